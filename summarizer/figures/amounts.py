"""One number with what belongs to it: the currency before it, the percent sign, the unit or the age after it.

Knows currencies and units; nothing of ranges, scores, dates and names.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from summarizer.figures.figure import Figure, Kind
from summarizer.figures.lexicon import (
    ATTACHED_UNITS,
    COMPOUND_UNITS,
    CURRENCY_PREFIXES,
    CURRENCY_SYMBOLS,
    CURRENCY_WORDS,
    DENOMINATORS,
    HUNDREDTHS,
    UNIT_FORMS,
    UNITS,
)
from summarizer.figures.numbers import (
    AND_A_FRACTION,
    AND_FRACTIONS,
    GAP,
    Number,
    alternation,
    parse_number,
    share_of,
)
from summarizer.figures.page import Page

CURRENCY_HEAD = re.compile(
    rf"""(?: (?P<code>{alternation(CURRENCY_PREFIXES)})(?=[ ]?[\d.])
           | (?P<symbol>[{"".join(CURRENCY_SYMBOLS)}]) )[ ]{{0,3}}""",
    re.VERBOSE,
)
"""$ · US$ · Rs. · EUR, right before a number"""
CURRENCY_TAIL = re.compile(
    rf"""{GAP}-?(?:(?P<adjective>us|u\.s\.|american|australian|canadian|singapore|hong[ ]kong|new[ ]zealand)[ ])?
         (?P<word>{alternation(CURRENCY_WORDS)})(?![a-z0-9])""",
    re.VERBOSE,
)
HUNDREDTH_TAIL = re.compile(rf"{GAP}-?(?P<word>{alternation(HUNDREDTHS)})(?![a-z0-9']|\.[a-z])")
WEIGHT = re.compile(r"\b(?:weigh|weight|lbs?|lost|heavier|lighter|ounces?|muscle|fish|baby|bomb|tumou?r)")
"""words beside which pounds are no money"""

SPENT = re.compile(r"[ ](?:notes?|coins?|fines?|bills?|fees?|tickets?|prizes?|rewards?|vouchers?|donations?)(?![a-z])")
"""a (20-pound) note"""

PERCENT = re.compile(
    rf"""{GAP}-?[ ]?(?: (?P<points> percentage[ -]points? | pp(?![a-z]) | p\.p\. | (?:%|per[ ]?cent)[ -]?points? )
                      | (?P<basis> basis[ -]points? | bps?(?![a-z]) )
                      | % | per[ ]?cent(?:age)?(?![a-z]) | pct(?![a-z])
                      | (?<=\d)pc(?![a-z]) )""",
    re.VERBOSE,
)

UNIT_TAIL = re.compile(rf"(?:[ ]{{0,4}}-?[ ]{{0,2}})(?P<unit>{alternation(UNIT_FORMS)})(?![a-z0-9²³])")
ATTACHED_UNIT = re.compile(
    rf"(?P<unit>{alternation(ATTACHED_UNITS)})(?![a-z0-9²³'])|[ ](?P<tonne>t)(?![a-z0-9']|\.[a-z])"
)
METRE_LETTER = re.compile(r"[ -]?m(?![a-z0-9²³'])")
PER_TIME = re.compile(r"(?:[ ]?/[ ]?|[ ]per[ ]|[ ]an?[ ](?=hour|second))(?P<unit>hour|hr|h|second|sec|s)(?![a-z])")
SECOND_NOUN = re.compile(
    r"""[ ]?-[ ]?|[ ](?:half|place|period|round|leg|quarter|row|man|woman|time|team|spell|year|of|and|[a-z]{1,12}est)
        (?![a-z])""",
    re.VERBOSE,
)
"""(two second)-half (goals)"""
ONE_DAY = re.compile(r"[ ]?-|[ ](?:later|ago|earlier|after|before|of|in|off|only|to|each|per|a|and)(?![a-z])")
"""(one day) later, where "one day" alone is some day"""
AGE_TAIL = re.compile(r"(?:[ ]?-[ ]?|[ ]{1,3})olds?(?![a-z])|[ ]of[ ]age(?![a-z])")
LONG_TAIL = re.compile(r"[ ]?-[ ]?long(?![a-z])")

SHARE_OF_UNIT = re.compile(
    r"""(?: (?P<share>half|quarter)(?:[ -]an?)? | (?:a[ ])?(?P<part>quarter|third|fifth|tenth)[ ]of[ ]an? )
        [ -](?=[a-z%])""",
    re.VERBOSE,
)
"""half a (percent) · half-(hour) · quarter of a (century)"""
QUARTER_POINT = re.compile(r"(?:a[ ])?quarter(?:[ -]|[ ]of[ ]a[ ])points?(?![a-z])")
"""quarter point: said of interest rates alone"""
FEET_INCHES = re.compile(
    r"""(?P<feet>\d{1,2})[ ]?(?:ft\.?|foot|feet|')[ ,]{0,2}(?P<inches>\d{1,2}(?:\.\d)?)[ ]?
        (?:ins?(?![a-z])|inch(?:es)?|"|'')""",
    re.VERBOSE,
)
"""5ft 11in · 6'2" """
UNIT_AND_A_PART = re.compile(
    rf"""{AND_A_FRACTION.pattern}
         (?=[ ]?(?:[.,;:)!?"]|$)|[ ](?:ago|later|earlier|before|after|to|in|on|at|for|with|from|as|by|and|or|but|when
         |while|until|till|away|long|high|wide|deep|tall|into|behind|ahead|over|is|was|were|has|had|than|that|per|each|every
         |since|during|through|without|because|if|off)(?![a-z]))""",
    re.VERBOSE,
)
"""(an hour) and a half"""
A_UNIT = re.compile(rf"an?[ -](?P<unit>{alternation(UNITS)})(?=,?[ -](?:and[ -]|\d))")
"""an hour (and a half) · a minute (and 12 seconds)"""
COMPOUND = re.compile(r"[ ]?,?[ ](?:and[ ])?|(?<=[a-z])(?=\d)")
"""(1 hour) and (20 minutes) · (10lb) (4oz)"""


class Amount(NamedTuple):
    """One number with its unit; `factor` turns the number into the unit (pence to pounds)."""

    start: int
    end: int
    number: Number
    kind: Kind
    unit: str | None = None
    factor: Decimal = Decimal(1)


def parse_amount(page: Page, pos: int) -> Amount | None:
    """Read the number at `pos` with the currency before it or the unit after it."""
    head = CURRENCY_HEAD.match(page.lower, pos)
    number = parse_number(page.lower, head.end() if head else pos, money=head is not None)
    if number is None:
        return _share_of_unit(page, pos)
    if head:
        code = CURRENCY_PREFIXES[head["code"]] if head["code"] else CURRENCY_SYMBOLS[head["symbol"]]
        return Amount(pos, number.end, number, Kind.MONEY, code)
    return with_unit(page, Amount(pos, number.end, number, Kind.COUNT))


def _share_of_unit(page: Page, pos: int) -> Amount | None:
    """Read half a percent, half an hour, a quarter of a century."""
    if match := QUARTER_POINT.match(page.lower, pos):
        quarter = Number(pos, match.end(), Decimal("0.25"), Decimal("0.25"), Decimal("0.25"), worded=True)
        return Amount(pos, match.end(), quarter, Kind.PERCENT, "pp")
    match = SHARE_OF_UNIT.match(page.lower, pos)
    if match is None:
        return None
    share = share_of(1, DENOMINATORS[match["share"] or match["part"]])
    step = Decimal("0.5") if share == Decimal("0.5") else Decimal("0.25")
    number = Number(pos, match.end() - 1, share, share, step, worded=True)
    amount = with_unit(page, Amount(pos, match.end() - 1, number, Kind.COUNT))
    return None if amount.kind is Kind.COUNT else amount


def with_unit(page: Page, amount: Amount) -> Amount:
    """Return `amount` with the percent sign, the currency or the unit that follows its number."""
    text, pos = page.lower, amount.number.end
    if match := PERCENT.match(text, pos):
        if match["basis"]:
            return amount._replace(end=match.end(), kind=Kind.PERCENT, unit="pp", factor=Decimal("0.01"))
        return amount._replace(end=match.end(), kind=Kind.PERCENT, unit="pp" if match["points"] else "%")
    if match := CURRENCY_TAIL.match(text, pos):
        return _money(page, amount, match)
    if match := HUNDREDTH_TAIL.match(text, pos):
        return amount._replace(end=match.end(), kind=Kind.MONEY, unit=HUNDREDTHS[match["word"]], factor=Decimal("0.01"))
    return _measured(page, amount)


def _money(page: Page, amount: Amount, match: re.Match[str]) -> Amount:
    word = match["word"].replace("-", " ")
    if word in ("pound", "pounds") and amount.number.scale == 1 and _is_weight(page, amount, match):
        return amount._replace(end=match.end(), kind=Kind.MEASURE, unit="pound")
    code = CURRENCY_WORDS[word]
    if match["adjective"] and word.startswith("dollar"):
        code = CURRENCY_WORDS.get(f"{match['adjective']} dollars", "")
    return amount._replace(end=match.end(), kind=Kind.MONEY, unit=code)


def _is_weight(page: Page, amount: Amount, match: re.Match[str]) -> bool:
    if SPENT.match(page.lower, match.end()):
        return False
    around = WEIGHT.search(page.lower, max(0, amount.start - 40), match.end() + 30)
    return around is not None or (match["word"] == "pound" and amount.number.low > 1)


def _measured(page: Page, amount: Amount) -> Amount:
    text, number = page.lower, amount.number
    match = UNIT_TAIL.match(text, number.end)
    if match and not _is_no_unit(page, amount, match):
        return _unit(page, amount, UNIT_FORMS[match["unit"].replace("-", " ")], match.end())
    if not text[number.end - 1].isdigit():
        return amount
    if match := ATTACHED_UNIT.match(text, number.end):
        form = match["unit"] or match["tonne"]
        # "37C" is a temperature and "5G" a name; "9.58s" is a time taken and "30s" a decade.
        if page.cased[match.end() - 1].isupper() == (form in ("c", "f")) and (form != "s" or number.precision < 1):
            return _unit(page, amount, ATTACHED_UNITS[form], match.end())
    if number.scale == 1 and (match := METRE_LETTER.match(text, number.end)):
        return _unit(page, amount, "metre", match.end())
    return amount


def _is_no_unit(page: Page, amount: Amount, match: re.Match[str]) -> bool:
    """Whether the word is no unit: "two second-half goals", "in 2016 second place", "One day he left"."""
    number = amount.number
    if "-" in match[0] or match["unit"] not in ("second", "day"):
        return False
    if match["unit"] == "day":
        return number.low == 1 and not ONE_DAY.match(page.lower, match.end())
    return not 5 <= number.low <= 1000 or SECOND_NOUN.match(page.lower, match.end()) is not None


def _unit(page: Page, amount: Amount, unit: str, end: int) -> Amount:
    if per := PER_TIME.match(page.lower, end):
        speed = f"{unit} per {'hour' if per['unit'][0] == 'h' else 'second'}"
        if speed in UNITS:
            return amount._replace(end=per.end(), kind=Kind.MEASURE, unit=speed)
    if UNITS[unit].dimension != "time":
        return amount._replace(end=end, kind=Kind.MEASURE, unit=unit)
    if age := AGE_TAIL.match(page.lower, end):
        return amount._replace(end=age.end(), kind=Kind.AGE, unit=unit)
    long = LONG_TAIL.match(page.lower, end)
    return amount._replace(end=long.end() if long else end, kind=Kind.DURATION, unit=unit)


def to_figure(page: Page, amount: Amount) -> Figure:
    """Make the figure of one amount."""
    number = amount.number
    kind = Kind.VAGUE if number.vague else amount.kind
    return page.figure(
        amount.start, amount.end, kind, low=number.low * amount.factor, high=number.high * amount.factor,
        precision=number.precision * amount.factor, unit=amount.unit,
    )  # fmt: skip


def match_to_feet_inches(page: Page, match: re.Match[str]) -> Figure:
    """Read 5ft 11in as 71 inches."""
    inches = int(match["feet"]) * 12 + Decimal(match["inches"])
    return page.figure(match.start(), match.end(), Kind.MEASURE, low=inches, precision=Decimal(1), unit="inch")


def parse_compound(page: Page, amount: Amount) -> Figure | None:
    """Read 1 hour 20 minutes, or three years and six months, in the smaller unit."""
    if amount.kind not in (Kind.DURATION, Kind.MEASURE):
        return None
    last, value = amount, amount.number.low
    while following := _smaller(page, last):
        each = UNITS[last.unit or ""].factor / UNITS[following.unit or ""].factor
        value = value * each.quantize(Decimal(1)) + following.number.low
        last = following
    if last is amount:
        return None
    return page.figure(amount.start, last.end, last.kind, low=value, precision=last.number.precision, unit=last.unit)


def _smaller(page: Page, amount: Amount) -> Amount | None:
    """Read the (20 minutes) that go on from an hour."""
    unit = COMPOUND_UNITS.get(amount.unit or "")
    join = COMPOUND.match(page.lower, amount.end) if unit else None
    following = parse_amount(page, join.end()) if join else None
    return following if following and following.unit == unit else None


def parse_unit_and_a_part(page: Page, amount: Amount) -> Figure | None:
    """Read two hours and a half."""
    if amount.kind not in (Kind.DURATION, Kind.MEASURE):
        return None
    match = UNIT_AND_A_PART.match(page.lower, amount.end)
    if match is None:
        return None
    value = amount.number.low + (AND_FRACTIONS[match[1]] if match[1] else Decimal("0.75"))
    return page.figure(amount.start, match.end(), amount.kind, low=value, precision=Decimal("0.1"), unit=amount.unit)


def read_a_unit(page: Page, pos: int) -> Figure | None:
    """Read an hour and a half, and an hour and 20 minutes: a unit that only what follows makes a figure of."""
    match = A_UNIT.match(page.lower, pos)
    if match is None:
        return None
    one = Number(pos, match.start("unit") - 1, Decimal(1), Decimal(1), Decimal(1), worded=True)
    amount = with_unit(page, Amount(pos, one.end, one, Kind.COUNT))
    return parse_unit_and_a_part(page, amount) or parse_compound(page, amount)
