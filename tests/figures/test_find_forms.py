"""Less usual ways to write money, measures and numbers, by kind; marks [ ] in a row stand around each expected figure."""
# ruff: noqa: E501 - a row of these tables is one line, whatever its length

from __future__ import annotations

import pytest

from summarizer.figures.figure import Hedge, Kind, PartialDate
from summarizer.figures.find import scan
from tests.figures.test_find import D, read, unmarked

MONEY: dict[tuple[object, str], list[str]] = {
    (640_000_000, "EUR"): ["turnover of [EURm 640]", "turnover of [MEUR 640]", "turnover of [€m 640]", "turnover of [EUR 640m]"],
    (3_100_000_000, "SEK"): ["[SEKbn 3.1]", "[SKr3.1bn]", "[SEK 3.1bn]"],
    (24, "USD"): ["[$24 USD] a seat", "[US$24] a seat", "It costs [$24 US]."],
    (24, "CAD"): ["[$24 CAD] a seat", "[Can$24] a seat", "[CA$24] a seat"],
    (9_000_000, "TTD"): ["[TT$9 million]", "[9 million Trinidad & Tobago dollars]"],
    (45, "AED"): ["[Dh45] a ticket", "[Dhs 45] a ticket", "[AED 45] a ticket"],
    (70_000_000, "BDT"): ["[Tk7 crore]", "[Tk 70 million]", "[৳70 million]"],
    (6500, "KWD"): ["[KD 6,500] a year", "[6,500 Kuwaiti dinars] a year"],
    ("3.25", "QAR"): ["[QR 3.25] a litre", "[QAR 3.25] a litre"],
    (880, "EGP"): ["[E£880]", "[880 Egyptian pounds]"],
    (880, "GHS"): ["[GH₵880]", "[GH¢880]", "[880 cedis]"],
    (1_200_000, "VES"): ["[1.2 million bolivars]", "[1.2 million bolívars]"],
    (400, "NGN"): ["[N400.00] a loaf", "[400 naira] a loaf"],
    (12_400, "PHP"): ["[P12,400] a month", "[Php 12,400] a month"],
    (5_000_000, "DEM"): ["[5 million deutschmarks]", "[5 million German marks]"],
    (5_000_000, "ITL"): ["[5 million lire]", "[5 million Italian lira]"],
    (300, "FRF"): ["[300 French francs]"],
    (2_000_000, "XDR"): ["[2 million special drawing rights]", "[SDR 2 million]"],
    (6500, "EUR"): ["[€6.500] a month", "[6.500 €] a month", "[EUR 6.500,00] a month"],
    ("1.145", "EUR"): ["[€1.145] a litre"],
    ("18.75", ""): ["[18,75 $]", "[$18.75]"],
    (90, "EUR"): ["[€90,-]", "[90,- €]", "[90 €]"],
    (260, ""): ["[Rs 260/-]", "[Rs. 260/-]"],
    (-35, ""): ["a balance of [-$35]", "a balance of [$-35]"],
    (4_000_000, ""): ["[$4 mil]", "[$4MM]", "[$4m]"],
    ("0.3", ""): ["[three dimes]", "[30 cents]"],
    ("0.2", ""): ["[four nickels]", "[20 cents]"],
    (150, "GTQ"): ["[150Q] a night", "[150 quetzals] a night"],
    ("118.99", "TRY"): ["[118, 99 TL]", "[118,99 TL]", "[118.99 TL]"],
    ("46.8", ""): ["[$ 46 . 8] a seat"],
    ("46800000", ""): ["[$ 46 . 8 million]"],
}  # fmt: skip


@pytest.mark.parametrize(("value", "unit", "row"), [(*key, row) for key, rows in MONEY.items() for row in rows])
def test_money(value: object, unit: str, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low, figure.high, figure.unit) == (Kind.MONEY, D(value), D(value), unit)


