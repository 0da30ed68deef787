"""Write: records → JSON Lines or JSON. Knows nothing of where records came from."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

import orjson

from kpuparse.record import Record
from kpuparse.schema import plain


class Writer(Protocol):
    """Something that takes records one by one and is closed at the end."""

    def write(self, record: Record) -> None:
        """Write one record."""

    def close(self) -> None:
        """Write what ends the output."""


class JsonLines:
    """One JSON object a line."""

    def __init__(self, stream: BinaryIO, *, explain: bool = False) -> None:
        self._stream = stream
        self._explain = explain

    def write(self, record: Record) -> None:
        """Write one record and a line feed."""
        self._stream.write(orjson.dumps(plain(record, explain=self._explain), option=orjson.OPT_APPEND_NEWLINE))

    def close(self) -> None:
        """Nothing ends JSON Lines."""


class JsonArray:
    """One JSON array, a record a line."""

    def __init__(self, stream: BinaryIO, *, explain: bool = False) -> None:
        self._stream = stream
        self._explain = explain
        self._next = b"[\n"

    def write(self, record: Record) -> None:
        """Write one record behind a comma."""
        self._stream.write(self._next + orjson.dumps(plain(record, explain=self._explain)))
        self._next = b",\n"

    def close(self) -> None:
        """Close the array; an empty one where no record came."""
        self._stream.write(b"[]\n" if self._next == b"[\n" else b"\n]\n")


FORMATS: dict[str, type[JsonLines] | type[JsonArray]] = {"jsonl": JsonLines, "json": JsonArray}


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Yield a temporary file beside `path`, renamed to `path` when all went well and deleted when not.

    A link is followed: what it leads to is replaced.

    Raises OSError where the folder cannot be written to.
    """
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
