"""Dates: every date phrase of a bulletin, and which of them is the reported event's.

Selasa (2/12) · Rabu, 14 Mei 2025 · (06/08) · Senin hingga Rabu, 8–10 Mei 2023 · 3 s.d 4 Juni 2026
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

import regex

from kpuparse.lexicon import calendar
from kpuparse.patterns import DASH, LETTER, NO_LETTERS, WEEKDAY, LazyPattern, any_of, folded

QUOTE_LIMIT: Final = 1500
"""A mark that opened longer ago is not taken to be open still."""


class DateFind(NamedTuple):
    """A date phrase: its text as written, its numbers (`year` None where none is written), its place.

    `within` is the part of the bulletin in which `start` and `end` count: dateline or body.
    """

    text: str
    weekday: int | None
    day: int
    month: int
    year: int | None
    end_day: int | None
    end_month: int | None
    start: int
    end: int
    rule: str
    within: str = "body"


# As in `kpuparse.patterns`, for `re`. U+0336, which stands for a dash, is part of the word before it.
_DAYNAME = rf"(?i:(?<!\u0336){any_of(calendar.WEEKDAYS)})(?!{LETTER})"
_MONTHNAME = rf"(?i:{any_of(calendar.MONTHS)})(?!{LETTER})"
_DAYTIME = r"(?:\s+(?:pagi|siang|sore|malam|petang|dini hari))?"
_TO = rf"\s*+(?:{DASH}|(?:s\s?[./]\s?d\.?|sd\.?|hingga|sampai(?:\s+dengan)?|dan|&)(?!{LETTER}))\s*+"
_THIS = r"(?:\s+ini)?"
_TANGGAL = r"(?:tanggal|tgl\.?)"
_DAYS = (
    rf"(?P<weekday>{_DAYNAME})(?:(?:{_TO}|,\s*+){_DAYNAME}(?:\s*+,?+\s*+dan\s+{_DAYNAME})?)?{_DAYTIME}{_THIS}"
    rf"\s*+[,/]?+\s*+(?:{_TANGGAL}\s*+)?(?:\(\s*+)?"
)
_YEAR = r"(?P<{0}>1?(?:19|20)\d{{2}})(?!\d)"
_DAY = r"(?P<{0}>\d{{1,2}})"
# from one date to the next, each in brackets of its own or none: `Senin (3/4) hingga Rabu (5/4)`
_NEXT = rf"(?:\s*+\))?{_TO}(?:(?:hari\s+)?{_DAYNAME}\s*+,?+\s*+(?:\(\s*)?)?"
# day, month and year in figures, with slash, hyphen or stop; a range of days before the month
_FIGURES = (
    rf"{_DAY.format('nd')}(?:{_TO}{_DAY.format('nd2')})?\s?[/.-]\s?{_DAY.format('nm')}"
    rf"(?:\s?[/.-]\s?(?P<ny>1?\d{{4}}|\d{{2}}))?(?![\d/])"
    rf"(?:{_NEXT}(?P<nd3>\d{{1,2}})\s?[/-]\s?(?P<nm3>\d{{1,2}})(?:\s?[/-]\s?(?P<ny3>\d{{4}}|\d{{2}}))?(?![\d/]))?"
)
# day and month in words: `8–10 Mei 2023`, `30 Mei hingga 2 Juni 2023`
_WORDS = (
    rf"{_DAY.format('wd')}(?:(?:{_TO}|,\s*+)(?:\d{{1,2}}\s*+,?+\s*+dan\s*)?{_DAY.format('wd2')}(?!\d))?\s*(?P<wm>{_MONTHNAME})"
    rf"(?:\s*+,?+\s*+(?:tahun\s+)?{_YEAR.format('wy')})?"
    rf"(?:{_NEXT}{_TANGGAL}?\s*{_DAY.format('wd3')}\s*(?P<wm3>{_MONTHNAME})(?:\s*+,?+\s*+{_YEAR.format('wy3')})?)?"
)
# Without a weekday, figures are a date in brackets or with a year; and an opening bracket must be closed.
_DATE = re.compile(
    rf"(?:(?P<open>\(\s*)?{_DAYS}|(?<!{LETTER})(?<![\d/.-])(?P<bare>\(\s*)?)"
    rf"(?:{_WORDS}|(?P<inside>(?<=\()|(?<=\(\s)|(?<=\(\s\s))?+{_FIGURES}(?(weekday)|(?(inside)|(?<=/\d{{4}}))))"
    r"\s*(?(weekday)(?P<close>\))?|(?(bare)\)))"
)
# Two days without a month: `(3-4)`
_DAYS_ONLY = re.compile(r"\(\s*\d{1,2}\s?-\s?\d{1,2}\s*\)$")
# What `re` takes for a letter, or, where it ignores case, for an i; other than `regex`.
_MISTAKEN = re.compile(f"[\u0131{NO_LETTERS}]")

# The day's number, with which a date begins, or before which its weekday stands. `0ktober` begins with a figure.
# Behind it stands the month, or what may come between.
_NUMBER = regex.compile(
    rf"(?<!\d)\d{{1,2}}(?:(?!\d)|(?=0[kK]))"
    rf"(?=\s?[/.-]|\s*+(?:{DASH}|[,&sShHdD]|(?i:ja|fe|pe|ma|ap|me|ju|ag|au|0k|kt|ok|no)))"
)
_FIGURES_FOLLOW = regex.compile(r"\s?[/.-]")
_FOLLOWS = regex.compile(rf"\s*+(?:{DASH}|s\.?d|hingga|dan|,|(?P<month>0?\p{{L}}++))|/\d{{1,2}}/\d{{4}}")
_WEEKDAY = regex.compile(WEEKDAY)
_WEEKDAY_STEM = re.compile("sen[ei]n|selasa|rabu|rebo|kamis|jum|sabtu|minggu|ahad")
# How the words end that may stand between a weekday and the number: the weekday, `siang`, `ini`, `tanggal`.
_LEADS: Final = frozenset(
    w[-3:] for w in (*calendar.WEEKDAYS, *"pagi siang sore malam petang hari ini tanggal tgl".split())
)
_LEAD_LIMIT: Final = 48
"""The day's number stands at most so many characters behind its weekday."""
_JOIN_LIMIT: Final = 30
"""A weekday stands at most so many characters behind another with which it is joined."""

