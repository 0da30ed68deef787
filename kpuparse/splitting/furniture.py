"""Page furniture, separators and closing credits: what stands around a body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import regex

from kpuparse.lexicon.calendar import WEEKDAY_STARTS, WEEKDAYS
from kpuparse.lexicon.furniture import CATEGORIES, MENU, NETWORKS, NO_CREDIT, PAGE_ENDS
from kpuparse.patterns import CAP_WORD, MONTH, WEEKDAY, LazyPattern, any_of
from kpuparse.reading.pieces import line_breaks
from kpuparse.splitting.lines import line_start

FURNITURE_LIMIT: Final = 200
LABELLED_LIMIT: Final = 20
"""A credit with labels has no more lines, blank ones among them."""
_OVER: Final = (*'.!?…"”’»*',)
CREDIT_REACH: Final = 1200
"""So far from a bulletin's end its credit begins."""

_SEPARATORS: Final = " \t\n\r\x0b\x0c\x85\u2028\u2029.…*=_~#+•·|–—-"
# `[1]`, `(2)`: the number of a bulletin in the dump. `17.` may as well be the last word of a wrapped paragraph.
# `Nomor: 12/HM.02/2025` stands over a press release.
_ENUMERATOR = LazyPattern(r"\[\s?\d{1,3}\s?\]|\(\s?\d{1,3}\s?\)|(?i:nomor|no\.?)\s*+:?+\s*+\d[\w.-]*/[\w./-]+")
DOTS_ONLY = LazyPattern(r"[.…\s]{3,}")
_CLOCK = r"(?:\s*+[-|,]?+\s*+(?:pukul\s*+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*WI(?:B|TA|T))?)?"
_POSTED = rf"(?:(?:{WEEKDAY})\s*+,?+\s*+)?(?:\d{{1,2}}\s+{MONTH}\s+\d{{4}}"
_POSTED += rf"|\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}){_CLOCK}"
_FURNITURE = LazyPattern(
    rf"(?i:(?:\d{{1,6}}|\d{{1,3}}(?:[.,]\d{{3}})+)(?:\s*(?:kali|x|views?|hits?|dilihat|pembaca|komentar|comments?))*"
    rf"|(?:telah\s+)?(?:dilihat|dibaca|views?|hits?|pengunjung|reads?)\s*+:?+\s*+\d[\d.,]*+\s*+(?:kali|x|pembaca)?"
    rf"|(?:oleh|by)\s*+:?+\s*+admin\w*|admin\w*"
    rf"|(?:baca\s+juga|baca\s+selengkapnya|lihat\s+juga|simak\s+juga|berita\s+terkait|artikel\s+terkait|selengkapnya|bagikan|share|tags?|kata\s+kunci|kategori|category|link|sumber\s+foto)\s*[:»…].*"
    rf"|(?:baca|lihat|simak)\s+juga"
    rf"|(?:{any_of(NETWORKS)}[\s|,/:]*){{1,12}}"
    rf"|(?:#[\w.]+[\s,;]*)+"
    rf"|(?:https?://|www\.)\S+"
    rf"|(?:«|‹|<<|»|›|>>|\d{{1,3}}|\.\.\.|…|next|prev(?:ious)?|\s)+)"
)
# `Diposting pada Selasa, 2 Mei 2020 oleh admin`
_PUBLISHED = LazyPattern(
    rf"(?i)(?:di)?(?:posting|posted|publikasikan|terbitkan|publish(?:ed)?|unggah|tayang)"
    rf"(?:\s+(?:on|pada|oleh|by|tanggal))*+\s*+:?+\s*+(?:{_POSTED}|admin\w*)?(?:\s*(?:oleh|by|\|)\s*\w+)?"
)
# A link to another page may stand between a body's paragraphs.
_SEE_ALSO = LazyPattern(r"(?i:baca\s+juga|lihat\s+juga|simak\s+juga)\s*(?:[:»…]|$)")
_UNDER_HEADING = LazyPattern(
    rf"(?i){_POSTED}(?:\s*+\|?+\s*+(?:oleh|by)?\s*+:?+\s*+admin\w*)?|(?:(?:oleh|by)\s*+:?+\s*+)?admin\w*+\s*+[|,-]?+\s*+{_POSTED}"
)
_CAPTION = LazyPattern(
    r"(?i:(?:dok(?:\.|umentasi)?\s*+\.?+\s*+foto|foto\s*+/?+\s*+dok\.?|ket(?:erangan|\.)?\s*(?:foto|gambar)|caption|foto|gambar)(?:\s*+:)?+\s++|\(?foto\s*:|dok\.\s)"
)

