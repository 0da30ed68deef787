"""The words of the field: folded, said once, and the table of areas with the offices that follow from it."""

from __future__ import annotations

import ast
import datetime as dt
import importlib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from types import ModuleType
from typing import Any

import pytest
import regex

from kpuparse.lexicon import areas, calendar
from kpuparse.patterns import any_of

MODULES = sorted(
    p.name.removesuffix(".py") for p in resources.files("kpuparse.lexicon").iterdir() if p.name.endswith(".py")
)


def lexicon(name: str) -> ModuleType:
    return importlib.import_module("kpuparse.lexicon" if name == "__init__" else f"kpuparse.lexicon.{name}")


# --- the word lists as they are written ---


def written() -> Iterator[tuple[str, list[str]]]:
    """Yield every list of words with its name, word by word as the source has it, before a set drops the doubles."""
    for module in MODULES:
        source = resources.files("kpuparse.lexicon").joinpath(f"{module}.py").read_text(encoding="utf-8")
        for node in ast.parse(source).body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
                words = list(words_in(node.value))
                if words:
                    yield f"{module}.{ast.unparse(target)}", words


def words_in(node: ast.expr) -> Iterator[str]:
    """Yield the words that an expression is made of: keys, elements, and texts that are split at blanks or bars."""
    if isinstance(node, ast.Dict):
        yield from (k.value for k in node.keys if isinstance(k, ast.Constant) and isinstance(k.value, str))
    elif isinstance(node, ast.Set | ast.List | ast.Tuple):
        yield from (e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str))
    elif isinstance(node, ast.BinOp):
        # What is taken away again (`… - {…}`) is no word of the list.
        yield from words_in(node.left)
        if not isinstance(node.op, ast.Sub):
            yield from words_in(node.right)
    elif isinstance(node, ast.Call):
        texts = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        text = max(texts, key=len, default="")
        if len(text.split()) > 1:
            parts = text.split("|") if "|" in text else text.split()
            yield from (" ".join(p.split()) for p in parts)
        else:
            yield from (w for a in node.args for w in words_in(a))


LISTS = dict(written())


def test_the_lists_are_found() -> None:
    sizes = {name: len(words) for name, words in LISTS.items()}
    assert sizes["calendar.MONTHS"] >= 12
    assert sizes["names.HONORIFICS"] > 50
    assert sizes["furniture.CATEGORIES"] > 30
    assert sizes["areas.OTHER_PLACES"] > 50
    assert len(sizes) > 20


@pytest.mark.parametrize("name", LISTS)
def test_no_word_is_said_twice(name: str) -> None:
    assert [word for word, times in Counter(LISTS[name]).items() if times > 1] == []


def collections(module: ModuleType) -> Iterator[tuple[str, list[str]]]:
    """Yield the words of every set, dict and tuple of a lexicon, by its name."""
    for name, value in vars(module).items():
        # Tuples of written forms, such as the standard weekdays, are not looked up and need not be folded.
        if name.isupper() and isinstance(value, frozenset | dict):
            yield f"{module.__name__}.{name}", [k for k in value if isinstance(k, str)]


@pytest.mark.parametrize("name", MODULES)
def test_keys_are_folded(name: str) -> None:
    for where, words in collections(lexicon(name)):
        assert [w for w in words if w != w.casefold()] == [], where
        assert [w for w in words if w != " ".join(w.split()) or not w] == [], where
        assert [w for w in words if not unicodedata.is_normalized("NFC", w)] == [], where


def test_area_names_are_folded() -> None:
    for names in (areas.names(), areas.upper_names()):
        assert [n for n in names if n != areas.fold(n)] == []
        assert {"semarang", "jawa tengah", "kotabaru", "papua barat daya"} <= names
    # Districts are places, but not of the upper levels.
    assert "labuhanhaji" in areas.names() - areas.upper_names()


# --- patterns ---


def test_any_of_nothing_is_refused() -> None:
    for nothing in ([], (), frozenset(), {}):
        with pytest.raises(ValueError, match="at least one word"):
            any_of(nothing)