# A number of a decision, a street or a school named after a day: no date at all.
_NO_DATE_BEFORE: Final = tuple(
    """
    nomor no jalan jl universitas gelora stadion monumen pertiga perempat perlima skor tipis unggul
    """.split()
)
# Words before a date that say it is not the reported event's: a deadline, polling day, a past or coming one.
_DECOY_BEFORE: Final = LazyPattern(
    r"(?i)(?:sejak(?!\s+(?:pagi|siang|awal|pukul))|mulai(?!\s+(?:pagi|siang|pukul))|hingga|sampai(?:\s+dengan)?|sebelum|setelah|"
    r"dijadwalkan|jadwal(?=\s+tanggal)|direncanakan|akan\s+\p{L}+|mendatang|nanti|lalu|kemarin|"
    r"yang\s+(?:dibacakan|diputus|diputuskan|diterbitkan|dikeluarkan|disahkan|diucapkan)|"
    r"berlaku|tertanggal|ditetapkan|lahir|diundangkan|per(?=\s*$)|periode|berakhir|jatuh|tenggat|terhitung|sebelumnya|pernah|"
    r"tahun\s+lalu|berlangsung\s+(?:dari|(?:mulai|sejak)(?!\s+(?:pagi|siang|pukul)))|"
    r"(?:kedua|ketiga|selanjutnya|berikutnya|besok|digelar\s+kembali))[\s\p{L},]{0,60}$"
)
# Deadlines and the like: never the event's date.
_DEADLINE: Final = LazyPattern(
    r"(?i)(?:paling\s+lambat|paling\s+lama|selambat-?lambatnya|batas\s+(?:akhir|waktu)|tenggat|jatuh\s+tempo)[\s\p{L},]{0,40}$"
)
# Polling day, but for a date with weekday and brackets: that is how an event's date is written.
_DECOY_POLLING: Final = LazyPattern(
    r"(?i)(?:(?<!tempat\s)pemungutan\s+suara|hari\s+h|coblosan|pencoblosan|(?<!pintar\s)pemilu(?:\s+\p{L}+){0,2}"
    r"|pilkada(?:\s+\p{L}+){0,2}|pemilihan\s+serentak|pelaksanaan\s+pemilihan(?:\s+\p{L}+){1,8}\s+tanggal)[\s\p{L},]{0,40}$"
)
_DECOY_NEAR: Final = LazyPattern(
    r"(?i)(?:pemungutan\s+suara|hari\s+h\b|pencoblosan|paling\s+lambat|batas\s+akhir|lahir\s+pada|dijadwalkan)"
)
_DECOY_AFTER: Final = regex.compile(
    r"(?i)\s*+[,)]?+\s*+(?:mendatang|nanti|lalu|yang\s+lalu|silam|yang\s+akan\s+datang|depan|kemarin)\b"
)
_DECOY_TO: Final = LazyPattern(r"(?i)[^.;]{0,70}(?:pemungutan\s+suara|hari\s+h\b|pencoblosan|coblosan)")
# Without one of these, in small letters, none of the four patterns for what stands before a date finds anything.
_DECOY_CUE: Final = re.compile(
    r"se(?:jak|belum|telah|lanjutnya|lambat)|mulai|hingga|sampai|dijadwalkan|jadwal\s+tanggal|direncanakan|akan\s|mendatang"
    r"|nanti|la(?:lu|hir)|kemarin|yang\s+di(?:baca|putus|terbit|keluar|sah|ucap)|tertanggal|ditetapkan|diundangkan|paling"
    r"|ber(?:laku|akhir|ikutnya|langsung\s+dari)|per(?:iode|nah|\s*$)|jatuh|tenggat|terhitung|kedua|ketiga|besok"
    r"|digelar\s+kembali|batas|pemungutan\s+suara|hari\s+h|coblosan|pemilu|pilkada|serentak|pelaksanaan\s+pemilihan"
)
_STOP = regex.compile(r"(?<=[\p{Ll}\d)”\"’])[.!?][”\"’)]?\s+(?=\p{Lu}|[“\"(])|\n\n")


