"""Settle: the bulletins of one dump → the years of their dates.

A date without a year has as many candidates as there are years it can stand for. Weekday, the years that
the text names, the laws it cites and the order of the dump each make some of them dearer; the cheapest
sequence over the whole dump wins (dynamic programming), and a year that wins by too little is not settled.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from dateutil.relativedelta import relativedelta

OLDEST: Final = 2004
"""No bulletin is older: KPU's regional offices were made permanent in 2003."""
COMMON: Final = 2013
"""Few bulletins that are kept are older."""
OLDEST_SUBDOMAIN: Final = 2018
"""Hardly an office wrote `kab-….kpu.go.id` or `kota-….kpu.go.id` before."""
MARGIN: Final = 0.8
"""A year is settled when the next best costs so much more."""

_WEEKDAY_COST: Final = 4.0
_HOST_COST: Final = 2.5
_RARE_COST: Final = 1.5
_LAW_COST: Final = 6.0
_STATED_COST: Final = 8.0
_AGE_COST: Final = 0.03
_GAP_DAYS: Final = 200
_GAP_DAYS_LEAST: Final = 60
_USUAL_LEAPS: Final = 15
_AGAINST_COST: Final = 2.0
_SLIP_DAYS: Final = 20
_ORDERLY: Final = 0.8
_GAP_LIMIT: Final = 4.5
_GAP_FLOOR: Final = 1.0
_TEXT_LIMIT: Final = 3.0
_SILENT_COST: Final = 1.0


@dataclass(frozen=True, slots=True)
class DateFacts:
    """What one bulletin says of its date: the numbers written, and what speaks for a year."""

    day: int
    month: int
    year: int | None
    weekday: int | None
    end_day: int | None = None
    end_month: int | None = None
    oldest: int = OLDEST
    law_year: int = 0
    support: dict[int, float] = field(default_factory=dict)
    stated: int | None = None
    """The year that stands beside the same day and month elsewhere in the bulletin."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The date of one bulletin, how its year came about, and the codes of what is wrong with it."""

    date: dt.date | None = None
    end: dt.date | None = None
    basis: str | None = None
    problems: tuple[str, ...] = ()


def settle_dates(facts: Sequence[DateFacts | None], as_of: dt.date) -> list[Settled]:
    """Return the settled date of every bulletin of a dump, in order.

    `facts` holds None for a bulletin without a date. `as_of` bounds dates whose year is not written.
    """
    states = [_candidates(f, as_of) if f else {} for f in facts]
    best = _cheapest(states, _gaps(facts, states))
    return [_settled(f, s, b) if f else Settled() for f, s, b in zip(facts, states, best, strict=True)]


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _candidates(facts: DateFacts, as_of: dt.date) -> dict[dt.date, float]:
    """Return the dates that `facts` can mean, each with what speaks against it."""
    if facts.year is not None:
        date = _date(facts.year, facts.month, facts.day)
        return {date: 0.0} if date else {}
    found = {}
    for year in range(OLDEST, as_of.year + 1):
        date = _date(year, facts.month, facts.day)
        if date is None or date > as_of:
            continue
        cost = _AGE_COST * (as_of.year - year) + _text_cost(facts, year)
        if facts.weekday is not None and date.weekday() != facts.weekday:
            cost += _WEEKDAY_COST
        if facts.stated not in {None, year}:
            cost += _STATED_COST
        if year < facts.law_year:
            cost += _LAW_COST
        if year < facts.oldest:
            cost += _HOST_COST
        if year < COMMON:
            cost += _RARE_COST
        found[date] = cost
    return found


def _text_cost(facts: DateFacts, year: int) -> float:
    """Return how much less the text speaks for `year` than for the year it speaks most for."""
    if not facts.support:
        return 0.0

    def speaks(y: int) -> float:
        # What is named is often last year's or next year's.
        return facts.support.get(y, 0.0) + 0.4 * max(facts.support.get(y - 1, 0.0), facts.support.get(y + 1, 0.0))

    most = max(speaks(y) for y in facts.support)
    silent = _SILENT_COST if most and not speaks(year) else 0.0
    return max(silent, min(_TEXT_LIMIT, most - speaks(year)))


