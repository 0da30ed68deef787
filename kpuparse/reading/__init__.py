"""Read: bytes → decoded pieces with their byte offsets. Knows nothing of bulletins.

encodings   where each encoding begins and ends
decoding    bytes → pieces of one encoding each
characters  entities, blanks and marks without width in them → plain text
pieces      the pieces, and the passages made of them
unpacking   gzip, before all that
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from kpuparse.reading.characters import legible, unfinished
from kpuparse.reading.decoding import BLOCK, Readable, decode, replace_surrogates
from kpuparse.reading.pieces import Piece
from kpuparse.reading.unpacking import MAGIC, Unpacked

if TYPE_CHECKING:
    import tempfile

SPOOL_SIZE: Final = 1 << 24
"""Of standard input so many bytes are kept in memory, the rest in a temporary file."""


class Dump(Protocol):
    """Something that can be read twice: once to settle the years, once to write."""

    @property
    def name(self) -> str | None:
        """What the records' `source.file` says."""

    @property
    def failure(self) -> OSError | None:
        """What ended the last reading before the dump's end; the pieces up to there were given."""

    def pieces(self) -> Iterator[Piece]:
        """Yield the decoded pieces in order; their bytes lie end to end. Raises OSError where nothing can be read."""

    def size(self) -> int:
        """Return the number of bytes that can be read; of what is packed, as unpacked."""


@dataclass(slots=True)
class FileDump:
    """A dump on disk. `name` is what the record's `source.file` says."""

    path: Path
    name: str | None
    failure: OSError | None = field(default=None, init=False)

    def pieces(self) -> Iterator[Piece]:
        """Yield the decoded pieces. Raises OSError where the file cannot be opened."""
        with self.path.open("rb") as stream:
            reading = _Reading(stream)
            yield from legible(decode(reading))
        self.failure = reading.failure

    def size(self) -> int:
        """Return the number of bytes, unpacked. Raises OSError where the file cannot be opened."""
        with self.path.open("rb") as stream:
            return _Reading(stream).size(self.path.stat().st_size)


@dataclass(slots=True)
class TextDump:
    """Text handed to the library. Byte offsets count in its UTF-8 form."""

    text: str
    name: str | None = None
    failure: OSError | None = field(default=None, init=False)

    def pieces(self) -> Iterator[Piece]:
        """Yield the text in pieces."""
        return legible(self._blocks())

    def _blocks(self) -> Iterator[Piece]:
        start = offset = 0
        while start < len(self.text):
            block = self.text[start : start + BLOCK]
            if start + BLOCK < len(self.text):
                block = block[: len(block) - unfinished(block)]
            start += len(block)
            block = replace_surrogates(block)
            length = len(block) if block.isascii() else len(block.encode())
            yield Piece(block, offset, offset + length, "utf-8")
            offset += length

    def size(self) -> int:
        """Return the number of bytes of the UTF-8 form."""
        return len(self.text) if self.text.isascii() else len(replace_surrogates(self.text).encode())


@dataclass(slots=True)
class StreamDump:
    """Standard input or a pipe, kept in a temporary file so that it can be read twice. None is a closed stream."""

    stream: BinaryIO | Path | None
    name: str | None = "-"
    failure: OSError | None = field(default=None, init=False)
    _spool: tempfile.SpooledTemporaryFile[bytes] | None = field(default=None, init=False)
    _cut_off: OSError | None = field(default=None, init=False)

    def _file(self) -> tempfile.SpooledTemporaryFile[bytes]:
        import tempfile

        if self._spool is None:
            if self.stream is None:
                raise OSError("is closed")
            self._spool = tempfile.SpooledTemporaryFile(max_size=SPOOL_SIZE)  # noqa: SIM115 - kept for the second pass
            if isinstance(self.stream, Path):
                with self.stream.open("rb") as stream:
                    self._keep(stream, self._spool)
            else:
                self._keep(self.stream, self._spool)
        self._spool.seek(0)
        return self._spool

    def _keep(self, stream: BinaryIO, spool: tempfile.SpooledTemporaryFile[bytes]) -> None:
        import shutil

        try:
            shutil.copyfileobj(stream, spool)
        except OSError as error:
            self._cut_off = error

    def pieces(self) -> Iterator[Piece]:
        """Yield the decoded pieces. Raises OSError where the stream cannot be opened."""
        reading = _Reading(self._file())
        yield from legible(decode(reading))
        self.failure = self._cut_off or reading.failure

    def size(self) -> int:
        """Return the number of bytes, unpacked. Raises OSError where the stream cannot be opened."""
        spool = self._file()
        kept = spool.seek(0, os.SEEK_END)
        spool.seek(0)
        return _Reading(spool).size(kept)


class _Reading:
    """A stream, unpacked if it is gzip, up to its end or to the first error, which is kept."""

    def __init__(self, stream: Readable) -> None:
        self.failure: OSError | None = None
        self._stream = stream
        self._start = b""
        self._start = self.read(len(MAGIC))
        self._packed = self._start == MAGIC
        if self._packed:
            self._stream, self._start = Unpacked(stream, self._start), b""

    def read(self, size: int, /) -> bytes:
        """Return about `size` bytes; none at the end, and none behind an error."""
        if self._start:
            found, self._start = self._start, b""
            return found
        try:
            return b"" if self.failure else self._stream.read(size)
        except OSError as error:
            self.failure = error
            return b""

    def size(self, packed: int) -> int:
        """Return how many bytes can be read; `packed` is the size of the stream as it is."""
        return sum(map(len, iter(lambda: self.read(BLOCK), b""))) if self._packed else packed
