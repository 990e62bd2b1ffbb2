"""Numbers joined or shared: ranges, scores, ratios, fractions, multiples.

Knows how two numbers make one figure; the single number with its unit is an `Amount`. `parse_quantity` reads whatever
quantity begins at a place.
"""

from __future__ import annotations

import re
from dataclasses import replace

from summarizer.figures.amounts import (
    FEET_INCHES,
    Amount,
    match_to_feet_inches,
    parse_amount,
    parse_compound,
    parse_unit_and_a_part,
    part_of_a_point,
    to_figure,
)
from summarizer.figures.digits import PLURAL_AFTER
from summarizer.figures.figure import Figure, Kind, Span
from summarizer.figures.lexicon import ONES
from summarizer.figures.measures import begins_unit
from summarizer.figures.number import alternation
from summarizer.figures.numbers import parse_number
from summarizer.figures.page import Page
from summarizer.figures.ratios import (
    SLASH,
    match_to_slash,
    parse_fraction,
    parse_long_ordinal,
    parse_over,
    parse_ratio,
    parse_vulgar,
    ratio,
)

RANGE = re.compile(r"(?:[ ]|-[ ]?)(?P<word>to|or|and)[ -]|(?P<dash>[ ]?-[ ]?|(?<=\d)~(?=\d))")
"""10-15 · 10 to 15 · 18- to 25-(year-olds) · two or three"""
SIGN = re.compile(r"[-+](?=[\d.$£€])|-(?=[a-z]{3}[ ]?\d)|(?:minus|negative)[ ](?=[\da-z$£€.])")
"""-(4) · minus (four) · negative (0.5)"""
SUSPENDED = re.compile(r"-(?:,?[ ]and[ ]|,[ ])(?=[\da-z])|[ ]?(?:±|\+/-)[ ]?(?=\d)")
"""16- and (17-year-olds) · 0.4 ± (0.2 mm)"""
BY = re.compile(r"[ ]?(?:by|[x×])[ ]?(?=\d)|-by-(?=[\da-z])|[ ]by[ ](?=[a-z])")
"""3 by (4 metres)"""
CHANGE = re.compile(
    r"""\b(?:rose|ris(?:e|es|en|ing)|f[ae]ll(?:s|en|ing)?|increas\w*|decreas\w*|grew|grow\w*|climb\w*|drop\w*|cut\w*
        |jump\w*|slid\w*|soar\w*|surg\w*|rais\w*|lower\w*|reduc\w*|up|down|revis\w*|chang\w*|mov\w*|went|go(?:es|ing)?
        |shr[aiu]nk\w*|declin\w*|doubl\w*|expand\w*|edg\w*)\b""",
    re.VERBOSE,
)
"""what makes two values of "from X to Y" """

