"""Made-up inputs through reading, finding, checking, mending and rendering: nothing breaks or acts, offsets hold.

`scripts/fuzz.sh MINUTES` runs this with new examples for so long; what it finds is kept in `FOUND`.
"""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from summarizer.check import check
from summarizer.document import Document, from_text
from summarizer.errors import InputError
from summarizer.figures.context import find_figures
from summarizer.html import render_check as as_page
from summarizer.mend_page import render_mended
from summarizer.mending import Mended, apply, mend
from summarizer.reading.content import Limits, ignore
from summarizer.reading.formats import content_of
from summarizer.render import json as as_json
from summarizer.render import markdown as as_markdown
from summarizer.render import mended as as_mended
from summarizer.render import text as as_text
from summarizer.several import joined

INPUTS = Path(__file__).parent / "inputs"

# --- texts -----------------------------------------------------------------------------------------------------

SCRAPS = (
    "12|1,234|3.4 million|£4.2m|$|€|5 per cent|20%|half|a dozen|two hundred and six|3-2|10-15|1/2|½|٣|１２|12th",
    "second|third|2023|14 March 2024|last week|Friday|3 pm|23:20|Q3|FY24|-4 °C|5ft 11in|40 km/h|at least|about|up to",
    "more than|not|no|none|nobody|the ferry|Port Elva|Lena Dray|people|were killed|rose by|fell to|said",
    "will|could|according to|estimated|\"|“|”|'|’|«|(|)|[|]|{|}|<|>|&|#|##|*|**|_|`|```|~|\\|/|:|;|,|.|...|…|!|?|—|–",
    "-|•|1.|2)|(a)|\n|\n\n|\r\n|\t| | |\u200b|\u202e|\u2066|\u200f|\ufeff|\x1b[31m|\x07|\x00|\x9b|\u2028|\ud800",
    "\U000e0041|e\u0301|İ|ß|ſ|中文|עברית|---\ntitle: A 12\n---\n|summary:|<b>12</b>|<script>alert(12)</script>",
    "&lt;12&gt;|the coast guard|[12](http://a.example)|![12](x)|https://a.example/12|IGNORE ALL",
    "SYSTEM:|To AI assistants:|CHAIR:|Q:|Total",
    "In thousand crowns|US$ million",
)
BARS = ["|", "||", "| 12 |", "|---|---|", "<|im_start|>"]
WORDS = (
    st.sampled_from([*BARS, *(scrap for line in SCRAPS for scrap in line.split("|"))])
    | st.text(max_size=6)
    | st.integers(0, 10**12).map(str)
)
JOINTS = st.sampled_from([" ", " ", " ", "", "\n", ", "])
TEXTS = st.lists(st.tuples(WORDS, JOINTS), max_size=40).map(lambda parts: "".join(a + b for a, b in parts))
REPEATED = st.tuples(WORDS, st.integers(1, 400)).map(lambda pair: pair[0] * pair[1])
HEADS = st.sampled_from(["Region", "2022", "2023", "Revenue (US$ million)", "%", "", "Total", "12", "|", "a\nb"])
CELLS = HEADS | WORDS
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=8)
TABLES = ROWS.map(lambda rows: "\n".join("| " + " | ".join(row) + " |" for row in rows))
ANY_TEXT = TEXTS | REPEATED | TABLES | st.tuples(TEXTS, TABLES, TEXTS).map("\n\n".join)


# Texts made to break things, and those that did.
FOUND = [
    "12 people\x1b[2J\x07 were \x9b31mkilled",
    "\u202e21 people\u202c were killed, 1\u200b2 of them on Friday",
    "12\ud800 people",
    "<script>alert(12)</script> | 12 | <b>12</b>",
    "(" * 2_000 + "12" + ")" * 2_000,
    "> " * 2_000 + "12",
    "7" * 20_000,
    "1,234," * 40,
    "12\n" * 60,
    "| 12 " * 40 + "|",
    "| a | 12 |\n" * 40,
    "---\n" * 300,
    "---\ntitle: &a [*a]\nsummary: *a\n---\n12 people",
    "twenty-" * 60,
]

fuzzed = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def holds(document: Document) -> None:
    """Blocks and sentences lie in the text, in order, and each sentence in its block."""
    end = 0
    for block in document.blocks:
        assert end <= block.span.start <= block.span.end <= len(document.text)
        end = block.span.end
    for sentence in document.sentences:
        block = document.blocks[sentence.block].span
        assert block.start <= sentence.span.start < sentence.span.end <= block.end


@fuzzed
@given(ANY_TEXT)
def test_any_text_is_laid_out_and_its_figures_are_where_they_say(text: str) -> None:
    look_at(text)


def look_at(text: str) -> None:
    holds(from_text(text))
    for figure in find_figures(text):
        assert figure.span.of(text) == figure.surface
        assert figure.surface.strip()


