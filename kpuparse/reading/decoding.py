"""Encodings, told apart segment by segment: files of every encoding may have been joined into one dump.

Text is read as UTF-8, and what is no UTF-8 as Windows-1252, until UTF-16 begins: at a byte order mark, or where
every other byte is NUL. UTF-16 ends at another mark, or where text of one byte a letter begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Protocol

from kpuparse.reading.characters import unfinished
from kpuparse.reading.encodings import LOOK, UTF16_LE, opening, utf16_end, utf16_start
from kpuparse.reading.pieces import Piece

BLOCK: Final = 1 << 16
"""At most so many bytes are decoded in one go, so that memory does not grow with a line."""

_UTF8_RUN = re.compile(
    rb"(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})++"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


class Readable(Protocol):
    """A stream of bytes; `read` gives at least one, or none at the end."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes."""


def decode(stream: Readable) -> Iterator[Piece]:
    """Yield `stream` as decoded pieces whose bytes lie end to end. Raises what `stream.read` raises.

    What is not UTF-8 is decided run by run, so that one old paragraph does not spoil a whole file.
    A byte order mark is part of a piece, as U+FEFF.
    """
    ahead = _Ahead(stream)
    # Behind a border the next one may be near: begin small. UTF-16 that has just begun does not end at once.
    size, low = BLOCK, 2
    raw, limit = ahead.look(size)
    codec = opening(raw)
    while raw:
        if codec == "utf-8":
            end, following = utf16_start(raw, limit) or (_cut(raw, limit), codec)
            yield from _decode_bytes(raw[:end], ahead.offset)
        else:
            found = utf16_end(raw, codec, low, limit)
            end, following = (_cut16(raw, codec, limit), codec) if found is None else (found, "utf-8")
            yield from _decode_utf16(raw[:end], ahead.offset, codec)
        size, low = (min(2 * size, BLOCK), 0) if following == codec else (min(2 * LOOK, BLOCK), 2)
        codec = following
        ahead.skip(end)
        raw, limit = ahead.look(size)


class _Ahead:
    """A stream of which one sees the next bytes before one takes them. `offset` is the byte that comes next."""

    def __init__(self, stream: Readable) -> None:
        self.offset = 0
        self._stream = stream
        self._raw = b""
        self._at = 0
        self._more = True

    def look(self, size: int) -> tuple[bytes, int]:
        """Return the next bytes, and how many of them may be taken: `size` where more follow, else all."""
        if self._more and len(self._raw) - self._at < size + LOOK:
            parts = [self._raw[self._at :]]
            length = len(parts[0])
            while self._more and length < 2 * BLOCK + LOOK:
                parts.append(self._stream.read(BLOCK))
                self._more = bool(parts[-1])
                length += len(parts[-1])
            self._raw, self._at = b"".join(parts), 0
        found = self._raw[self._at : self._at + size + LOOK]
        last = not self._more and self._at + len(found) == len(self._raw)
        return found, len(found) if last and len(found) <= size else size

    def skip(self, count: int) -> None:
        """Take the next `count` bytes."""
        self._at += count
        self.offset += count


def replace_surrogates(text: str) -> str:
    """Return `text` with U+FFFD for the halves of pairs, which no encoding can write."""
    # Text is encoded many times faster than it is searched.
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def _cut(raw: bytes, limit: int) -> int:
    """Return where to cut 8-bit text at or before `limit`: at a line's end, or inside no character and no entity."""
    if limit == len(raw):
        return limit
    end = raw.rfind(b"\n", 0, limit) + 1
    if end:
        return end
    end = limit - (raw[limit] == 0x0A)
    while end > limit - 4 and 0x80 <= raw[end] < 0xC0:
        end -= 1
    end -= unfinished(raw[end - 40 : end].decode("latin-1"))
    return end if end > 0 else limit


def _cut16(raw: bytes, codec: str, limit: int) -> int:
    """Return where to cut UTF-16 at or before `limit`, inside no pair and no entity."""
    if limit == len(raw):
        return limit
    end = limit & ~1
    if 0xD8 <= raw[end - 1 if codec == UTF16_LE else end - 2] < 0xDC:
        end -= 2
    end -= 2 * unfinished(raw[max(0, end - 80) : end].decode(codec, "replace"))
    return end if end > 0 else limit


def _decode_bytes(raw: bytes, offset: int) -> Iterator[Piece]:
    """Yield 8-bit text: what is UTF-8 as that, the rest as Windows-1252."""
    try:
        if raw:
            yield Piece(raw.decode("utf-8"), offset, offset + len(raw), "utf-8")
        return
    except UnicodeDecodeError:
        pass
    at = 0
    for run in _UTF8_RUN.finditer(raw):
        if run.start() > at:
            yield _windows(raw[at : run.start()], offset + at)
        yield Piece(run.group().decode("utf-8"), offset + run.start(), offset + run.end(), "utf-8")
        at = run.end()
    if at < len(raw):
        yield _windows(raw[at:], offset + at)


def _windows(raw: bytes, offset: int) -> Piece:
    return Piece(raw.decode("cp1252", "replace"), offset, offset + len(raw), "cp1252")


def _decode_utf16(raw: bytes, offset: int, codec: str) -> Iterator[Piece]:
    whole = len(raw) & ~1
    if whole:
        text = raw[:whole].decode(codec, "surrogatepass")
        yield Piece(replace_surrogates(text), offset, offset + whole, codec)
    if whole < len(raw):
        yield Piece("\ufffd", offset + whole, offset + len(raw), codec)
