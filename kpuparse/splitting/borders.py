"""Borders: where bulletins start, and where their headlines stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from kpuparse.clean import WRAP_LIMIT
from kpuparse.patterns import MONTH, WEEKDAY
from kpuparse.splitting.datelines import Dateline, find_datelines
from kpuparse.splitting.furniture import (
    credit_ends,
    ends_page,
    inline_furniture,
    is_furniture,
    is_separator,
    wrapped_tail,
)

CREDIT_LIMIT: Final = 200
TITLE_LIMIT: Final = 320
"""No headline is longer than so many characters."""

DOTS = regex.compile(r"(?:\.\s?){4,}|…{2,}|…\.+|\.{3,}[ \t]*(?=[\r\n]|$)")
# The end of a sentence inside a line, with a capital after it; not the stop of an initial or short form.
STOP = regex.compile(
    r"(?<!(?:^|[\s(\"“.])(?:\p{Lu}|(?i:No|Plt|Plh|Pj|Drs?|Dra|Ir|Hj|KH|Prof|Kab|Prov|Kec|Jl|St|Sdr|Sdri|Tgk|Kep|Moh|Muh|Muhd|Abd|Th|Pdt|vs|dr)))"
    r"(?:\.|(?<=[^\r\n.!?]{45})[!?])[\"”’')\]]*\s+(?=[\"“‘(\p{Lu}\d#])"
)
_BREAK = regex.compile(r"[\r\n]")
_DATED = regex.compile(rf"{WEEKDAY}\s*,?\s*(?:tanggal\s*)?\(?\s*\d{{1,2}}\s*(?:[/-]|{MONTH})|\(\d{{1,2}}/\d{{1,2}}")
LINE = regex.compile(r"[^\r\n]*(?:\r\n|[\r\n]|$)")


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
        head = spans[0][0] if spans else dateline.start
        for start in _undated_starts(text, low, head, first=not starts):
            starts.setdefault(start, None)
        starts[head] = dateline
        low = dateline.end
    for start in _undated_starts(text, low, limit, first=not starts):
        starts.setdefault(start, None)
    ordered = sorted(starts)
    if not ordered:
        return [0], {}
    lines = {s: d for s, d in starts.items() if d is not None}
    # What stands before the first bulletin is part of it.
    if ordered[0] in lines:
        lines[0] = lines.pop(ordered[0])
    ordered[0] = 0
    return ordered, lines


def _set_off(text: str, low: int, spans: list[tuple[int, int]], dateline: Dateline) -> bool:
    """Tell whether a headline stands on lines of its own, behind a blank line, a bulletin's end, or a long line.

    Without a host nothing else tells a dateline from a line of wrapped text that begins with a place.
    """
    if not spans:
        return False
    start = line_start(text, low, spans[0][0])
    if text[start : spans[0][0]].strip(" \t"):
        return False
    if text[dateline.start : dateline.end].rstrip().endswith(",") and _wraps(text, spans[-1]):
        return False
    above = text[low:start]
    if not above.strip() or above.endswith(("\n\n", "\r\n\r\n", "\r\r")):
        return True
    at = line_start(text, low, low + len(above.rstrip()))
    line = text[at:start].strip()
    return is_furniture(line) or _ends_bulletin(text, at, start) or len(line) > WRAP_LIMIT


def headline_spans(text: str, low: int, end: int) -> list[tuple[int, int]]:
    """Return the lines of the headline before `end`, first line first.

    Walks up from the dateline: over blank and furniture lines, then over the lines of the headline,
    until a line that is blank, ends a sentence, ends a bulletin, or is too long for a headline.
    """
    spans: list[tuple[int, int]] = []
    at, length, blank = end, 0, False
    while at > low:
        start = line_start(text, low, at)
        bare = text[start:at].strip()
        if not bare:
            blank = True
        elif _passed_over(text, low, start, bare, first=not spans):
            if spans:
                break
        else:
            if spans and (blank or length + len(bare) > TITLE_LIMIT):
                break
            span, whole = _headline_part(text, low, start, at, first=not spans)
            if span is None:
                break
            above = _line_above(text, low, start)
            if above and _repeats(text[span[0] : at].strip(" .\t"), text[above[0] : above[1]]):
                return [trim(text, *above)]
            if span[0] == at:
                break
            spans.insert(0, span)
            length += span[1] - span[0]
            blank = False
            if not whole:
                break
        if start == low:
            break
        at = _before_break(text, low, start)
    return _once(text, spans)


def _passed_over(text: str, low: int, start: int, line: str, *, first: bool) -> bool:
    """Tell whether a line between headline and dateline is furniture, and not the headline's last words."""
    if not (is_furniture(line) or is_separator(line)):
        return False
    return not (first and wrapped_tail(line) and _goes_on(text, low, start))


