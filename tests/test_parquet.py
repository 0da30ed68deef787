"""Parquet by way of DuckDB, as the README's recipe has it: JSON Lines with types from the JSON Schema, lists kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from hostile_records import records
from hypothesis import given
from hypothesis import strategies as st
from laws import AS_OF
from make_samples import samples
from test_laws import law

import kpuparse
from kpuparse.record import Record
from kpuparse.schema import record_schema
from kpuparse.write import format_named

SIMPLE: Final = {"string": "VARCHAR", "integer": "BIGINT", "boolean": "BOOLEAN"}


def kind(field: dict[str, Any]) -> str:
    """Return DuckDB's type for what a part of the JSON Schema describes."""
    if "items" in field:
        return f"{kind(field['items'])}[]"
    if "properties" in field:
        parts = ", ".join(f'"{key}" {kind(one)}' for key, one in field["properties"].items())
        return f"STRUCT({parts})"
    if field.get("format") == "date":
        return "DATE"
    return next(sql for name, sql in SIMPLE.items() if name in field["type"])


COLUMNS: Final = {key: kind(one) for key, one in record_schema()["properties"].items()}


def through_parquet(folder: Path, found: list[Record]) -> list[dict[str, Any]]:
    duckdb = pytest.importorskip("duckdb")
    lines, table = folder / "records.jsonl", folder / "records.parquet"
    lines.write_bytes(b"".join(map(format_named("jsonl").encode, found)))
    duckdb.sql(f"COPY (FROM read_json('{lines}', columns={COLUMNS})) TO '{table}'")
    parquet = duckdb.sql(f"FROM '{table}'")
    assert {n: str(t).replace('"', "") for n, t in zip(parquet.columns, parquet.types, strict=True)} == {
        n: t.replace('"', "") for n, t in COLUMNS.items()
    }
    rows = [dict(zip(parquet.columns, row, strict=True)) for row in parquet.fetchall()]
    for row in rows:
        row |= {key: row[key] and row[key].isoformat() for key in ("date", "date_end")}
    return rows


@pytest.mark.parametrize("sample", samples(), ids=lambda s: s.stem)
def test_samples_come_back_with_the_same_types(sample: Path, tmp_path: Path) -> None:
    found = list(kpuparse.read(sample, as_of=AS_OF))
    assert through_parquet(tmp_path, found) == [json.loads(format_named("jsonl").encode(r)) for r in found]


def test_no_record_has_the_types_all_the_same(tmp_path: Path) -> None:
    assert through_parquet(tmp_path, []) == []


@law(30)
@given(st.lists(records, min_size=1, max_size=4))
def test_hostile_records_come_back(tmp_path_factory: pytest.TempPathFactory, found: list[Record]) -> None:
    assert through_parquet(tmp_path_factory.mktemp("parquet"), found) == [kpuparse.to_dict(r) for r in found]
