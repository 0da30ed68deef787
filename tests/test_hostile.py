"""Cost on hostile text: linear in the text for every pattern, and for the whole at most twenty times that of a dump.

Every pattern that a module of the package keeps stands in `WORST` with the text that costs it most: what its
repetitions take most of before they fail. A new pattern wants an entry.
"""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
import io
import pkgutil
import random
import re
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import generate
import pytest
import regex

import kpuparse
from kpuparse.patterns import LazyPattern
from kpuparse.pipeline import records
from kpuparse.reading import StreamDump
from kpuparse.splitting import RECORD_LIMIT, bulletins

AS_OF: Final = dt.date(2026, 11, 1)
Pattern = Any

# --- patterns ---


class Worst(NamedTuple):
    """A text of `head`, many times `unit`, and `tail`; `how` is the method by which the package applies the pattern."""

    unit: str
    head: str = ""
    how: str = "finditer"
    tail: str = "~"


def match(unit: str, head: str = "", tail: str = "~") -> Worst:
    return Worst(unit, head, "match", tail)


def full(unit: str, head: str = "", tail: str = "~") -> Worst:
    return Worst(unit, head, "fullmatch", tail)


WORST: Final = {
    "clean._LIST_MARK": match("1"),
    "clean._BREAK": Worst("\r\n", how="split"),
    "extract.credit._BRACKETS": Worst(" . ", how="sub"),
    "extract.credit._PHOTO": Worst(" ", "dok"),
    "extract.credit._DASHES": Worst(" - ", how="sub"),
    "extract.credit._EDITOR": match(" ", "ed"),
    "extract.credit._EDITOR_TAIL": Worst("_ed "),
    "extract.credit._UNIT": match("a", "humas kpu"),
    "extract.credit._OFFICE": Worst(" kpu"),
    "extract.credit._LABEL": Worst("foto "),
    "extract.credit._WRITER": Worst("penulis"),
    "extract.credit._CONSONANTS": full("b"),
    "extract.credit._NAMES": Worst("  ", how="split"),
    "extract.dateline._HOST": Worst("a-a."),
    "extract.dateline._ANY_HOST": Worst("a-a."),
    "extract.dateline._SCHEME": Worst("http://", how="sub"),
    "extract.dateline._GLUED": match("A "),
    "extract.dateline._DATE_CUE": Worst("mingg"),
    "extract.dateline._DATE_ON": Worst(" . ", how="sub"),
    "extract.dateline._OFFICE": Worst("KPU A A "),
    "extract.dateline._OFFICE_IN": Worst("Komisi Pemilihan Umum "),
    "extract.dateline._OFFICE_GLUED": Worst(" kpukota"),
    "extract.dates._DATE": match(" ", "Senin"),
    "extract.dates._DAYS_ONLY": Worst("(1"),
    "extract.dates._MISTAKEN": Worst("a"),
    "extract.dates._NUMBER": Worst("1 "),
    "extract.dates._FIGURES_FOLLOW": match(" "),
    "extract.dates._FOLLOWS": match(" "),
    "extract.dates._WEEKDAY": Worst("sening"),
    "extract.dates._WEEKDAY_STEM": Worst("mingg"),
    "extract.dates._DECOY_CUE": Worst("hari "),
    "extract.dates._DECOY_BEFORE": Worst("akan a "),
    "extract.dates._DEADLINE": Worst("tenggat "),
    "extract.dates._DECOY_POLLING": Worst("pemilu "),
    "extract.dates._DECOY_NEAR": Worst("hari "),
    "extract.dates._DECOY_AFTER": match(" ", ","),
    "extract.dates._DECOY_TO": match("hari "),
    "extract.dates._STOP": Worst("a. "),
    "extract.people.board._NICKNAME": Worst(" ", "akrab"),
    "extract.people.board._SAPAAN": Worst(" ", "Mbak Aa"),
    "extract.people.board._NOUN": Worst("sapa"),
    "extract.people.board._DEGREE_BEFORE": Worst("S. "),
    "extract.people.board._CALLED": Worst("sapaan"),
    "extract.people.board._KNOWN_AS": Worst("kenal "),
    "extract.people.board._UNIVERSITY": match("a", "Un"),
    "extract.people.board._ALIAS_BRACKET": match("A", "("),
    "extract.people.degrees._FORM": match("S"),
    "extract.people.degrees._SEPARATOR": match(" "),
    "extract.people.degrees._GAP": match(" "),
    "extract.people.degrees._GOES_ON": match(" ", "."),
    "extract.people.kinds._LINE": Worst("\n"),
    "extract.people.names._NEXT_WORD": match(" "),
    "extract.people.names._INITIALS": full(" ", ","),
    "extract.people.names._FULL_NAME": match("a", " A"),
    "extract.people.parts._FORMER": match(" ", "mantan"),
    "extract.people.parts._ACTING": match(" ", "pelaksana"),
    "extract.people.parts._BRACKET": Worst("(", how="sub"),
    "extract.people.parts._DIVISION": Worst("divisi"),
    "extract.people.parts._FIELD": Worst(" di "),
    "extract.people.parts._TERM": Worst(" ,", how="sub"),
    "extract.people.parts._WORD": Worst("a-"),
    "extract.people.parts._LEADERSHIP": Worst(" Dewan Pimpinan Anak"),
    "extract.people.parts._JOINED": Worst(" dan "),
    "extract.people.parts._NO_ORGANIZATION": match(" ", "Organisasi"),
    "extract.people.parts._DANGLING": Worst("  ", how="sub"),
    "extract.people.tokens._TOKEN": Worst("Aa-"),
    "extract.people.walk.ROMAN": full("X"),
    "extract.quotes._OPEN": Worst(" “"),
    "extract.quotes._MARK": Worst("a"),
    "extract.quotes._NEXT_WORD": match("a"),
    "extract.quotes._VERB_AFTER": match("a"),
    "extract.quotes._GOES_ON": match(" "),
    "extract.quotes._ACCORDING_TO": Worst("Aa ", "menurut "),
    "extract.quotes._NEXT_AFTER_STOP": Worst(", "),
    "extract.quotes._SO_SAID": match("a", "demikian di"),
    "extract.quotes._LAST_WORD": Worst("yel-"),
    "extract.quotes._ATTRIBUTED": match("a ", ", aaa "),
    "extract.quotes._ACCORDING": Worst(" ", "menurut aaa,"),
    "extract.quotes._PASSIVE": Worst("kata A"),
    "extract.quotes._OBJECT_BEFORE": Worst("menyampaikan a "),
    "extract.quotes._REPORT": Worst(". "),
    "extract.quotes._AGAIN": Worst(". "),
    "extract.quotes._PERSONAL": Worst(" kit"),
    "extract.references._CITED": Worst("UU "),
    "extract.references._YEAR_IN": Worst("/2019/PN"),
    "extract.references._FIGURES": Worst("1 "),
    "extract.years._NTH": Worst("ke "),
    "extract.years._YEAR": Worst("2019 "),
    "extract.years._ELECTION": Worst("pemilu "),
    "extract.years._ANNIVERSARY": Worst("ke 12 a "),
    "folder._LIKE_A_BYTE": Worst("\\x0", how="sub"),
    "folder._NO_BAG_NAME": Worst("=0", how="sub"),
    "reading.characters._ODD": Worst("&a1"),
    "reading.characters._UNFINISHED": Worst("&a"),
    "reading.decoding._UTF8_RUN": Worst("é\xff"),
    "reading.decoding._SURROGATE": Worst("\ud800", how="sub"),
    "reading.encodings._UTF16_START": Worst("a\x00a\x00a\x00a\x00a\x00a\x00a\x00"),
    "reading.encodings._MARK": Worst("ï»"),
    "reading.encodings._FITTING[utf-16-le]": match("a\x00"),
    "reading.encodings._FITTING[utf-16-be]": match("\x00a"),
    "reading.encodings._NO_NUL": Worst("aaaaa\x00"),
    "reading.encodings._HALVES": Worst("aaaaaaa\x00"),
    "reading.encodings._NO_TEXT": Worst("\x01"),
    "speakers._STOP": Worst("a."),
    "speakers._OPENER": Worst(" ", "."),
    "speakers._BY_NOBODY": match(" ", ","),
    "speakers._NEXT_WORD": match("a"),
    "speakers._WORD_LETTERS": match("a"),
    "speakers._SO": match(" a", "demikian"),
    "speakers._TITLE": match(" ", "Sementara"),
    "speakers._NO_ROLE": Worst("a"),
    "speakers._VERB": Worst(" a"),
    "speakers._ROLE": match(" ", "ketua"),
    "speakers._WORD": Worst("a "),
    "speakers._BY": match(" "),
    "speakers._PRONOUN": match(" "),
    "speakers._BY_WORD": match(" ", ","),
    "speakers._MEANT": Worst(" it"),
    "speakers._OF_A_SPEECH": Worst(" pesa"),
    "speakers._READ_OUT": Worst("dibacakan "),
    "speakers._COMPANY": Worst(" bersam"),
    "splitting.anatomy._PARTED": Worst("."),
    "splitting.borders._CLOSED_BELOW": match("a"),
    "splitting.borders._NUMBER": full("1"),
    "splitting.borders._STRONG_END": Worst(" ", "-"),
    "splitting.datelines._GO_ID": Worst(". "),
    "splitting.datelines._GO": Worst("."),
    "splitting.datelines._HEAD_BEFORE": Worst("a-\n"),
    "splitting.datelines._ANY_HEAD_BEFORE": Worst("a-\n"),
    "splitting.datelines._PATH": match("a/", "/"),
    "splitting.datelines._PLAIN_HOST": full("a"),
    "splitting.datelines._PLACE_BEFORE": Worst("A-"),
    "splitting.datelines._DATED_PLACE_BEFORE": Worst("A-"),
    "splitting.datelines._INNER_PLACE": Worst("A "),
    "splitting.datelines._AFTER": match(" ", "."),
    "splitting.datelines._DATED_AFTER": match(" ", "Senin"),
    "splitting.datelines._HOSTLESS": match(" ", "Kudus "),
    "splitting.datelines._ONE_PLACE": full("A "),
    "splitting.datelines._GLUED": match("A"),
    "splitting.datelines._DATE_LINE": match("1", "("),
    "splitting.datelines._KICKER": full(" ", "aaa."),
    "splitting.datelines._TEXT_HEAD": match("a"),
    "splitting.datelines._KINDS": Worst(" ", "Kota", "sub"),
    "splitting.datelines._OFFICE": match(" ", "Humas,"),
    "splitting.datelines._SENTENCE_END": Worst("”", "."),
    "splitting.datelines._PARAGRAPH_END": Worst("\n \t"),
    "splitting.furniture._BAR": Worst(" | ", how="split"),
    "splitting.furniture._ENUMERATOR": full(" ", "no"),
    "splitting.furniture.DOTS_ONLY": full(". "),
    "splitting.furniture._FURNITURE": full("1"),
    "splitting.furniture._SEE_ALSO": match(" ", "baca"),
    "splitting.furniture._PUBLISHED": full(" ", "posting"),
    "splitting.furniture._UNDER_HEADING": full(" ", "selasa"),
    "splitting.furniture._CAPTION": match(" ", "dok"),
    "splitting.furniture._BRACKET": Worst("("),
    "splitting.furniture._CUE": Worst("a"),
    "splitting.furniture._MARKED": Worst(" fot"),
    "splitting.furniture._STRONG": Worst("foto "),
    "splitting.furniture._WEAK": full(" "),
    "splitting.furniture._BY_OFFICE": full("A ", "KPU "),
    "splitting.furniture._NUMBERED": match(" ", "1"),
    "splitting.furniture._LABELLED": match(" ", "foto"),
    "splitting.furniture._LABELLED_BEHIND": Worst("editor:a", ". "),
    "splitting.furniture._MENU_MARK": Worst("/"),
    "splitting.furniture._YEAR": full("1"),
    "splitting.furniture._INLINE": match("#a "),
    "splitting.furniture._SIGNATURE": full("A ", "KPU A"),
    "splitting.furniture._DASHED_INITIALS": Worst(" -", "."),
    "splitting.furniture._SIGNED": Worst("penuli"),
    "splitting.headlines.STOP": Worst(".”"),
    "splitting.headlines._DATED": Worst(" ", "Selasa"),
    "splitting.headlines._BYLINE": full("A ", "Oleh A"),
    "splitting.headlines._OFFICE": Worst("KPU Kota "),
    "splitting.headlines._IN_FULL": Worst("Komisi Pemilihan "),
    "splitting.headlines._SPEAKER": match("ketu"),
    "splitting.headlines._SAYS": match("A ", "A"),
    "splitting.headlines._ACTS": Worst(" ", ","),
    "splitting.headlines._BODIES": Worst(" KP"),
    "splitting.headlines._BACKWARD": Worst(" itula"),
    "splitting.headlines._OPENER": match("dalam"),
    "splitting.headlines._PARAGRAPH_END": Worst("\n \t"),
    "splitting.lines._LINE": Worst("a\r"),
    "splitting.titles.DOTS": Worst(". . . "),
    "splitting.titles._PHOTO": Worst(" ", how="sub"),
    "splitting.titles._NUMBER": full(" ", "1."),
    "splitting.titles._ENDING": Worst("a"),
    "splitting.titles._WORD": Worst("a"),
    "terminal._BLANKS": Worst("a ", how="split"),
    "view.document._SPELT": Worst("<", how="sub"),
    "warn.CONTROL": Worst("\x01"),
    "warn.MOJIBAKE": Worst("Ã"),
    "warn._CUT_OFF": Worst("a"),
    "warn._LINE_BREAK": Worst("\n"),
    "write.cells._QUOTED": Worst("a", how="search"),
    "write.dublin._NO_XML": Worst("\x00", how="sub"),
    "write.flat._DEFUSED": Worst("'\t", how="sub"),
    "write.flat._FORMULA": Worst("\t'", how="sub"),
    "write.lines._OBEYED": Worst("\x7f", how="sub"),
    "write.organizations._MARKS": Worst("..", how="sub"),
    "write.persons._DATED_ID": Worst("-2025-12-02-12345678", how="sub"),
    "write.persons._UNFIT": Worst("--", how="sub"),
}
ENOUGH: Final = 0.004
"""So many seconds are told apart from noise."""
LONGEST: Final = 1 << 21
"""What takes less on a text of so many characters need not be measured."""


