"""A signal ends the program at once, wherever it comes, and what must not stay behind is undone."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import generate
import pytest
from test_cli import LIMIT, PROGRAM, environment, wait_until

BEGIN = """
import os, signal, sys, time
from kpuparse.leaving import held_back, leave_by_signal, leave_with_parent, undone_by_signal

def tell(word):
    return lambda: os.write(1, word.encode())

def raise_signal(name):
    os.kill(os.getpid(), getattr(signal, name))
"""


def run(script: str, **more: object) -> tuple[int, bytes, bytes]:
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + script],
        capture_output=True,
        timeout=LIMIT,
        check=False,
        **more,  # type: ignore[call-overload]
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(("name", "status"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_the_last_to_begin_is_undone_first(name: str, status: int) -> None:
    script = f"""
leave_by_signal()
with undone_by_signal(tell("a")), undone_by_signal(tell("b")):
    with undone_by_signal(tell("c")):
        pass
    raise_signal("{name}")
    time.sleep(60)
"""
    assert run(script) == (status, b"ba", b"")


def test_a_signal_in_a_finalizer_is_not_lost() -> None:
    # As regular expressions have them, which are compiled at the start.
    script = """
class Finalized:
    def __del__(self):
        raise_signal("SIGINT")

leave_by_signal()
with undone_by_signal(tell("undone")):
    Finalized()
    time.sleep(60)
"""
    assert run(script) == (130, b"undone", b"")


def test_a_second_signal_does_not_break_off_the_leaving() -> None:
    script = """
def slowly():
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        raise_signal(name)
    time.sleep(0.1)
    tell("undone")()

leave_by_signal()
with undone_by_signal(slowly):
    raise_signal("SIGTERM")
    time.sleep(60)
"""
    assert run(script) == (143, b"undone", b"")


def test_what_cannot_be_undone_does_not_keep_the_rest() -> None:
    script = """
leave_by_signal()
with undone_by_signal(tell("undone")), undone_by_signal(lambda: 1 / 0):
    raise_signal("SIGTERM")
    time.sleep(60)
"""
    assert run(script) == (143, b"undone", b"")


def test_a_signal_that_is_ignored_stays_so() -> None:
    # As for what `nohup` starts, or a shell's script in the background.
    script = """
signal.signal(signal.SIGHUP, signal.SIG_IGN)
leave_by_signal()
raise_signal("SIGHUP")
time.sleep(0.1)
tell("alive")()
"""
    assert run(script) == (0, b"alive", b"")


def test_a_process_that_works_for_another_undoes_only_its_own() -> None:
    script = """
leave_by_signal()
with undone_by_signal(tell("theirs")), held_back():
    raise_signal("SIGINT")
    raise_signal("SIGHUP")
    leave_with_parent()
    with undone_by_signal(tell("mine")):
        raise_signal("SIGTERM")
        time.sleep(60)
"""
    assert run(script) == (143, b"mine", b"")


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
@pytest.mark.parametrize("output", ["out.jsonl", "out/"])
def test_an_interrupt_of_all_processes_as_they_start(output: str, tmp_path: Path) -> None:
    """Ctrl-C in a shell goes to the whole group."""
    (tmp_path / "long.txt").write_text(generate.dump(list(generate.bulletins(12, 400))) * 20, encoding="utf-8")
    for delay in range(20):
        process = subprocess.Popen(
            [PROGRAM, "split", "long.txt", "-j", "4", "-o", output],
            cwd=tmp_path,
            stderr=subprocess.PIPE,
            env=environment(),
            start_new_session=True,
        )
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        wait_until(children.read_text)
        time.sleep(delay / 1000)
        subprocess.run(["kill", "-INT", "--", f"-{process.pid}"], check=True)
        began = time.monotonic()
        _, complaint = process.communicate(timeout=LIMIT)
        assert (process.returncode, complaint) == (128 + signal.SIGINT, b"")
        assert time.monotonic() - began < 5
        assert not list(tmp_path.rglob(".kpuparse-*"))
