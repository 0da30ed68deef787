"""Claims: every place where a text says that somebody is a person, with the roles tied to it."""

from __future__ import annotations

from typing import Final

from kpuparse.extract.people.alone import Alone
from kpuparse.extract.people.board import Board, Claim
from kpuparse.extract.people.kinds import SAYS, TIE, VERB, Kinds, Reading
from kpuparse.extract.people.ties import Ties
from kpuparse.extract.people.tokens import Token, opens_sentence

_CLOSING: Final = frozenset('"”’')


def _lowered(tokens: list[Token], kinds: Kinds, *, headline: bool) -> list[Token]:
    """Return `tokens` with small words as small, whatever their first letter.

    `Budi Selaku Ketua` in text that writes every word with a capital, `“Kami siap,” Ujar Rina` behind a closing mark,
    verbs in a `headline`.
    """
    found = tokens
    for at in kinds.places(TIE | SAYS | VERB * headline):
        kind = kinds.at(at)
        if (
            (kind & VERB and headline)
            or (kind & TIE and not opens_sentence(tokens, at))
            or (kind & SAYS and at and tokens[at - 1].text in _CLOSING)
        ):
            if found is tokens:
                found = tokens.copy()
            token = tokens[at]
            found[at] = Token(token.text, token.folded, token.start, token.end, cap=False)
            kinds.lower(at, token)
    return found


def find_claims(reading: Reading, *, headline: bool = False) -> list[Claim]:
    """Return the claims of a text, by place. In a `headline` verbs have capitals as well and end a name."""
    text, tokens, kinds = reading
    board = Board(text, _lowered(tokens, kinds, headline=headline), kinds, headline=headline)
    ties = Ties(board)
    ties.run()
    Alone(board).run()
    ties.before.tie_meant()
    board.nicknames()
    return sorted(board.claims, key=lambda c: c.name.start)
