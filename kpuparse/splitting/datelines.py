"""Datelines: where a bulletin's text opens with its place and site.

Kotabaru, kab-kotabaru.kpu.go.id - Komisi Pemilihan Umum …   place, host, dash
Kab-kotabaru.kpu.go.id – KPU …                               host alone
Kotabaru (07/03) – KPU …                                     place alone
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

import regex

from kpuparse.lexicon import areas
from kpuparse.lexicon.calendar import WEEKDAY_STARTS, WEEKDAYS
from kpuparse.lexicon.names import NEVER
from kpuparse.patterns import ANY_HOST, CAP_WORD, DASH, HOST_NAME, HOST_PATH, HOST_TAIL, MONTH, WEEKDAY, LazyPattern
from kpuparse.splitting.furniture import is_furniture
from kpuparse.splitting.headlines import has_stop, is_headline, sentence_over, title_case
from kpuparse.splitting.lines import line_end, line_start, lines

LOOK_BACK: Final = 130
REACH: Final = 400
"""No dateline is longer; a match without such an end may scan all that follows for a letter that the pattern needs."""
REPEAT_LEAST: Final = 12
"""A headline that stands twice has at least so many characters."""
REPEAT_REACH: Final = 400
"""No more of the text above a line is compared with the line."""
KICKER_LIMIT: Final = 60
HEADLINE_LIMIT: Final = 200
CAPTION_LINES: Final = 3

BODY_LINE: Final = 150
"""A line of so many characters is running text, not a headline."""

_GO = re.compile(r"\.\s{0,2}[Gg][Oo]")
_GO_ID = regex.compile(HOST_TAIL)
_HEAD_BEFORE = LazyPattern(rf"(?<![\w.@/-]){HOST_NAME}\Z")
# What most hosts are, by itself; the same match at less cost.
_PLAIN_HOST = re.compile(r"[a-z]+(?:-[a-z]+)?\.kpu")
_ANY_HEAD_BEFORE = LazyPattern(rf"(?<![\w.@/-]){ANY_HOST}\Z")
_PATH = LazyPattern(HOST_PATH)
_PLACE = rf"{CAP_WORD}\.?(?:[ \t]+(?:dan[ \t]+)?(?:(?!{WEEKDAY}){CAP_WORD}|\d+)\.?){{0,4}}"
_DATE = rf"(?:\(?(?:{WEEKDAY},?\s*)?(?:\(\s*)?\d{{1,2}}(?:\s+{MONTH}\s+\d{{4}}|/\d{{1,2}}(?:/\d{{2,4}})?)(?:\s*\))?)"
# The place before a host: with a comma a line may break between them.
_BEFORE = rf"(?<![\w.])(?P<place>{_PLACE})(?:[ \t]{{0,2}}(?P<comma>[,;|.])\s*{DASH}?\s*|[ \t]*{DASH}?[ \t]*)"
_PLACE_BEFORE = regex.compile(rf"{_BEFORE}(?P<date>)??\Z")
_DATED_PLACE_BEFORE = LazyPattern(rf"{_BEFORE}(?P<date>{_DATE}[.,]?\s*)?\Z")
# `Badung, ` before `Bali, kab-badung.kpu.go.id`
_INNER_PLACE = LazyPattern(rf"(?<![\w.])(?P<place>{_PLACE}),[ \t]*(?:\r\n?|\n)?[ \t]*\Z")
_AFTER = regex.compile(
    rf"\s{{0,3}}(?:(?:{DASH}|[_;:|,])\s?){{1,3}}+|(?P<stop>\.)\s+(?=[\p{{Lu}}“\"])"
    rf"|(?=\s+[\p{{Lu}}“\"‘#\d(])|(?=[\p{{Lu}}])"
)
_DATED_AFTER = LazyPattern(rf"\s{{0,3}},?\s?{_DATE}(?:\s{{0,3}}(?:(?:{DASH}|[_;:|])\s?){{1,3}}+|\.\s+(?=\p{{Lu}}))")
# What stands next to a blank inside a host: `kota-kotabaru. kpu.go.id`, `https: //jateng`.
_HOST_MARKS: Final = frozenset("./:-")
_INLINE_BLANKS: Final = (" ", "\t")
_BLANKS: Final = " \t\n\r\x0b\x0c\x85\u2028\u2029"
_BEHIND_DATE: Final = f"{_BLANKS}),."
_BEHIND_PLACE: Final = f"{_BLANKS},;|.-–—‒―−‐‑⁃\u0336"
_OFFICE_ENDS: Final = frozenset("uUdDpP")
_DASHES: Final = frozenset("-–—‒―−‐‑⁃\u0336_;:|")

_NAMED = rf"(?:(?:Hupmas|Humas),\s*)?(?:KPU|KIP)(?:(?:\s+|(?<=\.)){CAP_WORD}\.?){{0,5}}"
_OPENS = r"(?=[\p{Lu}“\"‘#\d(])"
_CLOSE = (
    rf"(?:,\s*(?P<named>{_NAMED})\s*(?:{DASH}{{1,2}}|;)\s*"
    rf"|\s*+[,.]?+\s*+(?P<date>{_DATE})(?:\s*\*?\s*(?:{DASH}{{1,2}}|[;:])\s*|[,.]\s+|\s+(?=\p{{Lu}}))"
    rf"|(?:\s+{DASH}{{1,2}}|\s?{DASH}{DASH}|{DASH})\s+|\s?(?P<semi>;)\s*|\s?(?P<bar>\|)\s*"
)
# Datelines without host; only at the start of a line that holds running text.
_HOSTLESS = LazyPattern(rf"(?P<place>{_PLACE}){_CLOSE}|(?P<comma>,)\s+){_OPENS}")
# `Tangerang Selatan` of `Tangerang Selatan, Banten - `
_ONE_PLACE = LazyPattern(_PLACE)
# `PADANG-Komisi …`, `PADANG—KPU …`, `Padang--Komisi …`, `PADANG_Komisi …`, `PADANG-pada …`: no blank on either side.
_GLUED = LazyPattern(
    rf"(?P<place>\p{{Lu}}[\p{{L}}']++(?: \p{{Lu}}[\p{{L}}']++){{0,2}}+)(?:{DASH}{{1,2}}|_)"
    rf"(?=\p{{Lu}}\p{{Ll}}|(?P<body>(?:KPU|KIP)\b)|(?<=\p{{Lu}}{DASH})\p{{Ll}})"
    r"(?P<named>)??(?P<comma>)??(?P<bar>)??(?P<date>)??"
)
# `(Rabu, 27 November 2024)` on a line of its own
_DATE_LINE = LazyPattern(rf"(?=\({WEEKDAY}|\([^()\r\n]*\d{{4}}\)){_DATE}\.?[ \t]*(?=[\r\n])")
# A line that opens with words behind which no dateline without host can close: `Kegiatan itu …`, `Kotabaru, kab-…`.
_NO_MARK = r"[^\s,.;|_(\d\-–—‒―−‐‑⁃\u0336]"
_TEXT_HEAD = re.compile(
    rf"{_NO_MARK}++(?:[ \t]++[A-Z]{_NO_MARK}*+){{0,4}}+"
    r"(?:\s++(?!(?i:dan|sen|sel|rab|reb|kam|jum|sab|min|aha))[A-Za-z]|,\s*+(?!sen|sel|rab|reb|kam|jum|sab|min|aha)[a-z])"
)
_KICKER = LazyPattern(r"[^\r\n]{2,60}[.:|]\s+")
_KINDS = LazyPattern(r"^(?:Kabupaten|Kab\.?|Kota|Provinsi|Prov\.?|KABUPATEN|KAB\.?|KOTA|PROVINSI|DKI|DI|Kep\.?)\s+")
_OFFICE = LazyPattern(r"(?:(?:Hupmas|Humas),?\s*)?(?:KPU|KIP)\s")
_SENTENCE_END = LazyPattern(r"[.!?…][\"”’')\]]*(?=\s|$)")
_PARAGRAPH_END = LazyPattern(r"(?:\r\n|[\r\n])[ \t]*[\r\n]|\Z")
_ENDS_BULLETIN: Final = (*'.…)]!?"”*',)


class Dateline(NamedTuple):
    """Where a dateline stands, with its closing dash, and the lines of the headline above it."""

    start: int
    end: int
    hostless: bool = False
    headline: tuple[tuple[int, int], ...] = ()


def find_datelines(text: str) -> Iterator[Dateline]:
    """Yield the datelines in `text`, in order, without overlaps."""
    with_host = list(_host_datelines(text))
    without = list(_hostless_datelines(text))
    last = -1
    for dateline in sorted([*with_host, *without], key=lambda d: (d.start, -d.end)):
        if dateline.start >= last:
            yield dateline
            last = dateline.end


def _host_tails(text: str) -> Iterator[regex.Match[str]]:
    """Yield the `.go.id` in `text`."""
    done = 0
    for cue in _GO.finditer(text):
        before = text[max(done, cue.start() - 2) : cue.start()]
        tail = _GO_ID.match(text, cue.start() - len(before) + len(before.rstrip(_BLANKS)))
        if tail:
            yield tail
            done = tail.end()


def _host_datelines(text: str) -> Iterator[Dateline]:
    for tail in _host_tails(text):
        path = _PATH().match(text, tail.end(), tail.end() + REACH) if text[tail.end() : tail.end() + 1] == "/" else None
        end = path.end() if path else tail.end()
        # `Kotabaru (kab-kotabaru.kpu.go.id) `
        bracketed = text[end : end + 1] == ")"
        end += bracketed
        dated = _DATED_AFTER().match(text, end) if _date_may_follow(text[end : end + 12]) else None
        after = dated or _AFTER.match(text, end)
        if not after:
            continue
        low = max(0, tail.start() - LOOK_BACK)
        before = text[low : tail.start()]
        host_low = _host_low(before)
        head = _PLAIN_HOST.fullmatch(before, host_low) or _HEAD_BEFORE().search(before, host_low)
        dashed = dated is not None or text[end : end + 4].lstrip(_BLANKS)[:1] in _DASHES
        # With a path, a full stop or another name than KPU's a host is a dateline's only at its place:
        # `Soreang, jdih.kpu.go.id/bandung – `.
        stop = not dated and after["stop"] is not None
        doubtful = head is None or path is not None or stop
        if not head and dashed:
            head = _ANY_HEAD_BEFORE().search(before, host_low)
        if not head:
            continue
        host_at = low + head.start()
        if bracketed:
            start = _bracketed_start(text, host_at)
        elif not doubtful:
            start = _dateline_start(text, host_at, before[: head.start()], dashed=dashed)
        else:
            own = stop and path is None and ".kpu" in before
            start = _placed_start(text, host_at, before[: head.start()], own=own) if dashed or stop else None
        if start is not None:
            yield Dateline(_outer_start(text, start), after.end())


def _host_low(before: str) -> int:
    """Return an index in `before` that no host at its end starts before: inside one, blanks stand only at its marks."""
    low = len(before.rstrip())
    while low:
        low -= len(before[:low].rsplit(None, 1)[-1])
        ahead = before[:low].rstrip()
        # `kpu` may end a line inside a name: `kpu`, `kotabaru.go.id`.
        broken = before[low - 1 : low] == "\n" and ahead[-1:] in _OFFICE_ENDS
        if not broken and before[low] not in _HOST_MARKS and ahead[-1:] not in _HOST_MARKS:
            return low
        low = len(ahead)
    return 0


def _place_before(before: str) -> regex.Match[str] | None:
    """Return the place that stands at the end of `before`, perhaps with a date behind it."""
    if before.rstrip(_BEHIND_DATE)[-1:].isdecimal():
        return _DATED_PLACE_BEFORE().search(before)
    # It has at most five words, and `dan` between them, on the last line.
    place = before.rstrip(_BEHIND_PLACE)
    low = max(place.rfind("\n"), place.rfind("\r")) + 1
    most = 9 if "dan" in place[low:] else 5
    words = place[low:].rsplit(None, most)
    return _PLACE_BEFORE.search(before, low + len(words[0]) if len(words) > most else low)


def _date_may_follow(following: str) -> bool:
    """Tell whether a date may be the first thing in `following`."""
    first = following.lstrip(f"{_BLANKS},(")[:3]
    if first[:1].isalpha() and first.isascii():
        return first.lower() in WEEKDAY_STARTS
    return not first or first[0].isalnum()


def _placed_start(text: str, host_at: int, before: str, *, own: bool) -> int | None:
    """Return where a place starts that opens the line of the host at `host_at`, or None.

    It is a known one; before an office's `own` host, below a headline, any.
    """
    found = _place_before(before)
    if not found or found["comma"] != ",":
        return None
    place_at = host_at - len(before) + found.start("place")
    words = found["place"].split()
    known = _known_suffix(found["place"])
    if 0 < known < len(words) and _stands_twice(text, at := place_at + found["place"].rindex(words[-known])):
        return at
    outer_at = _outer_start(text, place_at)
    line_at = line_start(text, 0, outer_at)
    opens = not text[line_at:outer_at].strip(" \t") or _stands_twice(text, outer_at)
    return place_at if opens and (known == len(words) or (own and _headline_above(text, line_at))) else None


def _bracketed_start(text: str, host_at: int) -> int | None:
    """Return where the place starts that opens the line before a host in brackets, below a headline; else None."""
    low = max(0, host_at - LOOK_BACK)
    line_at = line_start(text, low, host_at)
    if line_at == low and line_start(text, max(0, low - 1), low) < low:
        return None
    place = text[line_at:host_at].strip(" \t")
    opens = place.endswith("(") and _ONE_PLACE().fullmatch(place[:-1].rstrip()) and _headline_above(text, line_at)
    return text.index(place[0], line_at) if opens else None


def _outer_start(text: str, place_at: int) -> int:
    """Return where `Badung, ` starts before the place at `place_at` (`Bali, …`); `place_at` where no place does."""
    low = max(0, place_at - LOOK_BACK)
    before = text[low:place_at]
    found = _INNER_PLACE().search(before) if before.rstrip().endswith(",") else None
    if not found or text[place_at : place_at + 1].islower():
        return place_at
    inner_at = low + found.start("place")
    words = found["place"].split()
    if not text[line_start(text, 0, inner_at) : inner_at].strip(" \t"):
        return inner_at
    known = _known_suffix(found["place"])
    return inner_at + found["place"].rindex(words[-known]) if known else place_at


def _dateline_start(text: str, host_at: int, before: str, *, dashed: bool) -> int | None:
    """Return where the dateline of the host at `host_at` starts; None where the host is running text."""
    found = _place_before(before)
    line_at = line_start(text, 0, host_at)
    if host_at - line_at > REPEAT_LEAST and line_at < repeat_end(text, line_at) in {host_at - 1, host_at}:
        return host_at
    if found:
        place = found["place"]
        place_at = host_at - len(before) + found.start("place")
        opens = not text[line_start(text, 0, place_at) : place_at].strip(" \t")
        words = place.split()
        known = _known_suffix(place)
        if 0 < known < len(words) and _stands_twice(text, place_at + place.rindex(words[-known])):
            return place_at + place.rindex(words[-known])
        kinds = all(w.casefold() in areas.AREA_KINDS for w in words[: len(words) - known])
        whole = known == 0 or kinds or _headline_above(text, line_at)
        if opens and whole and (dashed or found["comma"] or known) and len(words) <= 4:
            return place_at
        if known and (found["comma"] or dashed or found["date"]):
            kept = " ".join(words[len(words) - known :])
            return place_at + place.rindex(kept.split()[0], 0, len(place) - len(kept) + len(kept.split()[0]))
        if found["comma"] == "," and dashed:
            return place_at + place.rindex(words[-1])
    if not text[line_at:host_at].strip(" \t"):
        return host_at
    if dashed and (text[host_at].isupper() or before.rstrip(_BLANKS).endswith(_ENDS_BULLETIN)):
        return host_at
    return None


def _stands_twice(text: str, end: int) -> bool:
    """Tell whether the words before `end` are a headline and the same headline once more, on whichever lines."""
    words = text[max(0, end - 2 * HEADLINE_LIMIT) : end].casefold().split()
    if len(words) < 6 or words.count(words[-1]) < 2:
        return False
    return any(words[-n:] == words[-2 * n : -n] for n in range(3, len(words) // 2 + 1))


@lru_cache(1 << 8)
def _known_suffix(place: str) -> int:
    """Return how many of the last words are a place of the gazetteer (0: none are)."""
    words = place.split()
    names = areas.names()
    return next((n for n in range(min(4, len(words)), 0, -1) if areas.fold(" ".join(words[-n:])) in names), 0)


def _hostless_datelines(text: str) -> Iterator[Dateline]:
    above, above_at, above_end = "", 0, 0
    for start, end, words in lines(text, 0, len(text)):
        first = words[:1]
        if not first:
            continue
        if (first.isupper() and first.isalpha()) or first == "(":
            at = text.index(first, start)
            if at - above_at > REPEAT_REACH:
                above = text[max(above_at, at - REPEAT_REACH) : above_end].strip()
            after = _repeat_end(text, at, above) if len(above) >= REPEAT_LEAST else at
            if (after > at or not _TEXT_HEAD.match(text, at)) and not text[start:at].strip(" \t"):
                dateline = _hostless_dateline(text, start, at, after)
                if dateline:
                    yield dateline
        above, above_at, above_end = words, start, end


def _hostless_dateline(text: str, start: int, at: int, after: int) -> Dateline | None:
    """Return the dateline without host of the line at `start`: its words are at `at`, those of the place at `after`."""
    if text[after : after + 1].isupper() and not (after > at and _TEXT_HEAD.match(text, after)):
        found = _in_area(text, after)
        if found:
            fits = after > at or _is_running(text, found.end())
        else:
            found = _HOSTLESS().match(text, after, after + REACH) or _GLUED().match(text, after, after + REACH)
            fits = found is not None and (after > at or _is_hostless_dateline(text, found))
        if found and fits and (after > at or _headline_above(text, start)):
            return Dateline(after, found.end(), hostless=after == at)
    date = _DATE_LINE().match(text, at, at + REACH) if _may_be_date(text[at : at + 4]) else None
    return Dateline(date.start(), date.end(), hostless=True) if date and _headline_above(text, start) else None


def _in_area(text: str, at: int) -> regex.Match[str] | None:
    """Return the dateline that begins with the area behind the place at `at`: `Tangerang Selatan, Banten - `."""
    comma = text.find(",", at, at + REACH)
    outer = comma + 1
    while text[outer : outer + 1] in _INLINE_BLANKS:
        outer += 1
    if comma < 0 or not text[outer : outer + 1].isupper() or not _ONE_PLACE().fullmatch(text, at, comma):
        return None
    found = _HOSTLESS().match(text, outer, at + REACH)
    return found if found and not found["comma"] and _is_area(found["place"]) else None


def _is_area(place: str) -> bool:
    """Tell whether `place` is a province, regency or city, perhaps with its kind before it."""
    words = _KINDS().sub("", place).split()
    return areas.place_length(words, 0, areas.upper_names()) == len(words)


def repeat_end(text: str, start: int) -> int:
    """Return where the headline ends that the line at `start` begins with once more; `start` where it does not."""
    above = text[max(0, start - REPEAT_REACH) : start].rstrip()
    return _repeat_end(text, start, above[max(above.rfind("\n"), above.rfind("\r")) + 1 :].strip())


def _repeat_end(text: str, start: int, above: str) -> int:
    """Return what `repeat_end` does where `above` is the next line of text above."""
    if text[start : start + 1].casefold()[:1] != above[:1].casefold()[:1] and not _may_hold_kicker(text, start):
        return start
    line = above.rstrip(" .")
    if len(line) < REPEAT_LEAST or " " not in line:
        return start
    at = text[start : start + len(line) + KICKER_LIMIT].casefold().find(line.casefold())
    if at < 0 or (at > 0 and not _KICKER().fullmatch(text, start, start + at)):
        return start
    end = start + at + len(line)
    while end < len(text) and text[end] in " .\t":
        end += 1
    following = text[end : end + 1]
    # A sentence that begins with the headline's words is text.
    return start if following in "\r\n" or following.islower() else end


def _may_hold_kicker(text: str, start: int) -> bool:
    kicker = text[start + 2 : start + KICKER_LIMIT + 1]
    return "." in kicker or ":" in kicker or "|" in kicker


def _may_be_date(first: str) -> bool:
    """Tell whether a line whose first four characters are `first` may be a date in brackets."""
    word = first[1:]
    return first[0] == "(" and not (word[:1].isalpha() and word.isascii() and word.lower() not in WEEKDAY_STARTS)


def _is_hostless_dateline(text: str, found: regex.Match[str]) -> bool:
    """Tell whether what was found opens running text, and is a dateline by its place."""
    place = found["place"]
    if found["comma"]:
        following = text[found.end() : found.end() + 60].split()
        return (
            _is_area(place)
            and _is_running(text, found.end())
            and not areas.place_length([w.strip(",.") for w in following], 0, areas.upper_names())
            and not _OFFICE().match(place)
        )
    known = (
        bool(_OFFICE().match(place))
        or found["named"] is not None
        or any(
            areas.place_length(name.split(), 0, areas.names()) == len(name.split())
            for name in (place.rstrip("."), _KINDS().sub("", place).rstrip("."))
        )
    )
    if found.re is _GLUED() and areas.place_length(text[found.end() : found.end() + 40].split(), 0, areas.names()):
        return False
    if found.re is _GLUED() and not known and (text[found.end()].islower() or found["body"]):
        return False
    if known:
        return _is_running(text, found.end())
    words = place.split()
    first = areas.fold(words[0])
    # `Pada Rabu (23/8) KPU …`: a sentence opens so, no place is called so.
    opens_text = first in NEVER and first not in WEEKDAYS
    if len(words) > 3 or opens_text or (found["bar"] and not place.isupper()):
        return False
    return line_end(text, found.end()) - found.end() > BODY_LINE


def _is_running(text: str, start: int) -> bool:
    """Tell whether running text starts at `start`: a long line, a broken one, or a paragraph with a sentence's end."""
    line = text[start : line_end(text, start)].rstrip()
    if len(line) > BODY_LINE or (line[-1:].islower() and len(line.split()) > 3):
        return True
    end = _PARAGRAPH_END().search(text, start, start + 1000)
    return bool(_SENTENCE_END().search(text, start + 12, end.start() if end else start + 1000))


