"""Encodings, told apart segment by segment: files of every encoding may have been joined into one dump.

Text is read as UTF-8, and what is no UTF-8 as Windows-1252, until UTF-16 begins: at a byte order mark, or where
every other byte is NUL. UTF-16 ends at another mark, or where text of one byte a letter begins.
"""

from __future__ import annotations

import codecs
import re
import string
from collections.abc import Iterator
from typing import Final, Protocol

from kpuparse.reading.characters import unfinished
from kpuparse.reading.pieces import Piece

BLOCK: Final = 1 << 16
"""At most so many bytes are decoded in one go, so that memory does not grow with a line."""

LOOK: Final = 1024
"""So many bytes are looked ahead, to tell which encoding begins."""

_LE, _BE = "utf-16-le", "utf-16-be"
_MARKS: Final = {codecs.BOM_UTF16_LE: _LE, codecs.BOM_UTF16_BE: _BE}

_UTF8_RUN = re.compile(
    rb"(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})++"
)
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
    _LE: re.compile(rb"(?:" + _LETTER16 + rb"\x00|" + _MARK16 + rb"\x20)*+"),
    _BE: re.compile(rb"(?:\x00" + _LETTER16 + rb"|\x20" + _MARK16 + rb")*+"),
}
_NO_NUL = re.compile(rb"[^\x00]{16,}+|[^\x00]{6,}+\Z")
_HALVES = re.compile(rb"[\t\n\r -~]{8,}+")
_LETTERS: Final = (string.ascii_letters + " ").encode()
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Readable(Protocol):
    """A stream of bytes; `read` gives at least one, or none at the end."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes."""


def decode(stream: Readable) -> Iterator[Piece]:
    """Yield `stream` as decoded pieces whose bytes lie end to end. Raises what `stream.read` raises.

    What is not UTF-8 is decided run by run, so that one old paragraph does not spoil a whole file.
    A byte order mark is part of a piece, as U+FEFF.
    """
    ahead = _Ahead(stream)
    # Behind a border the next one may be near: begin small. UTF-16 that has just begun does not end at once.
    size, low = BLOCK, 2
    raw, limit = ahead.look(size)
    codec = _opening(raw)
    while raw:
        if codec == "utf-8":
            end, following = _utf16_start(raw, limit) or (_cut(raw, limit), codec)
            yield from _decode_bytes(raw[:end], ahead.offset)
        else:
            found = _utf16_end(raw, codec, low, limit)
            end, following = (_cut16(raw, codec, limit), codec) if found is None else (found, "utf-8")
            yield from _decode_utf16(raw[:end], ahead.offset, codec)
        size, low = (min(2 * size, BLOCK), 0) if following == codec else (min(2 * LOOK, BLOCK), 2)
        codec = following
        ahead.skip(end)
        raw, limit = ahead.look(size)


class _Ahead:
    """A stream of which one sees the next bytes before one takes them. `offset` is the byte that comes next."""

    def __init__(self, stream: Readable) -> None:
        self.offset = 0
        self._stream = stream
        self._raw = b""
        self._at = 0
        self._more = True

    def look(self, size: int) -> tuple[bytes, int]:
        """Return the next bytes, and how many of them may be taken: `size` where more follow, else all."""
        if self._more and len(self._raw) - self._at < size + LOOK:
            parts = [self._raw[self._at :]]
            length = len(parts[0])
            while self._more and length < 2 * BLOCK + LOOK:
                parts.append(self._stream.read(BLOCK))
                self._more = bool(parts[-1])
                length += len(parts[-1])
            self._raw, self._at = b"".join(parts), 0
        found = self._raw[self._at : self._at + size + LOOK]
        last = not self._more and self._at + len(found) == len(self._raw)
        return found, len(found) if last and len(found) <= size else size

    def skip(self, count: int) -> None:
        """Take the next `count` bytes."""
        self._at += count
        self.offset += count


def replace_surrogates(text: str) -> str:
    """Return `text` with U+FFFD for the halves of pairs, which no encoding can write."""
    return _SURROGATE.sub("\ufffd", text)


# --- where an encoding begins ---


def _opening(raw: bytes) -> str:
    """Return the encoding in which a dump begins: at its very start UTF-16 needs less to be believed."""
    mark = _MARKS.get(raw[:2])
    if mark or _utf16_start(raw, LOOK):
        return mark or "utf-8"
    even, odd = raw[:LOOK:2], raw[1:LOOK:2]
    # ASCII in UTF-16 has a NUL in nearly every other byte; no 8-bit text has.
    if len(raw) >= 4 and odd.count(0) > len(odd) * 0.7 and even.count(0) < len(even) * 0.1:
        return _LE
    if len(raw) >= 4 and even.count(0) > len(even) * 0.7 and odd.count(0) < len(odd) * 0.1:
        return _BE
    return "utf-8"


