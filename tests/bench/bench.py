"""The benchmark: how fast `kpuparse split` is, how much memory it takes and how long it takes to start.

    python tests/bench/bench.py                      1, 10, 100 and 1,000 MB: more than an hour
    python tests/bench/bench.py --sizes 1 10         only these
    python tests/bench/bench.py --readme             the README's tables, of the run that was kept last

Everything is measured in one run, as whole processes that write to a file, so that ratios hold on a noisy machine. The
floor is `floor.py`, which decodes the dump and writes its lines as JSON strings. Ratios and times are printed, and
written to results.json beside this file, with a plot of time against size, time.svg, where matplotlib is installed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from dumps import write_dump
from least import least
from peers import peers
from stages import stages

HERE: Final = Path(__file__).parent
RESULTS: Final = HERE / "results.json"
PLOT: Final = HERE / "time.svg"
PROGRAM: Final = str(Path(sys.executable).parent / "kpuparse")
SIX: Final = 5_000
"""Six bulletins are about so many bytes."""
STARTS: Final = 21
"""Each of the small programs is started so often, in turn; the fastest start of each counts."""

Measured = dict[str, float]


def measure(command: Sequence[str]) -> Measured:
    """Run a program; return its seconds, those of CPU, and the peak memory in MiB of its largest process."""
    program = [sys.executable, str(HERE / "measure.py"), *command]
    measured: Measured = json.loads(subprocess.run(program, stdout=subprocess.PIPE, check=True).stdout)
    return measured


def best(command: Sequence[str], times: int) -> Measured:
    """Return the fastest of several runs."""
    return min((measure(command) for _ in range(times)), key=lambda m: m["seconds"])


def by_size(sizes: Sequence[int], folder: Path) -> list[dict[str, Any]]:
    """Measure the floor and `kpuparse split` with one and two processes on dumps of so many MB."""
    rows = []
    for size in sizes:
        dump, out = folder / f"{size}.txt", str(folder / "out")
        write_dump(dump, size * 1_000_000)
        split = [PROGRAM, "split", "-q", str(dump), "-o", out]
        times = 3 if size <= 10 else 1
        row: dict[str, Any] = {"MB": size}
        for name, command in (
            ("floor", [sys.executable, str(HERE / "floor.py"), str(dump), out]),
            ("-j 1", [*split, "-j", "1"]),
            ("-j 2", [*split, "-j", "2"]),
        ):
            row[name] = best(command, times)
            print(f"{size:5} MB {name:6} {row[name]['seconds']:9.2f} s {row[name]['MiB']:7.0f} MiB", flush=True)
        rows.append(row)
        dump.unlink()
    return rows


def start_up(folder: Path, times: int = STARTS) -> Measured:
    """Return the seconds that small programs take, the fastest of many starts; they are started in turn."""
    six = folder / "six.txt"
    write_dump(six, 40 * SIX)
    text = six.read_bytes()[:SIX]
    six.write_bytes(text)
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "minimal typer program": [sys.executable, str(HERE / "hello.py")],
        "kpuparse --version": [PROGRAM, "--version"],
        "kpuparse split, six bulletins": [PROGRAM, "split", str(six)],
    }
    found: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            found[name].append(measure(command)["seconds"])
    return {name: min(seconds) for name, seconds in found.items()}


def ratios(results: dict[str, Any]) -> Measured:
    """Return the numbers that count: what is asked of each stands in the README."""
    rows = {row["MB"]: row for row in results["sizes"]}
    start = results["start-up"]
    found = {
        f"{name} against the minimal typer program": start[name] / start["minimal typer program"]
        for name in ("kpuparse --version", "kpuparse split, six bulletins")
    }
    floor, *needed = results["least, s/MB"].values()
    found["what cannot be done without against the floor"] = sum(needed) / floor
    for size, row in rows.items():
        found[f"{size} MB: -j 1 against the floor"] = row["-j 1"]["seconds"] / row["floor"]["seconds"]
        found[f"{size} MB: -j 2 against -j 1"] = row["-j 2"]["seconds"] / row["-j 1"]["seconds"]
        if size > 10 and 10 in rows:
            small = rows[10]["-j 1"]
            found[f"{size} MB: time a MB against 10 MB"] = row["-j 1"]["seconds"] / size / (small["seconds"] / 10)
            found[f"{size} MB: memory against 10 MB"] = row["-j 1"]["MiB"] / small["MiB"]
    return found


def plot(rows: Sequence[dict[str, Any]]) -> None:
    """Draw time against size, both on logarithmic axes. Does nothing without matplotlib."""
    try:
        from matplotlib import pyplot
    except ImportError:
        print("no plot: matplotlib is not installed")
        return
    sizes = [row["MB"] for row in rows]
    figure, axes = pyplot.subplots(figsize=(6, 4), layout="constrained")
    for name, label in (("-j 1", "kpuparse split"), ("-j 2", "kpuparse split -j 2"), ("floor", "floor")):
        axes.loglog(sizes, [row[name]["seconds"] for row in rows], marker="o", label=label)
    axes.set(xlabel="size of the dump (MB)", ylabel="time (s)")
    axes.grid(visible=True, which="major", alpha=0.3)
    axes.legend()
    figure.savefig(PLOT, metadata={"Date": None})


def tables(results: dict[str, Any]) -> list[str]:
    """Return the README's tables: the sizes, the small programs, the stages, the peers and the least."""
    sizes = [
        "| dump | floor | `split` | MB/s | against the floor | peak memory | `split -j 2` | against `-j 1` |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in results["sizes"]:
        floor, one, two = (row[name]["seconds"] for name in ("floor", "-j 1", "-j 2"))
        sizes.append(
            f"| {row['MB']:,} MB | {floor:.2f} s | {one:,.1f} s | {row['MB'] / one:.2f} | {one / floor:.0f} times "
            f"| {row['-j 1']['MiB']:.0f} MiB | {two:,.1f} s | {two / one:.2f} |"
        )
    least = results["start-up"]["minimal typer program"]
    starts = ["| program | time | against the minimal typer program |", "|---|---|---|"]
    starts += [f"| {name} | {1000 * s:.0f} ms | {s / least:.2f} |" for name, s in results["start-up"].items()]
    stages = ["| stage | s/MB |", "|---|---|"]
    stages += [f"| {name} | {s:.3f} |" for name, s in results["stages, s/MB"].items()]
    peers = ["| peer | s/MB |", "|---|---|"]
    peers += [f"| {name} | {s:.2f} |" for name, s in results["peers, s/MB"].items()]
    at_least = ["| the least | s/MB |", "|---|---|"]
    at_least += [f"| {name} | {s:.4f} |" for name, s in results["least, s/MB"].items()]
    return ["\n".join(lines) for lines in (sizes, starts, stages, peers, at_least)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 10, 100, 1000], metavar="MB")
    parser.add_argument("--readme", action="store_true", help="measure nothing; print the README's tables")
    args = parser.parse_args()
    if args.readme:
        print("\n\n".join(tables(json.loads(RESULTS.read_text("utf-8")))))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        results: dict[str, Any] = {
            "machine": f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}",
            "start-up": start_up(folder),
            "sizes": by_size(args.sizes, folder),
        }
        small = folder / "small.txt"
        write_dump(small, 2_000_000, seed=2)
        results["stages, s/MB"] = dict(stages(small))
        results["peers, s/MB"] = dict(peers(small))
        results["least, s/MB"] = least(small)
    results["ratios"] = ratios(results)
    for part in ("start-up", "stages, s/MB", "peers, s/MB", "least, s/MB", "ratios"):
        print(f"\n{part}")
        for name, number in results[part].items():
            print(f"  {name:64}{number:9.3f}")
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", "utf-8")
    plot(results["sizes"])


if __name__ == "__main__":
    main()
