"""The account of a dump: its bytes by what they are part of, its warnings at their places, and the command for both."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gzip
import json
import os
import re
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator
from test_cli import FIRST, SECOND, environment, records, run, run_unread, shell
from test_terminal import seen

from kpuparse.check import check_all
from kpuparse.checking import Account, PlacedWarning, Tally, WarningSpool, account_schema
from kpuparse.inputs import gathered
from kpuparse.pipeline import Entry, entries
from kpuparse.reading import Dump, FileDump, TextDump
from kpuparse.record import WARNINGS
from kpuparse.splitting import Bulletin

AS_OF: Final = dt.date(2026, 11, 1)
ROOT: Final = Path(__file__).parent.parent
SAMPLES: Final = sorted((ROOT / "samples").glob("*.txt"))

PARTS: Final = {
    "title": ["KPU Kota Salatiga Rapikan Gudang Arsip – Ruang Baru"],
    "dateline": ["Salatiga, kota-salatiga.kpu.go.id -"],
    "body": ["Sekretaris KPU Kota Salatiga, Rina Wati, merapikan gudang, Rabu (3/12/2025).", "Kata Rina, “rapi”."],
    "credit": ["(abc/ed. Foto: xyz/KPU Kota Salatiga)"],
    "extra": ["Berita Terkini", "213"],
    "separator": ["...."],
}
WHOLE: Final = (
    "\n{extra[0]}\n{title[0]}\n{dateline[0]} {body[0]}\n\n{body[1]} {credit[0]} {separator[0]}\n{extra[1]}\n\n"
).format(**PARTS)

GOOD: Final = FIRST + SECOND
DATED: Final = "Rapat Data Pemilih\nSalatiga, kota-salatiga.kpu.go.id - Rapat dibuka, {}. Hadir semua. (abc/ed) ....\n"


def account(dump: Dump) -> tuple[Account, list[PlacedWarning]]:
    tally = Tally()
    with WarningSpool() as spool:
        for entry in entries(dump, AS_OF):
            tally.add(entry, spool)
        return tally.account(dump.name, dump.size()), list(spool.warnings())


def warned(text: str) -> list[PlacedWarning]:
    return account(TextDump(text))[1]


# --- bytes ---


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_byte_is_in_its_class(tmp_path: Path, codec: str, line_end: str) -> None:
    raw = WHOLE.replace("\n", line_end).encode(codec)
    (tmp_path / "a.txt").write_bytes(raw)
    found, _ = account(FileDump(tmp_path / "a.txt", "a.txt"))
    wanted = {part: sum(len(t.encode(codec)) for t in texts) for part, texts in PARTS.items()}
    # The empty line inside the text is the text's.
    wanted["body"] += len((2 * line_end).encode(codec))
    wanted["blank"] = len(raw) - sum(wanted.values())
    assert dataclasses.asdict(found.bytes) == wanted
    assert found.adds_up
    assert found.bytes.total() == found.size == len(raw)


def test_a_byte_order_mark_counts_as_a_blank() -> None:
    found, _ = account(TextDump("\ufeff" + GOOD))
    plain, _ = account(TextDump(GOOD))
    assert found.bytes == dataclasses.replace(plain.bytes, blank=plain.bytes.blank + 3)


def test_windows_bytes_count_one_each(tmp_path: Path) -> None:
    raw = FIRST.encode() + SECOND.replace("gudang", "“gudang”").encode("cp1252")
    (tmp_path / "a.txt").write_bytes(raw)
    found, warnings = account(FileDump(tmp_path / "a.txt", "a.txt"))
    assert found.bytes.total() == len(raw)
    assert [w.code for w in warnings] == ["encoding"]


PASTED: Final = {
    "title": ["KPU Kota\u00a0Salatiga Rapikan &ldquo;Gudang&#8221; Arsip"],
    "dateline": ["Salatiga,&nbsp;kota-salatiga.kpu.go.id &ndash;"],
    "body": [
        "Sekretaris KPU Kota Salatiga, Rina Wati, mera\u00adpikan gu&shy;dang, Rabu (3/12/2025).",
        "Kata Rina, “rapi”.",
    ],
    "credit": ["(abc/ed.&nbsp;Foto: xyz/KPU Kota Salatiga)\u200b"],
    "extra": ["Berita\u2009Terkini", "2\u200b13\ufeff"],
    "separator": ["...."],
}


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_every_byte_of_pasted_text_is_in_its_class(tmp_path: Path, codec: str, pack: Callable[[bytes], bytes]) -> None:
    text = (
        "\ufeff\n{extra[0]}\n{title[0]}\n{dateline[0]} {body[0]}\n\n{body[1]} {credit[0]} {separator[0]}\n{extra[1]}\n"
    )
    raw = text.format(**PASTED).encode(codec)
    (tmp_path / "a.txt").write_bytes(pack(raw))
    found, warnings = account(FileDump(tmp_path / "a.txt", "a.txt"))
    wanted = {part: sum(len(t.encode(codec)) for t in texts) for part, texts in PASTED.items()}
    wanted["body"] += len("\n\n".encode(codec))
    wanted["blank"] = len(raw) - sum(wanted.values())
    assert dataclasses.asdict(found.bytes) == wanted
    assert found.adds_up
    assert found.size == len(raw)
    foreign = ["encoding"] * (codec != "utf-8")
    assert [w.code for w in warnings] == [*foreign, "html-entity", "invisible-character"]


@pytest.mark.parametrize("cut", [1, 8, 40])
def test_what_can_be_read_of_a_packed_dump_adds_up(tmp_path: Path, cut: int) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress(GOOD.encode())[:-cut])
    dump = FileDump(tmp_path / "a.gz", "a.gz")
    tally = Tally()
    with WarningSpool() as spool, pytest.raises(OSError, match="is cut off"):
        for entry in entries(dump, AS_OF):
            tally.add(entry, spool)
    found = tally.account("a.gz", dump.size(), "is cut off")
    assert (found.adds_up, found.ok, found.bulletins > 0) == (True, False, True)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.stem)
def test_samples_add_up(sample: Path) -> None:
    found, warnings = account(FileDump(sample, sample.name))
    assert found.adds_up
    assert found.bytes.total() == sample.stat().st_size
    lines = sample.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
    wanted = [(r["id"], w["code"], w["message"]) for r in map(json.loads, lines) for w in r["warnings"]]
    assert [(w.id, w.code, w.message) for w in warnings] == wanted


def entry_of(text: str) -> Entry:
    (found,) = entries(TextDump(text), AS_OF)
    return found


def spoilt(entry: Entry, **changes: Any) -> Entry:
    bulletin: Bulletin = dataclasses.replace(entry.bulletin, **changes)
    return entry._replace(bulletin=bulletin)


def tallied(*found: Entry) -> Account:
    tally = Tally()
    with WarningSpool() as spool:
        for entry in found:
            tally.add(entry, spool)
    return tally.account("a.txt", len(FIRST.encode()))


def test_a_lost_word_and_a_word_counted_twice_do_not_add_up() -> None:
    entry = entry_of(FIRST)
    segments = entry.bulletin.segments
    assert tallied(entry).adds_up
    assert tallied(entry).ok
    for broken in [segments[1:], segments[:-1], (*segments[:2], *segments[3:]), (segments[0], *segments)]:
        found = tallied(spoilt(entry, segments=broken))
        assert not found.adds_up
        assert not found.ok
    assert not tallied(entry, entry).adds_up
    assert not tallied().adds_up


# --- warnings and their places ---

PLACES: Final = [
    pytest.param("\n\n" + GOOD, [], id="nothing"),
    pytest.param(
        GOOD + DATED.format("Kamis (31/11/2025)"), [("impossible-date", 6, "Kamis (31/11/2025)")], id="impossible"
    ),
    pytest.param(DATED.format("Kamis (3/12/2025)"), [("weekday-mismatch", 2, "Kamis (3/12/2025)")], id="weekday"),
    pytest.param(
        DATED.format("Kamis\n(3/12/2025)"), [("weekday-mismatch", 2, "Kamis\n(3/12/2025)")], id="over a line's end"
    ),
    pytest.param(
        "Rapat Data Pemilih\nBlora, Rabu, 4 Mei 2023 Ketua menggelar rapat\npleno. (abc/ed)\n",
        [("weekday-mismatch", 2, "Rabu, 4 Mei 2023")],
        id="in the dateline",
    ),
    pytest.param(
        "Rapat Data Pemilih\nBlora, Kamis, 4 Mei 2023 Ketua menggelar rapat\npleno, Senin (8/5/2023). (abc/ed)\n",
        [("date-mismatch", 3, "Senin (8/5/2023)")],
        id="dateline and text",
    ),
    pytest.param(
        DATED.format("Rabu (3/12/2025)").replace(
            "Hadir semua.", "\n\nCafe\u0301 ramai.\nBudi berkata, “Semua warga hadir,\nbukan?\nujar Rina."
        ),
        [("unclosed-quote", 5, "Semua warga hadir,\nbukan?")],
        id="unclosed quote",
    ),
    pytest.param(
        "213\n" + GOOD.replace("layanan pindah memilih pada", "layanan pindah \x07memilih pada"),
        [("control-character", 3, "membuka layanan pindah \x07memilih pada Selasa")],
        id="control character",
    ),
    pytest.param("\x1c\n" + GOOD, [("control-character", 1, "\x1c")], id="a control character that is blank"),
    pytest.param(
        FIRST.replace("abc/ed", "abc/\ufffded"),
        [("undecodable", 2, "ujar Budi. (abc/\ufffded. Foto: xyz/KPU Kota")],
        id="lost",
    ),
    pytest.param(FIRST + FIRST, [("duplicate", 3, "KPU Kota Salatiga Buka Layanan Pindah Memilih")], id="duplicate"),
    pytest.param(
        GOOD.replace(" (abc/ed. Foto: xyz/KPU Kota Salatiga) ....\nKPU Kota Salatiga R", "\n\n\nKPU Kota Salatiga R"),
        [("missing-credit", 1, "KPU Kota Salatiga Buka Layanan Pindah Memilih")],
        id="missing",
    ),
    pytest.param(
        FIRST.split(" kartu")[0],
        [
            ("missing-credit", 1, "KPU Kota Salatiga Buka Layanan Pindah Memilih"),
            ("truncated", 2, "Laksana, membuka layanan pindah memilih pada Selasa (2/12). “Warga cukup membawa"),
        ],
        id="truncated",
    ),
    pytest.param(
        "\n\ncatatan belanja: gula dan kopi\n",
        [(c, 3, "catatan belanja: gula dan kopi") for c in ("missing-title", "missing-dateline", "missing-date")]
        + [
            ("missing-credit", 3, "catatan belanja: gula dan kopi"),
            ("truncated", 3, "catatan belanja: gula dan kopi"),
        ],
        id="no bulletin",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), PLACES)
def test_a_warning_stands_at_its_place(text: str, wanted: list[tuple[str, int, str]]) -> None:
    found = warned(text)
    raw = text.encode()
    assert [(w.code, w.line, w.text) for w in found] == wanted
    for warning in found:
        assert raw[warning.start : warning.end].decode() == warning.text


READ: Final = [
    # What is read as something else: the text as read, and the bytes that it was read from.
    pytest.param("html-entity", "gudang &ldquo;arsip", "perapian gudang “arsip, Rabu (3/12/2025),", 4, id="entity"),
    pytest.param(
        "invisible-character", "gu\u00addang arsip", "memimpin perapian gudang arsip, Rabu", 4, id="in a word"
    ),
    pytest.param("invisible-character", "gudang\u200b\narsip", "memimpin perapian gudang", 4, id="at a line's end"),
    pytest.param("invisible-character", "gudang\n\u200barsip", "arsip, Rabu (3/12/2025),", 5, id="at a line's start"),
    pytest.param("invisible-character", "gudang\n\u200b\narsip", "", 5, id="alone on a line"),
    pytest.param("mojibake", "gudang â€œarsip", "perapian gudang â€œarsip, Rabu", 4, id="mojibake"),
]


@pytest.mark.parametrize(("code", "words", "text", "line"), READ)
def test_what_was_read_as_something_else_is_shown_as_read(code: str, words: str, text: str, line: int) -> None:
    dump = TextDump(FIRST + SECOND.replace("gudang arsip", words))
    [warning] = account(dump)[1]
    assert (warning.code, warning.text, warning.line) == (code, text, line)
    raw = dump.text.encode()[warning.start : warning.end].decode()
    assert "".join(p.text for p in TextDump(raw).pieces()) == text


def test_an_encoding_is_named_and_begins_with_its_first_word(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(("\n\n" + FIRST).encode("utf-16"))
    [warning] = account(FileDump(tmp_path / "a.txt", "a.txt"))[1]
    assert (warning.code, warning.line, warning.text) == (
        "encoding",
        3,
        "KPU Kota Salatiga Buka Layanan Pindah Memilih",
    )
    assert (warning.detail, warning.start) == ("UTF-16LE", 6)
    assert warning.message == f"{WARNINGS['encoding']}: UTF-16LE"
    done = run("check", "a.txt", cwd=tmp_path)
    assert "\na.txt:3: encoding (UTF-16LE): KPU Kota Salatiga Buka" in done.stdout.decode()


def test_windows_bytes_are_shown_among_their_words(tmp_path: Path) -> None:
    raw = FIRST.encode() + SECOND.replace("gudang arsip, ", "gudang \x96 arsip, ").encode("latin-1")
    (tmp_path / "a.txt").write_bytes(raw)
    [warning] = account(FileDump(tmp_path / "a.txt", "a.txt"))[1]
    assert (warning.code, warning.line) == ("encoding", 4)
    assert warning.text == "perapian gudang – arsip, Rabu"
    assert raw[warning.start : warning.end].decode("cp1252") == warning.text


def test_words_are_bounded_however_long_the_line() -> None:
    for text in ("x" * 100_000, "kata " * 20_000, "\x07" * 100_000, "\ufffd" * 100_000):
        assert all(len(w.text) <= 80 for w in warned(text))


# --- streams ---


def test_memory_does_not_grow_with_the_warnings() -> None:
    entry = entry_of(DATED.format("Kamis (31/11/2025)"))
    tally = Tally()
    with WarningSpool() as spool:
        tracemalloc.start()
        for _ in range(10_000):
            tally.add(entry, spool)
        count = sum(1 for _ in spool.warnings())
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert count == 10_000
    assert peak < 3_000_000


# --- the command ---


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.txt").write_text(FIRST + DATED.format("Kamis (31/11/2025)"), encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text("\n \n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (["good.txt"], 0),
        (["good.txt", "good.txt"], 0),
        (["bad.txt"], 1),
        (["good.txt", "bad.txt"], 1),
        (["empty.txt"], 1),
        (["good.txt", "empty.txt"], 1),
        (["blank.txt"], 1),
        (["absent.txt"], 1),
        (["good.txt", "absent.txt"], 1),
        (["."], 1),
        (["good.txt", "--as-of", "besok"], 2),
        (["good.txt", "--no-such-option"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_exit_status(folder: Path, args: list[str], status: int) -> None:
    assert run("check", *args, cwd=folder).returncode == status
    assert run("check", "--json", *args, cwd=folder).returncode == status
    if status < 2:
        assert run("split", "--strict", *args, cwd=folder).returncode == status


def test_strict_changes_nothing_but_the_status(folder: Path) -> None:
    plain = run("split", "bad.txt", cwd=folder)
    strict = run("split", "--strict", "bad.txt", cwd=folder)
    assert (plain.returncode, strict.returncode) == (0, 1)
    assert (strict.stdout, strict.stderr) == (plain.stdout, plain.stderr)
    run("split", "--strict", "bad.txt", "-o", "out.jsonl", cwd=folder)
    assert (folder / "out.jsonl").read_bytes() == plain.stdout


PLAIN: Final = """\
bad.txt
  bulletins          2  1 dated, 2025-12-02

  title             63  16.4 %
  dateline          70  18.2 %
  body             189  49.1 %
  credit            45  11.7 %
  extra              0  0.0 %
  separator          8  2.1 %
  blank             10  2.6 %
  bytes            385  all bytes of the file

  warnings           1
  impossible-date    1  a date that the calendar does not have

