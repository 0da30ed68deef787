"""Individuals: the people of one bulletin while claims are being joined, and who among them a claim names."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from kpuparse.extract.people.board import Claim
from kpuparse.extract.people.names import NameFind
from kpuparse.extract.people.tokens import by_word
from kpuparse.lexicon.areas import fold
from kpuparse.lexicon.names import PARTICLES
from kpuparse.record import Span

NAMESAKES: Final = 30
"""Among so many people with a like word in their names somebody is looked for; a bulletin with more is a list."""
FEW: Final = 6
"""So many people are all looked through; from more on those with a like word are looked up."""


class Individual:
    """One person: the words of the fullest name, and the claims, each with the text that it stands in."""

    __slots__ = ("_starts", "claims", "mentions", "nicknames", "number", "words")

    def __init__(self, number: int, words: tuple[str, ...]) -> None:
        self.number = number
        self.words = words
        self.claims: list[tuple[str, Claim]] = []
        self.mentions: list[Span] = []
        self.nicknames: set[tuple[str, ...]] = set()
        self._starts: list[int] = []

    def add(self, where: str, claim: Claim) -> None:
        """Add a claim."""
        self.claims.append((where, claim))
        insort(self._starts, claim.name.start)
        for alias in claim.aliases:
            self.nicknames.add(tuple(fold(alias).split()))

    def last_before(self, at: int) -> int:
        """Return where the last claim before `at` starts, -1 where none does."""
        index = bisect_left(self._starts, at)
        return self._starts[index - 1] if index else -1


class Individuals:
    """The individuals in order, found by the words of their names and by their nicknames."""

    __slots__ = ("_by_key", "_nicknames", "_unread", "all")

    def __init__(self) -> None:
        self.all: list[Individual] = []
        self._nicknames = False
        self._unread: list[tuple[Individual, Iterable[str]]] = []
        self._by_key: dict[str, list[Individual]] = {}

    def place(self, where: str, claim: Claim) -> None:
        """Put `claim` to the person it names, or make a new one of it."""
        words = claim.name.words
        found = [i for i in self.named(words) if not _wife(i, claim)]
        if not found and self._nicknames:
            found = [i for i in self._near((f"@{words[-1]}",)) if called(i, words)]
        found = found or self._cut_short(claim)
        if len(found) > 1:
            found = sorted(found, key=lambda i: i.last_before(claim.name.start))[-1:]
        if found:
            one = found[0]
        else:
            one = Individual(len(self.all), words)
            self.all.append(one)
            self._unread.append((one, _keys(words)))
        one.add(where, claim)
        if claim.aliases:
            self._nicknames = True
            self._unread.append((one, [f"@{last[-1]}" for a in claim.aliases if (last := fold(a).split())]))

    def named(self, words: tuple[str, ...]) -> list[Individual]:
        """Return those whom `words` name."""
        near = self.all if len(self.all) <= FEW else self._near(_name_keys(words))
        return [i for i in near if same_person(i.words, words)]

    def share(self, words: Iterable[str]) -> bool:
        """Tell whether somebody may be named with one of `words`."""
        if not self.all:
            return False
        keys = set(_name_keys(chain.from_iterable([i.words for i in self.all])))
        return not keys.isdisjoint(_name_keys(words))

    def _near(self, keys: Iterable[str]) -> list[Individual]:
        """Return those who are found by `keys`; all where they are few."""
        if len(self.all) <= FEW:
            return self.all
        self._index()
        numbered = {i.number: i for key in dict.fromkeys(keys) for i in self._by_key.get(key, ())[-NAMESAKES:]}
        return [i for _, i in sorted(numbered.items())]

    def _index(self) -> None:
        """Take in what those placed since are found by."""
        for one, keys in self._unread:
            for key in keys:
                known = self._by_key.setdefault(key, [])
                if not known or known[-1] is not one:
                    known.append(one)
        self._unread.clear()

    def _cut_short(self, claim: Claim) -> list[Individual]:
        """`kata Fahrud` behind `Muchlis Fahruddin`: the one person named before with a name that begins or ends so."""
        if claim.roles or len(claim.name.words) > 1 or len(claim.name.words[0]) < 4:
            return []
        word = claim.name.words[0]
        found = [
            i
            for i in self._near((f"<{word[:4]}", f">{word[-4:]}"))
            if len(i.words) > 1
            and any((w.startswith(word) or w.endswith(word)) and len(w) > len(word) + 1 for w in i.words)
            and i.last_before(claim.name.start) >= 0
        ]
        return found if len(found) == 1 else []


def _keys(words: tuple[str, ...]) -> Iterator[str]:
    """Yield what somebody of this name is found by: each word, how it starts and ends, and what a slip leaves of it."""
    for word in words:
        yield from _word_keys(word)
        if len(word) > 5:
            yield f"<{word[:4]}"
            yield f">{word[-4:]}"


def _name_keys(words: Iterable[str]) -> Iterator[str]:
    """Return the keys under which somebody whom `words` name stands."""
    return chain.from_iterable(map(_word_keys, words))


@by_word(4096)
def _word_keys(word: str) -> tuple[str, ...]:
    """Return a word's key, and two if it has five letters: one letter written wrong behind the first leaves one."""
    return (f"={word}", f"~{word[:3]}", f"~{word[0]}…{word[-2:]}") if len(word) > 4 else (f"={word}",)


