"""Names: where a personal name starts and ends, with its honorifics and degrees."""

from __future__ import annotations

from typing import Final

import regex

from kpuparse.extract.people.degrees import Degrees, degree_at, degrees_behind, may_be_degree
from kpuparse.extract.people.tokens import BLOCKED, DEGREE, ENDS, MARK, MENTION, NAME, PLAIN, TITLE, Token, Tokens
from kpuparse.lexicon import areas, calendar, roles
from kpuparse.lexicon.areas import fold
from kpuparse.lexicon.cues import BEFORE_FIRST
from kpuparse.lexicon.names import (
    AMBIGUOUS,
    BALINESE,
    BATAK,
    GIVEN,
    HONORIFICS,
    LAST_WORDS,
    NEVER,
    PARTICLES,
    RANK_TAILS,
    SOCIETIES,
    THINGS,
    WHOLE_HONORIFICS,
)
from kpuparse.lexicon.speech import SAYING, SPEAKING

WORD_LIMIT: Final = 7
HONORIFIC_LIMIT: Final = 8


_VERB_STARTS: Final = ("memen", "menet", "meny", "meng", "memb", "memp", "ditet", "dinya", "bert")

_PASSIVE_STARTS: Final = tuple("ter ber diba dida dihad dila dime disa diwak diwar diwaj diwaw".split())

_POSITIONS: Final = roles.SINGLE | roles.SHARED
_OTHER_KINDS: Final = (
    _POSITIONS
    | roles.ORGANIZATIONS
    | roles.ACTING
    | roles.FORMER
    | areas.AREA_KINDS
    | SPEAKING
    | THINGS
    | frozenset(calendar.WEEKDAYS)
)
_COMMON: Final = NEVER | roles.MODIFIERS
_BLOCKED: Final = (_OTHER_KINDS | _COMMON | {m for m in calendar.MONTHS if len(m) > 3}) - GIVEN
_NO_NAME: Final = _OTHER_KINDS | frozenset(calendar.MONTHS)


class NameFind:
    """A name: its tokens `first:last` (honorifics and degrees included) and its place without them.

    `given` tells whether one of its folded `words` is a known given or family name.
    """

    __slots__ = ("degrees", "end", "first", "given", "honorifics", "last", "start", "words")

    def __init__(
        self,
        first: int,
        last: int,
        start: int,
        end: int,
        words: tuple[str, ...],
        honorifics: tuple[str, ...] = (),
        degrees: tuple[str, ...] = (),
    ) -> None:
        self.first = first
        self.last = last
        self.start = start
        self.end = end
        self.words = words
        self.honorifics = honorifics
        self.degrees = degrees
        # `Tanjung` is one behind another word.
        self.given = not GIVEN.isdisjoint(words[1:] if words[0] == "tanjung" else words)


def blocked(token: Token) -> bool:
    """Tell whether a capitalised word cannot be part of a personal name."""
    if token.kinds & MENTION:
        return token.kinds & BLOCKED > 0
    return _is_blocked(token.text, token.folded)


def _is_blocked(text: str, word: str) -> bool:
    if word in _BLOCKED:
        return True
    if word in GIVEN:
        return False
    long = len(word) > 6
    if long and (
        word.startswith(_PASSIVE_STARTS) or word.endswith("kan") or (word.startswith("di") and word.endswith("nya"))
    ):
        return True
    if long and word.endswith("nya") and word[:-3] in _BLOCKED:
        # `Kuasa Hukumnya`
        return True
    if not text[1:].islower():
        capitals = text.isupper()
        if not capitals and sum(map(str.isupper, text)) > 2:
            # `PHPKada`, `PPKom`
            return True
        if capitals and len(text) > 6 and word.startswith(_VERB_STARTS):
            # `dinyatakan MEMENUHI SYARAT`
            return True
    half, dash, other = word.partition("-")
    # `Ibu-ibu`, `Se-Kabupaten`
    return bool(dash and (half == other or half in _PREFIXES)) or roles.is_nominal(word)


_PREFIXES: Final = frozenset({"se", "ke", "per", "pra", "non"})


