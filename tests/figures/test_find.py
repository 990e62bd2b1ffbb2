"""What is found and how it is read: tables grouped by meaning. Marks [ ] in a row stand around each expected figure."""
# ruff: noqa: E501 - a row of these tables is one line, whatever its length

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from summarizer.figures.figure import Figure, Hedge, Kind, PartialDate
from summarizer.figures.find import scan

_MARKED = re.compile(r"\[([^\]]*)\]")


def unmarked(row: str) -> tuple[str, list[tuple[int, str]]]:
    """The row without its marks, and the start and surface of each marked figure."""
    text, expected, last = "", [], 0
    for match in _MARKED.finditer(row):
        text += row[last : match.start()]
        expected.append((len(text), match[1]))
        text += match[1]
        last = match.end()
    return text + row[last:], expected


def read(row: str) -> Figure:
    """The single marked figure of `row`, after checking that exactly the marked ones are found."""
    text, expected = unmarked(row)
    figures = scan(text)
    assert [(f.span.start, f.surface) for f in figures] == expected
    return figures[0]


def D(value: object) -> Decimal | None:  # noqa: N802
    return None if value is None else Decimal(str(value))


# --- All these mean the same value --------------------------------------------------------------------------

COUNTS: dict[object, list[str]] = {
    0: ["[zero] emissions", "There were [0] complaints.", "[No] casualties were reported.", "[Nobody] was hurt.",
        "The crew escaped [unscathed].", "Police said [no one] was injured.", "[None] of the passengers were hurt.",
        "There were [no] reports of injuries.", "All aboard were [unharmed].", "[no] deaths"],
    1: ["[One] person was killed.", "He had [one] brother.", "[1] person died.", "[A] soldier was killed near the border.",
        "The blast killed [a] policeman.", "An explosion left [one] dead.", "[A] young woman was injured.",
        "[a] farmer died in the flood", "There is [one] more reason.", "killing [one] and injuring [three]"],
    2: ["[two] ministers", "[2] ministers", "[Both] men were freed.", "[a couple] of errors",
        "the [pair] were seen leaving", "The [duo] won."],
    3: ["[three] boats", "[3] boats", "The [trio] left.", "**[3]** boats", "[３] boats", "(the [three] boats)"],
    6: ["[half a dozen] eggs", "[half-a-dozen] eggs", "[six] eggs", "[6] eggs", "[half-dozen] eggs"],
    12: ["[a dozen] eggs", "[twelve] eggs", "[12] eggs", "**[12]** eggs", "[one dozen] eggs", "_[12]_ eggs", "[１２] eggs",
         "“[12]” eggs"],
    21: ["[twenty-one] guns", "[twenty one] guns", "[21] guns", "[twenty - one] guns", "[twenty‑one] guns"],
    24: ["[two dozen] people", "[24] people", "[twenty-four] people"],
    25: ["[twenty-five] trucks", "[25] trucks", "[twenty five] trucks"],
    32: ["[thirty-two] people", "[32] people", "**[32]** people", "[THIRTY-TWO] people",
         "[32]-strong crew", "a [32]-bed hospital", "an innings-and-[32]-run win"],
    50: ["[fifty] people", "[50] people"],
    75: ["[seventy-five] shops"],
    100: ["[a hundred] men", "[100] men", "[one hundred] men", "[one-hundred] men"],
    101: ["[a hundred and one] ways", "[one hundred and one] ways", "[101] ways", "[one hundred one] ways"],
    206: ["[two hundred and six] bones", "[206] bones", "[two hundred six] bones", "[two-hundred-and-six] bones"],
    250: ["[250] hostages", "[two hundred and fifty] hostages"],
    999: ["[nine hundred and ninety-nine] steps", "[999] steps"],
    1000: ["[1,000] people", "[1000] people", "[a thousand] people", "[one thousand] people", "[1 000] people", "[1 000] people",
           "[1k] followers"],
    1001: ["[a thousand and one] things", "[1,001] things"],
    2400: ["[twenty-four hundred] seats", "[2,400] seats"],
    3000: ["[3k] followers", "[3,000] followers", "[three thousand] followers", "[3 thousand] followers"],
    6000: ["[six thousand] jobs", "[6,000] jobs"],
    31490: ["[31,490] people", "[31490] people", "[31 490] people", "[31 490] people", "**[31,490]** people", "[31'490] people", "[31’490] people",
            "[thirty-one thousand four hundred and ninety] people", "[３１,４９０] people"],
    40500: ["[forty thousand five hundred] votes", "[40,500] votes"],
    150000: ["[150,000] homes", "[one hundred and fifty thousand] homes", "[150 thousand] homes", "[1.5 lakh] homes", "[150k] homes"],
    300000: ["[3 lakh] voters", "[three lakh] voters", "[300,000] voters", "[3,00,000] voters"],
    500000: ["[half a million] people", "[500,000] people", "[0.5 million] people", "[half-a-million] people", "[five hundred thousand] people"],
    1234567: ["[1'234'567] votes", "[1,234,567] votes"],
    1500000: ["[1.5 x 10^6] cells", "[1.5×10^6] cells", "[1.5 × 10⁶] cells", "[1.5 million] people", "[1.5m] people", "[one and a half million] people", "[1.5-million] people",
              "[1,500,000] people", "[a million and a half] people", "[1,5 Mio.] people", "[1.5 Million] people"],
    2500000: ["[2.5m] users", "[two and a half million] users", "[2.5 million] users", "[2½ million] users", "[2.5mn] users"],
    1000000: ["[10^6] cells", "[10⁶] cells"],
    12345678: ["[1,23,45,678] rows", "[12,345,678] rows", "[12345678] rows", "[12 345 678] rows"],
    140000: ["[140, 000] people signed", "[140,000] people signed"],
    120000000: ["[12 crore] voters", "[120 million] voters", "[twelve crore] voters"],
    600000000: ["ca. [600 million] birds", "[600 million] birds"],
    1200000000: ["[1.2 billion] people", "[1.2bn] people", "[1.2 bn] people"],
}  # fmt: skip


@pytest.mark.parametrize(("value", "row"), [(value, row) for value, rows in COUNTS.items() for row in rows])
def test_counts(value: object, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low, figure.high, figure.unit) == (Kind.COUNT, D(value), D(value), None)


