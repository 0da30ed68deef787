"""Headlines: what a line of a headline looks like, and what shows that a bulletin begins with one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import regex

from kpuparse.clean import WRAP_LIMIT
from kpuparse.lexicon import areas
from kpuparse.lexicon.leads import BACKWARD, OPENERS, SMALL_WORDS
from kpuparse.patterns import CAP_WORD, MONTH, WEEKDAY, LazyPattern, any_of
from kpuparse.splitting.furniture import is_furniture, is_separator
from kpuparse.splitting.lines import line_below

# The end of a sentence inside a line, with a capital after it; not the stop of an initial or short form.
STOP = regex.compile(
    r"[.!?](?:(?<=\.)|(?<=[^\r\n.!?]{45}[!?]))"
    r"(?<!(?:^|[\s(\"“.])(?:\p{Lu}|(?i:No|Plt|Plh|Pj|Drs?|Dra|Ir|Hj|KH|Prof|Kab|Prov|Kec|Jl|St|Sdr|Sdri|Tgk|Kep|Moh|Muh|Muhd|Abd|Th|Pdt|vs|dr))[.!?])"
    r"[\"”’')\]]*\s+(?=[\"“‘(\[*\p{Lu}\d#])"
)
_STOPS: Final = (".", "!", "?", "…")
_DATED = LazyPattern(rf"{WEEKDAY}\s*+,?+\s*+(?:tanggal\s*+)?\(?+\s*+\d{{1,2}}\s*(?:[/-]|{MONTH})|\(\d{{1,2}}/\d{{1,2}}")
# `Oleh : Rina Wati, Anggota KPU Kota Kotabaru`
_BYLINE = LazyPattern(
    rf"(?i:oleh|ditulis\s+oleh|penulis)\s*:\s*{CAP_WORD}[^\r\n]{{0,160}}|(?i:oleh)\s+{CAP_WORD}(?:[ ,]+[^\s.]+){{1,12}}"
)
_BODY = r"(?i:KPUD?|KIP|Komisi\s+(?:Pemilihan\s+Umum|Independen\s+Pemilihan)(?:\s+\((?:KPU|KIP)\))?)"
_OFFICE = LazyPattern(
    rf"{_BODY}(?:\s+(?i:RI\b|Republik)|\s+(?i:Kabupaten|Kab\.?|Kota|Provinsi|Prov\.?))?\s+(?P<name>{CAP_WORD}(?:\s+{CAP_WORD}){{0,3}})"
)
_IN_FULL = LazyPattern(r"(?i:Komisi\s+(?:Pemilihan\s+Umum|Independen\s+Pemilihan))")
_SPEAKER = LazyPattern(r"[\"“]|(?i:ketua|anggota|sekretaris|komisioner|kepala|kasubbag|kabag|koordinator|plt|plh)\b")
# `Rina V. Wati: Mari Rawat Demokrasi`: who says what
_SAYS = LazyPattern(rf"{CAP_WORD}(?:\s+(?:{CAP_WORD}|\p{{Lu}})\.?){{0,4}}+\s*:\s+[\"“]?\p{{Lu}}")
_ACTS = LazyPattern(r"(?:^|[,:!?–-]\s*)[\"“'‘]?\Z")
_BODIES = LazyPattern(rf"\b(?:{_BODY}|(?i:PPK|PPS|KPPS|PPDP|Pantarlih|Bawaslu|DKPP))\b")
_BACKWARD = LazyPattern(rf"(?i)(?<!\p{{L}}){any_of(BACKWARD)}(?!\p{{L}})")
_OPENER = LazyPattern(rf"(?i){any_of(OPENERS)}(?!\p{{L}})")
_PARAGRAPH_END = LazyPattern(r"(?:\r\n|[\r\n])[ \t]*[\r\n]")

LEAD_LIMIT: Final = 600
NEIGHBOURS: Final = 700
RAGGED: Final = 4
"""By so much do lines that were wrapped by hand fall short of the longest."""
LONGEST: Final = 250
"""No line of a headline has more characters."""
OPENING_LEAST: Final = 20
"""A line that the text below opens with is its headline if it is longer."""
EVIDENCE: Final = 3
"""So much must speak for a bulletin's beginning where only a blank line stands before its headline."""


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return `start` and `end` without the blanks at both ends of what they hold."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def sentence_over(line: str) -> bool:
    """Tell whether a line, without blanks at its end, ends with a sentence's end."""
    return line.rstrip("\"”’')]").endswith(_STOPS)