SCORE = re.compile(
    r"""(?P<one>\d{1,3})[ ]?-[ ]?(?P<two>\d{1,3})
        (?![\d%]|[.,/]\d|:\d|[ ]?-[ ]?(?:\d|year|day|week|month|hour|minute))""",
    re.VERBOSE,
)
SCORE_TO = re.compile(r"(?P<one>\d{1,3})[ -]to[ -](?P<two>\d{1,3})(?![\d%]|[.,]\d|:\d)")
"""3-2 · a vote of 12 to 3"""
SCORE_NIL = re.compile(rf"(?P<one>\d{{1,3}}|{alternation(ONES)})[ -]{{1,3}}(?:nil|zero)(?![a-z])")
"""two-nil"""
SCORE_TWIN = re.compile(r"[ ]to[ ]\d{1,3}[ ]?-[ ]?\d{1,3}(?!\d)")
"""(0-11) to 1-13"""
SCORE_WORD = re.compile(
    r"""\b(?:w[io]n(?:ning|s)?|beat(?:en|ing|s)?|defeat\w*|los[et]\w*|loss(?:es)?|drew|draw[ns]?|victor\w+|lead\w*|led
        |trail\w*|ahead|behind|score\w*|goals?|match|game|half-?time|aggregate|votes?|voted|verdict|ruling|ruled|thrash\w*
        |hammer\w*|thump\w*|set|tie[ds]?|level\w*|record|series|final|down|up|advantage|deficit|equalis\w+|comeback
        |penalties|shootout|tie-?break|result|rout|edg(?:e|ed|ing)|past|against|bowl\w*|spinner|seamer|wickets?|innings)\b""",
    re.VERBOSE,
)
VOTE_BEFORE = re.compile(
    r"\b(?:pass|approv|reject|adopt|fail|clear|back)[a-z]*[ ](?:[a-z' -]{1,40}[ ])?(?:by[ ])?(?:a[ ]vote[ ]of[ ])?$"
)
"""passed the bill by (52 to 45)"""
ODDS_AFTER = re.compile(r"[ ](?:stock[ ])?(?:shot|favou?rite|outsider|odds|majority|split|ratio|chance|bet)(?![a-z])")
"""(100-1) shot · (60-40) split"""
SCALED_AFTER = re.compile(r"[ ]{0,2}(?:-[ ]?)?(?:per[ ]?cent|%|million|billion|thousand)(?![a-z])")
"""After two numbers, a sign that they are no score; a unit is another."""
MULTIPLE_TAIL = re.compile(
    r"""[ ]?-?[ ]?fold(?![a-z]) | x(?![a-z0-9])
        | [ ]times(?=[ ](?:as|more|higher|larger|bigger|greater|that|the|faster|its|longer|what|lower|less|over)\b)""",
    re.VERBOSE,
)
"""(10)-fold · (2)x · (three) times (as many)"""


def parse_quantity(page: Page, pos: int) -> Figure | None:
    """Read a number with its unit, or a range, score, ratio, fraction or multiple made of numbers, at `pos`."""
    if match := FEET_INCHES.match(page.lower, pos):
        return match_to_feet_inches(page, match)
    amount = part_of_a_point(page, pos) or parse_amount(page, pos)
    if amount is None:
        return None
    return (
        (_parse_unitless(page, amount) if amount.unit is None else _parse_second(page, amount))
        or parse_range(page, amount)
        or parse_unit_and_a_part(page, amount)
        or parse_compound(page, amount)
        or to_figure(page, amount)
    )


def _parse_second(page: Page, amount: Amount) -> Figure | None:
    """Read one hundred and twenty-second, where the unit of time would need an article before it."""
    number = amount.number
    if amount.unit != "second" or number.low < 100 or page.lower[number.end : amount.end] != "-second":
        return None
    article = page.lower.endswith((" a ", " an "), 0, amount.start)
    return None if article else parse_long_ordinal(page, amount._replace(end=number.end))


def _parse_unitless(page: Page, amount: Amount) -> Figure | None:
    return (
        parse_vulgar(page, amount)
        or parse_long_ordinal(page, amount)
        or parse_score(page, amount.start)
        or parse_ratio(page, amount)
        or parse_fraction(page, amount)
        or parse_multiple(page, amount)
        or parse_suspended(page, amount)
        or parse_side(page, amount)
    )


_FAR = 3
"""How many times its lower end the upper end of a range may be where the words may mean two figures as well."""
_BY = re.compile(
    rf"(?:{CHANGE.pattern})[^.;]{{0,30}}\bby[ ](?:(?:about|around|some|nearly|almost|over)[ ])?$", CHANGE.flags
)
"""A change by an amount, which "to" and the level reached may follow: "fell by 12 to 340"."""


def parse_range(page: Page, first: Amount, *, between: bool = False) -> Figure | None:
    """Read 10-15, 18 to 25 percent, two or three: an interval when the second amount is larger and of one kind."""
    join = RANGE.match(page.lower, first.end)
    if join is None or first.number.vague or (join["word"] == "and") != between:
        return None
    second = _second(page, first, join)
    if second is None or second.number.vague or not _of_one_kind(first, second, join):
        return None
    first = _completed(first, second)
    if join["word"] == "to" and _tells_a_change(page, first):
        return to_figure(page, first)
    low, high = first.number.low, second.number.high
    times = MULTIPLE_TAIL.match(page.lower, second.end) if second.unit is None else None
    if times and low < high and page.cased[times.end() - 1] != "X":
        step = min(first.number.precision, second.number.precision)
        return page.figure(first.start, times.end(), Kind.MULTIPLIER, low=low, high=high, precision=step)
    if low >= high or (join["word"] == "or" and high > 10 and high > _FAR * low):
        return None
    if join["word"] == "to" and high > _FAR * low and _BY.search(page.lower, max(0, first.start - 60), first.start):
        return to_figure(page, first)
    span = second._replace(
        start=first.start, kind=first.kind, unit=first.unit,
        number=second.number._replace(low=low, precision=min(first.number.precision, second.number.precision)),
    )  # fmt: skip
    return to_figure(page, span)


