"""Cells → a row of CSV (RFC 4180), in UTF-8.

Rows end in a line feed alone, which every reader of CSV takes, and which leaves tools that go by lines (`awk`, `cut`)
no carriage return at the end of the last cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_QUOTED: Final = re.compile(rb'[",\r\n]')


def row_of(cells: Iterable[bytes]) -> bytes:
    """Return a row with its line feed. A cell is quoted where it holds a comma, a quotation mark or a line's end."""
    return b",".join([_quoted(c) if _QUOTED.search(c) else c for c in cells]) + b"\n"


def _quoted(cell: bytes) -> bytes:
    return b'"' + cell.replace(b'"', b'""') + b'"'
