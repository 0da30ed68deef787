"""Batches: dumps → their records, encoded, in order; parts of a large dump and small dumps as wholes side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from kpuparse.counts import Counts
from kpuparse.inputs import Input

if TYPE_CHECKING:
    from kpuparse.parallel import Workers
    from kpuparse.pipeline import Entry
    from kpuparse.write import Format

LARGE: Final = 1 << 22
"""A dump of so many bytes is shared out among the processes; a smaller one is the work of one of them."""


class Batch(NamedTuple):
    """Records as they are written, how many bytes of the dump are behind the last of them, and their counts."""

    records: list[bytes]
    end: int
    counts: Counts


def batches(dump: Input, as_of: dt.date, form: Format, workers: Workers) -> Iterator[Batch]:
    """Yield the records of `dump` in `form`, in order; a first batch holds only the size.

    Raises OSError where the dump cannot be read, or not to its end, behind the records of what could be read, and
    where it changes meanwhile.
    """
    from kpuparse.pipeline import CHANGED, process

    if dump.error:
        raise dump.error
    before, source = dump.since or dump.state(), dump.dump()
    yield Batch([], 0, Counts(read=source.size()))
    yield from process(source, as_of, partial(_encoded, form=form), workers)
    # The bytes that were counted first, or gave the checksum, may not be those that were read.
    if dump.state() != before:
        raise OSError(CHANGED)


def _encoded(entries: Iterator[Entry], form: Format) -> Batch:
    records, end, counts = [], 0, Counts()
    for entry in entries:
        records.append(form.encode(entry.record))
        counts.add(entry.record)
        end = entry.record.source.end
    return Batch(records, end, counts)


def is_large(dump: Input) -> bool:
    """Tell whether the parts of `dump` are shared out, as they are of what can be read only once and has no size."""
    try:
        return dump.is_stream or dump.size() >= LARGE
    except OSError:
        return False


def side_by_side(
    dumps: Iterable[Input], as_of: dt.date, form: Format, workers: Workers
) -> Iterator[tuple[Input, Iterator[Batch]]]:
    """Yield each of `dumps` with what `batches` yields, and raises, for it."""
    whole = partial(_whole, as_of=as_of, form=form)
    for shared_out, group in groupby(dumps, lambda dump: workers.jobs == 1 or is_large(dump)):
        if shared_out:
            for dump in group:
                yield dump, batches(dump, as_of, form, workers)
        else:
            several = list(group)
            for dump, result in zip(several, workers.each(whole, several), strict=True):
                yield dump, _again(result)


def _whole(dump: Input, as_of: dt.date, form: Format) -> tuple[list[Batch], OSError | None]:
    """Return what `batches` yields, and what it raises."""
    from kpuparse.parallel import Workers

    errors: list[OSError] = []
    found = list(until_error(batches(dump, as_of, form, Workers(1)), errors))
    return found, errors[0] if errors else None


def _again(result: Callable[[], tuple[list[Batch], OSError | None]]) -> Iterator[Batch]:
    found, error = result()
    yield from found
    if error:
        raise error


def until_error(found: Iterator[Batch], errors: list[OSError]) -> Iterator[Batch]:
    """Yield `found` up to its end, or to what it raises, which is put into `errors`."""
    try:
        yield from found
    except OSError as error:
        errors.append(error)


def behind(batch: Batch, size: int, counts: Counts) -> int:
    """Return how many of the `size` bytes of a dump's file are behind `batch`: of a packed one, the share."""
    return size * batch.end // counts.read if counts.read else 0
