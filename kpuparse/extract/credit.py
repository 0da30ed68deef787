"""The closing credit in its parts."""

from __future__ import annotations

from typing import Final

import regex

from kpuparse.lexicon import areas
from kpuparse.patterns import BLANKS, LazyPattern, folded
from kpuparse.record import Credit

_BRACKETS = LazyPattern(r"^\*?\s*+[(\[]?\s*+|(?<!\s)\s*+[)\]][\s.*]*+$|(?<![\s.*])[\s.*]++$")
_PHOTO = LazyPattern(
    r"(?i)(?<!\p{L})(?P<dok>dok(?:umentasi|\.)?\s*+\.?\s*+)?(?:foto|photo|ft)(?!\p{L})\s*+(?P<sep>[:;.]?)\s*+(?P<after>/?\s*+)(?P<arsip>(?:dok(?:umentasi|\.)?(?!\p{L})|arsip(?!\p{L}))\s*+\.?\s*+:?\s*+)?"
)
_EDITOR = regex.compile(r"(?i)^(?:ed(?:itor)?)(?![\p{L}])\s*[.:]?\s*")
_EDITOR_TAIL = LazyPattern(r"(?i)[_\s.]+(?:ed(?:itor)?)(?![\p{L}])\s*[.:]?\s*(?P<name>.*)$")
_UNIT = LazyPattern(
    r"(?i)^(?P<unit>(?:(?:tim|rilis)\s+)?(?:(?:humas|hms|hupmas|hubmas|parhumas|parmas|tekmas|media\s+center|mc|sosdiklih|teknis\s+dan\s+hupmas)\b"
    r"|(?:humas|hupmas|hubmas|parhumas|parmas)(?=kpu|kip))(?:[&+]\p{L}+)?"
    r"(?:\s*(?:kpu|kip|dkpp|bawaslu)[^\s:,]*(?:\s+(?:ri|prov(?:insi)?\.?|kab(?:upaten)?\.?|kota)(?!\p{L}))?)?)"
)
# The first two letters of all these.
_UNIT_STARTS: Final = frozenset(("ti", "ri", "hu", "hm", "pa", "te", "me", "mc", "so"))
_OFFICE = regex.compile(r"(?i)(?:^|\s|(?<=\p{L})-)(?:kpu|kip)(?:\s|\p{L}|-|$)")
_DASHES = regex.compile(r"\s[-–]\s")
_LABEL = LazyPattern(
    r"(?i)\b(?P<label>(?:(?:penulis|reporter|pewarta|teks)\s?(?:/|dan\s)\s?)?(?:penulis|kontributor|reporter|pewarta|teks|editor|ed|red|fotografer|foto|photo|dok))\s*:\s*"
    r"|\b(?P<bare>penulis|kontributor)\s+(?=\p{L})"
)
_EDITING: Final = frozenset({"editor", "ed", "red"})
_PICTURING: Final = frozenset({"fotografer", "foto", "photo", "dok"})
_WRITER = LazyPattern(r"(?i)\b(?:penulis|kontributor)\b")
_CONSONANTS = LazyPattern(r"[b-df-hj-np-tv-z]{3,4}")
_NAMES = regex.compile(rf"{BLANKS}(?:,|&|\bdan\b|(?<=\p{{L}}{{2}})-(?=\p{{L}}{{2}}))\s*+")


def find_credit(text: str, office: str | None = None) -> Credit:
    """Return the parts of the credit `text` (one line, with its brackets) of a bulletin of `office`.

    The order is writers, editor's mark, photo; or writers, unit, photo; a slash parts them.
    What no rule names (a second unnamed pair of initials after the photo) is left out of the parts.
    """
    words = folded(text)
    signed = ("penulis" in words or "kontributor" in words) and _WRITER().search(text) and _LABEL().search(text)
    if signed or (not text.startswith(("(", "[", "*")) and _LABEL().match(text)):
        return _labelled(text)
    inner = _unbracketed(text)
    photo = _PHOTO().search(inner) if any(cue in words for cue in ("foto", "photo", "ft")) else None
    before = inner[: photo.start()] if photo else inner
    after = inner[photo.end() :] if photo else ""
    archive = bool(photo and (photo["arsip"] or photo["dok"]))
    unit, writers, editors, edited = _staff(before, office)
    photographers, source, more_editors, more_edited = _photo(
        after, archive=archive, named=bool(photo and photo["sep"])
    )
    return Credit(
        text=text,
        unit=unit,
        writers=tuple(writers),
        editors=(*editors, *more_editors),
        edited=edited or more_edited,
        photographers=tuple(photographers),
        photo_source=source,
        photo_archive=archive,
    )


def _unbracketed(text: str) -> str:
    """Return `text` without the brackets, stars and stops at both ends."""
    inner = text.removeprefix("*").lstrip()
    inner = inner[1:].lstrip() if inner.startswith(("(", "[")) else inner
    before = text.rstrip().rstrip(" .*")
    before = before[:-1].rstrip() if before.endswith((")", "]")) else before
    start = len(text) - len(inner)
    # Where hardly anything stands between them, what belongs to which end is subtler.
    return text[start : len(before)] if start < len(before) else _BRACKETS().sub("", text)


