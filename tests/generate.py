"""Dumps of invented bulletins with labels: what a careful reader would write down of each, in the record's terms.

    python tests/generate.py --seed 1 --bulletins 100 > dump.txt
    python tests/generate.py --seed 1 --bulletins 100 --labels labels.jsonl > dump.txt

The same seed gives the same dump. Offices, hosts and places are facts, from the package's table of areas; people and
happenings are made up. A dump is a row of archives: one office, one layout, one stretch of time each. The year is
written in the first and the last date of an archive, so that a reader can tell it for those between.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any, Final

from bulletin_words import (
    DECOYS,
    DEGREES,
    DIVISIONS,
    DOES,
    FAMILY,
    FILLERS,
    FILLS,
    GIVEN,
    HEADS,
    HONORIFICS,
    LAW_LEADS,
    LAWS,
    LEADS,
    MONTHS,
    NOISE,
    SAID,
    SECOND,
    SECTIONS,
    SPOKEN,
    WEEKDAYS,
)

from kpuparse.lexicon.areas import PROVINCE_SHORT

Label = dict[str, Any]
Rng = random.Random

FIRST_DAY: Final = dt.date(2019, 1, 7)
LAST_DAY: Final = dt.date(2026, 10, 30)
LAYOUTS: Final = ("office", "blank", "wrapped", "run-on")
"""One line a bulletin, blank lines and paragraphs, lines wrapped at 60 to 80 columns, no line breaks at all."""

# --- what is made ---


@dataclass(frozen=True, slots=True)
class Office:
    """A publishing office: its short name, host, place, and the kind of its host (`kab`, `kota`, nothing)."""

    name: str
    host: str
    place: str
    kind: str

    @property
    def letters(self) -> str:
        """The area's name as it stands in a host."""
        return _letters(self.place)


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One bulletin in parts, and its label; `text` is how its archive lays it out."""

    title: str
    dateline: str
    paragraphs: tuple[str, ...]
    credit: str
    extra: tuple[str, ...]
    text: str
    label: Label

    @property
    def body(self) -> str:
        """The body on one line."""
        return " ".join(self.paragraphs)


@dataclass(slots=True)
class Draft:
    """A bulletin's body while it is written: its sentences and what a reader finds in them."""

    rng: Rng
    office: Office
    sentences: list[str] = field(default_factory=list)
    people: list[Label] = field(default_factory=list)
    quotes: list[Label] = field(default_factory=list)
    references: list[Label] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    single: bool = False
    """Whether the last sentence names exactly one person."""


@dataclass(frozen=True, slots=True)
class Archive:
    """What the bulletins of one archive have in common."""

    office: Office
    layout: str
    dash: str
    credit: Callable[[Rng, Office], tuple[str, Label]]
    width: int
    noise: bool


def _letters(name: str) -> str:
    return "".join(c for c in name.casefold() if "a" <= c <= "z")


def offices() -> list[Office]:
    """Return the offices of all regencies, cities and provinces, and the national one."""
    found = [Office("KPU RI", "kpu.go.id", "Jakarta", "")]
    table = resources.files("kpuparse.lexicon").joinpath("areas.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#") or "Administrasi" in line:
            continue
        code, name = line.split("\t")[:2]
        body = "KIP" if code.startswith("11.") else "KPU"
        kind, _, bare = name.partition(" ")
        if kind in {"Kabupaten", "Kota"}:
            label = "kab" if kind == "Kabupaten" else "kota"
            found.append(Office(f"{body} {name}", f"{label}-{_letters(bare)}.kpu.go.id", bare, label))
    for short, name in PROVINCE_SHORT.items():
        if name not in {"Aceh", "DIY", "DKI Jakarta"}:
            found.append(Office(f"KPU Provinsi {name}", f"{short}.kpu.go.id", name, ""))
    return found


# --- phrases ---


