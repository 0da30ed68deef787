"""Parts: a role phrase taken apart into position, division, organisation, acting and former.

`Plt. Kepala Divisi Hukum KPU Provinsi Riau` · `Anggota KPU Kota Tegal Divisi Data, dan Informasi`
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import regex

from kpuparse.lexicon import roles
from kpuparse.patterns import BLANKS, LazyPattern, any_of

_FORMER = LazyPattern(rf"(?i)^{any_of(roles.FORMER)}\s+")
_ACTING = LazyPattern(
    r"(?i)^(?P<acting>(?:(?:pelaksana|penjabat|pejabat)\s+(?:tugas|harian|sementara)|penjabat)"
    rf"(?:\s*\({any_of(roles.ACTING)}\.?\))?|{any_of(roles.ACTING)}(?:\s?\.|(?=\s)))\s*"
)
# How what these two find begins.
_FORMER_WORDS = tuple(roles.FORMER)
_ACTING_WORDS = ("pelaksana", "penjabat", "pejabat", *roles.ACTING)
_BRACKET = LazyPattern(r"\([^()]*\)?")
_DIVISION = LazyPattern(r"(?i)(?<!\p{L})(?:divisi|devisi|divsi|diviisi|div\.)\s")
# Behind an organisation the words `Bidang Hukum` say of which field its officer is.
_FIELD = LazyPattern(r"(?<=\s)(?:di\s+)?(?P<field>(?:Bidang|Divisi)\s)")
_TERM = LazyPattern(rf"(?is){BLANKS}(?:,\s++|(?<=\s))(?:periode|masa\s+(?:jabatan|bakti|khidmat))\b.*+")
_WORD = regex.compile(r"\p{L}[\p{L}\p{N}-]*")
_LEADERSHIP = LazyPattern(r"(?<=\s)(?:Dewan\s+)?Pimpinan\s+(?:Anak\s+Cabang|Pusat|Wilayah|Daerah|Cabang|Ranting)\s")
# What only looks like an organisation: `dan Badan Usaha`, `Rumah Tangga`, `Kepala Sekolah` without a school's name.
_JOINED = LazyPattern(r"\b(?:dan|bidang)\s+$")
_NO_ORGANIZATION = LazyPattern(
    r"Rumah\s+Tangga\b|Organisasi(?=\s*(?:,|dan\b|&|$))"
    r"|Sekolah(?!\s+(?:Menengah|Dasar|Tinggi|Luar|Islam|Katolik|Kristen))"
)
_LOOK_ALIKES = ("Rumah", "Organisasi", "Sekolah")
# `peneliti dari` before the organisation.
_DANGLING = LazyPattern(r"(?<!\s)\s++(?:dari|di|pada|untuk)$")
_DANGLING_WORDS = ("dari", "di", "pada", "untuk", "\n")


Parts = tuple[str | None, str | None, str | None, str | None, bool]


def parts(text: str) -> Parts:
    """Return position, division, organization, acting and former of the role phrase `text`, as written."""
    return _known_parts(text) if len(text) < _KNOWN_LENGTH else _parts(text)


def _parts(text: str) -> Parts:
    rest = text
    folded = rest.casefold()
    former = _FORMER().match(rest) if folded.startswith(_FORMER_WORDS) else None
    if former:
        rest = rest[former.end() :]
        folded = rest.casefold()
    acting = _ACTING().match(rest) if folded.startswith(_ACTING_WORDS) else None
    if acting:
        rest = rest[acting.end() :]
    # A bracket belongs to the part that it stands behind.
    open_text = _BRACKET().sub(lambda m: "(" * len(m.group()), rest) if "(" in rest else rest
    organization = _organization_at(open_text)
    division = _division_at(open_text, organization)
    first = division if organization is None else organization if division is None else min(organization, division)
    return (
        _tidy(rest[:first]),
        _tidy(_piece(rest, division, organization)),
        _tidy(_without_term(_piece(rest, organization, division))),
        acting["acting"] if acting else None,
        former is not None,
    )


# The same offices' phrases come again and again in a dump.
_KNOWN_LENGTH: Final = 100
_known_parts: Final = lru_cache(maxsize=2048)(_parts)


def _piece(rest: str, start: int | None, other: int | None) -> str:
    """Return the part of a role phrase from `start` on, to where the `other` one starts if that comes behind it."""
    if start is None:
        return ""
    return rest[start:] if other is None or other <= start else rest[start:other]


def _division_at(rest: str, organization: int | None) -> int | None:
    """Return where the division starts, or None."""
    if "v" not in rest and "V" not in rest and "Bidang" not in rest:
        return None
    found = _DIVISION().search(rest)
    if found is not None:
        return found.start()
    field = _FIELD().search(rest, organization) if organization is not None else None
    return field.start("field") if field is not None else None


def _organization_at(rest: str) -> int | None:
    """Return where the organisation starts in a role phrase without its prefixes, or None."""
    leadership = _LEADERSHIP().search(rest) if "Pimpinan" in rest else None
    if leadership:
        return leadership.start()
    for word in _WORD.finditer(rest):
        start = word.start()
        if start and _names_organization(word.group()) and not _only_looks_so(rest, start):
            return start
    return None


def _names_organization(word: str) -> bool:
    """Tell whether a word starts an organisation's name."""
    folded = word.casefold()
    return folded in roles.ORGANIZATIONS and (word[0].isupper() or folded in {"kpu", "bawaslu"})


def _only_looks_so(rest: str, start: int) -> bool:
    """Tell whether what stands at `start` only looks like an organisation."""
    joined = rest[:start].rstrip().endswith(("dan", "bidang")) and _JOINED().search(rest[:start])
    return bool(joined or (rest.startswith(_LOOK_ALIKES, start) and _NO_ORGANIZATION().match(rest, start)))


def _without_term(body: str) -> str:
    """Return an organisation without the term of office behind it."""
    folded = body.casefold()
    return _TERM().sub("", body) if "per" in folded or "masa" in folded else body


def _tidy(part: str) -> str | None:
    bare = part.strip(" ,;-–/")
    if bare.endswith(_DANGLING_WORDS):
        bare = _DANGLING().sub("", bare)
    return bare or None