MONEY: dict[tuple[object, str], list[str]] = {
    (1_200_000_000, ""): ["[$1.2bn] deal", "[$ 1.2 billion] deal", "[1.2 billion dollars]", "[$1.2-billion] deal", "[$1,200 million] deal",
                          "[＄1.2bn] deal", "a [$1.2 Billion] deal"],
    (50_000, "GBP"): ["[£50,000] prize", "[£ 50,000] prize", "[50,000 pounds]", "[£50k] prize", "[GBP 50,000]", "[fifty thousand pounds]"],
    (40_000_000, ""): ["[40 million dollars]", "[$40m]", "[$40 m] fund", "[$40 million] fund", "[40m dollars]"],
    (3_400_000, "EUR"): ["[€3.4m]", "[3.4 million euros]", "[€ 3.4 million]", "[EUR 3.4m]", "[3,4 Mio. €]"],
    (1200, "EUR"): ["[1.200 €]", "[€1,200]", "[1,200 euros]", "[1 200 €]", "[1200 euro]", "[€1.200,00]"],
    (120_000_000, ""): ["[Rs 12 crore]", "[Rs. 12 crore]", "[Rs12 crore]", "[120 million rupees]"],
    (120_000_000, "INR"): ["[₹12 crore]", "[INR 12 crore]"],
    ("0.5", ""): ["[50 cents]", "[fifty cents]", "[$0.50]"],
    ("0.26", "GBP"): ["[26p] a share", "[26 pence]", "[£0.26]"],
    (4_820_000_000, "USD"): ["[US$4,820 million]", "[US$4.82bn]", "[USD 4,820 million]", "[4.82 billion US dollars]"],
    (4_820_000_000, ""): ["[$4,820 million]"],
    (2_000_000_000_000, ""): ["[$2trn]", "[$2tn]", "[$2 trillion]", "[two trillion dollars]"],
    ("1.45", "GBP"): ["[£1.45] a litre", "[£ 1.45] a litre"],
    (1_900_000, "GBP"): ["[£ 1.9million] house", "[£1.9m] house", "a [£1.9m]-rated player"],
    (1_000_000, "GBP"): ["[a million pounds]", "[£ 1 m]", "[£1m]", "[one million pounds]"],
    (5_000_000, "AUD"): ["[A$5m]", "[AU$5 million]", "[5 million Australian dollars]"],
    (300, "JPY"): ["[300 yen]", "[three hundred yen]"],
    (20, "GBP"): ["a [20-pound] note", "[£20]"],
    (10, "CNY"): ["[10 yuan]", "[ten yuan]", "[RMB 10]"],
    (70, "CHF"): ["[CHF 70]", "[70 Swiss francs]"],
    (200, ""): ["[200 dollars]", "[$200]", "[$ 200]", "**[$200]**"],
    (3_000_000, ""): ["[$3 million]", "[$3 million]", "[$ 3 million]", "[$3-million]"],
}  # fmt: skip


@pytest.mark.parametrize(("value", "unit", "row"), [(*key, row) for key, rows in MONEY.items() for row in rows])
def test_money(value: object, unit: str, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low, figure.high, figure.unit) == (Kind.MONEY, D(value), D(value), unit)


PERCENTS: dict[tuple[object, str], list[str]] = {
    (12, "%"): ["[12%] of homes", "[12 per cent] of homes", "[12 percent]", "[12 %]", "[twelve percent]", "[12pct]", "[12pc]", "**[12%]**", "[12％]",
                "[twelve per cent]", "a [12-percent] rise"],
    ("0.5", "%"): ["[0.5%]", "[half a percent]", "[half a per cent]", "[.5%]"],
    ("0.5", "pp"): ["[0.5 percentage points]", "[half a percentage point]", "a [0.5-percentage-point] rise", "[50 basis points]", "[0.5 pp]",
                    "[50bps]", "[0.5 % points]"],
    ("0.25", "pp"): ["[25 basis points]", "[a quarter of a percentage point]", "a [25-basis-point] cut"],
    ("7.8", "%"): ["[7. 8 per cent]", "[7.8 per cent]", "[7.8%]"],
}  # fmt: skip


@pytest.mark.parametrize(("value", "unit", "row"), [(*key, row) for key, rows in PERCENTS.items() for row in rows])
def test_percents(value: object, unit: str, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low, figure.high, figure.unit) == (Kind.PERCENT, D(value), D(value), unit)


MEASURES: dict[tuple[object, str], list[str]] = {
    ("6.2", "magnitude"): ["a [6.2-magnitude] quake", "a [magnitude-6.2] quake", "[magnitude 6.2]", "a [magnitude of 6.2]", "a [6.2 magnitude] quake"],
    (40, "kilometre per hour"): ["[40 km/h]", "[40km/h]", "[40 kilometres per hour]", "[40 kph]", "[40 kilometers an hour]", "[forty km/h]"],
    (70, "mile per hour"): ["[70mph]", "[70 miles per hour]", "[70 mph]", "a [70-mph] wind", "[70 m.p.h]. winds"],
    ("3.5", "tonne"): ["[3.5 tonnes]", "[3.5t]", "[three and a half tonnes]", "[3½ tonnes]"],
    (816000, "tonne"): ["[816 000 t]", "[816,000 tonnes]", "[816 000 t]"],
    ("1.6", "inch"): ["rain ([1.6in])", "[1.6 inches]"],
    (71, "inch"): ["[5ft 11in]", "[5 ft 11 in]", "[5'11\"]", "[5 feet 11 inches]", "[five feet eleven inches]", "[71 inches]", "[5’11”] tall"],
    ("0.000001", "metre"): ["[10^-6 metres]"],
    (-4, "degree celsius"): ["[-4 °C]", "[−4 °C]", "[-4°C]", "[minus 4 degrees Celsius]", "[minus four degrees celsius]"],
    (37, "degree celsius"): ["[37C]", "[37°C]", "[37 degrees Celsius]", "[37 ºC]", "[37℃]"],
    (120, "hectare"): ["[120 hectares]", "[120ha]", "[120 ha]", "a [120-hectare] farm"],
    (5, "kilometre"): ["[5 km]", "[5km] walk", "[five kilometres]", "a [five-kilometre] walk", "[5 kilometers]"],
    (130, "yard"): ["the [130-yard] hole", "[130 yards]"],
    ("5.68", "metre"): ["a leap of [5.68m]", "[5.68 metres]", "[5.68 meters]", "jumped [5.68m]."],
    ("1.2", "metre"): ["a [1.2m] high wall", "waves [1.2m] tall", "the [1.2-metre] wall"],
    (200, "metre"): ["the [200m] final", "the [200 m] freestyle", "[200 metres] away"],
    (30, "square kilometre"): ["[30 sq km]", "[30 square kilometres]", "[30 km²]", "[30 km2]"],
    (12, "inch"): ["[12 inches]", "a [12-inch] record"],
    (200, "pound"): ["weighing [200 pounds]", "[200lb]", "a [200-pound] catch"],
    (500, "megawatt"): ["[500 MW]", "a [500-megawatt] plant", "[500MW]"],
    (80, "kilogram"): ["[80kg]", "[80 kilos]", "[80 kilograms]", "[eighty kilograms]"],
    ("1.5", "mile"): ["[a mile and a half] away", "[1½ miles]"],
    ("0.25", "mile"): ["a [1/4 mile] race", "[a quarter of a mile] away", "a [quarter-mile] race"],
    (80, "pound"): ["weighing [80 pounds]", "lost [80 pounds] in weight"],
    ("0.5", "cup"): ["[1/2 cup] of flour", "[½ cup] of flour", "[0.5 cup] of flour", "[half a cup] of flour"],
    (2, "litre"): ["[two litres]", "[2 liters]", "[2l] of water"],
}  # fmt: skip