def _fill(rng: Rng, template: str, **more: str) -> str:
    """Return `template` with its braces filled; a word of the list it names, a capital where the brace has one."""
    out, rest = [], template
    while "{" in rest:
        before, _, rest = rest.partition("{")
        key, _, rest = rest.partition("}")
        out += [before, more[key] if key in more else _pick(rng, key)]
    return "".join([*out, rest])


def _pick(rng: Rng, key: str) -> str:
    if key == "n":
        return str(rng.randint(3, 900))
    word = rng.choice(FILLS[key.casefold()])
    return word[0].upper() + word[1:] if key[0].isupper() else word


def _title(rng: Rng, office: Office) -> str:
    """Return a headline, in one of the shapes they come in."""
    small = {"dan", "di", "untuk", "yang", "pada", "setiap", "tanpa", "dalam"}
    words = _fill(rng, rng.choice(HEADS)).split()
    head = " ".join(w if w in small else w[0].upper() + w[1:] for w in words)
    shape = rng.random()
    if shape < 0.45:
        head = f"{office.name} {head}"
    elif shape < 0.55:
        head = f"{head}, {office.name} Gandeng {rng.randint(2, 40)} Mitra"
    elif shape < 0.62:
        head = f"{rng.randint(2, 90)} Hari Kerja: {head}"
    elif shape < 0.66:
        return f"“{head}”"
    elif shape < 0.7:
        head = f"Sah! {office.name} {head}"
    return head.upper() if rng.random() < 0.2 else head


# --- dates: phrase in the text, and what the record says of it ---


def _day(rng: Rng, date: dt.date) -> str:
    if date.weekday() == 4 and rng.random() < 0.3:
        return rng.choice(("Jum'at", "Jum’at"))
    return WEEKDAYS[date.weekday()]


def _date_phrase(rng: Rng, date: dt.date, *, year: bool) -> tuple[str, str, Label]:
    """Return the words before a date, the date as written, and its label."""
    day, d, m, month = _day(rng, date), date.day, date.month, MONTHS[date.month - 1]
    label: Label = {"day": WEEKDAYS[date.weekday()], "date": date.isoformat(), "date_end": None}
    label["date_basis"] = "written" if year else None
    if not year:
        text = rng.choice((f"{day} ({d}/{m})", f"{day} ({d}/{m})", f"{day}, ({d}/{m})", f"({day}, {d}/{m})"))
        return ("" if text[0] == "(" else ","), text, label
    shape = rng.randrange(9)
    y = date.year
    if shape < 3:
        return ",", f"{day} ({d}/{m}/{y})", label
    if shape == 3:
        return " pada", f"{day}, {d} {month} {y}", label
    if shape == 4:
        return ",", f"{day} ({d:02}-{m:02}-{y})", label
    if shape == 5:
        return " pada hari", f"{day} tanggal {d} {month} {y}", label
    if shape == 6:
        return ",", f"{day}({d}/{m}/{y})", label
    if shape == 7:
        return " pada", f"{d} {month} {y}", {**label, "day": None}
    end = date + dt.timedelta(days=rng.randint(1, 2))
    if end.month != date.month:
        return ",", f"{day} ({d} {month} {y})", label
    label["date_end"] = end.isoformat()
    return " pada", f"{day} hingga {WEEKDAYS[end.weekday()]}, {d}–{end.day} {month} {y}", label


# --- people and roles ---


def _name(draft: Draft) -> str:
    """Return a name of which no word has been used in this bulletin."""
    rng = draft.rng
    while True:
        first, last, other = rng.choice(GIVEN), rng.choice(FAMILY), rng.choice(GIVEN)
        shape = rng.random()
        if shape < 0.5:
            name = f"{first} {last}"
        elif shape < 0.68:
            name = f"{first} {other} {last}"
        elif shape < 0.76:
            name = f"M. {first} {last}"
        elif shape < 0.84:
            name = first
        elif shape < 0.88:
            name = f"I Wayan {last}"
        elif shape < 0.92:
            name = f"{first} bin {other}"
        elif shape < 0.96:
            name = f"{first} {last[0]}. {last}"
        else:
            name = f"{first} {last[0]}."
        words = {w for w in name.split() if len(w) > 3}
        if len(words) == sum(len(w) > 3 for w in name.split()) and not words & draft.used:
            draft.used |= words
            return name


