"""The work of `kpuparse view`: inputs by their names → the page, and what there is to say of it."""

from __future__ import annotations

import contextlib
import datetime as dt
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kpuparse.console import STOPS, OutputError, UsageError, complain, leaving_quietly, reason, say, stopped
from kpuparse.counts import Report, counted
from kpuparse.inputs import gathered
from kpuparse.leaving import undone_by_signal
from kpuparse.progress import Progress


class Order(NamedTuple):
    """What `kpuparse view` is asked to do: its arguments and options."""

    inputs: Sequence[str]
    output: str | None = None
    language: str = "id"
    as_of: dt.date | None = None
    glob: Sequence[str] = ()
    jobs: int = 1
    quiet: bool = False


def view(order: Order) -> int:
    """Write the page, say what went wrong and what was done, and return the exit status."""
    try:
        with leaving_quietly(), _folder() as folder:
            if order.output == "":
                raise UsageError("--output wants the name of a file")
            report, done = _written(order, folder / "archive.db")
    except STOPS as error:
        return stopped(error)
    for name, why in report.failed:
        complain(f"{name}: {why}")
    for name in report.empty:
        complain(f"{name}: no bulletin found")
    if not order.quiet and done:
        say(done)
    return int(bool(report.failed or not report.counts.found))


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    """Yield a temporary folder. Raises OutputError where there is no place for one."""
    try:
        found = tempfile.TemporaryDirectory(prefix="kpuparse-", ignore_cleanup_errors=True)
    except OSError as error:
        raise OutputError(f"{tempfile.gettempdir()}: {reason(error)}") from error
    with undone_by_signal(found.cleanup), found as folder:
        yield Path(folder)


def _written(order: Order, archive: Path) -> tuple[Report, str | None]:
    """Return how it went, and what was written; nothing is where nothing could be read."""
    from kpuparse.view.document import document
    from kpuparse.view.load import load
    from kpuparse.view.pages import read_page
    from kpuparse.write.files import output_stream

    given = gathered(order.inputs, order.glob, Path(order.output) if order.output else None)
    with Progress(len(given), sum(one.size() for one in given), quiet=order.quiet) as progress:
        report = load(archive, given, order.as_of or dt.date.today(), jobs=order.jobs, progress=progress)
    if report.read_nothing:
        return report, None
    try:
        page = read_page(archive)
    except OSError as error:
        raise OutputError(f"{', '.join(order.inputs)}: {reason(error)}") from error
    html = document(page, order.language)
    try:
        with output_stream(order.output) as stream:
            stream.write(html)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{order.output or 'standard output'}: {reason(error)}") from error
    people = "1 person" if len(page.people) == 1 else f"{len(page.people):,} people"
    return report, f"{counted(len(page.bulletins), 'bulletin')}, {people}, {page.warned:,} to look at"
