"""The forms a figure may be written in: equivalent and fairly rounded ones, and none beyond."""

from __future__ import annotations

import pytest

from summarizer.figures import find_figures
from summarizer.models.figure_forms import NUMBER_WORDS, allowed_forms

ROWS = [
    # text, forms it may take, forms it may not
    ("31,490 people", "31,490; 31490; 31,000; 31,500; 31 thousand", "31; 490; 32,000; 31.4; thirty-one"),
    ("1.5 million people", "1.5 million; 1,500,000; 1500000; 1.5m", "1.5; 2 million; million; 15 million"),
    ("1,512,345 people", "1,512,345; 1.5 million; 1.51 million; 1,500,000", "1.6 million; 2 million; 1.5"),
    ("32 people", "32; thirty-two; thirty two", "30; 3; thirty; 33; 2"),
    ("thirty-two people", "32; thirty-two", "30; thirty"),
    ("two hundred and six people", "206; two hundred and six; two hundred", "6; six; two"),
    ("$1.2bn", "1.2bn; 1.2 billion; 1,200,000,000", "1.2; 1.2m; 1 billion; 2bn"),
    ("12.4 per cent", "12.4; 12.4%; 12%; 12; twelve", "13%; 124; 4%"),
    ("half of them", "50%; 50; fifty", "5; 5%"),
    ("a dozen people", "12; twelve; dozen", "10; 13"),
    ("dozens of people", "dozens", "24; 36; 99"),
    ("450 people", "450; hundreds", "400; 500"),
    ("290 people", "290; 300", "200; 29"),
    ("October 7, 2023", "7; 7th; 2023", "10; 2,023; 8"),
    ("in the mid-1990s", "1990s; 90s", "1995"),
    ("at 14:00", "14:00; 2; 2:00; 2pm", "12; 4"),
    ("won 3-2", "3-2; 3; 2; three; two", "5; 32"),
    ("7 out of 10", "7; 10; seven; ten; 70%", "17"),
    ("the 21st", "21st", "21; 2"),
    ("10-15 hours", "10-15; 10; 15; ten; fifteen", "12; 1015"),
    ("COVID-19", "19", "1; 9"),
    ("a million people", "million; 1 million; 1,000,000", "2 million; 10 million"),
]


@pytest.mark.parametrize(("text", "allowed", "forbidden"), ROWS, ids=[row[0] for row in ROWS])
def test_forms(text: str, allowed: str, forbidden: str) -> None:
    figures = find_figures(text)
    assert figures
    forms = allowed_forms(figures)
    assert set(allowed.split("; ")) <= forms
    assert not set(forbidden.split("; ")) & forms


def test_no_figures_no_forms() -> None:
    assert allowed_forms([]) == frozenset()


@pytest.mark.parametrize("word", ["one", "a", "second", "third", "quarter", "may", "march", "half", "both", "first"])
def test_words_that_may_be_no_number_are_free(word: str) -> None:
    assert word not in NUMBER_WORDS


def test_hostile_figures_stay_cheap() -> None:
    for text in ("9" * 5000, "1e999999", "0." + "3" * 5000, "1,".join(["9"] * 2000)):
        assert len(allowed_forms(find_figures(text))) < 10_000
