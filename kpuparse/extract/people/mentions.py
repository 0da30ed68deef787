"""Mentions: claims of the same person joined, and every later mention found."""

from __future__ import annotations

from typing import Final

from kpuparse.extract.people.board import Claim
from kpuparse.extract.people.claims import find_claims
from kpuparse.extract.people.individuals import NAMESAKES, Individual, Individuals, within
from kpuparse.extract.people.names import blocked, is_area
from kpuparse.extract.people.parts import parts
from kpuparse.extract.people.tokens import MENTION, Tokens
from kpuparse.lexicon.areas import AREA_KINDS, fold
from kpuparse.lexicon.names import GIVEN, HEADLINE_VERBS, HONORIFICS, PARTICLES, THINGS
from kpuparse.record import Person, Role, Span

_NOT_BEFORE: Final = THINGS | frozenset({"mahkamah", "jaksa", "di", "ke", "se"})
RUN_LIMIT: Final = 20
"""No name has more words."""

# Behind these words a name that is an area's as well is the area.
_BEFORE_PLACE: Final = AREA_KINDS | frozenset(
    {"di", "ke", "dari", "se", "kpu", "bawaslu", "polres", "kodim", "dprd", "wilayah", "dapil"}
)

# Somebody and the folded words of their names and nicknames.
_Known = tuple[Individual, set[str]]


def resolve(
    title: str, title_tokens: Tokens, body: str, body_tokens: Tokens, claims: list[Claim]
) -> tuple[Person, ...]:
    """Return the people of one bulletin from the claims in its body and what its title says."""
    found = Individuals()
    # Those of the same weight stay in the order of the text.
    for claim in sorted(claims, key=_weight, reverse=True):
        found.place("body", claim)
    in_title = []
    if not title.isupper() and _may_name(found, title_tokens):
        in_title = find_claims(title, title_tokens, headline=True)
        for claim in in_title:
            _place_title(found, claim)
    individuals = found.all
    if not individuals:
        return ()
    by_word = _by_word(individuals)
    headline = fold(title)
    if in_title or any(word in headline for word in by_word):
        _scan(individuals, by_word, "title", title_tokens)
    _scan(individuals, by_word, "body", body_tokens)
    texts = {"title": title, "body": body}
    people = [_person(i, texts) for i in individuals if i.mentions]
    return tuple(sorted(people, key=lambda p: (p.mentions[0].within != "title", p.mentions[0].start)))


def _weight(claim: Claim) -> int:
    return sum([2 if len(w) > 1 else 1 for w in claim.name.words])


def _may_name(individuals: Individuals, title_tokens: Tokens) -> bool:
    """Tell whether a headline has a word of a name, known in general or from the body: else no claim counts."""
    words = [t.folded for t in title_tokens]
    return not GIVEN.isdisjoint(words) or individuals.share(words)


def _place_title(individuals: Individuals, claim: Claim) -> None:
    """A headline's capitals hide where names end: only what the body knows, or a role or known names, counts."""
    if individuals.named(claim.name.words) or (
        claim.name.given
        and len(claim.name.words) > 1
        and (claim.roles or claim.name.honorifics or claim.rule == "degree")
    ):
        individuals.place("title", claim)


def _scan(individuals: list[Individual], by_word: dict[str, list[_Known]], where: str, tokens: Tokens) -> None:
    """Find every mention of every person in one text."""
    claimed = {c.name.start: (i, c) for i in individuals for w, c in i.claims if w == where}
    recent: dict[int, int] = {}
    past = 0
    starts = tokens.starts
    for at in [at for at in tokens.places(MENTION) if tokens[at].folded in by_word or starts[at] in claimed]:
        if at < past:
            continue
        token, start = tokens[at], starts[at]
        if start in claimed:
            individual, claim = claimed[start]
            end, past = claim.name.end, at + 1
        elif token.cap:
            found = _mention(tokens, at, by_word[token.folded][-NAMESAKES:], recent, headline=where == "title")
            if found is None:
                continue
            individual, past = found
            end = tokens.end(past - 1)
        else:
            continue
        while past < len(tokens) and starts[past] < end:
            past += 1
        individual.mentions.append(Span(where, start, end))
        recent[individual.number] = at


