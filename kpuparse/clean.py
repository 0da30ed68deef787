"""Cleaning: raw text → the text that fields are found in. Done once, before extraction."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import Final

import regex

WRAP_LIMIT: Final = 140
"""Longer lines than this are paragraphs of their own, not lines of hard-wrapped text."""

_LIST_MARK = regex.compile(r"(?:\d{1,2}[.)]|[a-z][.)]|[-•*–])\s")
_LIST_MARKS: Final = "-•*–"
_CLOSING: Final = "\"”’'»)]"
_ENDS: Final = (*'"”»)]',)
_STOPS: Final = (*".!?:;…",)
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def one_line(raw: str) -> str:
    """Return `raw` in NFC on one line, with runs of blanks as one space."""
    return unicodedata.normalize("NFC", join_words(_lines(raw)))


def _lines(raw: str) -> list[str]:
    """Return the lines of `raw`."""
    # At these separators of data `str.splitlines` breaks a line as well.
    if "\x1c" in raw or "\x1d" in raw or "\x1e" in raw:
        return _BREAK.split(raw)
    return raw.splitlines() or [""]


def join_words(lines: list[str]) -> str:
    """Return `lines` as one; a line that ends in a hyphen inside a word is joined without a blank."""
    words = [bare for line in lines if (bare := line.strip())]
    text = " ".join(words)
    if "- " in text and len(words) > 1:
        text = words[0] + "".join([_link(above, line) + line for above, line in pairwise(words)])
    # Most text needs no more.
    if "  " in text or not text.isprintable():
        text = " ".join(text.split())
    return text


def _link(above: str, line: str) -> str:
    """Return what stands between two lines that are joined."""
    broken = len(above) > 1 and above[-1] == "-" and above[-2].isalnum() and line[0].isalnum()
    return "" if broken else " "


def flow(raw: str, lead: int = 0) -> str:
    """Return `raw` as paragraphs: hard-wrapped lines joined, paragraphs parted by one empty line, NFC.

    A single line break is a wrap where the next word would not have fitted the line, or where no
    sentence ends at it; else it parts paragraphs. Nothing but white space changes. `lead` is the
    number of characters that stand before `raw` on its first line.
    """
    lines = [line.strip() for line in _lines(raw)]
    if len(lines) == 1:
        return unicodedata.normalize("NFC", join_words(lines))
    lengths = [len(line) for line in lines]
    lengths[0] += lead
    width = max(lengths)
    paragraphs: list[list[str]] = [[]]
    for at, line in enumerate(lines):
        if not line:
            if paragraphs[-1]:
                paragraphs.append([])
        elif paragraphs[-1] and _parted(lines[at - 1], line, width - lengths[at - 1]):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    text = "\n\n".join(join_words(p) for p in paragraphs if p)
    return unicodedata.normalize("NFC", text)


def _parted(before: str, line: str, room: int) -> bool:
    """Tell whether the break between two lines parts paragraphs; `room` is left on the first up to the longest line."""
    if len(before) + room <= WRAP_LIMIT and 1 + len(line.split(None, 1)[0]) > room:
        return False
    if (line[0] in _LIST_MARKS or line[1:2] in ".)" or line[2:3] in ".)") and _LIST_MARK.match(line):
        return True
    if line[0].islower():
        return False
    return before.endswith(_ENDS) or before.rstrip(_CLOSING).endswith(_STOPS)
