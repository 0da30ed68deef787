"""The work of `kpuparse check`: dumps by their names → their accounts on standard output."""

from __future__ import annotations

import datetime as dt
import sys

from rich.console import Console

from kpuparse.checking import Account, Tally, WarningSpool, write_json
from kpuparse.console import complain, dump_named, reason, with_progress
from kpuparse.pipeline import Entry, entries
from kpuparse.tables import print_account


def check_all(names: list[str], latest: dt.date, *, json: bool) -> bool:
    """Print the account of each dump, as a table or as JSON; tell whether nothing needs a look in any of them."""
    wrong = sum(not _check_one(name, latest, json=json) for name in names)
    if len(names) > 1 and not json:
        sys.stdout.write(f"{wrong:,} of {len(names):,} dumps to look at\n")
        sys.stdout.flush()
    return not wrong


def _check_one(name: str, latest: dt.date, *, json: bool) -> bool:
    """Print the account of one dump; tell whether nothing needs a look."""
    dump, tally, size, error = dump_named(name), Tally(), 0, None
    with WarningSpool() as spool:
        try:
            size = dump.size()
            for entry in with_progress(entries(dump, latest), _entry_end, name, size):
                tally.add(entry, spool)
        except OSError as failure:
            error = reason(failure)
        account = tally.account(dump.name, size, error)
        _print_account(account, spool, json=json)
    if error:
        complain(f"{name}: {error}")
    elif not account.adds_up:
        complain(f"{name}: the bytes do not add up: {account.bytes.total():,} of {size:,}")
    return account.ok


def _entry_end(entry: Entry) -> int:
    return entry.record.source.end


def _print_account(account: Account, spool: WarningSpool, *, json: bool) -> None:
    """Print to standard output; of a dump that could not be opened, only the JSON."""
    if json:
        write_json(account, spool, sys.stdout.buffer)
    elif account.bulletins or not account.error:
        # Whatever the terminal's encoding cannot say is spelt out.
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        print_account(account, spool.warnings(), Console(file=sys.stdout, highlight=False))
    sys.stdout.flush()
