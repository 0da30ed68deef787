"""Claims: every place where a text says that somebody is a person, with the roles tied to it."""

from __future__ import annotations

from typing import Final

from kpuparse.extract.people.alone import Alone
from kpuparse.extract.people.board import Board, Claim
from kpuparse.extract.people.ties import Ties
from kpuparse.extract.people.tokens import Token, Tokens, opens_sentence
from kpuparse.lexicon.names import HEADLINE_VERBS
from kpuparse.lexicon.speech import SAYING

_TIES: Final = frozenset({"selaku", "sebagai", "bernama", "yakni", "yaitu"})
_TIES_AND_SAYING: Final = _TIES | SAYING
_CLOSING: Final = frozenset('"”’')


def _lowered(tokens: Tokens) -> list[Token]:
    """Return `tokens` with small words as small, whatever their first letter.

    `Budi Selaku Ketua` in text that writes every word with a capital, `“Kami siap,” Ujar Rina` behind a closing mark.
    """
    found: list[Token] = tokens
    for at in [at for at in tokens.opening if tokens[at].folded in _TIES_AND_SAYING and tokens[at].cap]:
        word = tokens[at].folded
        if at and (
            (word in _TIES and not opens_sentence(tokens, at)) or (word in SAYING and tokens[at - 1].text in _CLOSING)
        ):
            if found is tokens:
                found = tokens.copy()
            found[at] = _small(tokens[at])
    return found


def _small(token: Token) -> Token:
    return Token(token.text, token.folded, token.start, token.end, cap=False)


def find_claims(text: str, written: Tokens, *, headline: bool = False) -> list[Claim]:
    """Return the claims of `text`, by place. In a `headline` verbs have capitals as well and end a name."""
    tokens = _lowered(written)
    if headline:
        tokens = [_small(t) if t.cap and t.folded in HEADLINE_VERBS else t for t in tokens]
    board = Board(text, tokens, headline=headline)
    ties = Ties(board)
    ties.run()
    Alone(board).run(written.opening)
    ties.before.tie_meant()
    board.nicknames()
    return sorted(board.claims, key=lambda c: c.name.start)
