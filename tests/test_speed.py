"""The cheap ratios of the benchmark, with margins that no noisy machine uses up: CPU time, the best of several runs.

What is promised, and measured on a quiet machine, stands in the README.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import bench
import generate
import pytest
from test_cli import PROGRAM

FLOOR_LIMIT = 250


def least(commands: dict[str, Sequence[str]], times: int, what: str = "CPU") -> dict[str, float]:
    """Return the least that each command took; they run in turn, so that noise meets all of them."""
    rounds = [{name: bench.measure(command)[what] for name, command in commands.items()} for _ in range(times)]
    return {name: min(one[name] for one in rounds) for name in commands}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Dumps of 6, 300, 1,200 and 4,800 bulletins."""
    folder = tmp_path_factory.mktemp("speed")
    for at, count in enumerate((6, 300, 1200, 4800)):
        text = generate.dump(list(generate.bulletins(20 + at, count)))
        (folder / f"{count}.txt").write_text(text, encoding="utf-8")
    return folder


def split(folder: Path, count: int) -> list[str]:
    return [PROGRAM, "split", "-q", str(folder / f"{count}.txt"), "-o", str(folder / "out.jsonl")]


def test_a_small_dump_in_a_blink(folder: Path) -> None:
    took = least(
        {
            "typer": [sys.executable, str(bench.HERE / "hello.py")],
            "split": split(folder, 6),
            "version": [PROGRAM, "--version"],
        },
        times=7,
    )
    assert took["split"] <= 2 * took["typer"]  # promised: 1.3
    assert took["version"] <= took["typer"]


def test_time_grows_with_the_dump_and_no_faster(folder: Path) -> None:
    took = least({"start": split(folder, 6), "small": split(folder, 300), "large": split(folder, 1200)}, times=3)
    sizes = {name: (folder / f"{count}.txt").stat().st_size for name, count in (("small", 300), ("large", 1200))}
    small, large = ((took[name] - took["start"]) / sizes[name] for name in ("small", "large"))
    assert large <= 1.5 * small  # promised: 1.15


def test_memory_does_not_grow_with_the_dump(folder: Path) -> None:
    took = least({"small": split(folder, 1200), "large": split(folder, 4800)}, times=1, what="MiB")
    assert took["large"] <= 1.25 * took["small"]


def test_not_many_times_the_floor(folder: Path) -> None:
    out, six, dump = str(folder / "out"), str(folder / "6.txt"), str(folder / "4800.txt")
    floor = [sys.executable, str(bench.HERE / "floor.py")]
    took = least({"start": [*floor, six, out], "floor": [*floor, dump, out]}, times=5)
    ours = least({"start": split(folder, 6), "split": split(folder, 1200)}, times=2)
    sizes = {count: (folder / f"{count}.txt").stat().st_size for count in (1200, 4800)}
    a_byte = (ours["split"] - ours["start"]) / sizes[1200]
    assert a_byte <= FLOOR_LIMIT * (took["floor"] - took["start"]) / sizes[4800]