@pytest.mark.parametrize(("value", "unit", "row"), [(*key, row) for key, rows in MEASURES.items() for row in rows])
def test_measures(value: object, unit: str, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low, figure.high, figure.unit) == (Kind.MEASURE, D(value), D(value), unit)


DURATIONS: dict[tuple[object, str], list[str]] = {
    ("1.5", "year"): ["[a year and a half] ago", "[one and a half years]"],
    (3, "year"): ["[three years]", "[3 years]", "a [three-year] deal", "a [3-year] deal", "a [three - year] deal", "[3yrs]", "[3 years]"],
    (1, "week"): ["a [one-week] truce", "[one week] later", "[1 week]"],
    (90, "minute"): ["a [90-minute] flight", "[90 minutes]", "[ninety minutes]", "[90 mins]", "[one hour and 30 minutes]",
                     "[1 hour 30 minutes]", "[1hr 30min]", "[an hour and 30 minutes]", "[1h 30m]"],
    ("1.5", "hour"): ["[an hour and a half] later", "[one and a half hours]", "[an hour-and-a-half], he said", "an [1½-hour] wait"],
    ("0.5", "hour"): ["[half an hour]", "a [half-hour] wait", "[half-an-hour]"],
    ("2.5", "year"): ["[two and a half years]", "[2.5 years]", "a [two-and-a-half-year] term", "[2½ years]", "for [two years and a half]."],
    (18, "month"): ["an [18-month] loan", "[18 months]", "an [18 - month] loan", "[eighteen months]"],
    (2, "decade"): ["[two decades]", "[2 decades]"],
    ("0.5", "century"): ["[half a century]"],
    (2, "day"): ["[two days] ago", "a [two-day] strike"],
    (30, "second"): ["[30 seconds]", "a [30-second] clip", "[thirty seconds]", "[30 secs]"],
    ("9.58", "second"): ["in [9.58s]", "in [9.58 seconds]", "in [9.58sec]"],
    (875, "second"): ["ran it in [14:35]", "a time of [14:35]"],
    (8103, "second"): ["in [2:15:03]", "a time of [2:15:03]", "in [2h 15m 3s]", "[2h15m3s]", "[2 hours, 15 minutes and 3 seconds]", "[2hrs 15mins 3secs]"],
    (72, "second"): ["[a minute and 12 seconds]", "in [1m 12s]"],
    ("221.22", "second"): ["in [3:41.22]"],
    (42, "month"): ["[three years and six months]", "[42 months]"],
    ("0.75", "hour"): ["[three-quarters of an hour]"],
    (1, "day"): ["[one day] later", "a [one-day] strike"],
    (48, "hour"): ["[48 hours]", "the [48-hour] deadline", "[forty-eight hours]"],
    (5, "week"): ["a [five-week-long] trip", "[five weeks]"],
}  # fmt: skip


@pytest.mark.parametrize(("value", "unit", "row"), [(*key, row) for key, rows in DURATIONS.items() for row in rows])
def test_durations(value: object, unit: str, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low, figure.high, figure.unit) == (Kind.DURATION, D(value), D(value), unit)


AGES: dict[tuple[object, object, str], list[str]] = {
    (32, 32, "year"): ["a [32-year-old] man", "a man aged [32]", "Smith, [32], said", "[32 years old]", "Anna Berg ([32])", "at the age of [32]",
                       "a [thirty-two-year-old]", "Cole Tarn, [32], of Brill", "a [32 - year - old] man", "[32 years of age]", "she turned [32].",
                       "the driver, [32], was held", "mr tarn, [32], said", "the [32-year-olds]", "a [32 year old] man", "She turns [32] on the day."],
    (40, 49, "year"): ["a woman in her [40s]", "in their [forties]"],
    (44, 46, "year"): ["in his [mid-40s]", "in her [mid 40s]", "in his [mid-forties]"],
    (20, 23, "year"): ["in his [early 20s]", "in her [early twenties]"],
    (67, 69, "year"): ["in her [late 60s]"],
    (15, 15, "month"): ["her [15-month-old] son", "a son aged [15 months]"],
    (2, 2, "week"): ["a [two-week-old] kitten"],
    (18, 25, "year"): ["people aged [18 to 25]", "adults aged [18-25]", "men aged between [18 and 25]", "[18- to 25-year-olds]", "ages [18-25]"],
    (6, 6, "year"): ["a [six-year-old] boy", "aged [six]", "a [six - year - old] boy"],
    (65, 65, "year"): ["people aged over [65]", "anyone aged at least [65]"],
}  # fmt: skip


