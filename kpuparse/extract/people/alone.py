"""Names without a role: beside an honorific, a degree, a verb of saying, or made of known given names."""

from __future__ import annotations

from kpuparse.extract.people.board import Board
from kpuparse.extract.people.names import NameFind, blocked, is_area, read_name, says
from kpuparse.extract.people.phrases import starts_role
from kpuparse.extract.people.tokens import opens_sentence
from kpuparse.lexicon import cues
from kpuparse.lexicon.names import HONORIFICS, NEVER, THINGS
from kpuparse.lexicon.speech import SPEAKING


class Alone:
    """Finds the names that no role stands beside."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.tokens = board.tokens

    def run(self) -> None:
        """Find the names that stand beside an honorific, a degree, a verb of saying, or are known names."""
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            if at in self.board.covered or not (token.cap or token.folded in HONORIFICS):
                at += 1
                continue
            name = read_name(self.board.text, self.tokens, at)
            if name is None or self.board.common(name) or self.board.is_covered(name):
                at += 1
                continue
            rule = self._alone_rule(name)
            if rule:
                self.board.claim(name, rule)
            at = max(name.last, at + 1)

    def _numbered(self, name: NameFind) -> bool:
        """`1. Wan Zulkarnaen 2. Usup Sudarmo`: an item of a numbered list that is nothing but a name."""
        if name.first < 2 or self.tokens[name.first - 1].text not in {".", ")"} or len(name.words) < 2:
            return False
        if not self.tokens[name.first - 2].text.isdigit():
            return False
        after = self.tokens[name.last] if name.last < len(self.tokens) else None
        return (
            after is None or after.text.isdigit() or after.text in {",", ";", "(", "\n\n"} or after.folded in cues.TIES
        )

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
        attached = (
            before is not None
            and before.cap
            and (name.first - 1) not in self.board.covered
            and not opens_sentence(self.tokens, name.first - 1)
        )
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
        joined = before is not None and before.folded in cues.AND | {","} and name.first - 1 in self.board.by_last
        if joined and before is not None and ((before.folded in cues.AND and many) or name.given):
            return "joined"
        if (
            many
            and before is not None
            and before.folded in cues.COPULAS
            and self.tokens[name.last - 1].end < len(self.board.text)
        ):
            return "named"
        if many and before is not None and before.text == "," and self._speaks_behind_comma(name):
            return "apposed"
        if self._numbered(name):
            return "numbered"
        if before is not None and says(before) and (many or name.given or not opener):
            return "said-by"
        if (
            before is not None
            and before.folded in cues.BEFORE_NAME
            and (name.given or (many and before.folded in cues.BEFORE_PERSON))
        ):
            return "cue"
        if after is not None and not after.cap and after.folded in SPEAKING and (name.given or many):
            return "says"
        if many and name.given and not (after is not None and after.cap and blocked(after) and not starts_role(after)):
            return "known-name"
        return None
