"""What a figure that is neither date nor quantity looks like: ordinals, ages, fractions, multipliers, magnitudes.

Named patterns, each with its `match_to_*`; the words are in `lexicon`, the order of rules in `find`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.figures.amounts import parse_amount, parse_range, to_figure
from summarizer.figures.dates import YEAR, match_to_year
from summarizer.figures.figure import Figure, Kind
from summarizer.figures.lexicon import DENOMINATORS, MONTHS, MULTIPLIERS, ONES, ORDINALS, TENS, WEEKDAYS
from summarizer.figures.numbers import alternation
from summarizer.figures.page import Page

_SUPERLATIVE = r"(?:[ ]?-[ ]?|[ ])(?:[a-z]{3,12}est|most[ -][a-z]{3,15}|best|worst|last|ever)(?:-ever)?(?![a-z])"
ORDINAL_DIGITS = re.compile(rf"(?P<number>\d{{1,3}}(?:,\d{{3}})*)[ ]?(?:st|nd|rd|th)(?![a-z0-9])(?:{_SUPERLATIVE})?")
"""21st · 3rd-largest"""
ORDINAL_WORD = re.compile(
    rf"(?:(?P<tens>{'|'.join(TENS)})(?:[ ]?-[ ]?|[ ]))?(?P<word>{alternation(ORDINALS)})(?![a-z])(?:{_SUPERLATIVE})?"
)
"""second · twenty-first · second-largest"""
ADVERBIAL_ORDINAL = re.compile(
    r"[ ]of[ ]all|[ ]and[ ]foremost|[ ]?:|[ ](?:is|was|are|were|being)[ ](?:an?|the|about|titled|called|that|how)\b"
)
UNIT_SECOND = re.compile(r"[ ](?:later|or[ ]two|before|earlier)\b|[ ]?[.;]")
NUMBER_ONE = re.compile(
    r"(?:number|no\.?|nos\.|#)[ ]?(?P<digits>\d{1,4})(?![\w]|[.,]\d)|number[ ](?P<word>one|two|three|four|five|six|seven|eight|nine|ten)(?![a-z])"
)
"""number one · No. 3: a rank"""

SHARE = re.compile(
    rf"(?P<article>an?|one)[ -](?P<name>{alternation(set(DENOMINATORS) - {'half', 'halves'})})(?![a-z-])"
)
"""a third of · a quarter"""
SHARE_CONTEXT_BEFORE = re.compile(
    r"\b(?:by|nearly|almost|about|than|over|around|up|down|only|just|least|roughly|some|under|more|approximately|and|to|fell|rose|dropped)[ ]$"
)
SHARE_CONTEXT_AFTER = re.compile(
    r"[ ](?:of|off|more|less|fewer|lower|higher|the|are|is|were|said|say|had|have|in|to|who|by|from)\b|[ ]?[,.;:)]|[ ]?$"
)
HALF = re.compile(r"(?P<word>half|halves)(?![a-z])(?![ ]?-[ ]?[a-z])")
HALF_BEFORE = re.compile(
    r"[ ](?:of|the|an?|its|his|her|their|our|my|as|that|all|what|those|these|who|were|are|is|was|have|had|has|said|say|[a-z]+s)\b"
)
HALF_AFTER = frozenset(
    "by in than nearly almost about over least only just around under up down to and some roughly approximately".split()
)
HALF_NOT_BEFORE = frozenset("first second opening other the last closing each either better latter this that".split())

AGED = re.compile(
    r"(?:aged|ages?[ ]of|ages|age|turn(?:ed|ing|s)|birthday[ ]of)[ ](?:(?:between|from|about|around|over|under|at[ ]least|just|nearly|almost|only)[ ]){0,2}(?=[\da-z])"
)
"""aged 32 · at the age of five · ages 5 to 11"""
AGE_DECADE = re.compile(
    rf"""(?:(?P<part>early|mid|late)(?:[ -]|[ ]-[ ])(?:to[ -](?:mid|late)[ -])?)?
         (?:(?P<tens>[1-9])0[ ]?'?s|(?P<word>{"|".join(word[:-1] for word in TENS)})ies)(?![a-z0-9])""",
    re.VERBOSE,
)
"""(in her) mid-40s"""
_OWNERS = frozenset("his her their its my your our".split())
_PART_OF_DECADE = {None: (0, 9), "early": (0, 3), "mid": (4, 6), "late": (7, 9)}
NAME_COMMA = re.compile(r"(?P<word>[^\W\d_]+)[)\"']?(?:[ ]?,[ ]?|[ ]?\([ ]?)$")
AGE_CLOSE = re.compile(r"(?P<number>\d{1,3})(?=[ ]?(?P<close>[,.;)])(?!\d)|[ ](?:from|of|who|and|was|has|is|with)\b)")