@pytest.mark.parametrize(("low", "high", "unit", "row"), [(*key, row) for key, rows in AGES.items() for row in rows])
def test_ages(low: object, high: object, unit: str, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low, figure.high, figure.unit) == (Kind.AGE, D(low), D(high), unit)


TIMES: dict[int, list[str]] = {
    15 * 60: ["at [3 pm]", "at [3pm]", "at [3 p.m.] on", "at [15:00]", "at [3:00 PM]", "at [1500 GMT]", "at [3.00pm]", "at [3 P.M.] sharp",
              "at [3 p.m] on"],
    23 * 60 + 20: ["at [23:20]", "at [11:20 pm]", "at [11.20pm]", "at [23:20 GMT]"],
    12 * 60: ["at [noon]", "at [12pm]", "at [12:00]", "by [midday]"],
    0: ["at [midnight]", "at [0:00]", "at [12 am]", "at [00:00 GMT]"],
    5 * 60: ["at [5 a.m.] local", "at [five o'clock]", "at [5 o’clock]", "at [5am]", "at [five am]", "at [5:00]"],
    6 * 60 + 15: ["at [a quarter past six]", "at [quarter past six]"],
    3 * 60 + 30: ["at [half past three]", "at [3:30]", "at [3.30 am]"],
    15 * 60 + 48: ["at [15:48 GMT]", "at [15:48]", "at [3:48 p.m. GMT]"],
    9 * 60 + 30: ["at [0930 GMT]", "at [09:30]", "at [9.30am]"],
}  # fmt: skip


@pytest.mark.parametrize(("minutes", "row"), [(value, row) for value, rows in TIMES.items() for row in rows])
def test_times(minutes: int, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low, figure.high) == (Kind.TIME, D(minutes), D(minutes))


TIME_RANGES: dict[tuple[int, int], list[str]] = {
    (14 * 60, 15 * 60): ["[between 2 and 3 pm]", "[2-3pm]", "[2pm-3pm]", "[2pm to 3pm]", "[14:00-15:00]", "[2 to 3 p.m.] there", "at [2 or 3 pm]"],
    (11 * 60, 13 * 60): ["[11-1pm]", "[11am-1pm]"],
}  # fmt: skip


@pytest.mark.parametrize(("low", "high", "row"), [(*key, row) for key, rows in TIME_RANGES.items() for row in rows])
def test_time_ranges(low: int, high: int, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low, figure.high) == (Kind.TIME, D(low), D(high))


DATES: list[tuple[PartialDate, list[str]]] = [
    (PartialDate(month=10, day=7), ["on [October 7]", "on [Oct. 7]", "on [Oct 7]", "on [7 October]", "on [7th October]", "on [October 7th]", "on the [7th of October]",
                                    "on [october 7]", "since [October 7]", "on [7 Oct]", "**[October 7]**"]),
    (PartialDate(year=2023, month=10, day=7), ["on [7 Oct 2023]", "on [2023-10-07]", "on [October 7, 2023]", "on [7 October 2023]", "on [October 7 , 2023]",
                                              "on [Oct. 7, 2023]", "the [7th of October, 2023]", "[7-Oct-2023]", "[2023/10/07]"]),
    (PartialDate(year=2023, month=10, day=17), ["on [17/10/2023]", "on [10/17/2023]", "on [17.10.2023]"]),
    (PartialDate(year=2023, month=10, day=7, weekday=5), ["on [Saturday, October 7, 2023]", "on [Saturday 7 October 2023]", "on [Sat 7 Oct 2023]"]),
    (PartialDate(year=2023), ["in [2023]", "the [2023] season", "since [2023],", "([2023])", "[2023] was hot", "by [2023]",
                              "the [2023] elections", "in [twenty twenty-three]", "(died [2023])", "the class of [2023]"]),
    (PartialDate(year=1999), ["the class of ['99]", "the [’99] final", "back in [1999]"]),
    (PartialDate(year=1998), ["in [1998]", "in [nineteen ninety-eight]", "back in [１９９８]"]),
    (PartialDate(year=1905), ["in [nineteen oh five]", "in [1905]"]),
    (PartialDate(year=1990, part="decade"), ["the [1990s]", "the [90s]", "the ['90s]", "the [’90s]", "the [nineties]", "the [1990's]"]),
    (PartialDate(year=2014, part="early"), ["in [early 2014]", "[early-2014]"]),
    (PartialDate(year=2014, part="mid"), ["in [mid-2014]", "in the [middle of 2014]"]),
    (PartialDate(month=5, part="mid"), ["in [mid-May]", "in the [middle of May]"]),
    (PartialDate(year=2014, part="summer"), ["in [summer 2014]", "the [summer of 2014]"]),
    (PartialDate(year=2014, month=11), ["in [November 2014]", "in [Nov 2014]", "in [November, 2014]", "in [november 2014]", "in [November of 2014]"]),
    (PartialDate(month=11), ["in [November]", "[November]'s vote"]),
    (PartialDate(month=5), ["in [May]", "since [May]", "last seen in [may]"]),
    (PartialDate(month=5, day=30), ["on [May 30]", "on [30 May]", "on [30th May]", "on [may 30]"]),
    (PartialDate(month=3), ["in [March]", "by [March]"]),
    (PartialDate(month=3, day=15), ["on [March 15]", "on [15 March]"]),
    (PartialDate(year=1600, part="century"), ["the [17th century]", "a [17th-century] house", "the [seventeenth century]"]),
    (PartialDate(month=6, day=1), ["on the [first of June]", "on the [1st of June]", "on [1 June]"]),
    (PartialDate(year=2031, month=6, day=21), ["the [twenty-first of June, 2031]", "on [21 June 2031]"]),
    (PartialDate(year=2000, part="century"), ["the [21st century]", "the [twenty-first century]"]),
    (PartialDate(weekday=4), ["on [Friday]", "on [friday]", "[Friday]'s vote"]),
    (PartialDate(weekday=4, relative="last friday"), ["[last Friday]"]),
    (PartialDate(relative="last week"), ["[last week]", "[Last week]", "the [past week]", "[last week]'s talks"]),
    (PartialDate(relative="next month"), ["[next month]"]),
    (PartialDate(relative="this year"), ["[this year]"]),
    (PartialDate(relative="yesterday"), ["[yesterday]"]),
    (PartialDate(month=11, relative="last november"), ["[last November]"]),
]  # fmt: skip


