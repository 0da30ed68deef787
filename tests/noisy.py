"""Noisy dumps of the generator's bulletins, and how many of them come out with the right headline and borders.

    python tests/noisy.py --seed 1 --bulletins 2000       a table: right by shape, and in all
    python tests/noisy.py --seed 1 --bulletins 2000 -e    and every bulletin that came out wrong
    python tests/noisy.py --seed 1 --text                 one dump, as it would lie on disk

A dump mixes offices, years, layouts, line widths and encodings; bulletins lose line breaks, datelines, credits or their
ends, stand twice, hold crossheads, captions and links, and have page furniture or loose text between them. Nothing is
made that a careful reader could not tell apart: where a bulletin has no dateline, something else shows its beginning.
A bulletin is right if one record has its headline and exactly its body; a record that is neither a bulletin nor loose
text is counted as made up. The same seed gives the same dumps.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import itertools
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import generate

from kpuparse.reading import decode
from kpuparse.splitting import bulletins

Rng = random.Random

DUMP_SIZE: Final = 40
CROSSHEADS: Final = (
    "Pesan untuk Petugas",
    "Data Jadi Perhatian Bersama",
    "Langkah Berikutnya",
    "TINDAK LANJUT",
    "Mengapa Arsip Penting?",
    "Tiga Catatan dari Ruang Rapat",
    "Gudang Ikut Dibersihkan",
    "Harapan Ketua KPU",
    "CATATAN PESERTA",
    "Peserta Diminta Teliti Sejak Awal",
    "KPU Ajak Warga Ikut Mengawasi",
    "Anggaran Disusun Lebih Hemat dari Tahun Lalu",
    "Pertanyaan dari Peserta",
)
LOOSE: Final = (
    "Salinan laman lama ini dibuat petugas arsip dan belum diperiksa ulang.",
    "Catatan penyalin: lima halaman berikutnya rusak karena lembap.",
    "Halaman ini tidak ditemukan. Silakan kembali ke halaman muka.",
)
BEFORE: Final = ("Berita Terkini", "Umum", "Sosialisasi", "Berita", "Berita Terkini\n{n}", "Kegiatan\n12 Mei 2021")
AFTER: Final = (
    "Bagikan:",
    "Bagikan:\nfacebook twitter whatapps",
    "facebook twitter whatsapp\nTelah dilihat 1,{n:03} kali",
    "Telah dilihat 1.{n:03} kali",
    "Telah dilihat {n} kali",
    "Selengkapnya",
    "{n}",
    "Rabu, 12 Mei 2021",
    "Baca juga: Jadwal Layanan Bulan Ini",
    "Baca Juga : Jadwal Layanan Bulan Ini\nBagikan:\nfacebook | twitter | whatsapp\nTelah dilihat 88 kali",
    "#kpumelayani #pemilih",
)
ODD_ENDS: Final = ("M.Muh-", " -Abd.R-", " ***", " (tim)", " Rls/")
_SENTENCE: Final = re.compile(r"(?<=[a-z)]\.) (?=[A-Z])")


@dataclass(slots=True)
class Noisy:
    """One bulletin as it stands in a dump, what it should come out as, and the noises done to it."""

    title: str
    body: str
    text: str
    noises: set[str] = field(default_factory=set)
    codec: str = "utf-8"


@dataclass(slots=True)
class _Draft:
    rng: Rng
    title: str
    dateline: str
    paragraphs: list[str]
    credit: str
    noises: set[str] = field(default_factory=set)

    def roll(self, chance: float, noise: str) -> bool:
        """Tell whether `noise` is done, and remember it."""
        done = self.rng.random() < chance
        if done:
            self.noises.add(noise)
        return done


def _dateline(rng: Rng, found: generate.Bulletin) -> tuple[str, str]:
    """Return a dateline in a shape of its own (perhaps none) and the shape's name."""
    place, host, date = found.label["place"].title(), found.label["site"], found.label["date"]
    roll = rng.random()
    if roll < 0.62:
        return found.dateline, "with host"
    if roll < 0.74:
        return "", "no dateline"
    if roll < 0.8:
        shapes = (
            f"{place}, {host}. ",
            f"{place}, Banten –{host}- ",
            f"{place}, jdih.kpu.go.id/jabar/bandung – ",
            f"{place}, {host.replace('kpu', 'kou')} - ",
            f"{place}, {host} (21 Februari 2022) – ",
        )
        return rng.choice(shapes), "odd host"
    shapes = (f"{place} - ", f"{place}- ", f"{place.upper()} – ", f"{place}; ", f"{place}, KPU- ")
    if date and rng.random() < 0.7:
        day = dt.date.fromisoformat(date)
        written = f"{day.day} {generate.MONTHS[day.month - 1]} {day.year}"
        weekday = generate.WEEKDAYS[day.weekday()]
        shapes = (
            f"{place} ({day.day}/{day.month}/{day.year}) – ",
            f"{place}({day.day}/{day.month}/{day.year}) ",
            f"{place}, {weekday}, {written} — ",
            f"{place}. {weekday}, {written}. ",
            f"{place} ({weekday} {day.day}/{day.month}). ",
            f"{place}, {written}* - ",
        )
    return rng.choice(shapes), "no host"