def patterns() -> Iterator[tuple[str, Pattern]]:
    """Yield every compiled pattern of the package under the module that makes it; those in a table with their keys."""
    for module in pkgutil.walk_packages(kpuparse.__path__, "kpuparse."):
        if module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        source = inspect.getsource(loaded)
        for name, value in vars(loaded).items():
            if not re.search(rf"^{name}\b.* = ", source, re.MULTILINE):
                continue
            kept = value.items() if isinstance(value, dict) else enumerate(value) if _is_row(value) else [(None, value)]
            for key, found in kept:
                one = found() if isinstance(found, LazyPattern) else found
                if isinstance(one, re.Pattern | regex.Pattern):
                    label = f"{module.name.removeprefix('kpuparse.')}.{name}"
                    yield label if key is None else f"{label}[{key}]", one


def _is_row(value: object) -> bool:
    return isinstance(value, list | tuple | set | frozenset)


FOUND: Final = dict(patterns())


def run(pattern: Pattern, worst: Worst, size: int) -> float:
    """Return the seconds that the pattern takes on its worst text of about `size` characters."""
    text: str | bytes = worst.head + worst.unit * (size // len(worst.unit)) + worst.tail
    if isinstance(pattern.pattern, bytes):
        text = text.encode("latin-1")
    # The `regex` module gives up after so many seconds, where a pattern runs away.
    limit = {} if isinstance(pattern, re.Pattern) else {"timeout": 10}
    start = time.process_time()
    if worst.how == "finditer":
        deque(pattern.finditer(text, **limit), maxlen=0)
    elif worst.how == "sub":
        pattern.sub(text[:0], text, **limit)
    else:
        getattr(pattern, worst.how)(text, **limit)
    return time.process_time() - start


def doubles(cost: Callable[[int], float], size: int, ratio: float) -> bool:
    """Tell whether twice the size costs less than `ratio` times as much; a noisy machine may need some tries."""
    for tries in (2, 4, 8):
        once = min(cost(size) for _ in range(tries))
        twice = min(cost(2 * size) for _ in range(tries))
        if twice < ratio * once:
            return True
    return False


def test_every_pattern_has_its_worst_text() -> None:
    assert sorted(WORST) == sorted(FOUND)


@pytest.mark.parametrize("name", sorted(WORST.keys() & FOUND.keys()))
def test_a_pattern_is_linear(name: str) -> None:
    pattern, worst = FOUND[name], WORST[name]
    size = 1 << 10
    while (took := run(pattern, worst, size)) < ENOUGH and size < LONGEST:
        size *= 2 if took > ENOUGH / 8 else 4
    if took >= ENOUGH:
        assert doubles(lambda length: run(pattern, worst, length), size, 3.2)


# --- whole texts ---

SLOWER: Final = 20
"""So many times an ordinary dump's time per byte may a hostile one take."""
OPENING: Final = "Rapat Digelar\nSemarang, kota-semarang.kpu.go.id - Rapat digelar di aula. "
SIZE: Final = 20_000
"""Long enough for a cost that grows with the square to show."""


def seconds(raw: bytes) -> float:
    start = time.process_time()
    assert sum(1 for _ in records(StreamDump(io.BytesIO(raw)), AS_OF))
    return time.process_time() - start


@cache
def ordinary() -> float:
    """Return the seconds a byte of an ordinary dump."""
    raw = generate.dump(list(generate.bulletins(5, 120))).encode()
    return min(seconds(raw) for _ in range(4)) / len(raw)


def slowness(raw: bytes) -> float:
    """Return how many times an ordinary dump's time per byte `raw` takes."""
    return seconds(raw) / len(raw) / ordinary()


def not_slow(raw: bytes, limit: float = SLOWER) -> None:
    times = [slowness(raw)]
    if times[0] > limit / 2:
        times += [slowness(raw) for _ in range(3)]
    assert min(times) < limit, f"{min(times):.1f} times an ordinary dump's time per byte"


MARKS: Final = [
    *["(", ")", "[", "((a", "()", "(a)", "{", '"', "“", "“a ", "”", "'", "‘", "''", "’", "„", "“‘", "“\"'‘", "“a “b "],
    *['"a" ', "“a” ", ",", ", ", "a, ", "A,", "A", "A ", "Aa ", "AA ", "a ", "1", "1 ", "1. ", "1, ", "12/", "(1/2) "],
    *["\x00", "\x00a", "a\x00", "\x01", "\r", "\n", "\r\n", " ", "\t", " \n", "\u2028", "\u0301", "é", "😀"],
    *[
        ".",
        ". ",
        "A. ",
        "a.\n",
        "....",
        ".... ",
        "....\n",
        "…",
        "-",
        "- ",
        "—",
        "a-",
        "A-",
        "/",
        "|",
        "*",
        "*a* ",
        "#a ",
        "_",
    ],
    *["&amp;", "&nbsp;", "&a", "\u00ad", "\u00a0", ":", ";", "? ", "! "],
]
WORDS: Final = [
    *["Ketua ", "Ketua, ", "Ketua dan ", "Ketua KPU ", "KPU ", "Anggota, Ketua, ", "Divisi Data, ", "Ketua Divisi "],
    *[
        "Ketua Sekolah ",
        "dan ",
        "Plt. ",
        "mantan ",
        "Wakil ",
        "selaku ",
        "yang ",
        "para ",
        "Dr. ",
        "H. ",
        "M. ",
        "S.H., ",
    ],
    *["Drs. H. ", "bin ", "I ", "Budi ", "Budi, ", "Budi Laksana, ", "Budi-Wati ", "Budi alias ", "Budi (Eno) "],
    *["Budi selaku ", "Budi selaku Ketua ", "akrab disapa ", "Budi, sapaan akrab ", "narasumber ", "host Rindi dan "],
    *["Ketua LMA Lapago, Lenis Wakerkwa, ", "Ketua KPU Budi Laksana, ", "Rina Wati dan Budi Laksana sebagai ketua, "],
    *["ujar ", "“a.” ujar Budi. ", "“Kami siap.” ", "ujar Budi, “", "“Kami siap melayani,” ujar Budi Laksana. "],
    *["Selasa ", "Selasa (2/12) ", "2 Mei 2020 ", "12 dan ", "Senin-", "2 Mei ", "2019 ", "ke-12 ", "Pemilu "],
    *["UU ", "UU Nomor 7 Tahun 2017 ", "Nomor ", "Peraturan ", "PKPU 1/2 ", "Surat Keputusan "],
]
PARTS: Final = [
    *[
        "Semarang, kota-semarang.kpu.go.id - ",
        "Semarang, kota-semarang.kpu.go.id - A. ",
        "kpu.go.id",
        ".go.id",
        "https://",
    ],
    *["Rapat Pleno Kota\nSemarang, kota-semarang.kpu.go.id - Rapat digelar.\n", "Jakarta - A\n", "Semarang - Rapat\n"],
    *["Rapat Pleno Terbuka\nSemarang - Rapat\n", "Semarang, ", "Semarang\n", "(Rabu, 2 Mei 2020)\n", "A-A\n"],
    *[
        "(abc/ed. Foto: xyz/KPU) ",
        "(abc/ed. Foto: xyz/KPU)\n",
        "Aa! (Humas)\n",
        "Aa! (Humas)\n213\n",
        ". (abc) ",
        "Foto: ",
    ],
    *[
        "Foto: a\n",
        "(Foto: ",
        "Editor: a\n",
        "Penulis: a\n",
        "Aa ....\n",
        "Aa ....\n213\n",
        "a\n",
        "A\n",
        "213\n",
        "213\n\n",
    ],
    *[
        "Berita Terkini\n",
        "Selengkapnya\n",
        "facebook ",
        "facebook twitter\n",
        "Baca juga: a\n",
        "Telah dilihat 213 kali ",
    ],
    *["Rapat Pleno Terbuka\n", "Rapat Pleno Terbuka\n\n", "RAPAT PLENO\n", "Oleh A ", "Beranda / ", "a" * 60 + "\n"],
    "KPU Kota Semarang Gelar Rapat\n\nKPU Kota Semarang menggelar rapat di aula pada Selasa (2/12) pagi.\n\n",
]


@pytest.mark.parametrize("unit", [*MARKS, *WORDS, *PARTS], ids=repr)
def test_nothing_over_and_over_is_slow(unit: str) -> None:
    not_slow((OPENING + unit * (SIZE // len(unit))).encode())


@pytest.mark.parametrize("mark", ["(", ",", "A", '"', "“", "1", "\x00", "\n"], ids=repr)
def test_a_million_of_one_mark(mark: str) -> None:
    not_slow((OPENING + mark * 1_000_000).encode())


def test_very_many_datelines() -> None:
    not_slow(b"Semarang, kota-semarang.kpu.go.id - A.\n" * 10_000)


@pytest.mark.parametrize(
    "shape",
    [
        *[
            "Ketua {} {}, ",
            "Budi {1}, ",
            "Budi {1} selaku ketua. ",
            "Budi {1} (Eno). Eno ",
            "{} {}, S.H. ",
            "H. {} {} dan ",
        ],
        *["kata {} {}. ", "ketua {0} {1} yang akrab disapa {1}. ", "{} Nomor 7 Tahun 2019. ", "{} - {}\n", "{} {}\n\n"],
        *["{0}, kota-{1}.kpu.go.id - {0}. ", "“Kami siap,” ujar {} {}. ", "{} {} ....\n", "{} {}! (Humas)\n"],
    ],
)
def test_no_list_of_different_names_is_slow(shape: str) -> None:
    rng = random.Random(1)

    def name() -> str:
        return "".join(rng.choice("bdgklmnprstw") + rng.choice("aeiou") for _ in range(rng.randint(2, 3))).capitalize()

    not_slow((OPENING + "".join(shape.format(name(), name()) for _ in range(SIZE // len(shape)))).encode())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A" + " " * 400_000 + "b.\n" + OPENING, id="blanks in a line before a dateline"),
        pytest.param(OPENING + "Budi " * 40_000 + "Sanjaya hadir.", id="one name without end"),
        pytest.param(OPENING + "Budi Aji dan Budi Adi hadir. " + "kata Budi. " * 8_000, id="a name of two people"),
        pytest.param(OPENING + "".join("Budi Laks" + "aeiou"[at % 5] + "na, S.H. " for at in range(8_000)), id="slips"),
        pytest.param(OPENING + "Direktur A, Titi dan " * 4_000 + "hadir sebagai narasumber.", id="a list of holders"),
        pytest.param(OPENING + "“a " * 5_000 + "” " * 5_000, id="nested quotes"),
        pytest.param(OPENING + "(" * 50_000 + ")" * 50_000, id="nested brackets"),
        pytest.param("Rapat\n" * 20_000 + OPENING, id="lines before the first dateline"),
        pytest.param("213\r" * 40_000 + OPENING, id="counters, CR"),
        pytest.param(OPENING + "\n\n\n" * 30_000 + "(abc/ed)", id="blank lines before a credit"),
        pytest.param("KPU.\n" + "Foto: a\n\n" * 20_000, id="captions at the end"),
    ],
)
def test_one_slow_place_does_not_make_a_text_slow(text: str) -> None:
    not_slow(text.encode())


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"\xff" * 200_000, id="no encoding"),
        pytest.param(b"\xff\xfe" * 50_000, id="byte order marks"),
        pytest.param(b"\xff\xfea\x00" * 20_000, id="a byte order mark a letter"),
        pytest.param("é".encode() * 20_000 + b"\xe9" * 20_000, id="two encodings"),
        pytest.param(("é".encode() + b"\xe9") * 20_000, id="encodings that change with each letter"),
        pytest.param(
            ("Rapat\n".encode("utf-16-le") + b"Rapat digelar\n") * 2_000, id="encodings that change with each line"
        ),
        pytest.param(b"\x00\xd8" * 50_000, id="halves of pairs"),
        pytest.param(random.Random(1).randbytes(100_000), id="random bytes"),
    ],
)
def test_no_bytes_are_slow(raw: bytes) -> None:
    not_slow(raw)


@pytest.mark.parametrize("unit", ["Aa ....\n", "Jakarta - A\n", "“a” ", "Foto: a\n", "Ketua, "], ids=repr)
def test_the_whole_is_linear(unit: str) -> None:
    def cost(size: int) -> float:
        return seconds((OPENING + unit * (size // len(unit))).encode())

    assert doubles(cost, SIZE, 3.2)


# --- size ---


def test_a_text_without_a_bulletin_is_cut_and_nothing_is_lost() -> None:
    raw = ("rapat itu membahas tahapan dan anggaran " * 70_000).encode()
    found = list(bulletins(StreamDump(io.BytesIO(raw)).pieces()))
    assert [b.start for b in found] == [0, *(b.end for b in found[:-1])]
    assert found[-1].end == len(raw)
    assert "".join(b.raw for b in found).encode() == raw
    assert max(len(b.raw.rstrip()) for b in found) <= RECORD_LIMIT
    assert [b.oversize for b in found[:-1]] == [True] * (len(found) - 1)
    assert len(found) == 3


MEASURE: Final = """
import io, sys, datetime as dt
from kpuparse.pipeline import records
from kpuparse.reading import StreamDump
from kpuparse.splitting import bulletins
unit, size = sys.argv[1].encode(), int(sys.argv[2])
class Endless(io.RawIOBase):
    left = size
    def read(self, count=-1):
        taken = min(self.left, count)
        self.left -= taken
        return (unit * (taken // len(unit) + 1))[:taken]
if sys.argv[3] == "split":
    sum(1 for _ in bulletins(StreamDump(Endless()).pieces()))
else:
    sum(1 for _ in records(StreamDump(Endless()), dt.date(2026, 11, 1)))
# What `resource` says may be the peak of the process that started this one.
print(next(int(line.split()[1]) >> 10 for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


needs_proc = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from /proc")


def peak(unit: str, size: int, what: str) -> int:
    """Return the peak memory, in MiB, of a process that reads `size` bytes of `unit` over and over."""
    made = subprocess.run([sys.executable, "-c", MEASURE, unit, str(size), what], capture_output=True, check=True)
    return int(made.stdout)


@needs_proc
def test_memory_goes_by_the_largest_bulletin() -> None:
    # A mark a token: nothing else takes so much.
    assert peak("(", 2 * RECORD_LIMIT, "records") < 400 * RECORD_LIMIT >> 20


@needs_proc
def test_memory_does_not_grow_with_a_line() -> None:
    short, long = (peak("rapat itu membahas anggaran ", size << 20, "split") for size in (6, 30))
    assert long < 1.2 * short + 16
