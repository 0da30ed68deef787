"""Where lines start and end. LF, CRLF and a lone CR end one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_NEAR: Final = 256
_LINE = re.compile(r"[^\r\n]*+(?:\r\n?|\n)|[^\r\n]++")


def lines(text: str, low: int, high: int) -> Iterator[tuple[int, int, str]]:
    """Yield the lines of `text[low:high]`: where each starts, where it ends with its line break, and its words."""
    if text.find("\r", low, high) >= 0:
        for found in _LINE.finditer(text, low, high):
            yield found.start(), found.end(), found.group().strip()
        return
    at = low
    *whole, last = text[low:high].split("\n")
    for line in whole:
        end = at + len(line) + 1
        yield at, end, line.strip()
        at = end
    if last:
        yield at, high, last.strip()


def line_below(text: str, at: int, high: int) -> int:
    """Return where the line starts that follows the one in which `at` lies, `high` where none does before it."""
    reach = _NEAR
    while at < high:
        end = at + reach if at + reach < high else high
        lf = text.find("\n", at, end)
        cr = text.find("\r", at, end if lf < 0 else lf)
        if cr >= 0:
            return cr + 2 if cr + 1 < high and text[cr + 1] == "\n" else cr + 1
        if lf >= 0:
            return lf + 1
        at, reach = end, reach * 2
    return high


def line_start(text: str, low: int, at: int) -> int:
    """Return where the line starts in which `at` lies, not before `low`."""
    # In steps, for text of one kind of line break would else be read up to its start for the other kind.
    reach = _NEAR
    while at > low:
        start = at - reach if at - reach > low else low
        lf, cr = text.rfind("\n", start, at), text.rfind("\r", start, at)
        if lf >= 0 or cr >= 0:
            return (lf if lf > cr else cr) + 1
        at, reach = start, reach * 2
    return low


def line_end(text: str, at: int) -> int:
    """Return where the line ends in which `at` lies: at its line break, or at the end of `text`."""
    reach = _NEAR
    while True:
        end = min(len(text), at + reach)
        found = [place for place in (text.find("\n", at, end), text.find("\r", at, end)) if place >= 0]
        if found or end == len(text):
            return min(found, default=end)
        at, reach = end, reach * 2
