"""Who is one person across bulletins, and who stays two."""

from __future__ import annotations

import itertools
import json
import random
import sqlite3
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kpuparse.write.database import Archive, DumpRow
from kpuparse.write.organizations import organization
from kpuparse.write.persons import folded_name, is_full

TEGAL, KUDUS, NATIONAL = "KPU Kota Tegal", "KPU Kabupaten Kudus", "KPU RI"


class One(NamedTuple):
    """A person in a bulletin of `office`, with a role at each of `organizations`."""

    name: str
    office: str | None
    organizations: tuple[str | None, ...] = ()
    date: str | None = "2025-01-01"
    same_bulletin: bool = False
    more: Any = None


def one(name: str, office: str | None, *organizations: str | None, **more: Any) -> One:
    return One(name, office, organizations, **more)


def _person(one: One) -> dict[str, Any]:
    role = {"text": "Ketua", "position": "Ketua", "division": None, "acting": None, "former": False}
    span = {"in": "body", "start": 0, "end": 1}
    roles = [{**role, "organization": body, "span": span} for body in one.organizations]
    person = {"name": one.name, "honorifics": [], "degrees": [], "aliases": [], "roles": roles, "mentions": [span]}
    return person | (one.more or {})


def bulletins(ones: list[One]) -> list[bytes]:
    """Records: one for each, with those that are of the same bulletin as the one before."""
    found: list[dict[str, Any]] = []
    for at, each in enumerate(ones):
        if each.same_bulletin:
            found[-1]["people"].append(_person(each))
            continue
        nothing = dict.fromkeys(("title", "site", "place", "day", "date_end", "date_text", "date_basis", "credit"))
        record = {"id": f"kota-tegal-{each.date or 'undated'}-{at:08x}", **nothing, "office": each.office}
        record |= {"date": each.date, "body": "", "people": [_person(each)], "quotes": [], "references": []}
        record |= {"extra": [], "warnings": [], "source": {"file": "a", "line": 1, "start": at, "end": at + 1}}
        found.append(record)
    return [json.dumps(record).encode() for record in found]


def joined(path: Path, ones: list[One]) -> list[tuple[Any, ...]]:
    """Who is in an archive of these: of each person the numbers of the appearances, in order."""
    with Archive(path) as archive:
        archive.begin("a")
        archive.add(bulletins(ones))
        archive.end(DumpRow("a", 1, "", "1", "{}", 1, 1, 1, 1, 1, 1, None))
        archive.finish()
    with sqlite3.connect(path) as db:
        rows = db.execute("SELECT person FROM appearances ORDER BY substr(bulletin, -8), number").fetchall()
        people = [person for (person,) in rows]
        assert {*people} == {person for (person,) in db.execute("SELECT id FROM people")}
    return sorted(tuple(at for at, person in enumerate(people) if person == each) for each in {*people})


budi = partial(one, "Budi Laksana")

ONE_PERSON = {
    "same organisation in bulletins of two offices": [budi(TEGAL, TEGAL), budi(KUDUS, TEGAL)],
    "the same organisation, spelt otherwise": [budi(TEGAL, "KPU Jateng"), budi(KUDUS, "KPU Provinsi Jawa Tengah")],
    "the national office": [budi(TEGAL, "KPU RI"), budi(KUDUS, "Komisi Pemilihan Umum Republik Indonesia")],
    "same office, no organisation": [budi(TEGAL, None), budi(TEGAL)],
    "same office, one with its organisation": [budi(TEGAL, TEGAL), budi(TEGAL, None)],
    "same office, and KPU without its area": [budi(TEGAL, TEGAL), budi(TEGAL, "KPU")],
    "same office, and a school of a name that many have": [budi(TEGAL, "SMA Kartini"), budi(TEGAL, "SMA Kartini")],
    "spelt with capitals, dots and apostrophes": [one("NU’MAN LAKSANA A.", TEGAL), one("Nu'man  Laksana A", TEGAL)],
    "other degrees and honorifics": [
        budi(TEGAL, more={"honorifics": ["H."], "degrees": ["S.H."]}),
        budi(TEGAL, more={"honorifics": ["Dr."], "degrees": ["S.T.", "M.T."]}),
    ],
    "a bulletin names both organisations": [
        budi(TEGAL, TEGAL),
        budi(TEGAL, "Bawaslu Kota Tegal"),
        budi(KUDUS, TEGAL, "Bawaslu Kota Tegal"),
    ],
    "a chain of offices": [budi(TEGAL, TEGAL), budi(KUDUS, TEGAL), budi(TEGAL), budi(KUDUS)],
}  # fmt: skip

