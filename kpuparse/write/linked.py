"""A record as a node of JSON-LD: a schema.org NewsArticle (https://schema.org/NewsArticle).

The context stands in the document, so that nothing is fetched to read it. What the bulletin does not say is left out.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any, Final

from kpuparse.record import Credit, Person, Record, Source, event_time
from kpuparse.write.lines import as_json

CONTEXT: Final = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}

HEAD: Final = b'{"@context":' + as_json(CONTEXT) + b',"@graph":[\n'
TAIL: Final = b"\n]}\n"
EMPTY: Final = HEAD + TAIL.lstrip()

_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "https://schema.org/NewsArticle")

Node = dict[str, Any]


def as_article(record: Record) -> bytes:
    """Return a record as a NewsArticle on one line."""
    return as_json(article(record))


def article(record: Record) -> Node:
    """Return a record as a NewsArticle, a dict for JSON-LD.

    The date is that of the event, which schema.org calls temporalCoverage; when a bulletin was written or published,
    no record says. The node's name is a version 5 UUID of the record's id: the same bulletin has the same in whichever
    dump.
    """
    credit = record.credit
    return _said(
        {
            "@id": iri(record.id),
            "@type": "NewsArticle",
            "identifier": record.id,
            "headline": record.title,
            "dateline": ", ".join(filter(None, (record.place, record.site))),
            "temporalCoverage": event_time(record),
            "inLanguage": "id",
            "articleBody": record.body,
            "publisher": _publisher(record),
            **(_credited(credit) if credit else {}),
            "mentions": [_person(p) for p in record.people],
            "citation": _once(r.text for r in record.references),
            "isBasedOn": _origin(record.source),
        }
    )


def iri(identifier: str) -> str:
    """Return the IRI of the bulletin whose record has that id."""
    return uuid.uuid5(_NAMESPACE, identifier).urn


def _said(node: Node) -> Node:
    """Return `node` without what is null or empty."""
    return {key: value for key, value in node.items() if value}


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _named(kind: str, names: Iterable[str | None]) -> list[Node]:
    return [{"@type": kind, "name": name} for name in names if name]


def _publisher(record: Record) -> Node | None:
    if not record.office:
        return None
    return _said(
        {"@type": "Organization", "name": record.office, "url": record.site and f"https://{record.site}/"},
    )


def _credited(credit: Credit) -> Node:
    """Return who the credit says made the text and its photo."""
    photo = _said({"creator": _named("Person", credit.photographers), "creditText": credit.photo_source})
    return {
        "creditText": credit.text,
        "author": [*_named("Person", credit.writers), *_named("Organization", [credit.unit])],
        "editor": _named("Person", credit.editors),
        "image": photo and {"@type": "ImageObject", **photo},
    }


def _person(person: Person) -> Node:
    """Return a person with the roles of today; one that the text calls past is no job title, nor an affiliation."""
    roles = [r for r in person.roles if not r.former]
    return _said(
        {
            "@type": "Person",
            "name": person.name,
            "honorificPrefix": [*person.honorifics],
            "honorificSuffix": [*person.degrees],
            "alternateName": [*person.aliases],
            "jobTitle": _once(r.text for r in roles),
            "affiliation": _named("Organization", _once(r.organization for r in roles if r.organization)),
        }
    )


def _origin(source: Source) -> Node | None:
    if source.file is None:
        return None
    return {
        "@type": "DigitalDocument",
        "name": source.file,
        "description": f"line {source.line}, bytes {source.start} to {source.end}",
    }