def _role(text: str, position: str | None, organization: str | None = None, **more: Any) -> Label:
    base = {"text": text, "position": position, "division": None, "organization": organization, "acting": None}
    return {**base, "former": False, **more}


def _any_role(draft: Draft) -> Label:
    """Return a role at the bulletin's own office or at one of its neighbours."""
    rng, office = draft.rng, draft.office.name
    area = office.partition(" ")[2] if draft.office.kind else draft.office.place
    division, section = f"Divisi {rng.choice(DIVISIONS)}", rng.choice(SECTIONS)
    kind = rng.randrange(13)
    if kind < 3:
        return _role(f"Ketua {office}", "Ketua", office)
    if kind == 3:
        return _role(f"Anggota {office}", "Anggota", office)
    if kind in (4, 5):
        return _role(f"Anggota {office} {division}", "Anggota", office, division=division)
    if kind == 6:
        mark = rng.choice(("Plt.", "Plh.", "Plt"))
        return _role(f"{mark} Sekretaris {office}", "Sekretaris", office, acting=mark)
    if kind == 7:
        return _role(f"Sekretaris {office}", "Sekretaris", office)
    if kind == 8:
        return _role(f"Kasubbag {section}", f"Kasubbag {section}")
    if kind == 9:
        return _role(f"Ketua Bawaslu {area}", "Ketua", f"Bawaslu {area}")
    if kind == 10:
        body = f"{rng.choice(('Dinas Sosial', 'Dinas Pendidikan', 'Badan Kesbangpol'))} {area}"
        return _role(f"Kepala {body}", "Kepala", body)
    if kind == 11:
        return _role(f"mantan Ketua {office}", "Ketua", office, former=True)
    school = f"SMA {rng.choice(('Kartini', 'Bina Bangsa', 'Tunas Karya'))}"
    return _role(f"Kepala {school}", "Kepala", school)


def _person(draft: Draft, *roles: Label) -> tuple[Label, str]:
    """Return a person new to the bulletin, and the name as written, with honorifics and degrees."""
    rng = draft.rng
    name = _name(draft)
    honorifics = [rng.choice(HONORIFICS)] if rng.random() < 0.15 else []
    degrees = rng.sample(DEGREES, rng.choice((1, 1, 2))) if rng.random() < 0.3 else []
    person: Label = {"name": name, "honorifics": honorifics, "degrees": degrees, "aliases": [], "roles": [*roles]}
    draft.people.append(person)
    return person, " ".join([*honorifics, ", ".join([name, *degrees])])


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _at_start(role: Label) -> Label:
    """Return `role` as it is written where a sentence starts with it."""
    return {**role, "text": _capital(role["text"])}


def _does(rng: Rng) -> str:
    return _fill(rng, rng.choice(DOES))


def _role_then_name(draft: Draft) -> str:
    role = _at_start(_any_role(draft))
    _, written = _person(draft, role)
    return f"{role['text']}, {written}, {_does(draft.rng)}."


def _role_name_bare(draft: Draft) -> str:
    role = _at_start(_any_role(draft))
    # A division's commas need one more as a border, and a school may have any name.
    if "," in role["text"] or " SMA " in role["text"]:
        role = _role(f"Ketua {draft.office.name}", "Ketua", draft.office.name)
    person, written = _person(draft, role)
    return f"{role['text']} {written}{',' if person['degrees'] else ''} {_does(draft.rng)}."


def _opened_by(draft: Draft) -> str:
    role = _any_role(draft)
    _, written = _person(draft, role)
    verb = draft.rng.choice(("dibuka", "dipimpin", "ditutup", "dipandu"))
    return f"Kegiatan {verb} {draft.rng.choice(('', 'oleh '))}{role['text']}, {written}, yang {_does(draft.rng)}."


