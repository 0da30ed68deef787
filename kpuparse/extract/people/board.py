"""The board: what is known of the persons of a text while it is read, shared by all rules that find them."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from kpuparse.extract.people.heads import starts_role
from kpuparse.extract.people.kinds import read
from kpuparse.extract.people.names import NameFind, blocked, is_area, read_name
from kpuparse.extract.people.phrases import RoleFind
from kpuparse.extract.people.tokens import NAME, ODD, SENTENCE_MARKS, Tokens, opens_sentence
from kpuparse.lexicon import cues, degrees, roles
from kpuparse.lexicon.areas import fold
from kpuparse.lexicon.names import GIVEN, HONORIFICS, THINGS
from kpuparse.patterns import LazyPattern

_NICKNAME = LazyPattern(
    r"""(?x)
    (?:(?<!\s)\s++)?+ (?:,\s*+)?+ (?:yang\s++)?+
    (?:(?:akrab|biasa|kerap|lebih\s+dikenal|sering)\s*+)?+ (?:di)?(?:sapa|panggil|kenal)(?:an)?\s+
    (?:akrab(?:nya)?\s+)?
    (?:dengan\s+(?:nama|sebutan|sapaan|panggilan)\s+|sebagai\s+)?
    (?:akrab\s+)?
    (?P<nick>\p{Lu}[\p{L}'’]+(?:\s\p{Lu}[\p{L}'’]+)?)
    """
)
_SAPAAN = LazyPattern(
    r"(?<!\p{L})(?P<nick>(?:(?:Pak|Bu|Mas|Mbak|Kang|Gus|Mbah|Bang)\s)?\p{Lu}[\p{L}'’]{1,30}+)\s*+,?+\s*+"
    r"(?:(?P<said>begitu|demikian)\s+(?i:ia|dia|beliau)\s+(?:(?:akrab|biasa|kerap)\s+)?di(?:sapa|panggil)"
    r"|(?:sapaan|panggilan)\s+(?:akrab|karib|populer))"
)
# `sapaan akrab`, where `akrab disapa` is said of the name before.
_NOUN = LazyPattern(r"(?<!\p{L})(?:sapa|panggil)an")
# `M. ` before `Hum`: the word is part of a degree.
_DEGREE_BEFORE = LazyPattern(r"(?<!\p{L})[SMA][.,]\s?$")
# The words around which nicknames stand.
_CALLED = LazyPattern(r"(?:sapa|panggil|kenal)(?:an)?[\s,.]")
# `dikenal Mbah Har`, not `mengenal pemilu`: how `_NICKNAME` ends.
_KNOWN_AS = LazyPattern(
    r"kenal(?:an)?\s++(?:akrab(?:nya)?\s++)?(?:dengan\s++(?:nama|sebutan|sapaan|panggilan)\s++|sebagai\s++)?"
    r"(?:akrab\s++)?\p{Lu}"
)
# `Undip`, `Unsoed`: short names of universities, where lecturers come from.
_UNIVERSITY = LazyPattern(r"Un\p{Ll}{2,5}$")
_ALIAS_BRACKET = LazyPattern(r"\s*\(\s*(?P<nick>(?:\p{Lu}[\p{L}'’.]*+\s?+){1,2})\)")


_SMALL_DEGREES: Final = tuple(w for w in (*degrees.SARJANA, *degrees.MAGISTER) if w.islower())
_DEGREE_LETTERS: Final = frozenset("SMA")
_DEGREE_MARKS: Final = frozenset({".", ",", "\n\n"})
_ENDS_SEARCH: Final = frozenset({";", ":", "(", '"', "“", "”"})
SENTENCE_LIMIT: Final = 60
"""So many words back a sentence's beginning is looked for."""

_SHORT_TEXT: Final = 4000
"""In a shorter text to look for a word takes less time than to take down all its words."""

RECENT: Final = 100
"""So many claims back it is asked whether somebody is known already."""


def _called_at(text: str) -> list[tuple[int, int]]:
    """Return the places of the words around which nicknames stand."""
    if "sapa" in text or "panggil" in text or ("kenal" in text and _KNOWN_AS().search(text)):
        return [m.span() for m in _CALLED().finditer(text)]
    return []


class Claim:
    """A person's name in the text, the role phrases tied to it, nicknames, and the rule that found it."""

    __slots__ = ("aliases", "name", "roles", "rule")

    def __init__(self, name: NameFind, rule: str) -> None:
        self.name = name
        self.rule = rule
        self.roles: list[tuple[RoleFind, str]] = []
        self.aliases: list[str] = []


class Group:
    """A role phrase and the names that it goes with, which end before the token `last`."""

    __slots__ = ("claims", "last", "role")

    def __init__(self, role: RoleFind, claims: list[Claim], last: int) -> None:
        self.role = role
        self.claims = claims
        self.last = last


