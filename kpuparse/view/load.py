"""Load: what `kpuparse view` is given → one archive. What was given is only read."""

from __future__ import annotations

import datetime as dt
import gzip
import sys
import zlib
from collections.abc import Callable, Iterator
from io import BufferedReader
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

import orjson

from kpuparse.archive import fill_archive
from kpuparse.console import reason
from kpuparse.counts import Counts, Report
from kpuparse.inputs import STANDARD_INPUT, Input
from kpuparse.manifest import NAME as MANIFEST
from kpuparse.progress import Progress
from kpuparse.shards import Options
from kpuparse.version import __version__
from kpuparse.view.records import misfit
from kpuparse.write import ENDINGS
from kpuparse.write.database import Archive, DumpRow, copy_archive

_RECORDS: Final = (".jsonl", ".ndjson", ".json")
_ARCHIVES: Final = tuple(ending for ending, form in ENDINGS.items() if form == "sqlite")
_SQLITE: Final = b"SQLite format 3\x00"
_GZIP: Final = b"\x1f\x8b"
_BATCH: Final = 500


def load(path: Path, given: list[Input], as_of: dt.date, *, jobs: int, progress: Progress) -> Report:
    """Fill the archive at `path`, where nothing is yet, with all that is given, and return how it went.

    Inputs are archives, records (JSON Lines, or one array) or dumps: told by the ending of the name, else by how they
    start. Raises OutputError where the archive cannot be written to.
    """
    kinds = [(one, _kind(one)) for one in given if Path(one.path).name != MANIFEST]
    report = Report(len(kinds))
    for one, kind in sorted(kinds, key=lambda pair: pair[1] != "archive"):
        if kind == "archive":
            _take(one, report, lambda one: _take_archive(one, path))
        elif kind == "records":
            _take(one, report, lambda one: _take_records(one, path))
    dumps = [one for one, kind in kinds if kind == "dump"]
    options = Options("sqlite", as_of.isoformat())
    loaded = fill_archive(path, dumps, options, jobs=jobs, resume=False, any_day=False, progress=progress)
    report.counts.merge(loaded.counts)
    report.converted += loaded.converted
    report.failed += loaded.failed
    report.empty += loaded.empty
    return report


def _kind(one: Input) -> str:
    """Tell what an input is: archive, records or dump. What cannot be read is a dump, which says so."""
    name = one.path.lower().removesuffix(".gz")
    if name.endswith(_ARCHIVES):
        return "archive"
    if name.endswith(_RECORDS):
        return "records"
    start = _start(one)
    if start.startswith(_SQLITE):
        return "archive"
    return "records" if start.lstrip().startswith((b'{"id":', b'[\n{"id":')) else "dump"


def _start(one: Input) -> bytes:
    """Return how an input starts; nothing where that cannot be known without taking it away from who reads it next."""
    try:
        if one.path == STANDARD_INPUT:
            return _standard_input().peek(32)[:32]
        if not one.file.is_file():
            return b""
        with one.file.open("rb") as stream:
            return stream.read(32)
    except OSError:
        return b""


def _take(one: Input, report: Report, take: Callable[[Input], int]) -> None:
    """Take an input in, and put down in `report` how it went; what fails leaves no trace."""
    try:
        if one.error:
            raise one.error
        n = take(one)
        report.add(one.path, Counts(bulletins=n, found=n))
    except OSError as error:
        report.add(one.path, Counts(), reason(error))


def _take_archive(one: Input, path: Path) -> int:
    """Take in an archive, and return how many records it held. Raises OSError where it cannot be read."""
    copy = path.with_name("given.db") if path.exists() else path
    try:
        copy_archive(one.file, copy)
        with Archive(copy) as found:
            found.finish()
            dumps = found.dumps()
            n = sum(dump.bulletins for dump in dumps)
            if copy != path:
                with Archive(path) as archive:
                    for dump in dumps:
                        _add(archive, _free(archive, one, dump.path), found.records(dump.path), dump)
    except OSError:
        copy.unlink(missing_ok=True)
        raise
    except (LookupError, TypeError, ValueError) as error:
        # Its tables may hold anything.
        copy.unlink(missing_ok=True)
        raise OSError("is damaged") from error
    if copy != path:
        copy.unlink()
    return n


def _free(archive: Archive, one: Input, dump: str) -> str:
    """Return the name under which a dump of another archive is kept: two may know different dumps by one name."""
    return f"{one.path}: {dump}" if archive.known(dump) else dump


def _take_records(one: Input, path: Path) -> int:
    """Take in records, and return how many. Raises OSError where one is none."""
    with Archive(path) as archive:
        if one.path == STANDARD_INPUT:
            return _add(archive, one.path, _records(_standard_input()))
        with one.file.open("rb") as stream:
            packed = stream.peek(2)[:2] == _GZIP
            return _add(archive, one.path, _unpacked(stream) if packed else _records(stream))


def _add(archive: Archive, name: str, records: Iterator[bytes], row: DumpRow | None = None) -> int:
    """Load records under `name`, and return how many."""
    archive.begin(name)
    n = 0
    while batch := list(islice(records, _BATCH)):
        archive.add(batch)
        n += len(batch)
    archive.end(row or DumpRow(name, None, None, __version__, "{}", n, 0, n, 0, 0, 0, None))
    return n


def _standard_input() -> BufferedReader:
    """Return standard input. Raises OSError where there is none."""
    if sys.stdin is None or not isinstance(sys.stdin.buffer, BufferedReader):
        raise OSError("is closed")
    return sys.stdin.buffer


def _unpacked(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the records of a gzip file. Raises OSError where it is damaged or cut off."""
    try:
        with gzip.open(stream) as unpacked:
            yield from _records(unpacked)
    except (EOFError, zlib.error) as error:
        raise OSError("is damaged") from error


def _records(stream: BinaryIO | gzip.GzipFile) -> Iterator[bytes]:
    """Yield the records of JSON Lines or of an array. Raises OSError where one is no record of kpuparse."""
    first = stream.readline()
    if first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        yield from _of_array(first + stream.read())
        return
    line, number = first.removeprefix(b"\xef\xbb\xbf"), 1
    while line:
        if line.strip():
            yield _checked(line, f"line {number:,}")
        line, number = stream.readline(), number + 1


def _of_array(text: bytes) -> Iterator[bytes]:
    try:
        found = orjson.loads(text.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise OSError("is no JSON") from error
    for number, one in enumerate(found, 1):
        yield _checked(orjson.dumps(one), f"item {number:,}")


def _checked(text: bytes, where: str) -> bytes:
    try:
        wrong = misfit(orjson.loads(text))
    except orjson.JSONDecodeError:
        wrong = "it is no JSON"
    if wrong:
        raise OSError(f"{where} is no record of kpuparse: {wrong}")
    return text.strip()
