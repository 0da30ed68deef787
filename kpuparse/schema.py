"""The JSON Schema (2020-12) of a record, and records as plain values; both from the one data model."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any

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
        inner = _type(_optional(hint), explain=explain)
        return {**inner, "type": [inner["type"], "null"]}
    raise TypeError(f"no schema for {hint}")


def _optional(hint: types.UnionType) -> Any:
    """Return the type of what may also be None."""
    return next(a for a in typing.get_args(hint) if a is not type(None))


def plain(part: Any, *, explain: bool = False) -> dict[str, Any]:
    """Return a record (or a part of one) as a dict, in the order and with the keys of its JSON."""
    return _getter(part.__class__, explain)(part)


@cache
def _getter(cls: type, explain: bool) -> Callable[[Any], dict[str, Any]]:
    """Return a function that makes a dict of a `cls`: one literal with all that is in it, as thousands are made."""
    getter: Callable[[Any], dict[str, Any]] = eval(f"lambda part: {_literal(cls, 'part', explain=explain)}")
    return getter


def _literal(cls: Any, part: str, *, explain: bool) -> str:
    """Return Python source for the dict of `part`, source for a `cls`."""
    hints = typing.get_type_hints(cls)
    items = []
    for field in dataclasses.fields(cls):
        if explain or not field.metadata.get("explain"):
            value = _value(hints[field.name], f"{part}.{field.name}", explain=explain)
            items.append(f"{field.metadata.get('key', field.name)!r}: {value}")
    return f"{{{', '.join(items)}}}"


def _value(hint: Any, value: str, *, explain: bool) -> str:
    """Return Python source for what JSON holds of `value`, source for a value of that type."""
    if dataclasses.is_dataclass(hint):
        return _literal(hint, value, explain=explain)
    if typing.get_origin(hint) is tuple:
        inner = typing.get_args(hint)[0]
        one = f"{value.rpartition('.')[2]}_one"
        return f"list({value})" if inner in _SIMPLE else f"[{_value(inner, one, explain=explain)} for {one} in {value}]"
    if isinstance(hint, types.UnionType):
        inner = _optional(hint)
        return value if inner in _SIMPLE else f"{value} and {_value(inner, value, explain=explain)}"
    return value
