"""Organisations as the roles of different bulletins spell them, brought to one form.

`KPU Jateng`, `Komisi Pemilihan Umum Provinsi Jawa Tengah` → `kpu provinsi jawa tengah`
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from kpuparse.lexicon import areas


class Organization(NamedTuple):
    """An organisation's form for comparing; `anywhere`: it is one and the same whichever office writes of it."""

    key: str
    anywhere: bool


_SPELT: Final = (
    (re.compile(r"\bkomisi pemilihan umum(?: kpu)?\b|\bkpud\b"), "kpu"),
    (re.compile(r"\bkomisi independen pemilihan(?: kip)?\b"), "kip"),
    (re.compile(r"\bbadan pengawas (?:pemilihan umum|pemilu)(?: bawaslu)?\b"), "bawaslu"),
    (re.compile(r"\brepublik indonesia\b"), "ri"),
    (re.compile(r"\bkab\b"), "kabupaten"),
    (re.compile(r"\bkotamadya\b"), "kota"),
    (re.compile(r"\b(?:prov|propinsi)\b"), "provinsi"),
    (re.compile(r"\bkep\b"), "kepulauan"),
    (re.compile(r"\bd i (?=yogyakarta\b)"), "di "),
)
_MARKS: Final = re.compile(r"[^\w'&-]+")
_HOSTS: Final = {"kabupaten": "kab-", "kota": "kota-", "provinsi": ""}
# Other names of provinces than the table of areas knows them by.
_PROVINCES: Final = {
    "di yogyakarta": "diy",
    "daerah istimewa yogyakarta": "diy",
    "daerah khusus jakarta": "jakarta",
    "daerah khusus ibukota jakarta": "jakarta",
    "bangka belitung": "babel",
}
# What an election body has before its name and what is still the same body.
_OFFICES_OF: Final = {"sekretariat", "sekretariat jenderal", "kantor"}
# Bodies of districts and villages, whose names are also those of regencies elsewhere.
_LOCAL: Final = frozenset(
    "ppk pps kpps ppdp pantarlih panwascam panwaslucam polsek koramil kecamatan camat distrik kelurahan lurah desa "
    "nagari kampung gampong dusun rt rw".split()
)
_BODIES: Final = frozenset({"kpu", "kip", "bawaslu"})


@lru_cache(maxsize=4096)
def organization(written: str, publisher: str | None) -> Organization | None:
    """Return the organisation `written` in a role, in a bulletin of the office `publisher`.

    None for an election body without its area (`KPU`, `KPU Kota`): that may be the publisher or another. An
    organisation is the same anywhere where it is national (`… RI`) or its name ends with an area of which there is
    one; an area's name that a regency and a city share (`Semarang`) is the publisher's own, if that is either.
    """
    words = _words(written)
    body = next((at for at, word in enumerate(words) if word in _BODIES), None)
    if body is not None and (not body or " ".join(words[:body]) in _OFFICES_OF):
        words = ["kpu" if words[body] == "kip" else words[body], *words[body + 1 :]]
        if len(words) == 1 or (len(words) == 2 and words[1] in _HOSTS):
            return None
    return _placed(words, _words(publisher or "")) if words else None


def _words(text: str) -> list[str]:
    folded = _MARKS.sub(" ", areas.fold(text)).strip()
    for pattern, plain in _SPELT:
        folded = pattern.sub(plain, folded)
    return folded.split()


def _placed(words: list[str], publisher: list[str]) -> Organization:
    if words[-1] == "ri" or words[1:] == ["pusat"]:
        return Organization(" ".join([*words[:-1], "ri"]), anywhere=True)
    for at in range(1, len(words)):
        named = words[at] in _HOSTS
        start = at + named
        length = areas.place_length(words, start, areas.upper_names()) if start < len(words) else 0
        if not length or not _ends(words, start + length):
            continue
        found = _areas(words[start : start + length], words[at] if named else None)
        own = found & {" ".join(publisher[1:])} or found
        if len(own) == 1 and (named or not _LOCAL.intersection(words[:at])):
            return Organization(" ".join([*words[:at], *own]), anywhere=True)
        break
    return Organization(" ".join(words), anywhere=False)


def _ends(words: list[str], at: int) -> bool:
    """Tell whether an organisation's name ends at `at`: there, or with the province of a regency."""
    if at < len(words) and words[at] == "provinsi":
        at += 1 + areas.place_length(words, at + 1, areas.upper_names())
    return at == len(words)


def _areas(words: list[str], kind: str | None) -> set[str]:
    """Return the areas with that name, of the kind or of any, as their offices call them: `kota tegal`."""
    name = " ".join(words)
    letters = _PROVINCES.get(name) or "".join(c for c in name if c.isalpha())
    kinds = _HOSTS.values() if kind is None else [_HOSTS[kind]]
    offices = (areas.office_of(f"{start}{letters}.kpu.go.id") for start in kinds)
    return {" ".join(_words(office)[1:]) for office in offices if office}
