"""Check: the entries of one dump → its account: where every byte went, and what a person should look at.

The account is a few numbers. The warnings, which may be many, are kept in a spool on the way and read from it.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from types import TracebackType
from typing import Any, BinaryIO, Final, Self

import orjson

from kpuparse.pipeline import Entry
from kpuparse.record import WARNINGS, Record
from kpuparse.schema import schema_of
from kpuparse.splitting import Bulletin
from kpuparse.warn import Caution
from kpuparse.write.lines import as_json

SPOOL_SIZE: Final = 1 << 20
"""Warnings of more bytes than these are kept in a temporary file."""


def _doc(text: str, **more: Any) -> dict[str, Any]:
    return {"doc": text, **more}


@dataclass(frozen=True, slots=True)
class PlacedWarning:
    """A warning, and the place in the dump that it is about."""

    code: str = field(metadata=_doc("one of the documented codes", enum=tuple(WARNINGS)))
    message: str = field(metadata=_doc("the same in words; for `encoding`, with its name"))
    id: str = field(metadata=_doc("the `id` of the record that carries the warning"))
    line: int = field(metadata=_doc("the line of the dump on which the place starts, from 1"))
    start: int = field(metadata=_doc("its first byte in the file; of a gzip file, as unpacked"))
    end: int = field(metadata=_doc("one past its last byte"))
    text: str = field(metadata=_doc("the words that stand there, as read"))

    @property
    def detail(self) -> str:
        """What the message adds to the words of its code, such as an encoding's name, or nothing."""
        return self.message.removeprefix(WARNINGS[self.code]).removeprefix(": ")


@dataclass(frozen=True, slots=True)
class CodeCount:
    """How often a warning was given."""

    code: str = field(metadata=_doc("one of the documented codes", enum=tuple(WARNINGS)))
    count: int = field(metadata=_doc("in how many bulletins"))


@dataclass(frozen=True, slots=True)
class ByteCounts:
    """Where the bytes of a dump went: every byte in one class, white space inside a part with the part."""

    title: int = field(default=0, metadata=_doc("headlines"))
    dateline: int = field(default=0, metadata=_doc("datelines, with their dash"))
    body: int = field(default=0, metadata=_doc("texts"))
    credit: int = field(default=0, metadata=_doc("closing credits"))
    extra: int = field(default=0, metadata=_doc("text of no other field, such as category lines and counters"))
    separator: int = field(default=0, metadata=_doc("what parts bulletins, such as `....`"))
    blank: int = field(default=0, metadata=_doc("white space between these parts, and a byte order mark before them"))

    def total(self) -> int:
        """Return the sum."""
        return sum(getattr(self, f.name) for f in fields(self))


@dataclass(frozen=True, slots=True)
class Account:
    """What `kpuparse check` says of one dump."""

    file: str | None = field(metadata=_doc("the dump"))
    ok: bool = field(metadata=_doc("true where nothing needs a look"))
    error: str | None = field(metadata=_doc("why the dump could not be read to its end"))
    size: int = field(metadata=_doc("the bytes of the file; of a gzip file, as unpacked"))
    bytes: ByteCounts = field(metadata=_doc("the bytes by what they are part of"))
    adds_up: bool = field(metadata=_doc("true where these are together the bytes of the file"))
    bulletins: int = field(metadata=_doc("how many bulletins"))
    dated: int = field(metadata=_doc("how many of them have a date"))
    first_date: str | None = field(metadata=_doc("the earliest of these dates, ISO 8601", format="date"))
    last_date: str | None = field(metadata=_doc("the latest, ends of ranges included, ISO 8601", format="date"))
    codes: tuple[CodeCount, ...] = field(metadata=_doc("the warnings by code, the most frequent first"))
    warnings: tuple[PlacedWarning, ...] = field(default=(), metadata=_doc("every warning, in the order of the dump"))


