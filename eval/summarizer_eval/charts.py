"""Charts as SVG that stands in a page: text as text, in the page's own colour and font, without style or script.

The same values give the same bytes. Runs are called by letters: names are foreign text and stand in the page's tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any, NamedTuple
from xml.etree import ElementTree

import matplotlib as mpl
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator, NullLocator

from summarizer_eval.results import Comparison, Difference, MetricComparison, Run, Score

WIDTH = 4.3
"""Inches at 72 units each: as wide as a phone, where a chart is drawn one to one."""
INK = "#010101"
"""Stands for the page's own colour."""
FAINT = 0.18
"""Opacity of a chart's grid."""
PERCENT_UNITS = ("%", "per 100")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MARKERS = "osD^vP*X"
_SETTINGS: Any = {
    "svg.fonttype": "none",
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.linewidth": 0.8,
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.unicode_minus": True,
    "text.parse_math": False,
    "savefig.transparent": True,
}


def letter(number: int) -> str:
    """Name the run with this number from 0: A, B, ... Z, A2, B2, ..."""
    turn, place = divmod(number, len(LETTERS))
    return LETTERS[place] + (str(turn + 1) if turn else "")


# --- the charts ------------------------------------------------------------------------------------------------


def score_chart(scores: Sequence[Score]) -> Markup | None:
    """Draw every share of a run with its interval, from 0 to 100. None where there is none."""
    shown = [s for s in scores if s.unit in PERCENT_UNITS and s.better and s.value is not None]
    if not shown:
        return None
    titles = [f"{s.title}, {'more' if s.better == 'higher' else 'less'} is better" for s in shown]
    with mpl.rc_context(_SETTINGS | {"svg.hashsalt": "scores"}):
        figure, axes, _ = _rows(titles, marks=1)
        for row, score in enumerate(shown):
            _whisker(axes, row, score.value, score.low, score.high, marker="o")
        axes.set_xlim(-2, 102)
        axes.set_xlabel("in 100")
        return _inline(figure, "scores", "Scores with their 95% intervals", _scores_in_words(shown))


def difference_chart(comparison: Comparison) -> Markup | None:
    """Draw how much better or worse each run is than the first, metric by metric. None where nothing is tested."""
    metrics = [m for m in comparison.metrics if m.unit in PERCENT_UNITS and m.better and _drawn(m)]
    if not metrics:
        return None
    with mpl.rc_context(_SETTINGS | {"svg.hashsalt": "differences"}):
        others = len(comparison.runs) - 1
        figure, axes, step = _rows([m.title for m in metrics], marks=others)
        axes.axvline(0, color=INK, linewidth=0.8, alpha=0.6)
        for row, metric in enumerate(metrics):
            for number, found in enumerate(metric.differences, 1):
                _difference(axes, row - step * (others - number), number, found, metric)
        reach = max(abs(limit) for limit in axes.get_xlim())
        axes.set_xlim(-reach, reach)
        axes.set_xlabel("← worse than A · points in 100 · better than A →")
        return _inline(
            figure, "differences", "Differences from run A with their 95% intervals", _differences_in_words(metrics)
        )


def speed_chart(runs: Sequence[Run]) -> Markup | None:
    """Draw each run's seconds a sample against the share of figures its draft and its output have right."""
    points = [point for number, run in enumerate(runs) for point in _speed_points(number, run)]
    if not points:
        return None
    with mpl.rc_context(_SETTINGS | {"svg.hashsalt": "speed"}):
        figure = Figure(figsize=(WIDTH, 3.4), layout="constrained")
        axes = figure.add_subplot()
        for point in points:
            fill = INK if point.view == "output" else "none"
            axes.plot([point.seconds] * 2, [point.low, point.high], color=INK, linewidth=0.8, alpha=0.5)
            axes.plot(point.seconds, point.right, "o", markersize=6, markerfacecolor=fill, markeredgecolor=INK)
        _scale_speed(axes)
        for letters, x, y in _labels([point for point in points if point.view == "output"], axes):
            axes.annotate(letters, (x, y), (7, 4), textcoords="offset points")
        words = "; ".join(f"{p.letter} {p.view}: {p.seconds:.3g} s, {p.right:.1f}" for p in points)
        return _inline(figure, "speed", "Speed against supported figures", words)


def _labels(points: Sequence[_SpeedPoint], axes: Axes) -> list[tuple[str, float, float]]:
    """Name each point; points that lie so close that their letters would overlap have one label."""
    placed: list[tuple[str, float, float]] = []
    for point in sorted(points, key=lambda point: point.seconds):
        if placed:
            letters, x, y = placed[-1]
            across, up = axes.transData.transform((point.seconds, point.right)) - axes.transData.transform((x, y))
            if abs(across) < LETTER and abs(up) < LETTER:
                placed[-1] = (f"{letters}, {point.letter}", point.seconds, point.right)
                continue
        placed.append((point.letter, point.seconds, point.right))
    return placed


class _SpeedPoint(NamedTuple):
    letter: str
    view: str
    seconds: float
    right: float
    low: float
    high: float


def _speed_points(number: int, run: Run) -> Iterator[_SpeedPoint]:
    seconds = sum(outcome.seconds for outcome in run.outcomes) / max(len(run.outcomes), 1)
    for view in ("draft", "output"):
        wrong = run.score(f"{view}.unsupported_figures")
        if wrong is not None and wrong.value is not None and seconds > 0:
            value = wrong.value
            low, high = (value if end is None else end for end in (wrong.low, wrong.high))
            yield _SpeedPoint(letter(number), view, seconds, 100 - value, 100 - high, 100 - low)


