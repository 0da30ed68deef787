"""Claims: every place where a text says that somebody is a person, with the roles tied to it."""

from __future__ import annotations

from typing import Final

from kpuparse.extract.people.alone import Alone
from kpuparse.extract.people.board import Board, Claim
from kpuparse.extract.people.kinds import lowered
from kpuparse.extract.people.ties import Ties
from kpuparse.extract.people.tokens import SAYS, TIE, VERB, Tokens, opens_sentence

_CLOSING: Final = frozenset('"”’')


def _lowered(tokens: Tokens, *, headline: bool) -> Tokens:
    """Return `tokens` with small words as small, whatever their first letter.

    `Budi Selaku Ketua` in text that writes every word with a capital, `“Kami siap”, Ujar Rina` behind a closing mark,
    verbs in a `headline`.
    """
    found = tokens
    for at in tokens.places(TIE | SAYS | VERB * headline):
        kind = tokens[at].kinds
        if (
            (kind & VERB and headline)
            or (kind & TIE and not opens_sentence(tokens, at))
            or (kind & SAYS and _behind_quotation(tokens, at))
        ):
            if found is tokens:
                found = tokens.copy()
            found.put(at, lowered(tokens[at]))
    return found


def _behind_quotation(tokens: Tokens, at: int) -> bool:
    """Tell whether a closing mark, perhaps with a comma or a stop behind it, stands before the token `at`."""
    here = at - 1 if at > 1 and tokens[at - 1].text in {",", "."} else at
    return here > 0 and tokens[here - 1].text in _CLOSING


def find_claims(text: str, tokens: Tokens, *, headline: bool = False) -> list[Claim]:
    """Return the claims of `text`, by place. In a `headline` verbs have capitals as well and end a name."""
    board = Board(text, _lowered(tokens, headline=headline), headline=headline)
    ties = Ties(board)
    ties.run()
    Alone(board).run()
    ties.before.tie_meant()
    board.nicknames()
    return sorted(board.claims, key=lambda c: c.name.start)
