"""Quotes: direct speech between quotation marks. Themes, titles and names in marks are not speech."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache
from typing import Final, NamedTuple

import regex

from kpuparse.lexicon.speech import SAYING, SPEAKING
from kpuparse.patterns import LazyPattern, folded

_CLOSERS: Final = {'"': '"”“', "“": '”"“', "”": '”"', "‘": "’'", "'": "'’", "’": "’'", "„": '”“"', "«": "»"}
_MARK = re.compile(r"[\"“”„«‘’'`]")
# A mark that opens: behind a blank or a bracket, before a word (perhaps with a blank between), or glued to a
# sentence's end before a capital. A mark glued to what is before it and followed by a blank closes.
_OPEN = regex.compile(
    r"(?<![^\s(\[–—-])(?:''|‘‘|’’|‘’|``|[\"“”„«‘']|’(?=\p{Lu}))(?=\s?[\p{L}\d(\[….'‘“])|(?<=[.,:?!])[\"“](?=\p{Lu})"
)
SAID: Final = SAYING | {f"{word}nya" for word in SAYING}
# What stands first behind a quotation: `,” ujar Budi`, `." katanya`, `”, tutur`, `"kata`, `"demikian`
_NEXT_WORD = regex.compile(r"\s*+[,.;–-]?+\s*+(?P<word>\p{L}++)(?P<more>\w)?")
_SO: Final = frozenset({"demikian", "begitu"})
_WHILE: Final = frozenset({"dengan", "sambil", "seraya"})
_PRONOUNS: Final = frozenset({"Ia", "Dia", "Beliau"})
_VERB_AFTER = LazyPattern(r"\s*+,?+\s*+(?P<word>\w++)")
_GOES_ON = LazyPattern(r"\s+(?:menambahkan|melanjutkan)")
# `… bangsa.” Harapan kami`: with a capital these open a sentence of their own.
_OPENING_NOUNS: Final = ("Harapan", "Pesan", "Cerita", "Kisah", "Komentar", "Saran", "Usul")
# Any other short verb between the closing mark and a name, after speech that ends with a comma or a stop.
_ATTRIBUTED = LazyPattern(r"\s*+,?+\s*+\p{Ll}{3,12}(?:nya)?\s+(?:\p{Lu}\p{Ll}|dia\b|ia\b|beliau\b|\p{Ll}+\s+\p{Lu})")
# What announces speech before a comma or a colon, if only as the end of a word.
_BEFORE: Final = (
    SPEAKING
    | SAID
    | {f"{word}an" for word in SAYING}
    | frozenset(
        """
        berbunyi bahwa pesannya ungkapan pertanyaan pertanyaannya pernyataan pernyataannya sambutannya kalimat seruan
        kutipan yaitu yakni berikut amanat amanatnya lantang singkat pesan
        """.split()
    )
)
_LONGEST: Final = max(map(len, _BEFORE))
# `Menurut Ketua KPU Kotabaru, Budi Laksana, "Data harus mutakhir."`
_ACCORDING = LazyPattern(r"\b[Mm]enurut\s[^.;:!?\"“”]{3,75},\s*$")
# `Budi mengatakan “kita harus …”`, `menyampaikan bahwa “kami …”`: speech without a comma before it.
_DIRECT: Final = frozenset(
    """
    mengatakan menyampaikan menuturkan menegaskan menjelaskan menambahkan menerangkan mengungkapkan menyatakan
    memaparkan berkata berpesan berujar berharap
    """.split()
)
_ACCORDING_TO = LazyPattern(r"(?i)(?<!\p{L})menurut\s(?-i:(?:\p{Lu}[\p{L}.]*+\s?+){1,6}+)\s*$")
# `Dikatakan Budi, “…”`, `Kata Rina Wati, “…”`
_PASSIVE = LazyPattern(
    r"(?i)(?<!\p{L})(?:di(?:katakan|sampaikan|tegaskan|jelaskan|paparkan|ungkapkan|tambahkan|tuturkan|terangkan|sebutkan)|kata|ujar|tutur|ucap|ungkap)"
    r"\s(?:oleh\s)?(?-i:\p{Lu})[^.;:!?\"“”]{1,70},\s*$"
)
# `menyampaikan terima kasih, “kami yakin …”`: speech behind the object of a verb of saying.
_OBJECT_BEFORE = LazyPattern(
    r"(?i)(?<!\p{L})(?:mengatakan|menyampaikan|menjelaskan|menegaskan|mengingatkan|menambahkan|mengajak|berpesan)"
    r"\s(?:[\p{L}-]++\s?+){1,8}+,\s*$"
)
# Where reported speech goes on in the author's words behind a mark that was never closed.
_REPORT = LazyPattern(
    r"(?<=[.!?])\s+(?=(?:Dalam\s+(?:kesempatan|kegiatan|acara|sambutan)|Pada\s+kesempatan|Selain\s+itu|Sementara(?:\s+itu)?|Selanjutnya|Kegiatan\s+ini"
    r"|Acara\s+ini|Ketua\s+KPU|Anggota\s+KPU|Hadir\s|Turut\s+hadir|Usai\s)\b)"
)
_NEXT_AFTER_STOP = LazyPattern(r"[,.!?]\s*+(?=(?P<word>\p{L}++))")
_SO_SAID = LazyPattern(r"(?:demikian|begitu)\s+(?:yang\s+)?di\p{Ll}+kan\b")
# Another opening mark behind a sentence: the words before it are over.
_AGAIN = LazyPattern(r"(?<=[.!?])\s+“(?=\p{Lu})")
# What announces a theme or a title, not speech, and what may stand between it and the mark.
_THEME: Final = frozenset(
    """
    tema bertema bertemakan tajuk bertajuk judul berjudul bertuliskan slogan tagline jargon moto motto istilah disebut
    sebutan dikenal bernama nama kata program acara kegiatan lagu buku film aplikasi mars kategori materi tentang
    mengenai topik webinar seminar frasa semboyan yel-yel tulisan subtema mengusung mengangkat podcast talkshow konsep
    prinsip gerakan gelar predikat penghargaan diskusi forum rubrik
    """.split()
)
_OF_THEME: Final = frozenset("besar utama tersebut adalah yaitu yakni kegiatan acara ini dengan sebagai".split())
# Words of somebody who speaks of or to people present.
_PERSONAL = LazyPattern(r"(?i)\b(?:kami|kita|saya|aku|anda|kalian|bapak|ibu|mari|jangan)\b")
_LAST_WORD = regex.compile(r"(?:(?<!\p{L})yel-)?(?<!\p{L})\p{L}++$")
_FINISHED: Final = frozenset(".!?,…")
_STOPS: Final = frozenset(".!?…")
_REPORT_LIMIT: Final = 60
_CLOSE_LIMIT: Final = 2500


class QuoteFind(NamedTuple):
    """Direct speech: where its words stand (without the marks), and whether a mark closes it."""

    start: int
    end: int
    closed: bool
    rule: str


def find_quotes(body: str) -> list[QuoteFind]:
    """Return the direct speech in `body`, in order, without overlaps."""
    finds: list[QuoteFind] = []
    at = 0
    while anchor := _MARK.search(body, at):
        mark = _OPEN.match(body, anchor.start())
        if mark is None:
            at = anchor.end()
            continue
        found = _quote(body, mark)
        if found is None:
            at = mark.end()
            continue
        start, end, after, closed = found
        rule = _speech_rule(body, mark.start(), start, end, after) or _goes_on(body, finds, mark.start(), start, end)
        if rule:
            finds.append(QuoteFind(start, end, closed, rule))
        at = after if closed else end
    return finds


def _quote(body: str, mark: regex.Match[str]) -> tuple[int, int, int, bool] | None:
    """Return start and end of the words, the end with the mark, and whether a mark closes them."""
    opener = mark.group()
    start = mark.end()
    while start < len(body) and body[start] == " ":
        start += 1
    limit = min(len(body), start + _CLOSE_LIMIT)
    paragraph = body.find("\n\n", start, limit)
    end_at = _closing(body, opener, start, limit)
    if end_at is not None and (paragraph < 0 or end_at[0] < paragraph or _continues(body, paragraph, opener)):
        return start, _trim_end(body, start, end_at[0]), end_at[1], True
    if len(opener) == 1 and opener in "'‘’":
        return None
    return _unclosed(body, start, paragraph if paragraph >= 0 else limit)


@cache
def _closing_marks(opener: str) -> regex.Pattern[str]:
    """Return the pattern of what may close `opener`; its group `said` does so before a verb of saying."""
    if len(opener) == 2:
        return regex.compile(r"''|’’|‘’|``|[”\"]")
    pattern = "[" + regex.escape(_CLOSERS[opener]) + "]"
    if opener in "'‘’":
        pattern += r"|(?<=[.,!?…])[\"”]"
    if opener in '“"”':
        pattern += r"|(?<=[.,!?…])(?:''|’’|[’'])(?!\p{L})|(?P<said>[’'])(?=\s*+,?+\s*+\p{L})"
    return regex.compile(pattern)


def _closing(body: str, opener: str, start: int, limit: int) -> tuple[int, int] | None:
    """Return where the closing mark for `opener` stands and ends, or None."""
    depth = 0
    inside = body[start:limit]
    for mark in _closing_marks(opener).finditer(inside):
        at = start + mark.start()
        following = body[start + mark.end() : start + mark.end() + 1]
        if mark.lastgroup and not ((verb := _VERB_AFTER().match(inside, mark.end())) and verb["word"] in SAID):
            continue
        if mark.group() == "“":
            # Another opening mark: nested when a word follows at once, else a slip for a closing mark.
            if following.isalnum() and body[at - 1] in " (":
                depth += 1
                continue
        elif mark.group() in "'’" and body[at - 1].isalpha() and following.isalpha():
            continue
        elif mark.group() == '"' and opener == '"' and body[at - 1] == " " and following.isalnum():
            # A straight mark that opens a nested quotation; its closing mark is skipped with it.
            if not _attributed(body, at + 1):
                depth += 1
                continue
        if depth:
            depth -= 1
            continue
        return at, start + mark.end()
    return None


def _continues(body: str, paragraph: int, opener: str) -> bool:
    """Tell whether the quotation runs over the paragraph's end: no further opening mark stands there."""
    return body[paragraph + 2 : paragraph + 3] not in _CLOSERS or opener not in _CLOSERS