def name_kinds(text: str, word: str, cap: bool) -> int:
    """Return what a word, folded `word`, is by itself to names."""
    title = word in HONORIFICS
    # `K.H.` is four tokens.
    titles = TITLE * (title or text == "K")
    if not cap and not text.isupper():
        if not text[0].isalnum():
            return NAME * title | titles | MARK
        return NAME * title | titles | ENDS * (word not in PARTICLES)
    never = _is_blocked(text, word)
    if not cap:
        return NAME * title | titles | BLOCKED * never
    everyday, short, degree = word in AMBIGUOUS, len(text) == 1, may_be_degree(text)
    special = everyday or short or never or degree or (title and word not in GIVEN) or text.isupper()
    opens = title or short or everyday or not never
    return NAME * opens | titles | BLOCKED * never | PLAIN * (not special) | DEGREE * degree


def read_name(text: str, tokens: Tokens, at: int) -> NameFind | None:
    """Return the name that starts at the token `at`, or None where none does."""
    if at >= (size := len(tokens)) or not (kinds := (opener := tokens[at]).kinds) & NAME:
        return None
    if kinds & PLAIN and at + 1 < size and tokens[at + 1].kinds & ENDS:
        # `Notula disusun`, `Budi hadir`: one word, as most are.
        return NameFind(at, at + 1, tokens.starts[at], tokens.end(at), (opener.folded,))
    honorifics, here = _honorifics(text, tokens, at) if kinds & TITLE else ((), at)
    words: list[str] = []
    first, looked, full, titles = here, here, 0, None
    while here < size and len(words) < WORD_LIMIT:
        token = tokens[here]
        kinds, word = token.kinds, token.folded
        if kinds & PLAIN:
            words.append(word)
            full += 1
            here += 1
            if here < size and tokens[here].text == ".":
                here += _keeps_stop(tokens, here, full)
            continue
        cap = token.cap
        if not full and (
            not cap or _is_degree(text, tokens, here) or _is_address(tokens, here, titled=bool(honorifics))
        ):
            return None
        if cap and word in AMBIGUOUS and (width := _everyday(tokens, here, len(words), titled=bool(honorifics))):
            words += [t.folded for t in tokens[here : here + width]]
            full += width
            here += width
            continue
        if full:
            looked, ends = here, kinds & ENDS
            titles = None if ends else _degrees_before(text, tokens, here)
            if ends or titles is not None or kinds & MARK:
                break
        if cap and len(token.text) == 1:
            if not _is_initial(tokens, here, full):
                break
            words.append(word)
            here += 2 if here + 1 < len(tokens) and tokens[here + 1].text == "." else 1
        elif cap and _is_name_word(text, tokens, here, full, titled=bool(honorifics)):
            if full and word in HONORIFICS and word not in _INSIDE and len(word) > 2:
                break
            words.append(word)
            full += 1
            here += 1 + _keeps_stop(tokens, here + 1, full)
        elif full and (behind := _past_number_or_particle(tokens, here)):
            words += [word] if behind == here + 1 else [word, tokens[behind - 1].folded]
            here = behind
        else:
            break
    if not full:
        return None
    # The stop behind a last initial is the sentence's, unless the sentence goes on.
    if tokens[here - 1].text == "." and (here >= size or tokens[here].cap):
        here -= 1
    if looked != here:
        titles = _degrees_before(text, tokens, here)
    last = here if titles is None else _past(tokens, here, titles.end)
    return NameFind(
        at,
        last,
        tokens.starts[first],
        tokens.end(here - 1),
        tuple(words),
        honorifics,
        titles.titles if titles else (),
    )


def _is_address(tokens: Tokens, at: int, *, titled: bool) -> bool:
    """`di posisi Bapak Ibu`, `kata Ibu`: a word by which somebody is addressed, without a name."""
    word = tokens[at].folded
    return word in WHOLE_HONORIFICS and (titled or (word not in GIVEN and _alone(tokens, at)))


def _everyday(tokens: Tokens, at: int, before: int, *, titled: bool) -> int:
    """Return how many everyday words at `at` are a name's behind so many others: `Anak Agung`, `Setia`, or none."""
    if tokens[at].folded == "anak" and at + 1 < len(tokens) and tokens[at + 1].text in {"Agung", "AGUNG"}:
        return 2
    return int(before < 6 and (before > 0 or _starts_name(tokens, at) or (titled and _alone(tokens, at))))