_MARK = (
    r"(?i:\b(?:foto|fot|ft|ed(?:itor)?|red|humas\w*|hupmas\w*|hubmas\w*|parhumas|parmas|tekmas|media\s+center|mc|dok|penulis"
    r"|teks|tim\s+(?:humas|hupmas|media)|kpu\p{Ll}\w+)\b|_ed\b)"
)
# A bracket that closes a bulletin: it names a photo, an editor or a unit, or holds initials or nothing; or `*Abc*`.
_BRACKET = regex.compile(
    r"\*?(?:\((?P<in>[^()\r\n]{0,160}(?:(?:\r\n|[\r\n])[^()\r\n]{1,100}){0,2})\)?+|\[(?P<sq>[^\[\]\r\n]{0,160})\])"
    r"|\*(?P<st>\p{L}{2,12}(?:[ /&,-]\p{L}{1,12}){0,3})\*"
)
_CUE = re.compile(r"[(\[*]")
_MARKED = LazyPattern(_MARK)
# Marks in the order of a credit: a credit even where no sentence ends before it.
_STRONG = LazyPattern(rf"(?:/|\|)\s*(?:{_MARK}|kpu\b)|{_MARK}(?:\s*+[.:]|\s)[^/]{{0,160}}+/|_ed\b|(?i:\bfoto\s*:)")
_WEAK = LazyPattern(
    r"\s*+(?:\*{1,3}|[\p{L}]{1,10}(?:[._ ]?[\p{L}]{1,10})?(?:\s*[,/&_-]\s*[\p{L}]{1,10}){0,4}\.?(?:\s*dkk\.?)?)?\s*+"
    r"|\s*+\p{Lu}\p{Ll}{1,20}(?:\s\p{Lu}\p{Ll}{0,20}\.?){1,3}\s*+"
)
# `Sekretariat KPU Kotabaru`, `abc, KPU Kotabaru`, `SDM-KPU KTB`
_BY_OFFICE = LazyPattern(r"(?:[\p{L}&.,' -]{1,40}?(?<=[\s-]))??(?:KPU|KIP)(?:\s+\p{Lu}[\p{L}.]*+){0,6}+\s*+")
_NUMBERED = regex.compile(r"\d{1,2}\s*[/-]\s*\d{1,2}")
_LABEL = r"(?i:penulis|reporter|pewarta|editor|fotografer|foto|photo|teks)\s*(?i:(?:/|dan\s)\s*\w+\s*)?:"
_LABELLED = LazyPattern(rf"(?:^|(?<=[\r\n]))[ \t]*{_LABEL}[^\r\n]{{1,80}}$")
# `… di aula. Penulis: Rina Foto: Budi`: behind the last sentence, on its line.
_LABELLED_BEHIND = LazyPattern(
    r"(?<=[.!?…\"”’)\]][ \t])[ \t]*+(?=(?i:penulis|reporter|pewarta|editor))(?!.*\p{Ll}{4}\.\s+\p{Lu})"
    rf"(?:{_LABEL}[^\r\n:]{{1,60}}?){{1,5}}$"
)
_LABEL_STARTS: Final = frozenset(("pe", "re", "ed", "fo", "ph", "te"))
_SIGNING: Final = ("penulis", "reporter", "pewarta", "editor")
_BEHIND_REACH: Final = 320
"""So far from a line's end labels begin that stand behind its last sentence."""