def test_any_of_takes_the_longest_and_means_its_words_literally() -> None:
    found = regex.compile(any_of(["kab", "kabupaten", "kab.", "dr(c)", "a|b"]))
    for text in ("kabupaten", "kab.", "dr(c)", "a|b"):
        assert found.match(f"{text} x").group() == text
    assert found.fullmatch("kabx") is None
    assert found.fullmatch("a") is None
    assert any_of(["b", "a"]) == any_of(["a", "b"])


# --- weekdays and months ---


def test_weekdays_are_those_of_the_calendar() -> None:
    # 1 January 2024 was a Monday.
    assert dt.date(2024, 1, 1).weekday() == calendar.WEEKDAYS["senin"]
    assert len(calendar.STANDARD_WEEKDAYS) == 7
    for number, name in enumerate(calendar.STANDARD_WEEKDAYS):
        assert calendar.WEEKDAYS[name.casefold()] == number
    assert set(calendar.WEEKDAYS.values()) == set(range(7))
    for spelling, standard in {"jum'at": "Jumat", "jum’at": "Jumat", "ahad": "Minggu", "rebo": "Rabu"}.items():
        assert calendar.STANDARD_WEEKDAYS[calendar.WEEKDAYS[spelling]] == standard


def test_months_are_those_of_the_calendar() -> None:
    full = "januari februari maret april mei juni juli agustus september oktober november desember".split()
    assert [calendar.MONTHS[m] for m in full] == list(range(1, 13))
    for spelling, number in {"nopember": 11, "pebruari": 2, "0ktober": 10, "agt": 8, "des": 12}.items():
        assert calendar.MONTHS[spelling] == number


# --- areas and offices ---


def table() -> list[tuple[str, str]]:
    return [(code, name) for code, name, *_ in areas._rows()]


def test_the_table_of_areas_is_complete() -> None:
    provinces = [name for code, name in table() if "." not in code]
    regencies = [name for code, name in table() if code.count(".") == 1]
    assert len(provinces) == len(set(provinces)) == 38
    assert len(regencies) == len(set(regencies)) == 514
    assert sum(name.startswith("Kota ") for name in regencies) == 98
    assert sum(name.startswith("Kabupaten ") for name in regencies) == 416
    assert len({code for code, _ in table()}) == 552
    assert {code.partition(".")[0] for code, _ in table()} == {code for code, _ in table() if "." not in code}


def test_every_regency_and_city_has_districts() -> None:
    for code, name, joined in areas._rows():
        assert bool(joined) == ("." in code), name
        districts = joined.split("|")
        assert len(set(districts)) == len(districts), name
        assert all(d == " ".join(d.split()) and (d or not joined) for d in districts), name


def test_names_that_are_both_a_regency_and_a_city() -> None:
    regencies = {n.removeprefix("Kabupaten ") for _, n in table() if n.startswith("Kabupaten ")}
    cities = {n.removeprefix("Kota ") for _, n in table() if n.startswith("Kota ")}
    assert {"Semarang", "Tegal", "Magelang", "Bandung", "Bogor", "Kupang"} <= regencies & cities


