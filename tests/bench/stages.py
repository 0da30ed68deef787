"""Where the time goes: seconds of CPU a megabyte, stage by stage, in one process.

python tests/bench/stages.py DUMP
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from kpuparse.extract.credit import find_credit
from kpuparse.extract.dateline import find_place
from kpuparse.extract.dates import event_date
from kpuparse.extract.people import find_people
from kpuparse.extract.quotes import find_quotes
from kpuparse.extract.references import find_references
from kpuparse.pipeline import records
from kpuparse.reading import FileDump
from kpuparse.speakers import attribute
from kpuparse.splitting import chunks, cut_up
from kpuparse.write.lines import as_json

AS_OF = dt.date(2026, 11, 1)

T = TypeVar("T")


def stages(path: Path) -> Iterator[tuple[str, float]]:
    """Yield each stage's name and its seconds of CPU a megabyte, and at the end those of the whole but for writing."""
    megabytes = path.stat().st_size / 1e6

    def timed(found: Callable[[], Iterable[T]]) -> tuple[list[T], float]:
        start = time.process_time()
        kept = list(found())
        return kept, (time.process_time() - start) / megabytes

    pieces, seconds = timed(lambda: FileDump(path, None).pieces())
    yield "read: decode", seconds
    cut, seconds = timed(lambda: chunks(iter(pieces)))
    yield "split: borders", seconds
    found, seconds = timed(lambda: (b for c in cut for b in cut_up(c)))
    yield "split: parts of a bulletin, cleaned", seconds
    clean = [(b.title or "", b.dateline, b.body, b.credit) for b in found]
    yield "extract: dateline", timed(lambda: (find_place(d) for _, d, _, _ in clean))[1]
    yield "extract: dates", timed(lambda: (event_date(d, b) for _, d, b, _ in clean))[1]
    people, seconds = timed(lambda: (find_people(t, b) for t, _, b, _ in clean))
    yield "extract: people", seconds
    quotes, seconds = timed(lambda: (find_quotes(b) for _, _, b, _ in clean))
    yield "extract: quotes", seconds
    yield (
        "extract: speakers",
        timed(lambda: (attribute(c[2], q, p) for c, q, p in zip(clean, quotes, people, strict=True)))[1],
    )
    yield "extract: references", timed(lambda: (find_references(b) for _, _, b, _ in clean))[1]
    yield "extract: credit", timed(lambda: (find_credit(c, None) for *_, c in clean if c))[1]
    whole, seconds = timed(lambda: records(FileDump(path, None), AS_OF))
    yield "write: JSON", timed(lambda: (as_json(r) for r in whole))[1]
    yield "read to settle, both passes", seconds


if __name__ == "__main__":
    for name, seconds in stages(Path(sys.argv[1])):
        print(f"{name:32}{seconds:8.3f} s/MB")