def _scale_speed(axes: Axes) -> None:
    _plain(axes)
    axes.set_xscale("log")
    axes.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.xaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:g}" if value <= 100 else "")
    axes.margins(0.12)
    low, high = axes.get_ylim()
    axes.set_ylim(low, min(high, 100 + 0.1 * (100 - low)))  # room for a letter, and no scale beyond all
    axes.set_xlabel("seconds a sample (slower to the right)")
    axes.set_ylabel("supported figures in 100")


# --- drawing ---------------------------------------------------------------------------------------------------


LETTER = 16
"""Pixels within which two letters would overlap."""

TITLE, MARK = 0.28, 0.14
"""The height in inches of a row's title and of one mark in it."""


def _rows(titles: Sequence[str], *, marks: int) -> tuple[Figure, Axes, float]:
    """Make axes with one row a title, from the top, the last of its marks on the row's line: and a mark's height."""
    height = TITLE + MARK * marks
    step = MARK / height
    figure = Figure(figsize=(WIDTH, 0.55 + height * len(titles)), layout="constrained")
    axes = figure.add_subplot()
    axes.set_ylim(len(titles) - 1 + step, -1)
    axes.set_yticks([])
    for row, title in enumerate(titles):
        top = row - step * (marks - 0.3)
        axes.text(0, top, title, transform=axes.get_yaxis_transform(), va="bottom", fontsize=8)
        axes.axhline(row, color=INK, linewidth=0.6, alpha=FAINT)
    _plain(axes)
    axes.spines["left"].set_visible(False)
    return figure, axes, step


def _plain(axes: Axes) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="x", color=INK, linewidth=0.6, alpha=FAINT)
    axes.set_axisbelow(True)


def _whisker(
    axes: Axes, row: float, value: float | None, low: float | None, high: float | None, *, marker: str
) -> None:
    if low is not None and high is not None:
        axes.plot([low, high], [row, row], color=INK, linewidth=1.6, solid_capstyle="butt")
    if value is not None:
        axes.plot(value, row, marker=marker, markersize=5, color=INK)


def _difference(axes: Axes, row: float, number: int, found: Difference, metric: MetricComparison) -> None:
    """Draw one run's difference at height `row`, turned so that better is to the right."""
    if found.difference is None:
        return
    sign = 1 if metric.better == "higher" else -1
    ends = sorted(sign * end for end in (found.low, found.high) if end is not None)
    low, high = ends if ends else (None, None)
    value = sign * found.difference
    _whisker(axes, row, value, low, high, marker=MARKERS[(number - 1) % len(MARKERS)])
    right = high if high is not None else value
    axes.annotate(letter(number), (right, row), (4, 0), textcoords="offset points", va="center", fontsize=7)


def _drawn(metric: MetricComparison) -> bool:
    return any(found.difference is not None for found in metric.differences)


def _scores_in_words(scores: Sequence[Score]) -> str:
    return "; ".join(f"{s.title}: {s.value:.1f}{_between(s.low, s.high)}" for s in scores)


def _differences_in_words(metrics: Sequence[MetricComparison]) -> str:
    return "; ".join(
        f"{metric.title}, {letter(number)}: {found.difference:+.1f}{_between(found.low, found.high)}"
        for metric in metrics
        for number, found in enumerate(metric.differences, 1)
        if found.difference is not None
    )


def _between(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f" ({low:.1f} to {high:.1f})"


# --- from matplotlib's SVG to a page's -------------------------------------------------------------------------

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_DROPPED = ("metadata", "style")
_REFERENCE = re.compile(r"(?<=url\()#(?=[\w.-]+\))")


def _inline(figure: Figure, name: str, title: str, description: str) -> Markup:
    """Turn a figure into an `svg` element. A page's policy allows no style attributes: they become plain ones."""
    drawn = BytesIO()
    figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    root = ElementTree.fromstring(drawn.getvalue())  # noqa: S314  (written by matplotlib just now)
    _clean(root, name)
    attributes = {
        "viewBox": root.attrib["viewBox"],
        "class": "chart",
        "role": "img",
        "aria-labelledby": f"{name}-title {name}-desc",
    }
    root.attrib.clear()
    root.attrib.update(attributes)
    root[:0] = [_element("title", f"{name}-title", title), _element("desc", f"{name}-desc", description)]
    return Markup(ElementTree.tostring(root, encoding="unicode"))  # noqa: S704  (escaped by ElementTree)


def _element(tag: str, identity: str, text: str) -> ElementTree.Element:
    element = ElementTree.Element(tag, {"id": identity})
    element.text = text
    return element


def _clean(element: ElementTree.Element, name: str) -> None:
    """Take out what a page has no use for, here and below, and make every id the chart's own."""
    for child in list(element):
        if child.tag.removeprefix(_SVG) in _DROPPED:
            element.remove(child)
        else:
            _clean(child, name)
    element.tag = element.tag.removeprefix(_SVG)
    attributes = dict(_attributes(element.attrib, name))
    element.attrib.clear()
    element.attrib.update(attributes)


def _attributes(attributes: Mapping[str, str], name: str) -> Iterator[tuple[str, str]]:
    """Give every attribute as a page has it: styles as attributes of their own, the ink as the page's colour."""
    for key, value in attributes.items():
        if key == "style":
            yield from _attributes(dict(_styles(value)), name)
        elif key == "id":
            yield key, f"{name}-{value}"
        elif key == _XLINK:
            yield "href", f"#{name}-{value.removeprefix('#')}"
        elif key != "font-family":
            yield key, "currentColor" if value == INK else _REFERENCE.sub(f"#{name}-", value)


def _styles(style: str) -> Iterator[tuple[str, str]]:
    for part in style.split(";"):
        key, _, value = part.partition(":")
        if value:
            yield key.strip(), value.strip()
