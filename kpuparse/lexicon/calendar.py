"""Weekdays and months, as Indonesian bulletins write them."""

from __future__ import annotations

from typing import Final

# Monday is 0, as in `datetime.date.weekday`. From the national orthography; `Jum'at`, `Ahad` and
# `Minngu` are met in bulletins. Kept out: English names.
WEEKDAYS: Final = {
    "senin": 0,
    "senen": 0,
    "selasa": 1,
    "rabu": 2,
    "rebo": 2,
    "kamis": 3,
    "jumat": 4,
    "jumad": 4,
    "jum'at": 4,
    "jum’at": 4,
    "jum‘at": 4,
    "jum`at": 4,
    "jum´at": 4,
    "juma't": 4,
    "juma’t": 4,
    "sabtu": 5,
    "minggu": 6,
    "ahad": 6,
}

STANDARD_WEEKDAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

# Long and short names, old spellings (`Nopember`, `Pebruari`) and a zero for the letter O.
# Kept out: `mei` as part of names; two-letter forms.
WEEKDAY_STARTS: Final = frozenset(day[:3] for day in WEEKDAYS)
"""How weekdays begin, for a quick look at a word in small letters."""

MONTHS: Final = {
    "januari": 1,
    "jan": 1,
    "februari": 2,
    "pebruari": 2,
    "febuari": 2,
    "feb": 2,
    "maret": 3,
    "mar": 3,
    "april": 4,
    "apr": 4,
    "mei": 5,
    "juni": 6,
    "jun": 6,
    "juli": 7,
    "jul": 7,
    "agustus": 8,
    "agt": 8,
    "agst": 8,
    "agu": 8,
    "ags": 8,
    "aug": 8,
    "september": 9,
    "sept": 9,
    "sep": 9,
    "oktober": 10,
    "0ktober": 10,
    "okt": 10,
    "november": 11,
    "nopember": 11,
    "nov": 11,
    "nop": 11,
    "desember": 12,
    "des": 12,
}

# Founding years behind numbered anniversaries: `HUT ke-80 RI` is 2025.
ANNIVERSARIES: Final = {
    "korpri": 1971,
    "republik indonesia": 1945,
    "kemerdekaan": 1945,
    "ri": 1945,
    "kebangkitan nasional": 1908,
    "harkitnas": 1908,
    "sumpah pemuda": 1928,
}

# A pattern that ignores case lets these stand for `i`; str.casefold does not fold them.
_TURKISH_I: Final = str.maketrans({"İ": "i", "ı": "i"})


def key(word: str) -> str:
    """Return `word`, as a pattern that ignores case has found it, in the form in which the tables here hold it."""
    return " ".join(word.translate(_TURKISH_I).casefold().split())
