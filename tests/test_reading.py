"""Reading: encodings run by run, line ends, long lines and windows, with byte offsets that are exact in each."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import kpuparse
from kpuparse.reading import LINE_LIMIT, FileDump, Piece, StreamDump, TextDump, Window, decode, line_breaks
from kpuparse.splitting import RECORD_LIMIT, WINDOW, bulletins

AS_OF = dt.date(2026, 11, 1)

FIRST = (
    "KPU Kota Salatiga Buka Layanan Pindah Memilih\n"
    "Salatiga, kota-salatiga.kpu.go.id - Ketua KPU Kota Salatiga, Budi Laksana, membuka layanan pindah memilih pada "
    "Selasa (2/12). “Warga cukup membawa kartu identitas — tanpa biaya,” ujar Budi. "
    "(abc/ed. Foto: xyz/KPU Kota Salatiga) ....\n"
)
SECOND = (
    "KPU Kabupaten Kudus Rapikan Gudang Arsip\n"
    "Kudus, kab-kudus.kpu.go.id - Sekretaris KPU Kabupaten Kudus, Rina Wati, memimpin perapian gudang arsip pada "
    "Rabu (3/12). Kegiatan berakhir menjelang petang. (def/ed. Foto: xyz/KPU Kabupaten Kudus) ....\n"
)
TITLES = ["KPU Kota Salatiga Buka Layanan Pindah Memilih", "KPU Kabupaten Kudus Rapikan Gudang Arsip"]


def pieces(raw: bytes) -> list[Piece]:
    """Decode `raw`; whatever it is, its pieces lie end to end and every character knows its byte."""
    found = list(decode(io.BytesIO(raw)))
    at = 0
    for piece in found:
        assert piece.start == at
        assert piece.text
        at = piece.byte_at(len(piece.text))
    assert at == len(raw)
    return found


def decoded(raw: bytes) -> str:
    return "".join(p.text for p in pieces(raw))


def codecs(raw: bytes) -> list[str]:
    return [p.codec for p in pieces(raw)]


def offsets(raw: bytes) -> list[int]:
    return [p.byte_at(i) for p in pieces(raw) for i in range(len(p.text))]


def dump(folder: Path, raw: bytes) -> list[kpuparse.Record]:
    """Read `raw` from a file; its records' ranges lie end to end."""
    path = folder / "dump.txt"
    path.write_bytes(raw)
    found = list(kpuparse.read(path, as_of=AS_OF))
    ends = [r.source.end for r in found]
    assert [r.source.start for r in found] == [0, *ends[:-1]]
    assert ends[-1] == len(raw)
    return found


def fields(record: kpuparse.Record) -> dict[str, Any]:
    plain = kpuparse.to_dict(record)
    del plain["source"], plain["warnings"]
    return plain


def codes(record: kpuparse.Record) -> list[str]:
    return [w.code for w in record.warnings]


# --- encodings ---


@pytest.mark.parametrize(
    ("encoding", "mark", "codec"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        # What a cp1252 file has outside ASCII are its marks; they come in runs of their own.
        ("cp1252", b"", "cp1252"),
    ],
)
def test_every_encoding_gives_the_same_records(tmp_path: Path, encoding: str, mark: bytes, codec: str) -> None:
    text = FIRST + SECOND
    raw = mark + text.encode(encoding)
    assert decoded(raw) == ("\ufeff" if mark else "") + text
    assert codec in codecs(raw)
    found = dump(tmp_path, raw)
    assert [fields(r) for r in found] == [fields(r) for r in kpuparse.split(text, as_of=AS_OF)]
    border = len(mark + FIRST.encode(encoding))
    assert [(r.source.start, r.source.end, r.source.line) for r in found] == [
        (0, border, 1),
        (border, len(raw), 3),
    ]
    assert [codes(r) for r in found] == ([["encoding"], []] if encoding == "cp1252" else [[], []])


