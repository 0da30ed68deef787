"""The work of `kpuparse split`: dumps by their names → records on a stream, and what there is to say of them."""

from __future__ import annotations

import contextlib
import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from kpuparse.console import complain, dump_named, leaving_quietly, reason, say, with_progress

if TYPE_CHECKING:
    from kpuparse.parallel import Workers
    from kpuparse.pipeline import Entry
    from kpuparse.record import Record
    from kpuparse.write import Format, Writer


class Order(NamedTuple):
    """What `kpuparse split` is asked to do: its arguments and options."""

    dumps: list[str]
    output: Path | None
    format: str
    as_of: dt.date
    explain: bool
    strict: bool
    quiet: bool
    jobs: int


@dataclass
class Counts:
    """What the closing line says."""

    bulletins: int = 0
    dated: int = 0
    found: int = 0
    warnings: Counter[str] = field(default_factory=Counter)
    read: int = 0
    accounted: int = 0
    failed: int = 0
    empty: int = 0

    @property
    def ok(self) -> bool:
        """Whether nothing needs a look; what `check` asks of each dump."""
        return not (self.failed or self.empty or self.warnings) and self.accounted == self.read

    def add(self, record: Record) -> None:
        """Count one record."""
        self.bulletins += 1
        self.dated += record.date is not None
        self.found += bool(record.title and (record.place or record.site or record.credit or record.date_text))
        self.warnings.update(w.code for w in record.warnings)
        self.accounted += record.source.end - record.source.start

    def merge(self, other: Counts) -> None:
        """Add what was counted elsewhere."""
        for name in self.__dataclass_fields__:
            mine = getattr(self, name)
            setattr(self, name, mine + getattr(other, name))

    def line(self) -> str:
        """Return the closing line."""
        warned = ", ".join(f"{n} {code}" for code, n in self.warnings.most_common())
        return (
            f"{_count(self.bulletins, 'bulletin')}, {_count(self.dated, 'date')} settled, "
            f"{_count(sum(self.warnings.values()), 'warning')}{f' ({warned})' if warned else ''}, "
            f"{self.accounted:,} of {self.read:,} bytes accounted for"
        )


def _count(n: int, what: str) -> str:
    return f"{n:,} {what}{'' if n == 1 else 's'}"


class Batch(NamedTuple):
    """Records as they are written, how many bytes of the dump are behind the last of them, and their counts."""

    records: list[bytes]
    end: int
    counts: Counts


def encoded(entries: Iterator[Entry], form: Format) -> Batch:
    """Return the records of `entries` in `form`."""
    records, end, counts = [], 0, Counts()
    for entry in entries:
        records.append(form.encode(entry.record))
        counts.add(entry.record)
        end = entry.record.source.end
    return Batch(records, end, counts)


def convert(order: Order) -> int:
    """Write the records of the dumps, complain of what went wrong, and return the exit status."""
    counts = Counts()
    try:
        with leaving_quietly():
            _load()
            from kpuparse.parallel import Workers

            with _opened(order.output) as stream, Workers(order.jobs) as workers:
                _write_all(order, stream, workers, counts)
                if order.output is not None and counts.failed == len(order.dumps) and not counts.bulletins:
                    raise _NothingReadError
    except _NothingReadError:
        # What stood in the output before stays there.
        return 1
    except OutputError as error:
        complain(f"{order.output or 'standard output'}: {error}")
        return 1
    if not order.quiet:
        say(counts.line())
    if not (counts.failed or counts.found):
        complain("no bulletin found")
    return int(bool(counts.failed or not counts.found or (order.strict and not counts.ok)))


def _load() -> None:
    """Import what the work needs before the output is opened: an import may swallow the exit that a signal asks for."""
    import kpuparse.pipeline
    import kpuparse.reading
    import kpuparse.write.lines  # noqa: F401


class _NothingReadError(Exception):
    """No dump could be read."""


class OutputError(Exception):
    """The output cannot be written; the message says why."""


@contextlib.contextmanager
def _opened(output: Path | None) -> Iterator[BinaryIO]:
    """Yield the stream for the records. Raises OutputError where it cannot be opened or finished."""
    from kpuparse.write.files import replacing

    try:
        if output is None:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        elif output.exists() and not output.is_file():
            # A pipe or a device is written to, not replaced.
            with output.open("wb") as stream:
                yield stream
        else:
            with replacing(output) as stream:
                yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(reason(error)) from error


def _write_all(order: Order, stream: BinaryIO, workers: Workers, counts: Counts) -> None:
    """Write the records of all dumps; a dump that cannot be read, or not to its end, is named."""
    from kpuparse.pipeline import process
    from kpuparse.write import Writer, format_named

    form = format_named(order.format, explain=order.explain)
    writer = Writer(stream, form)
    work = partial(encoded, form=form)
    for name in order.dumps:
        dump = dump_named(name)
        try:
            size, before = dump.size(), counts.bulletins
            counts.read += size
            found = process(dump, order.as_of, work, workers)
            for batch in found if order.quiet else with_progress(found, _batch_end, name, size):
                _put(writer, batch.records)
                counts.merge(batch.counts)
            counts.empty += counts.bulletins == before
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise
            counts.failed += 1
            complain(f"{name}: {reason(error)}")
    writer.close()


def _batch_end(batch: Batch) -> int:
    return batch.end


def _put(writer: Writer, records: list[bytes]) -> None:
    """Write records. Raises OutputError where they cannot be written, so that no dump is blamed for it."""
    try:
        writer.write(records)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(reason(error)) from error
