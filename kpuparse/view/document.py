"""Document: what the page shows → one HTML file, with style, script and data in it; its policy allows no more."""

from __future__ import annotations

import base64
import calendar
import hashlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple
from urllib.parse import quote, urlencode

import orjson
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kpuparse.terminal import shown
from kpuparse.version import __version__
from kpuparse.view.pages import Months, Page
from kpuparse.view.plots import Bin, Series, bar, bins, tallest, timeline
from kpuparse.view.words import Words

WIDTHS: Final = {"wide": 1150, "middle": 600, "narrow": 300}
"""The widths of the timeline, in pixels: which of the plots is seen, the style decides."""

_ROWS: Final = 10  # bars in a list
_OFFICES: Final = 10  # rows of the timeline
_HEIGHTS: Final = (64, 20)  # of its first row and of the others

# JSON spells these out: what could end the script element or start a comment in it, and what an editor would obey or
# hide (see write/lines.py).
_SPELT: Final = re.compile("[<>&\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


class Row(NamedTuple):
    """A row of a list of bars."""

    label: str
    note: str
    bulletins: int
    href: str


def document(page: Page, language: str) -> bytes:
    """Return the HTML of `page` in one of `words.LANGUAGES`; the same page gives the same bytes."""
    say = Words(language)
    # What stands between the tags is hashed as it is.
    style, script = _static("page.css"), _static("page.js")
    environment = Environment(
        loader=PackageLoader("kpuparse.view"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )
    data = {"words": say.all, "months": say.months, "lang": language, **page.data()}
    html = environment.get_template("page.html").render(
        page=page,
        say=say,
        version=__version__,
        policy=policy(style, script),
        style=Markup(style),
        script=Markup(script),
        data=Markup(inline(data)),
        bar=bar,
        lists=[rows for rows in _lists(page, say) if rows[2]],
        timeline=_timeline(page, say),
    )
    return html.encode()


def policy(style: str, script: str) -> str:
    """Return the content security policy: this style and this script, and nothing else from anywhere."""
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def inline(data: Any) -> str:
    """Return `data` as JSON that can stand in a script element."""
    text = orjson.dumps(data, default=list).decode()  # named tuples
    return _SPELT.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def link(view: str, arg: str = "", **state: str) -> str:
    """Return the fragment that leads to a view, or to one thing in it, with these filters."""
    place = f"#{view}/{quote(arg, safe='')}" if arg else f"#{view}"
    return f"{place}?{urlencode(state)}" if state else place


def _static(name: str) -> str:
    text = pkgutil.get_data(__package__, f"static/{name}")
    assert text is not None
    return text.decode()


def _visible(value: Any) -> Any:
    """Spell out what a reader would not see, or what turns the direction of the text around it."""
    return shown(value) if type(value) is str else value


def _lists(page: Page, say: Words) -> Iterator[tuple[str, str, list[Row]]]:
    """Yield the lists of bars: a heading, what is counted, and the rows."""
    yield (
        "most_named",
        "most_named_note",
        [Row(one.name, one.role or "", len(one.bulletins), link("people", one.id)) for one in page.people[:_ROWS]],
    )
    for task, heading in (("writer", "writers"), ("photographer", "photographers")):
        yield (
            heading,
            "contributors_note",
            [
                Row(
                    one.name,
                    one.office or say("no_office"),
                    one.bulletins,
                    link("bulletins", by=one.name, task=task, office=one.office or "-"),
                )
                for one in page.contributors
                if one.task == task
            ][:_ROWS],
        )
    laws = sorted(page.laws.items(), key=lambda item: (-item[1], item[0]))[:_ROWS]
    yield "laws", "laws_note", [Row(law, "", count, link("bulletins", law=law)) for law, count in laws]
    codes = sorted(page.warnings.items(), key=lambda item: (-item[1], item[0]))
    yield (
        "warnings",
        "warnings_note",
        [Row(say(f"warning.{code}"), code, count, link("look", code=code)) for code, count in codes],
    )


class Timeline(NamedTuple):
    """The timeline by `WIDTHS`, and its figures: the bins that have any, with their counts and links.

    `most` is the tallest bar of an office.
    """

    plots: dict[str, Markup]
    figures: list[tuple[str, int, str]]
    most: int


def _timeline(page: Page, say: Words) -> Timeline | None:
    """Return the timeline: a row for all bulletins, and one for each of the largest offices; None without dates."""
    months = [month for counts in page.offices.values() for month in counts if month]
    if not months:
        return None
    columns = bins(min(months), max(months), say.month)
    series = [
        Series(
            label=shown(label),
            counts=(binned := _binned(counts, columns)),
            height=_HEIGHTS[at > 0],
            sums=not office,
            total=say.number(sum(binned)),
            href=None if office is None else _to_period(office),
        )
        for at, (label, counts, office) in enumerate(_by_office(page, say))
    ]
    to_all = _to_period("")
    figures = [(c.name, n, to_all(c)) for c, n in zip(columns, series[0].counts, strict=True) if n]
    plots = {name: timeline(series, columns, width, say("timeline")) for name, width in WIDTHS.items()}
    return Timeline(plots, figures, tallest(series))


def _by_office(page: Page, say: Words) -> Iterator[tuple[str, Months, str | None]]:
    """Yield a label, the months and what the filter for it says ("": all; None: there is no such filter)."""
    ranked = sorted(page.offices.items(), key=lambda item: (-item[1].total(), item[0]))
    yield say("all_offices"), _sum(ranked), ""
    few = len(ranked) <= _OFFICES + 1
    for office, counts in ranked if few else ranked[:_OFFICES]:
        if len(ranked) > 1:
            yield office or say("no_office"), counts, office or "-"
    if not few:
        others = ranked[_OFFICES:]
        yield say("other_offices", len(others)), _sum(others), None


def _sum(offices: list[tuple[str, Months]]) -> Months:
    return sum((counts for _, counts in offices), Months())


def _to_period(office: str) -> Callable[[Bin], str]:
    state = {"office": office} if office else {}
    return lambda column: link("bulletins", **state, **{"from": f"{column.first}-01", "to": _last_day(column.last)})


def _last_day(month: str) -> str:
    year, number = map(int, month.split("-"))
    return f"{month}-{calendar.monthrange(year, number)[1]}"


def _binned(counts: Months, columns: list[Bin]) -> list[int]:
    found = [0] * len(columns)
    at = 0
    for month, n in sorted((month, n) for month, n in counts.items() if month):
        while month > columns[at].last:
            at += 1
        found[at] += n
    return found
