"""Turn dumps of press bulletins of Indonesia's election commission (KPU) into structured records.

import kpuparse

for record in kpuparse.read("dump.txt"):
    print(record.date, record.title)
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kpuparse.record import Credit, Person, Quote, Record, Reference, Role, Source, Span, Warned
from kpuparse.version import __version__

if TYPE_CHECKING:
    from kpuparse.shards import Shard

__all__ = [
    "Credit",
    "Person",
    "Quote",
    "Record",
    "Reference",
    "Role",
    "Source",
    "Span",
    "Warned",
    "__version__",
    "read",
    "split",
    "to_dict",
    "write_shard",
]


def split(text: str, *, as_of: dt.date | None = None) -> Iterator[Record]:
    """Yield the records of the bulletins in `text`, in order.

    `as_of` is the latest day that a date without a year may mean (default: today). Byte offsets in
    `source` count in the UTF-8 form of `text`. Raises nothing for any text.
    """
    from kpuparse.pipeline import records
    from kpuparse.reading import TextDump

    return records(TextDump(text), as_of or dt.date.today())


def read(path: str | os.PathLike[str], *, as_of: dt.date | None = None) -> Iterator[Record]:
    """Yield the records of the bulletins in the file at `path`, in order.

    UTF-8, UTF-16 and Windows-1252 are told apart, gzip is unpacked; `as_of` as in `split`. The file is read as
    a stream, twice. Raises OSError where it cannot be read: at once, or, where it is damaged or packed too
    tightly to be text, behind the records of what could be read.
    """
    from kpuparse.pipeline import records
    from kpuparse.reading import FileDump

    return records(FileDump(Path(path), os.fspath(path)), as_of or dt.date.today())


def to_dict(record: Record, *, explain: bool = False) -> dict[str, Any]:
    """Return `record` as a dict with the keys, and in the order, of its JSON; with `explain`, the rules as well."""
    from kpuparse.schema import plain

    return plain(record, explain=explain)


def write_shard(
    dump: str | os.PathLike[str],
    output: str | os.PathLike[str],
    *,
    format: str = "jsonl",
    as_of: dt.date | None = None,
    explain: bool = False,
) -> Shard:
    """Write the records of the dump at `dump` to a file at `output`; return its counts, checksums and what went wrong.

    `output` appears when it is complete; its folder is made if need be. `format` is one that `split --format` takes,
    but for sqlite; `as_of` and `explain` as in `split` and `to_dict`. Picklable, and may be done again, on whichever
    machine: the same dump gives the same bytes. What is wrong with the dump stands in the result's `error`. Raises
    ValueError for an unknown format, and OSError where the disk is full or must not be written to.
    """
    from kpuparse.console import OutputError
    from kpuparse.inputs import Input
    from kpuparse.shards import Options, Task, make_shard
    from kpuparse.write import SUFFIXES

    if format not in SUFFIXES or format == "sqlite":
        raise ValueError(f"unknown format {format!r}")
    given, path = os.fspath(dump), Path(output)
    options = Options(format, (as_of or dt.date.today()).isoformat(), explain)
    try:
        return make_shard(Task(Input(given, Path(given).name), path.parent, path.name, options)).shard
    except OutputError as error:
        raise OSError(str(error)) from error
