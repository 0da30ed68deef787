"""Where encodings begin and end: at byte order marks, and where NULs come to stand between letters or no more do."""

from __future__ import annotations

import codecs
import re
import string
from typing import Final

LOOK: Final = 1024
"""So many bytes are looked ahead, to tell which encoding begins."""

UTF16_LE, UTF16_BE = "utf-16-le", "utf-16-be"
_MARKS: Final = {codecs.BOM_UTF16_LE: UTF16_LE, codecs.BOM_UTF16_BE: UTF16_BE}

# Eight letters in UTF-16, perhaps behind a quotation mark: `“R…` is 1C 20 52 00 or 20 1C 00 52.
_LETTER16 = rb"[\t\n\r -~\xa0-\xff]"
_MARK16 = rb"[\x10-\x1f\x22\x26]"
_UTF16_START = re.compile(
    rb"\xff\xfe|\xfe\xff"
    rb"|(?P<le>(?P<sure>[\x10-\x1f]\x20)?+(?:" + _LETTER16 + rb"\x00){8})"
    rb"|(?P<be>(?:\x20[\x10-\x1f])?+(?:\x00" + _LETTER16 + rb"){8})"
)
_MARK = re.compile(rb"\xff\xfe|\xfe\xff|\xef\xbb\xbf")
_FITTING: Final = {
    UTF16_LE: re.compile(rb"(?:" + _LETTER16 + rb"\x00|" + _MARK16 + rb"\x20)*+"),
    UTF16_BE: re.compile(rb"(?:\x00" + _LETTER16 + rb"|\x20" + _MARK16 + rb")*+"),
}
_NO_NUL = re.compile(rb"[^\x00]{16,}+|[^\x00]{6,}+\Z")
_HALVES = re.compile(rb"[\t\n\r -~]{8,}+")
_LETTERS: Final = (string.ascii_letters + " ").encode()
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff]")


def opening(raw: bytes) -> str:
    """Return the encoding in which a dump begins: at its very start UTF-16 needs less to be believed."""
    mark = _MARKS.get(raw[:2])
    if mark or utf16_start(raw, LOOK):
        return mark or "utf-8"
    even, odd = raw[:LOOK:2], raw[1:LOOK:2]
    # ASCII in UTF-16 has a NUL in nearly every other byte; no 8-bit text has.
    if len(raw) >= 4 and odd.count(0) > len(odd) * 0.7 and even.count(0) < len(even) * 0.1:
        return UTF16_LE
    if len(raw) >= 4 and even.count(0) > len(even) * 0.7 and odd.count(0) < len(odd) * 0.1:
        return UTF16_BE
    return "utf-8"


def utf16_start(raw: bytes, limit: int) -> tuple[int, str] | None:
    """Return where, before `limit`, UTF-16 begins in 8-bit text, and of which kind; None where it does not."""
    if b"\x00" not in raw and not any(mark in raw for mark in _MARKS):
        return None
    for found in _UTF16_START.finditer(raw):
        at = found.start()
        if at >= limit:
            break
        if found["be"]:
            return at, UTF16_BE
        if found["le"]:
            return (at + 1, UTF16_BE) if not found["sure"] and _is_be(raw, at) else (at, UTF16_LE)
        if _is_utf16(raw[at + 2 : at + 66], _MARKS[found.group()]):
            return at, _MARKS[found.group()]
    return None


def _is_be(raw: bytes, at: int) -> bool:
    r"""Tell how to read `\n 00 R 00 a`: as a letter of 8-bit text and UTF-16BE, or all of it as UTF-16LE.

    Quotation marks and dashes tell. Without them, one file mostly ends and another begins at the end of a line.
    """
    little, big = _fitting(raw, at, UTF16_LE), _fitting(raw, at + 1, UTF16_BE)
    if little != big or at == 0:
        return little < big
    breaks = [chr(byte) in "\r\n" for byte in raw[at - 1 : at + 1]]
    if breaks[0] != breaks[1]:
        return breaks[1]
    if raw[at - 1 : at + 1] == b"\r\n":
        return True
    little, big = (_fitting_later(raw, *one) for one in ((at, UTF16_LE), (at + 1, UTF16_BE)))
    return little < big or (little == big and not raw[at : at + 1].isalnum())