MEASURES: dict[tuple[object, str], list[str]] = {
    (650, "square foot"): ["a flat of [650 sq ft]", "a flat of [650 sq. ft]", "a flat of [650 sq.ft]", "a [650-square-foot] flat"],
    (12, "square mile"): ["[12 sq. miles]", "[12 sq miles]", "[12 square miles]"],
    (80, "cubic foot"): ["a boot of [80 cu ft]", "a boot of [80 cu. ft]", "a boot of [80 cubic feet]"],
    ("9.8", "metre per square second"): ["[9.8 m/s^2]", "[9.8 m/s2]", "[9.8 m/s²]"],
    (15, "ampere"): ["a fuse of [15 amps]", "a [15-amp] fuse"],
    (190, "metric horsepower"): ["The engine makes [190 PS]."],
    (16, "megapixel"): ["a [16MP] sensor", "a [16 MP] sensor", "a [16-megapixel] sensor"],
    (55, "inch"): ['a [55"] screen', "a [55″] screen", "a [55-inch] screen"],
    ("2.5", "inch"): ["[2 1/2 in] thick", "[2.5 in] thick", "[2.5in] thick"],
    (3, "billion cubic metre"): ["[3 bcm] of gas"],
    (20_000, "twenty foot equivalent unit"): ["a ship of [20,000 TEU]"],
    (12, "teraflop"): ["a chip of [12 teraflops]"],
    (1000, "nit"): ["a screen of [1,000 nits]"],
    (4, "micrometre"): ["[4 microns] wide", "[4 µm] wide"],
    (40, "gray"): ["a dose of [40 Gy]"],
    (47, "nanofarad"): ["a [47 nF] part"],
    (5, "gibibyte"): ["[5 GiB] of memory"],
    (4, "pound"): ["[four pounds] of ham", "[4 lbs] of ham"],
    ("0.25", "litre"): ["[a quarter of a litre]", "[quarter of a litre]", "[0.25 litre]"],
    ("0.002", "kilogram"): ["[2/1000 kilogram]", "[0.002 kg]"],
    ("0.25", "mile"): ["[a quarter mile] away", "[1/4 mile] away"],
    ("0.333333", "mile"): ["[one-third of a mile] away", "[one third of a mile] away"],
    ("9.75", "inch"): ["[9 and 3/4 inches]", "[nine and three-quarter inches]", "[9-3/4 inches]", "[9.75 inches]"],
    ("0.000000001", "metre"): ["[10⁻⁹ m] wide", "[1e-9 m] wide"],
    (70, "inch"): ["The guard is [5-foot-10]."],
    ("1.5", "cup"): ["[1 1/2 cups] milk", "[1.5 cups] of milk"],
    (-10, "degree"): ["It was [10 below zero].", "It was [minus 10 degrees]."],
    (7, "furlong"): ["a race of [7 furlongs]"],
}  # fmt: skip


@pytest.mark.parametrize(("value", "unit", "row"), [(*key, row) for key, rows in MEASURES.items() for row in rows])
def test_measures(value: object, unit: str, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low, figure.high, figure.unit) == (Kind.MEASURE, D(value), D(value), unit)


NUMBERS: dict[tuple[object, Kind], list[str]] = {
    (4350, Kind.COUNT): ["[four thousand, three hundred and fifty] cows", "[4,350] cows"],
    (2_600_000, Kind.COUNT): ["[two million, six hundred thousand] cows"],
    ("100.75", Kind.COUNT): ["[one hundred and three quarters]"],
    ("3.54", Kind.COUNT): ["[three and fifty-four hundredths]"],
    ("26.4", Kind.FRACTION): ["[one hundred thirty-two fifths]"],
    (3001, Kind.ORDINAL): ["the [three thousand and first] guest", "the [3,001st] guest"],
    ("0.25", Kind.RATIO): ["[one over four]", "[1 over 4]"],
    ("-0.5", Kind.COUNT): ["a slope of [-.5]", "a slope of [-0.5]"],
    ("4812.5", Kind.COUNT): ["a sum of [4 812.5]", "a sum of [4,812.5]"],
    (3000, Kind.COUNT): ["[3 10^3] cells", "[3 x 10^3] cells"],
    ("3200000", Kind.COUNT): ["[3.2 M] people", "[3.2M] people"],
    (80_000, Kind.COUNT): ["[80 , 000] people", "[80,000] people"],
    ("0.5", Kind.PERCENT): ["[half of one percent]", "[half a percent]", "[1/2 percent]", "[0.5 percent]"],
    ("0.75", Kind.PERCENT): ["[three quarters of one percent]", "[3/4 of a percent]", "[3/4 percent]"],
    ("14.8", Kind.PERCENT): ["[14 . 8 %]", "[14 . 8 percent]", "[14.8%]"],
    (41, Kind.AGE): ["a [41yo] driver", "a [41 y/o] driver", "a [41-year-old] driver"],
    (80, Kind.DURATION): ["It took [1h20].", "It took [1h 20m]."],
    ("0.004", Kind.DURATION): ["[1/250 of a second]", "[0.004 second]"],
    (66, Kind.DURATION): ["rocks of [66 Ma]", "rocks of [66 Myr]"],
    ("0.5", Kind.FRACTION): ["a [half] turn", "[half] of it", "a [half] share in it"],
}  # fmt: skip


