"""Records that no dump gives, with texts that readers of CSV and of XML stumble over."""

from __future__ import annotations

from typing import Any, Final

from hypothesis import strategies as st

from kpuparse.record import WARNINGS, Credit, Person, Quote, Record, Reference, Role, Source, Span, Warned

NASTY: Final = [
    *['"', '""', "'", ",", ";", "\t", "|", "\\", "\\n", "\\N", "#", "//", "a,b", 'a"b', '","', '"\n"', "a;=1+1"],
    *[
        "\n",
        "\r",
        "\r\n",
        "\n\n",
        "a\rb",
        "a\r\nb",
        "a\n\nb",
        " ",
        " a",
        "a ",
        "\x00",
        "\x1a",
        "\x1b[0m",
        "\x7f",
        "\x85",
    ],
    *["\u2028", "\ufeff", "\u00a0", "\u200b", "\ufffe", "\ufffd", "\U0010ffff", "e\u0301", "é", "😀", "ّ"],
    *["=1+1", "+1", "-1", "@a", " =1", "\t=1", "\r=1", "'=1", "''-", "＝1", "＋1", "－1", "＠a", '=HYPERLINK("a","b")'],
    *["007", "1e5", "0x10", "1_000", "1,5", "inf", "true", "TRUE", "2025-12-02", "12:30", "[]", "{}", "[1", '{"a":'],
    *["</script>", "<a>", "&amp;", "%0A", "%25", "../x", "/x", "Budi Laksana"],
]
"""Texts that are read back as they are everywhere; those that pandas takes for a missing value are in `MISSING`."""

MISSING: Final = ["NA", "N/A", "null", "NULL", "nan", "NaN", "None", "<NA>", "n/a", "#N/A", "-nan", "1.#IND"]

texts: Final = st.one_of(
    st.sampled_from(NASTY),
    st.lists(st.sampled_from(NASTY), min_size=1, max_size=4).map("".join),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=20),
)
_maybe: Final = st.none() | texts
_number: Final = st.integers(0, 1 << 48)
_flag: Final = st.booleans()
_days: Final = st.dates().map(lambda day: day.isoformat())


def _some(one: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(one, max_size=3).map(tuple)


_spans: Final = st.builds(Span, st.sampled_from(["title", "body"]), _number, _number)
_roles: Final = st.builds(Role, texts, _maybe, _maybe, _maybe, _maybe, _flag, _spans)
_people: Final = st.builds(
    Person, texts, _some(texts), _some(texts), _some(texts), roles=_some(_roles), mentions=_some(_spans)
)
_quotes: Final = st.builds(Quote, texts, _maybe, _spans)
_references: Final = st.builds(Reference, texts, texts, texts, st.none() | st.integers(0, 9999), _spans)
_credits: Final = st.builds(
    Credit, texts, _maybe, _some(texts), _some(texts), _flag, _some(texts), photo_source=_maybe, photo_archive=_flag
)
_warnings: Final = st.builds(Warned, st.sampled_from(sorted(WARNINGS)), texts)
_sources: Final = st.builds(Source, _maybe, _number, _number, _number)

records: Final = st.builds(
    Record,
    texts,
    *[_maybe] * 5,
    st.none() | _days,
    st.none() | _days,
    _maybe,
    st.none() | st.sampled_from(["written", "weekday", "text", "neighbours"]),
    st.just("") | texts,
    _some(_people),
    _some(_quotes),
    _some(_references),
    st.none() | _credits,
    _some(texts),
    _some(_warnings),
    _sources,
)
