"""Role phrases: where a role starts and ends.

[mantan] [Plt.] Position [Divisi …] [Organisation] [area Place]
"""

from __future__ import annotations

from typing import Final

from kpuparse.extract.people import bodies, connectors, divisions, places, words
from kpuparse.extract.people.heads import PREFIXES, is_head, past_prefixes
from kpuparse.extract.people.tokens import Token, Tokens, by_word
from kpuparse.extract.people.walk import OWN_NAMED, UNITS, VOCABULARY, Walk
from kpuparse.lexicon import areas, cues, roles
from kpuparse.lexicon.names import AMBIGUOUS

LENGTH_LIMIT: Final = 45


class RoleFind:
    """A role phrase: its tokens `first:last`, its place, the folded word that heads it."""

    __slots__ = ("end", "first", "head", "last", "shared", "start")

    def __init__(self, first: int, last: int, start: int, end: int, head: str, shared: bool) -> None:
        self.first = first
        self.last = last
        self.start = start
        self.end = end
        self.head = head
        self.shared = shared


_INCOMPLETE: Final = frozenset({"divisi", "istri", "suami"})
_SHARED: Final = roles.SHARED | {"divisi", "tenaga", "nara"}
_CANDIDATES: Final = frozenset({"paslon", "bapaslon", "pasangan"})
# What does not end a phrase: `Ketua KPU Kudus periode pertama`.
_DANGLING: Final = frozenset({"dan", "serta", "&", "/", "periode"})
# The words in small letters and the marks that may go on a phrase wherever they stand in it.
_GOES_ON: Final = (
    VOCABULARY
    | roles.INNER
    | roles.FACULTIES
    | areas.DIRECTIONS
    | roles.ORDINALS
    | roles.GRADES
    | {"asal", "dari", "yang", "atas", "tahun", "(", ".", ",", "/", "-", "–"}
)
# Heads that any word may go on (see `_may_go_on`).
_OPEN: Final = OWN_NAMED | roles.WORKING | places.UPPER_KINDS | roles.OPEN_HEADS

# What a plain word does.
_PLAIN: Final = 1
_BODY: Final = 2
_DIVISION: Final = 4
_AREA: Final = 8
_STUDIES: Final = 16
# Words that what stands around them may make part of a name or a field.
_BY_PLACE: Final = bodies.PROPER_STARTS | AMBIGUOUS | {"organisasi", "perpustakaan", "museum", "rumah"}


@by_word(4096)
def _plain(word: str) -> int:
    """Return what a folded word does that goes on a phrase by itself, as most do; 0 where the steps must tell."""
    body = word in roles.ORGANIZATIONS
    if word not in words.PLAIN or word in _BY_PLACE or word in areas.long_starts() or word[1] == "-":
        return 0
    if word.startswith(words.BODY_STARTS) and not body:
        return 0
    return (
        _PLAIN
        | _BODY * body
        | _DIVISION * (word in roles.LISTED)
        | _AREA * (word in areas.AREA_KINDS)
        | _STUDIES * (word in roles.FACULTIES)
    )


@by_word(4096)
def _is_position(word: str) -> bool:
    """Tell whether a folded word heads a phrase wherever it stands, as most heads do (see `is_head`)."""
    return roles.is_position(word) and word not in roles.LOWER_ONLY and word != "irjen"


def read_role(text: str, tokens: Tokens, at: int) -> RoleFind | None:
    """Return the role phrase that starts at the token `at`, or None where none does."""
    here = past_prefixes(tokens, at) if tokens[at].folded in PREFIXES else at
    if here >= len(tokens):
        return None
    head = tokens[here].folded
    if not (_is_position(head) or is_head(text, tokens, here)):
        return None
    last = here + 1 if _ends_behind_head(tokens, here) else _last(Walk(text, tokens, here))
    if last - here < 2 and head in _INCOMPLETE:
        return None
    word = "narasumber" if head == "nara" else head
    return RoleFind(at, last, tokens.starts[at], tokens.end(last - 1), word, head in _SHARED)


def _ends_behind_head(tokens: Tokens, at: int) -> bool:
    """Tell whether nothing may go on a phrase behind its head at `at`, as behind most in small letters."""
    if at + 1 >= len(tokens):
        return True
    token, head = tokens[at + 1], tokens[at].folded
    if token.cap or head in _OPEN:
        return False
    return head not in cues.ABBREVIATED if token.text == "." else not _word_goes_on(token.text)


def _last(walk: Walk) -> int:
    """Return the token after the phrase."""
    tokens = walk.tokens
    stop = min(len(tokens), walk.first + LENGTH_LIMIT)
    pair = walk.head.folded in _CANDIDATES
    function = walk.head.folded in roles.EVENT_ROLES
    while (here := walk.here) < stop:
        token, before = tokens[here], tokens[here - 1]
        plain = _plain(token.folded)
        if plain and not function and _is_plain_behind(walk, plain, token, before.folded):
            walk.here = here + 1
            if plain > _PLAIN:
                _take_down(walk, plain, token.folded)
            continue
        walk.token, walk.before = token, before
        if token.cap:
            if (pair and _pair_starts(walk)) or not _capital(walk):
                break
        elif not _small(walk):
            break
        if walk.here > here + 1:
            walk.note(here)
        elif token.folded in roles.FACULTIES:
            walk.studies = True
    here = walk.here
    while tokens[here - 1].folded in _DANGLING:
        # `sebagai moderator dan Kepala Dinas Sosial, Rina`: the next role is another's.
        here -= 1
    return here