def _second(page: Page, first: Amount, join: re.Match[str]) -> Amount | None:
    """Read the second amount of a range; in "£1-2m" the currency holds for both, and m is a million."""
    if join["dash"] and first.start < first.number.start:
        number = parse_number(page.lower, join.end(), money=True)
        if number is not None and number.scale > 1:
            return Amount(number.start, number.end, number, Kind.COUNT)
    return parse_signed_amount(page, join.end()) if first.number.low < 0 else parse_amount(page, join.end())


def _of_one_kind(first: Amount, second: Amount, join: re.Match[str]) -> bool:
    if first.unit is None:
        return second.kind is not Kind.MONEY or second.end > second.number.end  # "10 to 15 dollars", not "10-$15"
    if first.unit == second.unit:
        return True
    # In "$4,000-6,000" the first unit holds for both.
    shared = join["dash"] is not None or (second.number.scale > 1 and first.number.scale == 1)
    return second.unit is None and shared and first.kind is Kind.MONEY and first.start < first.number.start


def _completed(first: Amount, second: Amount) -> Amount:
    """Give `first` the scale and the unit it shares with `second`: "1.2 to 1.5 million", "18 to 25 percent"."""
    number, scale = first.number, second.number.scale
    if number.scale == 1 and scale > 1 and number.low * scale < second.number.high * 10:
        number = number._replace(
            low=number.low * scale, high=number.high * scale, precision=number.precision * scale, scale=scale
        )
    if first.unit is not None:
        return first._replace(number=number)
    return first._replace(number=number, kind=second.kind, unit=second.unit, factor=second.factor)


def _tells_a_change(page: Page, first: Amount) -> bool:
    """Whether "X to Y" gives two values: "rose from X to Y", "rose 5p to 118p"."""
    before = page.lower[max(0, first.start - 60) : first.start].rstrip()
    if before.endswith("from"):
        return CHANGE.search(before) is not None
    has_unit = first.end > first.number.end or first.start < first.number.start
    return has_unit and CHANGE.search(" ".join(before.split()[-3:])) is not None


BETWEEN = re.compile(r"between[ ](?:(?:the|a)[ ]range[ ]of[ ])?|range[ ]of[ ]")


def parse_between(page: Page, pos: int) -> Figure | None:
    """Read "between 80% and 90%" and "in the range of 80% and 90%", the words included."""
    opening = BETWEEN.match(page.lower, pos)
    first = parse_signed_amount(page, opening.end()) if opening else None
    figure = parse_range(page, first, between=True) if first else None
    if figure is None:
        return None
    return replace(figure, span=Span(start=pos, end=figure.span.end), surface=page.text[pos : figure.span.end])


def parse_signed(page: Page, pos: int) -> Figure | None:
    """Read -4 °C, minus four degrees and -4 to -1; a plus sign changes nothing."""
    if page.lower.endswith("plus or ", 0, pos):
        return None
    amount = parse_signed_amount(page, pos)
    if amount is None or page.lower[pos] == "+":
        return to_figure(page, amount) if amount else None
    if part := _parse_part_below(page, amount):
        return part
    if slash := SLASH.match(page.lower, amount.number.start):
        figure = match_to_slash(page, slash)
        if figure and figure.low is not None:
            end = figure.span.end
            return page.figure(pos, end, figure.kind, low=-figure.low, precision=figure.precision, unit=figure.unit)
    return parse_range(page, amount) or to_figure(page, amount)


