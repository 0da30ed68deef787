"""Facts: what each bulletin of a dump says of its date, kept until the years of all are settled."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

OLDEST: Final = 2004
"""No bulletin is older: KPU's regional offices were made permanent in 2003."""
OLDEST_SUBDOMAIN: Final = 2018
"""Hardly an office wrote `kab-….kpu.go.id` or `kota-….kpu.go.id` before."""


class DateFacts(NamedTuple):
    """What one bulletin says of its date: the numbers written, and what speaks for a year.

    `stated` is the year that stands beside the same day and month elsewhere in the bulletin, `coming` the ordinal
    of the first day that it says to lie ahead.
    """

    day: int
    month: int
    year: int | None
    weekday: int | None
    end_day: int | None = None
    end_month: int | None = None
    oldest: int = OLDEST
    law_year: int = 0
    support: Mapping[int, float] = MappingProxyType({})
    stated: int | None = None
    coming: int | None = None


class FactStore:
    """What the bulletins of one dump say of their dates, in order, packed: some twenty bytes a bulletin."""

    _NUMBERS: Final = struct.Struct("<BBHBBBHHHI")
    _SUPPORT: Final = struct.Struct("<Hd")
    # What stands for None. Nought is a number that a dump may write.
    _NO_DAY: Final = 0xFF
    _NO_YEAR: Final = 0xFFFF

    def __init__(self) -> None:
        self._packed = bytearray()
        self._starts = array("Q")

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[DateFacts | None]:
        return map(self.at, range(len(self)))

    def append(self, facts: DateFacts | None) -> None:
        """Keep what the next bulletin says; None where it has no date."""
        self._starts.append(len(self._packed))
        if facts is None:
            return
        self._packed += self._NUMBERS.pack(
            facts.day,
            facts.month,
            self._NO_YEAR if facts.year is None else facts.year,
            self._NO_DAY if facts.weekday is None else facts.weekday,
            self._NO_DAY if facts.end_day is None else facts.end_day,
            self._NO_DAY if facts.end_month is None else facts.end_month,
            facts.oldest,
            facts.law_year,
            self._NO_YEAR if facts.stated is None else facts.stated,
            facts.coming or 0,
        )
        for year, weight in facts.support.items():
            self._packed += self._SUPPORT.pack(year, weight)

    def at(self, index: int) -> DateFacts | None:
        """Return what bulletin `index` says."""
        start = self._starts[index]
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self._packed)
        if start == end:
            return None
        day, month, year, weekday, end_day, end_month, oldest, law_year, stated, coming = self._NUMBERS.unpack_from(
            self._packed, start
        )
        return DateFacts(
            day,
            month,
            None if year == self._NO_YEAR else year,
            None if weekday == self._NO_DAY else weekday,
            None if end_day == self._NO_DAY else end_day,
            None if end_month == self._NO_DAY else end_month,
            oldest,
            law_year,
            dict(self._SUPPORT.iter_unpack(self._packed[start + self._NUMBERS.size : end])),
            None if stated == self._NO_YEAR else stated,
            coming or None,
        )
