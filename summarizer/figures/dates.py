"""Dates, years, decades, times of day and fiscal periods: named patterns, each with its `match_to_*`.

Knows the calendar's words; guesses no year and no reference date. A date is read into `Figure.date` as far as it is
written. A range of days or years has its two ends in `Figure.parts`, and the first of them in `date`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.figures.figure import Figure, Kind, PartialDate
from summarizer.figures.lexicon import (
    AMBIGUOUS_MONTHS,
    DAY_WORDS,
    DEICTICS,
    MONTHS,
    ONES,
    ORDINALS,
    SEASONS,
    SMALL_NUMBERS,
    TEENS,
    TENS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from summarizer.figures.numbers import alternation
from summarizer.figures.page import Page

_MONTH = rf"(?P<month>{alternation(MONTHS)})(?:(?<=jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|ept)\.)?"
_DAY = r"(?P<day>\d{1,2})(?:[ ]?(?:st|nd|rd|th))?"
_YEAR = r"(?P<year>1\d{3}|20\d{2})(?!\d|\.\d|,\d{3}|[ ]?%|:\d)"
_LATER_DAY = r"(?:[ ]?(?:-|to|and|or|until)[ ]?(?P<until>\d{1,2})(?:st|nd|rd|th)?(?!\d|[:.,]\d|[ ]?[ap]\.?m\b|[ ]?%))?"
_WEEKDAY = rf"(?:(?P<weekday>{alternation(WEEKDAYS | WEEKDAY_ABBREVIATIONS)})\.?,?[ ]{{1,3}}(?:the[ ])?)?"

MONTH_FIRST = re.compile(
    rf"""{_WEEKDAY} {_MONTH} [ ]{{1,3}}(?:the[ ])? {_DAY} (?![\d:]|[.,]\d|[ ]?%|[ ]per[ ]?cent|[ ]?(?:million|thousand|people|men|women)\b)
         {_LATER_DAY} (?: [ ]?,?[ ]{{1,2}} {_YEAR} )?""",
    re.VERBOSE,
)
"""October 7 · Oct. 7th, 2023 · Friday, October 7 · October 7-9, 2023"""

DAY_FIRST = re.compile(
    rf"{_WEEKDAY} {_DAY} {_LATER_DAY} [ ]?-?[ ]?(?:of[ ])? {_MONTH} (?![a-z]) (?: [ ]?[,-]?[ ]{{0,2}} {_YEAR} )?",
    re.VERBOSE,
)
"""7 October 2023 · the 7th of October · 7-9 October"""

MONTH_YEAR = re.compile(
    rf"(?:(?P<part>early|mid|late)[ -])?{_MONTH}(?:[ ]?,?[ ]{{1,2}}(?:of[ ])?{_YEAR})?(?![a-z])", re.VERBOSE
)
"""October 2023 · mid-May · November"""

ISO_DATE = re.compile(r"(?P<year>[12]\d{3})([-/.])(?P<month>0?[1-9]|1[0-2])\2(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)")
"""2023-10-07"""

NUMERIC_DATE = re.compile(r"(?P<one>\d{1,2})([/.-])(?P<two>\d{1,2})\2(?P<year>[12]\d{3}|\d{2})(?![\d/]|[.-]\d)")
"""07/10/2023, where only the larger of day and month tells which is which"""

YEAR_RANGE = re.compile(
    r"""(?:between[ ])? (?P<first>1\d{3}|20\d{2}) (?:[ ]?(?:--?|/)[ ]?|[ ](?:to|and|until|through)[ ])
        (?P<last>1\d{3}|20\d{2}|\d{2}) (?![\d/]|[.,]\d|-\d|[ ]?%|[ ]?[ap]\.?m\b)""",
    re.VERBOSE,
)
"""1991-2000 · 2013 to 2015 · between 2013 and 2015 · 2007/08"""

DECADE = re.compile(
    r"""(?:(?P<part>early|mid|late)(?:[ -]|[ ]-[ ])(?:to[ -](?:early|mid|late)[ -])?(?:the[ ])?)?
        (?:(?P<year>1\d|20)(?P<tens>\d)0|'?(?P<short>[1-9])0)[ ]?'?s(?![a-z0-9])""",
    re.VERBOSE,
)
"""the 1990s · the mid-1990s · the '90s"""
DECADE_WORDS = re.compile(
    r"(?:(?P<part>early|mid|late)[ -](?:the[ ])?)?(?:(?P<century>nineteen|eighteen)[ -])?(?P<tens>twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies(?![a-z])"
)
"""the sixties · her late forties"""

YEAR = re.compile(
    rf"(?:(?P<part>early|mid|late)[ -])?{_MONTH}(?:[ ]?,?[ ]{{1,2}}(?:of[ ])?{_YEAR})?(?![a-z])", re.VERBOSE
)
"""October 2023 · mid-May · November"""

ISO_DATE = re.compile(r"(?P<year>[12]\d{3})([-/.])(?P<month>0?[1-9]|1[0-2])\2(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)")
"""2023-10-07"""

NUMERIC_DATE = re.compile(r"(?P<one>\d{1,2})([/.-])(?P<two>\d{1,2})\2(?P<year>[12]\d{3}|\d{2})(?![\d/]|[.-]\d)")
"""07/10/2023, where only the larger of day and month tells which is which"""

YEAR_RANGE = re.compile(
    r"""(?:between[ ])? (?P<first>1\d{3}|20\d{2}) (?:[ ]?[-/][ ]?|[ ](?:to|and|until|through)[ ])
        (?P<last>1\d{3}|20\d{2}|\d{2}) (?![\d/]|[.,]\d|-\d|[ ]?%|[ ]?[ap]\.?m\b)""",
    re.VERBOSE,
)
"""1991-2000 · 2013 to 2015 · between 2013 and 2015 · 2007/08"""

DECADE = re.compile(
    r"""(?:(?P<part>early|mid|late)(?:[ -]|[ ]-[ ])(?:to[ -](?:early|mid|late)[ -])?(?:the[ ])?)?
        (?:(?P<year>1\d|20)(?P<tens>\d)0|'?(?P<short>[1-9])0)[ ]?'?s(?![a-z0-9])""",
    re.VERBOSE,
)
"""the 1990s · the mid-1990s · the '90s"""
DECADE_WORDS = re.compile(
    rf"(?:(?P<part>early|mid|late)[ -])?(?P<century>nineteen[ -])?(?P<tens>{'|'.join(TENS)[:-7]}|nineti|ninet)ies(?![a-z])"
)

YEAR = re.compile(
    rf"(?:(?P<part>early|mid|late|{alternation(SEASONS)})(?:[ ](?:of|in)[ ]|[ -]))?{_YEAR}(?![a-z-]\w)", re.VERBOSE
)
YEAR_WORDS = re.compile(
    rf"""(?P<century>sixteen|seventeen|eighteen|nineteen|twenty)[ -]
         (?:(?P<tens>{"|".join(TENS)})(?:[ -](?P<ones>{"|".join(ONES)}))?|(?P<teen>{"|".join(TEENS)})
           |(?:oh|o)[ -](?P<oh>{"|".join(ONES)}))(?![a-z])""",
    re.VERBOSE,
)
"""nineteen ninety-eight · twenty twelve · nineteen oh five"""

CENTURY = re.compile(
    rf"(?P<part>(?:early|mid|late)[ -])?(?:(?P<digits>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>{alternation(ORDINALS)}|twenty[ -]first))[ -]century(?![a-z])"
)
"""17th century · late nineteenth century"""

WEEKDAY = re.compile(rf"(?:(?P<deictic>last|next|this|past|coming)[ ])?(?P<day>{alternation(WEEKDAYS)})(?![a-z])")
WEEKDAY_NAME_AFTER = re.compile(
    r" (?:Times|Express|Mirror|Mail|Telegraph|Post|Herald|People|Sun|Star|World|League|Agreement)\b"
)
WEEKDAY_NAME_BEFORE = frozenset(
    "good easter palm ash black cyber boxing super bloody shrove holy maundy freaky".split()
)
"""Friday · last Friday"""
RELATIVE = re.compile(
    rf"(?P<deictic>{alternation(DEICTICS)})[ ](?P<unit>week|month|year|decade|century|weekend|night|quarter"
    rf"|{alternation(set(SEASONS))}|{alternation(set(MONTHS) - AMBIGUOUS_MONTHS | {'may', 'march'})})(?![a-z])"
)
"""last week · next month · this summer · last November"""
DAY_WORD = re.compile(rf"(?:the[ ]day[ ](?:before|after)[ ])?(?:{alternation(DAY_WORDS)})(?![a-z])")

TIME = re.compile(
    r"""(?P<hour>\d{1,2}) (?:(?P<mark>[ ]?:[ ]?|\.)(?P<minute>[0-5]\d))? (?P<tail> [ ]?(?P<half>[ap])[ ]?\.?[ ]?m\b(?:\.(?=[ ]?[a-z,;)]))?
        | [ ]?(?:hrs|h|gmt|utc|bst|cet|est|ist)\b | [ ]?o'[ ]?clock\b )? (?![:\d]|\.\d)""",
    re.VERBOSE,
)
"""3 pm · 3:30 p.m. · 23:20 · 9 o'clock · 14:00 GMT"""
MILITARY_TIME = re.compile(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)[ ]?(?:gmt|utc|bst|hrs|hours|local[ ]time|z)\b")
"""0930 GMT"""
CLOCK = re.compile(r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d)(?:\.\d{1,3})?(?![:\d])")
LAP = re.compile(r"(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d)\.(?P<rest>\d{1,3})(?!\d)")
"""2:15:03, a time taken; 3:41.22"""
NOON = re.compile(r"(?:noon|midday|midnight)(?![a-z])")
TIME_WORDS = re.compile(
    rf"(?:(?P<past>half[ ]past|quarter[ ]past|quarter[ ]to)[ ])?(?P<hour>{'|'.join(ONES | TEENS)}|\d{{1,2}})"
    r"(?P<clock>[ ]?o'[ ]?clock|[ ](?P<half>[ap])\.?m\b)?(?![a-z0-9:])"
)
"""half past three · three o'clock · five am"""

FISCAL = re.compile(
    r"""(?: (?P<quarter>q[ ]?[1-4])(?!\d) | (?P<half>h[12])(?!\d) | (?P<back>[1-4]q|[12]h) | fy[ ]?-?(?P<fy>(?:20)?\d{2})(?!\d) )
        (?: [ ]?(?:of[ ]|fy)?'?(?P<year>20\d{2}|\d{2}(?!\d)) )?(?![a-z]|\d)""",
    re.VERBOSE,
)
"""Q3 · H1 2024 · FY24"""
FISCAL_WORDS = re.compile(
    r"""(?P<which>first|second|third|fourth|1st|2nd|3rd|4th|last|final)[ -](?:(?:fiscal|financial|calendar)[ -])?
        (?P<unit>quarter)(?![a-z]|-final|[ -]finals?)(?:[ ](?:of[ ])?(?:the[ ]year[ ])?(?P<year>20\d{2})(?!\d))?""",
    re.VERBOSE,
)
"""third quarter · fourth quarter of 2023"""
BASIS = re.compile(
    r"(?:year|month|quarter|week|day)[ -](?:on|over)[ -](?:year|month|quarter|week|day)(?![a-z])|annuali[sz]ed(?![a-z])|overnight(?![a-z])"
)
"""year on year · annualised · overnight"""

TIME_PREPOSITIONS = frozenset(
    "in since by of last next this early late mid until till from during through before after between on to and for".split()
)
_TENS_STEMS = {word.removesuffix("y"): value for word, value in TENS.items()}
PLURAL_NOUN = re.compile(
    r"[ ]{1,2}(?:(?:new|other|more|different|[a-z]{3,12}(?:al|ed|an|ic|ing))[ ])?(people|men|women|children|[a-z]{3,20}[^su' ]s)\b(?!['’])"
)


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _weekday(text: str | None) -> int | None:
    return (WEEKDAYS | WEEKDAY_ABBREVIATIONS)[text] if text else None


def _word_before(page: Page, pos: int) -> str:
    head = page.lower[max(0, pos - 16) : pos].split()
    return head[-1].strip("(\"',;:") if head else ""


def _date(page: Page, match: re.Match[str], date: PartialDate, parts: tuple[int, ...] = ()) -> Figure:
    return page.figure(match.start(), match.end(), Kind.DATE, date=date, parts=parts)


def match_to_calendar_date(page: Page, match: re.Match[str]) -> Figure | None:
    """`MONTH_FIRST` and `DAY_FIRST` matches: a month, a day, and what else is written."""
    day, until = int(match["day"]), _number(match["until"])
    if not 1 <= day <= 31 or (until is not None and not day < until <= 31):
        return None
    if match["month"] in AMBIGUOUS_MONTHS and match["month"] == "march" and page.cased[match.start("month")] == "m":
        # "they march 7 miles"; a lower-cased text still gives its dates a preposition or a year.
        if not match["year"] and _word_before(page, match.start()) not in TIME_PREPOSITIONS:
            return None
    date = PartialDate(
        year=_number(match["year"]), month=MONTHS[match["month"]], day=day, weekday=_weekday(match["weekday"])
    )
    return _date(page, match, date, (day, until) if until else ())


def match_to_month(page: Page, match: re.Match[str]) -> Figure | None:
    """A `MONTH_YEAR` match; "may" and "march" alone need a word of time before them."""
    name = match["month"]
    if not match["year"] and not match["part"] and (name in AMBIGUOUS_MONTHS or len(name) < 4):
        before = _word_before(page, match.start())
        capital = page.cased[match.start("month")].isupper()
        if before not in TIME_PREPOSITIONS - {"to", "and", "for", "this", "on", "after", "before"} or name in (
            "mar",
            "jan",
        ):
            return None
        if not capital and name != "may":
            return None
    date = PartialDate(year=_number(match["year"]), month=MONTHS[name], part=match["part"])
    return page.figure(match.start(), match.end() if match["year"] else match.end("month"), Kind.DATE, date=date)


def match_to_iso_date(page: Page, match: re.Match[str]) -> Figure:
    """2023-10-07."""
    date = PartialDate(year=int(match["year"]), month=int(match["month"]), day=int(match["day"]))
    return _date(page, match, date)


def match_to_numeric_date(page: Page, match: re.Match[str]) -> Figure | None:
    """07/10/2023: with both below 13, day and month stay open and only the year is read."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    year += 0 if year > 99 else (2000 if year < 50 else 1900)
    if not (1 <= one <= 31 and 1 <= two <= 31) or min(one, two) > 12:
        return None
    if one > 12 or one == two:
        date = PartialDate(year=year, month=two, day=one)
    elif two > 12:
        date = PartialDate(year=year, month=one, day=two)
    else:
        return _date(page, match, PartialDate(year=year), (one, two))
    return _date(page, match, date)


def match_to_year_range(page: Page, match: re.Match[str]) -> Figure | None:
    """1991-2000, 2007/08: the two years are the parts."""
    first, last = int(match["first"]), int(match["last"])
    if len(match["last"]) == 2:
        last += first // 100 * 100
        last += 100 if last <= first else 0
        if last - first > 30 or " " in match[0]:
            return None
    if not first < last <= 2100 or first < 1100:
        return None
    return _date(page, match, PartialDate(year=first), (first, last))


def match_to_decade(page: Page, match: re.Match[str]) -> Figure | None:
    """1990s, mid-1990s, the '90s; "in her 40s" is an age and is left to its own rule."""
    if match["short"]:
        if _word_before(page, match.start()) not in ("the", "early", "late", "mid") and match[0][0] != "'":
            return None
        year = (1900 if int(match["short"]) >= 2 else 2000) + int(match["short"]) * 10
        return _date(page, match, PartialDate(year=year, part="decade"))
    year = int(match["year"]) * 100 + int(match["tens"]) * 10
    return _date(page, match, PartialDate(year=year, part=f"{match['part']} decade" if match["part"] else "decade"))


def match_to_decade_words(page: Page, match: re.Match[str]) -> Figure | None:
    """the sixties."""
    if _word_before(page, match.start()) not in ("the", "early", "late", "mid") and not match["century"]:
        return None
    tens = _TENS_STEMS[match["tens"]]
    base = 1800 if match["century"] == "eighteen" else 1900
    return _date(page, match, PartialDate(year=base + tens, part="decade"))


def match_to_year(page: Page, match: re.Match[str]) -> Figure | None:
    """1998, early 2014, summer of 2014; None where the number counts something."""
    year = int(match["year"])
    before = _word_before(page, match.start())
    if not match["part"] and before not in ("in", "since", "the", "of", "by", "until", "during"):
        if PLURAL_NOUN.match(page.lower, match.end()) and (year % 100 == 0 or year < 1900):
            return None
        dated = before in TIME_PREPOSITIONS or page.lower[match.start() - 1 : match.start()] in ("(", "/")
        if year < 1500 and not dated:
            return None
    if year < 1100 and before not in ("in", "since"):
        return None
    if (
        PLURAL_NOUN.match(page.lower, match.end())
        and year % 100 == 0
        and before in ("of", "by", "the")
        and year <= 2000
    ):
        return None
    return _date(page, match, PartialDate(year=year, part=match["part"]))


def match_to_year_words(page: Page, match: re.Match[str]) -> Figure:
    """nineteen ninety-eight."""
    late = TENS[match["tens"]] + ONES.get(match["ones"], 0) if match["tens"] else 0
    late += TEENS.get(match["teen"], 0) + ONES.get(match["oh"], 0)
    return _date(page, match, PartialDate(year=SMALL_NUMBERS[match["century"]] * 100 + late))


def match_to_century(page: Page, match: re.Match[str]) -> Figure | None:
    """17th century: `year` is its first hundred, 1600."""
    word = match["word"]
    number = int(match["digits"]) if word is None else ORDINALS.get(word, 21)
    if not 1 <= number <= 30:
        return None
    return _date(page, match, PartialDate(year=(number - 1) * 100, part="century"))


def match_to_weekday(page: Page, match: re.Match[str]) -> Figure | None:
    """Friday, last Friday; not the Sunday Times, nor Good Friday."""
    if WEEKDAY_NAME_AFTER.match(page.cased, match.end()) or _word_before(page, match.start()) in WEEKDAY_NAME_BEFORE:
        return None
    deictic = match["deictic"] and DEICTICS[match["deictic"]]
    relative = f"{deictic} {match['day']}" if deictic else None
    return _date(page, match, PartialDate(weekday=WEEKDAYS[match["day"]], relative=relative))


def match_to_relative(page: Page, match: re.Match[str]) -> Figure:
    """last week, next month, last November."""
    relative = f"{DEICTICS[match['deictic']]} {match['unit']}"
    return _date(page, match, PartialDate(relative=relative, month=MONTHS.get(match["unit"])))


def match_to_day_word(page: Page, match: re.Match[str]) -> Figure:
    """yesterday, tomorrow."""
    return _date(page, match, PartialDate(relative=match[0]))


def _time(page: Page, match: re.Match[str], minutes: int) -> Figure:
    return page.figure(match.start(), match.end(), Kind.TIME, low=minutes, precision=Decimal(1), unit="minute")


def match_to_time(page: Page, match: re.Match[str]) -> Figure | None:
    """3 pm, 23:20: minutes after midnight."""
    if not match["tail"] and ":" not in (match["mark"] or ""):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = match["half"]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return _time(page, match, hour * 60 + minute) if hour <= 24 else None


def match_to_military_time(page: Page, match: re.Match[str]) -> Figure:
    """0930 GMT."""
    return _time(page, match, int(match["hour"]) * 60 + int(match["minute"]))


def match_to_clock(page: Page, match: re.Match[str]) -> Figure:
    """2:15:03, a time taken, in seconds."""
    seconds = int(match["hours"]) * 3600 + int(match["minutes"]) * 60 + int(match["seconds"])
    return page.figure(match.start(), match.end(), Kind.DURATION, low=seconds, precision=Decimal(1), unit="second")


def match_to_lap(page: Page, match: re.Match[str]) -> Figure:
    """3:41.22, a time taken, in seconds."""
    seconds = int(match["minutes"]) * 60 + Decimal(f"{match['seconds']}.{match['rest']}")
    step = Decimal(1).scaleb(-len(match["rest"]))
    return page.figure(match.start(), match.end(), Kind.DURATION, low=seconds, precision=step, unit="second")


def match_to_time_words(page: Page, match: re.Match[str]) -> Figure | None:
    """half past three, three o'clock, five am."""
    if not match["past"] and not match["clock"]:
        return None
    word = match["hour"]
    hour = int(word) if word.isdigit() else SMALL_NUMBERS[word]
    if hour > 12:
        return None
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    shift = {"half past": 30, "quarter past": 15, "quarter to": -15}.get(match["past"], 0)
    return _time(page, match, hour * 60 + shift)


def match_to_fiscal(page: Page, match: re.Match[str]) -> Figure | None:
    """Q3, H1 2024, FY24: capitals, or a year beside it."""
    if (not match["year"] or match["back"]) and not page.cased[match.start() : match.end()].isupper():
        return None
    code = (match["quarter"] or match["half"] or match["back"] or "fy").replace(" ", "")
    code = code[::-1] if match["back"] else code
    text = match["fy"] or match["year"]
    year = (int(text) if len(text) == 4 else 2000 + int(text)) if text else None
    number = None if code == "fy" else int(code[1])
    unit = {"q": "quarter", "h": "half"}.get(code[0], "fiscal year")
    return page.figure(
        match.start(), match.end(), Kind.PERIOD, low=number, unit=unit, period=code,
        date=PartialDate(year=year) if year else None,
    )  # fmt: skip


def match_to_fiscal_words(page: Page, match: re.Match[str]) -> Figure:
    """third quarter of 2023."""
    which = match["which"]
    number = 4 if which in ("last", "final") else int(which[0]) if which[0].isdigit() else ORDINALS[which]
    year = _number(match["year"])
    return page.figure(
        match.start(), match.end(), Kind.PERIOD, low=number, unit="quarter", period=f"q{number}",
        date=PartialDate(year=year) if year else None,
    )  # fmt: skip


def match_to_basis(page: Page, match: re.Match[str]) -> Figure:
    """year on year, annualised, overnight: a period without a number."""
    return page.figure(
        match.start(), match.end(), Kind.PERIOD, period=match[0].replace("-", " ").replace("ized", "ised")
    )


def match_to_noon(page: Page, match: re.Match[str]) -> Figure:
    """Noon, midday and midnight."""
    return _time(page, match, 0 if match[0] == "midnight" else 720)
