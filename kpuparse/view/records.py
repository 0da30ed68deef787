"""Records: what somebody hands over as a record → what keeps it from being one."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any, Final

from kpuparse.schema import record_schema

_TYPES: Final[dict[str, type]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}


@cache
def _schema(explain: bool) -> dict[str, Any]:
    return record_schema(explain=explain)


def misfit(found: Any) -> str | None:
    """Return what keeps `found`, which came from JSON, from being a record as `kpuparse schema` has it, else None.

    What `--explain` adds may be there and may lack.
    """
    return _misfit(found, _schema(True), _schema(False), "")


def _misfit(found: Any, schema: dict[str, Any], required: dict[str, Any], where: str) -> str | None:
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if type(found) not in [_TYPES[name] for name in types]:
        return f"{where or 'it'} is no {' or '.join(types)}"
    if found is None:
        return None
    if "enum" in schema and found not in schema["enum"]:
        return f"{where} has an unknown value"
    if schema.get("format") == "date" and not _is_date(found):
        return f"{where} is no date"
    if isinstance(found, list):
        pairs = ((one, schema["items"], required["items"], where) for one in found)
        return next((wrong for pair in pairs if (wrong := _misfit(*pair))), None)
    if isinstance(found, dict):
        return _misfit_object(found, schema["properties"], required["properties"], where)
    return None


def _misfit_object(
    found: dict[str, Any], properties: dict[str, Any], required: dict[str, Any], where: str
) -> str | None:
    start = f"{where}." if where else ""
    for key in required:
        if key not in found:
            return f"{start}{key} is missing"
    for key, value in found.items():
        if key not in properties:
            return f"{start.removesuffix('.') or 'it'} has an unknown key"
        if wrong := _misfit(value, properties[key], required.get(key, properties[key]), f"{start}{key}"):
            return wrong
    return None


def _is_date(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
