"""Titles: the lines of the headline that stands before a dateline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Final

import regex

from kpuparse.patterns import BLANKS, LazyPattern
from kpuparse.reading.pieces import line_breaks
from kpuparse.splitting.furniture import (
    LOOK,
    begins_text,
    credit_end,
    inline_furniture,
    is_furniture,
    is_separator,
    line_credit_end,
    wrapped_tail,
)
from kpuparse.splitting.headlines import (
    finished,
    has_stop,
    is_headline,
    same_headline,
    sentence_over,
    stops,
    title_case,
    trim,
)
from kpuparse.splitting.lines import line_start

CREDIT_LIMIT: Final = 200
CAPTION_LIMIT: Final = 250
REACH: Final = 4096
"""So far up a line above is looked for."""
TITLE_LIMIT: Final = 320
"""No headline is longer than so many characters."""

DOTS = LazyPattern(r"(?:\.\s?){4,}|…{2,}|…\.+|\.{3,}[ \t]*(?=[\r\n]|$)")
# What ends a caption: who took the picture.
_PHOTO = LazyPattern(rf"{BLANKS}(?:\([^()\r\n]{{1,80}}\)|(?i:foto|dok)\.?\s*+[:/]\s*+[^\r\n.]{{1,60}})$")
_NUMBER = LazyPattern(r"\s*\d{1,3}[.)]\s*")
_ENDING = re.compile(r"[.!?…(\[*]")
_WORD = re.compile(r"\S+")
_BEHIND_WORDS: Final = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029."
_NEAR: Final = 64
_BREAKS: Final = ("\n", "\r", "\r\n")


def headline_spans(text: str, low: int, end: int) -> list[tuple[int, int]]:
    """Return the lines of the headline before `end`, first line first.

    Walks up from the dateline: over blank and furniture lines, then over the lines of the headline,
    until a line that is blank, ends a sentence, ends a bulletin, or is too long for a headline.
    """
    spans: list[tuple[int, int]] = []
    at, length, blank = end, 0, False
    while at > low:
        start = at if text[at - 1] in "\r\n" else line_start(text, low, at)
        bare = text[start:at].strip()
        if not bare:
            blank = True
        elif not begins_text(bare[:LOOK]) and _passed_over(text, low, start, bare, first=not spans):
            if spans:
                break
        else:
            if spans and (blank or length + len(bare) > TITLE_LIMIT):
                break
            plain = _is_plain(text, low, start, at)
            if not spans and not plain and (top := _caption_start(text, low, start, at)) is not None:
                at = _before_break(text, low, top)
                continue
            span, whole = _headline_part(text, low, start, at, first=not spans, plain=plain)
            if span is None:
                break
            if spans and span[0] < span[1] and not same_headline(text[span[0] : span[1]], text[slice(*spans[0])]):
                break
            found = text[span[0] if span[0] < at else start : at].strip(" .\t")
            if start > low and _may_repeat(text, low, start, found):
                above = line_above(text, low, start)
                if above and _repeats(found, text[slice(*above)]):
                    return _first_of_two(text, low, above, found)
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


def _caption_start(text: str, low: int, start: int, end: int) -> int | None:
    """Return where a caption begins that stands between headline and dateline and ends with the line `text[start:end]`.

    It is one sentence directly below a headline that is set off from what stands above.
    """
    if text[end : end + 1] not in _BREAKS or not sentence_over(_without_photo(text[start:end].strip())):
        return None
    for _ in range(4):
        caption = _without_photo(text[start:end].strip())
        if not caption or len(caption) > CAPTION_LIMIT or has_stop(caption):
            return None
        above = line_above(text, low, start)
        if above is None:
            return None
        if caption[0].isupper() and _headline_top(text, low, *above):
            return start
        if text[above[1] : start].strip(" \t") not in _BREAKS:
            return None
        start = above[0]
    return None


def _without_photo(caption: str) -> str:
    """Return `caption` without the words at its end that say who took the picture."""
    if not caption.endswith(")") and ("foto" not in (folded := caption.casefold()) and "dok" not in folded):
        return caption
    return _PHOTO().sub("", caption)


def _headline_top(text: str, low: int, start: int, end: int) -> bool:
    """Tell whether the line `text[start:end]`, or it and one or two above it, are a headline that is set off."""
    below = text[start:end].strip()
    for _ in range(3):
        if _apart(text, low, start):
            return is_headline(" ".join(text[start:end].strip().split()))
        above = line_above(text, low, start)
        line = text[slice(*above)].strip() if above else ""
        if above is None or not same_headline(line, below):
            return False
        start, below = above[0], line
    return False


def _apart(text: str, low: int, start: int) -> bool:
    """Tell whether nothing, a blank line, a furniture line or a bulletin's or sentence's end stands above `start`."""
    above = line_above(text, low, start)
    if above is None or line_breaks(text, above[1], start) > 1:
        return True
    line = text[slice(*above)].strip()
    return not line or finished(line) or is_furniture(line) or is_separator(line)


def _passed_over(text: str, low: int, start: int, line: str, *, first: bool) -> bool:
    """Tell whether a line between headline and dateline is furniture, and not the headline's last words."""
    if not (is_furniture(line) or is_separator(line)):
        return False
    return not (first and wrapped_tail(line) and runs_on(text, low, start))


