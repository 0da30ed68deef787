"""Many dumps → an output folder with a shard each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kpuparse.batches import is_large
from kpuparse.console import OutputError, UsageError, reason
from kpuparse.counts import Report
from kpuparse.inputs import STANDARD_INPUT, Input
from kpuparse.manifest import NAME, Manifest
from kpuparse.parallel import Workers
from kpuparse.progress import Progress
from kpuparse.shards import Made, Options, Task, make_shard
from kpuparse.write import SUFFIXES

Each = Callable[[Callable[[Task], Made], list[Task]], Iterator[Callable[[], Made]]]
"""Something that does tasks as `Workers.each` does, in order."""


def fill_folder(
    folder: Path,
    dumps: list[Input],
    options: Options,
    *,
    jobs: int,
    resume: bool,
    any_day: bool,
    progress: Progress,
) -> Report:
    """Make a shard of each dump in `folder`, note it in the manifest there, and return how it went.

    `resume`: shards that an earlier run made of the same dumps in the same way stay; with `any_day` whatever the latest
    day was that a date without year could mean. Raises UsageError where the dumps have no paths of their own in the
    folder, OutputError where it cannot be written to.
    """
    asked = tasks(dumps, folder, options)
    report = Report(len(dumps))
    try:
        with Manifest(folder) as manifest, Workers(jobs) as workers:
            if resume:
                asked = [task._replace(before=manifest.before(task, any_day=any_day)) for task in asked]
            for task, made in make_shards(asked, workers, progress):
                if not made.skipped:
                    manifest.add(made.shard)
                _note(task, made, report, progress)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{folder}: {reason(error)}") from error
    return report


def _note(task: Task, made: Made, report: Report, progress: Progress) -> None:
    name, counts = task.dump.path, made.shard.counts
    if made.skipped:
        report.skip(name, counts)
    else:
        report.add(name, counts, made.shard.error)
    progress.done(name, task.dump.size(), counts.bulletins)


def tasks(dumps: Iterable[Input], folder: Path, options: Options, *, below: str = "") -> list[Task]:
    """Return what is to be done for each dump: a shard with the path of the dump, in the folder `below` of `folder`.

    Raises UsageError where two would have the same path, or a dump has none.
    """
    found: dict[str, Task] = {}
    for dump in dumps:
        if dump.path == STANDARD_INPUT:
            raise UsageError("standard input has no name for a file in a folder")
        place = os.fsencode(dump.place).decode("utf-8", "backslashreplace")
        output = f"{below}{place}{SUFFIXES[options.format]}"
        if output in found:
            raise UsageError(f"{found[output].dump.path} and {dump.path} would both become {folder / output}")
        if output == NAME:
            raise UsageError(f"{dump.path} would become the manifest, {folder / output}")
        found[output] = Task(dump, folder, output, options)
    return list(found.values())


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
