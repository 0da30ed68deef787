"""What is kept of the bulletins between the passes comes out as it went in, and settles as if it were all at hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import generate
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kpuparse.settle
from kpuparse.facts import DateFacts, FactStore
from kpuparse.pipeline import records
from kpuparse.reading import FileDump
from kpuparse.settle import Settled, settle_dates

AS_OF = dt.date(2026, 11, 1)

YEARS = st.integers(1900, 2100)
FACTS = st.builds(
    DateFacts,
    day=st.integers(0, 99),
    month=st.integers(0, 99),
    year=st.none() | st.integers(0, 19999),
    weekday=st.none() | st.integers(0, 6),
    end_day=st.none() | st.integers(0, 99),
    end_month=st.none() | st.integers(0, 99),
    oldest=st.sampled_from([2004, 2018]),
    law_year=st.just(0) | YEARS,
    support=st.dictionaries(YEARS, st.floats(0, 9), max_size=4),
    stated=st.none() | YEARS,
    coming=st.none() | st.integers(1, dt.date.max.toordinal()),
)


def store(facts: Sequence[DateFacts | None]) -> FactStore:
    kept = FactStore()
    for one in facts:
        kept.append(one)
    return kept


def settled(facts: Sequence[DateFacts | None]) -> list[Settled]:
    return list(settle_dates(store(facts), AS_OF))


@given(st.lists(st.none() | FACTS, max_size=9))
def test_facts_come_out_as_they_went_in(facts: list[DateFacts | None]) -> None:
    kept = store(facts)
    assert list(kept) == facts
    assert len(kept) == len(facts)
    assert len(settled(facts)) == len(facts)


@given(st.lists(st.none() | FACTS, max_size=12), st.integers(1, 5))
def test_the_same_in_blocks_of_any_size(facts: list[DateFacts | None], size: int) -> None:
    whole = settled(facts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kpuparse.settle, "BLOCK", size)
        assert settled(facts) == whole


def test_a_year_is_carried_over_many_blocks_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kpuparse.settle, "BLOCK", 2)
    days = [dt.date(2019, 3, 1) + dt.timedelta(days=at) for at in range(14)]
    bare = [DateFacts(day.day, day.month, None, None) for day in days]
    written = [DateFacts(day.day, day.month, day.year, None) for day in days]
    for facts in ([*written[:6], *bare[6:]], [*bare[:-6], *written[-6:]]):
        assert [s.date for s in settled(facts)] == days


def test_no_bulletin_no_date() -> None:
    assert settled([]) == []
    assert settled([None]) == [Settled()]


def test_a_few_bytes_a_bulletin() -> None:
    kept = store([DateFacts(2, 12, None, 1, support={2025: 1.0})] * 1000)
    assert len(kept._packed) + len(kept._starts) * kept._starts.itemsize <= 1000 * 40


def test_a_dump_that_changes_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    text = generate.dump(list(generate.bulletins(3, 4)))
    for changed in (text[:-40], text + "Lagi\n", text.replace("KPU", "PKU")):
        path.write_text(text, encoding="utf-8")

        class Changing(FileDump):
            def pieces(self):  # type: ignore[no-untyped-def]
                yield from super().pieces()
                path.write_text(changed, encoding="utf-8")  # noqa: B023 - run in this round

        with pytest.raises(OSError, match="has changed while it was read"):
            list(records(Changing(path, "dump.txt"), AS_OF))
