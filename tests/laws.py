"""The five laws of the record as checks: for the tests, and for the fuzz target, which has no test runner."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import unicodedata
import zlib
from collections.abc import Iterator
from typing import Any, Final

import orjson
from jsonschema import Draft202012Validator

import kpuparse
from kpuparse.checking import Account, Tally, WarningSpool
from kpuparse.pipeline import Entry, entries, records
from kpuparse.reading import Dump, StreamDump
from kpuparse.reading.unpacking import MAGIC
from kpuparse.record import Record
from kpuparse.schema import record_schema
from kpuparse.splitting import Bulletin, bulletins
from kpuparse.warn import Caution

AS_OF: Final = dt.date(2026, 11, 1)
VALIDATOR: Final = Draft202012Validator(record_schema())
KINDS: Final = {"title", "dateline", "body", "credit", "extra", "separator"}
SURROGATE: Final = re.compile("[\ud800-\udfff]")


def _refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def spans(plain: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str | None]]:
    """Yield every span of a record with the text that must stand there, None for one that only has to be some."""
    for part in [*plain["quotes"], *plain["references"], *(r for p in plain["people"] for r in p["roles"])]:
        yield part["span"], part["text"]
    for person in plain["people"]:
        assert person["mentions"], person
        for span in person["mentions"]:
            yield span, None


def check_record(record: Record) -> None:
    """Laws 2 and 3 for one record: it fits the schema, is strict JSON, says nothing empty, and its spans are true."""
    plain = kpuparse.to_dict(record)
    line = orjson.dumps(plain)
    assert json.loads(line, parse_constant=_refuse) == plain
    assert [e.message for e in VALIDATOR.iter_errors(plain)] == []
    assert not any(SURROGATE.search(s) for s in strings(plain))
    assert "" not in strings({**plain, "body": "-"})
    for span, wanted in spans(plain):
        found = plain[span["in"]][span["start"] : span["end"]]
        assert 0 <= span["start"] < span["end"] <= len(plain[span["in"]])
        assert found == found.strip() if wanted is None else found == wanted
    people = [p["name"] for p in plain["people"]]
    assert {q["speaker"] for q in plain["quotes"]} <= {None, *people}
    check_text(record)


def check_text(record: Record) -> None:
    """The body and the title are clean: NFC, single blanks, paragraphs parted by one empty line."""
    assert unicodedata.is_normalized("NFC", record.body)
    assert all(p == " ".join(p.split()) and p for p in record.body.split("\n\n")) or not record.body
    assert record.title is None or record.title == " ".join(record.title.split())


def check_bulletin(bulletin: Bulletin) -> None:
    """Law 1 inside a range: every character that is not blank is in exactly one segment."""
    at = 0
    for segment in bulletin.segments:
        assert segment.kind in KINDS
        assert at <= segment.start < segment.end <= len(bulletin.raw)
        assert not bulletin.raw[at : segment.start].strip()
        at = segment.end
    assert not bulletin.raw[at:].strip()


def check_ranges(found: list[Record], size: int) -> None:
    """Law 1: laid end to end the ranges are the dump."""
    at = 0
    for record in found:
        assert record.source.start == at <= record.source.end
        at = record.source.end
    assert at == size


def check_account(dump: Dump, raw: bytes) -> Account:
    """Law 1 as `check` shows it: every byte in one class; and each warning of the records stands at its place."""
    tally, size = Tally(), dump.size()
    with WarningSpool() as spool:
        for entry in entries(dump, AS_OF):
            tally.add(entry, spool)
            assert [c.code for c in entry.cautions] == [w.code for w in entry.record.warnings]
            for caution in entry.cautions:
                check_caution(entry, caution)
        placed = list(spool.warnings())
    account = tally.account(dump.name, size)
    assert account.adds_up
    assert account.bytes.total() == size == len(raw)
    assert len(placed) == sum(c.count for c in account.codes)
    text = "".join(p.text for p in dump.pieces())
    for warning in placed:
        assert 0 <= warning.start <= warning.end <= size
        assert warning.text in text
        assert 1 <= warning.line <= len(re.findall("\r\n|\r|\n", text)) + 1
    return account


def check_caution(entry: Entry, caution: Caution) -> None:
    """What the place in the dump holds is what was found in the clean text."""
    bulletin = entry.bulletin
    clean = {"raw": bulletin.raw, "body": bulletin.body, "dateline": bulletin.dateline}[caution.within]
    start, end = caution.start, caution.end
    if caution.within != "raw":
        start, end = bulletin.raw_span(caution.within, start, end)
    assert inked(bulletin.raw[start:end]) == inked(clean[caution.start : caution.end])


def inked(text: str) -> str:
    """Return what cleaning keeps of `text`, whatever the layout."""
    return unicodedata.normalize("NFD", "".join(text.split()))


def as_bytes(found: list[Record]) -> bytes:
    return b"\n".join(orjson.dumps(kpuparse.to_dict(r, explain=True)) for r in found)


def check_bytes(raw: bytes) -> None:
    """All that holds for any bytes. What is packed with gzip may be damaged, and its ranges are those unpacked."""
    packed = raw.startswith(MAGIC)
    found = _records(raw, packed=packed)
    check_ranges(found, found[-1].source.end if packed and found else 0 if packed else len(raw))
    for record in found:
        check_record(record)
    for bulletin in bulletins(StreamDump(io.BytesIO(raw)).pieces()):
        check_bulletin(bulletin)
    # Twice, but not always: it doubles the time.
    if zlib.crc32(raw) % 8 == 0:
        assert as_bytes(_records(raw, packed=packed)) == as_bytes(found)


def _records(raw: bytes, *, packed: bool) -> list[Record]:
    found = []
    try:
        for record in records(StreamDump(io.BytesIO(raw)), AS_OF):
            found.append(record)
    except OSError:
        assert packed
    return found