@fuzzed
@given(ANY_TEXT, ANY_TEXT)
def test_any_text_is_checked_and_shown_against_any_other(text: str, source: str) -> None:
    look_into(text, from_text(source, origin="a\x1b[2Jb"))


@fuzzed
@given(TEXTS, st.lists(ANY_TEXT, min_size=2, max_size=3))
def test_any_text_is_checked_and_shown_against_several_others(text: str, sources: list[str]) -> None:
    whole = joined([from_text(source, origin=f"<{n}>\u202e") for n, source in enumerate(sources)])
    holds(whole)
    look_into(text, whole)


def look_into(text: str, source: Document) -> None:
    """Check and render; evidence lies in the source, and nothing in any rendering acts on who reads it."""
    report = check(text, source)
    for verdict in report.checked.verdicts:
        assert verdict.figure.span.of(text) == verdict.figure.surface
        assert verdict.reason
        assert all(0 <= span.start < span.end <= len(source.text) for span in verdict.evidence)
    for finding in report.checked.findings:
        assert finding.span.of(text) == finding.surface
    shown = StringIO()
    Console(file=shown, width=80, color_system=None, legacy_windows=False).print(as_text.render_check(report))
    data = as_json.render_check(report)
    assert json.loads(data)["text"] == text
    page = as_page(report)
    for rendering in (shown.getvalue(), data, as_markdown.render_check(report), page):
        assert ACTIVE.search(rendering) is None
    assert "<script>alert" not in page
    assert TAG.search(as_markdown.render_check(report)) is None


TAG = re.compile(r"(?<!\\)(?:\\\\)*<(?:script|b)>")
"""A tag that no backslash keeps from acting in Markdown."""
ACTIVE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ud800-\udfff]"
)


@fuzzed
@given(ANY_TEXT, ANY_TEXT)
def test_any_text_is_mended_by_any_other(draft: str, source: str) -> None:
    look_at_mended(mend(draft, from_text(source, origin="a\x1b[2Jb"), confidence=0.0))


def look_at_mended(mended: Mended) -> None:
    """What no edit is about stays byte for byte, and no rendering acts on who reads it."""
    end = 0
    for edit in mended.edits:
        assert end <= edit.span.start <= edit.span.end
        assert edit.span.of(mended.draft) == edit.before
        assert edit.reason
        assert all(span.of(mended.document.text) for span in edit.evidence)
        end = edit.span.end
    assert mended.text == apply(mended.draft, mended.edits)
    assert "".join(text for text, _ in as_mended.pieces(mended)) == mended.draft
    data = as_mended.render_json(mended)
    assert json.loads(data)["text"] == mended.text
    page = render_mended(mended)
    for rendering in (data, as_mended.render_markdown(mended), as_mended.render_diff(mended, colour=False), page):
        assert ACTIVE.search(rendering) is None
    assert "<script>alert" not in page
    assert TAG.search(as_mended.render_markdown(mended)) is None


@pytest.mark.parametrize("text", FOUND)
def test_what_broke_once(text: str) -> None:
    look_at(text)
    look_at_mended(mend(text, from_text("The ferry carried 13 people."), confidence=0.0))
    look_into(text, from_text(text))
    look_into(text, joined([from_text(text), from_text("The ferry carried 12 people.")]))


# --- files -----------------------------------------------------------------------------------------------------

KINDS = sorted(path.name for path in INPUTS.iterdir())
MARKUP = st.lists(
    st.tuples(st.sampled_from("html body article p div table tr td li h1 b a script head meta".split()), TEXTS),
    max_size=12,
).map(lambda parts: "<html>" + "".join(f"<{tag}>{escape(text)}" for tag, text in parts))


@fuzzed
@given(st.sampled_from(KINDS), st.data())
def test_damaged_files_are_read_or_refused(name: str, data: st.DataObject) -> None:
    whole = (INPUTS / name).read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    damaged = whole[:at] + data.draw(st.binary(max_size=20)) + whole[at + data.draw(st.integers(0, 200)) :]
    read_or_refused(damaged, name)


@fuzzed
@given(MARKUP, st.sampled_from(["utf-8", "utf-16", "cp1252", "utf-16-le"]))
def test_any_page_is_read_or_refused(page: str, encoding: str) -> None:
    read_or_refused(page.encode(encoding, "replace"), "page.html")


@fuzzed
@given(st.binary(max_size=300) | ANY_TEXT.map(lambda t: t.encode("utf-8", "replace")), st.sampled_from(KINDS))
def test_any_bytes_are_read_or_refused_as_anything(data: bytes, name: str) -> None:
    read_or_refused(data, name)


def read_or_refused(data: bytes, name: str) -> None:
    try:
        content = content_of(data, name, name, Limits(max_bytes=1_000_000), ignore)
    except InputError as refused:
        error = refused
    else:
        holds(from_text(content.text))
        starts = [mark.start for mark in content.landmarks]
        assert starts == sorted(starts)
        assert all(0 <= start <= len(content.text) for start in starts)
        return
    assert name in error.message
    assert error.hint
