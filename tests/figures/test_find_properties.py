"""What holds for any text: spans, order, embedding, and time that grows with the length alone."""

from __future__ import annotations

import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.figures.figure import Figure, Kind
from summarizer.figures.find import scan
from summarizer.figures.page import Page

_PIECES = """
    one two twenty-five hundred and thousand million a an the of half third quarter second first 7 10 32 1,200 1.5 2014
    $ £ % - – to between over at least about October May Friday last week year-old years km m bn p.m. : / . , ( ) * **
    COVID-19 Q3 no casualties both dozen dozens twice 9/11 ½ ３ −4 °C aged Smith Rs crore 1990s e.g. | \t x10^30 e99
    EUR kg m2 per point thousandth USD c ¢ R Kč K § ± ~ below zero first-half negative BC in millions) × 10-5 ^99
"""
_FRAGMENTS = st.sampled_from([*_PIECES.split(), "\n", "\u00a0", "\u2009", ""])
_WORDY = st.lists(_FRAGMENTS, max_size=25).map(" ".join)
_GLUED = st.lists(_FRAGMENTS, max_size=25).map("".join)
TEXTS = st.one_of(_WORDY, _GLUED, st.text(max_size=200), st.text(alphabet=string.digits + " ,.-/:$%()", max_size=80))


@given(TEXTS)
def test_spans_slice_back_in_order_and_apart(text: str) -> None:
    end = 0
    for figure in scan(text):
        assert figure.surface == figure.span.of(text) != ""
        assert figure.span.start >= end
        end = figure.span.end


@given(TEXTS)
def test_values_are_intervals(text: str) -> None:
    for figure in scan(text):
        assert (figure.low is None) == (figure.high is None)
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high
            assert figure.low.is_finite()
            assert figure.high.is_finite()
        if figure.kind in (Kind.DATE, Kind.SCORE, Kind.IDENTIFIER):
            assert figure.low is None
        assert (figure.kind is Kind.DATE) <= (figure.date is not None)


@given(TEXTS)
def test_the_folded_page_keeps_every_offset(text: str) -> None:
    page = Page(text)
    assert len(page.cased) == len(page.lower) == len(text)


def _told(figures: list[Figure]) -> list[tuple[object, ...]]:
    return [(f.surface, f.kind, f.low, f.high, f.unit, f.parts, f.date, f.hedge) for f in figures]


@given(st.integers(min_value=2, max_value=10**9), st.sampled_from(["{:,}", "{}"]))
def test_any_whole_number_before_a_noun_is_read(value: int, form: str) -> None:
    surface = form.format(value)
    (figure,) = scan(f"They counted {surface} small wooden boxes.")
    assert figure.surface == surface
    # A bare four-digit number may be a year; every other is its own value.
    assert figure.kind is Kind.DATE or figure.low == figure.high == value


@given(
    st.sampled_from(["31,490 people", "$1.2bn", "18 to 25 percent", "a dozen boats", "on October 7, 2023",
                     "one in five adults",
                     "two hundred and six bones", "half a million", "a 32-year-old", "at 3 pm", "the mid-1990s"]),
    st.sampled_from(["", "Officials said. ", "Nothing here, or there: ", "(see below) ", "“Quiet,” she said.\n\n"]),
    st.sampled_from(["", ".", " and nothing else.", "\n\nThe end.", ", he said."]),
)  # fmt: skip
def test_a_figure_is_found_again_inside_other_text(core: str, before: str, after: str) -> None:
    assert _told(scan(before + core + after)) == _told(scan(core))


@given(
    st.sampled_from(
        ["31,490", "1.5 million", "12%", "£50,000", "three years", "18 to 25 percent", "3 pm", "1998", "two-thirds"]
    )
)
def test_markup_and_typography_change_nothing(core: str) -> None:
    plain = _told(scan(f"It was {core} then."))
    for text in (f"It was **{core}** then.", f"It was _{core}_ then.", f"It was {core.replace(' ', chr(0xA0))} then."):
        assert [told[1:] for told in _told(scan(text))] == [told[1:] for told in plain]


@given(TEXTS)
def test_reading_twice_tells_the_same(text: str) -> None:
    assert scan(text) == scan(text)


HOSTILE = {
    "digits": "7",
    "digits and commas": "1,111,",
    "four digits and commas": "1998,",
    "dotted groups": "111.",
    "commas": ",",
    "hyphens": "-",
    "spaced hyphens": "1 - ",
    "spaces": " ",
    "one": "one ",
    "ones hyphened": "one-",
    "hundred": "hundred ",
    "dollars": "$",
    "dollar digits": "$1",
    "articles": "a ",
    "articles hyphened": "a-a ",
    "units": "an hour and ",
    "units joined": "1 hour ",
    "hours and minutes": "1h 1m ",
    "titles": "Aa Bb 3 ",
    "centuries": "19th and ",
    "decades": "70s and ",
    "days in words": "first of ",
    "both": "both ",
    "no one": "no one ",
    "markers": "1. ",
    "superscripts": "1²",
    "letters and digits": "a1",
    "brackets": "(1) ",
    "slashes": "1/",
    "colons": "1:",
    "zeros": "0 000 ",
    "web": "http:",
    "mail": "a1@",
    "plus": "+1",
    "one word": "x",
    "names": "Six Nations ",
    "times": "1:11:",
    "quotes": "'90s",
    "fractions": "½",
    "half": "half a ",
    "between": "between 1 and ",
    "million": "1 million million ",
    "apostrophes": "111'",
    "powers": "1 x 10^",
    "sides": "1 by ",
    "numbered names": "in Karo 3 the ",
    "middles": "middle of ",
    "cells": "| 1 ",
    "rows": "| a | 1 |\n",
    "tabs": "1\t",
    "columns": "a  1\n",
    "points": "of point one ",
    "sums": "$1 and 1 ",
    "codes": "USD 1 ",
    "rands": "R8 ",
    "per": "1 kg/m3/s ",
    "exponents": "1e9 ",
    "sections": "§ 1.1",
    "citations": "(Koe, 2031)",
    "references": "a[1]",
    "eras": "44 BC ",
    "quarters": "half of ",
    "a unit": "a week later ",
    "scaled codes": "1 MUSD ",
    "months": "Oct. 7, 8 and ",
    "with plus": "1 ± ",
}


def _seconds(text: str) -> float:
    start = time.process_time()
    scan(text)
    return time.process_time() - start


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_length(unit: str) -> None:
    """Eight times the text takes nowhere near the sixty-four times of a quadratic scan."""
    small = unit * (2_000 // len(unit))
    base = min(_seconds(small) for _ in range(3))
    assert min(_seconds(small * 8) for _ in range(2)) < 40 * base + 0.2


def test_a_megabyte_ends() -> None:
    assert scan("9" * 1_000_000) == []
    assert scan("x" * 1_000_000) == scan(" " * 1_000_000) == scan("-" * 1_000_000) == []