_AROUND_HEADING: Final = " :»>…|=*~_#"
_BAR = re.compile(r" [|•·] ")
ROW_LIMIT: Final = 6
"""A row has no more parts."""
_MENU_MARK = re.compile(r"[/|>»›·]")
_HEADINGS: Final = ("berita", "kabar", "warta")
_YEAR = LazyPattern(r"(?:19|20)\d{2}")
_PHRASES: Final = tuple(c for c in CATEGORIES if " " in c)
_INLINE = LazyPattern(
    rf"(?:(?i:{any_of(_PHRASES)}|selengkapnya|telah\s+dilihat\s+\d[\d.,]*\s+kali"
    rf"|dilihat\s*+:?+\s*+\d[\d.,]*+(?:\s+kali)?|bagikan(?:\s*+:)?+|{any_of(NETWORKS)}|{_POSTED}|#\w+)\s++(?:\d{{1,6}}\s++)?)+(?=[\p{{Lu}}\d“\"‘])"
)
# `KPU Kota Kotabaru`, `Humas KPU Kabupaten Kotabaru` below the text
_SIGNATURE = LazyPattern(
    rf"(?:(?:Tim\s+)?(?:Humas|Hupmas|Hubmas|Parmas|Parhumas|Media\s+Cent(?:er|re))\s+)?(?:KPU|KIP)"
    rf"(?:\s+(?:RI|Kabupaten|Kab\.|Kota|Provinsi|Prov\.))?(?:\s+{CAP_WORD}){{0,4}}"
)
_DASHED_INITIALS = LazyPattern(r"(?<=[.!?…\"”][ \t])[ \t]*+[-–—]\s?\p{L}{2,5}$")
_INITIALS_REACH: Final = 12
_SIGNERS: Final = ("KPU", "KIP", "Tim", "Humas", "Hupmas", "Hubmas", "Par", "Media")
_SIGNED = LazyPattern(r"(?i:penulis|editor|reporter|pewarta)")

# Furniture begins with one of these marks, a digit or one of the words; their first letters tell most text at a look.
_FIRST_MARKS: Final = frozenset("#«‹<»›>.…:|[(*=_~+•·–—-")
# `(2)`, `( 2 )`, `(Foto: …`
_IN_BRACKET: Final = frozenset(" fF")
_POSTED_STARTS: Final = WEEKDAY_STARTS | {"adm", "ole", "by ", "by:"}
_PUBLISHING: Final = tuple("dip dit diu posting posted publi terbitkan unggah tayang".split())
_INLINE_WORDS: Final = (*_PHRASES, *NETWORKS, *WEEKDAYS, "selengkapnya", "telah", "dilihat", "bagikan")
_LONGEST_INLINE: Final = max(map(len, _INLINE_WORDS))
_PATTERN_WORDS: Final = (
    *NETWORKS,
    *WEEKDAYS,
    *("ket ", "ket.", "ketf", "ketg", "keter"),
    *"nomor no dok foto caption gambar telah dilihat dibaca view hit pengunjung read posting posted dip".split(),
    *"publikasikan terbitkan publish unggah tayang dit diu oleh by admin baca lihat simak berita artikel".split(),
    *"selengkapnya tag kata kategori category link sumber http www next prev".split(),
)
_LONGEST_WORD: Final = max(map(len, _PATTERN_WORDS))
LOOK: Final = 5
"""So many characters at a line's start tell most text from furniture."""
_STARTS: Final = frozenset(word[:LOOK] for words in (_PATTERN_WORDS, CATEGORIES, MENU, _HEADINGS) for word in words)


def is_separator(line: str) -> bool:
    """Tell whether `line` is nothing but marks that part bulletins."""
    return not line.strip(_SEPARATORS) and line != ""


def is_furniture(line: str, *, inside: bool = False) -> bool:
    """Tell whether `line`, without blanks around it, is page furniture: a heading, counter, date, link, caption.

    `inside` asks about a line in the middle of a body, where only what cannot be text counts.
    """
    if not line or len(line) > FURNITURE_LIMIT or begins_text(line[:LOOK]):
        return False
    return _is_furniture(line, inside)


