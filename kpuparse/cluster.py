"""A Dask cluster that makes shards. Its machines see the dumps and the output folder under the same paths."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kpuparse.console import OutputError, UsageError
from kpuparse.shards import Each, Made, Task
from kpuparse.version import __version__

if TYPE_CHECKING:
    from distributed import Client, Future

PATIENCE: Final = 10
"""So many seconds a scheduler has to answer in."""


@contextlib.contextmanager
def each_on(address: str) -> Iterator[Each]:
    """Yield what does tasks on the cluster whose scheduler is at `address`, such as `tcp://10.0.0.5:8786`.

    Raises UsageError where Dask is not installed, OutputError where the cluster cannot be reached or runs another
    version of this package.
    """
    try:
        from distributed import Client
    except ImportError:
        raise UsageError('--scheduler needs Dask: pip install "kpuparse[dask]"') from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise OutputError(f"{address}: no scheduler answers there") from error
    with client:
        _check(client, address)
        yield partial(_each, client)


def _check(client: Client, address: str) -> None:
    """Raise OutputError where there is nobody to work, or somebody who would do it in another way."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
        versions = set(client.run(_version).values())
    except TimeoutError:
        raise OutputError(f"{address}: the cluster has no workers") from None
    except ModuleNotFoundError:
        raise OutputError(f"{address}: kpuparse {__version__} is not installed there") from None
    if versions != {__version__}:
        raise OutputError(f"{address}: has kpuparse {', '.join(sorted(versions))}, not {__version__}")


def _version() -> str:
    return __version__


def _each(client: Client, function: Callable[[Task], Made], tasks: list[Task]) -> Iterator[Callable[[], Made]]:
    """Do as `Workers.each` does. The cluster does a task again that a lost worker had."""
    here = os.fspath(Path.cwd())
    there = [task._replace(dump=task.dump._replace(root=here), folder=task.folder.resolve()) for task in tasks]
    for future in client.map(function, there, pure=False):
        yield partial(_result, future)


def _result(future: Future[Made]) -> Made:
    """Return what became of a task. Raises OSError where one worker after another was lost over it."""
    from distributed import CancelledError, KilledWorker

    try:
        made: Made = future.result()
        return made
    except KilledWorker as error:
        raise OSError("one worker after another was lost over it") from error
    except CancelledError as error:
        raise OutputError("the cluster has gone") from error
