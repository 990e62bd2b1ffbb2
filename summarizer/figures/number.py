"""A number as read, and what every way of writing one shares: scale words and fractions after it.

Knows nothing of digits or of words before it.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import NamedTuple

from summarizer.figures.lexicon import DENOMINATORS, SCALES, SMALL_NUMBERS, TENS, UNSTATED_SCALES


class Number(NamedTuple):
    """A numeral at `start:end`: its value as an interval, and the step it states."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    precision: Decimal
    worded: bool = False
    """Written in words alone."""
    vague: bool = False
    scale: int = 1
    """The scale word it carries: 10**6 for "1.5 million"."""

    @property
    def integral(self) -> bool:
        """Whether it is a plain whole number without a scale word."""
        return not self.vague and self.scale == 1 and self.precision == 1 and self.low == int(self.low)


def alternation(words: object) -> str:
    """A pattern for any of `words`, the longest first; a space also matches a hyphen."""
    ordered = sorted(words, key=len, reverse=True)  # type: ignore[call-overload]
    return "|".join(re.escape(word).replace(r"\ ", r"[ -]") for word in ordered)


GAP = r"[ ]{0,4}"

SCALE = re.compile(rf"{GAP}-?({alternation(set(SCALES) - {'hundreds', 'thousands'})}|thousands(?![ ]of))(?![a-z])")

GRAND = re.compile(
    r"""[ ]grand(?![a-z])(?![ ]?-?[ ]?(?:prix|slam|piano|final|jur|master|child|son|daughter|parent|mother|father|tour
        |stand|total|old|opening|hotel|canyon|plan|scale|entrance|theft|duke|duch))""",
    re.VERBOSE,
)
"""(10) grand"""

_JOINED = r"(?:[ ]|[ ]?-[ ]?)"

_PARTS_OF = alternation(set(DENOMINATORS) - {"halves", "half", "quarter"})

AND_A_FRACTION = re.compile(
    rf"""{_JOINED}and{_JOINED}
         (?: (?:an?|one){_JOINED}(?P<part>half|quarter|{_PARTS_OF})
           | (?:(?P<tens>[a-z]{{3,5}}ty)[ -])?(?P<count>{alternation(SMALL_NUMBERS.keys() - {"one"})})
             {_JOINED}(?P<parts>quarter|{_PARTS_OF})
             (?:s|(?=[ -](?:inch|mile|hour|year|pound|ounce|cup|feet|foot|yard|met|point|per
                           |[mb]illion|trillion|thousand)))
         )(?![a-z])""",
    re.VERBOSE,
)
"""(two) and a half · (two) and three quarters"""


def exact(start: int, end: int, value: Decimal, precision: Decimal, *, worded: bool = False) -> Number:
    """Make a number of a single value."""
    return Number(start, end, value, value, precision, worded)


_WIDE = Context(prec=100)
_MILLIONTH = Decimal("0.000001")
_THOUSANDTH = Decimal("0.001")


def share_of(part: Decimal | int, whole: int) -> Decimal:
    """Return `part` of `whole` to six places; what is smaller than a thousandth, to six figures."""
    share = _WIDE.divide(Decimal(part), Decimal(whole))
    step = _MILLIONTH if abs(share) >= _THOUSANDTH or not share else Decimal(1).scaleb(share.adjusted() - 5)
    return _WIDE.quantize(share, step)


def times(number: Number, scale: int, end: int, *, stated: bool = True) -> Number:
    """Return `number` times a scale that ends at `end`; `stated` says whether the scale states a precision."""
    step = number.precision * scale if stated else number.precision
    return number._replace(
        end=end, low=number.low * scale, high=number.high * scale, precision=step, scale=number.scale * scale
    )


def scaled(text: str, number: Number) -> Number:
    """`number` times the scale words after it: 1.5 million, 2 lakh crore, 3 dozen."""
    for _ in range(3):
        match = SCALE.match(text, number.end)
        if match is None:
            grand = GRAND.match(text, number.end) if number.integral else None
            return times(number, 1000, grand.end()) if grand else number
        word = match[1]
        number = times(number, SCALES[word], match.end(), stated=word not in UNSTATED_SCALES)
    return number


def and_a_fraction(text: str, number: Number) -> Number:
    """Two and a half; of a scale, 3 million and a quarter."""
    match = AND_A_FRACTION.match(text, number.end)
    if match is None or number.vague or number.precision < 1:
        return number
    part = fraction_after(match)
    if part >= 1:
        return number
    unit = Decimal(number.scale if number.scale >= 1000 else 1)
    value = number.low + part * unit
    number = number._replace(end=match.end(), low=value, high=value, precision=unit / 10)
    return scaled(text, number._replace(scale=1)) if unit == 1 else number


def fraction_after(match: re.Match[str]) -> Decimal:
    """The fraction of an `AND_A_FRACTION` match."""
    if match["part"]:
        return share_of(1, DENOMINATORS[match["part"]])
    count = TENS.get(match["tens"], 0) + SMALL_NUMBERS[match["count"]]
    return share_of(count, DENOMINATORS[match["parts"]])
