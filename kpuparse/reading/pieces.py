"""Decoded text with the way back to bytes: pieces, and the window over them that is being looked at."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

ENTITY: Final = "html-entity"
"""What stands in a piece's `codec` where an HTML entity was read as its character."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Decoded text from one encoding, and the bytes in the dump, from `start` to `end`, that it was read from.

    `end` may lie behind the last character: what is read as nothing counts to the text before it.
    """

    text: str
    start: int
    end: int
    codec: str

    def byte_at(self, index: int) -> int:
        """Return the byte offset in the dump of the character `index` of this piece."""
        return self.end if index >= len(self.text) else self.start + width(self.text[:index], self.codec)


def width(text: str, codec: str) -> int:
    """Return how many bytes `text` takes in the encoding `codec`."""
    if codec == "cp1252" or (codec == "utf-8" and text.isascii()):
        return len(text)
    return len(text.encode(codec)) if text else 0


@dataclass(slots=True)
class Window:
    """The part of a dump that is being looked at: text, with the way back to bytes and lines."""

    text: str = ""
    line: int = 1
    # Of each piece: the index of its first character, the byte at which it starts, its encoding.
    _starts: array[int] = field(default_factory=lambda: array("q"))
    _bytes: array[int] = field(default_factory=lambda: array("q"))
    _codecs: list[str] = field(default_factory=list)
    _end: int = 0

    def fill(self, source: Iterator[Piece], size: int) -> bool:
        """Read from `source` until the window holds `size` characters; tell whether there may be more."""
        texts = [self.text]
        length = len(self.text)
        while length < size:
            piece = next(source, None)
            if piece is None:
                break
            texts.append(piece.text)
            self._starts.append(length)
            self._bytes.append(piece.start)
            self._codecs.append(piece.codec)
            self._end = piece.end
            length += len(piece.text)
        self.text = "".join(texts)
        return length >= size

    def byte_at(self, index: int) -> int:
        """Return the byte offset in the dump of character `index` of `text`."""
        if index >= len(self.text):
            return self._end
        at = bisect_right(self._starts, index) - 1
        return self._bytes[at] + width(self.text[self._starts[at] : index], self._codecs[at])

    def codecs(self, start: int, end: int) -> set[str]:
        """Return the names of the encodings in which `text[start:end]` was written."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, max(start, end - 1))
        return set(self._codecs[max(0, first) : last])

    def drop(self, count: int) -> None:
        """Forget the first `count` characters."""
        if not count:
            return
        self.line += line_breaks(self.text, 0, count)
        at = bisect_right(self._starts, count) - 1
        first = self.byte_at(count)
        self.text = self.text[count:]
        if not self.text:
            at = len(self._starts)
        self._starts = array("q", [max(0, start - count) for start in self._starts[at:]])
        self._bytes = self._bytes[at:]
        self._codecs = self._codecs[at:]
        if self._bytes:
            self._bytes[0] = first


def line_breaks(text: str, start: int, end: int) -> int:
    """Return how many lines end in `text[start:end]`; CRLF, LF and a lone CR each end one."""
    lf = text.count("\n", start, end)
    cr = text.count("\r", start, end)
    return lf + cr - text.count("\r\n", start, end) if cr else lf
