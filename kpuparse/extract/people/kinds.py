"""Reading of words: a text cut into tokens that know what they may be by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate, chain, pairwise
from operator import itemgetter
from typing import Final

from kpuparse.extract.people.heads import word_starts_role
from kpuparse.extract.people.names import name_kinds
from kpuparse.extract.people.tokens import (
    BLOCKED,
    DEGREE,
    MENTION,
    NAME,
    ODD,
    ROLE,
    SAYS,
    SOUGHT,
    TIE,
    TITLE,
    VERB,
    Token,
    Tokens,
    by_word,
    words,
)
from kpuparse.lexicon.areas import fold
from kpuparse.lexicon.names import HEADLINE_VERBS
from kpuparse.lexicon.speech import SAYING

# The end of a paragraph and the start of the next, which no blank parts.
_LINE: Final = re.compile(r"\n\n|[^\n]+")
_MARKS: Final = frozenset(".,;:?!()\"'/-")
_TIES: Final = frozenset({"selaku", "sebagai", "bernama", "yakni", "yaitu"})
_SMALL: Final = _TIES | SAYING | HEADLINE_VERBS


def lowered(token: Token) -> Token:
    """Return a token with a capital as one without."""
    title = token.kinds & TITLE
    kinds = token.kinds & (ROLE | MENTION | BLOCKED | DEGREE) | title | ODD | NAME * (title > 0)
    return Token(token.text, token.folded, cap=False, kinds=kinds)


_Piece = tuple[Token, int, int]
"""A token, how far it is from the next one's start, and those of its kinds that are sought.

In a run of text without blanks the last one's next stands behind the run and a blank.
"""
_TOKEN: Final = itemgetter(0)
_STEP: Final = itemgetter(1)
_KINDS: Final = itemgetter(2)


def read(text: str) -> Tokens:
    """Return the tokens of `text` with their kinds; an empty line between paragraphs is one."""
    pieces = list(chain.from_iterable(map(_known_cut, text.split(" "))))
    starts = list(accumulate(map(_STEP, pieces), initial=0))
    if starts.pop() <= len(text):
        # More than one blank stands between some of them.
        starts = _starts(text, map(_TOKEN, pieces))
    return Tokens(map(_TOKEN, pieces), starts, list(map(_KINDS, pieces)))


def _starts(text: str, tokens: Iterable[Token]) -> list[int]:
    """Return where the tokens start in their text."""
    starts: list[int] = []
    end = 0
    for token in tokens:
        start = text.index(token.text, end)
        starts.append(start)
        end = start + len(token.text)
    return starts


def _cut(run: str) -> tuple[_Piece, ...]:
    """Return the pieces of a run of text without blanks."""
    if run.isascii():
        # The two most frequent kinds need no pattern: `Ketua`, `hadir,`, and the word of the latter may be a known one.
        if run.isalpha():
            return (_piece(_token(run), len(run) + 1),)
        word, mark = run[:-1], run[-1:]
        if mark in _MARKS and word.isalpha():
            return _piece(_token(word), len(word)), _piece(_token(mark), 2)
    if "\n" in run and run != "\n\n":
        # A run that goes over the end of a paragraph; the words before and behind may be known ones.
        tokens = [token for line in _LINE.findall(run) for token, _, _ in _known_cut(line)]
    else:
        tokens = list(map(_token, words(run)))
    places = [*_starts(run, tokens), len(run) + 1]
    return tuple([_piece(token, after - at) for token, (at, after) in zip(tokens, pairwise(places), strict=True)])


def _piece(token: Token, step: int) -> _Piece:
    return token, step, token.kinds & SOUGHT


_known_cut: Final = by_word(16384)(_cut)


@by_word(16384)
def _token(text: str) -> Token:
    """Return a word as a token with its kinds."""
    word, cap = fold(text), text[0].isupper()
    kinds = ROLE * word_starts_role(word) | name_kinds(text, word, cap)
    if cap:
        kinds |= MENTION
        if word in _SMALL:
            kinds |= TIE * (word in _TIES) | SAYS * (word in SAYING) | VERB * (word in HEADLINE_VERBS)
    elif word != text:
        kinds |= ODD | MENTION * text.isupper()
    return Token(text, word, cap, kinds)