SEVERAL = {
    "namesakes in two regencies": ([budi(TEGAL, TEGAL), budi(KUDUS, KUDUS)], [(0,), (1,)]),
    "namesakes in two regencies, no organisation": ([budi(TEGAL), budi(KUDUS)], [(0,), (1,)]),
    "one word": ([one("Tobirin", TEGAL, TEGAL), one("Tobirin", TEGAL, TEGAL)], [(0,), (1,)]),
    "one word and initials": ([one("M.A. Agung", TEGAL, TEGAL), one("M.A. Agung", TEGAL, TEGAL)], [(0,), (1,)]),
    "one word and a short form": ([one("Moh. Tohir", TEGAL, TEGAL), one("Moh Tohir", TEGAL, TEGAL)], [(0,), (1,)]),
    "a word more": ([budi(TEGAL, TEGAL), one("Budi Laksana Putra", TEGAL, TEGAL)], [(0,), (1,)]),
    "an initial more": ([budi(TEGAL, TEGAL), one("Budi A. Laksana", TEGAL, TEGAL)], [(0,), (1,)]),
    "same office, two organisations": ([budi(TEGAL, TEGAL), budi(TEGAL, "Polres Tegal Kota")], [(0,), (1,)]),
    "same office, and it may be either": (
        [budi(TEGAL, TEGAL), budi(TEGAL, "SMA Kartini"), budi(TEGAL), budi(TEGAL, None), budi(TEGAL, TEGAL)],
        [(0, 4), (1,), (2,), (3,)],
    ),
    "an organisation without its area": ([budi(TEGAL, "PPK"), budi(KUDUS, "PPK")], [(0,), (1,)]),
    "a school of a name that many have": ([budi(TEGAL, "SMA Kartini"), budi(KUDUS, "SMA Kartini")], [(0,), (1,)]),
    "a district with a regency's name": ([budi(TEGAL, "PPK Kudus"), budi(KUDUS, "PPK Kudus")], [(0,), (1,)]),
    "an area that a regency and a city share": (
        [budi("KPU Kota Semarang", "KPU Semarang"), budi("KPU Kabupaten Semarang", "KPU Semarang")],
        [(0,), (1,)],
    ),
    "KPU without its area, two offices": ([budi(TEGAL, "KPU"), budi(KUDUS, "KPU")], [(0,), (1,)]),
    "an office that is not known": (
        [budi(None), budi(None), budi(None, "PPK"), budi(None, "PPK")],
        [(0,), (1,), (2,), (3,)],
    ),
    "two in one bulletin": (
        [budi(TEGAL, TEGAL), budi(TEGAL, TEGAL, same_bulletin=True), budi(TEGAL, TEGAL)],
        [(0,), (1,), (2,)],
    ),
    "two in one bulletin, of two organisations": (
        [budi(TEGAL, TEGAL), budi(TEGAL, KUDUS, same_bulletin=True), budi(TEGAL, TEGAL)],
        [(0, 2), (1,)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("label", ONE_PERSON)
def test_one_person(label: str, tmp_path: Path) -> None:
    for at, ones in enumerate(itertools.permutations(ONE_PERSON[label])):
        assert joined(tmp_path / f"{at}.db", [*ones]) == [tuple(range(len(ones)))]


@pytest.mark.parametrize("label", SEVERAL)
def test_several_persons(label: str, tmp_path: Path) -> None:
    ones, want = SEVERAL[label]
    assert joined(tmp_path / "archive.db", ones) == want


def people(path: Path) -> list[Any]:
    with sqlite3.connect(path) as db:
        return db.execute("SELECT name, first_date, last_date, bulletins FROM people ORDER BY name").fetchall()


def test_what_is_said_of_a_person(tmp_path: Path) -> None:
    forms = [
        one("NU’MAN LAKSANA", TEGAL, date="2025-03-01"),
        one("NU’MAN LAKSANA", TEGAL, date=None),
        one("Nu’man Laksana", TEGAL, date="2024-12-31"),
        one("Numan Laksana", TEGAL, date="2025-02-01"),
        one("Tobirin", TEGAL, date=None),
    ]
    assert joined(tmp_path / "archive.db", forms) == [(0, 1, 2, 3), (4,)]
    assert people(tmp_path / "archive.db") == [
        ("Nu’man Laksana", "2024-12-31", "2025-03-01", 4),
        ("Tobirin", None, None, 1),
    ]


def keys(path: Path) -> dict[str, str]:
    with sqlite3.connect(path) as db:
        return dict(db.execute("SELECT id, person FROM appearances").fetchall())


def test_keys_are_the_same_for_the_same_content(tmp_path: Path) -> None:
    ones = [budi(TEGAL, TEGAL, date=f"2025-01-{day:02}") for day in range(1, 9)] + [one("Tobirin", TEGAL)]
    records = bulletins(ones)
    for at in range(3):
        random.Random(at).shuffle(records)
        # The archive grows: the people are joined again and again.
        with Archive(tmp_path / f"{at}.db") as archive:
            for number, record in enumerate(records):
                name = f"{number}" if at else "0"
                archive.begin(name)
                archive.add(records[: number + 1] if not at else [record])
                archive.end(DumpRow(name, 1, "", "1", "{}", 1, 1, 1, 1, 1, 1, None))
                archive.finish()
    first = keys(tmp_path / "0.db")
    assert first == keys(tmp_path / "1.db") == keys(tmp_path / "2.db")
    assert {key.rpartition("-")[0] for key in first.values()} == {"budi-laksana-kota-tegal", "tobirin-kota-tegal"}


@pytest.mark.parametrize(
    ("name", "folded", "full"),
    [
        ("Budi Laksana", "budi laksana", True),
        ("I Wayan Asmara", "i wayan asmara", True),
        ("El Suhaimi", "el suhaimi", False),
        ("F. X. Tohir", "f x tohir", False),
        ("M.Tohir", "m tohir", False),
        ("Abd. Tohir", "abd tohir", False),
        ("Moh. Rizal Laksana", "moh rizal laksana", True),
        ("NU`MAN  LAKSANA", "numan laksana", True),
        ("Ó Laksana", "ó laksana", False),
        ("", "", False),
        ("...", "", False),
    ],
)
def test_names_as_they_are_compared(name: str, folded: str, full: bool) -> None:
    assert folded_name(name) == folded
    assert is_full(folded) is full


@pytest.mark.parametrize(
    ("written", "publisher", "key", "anywhere"),
    [
        ("KPU Kota Tegal", None, "kpu kota tegal", True),
        ("KPUD Kab. Kudus", None, "kpu kabupaten kudus", True),
        ("KPU Kudus", None, "kpu kabupaten kudus", True),
        ("Sekretariat KPU Kabupaten Kudus Provinsi Jawa Tengah", None, "kpu kabupaten kudus", True),
        ("Komisi Pemilihan Umum (KPU) Provinsi Jateng", None, "kpu provinsi jawa tengah", True),
        ("KPU Prov. Kep. Riau", None, "kpu provinsi kepulauan riau", True),
        ("KPU Kepri", None, "kpu provinsi kepulauan riau", True),
        ("KPU Daerah Istimewa Yogyakarta", None, "kpu diy", True),
        ("KPU D.I. Yogyakarta", None, "kpu diy", True),
        ("KIP Aceh", None, "kpu aceh", True),
        ("KPU Provinsi Aceh", None, "kpu aceh", True),
        ("Komisi Independen Pemilihan Kabupaten Pidie Jaya", None, "kpu kabupaten pidie jaya", True),
        ("KPU RI", None, "kpu ri", True),
        ("KPU Republik Indonesia", TEGAL, "kpu ri", True),
        ("Sekretariat Jenderal KPU RI", None, "kpu ri", True),
        ("Bawaslu Kota Tegal", None, "bawaslu kota tegal", True),
        ("Badan Pengawas Pemilihan Umum (Bawaslu) Kudus", None, "bawaslu kabupaten kudus", True),
        ("KPU Semarang", None, "kpu semarang", False),
        ("KPU Semarang", TEGAL, "kpu semarang", False),
        ("KPU Semarang", "KPU Kota Semarang", "kpu kota semarang", True),
        ("Bawaslu Semarang", "KPU Kabupaten Semarang", "bawaslu kabupaten semarang", True),
        ("KPU Tegal Entah", None, "kpu tegal entah", False),
        ("KPU Entah", TEGAL, "kpu entah", False),
        ("Polres Kudus", None, "polres kabupaten kudus", True),
        ("Dinas Sosial Kab Lombok Barat", None, "dinas sosial kabupaten lombok barat", True),
        ("DPRD Jawa Tengah", None, "dprd provinsi jawa tengah", True),
        ("Polsek Kudus", None, "polsek kudus", False),
        ("Kecamatan Kota Kabupaten Kudus", None, "kecamatan kota kabupaten kudus", True),
        ("SMA Kartini", None, "sma kartini", False),
        ("Universitas Budi Luhur", None, "universitas budi luhur", False),
        ("PPK", TEGAL, "ppk", False),
        ("DPR RI", None, "dpr ri", True),
    ],
)
def test_organizations_as_they_are_compared(written: str, publisher: str | None, key: str, anywhere: bool) -> None:
    assert organization(written, publisher) == (key, anywhere)


@pytest.mark.parametrize("written", ["KPU", "KPU Kota", "Bawaslu", "Sekretariat KPU", "KPU Kabupaten", "", "–"])
def test_bodies_without_an_area_say_nothing(written: str) -> None:
    assert organization(written, TEGAL) is None
