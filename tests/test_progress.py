"""How far long work is: lines where `-v` asks for them, nothing with `-q`, and what a bar shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_cli import DUMPS, closing, environment, run, seen_on_terminal
from tree import grow

from kpuparse import progress
from kpuparse.progress import LONG, Progress


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which stands still unless it is set."""
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def test_lines(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(3, 40_000_000, verbose=True) as shown:
        shown.at("a.txt", 1_000_000, 1200)
        clock[0] += 10
        shown.at("a.txt", 10_000_000, 12_000)
        clock[0] += 9
        shown.done("a.txt", 20_000_000)
        clock[0] += 1
        shown.done("b.txt", 1_000_000, 800)
        clock[0] += 80
        shown.done("c.txt", 19_000_000, 20_000)
    assert capsys.readouterr().err.splitlines() == [
        "0 of 3 dumps, 10.0 of 40.0 MB, 13,200 bulletins, 1.0 MB/s, 0:30 left",
        "2 of 3 dumps, 21.0 of 40.0 MB, 14,000 bulletins, 1.1 MB/s, 0:18 left",
        "3 of 3 dumps, 40.0 of 40.0 MB, 34,000 bulletins, 0.4 MB/s",
    ]


def test_hours_are_left(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(1, 4_000_000_000, verbose=True) as shown:
        clock[0] += 10
        shown.at("a.txt", 10_000_000, 9)
    assert capsys.readouterr().err == "10.0 of 4,000.0 MB, 9 bulletins, 1.0 MB/s, 1:06:30 left\n"


def test_of_unknown_size(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(1, 0, verbose=True) as shown:
        clock[0] += 20
        shown.at("-", 0, 9)
    assert capsys.readouterr().err == "0.0 of 0.0 MB, 9 bulletins, 0.0 MB/s\n"


@pytest.mark.parametrize("options", [{}, {"quiet": True}, {"quiet": True, "verbose": True}])
def test_nothing(clock: list[float], capsys: pytest.CaptureFixture[str], options: dict[str, bool]) -> None:
    with Progress(1, LONG, **options) as shown:
        clock[0] += 60
        shown.done("a.txt", LONG, 9)
    assert capsys.readouterr().err == ""


def test_a_bar_over_many_dumps(tmp_path: Path) -> None:
    grow(tmp_path / "tree", 20)
    (tmp_path / "tree/0.txt").write_text("x" * LONG, encoding="utf-8")
    status, _, shown = seen_on_terminal("split", "tree", "-o", "out/", cwd=tmp_path)
    assert status == 1
    assert b"of 21 dumps" in shown
    assert b"bulletins" in shown
    status, _, shown = seen_on_terminal("split", "tree", "-o", "out/", "-q", cwd=tmp_path)
    assert b"of 21 dumps" not in shown


def test_no_color_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x" * LONG, encoding="utf-8")
    coloured = re.compile(rb"\x1b\[(?:\d+;)*[39]\d(?:;\d+)*m")
    assert coloured.search(seen_on_terminal("split", "a.txt", cwd=tmp_path)[2])
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("test_cli.environment", lambda **more: environment(NO_COLOR="1", **more))
    assert not coloured.search(seen_on_terminal("split", "a.txt", cwd=tmp_path)[2])


def test_verbose_names_nothing_where_nothing_was_skipped(tmp_path: Path) -> None:
    grow(tmp_path / "tree", 3)
    done = run("split", "tree", "-o", "out/", "-v", cwd=tmp_path)
    assert closing(done)["bulletins"]
    assert any(DUMPS.fullmatch(line) for line in done.stderr.decode().splitlines())
    assert b"skipped" not in done.stderr


# --- completion ---


@pytest.mark.parametrize(
    ("words", "want"),
    [
        ("kpuparse sp", {"split"}),
        ("kpuparse split --for", {"--format"}),
        ("kpuparse split --format js", {"json", "jsonl", "jsonld"}),
    ],
)
def test_the_shell_completes(tmp_path: Path, words: str, want: set[str]) -> None:
    found = run(
        cwd=tmp_path,
        env=environment(_KPUPARSE_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(words.count(" "))),
    )
    assert set(found.stdout.decode().split()) == want


def test_completion_installs_with_one_command(tmp_path: Path) -> None:
    done = run("--install-completion", "bash", cwd=tmp_path, env=environment(HOME=str(tmp_path)))
    assert done.returncode == 0
    assert "kpuparse" in "".join(p.read_text("utf-8") for p in tmp_path.rglob("*") if p.is_file())