def finished(line: str) -> bool:
    """Tell whether a line, without blanks at its end, ends with a sentence's end, a quotation's or a bracket's."""
    return line.endswith(('"', "”", ")")) or sentence_over(line)


def is_headline(line: str) -> bool:
    """Tell whether a line can be a headline: some words, no sentence, no sentence's end."""
    return (
        8 <= len(line) <= LONGEST
        and not line.endswith((".", ",", ";", ":", '."', ".”", ")."))
        and not line[0].islower()
        and " " in line
        and line.count("(") == line.count(")")
        and title_case(line)
        and not has_stop(line)
    )


def has_stop(line: str) -> bool:
    """Tell whether a sentence ends inside `line`."""
    return ("." in line or "!" in line or "?" in line) and STOP.search(line) is not None


def stops(line: str, start: int = 0) -> Iterable[regex.Match[str]]:
    """Return the ends of the sentences that end inside `line`, behind `start`."""
    return STOP.finditer(line, start) if "." in line or "!" in line or "?" in line else ()


def title_case(line: str, share: float = 0.5) -> bool:
    """Tell whether at least `share` of the longer words have a capital, as in headlines; common small words aside."""
    words = line.split()
    if "“" in line or '"' in line or "‘" in line or "'" in line or "(" in line:
        words = [w.lstrip("“\"‘'(") for w in words]
    longer = [w for w in words if len(w) > 3 and w not in SMALL_WORDS and w[0].isalpha()] or words
    return len([w for w in longer if w[:1].isupper()]) >= share * len(longer)


def is_capitals(line: str) -> bool:
    """Tell whether a line of more than one word stands in capitals throughout, but for a word in brackets or so."""
    letters = list(filter(str.isalpha, line))
    return " " in line and sum(map(str.isupper, letters)) > 0.85 * len(letters)


def same_headline(above: str, below: str) -> bool:
    """Tell whether two lines can be one headline: both in capitals or neither, and no line of running text above."""
    if len(below.split()) > 1 and len(above.split()) > 1 and is_capitals(above) is not is_capitals(below):
        return False
    return title_case(above) or not title_case(below)


def headline_end(text: str, line: tuple[int, int, str], high: int) -> int:
    """Return where the headline ends that `line` begins, its start where no headline begins there.

    It goes on over lines of the same shape, up to three, as long as text follows below.
    """
    at, end, last = line
    first = end if is_headline(last) or _opens_text(text, last, end, high) else at
    if first == at and not (last.endswith((",", ":")) and is_headline(last[:-1])):
        return at
    for _ in range(2):
        below = line_below(text, end, high)
        more = text[end:below].strip()
        if not more or not _goes_on(text, last, more, below, high):
            break
        first, end, last = below, below, more
    return first


def _opens_text(text: str, line: str, end: int, high: int) -> bool:
    """Tell whether the text below, from `end` on, opens with the whole of `line` and goes on behind it."""
    if not OPENING_LEAST < len(line) <= LONGEST or line[0].islower() or " " not in line:
        return False
    below, _ = trim(text, end, high)
    after = below + len(line)
    return text.startswith(line, below) and after < high and text[after] not in "\r\n" and not has_stop(line)


def _goes_on(text: str, last: str, more: str, below: int, high: int) -> bool:
    """Tell whether the line `more`, with text at `below`, goes on with the headline whose line `last` is above it."""
    if len(more) > WRAP_LIMIT or more.endswith((".", ":", ";", '"', "”", ")")):
        return False
    if not title_case(more) or not same_headline(last, more) or has_stop(more):
        return False
    if is_furniture(more) or is_separator(more) or is_byline(more):
        return False
    start, _ = trim(text, below, high)
    following = [s.strip() for s in text[start : min(high, start + LEAD_LIMIT)].splitlines()[:5]]
    if not following or following[0][:1].islower():
        return False
    return not is_filled(text, more, start)


