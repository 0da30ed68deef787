"""Write: records → files, in one of several formats. Knows nothing of where records came from.

lines          a record as JSON on one line
flat           a record as a row of CSV
linked         a record as a node of JSON-LD
dublin         a record as a row of Dublin Core for Archivematica
cells          cells as a row of CSV
database       records in an SQLite database, whose layout is in schema.sql and indexes.sql
rows           a record as rows of its tables, and back
persons        who in one bulletin is who in another
organizations  organisations in the form in which they are compared for that
files          a file that appears only when it is complete
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from kpuparse.record import Record

SUFFIXES: Final = {
    "jsonl": ".jsonl",
    "json": ".json",
    "csv": ".csv",
    "jsonld": ".jsonld",
    "dc": ".dc.csv",
    "sqlite": ".db",
}
"""The formats by their names, each with what its files end in."""

ENDINGS: Final = {".sqlite": "sqlite", ".sqlite3": "sqlite", **{suffix: name for name, suffix in SUFFIXES.items()}}
"""What a file's name may end in, with the format that is meant; of two that fit, the longer."""


class Format(NamedTuple):
    """How records become a file: each of them by `encode`, `joint` between them, and `head` and `tail` around them.

    `encode` is picklable, for records are encoded where they are made. `empty` is the file without a record.
    """

    encode: Callable[[Record], bytes]
    head: bytes = b""
    joint: bytes = b""
    tail: bytes = b""
    empty: bytes = b""


def format_named(name: str, *, explain: bool = False, excel: bool = False) -> Format:
    """Return the format of that name, one of `SUFFIXES`.

    With `explain`, `jsonl`, `json` and `sqlite` say which rules made the finds; the others take no notice.
    A database is no stream of bytes: what `sqlite` gives is for `database.Archive`.
    With `excel`, CSV is made for a spreadsheet.
    """
    # Each format's module is loaded only where it is used: the time that a start takes counts.
    if name == "csv":
        from kpuparse.write import flat

        header = flat.head(excel=excel)
        return Format(partial(flat.as_row, excel=excel), head=header, empty=header)
    if name == "dc":
        from kpuparse.write import dublin

        return Format(dublin.as_row, head=dublin.HEAD, empty=dublin.HEAD)
    if name == "jsonld":
        from kpuparse.write import linked

        return Format(linked.as_article, linked.HEAD, b",\n", linked.TAIL, linked.EMPTY)
    from kpuparse.write.lines import as_json, as_line

    if name == "sqlite":
        return Format(partial(as_json, explain=explain))
    if name == "json":
        return Format(partial(as_json, explain=explain), b"[\n", b",\n", b"\n]\n", b"[]\n")
    return Format(partial(as_line, explain=explain))


class Stream(Protocol):
    """Something that bytes can be written to."""

    def write(self, data: bytes, /) -> int:
        """Write `data`, whole."""


class Writer:
    """Writes encoded records, a few at a time, on `stream` in `form`."""

    def __init__(self, stream: Stream, form: Format) -> None:
        self._stream = stream
        self._form = form
        self._next = form.head
        self._begun = False

    def write(self, records: Sequence[bytes]) -> None:
        """Write the next records. Raises OSError where the stream does."""
        for record in records:
            self._stream.write(self._next + record)
            self._next = self._form.joint
            self._begun = True

    def close(self) -> None:
        """Write what ends the output; the stream stays open. Raises OSError where the stream does."""
        self._stream.write(self._form.tail if self._begun else self._form.empty)