def _is_name_word(text: str, tokens: Tokens, at: int, full: int, *, titled: bool) -> bool:
    """Tell whether a word with a capital belongs to a name with so many full words before it."""
    token = tokens[at]
    if blocked(token) and not (full and (_before_degree(text, tokens, at) or _ends_name(tokens, at))):
        return False
    return (
        not _is_acronym(token, tokens, at, full)
        or (titled and _titled_capitals(token))
        or (not full and _run_together(tokens, at, titled=titled))
    )


def _keeps_stop(tokens: Tokens, at: int, full: int) -> bool:
    """`Moh. Ali`, `Abd. Rahman`, `St. Aisyah`: the stop at `at` is that of a shortened name."""
    if at + 1 >= len(tokens) or tokens[at].text != ".":
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    return (
        tokens.joined(at)
        and (before.folded in _SHORTENED or (full > 1 and len(before.text) <= 2))
        and (after.cap or after.folded in PARTICLES)
        and not blocked(after)
    )


# Numbers of princes and of those named like their fathers: `Hamengkubuwono IX`.
_REGNAL: Final = frozenset("II III IV VI VII VIII IX XI XII XIII XIV".split())
_SHORTENED: Final = frozenset(
    "moh muh muhd mohd moch mokh much abd ahm st fx th ach md ag yoh ant hi br gde gst tb dt rg".split()
)


# Honorifics that stand inside a name as well: `Raja Haji Daeng Patta`.
_INSIDE: Final = GIVEN | {"haji"}


def _run_together(tokens: Tokens, at: int, *, titled: bool) -> bool:
    """`Bapak MJ Trisno`, `, MJ Budi`: two initials run together before a name, behind a title or a comma."""
    if len(tokens[at].text) != 2 or at + 1 >= len(tokens) or not tokens[at + 1].cap:
        return False
    after = tokens[at + 1]
    return (titled and not blocked(after)) or (at > 0 and tokens[at - 1].text == "," and after.folded in GIVEN)


def _titled_capitals(token: Token) -> bool:
    """`Sdr. Drs. TARYANA`: behind an honorific a word in capitals is a name, if it has a name's length and vowels."""
    return len(token.text) > 4 and sum(c in "aeiou" for c in token.folded) > 1


def _before_degree(text: str, tokens: Tokens, at: int) -> bool:
    """`H. Syamsul Penyengat, S.Sos.`: a word that only looks like a common noun ends a name with a degree."""
    if tokens[at].folded in _BLOCKED or tokens[at].text.isupper():
        return False
    found = degrees_behind(text, tokens.end(at))
    return found is not None and "," in found.text


def _ends_name(tokens: Tokens, at: int) -> bool:
    """`Marwah Daeng Tata (…)`, `Bunga Terompet Sinaga`: a word that only looks like a noun, by what follows."""
    token = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.folded in LAST_WORDS:
        return after is None or not after.cap
    if token.folded in _NO_NAME or token.text.isupper() or after is None:
        return False
    if after.text in {"(", ")"}:
        return True
    return token.folded not in _COMMON and after.cap and after.folded in GIVEN


def _past_number_or_particle(tokens: Tokens, at: int) -> int | None:
    """Return the token behind `IX`, `binti Salam`, `br. Nainggolan`, `az-Zahra`, or None where none of these stands."""
    if tokens[at].text in _REGNAL:
        return at + 1
    if tokens[at].folded not in PARTICLES:
        return None
    here = at + 1
    if here < len(tokens) and tokens[here].text in {".", "-"} and tokens.joined(here):
        here += 1
    return here + 1 if here < len(tokens) and tokens[here].cap else None


def _alone(tokens: Tokens, at: int) -> bool:
    """`Pak Merdeka, guru …`, `Bu Intan menyapa`: no further word with a capital follows."""
    return at + 1 >= len(tokens) or not tokens[at + 1].cap


