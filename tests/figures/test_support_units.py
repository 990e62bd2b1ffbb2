"""Values in other units, below zero and of any size: what follows from what."""

from __future__ import annotations

import pytest

from tests.figures.known_misses import marked
from tests.figures.test_support import Row, check

ROWS: list[Row] = [
    ("The packet holds 500 g of rice.", "The packet holds 0.5 kg of rice.", "0.5 kg", "equivalent"),
    ("The packet holds 500 g of rice.", "The packet holds 5 kg of rice.", "5 kg", "wrong_value"),
    ("The cart reached 36 km/h.", "The cart reached 10 m/s.", "10 m/s", "equivalent"),
    ("The well gives 1.2 million bpd.", "The well gives 1.2 million barrels per day.", "1.2 million", "exact"),
    (
        "The well gives 1.2 million barrels per day.",
        "The well gives 1.2 million barrels.",
        "1.2 million",
        "qualifier_changed",
    ),
    ("The air holds 35 µg/m3 of dust.", "The air holds 0.035 mg/m3 of dust.", "0.035", "equivalent"),
    ("The lamp draws 3 MW of power.", "The lamp draws 3 mW of power.", "3 mW", "wrong_referent"),
    ("The film took 80 minutes.", "The film took 1 hour 20 minutes.", "1 hour", "exact"),
    ("It was -20 °C at the hut.", "It was 20 degrees below zero at the hut.", "below zero", "equivalent"),
    ("It was -20 °C at the hut.", "It was -20 °C at the hut.", "-20", "exact"),
    ("It was -20 °C at the hut.", "It was 20 °C at the hut.", "20", "wrong_value"),
    ("The star weighs 2 x 10^30 kg.", "The star weighs 2 x 10^30 kg.", "2 x 10^30", "exact"),
    ("The star weighs 2 x 10^30 kg.", "The star weighs 2 x 10^29 kg.", "2 x 10^29", "wrong_value"),
    ("The mill cost 5 million SEK.", "The mill cost SEK 5m.", "SEK 5m", "exact"),
    ("The mill cost 5 million SEK.", "The mill cost 5 million NOK.", "5 million", "wrong_referent"),
    ("The strike lasted one week.", "It was a week-long strike.", "week-long", "exact"),
    ("Profit fell in the first half of 2031.", "Profit fell in H1 2031.", "H1 2031", "exact"),
]


@pytest.mark.parametrize("row", marked(ROWS))
def test_units_convert(row: Row) -> None:
    check(row)


HUGE = [
    "10^60 cells",
    "9.99e59 W",
    "5 x 10^-31 g",
    "2^99 ways",
    "999999999999999 grains",
    "two septillion cows",
    "1e-30 m",
]


@pytest.mark.parametrize("amount", HUGE)
def test_no_size_breaks_a_check(amount: str) -> None:
    text = f"The lab counted {amount} in Brook."
    check((text, text, amount.split(maxsplit=1)[0], "exact"))
