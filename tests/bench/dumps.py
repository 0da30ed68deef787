"""Dumps for the benchmark: the generator's bulletins, each different, up to a size."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
import generate

BULLETINS = 1000


def write_dump(path: Path, size: int, seed: int = 1) -> None:
    """Write a dump of `size` bytes, cut off at the end of a bulletin at or before it."""
    with path.open("wb") as out:
        left = size
        for text in _texts(seed):
            raw = text.encode()
            if len(raw) > left:
                return
            out.write(raw)
            left -= len(raw)


def _texts(seed: int) -> Iterator[str]:
    """Yield archives of bulletins without end; nothing is remembered of those that were yielded."""
    seeds = random.Random(seed)
    while True:
        found = list(generate.bulletins(seeds.randrange(1 << 60), BULLETINS))
        for at in range(0, BULLETINS, 20):
            yield generate.dump(found[at : at + 20])