class WarningSpool:
    """Keeps the warnings of one dump: in memory, or beyond SPOOL_SIZE in a temporary file. A context manager."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=SPOOL_SIZE)  # noqa: SIM115 - closed by __exit__

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def add(self, warning: PlacedWarning) -> None:
        """Keep one more. Raises OSError where there is no room for the file."""
        self._file.write(as_json(warning) + b"\n")

    def lines(self) -> Iterator[bytes]:
        """Yield all as JSON, in the order in which they came."""
        self._file.seek(0)
        for line in self._file:
            yield line.removesuffix(b"\n")

    def warnings(self) -> Iterator[PlacedWarning]:
        """Yield all, in the order in which they came."""
        return (PlacedWarning(**orjson.loads(line)) for line in self.lines())


@dataclass(slots=True)
class Tally:
    """Counts the entries of one dump."""

    parts: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    bulletins: int = 0
    dated: int = 0
    first_date: str | None = None
    last_date: str | None = None

    def add(self, entry: Entry, spool: WarningSpool) -> None:
        """Count one bulletin, and put its warnings into `spool`."""
        self.bulletins += 1
        self.parts.update(part_sizes(entry.bulletin))
        self._add_date(entry.record)
        for caution in entry.cautions:
            self.codes[caution.code] += 1
            spool.add(placed(caution, entry.bulletin, entry.record.id))

    def _add_date(self, record: Record) -> None:
        if record.date is None:
            return
        self.dated += 1
        self.first_date = min(self.first_date or record.date, record.date)
        last = record.date_end or record.date
        self.last_date = max(self.last_date or last, last)

    def account(self, file: str | None, size: int, error: str | None = None) -> Account:
        """Return the account of a dump of `size` bytes; `error` says why it could not be read to its end."""
        counts = ByteCounts(**self.parts)
        adds_up = counts.total() == size
        return Account(
            file=file,
            ok=adds_up and self.bulletins > 0 and not self.codes and error is None,
            error=error,
            size=size,
            bytes=counts,
            adds_up=adds_up,
            bulletins=self.bulletins,
            dated=self.dated,
            first_date=self.first_date,
            last_date=self.last_date,
            codes=tuple(CodeCount(code, n) for code, n in self.codes.most_common()),
        )


def part_sizes(bulletin: Bulletin) -> Counter[str]:
    """Return the bytes of each class of `ByteCounts` in `bulletin`.

    Each part is counted on its own and so is the space between two parts, but only where it is white: what stands in
    no part, or in two, makes the sum differ from the bytes of the file.
    """
    found: Counter[str] = Counter()
    at = 0
    for segment in bulletin.segments:
        found["blank"] += _blank_size(bulletin, at, segment.start)
        found[segment.kind] += bulletin.passage.size(segment.start, segment.end)
        at = segment.end
    found["blank"] += _blank_size(bulletin, at, len(bulletin.raw))
    return found


def _blank_size(bulletin: Bulletin, start: int, end: int) -> int:
    white = bulletin.raw[start:end].isspace()
    return bulletin.passage.size(start, end) if white else 0


def placed(caution: Caution, bulletin: Bulletin, id: str) -> PlacedWarning:
    """Return the warning for `caution` with its place in the dump."""
    start, end = caution.start, caution.end
    if caution.within != "raw":
        start, end = bulletin.raw_span(caution.within, start, end)
    return PlacedWarning(
        code=caution.code,
        message=caution.message,
        id=id,
        line=bulletin.line_at(start),
        start=bulletin.passage.byte_at(start),
        end=bulletin.passage.byte_at(end),
        text=bulletin.raw[start:end],
    )


def account_schema() -> dict[str, Any]:
    """Return the JSON Schema of what `write_json` writes."""
    return schema_of(Account, "The account of a dump")


def write_json(account: Account, spool: WarningSpool, stream: BinaryIO) -> None:
    """Write `account` as one line of JSON, with the warnings in `spool` as its last value."""
    stream.write(as_json(account).removesuffix(b"]}"))
    comma = b""
    for line in spool.lines():
        stream.write(comma + line)
        comma = b","
    stream.write(b"]}\n")
