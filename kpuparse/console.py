"""Console: what the commands share between themselves and the person before them."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kpuparse.terminal import shown

if TYPE_CHECKING:
    from kpuparse.reading import Dump

PROGRESS_BYTES = 8_000_000
"""From so many bytes on, the work is long enough for a progress bar."""

T = TypeVar("T")


def as_of_day(text: str | None) -> dt.date:
    """Return the day that `--as-of` gives, today without it. Raises ValueError where it is no day."""
    if text is None:
        return dt.date.today()
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        from dateutil.parser import isoparse

        if len(text) < len("20261101"):
            raise
        return isoparse(text).date()


@contextlib.contextmanager
def leaving_quietly() -> Iterator[None]:
    """Leave without a word when the reader closes the pipe (141) or the user interrupts (130)."""
    try:
        yield
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os._exit(130)
    except BrokenPipeError:
        os._exit(141)


def dump_named(name: str) -> Dump:
    """Return the dump of that name; what is no plain file is kept while it is read, for it must be read twice."""
    from kpuparse.reading import FileDump, StreamDump

    if name == "-":
        return StreamDump(sys.stdin.buffer if sys.stdin is not None else None, name)
    path = Path(name)
    readable = os.fsencode(name).decode("utf-8", "replace")
    if path.is_fifo() or path.is_char_device():
        return StreamDump(path, readable)
    return FileDump(path, readable)


def with_progress(items: Iterator[T], done: Callable[[T], int], name: str, size: int) -> Iterator[T]:
    """Pass on `items` of the dump `name`; show how far they are where somebody looks and the work is long.

    `done` says up to which of the `size` bytes an item reaches.
    """
    if size < PROGRESS_BYTES or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    # A file's name is no markup: what stands in brackets in it is shown as it is.
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(shown(Path(name).name), total=size)
        for item in items:
            yield item
            bar.update(task, completed=done(item))


def complain(message: str) -> None:
    """Print `message` to standard error, with the program's name."""
    say(f"kpuparse: {shown(message)}")


def say(line: str) -> None:
    """Print `line` to standard error, if there is one."""
    if sys.stderr is not None:
        print(line, file=sys.stderr, flush=True)


def reason(error: OSError) -> str:
    """Return what went wrong, in words for a line that already says where."""
    return (error.strerror or str(error)).lower()
