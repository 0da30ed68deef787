"""A record taken apart into rows of an archive's tables (`schema.sql`), and put together again from them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, Final

import orjson

Plain = dict[str, Any]
Rows = dict[str, list[tuple[Any, ...]]]

OF_PLACE: Final = ("extra", "warnings", "source")
"""What in a record is about the place in the dump; the rest is about the bulletin."""

_TASKS: Final = {"writer": "writers", "editor": "editors", "photographer": "photographers"}
_BULLETIN: Final = ("id", "title", "site", "place", "office", "day", "date", "date_end", "date_text", "date_basis")
_WIDTHS: Final = {
    "appearances": 9,
    "roles": 12,
    "mentions": 5,
    "quotes": 9,
    "citations": 9,
    "credits": 6,
    "contributors": 4,
    "sources": 8,
    "warnings": 6,
    "extra": 5,
}
# Parents before children.
INSERTS: Final = {table: f"INSERT INTO {table} VALUES ({', '.join('?' * n)})" for table, n in _WIDTHS.items()}
INSERT_BULLETIN: Final = f"INSERT INTO bulletins VALUES ({', '.join('?' * 12)})"
UPDATE_BULLETIN: Final = (
    f"UPDATE bulletins SET {', '.join(f'{c} = ?' for c in _BULLETIN[1:])}, date_rule = ?, body = ? WHERE id = ?"
)

# A bulletin's appearances, by the key: while an archive is loaded there is no index on the bulletin.
_OWN: Final = "id > ? AND id < ? AND bulletin = ?"


def no_rows() -> Rows:
    """Return an empty list for each table but `bulletins`, parents before children."""
    return {table: [] for table in _WIDTHS}


def about_bulletin(record: Plain) -> Plain:
    """Return the part of a record that is about the bulletin wherever it stands."""
    return {key: value for key, value in record.items() if key not in OF_PLACE}


def bulletin_row(record: Plain) -> tuple[Any, ...]:
    """Return a record's row in `bulletins`."""
    return (*(record[key] for key in _BULLETIN), record.get("date_rule"), record["body"])


def add_bulletin_rows(rows: Rows, record: Plain) -> None:
    """Add to `rows` what hangs on a record's bulletin."""
    bulletin = record["id"]
    speakers: dict[str, str] = {}
    for number, person in enumerate(record["people"], 1):
        appearance = f"{bulletin}-{number}"
        speakers.setdefault(person["name"], appearance)
        _add_appearance(rows, bulletin, number, appearance, person)
    for number, quote in enumerate(record["quotes"], 1):
        speaker = quote["speaker"]
        said = (bulletin, number, quote["text"], speaker, speakers.get(speaker))
        rows["quotes"].append((*said, *quote["span"].values(), quote.get("rule")))
    for number, cited in enumerate(record["references"], 1):
        law = (cited["text"], cited["kind"], cited["number"], cited["year"])
        rows["citations"].append((bulletin, number, *law, *cited["span"].values()))
    if credit := record["credit"]:
        photo = (credit["photo_source"], credit["photo_archive"])
        rows["credits"].append((bulletin, credit["text"], credit["unit"], credit["edited"], *photo))
        for task, key in _TASKS.items():
            rows["contributors"] += [(bulletin, task, number, name) for number, name in enumerate(credit[key], 1)]


def _add_appearance(rows: Rows, bulletin: str, number: int, appearance: str, person: Plain) -> None:
    lists = (_array(person["honorifics"]), _array(person["degrees"]), _array(person["aliases"]))
    rows["appearances"].append((appearance, bulletin, number, None, person["name"], *lists, person.get("rule")))
    for at, role in enumerate(person["roles"], 1):
        parts = (role["text"], role["position"], role["division"], role["organization"], role["acting"])
        rows["roles"].append((appearance, at, *parts, role["former"], *role["span"].values(), role.get("rule")))
    rows["mentions"] += [(appearance, at, *span.values()) for at, span in enumerate(person["mentions"], 1)]


def _array(words: list[str]) -> str:
    return orjson.dumps(words).decode() if words else "[]"


def add_source_rows(rows: Rows, record: Plain, dump: str, number: int, digest: str, whole: str | None) -> None:
    """Add to `rows` what is about a record's place in the `dump`."""
    bulletin, place = record["id"], record["source"]
    rows["sources"].append((dump, number, bulletin, place["line"], place["start"], place["end"], digest, whole))
    for at, warned in enumerate(record["warnings"], 1):
        rows["warnings"].append((dump, number, at, bulletin, warned["code"], warned["message"]))
    for at, text in enumerate(record["extra"], 1):
        rows["extra"].append((dump, number, at, bulletin, text))


def delete_bulletin_rows(db: sqlite3.Connection, bulletin: str) -> None:
    """Delete what hangs on a bulletin."""
    own = _own(bulletin)
    for table in ("roles", "mentions"):
        db.execute(f"DELETE FROM {table} WHERE appearance IN (SELECT id FROM appearances WHERE {_OWN})", own)
    db.execute(f"DELETE FROM appearances WHERE {_OWN}", own)
    for table in ("quotes", "citations", "contributors", "credits"):
        db.execute(f"DELETE FROM {table} WHERE bulletin = ?", (bulletin,))


