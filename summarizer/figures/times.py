"""Times of day, times taken, and periods of a business year: named patterns, each with its `match_to_*`.

Knows the clock and the fiscal calendar. A time of day is minutes after midnight, a time taken is seconds.
"""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.figures.figure import Figure, Kind, PartialDate
from summarizer.figures.lexicon import ONES, ORDINALS, SMALL_NUMBERS, TEENS
from summarizer.figures.page import Page

_ZONE = r"(?:gmt|utc|bst|cet|cest|est|edt|pst|ist)"
_HALF = r"[ap](?:[ ]?\.[ ]?m(?:\.|\b)|[ ]?m\b)"
"""am · p.m."""

TIME = re.compile(
    rf"""(?P<hour>\d{{1,2}})(?:(?P<mark>[ ]?:[ ]?|\.)(?P<minute>[0-5]\d))?
         (?P<tail>[ ]?(?P<half>{_HALF})|[ ]?(?:hrs|{_ZONE})\b|[ ]?o'[ ]?clock\b)?(?:(?<=m|\.)[ ]{_ZONE}\b)?
         (?![:\d]|\.\d)""",
    re.VERBOSE,
)
"""3 pm · 3:30 p.m. · 23:20 · 9 o'clock · 14:00 GMT"""

TIME_RANGE = re.compile(
    rf"""(?:between[ ])?(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?(?:[ ]?(?P<half>{_HALF}))?
         (?:[ ]?-[ ]?|[ ](?:to|and|or|until)[ ])
         (?P<hour2>\d{{1,2}})(?:(?P<mark>[:.])(?P<minute2>[0-5]\d))?(?:[ ]?(?P<half2>{_HALF}))?(?![:\d]|\.\d)""",
    re.VERBOSE,
)
"""3-5 pm · between 2 and 3 pm · 9:00-17:30"""

MILITARY_TIME = re.compile(rf"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)[ ]?(?:{_ZONE}|hrs|hours|local[ ]time|z)\b")
"""0930 GMT"""
CLOCK = re.compile(
    rf"(?P<hours>\d{{1,2}}):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d)(?:\.\d{{1,3}})?(?![:\d])(?P<zone>[ ]{_ZONE}\b)?"
)
LAP = re.compile(r"(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d)\.(?P<rest>\d{1,3})(?!\d)")
"""2:15:03, a time taken; 3:41.22"""
SPELT_OUT = re.compile(
    r"""(?: (?P<hours>\d{1,3})[ ]?h(?:rs?)?[ ,]{0,2} (?P<minutes>\d{1,2})[ ]?m(?:ins?)? (?![a-z])
          | (?P<alone>\d{1,2})m(?:in)?(?=[ ]?\d)
          | (?P<taken>\d{1,2})h(?P<past>[0-5]\d)(?![\w:]) )
        (?:[ ,]{0,2}(?P<seconds>\d{1,2}(?:\.\d{1,3})?)[ ]?s(?:ecs?)?)?(?![a-z0-9])""",
    re.VERBOSE,
)
"""2h 14m 33s · 1h 20m · 1h20 · 4m12s, times taken"""
NOON = re.compile(r"(?:noon|midday|midnight)(?![a-z])")
TIME_WORDS = re.compile(
    rf"""(?:(?:a[ ])?(?P<past>half[ ]past|quarter[ ]past|quarter[ ]to)[ ])?(?P<hour>{"|".join(ONES | TEENS)}|\d{{1,2}})
         (?P<clock>[ ]?o'[ ]?clock|[ ](?P<half>[ap])\.?m\b)?(?![a-z0-9:])""",
    re.VERBOSE,
)
"""half past three · three o'clock · five am"""