def _starts_name(tokens: Tokens, at: int) -> bool:
    """Tell whether an everyday word starts a name: another word of a name follows it (`Bulan Trisnawati`)."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or not after.cap or len(after.text) < 2:
        return False
    pair = f"{tokens[at].folded} {after.folded}"
    if pair in areas.names() or after.folded in areas.AREA_KINDS:
        return False
    return pair == "anak agung" or after.folded in AMBIGUOUS or not blocked(after)


_NEXT_WORD = regex.compile(r"\s+(?P<word>\p{Lu}\p{Ll}+)")
_INITIALS = regex.compile(r"\s*,\s*(?:M\.\s?A|A\.\s?M)\.")
_FULL_NAME = regex.compile(r"\s\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+")


def _degrees_at(text: str, at: int) -> Degrees | None:
    """Return the degrees that follow a name at `at`; `Sahat M.T. Sitompul` has initials there instead."""
    # `Putra Adi Sw., S.T.`: the stop is that of a shortened name.
    found = degrees_behind(text, at + text.startswith(".,", at))
    if found is None:
        return None
    if "," in found.text:
        # `Agus Supriyono, M.A. Agung Nugroho dan …`: initials of the next one in a list.
        return None if _INITIALS.fullmatch(found.text) and _FULL_NAME.match(text, found.end) else found
    if not found.text.endswith("."):
        # `Rina MT Wulandari`: a degree without a comma before it ends the name.
        behind = _NEXT_WORD.match(text, found.end)
        return None if behind and fold(behind["word"]) in GIVEN else found
    behind = _NEXT_WORD.match(text, found.end)
    if behind and fold(behind["word"]) in _BLOCKED:
        # `Made Sumertini S.H. Acara dibuka`: the degree's stop ends the sentence.
        return found
    following = text[found.end : found.end + 3].lstrip(" ")
    return None if following[:1].isupper() and following[1:2].islower() else found


def _degrees_before(text: str, tokens: Tokens, at: int) -> Degrees | None:
    """Return the degrees between the token before `at` and what follows; the token there tells mostly that none is."""
    if at < len(tokens):
        token = tokens[at]
        if token.text == "," and at + 1 < len(tokens):
            token = tokens[at + 1]
        if token.text[0].isalnum() and not token.kinds & DEGREE:
            return None
    return _degrees_at(text, tokens.end(at - 1))


def _is_degree(text: str, tokens: Tokens, at: int) -> bool:
    """Tell whether a dotted degree stands at `token`, and no name behind it as behind the initials of `M.A. Agung`."""
    found = degree_at(text, tokens.starts[at]) if tokens[at].kinds & DEGREE else None
    if found is None:
        return False
    end = found[1]
    if text.find(".", tokens.starts[at], end) < 0 and text.find(",", tokens.starts[at], end) < 0:
        return False
    while text[end : end + 1] == " ":
        end += 1
    following = text[end : end + 2]
    return not (following[:1].isupper() and following[1:2].islower())


def _is_initial(tokens: Tokens, at: int, full: int) -> bool:
    """Tell whether a single capital is an initial: a stop or a name follows it, or a name stands before it."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None:
        return full > 0
    if tokens[at].text == "I" and at and tokens[at - 1].folded in BEFORE_FIRST and after.folded not in BALINESE:
        # `Juara I Rina Wati`
        return False
    if after.text == ".":
        follower = tokens[at + 2] if at + 2 < len(tokens) else None
        if follower is None or not tokens.joined(at + 1):
            return full > 0
        may_be_name = follower.folded in AMBIGUOUS or not blocked(follower)
        return full > 0 or (follower.cap and may_be_name) or len(follower.text) == 1
    ends_name = full > 0 and (not after.cap or after.folded in _POSITIONS)
    return (after.cap and not blocked(after)) or ends_name


def _is_acronym(token: Token, tokens: Tokens, at: int, full: int) -> bool:
    """Tell whether a word in capitals is an acronym: its neighbours are not in capitals, and it is no given name."""
    if not token.text.isupper() or len(token.text) < 2 or token.folded in GIVEN:
        return False
    beside = tokens[max(0, at - 3) : at] + tokens[at + 1 : at + 4]
    neighbours = [t for t in beside if t.text.isalpha() and len(t.text) > 1]
    if any(t.text.isupper() and len(t.text) > 3 and (t.folded in GIVEN or not blocked(t)) for t in neighbours):
        return False
    if full and len(token.text) == 2 and at + 1 < len(tokens) and not tokens[at + 1].cap:
        # `Adi Wibawa SW`, `Wardoyo TM`
        return False
    # `Rina ADP Wati`: short initials run together inside a name.
    inside = (
        full and len(token.text) <= 3 and at + 1 < len(tokens) and tokens[at + 1].cap and not blocked(tokens[at + 1])
    )
    return (not inside and len(token.text) <= 6) or not full


