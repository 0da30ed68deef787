"""Speakers: quotes and people joined. The one place where two fields meet."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from operator import itemgetter
from typing import Final

import regex

from kpuparse.extract.quotes import QuoteFind
from kpuparse.lexicon.speech import SAYING, SPEAKING
from kpuparse.patterns import LazyPattern, folded
from kpuparse.record import Person, Quote, Span

# The stop of a title or a short form (`kata Prof. Teguh`) ends no sentence; that of an acronym (`di TPS.`) does.
_STOP = regex.compile(
    r"(?<=[\p{Ll}\d)\"”’]|\p{Ll} \p{Lu}{3,5})"
    r"(?<!\b(?:Prof|Dr|Drs|Dra|Ir|Pol|Hj|Sdr|Sdri|Plt|Plh|Pj|Bpk|Kab|Moh|Muh|Ust|Pdt|Drg))[.!?][\"”]?(?=\s+[\p{Lu}“\"'’‘])|\n\n"
)
# Behind a degree (`Budi, S.STP. Dalam acara …`) a word tells that a sentence begins.
_OPENER = LazyPattern(
    r"\.\s+(?=(?:Dalam|Pada|Di|Selanjutnya|Sementara|Sedangkan|Selain|Kegiatan|Acara|Rapat|Ketua|Anggota|Sekretaris|Kepala|Kemudian"
    r"|Ia|Dia|Beliau|Menurut|Hadir|Turut|Adapun|Usai|Setelah|Sebelum|Melalui|Untuk|Dengan|Saat|Para|KPU)\b)"
)
# What stands behind a quotation: a verb of saying, and what follows it.
_NEXT_WORD = regex.compile(r"\s*+[,.;–-]?+\s*+(?P<word>\p{L}++)\s*+")
_WORD_LETTERS = LazyPattern(r"\p{L}++")
_PERSONAL: Final = frozenset({"dia", "ia", "beliau"})
_OPENS_CLAUSE: Final = frozenset("yang saat ketika lalu kemudian sementara sedangkan".split())
_VERB_STARTS: Final = ("me", "ber", "di")
_BY_NOBODY = LazyPattern(r"\s*+[,.;]?+\s*+(?:demikian|begitu)\b")
_SO = LazyPattern(
    r"(?i:demikian(?:lah)?(?-i:\s+\p{Ll}+){0,5}|begitu(?-i:\s+\p{Ll}+){0,2})(?:nya)?(?!\p{L})\s*+",
)
_TITLE = LazyPattern(
    r"\s*+(?:(?:Sementara(?:\s++itu)?|Sedangkan|Selanjutnya|Kemudian|Adapun|Sebaliknya),?+\s++)?"
    r"(?P<role>(?i:ketua|anggota|sekretaris|kepala|wakil|bupati|wali|walikota|gubernur|camat|lurah|kapol\p{L}+|dandim|rektor|dekan|direktur)\b)"
)
_NO_ROLE = LazyPattern(r"[.,;:!?\"“”\n]")
_VERB = LazyPattern(r"\s++(?P<word>\w++)")
_ROLE = LazyPattern(
    r"(?P<role>(?i:ketua|anggota|sekretaris|komisioner|kepala|ka|wakil|plt|bupati|wali)"
    r"\b[^.,;:!?\"“”\n]{0,90}?)(?:\s+(?:itu|ini|tersebut))?\s*(?:[.,;!?]|\n|$|\s(?:saat|ketika|usai|dalam|pada|di)\b)"
)
_PRONOUN = LazyPattern(r"\s*(?:Ia|Dia|Beliau)\b")
_BY_WORD = LazyPattern(r"\s*+,?+\s*+\p{Ll}{3,12}\s+")
_MEANT = LazyPattern(r"\b(?:itu|ini|tersebut)\b")
# `demikian pesan penutup dalam sambutan yang dibacakan`: the words of a speech that somebody else may have read out.
_OF_A_SPEECH = LazyPattern(r"\b(?:pesan|amanat|sambutan|petikan|pidato)")
_READ_OUT = LazyPattern(r"(?:dibacakan|disampaikan)(?:\s+oleh)?\s+(?:[^.,]{0,60},\s*)?$")
_COMPANY = LazyPattern(r"(?i)\b(?:bersama|didampingi|beserta)\b")
_WORD = regex.compile(r"\b\w++")
_BY = LazyPattern(r"\s+oleh\b")
_TOLD: Final = frozenset(
    """
    dikatakan disampaikan ditegaskan dijelaskan dipaparkan diungkapkan ditambahkan dituturkan diterangkan
    """.split()
)
# Verbs and nouns beside which their sentence's subject is a speaker.
_SUBJECT_WORDS: Final = SPEAKING | SAYING | _TOLD | {"pesan", "sambutan", "sambutannya", "menurut"}


def attribute(body: str, finds: list[QuoteFind], people: tuple[Person, ...]) -> tuple[Quote, ...]:
    """Return the quotes of a bulletin with their speakers, as the words around them say.

    After the closing mark: a name beside a verb of saying, or a pronoun (the person last speaking).
    Before the opening mark: the subject of the announcing verb. Else the person who last spoke, when the
    quotation goes on from another; else nobody.
    """
    if not finds:
        return ()
    mentions = [(s.start, s.end, p.name) for p in people for s in p.mentions if s.within == "body"]
    mentions.sort(key=itemgetter(0))
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
    title = _TITLE().match(body, sentence, find.start)
    if title is None or _first(mentions, sentence, find.start):
        return None
    ended = _NO_ROLE().search(body, title.end(), find.start)
    limit = min(title.end() + 60, ended.start() if ended else find.start)
    for verb in _VERB().finditer(body, title.end(), find.start):
        if verb.start() > limit:
            return None
        if verb["word"] in SPEAKING:
            return " ".join(body[title.start("role") : verb.start()].casefold().split())
    return None


_Mentions = list[tuple[int, int, str]]


def _role_behind(body: str, end: int, mentions: _Mentions) -> str | None:
    """Return the role by which alone the words are attributed: `“…,” ujar Ketua KPU Provinsi Papua.`; None without."""
    while end < len(body) and body[end] in "\"“”'’‘`":
        end += 1
    word = _NEXT_WORD.match(body, end)
    if word is None or word.end() == word.end("word") or folded(word["word"]) not in SAYING:
        return None
    said = _ROLE().match(body, word.end())
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
    word = _NEXT_WORD.match(body, after_at)
    by_pronoun = word is not None and _is_by_pronoun(body, word)
    name_at = _name_at(body, word) if word and not by_pronoun else None
    if name_at is None and not by_pronoun and find.rule == "attributed" and (verb := _BY_WORD().match(body, after_at)):
        name_at = verb.end()
    if name_at is not None:
        clause = _clause_end(body, after_at)
        named = _first(mentions, name_at - 1, min(clause, name_at + 160))
        if named:
            return named
        if _BY_NOBODY().match(body, after_at):
            if _OF_A_SPEECH().search(body, name_at - 1, min(clause, name_at + 60)):
                return _author(body, mentions, find.start)
            return None
        if _MEANT().search(body, name_at, min(clause, name_at + 80)):
            # `tutur mahasiswi asal Kotabaru itu`: who was named last.
            return _last(body, mentions, max(0, find.start - 900), find.start)
    sentence = _sentence_start(body, find.start)
    inner = max((m.end() for m in _OPENER().finditer(body, sentence, find.start)), default=sentence)
    before = _before(body, mentions, inner, find.start) or _before(body, mentions, sentence, find.start)
    if before:
        return before
    if by_pronoun:
        # `ungkapnya`, sometimes with the name in apposition: `ungkap dia, Budi,`
        return _last(body, mentions, max(0, sentence - 2000), find.start) or speaker
    if _continues(body, last_end, find.start):
        return speaker
    return _last_subject(body, mentions, sentence) if find.rule in {"sentence", "colon", "said-before"} else None


def _is_by_pronoun(body: str, word: regex.Match[str]) -> bool:
    """Tell whether the words at `word` attribute by a pronoun alone: `ujarnya`, `kata dia`."""
    verb = folded(word["word"])
    if verb.endswith("nya") and verb[:-3] in SAYING:
        return True
    if verb not in SAYING or word.end() == word.end("word"):
        return False
    following = _WORD_LETTERS().match(body, word.end())
    return following is not None and folded(following.group()) in _PERSONAL


def _name_at(body: str, word: regex.Match[str]) -> int | None:
    """Return where the speaker may be named behind the verb of saying at `word`; None where that is none."""
    verb = folded(word["word"])
    stem = verb[:-3] if word["word"].endswith("nya") else verb
    if verb in SAYING or verb == "menurut" or stem in SAYING or stem == "menurut":
        return word.end()
    so = _SO().match(body, word.start("word")) if verb.startswith(("demikian", "begitu")) else None
    return so.end() if so else None


def _author(body: str, mentions: _Mentions, end: int) -> str | None:
    """Return whose speech it is: the person last named before `end` who does not only read it out."""
    for start, _, name in reversed(mentions[: bisect_left(mentions, end, key=itemgetter(0))]):
        if start < end - 1200:
            return None
        if not _READ_OUT().search(body, max(0, start - 90), start):
            return name
    return None


def _clause_end(body: str, at: int) -> int:
    limit = min(len(body), at + 600)
    stop = _STOP.search(body, at, limit)
    return stop.end() if stop else limit


def _sentence_start(body: str, at: int) -> int:
    """Return where the sentence starts that ends at the quotation at `at`."""
    low, end = max(0, at - 500), at
    while True:
        end = max(body.rfind(mark, low, end) for mark in (".", "!", "?", "\n\n"))
        if end < 0:
            return low
        if stop := _STOP.match(body, end, at):
            return stop.end()


def _first(mentions: _Mentions, start: int, end: int) -> str | None:
    at = bisect_left(mentions, start, key=itemgetter(0))
    return mentions[at][2] if at < len(mentions) and mentions[at][0] < end else None


def _before(body: str, mentions: _Mentions, sentence: int, quote: int) -> str | None:
    """Return the subject of the sentence that announces the quotation."""
    verb = _subject_verb(body, sentence, quote)
    if verb is None:
        return None
    verb_at, verb_end = verb
    at = bisect_right(mentions, verb_at, key=itemgetter(0)) - 1
    if at >= 0 and mentions[at][0] >= sentence:
        return _host(body, mentions, sentence, at) or mentions[at][2]
    return _first(mentions, verb_end, quote)


def _subject_verb(body: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the first word stands between `start` and `end` whose subject is a speaker, or None."""
    for word in _WORD.finditer(body, start, end):
        verb = folded(word.group())
        if verb in _SUBJECT_WORDS:
            by = _BY().match(body, word.end(), end) if verb in _TOLD else None
            return word.start(), by.end() if by else word.end()
    return None


