"""Parts of a whole and places in a row: ratios, fractions and ordinals written with number words.

Knows how two numbers make a share; nothing of ranges and scores.
"""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.figures.amounts import (
    Amount,
    share_of_unit,
    to_figure,
    with_unit,
)
from summarizer.figures.figure import Figure, Kind
from summarizer.figures.lexicon import DENOMINATORS, ORDINALS, SCALES, TENS, VULGAR_FRACTIONS
from summarizer.figures.number import SCALE, Number, alternation, scaled, share_of
from summarizer.figures.numbers import parse_number
from summarizer.figures.page import Page

RATIO = re.compile(r"[ -]{1,3}(?:out[ -]of[ -](?:every[ ])?|in[ -](?:every[ ])?)(?=[\da-z])")
"""(7) out of (10) · (one) in (five)"""
SPLIT_RATIO = re.compile(
    r"[ ](?:[a-z]{1,24}[ ]){1,3}(?:in|out[ ]of)[ ](?:every[ ])?(?=[\da-z])(?!(?:the|an?|its|his|her|their)[ ])"
)
"""(one) family doctor in (five)"""
SPLIT_RATIO_END = re.compile(
    r"""[ ]?(?:[,.;:)]|$)|[ ](?:is|are|was|were|has|have|had|will|would|can|said|says|live[sd]?|die[sd]?)\b"""
)
COLON = re.compile(r"(?P<one>\d{1,4})[ ]?:[ ]?(?P<two>\d{1,3})(?![\d:]|\.\d)")
OVER = re.compile(r"[ ]over[ ](?=[\da-z])(?!(?:the|an?|its|his|her|their)[ ])")
"""(one) over (three)"""
OVER_END = re.compile(r"[ ]?(?:[.,;:)?!]|$)|[ ](?:of|is|was|are|were|equals)\b")
SLASH = re.compile(r"(?P<one>\d{1,3}(?:\.\d)?)[ ]?/[ ]?(?P<two>\d{1,4})(?![\d/]|[.,]\d)")
FRACTION_TAIL = re.compile(
    rf"""[ ]?-?[ ]?(?: (?P<name>{alternation(DENOMINATORS)}) | (?P<times>ten|hundred)[ -](?P<scale>thousand|million)th
                     | (?P<rare>{"|".join(word for word, value in ORDINALS.items() if 12 < value < 100)})
                     | (?P<tens>{"|".join(TENS)})[ -](?P<one>{"|".join(list(ORDINALS)[:9])}) )
        (?P<plural>s)?(?![a-z])""",
    re.VERBOSE,
)
"""(two)-thirds · (three) quarters · (one) ten-thousandth · (three) twenty-fifths"""
HYPHENED = re.compile(r"-(?=[a-z])|[ ](?=inch|mile)")
"""(three-quarter)-inch"""
QUARTERS_OF_A_YEAR = re.compile(
    r"[ ](?:in[ ]a[ ]row|running|ago|earlier|later|straight"
    r"|of[ ](?:growth|decline|contraction|losses|20\d\d|the[ ]year))\b"
)
"""(three quarters) in a row"""
ORDINAL_AFTER = re.compile(rf"(?:[ ]and[ ]|[ ]|[ ]?-[ ]?)(?P<word>{alternation(ORDINALS)})(?![a-z-])")
"""(one hundred and twenty)-fifth"""
FRACTION_OF_UNIT = re.compile(r"[ ]of[ ](?:an?|one)(?=[ ])")
"""(three-quarters) of an (hour)"""


def parse_ratio(page: Page, amount: Amount) -> Figure | None:
    """Read 7 out of 10, one in five, 4:1, 7/10."""
    text, pos = page.lower, amount.start
    if match := SLASH.match(text, pos):
        return match_to_slash(page, match)
    if match := COLON.match(text, pos):
        one, two = int(match["one"]), int(match["two"])
        return ratio(page, pos, match.end(), one, two) if two else None
    if over := parse_over(page, amount):
        return over
    join = RATIO.match(text, amount.end) or _split_ratio(page, amount)
    second = parse_number(text, join.end()) if join else None
    if join is None or second is None or second.vague or not amount.number.integral:
        return None
    part, whole = int(amount.number.low), int(second.low)
    if not 0 < part < whole:
        return None
    if "out" not in join[0] and not (_is_whole(page, second) and (part == 1 or _is_round(whole))):
        return None
    return ratio(page, pos, second.end, part, whole)


def parse_over(page: Page, amount: Amount) -> Figure | None:
    """Read one over three."""
    over = OVER.match(page.lower, amount.end)
    one, two = amount.number, parse_number(page.lower, over.end()) if over else None
    if two is None or not one.integral or two.low != int(two.low) or not OVER_END.match(page.lower, two.end):
        return None
    if not one.low == 1 < two.low:
        return None
    return ratio(page, amount.start, two.end, one.low, int(two.low))


def ratio(page: Page, start: int, end: int, part: Decimal | int, whole: int) -> Figure:
    """Make a ratio of its two numbers."""
    return page.figure(start, end, Kind.RATIO, low=share_of(part, whole), parts=(part, whole))


def _is_whole(page: Page, number: Number) -> bool:
    """Whether the number after "in" is the whole of a ratio: not "four in 10 minutes", "5 in 2014"."""
    if (
        number.scale == 1
        and number.low > 1000
        and not ("," in page.lower[number.start : number.end] and number.low % 100 == 0)
    ):
        return False
    return with_unit(page, Amount(number.start, number.end, number, Kind.COUNT)).unit is None


