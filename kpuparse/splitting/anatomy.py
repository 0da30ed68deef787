"""Anatomy: one bulletin's raw text → its segments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kpuparse.patterns import LazyPattern
from kpuparse.splitting.datelines import Dateline, repeat_end
from kpuparse.splitting.furniture import (
    LOOK,
    begins_text,
    closing_credit,
    credit_end,
    is_furniture,
    is_separator,
    labelled_credit,
)
from kpuparse.splitting.headlines import headline_end, mid_sentence, trim
from kpuparse.splitting.lines import line_start, lines
from kpuparse.splitting.titles import headline_spans

LOOSE_LIMIT: Final = 400
_DOTS: Final = ".…*"
_CREDIT_ENDS: Final = (")", "]", "*")
_CLOSING: Final = (*')]"”’',)
# `selesai. ....` at a line's end
_PARTED = LazyPattern(r"(?<=[.!?)\]\"”’])(?:[ \t]++|(?<!\.\.))(?:\.{4,}+|…{2,}+)(?=[ \t]*+[\r\n])")
_SAID: Final = (*'.!?…)]*"”’',)


class Segment(NamedTuple):
    """A stretch of a bulletin's raw text. `kind`: title, dateline, body, credit, extra or separator."""

    kind: str
    start: int
    end: int


def anatomy(raw: str, dateline: Dateline | None) -> Iterator[Segment]:
    """Yield the segments of one bulletin's raw text; they lie in order and cover all but white space."""
    spans: Sequence[tuple[int, int]]
    if dateline:
        spans = dateline.headline if _is_sure(raw, dateline) else headline_spans(raw, 0, dateline.start)
        head_end, body_start = dateline.start, dateline.end
    else:
        spans, head_end = _undated_headline(raw)
        body_start = _past_repeat(raw, _past_furniture(raw, head_end))
    at = 0
    for start, end in spans:
        yield from _loose(raw, at, start)
        yield Segment("title", start, end)
        at = end
    yield from _loose(raw, at, body_start if not dateline else head_end)
    if dateline:
        yield Segment("dateline", *trim(raw, dateline.start, dateline.end))
    yield from _body(raw, body_start)


def _is_sure(raw: str, dateline: Dateline) -> bool:
    """Tell whether the headline that was seen with the bulletins around it is what stands in `raw` by itself.

    It is where no furniture stands beside it: of some lines only what stands above tells whether they are furniture.
    """
    spans = dateline.headline
    if not spans or spans[0][0] > 0 or raw[spans[-1][1] : dateline.start].strip():
        return False
    low = spans[-1][0]
    return begins_text(raw[:LOOK]) and begins_text(raw[low : low + LOOK])


def _past_furniture(raw: str, start: int) -> int:
    """Return where text starts behind the furniture lines at `start`: a posting date, a counter, a row of buttons."""
    for at, _, bare in lines(raw, start, len(raw)):
        if bare and not (is_furniture(bare) or is_separator(bare)):
            return at
    return start


def _past_repeat(raw: str, start: int) -> int:
    """Return where the body starts when it opens with the headline once more."""
    first, _ = trim(raw, start, len(raw))
    after = repeat_end(raw, first)
    return after if after > first else start


def _undated_headline(raw: str) -> tuple[Sequence[tuple[int, int]], int]:
    """Return the headline of a bulletin without dateline (perhaps none), and where its body starts."""
    for at, below, bare in lines(raw, 0, len(raw)):
        if bare and not is_furniture(bare) and not is_separator(bare):
            end = headline_end(raw, (at, below, bare), len(raw))
            if end > at and raw[end:].strip():
                return list(_line_spans(raw, at, end)), end
            return [], at
    return [], len(raw)


