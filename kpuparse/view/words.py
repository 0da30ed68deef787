"""Words: what the page itself says, in Indonesian and in English.

Numbers stand for `{n}`; English has a form for one and, behind the bar, one for all others.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

LANGUAGES: Final = ("id", "en")

_WORDS: Final[dict[str, tuple[str, str]]] = {
    # the page
    "title": ("Arsip buletin KPU", "Archive of KPU bulletins"),
    "skip": ("Langsung ke isi", "Skip to the content"),
    "sections": ("Bagian halaman", "Sections of the page"),
    "overview": ("Ikhtisar", "Overview"),
    "bulletins": ("Buletin", "Bulletins"),
    "people": ("Orang", "People"),
    "look": ("Perlu dilihat", "To look at"),
    "made_with": ("Dibuat dengan kpuparse {version}", "Made with kpuparse {version}"),
    "keys": (
        "Papan tik: Tab berpindah, panah atas dan bawah menelusuri daftar, Enter membuka, Esc kembali ke daftar.",
        "Keyboard: Tab moves on, the arrow keys go through lists, Enter opens, Esc goes back to the list.",
    ),
    "no_script": (
        "Tanpa JavaScript halaman ini hanya menampilkan ikhtisar dan orang. Teks buletin memerlukannya.",
        "Without JavaScript this page shows the overview and the people. The texts of the bulletins need it.",
    ),
    "empty": ("Tidak ada buletin.", "There is no bulletin."),
    # overview
    "n_bulletins": ("{n} buletin", "{n} bulletin|{n} bulletins"),
    "n_files": ("dari {n} berkas", "from {n} file|from {n} files"),
    "n_undated": ("{n} tanpa tanggal", "{n} without a date"),
    "n_repeated": ("{n} ulangan", "{n} repeat|{n} repeats"),
    "offices": ("Kantor", "Offices"),
    "period": ("Periode", "Period"),
    "no_dates": ("Tidak ada tanggal", "No dates"),
    "all_well": ("Tidak ada peringatan", "No warnings"),
    "to": ("sampai", "to"),
    "timeline": ("Buletin menurut waktu dan kantor", "Bulletins by time and office"),
    "timeline_note": (
        "Tiap kantor memakai skala yang sama, batang tertinggi {n}; jumlah beberapa kantor memakai skala sendiri.",
        "The offices share one scale, whose tallest bar is {n}; sums of several have their own.",
    ),
    "all_offices": ("Semua kantor", "All offices"),
    "other_offices": ("{n} kantor lain", "{n} other office|{n} other offices"),
    "no_office": ("Kantor tidak diketahui", "Office unknown"),
    "as_table": ("Angka dalam tabel", "The figures as a table"),
    "month": ("Waktu", "Time"),
    "count": ("Jumlah", "Count"),
    "most_named": ("Paling sering disebut", "Most often named"),
    "most_named_note": ("Buletin yang menyebut seseorang", "Bulletins that name a person"),
    "writers": ("Penulis", "Writers"),
    "photographers": ("Fotografer", "Photographers"),
    "contributors_note": ("Seperti tertulis di kredit, menurut kantor", "As the credits have them, by office"),
    "laws": ("Peraturan yang paling sering dirujuk", "Rules cited most"),
    "laws_note": ("Buletin yang merujuknya", "Bulletins that cite it"),
    "warnings": ("Peringatan", "Warnings"),
    "warnings_note": ("Buletin dengan peringatan itu", "Bulletins with that warning"),
    # filters
    "search": ("Cari", "Search"),
    "search_hint": ("kata, nama, atau “frasa”", "words, names or “a phrase”"),
    "office": ("Kantor", "Office"),
    "all": ("Semua", "All"),
    "person": ("Orang", "Person"),
    "from": ("Dari tanggal", "From"),
    "until": ("Sampai tanggal", "Until"),
    "warning": ("Peringatan", "Warning"),
    "any_warning": ("Dengan peringatan apa pun", "With any warning"),
    "no_warning": ("Tanpa peringatan", "Without a warning"),
    "sort": ("Urutan", "Order"),
    "newest": ("Terbaru dahulu", "Newest first"),
    "oldest": ("Terlama dahulu", "Oldest first"),
    "as_given": ("Seperti di berkas", "As in the file"),
    "reset": ("Hapus saringan", "Clear filters"),
    "filters": ("Saringan", "Filters"),
    "of": ("{n} dari {all} buletin", "{n} of {all} bulletins"),
    "none_fit": ("Tidak ada buletin yang cocok.", "No bulletin fits."),
    "more": ("Tampilkan {n} lagi", "Show {n} more"),
    "remove": ("Hapus saringan ini", "Remove this filter"),
    # a bulletin
    "back": ("Kembali ke daftar", "Back to the list"),
    "previous": ("Sebelumnya", "Previous"),
    "next": ("Berikutnya", "Next"),
    "place_in_list": ("{n} dari {all}", "{n} of {all}"),
    "not_found": ("Tidak ada di arsip ini: {what}", "Not in this archive: {what}"),
    "untitled": ("(tanpa judul)", "(no headline)"),
    "undated": ("tanpa tanggal", "no date"),
    "legend": ("Yang ditemukan", "What was found"),
    "legend_hint": ("tekan untuk menyembunyikan", "press to hide"),
    "kind.person": ("Orang", "Person"),
    "kind.role": ("Jabatan", "Role"),
    "kind.quote": ("Kutipan", "Quote"),
    "kind.reference": ("Peraturan", "Citation"),
    "kind.date": ("Tanggal", "Date"),
    "kind.warning": ("Peringatan", "Warning"),
    "fields": ("Isi catatan", "The record"),
    "place": ("Tempat", "Place"),
    "site": ("Situs", "Site"),
    "date": ("Tanggal", "Date"),
    "date_text": ("Tertulis", "As written"),
    "date_basis": ("Dasar tahun", "Basis of the year"),
    "basis.written": ("tertulis", "written"),
    "basis.weekday": ("hari yang tertulis", "the weekday written"),
    "basis.text": ("tanggal lain dalam teks", "another date in the text"),
    "basis.neighbours": ("urutan buletin", "the order of the bulletins"),
    "name": ("Nama", "Name"),
    "honorifics": ("Sapaan", "Honorifics"),
    "degrees": ("Gelar", "Degrees"),
    "aliases": ("Nama lain", "Other names"),
    "roles": ("Jabatan", "Roles"),
    "position": ("Posisi", "Position"),
    "division": ("Divisi", "Division"),
    "organization": ("Organisasi", "Organisation"),
    "acting": ("Pelaksana", "Acting"),
    "former": ("mantan", "former"),
    "speaker": ("Pembicara", "Speaker"),
    "nobody": ("tidak disebut", "not named"),
    "quotes": ("Kutipan", "Quotes"),
    "references": ("Peraturan yang dirujuk", "Rules cited"),
    "number": ("Nomor", "Number"),
    "year": ("Tahun", "Year"),
    "kind": ("Jenis", "Kind"),
    "rule": ("Aturan", "Found by"),
    "credit": ("Kredit", "Credit"),
    "unit": ("Unit", "Unit"),
    "editors": ("Penyunting", "Editors"),
    "edited": ("Disunting", "Edited"),
    "photo_source": ("Sumber foto", "Source of the photo"),
    "photo_archive": ("Foto arsip", "Archive photo"),
    "yes": ("ya", "yes"),
    "extra": ("Teks lain", "Other text"),
    "source": ("Letak", "Where it stands"),
    "line": ("baris {n}", "line {n}"),
    "bytes": ("bita {start}–{end}", "bytes {start}–{end}"),
    "told_otherwise": ("di sini catatannya lain", "its record is another here"),
    "json": ("Catatan sebagai JSON", "The record as JSON"),
    "copy": ("Salin JSON", "Copy JSON"),
    "copied": ("Tersalin", "Copied"),
    "not_copied": ("Tidak tersalin; pilih teksnya", "Not copied; select the text"),
    # people
    "find_person": ("Cari orang", "Find a person"),
    "people_note": (
        "Orang dari beberapa buletin digabung hanya bila nama lengkap dan kantornya cocok; bila ragu, tetap terpisah.",
        "People of several bulletins are joined only where full name and office agree; in doubt they stay apart.",
    ),
    "n_of_people": ("{n} dari {all} orang", "{n} of {all} people"),
    "no_person_fits": ("Tidak ada orang yang cocok.", "Nobody fits."),
    "also_written": ("Juga ditulis", "Also written"),
    "no_roles": ("Tidak ada jabatan yang tertulis.", "No role is written."),
    "roles_over_time": ("Jabatan dari waktu ke waktu", "Roles over time"),
    "in_bulletins": ("Dalam buletin", "In bulletins"),
    "all_people": ("Semua orang", "All people"),
    "show_in_list": ("Tampilkan di daftar buletin", "Show in the list of bulletins"),
    # warnings
    "look_note": (
        "Yang diragukan program, dengan kata-katanya. Peringatan bukan berarti salah.",
        "What the program is unsure of, with the words. A warning need not be an error.",
    ),
    "no_warnings": ("Tidak ada yang perlu dilihat.", "Nothing needs a look."),
    "warning.missing-title": ("tidak ada judul", "no headline was found"),
    "warning.missing-dateline": (
        "teks tidak diawali tempat dan situs",
        "the text does not begin with a dateline",
    ),
    "warning.missing-date": ("tanggal peristiwa tidak ditemukan", "no date of the event was found"),
    "warning.missing-credit": ("tidak ada kredit penutup", "no closing credit was found"),
    "warning.impossible-date": ("tanggal tidak ada di kalender", "a date that the calendar does not have"),
    "warning.weekday-mismatch": ("hari dan tanggal tidak cocok", "weekday and date do not fit"),
    "warning.ambiguous-year": ("tahun tidak tertulis, lebih dari satu cocok", "no year is written, and several fit"),
    "warning.date-mismatch": (
        "tanggal di awal dan di dalam teks berbeda",
        "dateline and text give different dates",
    ),
    "warning.unclosed-quote": ("tanda kutip tidak ditutup", "a quotation mark is not closed"),
    "warning.duplicate": ("buletin yang sama sudah ada sebelumnya", "the same bulletin stands earlier in the dump"),
    "warning.truncated": ("teks terputus di tengah kalimat", "the text ends in the middle of a sentence"),
    "warning.oversize": ("teks terlalu panjang dan dipotong", "the text was too long and was cut"),
    "warning.encoding": ("sebagian teks bukan UTF-8", "part of the text is not UTF-8"),
    "warning.html-entity": (
        "entitas HTML dibaca sebagai karakternya",
        "HTML entities were read as their characters",
    ),
    "warning.invisible-character": (
        "karakter tanpa lebar dihilangkan",
        "characters without width were left out",
    ),
    "warning.mojibake": ("UTF-8 yang pernah salah dibaca", "UTF-8 that was once read wrongly"),
    "warning.undecodable": ("bita yang tidak terbaca diganti U+FFFD", "unreadable bytes were replaced by U+FFFD"),
    "warning.control-character": ("teks memuat karakter kendali", "the text holds control characters"),
}

_MONTHS: Final = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_SHORT: Final = {
    "id": "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}


class Words:
    """The words of one language, one of `LANGUAGES`."""

    def __init__(self, language: str) -> None:
        self.language = language
        at = LANGUAGES.index(language)
        self.all = {key: both[at] for key, both in _WORDS.items()}
        self.months = _MONTHS[language]

    def __call__(self, key: str, n: int | None = None, **more: str) -> str:
        """Return what stands under `key`, of so many `n`. Raises KeyError for an unknown one."""
        text = self.all[key]
        if n is None:
            return text.format(**more) if more else text
        one, _, several = text.partition("|")
        return (several if several and n != 1 else one).format(n=self.number(n), **more)

    def number(self, n: int) -> str:
        """Return a number with the thousands set off as the language does."""
        return f"{n:,}".replace(",", "." if self.language == "id" else ",")

    def date(self, date: str) -> str:
        """Return an ISO 8601 date as one says it: `2 Desember 2025`."""
        day = dt.date.fromisoformat(date)
        return f"{day.day} {self.months[day.month - 1]} {day.year}"

    def span(self, first: str | None, last: str | None) -> str:
        """Return two dates as a period, or what there is of it."""
        if first is None:
            return self("undated")
        return self.date(first) if last in (None, first) else f"{self.date(first)} – {self.date(last or first)}"

    def month(self, month: str) -> str:
        """Return a month such as `2025-11` in short: `Nov 2025`."""
        return f"{_SHORT[self.language][int(month[5:]) - 1]} {int(month[:4])}"
