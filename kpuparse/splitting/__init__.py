"""Split: decoded text → bulletins, each with its title, dateline, body, credit and extra.

A bulletin is found by its dateline; where that is missing, by what ends the one before it (`....`, a
credit, page furniture). Ranges partition the text: whatever stands between two bulletins belongs to
the one before, and what stands before the first belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kpuparse.clean import flow, one_line
from kpuparse.reading import Piece, Window, line_breaks
from kpuparse.splitting.anatomy import Segment, anatomy
from kpuparse.splitting.borders import find_starts
from kpuparse.splitting.datelines import Dateline

WINDOW: Final = 1 << 20
"""So many characters are looked at in one go."""
RECORD_LIMIT: Final = 1 << 20
"""A bulletin longer than so many characters is cut, with a warning."""


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One bulletin's raw text, its segments, and its place in the dump (bytes, line from 1)."""

    raw: str
    segments: tuple[Segment, ...]
    start: int
    end: int
    line: int
    codecs: frozenset[str] = frozenset({"utf-8"})
    oversize: bool = False

    def texts(self, kind: str) -> list[str]:
        """Return the raw texts of all segments of `kind`, in order."""
        return [self.raw[s.start : s.end] for s in self.segments if s.kind == kind]

    @property
    def title(self) -> str | None:
        """The headline on one line, or None."""
        return one_line("\n".join(self.texts("title"))) or None

    @property
    def dateline(self) -> str:
        """The dateline on one line, or nothing."""
        return one_line("\n".join(self.texts("dateline")))

    @property
    def body(self) -> str:
        """The cleaned body."""
        return flow("\n\n".join(self.texts("body")))

    @property
    def credit(self) -> str | None:
        """The closing credit on one line, or None."""
        return one_line("\n".join(self.texts("credit"))) or None

    @property
    def extra(self) -> tuple[str, ...]:
        """What belongs to no field, verbatim but for white space around it."""
        return tuple(t.strip() for t in self.texts("extra"))


def bulletins(pieces: Iterable[Piece]) -> Iterator[Bulletin]:
    """Yield the bulletins of a dump in order; laid end to end their bytes are the dump."""
    window = Window()
    source = iter(pieces)
    more = True
    while more or window.text:
        more = _fill(window, source, WINDOW) and more
        starts, lines = find_starts(window.text, whole=not more)
        if more:
            ends = starts[1:]
            if not ends and len(window.text) < RECORD_LIMIT:
                more = _fill(window, source, len(window.text) + WINDOW)
                continue
        else:
            ends = [*starts[1:], len(window.text)]
        done = 0
        for end in ends:
            yield from _cut(window, done, end, lines)
            done = end
        if not ends:
            yield from _cut(window, 0, RECORD_LIMIT, lines)
            done = min(RECORD_LIMIT, len(window.text))
        window.drop(done)


def _fill(window: Window, source: Iterator[Piece], size: int) -> bool:
    """Read until the window holds `size` characters; tell whether there may be more."""
    fresh: list[Piece] = []
    length = len(window.text)
    while length < size:
        piece = next(source, None)
        if piece is None:
            window.extend(fresh)
            return False
        fresh.append(piece)
        length += len(piece.text)
    window.extend(fresh)
    return True


def _cut(window: Window, start: int, end: int, datelines: dict[int, Dateline]) -> Iterator[Bulletin]:
    """Yield the bulletin in `window.text[start:end]`, in parts where it is too long."""
    long = end - start > RECORD_LIMIT
    line = window.line + line_breaks(window.text, 0, start)
    while start < end:
        stop = min(end, start + RECORD_LIMIT)
        raw = window.text[start:stop]
        if raw.strip() or stop == end:
            yield Bulletin(
                raw=raw,
                segments=tuple(anatomy(raw, _shift(datelines.get(start), start))),
                start=window.byte_at(start),
                end=window.byte_at(stop),
                line=line + line_breaks(raw, 0, len(raw) - len(raw.lstrip())),
                codecs=frozenset(window.codecs(start, stop)),
                oversize=long,
            )
        line += line_breaks(raw, 0, len(raw))
        start = stop


def _shift(dateline: Dateline | None, by: int) -> Dateline | None:
    return dateline and Dateline(dateline.start - by, dateline.end - by)
