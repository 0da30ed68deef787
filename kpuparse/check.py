"""The work of `kpuparse check`: dumps by their names → their accounts on standard output."""

from __future__ import annotations

import datetime as dt
import sys

from rich.console import Console

from kpuparse.checking import Account, Tally, WarningSpool, write_json
from kpuparse.console import complain, reason
from kpuparse.counts import counted
from kpuparse.inputs import Input
from kpuparse.pipeline import entries
from kpuparse.progress import Progress
from kpuparse.tables import print_account


def check_all(dumps: list[Input], latest: dt.date, *, json: bool) -> bool:
    """Print the account of each dump, as a table or as JSON; tell whether nothing needs a look in any of them."""
    wrong = sum(not _check_one(dump, latest, json=json) for dump in dumps)
    if len(dumps) > 1 and not json:
        sys.stdout.write(f"{wrong:,} of {counted(len(dumps), 'dump')} to look at\n")
        sys.stdout.flush()
    return not wrong


def _check_one(given: Input, latest: dt.date, *, json: bool) -> bool:
    """Print the account of one dump; tell whether nothing needs a look."""
    name, tally, size, error = given.path, Tally(), 0, None
    with WarningSpool() as spool:
        try:
            if given.error:
                raise given.error
            dump = given.dump()
            size = dump.size()
            with Progress(1, size) as progress:
                for entry in entries(dump, latest):
                    tally.add(entry, spool)
                    progress.at(name, entry.record.source.end, 1)
        except OSError as failure:
            error = reason(failure)
        account = tally.account(given.name, size, error)
        _print_account(account, spool, json=json)
    if error:
        complain(f"{name}: {error}")
    elif not account.adds_up:
        complain(f"{name}: the bytes do not add up: {account.bytes.total():,} of {size:,}")
    return account.ok


def _print_account(account: Account, spool: WarningSpool, *, json: bool) -> None:
    """Print to standard output; of a dump that could not be opened, only the JSON."""
    if json:
        write_json(account, spool, sys.stdout.buffer)
    elif account.bulletins or not account.error:
        # Whatever the terminal's encoding cannot say is spelt out.
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        print_account(account, spool.warnings(), Console(file=sys.stdout, highlight=False))
    sys.stdout.flush()