def _unclosed(body: str, start: int, limit: int) -> tuple[int, int, int, bool] | None:
    """Return a quotation whose closing mark is missing: it ends before its attribution, else at the paragraph's end."""
    again = _AGAIN().search(body, start, limit)
    end = again.start() if again else limit
    if (said := _next_said(body[start:limit], end - start)) is not None:
        end = start + said + 1
    elif report := _REPORT().search(body, start, min(limit, end + _REPORT_LIMIT)):
        end = min(end, report.start())
    if end - start < 12:
        return None
    return start, _trim_end(body, start, end), end, False


def _next_said(text: str, end: int) -> int | None:
    """Return where, before `end`, a mark stands with a verb of saying or `demikian disampaikan` behind it, or None."""
    for stop in _NEXT_AFTER_STOP().finditer(text):
        if stop.start() >= end - 1:
            return None
        if _says(stop["word"]) or (stop["word"] in _SO and _SO_SAID().match(text, stop.end())):
            return stop.start()
    return None


def _says(word: str) -> bool:
    """Tell whether `word` is a verb of saying, capital or small, with or without `nya`."""
    return folded(word) in SAYING or (word.endswith("nya") and folded(word[:-3]) in SAYING)


def _attributed(text: str, at: int) -> bool:
    """Tell whether the words at `at`, behind a closing mark, attribute the quotation: `,” ujar`, `” demikian`."""
    following = _NEXT_WORD.match(text, at)
    if following is None:
        return False
    word = following["word"]
    if word in _SO:
        return not following["more"]
    if word in _WHILE:
        return text[following.end("word") : following.end("word") + 1].isspace()
    if word in _PRONOUNS:
        return _GOES_ON().match(text, following.end("word")) is not None
    return _says(word) and not word.startswith(_OPENING_NOUNS)