FISCAL = re.compile(
    r"""(?: (?P<quarter>q[ ]?[1-4])(?!\d) | (?P<half>h[12])(?!\d) | (?P<back>[1-4]q|[12]h)
          | fy[ ]?-?(?P<fy>(?:20)?\d{2})(?!\d)(?:[-/]\d{2}(?![\d.,/-]))? )
        (?: (?:[ ]?(?:of[ ]|fy)?'?|/(?=\d\d(?![\d.,/-])))(?P<year>20\d{2}|\d{2}(?!\d)) )?(?![a-z]|\d)""",
    re.VERBOSE,
)
"""Q3 · H1 2024 · FY24"""
FISCAL_WORDS = re.compile(
    r"""(?P<which>first|second|third|fourth|1st|2nd|3rd|4th|last|final)[ -](?:(?:fiscal|financial|calendar)[ -])?
        quarter(?![a-z]|-final|[ -]finals?)(?:[ ](?:of[ ])?(?:the[ ]year[ ])?(?P<year>20\d{2})(?!\d))?""",
    re.VERBOSE,
)
"""third quarter · fourth quarter of 2023"""
NUMBERED_QUARTER = re.compile(
    r"quarter[ ](?P<number>[1-4])(?!\w|[.,:]\d|[ ]?%)(?:[ ]?,?[ ](?:of[ ])?(?P<year>20\d{2})(?![\w%]|[.,]\d))?"
)
"""Quarter 1 2024"""
HALF_YEAR = re.compile(
    r"""(?P<which>first|second|1st|2nd)[ -]half(?![a-z])
        (?: [ ](?:of[ ])?(?:the[ ]year[ ])?(?P<year>20\d{2})(?!\d)
          | (?=[ ]of[ ](?:the|this|last|next|its)[ ](?:year|financial|fiscal|calendar|decade)|[ ]year\b)
          | (?=[ ](?:(?:net|operating|pre-?tax|adjusted|core|underlying|gross|group|like-for-like)[ ])?
               (?:profits?|results?|revenues?|earnings|sales|losses|loss|income|turnover|output|figures|growth|exports
                 |imports|report|trading|dividend|margins?|production|deliveries)\b) )""",
    re.VERBOSE,
)
"""first half of 2024 · first-half (profit): not of a match"""
BASIS = re.compile(
    r"""(?:(?P<unit>year|month|quarter|week|day)[ -](?:on|over)[ -](?P=unit)|annuali[sz]ed|overnight)(?![a-z])"""
)
"""year on year · annualised · overnight"""


def _time(page: Page, match: re.Match[str], low: int, high: int | None = None) -> Figure:
    return page.figure(
        match.start(), match.end(), Kind.TIME, low=low, high=high, precision=Decimal(1), unit="minute"
    )  # fmt: skip


def _minutes(hour: str, minute: str | None, half: str | None) -> int:
    number = int(hour)
    if half and 1 <= number <= 12:
        number = number % 12 + (12 if half[0] == "p" else 0)
    return number * 60 + int(minute or 0)


def _is_taken(page: Page, match: re.Match[str]) -> bool:
    """Whether "14:35" is how long something took: "ran it in 14:35", "a time of 14:35"."""
    return page.lower.endswith((" in ", "time of "), 0, match.start())


def _taken(page: Page, match: re.Match[str], seconds: Decimal | int, step: Decimal) -> Figure:
    return page.figure(match.start(), match.end(), Kind.DURATION, low=seconds, precision=step, unit="second")


def match_to_time(page: Page, match: re.Match[str]) -> Figure | None:
    """Read 3 pm and 23:20 into minutes after midnight."""
    if not match["tail"] and ":" not in (match["mark"] or ""):
        return None
    if (match["tail"] or "").strip() == "hrs" and match["minute"] is None:
        return None  # "3 hrs" are three hours
    if not match["tail"] and _is_taken(page, match):
        return _taken(page, match, int(match["hour"]) * 60 + int(match["minute"]), Decimal(1))
    minutes = _minutes(match["hour"], match["minute"], match["half"])
    return _time(page, match, minutes) if int(match["hour"]) <= 24 else None


def match_to_time_range(page: Page, match: re.Match[str]) -> Figure | None:
    """Read 3-5 pm; "from 9am to 5pm" stays two times."""
    half = match["half2"]
    between = match[0].startswith("between") and match["minute2"] and match["mark"] == ":"
    if not half and not (match["minute"] and match["mark"] == ":") and not between:
        return None
    if int(match["hour"]) > 24 or int(match["hour2"]) > 24 or page.lower.endswith("from ", 0, match.start()):
        return None
    high = _minutes(match["hour2"], match["minute2"], half)
    low = _minutes(match["hour"], match["minute"], match["half"] or half)
    if low >= high and not match["half"]:
        low = _minutes(match["hour"], match["minute"], None)
    return _time(page, match, low, high) if low < high else None


def match_to_military_time(page: Page, match: re.Match[str]) -> Figure:
    """Read 0930 GMT."""
    return _time(page, match, _minutes(match["hour"], match["minute"], None))


