"""Words of a role phrase: known ones, numbers, and unknown ones that what follows shows to belong to it."""

from __future__ import annotations

from typing import Final

from kpuparse.extract.people.heads import starts_role
from kpuparse.extract.people.names import blocked, read_name
from kpuparse.extract.people.tokens import Token
from kpuparse.extract.people.walk import HEADS, ROMAN, UNITS, VOCABULARY, Walk
from kpuparse.lexicon import areas, cues, roles
from kpuparse.lexicon.names import AMBIGUOUS, GIVEN, HONORIFICS, THINGS
from kpuparse.lexicon.speech import SPEAKING

# `Kemenag`, `Disdukcapil`, `Bappeda`: short names of bodies, known by how they start.
BODY_STARTS: Final = ("kemen", "bapp", "bakes", "satpol", *(f"dis{c}" for c in "bcdfghjklmnpqrstvwxyz"))
_PARTIES_TO_A_CASE: Final = frozenset({"pemohon", "termohon", "pengadu", "teradu", "terlapor", "penggugat", "tergugat"})
# Positions that start a role phrase of their own.
_STAND_ALONE: Final = roles.SINGLE | roles.EVENT_ROLES | {"anggota", "komisioner", "pimpinan"}
_NO_BRIDGE: Final = GIVEN | HONORIFICS | HEADS | roles.ACTING
# Words of names as well: `I Wayan`, `Anak Agung`.
_MAY_OPEN_NAME: Final = frozenset({"i", "a", "m", "anak"})
# Words that are of the phrase wherever they stand in it.
PLAIN: Final = frozenset(w for w in VOCABULARY - HEADS - GIVEN - _MAY_OPEN_NAME - {"bpk"} if len(w) > 1)
_NO_OWN_WORD: Final = GIVEN | HONORIFICS | HEADS | AMBIGUOUS


def known_word(walk: Walk) -> bool:
    """A word of positions, divisions, organisations or areas."""
    token = walk.token
    word = token.folded
    if word not in PLAIN and not (walk.in_phrase(token) and _is_no_name(walk, token)):
        return False
    if token.cap and walk.head.folded in roles.EVENT_ROLES and word not in roles.EVENT_WORDS:
        # `menjadi narasumber Kajian Teknis`: the event is no part of the function.
        return False
    named = word in roles.ORGANIZATIONS and not walk.names_field(walk.here)
    if named or walk.acronym(token) or word.startswith(BODY_STARTS):
        walk.organization = word
        walk.placed = False
    if word in roles.LISTED:
        walk.division = True
    if word in areas.AREA_KINDS:
        walk.placed = False
    walk.here += 1
    return True


def _is_no_name(walk: Walk, token: Token) -> bool:
    """Tell whether a word that may stand in a phrase does so here: no position or name of its own starts with it."""
    word = token.folded
    if word in HEADS and not _may_follow(walk, token):
        return False
    if word in GIVEN:
        acronym = token.text.isupper() and not walk.head.text.isupper() and word in roles.ORGANIZATIONS
        bench = word == "hakim" and walk.before.folded in {"panel", "majelis"}
        graded = word in roles.GRADES and walk.before.folded in roles.GRADE_NEEDED
        # `Ketua KPU Aji Santoso`; `Ketua AJI Semarang` is of the journalists' alliance.
        if not acronym and not graded and not bench and (word in roles.ORGANIZATIONS or walk.name_starts()):
            return False
    if word == "i" and walk.before.folded in cues.BEFORE_FIRST and not walk.balinese():
        # `Inspektur Wilayah I Budi Laksana`, where `I Wayan Asmara` is a name.
        return True
    if word == "bpk" and not token.text.isupper():
        # `Kapolres Riau Bpk Rina`, where `BPK` is an office.
        return False
    return not (word in _MAY_OPEN_NAME and walk.name_starts())


def _may_follow(walk: Walk, token: Token) -> bool:
    """Tell whether a position stands inside the phrase: behind `Wakil`, `Staf Ahli`, or as a word of a field."""
    before = walk.before.folded
    if before == "saksi" and token.cap and not walk.before.cap:
        # `sebagai saksi Inspektur Utama Rina`: a function, then a position.
        return False
    if before in roles.BEFORE_HEAD or before in roles.ACTING:
        return True
    if (before, token.folded) in {("anggota", "koordinator"), ("menteri", "koordinator")}:
        return True
    if walk.head.folded in {"asisten", "staf"} and token.folded in roles.ASSISTED and token.cap:
        # `Asisten Pemerintahan Sekda Kotabaru`, `Staf Ahli Bidang Hukum Bupati`
        return walk.here - walk.first > 1
    if walk.head.folded == "kuasa" and token.folded in _PARTIES_TO_A_CASE:
        return True
    if walk.head.folded in {"calon", "bakal"} and walk.organization in {"", "paw"}:
        return True
    if token.folded in _STAND_ALONE:
        return False
    if token.folded in roles.MODIFIERS:
        return True
    return not (token.folded in roles.GENERIC and not token.cap and not walk.head.text.islower())


