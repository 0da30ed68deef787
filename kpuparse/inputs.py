"""Inputs: the files, folders and patterns of a command line → the dumps to read, in order."""

from __future__ import annotations

import errno
import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from kpuparse.reading import Dump

STANDARD_INPUT: Final = "-"


class Input(NamedTuple):
    """A dump to read. `place` is its path below the folder that was given, or its own name where it was given itself.

    `error` says why it cannot be read, where that is known beforehand. `root` is what a path that is not absolute
    counts from, where that is not the working directory. `since` is the state that it must have kept when it has been
    read: that in which its checksum was taken, if it was.
    """

    path: str
    place: str
    error: OSError | None = None
    root: str = ""
    since: tuple[int, ...] | None = None

    @property
    def name(self) -> str:
        """What the record's `source.file` says: the path, in which bytes that are no UTF-8 are replaced."""
        return os.fsencode(self.path).decode("utf-8", "replace")

    @property
    def file(self) -> Path:
        """Where the dump lies."""
        return Path(self.root, self.path)

    @property
    def is_stream(self) -> bool:
        """Whether it can be read only once, from its start to its end. Raises OSError where that cannot be seen."""
        return self.path == STANDARD_INPUT or self.file.is_fifo() or self.file.is_char_device()

    def size(self) -> int:
        """Return the bytes of the file; 0 where there is none, or where that is not known beforehand."""
        try:
            return self.file.stat().st_size if self.path != STANDARD_INPUT else 0
        except OSError:
            return 0

    def state(self) -> tuple[int, ...] | None:
        """Return what is another when the file was changed or replaced; None where there is none, or it is a stream."""
        try:
            if self.is_stream:
                return None
            now = self.file.stat()
        except OSError:
            return None
        return now.st_dev, now.st_ino, now.st_size, now.st_mtime_ns

    def dump(self) -> Dump:
        """Return what reads it; what is no plain file is kept while it is read, for it must be read twice."""
        from kpuparse.reading import FileDump, StreamDump

        if self.path == STANDARD_INPUT:
            return StreamDump(sys.stdin.buffer if sys.stdin is not None else None, self.name)
        return StreamDump(self.file, self.name) if self.is_stream else FileDump(self.file, self.name)


def gathered(names: Sequence[str], patterns: Sequence[str] = (), leave_out: Path | None = None) -> list[Input]:
    """Return the dumps that `names` name: files as they are, folders with all that is in them, in order of path.

    Of a folder's files those count whose name fits one of `patterns`, or whose path below the folder does where the
    pattern holds a slash; all without patterns; hidden ones never. Names are compared in Unicode NFC. Links are
    followed, to each folder once. What is at or below `leave_out`, where the output goes, is not read. Raises nothing:
    what cannot be read says so itself.
    """
    found: list[Input] = []
    for name in names:
        # Not `Path(name).is_dir()`, for which no name is the working directory.
        if name != STANDARD_INPUT and os.path.isdir(name):  # noqa: PTH112
            below = list(_below(Path(name), patterns, leave_out))
            found += below or [Input(name, Path(name).name, OSError("holds no dump"))]
        else:
            error = None if name else FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
            found.append(Input(name, Path(name).name, error))
    return found


def _below(top: Path, patterns: Sequence[str], leave_out: Path | None) -> Iterator[Input]:
    """Yield the dumps in a folder."""
    seen = {identity(leave_out)} - {None} if leave_out else set()
    waiting = [top]
    while waiting:
        path = waiting.pop()
        try:
            is_folder, is_file = path.is_dir(), path.is_file()
            if is_folder and identity(path) not in seen:
                seen.add(identity(path))
                waiting += sorted((below for below in path.iterdir() if not below.name.startswith(".")), reverse=True)
            elif not is_folder and _fits(path.relative_to(top), patterns) and identity(path) not in seen:
                yield _input(path, top, None if is_file else _refusal(path))
        except OSError as error:
            yield _input(path, top, error)


def _input(path: Path, top: Path, error: OSError | None) -> Input:
    return Input(os.fspath(path), path.relative_to(top).as_posix(), error)


def _fits(path: Path, patterns: Sequence[str]) -> bool:
    if not patterns:
        return True
    whole, name = _nfc(path.as_posix()), _nfc(path.name)
    # As elsewhere, `**/` stands for no folder, too.
    return any(
        fnmatchcase(whole, p) or fnmatchcase(whole, p.replace("**/", "")) if "/" in p else fnmatchcase(name, p)
        for p in map(_nfc, patterns)
    )


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _refusal(path: Path) -> OSError:
    """Return why what is neither a folder nor a file cannot be read."""
    try:
        path.stat()
    except OSError as error:
        return error
    return OSError("is no file")


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file or folder from all others, whatever its path; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
