"""Quick: plain command lines of `kpuparse split`, read without typer, whose import takes longer than a small dump.

Whatever is not plain — help, a mistake, an option in another form such as `--jobs=2` — is left to typer.
"""

from __future__ import annotations

import sys
from typing import Final

from kpuparse.console import as_of_day
from kpuparse.convert import Order
from kpuparse.write import SUFFIXES

_VALUES: Final = {
    "-o": "output",
    "--output": "output",
    "--format": "format",
    "--as-of": "as_of",
    "-j": "jobs",
    "--jobs": "jobs",
}
_FLAGS: Final = {
    "--explain": "explain",
    "--strict": "strict",
    "-q": "quiet",
    "--quiet": "quiet",
    "-v": "verbose",
    "--verbose": "verbose",
}


def read_order(words: list[str]) -> Order | None:
    """Return what `words`, those behind `kpuparse split`, ask for; None for what is left to typer."""
    found = _sorted(words)
    if found is None:
        return None
    dumps, values, flags = found
    if not dumps and (sys.stdin is None or sys.stdin.isatty()):
        return None
    jobs, form = values.get("jobs", "1"), values.get("format")
    if not (jobs.isascii() and jobs.isdigit()) or form not in {None, *SUFFIXES}:
        return None
    try:
        day = as_of_day(values.get("as_of"))
    except ValueError:
        return None
    return Order(
        dumps=dumps or ["-"],
        output=values.get("output"),
        format=form,
        as_of=day,
        explain="explain" in flags,
        strict="strict" in flags,
        quiet="quiet" in flags,
        jobs=int(jobs),
        verbose="verbose" in flags,
    )


def _sorted(words: list[str]) -> tuple[list[str], dict[str, str], set[str]] | None:
    """Return the dumps, the options with a value and the flags; None where a word is no plain one of these."""
    dumps: list[str] = []
    values: dict[str, str] = {}
    flags: set[str] = set()
    rest = iter(words)
    for word in rest:
        if word in _VALUES:
            value = next(rest, "-")
            if value.startswith("-") or _VALUES[word] in values:
                return None
            values[_VALUES[word]] = value
        elif word in _FLAGS:
            flags.add(_FLAGS[word])
        elif word != "-" and word.startswith("-"):
            return None
        else:
            dumps.append(word)
    return dumps, values, flags
