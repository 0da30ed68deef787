"""The cases of `tests/cases`: one file a field, one block a case, every case a test named by its label.

A block holds `label`, `text`, `want`, and where needed `why`, `xfail` (a known failure, strict), `as_of`, or the
`title` or `dateline` of the bulletin into which the runner sets `text`. What `want` leaves out must be absent;
an empty `want` is a negative: the field must find nothing at all.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kpuparse
from kpuparse import Record
from kpuparse.extract.people import find_people

Case = dict[str, Any]

FOLDER = Path(__file__).parent / "cases"
AS_OF = dt.date(2026, 11, 1)
TITLE = "Penyelenggara Matangkan Persiapan Kegiatan"
DATELINE = "Kotabaru, kab-kotabaru.kpu.go.id - "
CREDIT = "(abc/ed. Foto: xyz/KPU Kabupaten Kotabaru)"
KEYS = {"label", "text", "want", "why", "xfail", "as_of", "title", "dateline"}
DATE_WARNINGS = {"impossible-date", "weekday-mismatch", "ambiguous-year", "date-mismatch"}


def said(part: dict[str, Any], *drop: str) -> dict[str, Any]:
    """What a part of a record says: its keys without nulls, empty lists and false marks."""
    return {k: v for k, v in part.items() if k not in drop and v not in (None, [], False)}


def parse(text: str, case: Case) -> list[Record]:
    """The records of a dump, which obey the laws on ranges and spans whatever the case is about."""
    as_of = dt.date.fromisoformat(case["as_of"]) if "as_of" in case else AS_OF
    records = list(kpuparse.split(text, as_of=as_of))
    ends = [0, *(r.source.end for r in records)]
    assert [r.source.start for r in records] == ends[:-1]
    assert ends[-1] == len(text.encode())
    for record in records:
        check_spans(record)
    return records


def check_spans(record: Record) -> None:
    """Every span slices to the thing itself."""
    texts = {"title": record.title or "", "body": record.body}
    roles = [role for person in record.people for role in person.roles]
    for find in (*roles, *record.quotes, *record.references):
        assert texts[find.span.within][find.span.start : find.span.end] == find.text
    for person in record.people:
        assert any(texts[m.within][m.start : m.end] == person.name for m in person.mentions)


def bare(body: str) -> str:
    """A body without its last full stop: what happens to that has cases of its own in `splitting.toml`."""
    return body.removesuffix(".")


def framed(case: Case) -> Record:
    """The record of one bulletin that has the case's text for its body."""
    title, dateline = case.get("title", TITLE), case.get("dateline", DATELINE)
    records = parse(f"{title}\n{dateline}{case['text']}\n{CREDIT}\n", case)
    assert [(r.title, bare(r.body)) for r in records] == [(title, bare(case["text"]))]
    return records[0]


def found_dateline(case: Case) -> Any:
    """Place, site and office; `opens` stands for the first words of the body."""
    (record,) = parse(case["text"], case)
    warned = "missing-dateline" in {w.code for w in record.warnings}
    found = said({"place": record.place, "site": record.site, "office": record.office})
    assert warned is not bool(case["want"])
    if opens := case["want"].get("opens"):
        assert record.body.startswith(opens)
        found["opens"] = opens
    return found


def found_splitting(case: Case) -> Any:
    """Title, credit and extra of every bulletin; the body as well where the case gives it."""
    records = parse(case["text"], case)
    found = [
        said({"title": r.title, "credit": r.credit.text if r.credit else None, "extra": list(r.extra)}) for r in records
    ]
    for record, part, wish in zip(records, found, case["want"], strict=False):
        if "body" in wish:
            part["body"] = record.body
    return found


def found_dates(case: Case) -> Any:
    """The date phrase, what follows from it, and what is wrong with it."""
    record = framed(case)
    codes = {w.code for w in record.warnings}
    assert ("missing-date" in codes) is (not case["want"])
    keys = ("date_text", "day", "date", "date_end", "date_basis")
    return said({**{k: getattr(record, k) for k in keys}, "warnings": sorted(codes & DATE_WARNINGS)})


def found_settle(case: Case) -> Any:
    """Date and basis of every bulletin; nothing where not one year of the dump can be settled."""
    records = parse(case["text"], case)
    assert all(r.date_text for r in records)
    for record in records:
        assert ("ambiguous-year" in {w.code for w in record.warnings}) is (record.date is None)
    found = [said({"date": r.date, "basis": r.date_basis}) for r in records]
    return found if any(found) else []