MAGNITUDE = re.compile(r"magnitude(?:[ -]|[ ]-[ ]|[ ]of[ ])(?=\d)")
"""magnitude 6.2 · magnitude-4.8"""
TWICE = re.compile(rf"(?P<word>{alternation(MULTIPLIERS)})(?![a-z])(?!-[a-z])")
_BARE_MULTIPLE_AFTER = re.compile(r"[ ](?:the|its|his|her|their|that|what|last|this|those)\b")
HAT_TRICK = re.compile(r"hat[ -]?tricks?(?![a-z])")


def match_to_ordinal_digits(page: Page, match: re.Match[str]) -> Figure:
    """21st."""
    return _ordinal(page, match.start(), match.end(), int(match["number"].replace(",", "")))


def _ordinal(page: Page, start: int, end: int, value: int) -> Figure:
    return page.figure(start, end, Kind.ORDINAL, low=value, precision=Decimal(1))


def match_to_ordinal_word(page: Page, match: re.Match[str]) -> Figure | None:
    """second, twenty-first; not "at first", "per second", "The first is ..." """
    word, text = match["word"], page.lower
    value = ORDINALS[word] + TENS.get(match["tens"], 0)
    if match["tens"] and ORDINALS[word] > 9:
        return None
    before = text[max(0, match.start() - 12) : match.start()].split()
    previous = before[-1] if before else ""
    if ADVERBIAL_ORDINAL.match(text, match.end()) or (word == "first" and previous == "at"):
        return None
    if word == "second" and (
        previous in ("per", "split", "every") or (previous == "a" and UNIT_SECOND.match(text, match.end()))
    ):
        return None
    if text[match.end() : match.end() + 1] == "," and (not previous or previous[-1] in ".!?:;"):
        return None
    return _ordinal(page, match.start(), match.end(), value)


def match_to_number_one(page: Page, match: re.Match[str]) -> Figure:
    """number one, No. 3."""
    value = int(match["digits"]) if match["digits"] else ({**ONES, "ten": 10})[match["word"]]
    return _ordinal(page, match.start(), match.end(), value)


def match_to_share(page: Page, match: re.Match[str]) -> Figure | None:
    """a third of; not "a third man"."""
    text, bottom = page.lower, DENOMINATORS[match["name"]]
    certain = match["article"] == "one" or match["name"] == "quarter"
    if not certain and not SHARE_CONTEXT_AFTER.match(text, match.end()):
        return None
    if not certain and not re.match(r"[ ](?:of|off)\b", text[match.end() : match.end() + 5]):
        if not SHARE_CONTEXT_BEFORE.search(text, max(0, match.start() - 15), match.start()):
            return None
    return _fraction(page, match.start(), match.end(), bottom)


def _fraction(page: Page, start: int, end: int, bottom: int) -> Figure:
    low = (Decimal(1) / bottom).quantize(Decimal("0.000001"))
    return page.figure(start, end, Kind.FRACTION, low=low, parts=(1, bottom))


def match_to_half(page: Page, match: re.Match[str]) -> Figure | None:
    """half of, by half; not "the first half"."""
    before = page.lower[max(0, match.start() - 12) : match.start()].replace("-", " ").split()
    if match["word"] == "halves" or (before and before[-1] in HALF_NOT_BEFORE):
        return None
    if before and before[-1] not in HALF_AFTER and not HALF_BEFORE.match(page.lower, match.end()):
        return None  # "in the defensive half"
    return _fraction(page, match.start(), match.end(), 2)


