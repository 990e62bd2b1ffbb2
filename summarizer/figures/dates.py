"""Days, months, years, decades and centuries: named patterns, each with its `match_to_*`.

Knows the calendar's words; guesses no year and no reference date. A date is read into `Figure.date` as far as it is
written. What spans several days or years (7-9 October, 1991-2000, the mid-1990s) has its first and last in
`Figure.parts`, and the first in `date`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from summarizer.figures.figure import Figure, Kind, PartialDate, Span
from summarizer.figures.lexicon import (
    DAY_WORDS,
    DEICTICS,
    HOLIDAY_WORDS,
    MONTHS,
    ONES,
    ORDINALS,
    SEASONS,
    SMALL_NUMBERS,
    TEENS,
    TENS,
    TIME_PREPOSITIONS,
    UNCERTAIN_MONTHS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from summarizer.figures.number import alternation
from summarizer.figures.page import Page

_MONTH = rf"(?P<month>{alternation(MONTHS)})(?:(?<=jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|ept)\.)?"
_DAY = r"(?P<whole>(?P<day>\d{1,2})(?:[ ]?(?:st|nd|rd|th)(?![a-z]))?)"
_YEAR = r"(?P<year>1\d{3}|20\d{2}|2100)(?!\d|\.\d|,\d{3}|[ ]?%|:\d)"
_UNTIL = (
    r"(?:(?:(?:,[ ]\d{1,2}(?:st|nd|rd|th)?){0,4},?[ ](?=and[ ])|[ ]?)(?:-|to|and|or|until|through|thru)[ ]?"
    r"(?P<until>\d{1,2})(?:(?:st|nd|rd|th)(?![a-z]))?"
    r"(?!\w|[:.,]\d|[ ]?[ap]\.?m\b|[ ]?%|[ ](?:people|men|women|children|per[ ]?cent|million|[a-z]{4,20}[^s' ]s)\b))?"
)
_WEEKDAY = rf"(?:(?P<weekday>{alternation(WEEKDAYS | WEEKDAY_ABBREVIATIONS)})\.?,?[ ]{{1,3}}(?:the[ ])?)?"

MONTH_FIRST = re.compile(
    rf"""{_WEEKDAY} {_MONTH} [ ]{{1,3}}(?:the[ ])? {_DAY}
         (?! [\d:] | \.\d | ,\d{{1,3}}(?!\d) | [ ]?% | [ ]per[ ]?cent
           | [ ](?:million|thousand|people|men|women|more)\b )
         {_UNTIL} (?: (?:[ ]?,[ ]{{0,2}}|[ ]{{1,2}}) {_YEAR} )?""",
    re.VERBOSE,
)
"""October 7 · Oct. 7th, 2023 · Friday, October 7 · October 7-9, 2023"""

DAY_FIRST = re.compile(
    rf"{_WEEKDAY} {_DAY} {_UNTIL} [ ]?-?[ ]?(?:of[ ])? {_MONTH} (?![a-z]) (?: [ ]?[,-]?[ ]{{0,2}} {_YEAR} )?",
    re.VERBOSE,
)
"""7 October 2023 · the 7th of October · 7-9 October"""

_DAY_WORDS = [word for word, day in ORDINALS.items() if day <= 30]
DAY_IN_WORDS = re.compile(
    rf"""(?:(?P<tens>twenty|thirty)[ -])?(?P<word>{alternation(_DAY_WORDS)})[ ]of[ ]{_MONTH}(?![a-z'])
         (?:[ ]?,?[ ]{{1,2}}{_YEAR})?""",
    re.VERBOSE,
)
"""the first of June · the twenty-first of June 2031"""
MONTH_THEN_WORDS = re.compile(
    rf"""{_MONTH}[ ](?:the[ ])?(?:(?P<tens>twenty|thirty)[ -])?(?P<word>{alternation(_DAY_WORDS)})
         (?:[ ]?,?[ ]{{1,2}}{_YEAR}
           |(?=[ ]?(?:[.;:)?!,]|$)|[ ](?:at|in|on|and|to|the|he|she|they|we|it|i|is|was|a)\b))""",
    re.VERBOSE,
)
"""July fourth · March the first, 2031"""

MONTH_YEAR = re.compile(
    rf"(?:(?P<part>early|mid(?:dle[ ]of(?=[ ]))?|late)[ -])?{_MONTH}(?:[ ]?,?[ ]{{1,2}}(?:of[ ])?{_YEAR})?(?![a-z])",
    re.VERBOSE,
)
"""October 2023 · mid-May · November"""

ISO_DATE = re.compile(r"(?P<year>[12]\d{3})([-/.])(?P<month>0?[1-9]|1[0-2])\2(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)")
"""2023-10-07"""

NUMERIC_DATE = re.compile(r"(?P<one>\d{1,2})([/.-])(?P<two>\d{1,2})\2(?P<year>[12]\d{3}|\d{2})(?![\d/]|[.-]\d)")
"""07/10/2023, where only the larger of day and month shows which is which"""

YEAR_RANGE = re.compile(
    r"""(?:between[ ])? (?P<first>1\d{3}|20\d{2}) (?:[ ]?(?:--?|/)[ ]?|[ ](?:to|and|until|through)[ ])
        (?P<last>1\d{3}|20\d{2}|\d{2}) (?![\d/]|[.,]\d|-\d|[ ]?%|[ ]?[ap]\.?m\b)""",
    re.VERBOSE,
)
"""1991-2000 · 2013 to 2015 · between 2013 and 2015 · 2007/08"""

YEAR = re.compile(
    rf"(?:(?P<part>early|mid|middle(?=[ ]of)|late|{alternation(SEASONS)})(?:[ ](?:of|in)[ ]|[ -]))?{_YEAR}(?![a-z])",
    re.VERBOSE,
)
"""1998 · early 2014 · summer of 2014"""

ERA_YEAR = re.compile(
    r"""(?:(?P<ad>a\.?d\.?)[ ])?(?P<year>\d{1,4})
        (?:[ ](?P<era>b\.?[ ]?c\.?(?:[ ]?e\.?)?|a\.?[ ]?d\.?|c\.?[ ]?e\.?)(?![a-z]))?""",
    re.VERBOSE,
)
"""44 B.C. · 79 AD · AD 79"""
SHORT_YEAR = re.compile(r"'(?P<year>\d\d)(?!\w|'|[.,]\d)")
"""'99"""
YEAR_WORDS = re.compile(
    rf"""(?P<century>sixteen|seventeen|eighteen|nineteen|twenty)[ -]
         (?:(?P<tens>{"|".join(TENS)})(?:[ -](?P<ones>{"|".join(ONES)}))?|(?P<teen>{"|".join(TEENS)})
           |(?:oh|o)[ -](?P<oh>{"|".join(ONES)}))(?![a-z])(?![ -](?:third|fourth|[a-z]{{2,7}}th)s\b)""",
    re.VERBOSE,
)
"""nineteen ninety-eight · twenty twelve · nineteen oh five"""

WEEKDAY = re.compile(rf"(?:(?P<deictic>last|next|this|past|coming)[ ])?(?P<day>{alternation(WEEKDAYS)})(?![a-z])")
"""Friday · last Friday"""
WEEKDAY_NAME = re.compile(
    r" (?:Times|Express|Mirror|Mail|Telegraph|Post|Herald|People|Sun|Star|World|League|Agreement)\b"
)
"""What makes the name of a newspaper of a weekday before it."""

RELATIVE = re.compile(
    rf"""(?P<deictic>{alternation(DEICTICS)})[ ](?P<unit>week|month|year|decade|century|weekend|night|quarter
         |{alternation(SEASONS)}|{alternation(name for name in MONTHS if len(name) > 3)}|may)(?![a-z])""",
    re.VERBOSE,
)
"""last week · next month · this summer · last November"""
DAY_WORD = re.compile(rf"(?:{alternation(DAY_WORDS)})(?![a-z])")

PLURAL_NOUN = re.compile(
    r"""[ ]{1,2}(?:(?:new|other|more|different|[a-z]{3,12}(?:al|ed|an|ic|ing))[ ])?
        (?:people|men|women|children|[a-z]{3,20}[^su' ]s)\b(?!')""",
    re.VERBOSE,
)
"""What follows a count rather than a year: "2000 new jobs"."""
_TWO_YEARS = re.compile(r"(?P<first>\d,?\d{3})[ ]to[ ](?P<second>1?,?\d{3,4})(?!\d)")
_LEVEL = frozenset(
    "below above beyond past exceeded exceeds exceeding topped topping nearly almost approximately roughly than".split()
)
"""Words before a number that make a level of it rather than a year: "fell below 2000"."""
MAY_WAS = re.compile(
    r"[ ](?:was|is|has|had|saw|brought|ended|began|marked|will be|figures|data|sales|rainfall"
    r"|temperatures|elections?)\b"
)
"""May (was dry): the month, at the start of a sentence"""
_STARTS = re.compile(r"(?:^|[.!?:;\n][\"')]*\s*)$")


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _weekday(text: str | None) -> int | None:
    return (WEEKDAYS | WEEKDAY_ABBREVIATIONS)[text] if text else None


def word_before(page: Page, pos: int) -> str:
    """Return the lower-case word before a place, without marks; empty where none stands near."""
    head = page.lower[max(0, pos - 16) : pos].split()
    return head[-1].strip("(\"',;:") if head else ""


def dated(page: Page, match: re.Match[str], date: PartialDate, parts: tuple[int, ...] = ()) -> Figure:
    """Make a dated figure of a match."""
    return page.figure(match.start(), match.end(), Kind.DATE, date=date, parts=parts)


def match_to_calendar_date(page: Page, match: re.Match[str]) -> Figure | None:
    """Read a `MONTH_FIRST` or `DAY_FIRST` match: a month, a day, and what else is written."""
    day, until, end = int(match["day"]), _number(match["until"]), match.end()
    if not 1 <= day <= 31 or _is_a_verb(page, match):
        return None
    if until is not None and not day < until <= 31:
        if match.re is DAY_FIRST or match["year"]:
            return None  # "14 and 2 March"
        until, end = None, match.end("whole")  # "March 14 and 2 more days"
    date = PartialDate(
        year=_number(match["year"]), month=MONTHS[match["month"]], day=day, weekday=_weekday(match["weekday"])
    )
    return page.figure(match.start(), end, Kind.DATE, date=date, parts=(day, until) if until else ())


def match_to_day_in_words(page: Page, match: re.Match[str]) -> Figure | None:
    """Read the first of June."""
    day = TENS.get(match["tens"], 0) + ORDINALS[match["word"]]
    if not 1 <= day <= 31 or not page.cased[match.start("month")].isupper():
        return None
    return dated(page, match, PartialDate(year=_number(match["year"]), month=MONTHS[match["month"]], day=day))


def read_between_days(page: Page, pos: int) -> Figure | None:
    """Read between 3 and 17 November, the word included."""
    begin = pos + len("between ")
    match = DAY_FIRST.match(page.lower, begin) or MONTH_FIRST.match(page.lower, begin)
    figure = match_to_calendar_date(page, match) if match and match["until"] else None
    return figure and replace(
        figure, span=Span(start=pos, end=figure.span.end), surface=page.text[pos : figure.span.end]
    )


def _is_a_verb(page: Page, match: re.Match[str]) -> bool:
    """Whether a small "may" or "march" beside a number is no month: "they march 7 miles", "10 may die"."""
    start = match.start("month")
    if match["month"] not in ("may", "march") or page.cased[start].isupper() or match["year"]:
        return False
    if start < match.start("day"):
        return match["month"] == "march" and word_before(page, start) not in TIME_PREPOSITIONS
    following = re.match(r"[ ]([a-z]+)", page.lower[match.end() : match.end() + 20])
    return following is not None and following[1] not in TIME_PREPOSITIONS


def _part(match: re.Match[str]) -> str | None:
    part: str | None = match["part"]
    return "mid" if part and part.startswith("mid") else part


def match_to_month(page: Page, match: re.Match[str]) -> Figure | None:
    """Read a `MONTH_YEAR` match; an uncertain month alone needs a word of time before it."""
    name = match["month"]
    alone = not match["year"] and not match["part"]
    if alone and name in UNCERTAIN_MONTHS and not _is_a_month(page, match, name):
        return None
    end = match.end() if match["year"] else match.end("month")
    date = PartialDate(year=_number(match["year"]), month=MONTHS[name], part=_part(match))
    return page.figure(match.start(), end, Kind.DATE, date=date)


def _is_a_month(page: Page, match: re.Match[str], name: str) -> bool:
    """Whether May, March or an abbreviation stands for the month: "in May", "since Aug.", "May was dry"."""
    start, before = match.start("month"), word_before(page, match.start())
    capital = page.cased[start].isupper()
    if name not in ("may", "march"):
        if not capital or before not in _IN_A_MONTH:
            return False
        pointed = page.lower.startswith(".", match.end("month"))
        return pointed or (
            before in ("in", "since") and _NO_NAME_AFTER.match(page.cased, match.end("month")) is not None
        )
    if before in TIME_PREPOSITIONS:
        return capital or (name == "may" and before in ("in", "since", "last", "of"))
    opens = capital and _STARTS.search(page.lower, max(0, start - 6), start) is not None
    return opens and MAY_WAS.match(page.lower, match.end("month")) is not None


_NO_NAME_AFTER = re.compile(r"[ ]?[,;:)]|[ ]?$|[ ](?!(?:del?|di|da|van|von)[ ])[a-z(]")
"""in Aug (the mill shut): not in Mar del Plata, in Jan Koe's house"""
_IN_A_MONTH = frozenset("in since by until till from through during late early mid last next this".split())


def match_to_iso_date(page: Page, match: re.Match[str]) -> Figure:
    """Read 2023-10-07."""
    date = PartialDate(year=int(match["year"]), month=int(match["month"]), day=int(match["day"]))
    return dated(page, match, date)


def match_to_numeric_date(page: Page, match: re.Match[str]) -> Figure | None:
    """Read 07/10/2023: with both below 13, day and month stay open and only the year is read."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    if not (1 <= one <= 31 and 1 <= two <= 31) or min(one, two) > 12:
        return None
    if max(one, two) <= 12 and one != two:
        return dated(page, match, PartialDate(year=year), (one, two))
    day, month = (one, two) if two <= 12 else (two, one)
    return dated(page, match, PartialDate(year=year, month=month, day=day))


def match_to_year_range(page: Page, match: re.Match[str]) -> Figure | None:
    """Read 1991-2000 or 2007/08: the two years are the parts."""
    first, last = int(match["first"]), int(match["last"])
    if len(match["last"]) == 2:
        last += first // 100 * 100
        last += 100 if last <= first else 0
        if last - first > 30 or (" " in match[0] and "--" not in match[0]):
            return None
    if not first < last <= 2100 or first < 1100:
        return None
    if PLURAL_NOUN.match(page.lower, match.end()) and first % 50 == last % 50 == 0:
        return None  # "1500 to 2000 homes"
    return dated(page, match, PartialDate(year=first), (first, last))


def match_to_year(page: Page, match: re.Match[str]) -> Figure | None:
    """Read 1998, early 2014, summer of 2014; None where the number counts something."""
    year = int(match["year"])
    if not match["part"] and not _is_dated(page, match, year):
        return None
    return dated(page, match, PartialDate(year=year, part=_part(match)))


_FAR = 2100
"""A year that forecasts name, and oftener a count."""


def _is_dated(page: Page, match: re.Match[str], year: int) -> bool:
    before = word_before(page, match.start())
    if year == _FAR and before not in ("by", "in", "until", "to", "before", "beyond"):
        return False
    if before in _LEVEL and not (before == "past" and page.lower.endswith("the past ", 0, match.start())):
        return False
    counts = PLURAL_NOUN.match(page.lower, match.end()) is not None
    if year < 1500 and before not in ("in", "since", "circa", "c", "year") and page.lower[match.start() - 1] != "(":
        return False
    if counts and (year % 100 == 0 or year < 1900):
        return before in ("in", "since", "until", "during")
    return not (before in ("from", "to") and _falls(page, match))


def _falls(page: Page, match: re.Match[str]) -> bool:
    """Whether the number is one of two in "from 1850 to 1700": years do not run backwards."""
    pair = _TWO_YEARS.search(page.lower, max(0, match.start() - 9), match.end() + 9)
    return pair is not None and int(pair["second"].replace(",", "")) < int(pair["first"].replace(",", ""))


def match_to_era_year(page: Page, match: re.Match[str]) -> Figure | None:
    """Read 44 BC, a year before the first, and AD 79."""
    era = (match["era"] or match["ad"] or "").replace(".", "").replace(" ", "")
    at = match.start("era") if match["era"] else match.start("ad")
    year = int(match["year"])
    if not era or not page.cased[at].isupper() or not year or (era == "ce" and page.cased[at + 1 : at + 2] == "e"):
        return None
    if match["ad"] and not match["era"] and year > 1500:
        return None
    return dated(page, match, PartialDate(year=-year if era.startswith("b") else year))


def match_to_short_year(page: Page, match: re.Match[str]) -> Figure | None:
    """Read the class of '99; a quotation mark before a count is none."""
    if word_before(page, match.start()) not in TIME_PREPOSITIONS | {"the"} or PLURAL_NOUN.match(
        page.lower, match.end()
    ):
        return None
    year = int(match["year"])
    return dated(page, match, PartialDate(year=year + (1900 if year > 30 else 2000)))


def match_to_year_words(page: Page, match: re.Match[str]) -> Figure:
    """Read nineteen ninety-eight."""
    late = TENS[match["tens"]] + ONES.get(match["ones"], 0) if match["tens"] else 0
    late += TEENS.get(match["teen"], 0) + ONES.get(match["oh"], 0)
    return dated(page, match, PartialDate(year=SMALL_NUMBERS[match["century"]] * 100 + late))


def match_to_weekday(page: Page, match: re.Match[str]) -> Figure | None:
    """Read Friday and last Friday; not the Sunday Times, nor Good Friday."""
    if WEEKDAY_NAME.match(page.cased, match.end()) or word_before(page, match.start()) in HOLIDAY_WORDS:
        return None
    deictic = match["deictic"] and DEICTICS[match["deictic"]]
    relative = f"{deictic} {match['day']}" if deictic else None
    return dated(page, match, PartialDate(weekday=WEEKDAYS[match["day"]], relative=relative))


def match_to_relative(page: Page, match: re.Match[str]) -> Figure:
    """Read last week, next month, last November."""
    relative = f"{DEICTICS[match['deictic']]} {match['unit']}"
    return dated(page, match, PartialDate(relative=relative, month=MONTHS.get(match["unit"])))


def match_to_day_word(page: Page, match: re.Match[str]) -> Figure | None:
    """Read yesterday and tomorrow; not USA Today."""
    if (
        match[0] == "today"
        and page.cased[match.start()].isupper()
        and re.search(r"[A-Z]\w* $", page.cased[max(0, match.start() - 20) : match.start()])
    ):
        return None
    return dated(page, match, PartialDate(relative=match[0]))
