"""Many dumps → an output folder with a shard each."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from kpuparse.bag import Payload, finish_bag
from kpuparse.batches import is_large
from kpuparse.console import OutputError, UsageError, reason
from kpuparse.counts import Report
from kpuparse.inputs import STANDARD_INPUT, Input
from kpuparse.manifest import NAME, Manifest
from kpuparse.parallel import Workers
from kpuparse.progress import Progress
from kpuparse.shards import Each, Made, Options, Task, make_shard
from kpuparse.write import SUFFIXES

PAYLOAD: Final = "data/"
"""Where in a bag its files are."""

_NO_BAG_NAME: Final = re.compile(r"[%\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What BagIt writes in another way, and what ends a line: readers of bags do not agree on them in names of files."""


def fill_folder(
    folder: Path,
    dumps: list[Input],
    options: Options,
    *,
    jobs: int,
    resume: bool,
    any_day: bool,
    bag: bool,
    scheduler: str | None,
    progress: Progress,
) -> Report:
    """Make a shard of each dump in `folder`, note it in the manifest there, and return how it went.

    `resume`: shards that an earlier run made of the same dumps in the same way stay; with `any_day` whatever the latest
    day was that a date without year could mean. `bag`: the folder becomes a BagIt bag. `scheduler`: where the cluster
    is that does the work. Raises UsageError where the dumps have no paths of their own in the folder, or it is of
    another kind, and OutputError where it cannot be written to.
    """
    asked = tasks(dumps, folder, options, bag=bag)
    report = Report(len(dumps))
    try:
        with _cluster(scheduler) as each, Manifest(folder) as manifest:
            _check(folder, manifest, bag=bag)
            if resume:
                asked = [task._replace(before=manifest.before(task, any_day=any_day)) for task in asked]
            with Workers(jobs) as workers:
                for task, made in make_shards(asked, workers, progress, each):
                    if not made.skipped:
                        manifest.add(made.shard)
                    _note(task, made, report, progress)
            if bag:
                manifest.write()
                finish_bag(folder, _payload(folder, manifest), [NAME])
    except OSError as error:
        raise OutputError(f"{folder}: {reason(error)}") from error
    return report


def _check(folder: Path, manifest: Manifest, *, bag: bool) -> None:
    """Raise UsageError where a bag would become a plain folder, or the other way round."""
    if bag and any(not output.startswith(PAYLOAD) for output in manifest.shards):
        raise UsageError(f"{folder} holds shards that are in no bag; --bag wants a folder of its own")
    if not bag and (folder / "bagit.txt").exists():
        raise UsageError(f"{folder} is a bag; say --bag")


def _payload(folder: Path, manifest: Manifest) -> Iterator[Payload]:
    """Yield the files of the bag. Raises OutputError where one lies there of which the manifest knows nothing."""
    there = {path.relative_to(folder).as_posix() for path in (folder / PAYLOAD).rglob("*") if path.is_file()}
    for shard in manifest.shards.values():
        if shard.output_sha256 and shard.output_size is not None:
            there.discard(shard.output)
            yield Payload(shard.output.removeprefix(PAYLOAD), shard.output_size, shard.output_sha256)
    if there:
        raise OutputError(f"{folder / min(there)}: is not in the manifest, and so cannot be in the bag")


@contextlib.contextmanager
def _cluster(scheduler: str | None) -> Iterator[Each | None]:
    if scheduler is None:
        yield None
        return
    from kpuparse.cluster import each_on

    with each_on(scheduler) as each:
        yield each


def _note(task: Task, made: Made, report: Report, progress: Progress) -> None:
    name, counts = task.dump.path, made.shard.counts
    if made.skipped:
        report.skip(name, counts)
    else:
        report.add(name, counts, made.shard.error)
    progress.done(name, task.dump.size(), counts.bulletins)


def tasks(dumps: Iterable[Input], folder: Path, options: Options, *, bag: bool = False) -> list[Task]:
    """Return what is to be done for each dump: a shard with the path of the dump, in `folder` or in the bag's payload.

    Raises UsageError where two would have the same path, or a dump has none.
    """
    found: dict[str, Task] = {}
    for dump in dumps:
        if dump.path == STANDARD_INPUT:
            raise UsageError("standard input has no name for a file in a folder")
        place = os.fsencode(dump.place).decode("utf-8", "backslashreplace")
        output = f"{_in_bag(place) if bag else place}{SUFFIXES[options.format]}"
        if output in found:
            raise UsageError(f"{found[output].dump.path} and {dump.path} would both become {folder / output}")
        if output == NAME:
            raise UsageError(f"{dump.path} would become the manifest, {folder / output}")
        found[output] = Task(dump, folder, output, options)
    return list(found.values())


def _in_bag(place: str) -> str:
    return PAYLOAD + _NO_BAG_NAME.sub(lambda found: f"={ord(found.group()):02X}", place)


def make_shards(
    asked: list[Task], workers: Workers, progress: Progress, each: Each | None = None
) -> Iterator[tuple[Task, Made]]:
    """Make the shards, and yield what became of each as soon as it stands.

    Each of the small dumps is the work of one process; then the parts of the large ones are shared out. With `each`,
    that does them all. Raises OutputError as `make_shard` does.
    """
    wholes = [task for task in asked if each or not is_large(task.dump)]
    for task, result in zip(wholes, (each or workers.each)(make_shard, wholes), strict=True):
        yield task, _result(task, result)
    for task in asked:
        if not each and is_large(task.dump):
            yield task, make_shard(task, workers, progress.at)


def _result(task: Task, result: Callable[[], Made]) -> Made:
    """Return what became of a task; where the processes that worked on it were killed, that."""
    try:
        return result()
    except OSError as error:
        return Made(replace(task.undone, error=reason(error)))
