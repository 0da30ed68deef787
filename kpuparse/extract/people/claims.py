"""Claims: every place where a text says that somebody is a person, with the roles tied to it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final

import regex

from kpuparse.extract.people.names import NameFind, blocked, is_area, read_name, says
from kpuparse.extract.people.phrases import RoleFind, read_role, starts_role
from kpuparse.extract.people.tokens import Token, opens_sentence, tokenize
from kpuparse.lexicon import cues, roles
from kpuparse.lexicon.areas import fold
from kpuparse.lexicon.names import GIVEN, HEADLINE_VERBS, HONORIFICS, NEVER, THINGS
from kpuparse.lexicon.speech import SPEAKING

_NICKNAME = regex.compile(
    r"\s*,?\s*(?:yang\s+)?(?:akrab|biasa|kerap|lebih\s+dikenal|sering)?\s*(?:di)?(?:sapa|panggil|kenal)(?:an)?\s+(?:akrab(?:nya)?\s+)?(?:dengan\s+(?:nama|sebutan|sapaan|panggilan)\s+|sebagai\s+)?(?:akrab\s+)?"
    r"(?P<nick>\p{Lu}[\p{L}'’]+(?:\s\p{Lu}[\p{L}'’]+)?)"
)
_SAPAAN = regex.compile(
    r"(?<!\p{L})(?P<nick>(?:(?:Pak|Bu|Mas|Mbak|Kang|Gus|Mbah|Bang)\s)?\p{Lu}[\p{L}'’]{1,30}+)\s*,?\s*"
    r"(?:(?:begitu|demikian)\s+(?:ia|dia|beliau)\s+)?(?:sapaan|panggilan)\s+(?:akrab|karib|populer)"
)
# `M. ` before `Hum`: the word is part of a degree.
_DEGREE_BEFORE = regex.compile(r"(?<!\p{L})[SMA]\.\s?$")
# The words around which nicknames stand.
_CALLED = regex.compile(r"(?:sapa|panggil|kenal)(?:an)?\s")
_ALIAS_BRACKET = regex.compile(r"\s*\(\s*(?P<nick>(?:\p{Lu}[\p{L}'’.]*\s?){1,2})\)")


RECENT: Final = 100
"""So many claims back it is asked whether somebody is known already."""


@dataclass(slots=True)
class Claim:
    """A person's name in the text, the role phrases tied to it, nicknames, and the rule that found it."""

    name: NameFind
    rule: str
    roles: list[tuple[RoleFind, str]] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Group:
    """A role phrase and the names that it goes with."""

    role: RoleFind
    claims: list[Claim]
    last: int


def find_claims(text: str, tokens: list[Token], *, headline: bool = False) -> list[Claim]:
    """Return the claims of `text`, by place. In a `headline` verbs have capitals as well and end a name."""
    if headline:
        tokens = [t._replace(cap=False) if t.folded in HEADLINE_VERBS else t for t in tokens]
    finder = _Finder(text, tokens, headline=headline)
    finder.roles_and_names()
    finder.names_alone()
    finder.nicknames()
    return sorted(finder.claims, key=lambda c: c.name.start)


