"""The least that a program of this kind takes: seconds of CPU a megabyte if all were found at no cost.

    python tests/bench/least.py DUMP

Its records are made from ready values and written, and each word of their bodies is looked up once in a table; the
floor, in the same process, is what `floor.py` does. Each is the fastest of several runs.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import orjson

from kpuparse.pipeline import records
from kpuparse.reading import FileDump
from kpuparse.write.lines import as_json

AS_OF = dt.date(2026, 11, 1)
RUNS: Final = 5

Made = tuple[type, tuple[Any, ...]]


def parts(value: Any) -> Iterator[Made]:
    """Yield the objects that a record is made of, each as its class and values."""
    if isinstance(value, tuple):
        for one in value:
            yield from parts(one)
    elif dataclasses.is_dataclass(value):
        values = tuple(getattr(value, field.name) for field in dataclasses.fields(value))
        yield from parts(values)
        yield type(value), values


def least(path: Path) -> dict[str, float]:
    """Return the seconds of CPU a megabyte that the floor takes, and those of what cannot be done without."""
    megabytes = path.stat().st_size / 1e6
    found = list(records(FileDump(path, None), AS_OF))
    objects = [made for record in found for made in parts(record)]
    known = {word: len(word) for record in found for word in record.body.split()}

    def best(work: Callable[[], object]) -> float:
        seconds = []
        for _ in range(RUNS):
            start = time.process_time()
            work()
            seconds.append(time.process_time() - start)
        return min(seconds) / megabytes

    return {
        "the floor": best(lambda: [orjson.dumps(line) for line in path.read_bytes().decode("utf-8").splitlines()]),
        "make the records": best(lambda: [cls(*values) for cls, values in objects]),
        "write them: JSON": best(lambda: [as_json(record) for record in found]),
        "look each word up once": best(lambda: [[known[w] for w in record.body.split()] for record in found]),
    }


if __name__ == "__main__":
    for name, seconds in least(Path(sys.argv[1])).items():
        print(f"{name:32}{seconds:8.4f} s/MB")
