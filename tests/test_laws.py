"""The five laws of the record, over any bytes, any text, and dumps made of bulletin-like parts."""

from __future__ import annotations

import re
import tempfile
import time
import tomllib
from pathlib import Path
from typing import Any, Final

import generate
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from laws import AS_OF, SURROGATE, as_bytes, check_account, check_bulletin, check_bytes, check_ranges, check_record

import kpuparse
from kpuparse.reading import FileDump, TextDump
from kpuparse.splitting import bulletins


def law(examples: int) -> Any:
    """The same examples on every run and machine; no deadline, for a loaded machine breaks no law."""
    return settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


# --- dumps made of parts ---

HEADLINES: Final = [
    "KPU Kota Salatiga Buka Layanan Pindah Memilih",
    "KPU KABUPATEN KUDUS RAPIKAN GUDANG ARSIP",
    "Sah! 12 Petugas Dilantik",
    "“Suara untuk Semua”",
    "Rapat: Menata Daftar",
]
DATELINES: Final = [
    "Salatiga, kota-salatiga.kpu.go.id - ",
    "KUDUS, kab-kudus.kpu.go.id — ",
    "Jakarta,kpu.go.id-",
    "Kab-kudus.kpu.go.id – ",
    "kota-salatiga. kpu.go.id ",
    "Salatiga, https://kota-salatiga.kpu.go.id  Rabu (5/5). ",
    "Kudus - ",
    "Kudus (07/03) – ",
    "Hupmas, KPU KUDUS- ",
    "kpu-kuduskab.go.id",
]
DATES: Final = [
    "Selasa (2/12)",
    "(29/2/2023)",
    "31 Februari 2020",
    "Senin hingga Rabu, 8–10 Mei 2023",
    "30 Desember hingga 2 Januari 2024",
    "3 s.d 4 Juni 12026",
    "Jum’at (99/99)",
    "12 dan 22 0ktober 2026",
    "31/12/9999",
    "1 Januari 0001",
]
SENTENCES: Final = [
    "Ketua KPU Kota Salatiga, Budi Laksana, membuka acara",
    "Anggota KPU Divisi Data, Informasi, dan Humas, Rina Wati, S.Kom., M.Kom., dan M. Tohir",
    "Rina Wati selaku Plt. Kepala Biro Umum yang akrab disapa Eno",
    "Anggota (H. Budi L, SE, MM, Rina Wati",
    "pasangan calon Budi Laksana-Rina Wati (nomor urut 1)",
    "mantan Sekretaris (Sekjen) KPU RI Budi bin Tohir",
    "menurut Undang-Undang Nomor 7 Tahun 2017 dan PKPU 1/2020",
    "“Warga cukup membawa kartu,” ujar Budi",
    "''Siap,'' katanya",
    '"Budi mengatakan, “datanglah',
    "1. Budi sebagai narasumber 2. Rina (sekretaris)",
]
CREDITS: Final = [
    "(abc/ed. Foto: xyz/KPU Kota Salatiga)",
    "(humas kpu ri wati/ foto: budi/ed suR)",
    "(Humas KPU).",
    "*(Ab)",
    "[]",
    "(abc_ed",
    "Penulis: abc\nEditor: def",
]
FURNITURE: Final = ["Berita Terkini", "213", "Selengkapnya", "Bagikan:", "#pemilu", "Baca juga: Rapat", "…", "----"]
GLUE: Final = [
    *["\n", "\n", "\r\n", "\r", "\n\n", " ", "  ", " ....", " ....\n", ". ", ", ", ""],
    *["\t", "\x0b", "\x0c", "\x85", "\u2028"],
]
ODD: Final = [
    *["(", ")", "[", '"', "“", "”", "'", "’", "''", "*", "/", "-", "#", "."],
    *["&nbsp;", "&amp;", "&ldquo;", "&#8217;", "&#0;", "&#x", "&", ";", "&#13;", "&shy;", "&NotEqualTilde;"],
    *["\x00", "\x1c", "\x1f", "\x7f", "\ufeff", "\u00a0", "\u3000", "\u200b", "\u00ad"],
    # A letter and its mark; marks alone; letters that grow when their case is folded; digits that are not ASCII.
    *["e\u0301", "\u0301", "İ", "ß", "ﬃ", "ŉ", "²", "٣", "①", "Ⅷ", "Ω", "\u0958", "👩‍👩", "\U0010ffff", "\ufffd"],
]
PARTS: Final = [HEADLINES, DATELINES, DATES, SENTENCES, CREDITS, FURNITURE, GLUE, GLUE, ODD]
ENCODINGS: Final = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"]

