"""Reading: encodings run by run, line ends, long lines and windows, with byte offsets that are exact in each."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import itertools
import time
import tracemalloc
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import kpuparse
from kpuparse.pipeline import records
from kpuparse.reading import FileDump, StreamDump, TextDump
from kpuparse.reading.characters import BLANKS, WIDTHLESS
from kpuparse.reading.decoding import BLOCK, decode
from kpuparse.reading.pieces import ENTITY, Passage, Piece, line_breaks
from kpuparse.record import WARNINGS
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
    check_pieces(found, len(raw))
    return found


def check_pieces(found: list[Piece], size: int) -> None:
    at = 0
    for piece in found:
        assert piece.start == at
        assert piece.text
        step = len(piece.text) // 500 + 1
        places = [piece.byte_at(i) for i in [*range(0, len(piece.text), step), len(piece.text)]]
        assert places == sorted(set(places))
        assert (places[0], places[-1]) == (piece.start, piece.end)
        at = piece.end
    assert at == size


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


def encoding_named(record: kpuparse.Record) -> str | None:
    """Return the encodings that the one warning names, None where there is no warning."""
    if not record.warnings:
        return None
    (warning,) = record.warnings
    assert warning.code == "encoding"
    return warning.message.rpartition(": ")[2]


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
    # All of SECOND is ASCII.
    read_as = {"cp1252": ["Windows-1252", None], "utf-16-le": ["UTF-16LE"] * 2, "utf-16-be": ["UTF-16BE"] * 2}
    assert [encoding_named(r) for r in found] == read_as.get(encoding, [None, None])


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


# --- segments: files of several encodings, joined ---

WRITTEN = {
    "utf-8": ("utf-8", b""),
    "utf-8 marked": ("utf-8", b"\xef\xbb\xbf"),
    "utf-16-le": ("utf-16-le", b""),
    "utf-16-le marked": ("utf-16-le", b"\xff\xfe"),
    "utf-16-be": ("utf-16-be", b""),
    "utf-16-be marked": ("utf-16-be", b"\xfe\xff"),
    "cp1252": ("cp1252", b""),
}


def written(text: str, how: str) -> bytes:
    codec, mark = WRITTEN[how]
    return mark + text.encode(codec)


def wanted_text(segments: list[tuple[str, str]]) -> str:
    return "".join("\ufeff" * bool(WRITTEN[how][1]) + text for text, how in segments)


def wanted_offsets(segments: list[tuple[str, str]]) -> list[int]:
    """Return the byte at which each character starts, counted without the code under test."""
    found, at = [], 0
    for text, how in segments:
        codec, mark = WRITTEN[how]
        sizes = [len(mark)] * bool(mark) + [len(c.encode(codec)) for c in text]
        for size in sizes:
            found.append(at)
            at += size
    return found


def check_segments(segments: list[tuple[str, str]]) -> None:
    raw = b"".join(written(text, how) for text, how in segments)
    assert decoded(raw) == wanted_text(segments)
    assert offsets(raw) == wanted_offsets(segments)


@pytest.mark.parametrize("end", ["\n", "\r\n", ""], ids=["lf", "crlf", "no end"])
@pytest.mark.parametrize("start", ["", "“", "\n"], ids=["plain", "quoted", "empty line"])
def test_any_three_files_joined(start: str, end: str) -> None:
    text = start + FIRST.rstrip(" .\n") + end
    for how in itertools.product(WRITTEN, repeat=3):
        check_segments([(text, h) for h in how])


def test_the_records_of_files_joined(tmp_path: Path) -> None:
    third = FIRST.replace("Salatiga", "Tegal").replace("salatiga", "tegal")
    fourth = third.replace("Tegal", "Batu").replace("tegal", "batu")
    segments = [(FIRST, "utf-8"), (SECOND, "utf-16-le marked"), (third, "utf-8 marked"), (fourth, "cp1252")]
    raw = [written(*one) for one in segments]
    found = dump(tmp_path, b"".join(raw))
    assert [fields(r) for r in found] == [
        fields(r) for r in kpuparse.split("".join(text for text, _ in segments), as_of=AS_OF)
    ]
    # A mark counts to what stands before it, as a blank line would.
    starts = [0, *itertools.accumulate(map(len, raw))]
    assert [r.source.start for r in found] == [0, starts[1] + 2, starts[2] + 3, starts[3]]
    assert [r.source.line for r in found] == [1, 3, 5, 7]
    assert [encoding_named(r) for r in found] == [None, "UTF-16LE", None, "Windows-1252"]


def test_a_warning_names_every_encoding_of_a_bulletin(tmp_path: Path) -> None:
    half = FIRST.index("Warga")
    (record,) = dump(tmp_path, FIRST[:half].encode("utf-16-be") + FIRST[half:].encode("cp1252"))
    assert encoding_named(record) == "Windows-1252 and UTF-16BE"
    assert fields(record) == fields(next(kpuparse.split(FIRST, as_of=AS_OF)))


@pytest.mark.parametrize("first", WRITTEN)
@pytest.mark.parametrize("second", [how for how in WRITTEN if "marked" in how])
def test_a_line_break_between_files(first: str, second: str) -> None:
    # What `cat a; echo; cat b` makes of UTF-16: a byte that is half of nothing.
    check_segments([(FIRST, first), ("\n", "utf-8"), (SECOND, second)])


@pytest.mark.parametrize("how", ["utf-16-le", "utf-16-be marked"])
def test_a_file_cut_within_a_character_does_not_spoil_the_next(how: str) -> None:
    raw = written(FIRST, how)[:-1] + written(SECOND, "utf-16-le marked")
    assert decoded(raw).endswith("\ufeff" + SECOND)
    assert decoded(raw).startswith(wanted_text([(FIRST[:-1], how)]))


@pytest.mark.parametrize(
    "text",
    [
        "规定投票日期之前\n" * 50,
        "あいうえおかきくけこさし\n" * 50,
        "नमस्ते मतदान केन्द्र\n" * 50,
        "ꦏꦺꦴꦠꦱꦭꦠꦶꦒ\n" * 50,
        "الانتخابات العامة\n" * 50,
        "ａｂｃ！þÿ￮\n" * 50,
        "😀😁😂\n" * 50,
    ],
    ids=["chinese", "hiragana", "devanagari", "javanese", "arabic", "full width", "emoji"],
)
@pytest.mark.parametrize("how", ["utf-16-le marked", "utf-16-be marked"])
def test_utf16_in_other_scripts_is_not_left(text: str, how: str) -> None:
    check_segments([(text, how)])
    check_segments([(FIRST, "utf-8"), (text, how), (SECOND, "utf-8")])


@pytest.mark.parametrize(
    "raw",
    [
        # The bytes of a mark, with nothing behind them that is UTF-16.
        b"satu \xff\xfe dua dan tiga\n",
        b"satu \xfe\xffdua dan tiga dan empat\n",
        # NULs between fields, and a few between letters.
        b"satu\x00dua\x00tiga\x00empat\x00lima\x00enam\x00tujuh\x00delapan\n",
        b"R\x00a\x00p\x00at di aula kantor\n",
    ],
)
def test_what_is_no_utf16_in_the_middle(raw: bytes) -> None:
    assert not {"utf-16-le", "utf-16-be"} & set(codecs(b"Rapat di aula.\n" + raw))


SENTENCES = st.sampled_from(
    [
        "Rapat di aula",
        "“Siap,” ujar Budi",
        "pukul 10.00–12.00",
        "dibuka 2/12\n",
        "warga\r\n\r\n",
        "café",
        "&amp;",
        "213\n",
    ]
)
SEGMENTS = st.lists(
    st.tuples(
        st.lists(SENTENCES, max_size=30).map(lambda s: " ".join(["KPU Kota Salatiga buka rapat", *s, "usai.\n"])),
        st.sampled_from(sorted(WRITTEN)),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=150, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(SEGMENTS, st.sampled_from([64, 97, 1000, BLOCK]))
def test_any_segments_in_any_encodings(segments: list[tuple[str, str]], block: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kpuparse.reading.decoding.BLOCK", block)
        check_segments(segments)


def read_as(raw: bytes) -> list[Piece]:
    """Return the pieces of a stream as a dump gives them."""
    found = list(StreamDump(io.BytesIO(raw)).pieces())
    check_pieces(found, len(raw))
    return found


@settings(max_examples=300, derandomize=True, deadline=None, database=None)
@given(
    st.lists(
        st.binary(max_size=40) | st.sampled_from([b"\xff\xfe", b"\xfe\xff", b"R\x00a\x00" * 9, b"\x00R" * 17]),
        max_size=12,
    )
)
@example([b"\xff\xfe", b"\xfe\xff\xff\xfe" * 3, b"a"])
def test_any_bytes_lie_end_to_end(parts: list[bytes]) -> None:
    raw = b"".join(parts)
    pieces(raw)
    read_as(b"" if raw.startswith(b"\x1f\x8b\x08") else raw)


# --- entities, blanks, marks without width ---


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a&nbsp;b", "a b"),
        ("Humas &amp; SDM", "Humas & SDM"),
        ("&ldquo;a&rdquo; &lsquo;b&rsquo; &ndash; &mdash; &hellip;", "“a” ‘b’ – — …"),
        ("&#8220;a&#x201D; &#x201c;&#0034;", '“a” “"'),
        ("&quot;a&quot; &apos;b&apos; &lt;c&gt;", "\"a\" 'b' <c>"),
        # What Word wrote: numbers of Windows-1252.
        ("&#147;a&#148; &#150;", "“a” –"),
        ("Caf&eacute; &#128512;", "Café 😀"),
        ("ta&shy;hun ta&#173;hun &zwj;", "tahun tahun \u200d"),
        # Once only: what was escaped twice shows how it was escaped.
        ("&amp;nbsp; &amp;amp;", "&nbsp; &amp;"),
        # No entity: without its end, without a name, unknown, too long.
        ("&nbsp a &amp", "&nbsp a &amp"),
        ("Humas&SDM; R&D; &; &#; &#x; & amp;", "Humas&SDM; R&D; &; &#; &#x; & amp;"),
        (
            "&notit; &ampere; &aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;",
            "&notit; &ampere; &aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;",
        ),
        # Never to control characters, halves of pairs or what is no character; nor to two.
        ("&#0; &#7; &#10; &#13; &Tab; &NewLine; &#127; &#129;",) * 2,
        ("&#xD83D;&#xDE00; &#x110000; &#9999999; &#xFFFF; &#65533;",) * 2,
        ("&NotEqualTilde;",) * 2,
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be"])
def test_entities(text: str, wanted: str, codec: str) -> None:
    raw = f"Rapat: {text}\n".encode(codec)
    assert "".join(p.text for p in read_as(raw)) == f"Rapat: {wanted}\n"
    assert "".join(p.text for p in TextDump(text).pieces()) == wanted
    assert (ENTITY in {p.codec for p in read_as(raw)}) == (wanted != text)


def test_entities_keep_their_bytes() -> None:
    raw = "é&nbsp;“&ldquo;&#8221;x".encode()
    assert [(p.text, p.start, p.end) for p in read_as(raw)] == [
        ("é", 0, 2),
        (" ", 2, 8),
        ("“", 8, 11),
        ("“", 11, 18),
        ("”", 18, 25),
        ("x", 25, 26),
    ]


@pytest.mark.parametrize("shift", range(9))
@pytest.mark.parametrize("codec", ["utf-8", "cp1252", "utf-16-le"])
def test_an_entity_across_the_border_of_pieces(shift: int, codec: str) -> None:
    text = "a" * (BLOCK // len("a".encode(codec)) - shift) + "&ldquo;b" + "c" * BLOCK
    raw = ("\n" + text).encode(codec)
    assert "".join(p.text for p in read_as(raw)) == "\n" + text.replace("&ldquo;", "“")
    text = "a" * (BLOCK - shift) + "&ldquo;b" + "c" * BLOCK
    assert "".join(p.text for p in TextDump(text).pieces()) == text.replace("&ldquo;", "“")


def test_pasted_text_gives_the_same_fields(tmp_path: Path) -> None:
    text = FIRST + SECOND
    pasted = text.replace("“", "&ldquo;").replace("”", "&#8221;").replace("—", "&mdash;").replace(" - ", "&nbsp;- ")
    found = dump(tmp_path, pasted.encode())
    assert [fields(r) for r in found] == [fields(r) for r in kpuparse.split(text, as_of=AS_OF)]
    border = pasted.index("KPU Kabupaten Kudus")
    assert [(r.source.start, r.source.end) for r in found] == [(0, border), (border, len(pasted.encode()))]
    assert [codes(r) for r in found] == [["html-entity"], ["html-entity"]]
    assert [codes(r) for r in kpuparse.split("Humas & SDM; R&D\n" + SECOND, as_of=AS_OF)] == [[]]


@pytest.mark.parametrize("blank", BLANKS, ids=unicodedata.name)
def test_every_blank_is_a_blank(blank: str) -> None:
    wanted = [fields(r) for r in kpuparse.split(FIRST + SECOND, as_of=AS_OF)]
    found = list(kpuparse.split((FIRST + SECOND).replace(" ", blank), as_of=AS_OF))
    assert [(fields(r), codes(r)) for r in found] == [(w, []) for w in wanted]


@pytest.mark.parametrize("mark", WIDTHLESS, ids=unicodedata.name)
@pytest.mark.parametrize("step", [2, 7])
def test_marks_without_width_count_for_nothing(mark: str, step: int) -> None:
    text = FIRST + SECOND
    wanted = list(kpuparse.split(text, as_of=AS_OF))
    marked = "".join(c + mark * (at % step == 0) for at, c in enumerate(text))
    found = list(kpuparse.split(mark + marked + mark, as_of=AS_OF))
    assert [(fields(r), codes(r)) for r in found] == [(fields(r), ["invisible-character"]) for r in wanted]
    assert (found[0].source.start, found[-1].source.end) == (0, len((mark + marked + mark).encode()))


def noted(raw: bytes) -> bool:
    return any(p.marked for p in read_as(raw))


@pytest.mark.parametrize(
    "text",
    [
        "\u200bRapat",
        "Ra\u00adpat",
        "Rapat\n\u200b\n",
        "Rapat\u200e",
        "Ra\ufeffpat",
        "\ufeff\u200bRapat",
        "a&shy;b",
        "&#xFEFF;",
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be"])
def test_what_is_left_out_is_noted(text: str, codec: str) -> None:
    assert noted(f"Rapat di aula kantor\n{text}\nRapat di aula kantor\n".encode(codec))
    assert any(p.marked for p in TextDump(text).pieces())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("first", WRITTEN)
@pytest.mark.parametrize("second", WRITTEN)
def test_a_byte_order_mark_where_a_file_begins_is_not(first: str, second: str, end: str) -> None:
    text = FIRST.rstrip("\n") + end
    assert not noted(written(text, first) + written(SECOND, second))
    # On the same line, UTF-16 that begins or ends shows it; the end of a Windows file is ASCII.
    if WRITTEN[first][0] != WRITTEN[second][0] and "utf-16" in first + second:
        assert not noted(written(FIRST.rstrip(), first) + written(SECOND, second))


def test_what_is_left_out_is_noted_whatever_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\ufeff" + "Ra\u00adpat di aula, Selasa&shy; (2/12)\ufeff\n\ufeffdan\u200b\u200b kantor" * 9
    wanted = passage_of(text.encode())
    for block in (64, 65, 97):
        monkeypatch.setattr("kpuparse.reading.decoding.BLOCK", block)
        found = passage_of(text.encode())
        assert found.text == wanted.text
        for at in range(len(found.text)):
            assert found.between(at, at + 1).first_mark() == wanted.between(at, at + 1).first_mark()
    assert [at for at in range(40) if wanted.between(at, at + 1).first_mark()] == [2, 21, 28, 32]


@pytest.mark.parametrize("text", ["\ufeff", "\u200b\u00ad", "\u00a0", "&nbsp;", "&shy;&#8203;"])
def test_a_dump_of_nothing_but_blanks_keeps_its_bytes(text: str) -> None:
    found = list(kpuparse.split(text, as_of=AS_OF))
    assert [(r.source.start, r.source.end, r.title, r.body, r.extra) for r in found] == [
        (0, len(text.encode()), None, "", ())
    ]


def test_joined_emoji_stay_whole() -> None:
    family = "👩\u200d👩\u200d👧"
    (record,) = kpuparse.split(FIRST.replace("biaya", f"biaya {family}"), as_of=AS_OF)
    assert family in record.body


# --- what is left as it is, with a warning ---


@pytest.mark.parametrize(
    "word",
    [
        *("“a”".encode().decode("cp1252", "replace"), "â€˜a", "Jum’at".encode().decode("cp1252"), "pukul 1â€“2"),
        *("café".encode().decode("cp1252"), "à la".encode().decode("cp1252"), "10Â°", "kata\u00c2\u00a0kata", "Â«a"),
        *("â„¢", "ï»¿a", "ï¿½", "ðŸ˜€", "â\x80\x9ca", "Ã¢â‚¬Å“a"),
    ],
)
def test_mojibake_is_named_and_left(word: str) -> None:
    (record,) = kpuparse.split(FIRST.replace("biaya", f"biaya {word}"), as_of=AS_OF)
    assert "mojibake" in codes(record)
    assert " ".join(word.split()) in record.body


@pytest.mark.parametrize(
    "word", ["“café”", "CAFÉ”", "« château »", "PÂ KATÃ", "naïf", "10°", "5 €", "Ångström", "à ", "â", "Ã", "Â"]
)
def test_letters_with_accents_are_no_mojibake(word: str) -> None:
    (record,) = kpuparse.split(FIRST.replace("biaya", f"biaya {word}"), as_of=AS_OF)
    assert "mojibake" not in codes(record)


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\x9f"])
def test_control_characters_are_named_and_kept(tmp_path: Path, sign: str) -> None:
    (record,) = dump(tmp_path, FIRST.replace("biaya", f"bia{sign}ya").encode())
    assert codes(record) == ["control-character"]
    assert f"bia{sign}ya" in record.body


def test_halves_of_pairs_are_named(tmp_path: Path) -> None:
    (record,) = kpuparse.split(FIRST.replace("biaya", "bia\ud83dya"), as_of=AS_OF)
    assert ("bia\ufffdya" in record.body, codes(record)) == (True, ["undecodable"])
    raw = FIRST.replace("biaya", "bia\ud83dya").encode("utf-16-le", "surrogatepass")
    (record,) = dump(tmp_path, raw)
    assert ("bia\ufffdya" in record.body, codes(record)) == (True, ["encoding", "undecodable"])


def test_every_warning_says_what_the_list_says() -> None:
    text = FIRST.replace("biaya", "bia\x07ya&nbsp;â€œa")
    (record,) = kpuparse.split(text, as_of=AS_OF)
    assert [w.message for w in record.warnings] == [
        WARNINGS[code] for code in ("html-entity", "mojibake", "control-character")
    ]


# --- gzip ---


def packed(folder: Path, raw: bytes, name: str = "dump.txt.gz") -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


def salvaged(path: Path) -> tuple[list[kpuparse.Record], str]:
    """Return the records that come before the complaint, and the complaint."""
    found = []
    with pytest.raises(OSError) as complaint:
        for record in kpuparse.read(path, as_of=AS_OF):
            found.append(record)
    return found, str(complaint.value)


@pytest.mark.parametrize("name", ["dump.txt.gz", "dump.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_gzip_gives_what_is_packed(tmp_path: Path, name: str, encoding: str) -> None:
    raw = (FIRST + SECOND).encode(encoding)
    path = packed(tmp_path, gzip.compress(raw), name)
    wanted = list(kpuparse.read(packed(tmp_path, raw, "plain"), as_of=AS_OF))
    found = list(kpuparse.read(path, as_of=AS_OF))
    assert [fields(r) for r in found] == [fields(r) for r in wanted]
    assert [(r.source.line, r.source.start, r.source.end) for r in found] == [
        (r.source.line, r.source.start, r.source.end) for r in wanted
    ]
    assert {r.source.file for r in found} == {str(path)}
    assert FileDump(path, None).size() == StreamDump(io.BytesIO(path.read_bytes())).size() == len(raw)


def test_a_plain_file_with_the_name_of_a_packed_one(tmp_path: Path) -> None:
    assert [r.title for r in kpuparse.read(packed(tmp_path, FIRST.encode()), as_of=AS_OF)] == TITLES[:1]
    assert list(kpuparse.read(packed(tmp_path, b""), as_of=AS_OF)) == []


@pytest.mark.parametrize("between", [b"", bytes(40_000)], ids=["end to end", "padded"])
def test_gzip_members_joined(tmp_path: Path, between: bytes) -> None:
    parts = [FIRST.encode(), b"", SECOND.encode("utf-16"), bytes(3), (FIRST + SECOND).encode() * 500]
    path = packed(tmp_path, between.join(map(gzip.compress, parts)) + between)
    found = list(kpuparse.read(path, as_of=AS_OF))
    assert [r.title for r in found[:2]] == TITLES
    assert (len(found), found[-1].source.end) == (1_002, sum(map(len, parts)))


def test_gzip_cut_off_gives_what_was_readable(tmp_path: Path) -> None:
    raw = "".join(numbered(60)).encode()
    whole = gzip.compress(raw)
    titles = [r.title for r in kpuparse.split(raw.decode(), as_of=AS_OF)]
    for end in (len(whole) - 1, len(whole) - 8, len(whole) // 2, len(whole) // 9, 12, 3):
        found, complaint = salvaged(packed(tmp_path, whole[:end]))
        assert complaint == "is cut off: the packed data have no end"
        # Of the last one only a part was readable.
        assert [r.title for r in found[:-1]] == titles[: max(0, len(found) - 1)]
        if found:
            assert found[-1].source.end == FileDump(tmp_path / "dump.txt.gz", None).size() <= len(raw)
    assert found == []


def test_gzip_damaged_gives_what_stands_before(tmp_path: Path) -> None:
    raw = "".join(numbered(60)).encode()
    whole = gzip.compress(raw)
    titles = [r.title for r in kpuparse.split(raw.decode(), as_of=AS_OF)]
    # A block of a kind that does not exist, in a second member.
    spoilt = whole + whole[:10] + b"\x07" + whole[11:]
    found, complaint = salvaged(packed(tmp_path, spoilt))
    assert complaint == "is damaged: invalid block type"
    assert [r.title for r in found] == titles
    assert found[-1].source.end == len(raw)
    # A checksum that does not fit.
    found, complaint = salvaged(packed(tmp_path, whole[:-8] + bytes(4) + whole[-4:]))
    assert (complaint, [r.title for r in found]) == ("is damaged: incorrect data check", titles)


def test_gzip_with_something_else_behind_it(tmp_path: Path) -> None:
    found, complaint = salvaged(packed(tmp_path, gzip.compress(FIRST.encode()) + SECOND.encode()))
    assert complaint == "is damaged: behind the packed data stands something else"
    assert [r.title for r in found] == TITLES[:1]


@settings(max_examples=150, derandomize=True, deadline=None, database=None)
@given(st.binary(max_size=200), st.integers(0, 1 << 12))
@example(b"", 0)
@example(b"\x08\x00", 0)
def test_any_bytes_behind_the_first_of_gzip(noise: bytes, at: int) -> None:
    whole = gzip.compress((FIRST + SECOND).encode(), mtime=0)
    at = at % (len(whole) - 3) + 3
    for raw in (b"\x1f\x8b\x08" + noise, whole[:at] + noise + whole[at + len(noise) :], whole + noise):
        source = StreamDump(io.BytesIO(raw))
        check_pieces(list(source.pieces()), source.size())
        assert source.failure is None or str(source.failure).startswith("is ")


def test_gzip_that_expands_too_far_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kpuparse.reading.unpacking.EXPANSION_FREE", 1 << 16)
    path = packed(tmp_path, gzip.compress(FIRST.encode() + bytes(1 << 21)))
    found, complaint = salvaged(path)
    assert complaint == "expands to more than 200 times its size"
    assert found[0].title == TITLES[0]
    assert FileDump(path, None).size() < 300 * path.stat().st_size
    # A dump that holds the same month again and again is none.
    raw = "".join(numbered(60)).encode() * 40
    path = packed(tmp_path, gzip.compress(raw))
    assert len(raw) > 1 << 18
    assert FileDump(path, None).size() == len(raw)
    source = FileDump(path, None)
    assert (sum(1 for _ in source.pieces()) > 0, source.failure) == (True, None)


def test_a_bomb_takes_neither_memory_nor_time(tmp_path: Path) -> None:
    inner = gzip.compress(bytes(1 << 24), 9)
    path = packed(tmp_path, inner * 40)
    source = FileDump(path, None)
    start = time.process_time()
    tracemalloc.start()
    assert source.size() < 1 << 28
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1 << 21
    assert time.process_time() - start < 10


class Changing:
    """A dump that is another one at every reading."""

    name = None
    failure = None

    def __init__(self, *texts: str) -> None:
        self._texts = iter(texts)

    def pieces(self) -> Iterator[Piece]:
        return TextDump(next(self._texts)).pieces()

    def size(self) -> int:
        return 0


@pytest.mark.parametrize("texts", [(FIRST, FIRST + SECOND), (FIRST + SECOND, FIRST)], ids=["longer", "shorter"])
def test_a_dump_that_changes_while_it_is_read_is_named(texts: tuple[str, str]) -> None:
    with pytest.raises(OSError, match="has changed while it was read"):
        list(records(Changing(*texts), AS_OF))


class Failing(io.BytesIO):
    """A stream that fails behind its last byte."""

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(size)
        if not found:
            raise OSError(5, "Input/output error")
        return found


def test_a_stream_that_fails_gives_what_came_before() -> None:
    source = StreamDump(Failing((FIRST + SECOND).encode()))
    found = []
    with pytest.raises(OSError, match="Input/output error"):
        for record in records(source, AS_OF):
            found.append(record)
    assert [r.title for r in found] == TITLES


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
    text = "a" * (BLOCK - shift) + sign * 3 + "b" * BLOCK + sign
    raw = text.encode()
    found = pieces(raw)
    assert "".join(p.text for p in found) == text
    assert {p.codec for p in found} == {"utf-8"}
    assert len(found) >= 2
    assert max(len(p.text) for p in found) <= BLOCK


def test_a_long_line_of_many_byte_characters() -> None:
    text = "€é😀" * BLOCK
    assert decoded(text.encode()) == text
    assert offsets("€é😀".encode() * 3) == [0, 3, 5, 9, 12, 14, 18, 21, 23]


def test_a_long_line_of_windows_text() -> None:
    raw = b"\xe9" * (BLOCK + 10) + b"\n\xe9"
    assert decoded(raw) == "é" * (BLOCK + 10) + "\né"


def test_a_windows_sign_at_the_border_is_not_taken_for_half_a_character() -> None:
    # `é` in Windows-1252 looks like the first of three UTF-8 bytes.
    raw = b"a" * (BLOCK - 1) + b"\xe9" + b"b" * 10
    assert decoded(raw) == "a" * (BLOCK - 1) + "é" + "b" * 10


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("shift", range(3))
def test_a_pair_across_the_border_of_pieces_in_utf16(codec: str, shift: int) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}[codec]
    text = "a" * (BLOCK // 2 - shift) + "😀" * (2 * BLOCK) + "b\n"
    found = pieces(mark + text.encode(codec))
    assert "".join(p.text for p in found) == "\ufeff" + text
    assert len(found) > 2


@pytest.mark.parametrize("size", [BLOCK - 1, BLOCK, BLOCK + 1])
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


def passage_of(raw: bytes) -> Passage:
    passage = Passage()
    assert not passage.fill(iter(read_as(raw)), len(raw) + 1)
    return passage


def test_a_passage_keeps_its_bytes() -> None:
    raw = "satu “dua”\r\n".encode() + "tiga “empat”\n".encode("cp1252") + "li\u00adma&nbsp;😀\rakhir\u200b".encode()
    whole = passage_of(raw)
    size = len(whole.text)
    places = [whole.byte_at(i) for i in range(size + 1)]
    assert (places[0], places[-1]) == (0, len(raw))
    for start in range(size + 1):
        for end in range(start, size + 1):
            part = whole.between(start, end)
            assert part.text == whole.text[start:end]
            assert [part.byte_at(i) for i in range(len(part.text) + 1)] == places[start : end + 1]
            assert whole.size(start, end) == part.size(0, end - start) == places[end] - places[start]
    at = whole.text.index("lima")
    assert whole.between(0, 5).codecs == {"utf-8"}
    assert whole.between(0, at).codecs == {"utf-8", "cp1252"}
    assert whole.between(at, size).codecs == {"utf-8", ENTITY}
    assert whole.first_in({"cp1252"}) == (whole.text.index("“empat"), whole.text.index("empat"))
    assert whole.between(5, size).first_in({ENTITY}) == (at - 1, at)
    assert whole.first_mark() == at + 2
    assert [whole.between(*part).first_mark() for part in ((at + 1, size), (at + 2, size), (0, at + 1))] == [
        1,
        size - at - 2,
        None,
    ]


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
