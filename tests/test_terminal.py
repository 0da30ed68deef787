"""What a terminal gets to see: whatever a dump or a file's name holds, nothing that a terminal would obey."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import subprocess
import unicodedata
from pathlib import Path
from typing import Final

import pytest
from test_cli import FIRST, LIMIT, PROGRAM, environment, run

from kpuparse.progress import LONG
from kpuparse.reading.characters import WIDTHLESS
from kpuparse.terminal import shortened, shown

OBEYED: Final = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# What the program itself says to a terminal: colours and weights, and the cursor of the progress bar.
OWN: Final = re.compile(r"\x1b\[(?:\d{1,2}(?:;\d{1,3})*)?m|\x1b\[\?25[lh]|\x1b\[\d?[AK]")

NAMES: Final = [
    "\x1b]0;judul\x07.txt",
    "\x1b[666mwarna.txt",
    "dua\nbaris.txt",
    "\x9b666mcsi.txt",
    "arsip\u202etxt.txt",
    "arsip\u2066\u200f\u061c.txt",
    "lebar\u200bnol\u2028.txt",
    "[red]merah[bold] :smile:.txt",
    os.fsdecode(b"arsip-\xff\x9b.txt"),
    "-\x1b[666mpilihan",
]
ALL_IN_ONE: Final = "-".join(name.removesuffix(".txt") for name in NAMES)
EVIL: Final = (
    "\x1b]0;judul\x07 \x1b[666m \x9b666m \x7f \u202e \u2066 \u200f \u061c \u2028 \u2029 \u200b \x85 [bold]tebal[/bold]"
)
DUMP: Final = (
    f"KPU Kota Salatiga {EVIL} Buka Layanan\n"
    f"Salatiga, kota-salatiga.kpu.go.id - Layanan {EVIL} dibuka pada Selasa (31/11/2025). "
    f"Budi mengatakan, “Warga {EVIL} cukup membawa kartu identitas.\n"
    f"{EVIL}\nRapat {EVIL}\n"
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("rapat.txt", "rapat.txt"),
        ("é „kutip“ 👩", "é „kutip“ 👩"),
        ("[red]", "[red]"),
        ("a\nb\tc", "a\\x0ab\\x09c"),
        ("\x1b[31m", "\\x1b[31m"),
        ("\x7f\x85\x9b", "\\x7f\\u0085\\u009b"),
        ("\u202etxt", "\\u202etxt"),
        ("\u2066\u200e\u200f\u061c", "\\u2066\\u200e\\u200f\\u061c"),
        ("a\u2028b\u2029c", "a\\u2028b\\u2029c"),
        ("a\u200bb\ufeff\u00ad", "a\\u200bb\\ufeff\\u00ad"),
        ("\U000e0041", "\\U000e0041"),
        (os.fsdecode(b"\xff.txt"), "\\xff.txt"),
        ("\ud800", "\\ud800"),
    ],
)
def test_what_a_terminal_may_see(text: str, wanted: str) -> None:
    assert shown(text) == wanted


def test_no_character_at_all_is_obeyed() -> None:
    for code in range(0x110000):
        assert not {unicodedata.category(c) for c in shown(chr(code))} & OBEYED


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rapat  \r\n  pleno\t", "Rapat pleno"),
        ("Rapat pleno", "Rapat pleno"),
        ("Rapat pleno terbuka", "Rapat plen…"),
        ("Rapat plen o", "Rapat plen…"),
        ("\x1b\x1c\u2028", "\\x1b\\x1c\\u2028"),
        ("", ""),
    ],
)
def test_words_are_shortened(text: str, wanted: str) -> None:
    assert shortened(text, 11) == wanted


def check_safe(output: bytes, *, lines: str = "\r\n") -> str:
    """Return what was printed without the program's own colours; nothing in it moves, hides or turns anything."""
    text = OWN.sub("", output.decode())
    bad = {c for c in text if unicodedata.category(c) in OBEYED and c not in lines}
    assert not bad, repr(text)
    return text


def seen(*args: str, cwd: Path) -> bytes:
    """Run with both streams on a terminal, and return what it got to see."""
    found = bytearray()
    outer, inner = pty.openpty()
    process = subprocess.Popen(
        [PROGRAM, *args], stdin=subprocess.DEVNULL, stdout=inner, stderr=inner, cwd=cwd, env=environment()
    )
    os.close(inner)
    # The end of a terminal is an error on Linux and an empty read elsewhere.
    with contextlib.suppress(OSError):
        while piece := os.read(outer, 1 << 16):
            found += piece
    os.close(outer)
    assert process.wait(LIMIT) in {0, 1, 2}
    assert b"Traceback" not in found
    return bytes(found)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a hostile dump under every hostile name."""
    for name in ["a.txt", *NAMES, ALL_IN_ONE]:
        (tmp_path / name).write_text(DUMP, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "args",
    [
        ["split", "--", *NAMES],
        ["split", "--explain", "--format", "json", "--", *NAMES],
        ["split", "-o", "out.jsonl", "--", *NAMES],
        ["split", "--strict", "--", *(f"absent/{name}" for name in NAMES)],
        ["split", "a.txt", "-o", f"absent/{ALL_IN_ONE}"],
        ["split", "a.txt", "-o", ALL_IN_ONE],
        ["split", "a.txt", "--as-of", ALL_IN_ONE],
        ["split", "a.txt", "--format", ALL_IN_ONE],
        ["check", "--", *NAMES],
        ["check", "--", "a.txt", *(f"absent/{name}" for name in NAMES)],
        ["check", "--json", "--", *NAMES, *(f"absent/{name}" for name in NAMES)],
        ["check", "a.txt", "--as-of", ALL_IN_ONE],
        ["check", *NAMES],
        ["check", f"--{ALL_IN_ONE}"],
        ["schema", ALL_IN_ONE],
        [ALL_IN_ONE],
        [f"--{ALL_IN_ONE}"],
    ],
    ids=lambda args: " ".join(arg for arg in args if arg.isprintable() and arg.isascii())[:40],
)
def test_nothing_obeyed_reaches_a_terminal(folder: Path, args: list[str]) -> None:
    check_safe(seen(*args, cwd=folder))
    done = run(*args, cwd=folder)
    check_safe(done.stdout, lines="\n")
    check_safe(done.stderr, lines="\n")


def test_a_hostile_dump_is_shown_with_its_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DUMP, encoding="utf-8")
    text = check_safe(seen("check", "a.txt", cwd=tmp_path))
    assert re.search(r"^a\.txt:1: control-character: .*\\x1b\]0;judul\\x07", text, re.MULTILINE)
    assert "[bold]tebal[/bold]" in text


def test_markup_in_a_name_is_no_markup(tmp_path: Path) -> None:
    name = "[red]merah[bold] :smile:.txt"
    (tmp_path / name).write_text(FIRST, encoding="utf-8")
    assert name in check_safe(seen("check", name, cwd=tmp_path))
    (tmp_path / name).write_text(FIRST + "x" * LONG, encoding="utf-8")
    assert name in check_safe(seen("split", name, "-o", "out.jsonl", cwd=tmp_path))


def test_json_says_the_same_in_safe_characters(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DUMP, encoding="utf-8")
    lines = run("split", "a.txt", cwd=tmp_path).stdout.decode().splitlines()
    found = "".join(f"{r['title'] or ''}{r['body']}{''.join(r['extra'])}" for r in map(json.loads, lines))
    # Blanks of all kinds become one space, marks without width nothing; all others are there as written.
    assert set("".join(EVIL.split())) - set(WIDTHLESS) <= set(found)
