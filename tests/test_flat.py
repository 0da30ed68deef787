"""CSV: the record can be built again from its row, and each reader of CSV gives back the same values."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

import pytest
from hostile_records import MISSING, NASTY, records, texts
from hypothesis import example, given
from hypothesis import strategies as st
from laws import AS_OF
from make_samples import samples
from test_laws import dumps, law

import kpuparse
from kpuparse.record import Credit, Record, Source
from kpuparse.write import SUFFIXES, Writer, format_named
from kpuparse.write.flat import BYTE_ORDER_MARK, columns, defused, fused

ROOT: Final = Path(__file__).parent.parent
NAMES: Final = [c.name for c in columns()]
TEXTS: Final = [c.name for c in columns() if c.type == "string"]


def record(**fields: Any) -> Record:
    """Return a record that says nothing but `fields`."""
    nothing = dict.fromkeys("title site place office day date date_end date_text date_basis credit".split())
    lists = dict.fromkeys("people quotes references extra warnings".split(), ())
    return Record(**{"id": "kpu-undated-0", "body": "", **nothing, **lists, "source": Source(None, 1, 0, 0), **fields})


def written(found: list[Record], *, excel: bool = False) -> bytes:
    stream = io.BytesIO()
    form = format_named("csv", excel=excel)
    writer = Writer(stream, form)
    writer.write([form.encode(r) for r in found])
    writer.close()
    return stream.getvalue()


def rows(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode(), newline=""), strict=True))


def rebuilt(row: dict[str, str]) -> dict[str, Any]:
    """Return the record of which `row` was made, as `kpuparse.to_dict` gives it."""
    found: dict[str, Any] = {}
    for column in columns():
        cell = row[column.name]
        value: Any = cell
        if cell == "":
            value = "" if column.name == "body" else None
        elif column.type != "string":
            value = json.loads(cell)
        *outer, key = column.keys
        part = found.setdefault(outer[0], {}) if outer else found
        part[key] = value
    # Every credit has a text.
    return {**found, "credit": found["credit"] if found["credit"]["text"] is not None else None}


def check_rebuilt(found: list[Record]) -> None:
    table = rows(written(found))
    assert [rebuilt(r) for r in table] == [kpuparse.to_dict(r) for r in found]


# --- the row holds the record


@pytest.mark.parametrize("sample", samples(), ids=lambda s: s.stem)
def test_samples_are_rebuilt(sample: Path) -> None:
    check_rebuilt(list(kpuparse.read(sample, as_of=AS_OF)))


@law(300)
@given(st.lists(records, max_size=3))
@example([record(body="\r"), record(body=""), record(title="\ufeff")])
def test_hostile_records_are_rebuilt(found: list[Record]) -> None:
    check_rebuilt(found)


@law(100)
@given(dumps)
def test_records_of_dumps_made_of_parts_are_rebuilt(text: str) -> None:
    check_rebuilt(list(kpuparse.split(text, as_of=AS_OF)))


def test_lists_are_the_json_of_the_record() -> None:
    """To the byte: what reads the lists of the JSON reads these."""
    (found, _) = kpuparse.read(ROOT / "samples" / "tiny.txt", as_of=AS_OF)
    (row, _) = rows(written(list(kpuparse.read(ROOT / "samples" / "tiny.txt", as_of=AS_OF))))
    line = format_named("jsonl").encode(found).decode()
    for name in ("people", "quotes", "references", "extra", "warnings"):
        assert f'"{name}":{row[name]},' in line


# --- the columns


def test_columns_follow_the_record() -> None:
    plain = kpuparse.to_dict(record(credit=Credit("(abc)")))
    wanted = []
    for key, value in plain.items():
        wanted += [f"{key}_{inner}" for inner in value] if isinstance(value, dict) else [key]
    assert wanted == NAMES
    assert len(set(NAMES)) == len(NAMES)
    assert all(c.doc for c in columns())


def test_head_is_the_names_and_rows_end_in_a_line_feed() -> None:
    raw = written([record(title="Rapat, lalu", body="a\n\nb")])
    assert raw.startswith((",".join(NAMES) + "\n").encode())
    assert raw.endswith(b",1,0,0\n")
    assert b"\r" not in raw


def test_no_record_gives_the_head_alone() -> None:
    assert written([]) == (",".join(NAMES) + "\n").encode()


def test_null_is_empty_and_false_is_not() -> None:
    (bare, credited) = rows(written([record(), record(credit=Credit("(abc)"))]))
    assert {k: v for k, v in bare.items() if v} == {
        **dict.fromkeys("people quotes references extra warnings".split(), "[]"),
        "id": "kpu-undated-0",
        "source_line": "1",
        "source_start": "0",
        "source_end": "0",
    }
    assert (credited["credit_text"], credited["credit_edited"], credited["credit_writers"]) == ("(abc)", "false", "[]")


def test_formats_are_known_by_name() -> None:
    assert [SUFFIXES[n] for n in ("csv", "jsonld", "dc")] == [".csv", ".jsonld", ".dc.csv"]


@pytest.mark.parametrize("name", SUFFIXES)
def test_a_format_loads_no_other(name: str) -> None:
    own = {"csv": {"flat", "cells"}, "dc": {"dublin", "cells"}, "jsonld": {"linked"}}.get(name, set())
    code = f"import sys, kpuparse.write as w; w.format_named({name!r}); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60, check=True)
    loaded = {m.removeprefix("kpuparse.write.") for m in done.stdout.split() if m.startswith("kpuparse.write.")}
    assert loaded - {"lines"} == own


# --- readers, without options


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Record]]:
    """Return a file whose texts are all of the nasty ones, each in every text column, and its records."""
    path = tmp_path_factory.mktemp("csv") / "hostile.csv"
    free = {c for c in TEXTS if "_" not in c and c not in {"date", "source_file"}}
    found = [record(**dict.fromkeys(free, text), credit=Credit(text, text, (text,)), extra=(text,)) for text in NASTY]
    path.write_bytes(written(found))
    return path, found


def test_duckdb_reads_the_same_values(hostile: tuple[Path, list[Record]]) -> None:
    duckdb = pytest.importorskip("duckdb")
    path, found = hostile
    table = duckdb.sql(f"FROM '{path}'")
    assert table.columns == NAMES
    check_values(table.fetchall(), found)
    assert [r for (r,) in duckdb.sql(f"SELECT extra->>'$[0]' FROM '{path}'").fetchall()] == NASTY


def test_pandas_reads_the_same_values(hostile: tuple[Path, list[Record]]) -> None:
    pandas = pytest.importorskip("pandas")
    path, found = hostile
    table = pandas.read_csv(path)
    assert list(table.columns) == NAMES
    check_values(table.astype(object).where(table.notna(), None).values.tolist(), found)
    assert [json.loads(cell) for cell in table["extra"]] == [[text] for text in NASTY]


def check_values(table: list[list[Any]], found: list[Record]) -> None:
    """What a reader gives is the text of each cell, and nothing where it is empty."""
    wanted = [list(r.values()) for r in rows(written(found))]
    assert len(table) == len(wanted)
    for got, cells in zip(table, wanted, strict=True):
        shown = ["" if v is None else str(v).lower() if isinstance(v, bool) else str(v) for v in got]
        assert shown == cells


@law(40)
@given(st.lists(records, min_size=1, max_size=4))
def test_duckdb_reads_hostile_records(tmp_path_factory: pytest.TempPathFactory, found: list[Record]) -> None:
    """A column is guessed to hold numbers, days and so on only where all of its texts look so."""
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path_factory.mktemp("csv") / "records.csv"
    path.write_bytes(written(found))
    table = duckdb.sql(f"FROM '{path}'")
    wanted = rows(path.read_bytes())
    for name, kind, values in zip(table.columns, table.types, zip(*table.fetchall(), strict=True), strict=True):
        if str(kind) == "VARCHAR":
            assert [v or "" for v in values] == [r[name] for r in wanted]
        assert [v is None for v in values] == [r[name] == "" for r in wanted]


@law(40)
@given(st.lists(records, min_size=1, max_size=4))
def test_pandas_reads_hostile_records(found: list[Record]) -> None:
    pandas = pytest.importorskip("pandas")
    raw = written(found)
    table, wanted = pandas.read_csv(io.BytesIO(raw)), rows(raw)
    assert len(table) == len(wanted)
    for name in NAMES:
        for got, row in zip(table[name], wanted, strict=True):
            if isinstance(got, str):
                assert got == row[name]
            elif pandas.isna(got):
                assert row[name] in {"", *MISSING}


def test_what_pandas_cannot_tell_from_a_missing_value() -> None:
    pandas = pytest.importorskip("pandas")
    raw = written([record(place=text, body="x") for text in MISSING])
    assert pandas.read_csv(io.BytesIO(raw))["place"].isna().all()
    assert list(pandas.read_csv(io.BytesIO(raw), keep_default_na=False)["place"]) == MISSING


def test_a_reader_keeps_the_longest_record(tmp_path: Path) -> None:
    duckdb, pandas = pytest.importorskip("duckdb"), pytest.importorskip("pandas")
    path = tmp_path / "long.csv"
    body = 'a "b", c\n\n' * 104_857
    path.write_bytes(written([record(body="x"), record(body=body)]))
    assert duckdb.sql(f"SELECT body FROM '{path}'").fetchall() == [("x",), (body,)]
    assert list(pandas.read_csv(path)["body"]) == ["x", body]
    # Python's own module wants to be told.
    with pytest.raises(csv.Error, match="field limit"):
        rows(path.read_bytes())


def test_duckdb_wants_to_be_told_of_a_row_over_two_mebibytes(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "long.csv"
    body = "é" * 1_048_576
    path.write_bytes(written([record(body=body)]))
    with pytest.raises(duckdb.Error):
        duckdb.sql(f"SELECT body FROM '{path}'").fetchall()
    told = duckdb.sql(f"SELECT body FROM read_csv('{path}', max_line_size = 16777216)")
    assert told.fetchall() == [(body,)]


def test_the_sqlite_shell_reads_the_same_rows(tmp_path: Path) -> None:
    path = tmp_path / "records.csv"
    found = list(kpuparse.read(ROOT / "samples" / "messy.txt", as_of=AS_OF))
    path.write_bytes(written(found))
    try:
        done = subprocess.run(
            ["sqlite3", ":memory:", f".import --csv {path} bulletins", "SELECT json_group_array(body) FROM bulletins"],
            capture_output=True,
            timeout=60,
            check=True,
        )
    except FileNotFoundError:
        pytest.skip("sqlite3 is not installed")
    assert json.loads(done.stdout) == [r.body for r in found]


# --- for spreadsheets


def test_excel_marks_the_encoding() -> None:
    found = list(kpuparse.read(ROOT / "samples" / "tiny.txt", as_of=AS_OF))
    assert written(found, excel=True) == BYTE_ORDER_MARK + written(found)
    assert written([], excel=True) == BYTE_ORDER_MARK + written([])


@pytest.mark.parametrize(
    "text",
    [
        *["=1+1", "+62 811", "-", "- satu", "@kpu", "\t", "\tsatu", "\r", "\rsatu", "\nsatu"],
        *["＝1", "＋1", "－1", "−1", "＠kpu"],
        *[" =1", "\u00a0=1", "\u3000＝1", "\x00=1", "\ufeff=1", "\u200b=1", " \t =1", "'=1", "''=1", "' =1"],
    ],
)
def test_a_formula_is_defused(text: str) -> None:
    assert defused(text).startswith(f"'{text[0]}")
    assert fused(defused(text)) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("satu;=1+1;dua", "satu;'=1+1;dua"),
        ("satu; =1", "satu;' =1"),
        ("satu\n\n- dua", "satu\n\n'- dua"),
        ("satu\t@dua", "satu\t'@dua"),
        ("\t=1", "'\t'=1"),
    ],
)
def test_what_may_begin_a_cell_within_is_defused(text: str, wanted: str) -> None:
    assert defused(text) == wanted
    assert fused(wanted) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rapat",
        "'Rapat'",
        "a=1",
        "(2/12)",
        "2025-12-02",
        "satu - dua",
        "satu, =1",
        "a@b; c",
        "[]",
        '["=1"]',
        "’",
        " satu",
    ],
)
def test_what_is_no_formula_stays(text: str) -> None:
    assert defused(text) == fused(text) == text


@law(1000)
@given(st.lists(texts | st.sampled_from([*"=+-@'; \t\r\n\u3000", "a"]), max_size=8).map("".join))
def test_defusing_can_be_taken_back(text: str) -> None:
    safe = defused(text)
    assert fused(safe) == text
    assert safe.replace("'", "") == text.replace("'", "")
    assert safe.lstrip(" \u3000\x00\t\r\n")[:1] not in set("=+-@＝＋－＠") - {""}


@law(100)
@given(st.lists(records, max_size=3))
def test_a_spreadsheets_file_can_be_taken_back(found: list[Record]) -> None:
    table = rows(written(found, excel=True).removeprefix(BYTE_ORDER_MARK))
    plain = [{name: fused(cell) for name, cell in row.items()} for row in table]
    assert [rebuilt(r) for r in plain] == [kpuparse.to_dict(r) for r in found]
    for row in table:
        assert not any(cell[:1] in set("=+-@\t\r\n＝＋－＠") - {""} for cell in row.values())
        assert all(json.loads(row[c.name]) is not None for c in columns() if c.type == "array" and row[c.name])


def test_defusing_a_long_text_is_cheap() -> None:
    for unit in ("'", " ", ";", "; ", "\t", "\n", "\r\n'", ";'", "=", "\t\t ", "'\t"):
        text = unit * (1_000_000 // len(unit))
        start = time.process_time()
        assert fused(defused(text + "x")) == text + "x"
        assert time.process_time() - start < 5
