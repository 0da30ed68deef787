"""Split: decoded text → bulletins, each with its title, dateline, body, credit and extra.

A bulletin is found by its dateline; where that is missing, by what ends the one before it (`....`, a
credit, page furniture), or by its headline and lead. Ranges partition the text: whatever stands between
two bulletins belongs to the one before, but for a category heading, which belongs to the bulletin that it
heads; and what stands before the first belongs to it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import Final, NamedTuple

from kpuparse.clean import flow, one_line
from kpuparse.reading.pieces import Passage, Piece, line_breaks
from kpuparse.splitting.anatomy import Segment, anatomy
from kpuparse.splitting.borders import find_starts
from kpuparse.splitting.datelines import Dateline

WINDOW: Final = 1 << 18
"""So many characters are looked at in one go."""
RECORD_LIMIT: Final = 1 << 20
"""A bulletin longer than so many characters is cut, with a warning."""
_STEP: Final = 4096


@dataclass(frozen=True)
class Bulletin:
    """One bulletin: its raw text with the way back to bytes, its segments, and the line of the dump, from 1."""

    passage: Passage
    segments: tuple[Segment, ...]
    line: int
    oversize: bool = False
    title: str | None = field(init=False, repr=False, compare=False)
    """The headline on one line, or None."""
    dateline: str = field(init=False, repr=False, compare=False)
    """The dateline on one line, or nothing."""
    body: str = field(init=False, repr=False, compare=False)
    """The cleaned body."""
    credit: str | None = field(init=False, repr=False, compare=False)
    """The closing credit on one line, or None."""

    def __post_init__(self) -> None:
        """Clean the parts."""
        raw, first = self.passage.text, 0
        texts: dict[str, list[str]] = {"title": [], "dateline": [], "body": [], "credit": []}
        for kind, start, end in self.segments:
            if kind in texts:
                if kind == "body" and not texts[kind]:
                    first = start
                texts[kind].append(raw[start:end])
        lead = first - max(raw.rfind("\n", 0, first), raw.rfind("\r", 0, first)) - 1
        self.__dict__.update(
            title=one_line("\n".join(texts["title"])) or None,
            dateline=one_line("\n".join(texts["dateline"])),
            body=flow("\n\n".join(texts["body"]), lead),
            credit=one_line("\n".join(texts["credit"])) or None,
        )

    @property
    def raw(self) -> str:
        """The text as it was read."""
        return self.passage.text

    @property
    def start(self) -> int:
        """The first byte in the dump."""
        return self.passage.byte_at(0)

    @property
    def end(self) -> int:
        """One past the last byte."""
        return self.passage.byte_at(len(self.raw))

    @property
    def extra(self) -> tuple[str, ...]:
        """What belongs to no field, verbatim but for white space around it."""
        raw = self.passage.text
        return tuple([raw[start:end].strip() for kind, start, end in self.segments if kind == "extra"])

    @property
    def blank(self) -> int:
        """How many blanks stand before the first character."""
        return _blank(self.raw)

    def line_at(self, index: int) -> int:
        """Return the line of the dump, from 1, on which the character `index` of `raw` stands."""
        before_first = line_breaks(self.raw, 0, self.blank)
        return self.line - before_first + line_breaks(self.raw, 0, index)

    def raw_span(self, kind: str, start: int, end: int) -> tuple[int, int]:
        """Return where in `raw` the characters `start` to `end` of the clean `dateline` or `body` stand.

        Both must hold something that is not blank.
        """
        clean = self.body if kind == "body" else self.dateline
        first = _weight(clean[:start])
        return self._raw_index(kind, first), self._raw_index(kind, first + _weight(clean[start:end]) - 1) + 1

    def _raw_index(self, kind: str, weight: int) -> int:
        """Return the index in `raw` of the character of `kind` before which the others weigh so much."""
        for segment in self.segments:
            if segment.kind != kind:
                continue
            for at in range(segment.start, segment.end, _STEP):
                block = self.raw[at : min(segment.end, at + _STEP)]
                heavy = _weight(block)
                if weight < heavy:
                    return at + _index_in(block, weight)
                weight -= heavy
        raise ValueError(f"the {kind} is shorter")


def _weight(text: str) -> int:
    """Return how much there is in `text`: what cleaning leaves as it is, for it changes only blanks and composition."""
    return len(unicodedata.normalize("NFD", "".join(text.split())))


def _index_in(block: str, weight: int) -> int:
    """Return the index of the character in `block` before which the others weigh so much."""
    for index, character in enumerate(block):
        weight -= _weight(character)
        if weight < 0:
            return index
    return len(block)


def _blank(raw: str) -> int:
    """Return how many blanks stand before the first character of a bulletin."""
    return len(raw) - len(raw.lstrip())


class Chunk(NamedTuple):
    """A stretch of a dump that holds whole bulletins, and where in it they start.

    `line` is the line of the dump, from 1, on which it starts; `cut` tells that it is a part of one bulletin.
    """

    passage: Passage
    starts: tuple[int, ...]
    datelines: dict[int, Dateline]
    line: int
    cut: bool = False


def chunks(pieces: Iterable[Piece]) -> Iterator[Chunk]:
    """Yield a dump in chunks of about `WINDOW` characters; laid end to end their bytes are the dump's."""
    window, line = Passage(), 1
    source = iter(pieces)
    more = True
    while more or window.text:
        more = window.fill(source, WINDOW) and more
        starts, datelines = find_starts(window.text, whole=not more)
        endless = more and len(starts) < 2
        if endless and len(window.text) < RECORD_LIMIT:
            more = window.fill(source, 2 * len(window.text))
            continue
        end = len(window.text)
        if endless:
            end = _part_end(window.text, 0, end)
        elif more:
            end = starts.pop()
        yield Chunk(window.between(0, end), tuple(starts), datelines, line, cut=endless)
        line += line_breaks(window.text, 0, end)
        window = window.between(end, len(window.text))


