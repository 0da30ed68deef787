"""Speakers: quotes and people joined. The one place where two fields meet."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import Final

import regex

from kpuparse.extract.quotes import QuoteFind
from kpuparse.lexicon.speech import SAYING, SPEAKING
from kpuparse.patterns import any_of
from kpuparse.record import Person, Quote, Span

_SAID: Final = any_of(SAYING)
# The stop of a title or a short form (`kata Prof. Teguh`) ends no sentence.
_STOP = regex.compile(
    r"(?<=[\p{Ll}\d)\"”’])(?<!\b(?:Prof|Dr|Drs|Dra|Ir|Pol|Hj|Sdr|Sdri|Plt|Plh|Pj|Bpk|Kab|Moh|Muh|Ust|Pdt|Drg))[.!?](?=\s+[\p{Lu}“\"'’‘])|\n\n"
)
# Behind a degree (`Budi, S.STP. Dalam acara …`) a word tells that a sentence begins.
_OPENER = regex.compile(
    r"\.\s+(?=(?:Dalam|Pada|Di|Selanjutnya|Sementara|Sedangkan|Selain|Kegiatan|Acara|Rapat|Ketua|Anggota|Sekretaris|Kepala|Kemudian"
    r"|Ia|Dia|Beliau|Menurut|Hadir|Turut|Adapun|Usai|Setelah|Sebelum|Melalui|Untuk|Dengan|Saat|Para|KPU)\b)"
)
_BY_PRONOUN = regex.compile(rf"\s*+[,.;–-]?+\s*+(?i:(?:{_SAID})nya|(?:{_SAID})\s+(?:dia|ia|beliau))(?!\p{{L}})")
_BY_NOBODY = regex.compile(r"\s*+[,.;]?+\s*+(?:demikian|begitu)\b")
_BY_NAME = regex.compile(
    rf"\s*+[,.;–-]?+\s*+(?i:(?:{_SAID})|menurut|demikian(?:lah)?(?-i:\s+\p{{Ll}}+){{0,5}}|begitu(?-i:\s+\p{{Ll}}+){{0,2}})(?:nya)?(?!\p{{L}})\s*+"
)
_TITLED = regex.compile(
    rf"\s*+(?:(?:Sementara(?:\s++itu)?|Sedangkan|Selanjutnya|Kemudian|Adapun|Sebaliknya),?+\s++)?"
    rf"(?P<role>(?i:ketua|anggota|sekretaris|kepala|wakil|bupati|wali|walikota|gubernur|camat|lurah|kapol\p{{L}}+|dandim|rektor|dekan|direktur)"
    rf"\b[^.,;:!?\"“”\n]{{0,60}}?)\s+(?:{any_of(SPEAKING)})\b"
)
_BY_ROLE = regex.compile(
    rf"\s*+[,.;–-]?+\s*+(?i:(?:{_SAID}))\s++(?P<role>(?i:ketua|anggota|sekretaris|komisioner|kepala|ka|wakil|plt|bupati|wali)"
    r"\b[^.,;:!?\"“”\n]{0,90}?)(?:\s+(?:itu|ini|tersebut))?\s*(?:[.,;!?]|\n|$|\s(?:saat|ketika|usai|dalam|pada|di)\b)"
)
_PRONOUN = regex.compile(r"\s*(?:Ia|Dia|Beliau)\b")
_BY_WORD = regex.compile(r"\s*+,?+\s*+\p{Ll}{3,12}\s+")
_MEANT = regex.compile(r"\b(?:itu|ini|tersebut)\b")
# `demikian pesan penutup dalam sambutan yang dibacakan`: the words of a speech that somebody else may have read out.
_OF_A_SPEECH = regex.compile(r"\b(?:pesan|amanat|sambutan|petikan|pidato)")
_READ_OUT = regex.compile(r"(?:dibacakan|disampaikan)(?:\s+oleh)?\s+(?:[^.,]{0,60},\s*)?$")
_COMPANY = regex.compile(r"(?i)\b(?:bersama|didampingi|beserta)\b")
_SUBJECT = regex.compile(
    rf"(?i)\b(?:{any_of(SPEAKING | SAYING)}|pesan|sambutan(?:nya)?|menurut"
    r"|di(?:katakan|sampaikan|tegaskan|jelaskan|paparkan|ungkapkan|tambahkan|tuturkan|terangkan)(?:\s+oleh)?)\b"
)


def attribute(body: str, finds: list[QuoteFind], people: tuple[Person, ...]) -> tuple[Quote, ...]:
    """Return the quotes of a bulletin with their speakers, as the words around them say.

    After the closing mark: a name beside a verb of saying, or a pronoun (the person last speaking).
    Before the opening mark: the subject of the announcing verb. Else the person who last spoke, when the
    quotation goes on from another; else nobody.
    """
    mentions = sorted(
        ((s.start, s.end, p.name) for p in people for s in p.mentions if s.within == "body"),
        key=lambda m: m[0],
    )
    holders = [(r.text.casefold(), p.name) for p in people for r in p.roles]
    quotes: list[Quote] = []
    speaker: str | None = None
    last_end = 0
    for find in finds:
        role = _role_behind(body, find.end, mentions)
        subject = None if role else _titled_subject(body, find, mentions)
        wanted = role or subject
        named = _holder(wanted, holders) if wanted else _speaker(body, find, mentions, speaker, last_end)
        quotes.append(Quote(body[find.start : find.end], named, Span("body", find.start, find.end), find.rule))
        speaker = named or speaker
        last_end = find.end
    return tuple(_shared(body, quotes))


def _shared(body: str, quotes: list[Quote]) -> list[Quote]:
    """Return the quotes, of which those right before another (`“…” “…,” ujar Budi`) have its speaker."""
    given = list(quotes)
    for at in range(len(given) - 2, -1, -1):
        between = body[given[at].span.end : given[at + 1].span.start]
        if given[at].speaker is None and not between.strip(" \"“”'’‘`"):
            given[at] = replace(given[at], speaker=given[at + 1].speaker)
    return given


def _titled_subject(body: str, find: QuoteFind, mentions: _Mentions) -> str | None:
    """`Bupati menyampaikan “…”`: the position that is the subject of the sentence before the words, or None."""
    if find.rule != "said-before":
        return None
    sentence = _sentence_start(body, find.start)
    found = _TITLED.match(body, sentence, find.start)
    if found is None or _first(mentions, sentence, find.start):
        return None
    return " ".join(found["role"].casefold().split())


_Mentions = list[tuple[int, int, str]]


def _role_behind(body: str, end: int, mentions: _Mentions) -> str | None:
    """Return the role by which alone the words are attributed: `“…,” ujar Ketua KPU Provinsi Papua.`; None without."""
    while end < len(body) and body[end] in "\"“”'’‘`":
        end += 1
    said = _BY_ROLE.match(body, end)
    if said is None or _first(mentions, end, min(_clause_end(body, end), said.end() + 160)):
        return None
    return " ".join(said["role"].casefold().split())


def _holder(wanted: str, holders: list[tuple[str, str]]) -> str | None:
    """Return the one person whose role `wanted` is, or with whose role it begins; None where there is no such one."""
    found = {name for role, name in holders if role == wanted or role.startswith(wanted + " ")}
    return found.pop() if len(found) == 1 else None


def _speaker(body: str, find: QuoteFind, mentions: _Mentions, speaker: str | None, last_end: int) -> str | None:
    after_at = find.end
    while after_at < len(body) and body[after_at] in "\"“”'’‘`":
        after_at += 1
    clause = _clause_end(body, after_at)
    by_pronoun = _BY_PRONOUN.match(body, after_at)
    by_name = _BY_NAME.match(body, after_at) or (_BY_WORD.match(body, after_at) if find.rule == "attributed" else None)
    if by_name and not by_pronoun:
        named = _first(mentions, by_name.end() - 1, min(clause, by_name.end() + 160))
        if named:
            return named
        if _BY_NOBODY.match(body, after_at):
            if _OF_A_SPEECH.search(body, by_name.end() - 1, min(clause, by_name.end() + 60)):
                return _author(body, mentions, find.start)
            return None
        if _MEANT.search(body, by_name.end(), min(clause, by_name.end() + 80)):
            # `tutur mahasiswi asal Kotabaru itu`: who was named last.
            return _last(body, mentions, max(0, find.start - 900), find.start)
    sentence = _sentence_start(body, find.start)
    inner = max((m.end() for m in _OPENER.finditer(body, sentence, find.start)), default=sentence)
    before = _before(body, mentions, inner, find.start) or _before(body, mentions, sentence, find.start)
    if before:
        return before
    if by_pronoun:
        # `ungkapnya`, sometimes with the name in apposition: `ungkap dia, Budi,`
        return _last(body, mentions, max(0, sentence - 2000), find.start) or speaker
    if _continues(body, last_end, find.start):
        return speaker
    return _last_subject(body, mentions, sentence) if find.rule in {"sentence", "colon", "said-before"} else None


def _author(body: str, mentions: _Mentions, end: int) -> str | None:
    """Return whose speech it is: the person last named before `end` who does not only read it out."""
    for start, _, name in reversed(mentions[: bisect_left(mentions, end, key=lambda m: m[0])]):
        if start < end - 1200:
            return None
        if not _READ_OUT.search(body, max(0, start - 90), start):
            return name
    return None


def _clause_end(body: str, at: int) -> int:
    limit = min(len(body), at + 600)
    stop = _STOP.search(body, at, limit)
    return stop.end() if stop else limit


def _sentence_start(body: str, at: int) -> int:
    """Return where the sentence starts that ends at the quotation at `at`."""
    start = max(0, at - 500)
    for stop in _STOP.finditer(body, start, at):
        start = stop.end()
    return start


def _first(mentions: _Mentions, start: int, end: int) -> str | None:
    at = bisect_left(mentions, start, key=lambda m: m[0])
    return mentions[at][2] if at < len(mentions) and mentions[at][0] < end else None


def _before(body: str, mentions: _Mentions, sentence: int, quote: int) -> str | None:
    """Return the subject of the sentence that announces the quotation."""
    verb = None
    for found in _SUBJECT.finditer(body, sentence, quote):
        verb = found
        break
    if verb is None:
        return None
    at = bisect_right(mentions, verb.start(), key=lambda m: m[0]) - 1
    if at >= 0 and mentions[at][0] >= sentence:
        return _host(body, mentions, sentence, at) or mentions[at][2]
    return _first(mentions, verb.end(), quote)


def _host(body: str, mentions: _Mentions, sentence: int, at: int) -> str | None:
    """`Rina, yang hadir bersama Budi, menyebut`: the one in whose company the mention `at` stands, or None."""
    cues = list(_COMPANY.finditer(body, sentence, mentions[at][0]))
    if not cues:
        return None
    cue = cues[-1]
    first = bisect_left(mentions, cue.end(), key=lambda m: m[0])
    host = bisect_right(mentions, cue.start(), key=lambda m: m[0]) - 1
    if host < 0 or mentions[host][0] < sentence or not (first == at or body.startswith(",", mentions[at][1])):
        return None
    return mentions[host][2]


def _last(body: str, mentions: _Mentions, start: int, end: int) -> str | None:
    """Return the person last named between `start` and `end`."""
    at = bisect_left(mentions, end, key=lambda m: m[0]) - 1
    if at < 0 or mentions[at][0] < start:
        return None
    return _host(body, mentions, _sentence_start(body, mentions[at][0]), at) or mentions[at][2]


def _last_subject(body: str, mentions: _Mentions, end: int) -> str | None:
    """Return who speaks in the sentence right before the one that is all quotation."""
    start = _sentence_start(body, max(0, end - 3))
    verb = _SUBJECT.search(body, start, end)
    if not verb:
        return None
    at = bisect_right(mentions, verb.start(), key=lambda m: m[0]) - 1
    if at >= 0 and mentions[at][0] >= start:
        return mentions[at][2]
    if _PRONOUN.match(body, start, verb.start()):
        # `Dia juga berpesan agar … . “…”`
        return _last(body, mentions, max(0, start - 900), start)
    # `Menurut Budi, data itu penting. "…"`, `Petugas, kata Budi, siap. "…"`
    named = verb.group().casefold() in SAYING | {"menurut"}
    return _first(mentions, verb.end(), min(end, verb.end() + 100)) if named else None


def _continues(body: str, last_end: int, start: int) -> bool:
    """Tell whether a quotation goes on from the one before: nothing but its attribution stands between."""
    return last_end > 0 and start - last_end < 60 and body.count(".", last_end, start) <= 2
