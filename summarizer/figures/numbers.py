"""Numerals: digits, words and both, read into an interval of Decimals.

Knows how English writes a number; nothing of units, dates or what is counted. `parse_number` looks at one place and
returns what begins there, or None. A place is read once, left to right, so time is linear in what is read.
"""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.figures.digits import read_digits, with_fraction
from summarizer.figures.lexicon import DENOMINATORS, SCALES, VAGUE, VAGUE_COUNTERS, VULGAR_FRACTIONS
from summarizer.figures.number import Number, alternation, and_a_fraction, exact, scaled, share_of
from summarizer.figures.number_words import read_words

PLACES = re.compile(r"-figures?(?![a-z])|(?<=[a-z0-9]) figures(?![a-z])")
"""(six)-figure"""

MANY_PLACES = re.compile(r"\b(?:in|into|to|reach(?:ed|es)?)(?: the)?(?: low| high| mid)? $")
"""in (six figures)"""

_A_SCALE = r"(?P<scale>hundred|thousand|million|billion|trillion|dozen|lakh|crore)(?![a-z])"

HALF_A_SCALE = re.compile(
    r"(?P<part>(?:one[ -])?half|(?:(?:a|one)[ -])?(?:quarter|fourth)|three[ -](?:quarters|fourths)"
    r"|(?:a|one|two)[ -](?:third|fifth|tenth)s?)"
    rf"(?:[ ]of[ ]an?[ ]|(?<=half)[ -]an?[ -]|(?<=half)[ -]|(?<=quarter)[ -]){_A_SCALE}"
)

REST = re.compile(r"[ ](?P<and>and[ ])?(?=[a-z\d])")
"""(3 hundred) and (21) · (3 million) (200 thousand)"""

_AND_DIGITS = re.compile(r" and \d")
"""(one) and (3/4)"""

VAGUE_SUM = re.compile(
    rf"(?:many[ ])?({alternation(VAGUE)})(?:[ ]of[ ](hundreds|thousands|millions|billions))?(?![a-z])"
)

SCORES_OF = re.compile(
    r"[ ](?:of|more|others?|dead|injured|wounded|killed|were|are|have|had)(?![a-z])(?![ ](?:the|a)[ ])"
)
"""scores (of people): not "test scores" nor "he scores"."""

VAGUE_SCALE = re.compile(
    r"(?:a[ ])?(several|few|couple(?:[ ]of)?)[ ](hundred|thousand|million|billion|dozen|trillion|lakh|crore)(?![a-z])"
    r"(?:[ ](?P<times>thousand|million|billion|crore)(?![a-z]))?"
)


def parse_number(page_lower: str, pos: int, *, money: bool = False) -> Number | None:
    """The numeral that begins at `pos`, or None.

    Parameters
    ----------
    page_lower : str
        Folded lower-case text.
    pos : int
        Where the numeral would begin.
    money : bool
        Whether a currency stands before it: then "m" is always a million.
    """
    number = _parse(page_lower, pos, money=money)
    return number if number is None else _in_places(page_lower, _with_rest(page_lower, number))


def _parse(page_lower: str, pos: int, *, money: bool) -> Number | None:
    char = page_lower[pos : pos + 1]
    if char.isascii() and (char.isdigit() or char == "."):
        number = read_digits(page_lower, pos, money=money)
        return number and and_a_fraction(page_lower, number)
    if char in VULGAR_FRACTIONS:
        top, bottom = VULGAR_FRACTIONS[char]
        return scaled(page_lower, exact(pos, pos + 1, share_of(top, bottom), Decimal("0.01")))
    return _half_a_scale(page_lower, pos) or _vague(page_lower, pos) or _worded(page_lower, pos)


def _worded(text: str, pos: int) -> Number | None:
    """One hundred; one and 3/4."""
    number = read_words(text, pos)
    return with_fraction(text, number) if number and number.integral and _AND_DIGITS.match(text, number.end) else number


