"""Bodies' own names in a role phrase: parties, schools, faculties, firms."""

from __future__ import annotations

from typing import Final

from kpuparse.extract.people.names import read_name
from kpuparse.extract.people.walk import HEADS, Walk
from kpuparse.lexicon import cues, roles
from kpuparse.lexicon.names import GIVEN


def _by_start(known: frozenset[tuple[str, ...]]) -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    """Return names of several words with the words that they start with."""
    return frozenset(name[0] for name in known), known


_PROPER: Final = _by_start(roles.PROPER)
_PARTIES: Final = _by_start(roles.PARTIES)
_COMMANDS: Final = _by_start(roles.COMMANDS)
# Behind these words a name of several words is of one kind.
_PROPER_BEHIND: Final = {"partai": _PARTIES, "politik": _PARTIES, "pangdam": _COMMANDS, "kodam": _COMMANDS}
PROPER_STARTS: Final = _PROPER[0] | _PARTIES[0] | _COMMANDS[0]
_PARTY_ENDS: Final = frozenset(name[-1] for name in roles.PARTIES)
# Words of address, which only a person's name follows.
_ADDRESSED: Final = frozenset({"bapak", "ibu", "pak", "bu", "sdr", "sdri", "saudara", "saudari"})
_NO_FIELD: Final = GIVEN | HEADS
_FIELDS: Final = roles.STUDIES | {"dan", "&"}
_BEHIND_FIELD: Final = roles.ORGANIZATIONS | {",", "dan", "&"}
_BEFORE_OWN: Final = roles.NAMING | roles.MODIFIERS


def proper(walk: Walk) -> bool:
    """`Partai Kebangkitan Bangsa`, `Badan Siber dan Sandi Negara`: a party's or a body's name of several words."""
    length = proper_length(walk, walk.here)
    walk.here += length
    return length > 0


def proper_length(walk: Walk, at: int) -> int:
    """Return how many tokens from `at` are a party's or a body's name."""
    tokens = walk.tokens
    if at >= len(tokens) or not tokens[at].cap:
        return 0
    starts, known = _PROPER_BEHIND.get(tokens[at - 1].folded, _PROPER)
    if tokens[at].folded not in starts:
        return 0
    ahead = tuple(t.folded for t in tokens[at : at + 4])
    return next((n for n in range(len(ahead), 0, -1) if ahead[:n] in known), 0)


def faculty(walk: Walk) -> bool:
    """`Fakultas Syariah dan Hukum`, `Departemen Politik dan Pemerintahan`: the fields of a part of a university."""
    start = 1 if walk.token.folded in {"dan", "&"} else 0
    token, following = walk.at(start), walk.at(start + 1)
    before = walk.before.folded
    if token is None or not token.cap or token.folded in _NO_FIELD or not _in_faculty(walk):
        return False
    if (start and before in roles.FACULTIES) or token.folded in roles.ORGANIZATIONS or len(token.text) < 2:
        return False
    field_of_study = token.folded in roles.STUDIES or token.folded in roles.MODIFIERS or roles.is_nominal(token.folded)
    ends = following is None or following.folded in _BEHIND_FIELD
    unknown = ends and (start or before in roles.FACULTIES)
    if not field_of_study and not unknown:
        return False
    walk.here += start + 1
    return True


def _in_faculty(walk: Walk) -> bool:
    """Tell whether the words before are a part of a university and fields of study."""
    at = walk.here - 1
    while at > walk.first and (walk.tokens[at].folded in _FIELDS or walk.here - at < 3):
        if walk.tokens[at].folded in roles.FACULTIES:
            return True
        at -= 1
    return walk.tokens[at].folded in roles.FACULTIES


def own_name(walk: Walk) -> bool:
    """The own name of a school, party or firm: `SMA Kartini`, `Universitas Budi Luhur`, `UIN Walisongo`."""
    token = walk.token
    if not walk.own_name_may_follow():
        return False
    if token.folded in _ADDRESSED and not walk.organization.startswith(("sma", "smk", "smp")):
        # `Hubungan Antar Lembaga Bapak I Dewa Kade`; a school is called `SMA Ibu Kartini`.
        return False
    if _named_party(walk):
        # `Ketua DPC Partai Demokrat Budi Laksana`: the party's name is complete, what follows is another's.
        return False
    if token.folded in {"i", "ni", "ida", "anak"} and walk.balinese():
        # `bakal calon DPD Ni Luh Pertiwi`
        return False
    following = walk.at(1)
    before = walk.before
    if before.text == ")" and walk.here - walk.first > 3:
        # `Sekolah Menengah Atas (SMA) Bina Karya`: the short form in brackets stands between.
        before = walk.tokens[walk.here - 2]
    if before.folded == walk.organization and following is not None and following.cap:
        if token.text.islower() and token.text.isalpha() and token.folded not in cues.FUNCTION:
            # `lembaga pemantau Suara Warga`: a common word before the name.
            walk.here += 1
            token = following
    elif before.folded not in _BEFORE_OWN and not (before.text.isdigit() and walk.organization.startswith("sm")):
        # `Kepala SMK Negeri 1 Cibogo`
        return False
    if not token.cap:
        return False
    stop = walk.here
    while stop < len(walk.tokens) and stop - walk.here < 10:
        addressed = stop > walk.here and walk.tokens[stop].folded in _ADDRESSED
        if walk.titled(stop) or addressed:
            break
        before_it = walk.tokens[stop - 1]
        inner = stop > walk.here and (
            walk.tokens[stop].folded in {"bin", "binti"}
            # `RSUD K.R.M.T. Wongsonegoro`
            or (walk.tokens[stop].text == "." and before_it.text.isupper() and len(before_it.text) == 1)
        )
        if not walk.tokens[stop].cap and not inner:
            break
        stop += 1
    mark = walk.tokens[stop].text if stop < len(walk.tokens) else "."
    run = stop - walk.here
    apposed = mark in {",", "("} and stop + 1 < len(walk.tokens) and read_name(walk.text, walk.tokens, stop + 1)
    if not apposed and walk.organization in roles.COLLEGES and token.folded in GIVEN:
        # `Rektor UIN Budi Laksana`: a college's short form may stand alone.
        return False
    if not apposed and (walk.organization == "majelis" or before.folded == "sekolah"):
        # `Ketua Majelis Budi Laksana`: of a court's bench; `Kepala Sekolah Karyanto`.
        return False
    if apposed or run <= 2:
        walk.here = stop
    else:
        # The person's name starts at the first given name after the organisation's own word.
        start = next((i for i in range(walk.here + 1, stop) if walk.tokens[i].folded in GIVEN), walk.here + 1)
        walk.here = start
    walk.placed = True
    return True


def _named_party(walk: Walk) -> bool:
    """Tell whether a party's whole name ends before this token."""
    if walk.before.folded not in _PARTY_ENDS:
        return False
    before = tuple(t.folded for t in walk.tokens[max(walk.first, walk.here - 4) : walk.here])
    return any(before[at:] in roles.PARTIES for at in range(len(before)))
