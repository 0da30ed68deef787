"""Read: bytes → decoded pieces with their byte offsets. Knows nothing of bulletins."""

from __future__ import annotations

import codecs
import re
import shutil
import tempfile
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final, Protocol

LINE_LIMIT: Final = 1 << 16
"""A line is read in pieces of at most so many bytes, so that memory does not grow with it."""

HEAD_SIZE: Final = 1024
"""From so many bytes it is told whether a file is UTF-16."""

_UTF8_RUN = re.compile(
    rb"(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})++"
)
_TAIL = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Decoded text from one encoding, and the byte in the file at which it starts."""

    text: str
    start: int
    codec: str

    def byte_at(self, index: int) -> int:
        """Return the byte offset in the file of the character `index` of this piece."""
        return self.start + self.size(0, index)

    def size(self, start: int, end: int) -> int:
        """Return how many bytes of the file are the characters `start` to `end` of this piece."""
        part = self.text[start:end]
        if self.codec == "cp1252" or (self.codec == "utf-8" and part.isascii()):
            return len(part)
        return len(part.encode(self.codec, "surrogatepass"))

    def between(self, start: int, end: int) -> Piece:
        """Return the part of this piece from character `start` to `end`."""
        return Piece(self.text[start:end], self.byte_at(start), self.codec)


@dataclass(frozen=True, slots=True)
class Origin:
    """The pieces, end to end, that a text was decoded from, and the index in the text at which each begins."""

    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]

    def size(self, start: int, end: int) -> int:
        """Return how many bytes of the file are the characters `start` to `end` of the text."""
        first = max(0, bisect_right(self.starts, start) - 1)
        total = 0
        for piece, at in zip(self.pieces[first:], self.starts[first:], strict=True):
            if at >= end:
                break
            total += piece.size(max(0, start - at), end - at)
        return total

    def first_in(self, codec: str) -> tuple[int, int] | None:
        """Return the first stretch of the text that was decoded from `codec`, or None."""
        found = next((n for n, piece in enumerate(self.pieces) if piece.codec == codec), None)
        return None if found is None else (self.starts[found], self.starts[found] + len(self.pieces[found].text))


class Dump(Protocol):
    """Something that can be read twice: once to settle the years, once to write."""

    @property
    def name(self) -> str | None:
        """What the records' `source.file` says."""

    def pieces(self) -> Iterator[Piece]:
        """Yield the decoded pieces in order; their bytes lie end to end."""

    def size(self) -> int:
        """Return the number of bytes."""


@dataclass(frozen=True, slots=True)
class FileDump:
    """A dump on disk. `name` is what the record's `source.file` says."""

    path: Path
    name: str | None

    def pieces(self) -> Iterator[Piece]:
        """Yield the decoded pieces. Raises OSError where the file cannot be read."""
        with self.path.open("rb") as stream:
            yield from decode(stream)

    def size(self) -> int:
        """Return the number of bytes."""
        return self.path.stat().st_size


@dataclass(frozen=True, slots=True)
class TextDump:
    """Text handed to the library. Byte offsets count in its UTF-8 form."""

    text: str
    name: str | None = None

    def pieces(self) -> Iterator[Piece]:
        """Yield the text in pieces that end at line ends."""
        offset = 0
        for start in range(0, len(self.text), LINE_LIMIT):
            text = self.text[start : start + LINE_LIMIT]
            piece = Piece(_SURROGATE.sub("\ufffd", text), offset, "utf-8")
            yield piece
            offset = piece.byte_at(len(text))

    def size(self) -> int:
        """Return the number of bytes of the UTF-8 form."""
        return len(self.text.encode("utf-8", "replace")) if self.text.isascii() else _utf8_size(self.text)


def _utf8_size(text: str) -> int:
    return len(_SURROGATE.sub("\ufffd", text).encode())


@dataclass(slots=True)
class StreamDump:
    """Standard input or a pipe, kept in a temporary file so that it can be read twice. None is a closed stream."""

    stream: BinaryIO | Path | None
    name: str | None = "-"
    _spool: tempfile.SpooledTemporaryFile[bytes] | None = field(default=None, init=False)

    def _file(self) -> tempfile.SpooledTemporaryFile[bytes]:
        if self._spool is None:
            self._spool = tempfile.SpooledTemporaryFile(max_size=1 << 24)  # noqa: SIM115 - kept for the second pass
            if self.stream is None:
                raise OSError("is closed")
            if isinstance(self.stream, Path):
                with self.stream.open("rb") as stream:
                    shutil.copyfileobj(stream, self._spool)
            else:
                shutil.copyfileobj(self.stream, self._spool)
        return self._spool

    def pieces(self) -> Iterator[Piece]:
        """Yield the decoded pieces. Raises OSError where the stream cannot be read or kept."""
        spool = self._file()
        spool.seek(0)
        yield from decode(spool)

    def size(self) -> int:
        """Return the number of bytes."""
        spool = self._file()
        spool.seek(0, 2)
        return spool.tell()


class _Readable(Protocol):
    def readline(self, limit: int, /) -> bytes: ...
    def read(self, size: int, /) -> bytes: ...


