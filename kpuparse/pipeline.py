"""The pipeline: read → split → extract → settle → records.

A dump is read twice. The first pass takes from each bulletin the little that settling the years needs;
the second extracts and yields the records. Nothing grows with the dump but these few bytes a bulletin.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from kpuparse.extract.credit import find_credit
from kpuparse.extract.dateline import find_office, find_place
from kpuparse.extract.dates import DateFind, event_date
from kpuparse.extract.people import find_people
from kpuparse.extract.quotes import find_quotes
from kpuparse.extract.references import find_references
from kpuparse.extract.years import find_years
from kpuparse.lexicon.calendar import STANDARD_WEEKDAYS
from kpuparse.reading import Dump
from kpuparse.record import Record, Reference, Source, Warned
from kpuparse.settle import OLDEST, OLDEST_SUBDOMAIN, DateFacts, Settled, settle_dates
from kpuparse.speakers import attribute
from kpuparse.splitting import Bulletin, bulletins
from kpuparse.warn import Caution, find_cautions


@dataclass(frozen=True, slots=True)
class Entry:
    """One bulletin as it stands in the dump, its record, and the places that the record's warnings are about."""

    bulletin: Bulletin
    record: Record
    cautions: tuple[Caution, ...]


def records(dump: Dump, as_of: dt.date) -> Iterator[Record]:
    """Yield the records of `dump` in order. `as_of` is the latest day that a date without year may mean.

    Raises OSError where the dump cannot be read to its end, behind the records of what could be read, and
    where it changes meanwhile.
    """
    return (entry.record for entry in entries(dump, as_of))


def entries(dump: Dump, as_of: dt.date) -> Iterator[Entry]:
    """Yield the records of `dump` as `records` does, each with its bulletin and the places of its warnings."""
    facts = [date_facts(b) for b in bulletins(dump.pieces())]
    settled = settle_dates(facts, as_of)
    seen: set[bytes] = set()
    for bulletin, date in zip_longest(bulletins(dump.pieces()), settled):
        if bulletin is None or date is None:
            raise OSError("has changed while it was read")
        yield make_entry(bulletin, date, dump.name, seen)
    if dump.failure:
        raise dump.failure


def date_facts(bulletin: Bulletin) -> DateFacts | None:
    """Return what `bulletin` says of its date, or None where it has none."""
    body = bulletin.body
    find, others = event_date(bulletin.dateline, body)
    if find is None:
        return None
    oldest, law_year, support, stated = OLDEST, 0, {}, None
    if find.year is None:
        site = find_place(bulletin.dateline).site
        if site and site.startswith(("kab-", "kota-")):
            oldest = OLDEST_SUBDOMAIN
        laws = [r.year for r in find_references(body) if r.year]
        law_year = max(laws, default=0)
        support = find_years(f"{bulletin.title or ''}\n{body}", laws)
        stated = _stated_year(find, others)
        for other in others:
            if other.year is not None and abs(other.month - find.month) <= 2:
                support[other.year] = support.get(other.year, 0.0) + 1.0
    return DateFacts(
        find.day, find.month, find.year, find.weekday, find.end_day, find.end_month, oldest, law_year, support, stated
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


def make_entry(bulletin: Bulletin, settled: Settled, file: str | None, seen: set[bytes]) -> Entry:
    """Return `bulletin` with its record; `seen` collects the digests of the dump's bulletins so far."""
    title, body, dateline, credit = bulletin.title, bulletin.body, bulletin.dateline, bulletin.credit
    place = find_place(dateline)
    office = place.office or (None if place.site else find_office(place.place, _opening(title, body), credit or ""))
    find, others = event_date(dateline, body)
    people = find_people(title or "", body)
    quote_finds = find_quotes(body)
    digest = hashlib.sha256(f"{title or ''}\n{body}".encode()).digest()
    date = settled.date.isoformat() if settled.date else None
    slug = place.site.removeprefix("www.").split(".")[0] if place.site else "kpu"
    cautions = tuple(find_cautions(bulletin, body, (find, others), settled, quote_finds, repeated=digest in seen))
    seen.add(digest)
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
        references=(*_cited_in_title(title or "", body), *find_references(body)),
        credit=find_credit(credit, office) if credit else None,
        extra=bulletin.extra,
        warnings=tuple(Warned(c.code, c.message) for c in cautions),
        source=Source(file, bulletin.line, bulletin.start, bulletin.end),
        date_rule=find.rule if find else "",
    )
    return Entry(bulletin, record, cautions)


def _cited_in_title(title: str, body: str) -> tuple[Reference, ...]:
    """Return what the headline cites and the body does not cite in the same words."""
    return tuple(r for r in find_references(title, "title") if r.text not in body)


def _opening(title: str | None, body: str) -> str:
    """Return headline and first sentence."""
    return f"{title or ''}\n{body[: body.find('. ', 60) + 1 or 300][:500]}"
