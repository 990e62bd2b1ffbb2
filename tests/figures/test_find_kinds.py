"""What newspapers, companies and scientists write, by kind; marks [ ] in a row stand around each expected figure."""
# ruff: noqa: E501 - a row of these tables is one line, whatever its length

from __future__ import annotations

import pytest

from summarizer.figures.figure import Kind, PartialDate
from summarizer.figures.find import scan
from tests.figures.test_find import D, read, unmarked

MONEY: dict[tuple[object, str], list[str]] = {
    (197_000_000, "PLN"): ["[PLN 197 million]", "[197 million PLN]", "[197 million zlotys]", "[PLN197m]"],
    (5_000_000, "SEK"): ["[5 million SEK]", "[SEK 5m]", "[5 MSEK]", "[5 million Swedish kronor]"],
    (5_000_000, "EUR"): ["[5m EUR]", "[EUR 5m]", "[5 M€]", "[5 million euros]", "[€5M]"],
    (75_000_000, "USD"): ["[75 USD million]", "[USD 75 million]", "[75 MUSD]", "[USD$75 million]", "[US$75m]", "[75 million US dollars]"],
    (500_000_000, "ZAR"): ["[R500 million]", "[R500m]", "[500 million rand]", "[500 million South African rand]"],
    (12, "ZAR"): ["The rand fell and bread cost [R12].", "[R12.00] a loaf"],
    (359, "CZK"): ["[359 Kč]", "[359 Czech korunas]", "[CZK 359]"],
    (115, "AUD"): ["[A$115]", "[AUD 115]", "[AUD$115]", "[115 Australian dollars]"],
    (31_500, "IDR"): ["[Rp 31.500]", "[Rp31,500]", "[IDR 31,500]", "[31,500 rupiah]"],
    (42, "MYR"): ["[42RM]", "[RM42]", "[MYR42]", "[MYR 42]", "[42 ringgit]"],
    ("11.99", "EUR"): ["[EUR 11,99]", "[11,99 EUR]", "[€11.99]", "[€11,99]"],
    (1499, "CZK"): ["[1 499,00 Kč]", "[1.499,00 Kč]"],
    ("0.125", ""): ["[12.5¢]", "[12.5c] a share", "[12.5 cents]"],
    (3_200_000_000_000, ""): ["[$3.2T]", "[$3.2 trillion]"],
    (1_200_000_000_000, "EUR"): ["[€1.2T]", "[€1.2tn]"],
    ("12.5", "EUR"): ["[twelve euros and fifty cents]", "[12 euros 50 cents]", "[€12.50]"],
    ("20.43", ""): ["[twenty dollars 43 cents]", "[20 dollars and 43c]"],
    (500_000, ""): ["[five lakh rupees]", "[five lakhs rupees]", "[500,000 rupees]"],
    (10_000, "GBP"): ["[£10 grand]", "[ten thousand pounds]"],
    (30_000_000_000, "CNY"): ["[RMB 30 billion]", "[30 billion yuan]", "[CNY30bn]"],
    (600_000_000, "BDT"): ["[600 million Bangladesh taka]", "[600 million taka]", "[BDT 600 million]"],
    (5_000_000, "NGN"): ["[N5 million]", "[₦5m]", "[5 million naira]"],
    (1_000_000, ""): ["[a million-dollar] house"],
    (250_000, "USD"): ["[a quarter million US dollars]", "[quarter of a million US dollars]"],
}  # fmt: skip


@pytest.mark.parametrize(("value", "unit", "row"), [(*key, row) for key, rows in MONEY.items() for row in rows])
def test_money(value: object, unit: str, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low, figure.high, figure.unit) == (Kind.MONEY, D(value), D(value), unit)