def _headline_part(text: str, low: int, start: int, end: int, *, first: bool) -> tuple[tuple[int, int] | None, bool]:
    """Return what of the line `text[start:end]` is headline (None: nothing), and whether it is all of it."""
    cut = _last_end(text, low, start, end)
    tail = text[start + cut : end].strip()
    if not tail:
        if first and _stopped_headline(text, low, start, end):
            return trim(text, start, end), False
        # The headline stands once more before the dateline, with a stop: `<title>. Kotabaru, …`.
        return ((end, end), False) if first and _line_above(text, low, start) else (None, False)
    if len(tail) > TITLE_LIMIT or (not cut and start == low > 0):
        return None, False
    if cut or first:
        cut += inline_furniture(tail) + len(text[start + cut : end]) - len(text[start + cut : end].lstrip())
    return trim(text, start + cut, end), not cut or not text[start : start + cut].strip()


def _line_above(text: str, low: int, start: int) -> tuple[int, int] | None:
    """Return the next line above `start` that holds text, or None."""
    at = low + len(text[low:start].rstrip())
    if at <= low:
        return None
    return line_start(text, low, at), at


def _repeats(found: str, line: str) -> bool:
    """Tell whether `found` is the headline `line` once more, perhaps behind a kicker."""
    above = " ".join(line.split()).strip(" .").casefold()
    return len(above) > 12 and " ".join(found.split()).casefold().endswith(above)