def found_people(case: Case) -> Any:
    """Every person, without roles and mentions."""
    return [said(p, "roles", "mentions") for p in kpuparse.to_dict(framed(case))["people"]]


def found_roles(case: Case) -> Any:
    """Every role with its parts, headed by the person's name."""
    people = kpuparse.to_dict(framed(case))["people"]
    return [{"name": p["name"], **said(r, "span")} for p in people for r in p["roles"]]


def found_mentions(case: Case) -> Any:
    """The mentions of every person. A wish `kata |Rina` says which words stand before the mention."""
    record = framed(case)
    texts = {"title": record.title or "", "body": record.body}
    found: dict[str, list[str]] = {}
    for person in record.people:
        wishes = case["want"].get(person.name, [])
        found[person.name] = []
        for at, mention in enumerate(person.mentions):
            lead = wishes[at].rpartition("|")[0] if at < len(wishes) else ""
            text = texts[mention.within]
            shown = text[max(0, mention.start - len(lead)) : mention.start]
            found[person.name].append((f"{shown}|" if lead else "") + text[mention.start : mention.end])
    return found


def found_quotes(case: Case) -> Any:
    """Words and speakers of the direct speech."""
    return [said(q, "span") for q in kpuparse.to_dict(framed(case))["quotes"]]


def found_references(case: Case) -> Any:
    """The citations with their parts."""
    return [said(r, "span") for r in kpuparse.to_dict(framed(case))["references"]]


def found_credit(case: Case) -> Any:
    """The credit with its parts; without one, the bracket has stayed in the body."""
    (record,) = parse(f"{TITLE}\n{DATELINE}{case['text']}\n", case)
    if record.credit is None:
        assert "missing-credit" in {w.code for w in record.warnings}
        assert (bare(record.body), record.extra) == (bare(case["text"]), ())
        return {}
    assert case["text"].startswith(record.body)
    after = case["text"].removeprefix(record.body).replace(record.credit.text, "", 1)
    assert not after.strip(" \n.…")
    return said(kpuparse.to_dict(record)["credit"])


FOUND: dict[str, Callable[[Case], Any]] = {
    "dateline": found_dateline,
    "splitting": found_splitting,
    "dates": found_dates,
    "settle": found_settle,
    "people": found_people,
    "roles": found_roles,
    "mentions": found_mentions,
    "quotes": found_quotes,
    "references": found_references,
    "credit": found_credit,
}


def read_cases(field: str) -> list[Case]:
    return tomllib.loads((FOLDER / f"{field}.toml").read_text(encoding="utf-8"))["case"]


def all_cases() -> list[Any]:
    """Every case as a parameter; a known failure is a strict xfail, so that an accidental fix is noticed."""
    params = []
    for field in FOUND:
        for case in read_cases(field):
            known = [pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else []
            params.append(pytest.param(field, case, id=case["label"], marks=known))
    return params


@pytest.mark.parametrize(("field", "case"), all_cases())
def test_case(field: str, case: Case) -> None:
    assert FOUND[field](case) == case["want"]


def test_every_file_has_a_runner() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(FOUND)


def test_labels_are_unique() -> None:
    labels = Counter(case["label"] for field in FOUND for case in read_cases(field))
    assert [label for label, count in labels.items() if count > 1] == []


@pytest.mark.parametrize("field", FOUND)
def test_blocks_are_well_formed(field: str) -> None:
    """A misspelt key would switch a part of its case off in silence; a file without negatives proves little."""
    cases = read_cases(field)
    for case in cases:
        assert {"label", "text", "want"} <= set(case) <= KEYS, case["label"]
    assert any(case["want"] for case in cases)
    assert any(not case["want"] for case in cases)


@pytest.mark.parametrize("field", ["people", "roles", "mentions"])
def test_a_text_may_end_behind_any_word(field: str) -> None:
    """The rules for people look ahead, and none may look past the end."""
    for case in read_cases(field):
        for word in re.finditer(r"\w+|[^\w\s]", case["text"]):
            text = case["text"][: word.end()]
            for person in find_people("", text):
                assert all(text[r.span.start : r.span.end] == r.text for r in person.roles)
