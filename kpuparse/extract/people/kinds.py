"""Reading of words: a text cut into tokens that know what they may be by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate, chain, pairwise
from typing import Final

from kpuparse.extract.people.heads import word_starts_role
from kpuparse.extract.people.names import name_kinds
from kpuparse.extract.people.tokens import (
    ANNOUNCES,
    BLOCKED,
    DEGREE,
    MENTION,
    NAME,
    ODD,
    ROLE,
    SAYS,
    TIE,
    TITLE,
    VERB,
    Token,
    Tokens,
    by_word,
    words,
)
from kpuparse.lexicon.areas import fold
from kpuparse.lexicon.cues import ANNOUNCING
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
    kinds = token.kinds & (ROLE | MENTION | ANNOUNCES | BLOCKED | DEGREE) | title | ODD | NAME * (title > 0)
    return Token(token.text, token.folded, cap=False, kinds=kinds, step=token.step)


def read(text: str) -> Tokens:
    """Return the tokens of `text` with their kinds; an empty line between paragraphs is one."""
    tokens = list(chain.from_iterable(map(_known_cut, text.split(" "))))
    starts = list(accumulate([token.step for token in tokens], initial=0))
    if starts.pop() <= len(text):
        # More than one blank stands between some of them.
        starts = _starts(text, [token.text for token in tokens])
    return Tokens(tokens, starts)


def _starts(text: str, words: Iterable[str]) -> list[int]:
    """Return where `words` start in their text."""
    starts: list[int] = []
    end = 0
    for word in words:
        start = text.index(word, end)
        starts.append(start)
        end = start + len(word)
    return starts


def _cut(run: str) -> tuple[Token, ...]:
    """Return the tokens of a run of text without blanks; behind the last one a blank stands."""
    if run.isascii():
        # The two most frequent kinds need no pattern: `Ketua`, `hadir,`.
        if run.isalpha():
            return (_token(run, len(run) + 1),)
        word, mark = run[:-1], run[-1:]
        if mark in _MARKS and word.isalpha():
            return _token(word, len(word)), _token(mark, 2)
    if "\n" in run and run != "\n\n":
        # A run that goes over the end of a paragraph; the words before and behind may be known ones.
        found = [token.text for line in _LINE.findall(run) for token in _known_cut(line)]
    else:
        found = list(words(run))
    places = [*_starts(run, found), len(run) + 1]
    return tuple([_token(word, after - at) for word, (at, after) in zip(found, pairwise(places), strict=True)])


_known_cut: Final = by_word(16384)(_cut)


def _token(text: str, step: int) -> Token:
    """Return a word as a token, with the next one so far behind its start."""
    return Token(*_known_kinds(text), step)


@by_word(16384)
def _known_kinds(text: str) -> tuple[str, str, bool, int]:
    """Return a word and its form for look-ups, whether it starts with a capital, and its kinds."""
    word, cap = fold(text), text[0].isupper()
    kinds = ROLE * word_starts_role(word) | ANNOUNCES * (word in ANNOUNCING) | name_kinds(text, word, cap)
    if cap:
        kinds |= MENTION
        if word in _SMALL:
            kinds |= TIE * (word in _TIES) | SAYS * (word in SAYING) | VERB * (word in HEADLINE_VERBS)
    elif word != text:
        kinds |= ODD | MENTION * text.isupper()
    return text, word if word != text else text, cap, kinds
