"""Functions at an event: a role that goes with the names of the roles that follow it."""

from __future__ import annotations

from typing import Final

from kpuparse.extract.people.board import RECENT, Board, Claim, Group
from kpuparse.extract.people.heads import starts_role
from kpuparse.extract.people.phrases import RoleFind
from kpuparse.lexicon import cues, roles

# `saksi Adi serta Kabag SDM Rina`: witnesses are named with their positions as well.
_FUNCTIONS: Final = roles.EVENT_ROLES | {"saksi"}
_OWN_PARTS: Final = roles.EVENT_ROLES | roles.CEREMONY
_MEMBERS: Final = frozenset({"anggota", "komisioner", "pimpinan"})


class Functions:
    """Hands a function (`narasumber`, `sebagai …`) on to every name of the list behind it."""

    __slots__ = ("_before", "_pending", "board", "tokens")

    def __init__(self, board: Board) -> None:
        self.board = board
        self.tokens = board.tokens
        self._pending: Group | None = None
        self._before = ""

    def take(self, role: RoleFind, claims: list[Claim], last: int, *, said_before: bool) -> None:
        """`narasumber, yakni Kepala Biro A serta B`: a function shared by all the names that follow.

        A role and the claims that it is said of end before the token `last`. With `said_before` the names stand before
        the role (`A sebagai narasumber`), and those that follow have their own.
        """
        if claims and self._pending is not None and self._goes_on(self._pending, role, claims, last):
            self._continue_list(self._pending)
            return
        if claims:
            self._pending = None
        # `bertugas sebagai pemimpin apel, A, dan pembina apel, <role> B`: the next part of the same ceremony.
        chained = role.head in roles.CEREMONY and self._before in roles.CEREMONY
        self._before = role.head
        if (claims and role.head not in _FUNCTIONS) or (said_before and role.head in roles.EVENT_ROLES):
            return
        if chained or self._is_function(role):
            self._pending = Group(role, list(claims), last)
            if claims:
                self._continue_list(self._pending)

    def _goes_on(self, pending: Group, role: RoleFind, claims: list[Claim], last: int) -> bool:
        """Tell whether `claims` belong to the list of a pending function, and take them down there."""
        if all(any(c is p for p in pending.claims[-RECENT:]) for c in claims):
            # A role in apposition to a name of the list: the list goes on behind it.
            pending.last = max(pending.last, last)
            return True
        behind = self.board.past_name_bracket(pending.last) if pending.claims else pending.last
        another = pending.claims != [] and role.head in _OWN_PARTS
        if another or self._own_function(last) or role.first < behind:
            return False
        if not self._joined(behind, role.first, chain=pending.claims != []):
            return False
        for claim in claims:
            claim.roles.append((pending.role, "event-role"))
        pending.claims.extend(claims)
        pending.last = last
        return True

    def _own_function(self, at: int) -> bool:
        """`Plt. Kasubag (Rina Wati) bertindak sebagai …`: a function of their own follows the names."""
        behind = [t.folded for t in self.tokens[at : at + 3]]
        while behind[:1] in ([")"], ["bertindak"], ["bertugas"]):
            behind.pop(0)
        return behind[:1] in (["sebagai"], ["selaku"])

    def _is_function(self, role: RoleFind) -> bool:
        before = self.tokens[role.first - 1].folded if role.first else ""
        if role.head in _FUNCTIONS or before in {"sebagai", "selaku"}:
            return True
        if role.head in roles.CEREMONY:
            # `Pembina Upacara dalam kegiatan tersebut adalah Ketua …`
            ahead = [t.folded for t in self.tokens[role.last : role.last + 5]]
            return not cues.COPULAS.isdisjoint(ahead) and "," not in ahead
        if role.head not in _MEMBERS:
            return False
        # `Komisioner KPU Kudus, yaitu Ketua Divisi A Budi, Ketua Divisi B Tohir`
        behind = [t.folded for t in self.tokens[role.last : role.last + 2] if t.text != ","]
        return behind[:1] in (["yaitu"], ["yakni"])

    def _joined(self, last: int, first: int, *, chain: bool) -> bool:
        """Tell whether only joining words stand between a function and the role that follows it."""
        between = [t.folded for t in self.tokens[last:first]]
        if len(between) > (9 if not chain and between[-1:] and between[-1] in cues.COPULAS else 5):
            return False
        if not chain and between and between[-1] in cues.COPULAS:
            return all(b.isalpha() or b == "," for b in between)
        if not chain and between[:1] == ["dari"] and between[-1] == ",":
            # `narasumber dari BKN, Direktur …`
            return all(t.cap or t.folded in cues.AND for t in self.tokens[last + 1 : first - 1])
        if (
            not chain
            and between
            and between[0] in {"pada", "dalam", "melalui", "via", "secara"}
            and all(b.isalpha() for b in between[:-1])
        ):
            return between[-1].isalpha() or between[-1] == ","
        return all(b in (cues.LIST_GOES_ON if chain else cues.LIST_STARTS) for b in between)

    def _continue_list(self, pending: Group) -> None:
        """`narasumber yakni <role> A serta B, <role>`: a further name of the list that its role follows."""
        at = pending.last
        if at < len(self.tokens) and self.tokens[at].text == ")":
            at += 1
        here = self.board.past_separator(at) if at < len(self.tokens) else None
        name = self.board.name_at(here) if here is not None else None
        if name is None or here in self.board.covered:
            return
        apposed = (
            name.last + 1 < len(self.tokens)
            and self.tokens[name.last].text in {",", "("}
            and starts_role(self.tokens[name.last + 1])
        )
        if not apposed and self.tokens[name.first - 1].folded not in cues.AND:
            return
        if name.last < len(self.tokens) and self.tokens[name.last].folded in {"sebagai", "selaku"}:
            # `A sebagai narasumber dan B sebagai moderator`
            return
        claim = self.board.claim(name, "event-role")
        claim.roles.append((pending.role, "event-role"))
        pending.claims.append(claim)
        pending.last = name.last