def _parse_part_below(page: Page, amount: Amount) -> Figure | None:
    """Read minus two thirds, negative one over twenty."""
    number = amount.number
    if amount.unit is not None or not number.worded:
        return None
    above = amount._replace(start=number.start, number=number._replace(low=-number.high, high=-number.low))
    part = parse_fraction(page, above) or parse_over(page, above)
    if part is None or part.low is None:
        return None
    return page.figure(amount.start, part.span.end, part.kind, low=-part.low, precision=part.precision, unit=part.unit)


def parse_signed_amount(page: Page, pos: int) -> Amount | None:
    """Read an amount with the sign before it, if there is one."""
    sign = SIGN.match(page.lower, pos)
    amount = parse_amount(page, sign.end() if sign else pos)
    if sign is None or amount is None:
        return amount
    if sign[0] == "+":
        return amount
    number = amount.number
    return amount._replace(start=pos, number=number._replace(low=-number.high, high=-number.low))


def parse_score(page: Page, pos: int) -> Figure | None:
    """Read 3-2, a vote of 12 to 3, two-nil: a score when it falls or the words around are about one."""
    text = page.lower
    if match := SCORE_NIL.match(text, pos):
        number = parse_number(text, pos)
        return _score(page, match, int(number.low), 0) if number else None
    match = SCORE.match(text, pos) or SCORE_TO.match(text, pos)
    if match is None or SCALED_AFTER.match(text, match.end()) or begins_unit(page, match.end()):
        return None
    one, two = int(match["one"]), int(match["two"])
    if two and _tells_odds(text, match):
        return ratio(page, pos, match.end(), one, two)
    told = _tells_a_score(text, match)
    if match.re is SCORE_TO:
        is_score = told and one > two and not text.endswith("from ", 0, pos)
    elif one >= two or one == 0:
        is_score = told or one <= 99
    else:
        is_score = told and not PLURAL_AFTER.match(text, match.end())
    return _score(page, match, one, two) if is_score else None


def _tells_a_score(text: str, match: re.Match[str]) -> bool:
    before = SCORE_WORD.search(text, max(0, match.start() - 60), match.start()) or VOTE_BEFORE.search(
        text, max(0, match.start() - 60), match.start()
    )
    after = SCORE_TWIN.match(text, match.end()) or SCORE_WORD.search(text, match.end(), match.end() + 25)
    return before is not None or after is not None


def _tells_odds(text: str, match: re.Match[str]) -> bool:
    return ODDS_AFTER.match(text, match.end()) is not None or text.endswith(("odds of ", "ratio of "), 0, match.start())


def _score(page: Page, match: re.Match[str], one: int, two: int) -> Figure:
    return page.figure(match.start(), match.end(), Kind.SCORE, parts=(one, two))


def parse_suspended(page: Page, amount: Amount) -> Figure | None:
    """Read the 16 of "16- and 17-year-olds": it has the unit of the next."""
    join = SUSPENDED.match(page.lower, amount.end)
    second = parse_amount(page, join.end()) if join else None
    if second is None or second.unit is None:
        return None
    return to_figure(page, amount._replace(kind=second.kind, unit=second.unit, factor=second.factor))


def parse_side(page: Page, amount: Amount) -> Figure | None:
    """Read the 3 of "3 by 4 metres", and each but the last of three sides: it has the unit of the last."""
    last: Amount | None = amount
    for _ in range(2):
        join = BY.match(page.lower, last.end) if last else None
        last = parse_amount(page, join.end()) if join else None
        if last is not None and last.unit is not None:
            break
    if last is None or last.kind is not Kind.MEASURE:
        return None
    return to_figure(page, amount._replace(kind=last.kind, unit=last.unit, factor=last.factor))


def parse_multiple(page: Page, amount: Amount) -> Figure | None:
    """Read 10-fold, 2x, three times as many."""
    match = MULTIPLE_TAIL.match(page.lower, amount.end)
    if match is None or amount.number.vague:
        return None
    number = amount.number
    if number.low >= 100 and page.cased[match.end() - 1] == "X":
        return None  # a 5800X is a model
    return page.figure(amount.start, match.end(), Kind.MULTIPLIER, low=number.low, precision=number.precision)
