"""Names without a role: beside an honorific, a degree, a verb of saying, or made of known given names."""

from __future__ import annotations

from typing import Final

from kpuparse.extract.people.board import Board
from kpuparse.extract.people.heads import starts_role
from kpuparse.extract.people.names import NameFind, blocked, is_area, read_name, says
from kpuparse.extract.people.tokens import ENDS, NAME, PLAIN, opens_sentence
from kpuparse.lexicon import areas, cues, roles
from kpuparse.lexicon.names import GIVEN, HONORIFICS, NEVER, THINGS
from kpuparse.lexicon.speech import SPEAKING

_BEFORE_LISTED: Final = cues.LIST_GOES_ON | cues.NAMING | {"diantaranya", "antaranya", "lain"}
_JOINING: Final = cues.AND | {","}


class Alone:
    """Finds the names that no role stands beside."""

    __slots__ = ("board", "tokens")

    def __init__(self, board: Board) -> None:
        self.board = board
        self.tokens = board.tokens

    def run(self) -> None:
        """Find the names that stand beside an honorific, a degree, a verb of saying, or are known names."""
        board = self.board
        tokens = self.tokens
        past, end = 0, len(tokens) - 1
        for at in tokens.places(NAME):
            if at < past or at in board.covered:
                continue
            if at < end and tokens[at + 1].kinds & ENDS and self._unknown(at):
                continue
            name = board.read(at)
            if name is None or board.common(name) or board.is_covered(name):
                continue
            rule = self._alone_rule(name)
            if rule:
                board.claim(name, rule)
            past = name.last

    def _unknown(self, at: int) -> bool:
        """`Notula disusun`, `Angka ini`: tell whether a single word is no known name, and nothing says it is a name.

        As `_alone_rule` does, which needs the name itself.
        """
        token = self.tokens[at]
        if not token.kinds & PLAIN or token.folded in GIVEN:
            return False
        before = self.tokens[at - 1] if at else None
        if before is None:
            return True
        if before.text in {".", ")"}:
            return not (at > 1 and self.tokens[at - 2].text.isdecimal())
        return before.folded not in cues.AND and not says(before)

    def _numbered(self, name: NameFind) -> bool:
        """`1. Wan Zulkarnaen 2. Usup Sudarmo`: an item of a numbered list that is nothing but a name."""
        if name.first < 2 or self.tokens[name.first - 1].text not in {".", ")"}:
            return False
        number = self.tokens[name.first - 2].text
        # `Pilkada 2024. Laras Hati, maskot …`: a year ends a sentence.
        if not number.isdecimal() or len(number) > 3 or (len(name.words) < 2 and not self._counts_on(name, number)):
            return False
        after = self.tokens[name.last] if name.last < len(self.tokens) else None
        return (
            after is None or after.text.isdigit() or after.text in {",", ";", "(", "\n\n"} or after.folded in cues.TIES
        )

    def _counts_on(self, name: NameFind, number: str) -> bool:
        """`1. Khairul Bahri, 2. Ngadiran, 3. Lim Siu Hwa`: the item before or the next one has the next number."""
        if len(number) > 2:
            return False
        at = int(number)
        behind = {t.text for t in self.tokens[name.last : name.last + 2]}
        before = [t.text for t in self.tokens[max(0, name.first - 12) : name.first - 2]]
        return str(at + 1) in behind or (at > 1 and str(at - 1) in before)

    def _aged(self, name: NameFind) -> bool:
        """`Wa Ndoke (71)`, `Sumirah (92 tahun)`: an age in brackets stands behind the name."""
        after = [t.folded for t in self.tokens[name.last : name.last + 4]]
        if (
            len(after) < 3
            or after[0] != "("
            or not (after[1].isdecimal() and len(after[1]) < 4 and 15 < int(after[1]) < 120)
        ):
            return False
        return after[2] == ")" or after[2:] == ["tahun", ")"]

    def _of_an_area(self, name: NameFind) -> bool:
        """`diantaranya Soleman Maure (Pantar Barat), Dorkas …`: an item of a list, and whence in brackets behind it."""
        if name.first == 0 or self.tokens[name.first - 1].folded not in _BEFORE_LISTED:
            return False
        inner = [t.text for t in self.tokens[name.last : name.last + 6]]
        if inner[:1] != ["("] or ")" not in inner:
            return False
        place = inner[1 : inner.index(")")]
        return bool(place) and areas.place_length(place, 0, areas.names()) == len(place)

    def _ends_list(self, name: NameFind) -> bool:
        """`Herkulanus, Siti Mulia, dan Nopi akan …`: one word closes a list of persons."""
        at = name.first - 1
        after = self.tokens[name.last] if name.last < len(self.tokens) else None
        if self.tokens[at].folded != "dan" or self.tokens[at - 1].text != "," or (after is not None and after.cap):
            return False
        return at - 1 in self.board.by_last

    def _within_list(self, name: NameFind) -> bool:
        """`Mereka adalah Budi Laksana, Fatma Ratnadewi, dan Gunadi`: a list of persons goes on to its last one."""
        at = name.last
        if at < len(self.tokens) and self.tokens[at].text == ",":
            at += 1
        if at + 1 >= len(self.tokens) or self.tokens[at].folded not in cues.AND:
            return False
        last = read_name(self.board.text, self.tokens, at + 1)
        return last is not None and not self.board.common(last)

    def _of_a_house(self, at: int) -> bool:
        """`di Kebone Mbah Marto`, `ke Omah Pak Sis`: a word behind a preposition of place that is no area's name."""
        return self.tokens[at - 2].folded in {"di", "ke"} and not is_area((self.tokens[at - 1].folded,))

    def _speaks(self, name: NameFind) -> bool:
        """Tell whether a verb of saying follows the name."""
        after = self.tokens[name.last] if name.last < len(self.tokens) else None
        return after is not None and not after.cap and after.folded in SPEAKING

    def _speaks_behind_comma(self, name: NameFind) -> bool:
        """`Dalam sambutannya KPU Kotabaru, Budi Laksana, mengungkapkan`: the name stands in commas before a verb."""
        after = self.tokens[name.last : name.last + 2]
        return len(after) == 2 and after[0].text == "," and after[1].folded in SPEAKING

    def _alone_rule(self, name: NameFind) -> str | None:
        """Return the rule by which a name without role is a person's, or None."""
        before = self.tokens[name.first - 1] if name.first else None
        after = self.tokens[name.last] if name.last < len(self.tokens) else None
        many = len(name.words) > 1
        if is_area(name.words) and not name.honorifics:
            return None
        if before is not None and before.folded in THINGS and not name.degrees:
            return None
        if before is not None and before.text == ")" and self.tokens[name.first - 2].folded in roles.NAMING:
            # `Institut Agama Islam (IAI) Hasanuddin`
            return None
        attached = (
            before is not None
            and before.cap
            and (name.first - 1) not in self.board.covered
            and not opens_sentence(self.tokens, name.first - 1)
            # `Juara I Rina Wati`
            and not (name.first > 1 and self.tokens[name.first - 2].folded == "juara")
        )
        if attached and before is not None and name.first > 1 and self._of_a_house(name.first):
            return None
        if name.honorifics and (many or name.given or not attached):
            return "honorific"
        if name.degrees and (many or name.given):
            return "degree"
        if (
            attached
            and before is not None
            and before.folded not in HONORIFICS
            and not (many and name.given and before.folded in NEVER)
        ):
            return None
        opener = opens_sentence(self.tokens, name.first)
        joined = before is not None and before.folded in _JOINING and name.first - 1 in self.board.by_last
        if joined and before is not None and ((before.folded in cues.AND and many) or name.given):
            return "joined"
        if joined and many and self._within_list(name):
            return "joined"
        if (
            many
            and before is not None
            and before.folded in cues.COPULAS
            and self.tokens.end(name.last - 1) < len(self.board.text)
        ):
            return "named"
        if many and before is not None and before.text == "," and self._speaks_behind_comma(name):
            return "apposed"
        if self._numbered(name):
            return "numbered"
        if (many or name.given) and self._aged(name):
            return "aged"
        if many and self._of_an_area(name):
            return "whence"
        if joined and before is not None and before.folded in cues.AND and self._speaks(name):
            # `Bapak Rina Wati dan Diwangsa menyampaikan`
            return "joined"
        if name.first > 1 and self._ends_list(name):
            return "joined"
        if before is not None and says(before) and (many or name.given or not opener):
            return "said-by"
        if (
            before is not None
            and before.folded in cues.BEFORE_NAME
            and (name.given or (many and before.folded in cues.BEFORE_PERSON))
        ):
            return "cue"
        if self._speaks(name) and (name.given or (many and name.words[0] not in areas.VILLAGE_STARTS)):
            return "says"
        if many and name.given and not (after is not None and after.cap and blocked(after) and not starts_role(after)):
            return "known-name"
        return None
