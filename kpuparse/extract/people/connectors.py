"""Connectors, marks and brackets inside a role phrase."""

from __future__ import annotations

from typing import Final

from kpuparse.extract.people.bodies import proper_length
from kpuparse.extract.people.divisions import ends_division, unknown_field
from kpuparse.extract.people.names import read_name
from kpuparse.extract.people.tokens import Token
from kpuparse.extract.people.walk import HEADS, ROMAN, UNITS, VOCABULARY, Walk
from kpuparse.lexicon import areas, cues, roles
from kpuparse.lexicon.names import GIVEN

# What begins another's role behind `dan`, not a division's next field.
_POSITIONS: Final = roles.SINGLE | {"wakil", "anggota"}
_BEHIND_PREPOSITION: Final = UNITS | {"bidang", "divisi", "seksi", "biro", "bagian", "subbagian", "deputi"}
_BEFORE_AREA: Final = areas.AREA_KINDS | {"ri"}
_STOPPED: Final = frozenset("set kab prov kec kel div kadiv sub plt plh pj pjs sek wk no".split())
_GLOSSING: Final = VOCABULARY | {"dan", ",", "&", "."}


def connector(walk: Walk) -> bool:
    """`dan`, `di`, `bidang` between two words of the phrase."""
    token = walk.token
    following = walk.at(1)
    if token.folded == "asal" and walk.head.folded in roles.SENT and following is not None and following.cap:
        walk.here += 1 if following.folded in roles.ORGANIZATIONS else 2
        return True
    sent = token.folded == "dari" and walk.head.folded in roles.SENT and walk.organization != "dari"
    if (token.folded not in roles.INNER and not sent) or following is None or (token.cap and token.folded != "bidang"):
        return False
    if token.folded in {"dan", "&", "serta"}:
        if following.folded in HEADS or following.folded in roles.ACTING:
            candidates = walk.head.folded in {"pasangan", "calon", "bakal"}
            joint = walk.before.folded in HEADS and walk.here - walk.first <= (5 if candidates else 2)
            if walk.before.folded in roles.EVENT_ROLES and following.folded not in roles.EVENT_ROLES:
                return False
            # `Wali Kota dan Wakil Wali Kota`
            joint = joint or (walk.head.folded == "wali" and walk.here - walk.first == 2)
            department = following.folded in roles.MODIFIERS and walk.division and following.folded not in _POSITIONS
            if not joint and not department:
                return False
        elif unknown_field(walk, following):
            walk.here += 2
            return True
        elif proper_length(walk, walk.here + 1):
            walk.here += 1
            return True
        elif (
            not (following.folded in roles.MODIFIERS or roles.is_nominal(following.folded))
            or (following.folded in roles.ORGANIZATIONS and not walk.names_field(walk.here + 1))
        ) or (not following.cap and not walk.before.text.islower() and not ends_division(walk)):
            return False
    elif token.folded in {"di", "pada", "untuk", "dari"}:
        if not following.cap or walk.before.folded in roles.EVENT_ROLES:
            return False
        ahead = [t.folded for t in walk.tokens[walk.here + 1 : walk.here + 5]]
        if following.folded not in _BEHIND_PREPOSITION and not areas.folded_length(ahead, areas.upper_names()):
            return False
    elif not walk.in_phrase(following):
        return False
    walk.here += 1
    return True


def stop(walk: Walk) -> bool:
    """The stop of a short form."""
    if walk.before.folded not in cues.ABBREVIATED or not walk.tokens.joined(walk.here):
        return False
    following = walk.at(1)
    if following is None:
        return False
    # `diikuti kasubbag. Hendrikus menyampaikan`: behind a whole word the stop is the sentence's.
    goes_on = following.cap and walk.before.folded in _STOPPED
    if goes_on or following.folded in VOCABULARY:
        walk.here += 1
        return True
    return False