def _line_spans(raw: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of `raw[start:end]`, trimmed."""
    for at, below, bare in lines(raw, start, end):
        if bare:
            yield trim(raw, at, below)


def _loose(raw: str, start: int, end: int) -> Iterator[Segment]:
    """Yield the lines between two parts as extra or separators."""
    if not raw[start:end].strip():
        return
    for at, stop, bare in lines(raw, start, end):
        if bare:
            yield Segment("separator" if is_separator(bare) else "extra", *trim(raw, at, stop))


def _body(raw: str, start: int) -> Iterator[Segment]:
    """Yield body, credit, extra and separators of what follows the dateline."""
    end, tail = _strip_tail(raw, start, _parted_end(raw, start))
    tail = [*tail, *_loose(raw, tail[-1].end if tail else end, len(raw))]
    credit = closing_credit(raw, start, end)
    after: list[Segment] = []
    if credit:
        after = [Segment("credit", *credit), *_loose(raw, credit[1], end)]
        end, before = _strip_tail(raw, start, credit[0])
        after = before + after
    yield from _paragraphs(raw, start, end)
    yield from after
    yield from tail


def _parted_end(raw: str, start: int) -> int:
    """Return where the dots end that part a bulletin from a few loose words behind it; the text's end where none do."""
    low = max(start, len(raw) - LOOSE_LIMIT)
    dots, ellipses = raw.find("....", low), raw.find("……", low)
    first = min(dots, ellipses) if dots >= 0 <= ellipses else max(dots, ellipses)
    if first < 0:
        return len(raw)
    ends = [found.end() for found in _PARTED().finditer(raw, low + len(raw[low:first].rstrip(" \t")))]
    return ends[-1] if ends else len(raw)


def _strip_tail(raw: str, start: int, end: int) -> tuple[int, list[Segment]]:
    """Take furniture lines and separators off the end; return the new end and what was taken, in order."""
    taken: list[Segment] = []
    while True:
        while end > start and raw[end - 1].isspace():
            end -= 1
        if end == start:
            return end, taken[::-1]
        line_at = line_start(raw, start, end)
        line = raw[line_at:end]
        bare = line.strip()
        marked = not begins_text(bare[:LOOK])
        if marked and is_separator(bare):
            taken.append(Segment("separator", *trim(raw, line_at, end)))
            end = line_at
        elif marked and is_furniture(bare) and line_at > start and not labelled_credit(raw, start, end):
            taken.append(Segment("extra", *trim(raw, line_at, end)))
            end = line_at
        elif "#" in line and (tags := line_at + _hashtags_at(line)) < end:
            taken.append(Segment("extra", *trim(raw, tags, end)))
            end = tags
        else:
            cut = line_at + _dots_at(line) if line[-1] in _DOTS else end
            if cut == end:
                return end, taken[::-1]
            taken.append(Segment("separator", *trim(raw, cut, end)))
            end = cut


def _hashtags_at(line: str) -> int:
    """`… diperbarui. #KPUMelayani`: return where hashtags start behind what ends a sentence; its length without any."""
    at = len(line)
    while (blank := line.rfind(" ", 0, at)) >= 0 and line[blank + 1 : blank + 2] in "# ":
        at = blank
    return at if line[:at].endswith(_SAID) else len(line)


def _dots_at(line: str) -> int:
    """Return where the dots start that part bulletins at the end of `line`; its length where none do."""
    words = line.rstrip(" \t.…*")
    tail = line[len(words) :]
    if tail.count(".") + tail.count("…") >= 3:
        # `selesai....`: the first stop ends the sentence, the rest parts the bulletins.
        sentence = tail[0] == "." and (
            words[-1:].isalnum() or (words.endswith(_CLOSING) and not _ends_in_credit(words))
        )
        return len(words) + sentence
    # One stop alone is the sentence's, but for one behind a credit.
    return len(words) if tail.strip() in {".", "*"} and _ends_in_credit(words) else len(line)


def _ends_in_credit(words: str) -> bool:
    if not words.endswith(_CREDIT_ENDS) and words.rfind("(") <= words.rfind(")"):
        return False
    return credit_end(words, after=len(words) - 1) >= 0


def _paragraphs(raw: str, start: int, end: int) -> Iterator[Segment]:
    """Yield the body, with furniture lines inside it as extra."""
    body_at = start
    for at, stop, bare in lines(raw, start, end):
        if at == start or begins_text(bare[:LOOK]):
            continue
        separator = is_separator(bare)
        if separator or (is_furniture(bare, inside=True) and not mid_sentence(raw, stop, end)):
            if raw[body_at:at].strip():
                yield Segment("body", *trim(raw, body_at, at))
            yield Segment("separator" if separator else "extra", *trim(raw, at, stop))
            body_at = stop
    if raw[body_at:end].strip():
        yield Segment("body", *trim(raw, body_at, end))
