"""The key figures of a source: a table of stories with the figures a summary must not miss and those it may."""

from __future__ import annotations

import pytest

from summarizer.document import build_index, from_text
from summarizer.figures.index import SourceIndex
from summarizer.figures.keys import MOST, key_figures, omitted

FERRY = """Ferry sinks off Tarn Island, killing 34

Thirty-four people drowned on Monday when a ferry with 212 passengers capsized off Tarn Island, the coastguard said.

A further 17 people were missing. Divers from three ports searched the wreck through the night, and the harbour master,
Ilse Brandt, 52, asked fishing boats to stay away from the channel until noon. The coastguard had at first spoken of
29 dead.
"""

QUARTER = """Orlen Tools cuts forecast as profit falls

Orlen Tools cut its forecast for the year on Thursday after quarterly profit fell 18% from $64 million to $52.4 million.

The company, which makes drills and saws, now expects sales of between $1.1 billion and $1.2 billion. It opened two
showrooms in 2019. A chairman who has led it for eleven years will retire, and one of the five directors will follow.
"""

LEAVERS = """Dunmere loses 4,310 residents in a year

Dunmere lost 4,310 residents in the past year, more than in any other since 1978, the registry said on Tuesday.

Of those, 1,205 were under 30. The residents who left were mostly renters, and rents rose 9.4%. The registry's office
on Mill Street opens at 9am. Its first clerk retired last month.
"""


def index_of(text: str) -> SourceIndex:
    return build_index(from_text(text))


def keys_of(text: str) -> list[str]:
    return [figure.surface for figure in key_figures(index_of(text))]


@pytest.mark.parametrize(
    ("text", "key", "other"),
    [
        pytest.param(FERRY, {"Thirty-four", "212", "17"}, {"Monday", "52", "noon"}, id="toll in the lead"),
        pytest.param(QUARTER, {"18%", "$52.4 million"}, {"Thursday", "2019", "one"}, id="profit"),
        pytest.param(LEAVERS, {"4,310", "9.4%"}, {"Tuesday", "9am", "last month"}, id="people who left"),
    ],
)
def test_a_storys_key_figures(text: str, key: set[str], other: set[str]) -> None:
    keys = set(keys_of(text))
    assert key <= keys
    assert not other & keys


LEAD = "A storm crossed the low farming country of Veld before dawn."
CROWD = "Its council owns 31 vans, 32 boats, 33 pumps, 34 sheds, 35 saws, 36 ropes and 37 lamps."


@pytest.mark.parametrize(
    ("headline", "body", "key", "other_headline", "other_body"),
    [
        pytest.param("Dawn brings 64 in", "Aid came to 64.", "64", "Dawn brings aid in", "Aid came to 64.", id="twin"),
        pytest.param("Homes lost", "Men lost 64 homes.", "64", "Barns lost", "Men lost 64 homes.", id="what it counts"),
        pytest.param(
            "Wet",
            "The storm crossed farming country with 64 hives.",
            "64",
            "Wet",
            "Bees have 64 hives.",
            id="the lead's words",
        ),
        pytest.param("Wet", "Aid came to 6,417.", "6,417", "Wet", "Aid came to 6,000.", id="precise"),
    ],
)
def test_what_the_story_is_about_comes_before_what_stands_nearer(
    headline: str, body: str, key: str, other_headline: str, other_body: str
) -> None:
    assert key in keys_of(f"{headline}\n\n{LEAD}\n\n{CROWD} {body}\n")
    assert keys_of(f"{other_headline}\n\n{LEAD}\n\n{CROWD} {other_body}\n")[-1] == "37"


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        pytest.param("and 48", True, id="side by side"),
        pytest.param("including 48", False, id="a part"),
        pytest.param("among them 48", False, id="a part of them"),
        pytest.param("compared with 48", False, id="what it is compared with"),
    ],
)
def test_a_part_and_what_is_compared_give_way(told: str, kept: bool) -> None:
    rivals = "61 cooks, 62 clerks, 63 guards, 64 carters, 65 smiths and 66 masons"
    story = (
        f"Work stopped at the old works of Aldmere yesterday.\n\nThey sent home 47 weavers {told} drivers, {rivals}."
    )
    keys = keys_of(f"Work stops at Aldmere\n\n{story}\n")
    assert "47" in keys
    assert ("48" in keys) is kept


def test_a_headlines_figure_is_told_by_the_body() -> None:
    keys = key_figures(index_of(FERRY))
    assert keys[0].span.start == FERRY.index("Thirty-four")


def test_a_figure_in_a_caption_alone_is_no_key_figure() -> None:
    text = FERRY.replace("\n\nThirty", "\n\nDivers carry 96 lamps at Tarn Island. Photo: Meridian Wire\n\nThirty", 1)
    assert "96" not in keys_of(text)
    assert "Thirty-four" in keys_of(text)


def test_a_value_stands_once_and_names_are_none() -> None:
    text = (
        "A COVID-19 ward in Brook took 88 patients on the first night, and 88 patients were sent home by the second.\n"
    )
    keys = keys_of(text)
    assert keys.count("88") == 1
    assert "COVID-19" not in keys


def test_never_more_than_seven_and_in_the_order_of_the_text() -> None:
    text = " ".join(f"The town of Aldmere spent ${n}.5 million on roads, bridges and schools." for n in range(11, 31))
    keys = key_figures(index_of(text))
    assert len(keys) == MOST
    assert keys == sorted(keys, key=lambda figure: figure.span)
    assert keys[0].surface == "$11.5 million"


@pytest.mark.parametrize("text", ["", "\n", "Nothing happened here.", "9" * 5000, "1e999999999 " * 3, "0 0.00 -0"])
def test_any_text_has_key_figures_or_none(text: str) -> None:
    index = index_of(text)
    keys = key_figures(index)
    assert len(keys) <= MOST
    assert omitted(keys, []) == keys
