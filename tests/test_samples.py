"""The samples: each gives exactly the records beside it, and those say what a reader of the sample finds in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from make_samples import ROOT, records_of, samples

Record = dict[str, Any]

# Read off the samples by eye, not by the program: of each bulletin in order, its date and whom it names.
FOUND_BY_READING: Final = {
    "tiny": """
        2025-12-02 Rina Laksmi
        2025-11-28 Tobirin, Yosef Wenda
    """,
    "office-month": """
        2025-10-31 Wiratno Adi Saputra, Lestari Kinasih
        2025-10-29 Sudarmaji, Retno Palupi
        2025-10-28 Yohanes Bimantara, Dian Larasati
        2025-10-24 Siti Mutmainah, Bagas Prakosa
        2025-10-23 Ratri Anindya, Sugiyarto, Nabila Zahra
        2025-10-22 Herlambang Wicaksono, Maria Gorety
        2025-10-20 Arya Nugraha, Weni Ambarsari
        2025-10-16 Wiratno Adi Saputra, Endang Purwaningrum
        2025-10-14 Tegar Wibisana
        2025-10-03 Khoerudin, Ratri Anindya, Bagas Prakosa, Yohanes Bimantara
    """,
    "mixed-years": """
        2019-02-13 Bramantya Soeryo
        2020-09-08 Melkianus Taek, Yustina Bere
        2021-03-14 Frangky Rorimpandey
        2021-11-17 Yakobus Lado, Marselina Ndun, Adolf Toelle, Deky Balo
        2022-03-24 Zulfadli bin Hanafiah, Cut Nyak Rahmawati
        2023-10-09 Paramitha Dewanti, Gatot Hariwijaya, Ni Luh Saraswati, Hadar Maulana
        2024-01-24 Syafrinal Koto, Nurasikin
        2025-01-06 Baiq Larasita, Lalu Gede Suprana, Agus Fathoni, Ida Ayu Mirah
        2025-03-03 Yohanis Mahuze, Sumiyati
        2025-08-12 Prita Wulansari, Rangga Bisma W.
        2026-02-10 Ganung Prayitno, Damar Pinilih
        2026-05-22 Moh. Rizal Lamakarate, Tiurma Simanungkalit
    """,
    "messy": """
        2025-08-11 Mappasessu Daeng Rala
        2025-08-06 Andi Tenri Waru
        2025-08-01 Nurhayati Pallawa, Abdul Kadir, Sitti Ramlah
        2025-07-31 Irwan Lasinrang
        2025-07-29 Sulfikar Badawi
        2025-07-24 Sri Wahyuni Tahir, Irwan Lasinrang
        2025-07-22 Nu’mah Sanusi
        2025-07-21 Irwan Lasinrang
        2025-08-11 Mappasessu Daeng Rala
    """,
}


def records(name: str) -> list[Record]:
    return [json.loads(line) for line in (ROOT / "samples" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def by_reading() -> list[Any]:
    params = []
    for name, table in FOUND_BY_READING.items():
        for at, line in enumerate(table.split("\n")[1:-1]):
            date, _, people = line.strip().partition(" ")
            params.append(pytest.param(name, at, date, people.split(", "), id=f"{name}-{at + 1}"))
    return params


@pytest.mark.parametrize("sample", samples(), ids=lambda s: s.stem)
def test_sample_gives_exactly_its_records(sample: Path) -> None:
    assert records_of(sample) == sample.with_suffix(".jsonl").read_bytes()


@pytest.mark.parametrize(("name", "at", "date", "people"), by_reading())
def test_record_says_what_a_reader_finds(name: str, at: int, date: str, people: list[str]) -> None:
    record = records(name)[at]
    assert (record["date"], [p["name"] for p in record["people"]]) == (date, people)


def test_nobody_read_fewer_bulletins_than_there_are() -> None:
    assert {s.stem for s in samples()} == set(FOUND_BY_READING) == {s.stem for s in (ROOT / "samples").glob("*.jsonl")}
    for name, table in FOUND_BY_READING.items():
        assert len(records(name)) == len(table.strip().splitlines()), name


# --- roles, quotes, credits that the samples are there to show, and those that still come out wrong


def roles(name: str, person: str) -> list[str]:
    """Return the role phrases of `person` over a whole sample, each once, in order."""
    found = (r["text"] for record in records(name) for p in record["people"] if p["name"] == person for r in p["roles"])
    return list(dict.fromkeys(found))


ROLES: Final = [
    ("tiny", "Rina Laksmi", ["Ketua KPU Kota Tegal"]),
    ("tiny", "Yosef Wenda", ["Anggota KPU Kota Tegal Divisi Data dan Informasi"]),
    ("tiny", "Tobirin", ["Plt. Sekretaris KPU Kota Tegal"]),
    ("office-month", "Retno Palupi", ["Kasubbag Keuangan, Umum, dan Logistik"]),
    ("office-month", "Yohanes Bimantara", ["Anggota KPU Kabupaten Banyumas", "pembina upacara"]),
    ("office-month", "Maria Gorety", ["Kepala Subbagian Keuangan KPU Provinsi Jateng"]),
    ("office-month", "Weni Ambarsari", ["Anggota KPU Kabupaten Cilacap", "moderator"]),
    ("mixed-years", "Bramantya Soeryo", ["Sekretaris Jenderal (Sekjen) KPU RI"]),
    ("mixed-years", "Hadar Maulana", ["mantan Anggota KPU RI"]),
    ("mixed-years", "Ganung Prayitno", ["Penggagas gerakan", "Kasubbag Umum"]),
    ("mixed-years", "Yustina Bere", ["Ketua tim pemeriksa"]),
    ("mixed-years", "Lalu Gede Suprana", ["sastrawan"]),
    ("mixed-years", "Gatot Hariwijaya", ["Direktur Eksekutif lembaga pemantau Suara Warga"]),
    ("mixed-years", "Yakobus Lado", ["Ketua PPK Kelapa Lima"]),
    ("mixed-years", "Adolf Toelle", ["Anggota PPK Alak"]),
    ("messy", "Sulfikar Badawi", ["Anggota KPU Kota Parepare Divisi Keuangan, Umum, Logistik, dan Rumah Tangga"]),
    ("messy", "Sri Wahyuni Tahir", ["Pelatih PMI Kota Parepare"]),
]


@pytest.mark.parametrize(
    ("name", "person", "wanted"),
    [pytest.param(*r, id=r[1]) for r in ROLES],
)
def test_roles_of_the_samples(name: str, person: str, wanted: list[str]) -> None:
    assert roles(name, person) == wanted


def test_labelled_credit_is_whole() -> None:
    credit = records("mixed-years")[-1]["credit"]
    assert (credit["writers"], credit["editors"]) == (["Andi Rahmi"], ["Moh. Rizal"])
    assert (credit["photographers"], records("mixed-years")[-1]["extra"]) == (["Fadel"], [])


def test_what_is_wrong_with_a_sample_is_said() -> None:
    codes = {name: [[w["code"] for w in r["warnings"]] for r in records(name)] for name in FOUND_BY_READING}
    assert not any(codes["tiny"] + codes["office-month"])
    assert codes["mixed-years"] == [[]] * 8 + [["missing-title", "missing-dateline"], ["weekday-mismatch"], [], []]
    assert codes["messy"] == [
        *[[]] * 4,
        ["missing-credit"],
        [],
        ["encoding"],
        ["missing-credit", "truncated"],
        ["duplicate"],
    ]