def match_to_clock(page: Page, match: re.Match[str]) -> Figure:
    """Read 2:15:03, a time taken, in seconds; with a zone it is a time of day."""
    if match["zone"]:
        return _time(page, match, _minutes(match["hours"], match["minutes"], None))
    seconds = int(match["hours"]) * 3600 + int(match["minutes"]) * 60 + int(match["seconds"])
    return _taken(page, match, seconds, Decimal(1))


def match_to_lap(page: Page, match: re.Match[str]) -> Figure:
    """Read 3:41.22, a time taken, in seconds."""
    seconds = int(match["minutes"]) * 60 + Decimal(f"{match['seconds']}.{match['rest']}")
    return _taken(page, match, seconds, Decimal(1).scaleb(-len(match["rest"])))


def match_to_spelt_out(page: Page, match: re.Match[str]) -> Figure | None:
    """Read 2h 14m 33s in seconds, 1h 20m in minutes."""
    if match["taken"] and page.cased[match.end("taken")] != "h":
        return None  # 1H24 is a half-year
    if match["taken"] and page.lower.endswith((" at ", "from ", "until "), 0, match.start()):
        return _time(page, match, _minutes(match["taken"], match["past"], None))
    minutes = int(match["hours"] or match["taken"] or 0) * 60
    minutes += int(match["minutes"] or match["alone"] or match["past"])
    if match["seconds"]:
        seconds = Decimal(match["seconds"])
        return _taken(page, match, minutes * 60 + seconds, Decimal(1).scaleb(int(seconds.as_tuple().exponent)))
    if match["alone"]:
        return None
    return page.figure(match.start(), match.end(), Kind.DURATION, low=minutes, precision=Decimal(1), unit="minute")


def match_to_noon(page: Page, match: re.Match[str]) -> Figure:
    """Read noon, midday and midnight."""
    return _time(page, match, 0 if match[0] == "midnight" else 720)


def match_to_time_words(page: Page, match: re.Match[str]) -> Figure | None:
    """Read half past three, three o'clock, five am."""
    word = match["hour"]
    hour = int(word) if word.isdigit() else SMALL_NUMBERS[word]
    if hour > 12 or not (match["past"] or match["clock"]):
        return None
    shift = {"half past": 30, "quarter past": 15, "quarter to": -15}.get(match["past"], 0)
    return _time(page, match, _minutes(str(hour), None, match["half"]) + shift)


def match_to_fiscal(page: Page, match: re.Match[str]) -> Figure | None:
    """Read Q3, H1 2024, FY24: capitals, or a year beside it."""
    if (not match["year"] or match["back"]) and not page.cased[match.start() : match.end()].isupper():
        return None
    code = (match["quarter"] or match["half"] or match["back"] or "fy").replace(" ", "")
    code = code[::-1] if match["back"] else code
    text = match["fy"] or match["year"]
    year = int(text) % 100 + 2000 if text else None
    return _period(page, match, code, year)


def match_to_fiscal_words(page: Page, match: re.Match[str]) -> Figure | None:
    """Read the third quarter of 2023; "last quarter" without a year is relative."""
    which, year = match["which"], match["year"]
    if which == "last" and not year:
        return None
    number = 4 if which in ("last", "final") else int(which[0]) if which[0].isdigit() else ORDINALS[which]
    return _period(page, match, f"q{number}", int(year) if year else None)


def match_to_numbered_quarter(page: Page, match: re.Match[str]) -> Figure:
    """Read Quarter 1 2024."""
    return _period(page, match, f"q{match['number']}", int(match["year"]) if match["year"] else None)


def match_to_half_year(page: Page, match: re.Match[str]) -> Figure:
    """Read the first half of 2024, first-half profit."""
    number = 1 if match["which"][0] in "f1" else 2
    return _period(page, match, f"h{number}", int(match["year"]) if match["year"] else None)


def _period(page: Page, match: re.Match[str], code: str, year: int | None) -> Figure:
    """Make a period of its code: "q3", "h1", "fy"."""
    unit = {"q": "quarter", "h": "half"}.get(code[0], "fiscal year")
    number = None if code == "fy" else int(code[1])
    date = PartialDate(year=year) if year else None
    return page.figure(match.start(), match.end(), Kind.PERIOD, low=number, unit=unit, period=code, date=date)


def match_to_basis(page: Page, match: re.Match[str]) -> Figure:
    """Read year on year, annualised, overnight: a period without a number."""
    period = match[0].replace("-", " ").replace("ized", "ised")
    return page.figure(match.start(), match.end(), Kind.PERIOD, period=period)