def test_a_windows_line_inside_utf8() -> None:
    raw = "a “b”\n".encode() + "c “d” é\n".encode("cp1252") + "e “f”\n".encode()
    assert decoded(raw) == "a “b”\nc “d” é\ne “f”\n"
    assert codecs(raw).count("cp1252") == 3
    # `a `, then marks of three bytes each, then the next line with marks of one.
    assert offsets(raw)[:7] == [0, 1, 2, 5, 6, 9, 10]
    assert offsets(raw)[7:14] == [11, 12, 13, 14, 15, 16, 17]
    assert offsets(raw)[-2:] == [len(raw) - 4, len(raw) - 1]


def test_utf8_and_windows_by_bulletin(tmp_path: Path) -> None:
    found = dump(tmp_path, FIRST.encode("cp1252") + FIRST.encode() + SECOND.encode())
    assert [r.title for r in found] == [TITLES[0], TITLES[0], TITLES[1]]
    assert [fields(r) for r in found[:1]] == [fields(r) for r in found[1:2]]
    assert [codes(r) for r in found] == [["encoding"], ["duplicate"], []]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a\xffb", "aÿb"),
        # Bytes that Windows-1252 does not have.
        (b"a\x81b\x8d", "a\ufffdb\ufffd"),
        # Overlong forms, a surrogate and a number beyond Unicode are no UTF-8.
        (b"\xc0\xaf", "À¯"),
        (b"\xed\xa0\x80", "í\xa0€"),
        (b"\xf4\x90\x80\x80", "ô\ufffd€€"),
        # A character cut off at the end, and in the middle.
        (b"a\xe2\x80", "aâ€"),
        (b"\xe2\x80a", "â€a"),
        (b"\xc3", "Ã"),
        (b"\x80\xc3\xa9", "€é"),
        (b"\x00", "\x00"),
        (b"", ""),
    ],
)
def test_bytes_that_are_not_utf8(raw: bytes, text: str) -> None:
    assert decoded(raw) == text


def test_bytes_of_no_encoding_are_flagged(tmp_path: Path) -> None:
    (record,) = dump(tmp_path, FIRST.encode().replace(b"biaya", b"bi\x81ya"))
    assert "bi\ufffdya" in record.body
    assert codes(record) == ["encoding", "undecodable"]


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_with_astral_characters_and_odd_ends(codec: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}[codec]
    text = "a😀b\n"
    raw = mark + text.encode(codec)
    assert decoded(raw) == "\ufeff" + text
    assert offsets(raw) == [0, 2, 4, 8, 10]
    # Half a character at the end, and half a pair in the middle.
    assert decoded(raw + b"x") == "\ufeff" + text + "\ufffd"
    high = "😀".encode(codec)[:2]
    assert decoded(mark + high + "a".encode(codec)) == "\ufeff\ufffda"
    assert decoded(mark) == "\ufeff"
    assert decoded(mark + b"\x00") == "\ufeff\ufffd"


def test_utf16_without_mark_is_told_by_its_nuls() -> None:
    assert codecs("Rapat\n".encode("utf-16-le")) == ["utf-16-le"]
    assert codecs("Rapat\n".encode("utf-16-be")) == ["utf-16-be"]
    # A few NULs make no UTF-16, nor does nothing but NULs.
    assert codecs(b"Rapat\x00 \x00di Kudus\n") == ["utf-8"]
    assert codecs(bytes(100)) == ["utf-8"]


# --- line ends ---


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp1252"])
def test_line_ends(tmp_path: Path, end: str, encoding: str) -> None:
    text = (FIRST + "\n" + SECOND + "\n\n").replace("\n", end)
    found = dump(tmp_path, text.encode(encoding))
    assert [fields(r) for r in found] == [fields(r) for r in kpuparse.split(FIRST + SECOND, as_of=AS_OF)]
    assert [r.source.line for r in found] == [1, 4]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_that_starts_with_an_empty_line(tmp_path: Path, encoding: str) -> None:
    (record,) = dump(tmp_path, ("\n" + FIRST).encode(encoding))
    assert (record.title, record.source.line) == (TITLES[0], 2)


