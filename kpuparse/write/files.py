"""Files that appear only when they are complete."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from kpuparse.leaving import undone_by_signal

TEMPORARY: Final = ".kpuparse-{}.tmp"
"""The name of a file that is not complete."""


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Yield a temporary file beside `path`, renamed to `path` when all went well and deleted when not.

    A link is followed: what it leads to is replaced.

    Raises OSError where the folder cannot be written to.
    """
    path = Path(os.path.realpath(path))
    temporary = path.parent / TEMPORARY.format(os.urandom(8).hex())
    remove = partial(temporary.unlink, missing_ok=True)
    with undone_by_signal(remove):
        try:
            with temporary.open("xb") as stream:
                _is_ours(stream)
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
        except BaseException:
            remove()
            raise


@contextlib.contextmanager
def output_stream(output: str | None) -> Iterator[BinaryIO]:
    """Yield the stream for what goes to `output`: a file that appears when it is complete; None is standard output.

    Raises OSError where it cannot be opened or finished.
    """
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif Path(output).exists() and not Path(output).is_file():
        # A pipe or a device is written to, not replaced.
        with Path(output).open("wb") as stream:
            yield stream
    else:
        with replacing(Path(output)) as stream:
            yield stream


def sweep(folder: Path) -> None:
    """Delete what processes that were killed left in `folder` and below it; what others are writing stays."""
    for path, _, names in os.walk(folder):
        for name in names:
            left = Path(path, name)
            if fnmatchcase(name, TEMPORARY.format("*")) and left.is_file():
                with contextlib.suppress(FileNotFoundError), left.open("rb") as stream:
                    if _is_ours(stream):
                        left.unlink()


def _is_ours(stream: BinaryIO) -> bool:
    """Hold a file against other processes until it is closed; tell whether none of them holds it."""
    try:
        import fcntl
    except ImportError:  # A system without such locks.
        return True
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
