"""The manifest of an output folder: a line a shard, with the dump that it was made from, what was done, and checksums.

A line is added as soon as a shard stands; at the end the file is put in order. So what a broken-off run did is known
to the next, and the same shards give the same bytes, in however many runs they were made.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import orjson

from kpuparse.inputs import identity
from kpuparse.leaving import undone_by_signal
from kpuparse.shards import Shard, Task
from kpuparse.write.files import replacing, sweep

NAME: Final = "kpuparse-manifest.jsonl"


class Manifest:
    """The manifest in `folder`, which is made if need be. A context manager; nobody else may write there meanwhile.

    Raises OSError where the folder cannot be made or written to, or another process has it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / NAME

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._identity = identity(self._folder)
        with contextlib.ExitStack() as begun:
            begun.enter_context(_alone(self._folder))
            sweep(self._folder)
            begun.callback(sweep, self._folder)
            begun.enter_context(undone_by_signal(partial(sweep, self._folder)))
            self.shards = dict(self._read())
            self._stream = begun.enter_context(self._path.open("ab"))
            self._left = begun.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._left:
            self.write()

    def write(self) -> None:
        """Put the file in order. Raises OSError where the folder is no longer where it was."""
        self._check()
        with replacing(self._path) as stream:
            stream.writelines(_line(shard) for _, shard in sorted(self.shards.items()))

    def _check(self) -> None:
        if identity(self._folder) != self._identity:
            raise OSError("was moved or deleted while it was written to")

    def _read(self) -> Iterator[tuple[str, Shard]]:
        """Yield the shards; of several lines about one the last counts. A line that was not finished is none."""
        if not self._path.exists():
            return
        # A pipe would be waited for.
        if not self._path.is_file():
            raise OSError(f"{NAME} is no file")
        with self._path.open("rb") as lines:
            for line in lines:
                with contextlib.suppress(KeyError, TypeError, ValueError):
                    shard = Shard.from_dict(orjson.loads(line))
                    yield shard.output, shard

    def add(self, shard: Shard) -> None:
        """Note what became of a shard. Where nothing did, an older one stands, with what went wrong.

        Raises OSError where the folder is no longer where it was.
        """
        self._check()
        older = self.shards.get(shard.output)
        if shard.output_sha256 is None and older and older.output_sha256:
            shard = replace(older, error=shard.error)
        self.shards[shard.output] = shard
        self._stream.write(_line(shard))
        self._stream.flush()

    def before(self, task: Task, *, any_day: bool) -> Shard | None:
        """Return the shard that an earlier run made of the same dump, by its name, with the same options and version.

        `any_day`: whatever the latest day was that a date without year could mean.
        """
        shard = self.shards.get(task.output)
        if not shard or shard.error:
            return None
        options = task.options._replace(as_of=shard.options.as_of) if any_day else task.options
        same = (shard.dump, shard.version, shard.options) == (task.dump.name, task.undone.version, options)
        return shard if same else None


def _line(shard: Shard) -> bytes:
    return orjson.dumps(shard.as_dict(), option=orjson.OPT_APPEND_NEWLINE)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold `folder` against other processes of this kind. Raises OSError where one has it."""
    try:
        import fcntl
    except ImportError:  # A system without such locks.
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise OSError("another kpuparse is writing there") from None
    finally:
        os.close(handle)
