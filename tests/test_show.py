"""`kpuparse show`: a list of bulletins, or one with its finds coloured, and nothing that a terminal would obey."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from rich.style import Style
from rich.text import Text
from test_cli import FIRST, SECOND, UNDATED, run
from test_terminal import DUMP, OBEYED, OWN

import kpuparse
from kpuparse.record import Span
from kpuparse.show import STYLES, Find, coloured

AS_OF = ("--as-of", "2026-11-01")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(FIRST + UNDATED + SECOND, encoding="utf-8")
    return tmp_path


def styles(text: Text) -> list[tuple[str, Style]]:
    return [(text.plain[span.start : span.end], span.style) for span in text.spans if isinstance(span.style, Style)]


def test_a_list(folder: Path) -> None:
    done = run("show", "a.txt", *AS_OF, cwd=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines() == [
        "    1  2025-12-02  KPU Kota Salatiga Buka Layanan Pindah Memilih",
        "    2  -           KPU Kota Salatiga Tambah Rak Buku  missing-date",
        "    3  2025-12-03  KPU Kota Salatiga Rapikan Gudang Arsip",
    ]


def test_one_bulletin(folder: Path) -> None:
    done = run("show", "a.txt", "1", *AS_OF, cwd=folder)
    lines = done.stdout.decode().splitlines()
    assert lines[0] == f"a.txt:1, bytes 0 to {len(FIRST.encode())}"
    assert lines[2] == "KPU Kota Salatiga Buka Layanan Pindah Memilih"
    assert "person      Budi Laksana" in lines
    assert "role          Ketua KPU Kota Salatiga" in lines
    assert "date        2025-12-02 (Selasa (2/12), year: weekday)" in lines
    assert "quote       Budi Laksana: Warga cukup membawa kartu identitas," in lines
    assert "credit      photo: xyz" in lines


def test_what_needs_a_look_and_what_is_cited(folder: Path) -> None:
    assert (
        b"warning     missing-date: no date of the reported event was found\n"
        in run("show", "a.txt", "2", cwd=folder).stdout
    )
    assert b"reference   Undang-Undang, number 7 of 2017\n" in run("show", "a.txt", "3", cwd=folder).stdout


def test_standard_input() -> None:
    assert b"Rina Wati" in run("show", "-", "1", stdin=SECOND.encode()).stdout


@pytest.mark.parametrize(
    ("args", "status", "complaint"),
    [
        (("a.txt", "4"), 1, "kpuparse: a.txt: there are 3 bulletins"),
        (("leer.txt",), 1, "kpuparse: leer.txt: no bulletin found"),
        (("hilang.txt", "1"), 1, "kpuparse: hilang.txt: no such file or directory"),
        ((".",), 1, "kpuparse: .: is a directory"),
        (("a.txt", "0"), 2, "Invalid value for '[N]'"),
        ((), 2, "Missing argument 'DUMP'"),
    ],
)
def test_what_cannot_be_shown(folder: Path, args: tuple[str, ...], status: int, complaint: str) -> None:
    (folder / "leer.txt").touch()
    done = run("show", *args, cwd=folder)
    assert (done.returncode, done.stdout) == (status, b"")
    assert complaint in done.stderr.decode()


def test_colours_on_a_terminal_and_nowhere_else(folder: Path) -> None:
    assert b"\x1b" not in run("show", "a.txt", "1", cwd=folder).stdout
    text = coloured(FIRST, [Find("role", Span("body", 0, 3)), Find("person", Span("title", 0, 3))], "body")
    assert styles(text)[0] == ("KPU", STYLES["role"])


def test_a_person_within_a_quote_has_both_looks() -> None:
    text = coloured(
        "Kata Rina Wati kini", [Find("quote", Span("body", 0, 14)), Find("person", Span("body", 5, 14))], "body"
    )
    assert text.plain == "Kata Rina Wati kini"
    assert styles(text) == [("Kata ", STYLES["quote"]), ("Rina Wati", STYLES["quote"] + STYLES["person"])]


def test_places_hold_where_characters_are_spelt_out() -> None:
    [record] = kpuparse.split(SECOND.replace("Rina", "R\u202eina"))
    text = coloured("\x1bx\nRina", [Find("person", Span("body", 3, 7))], "body")
    assert text.plain == "\\x1bx\nRina"
    assert styles(text) == [("Rina", STYLES["person"])]
    assert record.people


def test_every_find_is_coloured_where_it_is() -> None:
    text = Path(__file__).parent.parent.joinpath("samples/office-month.txt").read_text(encoding="utf-8")
    for record in kpuparse.split(text):
        found = [Find("person", span) for person in record.people for span in person.mentions]
        made = coloured(record.body, found, "body")
        assert made.plain == record.body
        assert [word for word, style in styles(made) if style == STYLES["person"]] == [
            record.body[s.start : s.end]
            for s in sorted({s for _, s in found if s.within == "body"}, key=lambda s: s.start)
        ]


def test_a_terminal_obeys_nothing_of_a_dump(tmp_path: Path) -> None:
    (tmp_path / "jahat.txt").write_text(DUMP, encoding="utf-8")
    for number in ([], ["1"]):
        shown = run("show", "jahat.txt", *number, cwd=tmp_path).stdout.decode()
        assert shown
        assert not [c for c in OWN.sub("", shown) if c != "\n" and unicodedata.category(c) in OBEYED]
