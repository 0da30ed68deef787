"""Shards: one dump → one file of records, which appears when it is complete, and what there is to say of both."""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from operator import index
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple

from kpuparse.batches import batches, behind, until_error
from kpuparse.console import OutputError, reason
from kpuparse.counts import Counts
from kpuparse.inputs import Input
from kpuparse.version import __version__

if TYPE_CHECKING:
    from kpuparse.parallel import Workers

HOPELESS: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
"""What keeps one file from being written keeps the next from it, too."""


class Options(NamedTuple):
    """What the records of a shard depend on, besides the dump and the version."""

    format: str
    as_of: str
    explain: bool = False
    excel: bool = False


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of records and the dump that it was made from: a line of the manifest.

    `output` is its path, below the output folder if there is one. `size` and `sha256` are of the dump as it lies on
    disk, `output_size` and `output_sha256` of the shard; None where there is none. `error` says why the dump could not
    be read, or not to its end, or the shard not be written.
    """

    output: str
    dump: str
    options: Options
    version: str
    counts: Counts = field(default_factory=Counts)
    size: int | None = None
    sha256: str | None = None
    output_size: int | None = None
    output_sha256: str | None = None
    error: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return what a line of the manifest holds."""
        counts = self.counts
        return {
            "output": self.output,
            "output_size": self.output_size,
            "output_sha256": self.output_sha256,
            "dump": self.dump,
            "size": self.size,
            "sha256": self.sha256,
            "version": self.version,
            "options": self.options._asdict(),
            "counts": {
                "bulletins": counts.bulletins,
                "dated": counts.dated,
                "found": counts.found,
                "bytes": counts.read,
                "accounted": counts.accounted,
                "warnings": dict(sorted(counts.warnings.items())),
            },
            "error": self.error,
        }

    @classmethod
    def from_dict(cls, found: dict[str, Any]) -> Shard:
        """Return the shard of such a line. Raises KeyError, TypeError or ValueError where it is none."""
        counts = {key: index(found["counts"][key]) for key in ("bulletins", "dated", "found", "bytes", "accounted")}
        warnings = {code: index(count) for code, count in dict(found["counts"]["warnings"]).items()}
        # Somebody else may have written it: what it names lies below the folder.
        if not {"", ".", ".."}.isdisjoint(_of((str,), found["output"]).split("/")):
            raise ValueError(found["output"])
        return cls(
            **{key: _of(kinds, found[key]) for key, kinds in _KINDS.items()},
            options=Options(**found["options"]),
            counts=Counts(
                bulletins=counts["bulletins"],
                dated=counts["dated"],
                found=counts["found"],
                read=counts["bytes"],
                accounted=counts["accounted"],
                warnings=Counter(warnings),
            ),
        )


_KINDS: Final[dict[str, tuple[type, ...]]] = {
    **dict.fromkeys(("output", "dump", "version"), (str,)),
    **dict.fromkeys(("size", "output_size"), (int, NoneType)),
    **dict.fromkeys(("sha256", "output_sha256", "error"), (str, NoneType)),
}


def _of(kinds: tuple[type, ...], value: Any) -> Any:
    if not isinstance(value, kinds):
        raise TypeError(value)
    return value


def path_of(output: str, folder: Path) -> Path:
    """Return where a shard lies; its name is in UTF-8, whatever the system takes names to be in."""
    return folder / os.fsdecode(output.encode())


class Task(NamedTuple):
    """A shard to be made: `output` below `folder`, from `dump`. Picklable, and may be done again.

    `before` is what an earlier run made of the same dump with the same options and version.
    """

    dump: Input
    folder: Path
    output: str
    options: Options
    before: Shard | None = None

    @property
    def path(self) -> Path:
        """Where the shard is to lie."""
        return path_of(self.output, self.folder)

    @property
    def undone(self) -> Shard:
        """The shard before anything is known of it."""
        return Shard(self.output, self.dump.name, self.options, __version__)


class Made(NamedTuple):
    """What became of a task; `skipped` where the shard of an earlier run stands, and the dump is unchanged."""

    shard: Shard
    skipped: bool = False


Each = Callable[[Callable[[Task], Made], list[Task]], Iterator[Callable[[], Made]]]
"""Something that does tasks as `Workers.each` does, in order."""

Watch = Callable[[str, int], None]
"""What is told the path of a dump and how many of its bytes are behind."""


def make_shard(task: Task, workers: Workers | None = None, watch: Watch | None = None) -> Made:
    """Write the shard and return what there is to say of it; of a dump that could not be read there is none.

    `workers` share the parts of a large dump. Raises OutputError where no other shard could be written either.
    """
    shard = task.undone
    try:
        if task.dump.error:
            raise task.dump.error
        task = task._replace(dump=task.dump._replace(since=task.dump.state()))
        size, sha256 = checksum(task.dump.file)
        if (
            task.before
            and (size, sha256) == (task.before.size, task.before.sha256)
            and stands(task.before, task.folder)
        ):
            return Made(task.before, skipped=True)
        shard = replace(shard, size=size, sha256=sha256)
        return Made(_written(task, shard, workers, watch))
    except OSError as error:
        return Made(replace(shard, error=reason(error)))


def stands(shard: Shard, folder: Path) -> bool:
    """Tell whether `shard`, which an earlier run made, is in `folder` as it was."""
    try:
        return checksum(path_of(shard.output, folder)) == (shard.output_size, shard.output_sha256)
    except OSError:
        return False


def _written(task: Task, shard: Shard, workers: Workers | None, watch: Watch | None) -> Shard:
    """Write the shard. Raises OSError where nothing of the dump can be read, and OutputError as `make_shard` does."""
    from kpuparse.parallel import Workers
    from kpuparse.write import Writer, format_named
    from kpuparse.write.files import replacing

    options, path = task.options, task.path
    form = format_named(options.format, explain=options.explain, excel=options.excel)
    errors: list[OSError] = []
    found = until_error(batches(task.dump, dt.date.fromisoformat(options.as_of), form, workers or Workers(1)), errors)
    counts = Counts()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as stream:
            output = _Digested(stream)
            writer = Writer(output, form)
            for batch in found:
                writer.write(batch.records)
                counts.merge(batch.counts)
                if watch:
                    watch(task.dump.path, behind(batch, shard.size or 0, counts))
            if errors and not counts.bulletins:
                raise _NothingReadError
            writer.close()
    except _NothingReadError:
        # An older shard stays as it is.
        raise errors[0] from None
    except OSError as error:
        if error.errno in HOPELESS:
            raise OutputError(f"{path}: {reason(error)}") from error
        raise OSError(f"{path}: {reason(error)}") from error
    return replace(
        shard,
        counts=counts,
        output_size=output.size,
        output_sha256=output.sha256,
        error=reason(errors[0]) if errors else None,
    )


class _NothingReadError(Exception):
    """Nothing of the dump could be read."""


class _Digested:
    """A stream whose bytes are counted and digested as they are written."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes, /) -> int:
        self._digest.update(data)
        self.size += len(data)
        return self._stream.write(data)

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


def checksum(path: Path) -> tuple[int, str]:
    """Return the size of a file in bytes and its SHA-256 in hexadecimal. Raises OSError where it cannot be read."""
    # A pipe would be emptied, and be waited for.
    if not path.is_file() and path.exists():
        raise OSError("is no file")
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256")
        return os.fstat(stream.fileno()).st_size, digest.hexdigest()
