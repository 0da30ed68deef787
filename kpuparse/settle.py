"""Settle: the bulletins of one dump → the years of their dates.

A date without a year has as many candidates as there are years it can stand for. Weekday, the years that
the text names, the days that it says to lie ahead, the laws it cites and the order of the dump each make some of
them dearer; the cheapest sequence over the whole dump wins (dynamic programming, forwards and backwards), and a year
that wins by too little is not settled. A dump may hold millions of bulletins: the costs of no more than `BLOCK` of
them are at hand at a time.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import inf
from operator import itemgetter
from typing import Final, NamedTuple

from kpuparse.facts import OLDEST, DateFacts, FactStore

COMMON: Final = 2013
"""Few bulletins that are kept are older."""
MARGIN: Final = 0.8
"""A year is settled when the next best costs so much more."""
BLOCK: Final = 512
"""The costs of so many bulletins are worked out in one go, and thrown away."""

_WEEKDAY_COST: Final = 4.0
_HOST_COST: Final = 2.5
_RARE_COST: Final = 1.5
_LAW_COST: Final = 6.0
_STATED_COST: Final = 8.0
_COMING_COST: Final = 4.0
_AGE_COST: Final = 0.03
_GAP_DAYS: Final = 200
_GAP_DAYS_LEAST: Final = 60
_USUAL_LEAPS: Final = 15
_FAR: Final = 1000
"""Longer leaps count like this one: no number that is judged by depends on how long they are."""
_AGAINST_COST: Final = 2.0
_SLIP_DAYS: Final = 20
_ORDERLY: Final = 0.8
_GAP_LIMIT: Final = 4.5
_GAP_FLOOR: Final = 1.0
_TEXT_LIMIT: Final = 3.0
_SILENT_COST: Final = 1.0
_COST: Final = itemgetter(1)


class Settled(NamedTuple):
    """The date of one bulletin, how its year came about, and the codes of what is wrong with it."""

    date: dt.date | None = None
    end: dt.date | None = None
    basis: str | None = None
    problems: tuple[str, ...] = ()


def settle_dates(facts: FactStore, as_of: dt.date) -> Iterator[Settled]:
    """Yield the settled date of every bulletin of a dump, in order. `as_of` bounds dates whose year is not written."""
    gaps = _gaps(facts, as_of)
    behind = _marks(facts, as_of, gaps)
    before: Costs = {}
    for start in range(0, len(facts), BLOCK):
        block = [facts.at(i) for i in range(start, min(start + BLOCK, len(facts)))]
        states = [_candidates(f, as_of) if f else {} for f in block]
        backward, _ = _sweep(states[::-1], gaps.backwards(), behind.pop())
        forward, before = _sweep(states, gaps, before)
        for f, own, ahead, back in zip(block, states, forward, reversed(backward), strict=True):
            yield _settled(f, own, {d: ahead[d] + back[d] - own[d] for d in own}) if f else Settled()


Costs = dict[int, float]
"""Candidate dates, as proleptic Gregorian ordinals, with what speaks against each."""


def _marks(facts: FactStore, as_of: dt.date, gaps: _Gaps) -> list[Costs]:
    """Return for each block, the last first, what the sweep from the dump's end carries into it."""
    marks: list[Costs] = [{}]
    for start in range((len(facts) - 1) // BLOCK * BLOCK, 0, -BLOCK):
        block = (facts.at(i) for i in range(min(start + BLOCK, len(facts)) - 1, start - 1, -1))
        _, before = _sweep([_candidates(f, as_of) if f else {} for f in block], gaps.backwards(), marks[-1])
        marks.append(before)
    return marks


def _weekday(ordinal: int) -> int:
    """Return the weekday of a date, 0 for Monday."""
    return (ordinal + 6) % 7


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=512)
def _days(month: int, day: int, as_of: dt.date) -> tuple[tuple[int, int, int], ...]:
    """Return every year that has the day and may be meant, with the date's ordinal and weekday."""
    dates = (_date(year, month, day) for year in range(OLDEST, as_of.year + 1))
    return tuple((d.year, d.toordinal(), d.weekday()) for d in dates if d is not None and d <= as_of)