def _finished(words: str) -> bool:
    """Tell whether `words` end as a sentence or a clause does."""
    return words.rstrip()[-1:] in _FINISHED


def _trim_end(body: str, start: int, end: int) -> int:
    while end > start and body[end - 1] == " ":
        end -= 1
    return end


def _goes_on(body: str, finds: list[QuoteFind], mark_at: int, start: int, end: int) -> str | None:
    """`"…," ujar Budi. "Jangan menunggu."`, `"…," ujar Budi, "dan …"`: the quotation before goes on."""
    if not finds or mark_at - finds[-1].end > 90 or not _finished(body[start:end]):
        return None
    between = body[finds[-1].end : mark_at]
    if between.rstrip()[-1:] not in {",", "."} or between.count(".") > 2:
        return None
    return "goes-on" if _attributed(between.lstrip("\"“”'’‘"), 0) else None


def _speech_rule(body: str, mark_at: int, start: int, end: int, after: int) -> str | None:
    """Return the rule by which the words between marks are direct speech, or None where they are not."""
    words = body[start:end]
    count = len(words.split())
    before = body[max(0, mark_at - 80) : mark_at]
    if not count:
        return None
    finished = _finished(words)
    if (
        _attributed(body, after)
        and (count >= 2 or finished)
        and not (count <= 3 and not finished and _names_theme(before))
    ):
        return "said-after"
    if _names_theme(before):
        return None
    announced = before.rstrip()
    if count >= 3 and announced.endswith(",") and (_ACCORDING().search(before) or _PASSIVE().search(before)):
        return "said-before"
    if count >= 4 and _says_directly(announced) and not words.istitle():
        return "said-before"
    if count >= 5 and announced.endswith(",") and _OBJECT_BEFORE().search(before) and _PERSONAL().search(words):
        return "said-before"
    if announced.endswith((",", ":")):
        verb = announced[:-1].rstrip()
        short = count == 2 and body[after : after + 1] in {".", "!"} and _ends_with(verb, SPEAKING)
        if short or ((count >= 3 or finished) and _ends_with(verb, _BEFORE)):
            return "said-before"
    if finished and count >= 3 and _ATTRIBUTED().match(body, after):
        return "attributed"
    if count >= (4 if finished else 5) and words[:1].isupper() and _starts_sentence(before):
        return "sentence"
    if count >= 5 and finished and announced.endswith(":"):
        return "colon"
    return None


