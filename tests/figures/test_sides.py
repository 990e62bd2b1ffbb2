"""Who stands on which side of a verb, and by which name of a list; ages of people of one family."""

from __future__ import annotations

import pytest

from summarizer.figures.context import find_figures
from summarizer.figures.features import measure
from summarizer.figures.index import index
from summarizer.figures.reading import split

BEAT = "Rovers beat United 3-1."
LISTED = "Vela, Brook and Aldmere have 120, 240 and 360 pupils, respectively."
FAMILY = "Ana Roon, 54, and her son Ivo, 31, were hurt."


@pytest.mark.parametrize(
    ("source", "output", "name", "expected"),
    [
        (BEAT, "United beat Rovers 3-1.", "crossed", 1.0),
        (BEAT, "United were beaten 3-1 by Rovers.", "crossed", 0.0),
        (BEAT, "Rovers were beaten 3-1 by United.", "crossed", 1.0),
        (BEAT, "On Saturday Rovers beat United 3-1.", "crossed", 0.0),
        ("Norvex bought Altan for $4bn in May.", "Altan bought Norvex for $4bn.", "crossed", 1.0),
        (LISTED, "Vela has 360 pupils.", "another_owner", 1.0),
        (LISTED, "Aldmere has 360 pupils.", "another_owner", 0.0),
        (LISTED, "Vela and Aldmere have schools of up to 360 pupils.", "another_owner", 0.0),
        (FAMILY, "Ivo Roon, 54, was hurt.", "another_bearer", 1.0),
        (FAMILY, "Mrs Roon, 54, was hurt.", "another_bearer", 0.0),
        (FAMILY, "Ana Roon (54) was hurt.", "another_bearer", 0.0),
        (FAMILY, "Ivo Roon, 31, was hurt.", "another_bearer", 0.0),
        (FAMILY, "A car hit 54-year-old Ana Roon.", "another_bearer", 0.0),
        (FAMILY, "A car hit 31-year-old Ana Roon.", "another_bearer", 1.0),
        (FAMILY, "A car hit a 31-year-old in Brook.", "another_bearer", 0.0),
        (FAMILY, "A car hit a 31-year-old New Harbour man.", "another_bearer", 0.0),
    ],
)
def test_whose_figure_it_is(source: str, output: str, name: str, expected: float) -> None:
    figure = find_figures(output)[-1]
    assert measure(figure, index(source, split(source))).values[name] == expected
