"""Parallel: one function over many items, in order, in this process or in several at once.

Each process has a pipe of its own, of which nobody else holds the far end: if it is killed, even half-way through a
result, its pipe ends, and nobody waits for the rest.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.connection import Connection

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
        self._pool: _Pool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.close(at_once=kind is not None)

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
        if self._pool is None:
            self._pool = _Pool(self.jobs)
        waiting: deque[Future[Result]] = deque()
        for item in items:
            waiting.append(self._pool.submit(function, item))
            if len(waiting) > AHEAD * self.jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


class _Pool:
    """Processes, and as many threads, each of which hands an item to a process that is free and waits for it."""

    def __init__(self, jobs: int) -> None:
        from concurrent.futures import ThreadPoolExecutor
        from queue import SimpleQueue

        # All processes before the first thread: a process that is forked beside running threads may hang.
        self._processes: list[_Process] = []
        for _ in range(jobs):
            self._processes.append(_Process([process.pipe for process in self._processes]))
        self._free: SimpleQueue[_Process] = SimpleQueue()
        for process in self._processes:
            self._free.put(process)
        self._threads = ThreadPoolExecutor(jobs)

    def submit(self, function: Callable[[Item], Result], item: Item) -> Future[Result]:
        return self._threads.submit(self._call, function, item)

    def _call(self, function: Callable[[Item], Result], item: Item) -> Result:
        process = self._free.get()
        try:
            result: Result = process.call(function, item)
            return result
        finally:
            self._free.put(process)

    def close(self, *, at_once: bool) -> None:
        """End the processes and wait for them; `at_once`: in the middle of their work."""
        if at_once:
            for process in self._processes:
                process.terminate()
        self._threads.shutdown(cancel_futures=True)
        for process in self._processes:
            process.close()


class _Process:
    """A process that does what it is sent through its pipe; `others` are the pipes to those begun before it."""

    def __init__(self, others: list[Connection]) -> None:
        from multiprocessing import Pipe, Process

        self.pipe, theirs = Pipe()
        self._process = Process(target=_serve, args=(theirs, [*others, self.pipe]), daemon=True)
        self._process.start()
        theirs.close()

    def call(self, function: Callable[[Any], Any], item: Any) -> Any:
        """Return `function` of `item`. Raises what it raises, and OSError where the process was killed."""
        try:
            self.pipe.send((function, item))
            done, result = self.pipe.recv()
        except (EOFError, OSError) as error:
            raise OSError("a process that worked on it was killed") from error
        if not done:
            raise result
        return result

    def terminate(self) -> None:
        self._process.terminate()

    def close(self) -> None:
        """Let the process end, and wait for it."""
        self.pipe.close()
        self._process.join()


def _serve(pipe: Connection, inherited: list[Connection]) -> None:
    """Do what comes through `pipe` until it ends, as it does with the parent. An interrupt is the parent's alone.

    `inherited` are the parent's ends of pipes, which a process that was forked holds as well.
    """
    import signal

    for parents in inherited:
        parents.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(EOFError, OSError):
        while True:
            function, item = pipe.recv()
            try:
                answer = True, function(item)
            except Exception as error:
                answer = False, error
            pipe.send(answer)
