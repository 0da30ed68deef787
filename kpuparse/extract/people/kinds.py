"""Reading of words: a text cut into tokens that know what they may be by themselves."""

from __future__ import annotations

import re
from itertools import accumulate, chain, pairwise
from operator import attrgetter
from typing import Final, NamedTuple

from kpuparse.extract.people.heads import word_starts_role
from kpuparse.extract.people.names import is_title, name_kinds
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
    kinds = token.kinds & (ROLE | MENTION | BLOCKED | DEGREE) | ODD | NAME * is_title(token)
    return Token(token.text, token.folded, cap=False, kinds=kinds)


class _Cut(NamedTuple):
    """The tokens of a run of text without blanks, how far each is from the next one's start, and its kinds.

    The last one's next stands behind the run and a blank; `gap` is what stands before the first.
    """

    tokens: tuple[Token, ...]
    steps: tuple[int, ...]
    kinds: tuple[int, ...]
    gap: int


_TOKENS: Final = attrgetter("tokens")
_STEPS: Final = attrgetter("steps")
_KINDS: Final = attrgetter("kinds")


def read(text: str) -> Tokens:
    """Return the tokens of `text` with their kinds; an empty line between paragraphs is one."""
    cuts = list(map(_known_cut, text.split(" ")))
    starts = list(accumulate(chain.from_iterable(map(_STEPS, cuts)), initial=0))
    if starts.pop() <= len(text):
        starts = _starts(cuts)
    kinds = list(chain.from_iterable(map(_KINDS, cuts)))
    return Tokens(chain.from_iterable(map(_TOKENS, cuts)), starts, kinds)


def _starts(cuts: list[_Cut]) -> list[int]:
    """Return where the tokens start in a text that has more than one blank between some of them."""
    starts: list[int] = []
    at = 0
    for cut in cuts:
        at += cut.gap
        for step in cut.steps:
            starts.append(at)
            at += step
    return starts


def _cut(run: str) -> _Cut:
    if run.isascii():
        # The two most frequent kinds need no pattern: `Ketua`, `hadir,`, and the word of the latter may be a known one.
        if run.isalpha():
            return _made([_token(run)], (len(run) + 1,), 0)
        word, mark = run[:-1], run[-1:]
        if mark in _MARKS and word.isalpha():
            return _made([_token(word), _token(mark)], (len(word), 2), 0)
    if "\n" in run and run != "\n\n":
        return _cut_lines(run)
    tokens: list[Token] = []
    starts: list[int] = []
    for word, start in words(run):
        tokens.append(_token(word))
        starts.append(start)
    return _spaced(tokens, starts, run)


def _cut_lines(run: str) -> _Cut:
    """Cut a run that goes over the end of a paragraph; the words before and behind may be known ones."""
    tokens: list[Token] = []
    starts: list[int] = []
    for line in _LINE.finditer(run):
        cut = _known_cut(line.group())
        tokens += cut.tokens
        starts += (line.start() + at for at in _starts([cut]))
    return _spaced(tokens, starts, run)


def _spaced(tokens: list[Token], starts: list[int], run: str) -> _Cut:
    places = [*starts, len(run) + 1]
    return _made(tokens, tuple(after - before for before, after in pairwise(places)), places[0])


def _made(tokens: list[Token], steps: tuple[int, ...], gap: int) -> _Cut:
    return _Cut(tuple(tokens), steps, tuple([t.kinds & SOUGHT for t in tokens]), gap)


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