def _utf16_start(raw: bytes, limit: int) -> tuple[int, str] | None:
    """Return where, before `limit`, UTF-16 begins in 8-bit text, and of which kind; None where it does not."""
    if b"\x00" not in raw and not any(mark in raw for mark in _MARKS):
        return None
    for found in _UTF16_START.finditer(raw):
        at = found.start()
        if at >= limit:
            break
        if found["be"]:
            return at, _BE
        if found["le"]:
            return (at + 1, _BE) if not found["sure"] and _is_be(raw, at) else (at, _LE)
        if _is_utf16(raw[at + 2 : at + 66], _MARKS[found.group()]):
            return at, _MARKS[found.group()]
    return None


def _is_be(raw: bytes, at: int) -> bool:
    r"""Tell how to read `\n 00 R 00 a`: as a letter of 8-bit text and UTF-16BE, or all of it as UTF-16LE.

    Quotation marks and dashes tell. Without them, one file mostly ends and another begins at the end of a line.
    """
    little, big = _fitting(raw, at, _LE), _fitting(raw, at + 1, _BE)
    if little != big or at == 0:
        return little < big
    breaks = [chr(byte) in "\r\n" for byte in raw[at - 1 : at + 1]]
    if breaks[0] != breaks[1]:
        return breaks[1]
    if raw[at - 1 : at + 1] == b"\r\n":
        return True
    little, big = (_fitting_later(raw, *one) for one in ((at, _LE), (at + 1, _BE)))
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


def _utf16_end(raw: bytes, codec: str, low: int, limit: int) -> int | None:
    """Return where, from `low` to `limit`, the UTF-16 with which `raw` begins is over; None where it is not."""
    ended = None
    for end_at in (_end_at_mark, _end_at_shift, _end_at_bytes):
        found = end_at(raw, codec, low, limit)
        if found is not None:
            ended = limit = found
    return ended


def _end_at_mark(raw: bytes, codec: str, low: int, limit: int) -> int | None:
    """Return where the byte order mark of another encoding stands, or one that half a character has shifted."""
    for found in _MARK.finditer(raw, low, limit):
        at, after = found.start(), raw[found.end() : found.end() + 64]
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
    lower, higher = (even, odd) if codec == _LE else (odd, even)
    for found in _HALVES.finditer(higher, low // 2, limit // 2 + 8):
        unit = lower.find(bytes(8), found.start(), found.end())
        if unit >= 0:
            at = 2 * unit
            return at if at == low or _fitting(raw, at - 2, codec) else at - 2
    return None


# --- from bytes to text ---


def _cut(raw: bytes, limit: int) -> int:
    """Return where to cut 8-bit text at or before `limit`: at a line's end, or inside no character and no entity."""
    if limit == len(raw):
        return limit
    end = raw.rfind(b"\n", 0, limit) + 1
    if end:
        return end
    end = limit - (raw[limit] == 0x0A)
    while end > limit - 4 and 0x80 <= raw[end] < 0xC0:
        end -= 1
    end -= unfinished(raw[end - 40 : end].decode("latin-1"))
    return end if end > 0 else limit


def _cut16(raw: bytes, codec: str, limit: int) -> int:
    """Return where to cut UTF-16 at or before `limit`, inside no pair and no entity."""
    if limit == len(raw):
        return limit
    end = limit & ~1
    if 0xD8 <= raw[end - 1 if codec == _LE else end - 2] < 0xDC:
        end -= 2
    end -= 2 * unfinished(raw[max(0, end - 80) : end].decode(codec, "replace"))
    return end if end > 0 else limit


def _decode_bytes(raw: bytes, offset: int) -> Iterator[Piece]:
    """Yield 8-bit text: what is UTF-8 as that, the rest as Windows-1252."""
    try:
        if raw:
            yield Piece(raw.decode("utf-8"), offset, offset + len(raw), "utf-8")
        return
    except UnicodeDecodeError:
        pass
    at = 0
    for run in _UTF8_RUN.finditer(raw):
        if run.start() > at:
            yield _windows(raw[at : run.start()], offset + at)
        yield Piece(run.group().decode("utf-8"), offset + run.start(), offset + run.end(), "utf-8")
        at = run.end()
    if at < len(raw):
        yield _windows(raw[at:], offset + at)


def _windows(raw: bytes, offset: int) -> Piece:
    return Piece(raw.decode("cp1252", "replace"), offset, offset + len(raw), "cp1252")


def _decode_utf16(raw: bytes, offset: int, codec: str) -> Iterator[Piece]:
    whole = len(raw) & ~1
    if whole:
        text = raw[:whole].decode(codec, "surrogatepass")
        yield Piece(replace_surrogates(text), offset, offset + whole, codec)
    if whole < len(raw):
        yield Piece("\ufffd", offset + whole, offset + len(raw), codec)
