"""Places in a role phrase: `Kabupaten Wakatobi`, `KPU Kotabaru`, `Kepulauan Tanimbar`."""

from __future__ import annotations

from typing import Final

from kpuparse.extract.people.names import blocked, read_name
from kpuparse.extract.people.walk import Walk
from kpuparse.lexicon import areas, roles
from kpuparse.lexicon.names import GIVEN, HONORIFICS

_SPECIAL: Final = frozenset({"D", "K", "I"})
UPPER_KINDS: Final = frozenset({"kota", "kabupaten", "kab", "provinsi", "prov"})


def place(walk: Walk) -> bool:
    """An area's name: after its kind any capitalised word, after an organisation a known one."""
    token = walk.token
    if walk.placed:
        return False
    if not token.cap:
        # `KPU Kabupaten wakatobi`
        known = walk.before.folded in UPPER_KINDS and token.folded in areas.upper_names()
        walk.here += known
        walk.placed = known
        return known
    if token.text == "D" and _special(walk):
        return True
    before = walk.before.folded if walk.before.text != "." else walk.tokens[walk.here - 2].folded
    words = [t.folded for t in walk.tokens[walk.here : walk.here + 4]]
    kind = before in areas.AREA_KINDS
    local = kind or walk.organization in roles.LOCAL or walk.head.folded in roles.LOCAL
    following = walk.at(1)
    if before in roles.VILLAGES and following is not None and following.folded in areas.VILLAGE_DIRECTIONS:
        # `Kelurahan Wonotirto Utara Rina`
        walk.here += 2
        walk.placed = True
        return True
    # `KPU Kota Batu Aji Santoso`: Batu Aji is a district.
    length = areas.folded_length(words, areas.upper_names()) if before in UPPER_KINDS or not local else 0
    if local and not length:
        length = areas.folded_length(words, areas.names())
    # `Ketua KPU OKI`, where `Oki Setiawan` is a name.
    short = token.text.isupper() and not walk.head.text.isupper()
    if length and (kind or length > 1 or short or token.folded not in GIVEN or walk.at(length) is None):
        walk.here += length
        walk.placed = True
        return True
    run = _run_length(walk)
    apposed = walk.first > 0 and walk.tokens[walk.first - 1].text in {",", "("} and _ends_behind(walk, run)
    if before in roles.VILLAGES and 0 < run <= 3 and (_named_behind(walk, run) or apposed):
        walk.here += run
        walk.placed = True
        return True
    village = before in roles.VILLAGES or (walk.organization in roles.VILLAGES and not kind)
    if (
        run
        and token.folded not in HONORIFICS
        and (
            (kind and run == 1 and before in roles.VILLAGES)
            or (village and (run > 2 or (run == 2 and token.folded not in GIVEN)))
        )
    ):
        walk.here += 1
        walk.placed = True
        return True
    return False


def _special(walk: Walk) -> bool:
    """`D.I. Yogyakarta`, `D.K.I.Jakarta`: a province with its short form of `Daerah Istimewa` written with stops."""
    stop = walk.here
    while stop + 1 < len(walk.tokens) and walk.tokens[stop].text in _SPECIAL and walk.tokens[stop + 1].text == ".":
        stop += 2
    if stop - walk.here < 4 or stop >= len(walk.tokens) or walk.tokens[stop].folded not in areas.upper_names():
        return False
    walk.here = stop + 1
    walk.placed = True
    return True


def long_place(walk: Walk) -> bool:
    """`Kepulauan Tanimbar`, `Pegunungan Arfak`: an area's name of several words, some of them common."""
    length = areas.folded_length([t.folded for t in walk.tokens[walk.here : walk.here + 4]], areas.upper_names())
    if length < 2:
        return False
    walk.here += length
    walk.placed = True
    return True


def _named_behind(walk: Walk, run: int) -> bool:
    """`Lurah Tanjung Mas, T.P. Manurung`, `lurah Tanjung Mas (Rina)`: a comma or a bracket and a name follow."""
    at = walk.here + run
    return (
        at + 1 < len(walk.tokens)
        and walk.tokens[at].text in {",", "("}
        and read_name(walk.text, walk.tokens, at + 1) is not None
    )


def village(walk: Walk) -> bool:
    """`Desa Sumber Makmur`, `Lurah Bukit Lama`: a village's name of two words, known by how it begins or ends."""
    if walk.placed or not walk.token.cap or walk.before.folded not in roles.VILLAGES or not _two_words(walk):
        return False
    walk.here += 2
    walk.placed = True
    return True


def _two_words(walk: Walk) -> bool:
    first, second = walk.token, walk.at(1)
    if second is None or not second.cap:
        return False
    ends = second.folded in areas.VILLAGE_ENDS
    if first.folded in areas.VILLAGE_STARTS:
        return ends or not (second.folded in GIVEN or second.folded in HONORIFICS or blocked(second))
    return ends and first.folded not in GIVEN and _run_length(walk) == 2


def _ends_behind(walk: Walk, run: int) -> bool:
    """Tell whether nothing that could be a person's name follows the run: a mark or a word in lower case."""
    at = walk.here + run
    return at >= len(walk.tokens) or not walk.tokens[at].cap


def _run_length(walk: Walk) -> int:
    """Return how many capitalised words that could be a name stand from here on."""
    stop = walk.here
    while stop < len(walk.tokens) and walk.tokens[stop].cap and not blocked(walk.tokens[stop]):
        stop += 1
    return stop - walk.here
