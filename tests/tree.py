"""A tree of folders with generated dumps in it, among them such as an archive really holds: packed, empty, damaged.

python tests/tree.py FOLDER --dumps 2000
"""

from __future__ import annotations

import argparse
import gzip
import random
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import generate

KINDS = ("text", "packed", "utf-16", "empty", "not text", "missing", "damaged", "cut off")
"""What a file of the tree is; the last three fail, the one before the last without a record."""
FAILING = frozenset({"missing", "damaged", "cut off"})

DUMPS = 2000
AS_OF = ("--as-of", "2026-11-01")

_WEIGHTS = (80, 6, 3, 3, 2, 2, 2, 2)
_NAMES = ("berita {}.txt", "siaran-{}.txt", "-{}", "arsip%20{}.TXT", "foto {}.dat", "kumpulan_{}", "Rékap {}.txt")


def grow(top: Path, dumps: int, seed: int = 1) -> Counter[str]:
    """Make the tree in `top`, a new folder, and return how many files of which kind are in it."""
    rng = random.Random(seed)
    bulletins = generate.bulletins(seed, dumps * 3)
    made = Counter[str]()
    for number in range(dumps):
        # One of each at least, then by chance.
        kind = KINDS[number] if number < len(KINDS) else rng.choices(KINDS, _WEIGHTS)[0]
        folder = top.joinpath(*(f"{rng.choice('abc')}{rng.randint(1, 3)}" for _ in range(rng.randint(0, 4))))
        folder.mkdir(parents=True, exist_ok=True)
        name = rng.choice(_NAMES).format(number)
        path = folder / unicodedata.normalize(rng.choice(["NFC", "NFD"]), name)
        _put(path, kind, bulletins, rng)
        made[kind] += 1
    (top / ".hidden").write_text("no dump", encoding="utf-8")
    return made


def _put(path: Path, kind: str, bulletins: Iterator[generate.Bulletin], rng: random.Random) -> None:
    if kind == "missing":
        path.symlink_to("nowhere")
        return
    text = generate.dump(list(islice(bulletins, rng.randint(1, 3))))
    raw = {
        "empty": b"",
        "not text": rng.randbytes(500),
        "utf-16": text.encode("utf-16"),
        "packed": gzip.compress(text.encode(), mtime=0),
        "damaged": gzip.compress(text.encode(), mtime=0)[:10] + b"\xff" * 99,
        "cut off": gzip.compress(text.encode(), mtime=0)[:-8],
    }.get(kind, text.encode())
    path.write_bytes(raw)


def main() -> None:
    """Make a tree and print what is in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dumps", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(dict(grow(asked.folder, asked.dumps, asked.seed)))


if __name__ == "__main__":
    main()
