"""A record as a row of Dublin Core, as Archivematica takes it in as `metadata/metadata.csv`.

Archivematica finds a row by its `filename`, a path below `objects/`, and keeps one row a path: of several rows for one
dump all but the last would be lost. So each bulletin is an object of its own, and its path says where it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from kpuparse.record import Credit, Record, event_time
from kpuparse.write.cells import row_of

_NO_CREDIT: Final = Credit("")

# What XML 1.0 cannot hold. Archivematica writes the values into a METS file.
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

# Parts of a path that lead elsewhere, or nowhere.
_NO_STEP: Final = {"", ".", ".."}


def filename(record: Record) -> str:
    """Return the bulletin's path in a transfer: `objects/bulletins/DUMP/START-ID.txt`; by name in the dump's order."""
    steps = [s for s in (record.source.file or "-").split("/") if s not in _NO_STEP]
    return "/".join(["objects/bulletins", *steps, f"{record.source.start:012}-{record.id}.txt"])


def _joined(values: Iterable[str | None]) -> str:
    return "; ".join(dict.fromkeys(v for v in values if v))


def _makers(record: Record) -> str:
    credit = record.credit or _NO_CREDIT
    return _joined([*credit.writers, credit.unit])


def _helpers(record: Record) -> str:
    credit = record.credit or _NO_CREDIT
    return _joined([*credit.editors, *credit.photographers])


COLUMNS: Final[dict[str, Callable[[Record], str | None]]] = {
    "filename": filename,
    "dc.title": lambda r: r.title,
    "dc.creator": _makers,
    "dc.contributor": _helpers,
    "dc.publisher": lambda r: r.office,
    "dc.date": event_time,
    "dc.subject": lambda r: _joined(p.name for p in r.people),
    "dc.coverage": lambda r: r.place,
    "dc.relation": lambda r: _joined(x.text for x in r.references),
    "dc.type": lambda _: "Text",
    "dc.format": lambda _: "text/plain",
    "dc.language": lambda _: "id",
    "dc.identifier": lambda r: r.id,
    "dc.source": lambda r: r.source.file,
    "source_start": lambda r: str(r.source.start),
    "source_end": lambda r: str(r.source.end),
}
"""The columns and what stands in them; several values of a kind stand in one cell, parted by `; `."""

HEAD: Final = row_of(name.encode() for name in COLUMNS)


def as_row(record: Record) -> bytes:
    """Return a record as a row; U+FFFD stands for each character that XML cannot hold."""
    return row_of(_NO_XML.sub("\ufffd", value(record) or "").encode() for value in COLUMNS.values())
