"""Role phrases: where a role starts and ends.

[mantan] [Plt.] Position [Divisi …] [Organisation] [area Place]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kpuparse.extract.people import bodies, connectors, divisions, places, words
from kpuparse.extract.people.heads import is_head, past_prefixes
from kpuparse.extract.people.tokens import Token
from kpuparse.extract.people.walk import Walk
from kpuparse.lexicon import roles
from kpuparse.lexicon.names import AMBIGUOUS

LENGTH_LIMIT: Final = 45


@dataclass(frozen=True, slots=True)
class RoleFind:
    """A role phrase: its tokens `first:last`, its place, the folded word that heads it."""

    first: int
    last: int
    start: int
    end: int
    head: str
    shared: bool


def read_role(text: str, tokens: list[Token], at: int) -> RoleFind | None:
    """Return the role phrase that starts at the token `at`, or None where none does."""
    here = past_prefixes(tokens, at)
    if here >= len(tokens) or not is_head(text, tokens, here):
        return None
    head = tokens[here]
    last = _last(Walk(text, tokens, here))
    if head.folded in {"divisi", "istri", "suami"} and last - here < 2:
        return None
    shared = head.folded in roles.SHARED or head.folded in {"divisi", "tenaga", "nara"}
    word = "narasumber" if head.folded == "nara" else head.folded
    return RoleFind(at, last, tokens[at].start, tokens[last - 1].end, word, shared)


# The order counts: the first step that finds more of the phrase moves the walk on.
_STEPS: Final = (
    bodies.proper,
    divisions.division_word,
    bodies.faculty,
    places.long_place,
    places.village,
    words.known_word,
    words.before_honorific,
    places.place,
    bodies.own_name,
    words.bridge,
    connectors.bracket,
    words.number,
    connectors.mark,
    connectors.connector,
    divisions.field,
    words.own_word,
    words.before_apposition,
)


def _last(walk: Walk) -> int:
    """Return the token after the phrase."""
    while walk.here < len(walk.tokens) and walk.here - walk.first < LENGTH_LIMIT:
        if _pair_starts(walk) or not any(step(walk) for step in _STEPS):
            break
    while walk.before.folded in {"dan", "serta", "&", "/"}:
        # `sebagai moderator dan Kepala Dinas Sosial, Rina`: the next role is another's.
        walk.here -= 1
    return walk.here


def _pair_starts(walk: Walk) -> bool:
    """`paslon Surya Dharma Wijaya-Indah`: the candidates' names, some of them everyday words, end the phrase."""
    return walk.head.folded in {"paslon", "bapaslon", "pasangan"} and (
        walk.token.folded in AMBIGUOUS and walk.token.cap and walk.name_starts()
    )
