"""A record as JSON on one line."""

from __future__ import annotations

import re
from typing import Any, Final

import orjson

from kpuparse.schema import ROWS

# In UTF-8: DEL and C1, the soft hyphen, U+061C, U+200B to U+200F (zero width, direction), U+2028 to U+202E (line and
# paragraph separators, direction), U+2060 to U+206F (the same and isolates), U+FEFF.
_OBEYED: Final = re.compile(
    rb"\x7f|\xc2[\x80-\x9f\xad]|\xd8\x9c|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf"
)

_PLAIN: Final = bytes(range(0x7F))


def as_json(part: Any, *, explain: bool = False) -> bytes:
    """Return a record (or another dataclass of that kind) as JSON on one line.

    JSON spells C0 out as `\\u001b`; the other characters that a terminal obeys or hides, or that a reader of lines
    takes for a line's end, are spelt so too. The value is the same.
    """
    found = orjson.dumps(part, ROWS[explain], orjson.OPT_PASSTHROUGH_DATACLASS)
    odd = found.translate(None, _PLAIN)
    return _OBEYED.sub(_escaped, found) if odd and _OBEYED.search(odd) else found


def _escaped(found: re.Match[bytes]) -> bytes:
    return b"\\u%04x" % ord(found.group().decode())


def as_line(part: Any, *, explain: bool = False) -> bytes:
    """Return a record as `as_json` does, with a line feed."""
    return as_json(part, explain=explain) + b"\n"
