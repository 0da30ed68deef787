"""The pipeline: read → split → extract → settle → records.

A dump is read twice, in chunks of whole bulletins. The first pass takes from each chunk the little that settling the
years needs, and where its bulletins stand; the second extracts and makes the records. Nothing grows with the dump
but some fifty bytes a bulletin. The chunks of either pass may be worked on side by side.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import marshal
import sys
import tempfile
from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, islice
from typing import Any, Final, NamedTuple, TypeVar

from kpuparse.extract.credit import find_credit
from kpuparse.extract.dateline import find_office, find_place
from kpuparse.extract.dates import DateFind, event_date, first_coming
from kpuparse.extract.people import find_people
from kpuparse.extract.quotes import find_quotes
from kpuparse.extract.references import find_references
from kpuparse.extract.years import find_years
from kpuparse.facts import OLDEST, OLDEST_SUBDOMAIN, DateFacts, FactStore
from kpuparse.lexicon.calendar import STANDARD_WEEKDAYS
from kpuparse.parallel import Workers
from kpuparse.reading import Dump
from kpuparse.reading.pieces import Passage
from kpuparse.record import Record, Reference, Source, Span, Warned
from kpuparse.settle import Settled, settle_dates
from kpuparse.speakers import attribute
from kpuparse.splitting import Bulletin, Chunk, chunks, cut_up, outline, restored
from kpuparse.warn import Caution, find_cautions

KEPT_SIZE: Final = 1 << 24
"""Of where bulletins and dates stand so many bytes are kept in memory, the rest in a temporary file."""

CHANGED: Final = "has changed while it was read"
_COUNTED: Final = 1 << 12
"""About so many marks are counted at a time."""

_MARK: Final = 8
"""So many bytes of a digest tell bulletins apart."""

Dates = tuple[DateFind | None, list[DateFind]]
"""The date of what a bulletin reports, if it was found, and the others in it."""

References = tuple[Reference, ...]

T = TypeVar("T")


class Entry(NamedTuple):
    """One bulletin as it stands in the dump, its record, and the places that the record's warnings are about."""

    bulletin: Bulletin
    record: Record
    cautions: tuple[Caution, ...]


class Survey(NamedTuple):
    """What the first pass finds in a chunk: its length and, of each bulletin, what settles its date, and its mark.

    `kept` is for the second pass: where bulletins, dates and some of the references stand.
    """

    length: int
    kept: bytes
    facts: list[DateFacts | None]
    marks: bytes


class Task(NamedTuple):
    """A chunk as the second pass needs it. `repeats` tells which bulletins stand earlier in the dump."""

    file: str | None
    passage: Passage
    kept: bytes
    settled: list[Settled]
    marks: bytes
    repeats: list[bool]


def records(dump: Dump, as_of: dt.date) -> Iterator[Record]:
    """Yield the records of `dump` in order. `as_of` is the latest day that a date without year may mean.

    Raises OSError where the dump cannot be read to its end, behind the records of what could be read, and
    where it changes meanwhile.
    """
    return (entry.record for entry in entries(dump, as_of))


def entries(dump: Dump, as_of: dt.date) -> Iterator[Entry]:
    """Yield the records of `dump` as `records` does, each with its bulletin and the places of its warnings."""
    return chain.from_iterable(process(dump, as_of, iter, Workers(1)))


def process(dump: Dump, as_of: dt.date, work: Callable[[Iterator[Entry]], T], workers: Workers) -> Iterator[T]:
    """Yield what `work` makes of the entries of each chunk of `dump`, in order. Raises OSError as `records` does.

    `work` and what it returns go from one process to another where there are several `workers`.
    """
    facts, repeats = FactStore(), _Repeats()
    with tempfile.SpooledTemporaryFile(max_size=KEPT_SIZE) as spool:
        sizes = array("Q")
        for survey in workers.map(_survey, chunks(dump.pieces())):
            spool.write(survey.kept)
            sizes.extend((survey.length, len(survey.kept), len(survey.facts)))
            repeats.add(survey.marks)
            for fact in survey.facts:
                facts.append(fact)
        spool.seek(0)
        tasks = _tasks(dump, sizes, spool.read, settle_dates(facts, as_of), repeats)
        yield from workers.map(partial(_finish, work), tasks)
    if dump.failure:
        raise dump.failure


