"""Every currency, unit, month and number word of the tables, in every form they are written in.

Each test walks a whole table in one form, and names what it read wrongly.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest

from summarizer.figures.figure import Figure, Kind
from summarizer.figures.find import scan
from summarizer.figures.lexicon import MONTHS, ONES, ORDINALS, TEENS, TENS
from summarizer.figures.lexicon_units import UNIT_WORDS
from summarizer.figures.phrases import rows_of
from tests.figures.test_find import D, unmarked

CURRENCIES = [row for row in rows_of("currencies.txt") if len(row) < 4]
CODES = [code for code, *_ in CURRENCIES]
NAMES = [(code, name) for code, names, *_ in CURRENCIES for name in names.split("; ")]


def figure_of(row: str) -> Figure | None:
    """The figure under the marks of a row; None where another span is read, or several are."""
    text, [(start, surface)] = unmarked(row)
    touched = [f for f in scan(text) if f.span.start < start + len(surface) and start < f.span.end]
    return touched[0] if [(f.span.start, f.surface) for f in touched] == [(start, surface)] else None


def wrong(rows: Iterable[tuple[str, object, object, str | None]]) -> list[str]:
    """The rows whose figure has another interval or another unit than is asked for."""
    found = ((row, figure_of(row), low, high, unit) for row, low, high, unit in rows)
    return [row for row, f, low, high, unit in found if f is None or (f.low, f.high, f.unit) != (D(low), D(high), unit)]


@pytest.mark.parametrize(
    ("form", "low", "high"),
    [
        ("It paid [{} 4.75] a share.", "4.75", "4.75"), ("It paid [{}12.5m] then.", 12_500_000, 12_500_000),
        ("It paid [650m {}] then.", 650_000_000, 650_000_000), ("It paid [4.75 {}] a share.", "4.75", "4.75"),
        ("It paid [75 {} million] then.", 75_000_000, 75_000_000),
        ("It paid [{} 5-7 million] then.", 5_000_000, 7_000_000),
        ("It paid [{} 5 million to {} 7 million].", 5_000_000, 7_000_000),
        ("It paid [5-7 million {}].", 5_000_000, 7_000_000),
        ("It lost [{} -5 million] then.", -5_000_000, -5_000_000),
        ("It lost [-{} 5 million] then.", -5_000_000, -5_000_000),
    ],
)  # fmt: skip
def test_every_code(form: str, low: object, high: object) -> None:
    assert wrong((form.replace("{}", code), low, high, code) for code in CODES) == []


@pytest.mark.parametrize(
    ("form", "low", "high"),
    [
        ("It paid [1,200 {}] then.", 1200, 1200), ("It paid [twelve {}] then.", 12, 12),
        ("It paid [a million {}] then.", 1_000_000, 1_000_000), ("a [3-million-{}] loan", 3_000_000, 3_000_000),
        ("It paid [3 to 4 million {}] then.", 3_000_000, 4_000_000),
        ("It paid [half a million {}] then.", 500_000, 500_000),
    ],
)  # fmt: skip
def test_every_currency_by_name(form: str, low: object, high: object) -> None:
    assert wrong((form.format(name), low, high, code) for code, name in NAMES) == []


LEFT_OUT = {"cup", "cups", "us cup", "us cups", "bar", "second", "m.p.h"} | {
    word for word in UNIT_WORDS if word.startswith(("pound", "million ", "thousand "))
}
"""Words that are units in some places alone, or that begin with a scale of their own."""


@pytest.mark.parametrize(
    ("form", "low", "high"),
    [
        ("It was [37 {}] then.", 37, 37), ("It was [3.75 {}] then.", "3.75", "3.75"), ("It was [37{}] then.", 37, 37),
        ("It was a [37-{}] thing.", 37, 37),
        ("It was [12 to 37 {}] then.", 12, 37), ("It was [12-37 {}] then.", 12, 37),
        ("It was [between 12 and 37 {}] then.", 12, 37), ("It was [thirty-seven {}] then.", 37, 37),
        ("It was [2 1/2 {}] then.", "2.5", "2.5"), ("It was [two and a half {}] then.", "2.5", "2.5"),
        ("It was [3.5 million {}] then.", 3_500_000, 3_500_000), ("It was [1,234 {}]", 1234, 1234),
    ],
)  # fmt: skip
def test_every_unit_by_name(form: str, low: object, high: object) -> None:
    assert wrong((form.format(w), low, high, unit) for w, unit in UNIT_WORDS.items() if w not in LEFT_OUT) == []


@pytest.mark.parametrize(
    ("form", "year", "parts"),
    [
        ("They met on [{} 14] in Rome.", None, ()), ("They met on [{} 14, 2031] in Rome.", 2031, ()),
        ("They met on [14 {} 2031] in Rome.", 2031, ()), ("They met on the [14th of {}] in Rome.", None, ()),
        ("They met on [{} 14-17] in Rome.", None, (14, 17)), ("They met on [14 to 17 {}] in Rome.", None, (14, 17)),
        ("They met on [{} 14 through 17], in Rome.", None, (14, 17)), ("They met on [{} fourteenth].", None, ()),
        ("On [{} 14] and 2 more days they met.", None, ()), ("By [{} 14] three had left.", None, ()),
        ("The [{} 14] storm came.", None, ()),
    ],
)  # fmt: skip
def test_every_month(form: str, year: int | None, parts: tuple[int, ...]) -> None:
    wrongly = []
    for name, month in MONTHS.items():
        figure = figure_of(form.format(name.title()))
        date = figure and figure.date
        if not figure or not date or (date.month, date.day, date.year) != (month, 14, year) or figure.parts != parts:
            wrongly.append(name)
    assert wrongly == []


def spelled(number: int, *, joined: str, tie: str) -> str:
    """A number below a thousand in words: "two hundred and six" with `joined` " and "."""
    small = {value: word for word, value in (ONES | TEENS | TENS).items() if word != "fourty"}
    hundreds, rest = divmod(number, 100)
    below = small.get(rest) or (f"{small[rest - rest % 10]}{tie}{small[rest % 10]}" if rest else "")
    if not hundreds:
        return below
    return f"{small[hundreds]} hundred" + (joined + below if below else "")


TAILS: list[tuple[str, Decimal, Decimal]] = [
    ("", Decimal(1), Decimal(0)), (" point two five", Decimal(1), Decimal("0.25")),
    (" and a half", Decimal(1), Decimal("0.5")), (" and three quarters", Decimal(1), Decimal("0.75")),
    (" million", Decimal(10**6), Decimal(0)), (" point two five million", Decimal(10**6), Decimal(250_000)),
    (" million and nineteen", Decimal(10**6), Decimal(19)),
    (" billion, two million", Decimal(10**9), Decimal(2_000_000)),
    (" thousand point nine nine", Decimal(1000), Decimal("0.99")),
]  # fmt: skip
"""What may follow a number in words, what it multiplies it by and what it adds."""


@pytest.mark.parametrize(("tail", "times", "more"), TAILS)
@pytest.mark.parametrize(("joined", "tie"), [(" and ", "-"), (" ", " "), (" and ", " ")])
def test_every_number_in_words(joined: str, tie: str, tail: str, times: Decimal, more: Decimal) -> None:
    rows = []
    for number in (*range(1, 100, 3), *range(101, 1000, 37)):
        value = number * times + more
        words = spelled(number, joined=joined, tie=tie)
        rows += [
            (f"[{words}{tail}]", value, value, None),
            (f"THEY SAW [{words.upper()}{tail.upper()}] COWS.", value, value, None),
        ]
        rows.append((f"It fell by [minus {words}{tail}] then.", -value, -value, None))
    assert wrong(rows) == []


@pytest.mark.parametrize("hundreds", ["", "one hundred and ", "six hundred and ", "two thousand and ", "five hundred "])
def test_every_ordinal_in_words(hundreds: str) -> None:
    before = {"": 0, "one hundred and ": 100, "six hundred and ": 600, "two thousand and ": 2000, "five hundred ": 500}[
        hundreds
    ]
    single = [(word, value) for word, value in ORDINALS.items() if value < 100 and word not in ("nineth", "second")]
    double = [(f"{ten}-{one}", TENS[ten] + ORDINALS[one]) for ten in TENS for one in list(ORDINALS)[:9]]
    rows = [
        (f"It was the [{hundreds}{word}] time.", before + value, before + value, None)
        for word, value in single + double
    ]
    assert wrong(rows) == []


def test_every_ordinal_in_digits() -> None:
    rows = [
        (f"It was the [{n:,}{s}] time.", n, n, None)
        for n, s in ((11, "th"), (42, "nd"), (1_003, "rd"), (12_345_671, "st"))
    ]
    rows += [("It was the [1000th] time.", 1000, 1000, None), ("It was the [40001st] time.", 40001, 40001, None)]
    assert wrong(rows) == []


def test_every_fraction() -> None:
    wrongly = []
    below = [(word, value) for word, value in ORDINALS.items() if 2 < value < 100 and word != "nineth"]
    below += [(f"{ten}-{one}", TENS[ten] + ORDINALS[one]) for ten in TENS for one in list(ORDINALS)[:9]]
    below += [("ten-thousandth", 10_000), ("ten-millionth", 10**7)]
    for word, bottom in below:
        for row, top in ((f"[three {word}s] of it", 3), (f"[minus eleven {word}s]", -11)):
            figure = figure_of(row)
            if (
                not figure
                or figure.kind is not Kind.FRACTION
                or figure.low is None
                or abs(figure.low * bottom / top - 1) > Decimal("0.001")
            ):
                wrongly.append(row)
    assert wrongly == []