def number(walk: Walk) -> bool:
    """`Periode 2018-2023`, `Kelas II`, `Kodim 0733/KS`, `Komisi A`."""
    token = walk.token
    if token.text[0].isdigit() or ROMAN.fullmatch(token.text):
        bracketed = walk.before.text == ")" and walk.tokens[walk.here - 2].folded in cues.BEFORE_NUMBER
        if (
            bracketed
            or walk.before.folded in cues.BEFORE_NUMBER
            or (token.text[0].isdigit() and walk.before.folded in roles.ORGANIZATIONS)
        ):
            walk.here += 1
            return True
    return False


def bridge(walk: Walk) -> bool:
    """`Kepala Pusat Riset Sekretariat Jenderal`, `Kepala Seksi Binadik Lapas`: a word before the next known one."""
    token = walk.token
    if (
        not token.cap
        or walk.head.folded in roles.EVENT_ROLES
        or token.folded in _NO_BRIDGE
        or walk.before.folded in areas.AREA_KINDS
    ):
        return False
    following = walk.at(1)
    if following is not None and following.text == "," and walk.head.folded in roles.LISTED:
        # `Kabag Sospol, Kesbangpol Kota Kotabaru Rina`
        unit = walk.at(2)
        if unit is not None and unit.folded in roles.ORGANIZATIONS and walk.here == walk.first + 1:
            walk.here += 2
            return True
    if following is None or not following.cap or following.folded in GIVEN:
        return False
    if following.folded in UNITS or (
        blocked(token) and (following.folded in roles.MODIFIERS or following.folded in areas.upper_names())
    ):
        if following.folded in HEADS and following.folded not in roles.ORGANIZATIONS:
            return False
        walk.here += 1
        return True
    return False


def before_honorific(walk: Walk) -> bool:
    """`Ketua Dewan Adat Kaili H. Suaib`, `Ketua Pansus Hj. Rina`: what stands before a title is still the role."""
    stop = walk.here
    while stop < len(walk.tokens) and stop - walk.here < 4 and walk.tokens[stop].cap and not walk.titled(stop):
        word = walk.tokens[stop]
        if word.folded in GIVEN or word.folded in HONORIFICS or len(word.text) < 2:
            return False
        stop += 1
    if not 0 < stop - walk.here < 4 or stop >= len(walk.tokens) or not walk.titled(stop):
        return False
    walk.here = stop
    return True


def own_word(walk: Walk) -> bool:
    """`seniman ketoprak Sumirah`, `budayawan Gang Lombok, Tan Swie Liong`: a word of the trade before the name."""
    if walk.here != walk.first + 1 or walk.head.folded not in roles.OPEN_HEADS:
        return False
    token, following = walk.token, walk.at(1)
    if following is None or not token.text[0].isalpha():
        return False
    if token.folded in THINGS and token.cap and following.cap and (mark := walk.at(2)) is not None and mark.text == ",":
        walk.here += 2
        return True
    plain = (
        not token.cap and token.folded not in cues.FUNCTION and not token.folded.startswith(("me", "ber", "di", "ter"))
    )
    if plain and following.cap and read_name(walk.text, walk.tokens, walk.here + 1):
        walk.here += 1
        return True
    return False


def before_apposition(walk: Walk) -> bool:
    """`Ketua LMA Lapago, Lenis Wakerkwa,`: unknown words are the position's own where a name follows in commas."""
    head = walk.head
    placed = walk.placed or areas.fold(walk.before.text) in areas.names()
    if placed or not head.cap or head.folded not in roles.SINGLE:
        return False
    stop = walk.here
    while stop < len(walk.tokens) and stop - walk.here < 4 and walk.tokens[stop].cap:
        word = walk.tokens[stop]
        if word.folded in _NO_OWN_WORD or len(word.text) < 2:
            return False
        stop += 1
    if not 0 < stop - walk.here < 4 or stop >= len(walk.tokens) or walk.tokens[stop].text != ",":
        return False
    name = read_name(walk.text, walk.tokens, stop + 1) if stop + 1 < len(walk.tokens) else None
    if name is None:
        return False
    verb = walk.tokens[name.last].folded if name.last < len(walk.tokens) else ""
    if not (len(name.words) > 1 or name.honorifics or name.given or name.degrees or verb in SPEAKING):
        return False
    after = [t for t in walk.tokens[name.last : name.last + 3] if t.text != ","]
    if after and after[0].text == "(":
        return False
    if after and after[0].folded in cues.AND:
        after = after[1:]
    listed = bool(after) and after[0].cap and not starts_role(after[0])
    if listed:
        # `Ketua Bawaslu Sumarjoko, Rina Wati, dan Beni`: a list of persons.
        return False
    walk.here = stop
    return True
