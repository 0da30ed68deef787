"""The commands. Each imports what it needs when it runs."""

from __future__ import annotations

import contextlib
import datetime as dt
import enum
import os
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

if TYPE_CHECKING:
    from kpuparse.reading import Dump
    from kpuparse.record import Record
    from kpuparse.write import Writer

PROGRESS_BYTES = 8_000_000
"""From so many bytes on, the work is long enough for a progress bar."""

app = typer.Typer(
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


def _as_of(text: str | None) -> dt.date:
    if text is None:
        return dt.date.today()
    from dateutil.parser import isoparse

    try:
        if len(text) < len("20261101"):
            raise ValueError(text)
        return isoparse(text).date()
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no ISO 8601 date such as 2026-11-01", param_hint="--as-of") from error


@app.command()
def split(
    context: typer.Context,
    dumps: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[DUMP]...", help="Files to read, packed with gzip or not; - is standard input (the default)."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="jsonl: a record a line; json: one array.")] = Format.jsonl,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="The latest day that a date without year may mean. [default: today]",
        ),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Add to each find the rule that made it.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print no closing line and no progress.")] = False,
) -> None:
    """Split dumps into bulletins and print a JSON record for each.

    Records go to standard output, everything else to standard error. Exit status: 0 all is well,
    1 some input failed or held no bulletin, 2 wrong usage, 130 interrupted.
    """
    if not dumps and sys.stdin is not None and sys.stdin.isatty():
        typer.echo(context.get_help())
        raise typer.Exit(2)
    latest = _as_of(as_of)
    counts = Counts()
    try:
        with _leaving_quietly():
            _load()
            with _opened(output) as stream:
                _write_all(dumps or ["-"], stream, format, latest, counts, explain=explain, quiet=quiet)
                if output is not None and counts.failed == len(dumps or ["-"]) and not counts.bulletins:
                    raise _NothingReadError
    except _NothingReadError as error:
        # What stood in the output before stays there.
        raise typer.Exit(1) from error
    except OutputError as error:
        _complain(f"{output or 'standard output'}: {error}")
        raise typer.Exit(1) from error
    if not quiet:
        typer.echo(counts.line(), err=True)
    if counts.failed or not counts.found:
        if not counts.failed:
            _complain("no bulletin found")
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
        raise OutputError(_reason(error)) from error


@contextlib.contextmanager
def _leaving_quietly() -> Iterator[None]:
    """Leave without a word when the reader closes the pipe (141) or the user interrupts (130)."""
    try:
        yield
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os._exit(130)
    except BrokenPipeError:
        os._exit(141)


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
        dump = _dump(name)
        try:
            size = dump.size()
            counts.read += size
            for record in _with_progress(records(dump, latest), name, size, quiet=quiet):
                _put(writer, record)
                counts.add(record)
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise
            counts.failed += 1
            _complain(f"{name}: {_reason(error)}")
    writer.close()


def _put(writer: Writer, record: Record) -> None:
    """Write one record. Raises OutputError where it cannot be written, so that no dump is blamed for it."""
    try:
        writer.write(record)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(_reason(error)) from error


def _dump(name: str) -> Dump:
    """Return the dump of that name; what is no plain file is kept while it is read, for it must be read twice."""
    from kpuparse.reading import FileDump, StreamDump

    if name == "-":
        return StreamDump(sys.stdin.buffer if sys.stdin is not None else None, name)
    path = Path(name)
    readable = os.fsencode(name).decode("utf-8", "replace")
    if path.is_fifo() or path.is_char_device():
        return StreamDump(path, readable)
    return FileDump(path, readable)


def _with_progress(found: Iterator[Record], name: str, size: int, *, quiet: bool) -> Iterator[Record]:
    """Pass records on; show how far they are where somebody looks and the work is long."""
    if quiet or size < PROGRESS_BYTES or not sys.stderr.isatty():
        yield from found
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    from kpuparse.schema import shown

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(shown(Path(name).name), total=size)
        for record in found:
            yield record
            bar.update(task, completed=record.source.end)


def _complain(message: str) -> None:
    from kpuparse.schema import shown

    typer.echo(f"kpuparse: {shown(message)}", err=True)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


@app.command()
def schema(
    explain: Annotated[bool, typer.Option("--explain", help="The schema of what split --explain prints.")] = False,
) -> None:
    """Print the JSON Schema (2020-12) of a record."""
    import orjson

    from kpuparse.schema import record_schema

    text = orjson.dumps(record_schema(explain=explain), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    with _leaving_quietly():
        sys.stdout.buffer.write(text)
        sys.stdout.buffer.flush()
