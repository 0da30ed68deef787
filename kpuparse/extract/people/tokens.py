"""Tokens: the words and marks of a text, with their places."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

import regex

from kpuparse.lexicon.areas import fold
from kpuparse.lexicon.names import HONORIFICS

_TOKEN = regex.compile(
    r"(?P<half>\p{Lu}\p{Ll}+)-(?P=half)(?!\p{L})|\b[eE]-\p{Lu}{2,}(?!\p{L})|\p{L}[\p{L}\p{M}\p{Nd}]*(?:['’‘`´]\p{L}[\p{L}\p{M}]*|-\p{Ll}[\p{L}\p{M}]*|(?<=\b(?:Al|El|An|As|Ar|Asy|Ash|Abu|Ad|At|Az|Perundang|Undang|Ibu|Sigala|Bau|Pare))-\p{Lu}[\p{L}\p{M}]*)*"
    r"|\d[\d./–-]*(?:/\p{L}+)?(?<![./–-])|\.{3,}|\S|\n\n"
)

SENTENCE_MARKS: Final = frozenset([*'.!?:;"“”…', "\n\n"])


class Token(NamedTuple):
    """A word, number or mark. `folded` is its form for look-ups; `cap` tells whether it starts with a capital."""

    text: str
    folded: str
    start: int
    end: int
    cap: bool


class Tokens(list[Token]):
    """The tokens of a text, and the places of those that may open a name: capitals and honorifics."""

    __slots__ = ("opening",)

    def __init__(self) -> None:
        super().__init__()
        self.opening: list[int] = []


# No token goes over a blank, so what stands between two is cut by itself, and the same words not every time anew.
_KNOWN_LENGTH: Final = 32
_Cut = tuple[tuple[str, str, int, int, bool, bool], ...]


def tokenize(text: str) -> Tokens:
    """Return the tokens of `text`, in order; an empty line between paragraphs is one."""
    found = Tokens()
    add, opens, new = found.append, found.opening.append, tuple.__new__
    at = 0
    for run in text.split(" "):
        for word, folded, start, end, cap, opening in _known_cut(run) if len(run) < _KNOWN_LENGTH else _cut(run):
            if opening:
                opens(len(found))
            add(new(Token, (word, folded, at + start, at + end, cap)))
        at += len(run) + 1
    return found


def _cut(run: str) -> _Cut:
    """Return the tokens of a run of text without blanks, with their places in it."""
    if run.isascii():
        # The two most frequent kinds need no pattern: `Ketua`, `hadir,`.
        if run.isalpha():
            return (_part(run, 0),)
        word, mark = run[:-1], run[-1:]
        if word.isalpha() and not mark.isalnum() and not mark.isspace():
            return _part(word, 0), _part(mark, len(word))
    return tuple(_part(m.group(), m.start()) for m in _TOKEN.finditer(run))


def _part(word: str, start: int) -> tuple[str, str, int, int, bool, bool]:
    folded, cap = fold(word), word[0].isupper()
    return word, folded, start, start + len(word), cap, cap or folded in HONORIFICS or word.isupper()


_known_cut: Final = lru_cache(maxsize=16384)(_cut)


def opens_sentence(tokens: list[Token], at: int) -> bool:
    """Tell whether the token `at` is the first word of a sentence, a paragraph or a quotation."""
    if at == 0:
        return True
    before = tokens[at - 1]
    if before.text == ".":
        # The stop of an initial or an abbreviation ends no sentence.
        word = tokens[at - 2].text if at > 1 else ""
        return not (
            len(word) <= 2
            or (
                len(word) <= 4
                and word[:1].isupper()
                and before.start == tokens[at - 2].end
                and not word.isupper()
                and word.casefold() in _SHORT
            )
        )
    return before.text in SENTENCE_MARKS


_SHORT: Final = frozenset(
    "plt plh pj dr drs dra ir hj kh prof kab prov kec no jl st sdr moh muh abd kep pdt tgk".split()
)