bad.txt:4: impossible-date: Kamis (31/11/2025)

"""


@pytest.mark.parametrize("more", [{}, {"COLUMNS": "20"}, {"TERM": "dumb"}, {"NO_COLOR": "1"}, {"LC_ALL": "C"}])
def test_plain_text_in_a_pipe(folder: Path, more: dict[str, str]) -> None:
    done = run("check", "bad.txt", "--as-of", "2026-11-01", cwd=folder, env=environment(**more))
    assert (done.returncode, done.stdout.decode(), done.stderr) == (1, PLAIN, b"")


def test_several_dumps_one_after_the_other(folder: Path) -> None:
    done = run("check", "good.txt", "absent.txt", "bad.txt", cwd=folder)
    assert done.stderr.decode() == "kpuparse: absent.txt: no such file or directory\n"
    lines = done.stdout.decode().splitlines()
    assert [n for n in lines if n.endswith(".txt")] == ["good.txt", "bad.txt"]
    assert lines[-1] == "2 of 3 dumps to look at"


@pytest.mark.parametrize("args", [(), ("-",)], ids=["no argument", "dash"])
def test_standard_input(args: tuple[str, ...]) -> None:
    done = run("check", *args, stdin=DATED.format("Kamis (31/11/2025)").encode())
    assert done.returncode == 1
    assert done.stdout.decode().startswith("-\n")
    assert "\n-:2: impossible-date: Kamis (31/11/2025)\n" in done.stdout.decode()


def test_empty_dumps_are_said_to_be_empty(folder: Path) -> None:
    done = run("check", "empty.txt", cwd=folder)
    assert "  bulletins  0  no bulletin found" in done.stdout.decode()
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="this system has no file that misreports its size")
def test_a_sum_that_does_not_fit_is_said_loudly() -> None:
    done = run("check", "/proc/version")
    assert done.returncode == 1
    assert "DOES NOT ADD UP: the file has 0 bytes" in done.stdout.decode()
    assert done.stderr.decode().startswith("kpuparse: /proc/version: the bytes do not add up: ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read(folder: Path) -> None:
    (folder / "good.txt").chmod(0)
    done = run("check", "good.txt", cwd=folder)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == "kpuparse: good.txt: permission denied\n"


def test_a_dump_that_cannot_be_read_to_its_end(folder: Path) -> None:
    (folder / "cut.gz").write_bytes(gzip.compress(GOOD.encode())[:-8])
    complaint = "is cut off: the packed data have no end"
    split, done = run("split", "--quiet", "cut.gz", cwd=folder), run("check", "cut.gz", cwd=folder)
    assert (split.returncode, done.returncode) == (1, 1)
    assert split.stderr.decode() == done.stderr.decode() == f"kpuparse: cut.gz: {complaint}\n"
    assert f"  bulletins    2  NOT READ TO ITS END: {complaint}\n" in done.stdout.decode()
    assert f"  bytes      {len(GOOD.encode())}  all bytes that could be read\n" in done.stdout.decode()
    [found] = records(run("check", "--json", "cut.gz", cwd=folder).stdout)
    assert (found["error"], found["ok"], found["adds_up"]) == (complaint, False, True)
    assert found["bulletins"] == len(records(split.stdout))


def test_a_packed_dump_that_expands_too_far(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kpuparse.reading.unpacking.EXPANSION_FREE", 1 << 10)
    (folder / "wide.gz").write_bytes(gzip.compress(GOOD.encode() + b" " * (1 << 20)))
    assert not check_all(gathered([str(folder / "wide.gz")]), AS_OF, json=False)
    printed = capsys.readouterr()
    assert "NOT READ TO ITS END: expands to more than 200 times its size" in printed.out
    assert printed.err.endswith("wide.gz: expands to more than 200 times its size\n")


def test_json_has_the_same_numbers(folder: Path) -> None:
    done = run("check", "--json", "good.txt", "bad.txt", "empty.txt", "absent.txt", "--as-of", "2026-11-01", cwd=folder)
    good, bad, empty, absent = records(done.stdout)
    validator = Draft202012Validator(account_schema())
    Draft202012Validator.check_schema(account_schema())
    for one in (good, bad, empty, absent):
        assert [e.message for e in validator.iter_errors(one)] == []
        assert list(one) == list(account_schema()["properties"])
    assert good["ok"] and not (bad["ok"] or empty["ok"] or absent["ok"])
    for part, count in bad["bytes"].items():
        assert re.search(rf"^  {part} +{count}  ", PLAIN, re.MULTILINE)
    assert (bad["size"], sum(bad["bytes"].values()), bad["adds_up"]) == (385, 385, True)
    assert (bad["bulletins"], bad["dated"], bad["first_date"], bad["last_date"]) == (2, 1, "2025-12-02", "2025-12-02")
    assert bad["codes"] == [{"code": "impossible-date", "count": 1}]
    [warning] = bad["warnings"]
    assert (warning["code"], warning["line"], warning["text"]) == ("impossible-date", 4, "Kamis (31/11/2025)")
    assert (folder / "bad.txt").read_bytes()[warning["start"] : warning["end"]].decode() == warning["text"]
    assert (empty["bulletins"], empty["error"], empty["adds_up"]) == (0, None, True)
    assert (absent["bulletins"], absent["error"]) == (0, "no such file or directory")


def test_the_schema_that_is_printed_is_that_of_the_json() -> None:
    printed = run("schema", "--check")
    assert (printed.returncode, json.loads(printed.stdout)) == (0, account_schema())


def test_warnings_are_those_of_the_records() -> None:
    names = [f"samples/{p.name}" for p in SAMPLES]
    found = records(run("check", "--json", *names, "--as-of", "2026-11-01", cwd=ROOT).stdout)
    split = records(run("split", *names, "--as-of", "2026-11-01", cwd=ROOT).stdout)
    assert [(a["file"], w["id"], w["code"]) for a in found for w in a["warnings"]] == [
        (r["source"]["file"], r["id"], w["code"]) for r in split for w in r["warnings"]
    ]
    assert sum(a["bulletins"] for a in found) == len(split)


# --- terminals and failing streams ---


@pytest.mark.parametrize("columns", [10, 20, 40, 80, 300])
def test_a_table_fits_the_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setattr("test_terminal.environment", lambda: environment(COLUMNS=str(columns)))
    text = re.sub(r"\x1b\[[\d;]*m", "", seen("check", "bad.txt", cwd=folder).decode())
    table = text[: text.index("bad.txt:4:")].splitlines()
    assert all(len(line) <= columns for line in table)
    # A line a warning, whatever the width: so it can be clicked and copied.
    assert "\r\nbad.txt:4: impossible-date: Kamis (31/11/2025)\r\n" in text
    if columns >= 40:
        assert re.search(r"title +63 +16\.4 %", text)


@pytest.mark.parametrize(
    ("more", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)], ids=str
)
def test_colours(folder: Path, monkeypatch: pytest.MonkeyPatch, more: dict[str, str], coloured: bool) -> None:
    monkeypatch.setattr("test_terminal.environment", lambda: environment(**more))
    assert (b"\x1b[33m" in seen("check", "bad.txt", cwd=folder)) == coloured


@pytest.mark.parametrize("command", ["$K check good.txt", "$K check --json good.txt"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk(folder: Path, command: str) -> None:
    done = shell(f"{command} >/dev/full", folder)
    assert done.returncode == 1
    assert done.stderr.decode() == "kpuparse: standard output: no space left on device\n"


@pytest.mark.parametrize("option", [[], ["--json"]], ids=["table", "json"])
def test_the_reader_is_gone(folder: Path, option: list[str]) -> None:
    done = run_unread("check", *option, "bad.txt", cwd=folder)
    assert (done.returncode, done.stderr) == (141, b"")


def test_an_encoding_that_cannot_say_it_all(folder: Path) -> None:
    (folder / "bad.txt").write_text(FIRST.replace("Buka", "– Buka") * 2, encoding="utf-8")
    done = run("check", "bad.txt", cwd=folder, env=environment(PYTHONIOENCODING="ascii"))
    assert b"duplicate: KPU Kota Salatiga \\u2013 Buka" in done.stdout


def test_starting_up_loads_nothing_for_the_table() -> None:
    code = (
        "import sys, kpuparse.cli; print([m for m in sys.modules if m in ('kpuparse.checking', 'rich.table', 'regex')])"
    )
    done = run("-c", code, program=(sys.executable,))
    assert done.stdout == b"[]\n"


def test_help_names_every_option() -> None:
    done = run("check", "--help")
    assert (done.returncode, done.stderr) == (0, b"")
    for option in ("--json", "--as-of", "DUMP"):
        assert option.encode() in done.stdout