def _name_as_role(draft: Draft) -> str:
    role = _role(f"Ketua {draft.office.name}", "Ketua", draft.office.name)
    person, written = _person(draft, role)
    return f"{written}{',' if person['degrees'] else ''} selaku {role['text']} {_does(draft.rng)}."


def _name_in_brackets(draft: Draft) -> str:
    role = _role(f"Ketua {draft.office.name}", "Ketua", draft.office.name)
    _, written = _person(draft, role)
    return f"Kegiatan dibuka {role['text']} ({written})."


def _role_in_brackets(draft: Draft) -> str:
    role = _role("sekretaris", "sekretaris")
    _, written = _person(draft, role)
    return f"Notula disusun {written} (sekretaris) dan segera diedarkan."


def _shared_role(draft: Draft) -> str:
    role = _role(f"Anggota {draft.office.name}", "Anggota", draft.office.name)
    names = [_person(draft, role)[1] for _ in range(draft.rng.choice((2, 3)))]
    listed = f"{', '.join(names[:-1])}{',' * (len(names) > 2)} dan {names[-1]}"
    # Not at the sentence's end, where nobody could tell whose stop it is.
    return f"Hadir pula {role['text']} {listed} sampai acara selesai."


def _speaker_at_event(draft: Draft) -> str:
    function = draft.rng.choice(("narasumber", "moderator", "pemateri", "fasilitator"))
    _, written = _person(draft, _role(function, function))
    return f"Kegiatan itu menghadirkan {written} sebagai {function}."


def _inspector(draft: Draft) -> str:
    role = _role(f"Sekretaris {draft.office.name}", "Sekretaris", draft.office.name)
    _, written = _person(draft, role, _role("pembina apel", "pembina apel"))
    return f"{role['text']}, {written} yang bertindak sebagai pembina apel {_does(draft.rng)}."


def _represented(draft: Draft) -> str:
    section = f"Kabag {draft.rng.choice(('Hukum', 'Umum', 'SDM', 'Teknis'))}"
    _, written = _person(draft, _role(section, section))
    return f"{draft.office.name} yang diwakili {section}, {written}, {_does(draft.rng)}."


def _nickname(draft: Draft) -> str:
    role = _role(f"Anggota {draft.office.name}", "Anggota", draft.office.name)
    person, _ = _person(draft, role)
    person["degrees"], person["honorifics"] = [], []
    person["aliases"] = [draft.rng.choice(("Eno", "Didik", "Iwung", "Cici", "Banu"))]
    return f"{role['text']}, {person['name']} yang akrab disapa {person['aliases'][0]}, {_does(draft.rng)}."


def _affiliation(draft: Draft) -> str:
    _, written = _person(draft)
    draft.people[-1]["honorifics"] = ["Ibu"]
    bare = written.removeprefix("".join(f"{h} " for h in HONORIFICS if written.startswith(f"{h} ")))
    return f"Materi kedua dibawakan Ibu {bare} dari Dinas Sosial."


def _nobody(draft: Draft) -> str:
    return draft.rng.choice(
        (
            "Kegiatan itu juga dihadiri Kasubbag Data dan staf.",
            "Kepala Bagian dan para Kepala Subbagian mengikuti acara sampai selesai.",
            "Peserta kemudian mengunjungi museum di Jalan Pahlawan.",
        )
    )


CONSTRUCTIONS: Final = (
    *[_role_then_name] * 4,
    *[_role_name_bare] * 2,
    *[_opened_by] * 3,
    _name_as_role,
    _name_in_brackets,
    _role_in_brackets,
    _shared_role,
    _speaker_at_event,
    _inspector,
    _represented,
    _nickname,
    _affiliation,
    _nobody,
)


# --- quotes, references, decoys ---


