"""Datelines: where a bulletin's text opens with its place and site.

Kotabaru, kab-kotabaru.kpu.go.id - Komisi Pemilihan Umum …   place, host, dash
Kab-kotabaru.kpu.go.id – KPU …                               host alone
Kotabaru (07/03) – KPU …                                     place alone
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from kpuparse.lexicon import areas
from kpuparse.patterns import CAP_WORD, DASH, HOST_NAME, HOST_TAIL, MONTH, WEEKDAY
from kpuparse.splitting.furniture import is_furniture

LOOK_BACK: Final = 130
KICKER_LIMIT: Final = 60

BODY_LINE: Final = 150
"""A line of so many characters is running text, not a headline."""

_GO_ID = regex.compile(HOST_TAIL)
_HEAD_BEFORE = regex.compile(rf"(?<![\w.@/-]){HOST_NAME}\Z")
_PLACE = rf"{CAP_WORD}\.?(?:[ \t]+(?:dan[ \t]+)?(?:{CAP_WORD}|\d+)\.?){{0,4}}"
_DATE = rf"(?:\(?(?:{WEEKDAY},?\s*)?(?:\(\s*)?\d{{1,2}}(?:\s+{MONTH}\s+\d{{4}}|/\d{{1,2}}(?:/\d{{2,4}})?)(?:\s*\))?)"
# The place before a host: with a comma a line may break between them.
_PLACE_BEFORE = regex.compile(
    rf"(?<![\w.])(?P<place>{_PLACE})(?:[ \t]{{0,2}}(?P<comma>[,;|.])\s*{DASH}?\s*|[ \t]*{DASH}?[ \t]*)"
    rf"(?P<date>{_DATE}[.,]?\s*)?\Z"
)
_AFTER = regex.compile(rf"\s{{0,3}}(?:(?:{DASH}|[_;:|,])\s?){{1,3}}+|(?=\s+[\p{{Lu}}“\"‘#\d(])|(?=[\p{{Lu}}])")
_DASHED = regex.compile(rf"\s{{0,3}}(?:{DASH}|[_;:|])")

_NAMED = rf"(?:(?:Hupmas|Humas),\s*)?(?:KPU|KIP)(?:\s+{CAP_WORD}\.?){{1,5}}"
# Datelines without host; only at the start of a line that holds running text.
_HOSTLESS = regex.compile(
    rf"(?P<place>{_PLACE})"
    rf"(?:,\s*(?P<named>{_NAMED})\s*(?:{DASH}{{1,2}}|;)\s*"
    rf"|\s*,?\s*(?P<date>{_DATE})(?:\s*(?:{DASH}{{1,2}}|[;:])\s*|,\s+|\s+(?=\p{{Lu}}))"
    rf"|(?:\s+{DASH}{{1,2}}|\s?{DASH}{DASH}|{DASH})\s+|\s?(?P<semi>;)\s*|\s?(?P<bar>\|)\s*"
    rf"|(?P<comma>,)\s+)(?=[\p{{Lu}}“\"‘#\d(])"
)
# `PADANG-Komisi …`: no blank on either side of the dash.
_GLUED = regex.compile(
    rf"(?P<place>\p{{Lu}}[\p{{L}}']+(?: \p{{Lu}}[\p{{L}}']+){{0,2}}){DASH}(?=\p{{Lu}}\p{{Ll}})"
    r"(?P<named>)??(?P<comma>)??(?P<bar>)??"
)
_LINE_HEAD = regex.compile(r"(?:^|(?<=[\r\n]))[ \t]*(?=\p{Lu})")
_KICKER = regex.compile(r"[^\r\n]{2,60}[.:|]\s+")
_KINDS = regex.compile(r"^(?:Kabupaten|Kab\.?|Kota|Provinsi|Prov\.?|KABUPATEN|KAB\.?|KOTA|PROVINSI|DKI|DI|Kep\.?)\s+")
_OFFICE = regex.compile(r"(?:(?:Hupmas|Humas),?\s*)?(?:KPU|KIP)\s")
_BULLETIN_END = regex.compile(r"(?:[.…)\]!?\"”*]|\.\.)\s*$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dateline stands, with its closing dash."""

    start: int
    end: int
    hostless: bool = False


def find_datelines(text: str) -> Iterator[Dateline]:
    """Yield the datelines in `text`, in order, without overlaps."""
    with_host = list(_host_datelines(text))
    without = list(_hostless_datelines(text))
    last = -1
    for dateline in sorted([*with_host, *without], key=lambda d: (d.start, -d.end)):
        if dateline.start >= last:
            yield dateline
            last = dateline.end


