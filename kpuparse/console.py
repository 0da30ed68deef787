"""Console: what the commands share between themselves and the person before them."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import typer
from typer.core import TyperGroup

from kpuparse.terminal import shown

if TYPE_CHECKING:
    from kpuparse.reading import Dump

PROGRESS_BYTES = 8_000_000
"""From so many bytes on, the work is long enough for a progress bar."""

T = TypeVar("T")

_USAGE_ERROR: Final[type[Exception]] = typer.BadParameter.__mro__[1]


class SafeGroup(TyperGroup):
    """Commands that complain of wrong usage in words safe for a terminal: a file's name, too, may begin with a dash."""

    def make_context(self, *args: Any, **more: Any) -> Any:
        """Read the arguments up to the command's name."""
        with _safe_usage():
            return super().make_context(*args, **more)

    def invoke(self, *args: Any, **more: Any) -> Any:
        """Read the command's own arguments and run it."""
        with _safe_usage():
            return super().invoke(*args, **more)


@contextlib.contextmanager
def _safe_usage() -> Iterator[None]:
    try:
        yield
    except _USAGE_ERROR as error:
        # The help that stands in for missing arguments is a message, too, and has many lines.
        lines = vars(error)["message"].split("\n")
        vars(error)["message"] = "\n".join(map(shown, lines))
        raise


def as_of_day(text: str | None) -> dt.date:
    """Return the day that `--as-of` gives, today without it. Raises typer.BadParameter where it is no day."""
    if text is None:
        return dt.date.today()
    from dateutil.parser import isoparse

    try:
        if len(text) < len("20261101"):
            raise ValueError(text)
        return isoparse(text).date()
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no ISO 8601 date such as 2026-11-01", param_hint="--as-of") from error


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
    typer.echo(f"kpuparse: {shown(message)}", err=True)


def reason(error: OSError) -> str:
    """Return what went wrong, in words for a line that already says where."""
    return (error.strerror or str(error)).lower()
