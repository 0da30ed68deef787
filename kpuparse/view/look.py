"""Look: a warning → the words of the record that it is about, as far as the record still has them."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from kpuparse.warn import CONTROL, MOJIBAKE

CONTEXT: Final = 80
"""So many characters are shown on either side, and so many of what a whole bulletin is known by."""

_ABOUT_DATE: Final = frozenset({"impossible-date", "weekday-mismatch", "ambiguous-year"})
_CLOSING: Final = frozenset("\"'”’»“‘`´")


class Place(NamedTuple):
    """Where in the title or body of a record something stands, in code points, half-open."""

    within: str
    start: int
    end: int


class Words(NamedTuple):
    """Words with what stands before and behind them; `hit` is empty where a warning is about what is not there."""

    before: str
    hit: str
    after: str


def places(record: dict[str, Any]) -> list[Place | None]:
    """Return for each of the record's warnings the place that it is about; None where that is in neither field."""
    return [_place(warned["code"], record) for warned in record["warnings"]]


def _place(code: str, record: dict[str, Any]) -> Place | None:
    body = record["body"]
    if code in _ABOUT_DATE and record["date_text"]:
        return _found(record["date_text"], record)
    if code == "unclosed-quote":
        for span in (quote["span"] for quote in record["quotes"]):
            if span["in"] == "body" and body[span["end"] : span["end"] + 1] not in _CLOSING:
                return Place("body", span["start"], span["end"])
        return None
    if code == "missing-credit":
        return Place("body", len(body), len(body))
    if code == "truncated":
        return Place("body", max(body.rfind(" ", 0, len(body)) + 1, len(body) - CONTEXT, 0), len(body))
    if code == "undecodable":
        return _found("\ufffd", record)
    if code in {"control-character", "mojibake"}:
        search = (CONTROL if code == "control-character" else MOJIBAKE()).search
        for within in ("title", "body"):
            if match := search(record[within] or ""):
                return Place(within, *match.span())
    return None


def _found(words: str, record: dict[str, Any]) -> Place | None:
    for within in ("body", "title"):
        at = (record[within] or "").find(words)
        if at >= 0:
            return Place(within, at, at + len(words))
    return None


def words(place: Place | None, record: dict[str, Any]) -> Words:
    """Return the words at `place` with their surroundings; without a place those with which the body starts."""
    if place is None:
        return Words("", "", _cut_after(record["body"] or record["title"] or "", 0, 2 * CONTEXT))
    text = record[place.within]
    end = min(place.end, place.start + 2 * CONTEXT)
    before = _cut_before(text, place.start, CONTEXT)
    return Words(before, text[place.start : end], _cut_after(text, end, CONTEXT))


def _cut_before(text: str, end: int, limit: int) -> str:
    """Return the whole words before `end`, in at most `limit` characters."""
    start = max(0, end - limit)
    if start and (blank := text.find(" ", start, end)) >= 0:
        start = blank + 1
    return ("…" if start else "") + text[start:end]


def _cut_after(text: str, start: int, limit: int) -> str:
    """Return the whole words behind `start`, in at most `limit` characters."""
    end = min(len(text), start + limit)
    if end < len(text) and (blank := text.rfind(" ", start, end)) > start:
        end = blank
    return text[start:end] + ("…" if end < len(text) else "")
