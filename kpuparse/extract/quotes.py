"""Quotes: direct speech between quotation marks. Themes, titles and names in marks are not speech."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import regex

from kpuparse.lexicon.speech import SAYING, SPEAKING
from kpuparse.patterns import any_of

_CLOSERS: Final = {'"': '"”“', "“": '”"“', "”": '”"', "‘": "’'", "'": "'’", "’": "’'", "„": '”“"', "«": "»"}
# A mark that opens: behind a blank or a bracket, before a word (perhaps with a blank between), or glued to a
# sentence's end before a capital. A mark glued to what is before it and followed by a blank closes.
_OPEN = regex.compile(
    r"(?<![^\s(\[–—-])(?:''|‘‘|’’|‘’|``|[\"“”„«‘']|’(?=\p{Lu}))(?=\s?[\p{L}\d(\[….'‘“])|(?<=[.,:?!])[\"“](?=\p{Lu})"
)
_SAID = any_of(SAYING)
# `,” ujar Budi`, `." katanya`, `”, tutur`, `"kata`, `"demikian`
_AFTER = regex.compile(
    rf"\s*+[,.;–-]?+\s*+(?:(?:begitu|demikian)(?:\s*+,\s++|\s++)(?:yang\s+)?(?:{_SAID}|disampaikan|dikatakan|dijelaskan|diungkapkan|ditegaskan|pesan|penegasan|pernyataan|salah)"
    # `… bangsa.” Harapan kami`: with a capital these open a sentence of their own.
    rf"|demikian\b|begitu\b|(?!Harapan|Pesan|Cerita|Kisah|Komentar|Saran|Usul)(?i:{_SAID})(?:nya)?(?!\p{{L}})"
    rf"|(?:dengan|sambil|seraya)\s|(?:Ia|Dia|Beliau)\s+(?:menambahkan|melanjutkan))"
)
# Any other short verb between the closing mark and a name, after speech that ends with a comma or a stop.
_ATTRIBUTED = regex.compile(r"\s*+,?+\s*+\p{Ll}{3,12}(?:nya)?\s+(?:\p{Lu}\p{Ll}|dia\b|ia\b|beliau\b|\p{Ll}+\s+\p{Lu})")
_BEFORE = regex.compile(
    rf"(?i:(?:{any_of(SPEAKING)}|{_SAID}(?:nya|an)?|berbunyi|bahwa|pesannya|ungkapan|pertanyaan(?:nya)?|pernyataan(?:nya)?|sambutannya|kalimat|seruan|kutipan|"
    r"yaitu|yakni|berikut|amanat(?:nya)?|lantang|singkat|pesan))\s*[,:]\s*$"
)
# `Sekar berpesan, "Jaga netralitas".`: a verb of saying, for which two words are enough.
_VERB_BEFORE = regex.compile(rf"(?i:{any_of(SPEAKING)})\s*[,:]\s*$")
# `Menurut Ketua KPU Kotabaru, Budi Laksana, "Data harus mutakhir."`
_ACCORDING = regex.compile(r"\b[Mm]enurut\s[^.;:!?\"“”]{3,75},\s*$")
# `Budi mengatakan “kita harus …”`, `menyampaikan bahwa “kami …”`: speech without a comma before it.
_DIRECT = regex.compile(
    r"(?i)(?<!\p{L})(?:(?:mengatakan|menyampaikan|menuturkan|menegaskan|menjelaskan|menambahkan|menerangkan|mengungkapkan|menyatakan"
    r"|memaparkan|berkata|berpesan|berujar|berharap)"
    rf"|(?:{any_of(SPEAKING)})\s+bahwa"
    r"|menurut\s(?-i:(?:\p{Lu}[\p{L}.]*\s?){1,6}))\s*$"
)
# `Dikatakan Budi, “…”`, `Kata Rina Wati, “…”`
_PASSIVE = regex.compile(
    r"(?i)(?<!\p{L})(?:di(?:katakan|sampaikan|tegaskan|jelaskan|paparkan|ungkapkan|tambahkan|tuturkan|terangkan|sebutkan)|kata|ujar|tutur|ucap|ungkap)"
    r"\s(?:oleh\s)?(?-i:\p{Lu})[^.;:!?\"“”]{1,70},\s*$"
)
# `menyampaikan terima kasih, “kami yakin …”`: speech behind the object of a verb of saying.
_OBJECT_BEFORE = regex.compile(
    r"(?i)(?<!\p{L})(?:mengatakan|menyampaikan|menjelaskan|menegaskan|mengingatkan|menambahkan|mengajak|berpesan)"
    r"\s(?:[\p{L}-]+\s?){1,8},\s*$"
)
# Where reported speech goes on in the author's words behind a mark that was never closed.
_REPORT = regex.compile(
    r"(?<=[.!?])\s+(?=(?:Dalam\s+(?:kesempatan|kegiatan|acara|sambutan)|Pada\s+kesempatan|Selain\s+itu|Sementara(?:\s+itu)?|Selanjutnya|Kegiatan\s+ini"
    r"|Acara\s+ini|Ketua\s+KPU|Anggota\s+KPU|Hadir\s|Turut\s+hadir|Usai\s)\b)"
)
_SAID_NEXT = regex.compile(
    rf"[,.!?]\s*(?=(?i:{_SAID})(?:nya)?(?!\p{{L}})|(?:demikian|begitu)\s+(?:yang\s+)?di\p{{Ll}}+kan\b)"
)
# Another opening mark behind a sentence: the words before it are over.
_AGAIN = regex.compile(r"(?<=[.!?])\s+“(?=\p{Lu})")
_COLON = regex.compile(r"[:]\s*$")
# What announces a theme or a title, not speech.
_THEME = regex.compile(
    r"(?i)(?<!\p{L})(?:tema|bertema|bertemakan|tajuk|bertajuk|judul|berjudul|bertuliskan|slogan|tagline|jargon|moto|motto|istilah|disebut|sebutan|dikenal|"
    r"bernama|nama|kata|program|acara|kegiatan|lagu|buku|film|aplikasi|mars|kategori|materi|tentang|mengenai|topik|webinar|seminar|frasa|"
    r"semboyan|yel-yel|tulisan|subtema|mengusung|mengangkat|podcast|talkshow|konsep|prinsip|gerakan|gelar|predikat|penghargaan|diskusi|forum|rubrik)"
    r"(?:nya)?(?:\s+(?:besar|utama|tersebut|adalah|yaitu|yakni|kegiatan|acara|ini|dengan|sebagai))*+\s*+[,:]?+\s*+$"
)
# Words of somebody who speaks of or to people present.
_PERSONAL = regex.compile(r"(?i)\b(?:kami|kita|saya|aku|anda|kalian|bapak|ibu|mari|jangan)\b")
_SENTENCE = regex.compile(r"[.!?,…]\s*$")
_STARTS_SENTENCE = regex.compile(r"(?:^|[.!?…][”\"’)]*\s*|\n\n)$")
_CLOSE_LIMIT: Final = 2500


@dataclass(frozen=True, slots=True)
class QuoteFind:
    """Direct speech: where its words stand (without the marks), and whether a mark closes it."""

    start: int
    end: int
    closed: bool
    rule: str


def find_quotes(body: str) -> list[QuoteFind]:
    """Return the direct speech in `body`, in order, without overlaps."""
    finds: list[QuoteFind] = []
    at = 0
    while mark := _OPEN.search(body, at):
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


def _closing(body: str, opener: str, start: int, limit: int) -> tuple[int, int] | None:
    """Return where the closing mark for `opener` stands and ends, or None."""
    if len(opener) == 2:
        pattern = r"''|’’|‘’|``|[”\"]"
    else:
        pattern = "[" + regex.escape(_CLOSERS[opener]) + "]"
        if opener in "'‘’":
            pattern += r"|(?<=[.,!?…])[\"”]"
        if opener in '“"”':
            pattern += rf"|(?<=[.,!?…])(?:''|’’|[’'])(?!\p{{L}})|[’'](?=\s*,?\s*(?:{_SAID})(?:nya)?\b)"
    depth = 0
    for mark in regex.finditer(pattern, body[start:limit]):
        at = start + mark.start()
        following = body[at + len(mark.group()) : at + len(mark.group()) + 1]
        if mark.group() == "“":
            # Another opening mark: nested when a word follows at once, else a slip for a closing mark.
            if following.isalnum() and body[at - 1] in " (":
                depth += 1
                continue
        elif mark.group() in "'’" and body[at - 1].isalpha() and following.isalpha():
            continue
        elif mark.group() == '"' and opener == '"' and body[at - 1] == " " and following.isalnum():
            # A straight mark that opens a nested quotation; its closing mark is skipped with it.
            if not _AFTER.match(body, at + 1):
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
    said = _SAID_NEXT.search(body[start:limit])
    again = _AGAIN.search(body, start, said.end() + start if said else limit)
    report = _REPORT.search(body, start, limit)
    end = start + said.start() + 1 if said else report.start() if report else limit
    end = min(end, again.start()) if again else end
    if end - start < 12:
        return None
    return start, _trim_end(body, start, end), end, False


def _trim_end(body: str, start: int, end: int) -> int:
    while end > start and body[end - 1] == " ":
        end -= 1
    return end


def _goes_on(body: str, finds: list[QuoteFind], mark_at: int, start: int, end: int) -> str | None:
    """`"…," ujar Budi. "Jangan menunggu."`, `"…," ujar Budi, "dan …"`: the quotation before goes on."""
    if not finds or mark_at - finds[-1].end > 90 or not _SENTENCE.search(body[start:end]):
        return None
    between = body[finds[-1].end : mark_at]
    said = _AFTER.match(between.lstrip("\"“”'’‘"))
    return "goes-on" if said and regex.search(r"[,.]\s*$", between) and between.count(".") < 3 else None


def _speech_rule(body: str, mark_at: int, start: int, end: int, after: int) -> str | None:
    """Return the rule by which the words between marks are direct speech, or None where they are not."""
    words = body[start:end]
    count = len(words.split())
    before = body[max(0, mark_at - 80) : mark_at]
    if not count:
        return None
    if (
        _AFTER.match(body, after)
        and not (count <= 3 and not _SENTENCE.search(words) and _THEME.search(before))
        and (count >= 2 or _SENTENCE.search(words))
    ):
        return "said-after"
    if _THEME.search(before):
        return None
    if count >= 3 and (_ACCORDING.search(before) or _PASSIVE.search(before)):
        return "said-before"
    if count >= 4 and _DIRECT.search(before) and not words.istitle():
        return "said-before"
    if count >= 5 and _OBJECT_BEFORE.search(before) and _PERSONAL.search(words):
        return "said-before"
    short = count == 2 and body[after : after + 1] in {".", "!"} and _VERB_BEFORE.search(before)
    if short or (_BEFORE.search(before) and (count >= 3 or _SENTENCE.search(words))):
        return "said-before"
    if _SENTENCE.search(words) and count >= 3 and _ATTRIBUTED.match(body, after):
        return "attributed"
    opens = _STARTS_SENTENCE.search(before) is not None
    if opens and count >= (4 if _SENTENCE.search(words) else 5) and words[:1].isupper():
        return "sentence"
    if _COLON.search(before) and count >= 5 and _SENTENCE.search(words):
        return "colon"
    return None
