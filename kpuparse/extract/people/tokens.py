"""Tokens: the words and marks of a text, with their places."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Final, NamedTuple, TypeVar

import regex

from kpuparse.lexicon.areas import fold

_TOKEN = regex.compile(
    r"(?P<half>\p{Lu}\p{Ll}+)-(?P=half)(?!\p{L})|\b[eE]-\p{Lu}{2,}(?!\p{L})|\p{L}[\p{L}\p{M}\p{Nd}]*(?:['’‘`´]\p{L}[\p{L}\p{M}]*|-\p{Ll}[\p{L}\p{M}]*|(?<=\b(?:Al|El|An|As|Ar|Asy|Ash|Abu|Ad|At|Az|Perundang|Undang|Ibu|Sigala|Bau|Pare))-\p{Lu}[\p{L}\p{M}]*)*"
    r"|\d[\d./–-]*(?:/\p{L}+)?(?<![./–-])|\.{3,}|\S|\n\n"
)

LONG: Final = 24
"""Of words as long nothing is kept, so that what is kept does not grow with the text."""

SENTENCE_MARKS: Final = frozenset([*'.!?:;"“”…', "\n\n"])


_T = TypeVar("_T")


def by_word(size: int) -> Callable[[Callable[[str], _T]], Callable[[str], _T]]:
    """Return a decorator that keeps what a function says of the last `size` words, long ones excepted."""

    def keep(look: Callable[[str], _T]) -> Callable[[str], _T]:
        known = lru_cache(maxsize=size)(look)

        @wraps(look)
        def looked(word: str) -> _T:
            return known(word) if len(word) < LONG else look(word)

        return looked

    return keep


class Token(NamedTuple):
    """A word, number or mark. `folded` is its form for look-ups; `cap` tells whether it starts with a capital."""

    text: str
    folded: str
    start: int
    end: int
    cap: bool


def tokenize(text: str) -> list[Token]:
    """Return the tokens of `text`, in order; an empty line between paragraphs is one."""
    return [Token(t := m.group(), fold(t), m.start(), m.end(), t[0].isupper()) for m in _TOKEN.finditer(text)]


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