def _honorifics(text: str, tokens: Tokens, at: int) -> tuple[tuple[str, ...], int]:
    """Return the honorifics from the token `at` on, as written, and where the name itself starts."""
    found: list[str] = []
    here, start = at, tokens.starts[at]
    while here + 1 < len(tokens) and len(found) < HONORIFIC_LIMIT:
        token = tokens[here]
        if here + 4 < len(tokens) and text[tokens.starts[here] : tokens.end(here + 3)] == "K.H.":
            found.append("K.H.")
            here += 4
            continue
        tail = bool(found) and (
            token.folded in RANK_TAILS
            or (token.folded in {"madya", "muda", "pertama"} and tokens[here - 1].folded in {"marsekal", "laksamana"})
        )
        if token.folded not in HONORIFICS and not tail:
            break
        stop = tokens[here + 1]
        dotted = stop.text == "." and tokens.joined(here + 1)
        if token.folded == "st" and not (dotted and _of_a_clan(tokens, here + 2)):
            break
        if dotted and token.folded in WHOLE_HONORIFICS and not _named_behind(tokens, here + 2):
            # `Silakan, Pak. Biayanya murah`: the stop is the sentence's.
            break
        if (
            len(token.text) == 1
            and not dotted
            and not (stop.text == "," and here + 2 < len(tokens) and tokens[here + 2].cap)
        ) and not (stop.cap and not blocked(stop)):
            break
        if token.folded in GIVEN and not dotted and not found:
            break
        follows = here + (2 if dotted or (stop.text == "," and len(token.text) <= 2) else 1)
        if follows >= len(tokens) or not (
            tokens[follows].cap or tokens[follows].folded in HONORIFICS or tokens[follows].text == "("
        ):
            break
        if tail:
            found[-1] = text[start : tokens.end(here + dotted)]
        else:
            start = tokens.starts[here]
            found.append(text[start : tokens.end(here + dotted)])
        here = follows
        if (
            here + 3 < len(tokens)
            and tokens[here].text == "("
            and tokens[here + 2].text == ")"
            and tokens[here + 1].folded in {"p", "purn"}
        ):
            found[-1] = text[start : tokens.end(here + 2)]
            here += 3
    if found and (here >= len(tokens) or not tokens[here].cap):
        return (), at
    return tuple(dict.fromkeys(found)), here


def _of_a_clan(tokens: Tokens, at: int) -> bool:
    """`St. Kaman Girsang` is a church elder (Sintua) with a Batak clan's name, `St. Aisyah` is a Siti."""
    return any(t.cap and t.folded in BATAK for t in tokens[at : at + 3])


def _named_behind(tokens: Tokens, at: int) -> bool:
    """`Bapak. Budi`, `Ibu. Sriwati SE`: a needless stop behind a title, where a known name follows, or one in words."""
    if at >= len(tokens) or not tokens[at].cap:
        return False
    behind = tokens[at + 1 : at + 3]
    after = behind[-1] if behind and behind[0].text == "," else behind[0] if behind else None
    more = after is not None and (after.kinds & DEGREE > 0 or (after is behind[0] and after.cap and not blocked(after)))
    return tokens[at].folded in GIVEN or (more and not blocked(tokens[at]))


def _past(tokens: Tokens, at: int, end: int) -> int:
    """Return the first token from `at` on that starts at `end` or behind it."""
    while at < len(tokens) and tokens.starts[at] < end:
        at += 1
    return at


def is_area(words: tuple[str, ...], *, upper: bool = False) -> bool:
    """Tell whether the words are the name of an area and hold no given name, or the name of a society.

    With `upper` a one-word name of a district does not count: some are people's names (`Rindi`).
    """
    name = " ".join(words)
    if name in SOCIETIES:
        return True
    among = areas.upper_names() if upper and len(words) == 1 else areas.names()
    return name in among and GIVEN.isdisjoint(words)


def says(token: Token) -> bool:
    """Tell whether a lower-case word is a verb of saying that its speaker follows: `ujar`."""
    return token.folded in SAYING and not token.cap
