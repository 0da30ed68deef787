"""Console: what the commands share between themselves and the person before them."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sys
from collections.abc import Iterator
from typing import Final

from kpuparse.parallel import StartError
from kpuparse.terminal import shown


class UsageError(Exception):
    """What is asked for cannot be; the message says why."""


class OutputError(Exception):
    """The output cannot be written; the message says why."""


STOPS: Final = (UsageError, OutputError, StartError)
"""What ends a command before its work is done; the message is for the person before it."""


def as_of_day(text: str | None) -> dt.date | None:
    """Return the day that `--as-of` gives, None without it. Raises ValueError where it is no day."""
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        from dateutil.parser import isoparse

        if len(text) < len("20261101"):
            raise
        return isoparse(text).date()


@contextlib.contextmanager
def leaving_quietly() -> Iterator[None]:
    """Leave without a word when the reader closes the pipe (141)."""
    try:
        yield
    except BrokenPipeError:
        os._exit(141)


def stopped(error: Exception) -> int:
    """Say why a command ends, one of `STOPS`, and return its exit status: 2 where it was asked wrongly, or 1."""
    complain(str(error))
    return 2 if isinstance(error, UsageError) else 1


def complain(message: str) -> None:
    """Print `message` to standard error, with the program's name."""
    say(f"kpuparse: {message}")


def say(line: str) -> None:
    """Print `line` to standard error, if there is one, safe for a terminal."""
    if sys.stderr is not None:
        print(shown(line), file=sys.stderr, flush=True)


def reason(error: OSError) -> str:
    """Return what went wrong, in words for a line that already says where."""
    return (error.strerror or str(error)).lower()
