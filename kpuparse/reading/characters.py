"""Characters that stand for others: HTML entities in pasted text, blanks of every kind, marks without width.

    Rapat&nbsp;dibuka &ldquo;pagi&rdquo;   Rapat dibuka “pagi”, seven pieces
    Ta<U+00AD>hun<U+00A0>2025              Tahun 2025, three pieces

Each piece keeps the bytes that it was read from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from kpuparse.reading.pieces import ENTITY, Piece, width

# All of Unicode's blanks (Zs) but the plain one.
BLANKS: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# Soft hyphen, blank and joiner without width, byte order mark, marks of direction. Not the joiners U+200C and U+200D:
# emoji are made with them.
WIDTHLESS: Final = "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"

_BYTE_ORDER_MARK: Final = "\ufeff"
_LINE_ENDS: Final = "\r\n"

_ODD_ONES: Final = frozenset(BLANKS + WIDTHLESS)
_ASCII: Final = bytes(range(128))

_REFERENCE = r"(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
# One set of characters to begin with: a search for that is several times faster than for one of three things.
_ODD = re.compile(
    rf"[&{BLANKS}{WIDTHLESS}](?:(?<=&)(?P<reference>{_REFERENCE})|(?<=[{BLANKS}])|(?<=[{WIDTHLESS}])[{WIDTHLESS}]*+)"
)
_UNFINISHED = re.compile(r"&[#A-Za-z0-9]{0,33}\Z")


def legible(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield `pieces` with entities as their characters, every blank as a plain one, and no marks without width.

    A mark's bytes count to the character before it. Only at the start of the dump there is none: there it is a blank.
    A byte order mark at the start of a file, of several that were joined too, belongs there; any other mark is noted.
    """
    last: Piece | None = None
    codec = ""
    for piece in pieces:
        opens = last is None or piece.codec != codec or last.text[-1] in _LINE_ENDS
        codec = piece.codec
        for part in _parts(piece, opens=opens):
            if part.text:
                if last is not None:
                    yield last
                last = part
            elif last is None:
                last = replace(part, text=" ")
            else:
                last = replace(last, end=part.end, marked=last.marked or part.marked)
    if last is not None:
        yield last


def _parts(piece: Piece, *, opens: bool) -> Iterator[Piece]:
    """Yield `piece` in parts: plain text, and, each by itself, what is read as another character or as none.

    `opens` tells whether a file may begin with `piece`; within it, one may at the start of a line.
    """
    text, codec = piece.text, piece.codec
    if "&" not in text and not _odd_characters(text):
        yield piece
        return
    done, start = 0, piece.start
    for odd in _ODD.finditer(text):
        meant = _meant(odd.group()) if odd["reference"] else odd.group()
        if meant is None:
            continue
        if odd.start() > done:
            at = start + width(text[done : odd.start()], codec)
            yield Piece(text[done : odd.start()], start, at, codec)
            start = at
        done, at = odd.end(), start + width(odd.group(), codec)
        shown = " " if meant in BLANKS else "" if meant[0] in WIDTHLESS else meant
        belongs = text[odd.start() - 1] in _LINE_ENDS if odd.start() else opens
        marked = not shown and not (belongs and not odd.group().strip(_BYTE_ORDER_MARK))
        yield Piece(shown, start, at, ENTITY if odd["reference"] else codec, marked)
        start = at
    if done < len(text):
        yield Piece(text[done:], start, piece.end, codec)


def _odd_characters(text: str) -> bool:
    """Tell whether `text` holds a blank that is not plain or a mark without width."""
    if text.isascii():
        return False
    # Bytes are filtered many times faster than characters; few of a text's are not ASCII.
    return not _ODD_ONES.isdisjoint(
        text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    )


@lru_cache(maxsize=1024)
def _meant(reference: str) -> str | None:
    """Return the character that an entity stands for; None for what is none, and for control characters."""
    from html import unescape

    found = unescape(reference)
    if len(found) != 1 or found == "\ufffd" or unicodedata.category(found) in {"Cc", "Cs"}:
        return None
    return found


def unfinished(text: str) -> int:
    """Return how many characters at the end of `text` may be the first half of an entity."""
    found = _UNFINISHED.search(text, max(0, len(text) - 34))
    return len(found.group()) if found else 0
