"""Numbers of several words or signs that make one figure; marks [ ] in a row stand around each expected figure."""
# ruff: noqa: E501 - a row of these tables is one line, whatever its length

from __future__ import annotations

import pytest

from summarizer.figures.figure import Hedge, Kind, PartialDate
from summarizer.figures.find import scan
from tests.figures.test_find import D, read, unmarked

VALUES: dict[tuple[object, str | None], list[str]] = {
    (3_200_000, None): ["[3 million 200 thousand] votes", "[3 million two hundred thousand] votes", "[3.2m] votes"],
    (12_500, None): ["[12 thousand five hundred] votes", "[12 thousand 500] votes"],
    (350, None): ["[3 hundred and fifty] votes", "[3 hundred 50] votes"],
    (100_000_000, None): ["[hundred million] votes", "[a hundred million] votes"],
    (10_000_000_000, None): ["[ten thousand million] votes"],
    (1_400_000_000_000, ""): ["[$1 trillion 400 billion]", "[1 trillion 400 billion dollars]"],
    (2_750_000, None): ["[two and three quarter million] votes", "[two and three-quarter million] votes"],
    (250_000, None): ["[one quarter of a million] votes", "[a fourth of a million] votes", "[1/4 million] votes"],
    ("1.75", None): ["[one and 3/4]", "[1 3/4]"],
    ("-0.5", None): ["[minus point five]", "[negative one half]", "[minus one half]"],
    ("-0.666667", None): ["[minus two thirds]"],
    (45, None): ["[fortyfive] cows", "[forty-five] cows"],
    (6000, None): ["[6 thousands]", "[6 thousand]"],
    (10**9, None): ["[10 to the power of 9] cells", "[10^9] cells"],
    ("12.5", "EUR"): ["[twelve dot fifty euros]", "[€12,5]"],
    ("1000.5", ""): ["[one thousand dollars and 50 cents]"],
    (1500, "EUR"): ["[€1.500,0]", "[€1.500,00]"],
    (129_000, ""): ["[$129.000]", "[129.000 $]"],
    ("12.9", "KWD"): ["[KWD 12.900]"],
    ("7.5", ""): ["[7,50 Rs]", "[Rs 7,50]"],
    (640_000_000, "THB"): ["[640m baht]", "[640 million baht]"],
    (1, ""): ["It fell below [a dollar].", "It costs [a dollar] a litre."],
    (5_000_000, "SLE"): ["[Le5 million]", "[Le 5 million]"],
    ("-3.2", "pp"): ["[-3.2 percentage points]"],
    (37, "pound per square inch"): ["[37 pounds per square inch] of pressure"],
    (50, "angstrom"): ["a film of [50 Å]"],
    ("7.1", "picogram per millilitre"): ["[7.1 pg/mL]"],
    ("1.8", "gram per kilogram per day"): ["[1.8 g·kg−1·day−1]", "[1.8 g/kg/day]"],
    ("0.06", "microgram per kilogram per hour"): ["[0.06 µg.kg−1.h−1]"],
    (4000, "international unit per day"): ["[4,000 IU/day]"],
    (12, "volt"): ["a [12-V] battery", "a [12v] battery"],
    (24, "hour"): ["a [24-h] fast"],
    (10, "metre"): ["a [10-m] walk"],
    ("0.75", "inch"): ["a [three-quarter-inch] pipe", "a [3/4-inch] pipe"],
    (1, "day"): ["It opened [1 day] after it had shut."],
    (8, "month"): ["[eight agonising months] later", "[eight very long months] later", "[8 months] later"],
    (2, "hour"): ["for [a couple hours]", "for [a couple of hours]"],
    (37, "second"): ["She ran it in [37s]."],
    (79, None): ["[seventy-nine]"],
}  # fmt: skip


@pytest.mark.parametrize(("value", "unit", "row"), [(*key, row) for key, rows in VALUES.items() for row in rows])
def test_values(value: object, unit: str | None, row: str) -> None:
    figure = read(row)
    assert (figure.low, figure.high, figure.unit) == (D(value), D(value), unit)


INTERVALS: dict[tuple[object, object, Kind], list[str]] = {
    ("1.3", "1.5", Kind.MULTIPLIER): ["[1.3- to 1.5-fold] more", "[1.3 to 1.5 times] as many", "[1.3-1.5x]"],
    (200_000, 999_999, Kind.VAGUE): ["[several hundred thousand] votes"],
    (200_000_000, 999_999_999, Kind.VAGUE): ["[a few hundred million dollars]"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("low", "high", "kind", "row"), [(*key, row) for key, rows in INTERVALS.items() for row in rows]
)
def test_intervals(low: object, high: object, kind: Kind, row: str) -> None:
    figure = read(row)
    assert (figure.low, figure.high, figure.kind) == (D(low), D(high), kind)


PERIODS: list[tuple[str, int | None, list[str]]] = [
    ("q1", 2031, ["in [Quarter 1 2031]", "in [Q1 2031]", "in [Q1/31]", "in the [first quarter of 2031]"]),
    ("h1", 2031, ["in the [first half of the year 2031]"]),
    ("fy", 2030, ["in [FY2030/31]", "in [FY2030-31]", "in [FY30/31]"]),
]  # fmt: skip


@pytest.mark.parametrize(("period", "year", "row"), [(p, y, row) for p, y, rows in PERIODS for row in rows])
def test_periods(period: str, year: int | None, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.period, figure.date and figure.date.year) == (Kind.PERIOD, period, year)


@pytest.mark.parametrize(
    ("date", "row"),
    [
        (PartialDate(month=8), "It shut in [Aug] after a fire."), (PartialDate(month=7, day=4), "on [July fourth]"),
        (PartialDate(year=79), "In [A.D. 79] it fell."), (PartialDate(year=2031, month=3, day=1), "on [March the first, 2031]"),
    ],
)  # fmt: skip
def test_dates(date: PartialDate, row: str) -> None:
    assert read(row).date == date


SEVERAL = [
    "On [June 14] and [2 more days] it rained.", "[5 thousand] [20-year-olds]", "[two million] and [300] more", "[177,000] the [previous year]",
    "the [two] previous years of it", "[8.4] ± [1.30] p = [0.002]", "He won in [March] [first] place.",
    "[250 pounds] per person", "another [dozen] ships", "the next [million] riders", "There is no [35 percent] limit.", "the [one hundred and twenty-second] time",
    "a [one hundred and twenty-second] delay",
]  # fmt: skip


@pytest.mark.parametrize("row", SEVERAL)
def test_several(row: str) -> None:
    text, expected = unmarked(row)
    assert [(f.span.start, f.surface) for f in scan(text)] == expected


NOTHING = [
    "The scores were level.", "a multi-million-dollar deal", "One day he left.", "Hale lives in Mar del Plata.", "at the dollar store",
    "It took several weeks.", "He ran with a dollar sign.",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert scan(text) == []


@pytest.mark.parametrize("row", ["a [401(k)] plan", "[World War 2] films", "a [phase 3] trial"])
def test_names_state_nothing(row: str) -> None:
    assert read(row).kind is Kind.IDENTIFIER


def test_over_after_a_dispute_is_no_bound() -> None:
    assert read("a battle over [two] farms").hedge is Hedge.NONE
    assert read("They lost over [two million] votes").hedge is Hedge.MORE_THAN