@pytest.mark.parametrize(
    ("site", "office"),
    [
        ("kpu.go.id", "KPU RI"),
        ("www.kpu.go.id", "KPU RI"),
        ("kota-semarang.kpu.go.id", "KPU Kota Semarang"),
        ("kab-semarang.kpu.go.id", "KPU Kabupaten Semarang"),
        ("www.kab-semarang.kpu.go.id", "KPU Kabupaten Semarang"),
        ("kota-surakarta.kpu.go.id", "KPU Kota Surakarta"),
        ("kab-kudus.kpu.go.id", "KPU Kabupaten Kudus"),
        ("kab-kotabaru.kpu.go.id", "KPU Kabupaten Kotabaru"),
        # Names of more than one word: with a hyphen, and run together.
        ("kab-tapanulitengah.kpu.go.id", "KPU Kabupaten Tapanuli Tengah"),
        ("kab-tapanuli-tengah.kpu.go.id", "KPU Kabupaten Tapanuli Tengah"),
        ("kab-hulusungaiselatan.kpu.go.id", "KPU Kabupaten Hulu Sungai Selatan"),
        ("kota-tanjungpinang.kpu.go.id", "KPU Kota Tanjung Pinang"),
        ("kab-kepulauansangihe.kpu.go.id", "KPU Kabupaten Kepulauan Sangihe"),
        ("kota-baubau.kpu.go.id", "KPU Kota Bau Bau"),
        ("kab-fakfak.kpu.go.id", "KPU Kabupaten Fak Fak"),
        ("kota-jakartaselatan.kpu.go.id", "KPU Kota Jakarta Selatan"),
        # Provinces: short form, full name, and the old form with `prov`.
        ("jateng.kpu.go.id", "KPU Provinsi Jawa Tengah"),
        ("jatim.kpu.go.id", "KPU Provinsi Jawa Timur"),
        ("jawatengah.kpu.go.id", "KPU Provinsi Jawa Tengah"),
        ("riau.kpu.go.id", "KPU Provinsi Riau"),
        ("riau.prov.kpu.go.id", "KPU Provinsi Riau"),
        ("kepri.kpu.go.id", "KPU Provinsi Kepulauan Riau"),
        ("babel.kpu.go.id", "KPU Provinsi Kepulauan Bangka Belitung"),
        ("dki.kpu.go.id", "KPU Provinsi DKI Jakarta"),
        ("diy.kpu.go.id", "KPU DIY"),
        ("ntt.kpu.go.id", "KPU Provinsi Nusa Tenggara Timur"),
        ("papuabaratdaya.kpu.go.id", "KPU Provinsi Papua Barat Daya"),
        # In Aceh the office is an independent commission.
        ("aceh.kpu.go.id", "KIP Aceh"),
        ("kab-pidie.kpu.go.id", "KIP Kabupaten Pidie"),
        ("kota-sabang.kpu.go.id", "KIP Kota Sabang"),
        # The offices' own hosts of the years before.
        ("kpu-kuduskab.go.id", "KPU Kabupaten Kudus"),
        ("kpud-kuduskab.go.id", "KPU Kabupaten Kudus"),
        ("kpu-semarangkota.go.id", "KPU Kota Semarang"),
        ("kpud-semarangkota.go.id", "KPU Kota Semarang"),
        ("kpu-jatengprov.go.id", "KPU Provinsi Jawa Tengah"),
        ("kip-acehprov.go.id", "KIP Aceh"),
        # Hosts that say nothing of an office.
        ("kota-atlantis.kpu.go.id", None),
        ("kota-kudus.kpu.go.id", None),
        ("semarang.kpu.go.id", None),
        ("jdih.kpu.go.id", None),
        ("semarangkota.go.id", None),
        ("bawaslu.go.id", None),
        ("kpu-kudus.go.id", None),
        ("kpu", None),
        ("", None),
        ("..kpu.go.id", None),
        ("www.www.kpu.go.id", None),
    ],
)
def test_office_of(site: str, office: str | None) -> None:
    assert areas.office_of(site) == office


def host_name(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isascii() and c.isalpha())


@pytest.mark.parametrize(("kind", "label", "old"), [("Kabupaten", "kab", "kab"), ("Kota", "kota", "kota")])
def test_every_regency_and_city_has_its_office(kind: str, label: str, old: str) -> None:
    seen = set()
    for code, full in table():
        if not full.startswith(f"{kind} ") or "." not in code:
            continue
        name = full.removeprefix(f"{kind} ").removeprefix("Administrasi ")
        office = f"{'KIP' if code.startswith('11.') else 'KPU'} {kind} {name}"
        assert areas.office_of(f"{label}-{host_name(name)}.kpu.go.id") == office
        assert areas.office_of(f"kpu-{host_name(name)}{old}.go.id") == office
        seen.add(office)
    assert len(seen) == {"Kabupaten": 416, "Kota": 98}[kind]


def test_every_province_has_its_office() -> None:
    found = {areas.office_of(f"{short}.kpu.go.id") for short in areas.PROVINCE_SHORT}
    assert None not in found
    assert len(found) == 38


def place(text: str, start: int = 0, among: Any = None) -> int:
    return areas.place_length(text.split(), start, areas.names() if among is None else among)


def test_the_longest_place_is_taken() -> None:
    assert place("Jawa Tengah menang") == 2
    assert place("di Jawa Tengah", 1) == 2
    assert place("Tapanuli Tengah") == 2
    assert place("KOTABARU") == 1
    assert place("Papua Barat Daya Raya") == 3
    assert place("Budi Laksana") == 0
    assert place("") == 0
    assert place("Kudus", 0, frozenset()) == 0