class _Finder:
    def __init__(self, text: str, tokens: list[Token], *, headline: bool) -> None:
        self.text = text
        self.headline = headline
        self.tokens = tokens
        self.claims: list[Claim] = []
        self._lower = {t.folded for t in tokens if not t.cap and len(t.text) > 3}
        self._by_start: dict[int, Claim] = {}
        self._starts = [t.start for t in tokens]
        self._by_last: dict[int, Claim] = {}
        self._groups: dict[int, _Group] = {}
        self._covered: set[int] = set()
        self._pending: _Group | None = None
        self._bare: RoleFind | None = None

    # --- roles and the names tied to them

    def roles_and_names(self) -> None:
        """Find every role phrase, and tie it to the names after it or before it."""
        at = 0
        while at < len(self.tokens):
            role = self._role_at(at)
            if role is None:
                at += 1
                continue
            at = max(self._tie(role), at + 1)

    def _role_at(self, at: int) -> RoleFind | None:
        token = self.tokens[at]
        if at in self._covered or not starts_role(token) or self._inside_a_name(at):
            return None
        if token.cap and token.folded in GIVEN and at and self.tokens[at - 1].cap and not blocked(self.tokens[at - 1]):
            return None
        return read_role(self.text, self.tokens, at)

    def _inside_a_name(self, at: int) -> bool:
        """`lembaga pemantau Suara Warga`, `Lereng Warga` in a headline: a common word with a capital, no position."""
        token = self.tokens[at]
        if not token.cap or token.folded not in roles.GENERIC or token.folded in roles.BEFORE_HEAD:
            return False
        before = self.tokens[at - 1] if at else None
        return self.headline or (before is not None and before.cap and not opens_sentence(self.tokens, at - 1))

    def _tie(self, role: RoleFind) -> int:
        """Tie `role`; return the token to go on from."""
        if self._of_a_street(role):
            return role.last
        left = self._left(role) if self._prefers_left(role) else []
        names, last = ([], role.last) if left else self._right(role)
        if not names and not left:
            left = self._left(role, last_resort=True)
        go_on = names[0].last if names else role.last
        claims = [self._claim(n, "role-name") for n in names]
        for claim in claims:
            claim.roles.append((role, "role-name"))
        if not claims and left:
            claims = left
            role = self._whole_apposition(role)
            rule = "name-past-role" if self._said_of_the_past(role) else "name-role"
            for claim in left:
                claim.roles.append((role, rule))
            last = go_on = role.last
        group = _Group(role, claims, last)
        self._event_role(group)
        if claims or role.last - role.first > 1:
            self._covered.update(range(role.first, role.last))
        if claims:
            self._groups[last] = group
            self._chained_role(group)
        else:
            self._bare = role
        return go_on

    def _said_of_the_past(self, role: RoleFind) -> bool:
        """`yang pernah menjabat Ketua …`."""
        return any(t.folded in {"pernah", "sempat"} for t in self.tokens[max(0, role.first - 3) : role.first])

    def _whole_apposition(self, role: RoleFind) -> RoleFind:
        """`Tumini, pedagang sayur di Pasar Bulu, …`: a phrase between two commas is one role to its end."""
        before = self.tokens[role.first - 1].text
        if before not in {",", "("} or role.head not in roles.SHARED or self.tokens[role.first].cap:
            return role
        stop = role.last
        while stop < len(self.tokens) and stop - role.last < 7:
            token = self.tokens[stop]
            if token.text in {",", ".", ")"}:
                return RoleFind(role.first, stop, role.start, self.tokens[stop - 1].end, role.head, role.shared)
            if not token.text[0].isalpha() or token.folded in cues.CLAUSE or token.folded in SPEAKING or says(token):
                return role
            stop += 1
        return role

    def _of_a_street(self, role: RoleFind) -> bool:
        """`Jalan Panglima Polim`."""
        return role.first > 0 and self.tokens[role.first - 1].folded in {
            "jalan",
            "jl",
            "gang",
            "gedung",
            "hotel",
            "aula",
        }

    def _prefers_left(self, role: RoleFind) -> bool:
        """`Budi Laksana, Ketua KPU Kotabaru, Rina …`: the role is the former's, unless that one is known."""
        before = self.tokens[role.first - 1].text if role.first else ""
        after = self.tokens[role.last].text if role.last < len(self.tokens) else ""
        if before == "(":
            return True
        if before != "," or after not in {",", ".", ";"}:
            return before not in {",", ";", ".", ":"} and after in {",", ".", ";"} and self._tied_by_word(role)
        name = self._name_ending(role.first - 1)
        if name is None or len(name.words) < 2:
            return name is not None and after == "."
        return not any(
            any(other.head not in roles.EVENT_ROLES for other, _ in c.roles) and set(name.words) <= set(c.name.words)
            for c in self.claims[-RECENT:]
        )

    def _tied_by_word(self, role: RoleFind) -> bool:
        return role.first > 0 and self.tokens[role.first - 1].folded in cues.TIES

    def _claim(self, name: NameFind, rule: str) -> Claim:
        known = self._by_start.get(name.start)
        if known:
            return known
        claim = Claim(name, rule)
        self.claims.append(claim)
        self._by_start[name.start] = claim
        self._covered.update(range(name.first, name.last))
        self._by_last[name.last] = claim
        self._by_last.setdefault(self._past_name_bracket(name.last), claim)
        self._nickname(claim)
        return claim

    def _nickname(self, claim: Claim) -> None:
        """Take down nicknames that follow the name."""
        at = self.tokens[claim.name.last - 1].end
        called = _NICKNAME.match(self.text, at)
        if called and not starts_role(tokenize(called["nick"])[0]):
            self._alias(claim, called["nick"], called.start("nick"))
            behind = bisect_left(self._starts, called.end())
            self._by_last.setdefault(behind, claim)
            return
        bracket = _ALIAS_BRACKET.match(self.text, at)
        if bracket and not bracket["nick"].isupper():
            inner = tokenize(bracket["nick"])
            plain = all(not blocked(t) and t.folded not in HONORIFICS for t in inner if t.text != ".")
            if plain and len(inner) == 1 and not is_area(tuple(t.folded for t in inner)) and not starts_role(inner[0]):
                self._alias(claim, bracket["nick"].strip(), bracket.start("nick"))

    def _alias(self, claim: Claim, nick: str, start: int) -> None:
        claim.aliases.append(nick)
        self._covered.update(range(bisect_left(self._starts, start), bisect_left(self._starts, start + len(nick))))

    def nicknames(self) -> None:
        """`ungkap Novi, sapaan akrabnya`, `perempuan yang biasa dipanggil Mbah Har itu`: nicknames at a distance."""
        ordered = sorted(self.claims, key=lambda c: c.name.start)
        known = {a for c in ordered for a in c.aliases}
        for word in _CALLED.finditer(self.text):
            low = max(0, word.start() - 60)
            found = _SAPAAN.search(self.text, low, word.end() + 10) or _NICKNAME.search(self.text, low, word.end() + 80)
            if found and found["nick"] not in known and not starts_role(tokenize(found["nick"])[0]):
                self._distant(ordered, found["nick"], found.start("nick"))

    def _distant(self, ordered: list[Claim], nick: str, at: int) -> None:
        """Give a nickname to the person whose name begins like it, else to the one last named before it."""
        for word in ("Pak ", "Bu ", "Bapak ", "Ibu "):
            if nick.startswith(word):
                nick, at = nick[len(word) :], at + len(word)
        before = ordered[: bisect_left(ordered, at, key=lambda c: c.name.end)][-RECENT:]
        word = fold(nick.split()[-1])
        kin = [c for c in before if any(w.startswith(word) or w.endswith(word) for w in c.name.words)]
        if before:
            self._alias((kin or before)[-1], nick, at)

    # --- names behind a role

    def _right(self, role: RoleFind) -> tuple[list[NameFind], int]:
        """Return the names behind `role`, and the token after them."""
        at = role.last
        if at + 1 < len(self.tokens) and self.tokens[at].folded in {"lain", "lainnya"}:
            at += 1
        if at >= len(self.tokens):
            return [], at
        head = self.tokens[role.first]
        determined = role.first > 0 and self.tokens[role.first - 1].folded in {"seorang", "satu", "sang"}
        generic = role.head in roles.GENERIC and role.last - role.first <= 2 and not head.cap and not determined
        if self._name_at(at):
            return self._list(at, role, bracket=False)
        following = self._name_at(at + 1)
        generic = generic and not (following is not None and following.honorifics)
        mark = self.tokens[at].text
        if mark == "(" and self._name_at(at + 1) and not generic:
            return self._list(at + 1, role, bracket=True)
        if mark in {",", ":", ";"} or self.tokens[at].folded in cues.NAMING | {
            "atas",
            "antara",
            "di",
            "diantaranya",
            "masing-masing",
        }:
            start = self._past_naming(at)
            if start == at + 1 and mark == "," and generic:
                return [], role.last
            if start > at and self._name_at(start):
                return self._list(start, role, bracket=False)
        announced = self._announced(role)
        if announced is not None:
            return self._list(announced, role, bracket=False)
        return [], role.last

    def _announced(self, role: RoleFind) -> int | None:
        """`Moderator yang diusulkan ialah Rina`: where the names start behind words that announce them."""
        for at in range(role.last, min(role.last + 8, len(self.tokens) - 1)):
            token = self.tokens[at]
            if token.folded in {"yakni", "yaitu", "ialah", "adalah"}:
                start = at + (2 if self.tokens[at + 1].text in {":", ","} else 1)
                return start if self._name_at(start) else None
            if token.cap or (token.text != "," and not token.text.isalpha()):
                return None
        return None

    def _past_naming(self, at: int) -> int:
        """Return the token behind `,`, `yakni`, `, di antaranya`, `atas nama`, `antara lain:`."""
        here = at
        if self.tokens[here].text in {",", ":", ";"}:
            here += 1
        for phrase in (
            ("di", "antaranya"),
            ("atas", "nama"),
            ("antara", "lain"),
            ("diantaranya",),
            ("masing-masing",),
            *((w,) for w in cues.NAMING),
        ):
            if tuple(t.folded for t in self.tokens[here : here + len(phrase)]) == phrase:
                here += len(phrase)
                if here < len(self.tokens) and self.tokens[here].text in {",", ":"}:
                    here += 1
                break
        return here

    def _name_at(self, at: int) -> NameFind | None:
        """Return the name that starts at the token `at` and can stand for a person beside a role."""
        if at >= len(self.tokens) or at in self._covered:
            return None
        token = self.tokens[at]
        if not token.cap and token.folded not in HONORIFICS:
            return None
        name = read_name(self.text, self.tokens, at)
        if name is None or (is_area(name.words) and not name.honorifics) or self._common(name):
            return None
        return name

    def _common(self, name: NameFind) -> bool:
        """Tell whether a one-word name is a common noun: the text has it in lower case as well."""
        return len(name.words) == 1 and not name.given and not name.honorifics and name.words[0] in self._lower

    def _list(self, at: int, role: RoleFind, *, bracket: bool) -> tuple[list[NameFind], int]:
        """Return the names of a list from the token `at` on; one name where the role is held by one."""
        first = self._name_at(at)
        assert first is not None
        found = [first]
        here = self._past_name_bracket(first.last)
        many = role.shared or bracket or self._joint(role) or self._counted(role)
        pair = self._pair(found[0])
        if not many and pair:
            return [*found, pair], pair.last
        while many and here + 1 < len(self.tokens):
            follows = self._past_separator(here, bracket=bracket)
            if follows is None:
                break
            name = self._name_at(follows)
            if name is None:
                break
            found.append(name)
            here = self._past_name_bracket(name.last)
        if bracket and here < len(self.tokens) and self.tokens[here].text == ")":
            here += 1
        return found, max(here if here == found[-1].last or bracket else found[-1].last, found[-1].last)

    def _pair(self, name: NameFind) -> NameFind | None:
        """`Presiden Budi-Wati`: the second of two names joined by a hyphen without blanks."""
        at = name.last
        if at + 1 >= len(self.tokens) or self.tokens[at].text not in {"-", "–"}:
            return None
        if self.tokens[at].start != self.tokens[at - 1].end or self.tokens[at + 1].start != self.tokens[at].end:
            return None
        return self._name_at(at + 1)

    def _counted(self, role: RoleFind) -> bool:
        """`tiga Ketua PPK`, `4 (empat) Ketua`, `para Ketua Divisi`: several hold the position."""
        before = self.tokens[role.first - 1] if role.first else None
        return before is not None and (before.folded in cues.SEVERAL or before.text.isdigit() or before.text == ")")

    def _joint(self, role: RoleFind) -> bool:
        """`Ketua dan Anggota KPU`, `Bupati dan Wakil Bupati`: a phrase that names two positions."""
        return any(t.folded in cues.AND for t in self.tokens[role.first + 1 : role.first + 4]) and any(
            t.folded in roles.SINGLE | roles.SHARED for t in self.tokens[role.first + 2 : role.first + 6]
        )

    def _past_separator(self, at: int, *, bracket: bool) -> int | None:
        """Return the token behind `,`, `dan`, `, serta`, or None where no list goes on."""
        here = at
        moved = False
        if self.tokens[here].text in {",", ";", "-", "–", "/"}:
            here += 1
            moved = True
        if here < len(self.tokens) and self.tokens[here].folded in cues.AND:
            here += 1
            moved = True
            if here < len(self.tokens) and self.tokens[here].folded in {"juga"}:
                here += 1
        return here if moved and here < len(self.tokens) else None

    def _past_name_bracket(self, at: int) -> int:
        """Return the token behind what may follow a name: `(nomor urut 1)`, `(Kotabaru Utara)`, `dari Dinas X`."""
        if at < len(self.tokens) and self.tokens[at].folded == "dari":
            for here in range(at + 1, min(at + 9, len(self.tokens))):
                if self.tokens[here].text == "," or self.tokens[here].folded in cues.AND:
                    return here
                if not self.tokens[here].cap and self.tokens[here].text != "/":
                    return at
        if at < len(self.tokens) and self.tokens[at].text == "(":
            for here in range(at + 1, min(at + 14, len(self.tokens))):
                if self.tokens[here].text == ")":
                    return here + 1
        return at

    # --- names before a role

    def _left(self, role: RoleFind, *, last_resort: bool = False) -> list[Claim]:
        """Return the claims before `role` that it is said of, or nothing.

        With `last_resort` (no name stands behind it) also a name that has a role already.
        """
        at = role.first - 1
        if at < 0:
            return []
        before = self.tokens[at]
        if before.text in {",", "("}:
            if before.text == "(" and not self._closes(role.last):
                return []
            apposed = last_resort and self._closes_apposition(role)
            return self._ending_at(at, role, tied=before.text == "(" or apposed)
        here, tie, steps = at, False, 0
        while (
            here >= 0
            and steps < 7
            and (self.tokens[here].folded in cues.TIES or self.tokens[here].folded in cues.FILLERS)
        ):
            if self.tokens[here].cap:
                # `… Rina. Hadir sebagai pemateri, …`: the sentence before is another's.
                return []
            tie = tie or self.tokens[here].folded in cues.TIES
            here -= 1
            steps += 1
        if here < 0:
            return []
        if not tie and steps:
            juga = {t.folded for t in self.tokens[here + 1 : role.first]} & {"juga", "sekaligus", "pernah"}
            tie = bool(juga)
            if not tie:
                return []
        if self.tokens[here].text in {",", ")"}:
            direct = self._ending_at(here, role, tied=True) if self.tokens[here].text == "," else []
            group = self._groups.get(here) or self._groups.get(here + 1)
            return direct or (group.claims if group and tie else [])
        found = self._ending_at(here + 1, role, tied=tie)
        if found or not tie:
            return found
        group = self._groups.get(here + 1)
        if group:
            return group.claims
        return self._subject(here, role)

    def _closes_apposition(self, role: RoleFind) -> bool:
        """Tell whether the clause goes on behind a role in commas, or ends; a list of guests would go on."""
        if role.last >= len(self.tokens):
            return True
        mark = self.tokens[role.last]
        if mark.text == ".":
            return role.last - role.first > 1
        after = self.tokens[role.last + 1] if role.last + 1 < len(self.tokens) else mark
        word = after if mark.text == "," else mark
        return word.folded in SPEAKING or word.folded in {"yang", "saat", "ketika", "usai"}

    def _closes(self, at: int) -> bool:
        """Tell whether a bracket closes right behind a role, or behind a place or a further word of it."""
        return any(t.text == ")" for t in self.tokens[at : at + 3])

    def _ending_at(self, last: int, role: RoleFind, *, tied: bool) -> list[Claim]:
        """Return the claims of the name (or list of names) that ends before the token `last`."""
        known = self._by_last.get(last)
        if known:
            # A name that has its role already takes another only by a word that says so.
            if not tied and any(other.head not in roles.EVENT_ROLES for other, _ in known.roles):
                return []
            group = self._groups.get(last)
            return (
                group.claims if group and tied and len(group.claims) > 1 and self.tokens[last].text != "(" else [known]
            )
        name = self._name_ending(last)
        if name is None:
            return []
        head = self.tokens[role.first]
        direct = last == role.first
        titled = last != role.first and role.last - role.first > 1 and not opens_sentence(self.tokens, name.first)
        apposed = last != role.first and role.last - role.first > 2 and self._closes_apposition(role)
        sure = (
            len(name.words) > 1
            or name.given
            or name.honorifics
            or name.degrees
            or ((titled or apposed) and not self._common(name))
        )
        if direct and not tied and not (head.cap and sure and len(name.words) > 1):
            return []
        if not sure and (opens_sentence(self.tokens, name.first) or not tied) and not apposed:
            return []
        if not tied and role.head in roles.GENERIC and not head.cap and role.last - role.first < 2 and not sure:
            return []
        claims = [self._claim(name, "name-role")]
        if tied:
            claims = [*self._list_before(name), *claims]
        return claims

    def _list_before(self, name: NameFind) -> list[Claim]:
        """`Budi dan Rina sebagai narasumber`: the names joined to `name` before it."""
        found: list[Claim] = []
        at = name.first
        while at > 1 and (self.tokens[at - 1].folded in cues.AND or self.tokens[at - 1].text == ","):
            here = at - 1
            if self.tokens[here].folded in cues.AND and self.tokens[here - 1].text == ",":
                here -= 1
            other = self._name_ending(here)
            if (
                other is None
                or len(other.words) < 2
                or (other.last in self._by_last and self._by_last[other.last].roles)
            ):
                break
            if self.tokens[at - 1].text == "," and not found:
                break
            found.insert(0, self._claim(other, "name-role"))
            at = other.first
        return found

    def _name_ending(self, last: int) -> NameFind | None:
        """Return the longest name whose tokens end before `last`."""
        known = self._by_last.get(last)
        if known:
            return known.name
        first = last
        best = None
        while first > 0 and last - first < 26:
            first -= 1
            token = self.tokens[first]
            if token.text in {";", ":", "(", '"', "“", "”"} or first in self._covered:
                break
            if not token.cap and token.folded not in HONORIFICS:
                if best and token.text not in {".", ","} and token.folded not in {"bin", "binti"}:
                    break
                continue
            if _DEGREE_BEFORE.search(self.text, max(0, token.start - 4), token.start):
                best = None
                continue
            name = read_name(self.text, self.tokens, first)
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

    def _of_a_thing(self, name: NameFind) -> bool:
        """`Jalan Sudirman`, `SMA Kartini`: the name of a thing."""
        return name.first > 0 and self.tokens[name.first - 1].folded in THINGS and not name.honorifics

    def _subject(self, here: int, role: RoleFind) -> list[Claim]:
        """`Budi Laksana memandu diskusi sebagai moderator`: the subject of the clause, a few words before."""
        if self.tokens[role.first - 1].folded not in {"sebagai", "selaku", "menjadi"}:
            return []
        for at in range(here, max(-1, here - 7), -1):
            token = self.tokens[at]
            if token.text in {".", ";", ":", '"', "“", "”"} or (token.text == "," and at + 1 not in self._by_last):
                return []
            claim = self._by_last.get(at + 1)
            if claim:
                group = self._groups.get(at + 1)
                return group.claims if group else [claim]
            group = self._groups.get(at + 1)
            if group:
                return group.claims
            if token.cap:
                name = self._name_ending(at + 1)
                if name and (len(name.words) > 1 or name.given):
                    return [self._claim(name, "name-role")]
                return self._person_meant(at)
        return self._person_meant(here)

    def _person_meant(self, at: int) -> list[Claim]:
        """`Ia hadir sebagai …`, `Siswi itu bertugas sebagai …`: who was named last before this sentence."""
        start = at
        while start > 0 and not opens_sentence(self.tokens, start):
            start -= 1
        sentence = [t.folded for t in self.tokens[start : at + 1]]
        if not (sentence[:1] and sentence[0] in {"ia", "dia", "beliau"}) and not (
            "itu" in sentence[:6] and len(sentence) < 9
        ):
            return []
        before = [c for c in self.claims[-RECENT:] if c.name.last <= start]
        return [max(before, key=lambda c: c.name.start)] if before else []

    # --- roles that go with the names of the next roles

    def _event_role(self, group: _Group) -> None:
        """`narasumber, yakni Kepala Biro A serta B`: a function shared by all the names that follow."""
        pending = self._pending
        if pending is not None and group.claims:
            if all(any(c is p for p in pending.claims) for c in group.claims):
                # A role in apposition to a name of the list: the list goes on behind it.
                pending.last = max(pending.last, group.last)
                self._continue_list(pending)
                return
            if group.role.first >= pending.last and self._joined(
                pending.last, group.role.first, chain=pending.claims != []
            ):
                for claim in group.claims:
                    claim.roles.append((pending.role, "event-role"))
                pending.claims.extend(group.claims)
                pending.last = group.last
                self._continue_list(pending)
                return
            self._pending = None
        if self._is_function(group.role) and (not group.claims or group.role.head in roles.EVENT_ROLES):
            self._pending = _Group(group.role, list(group.claims), group.last)
            if group.claims:
                self._continue_list(self._pending)

    def _is_function(self, role: RoleFind) -> bool:
        before = self.tokens[role.first - 1].folded if role.first else ""
        return role.head in roles.EVENT_ROLES or before in {"sebagai", "selaku"}

    def _joined(self, last: int, first: int, *, chain: bool) -> bool:
        """Tell whether only joining words stand between a function and the role that follows it."""
        between = [t.folded for t in self.tokens[last:first]]
        if len(between) > 5:
            return False
        if not chain and between and between[-1] in {"yakni", "yaitu", "ialah", "adalah"}:
            return all(b.isalpha() or b == "," for b in between)
        if not chain and between and between[0] in {"pada", "dalam"} and all(b.isalpha() for b in between[:-1]):
            return between[-1].isalpha() or between[-1] == ","
        return all(b in (cues.LIST_GOES_ON if chain else cues.LIST_STARTS) for b in between)

    def _continue_list(self, pending: _Group) -> None:
        """`narasumber yakni <role> A serta B, <role>`: a further name of the list that its role follows."""
        at = pending.last
        if at < len(self.tokens) and self.tokens[at].text == ")":
            at += 1
        here = self._past_separator(at, bracket=False) if at < len(self.tokens) else None
        name = self._name_at(here) if here is not None else None
        if name is None or here in self._covered:
            return
        apposed = (
            name.last + 1 < len(self.tokens)
            and self.tokens[name.last].text in {",", "("}
            and starts_role(self.tokens[name.last + 1])
        )
        if not apposed and self.tokens[name.first - 1].folded not in cues.AND:
            return
        claim = self._claim(name, "event-role")
        claim.roles.append((pending.role, "event-role"))
        pending.claims.append(claim)
        pending.last = name.last

    def _chained_role(self, group: _Group) -> None:
        """`Anggota KPU RI, Ketua Divisi A, Budi`: a position and its division, in one chain before the name."""
        bare, role = self._bare, group.role
        self._bare = None
        if bare is None or bare.last + 1 != role.first or self.tokens[bare.last].text not in {",", "sekaligus"}:
            return
        division = bare.head in {"anggota", "komisioner"} and role.head in cues.DIVISION_LEADS
        if division or self.tokens[bare.last].text == "sekaligus":
            for claim in group.claims:
                claim.roles.insert(0, (bare, "role-name"))

    # --- names without a role

    def names_alone(self) -> None:
        """Find the names that stand beside an honorific, a degree, a verb of saying, or are known names."""
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            if at in self._covered or not (token.cap or token.folded in HONORIFICS):
                at += 1
                continue
            name = read_name(self.text, self.tokens, at)
            if name is None or self._common(name) or any(i in self._covered for i in range(name.first, name.last)):
                at += 1
                continue
            rule = self._alone_rule(name)
            if rule:
                self._claim(name, rule)
            at = max(name.last, at + 1)

    def _numbered(self, name: NameFind) -> bool:
        """`1. Wan Zulkarnaen 2. Usup Sudarmo`: an item of a numbered list that is nothing but a name."""
        if name.first < 2 or self.tokens[name.first - 1].text not in {".", ")"} or len(name.words) < 2:
            return False
        if not self.tokens[name.first - 2].text.isdigit():
            return False
        after = self.tokens[name.last] if name.last < len(self.tokens) else None
        return (
            after is None or after.text.isdigit() or after.text in {",", ";", "(", "\n\n"} or after.folded in cues.TIES
        )

    def _speaks_behind_comma(self, name: NameFind) -> bool:
        """`Dalam sambutannya KPU Kotabaru, Budi Laksana, mengungkapkan`: the name stands in commas before a verb."""
        after = self.tokens[name.last : name.last + 2]
        return len(after) == 2 and after[0].text == "," and after[1].folded in SPEAKING

    def _alone_rule(self, name: NameFind) -> str | None:
        """Return the rule by which a name without role is a person's, or None."""
        before = self.tokens[name.first - 1] if name.first else None
        after = self.tokens[name.last] if name.last < len(self.tokens) else None
        many = len(name.words) > 1
        if is_area(name.words) and not name.honorifics:
            return None
        if before is not None and before.folded in THINGS and not name.degrees:
            return None
        attached = (
            before is not None
            and before.cap
            and (name.first - 1) not in self._covered
            and not opens_sentence(self.tokens, name.first - 1)
        )
        if name.honorifics and (many or name.given or not attached):
            return "honorific"
        if name.degrees and (many or name.given):
            return "degree"
        if (
            attached
            and before is not None
            and before.folded not in HONORIFICS
            and not (many and name.given and before.folded in NEVER)
        ):
            return None
        opener = opens_sentence(self.tokens, name.first)
        joined = before is not None and before.folded in cues.AND | {","} and name.first - 1 in self._by_last
        if joined and before is not None and ((before.folded in cues.AND and many) or name.given):
            return "joined"
        if (
            many
            and before is not None
            and before.folded in {"ialah", "adalah", "yakni", "yaitu"}
            and self.tokens[name.last - 1].end < len(self.text)
        ):
            return "named"
        if many and before is not None and before.text == "," and self._speaks_behind_comma(name):
            return "apposed"
        if self._numbered(name):
            return "numbered"
        if before is not None and says(before) and (many or name.given or not opener):
            return "said-by"
        if (
            before is not None
            and before.folded in cues.BEFORE_NAME
            and (name.given or (many and before.folded in cues.BEFORE_PERSON))
        ):
            return "cue"
        if (
            after is not None
            and not after.cap
            and after.folded in SPEAKING
            and (name.given or (many and not opener) or (many and opener))
        ):
            return "says"
        if many and name.given and not (after is not None and after.cap and blocked(after) and not starts_role(after)):
            return "known-name"
        return None
