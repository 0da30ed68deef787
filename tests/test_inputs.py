"""Files, folders and patterns become the dumps that a person would expect, in an order that does not change."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kpuparse.inputs import Input, gathered


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a/x.txt", "a/c/y.TXT", "a/c/catatan.md", "a.txt", ".git/config", "a/.DS_Store"):
        path = tmp_path / "arsip" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "arsip"


def places(names: list[str], *patterns: str, leave_out: str | None = None) -> list[str]:
    return [dump.place for dump in gathered(names, patterns, Path(leave_out) if leave_out else None)]


def test_a_folder_is_read_with_all_below_it_in_order(top: Path) -> None:
    assert places(["arsip"]) == ["a/c/catatan.md", "a/c/y.TXT", "a/x.txt", "a.txt", "b.txt"]


def test_paths_are_those_given(top: Path) -> None:
    assert [dump.path for dump in gathered(["arsip/", "arsip/b.txt"])][-2:] == ["arsip/b.txt", "arsip/b.txt"]
    assert [dump.name for dump in gathered(["arsip/a"])] == ["arsip/a/c/catatan.md", "arsip/a/c/y.TXT", "arsip/a/x.txt"]


def test_names_stay_in_the_order_given(top: Path) -> None:
    assert places(["arsip/b.txt", "-", "arsip/a", "hilang.txt"]) == [
        *("b.txt", "-", "c/catatan.md", "c/y.TXT", "x.txt", "hilang.txt")
    ]


@pytest.mark.parametrize(
    ("patterns", "want"),
    [
        (["*.txt"], ["a/x.txt", "a.txt", "b.txt"]),
        (["*.txt", "*.md"], ["a/c/catatan.md", "a/x.txt", "a.txt", "b.txt"]),
        (["*.[Tt][Xx][Tt]"], ["a/c/y.TXT", "a/x.txt", "a.txt", "b.txt"]),
        (["a/*"], ["a/c/catatan.md", "a/c/y.TXT", "a/x.txt"]),
        (["*/c/*"], ["a/c/catatan.md", "a/c/y.TXT"]),
        (["a"], []),
        (["**/*.txt"], ["a/x.txt", "a.txt", "b.txt"]),
        (["a/**/*.md"], ["a/c/catatan.md"]),
    ],
)
def test_patterns(top: Path, patterns: list[str], want: list[str]) -> None:
    found = gathered(["arsip"], patterns)
    assert [dump.place for dump in found if not dump.error] == want


@pytest.mark.parametrize("pattern", ["R\u00e9*", "Re\u0301*"])
@pytest.mark.parametrize("name", ["R\u00e9kap.txt", "Re\u0301kap.txt"])
def test_accents_may_be_put_together_in_either_way(top: Path, name: str, pattern: str) -> None:
    (top / name).write_text("", encoding="utf-8")
    assert places(["arsip"], pattern) == [name]


def test_no_name_is_not_the_working_directory(top: Path) -> None:
    [dump] = gathered([""])
    assert "No such file" in str(dump.error)


def test_a_name_that_is_too_long_does_not_cost_the_others(top: Path) -> None:
    assert places(["x" * 5000, "arsip/b.txt"]) == ["x" * 5000, "b.txt"]


def test_patterns_are_not_for_files_given_by_name(top: Path) -> None:
    assert places(["arsip/b.txt"], "*.md") == ["b.txt"]


def test_a_folder_without_a_dump_says_so(top: Path) -> None:
    (top / "kosong").mkdir()
    [dump] = gathered(["arsip/kosong"])
    assert (dump.path, str(dump.error)) == ("arsip/kosong", "holds no dump")


@pytest.mark.parametrize("output", ["arsip/a", "arsip/a/", "arsip/../arsip/a"])
def test_the_output_folder_is_not_read(top: Path, output: str) -> None:
    assert places(["arsip"], leave_out=output) == ["a.txt", "b.txt"]


def test_the_output_file_is_not_read(top: Path) -> None:
    assert places(["arsip"], leave_out="arsip/b.txt")[-1] == "a.txt"


def test_an_output_that_is_not_there_leaves_nothing_out(top: Path) -> None:
    (top / "hilang").symlink_to("nirgends")
    assert "hilang" in places(["arsip"], leave_out="arsip/keluar")


def test_links_are_followed_once(top: Path) -> None:
    (top / "a/c/lagi").symlink_to(top)
    (top / "z").symlink_to(top / "a/c")
    (top / "lain.txt").symlink_to(top / "b.txt")
    # The folder `a/c` is met first below `a`; to the file two names lead.
    assert places(["arsip"]) == ["a/c/catatan.md", "a/c/y.TXT", "a/x.txt", "a.txt", "b.txt", "lain.txt"]


def test_what_cannot_be_read_is_not_left_out(top: Path) -> None:
    (top / "hilang").symlink_to("nirgends")
    os.mkfifo(top / "pipa")
    errors = {dump.place: str(dump.error) for dump in gathered(["arsip"]) if dump.error}
    assert set(errors) == {"hilang", "pipa"}
    assert "No such file" in errors["hilang"]
    assert errors["pipa"] == "is no file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_that_may_not_be_read_is_not_left_out(top: Path) -> None:
    (top / "a").chmod(0)
    assert [dump.place for dump in gathered(["arsip"]) if dump.error] == ["a"]
    (top / "a").chmod(0o700)


def test_the_size_is_known_beforehand(top: Path) -> None:
    assert [Input("arsip/b.txt", "b.txt").size(), Input("-", "-").size(), Input("hilang", "hilang").size()] == [5, 0, 0]


def test_a_name_that_is_not_utf8(top: Path) -> None:
    name = os.fsdecode(b"\xff.txt")
    (top / name).write_text("", encoding="utf-8")
    [dump] = gathered(["arsip"], ["?.txt"])[-1:]
    assert (dump.place, dump.name) == (name, "arsip/\N{REPLACEMENT CHARACTER}.txt")