dumps = st.lists(st.sampled_from(PARTS).flatmap(st.sampled_from), max_size=24).map("".join)
texts = st.text(max_size=300)
encoded = st.builds(lambda text, codec: text.encode(codec, "replace"), dumps, st.sampled_from(ENCODINGS))
spoiled = st.builds(
    lambda raw, at, noise: raw[: at % (len(raw) + 1)] + noise + raw[at % (len(raw) + 1) :],
    encoded,
    st.integers(0, 1 << 12),
    st.binary(max_size=4),
)


# --- mutated dumps ---

LABELLED: Final = [
    *(one.text for one in generate.bulletins(7, 40)),
    *(
        bulletin["text"]
        for path in sorted(Path(__file__).with_name("corpus").glob("dev/*-1.toml"))
        for bulletin in tomllib.loads(path.read_text("utf-8"))["bulletin"]
    ),
]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Return labelled bulletins in which stretches are lost, doubled, moved, spoiled, or in another encoding."""
    raw = "".join(draw(st.lists(st.sampled_from(LABELLED), min_size=1, max_size=3))).encode()
    place = st.integers(0, 1 << 16).map(lambda at: at % (len(raw) + 1))
    stray = st.one_of(st.binary(max_size=8), st.sampled_from(PARTS).flatmap(st.sampled_from).map(str.encode))
    for _ in range(draw(st.integers(1, 5))):
        start, end, to = sorted((draw(place), draw(place), draw(place)))
        head, middle, between, rest = raw[:start], raw[start:end], raw[end:to], raw[to:]
        match draw(st.integers(0, 7)):
            case 0:
                raw = head + rest
            case 1:
                raw = head + middle * 2 + rest
            case 2:
                raw = head + between + middle + rest
            case 3:
                raw = head + middle.upper() + between.lower() + rest
            case 4:
                raw = head + middle.replace(b"\n", draw(st.sampled_from([b" ", b"", b"\r", b"\r\n"]))) + between + rest
            case 5:
                raw = (
                    head + middle.decode("utf-8", "replace").encode(draw(st.sampled_from(ENCODINGS)), "replace") + rest
                )
            case _:
                raw = head + draw(stray) * draw(st.integers(1, 40)) + middle + between + rest
    return raw[:6000]


# --- what the laws say of a text and of a file ---


def as_read(text: str) -> str:
    """Return `text` as it is read: entities as their characters, plain blanks, no marks without width."""
    return "".join(p.text for p in TextDump(text).pieces())


def check_text_dump(text: str) -> None:
    raw = SURROGATE.sub("\ufffd", text).encode()
    known = as_read(text)
    cut = list(bulletins(TextDump(text).pieces()))
    assert "".join(b.raw for b in cut) == known
    found = list(kpuparse.split(text, as_of=AS_OF))
    check_ranges(found, len(raw))
    at = 0
    for bulletin, record in zip(cut, found, strict=True):
        assert as_read(raw[record.source.start : record.source.end].decode()) == bulletin.raw
        rest = bulletin.raw.lstrip()
        at += len(bulletin.raw)
        assert record.source.line == len(re.findall("\r\n|\r|\n", known[: at - len(rest)])) + 1
        check_bulletin(bulletin)
        check_record(record)
    assert as_bytes(list(kpuparse.split(text, as_of=AS_OF))) == as_bytes(found)
    check_account(TextDump(text), raw)


def check_file(raw: bytes) -> None:
    # What is packed has laws of its own: see test_reading.
    raw = raw if raw[:3] != b"\x1f\x8b\x08" else raw[1:]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "dump.txt")
        path.write_bytes(raw)
        found = list(kpuparse.read(path, as_of=AS_OF))
        check_ranges(found, len(raw))
        for record in found:
            check_record(record)
        dump = FileDump(path, "dump.txt")
        for bulletin in bulletins(dump.pieces()):
            check_bulletin(bulletin)
        check_account(dump, raw)
        assert as_bytes(list(kpuparse.read(path, as_of=AS_OF))) == as_bytes(found)


# --- the laws ---


@law(250)
@given(st.binary(max_size=400))
@example(b"")
@example(b"\xff")
@example(b"\xff\xfe")
@example(b"\xfe\xff\xd8\x00")
@example(b"\x00A\x00B\x00")
@example(b"\xef\xbb\xbf")
@example(b"\xc3")
def test_any_bytes(raw: bytes) -> None:
    check_file(raw)


@law(400)
@given(texts)
@example("")
@example("\ud800")
@example("Rapat\udfff\nSalatiga, kota-salatiga.kpu.go.id - KPU.")
@example("\r")
def test_any_text(text: str) -> None:
    check_text_dump(text)


@law(700)
@given(dumps)
@example("KPU Kudus Rapat\nKudus, kab-kudus.kpu.go.id - Selesai. ’Ω")
def test_text_made_of_parts(text: str) -> None:
    check_text_dump(text)


@law(250)
@given(encoded | spoiled)
def test_files_made_of_parts(raw: bytes) -> None:
    check_file(raw)


@law(300)
@given(mutated())
def test_mutated_dumps(raw: bytes) -> None:
    check_bytes(raw)


@law(100)
@given(st.binary(max_size=4000))
def test_more_bytes(raw: bytes) -> None:
    check_bytes(raw)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_cut_off_anywhere(sentence: str) -> None:
    for end in range(len(sentence) + 1):
        check_text_dump(f"{HEADLINES[0]}\n{DATELINES[0]}{sentence[:end]}")


@law(60)
@given(st.lists(st.tuples(*map(st.sampled_from, (HEADLINES, DATELINES, SENTENCES))), min_size=1, max_size=6))
def test_a_library_text_and_its_file_give_the_same(parts: list[tuple[str, str, str]]) -> None:
    text = "".join(f"{title}\n{dateline}{sentence}. (abc/ed. Foto: xyz/KPU)\n" for title, dateline, sentence in parts)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "dump.txt")
        path.write_bytes(text.encode())
        from_file = [kpuparse.to_dict(r) for r in kpuparse.read(path, as_of=AS_OF)]
    from_text = [kpuparse.to_dict(r) for r in kpuparse.split(text, as_of=AS_OF)]
    for record in from_file:
        assert record["source"].pop("file") == str(path)
    for record in from_text:
        assert record["source"].pop("file") is None
    assert from_text == from_file


# --- law 5: layout does not matter ---

WHOLE: Final = (
    "KPU Kota Salatiga Buka Layanan Pindah Memilih\n"
    "Salatiga, kota-salatiga.kpu.go.id - Ketua KPU Kota Salatiga, Budi Laksana, membuka layanan pindah memilih bagi "
    "perantau pada Selasa (2/12) di aula kantor. “Warga cukup membawa kartu identitas,” ujar Budi. Layanan itu "
    "diatur Undang-Undang Nomor 7 Tahun 2017. (abc/ed. Foto: xyz/KPU Kota Salatiga) ....\n"
    "KPU Kabupaten Kudus Rapikan Gudang Arsip\n"
    "Kudus, kab-kudus.kpu.go.id - Sekretaris KPU Kabupaten Kudus, Rina Wati, memimpin perapian gudang arsip pada "
    "Rabu (3/12) bersama seluruh staf. Kegiatan berakhir menjelang petang. "
    "(def/ed. Foto: xyz/KPU Kabupaten Kudus) ....\n"
)


def fields(text: str) -> list[dict[str, Any]]:
    """Return what must not depend on the layout: everything but the body's spelling and the offsets."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: bare(v) for k, v in value.items() if k not in {"span", "mentions", "id", "body", "source"}}
        if isinstance(value, list):
            return [bare(v) for v in value]
        return value

    return [bare(kpuparse.to_dict(r)) for r in kpuparse.split(text, as_of=AS_OF)]


