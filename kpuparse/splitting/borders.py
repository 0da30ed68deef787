"""Borders: where bulletins start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kpuparse.clean import WRAP_LIMIT
from kpuparse.lexicon.leads import SMALL_WORDS
from kpuparse.patterns import DASH, LazyPattern
from kpuparse.reading.pieces import line_breaks
from kpuparse.splitting.datelines import Dateline, find_datelines
from kpuparse.splitting.furniture import (
    LOOK,
    begins_text,
    ends_in_initials,
    ends_page,
    goes_with_heading,
    heads_page,
    inline_furniture,
    is_furniture,
    is_separator,
    line_credit_end,
    wrapped_tail,
)
from kpuparse.splitting.headlines import (
    LEAD_LIMIT,
    finished,
    headline_end,
    is_byline,
    is_capitals,
    is_filled,
    is_headline,
    lead,
    mid_sentence,
    opens_bulletin,
    sentence_over,
    title_case,
    trim,
)
from kpuparse.splitting.lines import line_below, line_start, lines
from kpuparse.splitting.titles import CREDIT_LIMIT, headline_spans, line_above, runs_on

_CLOSED_BELOW = LazyPattern(r"[^()\[\]\r\n]{1,100}[)\]]")
_NUMBER = LazyPattern(r"\d{1,3}[.)]")
_STRONG_END = LazyPattern(rf"(?:{DASH}|[;:|_])\s*\Z")


FOLLOWS_REACH: Final = 20000
"""So far ahead a sentence's end is looked for that makes text of what follows a bulletin's end."""
FOLLOWS_LINES: Final = 100
"""And in so many lines of text."""


def find_starts(text: str, *, whole: bool) -> tuple[list[int], dict[int, Dateline]]:
    """Return where bulletins start in `text` (the first at 0), and the dateline of each that has one.

    Where `text` goes on (`whole` is false), nothing is decided about its last characters.
    """
    limit = len(text) if whole else len(text) - 4096
    starts: dict[int, Dateline | None] = {}
    low = 0
    for dateline in find_datelines(text):
        if dateline.start >= limit:
            break
        spans = headline_spans(text, low, dateline.start)
        if dateline.hostless and not _set_off(text, low, spans, dateline):
            continue
        head = _with_number(text, low, spans[0][0]) if spans else dateline.start
        for start in _undated_starts(text, low, head, first=not starts):
            starts.setdefault(start, None)
        starts[head] = dateline._replace(headline=tuple(spans))
        low = dateline.end
    for start in _undated_starts(text, low, limit, first=not starts):
        starts.setdefault(start, None)
    if not starts:
        return [0], {}
    starts = _from_headings(text, starts)
    ordered = sorted(starts)
    lines = {s: d for s, d in starts.items() if d is not None}
    # What stands before the first bulletin is part of it.
    if ordered[0] in lines:
        lines[0] = lines.pop(ordered[0])
    ordered[0] = 0
    return ordered, lines


def _with_number(text: str, low: int, start: int) -> int:
    """Return where the line starts if nothing but the headline's number in the dump stands before it: `2. `."""
    at = line_start(text, low, start)
    return at if at < start and _NUMBER().fullmatch(text[at:start].strip()) else start


def _from_headings(text: str, starts: dict[int, Dateline | None]) -> dict[int, Dateline | None]:
    """Return `starts` moved up to the category heading over a headline, or to the same headline over its date."""
    moved: dict[int, Dateline | None] = {}
    low = 0
    for first in sorted(starts):
        start = at = first
        dateline = starts[first]
        headline = (
            _words(text[dateline.headline[0][0] : dateline.headline[-1][1]]) if dateline and dateline.headline else ""
        )
        while at > low and (above := line_above(text, low, at)):
            line = text[slice(*above)].strip()
            if at < first and line[:1] == headline[:1] and _words(line) == headline:
                start = above[0]
            elif begins_text(line[:LOOK]):
                break
            elif heads_page(line) and not (wrapped_tail(line) and runs_on(text, low, above[0])):
                start = above[0]
            elif not goes_with_heading(line):
                break
            at = above[0]
        moved[start] = dateline
        low = dateline.end if dateline else first + 1
    return moved


def _words(line: str) -> str:
    return " ".join(line.split())


def _set_off(text: str, low: int, spans: list[tuple[int, int]], dateline: Dateline) -> bool:
    """Tell whether a headline stands on lines of its own, behind a blank line, a bulletin's end, or a long line.

    Without a host nothing else tells a dateline from a line of wrapped text that begins with a place.
    """
    if not spans:
        return False
    start = line_start(text, low, spans[0][0])
    before = text[start : spans[0][0]].strip(" \t")
    if before and inline_furniture(text[start : spans[0][1]]) < spans[0][0] - start:
        return False
    last, headline = text[slice(*spans[-1])], text[start : spans[-1][1]]
    strong = _STRONG_END().search(text, dateline.start, dateline.end) is not None
    sure = strong or (title_case(headline, 0.75) and not text[dateline.start : dateline.end].rstrip().endswith(","))
    above = line_above(text, low, start)
    apart = above is None or line_breaks(text, above[1], start) > 1
    if not title_case(headline):
        # `Kenali jenis surat suara`, with a dash behind the place below.
        return strong and apart and _is_sentence(headline)
    if not sure and is_filled(text, last, dateline.start):
        return False
    if above is None or apart:
        return True
    line = text[slice(*above)].strip()
    if not line or is_furniture(line) or _ends_bulletin(text, low, above[0], above[1]) or len(line) > WRAP_LIMIT:
        return True
    if not strong:
        return False
    return is_capitals(last) is not is_capitals(line) or (
        sentence_over(line) and not is_filled(text, last, dateline.start)
    )


