"""The work of `kpuparse split`: dumps by their names → records, and what there is to say of them."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from kpuparse.batches import behind, side_by_side, until_error
from kpuparse.console import STOPS, OutputError, UsageError, complain, leaving_quietly, reason, say, stopped
from kpuparse.counts import Counts, Report
from kpuparse.inputs import Input, gathered
from kpuparse.write import ENDINGS

if TYPE_CHECKING:
    from kpuparse.parallel import Workers
    from kpuparse.progress import Progress


class Order(NamedTuple):
    """What `kpuparse split` is asked to do: its arguments and options."""

    dumps: Sequence[str]
    output: str | None = None
    format: str | None = None
    as_of: dt.date | None = None
    explain: bool = False
    strict: bool = False
    quiet: bool = False
    jobs: int = 1
    glob: Sequence[str] = ()
    excel: bool = False
    resume: bool = False
    bag: bool = False
    scheduler: str | None = None
    verbose: bool = False

    @property
    def to_folder(self) -> bool:
        """Whether the output is a folder."""
        # Not `Path(…).is_dir()`, for which no name is the working directory.
        return self.output is not None and (self.output.endswith("/") or os.path.isdir(self.output))  # noqa: PTH112

    @property
    def form(self) -> str:
        """The name of the format: as asked for, or by the ending of the output's name."""
        if self.format or self.output is None or self.to_folder:
            return self.format or "jsonl"
        fitting = [ending for ending in ENDINGS if self.output.endswith(ending)]
        return ENDINGS[max(fitting, key=len)] if fitting else "jsonl"


def convert(order: Order) -> int:
    """Write the records of the dumps, say what went wrong and what was done, and return the exit status."""
    try:
        with leaving_quietly():
            _check(order)
            report = _converted(order)
    except STOPS as error:
        return stopped(error)
    _say(report, order)
    return report.status(strict=order.strict)


def _check(order: Order) -> None:
    """Raise UsageError where options do not go together."""
    form = order.form
    refused = {
        "--output wants the name of a file or a folder": order.output == "",
        "--explain goes with the formats jsonl, json and sqlite": order.explain
        and form not in {"jsonl", "json", "sqlite"},
        "--excel goes with the format csv": order.excel and form != "csv",
        "--bag and --scheduler go with a folder as output: -o FOLDER/": (order.bag or order.scheduler)
        and not order.to_folder,
        "--resume goes with a folder or a database as output: -o FOLDER/ or -o FILE.db": order.resume
        and not (order.to_folder or form == "sqlite"),
        "the format sqlite goes with one file as output: -o FILE.db": form == "sqlite"
        and (order.to_folder or order.output is None),
    }
    for message, wrong in refused.items():
        if wrong:
            raise UsageError(message)


def _converted(order: Order) -> Report:
    from kpuparse.progress import Progress

    dumps = gathered(order.dumps, order.glob, Path(order.output) if order.output else None)
    size = sum(dump.size() for dump in dumps)
    with Progress(len(dumps), size, verbose=order.verbose, quiet=order.quiet) as progress:
        if order.to_folder or order.form == "sqlite":
            return _filled(order, dumps, progress)
        return _to_stream(order, dumps, progress)


def _filled(order: Order, dumps: list[Input], progress: Progress) -> Report:
    """Convert the dumps into the folder or the archive that is the output."""
    from kpuparse.shards import Options

    fill: Callable[..., Report]
    if order.to_folder:
        from kpuparse.folder import fill_folder

        fill = partial(fill_folder, bag=order.bag, scheduler=order.scheduler)
    else:
        from kpuparse.archive import fill_archive as fill
    return fill(
        Path(order.output or ""),
        dumps,
        Options(order.form, (order.as_of or dt.date.today()).isoformat(), order.explain, order.excel),
        jobs=order.jobs,
        resume=order.resume,
        any_day=order.as_of is None,
        progress=progress,
    )


def _say(report: Report, order: Order) -> None:
    """Name what failed and what held nothing, and print the closing lines."""
    for name, error in report.failed:
        complain(f"{name}: {error}")
    if report.dumps > 1:
        for name in report.empty:
            complain(f"{name}: no bulletin found")
    if order.verbose and not order.quiet:
        for name in report.skipped:
            say(f"{name}: skipped as unchanged")
    if not order.quiet:
        if report.dumps > 1:
            say(report.line)
        say(report.counts.line)
    if not (report.failed or report.counts.found or report.dumps > 1):
        complain("no bulletin found")


def _to_stream(order: Order, dumps: list[Input], progress: Progress) -> Report:
    from kpuparse.parallel import Workers
    from kpuparse.write.files import output_stream

    report = Report(len(dumps))
    where = order.output or "standard output"
    try:
        with output_stream(order.output) as stream, Workers(order.jobs) as workers:
            _write_all(order, dumps, stream, workers, report, progress)
            if order.output is not None and report.read_nothing:
                raise _NothingReadError
    except _NothingReadError:
        # What stood in the output before stays there.
        pass
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{where}: {reason(error)}") from error
    return report


class _NothingReadError(Exception):
    """No dump could be read."""


def _write_all(
    order: Order, dumps: list[Input], stream: BinaryIO, workers: Workers, report: Report, progress: Progress
) -> None:
    """Write the records of all dumps; a dump that cannot be read, or not to its end, is no reason to stop."""
    from kpuparse.write import Writer, format_named

    form = format_named(order.form, explain=order.explain, excel=order.excel)
    writer = Writer(stream, form)
    for dump, found in side_by_side(dumps, order.as_of or dt.date.today(), form, workers):
        size, counts, errors = dump.size(), Counts(), list[OSError]()
        for batch in until_error(found, errors):
            writer.write(batch.records)
            counts.merge(batch.counts)
            progress.at(dump.path, behind(batch, size, counts), batch.counts.bulletins)
        progress.done(dump.path, size)
        report.add(dump.path, counts, reason(errors[0]) if errors else None)
    writer.close()