def slash(walk: Walk) -> bool:
    """A slash or a dash between two words of the phrase."""
    token = walk.token
    following = walk.at(1)
    if following is None:
        return False
    if token.text == "/" and ROMAN.fullmatch(walk.before.text) and following.cap:
        # `Pangdam IV/Diponegoro`
        walk.here += 2
        return True
    if walk.in_phrase(following) and following.folded not in HEADS:
        walk.here += 2
        return True
    return False


def bracket(walk: Walk) -> bool:
    """`(Sekjen)`, `(KPU)`, `(Kab. X)`: a short form of what was just said."""
    if walk.token.text != "(":
        return False
    if _spelt_out(walk) or _short_office(walk) or _gloss(walk):
        return True
    inner, close, after = walk.at(1), walk.at(2), walk.at(3)
    if inner is None or close is None or close.text != ")":
        return False
    party = inner.cap and any(t.folded == "partai" for t in walk.tokens[walk.first : walk.here])
    short = inner.text.isupper() and len(inner.text) > 1 and inner.folded not in GIVEN
    known = inner.folded in VOCABULARY
    goes_on = after is not None and (after.folded in VOCABULARY or after.folded in areas.names())
    named = inner.cap and read_name(walk.text, walk.tokens, walk.here + 3) is not None
    if short or known or party or named or (goes_on and inner.cap):
        walk.here += 3
        return True
    return False


def _spelt_out(walk: Walk) -> bool:
    """`TAPD (Tim Anggaran Pemerintah Daerah)`: what an acronym stands for."""
    if not walk.before.text.isupper():
        return False
    stop = walk.here + 1
    while (
        stop < len(walk.tokens)
        and stop - walk.here < 9
        and (walk.in_phrase(walk.tokens[stop]) or walk.tokens[stop].folded == "dan")
    ):
        stop += 1
    if stop - walk.here > 2 and stop < len(walk.tokens) and walk.tokens[stop].text == ")":
        walk.here = stop + 1
        return True
    return False


def _short_office(walk: Walk) -> bool:
    """`Komisi Pemilihan Umum Republik Indonesia (KPU RI)`, `(KPU Kota Kotabaru)`: the short form of an office."""
    opening = walk.at(1)
    if opening is None or not opening.text.isupper() or opening.folded not in roles.ORGANIZATIONS:
        return False
    inner = [t.text for t in walk.tokens[walk.here + 1 : walk.here + 8]]
    if ")" not in inner or inner.index(")") < 2:
        return False
    words = [w for w in inner[1 : inner.index(")")] if w != "."]
    while words and areas.fold(words[0]) in _BEFORE_AREA:
        words.pop(0)
    if areas.place_length(words, 0, areas.names()) != len(words):
        return False
    walk.here += inner.index(")") + 2
    return True


def _gloss(walk: Walk) -> bool:
    """`Divisi Sosialisasi dan Partisipasi (Sosparmas) dan SDM`, `(Kadiv Teknis)`: the same in other words."""
    inner: list[Token] = []
    for token in walk.tokens[walk.here + 1 : walk.here + 10]:
        if token.text == ")":
            break
        inner.append(token)
    else:
        return False
    if not inner or not inner[0].cap:
        return False
    if len(inner) == 1:
        word = inner[0].folded
        # `Bakal Calon Legislatif (Bacaleg)`
        composed = walk.head.folded in {"bakal", "calon"} and word[:2] in {"ba", "ca"}
        if not (walk.division and len(word) > 5) and not composed:
            return False
        letters = iter("".join(t.folded for t in walk.tokens[walk.first : walk.here]))
        glossed = word not in GIVEN and all(letter in letters for letter in word)
    else:
        places = areas.names()
        glossed = all(t.folded in _GLOSSING or t.folded in places or walk.in_phrase(t) for t in inner)
        glossed = glossed and not any(t.folded in GIVEN for t in inner)
    if glossed:
        walk.here += len(inner) + 2
    return glossed