def _own(bulletin: str) -> tuple[str, str, str]:
    """Return the values for `_OWN`: between what the ids of a bulletin's appearances lie, and the bulletin."""
    return f"{bulletin}-", f"{bulletin}-:", bulletin


# --- and back ---


def read_bulletin(db: sqlite3.Connection, bulletin: str) -> Plain:
    """Return what the archive has of a bulletin, in the order of a record without `OF_PLACE`."""
    *row, rule, body = db.execute("SELECT * FROM bulletins WHERE id = ?", (bulletin,)).fetchone()
    record: Plain = {
        **dict(zip(_BULLETIN, row, strict=True)),
        "body": body,
        "people": list(_people(db, bulletin)),
        "quotes": [
            _explained({"text": text, "speaker": speaker, "span": _span(span)}, rule)
            for text, speaker, *span, rule in db.execute(
                'SELECT text, speaker, field, start, "end", rule FROM quotes WHERE bulletin = ? ORDER BY number',
                (bulletin,),
            )
        ],
        "references": [
            {"text": text, "kind": kind, "number": law, "year": year, "span": _span(span)}
            for text, kind, law, year, *span in db.execute(
                'SELECT text, kind, law, year, field, start, "end" FROM citations WHERE bulletin = ? ORDER BY number',
                (bulletin,),
            )
        ],
        "credit": _credit(db, bulletin),
    }
    return record if rule is None else {**record, "date_rule": rule}


def _people(db: sqlite3.Connection, bulletin: str) -> Iterator[Plain]:
    found = db.execute(
        f"SELECT id, name, honorifics, degrees, aliases, rule FROM appearances WHERE {_OWN} ORDER BY number",
        _own(bulletin),
    )
    for appearance, name, honorifics, degrees, aliases, rule in found:
        person = {
            "name": name,
            "honorifics": orjson.loads(honorifics),
            "degrees": orjson.loads(degrees),
            "aliases": orjson.loads(aliases),
            "roles": list(_roles(db, appearance)),
            "mentions": [
                _span(span)
                for span in db.execute(
                    'SELECT field, start, "end" FROM mentions WHERE appearance = ? ORDER BY number', (appearance,)
                )
            ],
        }
        yield _explained(person, rule)


def _roles(db: sqlite3.Connection, appearance: str) -> Iterator[Plain]:
    found = db.execute(
        'SELECT text, position, division, organization, acting, former, field, start, "end", rule FROM roles '
        "WHERE appearance = ? ORDER BY number",
        (appearance,),
    )
    for text, position, division, organization, acting, former, *span, rule in found:
        role = {"text": text, "position": position, "division": division, "organization": organization}
        yield _explained({**role, "acting": acting, "former": bool(former), "span": _span(span)}, rule)


def _credit(db: sqlite3.Connection, bulletin: str) -> Plain | None:
    row = db.execute(
        "SELECT text, unit, edited, photo_source, photo_archive FROM credits WHERE bulletin = ?", (bulletin,)
    ).fetchone()
    if row is None:
        return None
    text, unit, edited, photo_source, photo_archive = row
    named: dict[str, list[str]] = {task: [] for task in _TASKS}
    for task, name in db.execute(
        "SELECT task, name FROM contributors WHERE bulletin = ? ORDER BY task, number", (bulletin,)
    ):
        named[task].append(name)
    return {
        "text": text,
        "unit": unit,
        "writers": named["writer"],
        "editors": named["editor"],
        "edited": bool(edited),
        "photographers": named["photographer"],
        "photo_source": photo_source,
        "photo_archive": bool(photo_archive),
    }


def read_record(db: sqlite3.Connection, about: Plain, dump: str, number: int) -> Plain:
    """Return the record of the place `number` in the `dump`, of whose bulletin `about` tells."""
    place = (dump, number)
    line, start, end = db.execute(
        'SELECT line, start, "end" FROM sources WHERE dump = ? AND number = ?', place
    ).fetchone()
    extra = db.execute("SELECT text FROM extra WHERE dump = ? AND source = ? ORDER BY number", place)
    warned = db.execute("SELECT code, message FROM warnings WHERE dump = ? AND source = ? ORDER BY number", place)
    record = {
        **{key: value for key, value in about.items() if key != "date_rule"},
        "extra": [text for (text,) in extra],
        "warnings": [{"code": code, "message": message} for code, message in warned],
        "source": {"file": dump, "line": line, "start": start, "end": end},
    }
    return record | {key: about[key] for key in ("date_rule",) if key in about}


def _span(row: Iterable[Any]) -> Plain:
    return dict(zip(("in", "start", "end"), row, strict=True))


def _explained(part: Plain, rule: str | None) -> Plain:
    return part if rule is None else {**part, "rule": rule}