def _wife(individual: Individual, claim: Claim) -> bool:
    """`Bupati Joko Santosa … Ny. Sri Joko Santosa`: with a name before her husband's she is another person."""
    other = individual.claims[0][1].name
    longer, shorter = (claim.name, other) if len(claim.name.words) > len(other.words) else (other, claim.name)
    if not 1 < len(shorter.words) < len(longer.words) or longer.words[-len(shorter.words) :] != shorter.words:
        return False
    hers, his = _titles(longer), _titles(shorter)
    return bool(hers & {"ny", "nyonya"}) or bool(
        hers & {"ibu", "bu", "hj"} and his & {"bapak", "pak", "h", "kh", "drs"}
    )


def _titles(name: NameFind) -> set[str]:
    return {t.strip(".").casefold() for t in name.honorifics}


def called(individual: Individual, words: tuple[str, ...]) -> bool:
    """Tell whether `words` are a nickname that the text gives."""
    return any(nickname[-len(words) :] == words for nickname in individual.nicknames)


def same_person(full: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether `other` names the person `full` (folded words): the same, fewer in order, initials, a slip."""
    if full == other:
        return True
    longer, shorter = (full, other) if len(full) >= len(other) else (other, full)
    common = not frozenset(longer).isdisjoint(shorter)
    if common and within(longer, shorter):
        return True
    if len(shorter) == 1 and len(longer) > 1 and len(shorter[0]) > 4:
        return any(len(w) > 4 and w[0] == shorter[0][0] and _distance(w, shorter[0]) < 2 for w in longer)
    if not common or len(full) != len(other) or len(full) < 2:
        return False
    equal = any(a == b for a, b in zip(full, other, strict=True))
    return equal and all(_alike(a, b) for a, b in zip(full, other, strict=True))


def within(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Tell whether `shorter` are words of `longer` in order, as they are or as initials, one of them whole."""
    at, whole = 0, 0
    for word in shorter:
        if word in longer[at:]:
            at = longer.index(word, at)
        while at < len(longer) and not _matches(longer[at], word):
            at += 1
        if at == len(longer):
            return False
        whole += longer[at] == word and len(word) > 1 and word not in PARTICLES
        at += 1
    return whole > 0


def _matches(word: str, other: str) -> bool:
    return word == other or (len(other) == 1 and word.startswith(other)) or (len(word) == 1 and other.startswith(word))


def _alike(word: str, other: str) -> bool:
    """Tell whether two words differ by no more than a slip: one or two letters of at least five."""
    if _matches(word, other):
        return True
    if min(len(word), len(other)) < 4:
        return False
    slips = 1 if min(len(word), len(other)) < 6 else 2
    # Each slip takes one kind of letter away and brings another.
    return len(_letters(word) ^ _letters(other)) <= 2 * slips and _distance(word, other) <= slips


@by_word(4096)
def _letters(word: str) -> frozenset[str]:
    return frozenset(word)


def _distance(a: str, b: str) -> int:
    if abs(len(a) - len(b)) > 2:
        return 3
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]
