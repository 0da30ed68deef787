"""The record's shape: its keys and their order, the JSON Schema, and what --explain adds."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import kpuparse
from kpuparse.record import WARNINGS
from kpuparse.schema import record_schema

AS_OF = dt.date(2026, 11, 1)

# The contract, key by key, in the order in which the JSON has them.
KEYS = {
    "record": "id title site place office day date date_end date_text date_basis body people quotes references credit "
    "extra warnings source",
    "people": "name honorifics degrees aliases roles mentions",
    "roles": "text position division organization acting former span",
    "span": "in start end",
    "mentions": "in start end",
    "quotes": "text speaker span",
    "references": "text kind number year span",
    "credit": "text unit writers editors edited photographers photo_source photo_archive",
    "warnings": "code message",
    "source": "file line start end",
}
EXPLAINED = {"record": "date_rule", "people": "rule", "roles": "rule", "quotes": "rule"}

FULL = (
    "Berita Terkini\n"
    "KPU Kota Salatiga Buka Layanan Pindah Memilih\n"
    "Salatiga, kota-salatiga.kpu.go.id - Ketua KPU Kota Salatiga, Dr. Budi Laksana, S.H., membuka layanan pindah "
    "memilih pada Selasa (2/12/2025). “Warga cukup membawa kartu identitas,” ujar Budi. Layanan itu diatur "
    "Undang-Undang Nomor 7 Tahun 2017. (abc/ed. Foto: xyz/KPU Kota Salatiga) ....\n"
)
BARE = "catatan belanja: gula dan kopi\n"


def record(text: str, *, explain: bool = False) -> dict[str, Any]:
    (found,) = kpuparse.split(text, as_of=AS_OF)
    return kpuparse.to_dict(found, explain=explain)


def objects(name: str, value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every object of a record with the key that it stands under."""
    if isinstance(value, dict):
        yield name, value
        for key, one in value.items():
            yield from objects(key, one)
    elif isinstance(value, list):
        for one in value:
            yield from objects(name, one)


def schemas(name: str, schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the schema of every object with the key that it stands under."""
    if "properties" in schema:
        yield name, schema
        for key, one in schema["properties"].items():
            yield from schemas(key, one)
    elif "items" in schema:
        yield from schemas(name, schema["items"])


def test_key_order_is_the_contract() -> None:
    met = set()
    for name, part in objects("record", record(FULL)):
        assert " ".join(part) == KEYS[name]
        met.add(name)
    assert met == set(KEYS) - {"warnings"}


def test_key_order_outlives_the_json() -> None:
    (found,) = kpuparse.split(FULL, as_of=AS_OF)
    line = json.dumps(kpuparse.to_dict(found))
    assert " ".join(json.loads(line)) == KEYS["record"]


def test_every_key_is_there_where_the_text_says_nothing() -> None:
    found = record(BARE)
    assert " ".join(found) == KEYS["record"]
    silent = {k: v for k, v in found.items() if k not in {"id", "body", "warnings", "source"}}
    lists = {"people", "quotes", "references", "extra"}
    assert silent == {k: [] if k in lists else None for k in silent}
    assert [" ".join(w) for w in found["warnings"]] == [KEYS["warnings"]] * len(found["warnings"])
    assert {"missing-title", "missing-dateline", "missing-date", "missing-credit"} <= {
        w["code"] for w in found["warnings"]
    }


def test_the_schema_is_valid_and_names_the_same_keys() -> None:
    schema = record_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    found = {name: " ".join(part["properties"]) for name, part in schemas("record", schema)}
    assert found == KEYS


def test_the_schema_is_closed_and_wants_every_key() -> None:
    for _, part in schemas("record", record_schema()):
        assert part["required"] == list(part["properties"])
        assert part["additionalProperties"] is False
        assert all(p["description"] for p in part["properties"].values())


def test_what_may_be_null() -> None:
    """The optional values, as the contract has them; lists, numbers and flags never are null."""
    optional = {
        f"{name}.{key}"
        for name, part in schemas("record", record_schema())
        for key, one in part["properties"].items()
        if "null" in one["type"]
    }
    wanted = {
        "record": "title site place office day date date_end date_text date_basis credit",
        "roles": "position division organization acting",
        "quotes": "speaker",
        "references": "year",
        "credit": "unit photo_source",
        "source": "file",
    }
    assert optional == {f"{name}.{key}" for name, keys in wanted.items() for key in keys.split()}


def test_the_schema_does_not_depend_on_what_was_asked_before() -> None:
    first = json.dumps(record_schema())
    record(FULL)
    record_schema(explain=True)["properties"].clear()
    assert json.dumps(record_schema()) == first


@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("text", [FULL, BARE, FULL + BARE, FULL.replace("2/12/2025", "31/2/2025")])
def test_records_fit_the_schema(text: str, explain: bool) -> None:
    validator = Draft202012Validator(record_schema(explain=explain))
    for found in kpuparse.split(text, as_of=AS_OF):
        assert [e.message for e in validator.iter_errors(kpuparse.to_dict(found, explain=explain))] == []


@pytest.mark.parametrize(
    "spoil",
    [
        {"title": 1},
        {"people": None},
        {"date_basis": "guess"},
        {"warnings": [{"code": "unheard-of", "message": "-"}]},
        {"source": {"file": None, "line": 1, "start": -1, "end": 0}},
        {"more": 1},
    ],
    ids=lambda spoil: next(iter(spoil)),
)
def test_the_schema_refuses(spoil: dict[str, Any]) -> None:
    validator = Draft202012Validator(record_schema())
    assert validator.is_valid(record(FULL))
    assert not validator.is_valid({**record(FULL), **spoil})
    short = record(FULL)
    del short["date_end"]
    assert not validator.is_valid(short)


def test_explain_adds_rules_at_the_end_and_changes_nothing_else() -> None:
    for name, part in objects("record", record(FULL, explain=True)):
        assert " ".join(part) == f"{KEYS[name]} {EXPLAINED.get(name, '')}".strip()
        if name in EXPLAINED:
            assert part[EXPLAINED[name]]
    found = {n: " ".join(p["properties"]) for n, p in schemas("record", record_schema(explain=True))}
    assert found == {name: f"{keys} {EXPLAINED.get(name, '')}".strip() for name, keys in KEYS.items()}


def test_a_record_without_rules_does_not_fit_the_schema_with_them() -> None:
    assert not Draft202012Validator(record_schema(explain=True)).is_valid(record(FULL))


def test_warnings_are_a_fixed_list() -> None:
    properties = record_schema()["properties"]["warnings"]["items"]["properties"]
    assert properties["code"]["enum"] == list(WARNINGS)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in WARNINGS)
    assert len(set(WARNINGS.values())) == len(WARNINGS)
    named = "missing-title missing-dateline missing-date missing-credit impossible-date weekday-mismatch"
    assert {*named.split(), "ambiguous-year", "duplicate", "truncated", "undecodable"} <= set(WARNINGS)
