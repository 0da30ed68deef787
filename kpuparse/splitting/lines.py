"""Where lines start and end. LF, CRLF and a lone CR end one."""

from __future__ import annotations

from typing import Final

_NEAR: Final = 256


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