def test_a_byte_order_mark_is_no_start(tmp_path: Path) -> None:
    (record,) = dump(tmp_path, ("\n\n" + FIRST).encode("utf-8-sig"))
    assert record.source.line == 3


def test_mixed_line_ends_count_once_each() -> None:
    assert line_breaks("a\r\nb\nc\rd\n\re", 0, 11) == 5
    assert line_breaks("a\r\nb", 0, 2) == 1
    assert line_breaks("a\x85b\u2028c\x0b", 0, 6) == 0
    assert line_breaks("\n\n\n", 1, 2) == 1


# --- long lines, pieces and windows ---


@pytest.mark.parametrize("sign", ["é", "€", "😀"])
@pytest.mark.parametrize("shift", range(4))
def test_a_character_across_the_border_of_pieces(sign: str, shift: int) -> None:
    # The border falls before, inside and behind the character.
    text = "a" * (LINE_LIMIT - shift) + sign * 3 + "b" * LINE_LIMIT + sign
    raw = text.encode()
    found = pieces(raw)
    assert "".join(p.text for p in found) == text
    assert {p.codec for p in found} == {"utf-8"}
    assert len(found) >= 2
    assert max(len(p.text) for p in found) <= LINE_LIMIT


def test_a_long_line_of_many_byte_characters() -> None:
    text = "€é😀" * LINE_LIMIT
    assert decoded(text.encode()) == text
    assert offsets("€é😀".encode() * 3) == [0, 3, 5, 9, 12, 14, 18, 21, 23]


def test_a_long_line_of_windows_text() -> None:
    raw = b"\xe9" * (LINE_LIMIT + 10) + b"\n\xe9"
    assert decoded(raw) == "é" * (LINE_LIMIT + 10) + "\né"


