"""Warn: one bulletin and what was found in it → what a person should look at, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from kpuparse.extract.dates import DateFind
from kpuparse.extract.quotes import QuoteFind
from kpuparse.patterns import LazyPattern
from kpuparse.reading.pieces import ENTITY
from kpuparse.record import WARNINGS
from kpuparse.settle import Settled
from kpuparse.splitting import Bulletin

WORDS_LIMIT: Final = 80
"""Words of at most so many characters stand for a bulletin or for its end."""
CONTEXT_LIMIT: Final = 24
"""Words of at most so many characters are shown on each side of a strange character."""

_ENCODINGS: Final = {"cp1252": "Windows-1252", "utf-16-be": "UTF-16BE", "utf-16-le": "UTF-16LE"}
# UTF-8 read as Windows-1252 and saved so: `â€œ`, `â€™`, `Ã©`, `Â«`, `â„¢`. A blank is what is left of U+00A0.
MOJIBAKE = LazyPattern(
    r"â(?:[€„\x80-\x84]|‚¬)|ï(?:»¿|¿½)|ðŸ"
    r"|(?<!\p{Lu})(?:Ã[ \x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|Â[ \x80-\xbf])"
)
_PLAIN_TEXT: Final = {"utf-8"}
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_CUT_OFF = regex.compile(r"[\p{L}\p{N},]$")
_LINE_BREAK = regex.compile(r"[\r\n]")


@dataclass(frozen=True, slots=True)
class Caution:
    """A warning's code and the words it is about: `start` to `end` in the bulletin's raw, clean dateline or clean body.

    `within` says in which: raw, dateline or body. `detail` is what the message adds to the words of the code.
    """

    code: str
    within: str
    start: int
    end: int
    detail: str = ""

    @property
    def message(self) -> str:
        """The warning in words."""
        return f"{WARNINGS[self.code]}: {self.detail}" if self.detail else WARNINGS[self.code]


def find_cautions(
    bulletin: Bulletin,
    body: str,
    dates: tuple[DateFind | None, list[DateFind]],
    settled: Settled,
    quotes: list[QuoteFind],
    *,
    repeated: bool,
) -> Iterator[Caution]:
    """Yield what is to be looked at in `bulletin`, at most one of each code.

    `body` is the bulletin's, `dates` its event's date and its others, `repeated` whether it stood in the dump before.
    """
    find, others = dates
    missing = _missing(bulletin, find)
    for code in missing:
        yield Caution(code, "raw", *_head(bulletin))
    if "missing-credit" in missing and _CUT_OFF.search(body):
        yield Caution("truncated", "body", _words_before(body, len(body), WORDS_LIMIT), len(body))
    if find is not None:
        for code in settled.problems:
            yield Caution(code, find.within, find.start, find.end)
        if other := _disagreeing(find, others):
            yield Caution("date-mismatch", other.within, other.start, other.end)
    if bulletin.oversize:
        yield Caution("oversize", "raw", *_head(bulletin))
    for code, found in _strange(bulletin):
        detail = _encodings(bulletin) if code == "encoding" else ""
        yield Caution(code, "raw", *_around(bulletin.raw, *found), detail)
    if unclosed := next((q for q in quotes if not q.closed), None):
        yield Caution("unclosed-quote", "body", unclosed.start, unclosed.end)
    if repeated:
        yield Caution("duplicate", "raw", *_head(bulletin))


def _missing(bulletin: Bulletin, find: DateFind | None) -> list[str]:
    parts = {"title": bulletin.title, "dateline": bulletin.dateline, "date": find, "credit": bulletin.credit}
    return [f"missing-{part}" for part, found in parts.items() if not found]


def _disagreeing(find: DateFind, others: list[DateFind]) -> DateFind | None:
    """Return the next date in the dateline or beside a weekday where it is not the one chosen in the dateline."""
    if find.within != "dateline" or not others:
        return None
    other = others[0]
    differs = other.text != find.text and (other.day, other.month) != (find.day, find.month)
    return other if other.weekday is not None and differs else None


def _strange(bulletin: Bulletin) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield what is not plain text, each code with the first stretch of `raw` that it is about."""
    raw, passage = bulletin.raw, bulletin.passage
    if passage.codecs != _PLAIN_TEXT:
        if foreign := passage.first_in(_ENCODINGS):
            yield "encoding", foreign
        if entity := passage.first_in({ENTITY}):
            yield "html-entity", entity
    if (mark := passage.first_mark()) is not None:
        yield "invisible-character", (mark, mark)
    if not raw.isascii():
        if any(letter in raw for letter in "âÃÂïð") and (mojibake := MOJIBAKE().search(raw)):
            yield "mojibake", mojibake.span()
        if (at := raw.find("\ufffd")) >= 0:
            yield "undecodable", (at, at + 1)
    if control := CONTROL.search(raw):
        yield "control-character", control.span()


def _encodings(bulletin: Bulletin) -> str:
    return " and ".join(name for codec, name in _ENCODINGS.items() if codec in bulletin.passage.codecs)


def _head(bulletin: Bulletin) -> tuple[int, int]:
    """Return the words that stand for a whole bulletin: its headline's first line, or its first line of all."""
    start = next((s.start for s in bulletin.segments if s.kind == "title"), bulletin.blank)
    return start, _words_after(bulletin.raw, start, WORDS_LIMIT)


def _around(raw: str, start: int, end: int) -> tuple[int, int]:
    """Return `raw[start:end]`, of which so much is kept as fits, with some words of its line on both sides."""
    start = _inked(raw, start, end)
    end = min(end, start + CONTEXT_LIMIT)
    return _words_before(raw, start, CONTEXT_LIMIT), _words_after(raw, end, CONTEXT_LIMIT)


def _inked(raw: str, start: int, end: int) -> int:
    """Return where the first character stands in `raw[start:end]` that is not blank; `start` where all are."""
    return next((at for at in range(start, end) if not raw[at].isspace()), start)


def _words_after(text: str, start: int, limit: int) -> int:
    """Return where the whole words end that stand on the line behind `start`, in at most `limit` characters."""
    stop = min(len(text), start + limit)
    if line_end := _LINE_BREAK.search(text, start, stop):
        stop = line_end.start()
    elif stop < len(text) and not text[stop].isspace():
        stop = next((at for at in range(stop, start, -1) if text[at - 1].isspace()), stop)
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return stop


def _words_before(text: str, end: int, limit: int) -> int:
    """Return where the whole words start that stand on the line before `end`, in at most `limit` characters."""
    start = max(0, end - limit)
    if breaks := _LINE_BREAK.findall(text, start, end):
        start = text.rindex(breaks[-1], start, end) + 1
    elif start and not text[start - 1].isspace():
        start = next((at for at in range(start, end) if text[at].isspace()), start)
    while start < end and text[start].isspace():
        start += 1
    return start
