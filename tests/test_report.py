"""Renderings: golden files, the published schema, and that nothing foreign acts on whoever reads them.

After a change that is meant: UPDATE_GOLDEN=1 pytest tests/test_report.py, and read the difference.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
import report_values as values
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from rich.console import Console, RenderableType

import summarizer
from summarizer.document import from_text
from summarizer.figures.figure import Cause, Figure, Kind, PartialDate, Span, Status, Verdict
from summarizer.render import json as as_json
from summarizer.render import markdown, safe, text, words
from summarizer.render.places import Places
from summarizer.report import count

GOLDEN = Path(__file__).parent / "golden"
SCHEMA = json.loads((Path(summarizer.__file__).parent / "schema" / "output-1.json").read_text(encoding="utf-8"))
ACTIVE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def drawn(renderable: RenderableType) -> str:
    console = Console(file=StringIO(), width=80, color_system=None, markup=False, highlight=False, emoji=False)
    with console.capture() as capture:
        console.print(renderable, crop=False)
    return "\n".join(line.rstrip() for line in capture.get().split("\n"))


RENDERINGS: dict[str, Callable[[], str]] = {
    "check.txt": lambda: drawn(text.render_check(values.check_report())),
    "check-explained.txt": lambda: drawn(text.render_check(values.check_report(), explain=True)),
    "check.md": lambda: markdown.render_check(values.check_report()),
    "check.json": lambda: as_json.render_check(values.check_report()),
    "report.txt": lambda: drawn(text.render_report(values.report())),
    "report-explained.txt": lambda: drawn(text.render_report(values.report(), explain=True, seconds=True)),
    "report.md": lambda: markdown.render_report(values.report()),
    "report.json": lambda: as_json.render_report(values.report()),
}


@pytest.mark.parametrize("name", RENDERINGS)
def test_rendering_is_the_golden_one(name: str) -> None:
    rendered, path = RENDERINGS[name](), GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(rendered, encoding="utf-8")
    assert rendered == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", RENDERINGS)
def test_nothing_foreign_acts_on_the_reader(name: str) -> None:
    rendered = RENDERINGS[name]()
    assert values.HOSTILE in values.SOURCE
    assert not ACTIVE.search(rendered)
    rendered.encode()
    if name.endswith(".txt"):
        assert "[bold]" in rendered  # shown, not obeyed
        assert max(map(len, rendered.split("\n"))) <= 80
    if name.endswith(".md"):
        assert "<b>" not in rendered.replace("\\<b\\>", "")


def unsure(surface: str, confidence: float) -> Verdict:
    written = next(v for v in values.verdicts() if v.figure.surface == surface)
    return replace(written, status=Status.UNSUPPORTED, cause=Cause.FABRICATED, confidence=confidence)


def test_a_check_begins_with_what_is_most_certainly_wrong() -> None:
    verdicts = (unsure("12", 0.3), unsure("40", 0.89), unsure("March 14", 0.9), unsure("3-2", 0.95))
    report = values.check_report()
    shown = drawn(text.render_check(replace(report, checked=replace(report.checked, verdicts=verdicts))))
    order = [
        "Unsupported: such verdicts are nearly always right", "✗ 3-2", "✗ March 14",
        "Unsupported: such verdicts are often right", "✗ 40",
        "Unsupported: such verdicts are sometimes right", "✗ 12",
        "Findings", "4 figures checked",
    ]  # fmt: skip
    places = [shown.index(part) for part in order]
    assert places == sorted(places)
    assert places[0] == 0


@pytest.mark.parametrize(
    ("confidence", "said"),
    [
        (1.0, "nearly always right"),
        (0.9, "nearly always right"),
        (0.899, "often right"),
        (0.7, "often right"),
        (0.699, "sometimes right"),
        (0.0, "sometimes right"),
    ],
)
def test_confidence_in_words(confidence: float, said: str) -> None:
    assert words.sure(unsure("12", confidence)) == said


def test_only_doubtful_figures_are_marked_unless_all_are_asked_for() -> None:
    report = values.report()
    raw = replace(report, summary=report.draft.statements)
    short, full = (drawn(text.render_report(raw, explain=explain)) for explain in (False, True))
    assert ("[40✗]" in short, "[12✓]" in short, "Repairs" in short) == (True, False, False)
    assert ("[40✗]" in full, "[12✓]" in full, "Repairs" in full) == (True, True, True)


def test_seconds_are_shown_where_asked_for() -> None:
    report = values.report()
    assert (
        words.outcome(report)
        == "2 figures checked, all supported; 2 sentences of the draft mended; 1 key figure left out."
    )
    assert words.outcome(report, 1.52).endswith("; 1.5 seconds.")


# --- JSON ------------------------------------------------------------------------------------------------------


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


LINES = {
    "check": as_json.render_check(values.check_report()),
    "pair": as_json.render_pair(values.check_report(), "a"),
    "unread_pair": as_json.render_error("line 3: not JSON", None),
    "report": as_json.render_report(values.report()),
    "timed report": as_json.render_report(values.report(), timings=True),
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_json_follows_the_schema(line: str) -> None:
    assert line.endswith("}\n")
    assert line.count("\n") == 1
    Draft202012Validator(SCHEMA).validate(json.loads(line))


@pytest.mark.parametrize("name", ["check", "report", "pair"])
def test_the_schema_refuses_what_is_not_written(name: str) -> None:
    validator = Draft202012Validator(SCHEMA)
    data = json.loads(LINES[name])
    assert not validator.is_valid(data | {"surprise": 1})
    data["figures"][0]["value"] = 12.0
    assert not validator.is_valid(data)


def test_seconds_are_written_only_where_asked_for() -> None:
    assert "seconds" not in json.loads(LINES["report"])
    assert json.loads(LINES["timed report"])["seconds"] == 1.5


def test_json_keeps_the_text_it_makes_harmless() -> None:
    assert json.loads(LINES["check"])["text"] == values.OUTPUT


def test_places_of_figures_lead_to_their_surfaces() -> None:
    data = json.loads(LINES["report"])
    for figure in data["figures"]:
        said = data[figure["in"]][figure["index"]]["text"]
        assert said[figure["start"] : figure["end"]] == figure["surface"]
        assert all(values.SOURCE[e["start"] : e["end"]] == e["text"] for e in figure["evidence"])


VALUES = [
    ({"low": Decimal("31490"), "high": Decimal("31490")}, "31490"),
    ({"low": Decimal("1.5E+6"), "high": Decimal("1.5E+6")}, "1500000"),
    ({"low": Decimal("0.10"), "high": Decimal("0.10")}, "0.10"),
    ({"low": Decimal(10), "high": Decimal(15)}, {"low": "10", "high": "15"}),
    ({"low": Decimal(30)}, {"low": "30", "high": None}),
    ({"kind": Kind.SCORE, "parts": (Decimal(3), Decimal(2))}, "3-2"),
    ({"date": PartialDate(year=2024, month=3, day=5)}, "2024-03-05"),
    ({"date": PartialDate(year=2024, month=3)}, "2024-03"),
    ({"date": PartialDate(month=3, day=5)}, "--03-05"),
    ({"date": PartialDate(year=1998)}, "1998"),
    ({"date": PartialDate(year=1990, part="mid")}, "mid 1990"),
    ({"date": PartialDate(weekday=4)}, "friday"),
    ({"date": PartialDate(relative="last week")}, "last week"),
    ({}, None),
]


@pytest.mark.parametrize(("read", "value"), VALUES, ids=[str(value) for _, value in VALUES])
def test_value(read: dict[str, object], value: object) -> None:
    figure = Figure(span=Span(start=0, end=1), surface="x", **{"kind": Kind.COUNT, **read})  # type: ignore[arg-type]
    assert as_json.value(figure) == value


# --- parts -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("own", "shown"), [("around 30", "around 30"), ("40", None), (None, None)])
def test_the_sources_own_value_is_shown_where_it_is_another(own: str | None, shown: str | None) -> None:
    judged = values.verdict(values.figure(values.OUTPUT, "40"), Cause.QUALIFIER_CHANGED, "why", source_value=own)
    assert words.own_value(judged) == shown


def test_counts() -> None:
    counts = count(values.verdicts())
    assert (counts.supported, counts.unsupported, counts.unclear, counts.not_judged) == (2, 2, 1, 1)
    assert counts.judged == 5


SHOWN = [
    ("a\x1b[31mb", "a␛[31mb"),
    ("a\x07b", "a␇b"),
    ("a\x7fb", "a␡b"),
    ("a\x9bb", "a⟨U+009B⟩b"),
    ("a\u202eb", "a⟨U+202E⟩b"),
    ("a\u2066b", "a⟨U+2066⟩b"),
    ("a\u200bb", "a⟨U+200B⟩b"),
    ("a\ud800b", "a⟨U+D800⟩b"),
    ("a\U000e0041b", "a⟨U+E0041⟩b"),
    ("1\u200d2", "1⟨U+200D⟩2"),
    ("می\u200cشود", "می\u200cشود"),
    ("1\u20632", "1⟨U+2063⟩2"),
    ("1\U000e01002", "1⟨U+E0100⟩2"),
    ("a\r\nb\tc", "a\nb c"),
    ("a\rb", "a\nb"),
    ("[red]é 漢 👩‍👩‍👧", "[red]é 漢 👩‍👩‍👧"),
]


@pytest.mark.parametrize(("foreign", "shown"), SHOWN)
def test_foreign_text_is_shown(foreign: str, shown: str) -> None:
    assert safe.terminal(foreign) == shown


@given(st.text())
def test_no_text_acts_on_a_terminal(foreign: str) -> None:
    assert not ACTIVE.search(safe.terminal(foreign))
    assert "\n" not in safe.line(foreign)
    assert json.loads(safe.json_line(foreign)) == foreign
    safe.json_line(foreign).encode()


DOCUMENT = from_text(
    "Ferry sinks\n\nIt was a long night in Elva for 12 crews at sea.  And more.\r\nThe second paragraph has 30."
)


@pytest.mark.parametrize(
    ("part", "line_and_column", "paragraph"),
    [("Ferry", (1, 1), "headline"), ("12", (3, 33), "paragraph 1"), ("30", (4, 26), "paragraph 2")],
)
def test_places(part: str, line_and_column: tuple[int, int], paragraph: str) -> None:
    span = values.span(DOCUMENT.text, part)
    places = Places(DOCUMENT)
    assert places.line_and_column(span) == line_and_column
    assert places.paragraph(span) == paragraph


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (99, "It was a long night in Elva for |12| crews at sea."),
        (24, "…Elva for |12| crews at…"),
        (2, "…|12|…"),
        (1, "|…|"),
    ],
)
def test_excerpts_stay_in_their_sentence(width: int, shown: str) -> None:
    assert "|".join(Places(DOCUMENT).excerpt(values.span(DOCUMENT.text, "12"), width)).replace("||", "|") == shown


@given(st.text(max_size=60), st.data())
def test_an_excerpt_can_be_cut_anywhere(source: str, data: st.DataObject) -> None:
    document = from_text(source)
    start = data.draw(st.integers(0, len(source)))
    span = Span(start=start, end=data.draw(st.integers(start, len(source))))
    width = data.draw(st.integers(1, 80))
    before, middle, after = Places(document).excerpt(span, width)
    assert len(before + middle + after) <= width + 3
    assert middle.removesuffix("…") in source