def test_a_windows_sign_at_the_border_is_not_taken_for_half_a_character() -> None:
    # `é` in Windows-1252 looks like the first of three UTF-8 bytes.
    raw = b"a" * (LINE_LIMIT - 1) + b"\xe9" + b"b" * 10
    assert decoded(raw) == "a" * (LINE_LIMIT - 1) + "é" + "b" * 10


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("shift", range(3))
def test_a_pair_across_the_border_of_pieces_in_utf16(codec: str, shift: int) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}[codec]
    text = "a" * (LINE_LIMIT // 2 - shift) + "😀" * (2 * LINE_LIMIT) + "b\n"
    found = pieces(mark + text.encode(codec))
    assert "".join(p.text for p in found) == "\ufeff" + text
    assert len(found) > 2


@pytest.mark.parametrize("size", [LINE_LIMIT - 1, LINE_LIMIT, LINE_LIMIT + 1])
def test_a_line_that_ends_at_the_border(size: int) -> None:
    raw = b"a" * (size - 2) + b"\r\nb"
    assert decoded(raw) == raw.decode()


def test_text_and_file_and_stream_decode_alike(tmp_path: Path) -> None:
    text = (FIRST + SECOND) * 300
    path = tmp_path / "dump.txt"
    path.write_bytes(text.encode())
    stream = StreamDump(io.BytesIO(text.encode()))
    for source in (TextDump(text), FileDump(path, "dump.txt"), stream, stream):
        assert source.size() == len(text.encode())
        assert "".join(p.text for p in source.pieces()) == text


def test_lone_surrogates_in_text_are_replaced() -> None:
    source = TextDump("a\ud800b")
    assert [p.text for p in source.pieces()] == ["a\ufffdb"]
    assert source.size() == 5


def test_a_window_keeps_its_bytes_and_lines() -> None:
    raw = "satu “dua”\r\n".encode() + "tiga “empat”\n".encode("cp1252") + "lima 😀\rakhir".encode()
    whole = Window()
    whole.extend(pieces(raw))
    for count in range(len(whole.text) + 1):
        window = Window()
        window.extend(pieces(raw))
        window.drop(count)
        assert window.text == whole.text[count:]
        assert [window.byte_at(i) for i in range(len(window.text) + 1)] == [
            whole.byte_at(i) for i in range(count, len(whole.text) + 1)
        ]
    assert whole.byte_at(len(whole.text)) == len(raw)
    at = whole.text.index("lima")
    assert {p.codec for p in whole.origin(0, 5).pieces} == {"utf-8"}
    assert {p.codec for p in whole.origin(0, at).pieces} == {"utf-8", "cp1252"}
    whole.drop(at)
    assert whole.line == 3


def numbered(count: int) -> Iterator[str]:
    """Yield bulletins that differ in a number and in length."""
    for number in range(count):
        yield (
            f"KPU Kabupaten Kudus Gelar Rapat Ke-{number}\n"
            f"Kudus, kab-kudus.kpu.go.id – Sekretaris KPU Kabupaten Kudus, Rina Wati, memimpin rapat nomor {number} "
            f"pada Selasa (2/12/2025). {'Rapat berlangsung “hangat” sampai petang. ' * (number % 7 * 25)}"
            f"Rapat nomor {number} selesai. (def/ed. Foto: xyz/KPU Kabupaten Kudus) ....\n"
        )


def parts(text: str) -> list[tuple[str | None, int, int, int]]:
    return [(b.title, b.start, b.end, b.line) for b in bulletins(TextDump(text).pieces())]


def test_many_windows_give_what_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    made = list(numbered(800))
    text = "".join(made)
    assert len(text) > 2 * WINDOW
    ends = list(itertools.accumulate(len(m.encode()) for m in made))
    wanted = [
        (f"KPU Kabupaten Kudus Gelar Rapat Ke-{n}", start, end, 2 * n + 1)
        for n, (start, end) in enumerate(zip([0, *ends[:-1]], ends, strict=True))
    ]
    assert parts(text) == wanted
    monkeypatch.setattr("kpuparse.splitting.WINDOW", 10 * len(text))
    assert parts(text) == wanted


@pytest.mark.parametrize("size", [9_000, 20_011])
def test_the_size_of_the_window_does_not_matter(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    text = "".join(numbered(40))
    wanted = [kpuparse.to_dict(r) for r in kpuparse.split(text, as_of=AS_OF)]
    assert len(wanted) == 40
    monkeypatch.setattr("kpuparse.splitting.WINDOW", size)
    assert [kpuparse.to_dict(r) for r in kpuparse.split(text, as_of=AS_OF)] == wanted


def test_a_bulletin_longer_than_a_record_may_be_is_cut() -> None:
    text = FIRST.replace("Warga", "Warga " * 250_000) + SECOND
    found = list(bulletins(TextDump(text).pieces()))
    assert "".join(b.raw for b in found) == text
    assert max(len(b.raw) for b in found) <= RECORD_LIMIT
    assert [found[0].title, found[-1].title] == TITLES


def test_a_bulletin_that_is_cut_says_so() -> None:
    text = FIRST.replace("Warga", "Warga " * 250_000) + SECOND
    first = next(bulletins(TextDump(text).pieces()))
    assert first.oversize


def test_blanks_longer_than_a_record_may_be_are_kept(tmp_path: Path) -> None:
    blanks = (" " * 65_000 + "\n") * 16 + " " * 10_000
    raw = (blanks + (FIRST + SECOND).replace("\n", " ") * 20).encode()
    assert [r.title for r in dump(tmp_path, raw)][-1] == TITLES[1]


def test_memory_does_not_grow_with_the_dump(tmp_path: Path) -> None:
    text = "".join(numbered(400))
    assert len(text) > WINDOW

    def peak(times: int) -> int:
        path = tmp_path / f"{times}.txt"
        path.write_text(text * times, encoding="utf-8")
        tracemalloc.start()
        assert sum(1 for _ in bulletins(FileDump(path, None).pieces())) == 400 * times
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(3) < 1.5 * peak(1)
