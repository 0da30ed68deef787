"""The commands. Each imports what it needs when it runs."""

from __future__ import annotations

import contextlib
import datetime as dt
import enum
import sys
from collections.abc import Iterator
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from kpuparse.console import as_of_day, leaving_quietly
from kpuparse.inputs import Input, gathered
from kpuparse.terminal import shown

_USAGE_ERROR: Final[type[Exception]] = typer.BadParameter.__mro__[1]


class SafeGroup(TyperGroup):
    """Commands that complain of wrong usage in words safe for a terminal: a file's name, too, may begin with a dash."""

    def make_context(self, *args: Any, **more: Any) -> Any:
        """Read the arguments up to the command's name."""
        with _safe_usage():
            return super().make_context(*args, **more)

    def invoke(self, *args: Any, **more: Any) -> Any:
        """Read the command's own arguments and run it."""
        with _safe_usage():
            return super().invoke(*args, **more)


@contextlib.contextmanager
def _safe_usage() -> Iterator[None]:
    try:
        yield
    except _USAGE_ERROR as error:
        # The help that stands in for missing arguments is a message, too, and has many lines.
        lines = vars(error)["message"].split("\n")
        vars(error)["message"] = "\n".join(map(shown, lines))
        raise


app = typer.Typer(
    cls=SafeGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Turn dumps of press bulletins of Indonesia's election commission (KPU) into structured JSON records.",
)


class Format(enum.StrEnum):
    """How records are written: the names in `SUFFIXES`."""

    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    jsonld = "jsonld"
    dc = "dc"
    sqlite = "sqlite"


class Language(enum.StrEnum):
    """The languages of the page: those of `view.words.LANGUAGES`."""

    id = "id"
    en = "en"


def _version(wanted: bool) -> None:
    if wanted:
        from kpuparse.version import __version__

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
        metavar="[DUMP]...",
        help="Files to read, packed with gzip or not, and folders of them; - is standard input (the default).",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="The latest day that a date without year may mean.", show_default="today"
    ),
]

Jobs = Annotated[
    int, typer.Option("-j", "--jobs", metavar="N", min=0, help="Work in N processes; 0: as many as there are cores.")
]

Glob = Annotated[
    list[str] | None,
    typer.Option(
        "--glob",
        metavar="PATTERN",
        help="Of folders, read only files with such a name, or such a path if it holds a slash; may be repeated.",
    ),
]


def _names(context: typer.Context, dumps: list[str] | None) -> list[str]:
    """Return the names of the dumps; without any, standard input, unless somebody would have to type it."""
    if not dumps and sys.stdin is not None and sys.stdin.isatty():
        typer.echo(context.get_help())
        raise typer.Exit(2)
    return dumps or ["-"]


def _day(as_of: str | None) -> dt.date | None:
    try:
        return as_of_day(as_of)
    except ValueError as error:
        raise typer.BadParameter(f"{as_of!r} is no ISO 8601 date such as 2026-11-01", param_hint="--as-of") from error


@app.command()
def split(
    context: typer.Context,
    dumps: Dumps = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE|FOLDER/",
            help="Write to a file instead of standard output, or a file a dump into a folder.",
        ),
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="jsonl: a record a line; json: one array; csv: a row a bulletin; jsonld: schema.org; "
            "dc: Dublin Core; sqlite: a database.",
            show_default="by the ending of FILE, else jsonl",
        ),
    ] = None,
    glob: Glob = None,
    jobs: Jobs = 1,
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Into a folder or database: convert only dumps that are new or have changed."),
    ] = False,
    bag: Annotated[bool, typer.Option("--bag", help="Make the folder a BagIt bag.")] = False,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV for Excel: with a byte order mark, and no cell is taken for a formula.")
    ] = False,
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", metavar="ADDRESS", help="Into a folder: work on the Dask cluster there."),
    ] = None,
    as_of: AsOf = None,
    explain: Annotated[bool, typer.Option("--explain", help="Add to each find the rule that made it.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit status 1 where anything needs a look.")] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Print how far the work is, and what was skipped.")
    ] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print no closing lines and no progress.")] = False,
) -> None:
    """Split dumps into bulletins and print a JSON record for each.

    Records go to standard output, everything else to standard error.

    Exit status: 0 all is well, 1 some input failed, or none held a bulletin (with --strict also: a warning was given,
    or one of them held no bulletin), 2 wrong usage, 130 interrupted.
    """
    from kpuparse.convert import Order, convert

    order = Order(
        dumps=_names(context, dumps),
        output=output,
        format=format.value if format else None,
        as_of=_day(as_of),
        explain=explain,
        strict=strict,
        quiet=quiet,
        jobs=jobs,
        glob=glob or (),
        resume=resume,
        bag=bag,
        excel=excel,
        scheduler=scheduler,
        verbose=verbose,
    )
    if status := convert(order):
        raise typer.Exit(status)


@app.command()
def check(
    context: typer.Context,
    dumps: Dumps = None,
    json: Annotated[bool, typer.Option("--json", help="Print a JSON object a dump, one a line.")] = False,
    glob: Glob = None,
    as_of: AsOf = None,
) -> None:
    """Account for every byte of dumps, and list what a person should look at.

    Prints a table a dump and, below it, each warning with its line and the words it is about.

    Exit status: 0 nothing needs a look, 1 something does (a warning, an input that failed or held no bulletin),
    2 wrong usage, 130 interrupted.
    """
    names, latest = _names(context, dumps), _day(as_of) or dt.date.today()
    with leaving_quietly():
        from kpuparse.check import check_all

        ok = check_all(gathered(names, glob or ()), latest, json=json)
    if not ok:
        raise typer.Exit(1)


@app.command()
def view(
    context: typer.Context,
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[INPUT]...",
            help="Dumps, records (.jsonl, .json) or archives (.db) that split made, and folders of them; "
            "- is standard input (the default).",
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write to a file instead of standard output."),
    ] = None,
    lang: Annotated[Language, typer.Option("--lang", help="The page in Indonesian or English.")] = Language.id,
    glob: Glob = None,
    jobs: Jobs = 1,
    as_of: AsOf = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print no closing line and no progress.")] = False,
) -> None:
    """Make one HTML page to check bulletins and explore an archive, for a browser, without a network.

    What is given is only read. The page goes to standard output or to a file, everything else to standard error.

    Exit status: 0 all is well, 1 some input failed, or none held a bulletin, 2 wrong usage, 130 interrupted.
    """
    from kpuparse.view.run import Order
    from kpuparse.view.run import view as make

    order = Order(_names(context, inputs), output, lang.value, _day(as_of), glob or (), jobs, quiet)
    if status := make(order):
        raise typer.Exit(status)


@app.command()
def show(
    dump: Annotated[str, typer.Argument(metavar="DUMP", help="The file to read; - is standard input.")],
    number: Annotated[
        int | None, typer.Argument(metavar="[N]", min=1, help="Which bulletin; without it, a list of them.")
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Show one bulletin of a dump, with its finds coloured, or list its bulletins.

    Exit status: 0 it was shown, 1 there is none, or the dump cannot be read, 2 wrong usage, 130 interrupted.
    """
    latest = _day(as_of) or dt.date.today()
    with leaving_quietly():
        from kpuparse.show import show

        ok = show(Input(dump, dump), number, latest)
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
