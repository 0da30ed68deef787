"""Many dumps → an output folder with a shard each."""

from __future__ import annotations

import contextlib
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from kpuparse.bag import Payload, finish_bag
from kpuparse.batches import is_large
from kpuparse.console import OutputError, UsageError, reason
from kpuparse.counts import Report
from kpuparse.inputs import STANDARD_INPUT, Input, identity
from kpuparse.manifest import NAME, Manifest
from kpuparse.parallel import Workers
from kpuparse.progress import Progress
from kpuparse.shards import Each, Made, Options, Task, make_shard, path_of, stands
from kpuparse.write import SUFFIXES

PAYLOAD: Final = "data/"
"""Where in a bag its files are."""

_NO_BAG_NAME: Final = re.compile(r"[%\x00-\x1f\x7f-\x9f\u2028\u2029]|=(?=[0-9A-F]{2})")
"""What BagIt writes in another way, and what ends a line: readers of bags do not agree on them in names of files.

And what would look as if it stood for one of them.
"""

_LIKE_A_BYTE: Final = re.compile(r"\\(?=x[0-9a-f]{2})")
"""What would look as if it stood for a byte that is no UTF-8."""


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
        if not bag and (folder / "bagit.txt").exists():
            raise UsageError(f"{folder} is a bag; say --bag")
        with _cluster(scheduler) as each, Manifest(folder) as manifest:
            if bag and any(not output.startswith(PAYLOAD) for output in manifest.shards):
                raise UsageError(f"{folder} holds shards that are in no bag; --bag wants a folder of its own")
            if resume:
                asked = [task._replace(before=manifest.before(task, any_day=any_day)) for task in asked]
            sure = set[str]()
            with Workers(jobs) as workers:
                for task, made in make_shards(asked, workers, progress, each):
                    if not made.skipped:
                        manifest.add(made.shard)
                    if made.shard.output_sha256:
                        sure.add(task.output)
                    _note(task, made, report, progress)
            if bag:
                manifest.write()
                finish_bag(folder, _payload(folder, manifest, sure), [NAME])
    except OSError as error:
        raise OutputError(f"{folder}: {reason(error)}") from error
    return report


def _payload(folder: Path, manifest: Manifest, sure: set[str]) -> Iterator[Payload]:
    """Yield the files of the bag; those of `sure` are known to be as the manifest says.

    Raises OutputError where another is not, or one lies there of which the manifest knows nothing.
    """
    there = {path for path in (folder / PAYLOAD).rglob("*") if path.is_file()}
    for shard in manifest.shards.values():
        if shard.output_sha256 and shard.output_size is not None:
            there.discard(path_of(shard.output, folder))
            if shard.output not in sure and not stands(shard, folder):
                raise OutputError(f"{folder / shard.output}: is not as the manifest says, and so cannot be in the bag")
            yield Payload(shard.output.removeprefix(PAYLOAD), shard.output_size, shard.output_sha256)
    if there:
        raise OutputError(f"{min(there)}: is not in the manifest, and so cannot be in the bag")


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

    Raises UsageError where two would have the same path, or one be in the other's way, or a dump has none.
    """
    found: dict[str, Task] = {}
    # Readers of bags take names for the same that differ only in how accents are put together.
    key = partial(unicodedata.normalize, "NFC") if bag else str
    for dump in dumps:
        if dump.path == STANDARD_INPUT:
            raise UsageError("standard input has no name for a file in a folder")
        place = os.fsencode(_LIKE_A_BYTE.sub(r"\\x5c", dump.place)).decode("utf-8", "backslashreplace")
        output = f"{_in_bag(place) if bag else place}{SUFFIXES[options.format]}"
        if twin := found.get(key(output)):
            raise UsageError(f"{twin.dump.path} and {dump.path} would both become {folder / output}")
        found[key(output)] = Task(dump, folder, output, options)
    asked = list(found.values())
    _check_folders(asked)
    _check_dumps(asked)
    return asked


def _check_folders(asked: list[Task]) -> None:
    """Raise UsageError where a shard would take the place of the manifest, or of the folder of another shard."""
    outputs = {task.output: task for task in asked}
    folders = set[str]()
    for task in asked:
        above = task.output.rpartition("/")[0]
        while above and above not in folders:
            folders.add(above)
            if other := outputs.get(above):
                raise UsageError(f"{other.dump.path} would become {other.path}, and {task.dump.path} be in it")
            above = above.rpartition("/")[0]
        if task.output == NAME or task.output.startswith(f"{NAME}/"):
            raise UsageError(f"{task.dump.path} would become the manifest, {task.folder / NAME}")


def _check_dumps(asked: list[Task]) -> None:
    """Raise UsageError where a shard would take the place of a dump."""
    there = {found: task for task in asked if (found := identity(task.path))}
    for task in asked if there else ():
        other = there.get(identity(task.dump.file) or (0, 0))
        if other:
            raise UsageError(f"{other.dump.path} would become {other.path}, which is a dump")


def _in_bag(place: str) -> str:
    return PAYLOAD + _NO_BAG_NAME.sub(lambda found: f"={ord(found.group()):02X}", place)


def make_shards(
    asked: list[Task], workers: Workers, progress: Progress, each: Each | None = None
) -> Iterator[tuple[Task, Made]]:
    """Make the shards, and yield what became of each as soon as it stands.

    Each of the small dumps is the work of one process; then the parts of the large ones are shared out. With `each`,
    that does them all. Raises OutputError as `make_shard` does.
    """
    # Asked once: a dump that grows meanwhile is done, and not twice.
    shared_out = [not each and is_large(task.dump) for task in asked]
    wholes = [task for task, large in zip(asked, shared_out, strict=True) if not large]
    for task, result in zip(wholes, (each or workers.each)(make_shard, wholes), strict=True):
        yield task, _result(task, result)
    for task, large in zip(asked, shared_out, strict=True):
        if large:
            yield task, make_shard(task, workers, progress.at)


def _result(task: Task, result: Callable[[], Made]) -> Made:
    """Return what became of a task; where the processes that worked on it were killed, that."""
    try:
        return result()
    except OSError as error:
        return Made(replace(task.undone, error=reason(error)))