# A line is asked about by each rule that comes by, and the same ones stand on every page.
@lru_cache(1 << 9)
def _is_furniture(line: str, inside: bool) -> bool:
    line = " ".join(line.split())
    folded = line.casefold().strip(_AROUND_HEADING)
    category = folded in CATEGORIES
    if category and line[0].islower():
        return False
    if _is_heading(folded) or _is_menu(folded) or (category and not (inside and line.endswith("."))):
        return True
    if _is_row(line):
        return True
    if not _may_match(line):
        return False
    if _is_posted(line) or _FURNITURE().fullmatch(line):
        return not (inside and line.isdigit())
    return _is_caption(line) or (not inside and _ENUMERATOR().fullmatch(line) is not None)


@lru_cache(1 << 13)
def begins_text(first: str) -> bool:
    """Tell whether a line whose LOOK first characters are `first` is neither furniture nor a separator."""
    if not first[:1].isalpha():
        return first[:1] not in _FIRST_MARKS and not first[:1].isdecimal()
    start = first.lower()
    if not start.isascii() or not start.isprintable() or "  " in start:
        return False
    return not any(start[:length] in _STARTS for length in range(1, LOOK + 1))


def _may_match(line: str) -> bool:
    """Tell whether a line that does not begin as text may be furniture by another thing than a word of the lexicon."""
    if line[0] == "(":
        return line[1:2] in _IN_BRACKET or line[1:2].isdecimal()
    return not line[0].isalpha() or line.lower().startswith(_PATTERN_WORDS) or not line[:_LONGEST_WORD].isascii()


def _is_posted(line: str) -> bool:
    """Tell whether a line says when a page was published."""
    # A pattern that ignores case finds `posting` with other letters than those of ASCII as well.
    odd = not line[:_LONGEST_WORD].isascii()
    if odd or line[0].isdecimal() or line[:3].lower() in _POSTED_STARTS:
        if _UNDER_HEADING().fullmatch(line):
            return True
    return (odd or line.lower().startswith(_PUBLISHING)) and _PUBLISHED().fullmatch(line) is not None


def _is_heading(folded: str) -> bool:
    """Tell whether a line is a heading of up to four words: `berita kpu kotabaru`."""
    if not folded.startswith(_HEADINGS):
        return False
    words = folded.split()
    return words[0] in _HEADINGS and len(words) <= 4 and all(word.removesuffix(".").isalpha() for word in words)


def _is_row(line: str) -> bool:
    """Tell whether a line is a row of such things: `Jumat, 17 Januari 2025 | Dilihat 342 kali`."""
    parts = _BAR.split(line)
    return 1 < len(parts) <= ROW_LIMIT and all(is_furniture(part) for part in parts)


def _is_menu(folded: str) -> bool:
    """Tell whether a line is a site's menu or path: `beranda / berita`."""
    if not _MENU_MARK.search(folded):
        return False
    return all((part := each.strip()) in CATEGORIES or part in MENU for each in _MENU_MARK.split(folded))


def ends_page(line: str) -> bool:
    """Tell whether a furniture line stands at a page's end or head, not inside one: a heading, a share row."""
    if is_separator(line):
        return DOTS_ONLY().fullmatch(line) is not None
    inside = (
        _is_caption(line)
        or line.startswith(("#", "http", "www."))
        or (line.isdigit() and len(line) < 3)
        or _SEE_ALSO().match(line) is not None
    )
    return not inside


def heads_page(line: str) -> bool:
    """Tell whether a line is a category heading, which belongs to what stands below it: `Berita Terkini`."""
    if begins_text(line[:LOOK]):
        return False
    folded = " ".join(line.split()).casefold().strip(_AROUND_HEADING)
    return (folded in CATEGORIES or _is_heading(folded)) and folded not in PAGE_ENDS and not line[:1].islower()


def goes_with_heading(line: str) -> bool:
    """Tell whether a line may stand between a category heading and a headline: a bare counter, a posting date."""
    return line.isdigit() or _UNDER_HEADING().fullmatch(line) is not None or _is_row(line)


def _is_caption(line: str) -> bool:
    if len(line) >= 160 or line.endswith(".") or not _CAPTION().match(line):
        return False
    # The second line of a credit, `Foto: xyz/KPU Kotabaru)`, is no caption.
    return line.count(")") <= line.count("(")