def _once(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a headline that stands twice on one line (`A A Kotabaru, …`) as its first half."""
    if len(spans) == 1:
        start, end = spans[0]
        middle = (start + end) // 2
        for at in (middle, middle + 1):
            first = text[start:at].strip()
            if len(first) > 12 and first.casefold() == text[at:end].strip().casefold():
                return [trim(text, start, at)]
    return spans


def _goes_on(text: str, low: int, start: int) -> bool:
    """Tell whether the line above `start` is text that no sentence or bulletin ends."""
    at = _before_break(text, low, start)
    begin = line_start(text, low, at)
    line = text[begin:at].strip()
    return bool(line) and not is_furniture(line) and not is_separator(line) and not _last_end(text, low, begin, at)


def _wraps(text: str, last: tuple[int, int]) -> bool:
    """Tell whether a headline's last line is a line of wrapped text: the next word would not have fitted it."""
    below = [s.strip() for s in text[last[1] : last[1] + 700].splitlines() if s.strip()][:6]
    width = max((len(s) for s in below[:-1]), default=0)
    if not below or width > WRAP_LIMIT or len(below) < 3:
        return False
    return last[1] - last[0] + 1 + len(below[0].split()[0]) > width


def line_start(text: str, low: int, at: int) -> int:
    """Return where the line starts in which `at` lies, not before `low`."""
    return max(low, text.rfind("\n", low, at) + 1, text.rfind("\r", low, at) + 1)


def _before_break(text: str, low: int, start: int) -> int:
    if start - 2 >= low and text[start - 2 : start] == "\r\n":
        return start - 2
    return max(low, start - 1)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return `start` and `end` without the blanks at both ends of what they hold."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _last_end(text: str, low: int, start: int, end: int) -> int:
    """Return how far into the line `text[start:end]` the last bulletin or sentence in it ends (0: none does)."""
    line = text[start:end]
    # A credit may have begun on the line above.
    from_ = max(low, start - CREDIT_LIMIT)
    marks = [m.end() for m in DOTS.finditer(line)] + [e - start for e in credit_ends(text, from_, end)]
    strong = max((m for m in marks if m > 0), default=0)
    weak = 0
    for stop in STOP.finditer(line, strong):
        weak = stop.end()
    bare = line.rstrip()
    if bare.endswith((".", '."', ".”", ".’", ".'", ".)")) and not DOTS.search(bare, len(bare) - 1):
        return len(line)
    return max(strong, weak)


def _stopped_headline(text: str, low: int, start: int, end: int) -> bool:
    """Tell whether the line is a headline that ends with a full stop: one sentence, set off from what is above."""
    line = text[start:end].strip()
    if len(line) > 200 or STOP.search(line) or line[:1].islower():
        return False
    above = text[low:start].rstrip(" \t")
    return (
        not above.strip()
        or above.endswith(("\n\n", "\r\n\r\n"))
        or bool(credit_ends(above.rstrip(), max(0, len(above) - 400)))
    )


def _undated_starts(text: str, low: int, high: int, *, first: bool) -> Iterator[int]:
    """Yield the starts of bulletins without dateline between `low` and `high`.

    Such a bulletin follows something that ends the one before (a credit, `....`, furniture) and
    consists of more than furniture; or a headline shows it, because the text below opens with the
    same words or with a dated lead.
    """
    if first and _sentences_follow(text, low, high):
        yield low
    at = low
    ended = blank = False
    while at < high:
        line = LINE.match(text, at, high)
        if line is None or line.end() == at:
            break
        bare = line.group().strip()
        if not bare:
            blank = True
        elif is_separator(bare) or (
            is_furniture(bare) and not (wrapped_tail(bare) and not blank and _goes_on(text, low, at))
        ):
            ended = ended or ends_page(bare)
        else:
            if at > low and (
                (ended and _sentences_follow(text, at, high))
                or _heads_bulletin(text, bare, line.end(), high, blank=blank or ended)
            ):
                yield at
            ended, blank = _ends_bulletin(text, at, line.end()), False
        at = line.end()


def _ends_bulletin(text: str, start: int, end: int) -> bool:
    """Tell whether the line `text[start:end]` ends with dots or a credit."""
    line = text[start:end].rstrip()
    if line.endswith(("....", "…", ". . . .")):
        return True
    ends = credit_ends(text, max(start, start + len(line) - 400), start + len(line))
    return bool(ends) and not text[ends[-1] : start + len(line)].strip(" .*…")


def _heads_bulletin(text: str, line: str, below: int, high: int, *, blank: bool) -> bool:
    """Tell whether `line` heads the text at `below`: repeated there, or set off and followed by a dated lead."""
    if not is_headline(line):
        return False
    start, _ = trim(text, below, high)
    if len(line) > 20 and text[start : start + len(line)].casefold() == line.casefold():
        return True
    stop = next((m.start() for m in _BREAK.finditer(text, start, high)), high)
    return (
        blank
        and stop - start > 80
        and len(line.split()) >= 3
        and _DATED.search(text, start, min(stop, start + 450)) is not None
    )


def is_headline(line: str) -> bool:
    """Tell whether a line can be a headline: some words, no sentence, no sentence's end."""
    return (
        8 <= len(line) <= 250
        and not line.endswith((".", ",", ";", ":", '."', ".”", ")."))
        and not line[0].islower()
        and " " in line
        and _title_case(line)
        and not STOP.search(line)
    )


def _title_case(line: str) -> bool:
    """Tell whether at least half of the longer words have a capital, as in headlines."""
    words = [w.lstrip("“\"‘'(") for w in line.split()]
    longer = [w for w in words if len(w) > 3 and w[:1].isalpha()] or words
    return sum(w[:1].isupper() for w in longer) * 2 >= len(longer)


def _sentences_follow(text: str, start: int, high: int) -> bool:
    """Tell whether a headline or sentence and then a body stand between `start` and `high`."""
    lines = [s for s in text[start : min(high, start + 20000)].splitlines() if s.strip()]
    body = [s.strip() for s in lines if not is_furniture(s.strip()) and not is_separator(s.strip())]
    return sum(len(s) for s in body) > 160 and any("." in s[40:] for s in body)