def _host(body: str, mentions: _Mentions, sentence: int, at: int) -> str | None:
    """`Rina, yang hadir bersama Budi, menyebut`: the one in whose company the mention `at` stands, or None."""
    cues = list(_COMPANY().finditer(body, sentence, mentions[at][0]))
    if not cues:
        return None
    cue = cues[-1]
    first = bisect_left(mentions, cue.end(), key=itemgetter(0))
    host = bisect_right(mentions, cue.start(), key=itemgetter(0)) - 1
    if host < 0 or mentions[host][0] < sentence:
        return None
    company = first == at or body.startswith(",", mentions[at][1]) or _one_list(body, mentions, first, at)
    return mentions[host][2] if company else None


def _one_list(body: str, mentions: _Mentions, first: int, last: int) -> bool:
    """`Budi, Sari, dan Sekretaris, Wati`: nothing but names, roles and what joins them stands between two mentions."""
    between = body[mentions[first][1] : mentions[last][0]].split()
    return not any(word in _OPENS_CLAUSE or word.startswith(_VERB_STARTS) for word in between)


def _last(body: str, mentions: _Mentions, start: int, end: int) -> str | None:
    """Return the person last named between `start` and `end`."""
    at = bisect_left(mentions, end, key=itemgetter(0)) - 1
    if at < 0 or mentions[at][0] < start:
        return None
    # One letter of the name shows that a sentence begins with it.
    sentence = _sentence_start(body, mentions[at][0] + 1)
    verb = _subject_verb(body, sentence, mentions[at][0])
    # `Rina Wati menyampaikan pesan Budi. “…,” ujarnya.`: not the one of whom she spoke, if he says nothing.
    if verb and (". " in body[verb[1] : mentions[at][0]] or _subject_verb(body, mentions[at][1], end)):
        verb = None
    said = bisect_right(mentions, verb[0], key=itemgetter(0)) - 1 if verb else -1
    if said >= 0 and mentions[said][0] >= sentence:
        at = said
    return _host(body, mentions, sentence, at) or mentions[at][2]


def _last_subject(body: str, mentions: _Mentions, end: int) -> str | None:
    """Return who speaks in the sentence right before the one that is all quotation."""
    start = _sentence_start(body, max(0, end - 3))
    verb = _subject_verb(body, start, end)
    if verb is None:
        return None
    verb_at, verb_end = verb
    at = bisect_right(mentions, verb_at, key=itemgetter(0)) - 1
    if at >= 0 and mentions[at][0] >= start:
        return mentions[at][2]
    if _PRONOUN().match(body, start, verb_at):
        # `Dia juga berpesan agar … . “…”`
        return _last(body, mentions, max(0, start - 900), start)
    # `Menurut Budi, data itu penting. "…"`, `Petugas, kata Budi, siap. "…"`
    verb_word = body[verb_at:verb_end].casefold()
    named = verb_word in SAYING or verb_word == "menurut"
    return _first(mentions, verb_end, min(end, verb_end + 100)) if named else None


def _continues(body: str, last_end: int, start: int) -> bool:
    """Tell whether a quotation goes on from the one before: nothing but its attribution stands between."""
    return last_end > 0 and start - last_end < 60 and body.count(".", last_end, start) <= 2
