"""The walk over the words of a role phrase, and what its steps ask of the words here and ahead."""

from __future__ import annotations

from typing import Final

import regex

from kpuparse.extract.people.names import read_name
from kpuparse.extract.people.tokens import Token, Tokens
from kpuparse.lexicon import areas, cues, roles
from kpuparse.lexicon.names import BALINESE, GIVEN, HONORIFICS

HEADS: Final = roles.SINGLE | roles.SHARED
UNITS: Final = roles.ORGANIZATIONS | areas.AREA_KINDS
VOCABULARY: Final = HEADS | roles.MODIFIERS | UNITS | roles.ACTING
ROMAN: Final = regex.compile(r"[IVX]+[AB]?|[A-E]")
_BEFORE_LETTER: Final = cues.BEFORE_NUMBER | cues.BEFORE_FIRST


OWN_NAMED: Final = roles.NAMING - roles.VILLAGES
_DOTTED_TITLES: Final = frozenset({"h", "hj", "dr", "drs", "dra", "ir", "prof", "kh", "pdt"})
_RANKS: Final = frozenset({"akbp", "akp", "kompol", "kombes", "letkol", "kolonel", "iptu", "ipda", "aiptu"})
_TITLES: Final = _DOTTED_TITLES | _RANKS
_SCHOOLS: Final = frozenset({"sma", "smk", "smp", "sd", "man"})
_BEFORE_YEAR: Final = frozenset({"periode", "jabatan", "bakti"})
_BALINESE_INITIALS: Final = frozenset({"AA", "IB", "IGN"})


class Walk:
    """The words of one role phrase: where its head stands, how far it goes so far, what it has named.

    `here` is the token after the phrase as read so far: a step that finds more of the phrase moves it on.
    `token` is the one that may go on the phrase, `before` the last of the phrase (see `look`).
    """

    __slots__ = (
        "before",
        "division",
        "first",
        "head",
        "here",
        "organization",
        "placed",
        "studies",
        "text",
        "token",
        "tokens",
    )

    def __init__(self, text: str, tokens: Tokens, first: int) -> None:
        self.text = text
        self.tokens = tokens
        self.first = first
        self.head = self.before = self.token = tokens[first]
        self.here = first + 1
        word = self.head.folded
        # An air base has its own name behind its commander's title: `Danlanud Adi Soemarmo`.
        self.organization = "danlanud" if word == "danlanud" else ""
        self.division = word in roles.LISTED
        self.studies = word in roles.FACULTIES
        self.placed = False

    def look(self) -> None:
        """Take down the tokens around `here`."""
        self.token = self.tokens[self.here]
        self.before = self.tokens[self.here - 1]

    def note(self, since: int) -> None:
        """Take down what the words from the token `since` to `here` name."""
        for token in self.tokens[since : self.here]:
            if token.folded in roles.FACULTIES:
                self.studies = True

    def own_name_may_follow(self) -> bool:
        """Tell whether the organisation named last has a name of its own, not yet read."""
        return not self.placed and self.organization in OWN_NAMED

    def title_ahead(self) -> bool:
        """Tell whether a word that may be a title stands behind the one here, or behind one or two more capitals."""
        for token in self.tokens[self.here + 1 : self.here + 4]:
            if token.folded in _TITLES:
                return True
            if not token.cap:
                return False
        return False

    def at(self, offset: int) -> Token | None:
        """Return the token so many behind `here`, or None past the end."""
        index = self.here + offset
        return self.tokens[index] if index < len(self.tokens) else None

    def in_phrase(self, token: Token) -> bool:
        """Tell whether `token` may stand inside a role phrase."""
        word = token.folded
        before = self.before.folded
        if word in VOCABULARY:
            if len(word) == 1:
                return (word == "n" and before in _SCHOOLS) or (token.cap and before in _BEFORE_LETTER)
            return True
        if before in roles.WORKING and roles.is_nominal(word):
            return True
        if word == "atas" and before == "menengah":
            return True
        if word in roles.FACULTIES and word[1:].isdigit():
            # `mahasiswa D3 Teknik Mesin`
            return True
        if word == "tahun" and before in _BEFORE_YEAR:
            return True
        if word in areas.DIRECTIONS and before in {"wilayah", "korwil"}:
            return True
        if word in roles.ORDINALS and before in roles.EVENT_ROLES:
            return True
        if word in roles.GRADES:
            return before in roles.GRADED
        if word in GIVEN or (before in roles.VILLAGES and word in areas.names()):
            return False
        return (
            (token.cap and roles.is_nominal(word)) or (word.startswith("se-") and len(word) > 4) or self.acronym(token)
        )

    def acronym(self, token: Token) -> bool:
        """`FISIP`, `OSIS`, `TAPD`: capitals inside a phrase that is not all in capitals."""
        short = token.text
        if short[1:2] == "-":
            short = short.removeprefix("e-").removeprefix("E-")
        if not short.isupper() or not 2 <= len(short) <= 9:
            return False
        return (
            token.folded not in GIVEN
            and token.folded not in HONORIFICS
            and not (token.text in _BALINESE_INITIALS and self.balinese())
            and token.folded not in areas.upper_names()
            and ROMAN.fullmatch(token.text) is None
            and not (self.head.text.isupper() and len(self.head.text) > 4)
            and not (len(token.text) == 2 and (following := self.at(1)) is not None and following.text == ".")
            and not self._name_in_capitals()
        )

    def _name_in_capitals(self) -> bool:
        """`Kasubbag Data YOSIAS RUMBRAR, S.Sos`: a degree tells that the capitals are a name."""
        name = read_name(self.text, self.tokens, self.here)
        return name is not None and len(name.words) > 1 and bool(name.degrees)

    def name_starts(self) -> bool:
        """Tell whether a name of several words starts here."""
        name = read_name(self.text, self.tokens, self.here)
        return name is not None and len(name.words) > 1

    def name_in_commas(self, offset: int) -> bool:
        """Tell whether a comma stands at `offset`, and behind it a name of several words, a title or a known name."""
        mark = self.at(offset)
        if mark is None or mark.text != ",":
            return False
        name = read_name(self.text, self.tokens, self.here + offset + 1)
        return name is not None and (len(name.words) > 1 or bool(name.honorifics) or name.given)

    def balinese(self) -> bool:
        """Tell whether the word behind an `I` is one that Balinese names have there: `I Wayan`, `I Gusti`."""
        following = self.at(1)
        return following is not None and following.folded in BALINESE

    def titled(self, at: int) -> bool:
        """Tell whether a title that only people have stands at `at`: `H.`, `Drs.`, `AKBP`."""
        token = self.tokens[at]
        if token.folded in _DOTTED_TITLES:
            dotted = at + 2 < len(self.tokens) and self.tokens[at + 1].text == "." and self.tokens.joined(at + 1)
            return dotted and self.tokens[at + 2].cap
        return token.folded in _RANKS

    def names_field(self, at: int) -> bool:
        """`Rumah Tangga`, `Perencanaan dan Organisasi`, `Dinas Arsip dan Perpustakaan`: a field, not a body."""
        if self.division and self.tokens[at].folded == "organisasi":
            return True
        if self.organization in {"dinas", "badan", "kantor"} and self.tokens[at].folded in {"perpustakaan", "museum"}:
            return True
        return (
            self.tokens[at].folded == "rumah" and at + 1 < len(self.tokens) and self.tokens[at + 1].folded == "tangga"
        )
