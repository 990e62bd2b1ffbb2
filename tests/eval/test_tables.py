"""Tables as text and Markdown: how columns stand, what is never broken, and how few and none are written."""

from io import StringIO

import pytest
from rich.console import Console

from summarizer_eval.checker import CheckerResult, Rate
from summarizer_eval.render import checker_tables
from summarizer_eval.tables import Table, to_markdown, to_text

TABLE = Table(
    title="Runs",
    columns=("metric", "kind", "score", "95% interval", "p", "win/tie/loss", "memory", "none"),
    rows=[
        ("recall", "articles", "91.5%", "88.0 to 94.1", "<0.001", "3/4/5", "412 MB", "–"),
        ("sum", "12 of them", "+2.30", "–", "–", "–", "–", "–"),
    ],
    signature="suite:towns@" + "0" * 90,
)


def drawn(tables):
    console = Console(file=StringIO(), width=80)
    console.print(to_text(tables), crop=False)
    return console.file.getvalue()


def test_columns_of_numbers_are_set_to_the_right():
    rule = to_markdown([TABLE]).splitlines()[3]
    assert rule == "|:--|:--|--:|--:|--:|--:|--:|--:|"


def test_a_signature_is_never_broken():
    assert TABLE.signature in drawn([TABLE]).splitlines()
    assert TABLE.signature in to_markdown([TABLE]).splitlines()


@pytest.mark.parametrize(
    ("count", "title", "interval"),
    [(1, "own: 1 figure of 1 output in 1 group", None), (2, "own: 2 figures of 2 outputs in 2 groups", (0.25, 1.0))],
)
def test_rates_of_the_checker(count, title, interval):
    low, high = interval or (None, None)
    rate = Rate(name="recall", value=0.5, low=low, high=high, num=1, den=2)
    result = CheckerResult(
        label="own", figures=count, cases=count, groups=count, rates=(rate,), by_cause=(), by_kind=(), signature="s"
    )
    first = checker_tables(result)[0]
    assert first.title == title
    assert first.rows == [("recall", "50.0%", "25.0 to 100.0" if interval else "–", "1/2")]
