"""One number with what belongs to it: the currency before it, the percent sign, the unit or the age after it.

Knows currencies and units; nothing of ranges, scores, dates and names.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from summarizer.figures import measures, money
from summarizer.figures.digits import PLURAL_AFTER
from summarizer.figures.figure import Figure, Kind
from summarizer.figures.lexicon import DENOMINATORS
from summarizer.figures.lexicon_units import COMPOUND_UNITS, unit_of
from summarizer.figures.number import AND_A_FRACTION, GAP, Number, alternation, fraction_after, share_of, times
from summarizer.figures.numbers import parse_number
from summarizer.figures.page import Page

PERCENT = re.compile(
    rf"""{GAP}-?[ ]?(?: (?P<points> percentage[ -]points? | pp(?![a-z]) | p\.p\. | (?:%|per[ ]?cent)[ -]?points? )
                      | (?P<basis> basis[ -]points? | bps?(?![a-z]) )
                      | (?P<mille>‰|per[ ]?mille(?![a-z])) | % | per[ ]?cent(?:age)?(?![a-z]) | pct(?![a-z])
                      | (?<=\d)pc(?![a-z]) )""",
    re.VERBOSE,
)

WAITING = re.compile(
    r"""[ ](?:(?:more|further|additional|extra|full|whole|long|short|straight|consecutive|successive|solid|entire|good
         |business|working|trading|calendar|school|of|the|very|hard|tough|tense|bleak|dark|cold|hot|happy|difficult
         |turbulent|[a-z]{5,13}(?![a-z])(?:(?<=ing)|(?<=ous)|(?<=ful)|(?<=less)|(?<=[ai]ble)|(?<=ive))(?<!previous)
         (?<!following)(?=[ ][a-z]+s\b))[ ]){1,2}
        (?=(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centuries)(?![a-z]))""",
    re.VERBOSE,
)
"""two (more) years · four long years · a couple of weeks"""
AGE_SHORT = re.compile(r"(?<=\d)[ ]?-?[ ]?(?:y/o|y\.o\.|yo)(?![a-z])")
"""(29) y/o"""
AGE_TAIL = re.compile(r"(?:[ ]?-[ ]?|[ ]{1,3})olds?(?![a-z])|[ ]of[ ]age(?![a-z])")
LONG_TAIL = re.compile(r"[ ]?-[ ]?long(?![a-z])")

_PARTS = alternation(DENOMINATORS.keys() - {"half", "halves", "quarter"})
SHARE_OF_UNIT = re.compile(
    rf"""(?: (?:an?[ ](?=quarter[ ]))?(?P<share>half|quarter)(?:(?:[ ]of)?[ -](?:an?|one))?(?![ ]of[ ])
           | (?:an?[ ]|one[ -])?(?P<part>quarter|{_PARTS})[ ]of[ ](?:an?|one) )
        [ -](?=[a-z%])""",
    re.VERBOSE,
)
"""half a (percent) · half-(hour) · quarter of a (century)"""
_RATE_MOVE = r"(?:interest|rate|cut|ris|increas|hike|reduc|mov|drop|fall|gain|lift|eas|tighten)"
PART_OF_A_POINT = re.compile(
    rf"""(?:an?[ ])?(?: (?P<part>three[ -]quarters?|quarter)(?:[ -]|[ -](?:of[ ])?an?[ -])(?:percentage[ -])?points?
                      | (?P<half>half)[ -](?:percentage[ -])?point(?=[ -](?:percent|{_RATE_MOVE})) )(?![a-z])""",
    re.VERBOSE,
)
POINTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
POINTS |= dict.fromkeys(("three quarter", "three-quarter", "three quarters", "three-quarters"), Decimal("0.75"))
"""quarter point, half-point: said of interest rates alone"""
CAPITAL_M = re.compile(
    r"(?:(?<=\.\d)[ ]|(?<=\.\d\d)[ ])?(?P<m>M)(?![\w²³'’])"
    r"(?![ -](?:final|race|FINAL|RACE|sprint|SPRINT|freestyle|FREESTYLE|hurdles|HURDLES|record|dash))"
)
KELVIN_NO_MORE = re.compile(
    r"[ -]?(?:run|race|walk|follow|people|users|a[ ]year|per|votes|men|women|jobs|salary|[a-z]{2,20}s\b)"
)
FEET_INCHES = re.compile(
    r"""(?P<feet>\d{1,2})[ ]?(?:ft\.?|foot|feet|')(?![23][ ])[ ,]{0,2}(?P<inches>\d{1,2}(?:\.\d)?)[ ]?
        (?:ins?(?![a-z])|inch(?:es)?|"|'')
      | (?P<foot>\d)[ -]foot[ -](?P<five>\d{1,2})(?![\w-]|[.,]\d|[ ]?(?:%|per|inch|ins?\b))""",
    re.VERBOSE,
)
"""5ft 11in · 6'2" """
UNIT_AND_A_PART = re.compile(
    rf"""{AND_A_FRACTION.pattern}
         (?=[ ]?(?:[.,;:)!?"]|$)|[ ](?:ago|later|earlier|before|after|to|in|on|at|for|with|from|as|by|and|or|but|when
         |while|until|till|away|long|high|wide|deep|tall|into|behind|ahead|over|is|was|were|has|had|than|that|per|each
         |every
         |since|during|through|without|because|if|off)(?![a-z]))""",
    re.VERBOSE,
)
"""(an hour) and a half"""
COMPOUND = re.compile(r"[ ]?,?[ ](?:and[ ])?|(?<=[a-z])(?=\d)")
"""(1 hour) and (20 minutes) · (10lb) (4oz)"""
BELOW_ZERO = re.compile(r"[ ]below[ ](?:zero|freezing)(?![a-z])")


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
    head = money.read_head(page, pos)
    if head:
        return _sum_after(page, pos, head)
    number = parse_number(page.lower, pos)
    if number is None:
        return share_of_unit(page, pos)
    return with_unit(page, Amount(pos, number.end, number, Kind.COUNT))


def _sum_after(page: Page, pos: int, head: money.Head) -> Amount | None:
    """Read the number after a currency: $5, $-5, EURm 8.2, $5 USD, Rs 115/-."""
    below = page.lower.startswith("-", head.end) and page.lower[head.end + 1 : head.end + 2].isdigit()
    number = parse_number(page.lower, head.end + below, money=True)
    if number is None:
        return None
    code, end = money.own_code(page, head.code, number.end)
    number = money.in_thousands(code, number)
    if head.scale > 1 and number.scale == 1:
        number = times(number, head.scale, number.end)
    if below:
        number = number._replace(start=head.end, low=-number.high, high=-number.low)
    dash = money.DASH.match(page.lower, end) if number.precision == 1 else None
    amount = Amount(pos, dash.end() if dash else end, number, Kind.MONEY, code)
    return amount if below or dash else _counted_out(page, amount)


def part_of_a_point(page: Page, pos: int) -> Amount | None:
    """Read quarter point and half-point: said of interest rates."""
    match = PART_OF_A_POINT.match(page.lower, pos)
    if match is None:
        return None
    share = POINTS[match["part"] or "half"]
    number = Number(pos, match.end(), share, share, Decimal("0.25"), worded=True)
    return Amount(pos, match.end(), number, Kind.PERCENT, "pp")


def share_of_unit(page: Page, pos: int) -> Amount | None:
    """Read half a percent, half an hour, a quarter of a century."""
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
    text, number = page.lower, amount.number
    if match := PERCENT.match(text, number.end):
        if match["basis"]:
            return amount._replace(end=match.end(), kind=Kind.PERCENT, unit="pp", factor=Decimal("0.01"))
        factor = Decimal("0.1") if match["mille"] else Decimal(1)
        return amount._replace(end=match.end(), kind=Kind.PERCENT, unit="pp" if match["points"] else "%", factor=factor)
    tail = money.read_tail(page, number)
    if tail and not (tail.form[:5] == "pound" and measures.is_of_pounds(page, number)):
        if money.is_weight(page, number, tail):
            return amount._replace(end=tail.end, kind=Kind.MEASURE, unit="pound")
        number = money.in_thousands(tail.code, number)
        sum_ = amount._replace(end=tail.end, number=number, kind=Kind.MONEY, unit=tail.code, factor=tail.factor)
        return sum_ if tail.factor < 1 else _counted_out(page, sum_)
    if age := AGE_SHORT.match(text, number.end):
        return amount._replace(end=age.end(), kind=Kind.AGE, unit="year")
    return _kelvin(page, amount) or _capital_million(page, amount) or _measured(page, amount)


def _capital_million(page: Page, amount: Amount) -> Amount | None:
    """Read 3M as three million, where small letters write metres; not the firm."""
    number, end = amount.number, amount.number.end
    letter = CAPITAL_M.match(page.cased, end) if number.scale == 1 and not number.worded else None
    if letter is None:
        return None
    end = letter.end("m")
    if number.low == 3 and not PLURAL_AFTER.match(page.lower, end) and page.lower[end : end + 7].strip(" .,;!?"):
        return None
    return amount._replace(end=end, number=times(number, 10**6, end))


def _counted_out(page: Page, amount: Amount) -> Amount:
    """Add the cents that follow: twelve euros and fifty cents."""
    cents = money.read_cents(page, amount.start, amount.number, amount.end) if amount.factor == 1 else None
    if cents is None:
        return amount
    value = amount.number.low + cents[0]
    number = amount.number._replace(low=value, high=value, precision=Decimal("0.01"))
    return amount._replace(end=cents[1], number=number)


def _kelvin(page: Page, amount: Amount) -> Amount | None:
    """Read 77 K and 573.15K as temperatures, where "50K" is fifty thousand."""
    number, end = amount.number, amount.number.end
    if number.scale != 1000 or page.cased[end - 1] != "K" or number.worded:
        return None
    spaced = page.lower[end - 2] == " "
    if KELVIN_NO_MORE.match(page.lower, end) or not (spaced or number.precision <= 10):
        return None
    bare = number._replace(
        end=end, low=number.low / 1000, high=number.high / 1000, precision=number.precision / 1000, scale=1
    )
    return amount._replace(end=end, number=bare, kind=Kind.MEASURE, unit="kelvin")


def _measured(page: Page, amount: Amount) -> Amount:
    number = amount.number
    if written := measures.read_unit(page, number):
        return _unit(page, amount, written.unit, written.end)
    waiting = WAITING.match(page.lower, number.end)
    if (waiting and "of" not in waiting[0]) or (waiting and number.vague):
        written = measures.read_unit(page, number._replace(end=waiting.end() - 1))
        if written:
            return _unit(page, amount, written.unit, written.end)
    return _below_zero(page, amount)


def _unit(page: Page, amount: Amount, unit: str, end: int) -> Amount:
    known = unit_of(unit)
    if known is None or known.dimension != "time":
        return _below_zero(page, amount._replace(end=end, kind=Kind.MEASURE, unit=unit))
    if age := AGE_TAIL.match(page.lower, end):
        return amount._replace(end=age.end(), kind=Kind.AGE, unit=unit)
    long = LONG_TAIL.match(page.lower, end)
    return amount._replace(end=long.end() if long else end, kind=Kind.DURATION, unit=unit)


def _below_zero(page: Page, amount: Amount) -> Amount:
    """Read 20 degrees below zero."""
    warm = amount.unit is None or amount.unit.startswith("degree")
    match = BELOW_ZERO.match(page.lower, amount.end) if warm else None
    if match is None or "freezing" in match[0]:
        return amount
    number = amount.number
    below = number._replace(low=-number.high, high=-number.low)
    return amount._replace(end=match.end(), kind=Kind.MEASURE, unit=amount.unit or "degree", number=below)


def to_figure(page: Page, amount: Amount) -> Figure:
    """Make the figure of one amount."""
    number = amount.number
    kind = Kind.VAGUE if number.vague else amount.kind
    written = () if amount.factor == 1 else (number.low,) if number.low == number.high else (number.low, number.high)
    return page.figure(
        amount.start, amount.end, kind, low=number.low * amount.factor, high=number.high * amount.factor,
        precision=number.precision * amount.factor, unit=amount.unit, parts=written,
    )  # fmt: skip


def match_to_feet_inches(page: Page, match: re.Match[str]) -> Figure:
    """Read 5ft 11in as 71 inches."""
    feet, inches = int(match["feet"] or match["foot"]), Decimal(match["inches"] or match["five"])
    return page.figure(
        match.start(),
        match.end(),
        Kind.MEASURE,
        low=feet * 12 + inches,
        precision=Decimal(1),
        unit="inch",
        parts=(feet, inches),
    )


def parse_compound(page: Page, amount: Amount) -> Figure | None:
    """Read 1 hour 20 minutes, or three years and six months, in the smaller unit."""
    if amount.kind not in (Kind.DURATION, Kind.MEASURE):
        return None
    last, value = amount, amount.number.low
    parts: tuple[Decimal, ...] = (value,)
    while following := _smaller(page, last):
        value = value * _each(last.unit, following.unit) + following.number.low
        last, parts = following, (*parts, following.number.low)
    if last is amount:
        return None
    return page.figure(
        amount.start, last.end, last.kind, low=value, precision=last.number.precision, unit=last.unit, parts=parts
    )


def _each(larger: str | None, smaller: str | None) -> Decimal:
    """How many of the smaller unit make the larger."""
    above, below = unit_of(larger), unit_of(smaller)
    assert above is not None
    assert below is not None
    return (above.factor / below.factor).to_integral_value()


def _smaller(page: Page, amount: Amount) -> Amount | None:
    """Read the (20 minutes) that go on from an hour."""
    units = COMPOUND_UNITS.get(amount.unit or "")
    join = COMPOUND.match(page.lower, amount.end) if units else None
    following = parse_amount(page, join.end()) if join else None
    if following is None or units is None or following.unit not in units:
        return None
    return following if following.number.low < 1000 else None


def parse_unit_and_a_part(page: Page, amount: Amount) -> Figure | None:
    """Read two hours and a half."""
    if amount.kind not in (Kind.DURATION, Kind.MEASURE):
        return None
    match = UNIT_AND_A_PART.match(page.lower, amount.end)
    if match is None:
        return None
    value = amount.number.low + fraction_after(match)
    return page.figure(amount.start, match.end(), amount.kind, low=value, precision=Decimal("0.1"), unit=amount.unit)
