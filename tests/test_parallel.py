"""Work in several processes gives what work in one gives, and ends with the process that began it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import generate
import pytest
import working
from test_cli import LIMIT, PROGRAM, environment, errors, run, shell, wait_until

import kpuparse.parallel
from kpuparse.parallel import AHEAD, Workers


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dump of several chunks."""
    path = tmp_path_factory.mktemp("parallel") / "dump.txt"
    path.write_text(generate.dump(list(generate.bulletins(11, 900))), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_the_same_bytes_for_any_number_of_processes(dump: Path, form: str) -> None:
    outputs = {jobs: run("split", dump.name, "-j", jobs, "--format", form, cwd=dump.parent) for jobs in "123"}
    assert outputs["1"].stdout.count(b'{"id":') == 900
    assert {(o.stdout, o.stderr, o.returncode) for o in outputs.values()} == {
        (outputs["1"].stdout, outputs["1"].stderr, 0)
    }


def test_standard_input_is_shared_among_processes(dump: Path) -> None:
    raw = dump.read_bytes()
    assert run("split", "-j", "2", stdin=raw).stdout == run("split", stdin=raw).stdout


def test_a_missing_file_among_others(dump: Path) -> None:
    done = run("split", "missing.txt", dump.name, "-j", "2", cwd=dump.parent)
    assert done.returncode == 1
    assert errors(done) == ["kpuparse: missing.txt: no such file or directory"]
    assert done.stdout == run("split", dump.name, cwd=dump.parent).stdout


@pytest.mark.parametrize("jobs", ["-1", "two"])
def test_no_number_of_processes(jobs: str, tmp_path: Path) -> None:
    assert run("split", "-j", jobs, "a.txt", cwd=tmp_path).returncode == 2


def test_nought_is_one_process_a_core() -> None:
    assert Workers(0).jobs == os.cpu_count()


# --- workers ---


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("count", [0, 1, 2, 30])
def test_results_in_order(jobs: int, count: int) -> None:
    with Workers(jobs) as workers:
        assert list(workers.map(working.square, range(count))) == [n * n for n in range(count)]
        assert list(workers.map(working.slow_at_first, range(count))) == list(range(count))
    assert not active_children()


def test_one_item_starts_no_process() -> None:
    with Workers(2) as workers:
        assert list(workers.map(lambda item: item + 1, [1])) == [2]  # a lambda cannot be pickled
        assert not active_children()


@pytest.mark.parametrize("jobs", [1, 2])
def test_few_items_are_taken_ahead(jobs: int) -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(1, 1000):
            taken = number
            yield number

    with Workers(jobs) as workers:
        results = workers.map(working.square, items())
        for at in range(1, 20):
            assert next(results) == at * at
            assert taken <= at + AHEAD * jobs + 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_function_raises_comes_where_its_result_would(jobs: int) -> None:
    with Workers(jobs) as workers:
        results = workers.map(working.fail_at_three, range(9))
        assert [next(results) for _ in range(3)] == [0, 1, 2]
        with pytest.raises(OSError, match="three"):
            next(results)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_one_item_raises_does_not_end_the_others(jobs: int) -> None:
    found = []
    with Workers(jobs) as workers:
        for result in workers.each(working.fail_at_three, range(9)):
            try:
                found.append(result())
            except OSError as error:
                found.append(str(error))
    assert found == [0, 1, 2, "three", 4, 5, 6, 7, 8]


def test_an_item_whose_process_is_killed_is_tried_once_more(tmp_path: Path) -> None:
    items = [(number, tmp_path / "killed") for number in range(9)]
    with Workers(2) as workers:
        assert list(workers.map(working.killed_once_at_three, items)) == list(range(9))
    assert not active_children()


def test_a_process_that_is_killed_again_is_an_error_in_words() -> None:
    with Workers(2) as workers, pytest.raises(OSError, match="was killed"):
        list(workers.map(working.killed_at_three, range(9)))
    assert not active_children()


def test_killed_processes_do_not_end_the_others() -> None:
    found = []
    with Workers(2) as workers:
        for result in workers.each(working.killed_at_three, range(20)):
            with contextlib.suppress(OSError):
                found.append(result())
    assert found == [0, 1, 2, *range(4, 20)]


def test_a_process_killed_in_the_middle_of_its_answer(tmp_path: Path) -> None:
    items = [(number, tmp_path / "killed") for number in range(9)]
    with Workers(2) as workers:
        assert list(workers.map(working.killed_once_while_it_answers, items)) == [bytes(1 << 16)] * 9
    assert not active_children()


def test_a_process_that_does_not_want_to_end_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kpuparse.parallel, "PATIENCE", 0.2)
    began = time.monotonic()
    with pytest.raises(RuntimeError), Workers(2) as workers:
        results = workers.each(working.deaf, range(2))
        assert callable(next(results))
        time.sleep(0.2)
        raise RuntimeError
    assert not active_children()
    assert time.monotonic() - began < 10


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other limits")
def test_more_processes_than_can_be(dump: Path) -> None:
    (dump.parent / "b.txt").write_bytes(dump.read_bytes())
    done = shell("ulimit -n 32; $K split dump.txt b.txt -j 30", dump.parent)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == "kpuparse: 30 processes cannot be started: too many open files\n"


# --- the end ---


def _stat(pid: int | str) -> list[str]:
    """Return the state, the parent and more of a process; nothing where there is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return []


def _children(parent: int) -> list[int]:
    pids = [p.name for p in Path("/proc").iterdir() if p.name.isdigit()]
    return [int(pid) for pid in pids if _stat(pid)[1:2] == [str(parent)]]


def _alive(pid: int) -> bool:
    return _stat(pid)[:1] not in ([], ["Z"])


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
@pytest.mark.parametrize(
    ("sent", "status"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGKILL, -signal.SIGKILL)],
)
def test_no_process_outlives_the_program(sent: signal.Signals, status: int, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(generate.dump(list(generate.bulletins(12, 400))) * 20, encoding="utf-8")
    process = subprocess.Popen(
        [PROGRAM, "split", "long.txt", "-j", "2", "-o", "out.jsonl"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
    )
    wait_until(lambda: len(_children(process.pid)) == 2)
    children = _children(process.pid)
    time.sleep(0.3)
    process.send_signal(sent)
    _, complaint = process.communicate(timeout=LIMIT)
    assert process.returncode == status
    assert complaint == b""
    wait_until(lambda: not any(map(_alive, children)))
    if sent != signal.SIGKILL:
        assert [p.name for p in tmp_path.iterdir()] == ["long.txt"]