def _survey(chunk: Chunk) -> Survey:
    """First pass."""
    outlines, found, facts, marks = [], [], [], []
    for bulletin in cut_up(chunk):
        dates = event_date(bulletin.dateline, bulletin.body)
        references = find_references(bulletin.body) if dates[0] and dates[0].year is None else None
        outlines.append(outline(bulletin))
        found.append((_packed(dates), None if references is None else _packed_references(references)))
        facts.append(date_facts(bulletin, dates, references or ()))
        marks.append(_digest(bulletin)[:_MARK])
    return Survey(len(chunk.passage.text), marshal.dumps((outlines, found)), facts, b"".join(marks))


def _packed(dates: Dates) -> tuple[tuple[Any, ...] | None, list[tuple[Any, ...]]]:
    find, others = dates
    return tuple(find) if find else None, [tuple(other) for other in others]


def _unpacked(find: tuple[Any, ...] | None, others: list[tuple[Any, ...]]) -> Dates:
    return DateFind(*find) if find else None, [DateFind(*other) for other in others]


def _packed_references(references: References) -> list[tuple[Any, ...]]:
    return [(r.kind, r.number, r.year, r.span.start, r.span.end) for r in references]


def _unpacked_references(packed: list[tuple[Any, ...]], body: str) -> References:
    return tuple(
        Reference(body[start:end], kind, number, year, Span("body", start, end))
        for kind, number, year, start, end in packed
    )


def _digest(bulletin: Bulletin) -> bytes:
    return hashlib.sha256(f"{bulletin.title or ''}\n{bulletin.body}".encode()).digest()