def find_dates(text: str, within: str = "body") -> list[DateFind]:
    """Return every date phrase in `text`, the part `within` of a bulletin, in order."""
    finds: list[DateFind] = []
    at = 0
    clear = text if text.isascii() else None
    for number in _NUMBER.finditer(text):
        if number.start() < at:
            continue
        for start, end in _anchors(text, at, number):
            clear = clear or _MISTAKEN.sub(_instead, text)
            found = _date_at(clear, start)
            at = found.end() if found else end
            if found:
                finds.append(_read(found, within))
                break
    return finds


def _anchors(text: str, at: int, number: regex.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield where, from `at` on, a date may begin whose first number is `number`, and where to go on if none does."""
    first, end = number.span()
    if folded(text[max(at, first - 20) : first].rstrip(" \n(,/.")[-3:]) in _LEADS:
        yield from _weekdays(text, at, first)
    low = max(at, first - 4)
    bracket = len(text[low:first].rstrip()) - 1 + low
    if bracket >= low and text[bracket] == "(" and (figures := _FIGURES_FOLLOW.match(text, end)):
        yield bracket, figures.end()
    elif follows := _FOLLOWS.match(text, end):
        month = follows["month"]
        if month is None or folded(month) in calendar.MONTHS or (text[end - 1] == "0" and folded(month) == "ktober"):
            yield first, follows.end()


def _weekdays(text: str, at: int, first: int) -> list[tuple[int, int]]:
    """Return the weekdays from `at` on with which a date may begin whose first number stands at `first`."""
    low = max(at, first - 20)
    lead = text[low:first].rstrip(" (,")
    blank = lead.rfind(" ")
    if blank >= 0 and folded(lead[blank + 1 :]) in calendar.WEEKDAYS:
        near = [(low + blank + 1, low + len(lead))]
    else:
        near = [weekday.span() for weekday in _WEEKDAY.finditer(text, max(at, first - _LEAD_LIMIT), first)]
    if near and _WEEKDAY_STEM.search(folded(text[max(at, near[0][0] - _JOIN_LIMIT) : near[0][0]])):
        # `Senin, Selasa, dan Rabu`, `Senin hingga Rabu`
        low = max(at, near[0][0] - 2 * _JOIN_LIMIT)
        near = [weekday.span() for weekday in _WEEKDAY.finditer(text, low, first)]
    return near


def _date_at(text: str, at: int) -> re.Match[str] | None:
    """Return the date at `at`, with the bracket before it if it takes one, or None."""
    start = at
    if (start and text[start - 1] == "(") or text[max(0, start - 2) : start] == "( ":
        start = text.rindex("(", 0, start)
    before = text[max(0, start - 24) : start].rstrip().removesuffix(":").rstrip().removesuffix(".")
    if folded(before).endswith(_NO_DATE_BEFORE):
        return None
    return _match(text, start) or (_match(text, at) if start < at else None)


def _instead(mistaken: re.Match[str]) -> str:
    """Return a letter instead of a dotless i, and no letter instead of what is none."""
    return "\u026a" if mistaken.group() == "\u0131" else "\0"


def _match(text: str, at: int) -> re.Match[str] | None:
    """Return the date that begins at `at`, or None."""
    found = _DATE.match(text, at)
    while found and found.group().endswith(")") and _DAYS_ONLY.search(found.group()):
        found = _DATE.match(text, at, found.end() - 1)
    return found


def _read(found: re.Match[str], within: str) -> DateFind:
    """Return the find for a match of the date pattern."""
    # Asked for one by one the groups cost as much as the match: all, in the pattern's order.
    (opens, named, bare, wd, wd2, wm, wy, wd3, wm3, wy3, _, nd, nd2, nm, ny, nd3, nm3, ny3, closes) = found.groups()
    weekday = calendar.WEEKDAYS[folded(named)] if named else None
    if wd:
        day, month = int(wd), calendar.MONTHS[folded(wm)]
        end_month = calendar.MONTHS[folded(wm3)] if wm3 else None
        year = _start_year(wy, wy3, month, end_month)
        end_day = wd3 or wd2
    else:
        day, month = int(nd), int(nm)
        end_month = int(nm3) if nm3 else None
        year = _start_year(ny, ny3, month, end_month)
        end_day = nd3 or nd2
    start, end = found.span()
    text = found.group()
    opened = text.count("(") - text.count(")")
    if opened < 0:
        end = start + len(text.rstrip(") "))
    elif not (closes or bare):
        end = start + len(text.rstrip())
    if opened > 0:
        # A bracket that is never closed is not part of the phrase when it stands before the weekday.
        start += len(opens or bare or "")
    shape = "weekday-date" if weekday is not None else "bracketed-date" if bare else "date"
    text = found.string[start:end]
    return DateFind(
        text, weekday, day, month, year, int(end_day) if end_day else None, end_month, start, end, shape, within
    )


def _start_year(written: str | None, at_end: str | None, month: int, end_month: int | None) -> int | None:
    """Return the year in which a range begins: its own, else that of its end (`30 Desember - 2 Januari 2025`: 2024)."""
    if written or not at_end:
        return _year(written)
    year = _year(at_end)
    return year - 1 if year is not None and end_month is not None and end_month < month else year


def _year(written: str | None) -> int | None:
    """Return the year of its figures; `23` is 2023, and `12023` a slip for 2023."""
    if not written:
        return None
    if len(written) == 2:
        return 2000 + int(written)
    return int(written[-4:])


def event_date(dateline: str, body: str) -> tuple[DateFind | None, list[DateFind]]:
    """Return the date of the reported event, or None, and all other dates of dateline and body.

    Of the dates in the body the one with the best marks wins: a weekday or brackets beside it, near the
    start, in the first place in its sentence that no decoy word claims. A date in the dateline counts
    when the body has none so marked.
    """
    opening = find_dates(dateline, "dateline")
    inside = find_dates(body)
    # The character behind the last of these stops may be the first of the date.
    stops = [m.start() for m in _STOP.finditer(body, 0, inside[-1].start + 1)] if inside else []
    merits = [_merit(d, body, bisect_left(stops, d.start)) for d in inside]
    merit, _, best = max(zip(merits, range(0, -len(inside), -1), inside, strict=True), default=(0, 0, None))
    if merit <= 0:
        best = None
    if opening and (best is None or merit < 55 or not _same_event(opening[0], best)):
        in_lead = best is not None and merit >= 55 and bisect_left(stops, best.start) == 0
        if not (best and in_lead and _tells_more(opening[0], best)):
            best = opening[0]
    return best, [d for d in (*opening, *inside) if d is not best]


def first_coming(dates: list[DateFind], body: str) -> int | None:
    """Return the ordinal of the first of `dates` with a year that `body` says to lie ahead, or None where none does.

    `Pemilu akan dilaksanakan pada Rabu, 14 Februari 2024`, `14 Februari 2024 mendatang`
    """
    return min((o for d in dates if d.year is not None and _is_coming(d, body) and (o := _ordinal(d))), default=None)


def _is_coming(date: DateFind, body: str) -> bool:
    if date.within != "body":
        return False
    clause = body[max(0, date.start - 90) : date.start].rpartition(". ")[2]
    behind = body[date.end : date.end + 24].lstrip(" ,)")
    return "akan di" in clause or behind.startswith(("mendatang", "nanti", "yang akan datang"))


def _ordinal(date: DateFind) -> int | None:
    try:
        return dt.date(date.year or 0, date.month, date.day).toordinal()
    except ValueError:
        return None


def _same_event(opening: DateFind, inside: DateFind) -> bool:
    """Tell whether the body's date says the dateline's date more fully."""
    fuller = (inside.weekday is not None) + (inside.year is not None) > (opening.weekday is not None) + (
        opening.year is not None
    )
    return fuller and abs((inside.month - opening.month) * 31 + inside.day - opening.day) <= 3


def _tells_more(opening: DateFind, inside: DateFind) -> bool:
    """Tell whether the first sentence says when it was, and the dateline at most when that was written.

    `Kudus (25/01) – … pada Rabu, 22 Maret 2023`, or `Kudus, 23 Maret 2025 – … kemarin, Sabtu (22/3)`: some days before.
    """
    if opening.weekday is None and opening.year is None:
        return inside.weekday is not None and inside.year is not None
    marked = inside.weekday is not None or "(" in inside.text
    ago = (opening.month - inside.month) * 31 + opening.day - inside.day
    return marked and inside.year in {None, opening.year} and 0 < ago <= 3


def _merit(date: DateFind, body: str, sentence: int) -> int:
    """Return how much speaks for `date`, in the sentence of that number, as the event's date; below 1, nothing does."""
    before = body[max(0, date.start - 90) : date.start]
    sentence_from = 0
    for stop in _STOP.finditer(before):
        sentence_from = stop.end()
    clause = before[sentence_from:]
    merit = 30
    if date.weekday is not None:
        merit += 30
    if "(" in date.text:
        merit += 25
    if date.year is None and date.weekday is None and "(" not in date.text:
        merit -= 20
    merit -= min(sentence, 8) * 4
    if _DECOY_CUE.search(folded(clause)):
        if _DEADLINE().search(clause):
            return -100
        marked = date.weekday is not None and "(" in date.text
        if _DECOY_BEFORE().search(clause) or (not marked and _DECOY_POLLING().search(clause)):
            merit -= 30
        elif marked and _DECOY_POLLING().search(clause):
            merit -= 15
        elif not marked and _DECOY_NEAR().search(clause):
            merit -= 25
    if _DECOY_AFTER.match(body, date.end):
        merit -= 35
    elif date.year is not None and "(" not in date.text and _DECOY_TO().match(body, date.end):
        merit -= 30
    if _in_quotes(body, date.start):
        merit -= 40
    return merit


def _in_quotes(body: str, at: int) -> bool:
    """Tell whether `at` lies inside quotation marks opened in the same paragraph."""
    low = max(body.rfind("\n\n", 0, at) + 1, at - QUOTE_LIMIT)
    part = body[low:at]
    return part.count("“") > part.count("”") or part.count('"') % 2 == 1