def _is_plain_behind(walk: Walk, plain: int, token: Token, before: str) -> bool:
    """Tell whether a plain word does no more here than `_plain` says: as no village's or faculty's name, no acronym."""
    return (
        before not in roles.VILLAGES
        and (plain & _BODY > 0 or not token.text.isupper())
        and not (plain & _AREA and (walk.studies or before in roles.LISTED))
    )


def _take_down(walk: Walk, plain: int, word: str) -> None:
    """Take down what a plain word says, as `words.known_word` does."""
    if plain & _BODY:
        walk.organization = word
    if plain & (_BODY | _AREA):
        walk.placed = False
    if plain & _DIVISION:
        walk.division = True
    if plain & _STUDIES:
        walk.studies = True


# The order of the steps counts: the first that finds more of the phrase moves the walk on. The condition before a
# step is a cheap one that it needs.


def _capital(walk: Walk) -> bool:
    """Go on over a word with a capital; tell whether it belongs to the phrase."""
    before, word = walk.before.folded, walk.token.folded
    known = _may_be_known(walk.token.text)
    return (
        (word in bodies.PROPER_STARTS and bodies.proper(walk))
        or (walk.division and divisions.division_word(walk))
        or (walk.studies and bodies.faculty(walk))
        or (before in UNITS and word in areas.long_starts() and places.long_place(walk))
        or (before in roles.VILLAGES and places.village(walk))
        or (known and words.known_word(walk))
        or (walk.title_ahead() and words.before_honorific(walk))
        or (not walk.placed and places.place(walk))
        or (walk.own_name_may_follow() and bodies.own_name(walk))
        or _unknown_capital(walk)
    )


def _unknown_capital(walk: Walk) -> bool:
    """Go on over a word with a capital by the words around it."""
    word = walk.token.folded
    return (
        words.bridge(walk)
        or (walk.token.text.isupper() and words.number(walk))
        or ((word in roles.INNER or word == "asal") and connectors.connector(walk))
        or (word == "yang" and divisions.field(walk))
        or (walk.head.folded in roles.OPEN_HEADS and words.own_word(walk))
        or (not walk.placed and walk.head.folded in roles.SINGLE and words.before_apposition(walk))
    )


# What goes on over the marks that stand in most texts.
_MARKS: Final = {".": connectors.stop, ",": divisions.comma, "(": connectors.bracket}


def _small(walk: Walk) -> bool:
    """Go on over a word in small letters, a number or a mark; tell whether it belongs to the phrase."""
    token = walk.token
    mark = _MARKS.get(token.text)
    if mark is not None:
        return mark(walk)
    if not _may_go_on(walk, token):
        return walk.here == walk.first + 1 and walk.head.folded in roles.OPEN_HEADS and words.own_word(walk)
    word, here = token.folded, walk.here
    if (
        (walk.studies and bodies.faculty(walk))
        or words.known_word(walk)
        or (not walk.placed and places.place(walk))
        or (walk.own_name_may_follow() and bodies.own_name(walk))
    ):
        return True
    if walk.here > here:
        # `own_name` has left a common word behind.
        walk.look()
        return _unknown_capital(walk)
    return (
        (word[0].isdigit() and words.number(walk))
        or (word in {"/", "-", "–"} and connectors.slash(walk))
        or ((word in roles.INNER or word in {"asal", "dari"}) and connectors.connector(walk))
        or (word == "yang" and divisions.field(walk))
        or (walk.head.folded in roles.OPEN_HEADS and words.own_word(walk))
    )


def _may_go_on(walk: Walk, token: Token) -> bool:
    """Tell whether a word in small letters, a number or a mark may belong to the phrase; most do not.

    Behind an open head (`seniman ketoprak`) any word may.
    """
    before = walk.before.folded
    return (
        _word_goes_on(token.text)
        or before in roles.WORKING
        or (not walk.placed and (walk.organization in OWN_NAMED or before in places.UPPER_KINDS))
    )


@by_word(8192)
def _word_goes_on(text: str) -> bool:
    """Tell whether a word in small letters, a number or a mark may go on a phrase wherever it stands in it."""
    word = areas.fold(text)
    return word in _GOES_ON or word[0].isdigit() or word.startswith(("se-", "e-")) or text.isupper()


@by_word(8192)
def _may_be_known(text: str) -> bool:
    """Tell whether a word with a capital may be one that `words.known_word` knows; what is none is a name's, mostly."""
    word = areas.fold(text)
    return word in _GOES_ON or roles.is_nominal(word) or word.startswith("se-") or text[1:2] == "-" or text.isupper()


def _pair_starts(walk: Walk) -> bool:
    """`paslon Surya Dharma Wijaya-Indah`: the candidates' names, some of them everyday words, end the phrase."""
    return walk.token.folded in AMBIGUOUS and walk.name_starts()