MEASURES: dict[tuple[object, str], list[str]] = {
    (500, "gram"): ["[500 g] of flour", "[500g] of flour", "[500 grams] of flour"],
    (5, "litre"): ["[5 L] of water", "[5L] of water", "[5 l] of water", "[5 litres] of water"],
    (12, "volt"): ["a [12 V] battery", "a [12V] battery", "a [12-volt] battery"],
    (420, "part per million"): ["[420 ppm] of carbon dioxide", "[420 parts per million]"],
    (100, "megabit per second"): ["[100 Mbps]", "[100 megabits per second]", "[100 Mb/s]", "[100 Mbit/s]"],
    (1_200_000, "barrel per day"): ["[1.2 million bpd]", "[1.2 million barrels per day]", "[1.2 million barrels a day]"],
    (40_000_000, "bushel"): ["[40 million bushels]"],
    (35, "microgram per cubic metre"): ["[35 µg/m3]", "[35 μg/m³]", "[35 micrograms per cubic metre]"],
    (5, "milligram per kilogram"): ["[5 mg/kg]", "[5 milligrams per kilogram]"],
    (5, "milligram per kilogram per day"): ["[5 mg/kg/day]"],
    ("3.2", "tonne per hectare"): ["[3.2 t/ha]", "[3.2 tonnes per hectare]"],
    (77, "kelvin"): ["at [77 K]", "at [77 kelvin]"],
    ("573.15", "kelvin"): ["at [573.15K]"],
    (3, "milliwatt"): ["[3 mW] of light"],
    (3, "megawatt"): ["[3 MW] of wind power", "[3MW] of wind power"],
    (90, "gram per square metre"): ["[90 g/m2] paper", "[90 g m-2] paper", "[90 grams per square metre] paper"],
    (258, "horsepower"): ["[258bhp]", "[258 hp]"],
    (129, "gram per kilometre"): ["[129g/km] of exhaust", "[129 g/km] of exhaust"],
    ("48.7", "mile per gallon"): ["[48.7mpg]", "[48.7 miles per gallon]"],
    (295, "pound force foot"): ["[295lb ft] of torque", "[295 lb-ft] of torque"],
    ("0.5", "cup"): ["[½ cup] of oats", "[0.5 cup] of oats", "[1/2 cup] of oats"],
    (-20, "degree"): ["[20 degrees below zero]"],
    (77, "inch"): ["a [6-foot-5] guard", "[6 feet 5 inches]", "[6'5\"]"],
    (2001, "metre"): ["[2 km and 1 metre]", "[2 kilometres 1 metre]"],
    (94, "inch"): ["[2 yards 1 foot 10 inches]"],
    (1, "kilogram"): ["[a kilo] of rice"],
    (2_000_000_000_000_000_000_000_000_000_000, "kilogram"): ["[2 x 10^30 kg]", "[2 × 10³⁰ kg]", "[2e30 kg]"],
    ("0.00003", "metre"): ["[3 × 10−5 m] wide", "[3 x 10^-5 m] wide", "[3e-5 m] wide"],
    (12, "megapixel"): ["a [12-megapixel] camera"],
    (600, "acre foot"): ["[600 acre-feet] of water"],
}  # fmt: skip


@pytest.mark.parametrize(("value", "unit", "row"), [(*key, row) for key, rows in MEASURES.items() for row in rows])
def test_measures(value: object, unit: str, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low, figure.high, figure.unit) == (Kind.MEASURE, D(value), D(value), unit)


DURATIONS: dict[tuple[object, str], list[str]] = {
    (1, "week"): ["a strike of [one week]", "[a week-long] strike", "It lasted [a week].", "a bitter, [week-long] strike"],
    (1, "hour"): ["[an hour-long] meeting", "The meeting took nearly [an hour]."],
    (1, "year"): ["[a year] earlier", "[a year] ago", "[1 year]"],
    (1, "day"): ["It lasted [one day].", "[a day] later"],
    (1, "second"): ["won by [one second]", "[a second] later"],
    ("0.1", "second"): ["won by [0.1 second]", "[a tenth of a second] behind"],
    (3, "hour"): ["after [3 h]", "a day of only [3 hrs]", "[3 hours]"],
    (10, "second"): ["after [10 s]", "[ten seconds] later"],
    (250, "millisecond"): ["in [250 ms]", "[250 milliseconds]"],
    (2, "year"): ["[two more years]", "[two full years]"],
    (4, "year"): ["[four long years]"],
    (10, "day"): ["[10 consecutive days]", "[ten working days]"],
    (2, "week"): ["[a couple of weeks] ago"],
}  # fmt: skip


@pytest.mark.parametrize(("value", "unit", "row"), [(*key, row) for key, rows in DURATIONS.items() for row in rows])
def test_durations(value: object, unit: str, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low, figure.high, figure.unit) == (Kind.DURATION, D(value), D(value), unit)


