"""The tables of units, currencies, months and days are those that the script writes from CLDR and pint."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from summarizer.figures.lexicon_units import UNIT_SYMBOLS, UNIT_WORDS, UNITS, unit_of

ROOT = Path(__file__).parents[2]
DATA = ROOT / "summarizer" / "figures" / "data"


def test_the_tables_are_up_to_date() -> None:
    tables = runpy.run_path(str(ROOT / "scripts" / "figure_words.py"))["tables"]()
    assert {name: (DATA / name).read_text(encoding="utf-8") for name in tables} == tables


def test_every_form_stands_for_a_known_unit() -> None:
    named = {*UNIT_WORDS.values(), *UNIT_SYMBOLS.values()}
    assert [name for name in sorted(named) if unit_of(name) is None] == []


SIZES = [
    ("gram per square metre", "kilogram per square metre", 1000),
    ("metre per second", "kilometre per second", 1000),
    ("square metre", "square kilometre", 1_000_000),
    ("kilojoule", "megajoule", 1000),
    ("foot", "yard", 3),
    ("day", "week", 7),
    ("litre", "cubic metre", 1000),
    ("byte", "kilobyte", 1000),
]


@pytest.mark.parametrize(("small", "large", "times"), SIZES)
def test_units_of_one_dimension_convert(small: str, large: str, times: int) -> None:
    one, other = unit_of(small), unit_of(large)
    assert one is not None
    assert other is not None
    assert one.dimension == other.dimension
    assert other.factor / one.factor == times


@pytest.mark.parametrize("name", ["", "cow", "cow per day", "square cow", "metre per cow", "per"])
def test_what_is_no_unit_has_no_size(name: str) -> None:
    assert unit_of(name) is None


def test_sizes_are_above_zero() -> None:
    assert [name for name, unit in UNITS.items() if unit.factor <= 0] == []