def bulletins(pieces: Iterable[Piece]) -> Iterator[Bulletin]:
    """Yield the bulletins of a dump in order; laid end to end their bytes are the dump."""
    return chain.from_iterable(map(cut_up, chunks(pieces)))


def cut_up(chunk: Chunk) -> Iterator[Bulletin]:
    """Yield the bulletins of `chunk` in order; one that is too long comes in parts."""
    text, line = chunk.passage.text, chunk.line
    for start, end in pairwise((*chunk.starts, len(text))):
        oversize = chunk.cut or end - start > RECORD_LIMIT
        dateline, at = chunk.datelines.get(start), start
        while at < end:
            stop = _part_end(text, at, end)
            yield _bulletin(chunk.passage, at, stop, dateline, line, oversize=oversize)
            line += line_breaks(text, at, stop)
            at = stop


Outline = tuple[int, int, bool, list[tuple[str, int, int]]]
"""What `restored` needs of a bulletin besides its text: length, line, oversize, segments."""


def outline(bulletin: Bulletin) -> Outline:
    """Return `bulletin` without its text."""
    segments = [(s.kind, s.start, s.end) for s in bulletin.segments]
    return len(bulletin.raw), bulletin.line, bulletin.oversize, segments


def restored(passage: Passage, outlines: Iterable[Outline]) -> Iterator[Bulletin]:
    """Yield the bulletins whose texts, laid end to end, are `passage`."""
    start = 0
    for length, line, oversize, segments in outlines:
        part = passage.between(start, start + length)
        yield Bulletin(part, tuple(Segment(*s) for s in segments), line, oversize)
        start += length


def _part_end(text: str, start: int, end: int) -> int:
    """Return where a part of at most RECORD_LIMIT characters ends; blanks at its end do not count."""
    stop = min(end, start + RECORD_LIMIT)
    while stop < end and text[stop].isspace():
        stop += 1
    return stop


def _bulletin(
    window: Passage, start: int, end: int, dateline: Dateline | None, line: int, *, oversize: bool
) -> Bulletin:
    passage = window.between(start, end)
    raw = passage.text
    return Bulletin(
        passage=passage,
        segments=tuple(anatomy(raw, _within(dateline, start, end))),
        line=line + line_breaks(raw, 0, _blank(raw)),
        oversize=oversize,
    )


def _within(dateline: Dateline | None, start: int, end: int) -> Dateline | None:
    """Return `dateline` counted from `start`, or None where it does not stand between `start` and `end`."""
    if dateline is None or dateline.start < start or dateline.end > end:
        return None
    headline = tuple((first - start, last - start) for first, last in dateline.headline)
    return Dateline(dateline.start - start, dateline.end - start, dateline.hostless, headline)
