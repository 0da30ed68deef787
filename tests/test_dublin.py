"""Dublin Core for Archivematica: what it makes of the file is a description of each bulletin."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import pytest
from hostile_records import records
from hypothesis import given
from hypothesis import strategies as st
from laws import AS_OF
from make_samples import samples
from test_flat import record
from test_laws import law

import kpuparse
from kpuparse.record import Credit, Record, Source, event_time
from kpuparse.write import Writer, format_named
from kpuparse.write.dublin import COLUMNS, filename

ROOT: Final = Path(__file__).parent.parent

# https://www.dublincore.org/specifications/dublin-core/dces/
ELEMENTS: Final = set(
    "contributor coverage creator date description format identifier language publisher relation rights source subject "
    "title type".split()
)
FULL: Final = (
    "KPU Kota Salatiga Buka Layanan\n"
    "Salatiga, kota-salatiga.kpu.go.id - Ketua KPU Kota Salatiga, Budi Laksana, dan Sekretaris, Rina Wati, membuka "
    "layanan pada Senin hingga Rabu, 8–10 Mei 2023. Dasarnya PKPU Nomor 7 Tahun 2022 dan Undang-Undang Nomor 7 Tahun "
    "2017. (abc/def/ed. Foto: xyz/KPU Kota Salatiga)\n"
)


def written(found: list[Record]) -> bytes:
    stream = io.BytesIO()
    form = format_named("dc")
    writer = Writer(stream, form)
    writer.write([form.encode(r) for r in found])
    writer.close()
    return stream.getvalue()


def taken_in(raw: bytes) -> dict[str, dict[str, list[str]]]:
    """Return what Archivematica holds once it has read `metadata.csv`: of each path the values of each column.

    It opens the file as UTF-8 and takes every kind of line end, strips the names of the columns, finds a row by its
    first cell, of several rows for one path keeps the last, and leaves out cells that no column stands over.
    """
    table = csv.reader(io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8", newline=None))
    header = [name.strip() for name in next(table)][1:]
    found: dict[str, dict[str, list[str]]] = {}
    for row in table:
        values: dict[str, list[str]] = {}
        for name, value in zip(header, row[1:], strict=False):
            values.setdefault(name, []).append(value)
        found[row[0].removesuffix("/")] = values
    return found


def check_xml(values: dict[str, list[str]]) -> None:
    """The values can stand as elements of XML, as they do in the METS file, and are read back as they were."""
    root = ElementTree.Element("xmlData")
    # XML itself reads a carriage return as a line feed.
    wanted = [c.replace("\r\n", "\n").replace("\r", "\n") for cells in values.values() for c in cells]
    for cell in wanted:
        ElementTree.SubElement(root, "element").text = cell
    assert [e.text or "" for e in ElementTree.fromstring(ElementTree.tostring(root, encoding="unicode"))] == wanted


def test_columns_are_elements_behind_the_filename() -> None:
    first, *names = COLUMNS
    assert first == "filename"
    assert all(name.removeprefix("dc.") in ELEMENTS for name in names if name.startswith("dc."))
    assert [name for name in names if not name.startswith("dc.")] == ["source_start", "source_end"]
    assert not any(" " in name for name in names)
    assert written([]) == (",".join(COLUMNS) + "\n").encode()


def test_a_full_bulletin() -> None:
    (found,) = kpuparse.split(FULL, as_of=AS_OF)
    path = f"objects/bulletins/-/{0:012}-{found.id}.txt"
    assert taken_in(written([found])) == {
        path: {
            "dc.title": ["KPU Kota Salatiga Buka Layanan"],
            "dc.creator": ["abc; def"],
            "dc.contributor": ["xyz"],
            "dc.publisher": ["KPU Kota Salatiga"],
            "dc.date": ["2023-05-08/2023-05-10"],
            "dc.subject": ["Budi Laksana; Rina Wati"],
            "dc.coverage": ["Salatiga"],
            "dc.relation": ["PKPU Nomor 7 Tahun 2022; Undang-Undang Nomor 7 Tahun 2017"],
            "dc.type": ["Text"],
            "dc.format": ["text/plain"],
            "dc.language": ["id"],
            "dc.identifier": [found.id],
            "dc.source": [""],
            "source_start": ["0"],
            "source_end": [str(len(FULL.encode()))],
        }
    }


@pytest.mark.parametrize(
    ("credit", "creator", "contributor"),
    [
        (None, "", ""),
        (Credit("(abc)", writers=("abc",)), "abc", ""),
        (Credit("(Humas KPU)", unit="Humas KPU"), "Humas KPU", ""),
        (Credit("…", "Humas", ("abc", "def"), ("suR",), True, ("xyz", "suR")), "abc; def; Humas", "suR; xyz"),
    ],
)
def test_who_made_it(credit: Credit | None, creator: str, contributor: str) -> None:
    ((_, values),) = taken_in(written([record(credit=credit)])).items()
    assert (values["dc.creator"], values["dc.contributor"]) == ([creator], [contributor])


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (None, None, None),
        ("2025-12-02", None, "2025-12-02"),
        ("2025-12-31", "2026-01-02", "2025-12-31/2026-01-02"),
    ],
)
def test_dates(start: str | None, end: str | None, shown: str | None) -> None:
    assert event_time(record(date=start, date_end=end)) == shown


@pytest.mark.parametrize(
    ("dump", "folder"),
    [
        ("arsip/2025/desember.txt", "arsip/2025/desember.txt"),
        ("/srv/arsip/./desember.txt", "srv/arsip/desember.txt"),
        ("../desember.txt", "desember.txt"),
        ("a//b/../c", "a/b/c"),
        ("a, b.txt", "a, b.txt"),
        (None, "-"),
    ],
)
def test_an_object_lies_below_objects(dump: str | None, folder: str) -> None:
    found = record(source=Source(dump, 1, 12, 34))
    assert filename(found) == f"objects/bulletins/{folder}/000000000012-kpu-undated-0.txt"


@pytest.mark.parametrize("sample", samples(), ids=lambda s: s.stem)
def test_every_bulletin_keeps_its_row(sample: Path) -> None:
    """Also the one that stands twice in a dump."""
    found = list(kpuparse.read(sample, as_of=AS_OF))
    table = taken_in(written(found))
    assert len(table) == len(found)
    for one in found:
        values = table[filename(one)]
        assert values["dc.title"] == [one.title or ""]
        assert values["dc.identifier"] == [one.id]
        check_xml(values)


@pytest.mark.parametrize("sample", samples(), ids=lambda s: s.stem)
def test_the_rows_cut_the_dump_into_its_objects(sample: Path) -> None:
    """Laid end to end, the objects that the rows name are the dump."""
    raw = sample.read_bytes()
    table = taken_in(written(list(kpuparse.read(sample, as_of=AS_OF))))
    parts = []
    assert list(table) == sorted(table)
    for values in table.values():
        (start,), (end,), (source,) = values["source_start"], values["source_end"], values["dc.source"]
        assert source == str(sample)
        parts.append(raw[int(start) : int(end)])
    assert b"".join(parts) == raw


@law(200)
@given(st.lists(records, max_size=3))
def test_hostile_records(found: list[Record]) -> None:
    """The values are those of the record, but for what XML has no way to write; the row is whole."""
    raw = written(found)
    assert b"\x00" not in raw
    for one, row in zip(found, csv.DictReader(io.StringIO(raw.decode(), newline="")), strict=True):
        assert list(row) == list(COLUMNS)
        wanted = one.title or ""
        if "\ufffd" not in row["dc.title"]:
            assert row["dc.title"] == wanted
        assert len(row["dc.title"]) == len(wanted)
    for values in taken_in(raw).values():
        check_xml(values)
