"""The JSON Schema (2020-12) of a record, and records as plain values; both from the one data model."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final

from kpuparse import record as model

_SIMPLE = {str: "string", int: "integer", bool: "boolean"}


def record_schema(*, explain: bool = False) -> dict[str, Any]:
    """Return the JSON Schema of a record; with `explain`, of what `--explain` prints."""
    return schema_of(model.Record, "A KPU press bulletin", explain=explain)


def schema_of(cls: type, title: str, *, explain: bool = False) -> dict[str, Any]:
    """Return the JSON Schema of what `plain` makes of a `cls`, a dataclass whose fields say in `doc` what they hold."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **_object(cls, explain=explain),
    }


def _object(cls: Any, *, explain: bool) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    properties: dict[str, Any] = {}
    for field in dataclasses.fields(cls):
        meta = field.metadata
        if meta.get("explain") and not explain:
            continue
        one = _type(hints[field.name], explain=explain)
        if "enum" in meta:
            one["enum"] = [*meta["enum"], None] if "null" in one["type"] else list(meta["enum"])
        if "format" in meta:
            one["format"] = meta["format"]
        if one.get("type") == "integer":
            one["minimum"] = 0
        properties[meta.get("key", field.name)] = {**one, "description": meta["doc"]}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _type(hint: Any, *, explain: bool) -> dict[str, Any]:
    if hint in _SIMPLE:
        return {"type": _SIMPLE[hint]}
    if dataclasses.is_dataclass(hint):
        return _object(hint, explain=explain)
    if typing.get_origin(hint) is tuple:
        return {"type": "array", "items": _type(typing.get_args(hint)[0], explain=explain)}
    if isinstance(hint, types.UnionType):
        inner = _type(next(a for a in typing.get_args(hint) if a is not type(None)), explain=explain)
        return {**inner, "type": [inner["type"], "null"]}
    raise TypeError(f"no schema for {hint}")


def plain(part: Any, *, explain: bool = False) -> dict[str, Any]:
    """Return a record (or a part of one) as a dict, in the order and with the keys of its JSON."""
    return {key: _plain_value(value, explain=explain) for key, value in row(part, explain=explain).items()}


def _plain_value(value: Any, *, explain: bool) -> Any:
    if isinstance(value, tuple):
        return [_plain_value(one, explain=explain) for one in value]
    return plain(value, explain=explain) if dataclasses.is_dataclass(value) else value


def row(part: Any, *, explain: bool = False) -> dict[str, Any]:
    """Return the fields of a record (or of a part of one) under the keys of its JSON, their values as they are."""
    return ROWS[explain](part)


class _Columns(dict[type, tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]]):
    """Of each class of the record, which has two fields or more: its keys in JSON, and what gives the values."""

    def __init__(self, explain: bool) -> None:
        super().__init__()
        self._explain = explain

    def __missing__(self, cls: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
        fields = [f for f in dataclasses.fields(cls) if self._explain or not f.metadata.get("explain")]
        found = tuple(f.metadata.get("key", f.name) for f in fields), attrgetter(*(f.name for f in fields))
        self[cls] = found
        return found


def _rows(*, explain: bool) -> Callable[[Any], dict[str, Any]]:
    columns = _Columns(explain)

    def one(part: Any) -> dict[str, Any]:
        keys, values = columns[part.__class__]
        return dict(zip(keys, values(part), strict=True))

    return one


ROWS: Final = {explain: _rows(explain=explain) for explain in (False, True)}
"""What `row` does, without and with what only `--explain` shows, for those who call it for every part of a record."""