def _is_round(whole: int) -> bool:
    """Whether a number is one that shares are given in: "seven in ten", not "four in 89 appearances"."""
    return whole <= 10 or whole == 12 or whole % 10 == 0 or whole == 25


def _split_ratio(page: Page, amount: Amount) -> re.Match[str] | None:
    """Match "family doctor in" of "one family doctor in five", where nothing is counted after the second number."""
    join = SPLIT_RATIO.match(page.lower, amount.end) if amount.number.low == 1 else None
    second = parse_number(page.lower, join.end()) if join else None
    if second is None or not SPLIT_RATIO_END.match(page.lower, second.end):
        return None
    return join


_BOTTOMS = frozenset({*range(2, 11), 12, 16, 32, 64, 100, 1000, 10_000})
"""What a fraction of a unit is written over; "50/60 Hz" are two frequencies."""


def match_to_slash(page: Page, match: re.Match[str]) -> Figure | None:
    """Read 3/4 as a fraction, 7/10 and 5/2 as ratios, 1/4 mile as a length."""
    one, two = Decimal(match["one"]), int(match["two"])
    if not one or not two:
        return None
    of = FRACTION_OF_UNIT.match(page.lower, match.end())
    unit_from = of.end() if of else match.end()
    measured = (
        one < two
        and (one == 1 or two in _BOTTOMS)
        and _part_of_unit(page, match.start(), match.end(), unit_from, share_of(one, two))
    )
    if measured:
        return measured
    if one < two and SCALE.match(page.lower, match.end()):
        share = share_of(one, two)
        number = scaled(page.lower, Number(match.start(), match.end(), share, share, Decimal("0.01")))
        return to_figure(page, with_unit(page, Amount(match.start(), number.end, number, Kind.COUNT)))
    if one < two and two in (2, 3, 4, 5, 6, 8, 16):
        return page.figure(match.start(), match.end(), Kind.FRACTION, low=share_of(one, two), parts=(one, two))
    return ratio(page, match.start(), match.end(), one, two)


def _part_of_unit(page: Page, start: int, end: int, unit_from: int, share: Decimal) -> Figure | None:
    """Read a share of one unit: 1/4 mile, three-quarters of an hour."""
    number = Number(start, unit_from, share, share, Decimal("0.01"))
    amount = with_unit(page, Amount(start, end, number, Kind.COUNT))
    return to_figure(page, amount) if amount.kind in (Kind.MEASURE, Kind.DURATION, Kind.PERCENT) else None


def read_part_of_unit(page: Page, pos: int) -> Figure | None:
    """Read tenth of a second, where the word alone is an ordinal."""
    amount = share_of_unit(page, pos)
    return to_figure(page, amount) if amount else None


def parse_vulgar(page: Page, amount: Amount) -> Figure | None:
    """Read ½ where no unit follows."""
    if page.lower[amount.start : amount.end] not in VULGAR_FRACTIONS:
        return None
    parts = VULGAR_FRACTIONS[page.lower[amount.start]]
    return page.figure(amount.start, amount.end, Kind.FRACTION, low=share_of(*parts), parts=parts)


def parse_fraction(page: Page, amount: Amount) -> Figure | None:
    """Read two-thirds, three quarters, one-fifth."""
    match = FRACTION_TAIL.match(page.lower, amount.end) if amount.number.worded else None
    if match is None or not amount.number.integral:
        return None
    part, whole = int(amount.number.low), _whole(match)
    plural = match["plural"] is not None or match["name"] == "halves"
    if part > 1 and not plural and (unit := HYPHENED.match(page.lower, match.end())):
        return _part_of_unit(page, amount.start, match.end(), unit.end() - 1, share_of(part, whole))
    if not part or plural != (part > 1) or (part >= whole and match["name"] in ("half", "halves", "quarter")):
        return None
    if match["name"] == "quarter" and (part == 2 or QUARTERS_OF_A_YEAR.match(page.lower, match.end())):
        return None
    if amount.number.start + 3 > amount.end or (part >= whole and not match["plural"]):
        return None
    of = FRACTION_OF_UNIT.match(page.lower, match.end())
    measured = _part_of_unit(page, amount.start, match.end(), of.end(), share_of(part, whole)) if of else None
    return measured or page.figure(
        amount.start, match.end(), Kind.FRACTION, low=share_of(part, whole), parts=(part, whole)
    )


def _whole(match: re.Match[str]) -> int:
    """What a fraction is taken of: 3 of "thirds", 25 of "twenty-fifths", 10,000 of "ten-thousandth"."""
    if match["scale"]:
        return (10 if match["times"] == "ten" else 100) * SCALES[match["scale"]]
    if match["tens"]:
        return TENS[match["tens"]] + ORDINALS[match["one"]]
    return DENOMINATORS[match["name"]] if match["name"] else ORDINALS[match["rare"]]


def parse_long_ordinal(page: Page, amount: Amount) -> Figure | None:
    """Read one hundred and twenty-fifth, two hundredth: number words that end in an ordinal."""
    match = ORDINAL_AFTER.match(page.lower, amount.end) if amount.number.worded else None
    if match is None or amount.number.low < 2 or amount.number.vague:
        return None
    if amount.number.precision != 1 and not (
        " and " in match[0] and (not amount.start or page.lower.endswith("the ", 0, amount.start))
    ):
        return None
    value, last = int(amount.number.low), ORDINALS[match["word"]]
    if last >= 100:
        total = value + value % 1000 * (last - 1)
    elif (value % 100 == 0 and last < 100) or (value % 10 == 0 and value % 100 >= 20 and last < 10 and value > 100):
        total = value + last
    else:
        return None
    return page.figure(amount.start, match.end(), Kind.ORDINAL, low=total, precision=Decimal(1))
