"""The atoms from which the patterns of splitting and extraction are composed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import regex

from kpuparse.lexicon import calendar


class LazyPattern:
    """A pattern that is compiled at its first call, for what many a run never looks for."""

    __slots__ = ("_pattern", "_source")

    def __init__(self, source: str) -> None:
        self._source = source
        self._pattern: regex.Pattern[str] | None = None

    def __call__(self) -> regex.Pattern[str]:
        """Return the compiled pattern."""
        if self._pattern is None:
            self._pattern = regex.compile(self._source)
        return self._pattern


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches any of `words`, the longest first. Raises ValueError on none."""
    from regex import escape

    ordered = sorted(words, key=lambda w: (-len(w), w))
    if not ordered:
        raise ValueError("a pattern needs at least one word")
    return "(?:" + "|".join(escape(w, special_only=True) for w in ordered) + ")"


# What a pattern that ignores case takes for a small letter of ASCII, besides the capital; U+212A is K in NFC.
_ODD_LETTERS: Final = str.maketrans("\u017f\u0130\u212a", "sik")


def folded(text: str) -> str:
    """Return `text` in small letters, character for character, as a pattern that ignores case reads ASCII words."""
    return text.lower() if text.isascii() else text.translate(_ODD_LETTERS).lower()


# `\s*` at the start of a search, which looks at a run of blanks once, not from each of them.
BLANKS: Final = r"(?:(?<!\s)\s++)?+"

# U+0336, the combining stroke, is what some editors leave of a dash.
DASH: Final = r"[-–—‒―−‐‑⁃\u0336]"
APOSTROPHE: Final = r"['’‘`´]"

# `\p{L}` for the patterns of `re`, which compiles and runs faster than `regex`; NO_LETTERS are taken for letters.
LETTER: Final = r"[^\W\d_²³¹¼-¾]"
NO_LETTERS: Final = "⁰⁴-⁹₀-₉⅐-ↂↅ-↉①-⒛⓪-⓿❶-➓"

# `Semarang`, `KOTABARU`, `Sigala-Gala`, `Nu'man`, `d'Anglo`
CAP_WORD: Final = rf"\p{{Lu}}[\p{{L}}\p{{M}}]*+(?:(?:{APOSTROPHE}|-)[\p{{L}}\p{{M}}]++){{0,6}}+"

WEEKDAY: Final = rf"(?i:\b{any_of(calendar.WEEKDAYS)})(?!\p{{L}})"
MONTH: Final = rf"(?i:{any_of(calendar.MONTHS)})(?!\p{{L}})"

# `kota-semarang.kpu.go.id`, `https://jateng.kpu.go.id/`, `kota-kotabaru. kpu.go.id`, `kpu-kotabarukab.go.id`
_DOT: Final = r"\s{0,2}\.\s{0,2}"
_LABEL: Final = r"[A-Za-z0-9]+(?:-\n?[A-Za-z0-9]+){0,6}+"
# Only behind a label that cannot be a sentence's last word a blank may stand.
_OFFICE_LABEL: Final = r"(?:[A-Za-z0-9]+(?:-\n?[A-Za-z0-9]+){1,6}+|[a-z0-9]++)"
HOST_NAME: Final = (
    rf"(?:(?i:https?)\s?:\s?//\s?)?+(?:(?i:www){_DOT})?"
    rf"(?:(?:{_LABEL}\.|{_OFFICE_LABEL}{_DOT}){{0,3}}(?i:kpu)|(?i:kpud?|kip)[-.]?\n?[A-Za-z0-9-]{{4,}})"
)
# `kab-kotabaru.kpu.go -- `: cut short, only where a dash closes it.
HOST_TAIL: Final = (
    rf"{_DOT}(?i:go)(?:{_DOT}(?i:id)(?![A-Za-z0-9])(?:\s?/(?!\S))?+|(?=[ \t]?(?:{DASH}|_){{1,2}}+(?:\s|$)))"
)
# `sumsel.kou.go.id`, misspelt: only where nothing but a host can stand.
ANY_HOST: Final = rf"(?:(?i:https?)://)?+{_LABEL}(?:\.{_LABEL}){{0,3}}"
# `jdih.kpu.go.id/jabar/bandung`
HOST_PATH: Final = r"/[A-Za-z0-9](?:[\w/-]*\w)?/?"
