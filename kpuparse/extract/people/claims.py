"""Claims: every place where a text says that somebody is a person, with the roles tied to it."""

from __future__ import annotations

from kpuparse.extract.people.alone import Alone
from kpuparse.extract.people.board import Board, Claim
from kpuparse.extract.people.ties import Ties
from kpuparse.extract.people.tokens import Token, opens_sentence
from kpuparse.lexicon.names import HEADLINE_VERBS
from kpuparse.lexicon.speech import SAYING


def _lowered(tokens: list[Token]) -> list[Token]:
    """Return `tokens` with small words as small, whatever their first letter.

    `Budi Selaku Ketua` in text that writes every word with a capital, `“Kami siap,” Ujar Rina` behind a closing mark.
    """
    found = list(tokens)
    for at, token in enumerate(tokens):
        if not at or not token.cap:
            continue
        tie = token.folded in _TIES and not opens_sentence(tokens, at)
        said = tokens[at - 1].text in _CLOSING and token.folded in SAYING
        if tie or said:
            found[at] = token._replace(cap=False)
    return found


_TIES = frozenset({"selaku", "sebagai", "bernama", "yakni", "yaitu"})
_CLOSING = frozenset('"”’')


def find_claims(text: str, tokens: list[Token], *, headline: bool = False) -> list[Claim]:
    """Return the claims of `text`, by place. In a `headline` verbs have capitals as well and end a name."""
    tokens = _lowered(tokens)
    if headline:
        tokens = [t._replace(cap=False) if t.folded in HEADLINE_VERBS else t for t in tokens]
    board = Board(text, tokens, headline=headline)
    ties = Ties(board)
    ties.run()
    Alone(board).run()
    ties.before.tie_meant()
    board.nicknames()
    return sorted(board.claims, key=lambda c: c.name.start)