def _quote(draft: Draft) -> str:
    """Return direct speech by somebody named before, or by nobody by name."""
    rng = draft.rng
    opening, closing = rng.choice((('"', '"'), ("“", "”"), ("“", "”"), ("''", "''")))
    words = _fill(rng, rng.choice(SPOKEN))
    person = draft.people[-1] if draft.people else None
    shape = rng.random() if person else 1
    if 0.5 <= shape < 0.7 and not draft.single:
        shape = 0.0  # A pronoun would be anybody's.
    speaker = person["name"] if person and shape < 0.9 else None
    short = next((w for w in person["name"].split() if len(w) > 3), person["name"]) if person else ""
    if shape < 0.5:
        sentence = f"{opening}{words},{closing} {rng.choice(SAID)} {short}."
    elif shape < 0.7:
        sentence = f"{opening}{words},{closing} {rng.choice(SAID)}nya."
    elif shape < 0.9:
        sentence = f"{short} mengatakan, {opening}{words}.{closing}"
    else:
        sentence = f"{opening}{words},{closing} ujar salah seorang peserta."
    draft.quotes.append({"text": words + ("." if 0.7 <= shape < 0.9 else ","), "speaker": speaker})
    return sentence


def _reference(draft: Draft) -> str:
    kind, number, year = draft.rng.choice(LAWS)
    text = f"{kind} Nomor {number} Tahun {year}"
    draft.references.append({"text": text, "kind": kind, "number": number, "year": year})
    return _fill(draft.rng, draft.rng.choice(LAW_LEADS), law=text)


def _decoy(draft: Draft, date: dt.date) -> str:
    template = draft.rng.choice(DECOYS)
    days = draft.rng.randint(8, 40)
    other = date + dt.timedelta(days=days if "mendatang" in template or "lambat" in template else -days)
    return _fill(draft.rng, template, date=f"{other.day} {MONTHS[other.month - 1]} {other.year}")


# --- credits ---


def _initials(rng: Rng) -> str:
    # Made so that no office's or area's short form comes out.
    return rng.choice("bdghmnrwyz") + rng.choice("aeiou") + rng.choice("bghmwz")


def _credit_label(text: str, **parts: Any) -> Label:
    base: Label = {"text": text, "unit": None, "writers": [], "editors": [], "edited": False}
    return {**base, "photographers": [], "photo_source": None, "photo_archive": False, **parts}


def _office_credit(rng: Rng, office: Office) -> tuple[str, Label]:
    writers = [_initials(rng) for _ in range(rng.choice((1, 1, 1, 2)))]
    photo = _initials(rng)
    shape = rng.random()
    parts: Label = {"writers": writers, "edited": True, "photo_source": office.name}
    if shape < 0.7:
        foto, parts["photographers"] = f"Foto: {photo}/{office.name}", [photo]
    elif shape < 0.85:
        foto, parts["photo_archive"] = f"Foto dok {office.name}", True
    else:
        foto = f"Foto: {office.name}"
    text = f"({'/'.join(writers)}/ed. {foto})"
    return text, _credit_label(text, **parts)


def _national_credit(rng: Rng, office: Office) -> tuple[str, Label]:
    writer, photo, editor = _initials(rng), _initials(rng), _initials(rng)
    text = f"(humas kpu ri {writer}/ foto: {photo}/ed {editor})"
    parts = {"unit": "humas kpu ri", "writers": [writer], "editors": [editor], "edited": True}
    return text, _credit_label(text, **parts, photographers=[photo])


def _unit_credit(rng: Rng, office: Office) -> tuple[str, Label]:
    unit = f"Humas KPU {office.place}"
    return f"({unit})", _credit_label(f"({unit})", unit=unit)


def _glued_credit(rng: Rng, office: Office) -> tuple[str, Label]:
    writer, photo, unit = _initials(rng), _initials(rng), f"kpu{office.letters}"
    text = f"({writer}/{unit}/foto:{photo})"
    return text, _credit_label(text, unit=unit, writers=[writer], photographers=[photo])


def _short_credit(rng: Rng, office: Office) -> tuple[str, Label]:
    writer, editor = _initials(rng), _initials(rng)
    text = f"({writer}_ed {editor})"
    return text, _credit_label(text, writers=[writer], editors=[editor], edited=True)