def _names_theme(before: str) -> bool:
    """Tell whether `before` ends by announcing a theme or a title: `bertema`, `dengan tema kegiatan ini adalah:`."""
    before = before.rstrip()
    if before.endswith((",", ":")):
        before = before[:-1]
    for token in reversed(before.split()):
        word = folded(token)
        if word in _THEME:
            return True
        if word in _OF_THEME:
            continue
        word = _last_word(word)
        return word in _THEME or (word.endswith("nya") and word[:-3] in _THEME)
    return False


def _last_word(text: str) -> str:
    """Return the letters with which `text` ends; `yel-yel` is one word."""
    found = _LAST_WORD.search(text, max(0, text.rfind(" ")))
    return found.group() if found else ""


def _says_directly(before: str) -> bool:
    """Tell whether `before` ends with a verb of saying and no mark: `mengatakan`, `menyebut bahwa`, `menurut Budi`."""
    words = folded(before)
    *_, verb, that = "", "", *words.rsplit(None, 2)
    if _last_word(that) in _DIRECT or (that == "bahwa" and _last_word(verb) in SPEAKING):
        return True
    return "menurut" in words and _ACCORDING_TO().search(before) is not None


def _ends_with(before: str, words: Set[str]) -> bool:
    """Tell whether `before` ends with one of `words`, if only as the end of a word."""
    tail = folded(before[-_LONGEST:])
    return any(tail[at:] in words for at in range(len(tail)))


def _starts_sentence(before: str) -> bool:
    """Tell whether a sentence or a paragraph begins behind `before`."""
    return before in {"", "\n"} or before.endswith("\n\n") or before.rstrip().rstrip('”"’)')[-1:] in _STOPS