def _fitting(raw: bytes, at: int, codec: str) -> int:
    """Return how many bytes from `at` on are what Indonesian is made of in UTF-16."""
    found = _FITTING[codec].match(raw, at, at + LOOK // 2)
    return found.end() - at if found else 0


def _fitting_later(raw: bytes, at: int, codec: str) -> int:
    """Return the same without stopping at what does not fit, an emoji for one."""
    unit, count, end = at, 0, min(at + LOOK // 2, len(raw))
    while unit < end:
        fitting = _fitting(raw, unit, codec)
        count += fitting
        unit += fitting + 2
    return count


def _is_utf16(raw: bytes, codec: str) -> bool:
    """Tell whether what follows a byte order mark may be UTF-16 in any language."""
    try:
        # The last pair may be cut.
        text = raw[: len(raw) & ~1].decode(codec, "strict" if len(raw) < 64 else "ignore")
    except UnicodeDecodeError:
        return False
    # U+FFFE is the mark of the next file.
    return not _NO_TEXT.search(text.partition("\ufffe")[0]) and not _is_bytes(raw)


def _is_bytes(raw: bytes) -> bool:
    """Tell whether `raw` is text of one byte a letter; in UTF-16 it would be Chinese of a kind that nobody writes."""
    if len(raw) < 6 or b"\x00" in raw:
        return False
    letters = len(raw) - len(raw.translate(None, _LETTERS))
    try:
        # The last character may be cut.
        return letters >= 0.55 * len(codecs.utf_8_decode(raw, "strict", False)[0])
    except UnicodeDecodeError:
        return letters >= 0.65 * len(raw)


def utf16_end(raw: bytes, codec: str, low: int, limit: int) -> int | None:
    """Return where, from `low` to `limit`, the UTF-16 with which `raw` begins is over; None where it is not."""
    ended = None
    for end_at in (_end_at_mark, _end_at_shift, _end_at_bytes):
        found = end_at(raw, codec, low, limit)
        if found is not None:
            ended = limit = found
    return ended


def _end_at_mark(raw: bytes, codec: str, low: int, limit: int) -> int | None:
    """Return where the byte order mark of another encoding stands, or one that half a character has shifted."""
    for found in _MARK.finditer(raw, low, limit + 2):
        at, after = found.start(), raw[found.end() : found.end() + 64]
        if at >= limit:
            break
        kind = _MARKS.get(found.group())
        if kind is None:
            ended = _is_bytes(_MARK.split(after[:32].partition(b"\x00")[0])[0])
        elif at % 2:
            ended = _fitting(after, 0, kind) >= min(8, len(after))
        else:
            ended = kind != codec and _is_utf16(after, kind)
        if ended:
            # What is left of half a character is a byte of its own, or a line break between two files.
            return at & ~1
    return None


def _end_at_bytes(raw: bytes, codec: str, low: int, limit: int) -> int | None:
    """Return where text of one byte a letter begins."""
    for found in _NO_NUL.finditer(raw, low, limit + 64):
        at = found.start() + found.start() % 2
        at += _fitting(raw, at, codec)
        if at >= limit:
            break
        if _is_bytes(raw[at : min(at + 32, found.end())]):
            return at
    return None


def _end_at_shift(raw: bytes, codec: str, low: int, limit: int) -> int | None:
    """Return where letters and NULs change places: UTF-16 of the other kind, or of this one behind an odd byte."""
    even, odd = raw[: limit + 64 : 2], raw[1 : limit + 64 : 2]
    lower, higher = (even, odd) if codec == UTF16_LE else (odd, even)
    for found in _HALVES.finditer(higher, low // 2, limit // 2 + 8):
        unit = lower.find(bytes(8), found.start(), found.end())
        if unit >= 0:
            at = 2 * unit
            return at if at == low or _fitting(raw, at - 2, codec) else at - 2
    return None