def small_may_end_name(text: str) -> bool:
    """Tell whether a token without a capital can be the last of a name: no word is, but for degrees (`S.kom`)."""
    return not text[0].isalpha() or text.startswith(_SMALL_DEGREES)


class Board:
    """The tokens of a text and the claims made so far; a token that a claim or a role covers is not read again."""

    __slots__ = (
        "_by_start",
        "_called",
        "_lower",
        "_odd",
        "_read",
        "by_last",
        "claims",
        "covered",
        "groups",
        "headline",
        "text",
        "tokens",
    )

    def __init__(self, text: str, tokens: Tokens, *, headline: bool) -> None:
        self.text = text
        self.headline = headline
        self.tokens = tokens
        self.claims: list[Claim] = []
        self._by_start: dict[int, Claim] = {}
        self._read: dict[int, NameFind | None] = {}
        self._called = _called_at(text)
        # Words in lower case, as `common` needs them: long ones, and those that are not written as they are folded.
        self._lower: set[str] | None = None
        self._odd: set[str] | None = None
        self.by_last: dict[int, Claim] = {}
        self.groups: dict[int, Group] = {}
        self.covered: set[int] = set()

    def claim(self, name: NameFind, rule: str) -> Claim:
        """Return the claim of `name`, made by `rule` where it is new, with the nickname that follows it."""
        known = self._by_start.get(name.start)
        if known:
            return known
        claim = Claim(name, rule)
        self.claims.append(claim)
        self._by_start[name.start] = claim
        self.covered.update(range(name.first, name.last))
        self.by_last[name.last] = claim
        after = self.tokens[name.last].folded if name.last < len(self.tokens) else ""
        if after in {"(", "dari"}:
            self.by_last.setdefault(self.past_name_bracket(name.last), claim)
        within = name.first > 1 and self.tokens[name.first - 1].text == "("
        if self._called or within or after in {"(", "\n\n"}:
            self._nickname(claim, within=within)
        return claim

    def _nickname(self, claim: Claim, *, within: bool) -> None:
        """Take down nicknames that follow the name, or stand before one that is `within` brackets."""
        bracketed = self._opens_bracket(claim.name.last)
        if not (self._called or bracketed or within):
            return
        at = self.tokens.end(claim.name.last - 1)
        called = _NICKNAME().match(self.text, at) if self._called else None
        if called and set(claim.name.words) < {fold(w) for w in called["nick"].split()}:
            # `Bu Ratna, sapaan akrab Ratna Dewanti, …`: the longer one is the name.
            return
        full = self.name_at(self._token_at(called.start("nick"))) if called else None
        if called and full and _NOUN().search(called.group()) and len(claim.name.words) < len(full.words):
            # `Nanda, sapaan akrab Henry Casandra Gultom`
            self.claim(full, "nickname").aliases.append(self.text[claim.name.start : claim.name.end])
            return
        if called and not starts_role(read(called["nick"])[0]):
            self.alias(claim, called["nick"], called.start("nick"))
            behind = self._token_at(called.end())
            self.by_last.setdefault(behind, claim)
            return
        bracket = _ALIAS_BRACKET().match(self.text, at) if bracketed else None
        if not bracket and not within:
            return
        initials = "".join([w[0] for w in claim.name.words])
        if bracket and len(initials) > 1 and fold(bracket["nick"]) == initials:
            # `Budi Hamid Santosa (BHS)`
            self.alias(claim, bracket["nick"], bracket.start("nick"))
            return
        before = self.tokens[claim.name.first - 2] if within else None
        if before is not None and before.folded == initials:
            # `BHS (Budi Hamid Santosa)`
            self.alias(claim, before.text, self.tokens.starts[claim.name.first - 2])
            return
        if bracket and not bracket["nick"].isupper() and not _UNIVERSITY().match(bracket["nick"]):
            self._bracketed(claim, read(bracket["nick"]), bracket.start("nick"))

    def _opens_bracket(self, at: int) -> bool:
        """Tell whether an opening bracket stands at the token `at`, or behind a paragraph's end there."""
        while at < len(self.tokens) and self.tokens[at].text == "\n\n":
            at += 1
        return at < len(self.tokens) and self.tokens[at].text == "("

    def _token_at(self, place: int) -> int:
        """Return the first token that starts at `place` in the text or behind it."""
        return bisect_left(self.tokens.starts, place)

    def _bracketed(self, claim: Claim, inner: Tokens, start: int) -> None:
        """`Hendra Putra (Eno)`, `KH. Umar Fakhrudin (Gus Udin)`: a nickname in brackets, perhaps with its honorific."""
        titled = len(inner) > 1 and inner[0].folded in HONORIFICS
        nick = inner[-1]
        kept = titled and inner[0].folded not in {"pak", "bu", "bapak", "ibu"}
        if len(inner) > (3 if titled and inner[1].text == "." else 1 + titled) or nick.text == ".":
            return
        if blocked(nick) or nick.folded in HONORIFICS or starts_role(nick) or (not titled and is_area((nick.folded,))):
            return
        first, last = start + inner.starts[0 if kept else -1], start + inner.end(-1)
        self.alias(claim, self.text[first:last], first)

    def is_covered(self, name: NameFind) -> bool:
        """Tell whether a token of `name` belongs to a claim or a role already."""
        return not self.covered.isdisjoint(range(name.first, name.last))

    def alias(self, claim: Claim, nick: str, start: int) -> None:
        """Give `claim` the nickname `nick`, which stands at `start`."""
        if nick not in claim.aliases:
            claim.aliases.append(nick)
        self.covered.update(range(self._token_at(start), self._token_at(start + len(nick))))

    def name_at(self, at: int, *, upper: bool = False) -> NameFind | None:
        """Return the name that starts at the token `at` and can stand for a person beside a role (see `is_area`)."""
        if at >= len(self.tokens) or at in self.covered:
            return None
        token = self.tokens[at]
        if not token.cap and token.folded not in HONORIFICS:
            return None
        name = self.read(at)
        return name if name is not None and self.may_be_person(name, upper=upper) else None

    def may_be_person(self, name: NameFind, *, upper: bool) -> bool:
        """Tell whether `name` can be a person's beside a role (see `is_area`)."""
        return not ((is_area(name.words, upper=upper) and not name.honorifics) or self.common(name))

    def read(self, at: int) -> NameFind | None:
        """Return the name that starts at the token `at`, whatever it is a name of."""
        if at in self._read:
            return self._read[at]
        name = self._read[at] = read_name(self.text, self.tokens, at)
        return name

    def common(self, name: NameFind) -> bool:
        """Tell whether a one-word name is a common noun: the text has it in lower case as well."""
        if len(name.words) > 1 or name.honorifics or name.given:
            return False
        word = name.words[0]
        if len(self.text) < _SHORT_TEXT and word not in self.text:
            if self._odd is None:
                self._odd = {self.tokens[at].folded for at in self.tokens.places(ODD)}
            if word not in self._odd:
                return False
        if self._lower is None:
            self._lower = {t.folded for t in self.tokens if not t.cap and len(t.text) > 3}
        return word in self._lower

    def name_ending(self, last: int) -> NameFind | None:
        """Return the longest name whose tokens end before `last`."""
        known = self.by_last.get(last)
        if known:
            return known.name
        if last and not ((end := self.tokens[last - 1]).cap or small_may_end_name(end.text)):
            return None
        first = last
        best = None
        while first > 0 and last - first < 26:
            first -= 1
            token = self.tokens[first]
            if token.text in _ENDS_SEARCH or first in self.covered:
                break
            if not token.cap and token.folded not in HONORIFICS:
                if best and token.text not in {".", ","} and token.folded not in {"bin", "binti"}:
                    break
                continue
            if first > 0 and self.tokens[first - 1].text in _DEGREE_MARKS and self._in_degree(first):
                best = None
                continue
            name = self.read(first) if token.kinds & NAME else None
            if name is None:
                if best:
                    break
                continue
            if name.last == last:
                best = name
            elif best or name.last < last:
                break
        if best is None or is_area(best.words) or self._of_a_thing(best):
            return None
        return best

    def _in_degree(self, at: int) -> bool:
        """Tell whether the token `at`, behind a mark, goes on a degree that begins with one letter: `M. Hum`."""
        start = self.tokens.starts[at]
        low = max(0, start - 4)
        begins = not _DEGREE_LETTERS.isdisjoint(self.text[low:start])
        return begins and _DEGREE_BEFORE().search(self.text, low, start) is not None

    def _of_a_thing(self, name: NameFind) -> bool:
        """`Jalan Sudirman`, `SMA Kartini`: the name of a thing."""
        return name.first > 0 and self.tokens[name.first - 1].folded in THINGS and not name.honorifics

    def past_name_bracket(self, at: int) -> int:
        """Return the token behind what may follow a name: `(nomor urut 1)`, `(Kotabaru Utara)`, `dari Dinas X`."""
        if at < len(self.tokens) and self.tokens[at].folded == "dari":
            for here in range(at + 1, min(at + 9, len(self.tokens))):
                if self.tokens[here].folded in cues.AND and self._names_a_field(here + 1):
                    # `dari Dinas Komunikasi dan Informatika`
                    continue
                if self.tokens[here].text == "," or self.tokens[here].folded in cues.AND:
                    return here
                if not self.tokens[here].cap and self.tokens[here].text != "/":
                    return at
        if at < len(self.tokens) and self.tokens[at].text == "(":
            for here in range(at + 1, min(at + 14, len(self.tokens))):
                if self.tokens[here].text == ")":
                    return here + 1
        return at

    def _names_a_field(self, at: int) -> bool:
        """Tell whether the token `at` is a word of a department's or a faculty's name, and no person's."""
        word = self.tokens[at].folded if at < len(self.tokens) else ""
        field = word in roles.MODIFIERS or word in roles.STUDIES or roles.is_nominal(word)
        return field and word not in GIVEN and self.tokens[at].cap and not starts_role(self.tokens[at])

    def past_separator(self, at: int) -> int | None:
        """Return the token behind `,`, `dan`, `, serta`, or None where no list goes on."""
        here = at
        moved = False
        if self.tokens[here].text in {",", ";", "-", "–", "/"}:
            here += 1
            moved = True
        if here < len(self.tokens) and self.tokens[here].folded in cues.AND:
            here += 1
            moved = True
            if here < len(self.tokens) and self.tokens[here].folded == "juga":
                here += 1
        numbered = self.past_number(here)
        moved, here = moved or numbered > here, numbered
        return here if moved and here < len(self.tokens) else None

    def sentence_start(self, at: int) -> int:
        """Return the token that opens the sentence of the token `at`, or the one `SENTENCE_LIMIT` before it."""
        start = at
        tokens = self.tokens
        stop = max(0, at - SENTENCE_LIMIT)
        while start > stop and not (tokens[start - 1].text in SENTENCE_MARKS and opens_sentence(tokens, start)):
            start -= 1
        return start

    def past_number(self, at: int) -> int:
        """Return the token behind the number of a list's item: `1.`, `(2)`, `3)`."""
        if at + 1 >= len(self.tokens):
            return at
        number = self.tokens[at].text
        item = number.isdigit() and len(number) < 3 and self.tokens[at + 1].text in {".", ")"}
        return at + 2 if item else at

    # --- nicknames at a distance

    def nicknames(self) -> None:
        """`ungkap Novi, sapaan akrabnya`, `perempuan yang biasa dipanggil Mbah Har itu`: nicknames at a distance."""
        if not self._called:
            return
        ordered = sorted(self.claims, key=lambda c: c.name.start)
        known = {a for c in ordered for a in c.aliases}
        for start, end in self._called:
            low = max(0, start - 60)
            found = _SAPAAN().search(self.text, low, end + 10) or _NICKNAME().search(self.text, low, end + 80)
            if found and found["nick"] not in known and not starts_role(read(found["nick"])[0]):
                holder = self._holder(ordered, found.end())
                if holder:
                    self.alias(holder, found["nick"].split()[-1], found.end("nick") - len(found["nick"].split()[-1]))
                else:
                    said = "said" in found.groupdict() and found["said"] is not None
                    self._distant(ordered, found["nick"], found.start("nick"), said=said)

    def _holder(self, ordered: list[Claim], at: int) -> Claim | None:
        """`Pak Makri, sapaan akrab Ketua KPU Kudus`: the one person with the role that stands behind the word."""
        behind = self.text[at : at + 120].lstrip().casefold()
        found = [
            c
            for c in ordered[-RECENT:]
            if any(
                r.last - r.first > 1 and behind.startswith(self.text[r.start : r.end].casefold()) for r, _ in c.roles
            )
        ]
        return found[0] if len(found) == 1 else None

    def _distant(self, ordered: list[Claim], nick: str, at: int, *, said: bool) -> None:
        """Give a nickname to the one whose name is like it or stands beside it, or whom `perempuan itu` means.

        With `said` (`begitu ia disapa`) a pronoun says whose it is: of the one named last.
        """
        for word in ("Pak ", "Bu ", "Bapak ", "Ibu "):
            if nick.startswith(word):
                nick, at = nick[len(word) :], at + len(word)
        before = ordered[: bisect_left(ordered, at, key=lambda c: c.name.end)][-RECENT:]
        if not before:
            return
        kin = [c for c in before if like_name(nick, c.name)]
        here = self._token_at(at)
        start = self.sentence_start(here)
        sentence = self.tokens[start:here]
        beside = {t.folded for t in sentence if t.cap}
        meant = kin or [c for c in before if not beside.isdisjoint(c.name.words)]
        if not meant and (said or any(t.folded in cues.PERSON_NOUNS for t in sentence)):
            meant = [c for c in before if c.name.end <= self.tokens.starts[start]]
        if meant:
            self.alias(meant[-1], nick, at)


def like_name(nick: str, name: NameFind) -> bool:
    """Tell whether the last word of `nick` is a part of a word of `name`."""
    word = fold(nick.rsplit(maxsplit=1)[-1])
    return any(word in w for w in name.words) if len(word) > 2 else False
