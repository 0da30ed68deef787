"""What a Dask cluster costs: two workers on this machine against `-j 2`, on small dumps and on dumps of a megabyte.

    python tests/bench/cluster.py

Both do the same work with the same two cores, so the ratio is the price of the cluster. Needs the extra dask.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from distributed import LocalCluster
from dumps import write_dump

PROGRAM = Path(sys.executable).with_name("kpuparse")


def fill(folder: Path, dumps: int, size: int) -> None:
    """Fill `folder` with so many dumps of about `size` bytes."""
    folder.mkdir()
    for number in range(dumps):
        write_dump(folder / f"{number}.txt", size, seed=number)


def seconds(*command: str) -> float:
    """Return how long `command` takes, the fastest of three."""
    measure = [sys.executable, str(Path(__file__).with_name("measure.py")), *command]
    return min(json.loads(subprocess.check_output(measure))["seconds"] for _ in range(3))


def main() -> None:
    """Measure and print."""
    with (
        tempfile.TemporaryDirectory() as name,
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
    ):
        folder = Path(name)
        print("| dumps | of | `-j 2` | cluster | ratio |\n|---|---|---|---|---|")
        for dumps, size in ((500, 30_000), (20, 1_000_000)):
            fill(folder / str(dumps), dumps, size)
            base = [str(PROGRAM), "split", str(folder / str(dumps)), "-q"]
            alone = seconds(*base, "-o", f"{folder}/alone/", "-j", "2")
            together = seconds(*base, "-o", f"{folder}/together/", "--scheduler", cluster.scheduler_address)
            mean = sum(path.stat().st_size for path in (folder / str(dumps)).iterdir()) / dumps
            print(f"| {dumps:,} | {mean / 1000:,.0f} kB | {alone:.1f} s | {together:.1f} s | {together / alone:.2f} |")


if __name__ == "__main__":
    main()