def decode(stream: _Readable) -> Iterator[Piece]:
    """Yield `stream` as decoded pieces: UTF-16 by its mark or its NULs, else UTF-8, else Windows-1252.

    What is not UTF-8 is decided run by run, so that one old paragraph does not spoil a whole file.
    A byte order mark is part of the first piece, as U+FEFF, so that no byte goes missing.
    """
    head = stream.read(HEAD_SIZE)
    utf16 = _utf16_kind(head)
    if utf16:
        yield from _decode_utf16(stream, head, utf16)
        return
    offset, raw = 0, head + (b"" if head.endswith(b"\n") else stream.readline(LINE_LIMIT - len(head)))
    while raw:
        if len(raw) >= LINE_LIMIT and not raw.endswith(b"\n"):
            cut = _TAIL.search(raw, len(raw) - 4)
            keep = raw[cut.start() :] if cut and cut.start() else b""
            raw = raw[: len(raw) - len(keep)]
        else:
            keep = b""
        yield from _decode_run(raw, offset)
        offset += len(raw)
        raw = keep + stream.readline(LINE_LIMIT - len(keep))


def _utf16_kind(head: bytes) -> str | None:
    if head.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if head.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    even, odd = head[::2], head[1::2]
    # ASCII in UTF-16 has a NUL in nearly every other byte; no 8-bit text has.
    if len(head) >= 4 and odd.count(0) > len(odd) * 0.7 and even.count(0) < len(even) * 0.1:
        return "utf-16-le"
    if len(head) >= 4 and even.count(0) > len(even) * 0.7 and odd.count(0) < len(odd) * 0.1:
        return "utf-16-be"
    return None


def _decode_utf16(stream: _Readable, head: bytes, codec: str) -> Iterator[Piece]:
    offset, raw = 0, head
    more = stream.read(LINE_LIMIT)
    while raw:
        raw += more
        more = stream.read(LINE_LIMIT)
        cut = len(raw) if not more else len(raw) & ~1
        # Do not cut between the halves of a surrogate pair.
        if more and _high_half(raw[cut - 2 : cut], codec):
            cut -= 2
        whole, rest = raw[: cut & ~1], raw[cut & ~1 : cut]
        text = whole.decode(codec, "surrogatepass")
        if text:
            yield Piece(_SURROGATE.sub("\ufffd", text), offset, codec)
        if rest:
            yield Piece("\ufffd", offset + len(whole), "cp1252")
        offset += cut
        raw = raw[cut:]
        if not raw and more:
            raw, more = more, stream.read(LINE_LIMIT)


def _high_half(pair: bytes, codec: str) -> bool:
    return len(pair) == 2 and 0xD8 <= pair[1 if codec == "utf-16-le" else 0] < 0xDC


def _decode_run(raw: bytes, offset: int) -> Iterator[Piece]:
    try:
        yield Piece(raw.decode("utf-8"), offset, "utf-8")
        return
    except UnicodeDecodeError:
        pass
    at = 0
    for run in _UTF8_RUN.finditer(raw):
        if run.start() > at:
            yield _windows(raw[at : run.start()], offset + at)
        yield Piece(run.group().decode("utf-8"), offset + run.start(), "utf-8")
        at = run.end()
    if at < len(raw):
        yield _windows(raw[at:], offset + at)


def _windows(raw: bytes, offset: int) -> Piece:
    return Piece(raw.decode("cp1252", "replace"), offset, "cp1252")


@dataclass(slots=True)
class Window:
    """The part of a dump that is being looked at: text, with the way back to bytes and lines."""

    text: str = ""
    line: int = 1
    _starts: list[int] = field(default_factory=lambda: [0])
    _pieces: list[Piece] = field(default_factory=list)

    def extend(self, pieces: list[Piece]) -> None:
        """Put `pieces` at the end."""
        for piece in pieces:
            self._pieces.append(piece)
            self._starts.append(self._starts[-1] + len(piece.text))
        self.text += "".join(p.text for p in pieces)

    def byte_at(self, index: int) -> int:
        """Return the byte offset in the file of character `index` of `text`."""
        if not self._pieces:
            return 0
        at = min(bisect_right(self._starts, index) - 1, len(self._pieces) - 1)
        return self._pieces[at].byte_at(index - self._starts[at])

    def origin(self, start: int, end: int) -> Origin:
        """Return what `text[start:end]` was decoded from."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, max(start, end - 1))
        pieces = tuple(
            piece.between(max(0, start - at), end - at)
            for piece, at in zip(self._pieces[first:last], self._starts[first:last], strict=True)
        )
        return Origin(pieces, tuple(max(0, at - start) for at in self._starts[first:last]))

    def drop(self, count: int) -> None:
        """Forget the first `count` characters."""
        if not count:
            return
        at = min(bisect_right(self._starts, count) - 1, len(self._pieces) - 1)
        self.line += line_breaks(self.text, 0, count)
        first = self._pieces[at]
        cut = count - self._starts[at]
        rest = first.between(cut, len(first.text))
        self._pieces[: at + 1] = [rest]
        self.text = self.text[count:]
        self._starts = [0]
        for piece in self._pieces:
            self._starts.append(self._starts[-1] + len(piece.text))


def line_breaks(text: str, start: int, end: int) -> int:
    """Return how many lines end in `text[start:end]`; CRLF, LF and a lone CR each end one."""
    lf = text.count("\n", start, end)
    cr = text.count("\r", start, end)
    return lf + cr - text.count("\r\n", start, end) if cr else lf
