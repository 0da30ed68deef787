"""Persons: who in one bulletin is who in another.

An appearance is a person in one bulletin. Two of them are one person if they have the same full name and a
compatible office; where that is in doubt they stay two:

- The names are the same but for case, dots, apostrophes and blanks, and two words of the name at least are no
  initials or short forms: `Budi Laksana`, not `Tohir`, `M. Tohir` or `Moh. Tohir`.
- Both have a role at the same organisation: one that is the same anywhere (`KPU Provinsi Riau`, `KPU RI`,
  `Bawaslu Kudus`), or one of that name in bulletins of the same office (`SMA Kartini`, `PPK`).
- Or both stand in bulletins of the same office (the same host, where the office is not known), and one of them at
  least has no organisation. Where that office's bulletins know namesakes at several organisations, one without an
  organisation may be any of them, and stays alone.
- Whom one bulletin tells apart stays apart: where all this would make two appearances of one bulletin the same
  person, none of that group are joined.

Honorifics, degrees and nicknames prove nothing: one bulletin writes them and the next does not. Whoever changes from
one organisation to another is one person only if a bulletin names both.
"""

from __future__ import annotations

import hashlib
import itertools
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple

import orjson

from kpuparse.lexicon.areas import fold
from kpuparse.write.organizations import organization

_MARKS: Final = str.maketrans({".": " ", "'": "", "ʼ": "", "ʻ": "", "´": ""})
# Written for a first name that half of the country bears.
_SHORT_FORMS: Final = frozenset("moh mohd moch muh muhd much muhammad mohammad mohamad muhamad abd abdul".split())
_UNFIT: Final = re.compile(r"[^\w]+")
_DATED_ID: Final = re.compile(r"-(?:\d{4}-\d\d-\d\d|undated)-[0-9a-f]{8}$")
_BATCH: Final = 2000


class Appearance(NamedTuple):
    """A person in one bulletin. `last` is the bulletin's last date, `organizations` a JSON array of them as written."""

    folded: str
    id: str
    bulletin: str
    number: int
    name: str
    person: str | None
    publisher: str | None
    date: str | None
    last: str | None
    organizations: str


_APPEARANCES: Final = """
SELECT folded_name(a.name) AS folded, a.id, a.bulletin, a.number, a.name, a.person, coalesce(b.office, b.site), b.date,
  coalesce(b.date_end, b.date),
  (SELECT json_group_array(organization) FROM roles WHERE appearance = a.id AND organization IS NOT NULL)
FROM appearances AS a JOIN bulletins AS b ON b.id = a.bulletin
ORDER BY folded, a.bulletin, a.number
"""


def join(db: sqlite3.Connection) -> None:
    """Fill `people` from `appearances` and say in these who is who, in a transaction of `db`.

    Rows that are as they should be stay.
    """
    db.create_function("folded_name", 1, folded_name, deterministic=True)
    db.execute("DROP TABLE IF EXISTS temp.joined")
    db.execute("DROP TABLE IF EXISTS temp.persons")
    db.execute("CREATE TEMP TABLE joined (person TEXT NOT NULL, appearance TEXT NOT NULL)")
    db.execute(
        "CREATE TEMP TABLE persons "
        "(id TEXT PRIMARY KEY, name TEXT, first_date TEXT, last_date TEXT, bulletins INTEGER) WITHOUT ROWID"
    )
    appearances = map(Appearance._make, db.execute(_APPEARANCES))
    for batch in _batches(persons(appearances), _BATCH):
        people = [(_person(group), group) for group in batch]
        db.executemany("INSERT INTO persons VALUES (?, ?, ?, ?, ?)", (person for person, _ in people))
        moved = ((person[0], a.id) for person, group in people for a in group if a.person != person[0])
        db.executemany("INSERT INTO joined VALUES (?, ?)", moved)
    db.execute(
        "DELETE FROM persons AS new WHERE EXISTS (SELECT 1 FROM people AS p WHERE p.id = new.id AND p.name = new.name "
        "AND p.first_date IS new.first_date AND p.last_date IS new.last_date AND p.bulletins = new.bulletins)"
    )
    db.execute("REPLACE INTO people SELECT * FROM persons")
    db.executemany("UPDATE appearances SET person = ? WHERE id = ?", db.execute("SELECT * FROM joined"))
    db.execute("DELETE FROM people WHERE id NOT IN (SELECT person FROM appearances)")
    db.execute("DROP TABLE joined")
    db.execute("DROP TABLE persons")


