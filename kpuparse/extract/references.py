"""Laws, regulations, decisions and rulings cited by number."""

from __future__ import annotations

from typing import Final

import regex

from kpuparse.patterns import DASH, LazyPattern
from kpuparse.record import Reference, Span

# `Undang-Undang`, `PKPU`, `Peraturan Bawaslu`, `Keputusan KPU Kota Kotabaru`, `Putusan Mahkamah Konstitusi`
_KIND = (
    rf"(?:[Uu]ndang\s?{DASH}\s?[Uu]ndang|UNDANG\s?{DASH}\s?UNDANG|[Pp]eraturan|PERATURAN|[Kk]eputusan|KEPUTUSAN|[Pp]utusan|PUTUSAN|"
    r"Ketetapan|Instruksi|Surat\s+(?:Keputusan|Edaran)|Qanun|Perda|Perpu|Perppu|Perpres|(?:Per|Kep)men\p{Ll}+(?:RB)?|Perbawaslu|"
    r"Perwal(?:i)?|Perbup|Pergub|PKPU|UU|PP|PMK|SK|SE|Inpres|Keppres|Kepmendagri|TAP)"
)
_COURT = r"(?:(?<=/PN)\s\p{Lu}\p{Ll}{2}(?:\.\p{Lu}\p{Ll}{2})?)?"
_NUMBER = rf"(?P<number>\d[\p{{L}}\d]*(?:[./-][\p{{L}}\d][\p{{L}}\d.]*(?:-[\p{{L}}\d]+)*)*+{_COURT})"
# Words between the kind and its number: who issued it, a short form in brackets.
_WORD = r"(?!(?:[Nn]omor|NOMOR|[Nn]o)\b)(?:\([\p{L} -]{2,20}\)|\p{Lu}[\p{L}/&.-]*+|dan)"
_NUMBERED = (
    r"(?:(?:[Nn]omor|NOMOR|[Nn]o)\b\.?\s*:?\s*|(?<=UU|PKPU|PP|Undang|\))\s+(?=\d)"
    # `Putusan MK 316/PHPU.BUP-XXIII/2025`
    r"|(?<=\s)(?=\d+/(?:PHPU|PUU|PHP)\b)"
    # `Permendagri 52 Tahun 2020`, `Perbawaslu 5/2022`
    r"|(?<=\b(?:Per|Kep|In)\p{Ll}{2,12}|PMK|RB)\s+(?=\d+(?:/\d{4}|\s+[Tt]ahun\s+\d{4})))"
)
_CITED = LazyPattern(
    rf"(?<![\p{{L}}\d])(?P<kind>{_KIND}(?:[ \t]+{_WORD}){{0,9}}?)[ \t]*(?:,\s*)?{_NUMBERED}{_NUMBER}"
    r"(?:\s*,?\s*(?:[Tt]ahun|TAHUN|Th\.?)\s+(?P<year>\d{4}))?"
)
# The year ends the number, but for the court's code: `757/Pdt.G/2022/PN Jkt.Pst`.
_YEAR_IN = LazyPattern(r"(?:^|[/.-])((?:19|20)\d{2})(?:/PN.*)?$")


_FIGURES = regex.compile(r"\d+")
# How what stands before a number ends where it may be that of a law: `Nomor`, `No.`, `UU`, `PKPU`, `PP`, `Undang`,
# `PMK`, `PermenPANRB`.
_BEFORE_NUMBER: Final = frozenset(("or", "OR", "no", "No", "UU", "PU", "PP", "ng", "MK", "RB"))


def find_references(text: str, field: str = "body") -> tuple[Reference, ...]:
    """Return the citations in `text`, in order; `field` is the name that their spans carry."""
    found: list[Reference] = []
    at = 0
    for figures in _FIGURES.finditer(text):
        start, end = figures.span()
        if start >= at and _may_be_cited(text, start, end):
            # No figure stands between the kind and the number: from `at` on there is none before this.
            cited = _CITED().search(text, at)
            if cited is None:
                break
            found.append(_reference(cited, field))
            at = cited.end()
        else:
            at = max(at, end)
    return tuple(found)


def _may_be_cited(text: str, start: int, end: int) -> bool:
    """Tell whether the figures may be the number of a law, as far as the words beside them say."""
    following = text[end : end + 7]
    before = text[max(0, start - 8) : start].rstrip(" \n.:")[-2:]
    if before in _BEFORE_NUMBER or before[-1:] == ")" or following[:2] == "/P":
        return True
    # `Permendagri 52 Tahun 2020`, `Perbawaslu 5/2022`
    if following[:1] == "/":
        return before.isalpha() and following[1:5].isdigit()
    return "ahun" in following and before.isalpha()


def _reference(found: regex.Match[str], field: str) -> Reference:
    number = found["number"].rstrip(".")
    end = found.end() if found["year"] else found.end("number") - (len(found["number"]) - len(number))
    year = found["year"]
    in_number = _YEAR_IN().search(number)
    if not year and in_number:
        year = in_number[1]
        # In `PKPU 10/2024` the slash parts number and year; in `151/PHPU.BUP-XXIII/2025` it is all the number.
        plain = number[: in_number.start()]
        if plain.isdigit():
            number = plain
    return Reference(
        text=found.string[found.start() : end],
        kind=" ".join(found["kind"].split()),
        number=number,
        year=int(year) if year else None,
        span=Span(field, found.start(), end),
    )
