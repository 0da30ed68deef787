"""Mentions: claims of the same person joined, and every later mention found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from kpuparse.extract.people.board import Claim
from kpuparse.extract.people.claims import find_claims
from kpuparse.extract.people.names import NameFind, blocked, is_area
from kpuparse.extract.people.parts import parts
from kpuparse.extract.people.tokens import Token
from kpuparse.lexicon.areas import AREA_KINDS, fold
from kpuparse.lexicon.names import GIVEN, HEADLINE_VERBS, HONORIFICS, PARTICLES, THINGS
from kpuparse.record import Person, Role, Span

_NOT_BEFORE: Final = THINGS | frozenset({"mahkamah", "jaksa", "di", "ke", "se"})
PEOPLE_LIMIT: Final = 400
"""Among so many people a name of one word is looked for; a bulletin with more is a list."""
NAMESAKES: Final = 60
"""Of so many people with the same word in their names one is looked for."""

# Behind these words a name that is an area's as well is the area.
_BEFORE_PLACE: Final = AREA_KINDS | frozenset(
    {"di", "ke", "dari", "se", "kpu", "bawaslu", "polres", "kodim", "dprd", "wilayah", "dapil"}
)


@dataclass(slots=True)
class _Individual:
    """One person while the claims are being joined."""

    words: tuple[str, ...]
    claims: list[tuple[str, Claim]] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)


class _People:
    """The people found so far, by the words of their names, so that a long list costs no more than its length."""

    def __init__(self) -> None:
        self.individuals: list[_Individual] = []
        self._by_word: dict[str, list[int]] = {}
        self._of_one_word: list[int] = []

    def add(self, individual: _Individual) -> None:
        """Add a person that no claim has named before."""
        at = len(self.individuals)
        self.individuals.append(individual)
        for word in dict.fromkeys(individual.words):
            self._by_word.setdefault(word, []).append(at)
        if len(individual.words) == 1:
            self._of_one_word.append(at)

    def named(self, words: tuple[str, ...]) -> list[_Individual]:
        """Return those whom `words` can name, in the order in which they came."""
        near: Iterable[int]
        if len(words) == 1:
            near = range(max(0, len(self.individuals) - PEOPLE_LIMIT), len(self.individuals))
            shared = self._by_word.get(words[0], [])[-NAMESAKES:]
        else:
            near = self._of_one_word[-NAMESAKES:]
            shared = [at for word in words for at in self._by_word.get(word, [])[-NAMESAKES:]]
        found = (self.individuals[at] for at in sorted({*near, *shared}))
        return [i for i in found if same_person(i.words, words)]

    def near(self) -> list[_Individual]:
        """Return the people found last."""
        return self.individuals[-PEOPLE_LIMIT:]


def resolve(
    title: str, title_tokens: list[Token], body: str, body_tokens: list[Token], claims: list[Claim]
) -> tuple[Person, ...]:
    """Return the people of one bulletin from the claims in its body and what its title says."""
    known = _People()
    for claim in sorted(claims, key=lambda c: (-_weight(c), c.name.start)):
        _place(known, "body", claim)
    if not title.isupper():
        for claim in find_claims(title, title_tokens, headline=True):
            _place_title(known, claim)
    individuals = known.individuals
    for where, tokens in (("title", title_tokens), ("body", body_tokens)):
        _scan(individuals, where, tokens)
    texts = {"title": title, "body": body}
    people = [_person(i, texts) for i in individuals if i.mentions]
    return tuple(sorted(people, key=lambda p: (p.mentions[0].within != "title", p.mentions[0].start)))


def _weight(claim: Claim) -> int:
    return sum(2 if len(w) > 1 else 1 for w in claim.name.words)


def _place(known: _People, where: str, claim: Claim) -> None:
    """Put `claim` to the person it names, or make a new one of it."""
    words = claim.name.words
    found = [i for i in known.named(words) if not _wife(i, claim)]
    found = found or [i for i in known.near() if _called(i, words)] or _cut_short(known, claim)
    if len(found) > 1:
        before = [i for i in found if any(c.name.start < claim.name.start for _, c in i.claims)]
        found = sorted(
            before or found,
            key=lambda i: max((c.name.start for _, c in i.claims if c.name.start < claim.name.start), default=-1),
        )[-1:]
    if found:
        found[0].claims.append((where, claim))
    else:
        known.add(_Individual(words, [(where, claim)]))


def _wife(individual: _Individual, claim: Claim) -> bool:
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


def _cut_short(known: _People, claim: Claim) -> list[_Individual]:
    """`kata Fahrud` behind `Muchlis Fahruddin`: the one person named before with a name that begins or ends so."""
    if claim.roles or len(claim.name.words) > 1 or len(claim.name.words[0]) < 4:
        return []
    word = claim.name.words[0]
    found = [
        i
        for i in known.near()
        if len(i.words) > 1
        and any((w.startswith(word) or w.endswith(word)) and len(w) > len(word) + 1 for w in i.words)
        and any(c.name.start < claim.name.start for _, c in i.claims)
    ]
    return found if len(found) == 1 else []


def _called(individual: _Individual, words: tuple[str, ...]) -> bool:
    """Tell whether `words` are a nickname that the text gives."""
    return any(fold(alias).split()[-len(words) :] == list(words) for _, c in individual.claims for alias in c.aliases)


def _place_title(known: _People, claim: Claim) -> None:
    """A headline's capitals hide where names end: only what the body knows, or a role or known names, counts."""
    if known.named(claim.name.words) or (
        claim.name.given
        and len(claim.name.words) > 1
        and (claim.roles or claim.name.honorifics or claim.rule == "degree")
    ):
        _place(known, "title", claim)