def _headline_above(text: str, line_at: int) -> bool:
    """Tell whether a headline stands above, not running text; furniture and a caption directly below it aside."""
    rows = [s.strip() for s in text[max(0, line_at - 700) : line_at].splitlines()]
    above = list(islice((s for s in reversed(rows) if s and not is_furniture(s)), 1 + CAPTION_LINES))
    if not above:
        return False
    if rows[-1] and sentence_over(rows[-1]):
        above = _past_caption(above)
    line = " ".join(reversed(above[:2])) if above and len(above[0]) < 8 else "".join(above[:1])
    if line.endswith(".") and is_headline(line[:-1]) and title_case(line, 0.8):
        # A headline with a full stop, set off from what stands above.
        over = rows[: len(rows) - rows[::-1].index(above[0]) - 1]
        return not over or not over[-1]
    return 8 <= len(line) <= 250 and not line[0].islower() and not line.endswith((",", ";", ":", ".", ".”", '."'))


def _past_caption(above: list[str]) -> list[str]:
    """Return the lines, the nearest first, without the one sentence that the first of them end with."""
    for count in range(1, min(1 + CAPTION_LINES, len(above))):
        caption = " ".join(reversed(above[:count]))
        if caption[0].isupper() and not has_stop(caption) and is_headline(above[count]):
            return above[count:]
    return above
