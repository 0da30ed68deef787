"""Plain command lines are read without typer as typer reads them."""

from __future__ import annotations

import datetime as dt
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli import PROGRAM, run
from typer.testing import CliRunner

from kpuparse import convert, quick
from kpuparse.cli import app
from kpuparse.convert import Order

DEFAULTS = Order(["a.txt"])

WORDS = (
    *(
        "a.txt",
        "b c.txt",
        "-",
        "-o",
        "--output",
        "out.json",
        "--format",
        "json",
        "jsonl",
        "xml",
        "--as-of",
        "2026-11-01",
    ),
    *("20261101", "2026-11", "today", "-j", "--jobs", "2", "0", "٢", "-1", "--explain", "--strict", "-q", "--quiet"),
    *("--verbose", "--resume", "out/", "--glob", "*.txt"),
    *("--help", "-oout", "--jobs=2", "-qj2", "--", "--unknown", "", "-x"),
)


@pytest.fixture(autouse=True)
def _piped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())


def by_typer(words: list[str]) -> Order | None:
    """Return what typer makes of the words; None where it does something else than to split."""
    orders: list[Order] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(convert, "convert", lambda order: orders.append(order) or 0)
        CliRunner().invoke(app, ["split", *words])
    return orders[0] if orders else None


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        (["a.txt"], {}),
        ([], {"dumps": ["-"]}),
        (["-"], {"dumps": ["-"]}),
        (["a.txt", "-", "b.txt"], {"dumps": ["a.txt", "-", "b.txt"]}),
        (["-q", "a.txt", "-o", "out.jsonl"], {"quiet": True, "output": "out.jsonl"}),
        (["a.txt", "--format", "json", "--strict"], {"format": "json", "strict": True}),
        (["a.txt", "--as-of", "2026-11-01", "--explain"], {"as_of": dt.date(2026, 11, 1), "explain": True}),
        (["-j", "4", "a.txt"], {"jobs": 4}),
        (["-v", "a.txt"], {"verbose": True}),
    ],
)
def test_plain_lines(words: list[str], changed: dict[str, object]) -> None:
    want = Order(**{**{name: getattr(DEFAULTS, name) for name in Order._fields}, **changed})  # type: ignore[arg-type]
    assert quick.read_order(words) == want
    assert by_typer(words) == want


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["a.txt", "--unknown"],
        ["a.txt", "-o"],
        ["a.txt", "-o", "-q"],
        ["a.txt", "--format", "xml"],
        ["a.txt", "--as-of", "tomorrow"],
        ["a.txt", "-j", "-1"],
        ["a.txt", "--jobs=2"],
        ["--", "-a.txt"],
        ["a.txt", "-o", "b", "-o", "c"],
        ["a.txt", "-o", "b/", "--resume"],
    ],
)
def test_the_rest_is_left_to_typer(words: list[str]) -> None:
    assert quick.read_order(words) is None


@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_never_otherwise_than_typer(words: list[str]) -> None:
    order = quick.read_order(words)
    assert order is None or order == by_typer(words)


def test_without_a_file_at_a_terminal_there_is_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert quick.read_order([]) is None
    assert quick.read_order(["-"]) is not None


def test_neither_typer_nor_rich_is_imported_for_a_plain_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Judul\nTegal, kota-tegal.kpu.go.id - Rapat, Selasa (2/12/2025).\n", "utf-8")
    code = (
        "import atexit, sys; from kpuparse.__main__ import main; sys.argv = ['kpuparse', 'split', 'a.txt'];"
        "atexit.register(lambda: print(*sorted({m.split('.')[0] for m in sys.modules} & set(sys.argv_seen))));"
        "sys.argv_seen = ['typer', 'rich', 'dateutil', 'concurrent', 'orjson']; main()"
    )
    done = run("-c", code, program=(str(Path(PROGRAM).parent / "python"),), cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.decode().splitlines()[-1] == "orjson"