def same_person(full: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether `other` names the person `full` (folded words): the same, fewer in order, initials, a slip."""
    if full == other:
        return True
    longer, shorter = (full, other) if len(full) >= len(other) else (other, full)
    if _within(longer, shorter):
        return True
    if len(shorter) == 1 and len(longer) > 1 and len(shorter[0]) > 4:
        return any(len(w) > 4 and w[0] == shorter[0][0] and _distance(w, shorter[0]) < 2 for w in longer)
    if len(full) != len(other) or len(full) < 2:
        return False
    equal = sum(a == b for a, b in zip(full, other, strict=True))
    return equal >= 1 and all(_alike(a, b) for a, b in zip(full, other, strict=True))


def _within(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
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
    return _distance(word, other) <= (1 if min(len(word), len(other)) < 6 else 2)


def _distance(a: str, b: str) -> int:
    """Return the edit distance of two words, 3 where it is more than 2."""
    if abs(len(a) - len(b)) > 2 or len(set(a) ^ set(b)) > 4:
        return 3
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
        if min(row) > 2:
            return 3
    return row[-1]


def _scan(individuals: list[_Individual], where: str, tokens: list[Token]) -> None:
    """Find every mention of every person in one text."""
    claimed = {c.name.start: (i, c) for i in individuals for w, c in i.claims if w == where}
    by_word: dict[str, list[_Known]] = {}
    for individual in individuals:
        known = (individual, _known_words(individual))
        for word in known[1]:
            if len(word) > 1 and word not in PARTICLES:
                by_word.setdefault(word, []).append(known)
    recent: dict[int, int] = {}
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.start in claimed:
            individual, claim = claimed[token.start]
            individual.mentions.append(Span(where, claim.name.start, claim.name.end))
            recent[id(individual)] = at
            while at < len(tokens) and tokens[at].start < claim.name.end:
                at += 1
            continue
        if token.cap and token.folded in by_word:
            found = _mention(tokens, at, by_word[token.folded][-NAMESAKES:], recent, headline=where == "title")
            if found:
                individual, last = found
                individual.mentions.append(Span(where, token.start, tokens[last - 1].end))
                recent[id(individual)] = at
                at = last
                continue
        at += 1


# Somebody and the folded words of their names and nicknames.
_Known = tuple[_Individual, set[str]]


def _known_words(individual: _Individual) -> set[str]:
    """Return the folded words of a person's names, and the nicknames."""
    return {w for _, c in individual.claims for w in c.name.words} | {
        fold(a) for _, c in individual.claims for a in c.aliases
    }


def _mention(
    tokens: list[Token], at: int, candidates: list[_Known], recent: dict[int, int], *, headline: bool
) -> tuple[_Individual, int] | None:
    """Return whom the run of name words at `at` names, and where the run ends; None where it is another name."""
    before = tokens[at - 1] if at else None
    if before is not None and before.folded in _NOT_BEFORE:
        return None
    best: tuple[int, int, _Individual] | None = None
    for individual, known in candidates:
        last = at + 1
        while last < len(tokens) and tokens[last].cap and tokens[last].folded in known:
            last += 1
        score = (last - at, recent.get(id(individual), -1))
        if best is None or score > best[:2]:
            best = (*score, individual)
    assert best is not None
    last = at + best[0]
    following = tokens[last] if last < len(tokens) else None
    if (
        following is not None
        and following.cap
        and not blocked(following)
        and not (headline and (following.folded not in GIVEN or following.folded in HEADLINE_VERBS))
        and following.folded not in HONORIFICS
    ):
        return None
    if (
        before is not None
        and before.cap
        and not blocked(before)
        and before.folded not in HONORIFICS
        and not _ends_other(tokens, at)
    ):
        return None
    words = tuple(t.folded for t in tokens[at:last])
    if len(words) == 1 and is_area(words) and before is not None and before.folded in _BEFORE_PLACE:
        return None
    return best[2], last


def _ends_other(tokens: list[Token], at: int) -> bool:
    return at < 2 or tokens[at - 2].text in {".", ",", '"', "“", "”"}


def _person(individual: _Individual, texts: dict[str, str]) -> Person:
    """Return the record of one person."""
    claims = sorted(individual.claims, key=lambda wc: (wc[0] != "body", wc[1].name.start))
    fullest = max(claims, key=lambda wc: (_weight(wc[1]), wc[0] == "body", -wc[1].name.start))
    written = {wc[1].name.start: texts[wc[0]][wc[1].name.start : wc[1].name.end] for wc in claims}
    name = texts[fullest[0]][fullest[1].name.start : fullest[1].name.end]
    honorifics = max((c.name.honorifics for _, c in claims), key=len)
    degrees = max((c.name.degrees for _, c in claims), key=len)
    aliases = [a for _, c in claims for a in c.aliases]
    for _, claim in claims:
        other = written[claim.name.start]
        if (
            not _within(fullest[1].name.words, claim.name.words)
            and fold(other) != fold(name)
            and not _called(individual, claim.name.words)
        ):
            aliases.append(other)
    mentions = sorted(set(individual.mentions), key=lambda s: (s.within != "title", s.start))
    return Person(
        name=name,
        honorifics=honorifics,
        degrees=degrees,
        aliases=tuple(dict.fromkeys(a for a in aliases if a != name)),
        roles=tuple(_roles(claims, texts)),
        mentions=tuple(mentions),
        rule=fullest[1].rule,
    )


def _roles(claims: list[tuple[str, Claim]], texts: dict[str, str]) -> list[Role]:
    """Return the roles by place, each wording once."""
    found: dict[str, Role] = {}
    spans = sorted(
        ((where, role.start, role.end, rule) for where, c in claims for role, rule in c.roles),
        key=lambda r: (r[0] != "title", r[1]),
    )
    for where, start, end, rule in spans:
        text = texts[where][start:end]
        if text not in found:
            made = parts(text)
            made["former"] = made["former"] or rule == "name-past-role"
            found[text] = Role(text=text, span=Span(where, start, end), rule=rule, **made)  # type: ignore[arg-type]
    return list(found.values())
