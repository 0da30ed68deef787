"""Heads: where a role phrase may start, and where in it the position stands."""

from __future__ import annotations

from typing import Final

from kpuparse.extract.people.names import is_area, read_name
from kpuparse.extract.people.tokens import ROLE, Token, Tokens
from kpuparse.lexicon import areas, cues, roles

_OTHER_STARTS: Final = roles.COMMITTEES | set(
    "wali divisi pelaksana penjabat pejabat tenaga tim karo ka kasub bunda nara".split()
)
# Words that head a role phrase together with the word behind them.
_SPECIAL: Final = {
    "wali": {"kota", "kelas", "murid", "nagari", "jorong"},
    "ka": {"sub", "subag", "subbag", "bag", "bid", "div"},
    "kasub": {"bag", "bid", "dit"},
    "nara": {"sumber"},
    "bunda": {"paud", "literasi", "genre"},
    "pejabat": {"pembuat", "pengadaan", "pengelola", "fungsional"},
    "tenaga": {"ahli", "pendukung"},
    "tim": {"pengembang", "penilai", "perumus", "panelis", "seleksi"},
}


_STARTS: Final = roles.ACTING | roles.FORMER | _OTHER_STARTS
PREFIXES: Final = roles.ACTING | roles.FORMER | {"pelaksana", "penjabat", "pejabat"}
"""What may stand before a position."""


def word_starts_role(word: str) -> bool:
    """Tell whether a role phrase may start at a folded word."""
    return word in _STARTS or roles.is_position(word)


def starts_role(token: Token) -> bool:
    """Tell whether a role phrase may start at `token`."""
    return token.kinds & ROLE > 0


def past_prefixes(tokens: Tokens, at: int) -> int:
    """Return where the position starts, behind `mantan`, `Plt.`, `Pelaksana tugas (Plt)`, `Pj.`."""
    here = at
    if tokens[here].folded in roles.FORMER:
        here += 1
    if here < len(tokens) and tokens[here].folded in {"pelaksana", "penjabat", "pejabat"}:
        following = tokens[here + 1].folded if here + 1 < len(tokens) else ""
        if following in {"tugas", "harian", "sementara"}:
            here += 2
        elif tokens[here].folded == "penjabat":
            here += 1
        if here + 2 < len(tokens) and tokens[here].text == "(" and tokens[here + 1].folded in roles.ACTING:
            # `(Plt)` or `(Plt.)`
            marks = [t.text for t in tokens[here + 2 : here + 4]]
            here += marks.index(")") + 3 if ")" in marks else 0
    elif here < len(tokens) and tokens[here].folded in roles.ACTING:
        here += 1
        if here < len(tokens) and tokens[here].text == ".":
            here += 1
    return here


def is_head(text: str, tokens: Tokens, at: int) -> bool:
    """Tell whether the token `at` heads a role phrase: a position, alone or with the word behind it, or a committee."""
    head = tokens[at]
    if head.cap and head.folded in roles.LOWER_ONLY:
        return False
    if head.folded == "irjen" and at + 1 < len(tokens) and tokens[at + 1].folded == "pol":
        # A rank of the police; `Irjen` alone is an inspector general.
        return False
    return roles.is_position(head.folded) or _special_head(tokens, at) or _committee_head(text, tokens, at)


def _special_head(tokens: Tokens, at: int) -> bool:
    """`Wali Kota`, `Divisi Hukum`."""
    if at + 1 >= len(tokens):
        return False
    word, cap = tokens[at].folded, tokens[at].cap
    following = tokens[at + 1]
    if word == "divisi":
        return following.cap if cap else not following.cap and following.folded in cues.DIVISIONS
    if word == "karo":
        return following.text in {"Ops", "SDM", "Log", "Rena", "Hukum", "Umum"}
    if (word == "ka" and not cap) or (word == "tim" and cap):
        return False
    return following.folded in _SPECIAL.get(word, ())


def _committee_head(text: str, tokens: Tokens, at: int) -> bool:
    """`PPK Kotabaru Utara Rina Kartika`: a committee, its known district and a name make a member of it."""
    acronym = tokens[at].text[:2].isupper() or (tokens[at].cap and tokens[at].folded.startswith("panwas"))
    if tokens[at].folded not in roles.COMMITTEES or not acronym:
        return False
    here = at + 1
    if here < len(tokens) and tokens[here].folded in {"kecamatan", "kec", "distrik"}:
        here += 1
    ahead = [t.folded for t in tokens[here : here + 4]]
    length = areas.folded_length(ahead, areas.names()) if ahead else 0
    here += length
    if not length or here >= len(tokens):
        return False
    behind_comma = tokens[here].text == ","
    name = read_name(text, tokens, here + behind_comma)
    if name is None or is_area(name.words):
        return False
    return name.given or (len(name.words) > 1 and not behind_comma)