def _staff(before: str, office: str | None) -> tuple[str | None, list[str], list[str], bool]:
    """Return unit, writers, editors and the editor's mark of what stands before the photo."""
    unit: str | None = None
    writers: list[str] = []
    editors: list[str] = []
    edited = False
    for part in _parts(before):
        edits = "ed" in folded(part)
        editor = _EDITOR.match(part) if edits else None
        tail = _EDITOR_TAIL().search(part) if edits else None
        if editor:
            edited = True
            editors += _names(part[editor.end() :])
        elif tail and tail.start():
            edited = True
            writers += _names(part[: tail.start()])
            editors += _names(tail["name"])
        elif folded(part[:2]) in _UNIT_STARTS and (found := _UNIT().match(part)):
            unit, rest = _unit(part, found, office)
            writers += _names(rest)
        elif _is_office(part):
            # `abc, KPU Kota Kotabaru`
            names, comma, own = part.rpartition(",")
            signed = comma and _is_office(own) and not _is_office(names)
            writers += _names(names) if signed else []
            unit = unit or (own.strip() if signed else part)
        elif unit is None or not unit.islower():
            # Behind a unit in one word (`tph/kpukotabaru/ak`) it is not known who is meant.
            writers += _names(part)
    return unit, writers, editors, edited


def _unit(part: str, found: regex.Match[str], office: str | None) -> tuple[str, str]:
    """Return the unit and the writer behind it: `humas kpu ri wati` → `humas kpu ri`, `wati`.

    An area's name behind the office belongs to the unit (`Hupmas KPU Bone Ancu` → `Hupmas KPU Bone`, `Ancu`).
    """
    rest = part[found.end() :].strip(" :,")
    words = [w.strip(",") for w in rest.split()]
    length = areas.place_length(words, 0, areas.upper_names())
    if length:
        end = part.index(rest) + len(" ".join(words[:length]))
        return part[:end], part[end:].strip(" :,")
    if len(words) > 2 or _is_office(rest) or (len(words) == 1 and office and _abbreviates(words[0], office)):
        return part, ""
    return found["unit"].strip(), rest


def _abbreviates(word: str, office: str) -> bool:
    """`Slm` of `KPU Kabupaten Sleman`: the first and further consonants of the area's name, in order."""
    letters = word.casefold()
    name = "".join(areas.bare_office(office).split()).casefold()
    if _CONSONANTS().fullmatch(letters) is None or letters[0] != name[:1]:
        return False
    rest = iter(name)
    return all(letter in rest for letter in letters)


def _is_office(part: str) -> bool:
    words = folded(part)
    return ("kpu" in words or "kip" in words) and _OFFICE.search(part) is not None


def _photo(after: str, *, archive: bool, named: bool) -> tuple[list[str], str | None, list[str], bool]:
    """Return photographers, source, editors and the editor's mark of what follows `foto`."""
    photographers: list[str] = []
    source: str | None = None
    editors: list[str] = []
    edited = False
    found = _parts(after)
    source_at = next((at for at, part in enumerate(found) if _is_office(part)), 0)
    for at, part in enumerate(found):
        editor = _EDITOR.match(part) if folded(part[:2]) == "ed" else None
        if editor:
            edited = True
            editors += _names(part[editor.end() :])
        elif _is_office(part) or (archive and at == 0):
            source = source or part
        elif (at == 0 or at < source_at) and (named or len(part.split()) <= 3):
            photographers += _names(part)
        elif at == 1 and source is None and named and len(part) > 5:
            source = part
    return photographers, source, editors, edited


def _labelled(text: str) -> Credit:
    """Return the parts of `Penulis: …, Editor: …, Foto: …`."""
    inner = _BRACKETS().sub("", text) if text[:1] in "([" else text
    marks = list(_LABEL().finditer(inner))
    parts: dict[str, list[str]] = {"writers": [], "editors": [], "photographers": []}
    unit = source = None
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(inner)
        value = inner[mark.end() : end].strip(" ,;/|.-–")
        labels = (mark["label"] or mark["bare"]).casefold().replace("dan ", "/").replace(" ", "").split("/")
        if not _PICTURING.isdisjoint(labels):
            name, _, where = value.partition("/")
            if _is_office(name):
                source = name
            else:
                parts["photographers"] += _names(name)
                source = where.strip() or source
            continue
        signed, names = _signed(value)
        unit = unit or signed
        for label in labels:
            parts["editors" if label in _EDITING else "writers"] += names
    return Credit(
        text=text,
        unit=unit,
        writers=tuple(parts["writers"]),
        editors=tuple(parts["editors"]),
        edited=bool(parts["editors"]),
        photographers=tuple(parts["photographers"]),
        photo_source=source,
    )


def _signed(value: str) -> tuple[str | None, list[str]]:
    """`abc/Humas KPU Kota Kotabaru`: return the unit and the names of what stands behind a label."""
    unit, names = None, []
    for part in _parts(value):
        if (folded(part[:2]) in _UNIT_STARTS and _UNIT().match(part)) or _is_office(part):
            unit = part
        else:
            names += _names(part)
    return unit, names


def _parts(text: str) -> list[str]:
    if "-" in text or "–" in text:
        text = _DASHES.sub("/", text)
    return [p for p in (s.strip(" .;|") for s in text.replace("|", "/").split("/")) if p]


def _names(text: str) -> list[str]:
    joined = "," in text or "&" in text or "-" in text or "dan" in text
    names = [n.strip(" .:_*-–—") for n in (_NAMES.split(text) if joined else (text,))]
    names = [n for n in names if n.casefold() not in {"red", "rls"} and (n.isalpha() or any(map(str.isalpha, n)))]
    return [n.removesuffix("dkk").rstrip(" .") or n for n in names]
