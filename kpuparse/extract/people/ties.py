"""Ties: which role phrase goes with which names, before it or behind it."""

from __future__ import annotations

from typing import Final

from kpuparse.extract.people.after import After
from kpuparse.extract.people.before import Before
from kpuparse.extract.people.board import RECENT, Board, Claim, Group
from kpuparse.extract.people.functions import Functions
from kpuparse.extract.people.names import blocked, says
from kpuparse.extract.people.phrases import RoleFind, read_role
from kpuparse.extract.people.tokens import ROLE, opens_sentence
from kpuparse.lexicon import cues, roles
from kpuparse.lexicon.names import GIVEN, THINGS
from kpuparse.lexicon.speech import SPEAKING

# What may stand in commas behind a name, with words that no rule knows.
_APPOSED: Final = roles.SHARED | {"divisi"}
# What stands before a position that names a thing (see `_of_a_thing`).
_OF_A_THING: Final = cues.NAMED_AFTER | {"dinas", "di", "ke", "dari"}
# How the lead of a division begins: `Kadiv Hukum`, `Ketua Divisi Hukum`.
_OF_A_DIVISION: Final = roles.DIVISION_HEADS | {"kadiv"}
_OF_THE_PAST: Final = frozenset({"pernah", "sempat"})


class Ties:
    """Finds every role phrase and ties it to names."""

    __slots__ = ("_bare", "after", "before", "board", "functions", "tokens")

    def __init__(self, board: Board) -> None:
        self.board = board
        self.tokens = board.tokens
        self.before = Before(board)
        self.after = After(board)
        self.functions = Functions(board)
        self._bare: RoleFind | None = None

    def run(self) -> None:
        """Find every role phrase, and tie it to the names after it or before it."""
        go_on = 0
        covered = self.board.covered
        for at in self.tokens.places(ROLE):
            if at < go_on or at in covered or self._no_role(at):
                continue
            role = read_role(self.board.text, self.tokens, at)
            if role is not None:
                go_on = self._tie(role)

    def _no_role(self, at: int) -> bool:
        """`lembaga pemantau Suara Warga`, `Lereng Warga` in a headline: a word with a capital, no position."""
        token = self.tokens[at]
        before = self.tokens[at - 1] if at else None
        if token.folded == "sekretariat" and before is not None and before.folded in {"pada", "di", "ke", "dari"}:
            # `Pejabat Eselon III pada Sekretariat KPU Provinsi Riau yaitu Agus`: an office, nobody's role.
            return True
        if not token.cap:
            return False
        if before is not None and before.cap and token.folded in GIVEN and not blocked(before):
            return True
        if token.folded not in roles.GENERIC or token.folded in roles.BEFORE_HEAD:
            return False
        return self.board.headline or (before is not None and before.cap and not opens_sentence(self.tokens, at - 1))

    def _tie(self, role: RoleFind) -> int:
        """Tie `role`; return the token to go on from."""
        before = self.tokens[role.first - 1].folded if role.first else ""
        if before in _OF_A_THING and self._of_a_thing(role, before):
            self.board.covered.update(range(role.first, role.last))
            return role.last
        left = self.before.claims(role) if self._prefers_left(role) else []
        names, last = ([], role.last) if left else self.after.names(role)
        if not names and not left:
            left = self.before.claims(role, last_resort=True)
        claims, go_on = left, role.last
        if names:
            claims, go_on = [self.board.claim(n, "role-name") for n in names], names[0].last
            if role.head != "pasangan" or role.last - role.first > 1:
                # A bare `Pasangan` says that two people belong together; which candidacy, it does not.
                for claim in claims:
                    claim.roles.append((role, "role-name"))
        elif left:
            role = self._whole_apposition(self._whole_function(role))
            rule = "name-past-role" if self._said_of_the_past(role) else "name-role"
            for claim in left:
                claim.roles.append((role, rule))
            last = go_on = role.last
        self.functions.take(role, claims, last, said_before=bool(left))
        if claims or role.last - role.first > 1:
            self.board.covered.update(range(role.first, role.last))
        if claims:
            self.board.groups[last] = Group(role, claims, last)
            if self._bare is not None:
                self._chained_role(self._bare, role, claims)
                self._bare = None
        else:
            self._bare = role
        return go_on

    def _said_of_the_past(self, role: RoleFind) -> bool:
        """`yang pernah menjabat Ketua …`."""
        return not _OF_THE_PAST.isdisjoint([t.folded for t in self.tokens[max(0, role.first - 3) : role.first]])

    def _whole_apposition(self, role: RoleFind) -> RoleFind:
        """`Tumini, pedagang sayur di Pasar Bulu, …`: a phrase between two commas is one role to its end."""
        before = self.tokens[role.first - 1].text
        if before not in {",", "("} or role.head not in _APPOSED or self.tokens[role.first].cap:
            return role
        stop = role.last
        while stop < len(self.tokens) and stop - role.last < 7:
            token = self.tokens[stop]
            if token.text in {",", ".", ")"}:
                return RoleFind(role.first, stop, role.start, self.tokens.end(stop - 1), role.head, role.shared)
            if not token.text[0].isalpha() or token.folded in cues.CLAUSE or token.folded in SPEAKING or says(token):
                return role
            name = self.board.name_at(stop)
            if name and name.given and self.tokens[stop - 1].folded not in THINGS:
                return role
            stop += 1
        return role

    def _whole_function(self, role: RoleFind) -> RoleFind:
        """`Topan sebagai kepala unit simpan pinjam,`: small words to the next mark belong to the function."""
        if (
            role.first == 0
            or self.tokens[role.first - 1].folded not in {"sebagai", "selaku"}
            or self.tokens[role.first].cap
            or role.head in roles.EVENT_ROLES
        ):
            return role
        stop = role.last
        while stop < len(self.tokens) and stop - role.last < 4:
            token = self.tokens[stop]
            if token.text in {",", ".", ";"}:
                return RoleFind(role.first, stop, role.start, self.tokens.end(stop - 1), role.head, role.shared)
            verb = token.folded.startswith(("mem", "men", "ber", "di", "ter")) and len(token.folded) > 5
            if not token.text.isalpha() or token.cap or verb or token.folded in cues.FUNCTION:
                return role
            stop += 1
        return role

    def _of_a_thing(self, role: RoleFind, before: str) -> bool:
        """`Jalan Panglima Polim`, `Kantor Camat Tegal Barat`, `di Dukuh Krajan`: a thing that a position names."""
        if before == "dinas":
            return role.first > 1 and self.tokens[role.first - 2].folded == "rumah"
        return before in cues.NAMED_AFTER or role.head == "dukuh"

    def _prefers_left(self, role: RoleFind) -> bool:
        """`Budi Laksana, Ketua KPU Kotabaru, Rina …`: the role is the former's, unless that one is known."""
        before = self.tokens[role.first - 1].text if role.first else ""
        after = self.tokens[role.last].text if role.last < len(self.tokens) else ""
        if before == "(":
            return True
        if after not in {",", ".", ";"}:
            return False
        if before != ",":
            return before not in {";", ".", ":"} and self._tied_by_word(role)
        name = self.board.name_ending(role.first - 1)
        if name is None or len(name.words) < 2:
            return name is not None and after == "."
        return not any(
            any(other.head not in roles.EVENT_ROLES for other, _ in c.roles) and set(name.words) <= set(c.name.words)
            for c in self.board.claims[-RECENT:]
        )

    def _tied_by_word(self, role: RoleFind) -> bool:
        return role.first > 0 and self.tokens[role.first - 1].folded in cues.TIES

    def _chained_role(self, bare: RoleFind, role: RoleFind, claims: list[Claim]) -> None:
        """`Anggota KPU RI Kadiv Hukum, Budi`, `Ketua Panitia yang juga Kasubbag Budi`: a chain before the name."""
        if not 0 <= role.first - bare.last < 3:
            return
        between = tuple(t.folded for t in self.tokens[bare.last : role.first])
        lead = {t.folded for t in self.tokens[role.first : role.first + 2]}
        division = bare.head in {"anggota", "komisioner"} and (
            (between == (",",) and role.head in cues.DIVISION_LEADS)
            or (between == () and not _OF_A_DIVISION.isdisjoint(lead))
        )
        if division or between in {
            ("selaku",),
            ("sekaligus",),
            ("merangkap",),
            ("yang", "juga"),
            ("yang", "merangkap"),
        }:
            for claim in claims:
                claim.roles.insert(0, (bare, "role-name"))