def line_credit_end(text: str, low: int, start: int, end: int) -> int:
    """Return where the last credit ends that ends in the line `text[start:end]`, -1 where there is none.

    It may have begun above, but not before `low`.
    """
    if not _CUE.search(text, start, end) and text.rfind("(", low, start) <= text.rfind(")", low, start):
        return -1
    return credit_end(text, low, end, start)


def credit_end(text: str, start: int = 0, end: int | None = None, after: int = -1) -> int:
    """Return where the last credit in `text[start:end]` ends, -1 where none ends behind `after`.

    A credit names photo, editor or unit, or stands with initials at the end.
    """
    found = _last_credit(text, start, len(text) if end is None else end, after)
    return found.end() if found else -1


def _last_credit(text: str, start: int, end: int, after: int = -1) -> regex.Match[str] | None:
    """Return the last bracket in `text[start:end]` that is a credit and ends behind `after`."""
    for bracket in _brackets_backwards(text, start, end):
        if bracket.end() <= after:
            break
        if _is_credit(text, bracket, end):
            return bracket
    return None


def _brackets_backwards(text: str, start: int, end: int) -> Iterator[regex.Match[str]]:
    """Yield the brackets in `text[start:end]`, the last first."""
    if text.find("[", start, end) >= 0 or text.find("*", start, end) >= 0:
        # One of them may hold a round bracket, or may not: only from the left it shows.
        yield from reversed(list(_brackets(text, start, end)))
        return
    at = text.rfind("(", start, end)
    while at >= 0:
        bracket = _BRACKET.match(text, at, end)
        if bracket:
            yield bracket
        at = text.rfind("(", start, at)


def _brackets(text: str, start: int, end: int) -> Iterator[regex.Match[str]]:
    cue = _CUE.search(text, start, end)
    while cue:
        bracket = _BRACKET.match(text, cue.start(), end)
        if bracket:
            yield bracket
        cue = _CUE.search(text, (bracket or cue).end(), end)


def _is_credit(text: str, bracket: regex.Match[str], end: int) -> bool:
    """Tell whether a bracket is a credit: by its marks alone, or by marks or initials behind a sentence's end."""
    inner = bracket["in"] or bracket["sq"] or bracket["st"] or ""
    if len(inner) > 150 or (inner.strip()[:1].isdecimal() and _NUMBERED.match(inner.strip())):
        return False
    stop = bracket.end()
    closed = text[stop - 1] in ")]*"
    if ("/" in inner or "|" in inner or ":" in inner or "_ed" in inner) and _STRONG().search(inner):
        return closed or ("/" in inner and _at_end(text, stop, end))
    if not closed or not _sentence_over(text, bracket.start()):
        return False
    if _MARKED().search(inner):
        return True
    if inner.strip().casefold() in NO_CREDIT or not _at_end(text, stop, end):
        return False
    return _WEAK().fullmatch(inner) is not None or _BY_OFFICE().fullmatch(inner) is not None


def _at_end(text: str, stop: int, end: int) -> bool:
    """Tell whether nothing but dots stands between `stop` and `end`."""
    return not text[stop : min(end, stop + 40)].strip(" .*…\r\n\t")


def _sentence_over(text: str, at: int) -> bool:
    """Tell whether a sentence is over before `at`, or a paragraph, or nothing stands there."""
    before = text[max(0, at - 8) : at]
    words = before.rstrip()
    if words.endswith(_OVER) or line_breaks(before, len(words), len(before)) > 1:
        return True
    return not words and at == len(before)


def wrapped_tail(line: str) -> bool:
    """Tell whether a furniture line may as well be the last word of a headline: a year, a small number, a word."""
    number = line.isdigit() and (len(line) < 3 or _YEAR().fullmatch(line) is not None)
    return number or line.isalpha() or line.casefold() in CATEGORIES


def inline_furniture(text: str) -> int:
    """Return how far furniture reaches from the start of `text` where line breaks are lost: `Berita Terkini 174 `."""
    if begins_text(text[:LOOK]) or (text[0].isalpha() and not _may_be_inline(text[:_LONGEST_INLINE])):
        return 0
    found = _INLINE().match(text)
    return found.end() if found else 0


