"""Decoded text with the way back to bytes: pieces, and passages made of them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Final

ENTITY: Final = "html-entity"
"""What stands in a piece's `codec` where an HTML entity was read as its character."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Decoded text from one encoding, and the bytes in the dump, from `start` to `end`, that it was read from.

    `end` may lie behind the last character: what is read as nothing counts to the text before it. `marked` says
    that this was more than a byte order mark.
    """

    text: str
    start: int
    end: int
    codec: str
    marked: bool = False

    def byte_at(self, index: int) -> int:
        """Return the byte offset in the dump of the character `index` of this piece."""
        return self.end if index >= len(self.text) else self.start + width(self.text[:index], self.codec)


def width(text: str, codec: str) -> int:
    """Return how many bytes `text` takes in the encoding `codec`."""
    if codec == "cp1252" or (codec == "utf-8" and text.isascii()):
        return len(text)
    return len(text.encode(codec)) if text else 0


@dataclass(slots=True)
class Passage:
    """Text of a dump, with the way back to the bytes that it was read from; they lie end to end."""

    text: str = ""
    # Of each piece: the index of its first character, the byte at which it starts, its encoding.
    _starts: array[int] = field(default_factory=lambda: array("q"))
    _bytes: array[int] = field(default_factory=lambda: array("q"))
    _codecs: list[str] = field(default_factory=list)
    _end: int = 0
    # The characters behind which something invisible was left out.
    _marked: array[int] = field(default_factory=lambda: array("q"))
    # The character and its byte that were asked for last: the next ones are counted from there.
    _asked: tuple[int, int] = field(default=(0, 0), compare=False, repr=False)

    def fill(self, source: Iterator[Piece], size: int) -> bool:
        """Read from `source` until there are `size` characters; tell whether there may be more."""
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
            if piece.marked:
                self._marked.append(length - 1)
        self.text = "".join(texts)
        return length >= size

    def byte_at(self, index: int) -> int:
        """Return the byte offset in the dump of character `index` of `text`."""
        if index >= len(self.text):
            return self._end
        at = self._piece(index)
        start, byte = self._starts[at], self._bytes[at]
        if start < self._asked[0] <= index:
            start, byte = self._asked
        byte += width(self.text[start:index], self._codecs[at])
        self._asked = index, byte
        return byte

    def size(self, start: int, end: int) -> int:
        """Return how many bytes `text[start:end]` was read from."""
        at = self._piece(start)
        if end < len(self.text) and at == self._piece(end):
            return width(self.text[start:end], self._codecs[at])
        return self.byte_at(end) - self.byte_at(start)

    def between(self, start: int, end: int) -> Passage:
        """Return `text[start:end]` with its bytes."""
        pieces = slice(max(0, self._piece(start)), self._piece(end - 1) + 1 if end > start else 0)
        starts, firsts, codecs = self._starts[pieces], self._bytes[pieces], self._codecs[pieces]
        if firsts:
            firsts[0] = self.byte_at(start)
        marked = self._marked[bisect_left(self._marked, start) : bisect_left(self._marked, end)] if self._marked else ()
        return Passage(
            self.text[start:end],
            array("q", [at - start if at > start else 0 for at in starts]),
            firsts,
            codecs,
            self.byte_at(end),
            array("q", [at - start for at in marked]),
        )

    @property
    def codecs(self) -> set[str]:
        """The names of the encodings in which the text was written, ENTITY among them."""
        return set(self._codecs)

    def first_in(self, codecs: Container[str]) -> tuple[int, int] | None:
        """Return the first stretch of `text` that was written in `codecs`, as start and end, or None."""
        pieces = zip(self._starts, self._codecs, strict=True)
        start = next((at for at, codec in pieces if codec in codecs), None)
        if start is None:
            return None
        return start, next((at for at, codec in pieces if codec not in codecs), len(self.text))

    def first_mark(self) -> int | None:
        """Return the index in `text` at which the first invisible character was left out, or None."""
        return self._marked[0] + 1 if self._marked else None

    def _piece(self, index: int) -> int:
        """Return the number of the piece in which character `index` stands."""
        return bisect_right(self._starts, index) - 1


def line_breaks(text: str, start: int, end: int) -> int:
    """Return how many lines end in `text[start:end]`; CRLF, LF and a lone CR each end one."""
    lf = text.count("\n", start, end)
    cr = text.count("\r", start, end)
    return lf + cr - text.count("\r\n", start, end) if cr else lf
