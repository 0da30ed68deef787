"""Many dumps → an archive, which is an SQLite database."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import orjson

from kpuparse.batches import behind, side_by_side, until_error
from kpuparse.console import OutputError, reason
from kpuparse.counts import Counts, Report
from kpuparse.inputs import Input
from kpuparse.parallel import Workers
from kpuparse.progress import Progress
from kpuparse.shards import Options, checksum
from kpuparse.version import __version__
from kpuparse.write import format_named
from kpuparse.write.database import Archive, DumpRow


class _Given(NamedTuple):
    """A dump with the size and the checksum of its file, where it has one."""

    dump: Input
    size: int | None = None
    sha256: str | None = None


def fill_archive(
    path: Path, dumps: list[Input], options: Options, *, jobs: int, resume: bool, any_day: bool, progress: Progress
) -> Report:
    """Load the dumps into the archive at `path`, and return how it went.

    `resume`: dumps that were loaded before in the same way are not read again; with `any_day` whatever the latest day
    was that a date without year could mean. What cannot be read leaves the archive as it was. Raises OutputError where
    the archive cannot be written to.
    """
    report = Report(len(dumps))
    try:
        with Archive(path) as archive, Workers(jobs) as workers:
            given = [_given(dump) for dump in dumps]
            if resume:
                given = list(_changed(given, archive, options, report, any_day=any_day))
            _load(given, archive, options, workers, report, progress)
            archive.finish()
    except OSError as error:
        raise OutputError(f"{path}: {reason(error)}") from error
    return report


def _given(dump: Input) -> _Given:
    try:
        if dump.error or dump.is_stream:
            return _Given(dump)
        dump = dump._replace(since=dump.state())
        return _Given(dump, *checksum(dump.file))
    except OSError as error:
        return _Given(dump._replace(error=error))


def _changed(
    given: Iterable[_Given], archive: Archive, options: Options, report: Report, *, any_day: bool
) -> Iterator[_Given]:
    """Yield the dumps that were not loaded before as they are now; the others are counted in `report`."""
    for one in given:
        known = archive.known(one.dump.path)
        if known and one.sha256 and _same(known, one, options, any_day=any_day):
            report.skip(one.dump.path, _counts(known, archive))
        else:
            yield one


def _same(known: DumpRow, now: _Given, options: Options, *, any_day: bool) -> bool:
    """Tell whether a dump that gave `known` would give the same now."""
    before, after = orjson.loads(known.options), options._asdict()
    if any_day:
        before["as_of"] = after["as_of"]
    given = (now.size, now.sha256, __version__, after, None)
    return (known.size, known.sha256, known.version, before, known.error) == given


def _load(
    given: list[_Given], archive: Archive, options: Options, workers: Workers, report: Report, progress: Progress
) -> None:
    form = format_named(options.format, explain=options.explain)
    dumps = side_by_side([one.dump for one in given], dt.date.fromisoformat(options.as_of), form, workers)
    for one, (dump, found) in zip(given, dumps, strict=True):
        size, counts, errors = dump.size(), Counts(), list[OSError]()
        archive.begin(dump.path)
        for batch in until_error(found, errors):
            archive.add(batch.records)
            counts.merge(batch.counts)
            progress.at(dump.path, behind(batch, size, counts), batch.counts.bulletins)
        error = reason(errors[0]) if errors else None
        # What can no longer be read leaves what was loaded of it before.
        if counts.bulletins or not error or not archive.known(dump.path):
            archive.end(_row(one, options, counts, error))
        progress.done(dump.path, size)
        report.add(dump.path, counts, error)


def _row(given: _Given, options: Options, counts: Counts, error: str | None) -> DumpRow:
    return DumpRow(
        path=given.dump.path,
        size=given.size,
        sha256=given.sha256,
        version=__version__,
        options=orjson.dumps(options._asdict()).decode(),
        bulletins=counts.bulletins,
        dated=counts.dated,
        found=counts.found,
        warnings=counts.warnings.total(),
        accounted=counts.accounted,
        read=counts.read,
        error=error,
    )


def _counts(row: DumpRow, archive: Archive) -> Counts:
    return Counts(
        bulletins=row.bulletins,
        dated=row.dated,
        found=row.found,
        read=row.read,
        accounted=row.accounted,
        warnings=Counter(archive.codes(row.path)),
    )
