"""Years: what the text of a bulletin says of the year in which it was written."""

from __future__ import annotations

import regex

from kpuparse.lexicon.calendar import ANNIVERSARIES, key
from kpuparse.patterns import LazyPattern, any_of

_YEAR = regex.compile(r"(?<![\d./-])(?:19|20)\d{2}(?![\d/])")
_ELECTION = LazyPattern(
    r"(?i)(?:pemilu(?:kada)?|pilkada|pemilihan|pilgub|pilbup|pilwakot|pilwalkot|pilpres|pileg|serentak)(?:\s+\p{L}+){0,6}\s*$"
)
_ANNIVERSARY = LazyPattern(
    rf"(?i)ke\s?-?\s?(?P<nth>\d{{2,3}})\s+(?:\p{{L}}+\s+){{0,4}}?(?P<what>{any_of(ANNIVERSARIES)})\b"
    rf"|(?P<what2>{any_of(ANNIVERSARIES)})\s+(?:\p{{L}}+\s+){{0,2}}?ke\s?-?\s?(?P<nth2>\d{{2,3}})\b"
)
_NTH = regex.compile(r"(?i)ke\s?-?\s?\d{2}")


def find_years(text: str, law_years: list[int]) -> dict[int, float]:
    """Return how strongly `text` speaks for each year that it names, but for the `law_years` of cited laws."""
    support: dict[int, float] = {}
    laws = list(law_years)
    for found in _YEAR.finditer(text):
        year = int(found.group())
        if year in laws:
            laws.remove(year)
            continue
        weight = 0.3 if _ELECTION().search(text, max(0, found.start() - 60), found.start()) else 1.0
        support[year] = min(3.0, support.get(year, 0.0) + weight)
    for found in _ANNIVERSARY().finditer(text) if _NTH.search(text) else ():
        support[ANNIVERSARIES[key(found["what"] or found["what2"])] + int(found["nth"] or found["nth2"])] = 4.0
    return support
