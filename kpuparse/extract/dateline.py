"""The dateline: its place, its site, and the office that follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import regex

from kpuparse.lexicon import areas
from kpuparse.patterns import (
    ANY_HOST,
    CAP_WORD,
    DASH,
    HOST_NAME,
    HOST_PATH,
    HOST_TAIL,
    MONTH,
    WEEKDAY,
    LazyPattern,
    folded,
)

_HOST = regex.compile(HOST_NAME + HOST_TAIL)
_ANY_HOST = LazyPattern(rf"(?P<host>{ANY_HOST}{HOST_TAIL})(?:{HOST_PATH})?")
_SCHEME = regex.compile(r"(?i)^https?://(?:www\.)?|^www\.|/$")
_GLUED = LazyPattern(rf"(?P<place>\p{{Lu}}[\p{{L}}' ]+?)\s?(?:\.|{DASH})\s?(?=\p{{L}})")
_MARKS: Final = " \n\t(),;:|_-–—‒―−‐‑⁃\u0336"
_DATE_ON = LazyPattern(rf"(?s)(?:(?<![\s,.(])[\s,.(]++)?+(?:{WEEKDAY}|\d{{1,2}}\s*(?:/|{MONTH})).*$")
_DATE_CUE = regex.compile(r"\d|(?i:sen[ei]n|selasa|rabu|rebo|kamis|jum|sabtu|minggu|ahad)")
# `KPU Provinsi Riau`, `Hupmas, KPU KOTABARU`, `KPU Kab. KTB`
_OFFICE = LazyPattern(
    rf"(?:(?:Hupmas|Humas),?\s*)?(?P<office>(?P<body>KPU|KIP)(?:\s+(?P<kind>Kabupaten|KABUPATEN|Kab\.?|Kota|KOTA|Provinsi|PROVINSI|Prov\.?))?"
    rf"(?:\s+(?P<name>{CAP_WORD}(?:\s+{CAP_WORD})*+))?)"
)

# Words of an office's unit, which may stand where others write the place: `Humas MC KPUKOTABARU - `.
_UNITS: Final = frozenset("humas hupmas hubmas parhumas parmas tekmas tim media center centre mc".split())

_KIND_PREFIX = {
    "kabupaten": "kab-",
    "kab": "kab-",
    "kota": "kota-",
    "kt": "kota-",
    "provinsi": "",
    "prov": "",
}
_OFFICE_IN = LazyPattern(
    r"(?i)\b(?:KPU|KIP|Komisi\s+(?:Pemilihan\s+Umum|Independen\s+Pemilihan)(?:\s+\((?:KPU|KIP)\))?)"
    r"(?:\s+(?P<ri>RI\b|Republik\s+Indonesia)|\s+(?P<kind>Kabupaten|Kab\.?|Kota|Kt|Provinsi|Prov\.?))?\s*(?=\p{L}|$|[/)])"
)
_OFFICE_GLUED = LazyPattern(r"(?i)\bkpu(?P<kind>kota|kab)?(?P<name>\p{L}{4,})")


@dataclass(frozen=True, slots=True)
class Place:
    """What a dateline says. `office` follows from the host, or from the office named in its stead."""

    place: str | None
    site: str | None
    office: str | None


@lru_cache(maxsize=256)
def find_place(dateline: str) -> Place:
    """Return the parts of `dateline`, as it was cut from the text (on one line, with its dash)."""
    # A host has a stop and no comma: none begins before the last comma in front of the first stop.
    low = dateline.rfind(",", 0, dateline.find(".") + 1) + 1
    host = _HOST.search(dateline, low) or _ANY_HOST().search(dateline, low)
    site = _clean_host(host.group()) if host else None
    if host and site and (glued := _glued_place(host.group(), site)):
        place = f"{dateline[: host.start()]}{glued[0]}".strip(" ,")
        return Place(place, glued[1], areas.office_of(glued[1]))
    before = dateline[: host.start()] if host else dateline
    if _DATE_CUE.search(before):
        before = _DATE_ON().sub("", before)
    before = before.strip(_MARKS)
    named = None if host else _OFFICE().search(before)
    place = before[: named.start()].rstrip(_MARKS) if named else before
    if _UNITS.issuperset(folded(place).split()):
        place = ""
    if named:
        return Place(place or None, None, _named_office(named))
    return Place(place or None, site, areas.office_of(site) if site else None)


def _glued_place(written: str, site: str) -> tuple[str, str] | None:
    """`Kotabaru.riau.kpu.go.id`, `Kotabaru-riau.kpu.go.id`: return the place and the host that it is glued to."""
    found = _GLUED().match(written)
    if not found or areas.office_of(site) is not None:
        return None
    host = _clean_host(written[found.end() :])
    return (found["place"], host) if areas.office_of(host) else None


def _clean_host(written: str) -> str:
    host = "".join(written.split()).lower()
    return _SCHEME.sub("", _SCHEME.sub("", host)) if "/" in host or host.startswith("www.") else host


def find_office(place: str | None, site: str | None, opening: str, credit: str) -> str | None:
    """Return the office that the text names as its own, or None where that is in doubt.

    Where the dateline has a `site`, which tells the office by itself only with its kind, the text must name one whose
    area is the site's own name (`belu.kpu.go.id`, KPU Kabupaten Belu). Else the credit names it
    (`Foto: rap/KPU Kota Kotabaru`, `kpukotakotabaru`); or headline and first sentence
    (`opening`) name one office only, and no other area's name stands in the dateline. A district of the office's own
    regency is no other area; a town of its province neither, where headline and first sentence both name the office.
    """
    if site is not None:
        own = {o for o in _offices_in(f"{opening}\n{credit}") if _bears(o, site.partition(".")[0])}
        return own.pop() if len(own) == 1 else None
    signed = _offices_in(credit)
    if len(signed) == 1:
        return signed.pop()
    named = _offices_in(opening)
    if len(named) != 1 or not place:
        return None
    office = named.pop()
    bare = areas.fold(place).partition(",")[0].removeprefix("kabupaten ").removeprefix("kota ")
    if areas.fold(office).endswith(bare) or bare not in areas.upper_names():
        return office
    headline, _, sentence = opening.partition("\n")
    provincial = " Kabupaten " not in office and " Kota " not in office
    twice = office in _offices_in(headline) and office in _offices_in(sentence)
    return office if areas.lies_in(bare, office) and (twice or not provincial) else None


def _bears(office: str, label: str) -> bool:
    """Tell whether a host's first label is the name of an office's area."""
    return "".join(areas.fold(areas.bare_office(office)).split()) == label


def _offices_in(text: str) -> set[str]:
    """Return the offices that `text` names and the table of areas knows."""
    found: set[str] = set()
    letters = folded(text)
    if "kpu" not in letters and "kip" not in letters and "komisi" not in letters:
        return found
    for named in _OFFICE_IN().finditer(text):
        words = text[named.end() : named.end() + 60].split()
        length = areas.place_length([w.strip(".,;:)/(") for w in words], 0, areas.upper_names())
        kind = _KIND_PREFIX.get((named["kind"] or "").casefold().rstrip("."))
        name = "".join(words[:length])
        if named["ri"]:
            found.add("KPU RI")
        elif length and (office := _office_named(name, kind)):
            found.add(office)
    for glued in _OFFICE_GLUED().finditer(text):
        if office := _office_named(glued["name"], _KIND_PREFIX.get((glued["kind"] or "").casefold())):
            found.add(office)
    return found


def _office_named(name: str, kind: str | None) -> str | None:
    """Return the one office of an area's `name`, of the kind (`kab-`, `kota-`, nothing for a province) or of any."""
    letters = "".join(c for c in name.casefold() if c.isalpha())
    kinds = ["kab-", "kota-", ""] if kind is None else [kind]
    found = {o for k in kinds if (o := areas.office_of(f"{k}{letters}.kpu.go.id"))}
    return found.pop() if len(found) == 1 else None


def _named_office(named: regex.Match[str]) -> str | None:
    """Return the office named in a dateline where the table of areas knows exactly one such office."""
    name = named["name"] or ""
    if name.casefold() in {"ri", "republik indonesia"}:
        return "KPU RI"
    return _office_named(name, _KIND_PREFIX.get((named["kind"] or "").casefold().rstrip(".")))