@pytest.mark.parametrize(("value", "kind", "row"), [(*key, row) for key, rows in NUMBERS.items() for row in rows])
def test_numbers(value: object, kind: Kind, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low, figure.high) == (kind, D(value), D(value))


WRITTEN: dict[tuple[object, ...], list[str]] = {
    (60,): ["[60 cents]", "[60p]", "[60 basis points]"],
    (7, 9): ["[7c to 9c] a share"],
    (5, 4): ["[5ft 4in]", "[5 feet 4 inches]", "[5 hours and 4 minutes]", "[5lb 4oz]"],
    (): ["[60 dollars]", "[60%]", "[5.4 feet]", "[60]"],
}


@pytest.mark.parametrize(("parts", "row"), [(parts, row) for parts, rows in WRITTEN.items() for row in rows])
def test_a_value_that_was_reckoned_keeps_the_numbers_as_written(parts: tuple[object, ...], row: str) -> None:
    assert read(row).parts == tuple(map(D, parts))


SEVERAL = [
    "It passed the bill [52 to 45].", "Under P.L. [119]-[74] it pays.", "[€45m] plus [€5m] for the wing", "a [3]-under [69]",
    'He is "about [31]", she said.', 'the "class of [12]"', "under rule [45Q] it pays", "SR [7] is shut",
    "temperatures in the [80s]", "highs in the [90s] inland", "music of the [80s]", "by [2100] the sea rises", "[2100] people left",
    "[12,400] in debt, [3] in hand", "[one thousand], [two] boys and a dog",
    "won [3] over [65] games", "at [50/60] Hz", "[3/4\"] pipe", "[5] rights and [3] colons", "the [1500] b gene",
]  # fmt: skip


@pytest.mark.parametrize("row", SEVERAL)
def test_several(row: str) -> None:
    text, expected = unmarked(row)
    assert [(f.span.start, f.surface) for f in scan(text)] == expected


def test_warmth_is_no_decade() -> None:
    figure = read("temperatures in the [80s]")
    assert (figure.kind, figure.low, figure.high, figure.unit) == (Kind.MEASURE, 80, 89, "degree")
    assert read("music of the [80s]").date == PartialDate(year=1980, part="decade")


def test_a_far_year_stands_after_a_word_of_time() -> None:
    assert read("by [2100] the sea rises").date == PartialDate(year=2100)
    assert read("[2100] people left").kind is Kind.COUNT


def test_what_is_added_or_under_par_is_no_bound() -> None:
    assert [f.hedge for f in scan("€45m plus €5m for the wing, a 3-under 69")] == [Hedge.NONE] * 4
    assert read("[100]-plus guests").hedge is Hedge.AT_LEAST


NAMES = [
    "a [USB 3.0] plug", "over [Bluetooth 5.2] it", "a lens of f/[1.8] is fast", "an f/[2] lens", "by Wi-Fi [802.11ac] it", "a [9-to-5] job", "in [Python 3.12] it",
    "a [5800X] chip", "strain B.[1.1.7], they said", "an [RTX 3080] card", "rich in [omega-3] oil", "a [4K] monitor", "in [4K] footage",
]  # fmt: skip


@pytest.mark.parametrize("row", NAMES)
def test_names_state_nothing(row: str) -> None:
    assert read(row).kind is Kind.IDENTIFIER