def _host_datelines(text: str) -> Iterator[Dateline]:
    for tail in _GO_ID.finditer(text):
        low = max(0, tail.start() - LOOK_BACK)
        before = text[low : tail.start()]
        head = _HEAD_BEFORE.search(before)
        if not head:
            continue
        after = _AFTER.match(text, tail.end())
        if not after:
            continue
        host_at = low + head.start()
        dashed = bool(_DASHED.match(text, tail.end()))
        start = _dateline_start(text, host_at, before[: head.start()], dashed=dashed)
        if start is not None:
            yield Dateline(start, after.end())


def _dateline_start(text: str, host_at: int, before: str, *, dashed: bool) -> int | None:
    """Return where the dateline of the host at `host_at` starts; None where the host is running text."""
    found = _PLACE_BEFORE.search(before)
    line_at = _line_at(text, host_at)
    if host_at - repeat_end(text, line_at) in range(2) and repeat_end(text, line_at) > line_at:
        return host_at
    if found:
        place = found["place"]
        place_at = host_at - len(before) + found.start("place")
        opens = not text[line_at:place_at].strip(" \t")
        words = place.split()
        known = _known_suffix(words)
        kinds = all(w.casefold() in areas.AREA_KINDS for w in words[: len(words) - known])
        whole = known == 0 or kinds or _headline_above(text, line_at)
        if opens and whole and (dashed or found["comma"] or known) and len(words) <= 4:
            return place_at
        if known and (found["comma"] or dashed or found["date"]):
            kept = " ".join(words[len(words) - known :])
            return place_at + place.rindex(kept.split()[0], 0, len(place) - len(kept) + len(kept.split()[0]))
        if found["comma"] == "," and dashed:
            return place_at + place.rindex(words[-1])
    if not text[line_at:host_at].strip(" \t"):
        return host_at
    if dashed and (text[host_at].isupper() or _BULLETIN_END.search(before)):
        return host_at
    return None


def _known_suffix(words: list[str]) -> int:
    """Return how many of the last words are a place of the gazetteer (0: none are)."""
    for length in range(min(4, len(words)), 0, -1):
        if areas.place_length(words[len(words) - length :], 0, areas.names()) == length:
            return length
    return 0


def _line_at(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _hostless_datelines(text: str) -> Iterator[Dateline]:
    for head in _LINE_HEAD.finditer(text):
        after = repeat_end(text, head.end())
        found = _HOSTLESS.match(text, after) or _GLUED.match(text, after)
        if found and (after > head.end() or _is_hostless_dateline(text, head.start(), found)):
            yield Dateline(found.start(), found.end(), hostless=after == head.end())


def repeat_end(text: str, start: int) -> int:
    """Return where the headline ends that the line at `start` begins with once more; `start` where it does not."""
    above = text[max(0, start - 400) : start].rstrip()
    line = above[max(above.rfind("\n"), above.rfind("\r")) + 1 :].strip()
    line = line.rstrip(" .")
    at = text[start : start + len(line) + KICKER_LIMIT].casefold().find(line.casefold()) if len(line) > 11 else -1
    if at < 0 or (at > 0 and not _KICKER.fullmatch(text, start, start + at)):
        return start
    end = start + at + len(line)
    while end < len(text) and text[end] in " .\t":
        end += 1
    return end if text[end : end + 1] not in "\r\n" else start


def _is_hostless_dateline(text: str, line_at: int, found: regex.Match[str]) -> bool:
    place = found["place"]
    line_end = min(
        (e for e in (text.find("\n", found.end()), text.find("\r", found.end())) if e >= 0), default=len(text)
    )
    if not _headline_above(text, line_at):
        return False
    office = bool(_OFFICE.match(place)) or bool(found["named"])
    bare = _KINDS.sub("", place)
    known = office or areas.place_length(bare.split(), 0, areas.names()) == len(bare.split())
    running = line_end - found.end() > BODY_LINE or text[found.end() : line_end].rstrip()[-1:].islower()
    if found.re is _GLUED and areas.place_length(text[found.end() : found.end() + 40].split(), 0, areas.names()):
        return False
    if found["comma"]:
        upper = areas.place_length(bare.split(), 0, areas.upper_names()) == len(bare.split())
        following = text[found.end() : found.end() + 60].split()
        listed = areas.place_length([w.strip(",.") for w in following], 0, areas.upper_names()) > 0
        return upper and running and not office and not listed
    return running and (
        known
        or (len(place.split()) <= 3 and (not found["bar"] or place.isupper()) and line_end - found.end() > BODY_LINE)
    )


def _headline_above(text: str, line_at: int) -> bool:
    """Tell whether the next line above that is not furniture is a headline, not running text."""
    above = text[max(0, line_at - 700) : line_at]
    for line in reversed([s.strip() for s in above.splitlines() if s.strip()]):
        if not is_furniture(line):
            return (
                8 <= len(line) <= 250 and not line[0].islower() and not line.endswith((",", ";", ":", ".", ".”", '."'))
            )
    return False
