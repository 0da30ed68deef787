"""Parallel: one function over many items, in order, in this process or in several at once.

Each process has a pipe of its own, of which nobody else holds the far end: if it is killed, even half-way through a
result, its pipe ends, and nobody waits for the rest. Its item is then given to a new process, once.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from functools import partial
from itertools import chain, islice
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from kpuparse.leaving import held_back, leave_with_parent, undone_by_signal

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.connection import Connection

AHEAD: Final = 2
"""So many items for each process are handed out before the first of them is back."""

TRIES: Final = 2
"""So many processes may be killed over one item."""

PATIENCE: Final = 10
"""So many seconds a process has to end in; then it is killed."""

Item = TypeVar("Item")
Result = TypeVar("Result")


class StartError(Exception):
    """There cannot be so many processes; the message says why."""


class Workers:
    """So many processes as `jobs` says, 0 for one a core; they start when there are two items for them to share.

    A context manager: at its end the processes end, at once where it is left by an exception. Raises StartError where
    they cannot start.
    """

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs or os.cpu_count() or 1
        self._pool: _Pool | None = None
        self._left = ExitStack()

    def __enter__(self) -> Self:
        self._left.enter_context(undone_by_signal(self._end))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._left:
            if self._pool is not None:
                self._pool.close(at_once=kind is not None)

    def _end(self) -> None:
        if self._pool is not None:
            self._pool.end()

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield `function` of each of `items`, in order, and few of them at a time.

        In several processes function, item and result must be picklable. Raises what `function` raises, and OSError
        where one process after another was killed over an item.
        """
        return (result() for result in self.each(function, items))

    def each(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Callable[[], Result]]:
        """Yield for each of `items` what gives or raises the same as `map`: what one raises does not end the others."""
        source = iter(items)
        first = list(islice(source, 2))
        if self.jobs == 1 or len(first) < 2:
            for item in chain(first, source):
                yield partial(function, item)
        else:
            yield from self._shared(function, chain(first, source))

    def _shared(self, function: Callable[[Item], Result], items: Iterator[Item]) -> Iterator[Callable[[], Result]]:
        if self._pool is None:
            self._pool = _Pool(self.jobs)
        waiting: deque[Future[Result]] = deque()
        for item in items:
            waiting.append(self._pool.submit(function, item))
            if len(waiting) > AHEAD * self.jobs:
                yield waiting.popleft().result
        while waiting:
            yield waiting.popleft().result


class _KilledError(Exception):
    """A process was killed."""


class _Pool:
    """Processes, and as many threads, each of which hands an item to a process that is free and waits for it."""

    def __init__(self, jobs: int) -> None:
        from concurrent.futures import ThreadPoolExecutor
        from queue import SimpleQueue

        self._closing = False
        # A signal may come while it is held.
        self._changing = threading.RLock()
        # All processes before the first thread: a process that is forked beside running threads may hang.
        self._processes: list[_Process] = []
        try:
            for _ in range(jobs):
                self._processes.append(_Process(None, [process.pipe for process in self._processes]))
        except OSError as error:
            self.end()
            raise _not_started(jobs, error) from error
        self._free: SimpleQueue[_Process] = SimpleQueue()
        for process in self._processes:
            self._free.put(process)
        self._threads = ThreadPoolExecutor(jobs)

    def submit(self, function: Callable[[Item], Result], item: Item) -> Future[Result]:
        try:
            return self._threads.submit(self._call, function, item)
        except RuntimeError as error:
            raise _not_started(len(self._processes), error) from error

    def _call(self, function: Callable[[Item], Result], item: Item) -> Result:
        process = self._free.get()
        try:
            for _ in range(TRIES):
                try:
                    result: Result = process.call(function, item)
                    return result
                except _KilledError:
                    process = self._replaced(process)
            raise OSError("the process that worked on it was killed, and so was a second one")
        finally:
            self._free.put(process)

    def _replaced(self, process: _Process) -> _Process:
        """Return a new process in the place of one that was killed. Raises OSError where all are to end."""
        with self._changing:
            if self._closing:
                raise OSError("the work was broken off")
            process.close()
            # Not forked: threads are running.
            new = _Process("spawn", [])
            self._processes[self._processes.index(process)] = new
            return new

    def end(self) -> None:
        """End the processes in the middle of their work, and wait for them."""
        with self._changing:
            self._closing = True
            for process in self._processes:
                process.terminate()
        for process in self._processes:
            process.join()

    def close(self, *, at_once: bool) -> None:
        """End the processes and wait for them; `at_once`: in the middle of their work."""
        if at_once:
            self.end()
        self._threads.shutdown(cancel_futures=True)
        for process in self._processes:
            process.close()


def _not_started(jobs: int, error: Exception) -> StartError:
    why = error.strerror if isinstance(error, OSError) else str(error)
    return StartError(f"{jobs} processes cannot be started: {(why or str(error)).lower()}")


class _Process:
    """A process that does what it is sent through its pipe.

    `method` is how it is started, the system's usual way where None; `others` are the pipes to those that were forked
    before it.
    """

    def __init__(self, method: str | None, others: list[Connection]) -> None:
        from multiprocessing import Pipe, get_context

        self.pipe, theirs = Pipe()
        # Typed as what all contexts have in common.
        context: Any = get_context(method)
        self._process = context.Process(
            target=_serve, args=(theirs, [] if method else [*others, self.pipe]), daemon=True
        )
        with held_back():
            self._process.start()
        theirs.close()

    def call(self, function: Callable[[Any], Any], item: Any) -> Any:
        """Return `function` of `item`. Raises what it raises, and _KilledError where the process was killed."""
        try:
            self.pipe.send((function, item))
            done, result = self.pipe.recv()
        except (EOFError, OSError) as error:
            raise _KilledError from error
        if not done:
            raise result
        return result

    def terminate(self) -> None:
        self._process.terminate()

    def join(self) -> None:
        """Wait for the process to end; not for ever."""
        self._process.join(PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def close(self) -> None:
        """Let the process end, and wait for it. Nobody may be waiting for what it does."""
        self.pipe.close()
        self.join()


def _serve(pipe: Connection, inherited: list[Connection]) -> None:
    """Do what comes through `pipe` until it ends, as it does with the parent.

    `inherited` are the parent's ends of pipes, which a process that was forked holds as well.
    """
    leave_with_parent()
    for parents in inherited:
        parents.close()
    with suppress(EOFError, OSError):
        while True:
            function, item = pipe.recv()
            try:
                answer = True, function(item)
            except Exception as error:
                answer = False, error
            pipe.send(answer)