def _may_be_inline(first: str) -> bool:
    return first.lower().startswith(_INLINE_WORDS) or not first.isascii()


def closing_credit(raw: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the closing credit of the text `raw[start:end]` stands, or None.

    The last bracket that is a credit counts, when no more than captions and furniture follow it; without one the
    name of the office or its unit on a line of its own, or initials behind a dash.
    """
    labelled = labelled_credit(raw, start, end)
    if labelled:
        return labelled
    low = max(start, end - CREDIT_REACH)
    tail = raw[low:end]
    found = _last_credit(tail, 0, len(tail))
    if found is None:
        return _signature(raw, low, end) or _dashed_initials(raw, low, end)
    if not _only_extra(tail[found.end() :]):
        return None
    stop = low + found.end()
    closed = found.group().rstrip(" .…").endswith((")", "]", "*"))
    while raw[stop - 1].isspace() or (not closed and raw[stop - 1] in ".…"):
        stop -= 1
    return low + found.start(), stop


def _signature(raw: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the last line of a text stands that is nothing but who signs it; None where it does not."""
    at = line_start(raw, start, end)
    line = raw[at:end].strip()
    if at == start or not line.startswith(_SIGNERS) or not _SIGNATURE().fullmatch(line):
        return None
    above = raw[start:at].rstrip()
    listed = above.endswith((":", ",", ";")) or above[line_start(above, 0, len(above)) :].lstrip().startswith(_SIGNERS)
    apart = above.endswith(_OVER) or (line_breaks(raw, start + len(above), at) > 1 and not listed)
    return (end - len(raw[at:end].lstrip()), end) if apart else None


def _dashed_initials(raw: str, start: int, end: int) -> tuple[int, int] | None:
    """`… tahun 2025. -abc`: return where initials stand that end a text behind a dash, or None."""
    low = max(start, end - _INITIALS_REACH)
    found = _DASHED_INITIALS().search(raw, low, end) if _dashed(raw[low:end]) else None
    return (end - len(found.group().lstrip()), end) if found else None


def _dashed(tail: str) -> bool:
    return "-" in tail or "–" in tail or "—" in tail


def ends_in_initials(line: str) -> bool:
    """Tell whether `line`, without blanks at its end, ends with initials behind a sentence's end and a dash."""
    return _dashed(line[-_INITIALS_REACH:]) and _DASHED_INITIALS().search(line, len(line) - _INITIALS_REACH) is not None


def labelled_credit(raw: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the last lines of the form `Penulis: …`, `Editor: …`, `Foto: …` stand, or None.

    The first of them may stand behind a sentence, and be the only one.
    """
    at, first, last = end, None, end
    for _ in range(LABELLED_LIMIT):
        if at <= start:
            break
        line_at = line_start(raw, start, at)
        line = raw[line_at:at].strip()
        if line:
            if line[:2].lower() not in _LABEL_STARTS or not _LABELLED().match(line):
                behind = _labelled_behind(raw, max(start, line_at), at)
                if behind is not None:
                    first, last = behind, at if first is None else last
                break
            last = at if first is None else last
            first = line_at
        at = line_at - 1
    if first is None or not _SIGNED().search(raw, first, last):
        return None
    return first, last


def _labelled_behind(raw: str, start: int, end: int) -> int | None:
    """Return where labels of a credit start that end the line `raw[start:end]` behind its last sentence, or None."""
    end = start + len(raw[start:end].rstrip())
    low = max(start, end - _BEHIND_REACH)
    tail = raw[low:end].lower()
    if ":" not in tail or not any(word in tail for word in _SIGNING):
        return None
    found = _LABELLED_BEHIND().search(raw, low, end)
    return found.start() if found else None


def _only_extra(rest: str) -> bool:
    """Tell whether what follows a credit is no more running text: short, or furniture."""
    lines = [s.strip() for s in rest.splitlines() if s.strip(" .*…\t")]
    return all(is_furniture(s) or is_separator(s) or len(s) < 200 for s in lines) and len(lines) < 12
