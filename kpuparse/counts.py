"""Counts: what there is to say of converted dumps at the end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kpuparse.record import Record


@dataclass(slots=True)
class Counts:
    """Bulletins, how many of them have a date, and how many look like bulletins; bytes read and accounted for."""

    bulletins: int = 0
    dated: int = 0
    found: int = 0
    read: int = 0
    accounted: int = 0
    warnings: Counter[str] = field(default_factory=Counter)

    def add(self, record: Record) -> None:
        """Count one record."""
        self.bulletins += 1
        self.dated += record.date is not None
        self.found += bool(record.title and (record.place or record.site or record.credit or record.date_text))
        self.accounted += record.source.end - record.source.start
        self.warnings.update(w.code for w in record.warnings)

    def merge(self, other: Counts) -> None:
        """Add what was counted elsewhere."""
        self.bulletins += other.bulletins
        self.dated += other.dated
        self.found += other.found
        self.read += other.read
        self.accounted += other.accounted
        self.warnings.update(other.warnings)

    @property
    def line(self) -> str:
        """The closing line."""
        codes = sorted(self.warnings.items(), key=lambda item: (-item[1], item[0]))
        warned = ", ".join(f"{n} {code}" for code, n in codes)
        return (
            f"{counted(self.bulletins, 'bulletin')}, {counted(self.dated, 'date')} settled, "
            f"{counted(self.warnings.total(), 'warning')}{f' ({warned})' if warned else ''}, "
            f"{self.accounted:,} of {self.read:,} bytes accounted for"
        )


@dataclass(slots=True)
class Report:
    """How the conversion of dumps went: all counts, and what became of each dump."""

    dumps: int
    counts: Counts = field(default_factory=Counts)
    converted: int = 0
    skipped: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)

    def add(self, name: str, counts: Counts, error: str | None = None) -> None:
        """Take in the counts of one dump, and why it could not be read, or not to its end."""
        self.counts.merge(counts)
        if error:
            self.failed.append((name, error))
        else:
            self.converted += 1
            if not counts.found:
                self.empty.append(name)

    def skip(self, name: str, counts: Counts) -> None:
        """Take in the counts of a dump that was converted before."""
        self.counts.merge(counts)
        self.skipped.append(name)

    @property
    def read_nothing(self) -> bool:
        """Whether all dumps failed and gave no record."""
        return len(self.failed) == self.dumps and not self.counts.bulletins

    def status(self, *, strict: bool) -> int:
        """Return the exit status; `strict`: 1 where anything needs a look, as `check` has it."""
        counts = self.counts
        wrong = self.empty or counts.warnings or counts.accounted != counts.read
        return int(bool(self.failed or not counts.found or (strict and wrong)))

    @property
    def line(self) -> str:
        """What became of the dumps; the numbers add up to that of the dumps."""
        skipped = f", {len(self.skipped):,} skipped as unchanged" if self.skipped else ""
        failed = f", {len(self.failed):,} failed" if self.failed else ""
        return f"{counted(self.dumps, 'dump')}: {self.converted:,} converted{skipped}{failed}"


def counted(n: int, what: str) -> str:
    """Return a number with what it counts."""
    return f"{n:,} {what}{'' if n == 1 else 's'}"