def _candidates(facts: DateFacts, as_of: dt.date) -> Costs:
    """Return the dates that `facts` can mean, the first first, each with what speaks against it."""
    if facts.year is not None:
        date = _date(facts.year, facts.month, facts.day)
        return {date.toordinal(): 0.0} if date else {}
    found = {}
    latest, named, oldest, law_year, stated = as_of.year, facts.weekday, facts.oldest, facts.law_year, facts.stated
    coming = facts.coming
    near, far = _text_costs(facts.support) if facts.support else ({}, 0.0)
    for year, ordinal, weekday in _days(facts.month, facts.day, as_of):
        cost = _AGE_COST * (latest - year) + near.get(year, far)
        if named is not None and weekday != named:
            cost += _WEEKDAY_COST
        if stated is not None and year != stated:
            cost += _STATED_COST
        if coming is not None and ordinal > coming:
            cost += _COMING_COST
        if year < law_year:
            cost += _LAW_COST
        if year < oldest:
            cost += _HOST_COST
        if year < COMMON:
            cost += _RARE_COST
        found[ordinal] = cost
    return found


def _text_costs(support: Mapping[int, float]) -> tuple[Costs, float]:
    """Return how much less the text speaks for a year than for the year it speaks most for.

    By year, for those that are named and those next to them, and for all others.
    """
    speaks = {}
    for year in support:
        for y in (year - 1, year, year + 1):
            # What is named is often last year's or next year's.
            speaks[y] = support.get(y, 0.0) + 0.4 * max(support.get(y - 1, 0.0), support.get(y + 1, 0.0))
    most = max(speaks[year] for year in support)
    silent = _SILENT_COST if most else 0.0
    near = {y: max(0.0 if much else silent, min(_TEXT_LIMIT, most - much)) for y, much in speaks.items()}
    return near, max(silent, min(_TEXT_LIMIT, most))


class _Gaps(NamedTuple):
    """What a leap in time from a bulletin to the next costs: one for so many `days`, `limit` at the most.

    Where the dump runs in one `direction` (1: oldest first, -1: newest first), a leap against it costs more.
    """

    days: float
    limit: float
    direction: int = 0

    def backwards(self) -> _Gaps:
        """Return the same for the dump read from its end."""
        return _Gaps(self.days, self.limit, -self.direction)


def _gaps(facts: Iterable[DateFacts | None], as_of: dt.date) -> _Gaps:
    """Return what leaps cost in this dump: much where it keeps its order, little where it is shuffled.

    The order, and how far apart neighbours usually are, is judged by the dates that are sure by themselves.
    """
    leaps: Counter[int] = Counter()
    last = None
    for fact in facts:
        date = _sure(fact, as_of) if fact else None
        if date is not None:
            if last is not None:
                leaps[max(-_FAR, min(_FAR, date - last))] += 1
            last = date
    widths: Counter[int] = Counter()
    for leap, count in leaps.items():
        widths[abs(leap)] += count
    trust = (sum(n for width, n in widths.items() if width <= _GAP_DAYS) + 1) / (widths.total() + 2)
    many = widths.total() > 2
    days = max(_GAP_DAYS_LEAST, min(_GAP_DAYS, _USUAL_LEAPS * _median(widths))) if many else _GAP_DAYS
    return _Gaps(days, _GAP_FLOOR + (_GAP_LIMIT - _GAP_FLOOR) * trust, _direction(leaps))


