"""Plots: counts → static SVG, drawn by hand.

The plots here are bars, and little else; the libraries that write SVG put their styles and scripts into it, which the
page's content security policy forbids and dark mode cannot reach. Colours are the page's, by class.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup

BINS: Final = 132
"""At most so many bars stand side by side: months of eleven years."""

_AXIS: Final = 28
_LABEL: Final = 20  # pixels for a label above its bars
_GAP: Final = 12
_ROOMY: Final = 700  # from this width on, labels stand beside the bars
_BESIDE: Final = 250
_WIDEST: Final = 32  # pixels of a bar
_LETTER: Final = 7.6  # the mean width of a letter of the labels, and some


class Bin(NamedTuple):
    """A stretch of time, one bar wide: the months `first` to `last`, as `2025-11`; `name` says which."""

    first: str
    last: str
    name: str
    tick: str


class Series(NamedTuple):
    """Counts, one a bin, with their label, and what a click leads to; `sums` says that they are those of several."""

    label: str
    counts: Sequence[int]
    height: int
    sums: bool = False
    total: str = ""
    href: Callable[[Bin], str] | None = None


def bins(first: str, last: str, month: Callable[[str], str]) -> list[Bin]:
    """Return the bins from the month `first` to the month `last`: months, or years, decades, centuries if too many.

    `month` gives the name of a month, as in `Nov 2025`.
    """
    start, end = int(first[:4]), int(last[:4])
    months = [f"{year:04}-{m:02}" for year in range(start, min(end, start + 12) + 1) for m in range(1, 13)]
    fitting = [name for name in months if first <= name <= last]
    if end - start <= 12 and len(fitting) <= BINS:
        return [Bin(name, name, month(name), _tick(name, fitting, month)) for name in fitting]
    step = next((size for size in (1, 10, 100) if (end // size - start // size) < BINS), 1000)
    found = []
    for year in range(start // step * step, end + 1, step):
        until = year + step - 1
        name = f"{year}" if step == 1 else f"{year}–{until}"
        found.append(Bin(f"{year:04}-01", f"{until:04}-12", name, f"{year}"))
    return found


def _tick(name: str, all_: Sequence[str], month: Callable[[str], str]) -> str:
    """Return what stands below a month: its name where there are few, and the year in January."""
    if len(all_) <= 18:
        return month(name).split()[0] if name != all_[0] and name[5:] != "01" else month(name)
    return name[:4] if name[5:] == "01" else ""


def bar(value: int, most: int) -> Markup:
    """Return a bar of the length `value` where the longest is `most`; as wide as what it stands in."""
    width = f"{100 * value / most:.2f}" if most else "0"
    return Markup(
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect class="ground" width="100" height="10"/><rect class="fill" width="{}" height="10"/></svg>'
    ).format(width)


def timeline(series: Sequence[Series], columns: Sequence[Bin], width: int, title: str) -> Markup:
    """Return small multiples, one below the other, over the same time: each with its label, and its bars to scale.

    Sums have a scale of their own, all others share one. `width` is in pixels; labels keep their
    size, so that a narrow screen wants a plot of its own.
    """
    left = _BESIDE if width >= _ROOMY else 0
    parts, base = list[Markup](), 0
    shared = tallest(series)
    for at, one in enumerate(series):
        base += one.height + (_GAP if at else 0) + (0 if left else _LABEL)
        most = max(one.counts) if one.sums else shared
        parts.append(_row(one, columns, (left, width), base, most))
    parts.append(_axis(columns, (left, width), base))
    return Markup(
        '<svg class="timeline" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" aria-label="{t}">{p}</svg>'
    ).format(w=width, h=base + _AXIS, t=title, p=Markup("").join(parts))


def tallest(series: Sequence[Series]) -> int:
    """Return the tallest bar of those that share a scale."""
    return max((max(one.counts) for one in series if not one.sums), default=0)


def _row(one: Series, columns: Sequence[Bin], sides: tuple[int, int], base: int, most: int) -> Markup:
    """Return a row whose bars stand on the line `base`, between the two sides; its label is beside or above them."""
    left, right = sides
    total = right if not left else left - 16
    room = int((total - len(one.total) * _LETTER - 12) / _LETTER)
    label = one.label if len(one.label) <= room else f"{one.label[: room - 1].rstrip()}…"
    step = (right - left) / len(columns)
    gap = min(2.0, step / 5)
    bars = Markup("").join(
        _bar(
            one, column, count, (left + at * step + gap / 2, base, min(step - gap, _WIDEST), one.height * count / most)
        )
        for at, (column, count) in enumerate(zip(columns, one.counts, strict=True))
        if count
    )
    return Markup(
        '<text class="label" x="0" y="{y}">{label}<title>{full}</title></text>'
        '<text class="value" x="{total}" y="{y}" text-anchor="end">{n}</text>'
        '<path class="base" d="M{left} {b}.5H{right}"/>{bars}'
    ).format(
        y=base - 1 if left else base - one.height - 7,
        label=label,
        full=one.label,
        total=total,
        n=one.total,
        left=left,
        right=right,
        b=base,
        bars=bars,
    )


def _bar(one: Series, column: Bin, count: int, box: tuple[float, int, float, float]) -> Markup:
    x, base, width, height = box
    height = max(height, 1.5)
    # The table below the plot has the same links for who does not use a mouse.
    rect = Markup('<rect x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}"><title>{}: {}</title></rect>').format(
        x, base - height, width, height, column.name, count
    )
    if one.href is None:
        return rect
    return Markup('<a href="{}" tabindex="-1" aria-hidden="true">{}</a>').format(one.href(column), rect)


def _axis(columns: Sequence[Bin], sides: tuple[int, int], y: int) -> Markup:
    """Return the ticks with their labels, as many as do not touch."""
    left, right = sides
    step = (right - left) / len(columns)
    placed: list[tuple[float, str]] = []
    end = -1.0
    for at, column in enumerate(columns):
        x = left + at * step
        if column.tick and x >= end and x + len(column.tick) * _LETTER <= right + 4:
            placed.append((x, column.tick))
            end = x + len(column.tick) * _LETTER + 8
    return Markup("").join(
        Markup('<path class="base" d="M{x:.1f} {y}v5"/><text class="tick" x="{x:.1f}" y="{t}">{label}</text>').format(
            x=x + 0.5, y=y, t=y + 19, label=label
        )
        for x, label in placed
    )
