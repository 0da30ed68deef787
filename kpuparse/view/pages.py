"""Pages: an archive → what the page shows, as plain values.

Two forms of the same: `Overview` and `People` for what is in the HTML itself, `data` for the script. The order of the
bulletins is that of their first place, by dump and number.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

import orjson

from kpuparse.view.highlight import KINDS, marks
from kpuparse.view.look import places, words
from kpuparse.view.records import misfit
from kpuparse.write.rows import OF_PLACE, Plain, about_bulletin, read_bulletin, read_record

TASKS: Final = ("writer", "photographer", "editor")


Months = Counter[str | None]
"""How many bulletins there are, by month; None is for those without a date."""


class Held(NamedTuple):
    """A role of a person across bulletins: the first and the last date of those that give it, and how many they are."""

    text: str
    former: bool
    first: str | None
    last: str | None
    bulletins: int


class Person(NamedTuple):
    """A person across bulletins; `bulletins` are their numbers in the page, by date, `names` other forms written.

    `role` is what they are known as: a role at an organisation rather than a function at an event, the most frequent.
    """

    id: str
    name: str
    first: str | None
    last: str | None
    names: list[str]
    roles: list[Held]
    bulletins: list[int]
    role: str | None


class Contributor(NamedTuple):
    """A name in the credits of one office, as one of `TASKS`, and in how many bulletins."""

    task: str
    name: str
    office: str
    bulletins: int


@dataclass(slots=True)
class Page:
    """All that the page shows. `offices`: months with how many bulletins, by office; a month may be None.

    An office is known by its name, else by its host; "" stands for those of which neither is known.
    """

    bulletins: list[Plain] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    offices: dict[str, Months] = field(default_factory=lambda: defaultdict(Months))
    contributors: list[Contributor] = field(default_factory=list)
    laws: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    files: set[str] = field(default_factory=set)
    first: str | None = None
    last: str | None = None
    undated: int = 0
    warned: int = 0
    places: int = 0

    def data(self) -> dict[str, Any]:
        """Return what the script needs."""
        return {"kinds": KINDS, "bulletins": self.bulletins, "people": [_compact(one) for one in self.people]}


def read_page(path: Path) -> Page:
    """Return what the archive at `path` says. Raises OSError where what it holds are no records."""
    page = Page()
    try:
        with contextlib.closing(sqlite3.connect(path)) as db:
            for about, found in _bulletins(db):
                _add(page, about, found)
            numbers = {entry["about"]["id"]: number for number, entry in enumerate(page.bulletins)}
            page.people = _people(db, page, numbers)
    except (sqlite3.Error, LookupError, TypeError, ValueError) as error:
        # Its tables may hold anything.
        raise OSError("is damaged") from error
    page.contributors = _contributors(page)
    return page


def _bulletins(db: sqlite3.Connection) -> Iterator[tuple[Plain, list[Plain]]]:
    """Yield each bulletin with the records of its places, in the order of the first."""
    found: dict[str, list[tuple[str, int, str | None]]] = defaultdict(list)
    for dump, number, bulletin, record in db.execute(
        "SELECT dump, number, bulletin, record FROM sources ORDER BY dump, number"
    ):
        found[bulletin].append((dump, number, record))
    for bulletin, sources in found.items():
        about = read_bulletin(db, bulletin)
        records = [
            read_record(db, about, dump, number) if record is None else orjson.loads(record)
            for dump, number, record in sources
        ]
        for record in records:
            if wrong := misfit(record):
                raise OSError(f"{bulletin} is no record of kpuparse: {wrong}")
        # The tables tell a bulletin as its first source does, which is checked.
        yield about_bulletin(records[0]), records


def _add(page: Page, about: Plain, records: list[Plain]) -> None:
    office = about["office"] or about["site"] or ""
    page.bulletins.append(
        {
            "about": about,
            "office": office,
            "places": [_place(record, about) for record in records],
            # Who they are across bulletins, one for each in the record.
            "people": [None] * len(about["people"]),
        }
    )
    codes = {warned["code"] for record in records for warned in record["warnings"]}
    page.warnings.update(codes)
    page.warned += bool(codes)
    page.places += len(records)
    page.files.update(record["source"]["file"] or "-" for record in records)
    page.offices[office][about["date"] and about["date"][:7]] += 1
    page.laws.update({_law(cited) for cited in about["references"]})
    if about["date"] is None:
        page.undated += 1
        return
    page.first = min(page.first or about["date"], about["date"])
    page.last = max(page.last or "", about["date_end"] or about["date"])


def _place(record: Plain, about: Plain) -> Plain:
    """Return what is about one place of a bulletin: with the rest of the record where it is told otherwise there."""
    own = about_bulletin(record)
    found = places(record)
    place = {
        **{key: record[key] for key in OF_PLACE},
        "look": [words(place, record) for place in found],
        "marks": marks(record),
    }
    return place if own == about else {**place, "about": own}


def _law(cited: Plain) -> str:
    year = f" Tahun {cited['year']}" if cited["year"] else ""
    return f"{cited['kind']} Nomor {cited['number']}{year}"


def _people(db: sqlite3.Connection, page: Page, numbers: dict[str, int]) -> list[Person]:
    """Return the people, the most named first, and say in the page's bulletins who is who."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for person, bulletin, number in db.execute(
        "SELECT person, bulletin, number FROM appearances WHERE person IS NOT NULL ORDER BY person, bulletin, number"
    ):
        found[person].append((numbers[bulletin], number - 1))
    people = []
    known = db.execute("SELECT id, name FROM people ORDER BY bulletins DESC, name, id").fetchall()
    for at, (key, name) in enumerate(known):
        where = sorted(found[key], key=lambda one: (page.bulletins[one[0]]["about"]["date"] or "9999", one))
        for bulletin, number in where:
            page.bulletins[bulletin]["people"][number] = at
        people.append(_person(page, str(key), str(name), where))
    return people