def is_filled(text: str, line: str, below: int) -> bool:
    """Tell whether `line` is a line of wrapped text: the next word, at `below`, would hardly have fitted it."""
    below_it = [s.strip() for s in text[below : below + NEIGHBOURS].splitlines()[:6]]
    if not below_it or not below_it[0] or len(below_it[0]) > WRAP_LIMIT:
        return False
    above = text[max(0, below - NEIGHBOURS) : below].splitlines()
    around = [*above[below > NEIGHBOURS :][-6:], *below_it[:-1]]
    widths = [len(s.strip()) for s in around if len(s.strip()) <= WRAP_LIMIT]
    width = max(widths, default=0)
    if len(widths) < 3:
        return False
    return len(line) + 1 + len(below_it[0].split()[0]) > width - RAGGED


def mid_sentence(text: str, below: int, high: int) -> bool:
    """Tell whether the next line goes on with a small letter, so that the line above it is one of wrapped text."""
    line = text[below : line_below(text, below, high)].strip()
    return line[:1].islower() and not is_furniture(line)


def is_byline(line: str) -> bool:
    """Tell whether `line` names the writer of the text below it: `Oleh : Rina Wati, Anggota KPU …`."""
    return len(line) < 200 and _BYLINE().fullmatch(line) is not None


def lead(text: str, start: int, high: int) -> str:
    """Return the paragraph at `start` on one line, or what of it is needed to judge it."""
    stop = min(high, start + LEAD_LIMIT)
    end = _PARAGRAPH_END().search(text, start, stop)
    return " ".join(text[start : end.start() if end else stop].split())


def opens_bulletin(headline: str, paragraph: str, blanks: int, *, glued: bool) -> bool:
    """Tell whether `headline`, set off by `blanks` blank lines, begins a bulletin that opens with `paragraph`.

    `glued`: the paragraph stands directly below, and it and the one above are long lines.

    A crosshead inside a body looks much the same. It is short, names no office as the one who acts, and the text below
    it looks back; a bulletin's first sentence says who, and often when. Each of these counts, and so many must speak
    for a bulletin that a body is rather left whole.
    """
    # A sentence that is over at once began above: the line is running text.
    if len(paragraph) < 60 or paragraph[0].islower() or STOP.search(paragraph, 0, 25):
        return False
    stop = STOP.search(paragraph)
    first = paragraph[: stop.start()] if stop else paragraph
    words = len(headline.split())
    evidence = (
        (words >= 5) + (words >= 8) + (blanks >= 2) + (words >= 5 and glued) + (words >= 3 and is_capitals(headline))
    )
    evidence += _acting(headline)
    evidence += ":" in headline and _SAYS().match(headline) is not None
    evidence += 2 * (words >= 3 and _DATED().search(paragraph, 0, 450) is not None)
    evidence += _introduces(first) + (_OPENER().match(first) is not None)
    # `#TemanPemilih, …`: a greeting.
    evidence += 2 * (paragraph[0] == "#" and any(word[0] != "#" for word in paragraph.split()[1:4]))
    evidence -= 3 * (_BACKWARD().search(first) is not None) + headline.endswith("?")
    return evidence >= EVIDENCE


def _introduces(sentence: str) -> bool:
    """Tell whether a sentence names an office with its area, or the commission in full: later sentences say `KPU`.

    One that opens with who speaks (`Ketua KPU Kota Kotabaru, Rina Wati, berharap …`) may as well stand further down.
    """
    if _SPEAKER().match(sentence):
        return False
    return _IN_FULL().search(sentence) is not None or any(
        areas.place_length(found["name"].split(), 0, areas.upper_names()) for found in _OFFICE().finditer(sentence)
    )


def _acting(headline: str) -> int:
    """Return 2 where an office with its area is the one who acts in the headline, 1 for a body of any kind, else 0."""
    acting = [found for found in _BODIES().finditer(headline) if _ACTS().search(headline, 0, found.start())]
    for found in acting:
        office = _OFFICE().match(headline, found.start())
        if office and areas.place_length(office["name"].split(), 0, areas.upper_names()):
            return 2
    return int(bool(acting))
