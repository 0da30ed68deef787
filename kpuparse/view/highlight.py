"""Highlight: the finds of a record → marks on its title and body that a page can draw, for they nest.

Finds overlap as they like: a quote names people, a role holds a name. Where two cross, the later one is cut in two at
the border of the earlier, so that each mark lies wholly inside another one or beside it.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Any, Final, NamedTuple

from kpuparse.view.look import places

KINDS: Final = ("warning", "quote", "date", "role", "reference", "person")
"""The kinds of finds; of two with the same span, the one named first is around the other."""

DEPTH: Final = 8
"""So many marks may lie in one another."""

_RANK: Final = {kind: rank for rank, kind in enumerate(KINDS)}


class Find(NamedTuple):
    """Something found: `number` is its place in the record's list of its kind; of a role, `number` is the person's and
    `part` the role's.
    """

    kind: str
    start: int
    end: int
    number: int = 0
    part: int = 0


def marks(record: dict[str, Any]) -> dict[str, list[Find]]:
    """Return the marks on the `title` and the `body` of a record, by where they start, an outer one before its inner.

    Their numbers count UTF-16 code units, as scripts do. Spans that do not lie in the text are left out.
    """
    found: dict[str, list[Find]] = {"title": [], "body": []}
    for within, find in _finds(record):
        if within in found:
            found[within].append(find)
    texts = {within: record[within] or "" for within in found}
    return {within: _in_units(nested(finds, len(texts[within])), texts[within]) for within, finds in found.items()}


def _finds(record: dict[str, Any]) -> Iterator[tuple[str, Find]]:
    """Yield each find with the field that it is in."""
    for number, person in enumerate(record["people"]):
        for span in person["mentions"]:
            yield _placed("person", span, number)
        for part, role in enumerate(person["roles"]):
            yield _placed("role", role["span"], number, part)
    for kind, key in (("quote", "quotes"), ("reference", "references")):
        for number, one in enumerate(record[key]):
            yield _placed(kind, one["span"], number)
    if record["date_text"]:
        for within in ("body", "title"):
            at = (record[within] or "").find(record["date_text"])
            if at >= 0:
                yield within, Find("date", at, at + len(record["date_text"]))
                break
    for number, place in enumerate(places(record)):
        # A warning about the date is told by the date's own mark, too; it is around it.
        if place is not None and place.end > place.start:
            yield place.within, Find("warning", place.start, place.end, number)


def _placed(kind: str, span: dict[str, Any], number: int, part: int = 0) -> tuple[str, Find]:
    return span["in"], Find(kind, span["start"], span["end"], number, part)


def nested(finds: Iterable[Find], length: int) -> list[Find]:
    """Return `finds` in a text of `length` so that none cross: sorted, an outer one before what is in it.

    Of several of a kind with the same span the first stands for all. What would lie more than DEPTH deep is left out.
    """
    waiting = [(*_order(find), find) for find in finds if 0 <= find.start < find.end <= length]
    heapq.heapify(waiting)
    done: list[Find] = []
    around: list[int] = []
    while waiting:
        *_, find = heapq.heappop(waiting)
        while around and around[-1] <= find.start:
            around.pop()
        if around and find.end > around[-1]:
            # What is left of it starts where the one around it ends.
            rest, find = find._replace(start=around[-1]), find._replace(end=around[-1])
            heapq.heappush(waiting, (*_order(rest), rest))
            heapq.heappush(waiting, (*_order(find), find))
        elif len(around) < DEPTH and not (done and done[-1][:3] == find[:3]):
            done.append(find)
            around.append(find.end)
    return done


def _order(find: Find) -> tuple[int, int, int, int, int]:
    return find.start, -find.end, _RANK[find.kind], find.number, find.part


def _in_units(finds: list[Find], text: str) -> list[Find]:
    """Return `finds` with starts and ends counted in UTF-16 code units."""
    if not finds or max(text) <= "\uffff":
        return finds
    units = list(accumulate((1 + (c > "\uffff") for c in text), initial=0))
    return [find._replace(start=units[find.start], end=units[find.end]) for find in finds]
