"""The data model that all stages share: one `Record` a bulletin, and its parts.

The field order is the key order of the JSON. `doc` in a field's metadata is its line in the
JSON Schema; `explain=True` marks what only `--explain` shows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

WARNINGS: Final = {
    "missing-title": "no headline was found for this part of the dump",
    "missing-dateline": "the text does not begin with a dateline",
    "missing-date": "no date of the reported event was found",
    "missing-credit": "no closing credit was found",
    "impossible-date": "a date that the calendar does not have",
    "weekday-mismatch": "the weekday written does not fit the date written",
    "ambiguous-year": "the date has no year, and more than one fits",
    "date-mismatch": "the dateline and the text give different dates",
    "unclosed-quote": "a quotation mark opens direct speech and no mark closes it",
    "duplicate": "the same bulletin stands earlier in the dump",
    "truncated": "the text ends in the middle of a sentence",
    "oversize": "the text was longer than one record may be and was cut",
    "encoding": "part of the text is not UTF-8 and was read in another encoding",
    "html-entity": "HTML entities such as `&nbsp;` were read as the characters that they stand for",
    "invisible-character": "characters without width, such as U+00AD or U+200B, were left out of the text",
    "mojibake": "the text holds UTF-8 that was once read as Windows-1252 and saved so; it is left as it is",
    "undecodable": "bytes that no known encoding explains were replaced by U+FFFD",
    "control-character": "the text holds control characters",
}
"""Every warning code that a record may carry, with its meaning."""


def _doc(text: str, **more: Any) -> dict[str, Any]:
    return {"doc": text, **more}


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a field of the record, in code points, half-open. JSON: `{"in", "start", "end"}`."""

    within: str = field(metadata=_doc("the field it counts in: title or body", key="in"))
    start: int = field(metadata=_doc("first code point"))
    end: int = field(metadata=_doc("one past the last code point"))


@dataclass(frozen=True, slots=True)
class Role:
    """What the text says a person is or does."""

    text: str = field(metadata=_doc("the role phrase as written"))
    position: str | None = field(default=None, metadata=_doc("the position, as written"))
    division: str | None = field(default=None, metadata=_doc("the division, as written"))
    organization: str | None = field(default=None, metadata=_doc("the organisation, as written"))
    acting: str | None = field(default=None, metadata=_doc("the mark of an acting holder, as written"))
    former: bool = field(default=False, metadata=_doc("true where the text says that it is past"))
    span: Span = field(default=Span("body", 0, 0), compare=False, metadata=_doc("where the role phrase stands"))
    rule: str = field(default="", compare=False, metadata=_doc("the rule that found it", explain=True))


@dataclass(frozen=True, slots=True)
class Person:
    """An individual human whom the title or the body names."""

    name: str = field(metadata=_doc("the fullest form written, without honorifics and degrees"))
    honorifics: tuple[str, ...] = field(default=(), metadata=_doc("titles before the name, as written"))
    degrees: tuple[str, ...] = field(default=(), metadata=_doc("degrees after the name, as written"))
    aliases: tuple[str, ...] = field(default=(), metadata=_doc("nicknames and other spellings"))
    roles: tuple[Role, ...] = field(default=(), metadata=_doc("the roles that the text gives"))
    mentions: tuple[Span, ...] = field(
        default=(), compare=False, metadata=_doc("every place where the person is named")
    )
    rule: str = field(default="", compare=False, metadata=_doc("the rule that found it", explain=True))


@dataclass(frozen=True, slots=True)
class Quote:
    """Direct speech between quotation marks."""

    text: str = field(metadata=_doc("the words, without the marks"))
    speaker: str | None = field(default=None, metadata=_doc("the name of one of `people`"))
    span: Span = field(default=Span("body", 0, 0), compare=False, metadata=_doc("where the words stand"))
    rule: str = field(default="", compare=False, metadata=_doc("the rule that found it", explain=True))