def _draft(rng: Rng, found: generate.Bulletin) -> _Draft:
    dateline, shape = _dateline(rng, found)
    made = _Draft(rng, found.title, dateline, list(found.paragraphs), found.credit, {shape})
    if shape == "no dateline" and found.label["office"] not in found.paragraphs[0].partition(". ")[0]:
        # Then nothing would show that a bulletin begins here.
        made.dateline, made.noises = found.dateline, {"with host"}
    if made.roll(0.15, "short"):
        sentences = _SENTENCE.split(found.paragraphs[0])
        made.paragraphs = [" ".join(sentences[: rng.randint(1, 2)])]
        if "no dateline" in made.noises:
            made.paragraphs = [found.paragraphs[0]]
    if made.roll(0.1, "title in capitals"):
        made.title = made.title.upper()
    if made.roll(0.22, "no credit"):
        made.credit = ""
        if made.roll(0.2, "cut off"):
            last = made.paragraphs[-1].rstrip(".")
            cut = last[: rng.randint(len(last) // 2, len(last))].rstrip()
            made.paragraphs[-1] = re.sub(r"[^a-z]+$", "", cut) or last
        elif made.roll(0.2, "odd end"):
            made.paragraphs[-1] += rng.choice(ODD_ENDS[:2])
    return made


def _lines(made: _Draft, layout: str, width: int, office: str) -> tuple[str, str]:
    """Return the bulletin laid out (without what parts it from the next), and its body."""
    rng = made.rng
    paragraphs = [*made.paragraphs]
    broken = layout in {"blank", "wrapped", "lines"}
    if broken and len(paragraphs) > 1 and layout != "lines" and made.roll(0.15, "crosshead"):
        paragraphs.insert(rng.randint(1, len(paragraphs) - 1), rng.choice(CROSSHEADS))
    body = " ".join(paragraphs)
    links = [(at, "") for at in range(1, len(paragraphs)) if made.paragraphs and at < len(paragraphs)]
    blocks = [*paragraphs]
    if broken and links and "crosshead" not in made.noises and made.roll(0.12, "link inside"):
        at, _ = rng.choice(links)
        blocks.insert(at, f"Baca {rng.choice(('juga', 'Juga'))}: {rng.choice(('Jadwal', 'Layanan'))} Bulan Ini")
    head = made.title
    if broken and "wrapped" not in layout and len(head.split()) > 6 and made.roll(0.1, "title on two lines"):
        words = head.split()
        head = f"{' '.join(words[: len(words) // 2])}\n{' '.join(words[len(words) // 2 :])}"
    caption = ""
    if broken and made.dateline and made.roll(0.06, "caption"):
        caption = f"Ketua {office} berbincang di sela-sela kegiatan, Rabu (4/11).\n"
    again = ""
    if broken and ".go.id" in made.dateline and "caption" not in made.noises and made.roll(0.04, "title again"):
        again = made.title + " "
    first = f"{caption}{again}{made.dateline}{blocks[0]}"
    if layout == "office":
        return f"{head}\n{' '.join([first, *blocks[1:], *[made.credit] * bool(made.credit)])}", body
    if layout == "run-on":
        return " ".join([head, first, *blocks[1:], *[made.credit] * bool(made.credit)]), body
    gap = "\n\n" if broken and "title on two lines" not in made.noises and made.roll(0.25, "title set off") else "\n"
    parts = [head + gap + first, *blocks[1:], *[made.credit] * bool(made.credit)]
    if layout == "wrapped":
        parts = ["\n".join("\n".join(generate._wrap(line, width)) for line in p.split("\n")) for p in parts]
    return ("\n" if layout == "lines" else "\n\n").join(parts), body


def noisy(seed: int, count: int) -> Iterator[list[Noisy]]:
    """Yield dumps of noisy bulletins, `count` of them in all."""
    rng = random.Random(seed)
    found = list(generate.bulletins(seed, count, layouts=("blank",), noise=False))
    for start in range(0, count, DUMP_SIZE):
        yield _dump(rng, found[start : start + DUMP_SIZE])


def _dump(rng: Rng, found: Sequence[generate.Bulletin]) -> list[Noisy]:
    made: list[Noisy] = []
    layout, left, width = "", 0, 72
    for at, bulletin in enumerate(found):
        if not left:
            layout = rng.choice(("office", "blank", "wrapped", "lines", "run-on"))
            left, width = rng.randint(2, 8), rng.randint(60, 80)
        left -= 1
        draft = _draft(rng, bulletin)
        last = at == len(found) - 1
        text, body = _laid_out(draft, bulletin, layout, width, first=at == 0)
        codec = rng.choice(("utf-8", "utf-8", "cp1252"))
        made.append(Noisy(draft.title, body, text + ("" if last else "\n" * (layout != "run-on")), draft.noises, codec))
        made[-1].noises.add(layout)
        if rng.random() < 0.03:
            draft.noises.add("twice")
            made.append(Noisy(draft.title, body, made[-1].text, {*draft.noises}, codec))
    return _separated(rng, made)


def _laid_out(draft: _Draft, bulletin: generate.Bulletin, layout: str, width: int, *, first: bool) -> tuple[str, str]:
    rng = draft.rng
    if layout == "run-on":
        # Where line breaks are lost, the host and the credit or dots alone part the bulletins.
        draft.dateline, draft.credit = bulletin.dateline, bulletin.credit
        draft.paragraphs = list(bulletin.paragraphs)
        draft.noises -= {"no dateline", "no host", "odd host", "no credit", "cut off", "odd end", "short"}
    text, body = _lines(draft, layout, width, bulletin.label["office"])
    if layout == "run-on":
        return f"{text} {'.... ' if rng.random() < 0.7 else ''}", body
    if "cut off" not in draft.noises and (layout == "office" or rng.random() < 0.1):
        if draft.roll(0.6 if layout == "office" else 1, "dots"):
            text += " ...."
    before = after = ""
    if draft.roll(0.15, "heading before"):
        before = rng.choice(BEFORE).format(n=rng.randint(100, 999)) + "\n"
    if draft.roll(0.3, "furniture after"):
        sep = "\n" if rng.random() < 0.5 else "\n\n"
        after = sep + rng.choice(AFTER).format(n=rng.randint(100, 999))
    if (draft.credit or "dots" in draft.noises) and draft.roll(0.03, "loose text after"):
        after += "\n\n" + rng.choice(LOOSE)
    if first and draft.roll(0.3, "loose text before"):
        before = rng.choice(LOOSE) + "\n\n" + before
    return before + text + after + "\n", body


def _separated(rng: Rng, made: list[Noisy]) -> list[Noisy]:
    """Part the bulletins by blank lines where nothing else would show where the next begins."""
    for above, below in itertools.pairwise(made):
        shown = "with host" in below.noises and "cut off" not in above.noises
        if above.noises & {"run-on"} and below.noises & {"run-on"}:
            continue
        if not above.text.endswith("\n"):
            above.text += "\n"
        if not shown or "loose text after" in above.noises or rng.random() < 0.6:
            above.text += "\n" * rng.randint(1, 2)
    return made


def as_bytes(made: Sequence[Noisy], line_end: str) -> bytes:
    """Return a dump as it lies on disk: each bulletin in its own encoding where that has its letters."""
    parts = []
    for one in made:
        text = one.text.replace("\n", line_end)
        try:
            parts.append(text.encode(one.codec))
        except UnicodeEncodeError:
            parts.append(text.encode())
    return b"".join(parts)


@dataclass(slots=True)
class Measured:
    """What came out right, by noise (`all` among them), and what did not."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    made_up: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of bulletins that came out right."""
        return self.right["all"] / self.total["all"]


def measure(seed: int, count: int) -> Measured:
    """Split the noisy dumps of `seed` and compare headlines and bodies."""
    measured = Measured()
    for at, made in enumerate(noisy(seed, count)):
        raw = as_bytes(made, ("\n", "\n", "\r\n", "\r")[at % 4])
        found = [(b.title or "", _fold(b.body)) for b in bulletins(decode(io.BytesIO(raw)))]
        left = Counter(found)
        for number, one in enumerate(made):
            key = (one.title, _fold(one.body))
            right = left[key] > 0
            left[key] -= right
            for noise in ("all", *one.noises):
                measured.total[noise] += 1
                measured.right[noise] += right
            if not right:
                measured.errors.append(_error(f"dump {at}, {number}", one, found))
        loose = sum(left[key] for key in left if any(_fold(t) in f"{key[0]} {key[1]}" for t in LOOSE))
        measured.made_up += left.total() - loose
    return measured


def _fold(text: str) -> str:
    return " ".join(text.split())


def _error(where: str, one: Noisy, found: Sequence[tuple[str, str]]) -> str:
    body = _fold(one.body)
    near = [f"{t!r}: {b}" for t, b in found if t == one.title or body[:60] in b or body[-60:] in b]
    lines = [
        f"--- {where}: {', '.join(sorted(one.noises))}",
        f"want {one.title!r}: {body}",
        *[f"got  {n}" for n in near],
    ]
    return "\n".join([*lines, one.text.rstrip()])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bulletins", type=int, default=2000, metavar="N")
    parser.add_argument("-e", "--errors", action="store_true")
    parser.add_argument("--text", action="store_true")
    args = parser.parse_args()
    if args.text:
        sys.stdout.buffer.write(as_bytes(next(noisy(args.seed, DUMP_SIZE)), "\n"))
        return
    measured = measure(args.seed, args.bulletins)
    if args.errors:
        print("\n".join(measured.errors))
    for noise, total in sorted(measured.total.items(), key=lambda item: measured.right[item[0]] / item[1]):
        print(f"{noise:22}{measured.right[noise]:6} of {total:5}{measured.right[noise] / total:8.3f}")
    print(f"made up: {measured.made_up}")


if __name__ == "__main__":
    main()
