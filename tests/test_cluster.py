"""A Dask cluster makes the shards that one process makes, also where it loses a worker."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_cli import run, wait_until
from test_folder import NAME, digests, start
from tree import AS_OF, grow

distributed = pytest.importorskip("distributed", reason="needs the extra dask")


@pytest.fixture(scope="module")
def cluster() -> Iterator[distributed.LocalCluster]:
    # Workers that a nanny starts again when they are lost, each in a process of its own.
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, worker_dashboard_address=None
    ) as found:
        yield found


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cluster")
    grow(folder / "tree", 400, seed=3)
    run("split", "tree", "-o", "serial/", *AS_OF, cwd=folder)
    return folder


def test_the_same_shards(archive: Path, cluster: distributed.LocalCluster) -> None:
    done = run("split", "tree", "-o", "there/", "--scheduler", cluster.scheduler_address, *AS_OF, cwd=archive)
    assert done.returncode == 1  # Some of the tree's dumps cannot be read.
    assert digests(archive / "there") == digests(archive / "serial")
    again = run(
        *("split", "tree", "-o", "there/", "--scheduler", cluster.scheduler_address, "--resume", *AS_OF), cwd=archive
    )
    assert b" 0 converted, " in again.stderr
    assert digests(archive / "there") == digests(archive / "serial")


def test_a_lost_worker(archive: Path, cluster: distributed.LocalCluster) -> None:
    output = archive / "lost"
    process = start("split", "tree", "-o", "lost/", "--scheduler", cluster.scheduler_address, *AS_OF, cwd=archive)
    wait_until(lambda: (output / NAME).exists() and (output / NAME).read_bytes().count(b"\n") > 10)
    os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
    _, complaint = process.communicate(timeout=120)
    assert b"Traceback" not in complaint, complaint.decode()
    assert process.returncode == 1
    assert digests(output) == digests(archive / "serial")


def test_nobody_at_the_address(archive: Path) -> None:
    done = run("split", "tree", "-o", "none/", "--scheduler", "tcp://127.0.0.1:9", cwd=archive)
    assert (done.returncode, done.stderr.decode()) == (
        1,
        "kpuparse: tcp://127.0.0.1:9: no scheduler answers there\n",
    )
    assert not (archive / "none").exists()
