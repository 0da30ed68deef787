"""Divisions in a role phrase: their fields, listed with commas or said by a verb, and the units in commas."""

from __future__ import annotations

from typing import Final

from kpuparse.extract.people.names import read_name
from kpuparse.extract.people.tokens import Token
from kpuparse.extract.people.walk import HEADS, Walk
from kpuparse.lexicon import areas, cues, roles
from kpuparse.lexicon.names import AMBIGUOUS, GIVEN, HONORIFICS

_NO_SHORT_FORM: Final = GIVEN | roles.ORGANIZATIONS
_NO_FIELD: Final = _NO_SHORT_FORM | HEADS
_NO_DIVISION: Final = _NO_FIELD | HONORIFICS | AMBIGUOUS
_BEHIND_DIVISION: Final = roles.ORGANIZATIONS | {"dan", "&"}
# What goes on behind a comma where no fields are listed.
_BEHIND_COMMA: Final = roles.DIVISION_HEADS | roles.ORGANIZATIONS | areas.AREA_KINDS
_UNITS: Final = roles.ORGANIZATIONS | {"sekretariat", "setda"}
_DEPARTMENTS: Final = frozenset({"dinas", "badan", "kementerian"})
_ENDS_FIELD: Final = cues.FUNCTION - {"dan"}
_ENDS_LIST: Final = _ENDS_FIELD | {",", ".", ")", ";"}


def division_word(walk: Walk) -> bool:
    """`Divisi Simonev, Rina`, `Kadiv Perdatin KPU Kudus`: any word before a unit or a name in commas."""
    token, following = walk.token, walk.at(1)
    if not walk.division or not token.cap or walk.before.folded not in roles.LISTED or following is None:
        return False
    if token.folded in _NO_DIVISION or len(token.text) < 3:
        return False
    if not (following.folded in _BEHIND_DIVISION or walk.name_in_commas(1)):
        return False
    walk.here += 1
    return True


def field(walk: Walk) -> bool:
    """`Komisioner yang membidangi Divisi Sosialisasi`, `Anggota KPU yang menangani logistik`."""
    token, verb = walk.token, walk.at(1)
    if token.folded != "yang" or verb is None or verb.folded not in cues.FIELD_VERBS:
        return False
    stop = walk.here + 2
    while stop < len(walk.tokens) and stop - walk.here < 8 and walk.tokens[stop].text.isalpha():
        word = walk.tokens[stop]
        if (word.cap and not walk.in_phrase(word)) or word.folded in _ENDS_FIELD:
            break
        stop += 1
    if stop == walk.here + 2:
        return False
    walk.here = stop
    return True


def comma(walk: Walk) -> bool:
    """`Divisi Hukum, Data, dan Informasi`, `Anggota, Divisi Hukum`: a further field, the division, the unit."""
    following = walk.at(1)
    listed = walk.division or (walk.organization in _DEPARTMENTS and _listed_department(walk))
    if following is None or (not listed and following.folded not in _BEHIND_COMMA):
        return False
    if following.folded in roles.DIVISION_HEADS and following.cap and not walk.division:
        walk.division = True
        walk.here += 2
        return True
    if _unit_in_commas(walk, following):
        walk.here += 1
        return True
    if not listed:
        return False
    item = following
    skip = 1
    if following.folded in {"dan", "serta", "&"}:
        item = walk.tokens[walk.here + 2] if walk.here + 2 < len(walk.tokens) else following
        skip = 2
    name = read_name(walk.text, walk.tokens, walk.here + skip)
    if name is not None and len(name.words) > 1:
        return False
    short = item.text.isupper() and len(item.text) > 1 and item.folded not in _NO_SHORT_FORM
    modifies = item.folded in roles.MODIFIERS or roles.is_nominal(item.folded) or short
    if (
        modifies
        and item.folded not in HEADS
        and (item.cap or walk.before.text.islower() or (skip == 2 and _closes_list(walk, item)))
        and item.folded not in areas.AREA_KINDS
    ):
        walk.here += skip
        return True
    return False


def _closes_list(walk: Walk, item: Token) -> bool:
    """`Kasubbag Keuangan, Umum, dan logistik serta staf`: the last field of a list, in small letters."""
    behind = walk.at(3)
    return item.folded in cues.DIVISIONS and (behind is None or behind.cap or behind.folded in _ENDS_LIST)


def _unit_in_commas(walk: Walk, following: Token) -> bool:
    """`Kadiv Hukum, KPU Kota Tegal, Rina Wati`: the office, or its area, between the position and the name."""
    office = following.folded in roles.ORGANIZATIONS and not walk.organization
    area = following.folded in areas.AREA_KINDS and walk.organization != "" and not walk.placed
    if not following.cap or not (office or area):
        return False
    stop = walk.here + 1
    while stop < len(walk.tokens) and stop - walk.here < 9 and walk.tokens[stop].cap:
        stop += 1
    return (
        stop - walk.here > 2
        and stop + 1 < len(walk.tokens)
        and walk.tokens[stop].text == ","
        and read_name(walk.text, walk.tokens, stop + 1) is not None
    )


def _listed_department(walk: Walk) -> bool:
    """`Dinas Pemberdayaan Masyarakat, Desa, dan Kependudukan`: a department's name is a list of nominals."""
    return walk.before.folded in roles.MODIFIERS or roles.is_nominal(walk.before.folded)


def unknown_field(walk: Walk, word: Token) -> bool:
    """`Kabag Persidangan dan Risalah Sekretariat DPRD`: a further field before the unit, whatever its word."""
    behind = walk.at(2)
    unit = behind is not None and behind.folded in _UNITS
    unit = unit or walk.name_in_commas(2)
    return walk.division and unit and word.cap and word.folded not in _NO_FIELD


def ends_division(walk: Walk) -> bool:
    """`Divisi Keuangan, Umum, Rumah Tangga dan logistik,`: the last field of a division, in small letters."""
    at = walk.here + (3 if walk.names_field(walk.here + 1) else 2)
    return walk.division and (at >= len(walk.tokens) or not walk.tokens[at].text[0].isalpha())
