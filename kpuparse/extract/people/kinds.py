"""Kinds: what a word may be to the rules by itself, known with the tokens of a text.

Most tokens of a text are none of these, and no rule starts there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from kpuparse.extract.people.heads import word_starts_role
from kpuparse.extract.people.names import is_title, may_open
from kpuparse.extract.people.tokens import LONG, Token, tokenize
from kpuparse.lexicon.names import HEADLINE_VERBS, HONORIFICS
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

MENTION: Final = 64
"""The name of somebody named elsewhere may start with it."""

# The end of a paragraph and the start of the next, which no blank parts.
_LINE: Final = re.compile(r"\n\n|[^\n]+")
_MARKS: Final = frozenset(".,;:?!()\"'/-")
_Cut = tuple[tuple[str, str, int, int, bool, int], ...]
_TIES: Final = frozenset({"selaku", "sebagai", "bernama", "yakni", "yaitu"})
_SMALL: Final = _TIES | SAYING | HEADLINE_VERBS


class Kinds:
    """The kinds of the tokens of a text that have any, by place."""

    def __init__(self, of: dict[int, int]) -> None:
        self._of = of

    def at(self, at: int) -> int:
        """Return the kinds of the token `at`."""
        return self._of.get(at, 0)

    def places(self, kinds: int) -> list[int]:
        """Return the places of the tokens that are of one of `kinds`."""
        return [at for at, of in self._of.items() if of & kinds]

    def lower(self, at: int, token: Token) -> None:
        """Take down that the token at this place counts as one without a capital."""
        self._of[at] = self._of[at] & (ROLE | MENTION) | ODD | NAME * is_title(token)


class Reading(NamedTuple):
    """A text, its tokens in order, and their kinds."""

    text: str
    tokens: list[Token]
    kinds: Kinds


def read(text: str) -> Reading:
    """Return `text` with its tokens; an empty line between paragraphs is one."""
    tokens: list[Token] = []
    of: dict[int, int] = {}
    add, new = tokens.append, tuple.__new__
    at = 0
    for run in text.split(" "):
        for word, folded, start, end, cap, kinds in _known_cut(run) if len(run) < LONG else _cut(run):
            if kinds:
                of[len(tokens)] = kinds
            add(new(Token, (word, folded, at + start, at + end, cap)))
        at += len(run) + 1
    return Reading(text, tokens, Kinds(of))


def _cut(run: str) -> _Cut:
    """Return the tokens of a run of text without blanks, each with its kinds."""
    if "\n" in run and run != "\n\n":
        return tuple(
            (word, folded, line.start() + start, line.start() + end, cap, kinds)
            for line in _LINE.finditer(run)
            for word, folded, start, end, cap, kinds in _cut_or_known(line.group())
        )
    if run.isascii():
        # The two most frequent kinds need no pattern: `Ketua`, `hadir,`, and the word of the latter may be a known one.
        if run.isalpha():
            folded, cap = run.lower(), run[0].isupper()
            return ((run, folded, 0, len(run), cap, _kinds(run, folded, cap)),)
        word, mark = run[:-1], run[-1:]
        if mark in _MARKS and word.isalpha():
            return *_cut_or_known(word), (mark, mark, len(word), len(run), False, 0)
    return tuple([(*token, _kinds(token.text, token.folded, token.cap)) for token in tokenize(run)])


_known_cut: Final = lru_cache(maxsize=16384)(_cut)


def _cut_or_known(run: str) -> _Cut:
    return _known_cut(run) if len(run) < LONG else _cut(run)


def _kinds(text: str, word: str, cap: bool) -> int:
    kinds = ROLE if word_starts_role(word) else 0
    if not cap:
        kinds |= NAME if word in HONORIFICS else 0
        return kinds if word == text else kinds | ODD | MENTION * text.isupper()
    kinds |= MENTION | NAME * may_open(text)
    if word in _SMALL:
        kinds |= TIE * (word in _TIES) | SAYS * (word in SAYING) | VERB * (word in HEADLINE_VERBS)
    return kinds