def _is_sentence(headline: str) -> bool:
    """Tell whether a headline in small letters is whole: some words, the last of which nothing must follow."""
    words = headline.split()
    return len(words) > 3 and words[-1] not in SMALL_WORDS and not headline.endswith((",", ":", ";", ".", "-"))


def _undated_starts(text: str, low: int, high: int, *, first: bool) -> Iterator[int]:
    """Yield the starts of bulletins without dateline between `low` and `high`.

    Such a bulletin follows something that ends the one before (a credit, `....`, furniture) and
    consists of more than furniture; or its headline shows it, by what it says and by the text below.
    """
    if first and _bulletin_follows(text, low, high):
        yield low
    ended, blanks = False, 0
    # Whether text has been seen since the last headline: what stands between it and its text ends nothing.
    body = not first
    last: tuple[int, int] | None = None
    below = low
    for at, end, bare in lines(text, low, high):
        if at < below:
            continue
        if not bare:
            blanks += 1
            continue
        if not begins_text(bare[:LOOK]) and (
            is_separator(bare)
            or (
                is_furniture(bare)
                and not ((wrapped_tail(bare) or bare[0].isdigit()) and not blanks and runs_on(text, low, at))
                and not mid_sentence(text, end, high)
            )
        ):
            ended = ended or (body and ends_page(bare))
            blanks += not ends_page(bare)
            continue
        starts, headed = False, at
        if not bare[0].islower():
            headed = headline_end(text, (at, end, bare), high)
            if at > low:
                ended = ended or (last is not None and _ends_bulletin(text, low, *last))
                starts = (ended and _bulletin_follows(text, at, high)) or (
                    body and headed > at and _heads_bulletin(text, at, headed, high, blanks=blanks, last=last)
                )
        if starts:
            yield at
        if headed > at and (starts or not body):
            body, below = False, headed
        else:
            body = True
        last, ended, blanks = (at, end), False, 0


def _ends_bulletin(text: str, low: int, start: int, end: int) -> bool:
    """Tell whether the line `text[start:end]` ends with dots or a credit, which may have begun on the line above."""
    line = text[start:end].rstrip()
    if line.endswith(("....", "…", ". . . .")) or ends_in_initials(line):
        return True
    stop = start + len(line)
    low = max(low, start - CREDIT_LIMIT, stop - 400)
    # A credit at the line's end ends with a mark, or with the line.
    marked = line.rstrip(" .…").endswith("*") or line.rstrip(" .*…").endswith((")", "]"))
    if not marked and text.rfind("(", low, stop) <= text.rfind(")", low, stop):
        return False
    credit = line_credit_end(text, low, start, stop)
    if credit <= start or text[credit:stop].strip(" .*…"):
        return False
    # A bracket that nothing closes on this line may be closed on the next.
    return line.rstrip(" .*…")[-1:] in set(")]*") or not _CLOSED_BELOW().match(text, end, end + CREDIT_LIMIT)


def _heads_bulletin(text: str, start: int, end: int, high: int, *, blanks: int, last: tuple[int, int] | None) -> bool:
    """Tell whether the headline `text[start:end]` begins a bulletin: by the text below, which has no dateline.

    `last` is the line of text above it.
    """
    headline = " ".join(text[start:end].split())
    below, _ = trim(text, end, high)
    if len(headline) > 20 and text[below : below + len(headline)].casefold() == headline.casefold():
        return True
    if not blanks and last and not finished(text[slice(*last)].rstrip()):
        return False
    if is_byline(text[below : line_below(text, below, high)].strip()):
        return True
    lowest = text[line_start(text, start, trim(text, start, end)[1]) : end]
    # A line of wrapped text, directly above the next; only one in capitals is a headline nevertheless.
    if not text[end:below].strip(" \t") and is_filled(text, lowest.strip(), below) and not is_capitals(headline):
        return False
    return blanks > 0 and opens_bulletin(
        headline, lead(text, below, high), blanks, glued=_on_one_line(text, end, below, high, last)
    )


def _on_one_line(text: str, end: int, below: int, high: int, last: tuple[int, int] | None) -> bool:
    """Tell whether a long line of text stands directly below a headline, and another one, `last`, before it.

    So do dumps look that have each bulletin's body on one line; inside of such a line no crosshead has its own.
    """
    if last is None or last[1] - last[0] < LEAD_LIMIT or text[end:below].strip(" \t") or below + LEAD_LIMIT > high:
        return False
    body = text[below : below + LEAD_LIMIT]
    return "\n" not in body and "\r" not in body


def _bulletin_follows(text: str, start: int, high: int) -> bool:
    """Tell whether a headline or sentence and then a body stand between `start` and `high`."""
    high = min(high, start + FOLLOWS_REACH)
    body: list[str] = []
    length, stopped = 0, False
    for at, _, bare in lines(text, start, high):
        # What is asked of each line's end asks for as few lines as may be.
        if len(body) >= FOLLOWS_LINES or not (stopped or text.find(".", at, high) >= 0):
            break
        if not bare or (not begins_text(bare[:LOOK]) and (is_furniture(bare) or is_separator(bare))):
            continue
        body.append(bare)
        # The first words may hold the stop of a short form.
        stopped = stopped or "." in bare[max(0, 40 - length) :]
        length += len(bare) + 1
        if stopped and (length > 161 or (len(body) > 1 and is_headline(body[0]))):
            return True
    return False
