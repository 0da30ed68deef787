"""Tokens: the words and marks of a text, with their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import compress, count
from typing import Final, TypeVar

import regex

_TOKEN = regex.compile(
    r"(?P<half>\p{Lu}\p{Ll}+)-(?P=half)(?!\p{L})|\b[eE]-\p{Lu}{2,}(?!\p{L})|\p{L}[\p{L}\p{M}\p{Nd}]*(?:['’‘`´]\p{L}[\p{L}\p{M}]*|-\p{Ll}[\p{L}\p{M}]*|(?<=\b(?:Al|El|An|As|Ar|Asy|Ash|Abu|Ad|At|Az|Perundang|Undang|Ibu|Sigala|Bau|Pare))-\p{Lu}[\p{L}\p{M}]*)*"
    r"|\d[\d./–-]*(?:/\p{L}+)?(?<![./–-])|\.{3,}|\S|\n\n"
)

LONG: Final = 24
"""Of words as long nothing is kept, so that what is kept does not grow with the text."""

SENTENCE_MARKS: Final = frozenset([*'.!?:;"“”…', "\n\n"])


# The kinds of tokens: what a word may be to the rules by itself. Where most are none of these, no rule starts.
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
ANNOUNCES: Final = 128
"""It is a word that announces names at a distance."""
SOUGHT: Final = ROLE | NAME | TIE | SAYS | VERB | ODD | MENTION | ANNOUNCES
"""The kinds that `Tokens.places` tells; they fit in a byte."""
BLOCKED: Final = 256
"""It cannot be part of a personal name."""
PLAIN: Final = 512
"""With its capital it belongs to a name wherever it stands: no acronym, degree or title."""
DEGREE: Final = 1024
"""A degree may start with it."""
ENDS: Final = 2048
"""It is a word in small letters or a number, before which a name ends."""
TITLE: Final = 4096
"""Honorifics may start with it."""
MARK: Final = 8192
"""It is neither a word nor a number."""

_T = TypeVar("_T")


class _Known(dict[str, _T]):
    """What a function says of words, kept for so many of them and as many before these, long ones excepted."""

    def __init__(self, look: Callable[[str], _T], size: int) -> None:
        super().__init__()
        self._look = look
        self._size = size
        self._before: dict[str, _T] = {}

    def __missing__(self, word: str) -> _T:
        found = self._before[word] if word in self._before else self._look(word)
        if len(word) < LONG:
            if len(self) >= self._size:
                # A word that comes again is taken over, so that the frequent ones stay.
                self._before = dict(self)
                self.clear()
            self[word] = found
        return found


def by_word(size: int) -> Callable[[Callable[[str], _T]], Callable[[str], _T]]:
    """Return a decorator that keeps what a function says of up to twice `size` words, long ones excepted."""

    def keep(look: Callable[[str], _T]) -> Callable[[str], _T]:
        # To look a word up takes less than half of the time of `lru_cache`, which has an order to keep.
        return _Known(look, size).__getitem__

    return keep


class Token:
    """A word, number or mark, wherever it stands.

    `folded` is its form for look-ups, `cap` tells whether it starts with a capital, `kinds` what it may be by itself,
    `sought` those of them that are in `SOUGHT`. From where it starts to where the next one does, there are `step`
    characters, if no more than one blank stands between.
    """

    __slots__ = ("cap", "folded", "kinds", "sought", "step", "text")

    def __init__(self, text: str, folded: str, cap: bool, kinds: int, step: int) -> None:
        self.text = text
        self.folded = folded
        self.cap = cap
        self.kinds = kinds
        self.sought = kinds & SOUGHT
        self.step = step


class Tokens(list[Token]):
    """The tokens of a text in order; `starts` are their places in it."""

    __slots__ = ("_kinds", "starts")

    def __init__(self, tokens: Iterable[Token], starts: list[int]) -> None:
        super().__init__(tokens)
        self.starts = starts
        self._kinds = bytearray([token.sought for token in self])

    def places(self, kinds: int) -> list[int]:
        """Return the places in this list of the tokens that are of one of `kinds`, of those in `SOUGHT`."""
        marked = self._kinds.translate(_marks(kinds))
        return list(compress(count(), marked))

    def put(self, at: int, token: Token) -> None:
        """Put `token` in the place of another."""
        self[at] = token
        self._kinds[at] = token.sought

    def end(self, at: int) -> int:
        """Return where the token `at` ends in the text."""
        return self.starts[at] + len(self[at].text)

    def joined(self, at: int) -> bool:
        """Tell whether no blank stands between the token `at` and the one before it."""
        return self.starts[at] == self.starts[at - 1] + len(self[at - 1].text)

    def copy(self) -> Tokens:
        """Return the same tokens in a list of their own."""
        return Tokens(self, self.starts)


@cache
def _marks(kinds: int) -> bytes:
    """Return a table that turns sets of kinds into 1 where they hold one of `kinds`, and into 0 where they do not."""
    return bytes([of & kinds > 0 for of in range(256)])


def words(text: str) -> Iterator[str]:
    """Yield the words, numbers and marks of `text`; an empty line between paragraphs is one."""
    return (m.group() for m in _TOKEN.finditer(text))


def opens_sentence(tokens: Tokens, at: int) -> bool:
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
                and tokens.joined(at - 1)
                and not word.isupper()
                and word.casefold() in _SHORT
            )
        )
    return before.text in SENTENCE_MARKS


_SHORT: Final = frozenset(
    "plt plh pj dr drs dra ir hj kh prof kab prov kec no jl st sdr moh muh abd kep pdt tgk".split()
)