def _headline_part(
    text: str, low: int, start: int, end: int, *, first: bool, plain: bool
) -> tuple[tuple[int, int] | None, bool]:
    """Return what of the line `text[start:end]` is headline (None: nothing), and whether it is all of it."""
    cut = 0
    if not plain and not (first and _holds_stop(text, low, start, end)):
        cut = _last_end(text, low, start, end)
    tail = text[start + cut : end].strip()
    if not tail:
        if first and _stopped_headline(text, low, start, end):
            return trim(text, start, end), False
        # The headline stands once more before the dateline, with a stop: `<title>. Kotabaru, …`.
        return ((end, end), False) if first and line_above(text, low, start) else (None, False)
    if len(tail) > TITLE_LIMIT or (not cut and start == low > 0):
        return None, False
    if cut or first:
        cut += inline_furniture(tail) + len(text[start + cut : end]) - len(text[start + cut : end].lstrip())
    return trim(text, start + cut, end), not cut or not text[start : start + cut].strip()


def _is_plain(text: str, low: int, start: int, end: int) -> bool:
    """Tell whether nothing in the line `text[start:end]` can end a sentence or a bulletin."""
    low = max(low, start - CREDIT_LIMIT)
    return not _ENDING.search(text, start, end) and text.rfind("(", low, start) <= text.rfind(")", low, start)


def _holds_stop(text: str, low: int, start: int, end: int) -> bool:
    """Tell whether the line is a headline of two sentences: `Rapat Digelar. Semua Hadir`, set off and in title case."""
    line = text[start:end].strip()
    if len(line) > CAPTION_LIMIT:
        return False
    ends = [stop.end() for stop in stops(line)]
    if len(ends) != 1 or sentence_over(line) or not title_case(line, 0.8):
        return False
    above = line_above(text, low, start)
    apart = above is None or line_breaks(text, above[1], start) > 1
    return apart and not _NUMBER().fullmatch(line, 0, ends[0]) and credit_end(line) < 0


def line_above(text: str, low: int, start: int) -> tuple[int, int] | None:
    """Return the next line above `start` that holds text, or None."""
    low = max(low, start - REACH)
    near = max(low, start - _NEAR)
    at = near + len(text[near:start].rstrip())
    if at == near:
        at = low + len(text[low:near].rstrip())
        if at <= low:
            return None
    return line_start(text, low, at), at


def _first_of_two(text: str, low: int, last: tuple[int, int], found: str) -> list[tuple[int, int]]:
    """Return the lines of the headline that ends with the line `last` and stands once more as `found`."""
    spans = [trim(text, *last)]
    while above := line_above(text, low, spans[0][0]):
        line = text[slice(*above)].strip()
        if is_separator(line) or not _repeats(found, text[above[0] : spans[-1][1]].strip()):
            break
        spans.insert(0, trim(text, *above))
    return spans


def _may_repeat(text: str, low: int, start: int, found: str) -> bool:
    """Tell whether the text above `start` ends with the letter with which `found` does; dots at its end aside."""
    above = text[max(low, start - _NEAR) : start].rstrip(_BEHIND_WORDS)
    return not above or above[-1].casefold()[-1:] == found.rstrip()[-1:].casefold()[-1:]


def _repeats(found: str, line: str) -> bool:
    """Tell whether `found` is the headline `line` once more, perhaps behind a kicker."""
    above = " ".join(line.split()).strip(" .").casefold()
    return len(above) > 12 and " ".join(found.split()).casefold().endswith(above)


def _once(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a headline that stands twice (`A A Kotabaru, …`, on whichever lines) as its first half."""
    folded = " ".join([text[start:end] for start, end in spans]).casefold().split()
    half = len(folded) // 2
    if len(folded) % 2 or folded[:half] != folded[half:] or len("".join(folded[:half])) < 12:
        return spans
    words = (word for span in spans for word in _WORD.finditer(text, *span))
    end = next(islice(words, half - 1, None)).end()
    return [(first, min(last, end)) for first, last in spans if first < end]


def runs_on(text: str, low: int, start: int) -> bool:
    """Tell whether the line above `start` is text that no sentence or bulletin ends."""
    at = _before_break(text, low, start)
    begin = line_start(text, low, at)
    line = text[begin:at].strip()
    return bool(line) and not is_furniture(line) and not is_separator(line) and not _last_end(text, low, begin, at)


def _before_break(text: str, low: int, start: int) -> int:
    if start - 2 >= low and text[start - 2 : start] == "\r\n":
        return start - 2
    return max(low, start - 1)


def _last_end(text: str, low: int, start: int, end: int) -> int:
    """Return how far into the line `text[start:end]` the last bulletin or sentence in it ends (0: none does)."""
    line = text[start:end]
    # A credit may have begun on the line above.
    from_ = max(low, start - CREDIT_LIMIT)
    strong = max(0, line_credit_end(text, from_, start, end) - start, *(dots.end() for dots in _dots(line)))
    bare = line.rstrip()
    if bare.endswith((".", '."', ".”", ".’", ".'", ".)")) and not DOTS().search(bare, len(bare) - 1):
        return len(line)
    return max([strong, *(stop.end() for stop in stops(line, strong))])


def _dots(line: str) -> Iterable[regex.Match[str]]:
    """Return the dots in `line` that part bulletins."""
    return DOTS().finditer(line) if "…" in line or line.count(".") >= 3 else ()


def _stopped_headline(text: str, low: int, start: int, end: int) -> bool:
    """Tell whether the line is a headline that ends with a full stop: one sentence, set off from what is above."""
    line = text[start:end].strip()
    if len(line) > 200 or has_stop(line) or line[:1].islower():
        return False
    above = text[max(low, start - REACH) : start].rstrip(" \t")
    return (
        not above.strip()
        or above.endswith(("\n\n", "\r\n\r\n"))
        or credit_end(above.rstrip(), max(0, len(above) - 400)) >= 0
    )