def _person(page: Page, key: str, name: str, where: list[tuple[int, int]]) -> Person:
    """Return the person who appears in `where`: numbers of bulletins, by date, and in these of people."""
    appearances = [(bulletin, page.bulletins[bulletin]["about"]["people"][number]) for bulletin, number in where]
    numbers = list(dict(where))
    first, last = _dates(page, numbers)
    return Person(
        id=key,
        name=name,
        first=first,
        last=last,
        names=[form for form, _ in Counter(one["name"] for _, one in appearances).most_common() if form != name],
        roles=_roles(page, appearances),
        bulletins=numbers,
        role=_known_as(appearances),
    )


def _dates(page: Page, numbers: list[int]) -> tuple[str | None, str | None]:
    """Return the first and the last date of bulletins."""
    dated = [about for number in numbers if (about := page.bulletins[number]["about"])["date"]]
    first = min((about["date"] for about in dated), default=None)
    return first, max((about["date_end"] or about["date"] for about in dated), default=None)


def _roles(page: Page, appearances: list[tuple[int, Plain]]) -> list[Held]:
    """Return the roles of a person, each once, in order of date."""
    held: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for bulletin, one in appearances:
        for role in one["roles"]:
            where = held[role["text"], role["former"]]
            if bulletin not in where[-1:]:
                where.append(bulletin)
    roles = []
    for (text, former), where in held.items():
        roles.append(Held(text, former, *_dates(page, where), len(where)))
    return sorted(roles, key=lambda role: (role.first or "9999", role.last or "9999"))


def _known_as(appearances: list[tuple[int, Plain]]) -> str | None:
    found = Counter(
        (role["organization"] is not None and not role["former"], role["text"])
        for _, one in appearances
        for role in one["roles"]
    )
    # Of equals the first, which is the earliest.
    return max(found, key=lambda role: (role[0], found[role]))[1] if found else None


def _contributors(page: Page) -> list[Contributor]:
    """Return who signs, by office, for initials mean nothing beyond it; those with the most bulletins first."""
    found: Counter[tuple[str, str, str]] = Counter()
    for entry in page.bulletins:
        credit = entry["about"]["credit"] or {}
        for task in TASKS:
            found.update((task, name, entry["office"]) for name in set(credit.get(f"{task}s", ())))
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [Contributor(*key, count) for key, count in ranked]


def _compact(person: Person) -> list[Any]:
    return [
        person.id,
        person.name,
        person.first,
        person.last,
        person.names,
        person.roles,
        person.bulletins,
        person.role,
    ]
