"""Kinds: what a word may be to the rules by itself, looked up once for a token.

Most tokens of a text are none of these, and no rule starts there.
"""

from __future__ import annotations

from itertools import compress, count
from operator import attrgetter
from typing import Final

from kpuparse.extract.people.heads import word_starts_role
from kpuparse.extract.people.names import may_open
from kpuparse.extract.people.tokens import Token
from kpuparse.lexicon.areas import fold
from kpuparse.lexicon.names import HEADLINE_VERBS
from kpuparse.lexicon.speech import SAYING

ROLE: Final = 1
"""A role phrase may start with it."""
NAME: Final = 2
"""A name may start with it, an honorific included."""
TIE: Final = 4
"""It has a capital, and is a word that ties a role to a name."""
SAYS: Final = 8
"""It has a capital, and is a verb of saying."""
VERB: Final = 16
"""It has a capital, and is a verb of headlines."""
ODD: Final = 32
"""It has no capital at its start, and is not written as it is folded."""

_TIES: Final = frozenset({"selaku", "sebagai", "bernama", "yakni", "yaitu"})
_LIMIT: Final = 16384
_TEXT: Final = attrgetter("text")


class _Known(dict[str, int]):
    """The kinds of the words met before, a limited number of them."""

    def __missing__(self, text: str) -> int:
        if len(self) >= _LIMIT:
            self.clear()
        self[text] = kinds = _kinds(text)
        return kinds


_known: Final = _Known()


def _kinds(text: str) -> int:
    word, cap = fold(text), text[0].isupper()
    if not cap and word != text:
        return ODD | ROLE * word_starts_role(word) | NAME * may_open(text, cap)
    kinds = ROLE * word_starts_role(word) | NAME * may_open(text, cap)
    if cap:
        kinds |= TIE * (word in _TIES) | SAYS * (word in SAYING) | VERB * (word in HEADLINE_VERBS)
    return kinds


class Kinds:
    """The kinds of the tokens of a text, and the places of those that have any."""

    def __init__(self, tokens: list[Token]) -> None:
        self._of = list(map(_known.__getitem__, map(_TEXT, tokens)))
        self._any = list(compress(count(), self._of))

    def at(self, at: int) -> int:
        """Return the kinds of the token `at`."""
        return self._of[at]

    def places(self, kinds: int) -> list[int]:
        """Return the places of the tokens that are of one of `kinds`."""
        of = self._of
        return [at for at in self._any if of[at] & kinds]

    def lower(self, at: int, token: Token) -> None:
        """Take down that the token at this place counts as one without a capital."""
        self._of[at] = self._of[at] & ROLE | ODD | NAME * may_open(token.text, cap=False)
