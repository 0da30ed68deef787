"""Leaving: a signal ends the program at once, from wherever it is, and what must not stay behind is undone first.

No exception is raised for it. One that comes in a finalizer or a callback is printed and lost, and the work goes on
with the signal spent; one that comes inside another's C code may end the process in a crash.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Final

ENDING: Final = frozenset(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""The signals that end the program; the status is 128 and the signal's number."""

_undoing: Final[dict[object, Callable[[], object]]] = {}


@contextlib.contextmanager
def undone_by_signal(undo: Callable[[], object]) -> Iterator[None]:
    """Call `undo` where a signal ends the program meanwhile; the last to begin is undone first.

    It may come at any moment, twice over, and beside what a `finally` does; what it raises is not heard.
    """
    key = object()
    _undoing[key] = undo
    try:
        yield
    finally:
        del _undoing[key]


def leave_by_signal() -> None:
    """Let the signals end the program in this way, but for those that whoever started it has it ignore."""
    for number in ENDING:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _leave)


def leave_with_parent() -> None:
    """In a process that works for another: SIGTERM, which the other sends, ends it in this way, and nothing else.

    What was to be undone in the other process is not for this one to undo.
    """
    _undoing.clear()
    for number in ENDING:
        signal.signal(number, _leave if number == signal.SIGTERM else signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)


@contextlib.contextmanager
def held_back() -> Iterator[None]:
    """Hold the signals back; a process that is started meanwhile gets none until it calls `leave_with_parent`."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave(number: int, frame: FrameType | None) -> None:
    # An impatient user's second signal must not break off the leaving. Not ignored: a process started meanwhile would
    # ignore it, too.
    for other in ENDING:
        if signal.getsignal(other) is _leave:
            signal.signal(other, _leaving)
    for undo in reversed(list(_undoing.values())):
        with contextlib.suppress(Exception):
            undo()
    os._exit(128 + number)


def _leaving(number: int, frame: FrameType | None) -> None:
    """Do nothing more than is being done."""