NUMBERS: dict[tuple[object, Kind], list[str]] = {
    ("5.2", Kind.PERCENT): ["[five point two percent]", "[5.2 percent]"],
    ("0.5", Kind.COUNT): ["[zero point five]", "[nought point five]"],
    (2_400_000, Kind.COUNT): ["[two point four million] cows", "[2.4 million] cows"],
    (106, Kind.COUNT): ["[hundred and six] cows", "[one hundred and six] cows"],
    ("2.5", Kind.PERCENT): ["[2-1/2 percent]", "[2 1/2 percent]", "[2½ percent]", "[two and a half percent]"],
    ("2.75", Kind.COUNT): ["[two and three quarters]", "[2 3/4]"],
    ("-0.5", Kind.PERCENT): ["[negative 0.5 percent]", "[-0.5%]", "[minus 0.5 percent]"],
    (500_000, Kind.COUNT): ["[five lakhs]", "[five lakh]", "[5 lacs]"],
    (3_000_000_000_000, Kind.COUNT): ["[three lakh crore]"],
    (2_500_000, Kind.COUNT): ["[2.5e6] cells", "[2.5 × 10⁶] cells", "[2.5M] cells"],
    (1024, Kind.COUNT): ["[2^10] cells"],
    (321, Kind.COUNT): ["[3 hundred and 21] cows"],
    (36, Kind.COUNT): ["[3 dozens]", "[three dozen]"],
    (250_000, Kind.COUNT): ["[a quarter million] cows", "[a quarter of a million] cows"],
    (1_234_567_890_123_456_789_000, Kind.COUNT): ["[one sextillion two hundred thirty-four quintillion five hundred sixty-seven quadrillion eight hundred ninety trillion one hundred twenty-three billion four hundred fifty-six million seven hundred eighty-nine thousand]"],
    ("0.25", Kind.FRACTION): ["[one fourth] of the crop", "[a quarter] of the crop"],
    ("0.333333", Kind.FRACTION): ["[a third] said yes", "[a third] of them"],
    ("4.6", Kind.FRACTION): ["[twenty-three fifths]"],
    ("-0.8", Kind.FRACTION): ["[-4/5]"],
    (200, Kind.ORDINAL): ["the [two hundredth] anniversary", "the [200th] anniversary"],
    (125, Kind.ORDINAL): ["the [one hundred and twenty-fifth] day", "the [125th] day"],
    (31, Kind.ORDINAL): ["the [thirtyfirst] day"],
    ("0.75", Kind.PERCENT): ["a [three-quarter-point] rise"],
    (2000, Kind.COUNT): ["It fell below [2000]."],
}  # fmt: skip


@pytest.mark.parametrize(("value", "kind", "row"), [(*key, row) for key, rows in NUMBERS.items() for row in rows])
def test_numbers(value: object, kind: Kind, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low, figure.high) == (kind, D(value), D(value))


def test_half_a_point_is_said_of_rates() -> None:
    assert (read("[a half-point] cut").low, read("[a half-point] cut").unit) == (D("0.5"), "pp")


RANGES: dict[tuple[object, object, str | None], list[str]] = {
    (500, 1000, "litre"): ["[500-1000 litres] of milk", "[500–1,000 litres] of milk", "[500 to 1,000 litres] of milk"],
    (200, 2000, None): ["[200–2000] people", "[200-2000] people"],
    (-70, -60, "degree celsius"): ["[between -70 °C and -60 °C]", "[-70 to -60 °C]"],
    (90_000_000, 100_000_000, ""): ["in the range of [$90 million to $100 million]", "[$90m-$100m]"],
    (1_500_000_000, 2_000_000_000, ""): ["[$1.5 to 2 billion]", "[$1.5 billion to $2 billion]", "[$1.5-2bn]"],
    ("4.25", "4.5", "%"): ["[4-1/4 to 4-1/2 percent]", "[4.25% to 4.5%]"],
    ("0.11", "0.17", ""): ["[11c to 17c] a share"],
    (2, 7, "ounce"): ["[2~7 ounces]", "[2-7 ounces]"],
    (18 * 60, 23 * 60, "minute"): ["[6 to 11 pm]", "[6-11pm]"],
    (10 * 60, 11 * 60 + 30, "minute"): ["[between 10 and 11:30]"],
}  # fmt: skip


@pytest.mark.parametrize(("low", "high", "unit", "row"), [(*key, row) for key, rows in RANGES.items() for row in rows])
def test_ranges(low: object, high: object, unit: str | None, row: str) -> None:
    figure = read(row)
    assert (figure.low, figure.high, figure.unit) == (D(low), D(high), unit)


