"""The commands. Each imports what it needs when it runs."""

from __future__ import annotations

import contextlib
import datetime as dt
import enum
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from kpuparse.console import SafeGroup, as_of_day, complain, dump_named, leaving_quietly, reason, with_progress

if TYPE_CHECKING:
    from kpuparse.record import Record
    from kpuparse.write import Writer

app = typer.Typer(
    cls=SafeGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Turn dumps of press bulletins of Indonesia's election commission (KPU) into structured JSON records.",
)


class Format(enum.StrEnum):
    """How records are written."""

    jsonl = "jsonl"
    json = "json"


@dataclass
class Counts:
    """What the closing line says."""

    bulletins: int = 0
    dated: int = 0
    found: int = 0
    warnings: Counter[str] = field(default_factory=Counter)
    read: int = 0
    accounted: int = 0
    failed: int = 0
    empty: int = 0

    @property
    def ok(self) -> bool:
        """Whether nothing needs a look; what `check` asks of each dump."""
        return not (self.failed or self.empty or self.warnings) and self.accounted == self.read

    def add(self, record: Record) -> None:
        """Count one record."""
        self.bulletins += 1
        self.dated += record.date is not None
        self.found += bool(record.title and (record.place or record.site or record.credit or record.date_text))
        self.warnings.update(w.code for w in record.warnings)
        self.accounted += record.source.end - record.source.start

    def line(self) -> str:
        """Return the closing line."""
        warned = ", ".join(f"{n} {code}" for code, n in self.warnings.most_common())
        return (
            f"{_count(self.bulletins, 'bulletin')}, {_count(self.dated, 'date')} settled, "
            f"{_count(sum(self.warnings.values()), 'warning')}{f' ({warned})' if warned else ''}, "
            f"{self.accounted:,} of {self.read:,} bytes accounted for"
        )


def _count(n: int, what: str) -> str:
    return f"{n:,} {what}{'' if n == 1 else 's'}"


def _version(wanted: bool) -> None:
    if wanted:
        from kpuparse import __version__

        typer.echo(f"kpuparse {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    pass


Dumps = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[DUMP]...", help="Files to read, packed with gzip or not; - is standard input (the default)."
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="The latest day that a date without year may mean.", show_default="today"
    ),
]


def _names(context: typer.Context, dumps: list[str] | None) -> list[str]:
    """Return the names of the dumps; without any, standard input, unless somebody would have to type it."""
    if not dumps and sys.stdin is not None and sys.stdin.isatty():
        typer.echo(context.get_help())
        raise typer.Exit(2)
    return dumps or ["-"]


@app.command()
def split(
    context: typer.Context,
    dumps: Dumps = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="jsonl: a record a line; json: one array.")] = Format.jsonl,
    as_of: AsOf = None,
    explain: Annotated[bool, typer.Option("--explain", help="Add to each find the rule that made it.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit status 1 where anything needs a look.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print no closing line and no progress.")] = False,
) -> None:
    """Split dumps into bulletins and print a JSON record for each.

    Records go to standard output, everything else to standard error.

    Exit status: 0 all is well, 1 some input failed or held no bulletin (with --strict also: a warning was given),
    2 wrong usage, 130 interrupted.
    """
    names = _names(context, dumps)
    latest = as_of_day(as_of)
    counts = Counts()
    try:
        with leaving_quietly():
            _load()
            with _opened(output) as stream:
                _write_all(names, stream, format, latest, counts, explain=explain, quiet=quiet)
                if output is not None and counts.failed == len(names) and not counts.bulletins:
                    raise _NothingReadError
    except _NothingReadError as error:
        # What stood in the output before stays there.
        raise typer.Exit(1) from error
    except OutputError as error:
        complain(f"{output or 'standard output'}: {error}")
        raise typer.Exit(1) from error
    if not quiet:
        typer.echo(counts.line(), err=True)
    if counts.failed or not counts.found:
        if not counts.failed:
            complain("no bulletin found")
        raise typer.Exit(1)
    if strict and not counts.ok:
        raise typer.Exit(1)


def _load() -> None:
    """Import what the work needs before the output is opened: an import may swallow the exit that a signal asks for."""
    import kpuparse.pipeline
    import kpuparse.reading
    import kpuparse.write  # noqa: F401


class _NothingReadError(Exception):
    """No dump could be read."""


class OutputError(Exception):
    """The output cannot be written; the message says why."""


@contextlib.contextmanager
def _opened(output: Path | None) -> Iterator[BinaryIO]:
    """Yield the stream for the records. Raises OutputError where it cannot be opened or finished."""
    from kpuparse.write import replacing

    try:
        if output is None:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        elif output.exists() and not output.is_file():
            # A pipe or a device is written to, not replaced.
            with output.open("wb") as stream:
                yield stream
        else:
            with replacing(output) as stream:
                yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(reason(error)) from error


def _write_all(
    dumps: list[str],
    stream: BinaryIO,
    format: Format,
    latest: dt.date,
    counts: Counts,
    *,
    explain: bool,
    quiet: bool,
) -> None:
    """Write the records of all dumps; a dump that cannot be read, or not to its end, is named."""
    from kpuparse.pipeline import records
    from kpuparse.write import FORMATS

    writer: Writer = FORMATS[format.value](stream, explain=explain)
    for name in dumps:
        dump = dump_named(name)
        try:
            size, before = dump.size(), counts.bulletins
            counts.read += size
            found = records(dump, latest)
            for record in found if quiet else with_progress(found, _record_end, name, size):
                _put(writer, record)
                counts.add(record)
            counts.empty += counts.bulletins == before
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise
            counts.failed += 1
            complain(f"{name}: {reason(error)}")
    writer.close()


def _record_end(record: Record) -> int:
    return record.source.end


def _put(writer: Writer, record: Record) -> None:
    """Write one record. Raises OutputError where it cannot be written, so that no dump is blamed for it."""
    try:
        writer.write(record)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(reason(error)) from error


@app.command()
def check(
    context: typer.Context,
    dumps: Dumps = None,
    json: Annotated[bool, typer.Option("--json", help="Print a JSON object a dump, one a line.")] = False,
    as_of: AsOf = None,
) -> None:
    """Account for every byte of dumps, and list what a person should look at.

    Prints a table a dump and, below it, each warning with its line and the words it is about.

    Exit status: 0 nothing needs a look, 1 something does (a warning, an input that failed or held no bulletin),
    2 wrong usage, 130 interrupted.
    """
    names = _names(context, dumps)
    latest = as_of_day(as_of)
    with leaving_quietly():
        from kpuparse.check import check_all

        ok = check_all(names, latest, json=json)
    if not ok:
        raise typer.Exit(1)


@app.command()
def schema(
    explain: Annotated[bool, typer.Option("--explain", help="The schema of what split --explain prints.")] = False,
    check: Annotated[bool, typer.Option("--check", help="The schema of what check --json prints.")] = False,
) -> None:
    """Print the JSON Schema (2020-12) of a record."""
    import orjson

    from kpuparse.schema import record_schema

    if check:
        from kpuparse.checking import account_schema

        found = account_schema()
    else:
        found = record_schema(explain=explain)
    text = orjson.dumps(found, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    with leaving_quietly():
        sys.stdout.buffer.write(text)
        sys.stdout.buffer.flush()
