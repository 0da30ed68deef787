"""Claims: every place where a text says that somebody is a person, with the roles tied to it."""

from __future__ import annotations

from kpuparse.extract.people.alone import Alone
from kpuparse.extract.people.board import Board, Claim
from kpuparse.extract.people.ties import Ties
from kpuparse.extract.people.tokens import Token
from kpuparse.lexicon.names import HEADLINE_VERBS


def find_claims(text: str, tokens: list[Token], *, headline: bool = False) -> list[Claim]:
    """Return the claims of `text`, by place. In a `headline` verbs have capitals as well and end a name."""
    if headline:
        tokens = [t._replace(cap=False) if t.folded in HEADLINE_VERBS else t for t in tokens]
    board = Board(text, tokens, headline=headline)
    ties = Ties(board)
    ties.run()
    Alone(board).run()
    ties.before.tie_meant()
    board.nicknames()
    return sorted(board.claims, key=lambda c: c.name.start)