class _Repeats:
    """Which bulletins stand earlier in the dump, by the marks of all: eight bytes of each are kept."""

    def __init__(self) -> None:
        self._marks = array("Q")

    def add(self, marks: bytes) -> None:
        """Take the marks of the next bulletins."""
        self._marks.frombytes(marks)

    def tell(self) -> Iterator[tuple[bytes, bool]]:
        """Yield the mark of each bulletin in order, and whether it stood earlier."""
        seen = dict.fromkeys(self._twice(), False)
        for mark in self._marks:
            yield mark.to_bytes(_MARK, sys.byteorder), seen.get(mark, False)
            if mark in seen:
                seen[mark] = True

    def _twice(self) -> Iterator[int]:
        """Yield the marks that more than one bulletin has; a count of all would be many times as large as the marks."""
        parts = [array("Q") for _ in range(1 + len(self._marks) // _COUNTED)]
        for mark in self._marks:
            parts[mark % len(parts)].append(mark)
        for part in parts:
            yield from (mark for mark, count in Counter(part).items() if count > 1)


def _tasks(
    dump: Dump, sizes: array[int], read: Callable[[int], bytes], settled: Iterator[Settled], repeats: _Repeats
) -> Iterator[Task]:
    """Yield the chunks of the second pass. Raises OSError where the dump is not as long as in the first."""
    window, source, told = Passage(), iter(dump.pieces()), repeats.tell()
    for length, size, count in zip(*[iter(sizes)] * 3, strict=True):
        window.fill(source, length)
        if len(window.text) < length:
            raise dump.failure or OSError(CHANGED)
        marked = list(islice(told, count))
        yield Task(
            dump.name,
            window.between(0, length),
            read(size),
            list(islice(settled, count)),
            b"".join(mark for mark, _ in marked),
            [repeated for _, repeated in marked],
        )
        window = window.between(length, len(window.text))
    if window.text or next(source, None):
        raise OSError(CHANGED)


def _finish(work: Callable[[Iterator[Entry]], T], task: Task) -> T:
    """Second pass: return what `work` makes of a chunk's entries."""
    return work(_finished(task))


def _finished(task: Task) -> Iterator[Entry]:
    outlines, kept = marshal.loads(task.kept)
    found = zip(restored(task.passage, outlines), kept, task.settled, task.repeats, strict=True)
    for at, (bulletin, (packed, cited), settled, repeated) in enumerate(found):
        digest = _digest(bulletin)
        if digest[:_MARK] != task.marks[at * _MARK : (at + 1) * _MARK]:
            raise OSError(CHANGED)
        body = bulletin.body
        references = find_references(body) if cited is None else _unpacked_references(cited, body)
        yield make_entry(bulletin, _unpacked(*packed), references, settled, task.file, digest, repeated=repeated)


def date_facts(bulletin: Bulletin, dates: Dates, references: References) -> DateFacts | None:
    """Return what `bulletin`, in which `dates` were found, says of its own date, or None where it has none.

    `references` are those in its body; where the date has a year, none are needed.
    """
    find, others = dates
    if find is None:
        return None
    oldest, law_year, support, stated, coming = OLDEST, 0, {}, None, None
    if find.year is None:
        site = find_place(bulletin.dateline).site
        if site and site.startswith(("kab-", "kota-")):
            oldest = OLDEST_SUBDOMAIN
        laws = [r.year for r in references if r.year]
        law_year = max(laws, default=0)
        support = find_years(f"{bulletin.title or ''}\n{bulletin.body}", laws)
        stated = _stated_year(find, others)
        coming = first_coming(others, bulletin.body)
        for other in others:
            if other.year is not None and abs(other.month - find.month) <= 2:
                support[other.year] = support.get(other.year, 0.0) + 1.0
    return DateFacts(
        find.day,
        find.month,
        find.year,
        find.weekday,
        find.end_day,
        find.end_month,
        oldest,
        law_year,
        support,
        stated,
        coming,
    )


def _stated_year(find: DateFind, others: list[DateFind]) -> int | None:
    """Return the year of the one date in `others` that is the same day written out, if the weekday allows it."""
    years = {o.year for o in others if o.year is not None and (o.day, o.month) == (find.day, find.month)}
    if len(years) != 1:
        return None
    year = years.pop()
    try:
        weekday = dt.date(year, find.month, find.day).weekday()
    except ValueError:
        return None
    return year if find.weekday in {None, weekday} else None


def make_entry(
    bulletin: Bulletin,
    dates: Dates,
    references: References,
    settled: Settled,
    file: str | None,
    digest: bytes,
    *,
    repeated: bool,
) -> Entry:
    """Return `bulletin`, in which `dates` and, in its body, `references` were found, with its record.

    `digest` is of title and body; `repeated` tells that both stood in the dump before.
    """
    title, body, dateline, credit = bulletin.title, bulletin.body, bulletin.dateline, bulletin.credit
    place = find_place(dateline)
    office = place.office or find_office(place.place, place.site, _opening(title, body), credit or "")
    find, _ = dates
    people = find_people(title or "", body)
    quote_finds = find_quotes(body)
    date = settled.date.isoformat() if settled.date else None
    slug = place.site.removeprefix("www.").split(".")[0] if place.site else "kpu"
    cautions = tuple(find_cautions(bulletin, body, dates, settled, quote_finds, repeated=repeated))
    record = Record(
        id=f"{slug}-{date or 'undated'}-{digest[:4].hex()}",
        title=title,
        site=place.site,
        place=place.place,
        office=office,
        day=STANDARD_WEEKDAYS[find.weekday] if find and find.weekday is not None else None,
        date=date,
        date_end=settled.end.isoformat() if settled.end else None,
        date_text=find.text if find else None,
        date_basis=settled.basis,
        body=body,
        people=people,
        quotes=attribute(body, quote_finds, people),
        references=(*_cited_in_title(title or "", body), *references),
        credit=find_credit(credit, office) if credit else None,
        extra=bulletin.extra,
        warnings=tuple(Warned(c.code, c.message) for c in cautions),
        source=Source(file, bulletin.line, bulletin.start, bulletin.end),
        date_rule=find.rule if find else "",
    )
    return Entry(bulletin, record, cautions)


def _cited_in_title(title: str, body: str) -> References:
    """Return what the headline cites and the body does not cite in the same words."""
    return tuple(r for r in find_references(title, "title") if r.text not in body)


def _opening(title: str | None, body: str) -> str:
    """Return headline and first sentence."""
    return f"{title or ''}\n{body[: body.find('. ', 60) + 1 or 300][:500]}"