@dataclass(frozen=True, slots=True)
class _Gaps:
    """What a leap in time from a bulletin to the next costs: one for so many `days`, `limit` at the most.

    Where the dump runs in one `direction` (1: oldest first, -1: newest first), a leap against it costs more.
    """

    days: float
    limit: float
    direction: int = 0

    def cost(self, a: dt.date, b: dt.date) -> float:
        """Return the cost of the leap from the date `a` to `b`."""
        leap = (b - a).days
        against = _AGAINST_COST if leap * self.direction < -_SLIP_DAYS else 0.0
        return min(self.limit, abs(leap) / self.days) + against

    def backwards(self) -> _Gaps:
        """Return the same for the dump read from its end."""
        return _Gaps(self.days, self.limit, -self.direction)


def _gaps(facts: Sequence[DateFacts | None], states: list[dict[dt.date, float]]) -> _Gaps:
    """Return what leaps cost in this dump: much where it keeps its order, little where it is shuffled.

    The order, and how far apart neighbours usually are, is judged by the dates that are sure by themselves.
    """
    sure = [d for f, s in zip(facts, states, strict=True) if f and (d := _sure(f, s))]
    leaps = [abs((a - b).days) for a, b in pairwise(sure)]
    trust = (sum(leap <= _GAP_DAYS for leap in leaps) + 1) / (len(leaps) + 2)
    days = max(_GAP_DAYS_LEAST, min(_GAP_DAYS, _USUAL_LEAPS * median(leaps))) if len(leaps) > 2 else _GAP_DAYS
    return _Gaps(days, _GAP_FLOOR + (_GAP_LIMIT - _GAP_FLOOR) * trust, _direction(sure))


def _direction(sure: list[dt.date]) -> int:
    """Return 1 for a dump that runs from old to new, -1 for one from new to old, 0 for neither."""
    steps = [(b - a).days for a, b in pairwise(sure) if abs((b - a).days) > _SLIP_DAYS]
    if len(steps) < 2:
        return 0
    forward = sum(step > 0 for step in steps) / len(steps)
    return 1 if forward > _ORDERLY else -1 if forward < 1 - _ORDERLY else 0


def _sure(facts: DateFacts, own: dict[dt.date, float]) -> dt.date | None:
    """Return the date whose year is written, or the only one that fits the weekday; None where there is neither."""
    fitting = [d for d in own if facts.year is not None or (d.weekday() == facts.weekday and d.year >= facts.oldest)]
    return fitting[0] if len(fitting) == 1 else None


def _cheapest(states: list[dict[dt.date, float]], gaps: _Gaps) -> list[dict[dt.date, float]]:
    """Return for each bulletin the least cost of a whole sequence that goes through each of its candidates."""
    forward = _sweep(states, gaps)
    backward = _sweep(states[::-1], gaps.backwards())[::-1]
    return [{d: f[d] + b[d] - own[d] for d in own} for own, f, b in zip(states, forward, backward, strict=True)]


def _sweep(states: list[dict[dt.date, float]], gaps: _Gaps) -> list[dict[dt.date, float]]:
    totals: list[dict[dt.date, float]] = []
    before: dict[dt.date, float] = {}
    for own in states:
        if not own:
            totals.append({})
            continue
        total = {}
        for date, cost in own.items():
            total[date] = cost + min((c + gaps.cost(d, date) for d, c in before.items()), default=0.0)
        totals.append(total)
        least = min(total.values())
        # What can never be cheapest again need not be carried on.
        before = {d: c - least for d, c in total.items() if c - least <= gaps.limit + _AGAINST_COST}
    return totals


def _settled(facts: DateFacts, own: dict[dt.date, float], total: dict[dt.date, float]) -> Settled:
    if not own:
        # A leap year has every day that a year can have.
        exists = facts.year is None and _date(2024, facts.month, facts.day) is not None
        return Settled(problems=("ambiguous-year" if exists else "impossible-date",))
    ranked = sorted(total, key=lambda d: (total[d], -d.toordinal()))
    date = ranked[0]
    problems: list[str] = []
    if facts.year is None and len(ranked) > 1 and total[ranked[1]] - total[date] < MARGIN:
        return Settled(problems=("ambiguous-year",))
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
        end += relativedelta(years=1)
    return end, False


def _basis(facts: DateFacts, own: dict[dt.date, float], date: dt.date) -> str:
    if facts.year is not None:
        return "written"
    if facts.weekday is not None:
        fitting = [d for d in own if d.weekday() == facts.weekday and d.year >= facts.oldest]
        if fitting == [date]:
            return "weekday"
    if facts.stated == date.year:
        return "text"
    others = [c for d, c in own.items() if d != date]
    return (
        "text" if (facts.support or facts.law_year) and min(others, default=9.0) - own[date] >= MARGIN else "neighbours"
    )
