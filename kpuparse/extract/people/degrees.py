"""Degrees: where academic degrees stand in a text, and how many follow each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

import regex

from kpuparse.lexicon import degrees

# Runs of letters with what may stand between them in a degree: `S.H.` `M. H.` `S.Pd.I` `S. Kom` `Ph.D` `MSi`.
_FORM: Final = regex.compile(r"([A-Za-z]++)(?:(\s?\.\s?|,|\s)([A-Za-z]++)(?:(?:\.\s?|\s)([A-Za-z]++))?+)?+")
_SEPARATOR: Final = regex.compile(r"\s*+,\s*+|\s++")
_GAP: Final = regex.compile(r"\s*+[,.]{0,2}+\s*+")
# Behind these a stop is the degree's: `Budi, SH., Rina`.
_GOES_ON: Final = regex.compile(r"\.(?:\s*+,|\s++[a-z])")


def _written(stems: Iterable[str]) -> frozenset[str]:
    """Return `stems` as they are and without the stop inside."""
    return frozenset(form for stem in stems for form in (stem, stem.replace(".", "")))


_STEMS: Final = {
    "S": _written(degrees.SARJANA),
    "M": _written(degrees.MAGISTER),
    "A": _written(degrees.AHLI),
    "B": frozenset(degrees.BACHELOR),
    "Ph": frozenset({"D"}),
}
_GLUED: Final = frozenset(degrees.OTHER) | {"LLM", "LLB"}
_PLAIN: Final = _written(degrees.PLAIN)
_HEADS: Final = _GLUED | _PLAIN | _STEMS.keys() | {"C", "Dipl", "LL"}
# What the first word of a degree can begin with.
_STARTS: Final = frozenset(head[0] for head in _HEADS)


class Degrees(NamedTuple):
    """Degrees one behind the other: where the last ends, what stands before them included, and each as written."""

    text: str
    end: int
    titles: tuple[str, ...]


def degrees_behind(text: str, at: int) -> Degrees | None:
    """Return the degrees that a comma or a blank at `at` separates from what stands before, or None."""
    # Most names are followed by something else, which two looks tell.
    if not text[at : at + 1].isspace() and text[at : at + 1] != ",":
        return None
    behind = text[at : at + 3]
    ahead = behind.lstrip(", ")
    if ahead[:1].isalnum() and ahead[0] not in _STARTS:
        return None
    if ahead[:1].isalnum() and behind[:2] != ",,":
        here = at + len(behind) - len(ahead)
    elif separator := _SEPARATOR.match(text, at):
        here = separator.end()
    else:
        return None
    titles: list[str] = []
    end = bare = start = here
    while text[here : here + 1] in _STARTS and (one := degree_at(text, here)):
        start, (bare, end) = here, one
        titles.append(text[start:end].replace("..", "."))
        gap = _GAP.match(text, end)
        assert gap is not None
        here = gap.end()
    if not titles:
        return None
    # The stop of the last may be the sentence's.
    titles[-1] = text[start:bare].replace("..", ".")
    return Degrees(text[at:end], end, tuple(titles))


def may_be_degree(word: str) -> bool:
    """Tell whether a degree may begin with the token `word`."""
    found = _FORM.match(word)
    return found is not None and (found[1] in _HEADS or found[1].startswith("Sp"))


def degree_at(text: str, at: int) -> tuple[int, int] | None:
    """Return where the degree that starts at `at` ends, without and with a stop that may be a sentence's; or None."""
    found = _FORM.match(text, at)
    if found is None:
        return None
    head = found[1]
    end = _spelt_end(found) if found[2] is not None else 0
    if not end and (head in _GLUED or _is_specialist(head)):
        end = found.end(1)
    if end:
        # Of two stops the second is the sentence's: `M.Pd..`
        end += len(text[end : end + 2]) - len(text[end : end + 2].lstrip("."))
        return end, end
    if head in _PLAIN:
        end = found.end(1)
    elif head == "M" and found[3] == "Si":
        end = found.end(3)
    else:
        return None
    return end, end + (_GOES_ON.match(text, end) is not None)


def _spelt_end(found: regex.Match[str]) -> int:
    """Return where a degree of several parts ends, 0 where the parts are none."""
    head, between, stem, more = found.groups()
    dotted = "." in between
    stems = _STEMS.get(head)
    if stems is not None:
        if not (dotted or (between == "," and head in {"S", "M"})):
            return 0
        if more is not None and f"{stem}.{more}" in stems:
            return found.end(4)
        return found.end(3) if stem in stems else 0
    joined = between != "," and (not dotted or between[0] == ".")
    if head == "Sp":
        fits = joined and _is_short(stem)
    elif head == "C":
        fits = between == "." and _is_short(stem)
    elif head == "LL":
        fits = joined and stem in {"M", "B"}
    else:
        fits = head == "Dipl" and joined and dotted and stem[0].isupper() and stem[1:].islower()
    return found.end(3) if fits else 0


def _is_short(stem: str) -> bool:
    """Tell whether `stem` is a word of at most four letters with a capital: `Sp.OG`, `C.Med`."""
    return len(stem) < 5 and stem[0].isupper()


def _is_specialist(head: str) -> bool:
    """`SpOG`, `SpPD`: a medical specialist's degree in one word."""
    return head.startswith("Sp") and len(head) > 2 and _is_short(head[2:])