def _median(counts: Counter[int]) -> float:
    """Return the median of the numbers that are counted; of an even number, the mean of the two in the middle."""
    total, seen, middle = counts.total(), 0, []
    for number in sorted(counts):
        for at in {(total - 1) // 2, total // 2}:
            if seen <= at < seen + counts[number]:
                middle.append(number)
        seen += counts[number]
    return sum(middle) / len(middle)


def _direction(leaps: Counter[int]) -> int:
    """Return 1 for a dump that runs from old to new, -1 for one from new to old, 0 for neither."""
    steps = sum(n for leap, n in leaps.items() if abs(leap) > _SLIP_DAYS)
    if steps < 2:
        return 0
    forward = sum(n for leap, n in leaps.items() if leap > _SLIP_DAYS) / steps
    return 1 if forward > _ORDERLY else -1 if forward < 1 - _ORDERLY else 0


def _sure(facts: DateFacts, as_of: dt.date) -> int | None:
    """Return the ordinal of the date whose year is written, or the only one that fits the weekday; None for neither."""
    if facts.year is not None:
        date = _date(facts.year, facts.month, facts.day)
        return date.toordinal() if date else None
    fitting = _fitting(facts, as_of)
    return fitting[0] if len(fitting) == 1 else None


def _fitting(facts: DateFacts, as_of: dt.date) -> list[int]:
    """Return the ordinals of the dates that fit the weekday and are not too old for the office's host."""
    days = _days(facts.month, facts.day, as_of)
    return [ordinal for year, ordinal, weekday in days if weekday == facts.weekday and year >= facts.oldest]


def _sweep(states: list[Costs], gaps: _Gaps, before: Costs) -> tuple[list[Costs], Costs]:
    """Return the least cost of a sequence that ends in each of the candidates, and what goes on to the next bulletin.

    `before` is what came from the one before the first.
    """
    days, limit, direction = gaps.days, gaps.limit, gaps.direction
    most = limit + _AGAINST_COST
    totals: list[Costs] = []
    for own in states:
        if not own:
            totals.append({})
            continue
        total = {}
        ways = sorted(before.items(), key=_COST)
        for date, cost in own.items():
            least = inf if ways else 0.0
            for other, paid in ways:
                # A way that has cost as much already, and those behind it, are no cheaper.
                if paid >= least:
                    break
                leap = date - other
                width = abs(leap) / days
                against = _AGAINST_COST if leap * direction < -_SLIP_DAYS else 0.0
                sum_ = paid + ((width if width < limit else limit) + against)
                least = min(least, sum_)
            total[date] = cost + least
        totals.append(total)
        least = min(total.values())
        # What can never be cheapest again need not be carried on.
        before = {d: left for d, c in total.items() if (left := c - least) <= most}
    return totals, before


def _settled(facts: DateFacts, own: Costs, total: Costs) -> Settled:
    if not own:
        # A leap year has every day that a year can have.
        exists = facts.year is None and _date(2024, facts.month, facts.day) is not None
        return Settled(problems=("ambiguous-year" if exists else "impossible-date",))
    ranked = sorted(total, key=lambda d: (total[d], -d))
    if facts.year is None and len(ranked) > 1 and total[ranked[1]] - total[ranked[0]] < MARGIN:
        return Settled(problems=("ambiguous-year",))
    date = dt.date.fromordinal(ranked[0])
    problems: list[str] = []
    if facts.weekday is not None and date.weekday() != facts.weekday:
        problems.append("weekday-mismatch")
    end, wrong = _end(facts, date)
    if wrong:
        problems.append("impossible-date")
    return Settled(date, end, _basis(facts, own, date), tuple(problems))


def _end(facts: DateFacts, date: dt.date) -> tuple[dt.date | None, bool]:
    """Return the last day of a range, and whether the calendar does not have it."""
    if facts.end_day is None:
        return None, False
    end = _date(date.year, facts.end_month or facts.month, facts.end_day)
    if end is None:
        return None, True
    if end < date:
        # `30 Desember hingga 2 Januari`: with one month written, the end of a range before its start is a slip.
        if facts.end_month is None:
            return None, True
        from dateutil.relativedelta import relativedelta

        end += relativedelta(years=1)
    return end, False


def _basis(facts: DateFacts, own: Costs, date: dt.date) -> str:
    if facts.year is not None:
        return "written"
    ordinal = date.toordinal()
    if facts.weekday is not None:
        fitting = [d for d in own if _weekday(d) == facts.weekday and dt.date.fromordinal(d).year >= facts.oldest]
        if fitting == [ordinal]:
            return "weekday"
    if facts.stated == date.year:
        return "text"
    others = [c for d, c in own.items() if d != ordinal]
    return (
        "text"
        if (facts.support or facts.law_year) and min(others, default=9.0) - own[ordinal] >= MARGIN
        else "neighbours"
    )
