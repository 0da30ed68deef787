"""Names before a role phrase: `Budi selaku moderator`, `Rina (Ketua PPK)`, appositions, the subject of a clause."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from kpuparse.extract.people.board import RECENT, SENTENCE_LIMIT, Board, Claim, small_may_end_name
from kpuparse.extract.people.names import NameFind
from kpuparse.extract.people.phrases import RoleFind
from kpuparse.extract.people.tokens import by_word, opens_sentence
from kpuparse.lexicon import cues, roles
from kpuparse.lexicon.areas import fold
from kpuparse.lexicon.speech import SAYING, SPEAKING

# Words before a role that tell whose it is.
_TELLING: Final = cues.ONE_OF | cues.OF_ALL | cues.TIES | cues.FILLERS | {"sebagai", "selaku", "adalah"}
_SAYING_OF_ALL: Final = cues.OF_ALL | {"sebagai", "selaku", "adalah"}
_SHARED_FUNCTIONS: Final = roles.EVENT_ROLES - roles.HELD_BY_ONE
_PRONOUNS: Final = frozenset({"ia", "dia", "beliau", "dirinya"})


@by_word(8192)
def _may_tell(text: str) -> bool:
    """Tell whether a word in small letters or a mark before a role may be the last of a name or tell whose it is."""
    return fold(text) in _TELLING or small_may_end_name(text)


class Before:
    """Finds the claims before a role phrase that it is said of."""

    __slots__ = ("board", "meant", "tokens")

    def __init__(self, board: Board) -> None:
        self.board = board
        self.tokens = board.tokens
        self.meant: list[tuple[RoleFind, int]] = []

    def claims(self, role: RoleFind, *, last_resort: bool = False) -> list[Claim]:
        """Return the claims before `role` that it is said of, or nothing.

        With `last_resort` (no name stands behind it) also a name that has a role already.
        """
        at = role.first - 1
        if at < 0 or not (
            self.tokens[at].cap
            or _may_tell(self.tokens[at].text)
            or role.first in self.board.by_last
            or role.first in self.board.groups
        ):
            # A plain word in small letters, and no name or role ends before it.
            return []
        while at > 0 and self.tokens[at].folded in cues.ONE_OF:
            # `Nanda, salah satu operator Sidalih, …`
            at -= 1
        if self.tokens[at].folded in cues.OF_ALL or (
            self.tokens[at].folded in {"sebagai", "selaku", "adalah"}
            and at
            and self.tokens[at - 1].folded in cues.OF_ALL
        ):
            return self._all_before(at)
        before = self.tokens[at]
        if before.text in {",", "("}:
            if before.text == "(" and not self._closes(role.last):
                return []
            if before.text == "," and self._subject_behind(at, role):
                return []
            apposed = last_resort and self._closes_apposition(role)
            return self._ending_at(at, role, tied=before.text == "(" or apposed)
        if before.folded in {"sebagai", "selaku"} and self._inverted(at, role):
            return []
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
            if self.tokens[here].text == ")" and tie and here + 1 in self.board.by_last:
                # `Novita (Novi) selaku …`
                direct = self._all_of(self.board.by_last[here + 1])
            elif self.tokens[here].text == ")" and tie:
                opening = next(
                    (at for at in range(here - 1, max(0, here - 6), -1) if self.tokens[at].text == "("), None
                )
                direct = self._ending_at(opening, role, tied=True) if opening else []
            group = self.board.groups.get(here) or self.board.groups.get(here + 1)
            return direct or (group.claims if group and tie else self._appointed(here - 1) if tie else [])
        known = self.board.by_last.get(role.first)
        group = self.board.groups.get(role.first)
        if group and not known and len(group.claims) == 1 and self._behind(group.claims[0], group.role):
            # `Muslih Aisyah Anggota KPU Provinsi Jawa Tengah Kadiv Hukum memaparkan`
            known = group.claims[0]
        if (
            last_resort
            and known
            and here == role.first - 1
            and self.tokens[role.first].cap
            and role.last - role.first > 1
            and self.board.text[self.tokens.starts[role.first] - 2] != "."
        ):
            # `Anggota KPU Ngawi Amin Hidayat Divisi Teknis Penyelenggaraan menyampaikan`
            return [known]
        found = self._ending_at(here + 1, role, tied=tie)
        if found and tie and role.head in _SHARED_FUNCTIONS:
            return [*self._joined_before(found[0]), *found]
        if found or not tie:
            return found
        group = self.board.groups.get(here + 1)
        if group:
            return group.claims
        return self._subject(here, role)

    def _behind(self, claim: Claim, role: RoleFind) -> bool:
        """Tell whether `role` stands right behind the claim's name, or behind a comma there."""
        at = claim.name.last
        return at == role.first or (at == role.first - 1 and self.tokens[at].text == ",")

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

    def _subject_behind(self, comma: int, role: RoleFind) -> bool:
        """`Menurut Rina, mahasiswa UIN punya bekal`: behind the comma a clause of its own starts with the role."""
        name = self.board.name_ending(comma)
        if name is None or role.last >= len(self.tokens) or self.tokens[role.last].text in {",", "."}:
            return False
        known = self.board.by_last.get(comma)
        first = min([name.first, *(r.first for r, _ in known.roles if r.last == name.first)] if known else [name.first])
        said = self.tokens[first - 1].folded if first else ""
        if said in {"menurut", "bagi"}:
            return True
        # `kata Budi, petugas akan datang ke rumah warga`
        return said in SAYING and not self.tokens[role.first].cap and not self.tokens[role.last].cap

    def _closes(self, at: int) -> bool:
        """Tell whether a bracket closes right behind a role, or behind a place or a further word of it."""
        return any(t.text == ")" for t in self.tokens[at : at + 3])

    def _ending_at(self, last: int, role: RoleFind, *, tied: bool) -> list[Claim]:
        """Return the claims of the name (or list of names) that ends before the token `last`."""
        known = self.board.by_last.get(last)
        if known:
            # A name that has its role already takes another only by a word that says so.
            if not tied and any(other.head not in roles.EVENT_ROLES for other, _ in known.roles):
                return []
            group = self.board.groups.get(last)
            return (
                group.claims if group and tied and len(group.claims) > 1 and self.tokens[last].text != "(" else [known]
            )
        name = self.board.name_ending(last)
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
            or ((titled or apposed) and not self.board.common(name))
            or (tied and self._known(name))
        )
        personal = name.given or name.honorifics or name.degrees
        if (
            direct
            and not tied
            and not (head.cap and len(name.words) > 1 and (personal or self._subject_of(name, role)))
        ):
            return []
        if not sure and (opens_sentence(self.tokens, name.first) or not tied) and not apposed:
            return []
        if not tied and role.head in roles.GENERIC and not head.cap and role.last - role.first < 2 and not sure:
            return []
        claims = [self.board.claim(name, "name-role")]
        if tied:
            claims = [*self._list_before(name), *claims]
        return claims

    def _inverted(self, at: int, role: RoleFind) -> bool:
        """`… Zainal, dan bertindak sebagai inspektur upacara adalah Nanang`: whose function it is comes behind."""
        acting = at > 0 and self.tokens[at - 1].folded in {"bertindak", "bertugas"}
        return acting and role.last < len(self.tokens) and self.tokens[role.last].folded in cues.COPULAS

    def _all_of(self, claim: Claim) -> list[Claim]:
        """Return the names that share a role with `claim` as its list or pair; that one alone where there are none."""
        group = self.board.groups.get(claim.name.last)
        return group.claims if group and any(c is claim for c in group.claims) else [claim]

    def _all_before(self, at: int) -> list[Claim]:
        """`Budi, Rina dan Tohir, keduanya …`, `masing-masing sebagai …`: the list of names that ends before `at`."""
        while at > 0 and (self.tokens[at].text == "," or not self.tokens[at].cap):
            if self.tokens[at].text != "," and self.tokens[at].folded not in _SAYING_OF_ALL:
                return []
            at -= 1
        return self._ending_names(at + 1)

    def _joined_before(self, claim: Claim) -> list[Claim]:
        """`Direktur A, Titi dan Peneliti B, Firman hadir sebagai narasumber`: the other subjects, each with a role."""
        found: list[Claim] = []
        while claim.roles and len(found) < RECENT:
            start = claim.roles[0][0].first
            if start < 1 or start > claim.name.first or self.tokens[start - 1].folded not in {"dan", "serta"}:
                break
            at = start - 1 if self.tokens[start - 2].text != "," else start - 2
            other = self.board.by_last.get(at)
            if other is None or other in found or not other.roles or other.name.first > claim.name.first:
                break
            first = other.roles[0][0].first
            if first and self.tokens[first - 1].folded.startswith("di"):
                # `dibuka Ketua, Budi dan Anggota, Rina hadir sebagai narasumber`: the former ends a clause.
                break
            found.insert(0, other)
            claim = other
        return found

    def _subject_of(self, name: NameFind, role: RoleFind) -> bool:
        """`Handi Sasmita Ketua KPU Provinsi Jawa Tengah mengingatkan`: words, a whole role and a verb of saying."""
        before = self.tokens[name.first - 1] if name.first else None
        apart = before is None or not before.cap or opens_sentence(self.tokens, name.first)
        verb = self.tokens[role.last] if role.last < len(self.tokens) else None
        return apart and role.last - role.first > 2 and verb is not None and verb.folded in SPEAKING and not verb.cap

    def _known(self, name: NameFind) -> bool:
        """Tell whether somebody named before has this word in a longer name."""
        recent = self.board.claims[-RECENT:]
        return any(len(c.name.words) > 1 and name.words[0] in c.name.words for c in recent)

    def _list_before(self, name: NameFind, *, commas: bool = False) -> list[Claim]:
        """`Budi dan Rina sebagai narasumber`: the names joined to `name` before it; with `commas`, by commas alone."""
        found: list[Claim] = []
        at = name.first
        while at > 1 and (self.tokens[at - 1].folded in cues.AND or self.tokens[at - 1].text == ","):
            here = at - 1
            if self.tokens[here].folded in cues.AND and self.tokens[here - 1].text == ",":
                here -= 1
            other = self.board.name_ending(here)
            if (
                other is None
                or len(other.words) < 2
                or (not commas and other.last in self.board.by_last and self.board.by_last[other.last].roles)
            ):
                break
            if self.tokens[at - 1].text == "," and not found and not commas:
                break
            found.insert(0, self.board.claim(other, "name-role"))
            at = other.first
        return found

    def _subject(self, here: int, role: RoleFind) -> list[Claim]:
        """`Budi Laksana memandu diskusi sebagai moderator`: the subject of the clause, a few words before."""
        if self.tokens[role.first - 1].folded not in {"sebagai", "selaku", "menjadi"}:
            return []
        if any(t.folded in _PRONOUNS for t in self.tokens[max(0, here - 2) : here + 1]):
            self._person_meant(here, role)
            return []
        appointed = self._appointed(here)
        if appointed:
            return appointed
        for at in range(here, max(-1, here - 7), -1):
            token = self.tokens[at]
            if token.text in {".", ";", ":", '"', "“", "”"} or (token.text == "," and at + 1 not in self.board.by_last):
                return []
            claim = self.board.by_last.get(at + 1)
            if claim:
                group = self.board.groups.get(at + 1)
                return group.claims if group else [claim]
            group = self.board.groups.get(at + 1)
            if group:
                return group.claims
            if token.cap:
                name = self.board.name_ending(at + 1)
                if name and (len(name.words) > 1 or name.given):
                    return [self.board.claim(name, "name-role")]
                self._person_meant(here, role)
                return []
        self._person_meant(here, role)
        return []

    def _appointed(self, here: int) -> list[Claim]:
        """`menetapkan Budi dan Rina dengan perolehan … suara sebagai …`: the objects of a verb of appointment."""
        # The stops of degrees look like the ends of sentences.
        start = max(0, here - SENTENCE_LIMIT)
        verb = next((at for at in range(start, here) if self.tokens[at].folded in cues.APPOINTING), None)
        if verb is None:
            return []
        insert = next((at for at in range(here, verb, -1) if self.tokens[at].folded == "dengan"), None)
        if insert is None or here - insert > 12:
            return []
        end = insert - 1 if self.tokens[insert - 1].text == "," else insert
        group = self.board.groups.get(end)
        if group:
            return group.claims
        return self._ending_names(end)

    def _ending_names(self, end: int) -> list[Claim]:
        """Return the claims of the names, one or a list, that end before the token `end`."""
        name = self.board.name_ending(end)
        if name is None or (len(name.words) < 2 and not name.given):
            return []
        return [*self._list_before(name, commas=True), self.board.claim(name, "name-role")]

    def _person_meant(self, at: int, role: RoleFind) -> None:
        """`Ia hadir sebagai …`, `Siswi itu bertugas sebagai …`: the role of whoever is named last before it."""
        start = self.board.sentence_start(at)
        sentence = [t.folded for t in self.tokens[start : at + 1]]
        if not cues.WITH_OBJECT.isdisjoint(sentence):
            return
        near = not _PRONOUNS.isdisjoint(sentence[-4:])
        if sentence[:1] and (near or sentence[0] in _PRONOUNS or (_somebody(sentence[:6]) and len(sentence) < 9)):
            self.meant.append((role, start))

    def tie_meant(self) -> None:
        """Tie the roles of `_person_meant`, now that every name is known."""
        if not self.meant:
            return
        ordered = sorted(self.board.claims, key=lambda c: c.name.start)
        for role, start in self.meant:
            index = bisect_left(ordered, start + 1, key=lambda c: c.name.last)
            if index:
                ordered[index - 1].roles.append((role, "name-role"))


def _somebody(opening: list[str]) -> bool:
    """`Siswi SMAN 1 itu`, `dosen itu`: tell whether a sentence opens with a person known already, not with a thing."""
    if "itu" not in opening:
        return False
    said = opening[: opening.index("itu")]
    return any(word in cues.PERSON_NOUNS or roles.is_position(word) for word in said)
