"""The work of `kpuparse show`: the bulletins of a dump as a list, or one of them with its finds coloured."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from rich.console import Console
from rich.style import Style
from rich.text import Text

from kpuparse.console import complain, reason
from kpuparse.inputs import Input
from kpuparse.pipeline import records
from kpuparse.record import Credit, Person, Record, Span
from kpuparse.terminal import shortened, shown

STYLES: Final = {
    "date": Style(color="blue", bold=True),
    "person": Style(color="cyan", bold=True),
    "role": Style(color="green"),
    "quote": Style(italic=True, color="yellow"),
    "reference": Style(color="magenta"),
}
"""The kinds of finds in a text, with their looks; where two overlap, the looks of both, the later first."""

_LABEL: Final = Style(dim=True)
_WRONG: Final = Style(color="yellow", bold=True)
_WIDTH: Final = 12


class Find(NamedTuple):
    """A stretch of title or body, and what it was found to be."""

    kind: str
    span: Span


def show(dump: Input, number: int | None, as_of: dt.date) -> bool:
    """Print the bulletins of `dump` as a list, or the one of that number, from 1; tell whether there was one."""
    console = Console(file=sys.stdout, highlight=False)
    # Whatever the terminal's encoding cannot say is spelt out.
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    count = 0
    try:
        if dump.error:
            raise dump.error
        for count, record in enumerate(records(dump.dump(), as_of), 1):
            if number is None:
                console.print(_entry(count, record), soft_wrap=True)
            elif count == number:
                print_record(record, console)
                return True
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        complain(f"{dump.path}: {reason(error)}")
        return False
    if number is not None or not count:
        complain(f"{dump.path}: {f'there are {count:,} bulletins' if count else 'no bulletin found'}")
    return number is None and count > 0


def _entry(number: int, record: Record) -> Text:
    """Return a bulletin's line in the list."""
    line = Text.assemble((f"{number:>5}  ", _LABEL), (f"{record.date or '-':10}  ", STYLES["date"]))
    line.append(shortened(record.title or record.body, 100))
    if record.warnings:
        line.append(f"  {', '.join(w.code for w in record.warnings)}", _WRONG)
    return line


def print_record(record: Record, console: Console) -> None:
    """Print a bulletin with its finds coloured, and below it what was made of them."""
    found = list(_finds(record))
    source = record.source
    lines = [
        Text(f"{shown(source.file or '-')}:{source.line}, bytes {source.start:,} to {source.end:,}", _LABEL),
        Text(),
    ]
    if record.title:
        title = coloured(record.title, found, "title")
        title.stylize_before("bold")
        lines.append(title)
    if named := [shown(part) for part in (record.place, record.site) if part]:
        lines.append(Text(", ".join(named), _LABEL))
    lines.append(coloured(record.body, found, "body"))
    lines += (
        Text(shown(text), _LABEL) for text in (record.credit.text if record.credit else "", *record.extra) if text
    )
    lines.append(Text())
    for label, text in _facts(record):
        style = _WRONG if label == "warning" else STYLES.get(label, _LABEL)
        lines.append(Text.assemble((f"{label:{_WIDTH}}", style), shown(text)))
    for line in lines:
        # In a pipe the lines are left as they are.
        console.print(line, soft_wrap=not console.is_terminal)


def _finds(record: Record) -> Iterator[Find]:
    for person in record.people:
        yield from (Find("person", span) for span in person.mentions)
        yield from (Find("role", role.span) for role in person.roles)
    yield from (Find("quote", quote.span) for quote in record.quotes)
    yield from (Find("reference", reference.span) for reference in record.references)
    if record.date_text and (at := record.body.find(record.date_text)) >= 0:
        yield Find("date", Span("body", at, at + len(record.date_text)))


def coloured(text: str, found: list[Find], field: str) -> Text:
    """Return `text`, safe for a terminal, with those of `found` coloured that are in `field`; line breaks stay."""
    edges = [(span.start, 1, kind) for kind, span in found if span.within == field]
    edges += [(span.end, -1, kind) for kind, span in found if span.within == field]
    made, inside, at = Text(), Counter[str](), 0
    for position, step, kind in [*sorted(edges), (len(text), 0, "date")]:
        style = Style.combine([Style.null(), *(STYLES[one] for one in reversed(STYLES) if inside[one])])
        for number, line in enumerate(text[at:position].split("\n")):
            made.append("\n" if number else "")
            made.append(shown(line), style)
        inside[kind] += step
        at = position
    return made


def _facts(record: Record) -> Iterator[tuple[str, str]]:
    """Yield what was made of the finds, with labels."""
    yield "id", record.id
    if record.office:
        yield "office", record.office
    if record.date_text:
        until = f" to {record.date_end}" if record.date_end else ""
        basis = f", year: {record.date_basis}" if record.date_basis else ""
        yield "date", f"{record.date or 'unknown'}{until} ({record.date_text}{basis})"
    for person in record.people:
        yield "person", _person(person)
        for role in person.roles:
            yield "role", f"  {role.text}"
    for quote in record.quotes:
        yield "quote", f"{quote.speaker or 'nobody named'}: {shortened(quote.text, 80)}"
    for reference in record.references:
        year = f" of {reference.year}" if reference.year else ""
        yield "reference", f"{reference.kind}, number {reference.number}{year}"
    if record.credit:
        yield from (("credit", line) for line in _credit(record.credit))
    for warning in record.warnings:
        yield "warning", f"{warning.code}: {warning.message}"


def _person(person: Person) -> str:
    name = " ".join((*person.honorifics, ", ".join((person.name, *person.degrees))))
    return f"{name} (also {', '.join(person.aliases)})" if person.aliases else name


def _credit(credit: Credit) -> Iterator[str]:
    named = {
        "unit": credit.unit,
        "writer": ", ".join(credit.writers),
        "editor": ", ".join(credit.editors) or ("a mark without a name" if credit.edited else None),
        "photo": ", ".join(credit.photographers) or ("from the archive" if credit.photo_archive else None),
        "photo from": credit.photo_source,
    }
    yield from (f"{what}: {value}" for what, value in named.items() if value)