@dataclass(frozen=True, slots=True)
class Reference:
    """A law, regulation, decision or ruling cited by number."""

    text: str = field(metadata=_doc("the citation as written"))
    kind: str = field(metadata=_doc("what is cited, as written"))
    number: str = field(metadata=_doc("its number, as written"))
    year: int | None = field(default=None, metadata=_doc("its year"))
    span: Span = field(default=Span("body", 0, 0), compare=False, metadata=_doc("where it stands"))


@dataclass(frozen=True, slots=True)
class Credit:
    """The closing credit in its parts."""

    text: str = field(metadata=_doc("the credit as written, with its brackets"))
    unit: str | None = field(default=None, metadata=_doc("the unit that signs, as written"))
    writers: tuple[str, ...] = field(default=(), metadata=_doc("writers, as written"))
    editors: tuple[str, ...] = field(default=(), metadata=_doc("editors, as written"))
    edited: bool = field(default=False, metadata=_doc("true where an editor's mark stands"))
    photographers: tuple[str, ...] = field(default=(), metadata=_doc("photographers, as written"))
    photo_source: str | None = field(default=None, metadata=_doc("where the photo comes from"))
    photo_archive: bool = field(default=False, metadata=_doc("true for an archive photo (dok)"))


@dataclass(frozen=True, slots=True)
class Warned:
    """Something that a person should look at."""

    code: str = field(metadata=_doc("one of the documented codes", enum=tuple(WARNINGS)))
    message: str = field(metadata=_doc("the same in words; for `encoding`, with its name"))


@dataclass(frozen=True, slots=True)
class Source:
    """Where in which dump the bulletin stands."""

    file: str | None = field(metadata=_doc("the dump; null for text handed to the library"))
    line: int = field(metadata=_doc("the line on which the bulletin starts, from 1"))
    start: int = field(metadata=_doc("first byte in the file as it lies on disk; of a gzip file, as unpacked"))
    end: int = field(metadata=_doc("one past the last byte"))


@dataclass(frozen=True, slots=True)
class Record:
    """One bulletin."""

    id: str = field(metadata=_doc("office slug, date or `undated`, 8 hex of SHA-256 over title and body"))
    title: str | None = field(metadata=_doc("the headline, on one line"))
    site: str | None = field(metadata=_doc("the host in the dateline, lower case"))
    place: str | None = field(metadata=_doc("the place in the dateline, as written"))
    office: str | None = field(metadata=_doc("the publishing office, from the site's own host"))
    day: str | None = field(metadata=_doc("the weekday beside the date, in standard spelling"))
    date: str | None = field(metadata=_doc("when the event happened, ISO 8601", format="date"))
    date_end: str | None = field(metadata=_doc("the last day of a range, ISO 8601", format="date"))
    date_text: str | None = field(metadata=_doc("the weekday-and-date phrase as written"))
    date_basis: str | None = field(
        metadata=_doc("how the year came about", enum=("written", "weekday", "text", "neighbours"))
    )
    body: str = field(metadata=_doc("the text between dateline and credit"))
    people: tuple[Person, ...] = field(metadata=_doc("every individual named, by first mention"))
    quotes: tuple[Quote, ...] = field(metadata=_doc("direct speech"))
    references: tuple[Reference, ...] = field(metadata=_doc("laws and rulings cited by number"))
    credit: Credit | None = field(metadata=_doc("the closing credit"))
    extra: tuple[str, ...] = field(metadata=_doc("text that belongs to no other field, verbatim, in order"))
    warnings: tuple[Warned, ...] = field(metadata=_doc("what a person should look at"))
    source: Source = field(metadata=_doc("the dump, the line and the byte range"))
    date_rule: str = field(default="", metadata=_doc("the rule that chose the date", explain=True))


def event_time(record: Record) -> str | None:
    """Return the day of the event, or its first and last day as an ISO 8601 interval; None where no date is settled."""
    return f"{record.date}/{record.date_end}" if record.date_end else record.date