# --- a bulletin ---


def _dateline(rng: Rng, archive: Archive) -> tuple[str, Label]:
    """Return the dateline with its dash, and what it says."""
    office = archive.office
    place, host, dash = office.place, office.host, archive.dash
    label: Label = {"place": place, "site": host, "office": office.name}
    shape = rng.random()
    if shape < 0.7:
        return f"{place}, {host}{dash}", label
    if shape < 0.78:
        return f"{place.upper()}, {host}{dash}", {**label, "place": place.upper()}
    if shape < 0.83:
        return f"{place},{host}{dash}", label
    if shape < 0.87:
        return f"{place}, - {host} – ", label
    if shape < 0.91:
        return f"{place}, https://{host} - ", label
    if shape < 0.95 and office.kind:
        old = f"kpu-{office.letters}{office.kind}.go.id"
        return f"{place}, {old}{dash}", {**label, "site": old}
    spaced = host.replace(".", ". ", 1)
    return f"{place}, {spaced}{dash}", label


def _body(rng: Rng, office: Office, date: dt.date, *, year: bool, dated: bool) -> tuple[Draft, Label]:
    """Return the written body and the label of its date."""
    draft = Draft(rng, office)
    before, phrase, label = _date_phrase(rng, date, year=year)
    # In a sentence's middle the office's name may open it or not; both keep their capitals.
    lead = _fill(rng, rng.choice(LEADS), office=office.name, Office=office.name)
    if not dated:
        draft.sentences.append(f"{lead}.")
        label = {"day": None, "date": None, "date_end": None, "date_basis": None}
    elif rng.random() < 0.8:
        draft.sentences.append(f"{lead}{before} {phrase}.")
    else:
        draft.sentences += [f"{lead}.", f"{_fill(rng, rng.choice(SECOND))}{before} {phrase}."]
    label["date_text"] = phrase if dated else None
    for _ in range(rng.choice((1, 2, 2, 3))):
        known = len(draft.people)
        draft.sentences.append(rng.choice(CONSTRUCTIONS)(draft))
        draft.single = len(draft.people) == known + 1
        if rng.random() < 0.4:
            draft.sentences.append(_quote(draft))
        if rng.random() < 0.5:
            draft.sentences.append(_fill(rng, rng.choice(FILLERS)))
    if rng.random() < 0.3:
        draft.sentences.append(_reference(draft))
    if dated and rng.random() < 0.15:
        draft.sentences.append(_decoy(draft, date))
    draft.sentences.append(_fill(rng, rng.choice(FILLERS)))
    return draft, label


def _paragraphs(rng: Rng, sentences: Sequence[str]) -> tuple[str, ...]:
    """Return `sentences` in paragraphs of two to four."""
    found, at = [], 0
    while at < len(sentences):
        size = rng.randint(2, 4)
        found.append(" ".join(sentences[at : at + size]))
        at += size
    return tuple(found)


def _bulletin(rng: Rng, archive: Archive, date: dt.date, *, edge: bool) -> Bulletin:
    """Return one bulletin; at the `edge` of its archive it is whole and writes its year, which settles the others'."""
    office = archive.office
    title = _title(rng, office)
    dateline, opening = _dateline(rng, archive)
    year = edge or date.year < 2021 or rng.random() < 0.5
    dated = edge or rng.random() < 0.97
    draft, when = _body(rng, office, date, year=year, dated=dated)
    credit, credit_label = archive.credit(rng, office)
    # Where line breaks are lost, nothing but the credit parts the bulletins.
    if archive.layout != "run-on" and not edge and rng.random() < 0.04:
        credit, credit_label = "", {}
    extra: tuple[str, ...] = ()
    if archive.noise and archive.layout in {"blank", "wrapped"} and rng.random() < 0.3:
        at = rng.randrange(len(NOISE))
        extra = tuple(_fill(rng, line) for line in NOISE[at : at + rng.randint(1, 2)])
    label: Label = {"title": title, **opening, **when, "people": draft.people, "quotes": draft.quotes}
    label |= {"references": draft.references, "credit": credit_label or None, "extra": [*extra]}
    label["warnings"] = [c for c, ok in (("missing-date", dated), ("missing-credit", credit)) if not ok]
    paragraphs = _paragraphs(rng, draft.sentences)
    label["body"] = (" " if archive.layout in {"office", "run-on"} else "\n\n").join(paragraphs)
    text = render(archive.layout, title, dateline, paragraphs, credit, extra, archive.width)
    return Bulletin(title, dateline, paragraphs, credit, extra, text, label)