def wrapped(text: str, width: int) -> str:
    """Return `text` with every line broken at blanks so that none is longer than `width`, where it can be."""
    lines = []
    for paragraph in text.splitlines():
        line = ""
        for word in paragraph.split():
            if line and len(line) + 1 + len(word) > width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(line)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(WHOLE.replace("\n", "\r\n"), id="crlf"),
        pytest.param(WHOLE.replace("\n", "\r"), id="cr"),
        pytest.param("\ufeff" + WHOLE, id="byte order mark"),
        pytest.param(WHOLE.replace(" - ", " — "), id="em dash"),
        pytest.param(WHOLE.replace(" - ", " – "), id="en dash"),
        pytest.param(WHOLE.replace(" - ", "-"), id="dash without blanks"),
        pytest.param(WHOLE.replace(" ", "  "), id="doubled blanks"),
        pytest.param(WHOLE.replace("“", '"').replace("”", '"'), id="straight marks"),
        pytest.param(WHOLE.replace("\nKPU", "\n\nKPU"), id="blank line between"),
        pytest.param(WHOLE.replace("\n", "\n\n"), id="blank line everywhere"),
        pytest.param(WHOLE.replace(" ....", ""), id="no dots"),
        pytest.param(WHOLE.replace("\n", " "), id="no line breaks"),
        pytest.param(WHOLE.replace("\n", "   \n"), id="trailing blanks"),
        pytest.param("\n\n" + WHOLE + "\n\n\n", id="blank lines around"),
        pytest.param(wrapped(WHOLE, 80), id="80 columns"),
        pytest.param(wrapped(WHOLE, 72), id="72 columns"),
        pytest.param(wrapped(WHOLE, 60), id="60 columns"),
    ],
)
def test_layout_does_not_matter(text: str) -> None:
    wanted = fields(WHOLE)
    assert [(r["date"], r["people"][0]["name"]) for r in wanted] == [
        ("2025-12-02", "Budi Laksana"),
        ("2025-12-03", "Rina Wati"),
    ]
    assert fields(text) == wanted


