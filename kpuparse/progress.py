"""Progress: how far long work is, on standard error: a bar on a terminal, else lines where `-v` asks for them."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from kpuparse.console import say
from kpuparse.leaving import undone_by_signal
from kpuparse.terminal import shown

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

LONG: Final = 8_000_000
"""From so many bytes on, the work is long enough for a bar."""

BETWEEN_LINES: Final = 10.0
BETWEEN_PICTURES: Final = 0.1
"""So many seconds lie between two lines, and between two pictures of the bar."""


class Progress:
    """How far the work on `dumps` dumps with together `size` bytes is. A context manager.

    `quiet`: nothing is shown; `verbose`: lines where standard error is no terminal.
    """

    def __init__(self, dumps: int, size: int, *, verbose: bool = False, quiet: bool = False) -> None:
        self._dumps, self._size = dumps, size
        self._done = self._behind = self._part = self._bulletins = 0
        self._begun = self._told = time.monotonic()
        self._lines = self._bar = False
        if not quiet and sys.stderr is not None:
            terminal = sys.stderr.isatty()
            self._bar, self._lines = terminal and size >= LONG, verbose and not terminal
        self._left = ExitStack()
        self._shown: Bar | None = None

    def __enter__(self) -> Self:
        if self._bar:
            self._shown = self._left.enter_context(_bar())
            # The cursor is hidden meanwhile.
            self._left.enter_context(undone_by_signal(self._shown.stop))
            self._task = self._shown.add_task("", total=self._size, dumps="", bulletins="")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._left.close()

    def at(self, name: str, part: int, bulletins: int = 0) -> None:
        """Take in that of the dump `name` `part` bytes are behind, and so many more bulletins."""
        self._part = part
        self._bulletins += bulletins
        self._tell(name)

    def done(self, name: str, size: int, bulletins: int = 0) -> None:
        """Take in that the dump `name` of `size` bytes is behind, and so many more bulletins."""
        self._done += 1
        self._behind += size
        self.at(name, 0, bulletins)

    def _tell(self, name: str) -> None:
        now = time.monotonic()
        if self._shown and now - self._told >= BETWEEN_PICTURES:
            self._told = now
            self._shown.update(
                self._task,
                description=shown(Path(name).name),
                completed=self._behind + self._part,
                dumps=self._of_dumps(),
                bulletins=f"{self._bulletins:,} bulletins",
                refresh=True,
            )
        elif self._lines and now - self._told >= BETWEEN_LINES:
            self._told = now
            say(self._line(now - self._begun))

    def _of_dumps(self) -> str:
        return f"{self._done:,} of {self._dumps:,} dumps" if self._dumps > 1 else ""

    def _line(self, seconds: float) -> str:
        behind = self._behind + self._part
        rate = behind / seconds
        left = f", {_clock((self._size - behind) / rate)} left" if rate and self._size > behind else ""
        parts = [
            self._of_dumps(),
            f"{_mega(behind)} of {_mega(self._size)} MB",
            f"{self._bulletins:,} bulletins",
            f"{_mega(rate)} MB/s{left}",
        ]
        return ", ".join(filter(None, parts))


def _mega(n: float) -> str:
    return f"{n / 1e6:,.1f}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    # A file's name is no markup: what stands in brackets in it is shown as it is.
    columns: list[Any] = [
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[dumps]}", markup=False),
        DownloadColumn(),
        TextColumn("{task.fields[bulletins]}", markup=False),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    ]
    # No thread of its own: a process that is forked beside running threads may hang.
    return Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