def _batches(items: Iterable[list[Appearance]], size: int) -> Iterator[list[list[Appearance]]]:
    rest = iter(items)
    while batch := list(itertools.islice(rest, size)):
        yield batch


@lru_cache(maxsize=4096)
def folded_name(name: str) -> str:
    """Return a name as names are compared: without case, dots, apostrophes and more than one blank."""
    return " ".join(fold(name).translate(_MARKS).split())


def is_full(folded: str) -> bool:
    """Tell whether a folded name says enough to be looked for in another bulletin."""
    return sum(len(word) > 2 and word not in _SHORT_FORMS for word in folded.split()) > 1


def persons(appearances: Iterable[Appearance]) -> Iterator[list[Appearance]]:
    """Yield the appearances of each person, these being sorted by folded name."""
    for folded, namesakes in itertools.groupby(appearances, attrgetter("folded")):
        if is_full(folded):
            yield from _told_apart(list(namesakes))
        else:
            yield from ([one] for one in namesakes)


def _told_apart(namesakes: list[Appearance]) -> Iterator[list[Appearance]]:
    if len(namesakes) == 1:
        yield namesakes
        return
    groups = _Groups(len(namesakes))
    # By organisation.
    placed: set[int] = set()
    members: dict[tuple[str, str | None], int] = {}
    for at, one in enumerate(namesakes):
        for written in orjson.loads(one.organizations):
            found = organization(written, one.publisher)
            if found is not None and (found.anywhere or one.publisher is not None):
                key = (found.key, None if found.anywhere else one.publisher)
                groups.unite(members.setdefault(key, at), at)
                placed.add(at)
    # By the publishing office.
    published: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(namesakes):
        if one.publisher is not None:
            published[one.publisher].append(at)
    known = {publisher: {groups.of(at) for at in all_ if at in placed} for publisher, all_ in published.items()}
    for publisher, all_ in published.items():
        loose = [at for at in all_ if at not in placed]
        if len(known[publisher]) < 2:
            for at in loose:
                groups.unite(next(iter(known[publisher]), loose[0]), at)
    found_groups: dict[int, list[Appearance]] = defaultdict(list)
    for at, one in enumerate(namesakes):
        found_groups[groups.of(at)].append(one)
    for group in found_groups.values():
        yield from [group] if len({one.bulletin for one in group}) == len(group) else ([one] for one in group)


class _Groups:
    """Groups of the numbers below `size`, each at first its own."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def of(self, one: int) -> int:
        """Return the number that stands for the group of `one`."""
        while self._above[one] != one:
            self._above[one] = one = self._above[self._above[one]]
        return one

    def unite(self, one: int, other: int) -> None:
        """Make the groups of the two one."""
        self._above[self.of(other)] = self.of(one)


def _person(group: Sequence[Appearance]) -> tuple[str, str, str | None, str | None, int]:
    """Return the row in `people` of those who are one."""
    earliest = min(group, key=lambda one: (one.date is None, one.date, one.bulletin, one.number))
    dates = [one.date for one in group if one.date is not None]
    last = max((one.last for one in group if one.last is not None), default=None)
    return _key(earliest), _name(group), min(dates, default=None), last, len({one.bulletin for one in group})


def _key(earliest: Appearance) -> str:
    """Return the key of a person: name, the office of the earliest appearance, and 12 hex of that one's SHA-256."""
    name = _UNFIT.sub("-", earliest.folded).strip("-")[:40]
    office = _DATED_ID.sub("", earliest.bulletin)[:40]
    return f"{name}-{office}-{hashlib.sha256(earliest.id.encode()).hexdigest()[:12]}"


def _name(group: Sequence[Appearance]) -> str:
    """Return the most frequent form of the name, the longer of two; one in capitals only where there is no other."""
    forms = Counter(one.name for one in group)
    return min(forms, key=lambda form: (form.isupper(), -forms[form], -len(form), form))