def match_to_aged(page: Page, match: re.Match[str]) -> Figure | None:
    """aged 32, ages 5 to 11: the span is the number's own."""
    amount = parse_amount(page, match.end())
    if (
        amount is None
        or amount.number.vague
        or amount.number.high > 130
        or amount.kind not in (Kind.COUNT, Kind.DURATION, Kind.AGE)
    ):
        return None
    if match[0].startswith("turn") and (
        amount.unit
        or not re.match(r"[ ]?[,.;)]|[ ](?:in|on|this|last|next)\b|$", page.lower[amount.end : amount.end + 6])
    ):
        return None
    amount = amount._replace(kind=Kind.AGE, unit=amount.unit or "year")
    figure = parse_range(page, amount._replace(unit=None), between="between" in match[0]) or to_figure(page, amount)
    return page.figure(
        figure.span.start,
        figure.span.end,
        Kind.AGE,
        low=figure.low,
        high=figure.high,
        precision=figure.precision,
        unit=amount.unit,
    )


def match_to_age_decade(page: Page, match: re.Match[str]) -> Figure | None:
    """in her mid-40s: 44 to 46."""
    before = page.lower[max(0, match.start() - 10) : match.start()].split()
    if not before or before[-1] not in _OWNERS:
        return None
    tens = int(match["tens"]) * 10 if match["tens"] else {w[:-1]: v for w, v in TENS.items()}[match["word"]]
    first, last = _PART_OF_DECADE[match["part"]]
    return page.figure(
        match.start(), match.end(), Kind.AGE, low=tens + first, high=tens + last, precision=Decimal(1), unit="year"
    )


def match_to_age_after_name(page: Page, match: re.Match[str]) -> Figure | None:
    """Smith, 32, and Smith (32)."""
    name = NAME_COMMA.search(page.cased, max(0, match.start() - 24), match.start())
    if name is None or name["word"].lower() in MONTHS or name["word"].lower() in WEEKDAYS:
        return None
    age, close = int(match["number"]), match["close"]
    bracket = "(" in name[0]
    if not 1 <= age <= 110 or bracket != (close == ")") or (bracket and age < 15):
        return None
    capital = name["word"][0].isupper()
    if not capital and (bracket or close != "," or age < 15 or page.cased != page.lower and len(name["word"]) < 3):
        return None
    return page.figure(match.start(), match.end(), Kind.AGE, low=age, precision=Decimal(1), unit="year")


def match_to_magnitude(page: Page, match: re.Match[str]) -> Figure | None:
    """magnitude 6.2."""
    amount = parse_amount(page, match.end())
    if amount is None:
        return None
    return page.figure(
        match.start(),
        amount.end,
        Kind.MEASURE,
        low=amount.number.low,
        precision=amount.number.precision,
        unit="magnitude",
    )


def match_to_multiple(page: Page, match: re.Match[str]) -> Figure | None:
    """twice, doubled; "double" and "triple" only where they multiply something."""
    word = match["word"]
    if word in ("double", "doubles", "triple", "treble", "quadruple"):
        before = page.lower[max(0, match.start() - 12) : match.start()].split()
        verb = before and before[-1] in ("to", "will", "would", "than", "nearly", "almost", "could", "about", "may")
        if not verb and not _BARE_MULTIPLE_AFTER.match(page.lower, match.end()):
            return None
    return page.figure(match.start(), match.end(), Kind.MULTIPLIER, low=Decimal(str(MULTIPLIERS[word])))


def match_to_hat_trick(page: Page, match: re.Match[str]) -> Figure:
    """hat-trick: three goals."""
    return page.figure(match.start(), match.end(), Kind.MULTIPLIER, low=3)


def read_year(page: Page, pos: int) -> Figure | None:
    """A year at `pos`, unless a unit or a scale makes a quantity of it: 1500 metres."""
    match = YEAR.match(page.lower, pos)
    if match is None:
        return None
    amount = parse_amount(page, match.start("year"))
    if amount is None or (amount.end > match.end() and amount.unit != "second"):
        return None
    return match_to_year(page, match)


def widened(page: Page, figure: Figure, start: int) -> Figure:
    """`figure` from `start` on: "between" belongs to the range."""
    return page.figure(
        start,
        figure.span.end,
        figure.kind,
        low=figure.low,
        high=figure.high,
        precision=figure.precision,
        unit=figure.unit,
    )


def negated(page: Page, figure: Figure, start: int) -> Figure:
    """`figure` below zero, its sign included."""
    low = None if figure.high is None else -figure.high
    high = None if figure.low is None else -figure.low
    return page.figure(
        start, figure.span.end, figure.kind, low=low, high=high, precision=figure.precision, unit=figure.unit
    )