@pytest.mark.parametrize(("date", "row"), [(date, row) for date, rows in DATES for row in rows])
def test_dates(date: PartialDate, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low, figure.high, figure.parts, figure.date) == (Kind.DATE, None, None, (), date)


DATE_RANGES: dict[tuple[int, int], list[str]] = {
    (1991, 2000): ["[1991-2000]", "[1991–2000]", "[1991 to 2000]", "from [1991 to 2000]", "[between 1991 and 2000]", "from [1991 until 2000]"],
    (2007, 2011): ["[2007-11]", "[2007/11]", "[2007–2011]", "([2007 - 2011])", "( [2007 -- 11] )"],
    (1999, 2001): ["[1999-01]", "[1999-2001]"],
    (1994, 1996): ["the [mid-1990s]", "the [mid 1990s]", "the [mid – 1990s]", "the [mid-nineties]"],
    (1960, 1963): ["the [early 1960s]", "the [early sixties]"],
    (7, 9): ["[October 7-9]", "[7-9 October]", "[October 7 to 9, 2023]", "[7 and 9 October]", "[7–9 Oct 2023]", "[between 7 and 9 October]",
             "from [7 to 9 October]", "[between October 7 and 9]", "[Between 7 and 9 October 2023]"],
    (3, 17): ["It runs [between 3 and 17 November].", "open from [3 to 17 November 2031]"],
}  # fmt: skip


@pytest.mark.parametrize(("parts", "row"), [(parts, row) for parts, rows in DATE_RANGES.items() for row in rows])
def test_date_ranges(parts: tuple[int, int], row: str) -> None:
    figure = read(row)
    assert figure.kind is Kind.DATE
    assert figure.parts == tuple(map(Decimal, parts))
    assert figure.date is not None


PERIODS: dict[tuple[str, object], list[str]] = {
    ("q3", 3): ["in [Q3]", "in the [third quarter]", "in the [3rd quarter]", "the [third-quarter] result", "in [3Q]"],
    ("q4", 4): ["the [fourth quarter of 2023]", "[Q4 2023]", "the [last quarter of 2023]", "the [final quarter]", "[Q4] profits"],
    ("h1", 1): ["in [H1]", "[H1 2024]", "[1H24]"],
    ("fy", None): ["in [FY24]", "in [FY2024]"],
    ("year on year", None): ["[year on year]", "[year-on-year]"],
    ("year over year", None): ["[year-over-year]"],
    ("annualised", None): ["[annualised]", "[annualized]"],
    ("overnight", None): ["[overnight]"],
}  # fmt: skip


@pytest.mark.parametrize(("period", "low", "row"), [(*key, row) for key, rows in PERIODS.items() for row in rows])
def test_periods(period: str, low: object, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.period, figure.low) == (Kind.PERIOD, period, D(low))


ORDINALS: dict[int, list[str]] = {
    1: ["the [first] man", "her [1st] win", "ranked [number one]", "the [No. 1] seed", "the [No 1] seed", "the [first-ever] win", "the world [number one]"],
    2: ["the [second] man", "the [second-largest] city", "the [2nd] man", "[second largest] city", "a [second] term", "a [second] man", "finished [second]",
        "the [second most populous] state"],
    3: ["the [third] man", "a [third] man", "[third] straight win", "a [third] time", "[3rd] place"],
    4: ["the [fourth-best] time", "[fourth] round"],
    21: ["his [21st] birthday", "her [twenty-first] birthday"],
    14: ["his [fourteenth] album", "his [14th] album"],
    46: ["its [46th] year"],
    87: ["in the [87th] minute"],
    1_000_000: ["the [1,000,000th] visitor"],
    100: ["its [100th] game", "its [hundredth] game"],
}  # fmt: skip


@pytest.mark.parametrize(("value", "row"), [(value, row) for value, rows in ORDINALS.items() for row in rows])
def test_ordinals(value: int, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low) == (Kind.ORDINAL, D(value))


SCORES: dict[tuple[int, int], list[str]] = {
    (3, 2): ["won [3-2]", "a [3-2] win", "[3 - 2]", "[3–2]", "lost [3-2] to Brill", "**[3-2]**", "[3−2]", "beat them [3 - 2] ."],
    (12, 3): ["a [12-3] vote", "voted [12-3]", "a vote of [12 to 3]", "by [12-3]"],
    (1, 13): ["a score of [1-13]", "they won by [1-13]"],
    (2, 2): ["drew [2-2]", "a [2-2] draw", "made it [2 - 2]"],
    (0, 0): ["a [0-0] draw"],
    (2, 0): ["won [2-nil]", "won [two-nil]", "won [2-0]", "[2 - 0]"],
    (28, 24): ["[28-24]", "trailing [28-24]"],
    (4, 3): ["a [4-3] ruling", "the court ruled [4-3]", "[4-3]"],
    (10, 15): ["trailed [10-15] at the break", "they lost [10-15]"],
}  # fmt: skip


@pytest.mark.parametrize(("parts", "row"), [(parts, row) for parts, rows in SCORES.items() for row in rows])
def test_scores(parts: tuple[int, int], row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.parts, figure.low) == (Kind.SCORE, tuple(map(Decimal, parts)), None)


RATIOS: dict[tuple[int, int], list[str]] = {
    (7, 10): ["[7 out of 10]", "[seven out of ten]", "[seven in ten]", "rated it [7/10]", "[7 in 10]", "[seven out of 10]", "[seven-in-10]"],
    (1, 5): ["[one in five] adults", "[1 in 5] adults", "[one in every five] adults", "[One in five]", "[1-in-5] chance", "a [one-in-five] chance"],
    (4, 1): ["odds of [4:1]", "a [4:1] majority"],
    (5, 2): ["the [5/2] favourite", "the [5-2] favourite"],
    (100, 1): ["odds of [100-1]", "a [100-1] shot"],
    (2, 1): ["a [2-to-1] majority", "a [2:1] majority"],
    (1, 5_000_000): ["[one in five million]"],
    (1, 1_000_000): ["[one in a million]", "a [one-in-a-million] chance"],
    (1, 6): ["[One family doctor in six] is leaving.", "almost [one child in six]."],
    (1, 10): ["[one in 10] people", "[1 in 10] people"],
}  # fmt: skip