DATES: list[tuple[PartialDate, list[str]]] = [
    (PartialDate(relative="today"), ["He left [today].", "[Today] is hot."]),
    (PartialDate(month=12), ["in [Dec]. it snowed"]),
    (PartialDate(month=8), ["since [Aug]. the mill is shut"]),
    (PartialDate(month=5), ["It rained. [May] was dry."]),
    (PartialDate(year=1987, month=6, day=15), ["on [june 15,1987]", "on [June 15, 1987]"]),
    (PartialDate(year=-44), ["in [44 B.C.]", "in [44 BC]"]),
    (PartialDate(year=79), ["in [AD 79]", "in [79 AD]"]),
    (PartialDate(month=10, day=7), ["on [Oct. 7] the mill shut"]),
]  # fmt: skip


@pytest.mark.parametrize(("date", "row"), [(date, row) for date, rows in DATES for row in rows])
def test_dates(date: PartialDate, row: str) -> None:
    assert read(row).date == date


DATE_RANGES: dict[tuple[int, int], list[str]] = {
    (15, 19): ["on [Nov. 15 through 19]", "on [Nov. 15-19]"],
    (18, 20): ["on [June 18, 19 and 20]"],
    (1867, 1899): ["in the [late 1800s]"],
}


@pytest.mark.parametrize(("parts", "row"), [(parts, row) for parts, rows in DATE_RANGES.items() for row in rows])
def test_date_ranges(parts: tuple[int, int], row: str) -> None:
    assert tuple(map(int, read(row).parts)) == parts


@pytest.mark.parametrize(
    ("period", "year", "row"),
    [("h1", 2031, "in the [first half of 2031]"), ("h1", None, "[First-half] profit fell"), ("h2", None, "the [second half] of the year")],
)  # fmt: skip
def test_halves_of_a_year(period: str, year: int | None, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.period, figure.date and figure.date.year) == (Kind.PERIOD, period, year)


SEVERAL = [
    "By [Oct. 7] [three] people were dead.", "the [Jan. 6] storming of the mill", "[five out of six] people", "[four] in [89] appearances",
    "the [first] half of the match", "[two] quarters in a row", "The [0.4] ± [0.2 mm] film", "a [1920]x[1080] screen", "[$2] a gallon of milk",
    "[June] [1,234] people left", "In [June], [18], [19] and [20] people left.", "[50 cents] a litre of milk", "[20 miles] a day", "[two] [second]-half goals",
    "[3] by [4 metres]", "[10-15] people", "[1 in 100,000] people", "scoring a [second] after [33 minutes]", "[five] grand pianos", "[six] Games. She won often.", "[3] Harbour Bucks", "[3] [$5] tickets", "an [11-month-old] boy",
]  # fmt: skip


@pytest.mark.parametrize("row", SEVERAL)
def test_several(row: str) -> None:
    text, expected = unmarked(row)
    assert [(f.span.start, f.surface) for f in scan(text)] == expected


NAMES = [
    "as §[3.2] says", "as § [12] says", "see [Section 3.2] of it", "[Table 4.1] says so", "as shown (Koe, [2031])", "(Koe and Tarn, [2031])", "Koe et al. ([2031]) say so",
    "an Audi [R8] sped off", "a [13F] filing", "[Third] Point said so.", "Tell it in [200] words: go on.", "[3M] said so", "the [3-D] film",
]  # fmt: skip


@pytest.mark.parametrize("row", NAMES)
def test_names_state_nothing(row: str) -> None:
    assert read(row).kind is Kind.IDENTIFIER


NOTHING = [
    "She scores often.", "Their test scores fell.", "It is so.[12]", "and so on,[3, 4]", "USA Today said so.", "a bit of a fuss", "a day at the mill",
    "to try all of it", "the top cup", "a real win",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert scan(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "By Oct. 7 threats rose.",
        "the Nov. 3 storm",
        "on June 1st and 2nd, theirs",
        "10 thirds",
        "5 meterpeople",
        "$5 millionaires",
    ],
)
def test_no_surface_ends_inside_a_word(text: str) -> None:
    for figure in scan(text):
        after = text[figure.span.end : figure.span.end + 1]
        assert not (figure.surface[-1].isalpha() and after.isalpha()), figure.surface
