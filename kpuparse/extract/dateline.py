"""The dateline: its place, its site, and the office that follows from them."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from kpuparse.lexicon import areas
from kpuparse.patterns import CAP_WORD, DASH, HOST_HEAD, HOST_TAIL, MONTH, WEEKDAY

_HOST = regex.compile(rf"{HOST_HEAD}{HOST_TAIL}")
_SCHEME = regex.compile(r"(?i)^https?://(?:www\.)?|^www\.|/$")
_GLUED = regex.compile(rf"(?P<place>\p{{Lu}}[\p{{L}}' ]+?)\s?(?:\.|{DASH})\s?(?=\p{{L}})")
_DATE_ON = regex.compile(rf"[\s,(]*(?:{WEEKDAY}|\d{{1,2}}\s*(?:/|{MONTH})).*$", regex.DOTALL)
_TRAILING = regex.compile(rf"(?:[\s,;:|_]|{DASH})+$")
_LEADING = regex.compile(rf"^(?:[\s,;:|_]|{DASH})+")
# `KPU Provinsi Riau`, `Hupmas, KPU KOTABARU`, `KPU Kab. KTB`
_OFFICE = regex.compile(
    rf"(?:(?:Hupmas|Humas),?\s*)?(?P<office>(?P<body>KPU|KIP)(?:\s+(?P<kind>Kabupaten|KABUPATEN|Kab\.?|Kota|KOTA|Provinsi|PROVINSI|Prov\.?))?"
    rf"(?:\s+(?P<name>{CAP_WORD}(?:\s+{CAP_WORD})*+))?)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """What a dateline says. `office` follows from the host, or from the office named in its stead."""

    place: str | None
    site: str | None
    office: str | None


def find_place(dateline: str) -> Place:
    """Return the parts of `dateline`, as it was cut from the text (on one line, with its dash)."""
    host = _HOST.search(dateline)
    site = _clean_host(host.group()) if host else None
    if host and site and (glued := _glued_place(host.group(), site)):
        place = f"{dateline[: host.start()]}{glued[0]}".strip(" ,")
        return Place(place, glued[1], areas.office_of(glued[1]))
    before = _DATE_ON.sub("", dateline[: host.start()] if host else dateline)
    before = _TRAILING.sub("", _LEADING.sub("", before))
    named = _OFFICE.search(before)
    if named and not host:
        place = _TRAILING.sub("", before[: named.start()])
        if place in {"Hupmas", "Humas"}:
            place = ""
        return Place(place or None, None, _named_office(named))
    return Place(before or None, site, areas.office_of(site) if site else None)


def _glued_place(written: str, site: str) -> tuple[str, str] | None:
    """`Kotabaru.riau.kpu.go.id`, `Kotabaru-riau.kpu.go.id`: return a place with a capital and the host that it is glued to."""
    found = _GLUED.match(written)
    if not found or areas.office_of(site) is not None:
        return None
    host = _clean_host(written[found.end() :])
    return (found["place"], host) if areas.office_of(host) else None


def _clean_host(written: str) -> str:
    host = "".join(written.split()).lower()
    return _SCHEME.sub("", _SCHEME.sub("", host))


def _named_office(named: regex.Match[str]) -> str | None:
    """Return the office named in a dateline where the table of areas knows exactly one such office."""
    name = named["name"] or ""
    if name.casefold() in {"ri", "republik indonesia"}:
        return "KPU RI"
    letters = "".join(c for c in name.casefold() if c.isalpha())
    kind = (named["kind"] or "").casefold().rstrip(".")
    prefixes = {"kabupaten": ["kab-"], "kab": ["kab-"], "kota": ["kota-"], "provinsi": [""], "prov": [""]}
    found = {
        office
        for prefix in prefixes.get(kind, ["kab-", "kota-", ""])
        if (office := areas.office_of(f"{prefix}{letters}.kpu.go.id"))
    }
    return found.pop() if len(found) == 1 else None