@pytest.mark.parametrize(("parts", "row"), [(parts, row) for parts, rows in RATIOS.items() for row in rows])
def test_ratios(parts: tuple[int, int], row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.parts) == (Kind.RATIO, tuple(map(Decimal, parts)))
    assert figure.low is not None
    assert abs(figure.low * parts[1] / parts[0] - 1) < Decimal("0.001")


RANGES: dict[tuple[object, object, Kind, str | None], list[str]] = {
    (10, 15, Kind.COUNT, None): ["[10-15] people", "[10 to 15] people", "[10–15] people", "[ten to fifteen] people", "[between 10 and 15] people",
                                "[10 - 15] people", "[10-to-15] people", "[between ten and fifteen] people"],
    (18, 25, Kind.PERCENT, "%"): ["[18 to 25 percent]", "[18-25%]", "[18% to 25%]", "[18%-25%]", "[between 18% and 25%]", "[between 18 and 25 per cent]",
                                  "[18–25 %]"],
    (80, 90, Kind.PERCENT, "%"): ["[between 80% and 90%]", "[80-90%]", "[80 to 90 percent]"],
    (61, 64, Kind.COUNT, None): ["[61-64] seats", "[61 to 64] seats", "[61–64] seats"],
    (2_000_000, 3_000_000, Kind.COUNT, None): ["[2-3 million] people", "[two to three million] people", "[2 million to 3 million] people"],
    (4000, 6000, Kind.MONEY, "GBP"): ["[£4,000-£6,000]", "[£4,000 to £6,000]", "[£4,000-6,000]", "[£ 4,000 - £ 6,000]", "[between £4,000 and £6,000]"],
    (1_000_000_000, 2_000_000_000, Kind.MONEY, ""): ["[$1-2bn]", "[$1bn-$2bn]", "[1-2 billion dollars]", "[$1-2 bn]"],
    (1_000_000, 2_000_000, Kind.MONEY, "GBP"): ["[£1-2m]", "[£1m-£2m]", "[£1-£2 mln]"],
    (620_000_000, 680_000_000, Kind.MEASURE, "tonne"): ["[620-680 mln tonnes]", "[620 to 680 million tonnes]"],
    (3_000_000_000_000, 5_000_000_000_000, Kind.COUNT, None): ["[3-5 tn] shares", "[3-5 trillion] shares"],
    (3_000_000_000, 5_000_000_000, Kind.COUNT, None): ["[3-5 bln] shares", "[3-5bn] shares"],
    (2, 3, Kind.COUNT, None): ["[two or three] people", "[2-3] people", "[two to three] people"],
    (3, 5, Kind.DURATION, "year"): ["[three to five years]", "[3-5 years]", "[three-to-five-year] plan"],
    (5, 10, Kind.MEASURE, "centimetre"): ["[5-10 cm]", "[5cm to 10cm]", "[5 cm to 10 cm]"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("low", "high", "kind", "unit", "row"), [(*key, row) for key, rows in RANGES.items() for row in rows]
)
def test_ranges(low: object, high: object, kind: Kind, unit: str | None, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low, figure.high, figure.unit) == (kind, D(low), D(high), unit)


FRACTIONS: dict[tuple[int, int], list[str]] = {
    (1, 2): ["[half] of them", "[Half] the voters", "cut in [half]", "[1/2] share", "more than [half] the money", "by [half].", "[½] of them", "fell by a [half]"],
    (2, 3): ["[two-thirds] of homes", "[two thirds] of homes", "a [2/3] majority", "a [two-thirds] majority", "[two - thirds] of homes"],
    (1, 3): ["[a third] of homes", "[one-third] of homes", "[one third] of homes", "by [a third].", "[1/3] of homes", "sold [a third] more boats", "has [a third] fewer than Brook"],
    (1, 4): ["[a quarter] of homes", "[one quarter] of homes", "[1/4] of homes", "[a quarter] more"],
    (3, 4): ["[three quarters] of homes", "[three-quarters] of homes", "[3/4] of homes"],
    (1, 5): ["[a fifth] of homes", "[one-fifth] of homes"],
    (1, 10): ["[one-tenth] of homes", "[a tenth] of homes"],
}  # fmt: skip


@pytest.mark.parametrize(("parts", "row"), [(parts, row) for parts, rows in FRACTIONS.items() for row in rows])
def test_fractions(parts: tuple[int, int], row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.parts) == (Kind.FRACTION, tuple(map(Decimal, parts)))


MULTIPLIERS: dict[object, list[str]] = {
    2: ["[twice] as many", "profits [doubled]", "[double] the number", "it will [double] by then", "[2x] faster", "a [twofold] rise", "[doubling] its share",
        "He won it [twice]."],
    3: ["[threefold]", "[tripled]", "[three times] as many", "[three-fold]", "a [hat-trick]", "a [hat trick]", "[trebled]", "[3-fold]"],
    10: ["[10-fold]", "[tenfold]", "[ten times] more", "[10x] more"],
    "0.5": ["profits [halved]", "to [halve] the number"],
}  # fmt: skip


@pytest.mark.parametrize(("value", "row"), [(value, row) for value, rows in MULTIPLIERS.items() for row in rows])
def test_multipliers(value: object, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low) == (Kind.MULTIPLIER, D(value))


VAGUE: dict[tuple[int, int], list[str]] = {
    (24, 99): ["[dozens] of people", "[Dozens] were hurt"],
    (40, 199): ["[scores] of people"],
    (200, 999): ["[hundreds] of people", "[Hundreds] fled", "[several hundred] people"],
    (2_000, 99_999): ["[thousands] of people"],
    (20_000, 99_999): ["[tens of thousands] of people"],
    (200_000, 999_999): ["[hundreds of thousands] of people"],
    (2_000_000, 999_000_000): ["[millions] of people"],
    (24, 119): ["[a few dozen] people"],
    (100_000, 999_999): ["a [six-figure] sum", "a [6-figure] sum", "the fee is in [six figures]"],
    (1_000_000, 9_999_999): ["a [seven-figure] salary"],
}  # fmt: skip


@pytest.mark.parametrize(("low", "high", "row"), [(*key, row) for key, rows in VAGUE.items() for row in rows])
def test_vague(low: int, high: int, row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low, figure.high) == (Kind.VAGUE, D(low), D(high))


# --- Hedges: beside the number, never part of it --------------------------------------------------------------

HEDGES: dict[Hedge, list[str]] = {
    Hedge.AT_LEAST: ["at least [30] people", "no fewer than [30]", "no less than [30%]", "[30] or more people", "[30] people or more", "a minimum of [30]",
                     "not less than [£30]", "[30]-plus people", "[100]+ people", "At least **[30]** people", "[30] at least", "as few as [30]",
                     "[30] and over", "at least [$30m]", "at least [a dozen] people", "[65] or older", "upwards of [30]"],
    Hedge.AT_MOST: ["up to [5] people", "at most [30]", "no more than [30]", "as many as [30]", "as much as [$30m]", "a maximum of [30]",
                    "[30] or fewer", "[30] or less", "up to [£30,000]", "not more than [30]", "[30] at most"],
    Hedge.MORE_THAN: ["more than [30]", "over [30] people", "more than [a dozen]", "in excess of [30]", "exceeding [30]", "above [30%]", "well over [30]",
                      "just over [30]", "for over [three years]", "greater than [30]", ">[30]", "more than [half] of them", "aged over [65]",
                      "lasting over [three hours]", "more than [three years]"],
    Hedge.LESS_THAN: ["fewer than [100]", "less than [30]", "under [30%]", "below [30%]", "<[30]", "less than [a third] of them"],
    Hedge.ABOUT: ["plus or minus [30]", "about [30]", "around [30]", "some [30] people", "roughly [30]", "approximately [30]", "ca. [600 million]", "[30] or so", "[30]-odd people", "[30]ish people",
                  "circa [1850]", "close to [30]", "~[30]", "c. [1850]", "about [3 pm]", "[30] people or so", "approx. [30]", "about [a third] of it",
                  "around [1.5 million] people", "[30] or thereabouts", "in the region of [30]"],
    Hedge.NEARLY: ["just under [30]", "slightly under [30]", "nearly [300]", "almost [300]", "approaching [300]", "nearly [a third] of them", "nearly [half] of them", "almost [three years]"],
    Hedge.ESTIMATED: ["an estimated [30]", "estimated [30]", "estimated at [30]", "an estimated [$30m]", "estimates of [30]"],
    Hedge.NONE: ["[30] people", "the [30] people", "built over [three years]", "another [30] people", "a record [30] people",
                 "walked over. [30] people", "only [30]", "exactly [30]", "much more than the [30]", "edged up to [4.1%]", "it was up to [31]", "facts about [two] towns", "a film about [two] men", "under the [third] man", "a total of [30]", "the other [30]", "up +[2.5%]"],
}  # fmt: skip


@pytest.mark.parametrize(("hedge", "row"), [(hedge, row) for hedge, rows in HEDGES.items() for row in rows])
def test_hedges(hedge: Hedge, row: str) -> None:
    assert read(row).hedge is hedge


# --- Precision: the step the surface states ---------------------------------------------------------------------

PRECISION = [
    ("[1.5 million]", 100_000), ("[31,490]", 1), ("[31,500]", 1), ("[3 million]", 1_000_000), ("[12.4%]", "0.1"), ("[12%]", 1), ("[$1.25bn]", 10_000_000),
    ("[two hundred] men", 1), ("[a dozen]", 1), ("[31 thousand]", 1000), ("[half a million]", 100_000), ("[5.68 metres]", "0.01"), ("[2.5m] users", 100_000),
    ("[3k]", 1000), ("[816 000 t]", 1), ("[26p]", "0.01"), ("[25 basis points]", "0.01"), ("[two and a half million]", 100_000), ("[5 crore]", 10_000_000),
    ("[thirty-two]", 1), ("[two thousand and six] men", 1),
]  # fmt: skip


@pytest.mark.parametrize(("row", "step"), PRECISION)
def test_precision(row: str, step: object) -> None:
    assert read(row).precision == D(step)


# --- Names that hold numbers are told apart ----------------------------------------------------------------------

IDENTIFIERS = [
    "[COVID-19] cases", "a [Boeing 737] landed", "the [G7] summit", "the [A9] road", "the [9/11] attacks", "open [24/7]", "[21st Century Fox] said",
    "an [Under-21] side", "a [Su-24] jet", "the [Six Nations]", "the [M25] motorway", "an [F-16] jet", "[F-16s] flew", "the [U20s] side",
    "a [par-3] hole", "the [par - 3] contest", "call [0800 555 0123]", "call [+44 20 7946 0958]", "call [212-555-0147]",
    "version [3.12.1]", "[Channel 4] said", "[Article 50] talks", "in [League Two]", "[Formula One] race", "a [Grade One] race", "the [FTSE 100] fell", "the [S&P 500] fell", "the [737 Max] flew",
    "[type 2] diabetes", "a [5G] network", "[Twenty20] cricket", "at [half-time]", "[Fifth Avenue]", "on [42nd Street]", "the [First World War]",
    "[Flight 370] vanished", "along [Eighty Mile] Beach", "a [covid-19] test", "an [iPhone 15]", "the [B-52] bomber", "[Route 66]", "in a [4x4] car",
    "[Apollo 11] landed", "a [quarter-final] tie", "the [49ers] won", "[MH370] vanished", "in a [4-4-2] formation", "the film [Night Ferry 2] is out", "She read [Harbour Nights 3].", '"[Harbour Nights 3]" is new', "a [1080p] screen", "a [4K] camera", "by [net zero] rules", "[zero tolerance] of noise",
    "the sequel, [Tales of the Quarry 4], opens", "ISBN [978-3-16-148410-0]", "In [Karo 7] the cars fly.", "They watched [Karo 7] at home.", "the film [Karo 7] made money",
    "the [Karo 7] is late", "the ship [Karo 7] was lost", "at [10 Downing Street]", "the [4x100m] relay",
]  # fmt: skip


@pytest.mark.parametrize("row", IDENTIFIERS)
def test_identifiers(row: str) -> None:
    figure = read(row)
    assert (figure.kind, figure.low, figure.date) == (Kind.IDENTIFIER, None, None)


# --- Nothing is found ---------------------------------------------------------------------------------------------

NOTHING = [
    "", " ", "No number here.", "1. Prices rose.", "2) Prices rose.", "**1.** Prices rose.", "- 3. Prices rose.", "It is one of the oldest.", "the one who left",
    "no one knows", "One cannot say.", "one another", "He may march on.", "They may be late.", "a bare $ sign", "$", "£", "%", "at first", "First of all, they left.",
    "one day", "one by one", "the last one", "this one", "which one", "per second", "for a second.", "secondly,", "see https://example.org/2023/10/07?n=12",
    "write to desk24@example.org", "the sun sat low", "the march on the capital", "a man walked in", "a soldier spoke", "nobody knows", "none the wiser",
    "no comment", "The first is an author; the second is a singer.", "No damage was reported.", "march to the beat",
    "to pair with", "both Brill and Tarn", "another one", "the Sunday Times", "on Good Friday", "in the defensive half", "in some cases", "a few men", "many men", "several men",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert scan(text) == []


# --- One text, several figures, or one of two readings ---------------------------------------------------------------

SEVERAL = [
    "[30%] more than [£2m]", "[ten] points lower than [45]", "It was [1am]. It was [2pm]. He is [14st 4lb].",
    "aged [3] and [5], died", "children aged [six], [seven] and [nine]", "'[30] people died,' he said", "[3.9%] a quarter earlier", "the rest, [12], did not",
    "[98.6F] is [37C]", "a toll of [31], up from [24]", "([-4 °C]) and [-1]",
    "[five] and [six]", "[five], [six] and [seven]", "[18] men and [25] women", "rose from [10%] to [15%]", "cut from [£90] to [£45]", "fell from [1,400] to [1,200]",
    "[1 in 5] adults and [3] children, [40%] of whom fled in [2015]", "[2,014] people in [2014]", "In [2014] [300] people died.", "[Twelve] of the [30] died.",
    "On [October 7], [1,160] people died.", "[1]; [2]; [3]", "Tarn [2-1] Brill, [3-0]", "[30%] to [2014]", "[three] of [five] men", "[5] in [2014]",
    "[two] men in [10 minutes]", "[one] dead, [two] hurt", "[6] men, [7] women", "In [May] [12] people died.", "[12] in [May]", "[32], [33] and [34]",
    "rose [5.2p] to [118.7p]", "rose [5%] to [20%]", "revised from [1240] to [1160]", "cut from [1,850] to [1700]", "rose from [1.2] to [1.5 million]",
    "won [6-4], [3-6], [7-6]", "all but [one] of the [six]", "[one] goal in [five] games", "from [9am] to [5pm]", "the [100], [200] and [400 metres]",
    "[0-11] to [1-13]", "up [10-15%] in [2014]", "a record [10-15] people", "[4,000] of the [5,000] staff", "[0. 38 %] at [2, 048. 08]. [12 %] more",
    "[10,000] to [2,000]", "[two] [second]-half goals", "[Six] [Boeing 737] jets", "the [10] [G7] aides",
    "[£1.2m] in [2011-12] and [£1.3m] in [2012-13]", "[12] goals in [30] games", "a [six-year-old] and a [nine-year-old]", "[4-6], [6-4], [7-5]",
    "[A] man was killed and [two] women were hurt.", "[nine] [second]-half points", "between [two] men and [three] women",
    "Team Alba [3], Team Berr [1]", "Alba Rovers [3] Berr Town [1], a film shows", "In Brook Town [3] were hurt, the film shows.",
    "about [30] soldiers and [12] civilians", "nearly [300] of the [1,200]", "[16]- and [17-year-olds]", "in their [20s] and [30s]",
    "the [1970s] and [80s]", "the [19th] and [20th centuries]", "the [19th] and [20th] holes", "the [late 19th] and [early 20th century]", "[two hours] and [a quarter] of the crew",
    "at least [30] people, [12] dogs and [3] cats",
    "In Brook [7] people died.", "Voss beat Koe in [7] games.", "gave Brook [7 days]", "Only [7] was left.", "on [Monday] [7] the", "in the picture, [six] figures of men",
    "a rug of [3] by [4 metres]", "a hall of [30] x [40 feet]", "a box of [2] by [3] by [4 metres]", "won [3] by [2030]", "cut [3] by [4] votes",
]  # fmt: skip


HEDGED = {
    "about 30 soldiers and 12 civilians": [Hedge.ABOUT, Hedge.NONE],
    "about 30 and 12": [Hedge.ABOUT, Hedge.NONE],
    "nearly 300 of the 1,200": [Hedge.NEARLY, Hedge.NONE],
    "at least 30 people, 12 dogs and 3 cats": [Hedge.AT_LEAST, Hedge.NONE, Hedge.NONE],
    "30 or more boats and 12 rafts": [Hedge.AT_LEAST, Hedge.NONE],
    "30 boats and 12 or more rafts": [Hedge.NONE, Hedge.AT_LEAST],
    "more than 40 houses, about 12 barns and 3 mills": [Hedge.MORE_THAN, Hedge.ABOUT, Hedge.NONE],
    "The mill lost 400. More than 30 left.": [Hedge.NONE, Hedge.MORE_THAN],
    "The loss was 40%\n\nMore than 30 left.": [Hedge.NONE, Hedge.MORE_THAN],
    "10, 12 or so and 14": [Hedge.NONE, Hedge.ABOUT, Hedge.NONE],
}  # fmt: skip
"""A hedge belongs to its own figure of a list."""


@pytest.mark.parametrize(("text", "hedges"), HEDGED.items())
def test_hedges_of_a_list(text: str, hedges: list[Hedge]) -> None:
    assert [figure.hedge for figure in scan(text)] == hedges


@pytest.mark.parametrize("row", SEVERAL)
def test_several(row: str) -> None:
    text, expected = unmarked(row)
    assert [(f.span.start, f.surface) for f in scan(text)] == expected
