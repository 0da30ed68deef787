"""Parallel: one function over many items, in order, in this process or in several at once."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

AHEAD: Final = 2
"""So many items for each process are handed out before the first of them is back."""

Item = TypeVar("Item")
Result = TypeVar("Result")


class Workers:
    """So many processes as `jobs` says, 0 for one a core; they start when there are two items for them to share.

    A context manager: at its end the processes end, at once where it is left by an exception.
    """

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is None:
            return
        if kind is not None:
            _end_children()
        self._pool.shutdown(cancel_futures=True)

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield `function` of each of `items`, in order, and few of them at a time.

        In several processes function, item and result must be picklable. Raises what `function` raises, and OSError
        where a process was killed.
        """
        source = iter(items)
        first = list(islice(source, 2))
        if self.jobs == 1 or len(first) < 2:
            yield from map(function, chain(first, source))
        else:
            yield from self._shared(function, chain(first, source))

    def _shared(self, function: Callable[[Item], Result], items: Iterator[Item]) -> Iterator[Result]:
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.jobs, initializer=_begin)
        waiting: deque[Future[Result]] = deque()
        try:
            for item in items:
                waiting.append(self._pool.submit(function, item))
                if len(waiting) > AHEAD * self.jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise OSError("a process that worked on it was killed") from error


def _begin() -> None:
    """Let an interrupt to the parent alone, and end with it however it ends."""
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)


def _end_children() -> None:
    from multiprocessing import active_children

    for child in active_children():
        child.terminate()