def _by_word(individuals: list[Individual]) -> dict[str, list[_Known]]:
    """Return who has a word in a name or as a nickname, by the word."""
    found: dict[str, list[_Known]] = {}
    for individual in individuals:
        known = (individual, _known_words(individual))
        for word in known[1]:
            if len(word) > 1 and word not in PARTICLES:
                found.setdefault(word, []).append(known)
    return found


def _known_words(individual: Individual) -> set[str]:
    """Return the folded words of a person's names, and the nicknames."""
    words: set[str] = set()
    for _, claim in individual.claims:
        words.update(claim.name.words)
        if claim.aliases:
            words.update(map(fold, claim.aliases))
    return words


def _mention(
    tokens: Tokens, at: int, candidates: list[_Known], recent: dict[int, int], *, headline: bool
) -> tuple[Individual, int] | None:
    """Return whom the run of name words at `at` names, and where the run ends; None where it is another name."""
    before = tokens[at - 1] if at else None
    if before is not None and before.folded in _NOT_BEFORE:
        return None
    best: tuple[int, int, Individual] | None = None
    for individual, known in candidates:
        last = at + 1
        while last < len(tokens) and last - at < RUN_LIMIT and tokens[last].cap and tokens[last].folded in known:
            last += 1
        score = (last - at, recent.get(individual.number, -1))
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


def _ends_other(tokens: Tokens, at: int) -> bool:
    return at < 2 or tokens[at - 2].text in {".", ",", '"', "“", "”"}


def _person(individual: Individual, texts: dict[str, str]) -> Person:
    """Return the record of one person."""
    claims = individual.claims
    # The fullest name of the body was placed first.
    fullest = claims[0] if claims[-1][0] == "body" else max(claims, key=lambda wc: _weight(wc[1]))
    _, claim = fullest
    name, aliases = _written(fullest, texts), claim.aliases
    honorifics, degrees = claim.name.honorifics, claim.name.degrees
    if len(claims) > 1:
        claims = sorted(claims, key=lambda wc: (wc[0] != "body", wc[1].name.start))
        aliases = _aliases(claims, claim, name, texts)
        honorifics = max([c.name.honorifics for _, c in claims], key=len)
        degrees = max([c.name.degrees for _, c in claims], key=len)
    return Person(
        name=name,
        honorifics=honorifics,
        degrees=degrees,
        aliases=tuple(dict.fromkeys([a for a in aliases if a != name])) if aliases else (),
        roles=_roles(claims, texts),
        # The title was looked through first, and each text from its start.
        mentions=tuple(individual.mentions),
        rule=claim.rule,
    )


def _aliases(claims: list[tuple[str, Claim]], fullest: Claim, name: str, texts: dict[str, str]) -> list[str]:
    """Return the nicknames, and what else somebody is called that is no part of the fullest name."""
    aliases = [a for _, c in claims for a in c.aliases]
    others = [placed for placed in claims if not within(fullest.name.words, placed[1].name.words)]
    if not others:
        return aliases
    nicknames = {words[at:] for a in aliases for words in (tuple(fold(a).split()),) for at in range(len(words))}
    for placed in others:
        other = _written(placed, texts)
        if fold(other) != fold(name) and placed[1].name.words not in nicknames:
            aliases.append(other)
    return aliases


def _written(placed: tuple[str, Claim], texts: dict[str, str]) -> str:
    """Return the name of a claim as its text has it."""
    where, claim = placed
    return texts[where][claim.name.start : claim.name.end]


def _roles(claims: list[tuple[str, Claim]], texts: dict[str, str]) -> tuple[Role, ...]:
    """Return the roles by place, each wording once."""
    spans = [(where, role.start, role.end, rule) for where, c in claims for role, rule in c.roles]
    if not spans:
        return ()
    found: dict[str, Role] = {}
    if len(spans) > 1:
        spans.sort(key=lambda r: (r[0] != "title", r[1]))
    for where, start, end, rule in spans:
        text = texts[where][start:end]
        if text not in found:
            position, division, organization, acting, former = parts(text)
            found[text] = Role(
                text=text,
                position=position,
                division=division,
                organization=organization,
                acting=acting,
                former=former or rule == "name-past-role",
                span=Span(where, start, end),
                rule=rule,
            )
    return tuple(found.values())
