"""Write: records → JSON Lines or JSON. Knows nothing of where records came from."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Final, Protocol

import orjson

from kpuparse.schema import row

# In UTF-8: DEL and C1, the soft hyphen, U+061C, U+200B to U+200F (zero width, direction), U+2028 to U+202E (line and
# paragraph separators, direction), U+2060 to U+206F (the same and isolates), U+FEFF.
_OBEYED: Final = re.compile(
    rb"\x7f|\xc2[\x80-\x9f\xad]|\xd8\x9c|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf"
)

_PLAIN: Final = bytes(range(0x7F))
_ROWS: Final = {explain: partial(row, explain=explain) for explain in (False, True)}


def as_json(part: Any, *, explain: bool = False) -> bytes:
    """Return a record (or another dataclass of that kind) as JSON on one line.

    JSON spells C0 out as `\\u001b`; the other characters that a terminal obeys or hides, or that a reader of lines
    takes for a line's end, are spelt so too. The value is the same.
    """
    found = orjson.dumps(part, _ROWS[explain], orjson.OPT_PASSTHROUGH_DATACLASS)
    odd = found.translate(None, _PLAIN)
    return _OBEYED.sub(_escaped, found) if odd and _OBEYED.search(odd) else found


def _escaped(found: re.Match[bytes]) -> bytes:
    return b"\\u%04x" % ord(found.group().decode())


class Writer(Protocol):
    """Something that takes records as JSON, a few at a time, and is closed at the end."""

    def write(self, records: Sequence[bytes]) -> None:
        """Write the next records."""

    def close(self) -> None:
        """Write what ends the output."""


class JsonLines:
    """One JSON object a line."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, records: Sequence[bytes]) -> None:
        """Write each record with a line feed."""
        self._stream.writelines(record + b"\n" for record in records)

    def close(self) -> None:
        """Nothing ends JSON Lines."""


class JsonArray:
    """One JSON array, a record a line."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._next = b"[\n"

    def write(self, records: Sequence[bytes]) -> None:
        """Write each record behind a comma."""
        for record in records:
            self._stream.write(self._next + record)
            self._next = b",\n"

    def close(self) -> None:
        """Close the array; an empty one where no record came."""
        self._stream.write(b"[]\n" if self._next == b"[\n" else b"\n]\n")


WRITERS: Final[dict[str, type[JsonLines] | type[JsonArray]]] = {"jsonl": JsonLines, "json": JsonArray}


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Yield a temporary file beside `path`, renamed to `path` when all went well and deleted when not.

    A link is followed: what it leads to is replaced.

    Raises OSError where the folder cannot be written to.
    """
    import tempfile

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