def render(
    layout: str,
    title: str,
    dateline: str,
    paragraphs: Sequence[str],
    credit: str,
    extra: Sequence[str] = (),
    width: int = 72,
) -> str:
    """Return a bulletin's text in one of `LAYOUTS`, with what parts it from the next."""
    if layout == "office":
        return f"{title}\n{dateline}{' '.join([*paragraphs, *[credit] * bool(credit)])} ....\n"
    if layout == "run-on":
        return f"{title} {dateline}{' '.join([*paragraphs, credit])} .... "
    blocks = [f"{title}\n{dateline}{paragraphs[0]}", *paragraphs[1:]]
    if layout == "wrapped":
        blocks = ["\n".join("\n".join(_wrap(line, width)) for line in block.split("\n")) for block in blocks]
    return "\n\n".join([*blocks, *[credit] * bool(credit), *extra]) + "\n\n\n"


def _wrap(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


# --- a dump ---


def _archive(rng: Rng, known: Sequence[Office], layouts: Sequence[str], *, noise: bool) -> Archive:
    office = rng.choice(known) if rng.random() < 0.9 else known[0]
    layout = rng.choice(layouts)
    shapes = [_office_credit] * 4 + [_unit_credit, _glued_credit, _short_credit]
    credit = _national_credit if office.host == "kpu.go.id" else rng.choice(shapes)
    dashes = (" - ", " - ", " – ", " — ", "-", " -- ", "_", "; ", " : ")
    return Archive(office, layout, rng.choice(dashes), credit, rng.randint(60, 80), noise)


def bulletins(seed: int, count: int, *, layouts: Sequence[str] = LAYOUTS, noise: bool = True) -> Iterator[Bulletin]:
    """Yield `count` bulletins, no two alike, archive by archive, each archive newest first."""
    rng = random.Random(seed)
    known = offices()
    seen: set[str] = set()
    made = 0
    while made < count:
        archive = _archive(rng, known, layouts, noise=noise)
        size = min(rng.randint(4, 20), count - made)
        date = FIRST_DAY + dt.timedelta(days=rng.randint(120, (LAST_DAY - FIRST_DAY).days))
        for at in range(size):
            edge = at in {0, size - 1}
            bulletin = _bulletin(rng, archive, date, edge=edge)
            while bulletin.title + bulletin.body in seen:
                bulletin = _bulletin(rng, archive, date, edge=edge)
            seen.add(bulletin.title + bulletin.body)
            yield bulletin
            made += 1
            date -= dt.timedelta(days=rng.randint(0, 5))


def dump(found: Sequence[Bulletin]) -> str:
    """Return the text of `found`, one after the other; what has no line breaks of its own ends with one at its end."""
    parts = []
    for at, bulletin in enumerate(found):
        parts.append(bulletin.text)
        following = found[at + 1].text if at + 1 < len(found) else "\n"
        if not bulletin.text.endswith("\n") and ("\n" in following or following == "\n"):
            parts.append("\n")
    return "".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bulletins", type=int, default=100, metavar="N")
    parser.add_argument("--labels", type=Path, metavar="FILE", help="write the labels there, one JSON object a line")
    args = parser.parse_args()
    found = list(bulletins(args.seed, args.bulletins))
    # The same bytes on every machine, whatever its locale.
    sys.stdout.buffer.write(dump(found).encode())
    if args.labels:
        lines = (json.dumps(b.label, ensure_ascii=False) for b in found)
        args.labels.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