def _with_rest(text: str, number: Number) -> Number:
    """3 hundred and 21, 12 thousand five hundred, 3 million 200 thousand: the rest below the scale word."""
    join = REST.match(text, number.end) if number.scale >= 100 and not number.vague else None
    if join is None or number.low % number.scale != 0 or not text[number.end - 4 : number.end].isalpha():
        return number
    rest = _parse(text, join.end(), money=False)
    if rest is None or rest.vague or rest.low != int(rest.low) or not 0 < rest.low < number.scale:
        return number
    if not _is_the_rest(text, number, rest, joined=join["and"] is not None):
        return number
    rest = _with_rest(text, rest)
    value = number.low + rest.low
    return number._replace(end=rest.end, low=value, high=value, precision=rest.precision, scale=1)


def _is_the_rest(text: str, number: Number, rest: Number, *, joined: bool) -> bool:
    """Whether a number below a scale word belongs to it: not "5 thousand 20-year-olds", "2 million and 300 more"."""
    hundreds = number.scale in (100, 1000) and not number.worded
    if joined:
        return hundreds and rest.scale == 1
    if rest.scale > 1:
        return rest.scale < number.scale and not (number.worded and rest.worded)
    whole = rest.low >= number.scale // 10
    return hundreds and rest.integral and whole and text[rest.end : rest.end + 1] not in ("-", "%")


def _in_places(text: str, number: Number) -> Number:
    """A "six-figure" sum lies between 100,000 and 999,999."""
    match = PLACES.match(text, number.end) if number.integral and 4 <= number.low <= 9 else None
    if match is None:
        return number
    if match[0][0] == " " and not MANY_PLACES.search(text, max(0, number.start - 20), number.start):
        return number
    low = Decimal(10) ** (int(number.low) - 1)
    return Number(number.start, match.end(), low, low * 10 - 1, Decimal(1), worded=True, vague=True)


def _half_a_scale(text: str, pos: int) -> Number | None:
    match = HALF_A_SCALE.match(text, pos)
    if match is None:
        return None
    scale = SCALES[match["scale"]]
    value = (_SHARES_OF_A_SCALE.get(match["part"].replace("-", " ")) or _share_named(match["part"])) * scale
    return Number(pos, match.end(), value, value, _step_of(value), worded=True, scale=scale)


_SHARES_OF_A_SCALE = dict.fromkeys(("half", "one half"), Decimal("0.5"))
_SHARES_OF_A_SCALE |= dict.fromkeys(("three quarters", "three fourths"), Decimal("0.75"))
_SHARES_OF_A_SCALE |= dict.fromkeys(("quarter", "a quarter", "one quarter", "one fourth", "a fourth"), Decimal("0.25"))


def _share_named(part: str) -> Decimal:
    """A third, two fifths."""
    count, _, name = part.replace("-", " ").partition(" ")
    return share_of(2 if count == "two" else 1, DENOMINATORS[name.removesuffix("s")])


def _step_of(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero: "half a million" is stated to 100,000."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) if value > 100 else Decimal(1)


def _vague(text: str, pos: int) -> Number | None:
    match = VAGUE_SUM.match(text, pos)
    if match:
        low, high = VAGUE[match[1]]
        if match[2]:
            first = {"tens": (20, 99), "hundreds": (200, 999), "thousands": (2000, 9999)}.get(match[1], (2, 99))
            scale = SCALES[match[2]]
            low, high = first[0] * scale, first[1] * scale + scale - 1
        elif match[1] == "tens" or (match[1] == "scores" and not _are_people(text, match)):
            return None
        return _vague_number(match, low, high)
    match = VAGUE_SCALE.match(text, pos)
    if match is None:
        return None
    low, high = VAGUE_COUNTERS[match[1].removesuffix(" of")]
    scale = SCALES[match[2]] * SCALES.get(match["times"], 1)
    return _vague_number(match, low * scale, (high + 1) * scale - 1)


def _are_people(text: str, match: re.Match[str]) -> bool:
    """Whether scores are a count: not "the scores were level"."""
    owned = text.endswith(("the ", "their ", "its ", "his ", "her ", "these ", "those ", "our "), 0, match.start())
    return not owned and SCORES_OF.match(text, match.end()) is not None


def _vague_number(match: re.Match[str], low: int, high: int) -> Number:
    return Number(match.start(), match.end(), Decimal(low), Decimal(high), Decimal(1), worded=True, vague=True)
