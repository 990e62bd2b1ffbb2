"""How a sentence runs beside its place in the source, by table: one word turned counts, the same words do not."""

from __future__ import annotations

import pytest

from summarizer.document import build_index, from_text
from summarizer.figures.context import find_figures
from summarizer.figures.features import measure

Row = tuple[str, str, str, float]
"""Source, output, feature, its value for the output's first figure that stands in the source."""

ROWS: list[Row] = [
    ("Online sales saw a 37% increase.", "Offline sales saw a 37% increase.", "turned", 1.0),
    ("Online sales saw a 37% increase.", "Online sales saw a 37% increase in May.", "turned", 0.0),
    ("It was growth of 4.8% in all.", "It was shrinkage of 4.8% in all.", "turned", 1.0),
    ("Police did not kill 12 people.", "Police kill 12 people.", "negated", 1.0),
    ("Police did not kill 12 people.", "The police did not kill 12 people.", "negated", 0.0),
    ("Tarrow hired 40 cooks. Sella hired none.", "Sella hired 40 cooks.", "moved", 1.0),
    ("Tarrow hired 40 cooks. Sella hired none.", "Yes, Tarrow hired 40 cooks.", "moved", 0.0),
    ("Tarrow hired 40 cooks.", "Tarrow employed 40 cooks.", "aligned", 2 / 3),
]


@pytest.mark.parametrize("row", ROWS)
def test_what_stands_for_something_else_is_counted(row: Row) -> None:
    source, output, name, expected = row
    index = build_index(from_text(source))
    measured = [measure(figure, index) for figure in find_figures(output)]
    assert next(m.values for m in measured if m.fitting)[name] == pytest.approx(expected)


READINGS = [
    ("The motion was carried by 61 votes to 60.", "It passed 61-60.", "61"),
    ("The motion was carried by 61 votes to 60.", "It passed 61-59.", None),
    ("The tree fell at about 9.20 p.m. near Orn.", "The tree fell at 9.20 near Orn.", "9.20 p.m."),
    ("The price was cut from 46 to 39 cents.", "The price had been 46 cents.", "46"),
    ("It cost 118 million pounds, against an estimate of 72 million.", "It was to cost 72m.", "72 million"),
    ("It was to cost 72 euros.", "It was to cost 72 dollars.", None),
    ("Rents rose 4% in Orn and 9% in Brook.", "Rents rose between 4% and 9%.", "4%"),
]


@pytest.mark.parametrize(("source", "output", "place"), READINGS)
def test_a_number_read_otherwise_is_found(source: str, output: str, place: str | None) -> None:
    index = build_index(from_text(source))
    figure = find_figures(output)[-1]
    fair = [c for c in measure(figure, index).fitting if c.relation is not None and c.relation.fair]
    assert (index.figures[fair[0].number].surface if fair else None) == place
