"""A record as one flat row of CSV, from which it can be built again.

The columns are the fields of the record, in their order; of `credit` and `source` the fields within, as
`credit_text`, `source_file` and so on. Text and numbers stand as they are, `true` and `false` for booleans; what is a
list stands as JSON, as in the record. An empty cell is null; in `body`, which is never null, an empty text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final, NamedTuple

from kpuparse.record import Record
from kpuparse.schema import record_schema, row
from kpuparse.write.cells import row_of
from kpuparse.write.lines import as_json

BYTE_ORDER_MARK: Final = "\ufeff".encode()


class Column(NamedTuple):
    """A column: its name, the keys that lead to its value in the record, its type there, and what it holds."""

    name: str
    keys: tuple[str, ...]
    type: str
    doc: str


@cache
def columns() -> tuple[Column, ...]:
    """Return the columns in their order; `type` is string, integer, boolean, or array for what stands as JSON."""
    found = []
    for key, one in record_schema()["properties"].items():
        for inner, part in one.get("properties", {"": one}).items():
            keys = (key, inner) if inner else (key,)
            kind = part["type"] if isinstance(part["type"], str) else part["type"][0]
            found.append(Column("_".join(keys), keys, kind, part["description"]))
    return tuple(found)


def head(*, excel: bool = False) -> bytes:
    """Return the header row; with `excel` behind a byte order mark."""
    names = row_of(c.name.encode() for c in columns())
    return BYTE_ORDER_MARK + names if excel else names


def as_row(record: Record, *, excel: bool = False) -> bytes:
    """Return a record as a row; with `excel`, no cell is a formula to a spreadsheet."""
    fields = row(record)
    cells = [_cell(_value(fields, column.keys)) for column in columns()]
    return row_of([defused(c.decode()).encode() for c in cells] if excel else cells)


def _value(fields: dict[str, Any], keys: tuple[str, ...]) -> Any:
    """Return what the keys lead to: nothing, where they lead into what is not there."""
    value = fields[keys[0]]
    for key in keys[1:]:
        value = None if value is None else row(value)[key]
    return value


def _cell(value: Any) -> bytes:
    if value is None:
        return b""
    if isinstance(value, str):
        return value.encode()
    # A boolean and a number look in JSON as they do here.
    return as_json(value)


# A spreadsheet takes a cell for a formula that begins with one of the signs, in full width too; blanks may stand before
# it, and a tab or a line's end at the start hides it from those who look for it. Where the country's list separator is
# the semicolon, as in Indonesia, or the file is opened as tab-separated, a cell may also begin within one of ours:
# behind a semicolon, a tab or a line's end. See OWASP, "CSV Injection".
# An apostrophe that stands there already counts as a blank, so that taking one away gives back what there was.
_SIGN: Final = r"[=+\-@＝＋－﹣−＠]"
_BLANK: Final = r"'\x00-\x08\x0b\x0c\x0e-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2060\u3000\ufeff"
_AT_START: Final = rf"(?=[{_BLANK}\t\r\n]*+{_SIGN}|'*+[\t\r\n])"
_WITHIN: Final = rf"(?=[{_BLANK}]*+{_SIGN})"
_FORMULA: Final = re.compile(rf"\A{_AT_START}|(?<=[;\t\r\n]){_WITHIN}")
_DEFUSED: Final = re.compile(rf"\A'{_AT_START}|(?<=[;\t\r\n])'{_WITHIN}")


def defused(text: str) -> str:
    """Return `text` with an apostrophe wherever a spreadsheet may take it, or a part of it, for a formula."""
    return _FORMULA.sub("'", text)


def fused(text: str) -> str:
    """Return the text of which `defused` made `text`."""
    return _DEFUSED.sub("", text)
