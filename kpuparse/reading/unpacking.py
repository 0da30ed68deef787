"""gzip, read as a stream: known by its first bytes, every member, with a cap on what it may expand to."""

from __future__ import annotations

import zlib
from typing import Final

from kpuparse.reading.decoding import Readable

MAGIC: Final = b"\x1f\x8b\x08"

EXPANSION_RATIO: Final = 200
"""Text packs to a quarter or a tenth of its size, the same pages over and over to a fiftieth."""

EXPANSION_FREE: Final = 1 << 26
"""Up to so many bytes a dump may expand as it likes: they cost little, and a small one may well be odd."""

_CHUNK: Final = 1 << 14


class Unpacked:
    """What a gzip stream holds. `start` are the bytes already read from `stream`."""

    def __init__(self, stream: Readable, start: bytes = b"") -> None:
        self._stream = stream
        self._packed = start
        self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._taken = len(start)
        self._given = 0
        self._error: OSError | None = None

    def read(self, size: int, /) -> bytes:
        """Return some unpacked bytes, about `size` at most, or none at the end.

        Raises OSError where the stream is cut off, damaged, or expands beyond the cap, but not before
        all that could be unpacked was given.
        """
        while self._error is None:
            found = self._unpack(size)
            self._given += len(found)
            if self._given > max(EXPANSION_FREE, EXPANSION_RATIO * self._taken):
                self._error = OSError(f"expands to more than {EXPANSION_RATIO} times its size")
            if found:
                return found
            if self._error is None and not self._more():
                return b""
        raise self._error

    def _unpack(self, size: int) -> bytes:
        before = self._member.copy()
        packed, self._packed = self._packed, b""
        try:
            found = self._member.decompress(packed, size)
        except zlib.error as error:
            self._error = OSError(f"is damaged: {str(error).rpartition(': ')[2]}")
            return _before_damage(before, packed)
        self._packed = self._member.unconsumed_tail
        return found

    def _more(self) -> bool:
        """Get more to unpack: the rest of the member, or the next one. Tell whether there is any."""
        if not self._member.eof:
            if not self._packed and not self._fetch():
                self._error = OSError("is cut off: the packed data have no end")
            return True
        # Some tools pad with NULs.
        self._packed = self._member.unused_data.lstrip(b"\x00")
        while len(self._packed) < len(MAGIC) and self._fetch():
            self._packed = self._packed.lstrip(b"\x00")
        if not self._packed:
            return False
        if not self._packed.startswith(MAGIC):
            self._error = OSError("is damaged: behind the packed data stands something else")
        self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        return True

    def _fetch(self) -> bool:
        fresh = self._stream.read(_CHUNK)
        self._packed += fresh
        self._taken += len(fresh)
        return bool(fresh)


def _before_damage(member: zlib._Decompress, packed: bytes) -> bytes:
    """Return what `member` gives of `packed`, byte by byte, up to the damage."""
    found = []
    try:
        for at in range(len(packed)):
            found.append(member.decompress(packed[at : at + 1]))
    except zlib.error:
        pass
    return b"".join(found)