def test_a_bulletin_has_the_same_id_in_whichever_dump() -> None:
    first, second = kpuparse.split(WHOLE, as_of=AS_OF)
    alone = WHOLE[WHOLE.index("KPU Kabupaten") :]
    (found,) = kpuparse.split("\n\n" + alone.replace("\n", "\r\n"), as_of=AS_OF)
    assert found.id == second.id != first.id
    assert re.fullmatch(r"kab-kudus-2025-12-03-[0-9a-f]{8}", found.id)


# --- cost ---


def seconds(text: str) -> float:
    start = time.process_time()
    assert sum(1 for _ in kpuparse.split(text, as_of=AS_OF)) > 0
    return time.process_time() - start


@pytest.mark.parametrize(
    "unit",
    [
        *["(", "[", ")", '"', "“", "'", "‘", "''", ",", "-", "/", "1", "A", "a", " ", "\n", "\r\n", "\x00", "\u0301"],
        *["A ", "Aa ", "Budi ", "Budi, ", "M. ", "S.H., ", "dan ", "#a ", "a-", "a.", "Foto: ", "(Foto: ", "(a"],
        *[
            "KPU ",
            "Ketua, ",
            "Semarang, ",
            "Semarang\n",
            ".go.id",
            "kpu.go.id",
            "https://www.",
            "Nomor ",
            ".",
            ". ",
            "…",
        ],
        *["213\n", "A\n", "Editor: a\n", "Selasa (2/12) ", "2 Mei 2020 ", "12 dan ", "UU Nomor 7 Tahun 2017 "],
        *["“a.” ujar Budi. ", "ujar Budi, “", "Budi-Wati ", "Budi alias ", "Kudus, kab-kudus.kpu.go.id - "],
        *[
            "H. ",
            "1. ",
            "Budi, sapaan akrab ",
            "narasumber Budi Laksana, ",
            "host Rindi dan ",
            "Ketua LMA Lapago, Lenis Wakerkwa, ",
        ],
    ],
    ids=repr,
)
def test_no_text_is_slow(unit: str) -> None:
    # Running text of this length takes a sixth of a second; a loaded machine may need some times that.
    assert seconds(WHOLE[:120] + (unit * 20_000)[:20_000] + "x") < 2


def test_a_long_list_of_counters() -> None:
    check_text_dump("213\n" * 1_200 + "Kudus - Rapat")
