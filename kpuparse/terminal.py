"""Terminal: text from dumps and file names → text that a terminal shows and does not obey."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_OBEYED: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Controls (C0, DEL, C1), format (direction, zero width, tags), lone surrogates, line and paragraph separators."""

_BLANKS: Final = re.compile(r"[ \t\r\n]+")


def shown(text: str) -> str:
    """Return `text` on one line, with what a terminal would obey or hide spelt out.

    Escape becomes `\\x1b`, right-to-left override `\\u202e`; a byte of a file name that is no UTF-8 becomes `\\xff`.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_spelt(c) if unicodedata.category(c) in _OBEYED else c for c in text)


def _spelt(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    if code < 0x80:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def shortened(text: str, limit: int) -> str:
    """Return `text` as `shown`, with runs of blanks and line breaks as one space, and cut to `limit` characters."""
    words = " ".join(_BLANKS.split(text)).strip(" ")
    return shown(words if len(words) <= limit else f"{words[: limit - 1].rstrip()}…")
