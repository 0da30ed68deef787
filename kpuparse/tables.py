"""Tables: the account of a dump → what a person reads, as a table on a terminal and as plain text elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kpuparse.checking import Account, ByteCounts, PlacedWarning
from kpuparse.record import WARNINGS
from kpuparse.terminal import shortened, shown

TEXT_LIMIT: Final = 80
"""Of the words that a warning is about, so many characters are shown."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what is counted, how much there is of it, and a remark."""

    label: str
    value: str
    note: str = ""
    wrong: bool = False


def sections(account: Account) -> Iterator[list[Row]]:
    """Yield the rows of the table for `account`, in groups."""
    yield [_bulletins(account)]
    counts = account.bytes
    yield [
        *(_bytes(f.name, getattr(counts, f.name), account.size) for f in fields(ByteCounts)),
        _sum(account),
    ]
    warnings = sum(c.count for c in account.codes)
    codes = (Row(c.code, f"{c.count:,}", WARNINGS[c.code], wrong=True) for c in account.codes)
    yield [Row("warnings", f"{warnings:,}"), *codes]


def _bulletins(account: Account) -> Row:
    if account.error:
        return Row("bulletins", f"{account.bulletins:,}", f"NOT READ TO ITS END: {shown(account.error)}", wrong=True)
    if not account.bulletins:
        return Row("bulletins", "0", "no bulletin found", wrong=True)
    days = " to ".join(dict.fromkeys(d for d in (account.first_date, account.last_date) if d))
    return Row("bulletins", f"{account.bulletins:,}", f"{account.dated:,} dated{f', {days}' if days else ''}")


def _bytes(label: str, count: int, size: int) -> Row:
    return Row(label, f"{count:,}", f"{100 * count / size:.1f} %" if size else "")


def _sum(account: Account) -> Row:
    total = account.bytes.total()
    if account.adds_up:
        return Row("bytes", f"{total:,}", "all bytes that could be read" if account.error else "all bytes of the file")
    return Row("bytes", f"{total:,}", f"DOES NOT ADD UP: the file has {account.size:,} bytes", wrong=True)


def print_account(account: Account, warnings: Iterable[PlacedWarning], console: Console) -> None:
    """Print the table of `account` and, below it, a line for each of `warnings`."""
    if console.is_terminal:
        console.print(_table(account))
    else:
        console.file.writelines(f"{line}\n" for line in _plain(account))
    # Plain, and not wrapped: a line a warning, on a terminal as in a pipe.
    file = shown(account.file or "-")
    empty = True
    for warning in warnings:
        code = f"{warning.code} ({warning.detail})" if warning.detail else warning.code
        console.file.write(f"{file}:{warning.line}: {code}: {shortened(warning.text, TEXT_LIMIT)}".rstrip() + "\n")
        empty = False
    if not empty:
        console.file.write("\n")


def _plain(account: Account) -> Iterator[str]:
    rows = [row for section in sections(account) for row in section]
    label, value = (
        max(len(cell) for cell in column) for column in zip(*((r.label, r.value) for r in rows), strict=True)
    )
    yield shown(account.file or "-")
    for section in sections(account):
        for row in section:
            yield f"  {row.label:{label}}  {row.value:>{value}}  {row.note}".rstrip()
        yield ""


def _table(account: Account) -> Table:
    table = Table(
        title=Text(shown(account.file or "-"), style="bold", overflow="fold"),
        title_justify="left",
        box=box.SIMPLE,
        show_header=False,
        pad_edge=False,
    )
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, justify="right")
    table.add_column(overflow="fold")
    for section in sections(account):
        for row in section:
            style = "yellow" if row.wrong else ""
            table.add_row(Text(row.label, style), Text(row.value, style), Text(row.note, style))
        table.add_section()
    return table
