"""Figures that are neither date nor plain quantity: ordinals, ages, fractions, multipliers, magnitudes.

Named patterns, each with its `match_to_*`; the words are in `lexicon`, the order of rules in `find`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.figures.amounts import parse_amount, to_figure
from summarizer.figures.dates import YEAR, match_to_year
from summarizer.figures.figure import Figure, Kind
from summarizer.figures.lexicon import (
    DENOMINATORS,
    MONTHS,
    MULTIPLIERS,
    NOT_A_FRACTION,
    ONES,
    ORDINALS,
    ORDINALS_IN_ONE,
    PEOPLE_WORDS,
    TENS,
    WEEKDAYS,
)
from summarizer.figures.number import alternation, share_of
from summarizer.figures.number_words import WORD
from summarizer.figures.numbers import HALF_A_SCALE
from summarizer.figures.page import Page
from summarizer.figures.quantities import parse_range

_SUPERLATIVE = r"(?:(?:[ ]?-[ ]?|[ ])(?:[a-z]{3,12}est|most[ -][a-z]{3,15}|best|worst|last|ever)(?:-ever)?(?![a-z]))?"

ORDINAL_DIGITS = re.compile(
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}}){{0,5}}|\d{{4,7}})[ ]?(?P<suffix>st|nd|rd|th)(?![a-z0-9]){_SUPERLATIVE}"
)
"""21st · 3rd-largest"""
ORDINAL_WORD = re.compile(
    rf"(?:(?P<tens>{alternation(TENS)})(?:[ ]?-[ ]?|[ ]))?(?P<word>{alternation(ORDINALS)})(?![a-z]){_SUPERLATIVE}"
)
"""second · twenty-first · second-largest"""
LISTING = re.compile(
    r"""[ ](?:of[ ]all|and[ ]foremost)\b | [ ]?:
        | [ ](?:is|was|are|were|being)[ ](?:an?|the|about|titled|called|that|how)\b""",
    re.VERBOSE,
)
"""(first) of all · (the first) is a ...: an order of mention, not a rank"""
SECOND_OF_TIME = re.compile(r"[ ](?:later|or[ ]two|before|earlier)\b|[ ]?[.;]")
"""(a second) later"""
RANK = re.compile(
    rf"""(?:number|no\.?|nos\.)[ ]?(?P<digits>\d{{1,4}})(?!\w|[.,]\d|[ ]?%|[ ]per[ ]?cent)
         | number[ ](?P<word>ten|{alternation(ONES)})(?![a-z])""",
    re.VERBOSE,
)
"""number one · No. 3"""

SHARE = re.compile(
    rf"(?P<article>an?|one)[ -](?P<name>{alternation(set(DENOMINATORS) - {'half', 'halves'})})(?![a-z-])"
)
"""a third (of) · a quarter"""
SHARE_BEFORE = re.compile(
    r"""\b(?:by|nearly|almost|about|than|over|around|up|down|only|just|least|roughly|some|under|more|approximately|and
        |to|fell|rose|dropped)[ ]$""",
    re.VERBOSE,
)
SHARE_AFTER = re.compile(
    r"[ ](?:more|less|fewer|lower|higher|the|are|is|were|said|say|had|have|in|to|who|by|from)\b|[ ]?[,.;:)]|[ ]?$"
)
TIME_AGO = re.compile(r"[ ](?:earlier|ago|later|before)\b(?![ ](?:of|than))")
SHARE_OF = re.compile(
    r"[ ](?:(?:of|off)\b|(?:more|less|fewer|higher|lower|larger|smaller|cheaper)[ ](?:than|[a-z]{2,20}s)\b)"
)
"""(a third) of · (a third) more boats"""
SHARE_DOES = re.compile(
    r"[ ](?:said|say|saw|want(?:ed)?|believe[ds]?|think|thought|did|do|have|had|are|were|agreed?"
    r"|disagreed?|support(?:ed)?)\b"
    r"|[ ]?$"
)
"""(a third) said yes"""
HALF = re.compile(r"half(?![a-z])(?![ ]?-[ ]?[a-z])")
HALF_BEFORE = re.compile(
    r"""\b(?:by|in|than|nearly|almost|about|over|least|only|just|around|under|up|down|to|and|some|roughly
        |approximately)[ -]$
        | (?:^|\b(?:by|than|nearly|almost|about|below|above|under|over|exactly|only|just|to)[ ])a[ ]$""",
    re.VERBOSE,
)
HALF_AFTER = re.compile(
    r"""[ ](?:of|the|an?|its|his|her|their|our|my|as|that|all|what|those|these|who|were|are|is|was|have|had|has|said|say
        |[a-z]{1,20}s)\b""",
    re.VERBOSE,
)

HALF_A = re.compile(
    r"[ ](?:turn|rotation|circle|twist|step|lap|length|share|stake|interest|portion|dose|size|page|shift)\b"
)
"""a (half) turn"""

AGED = re.compile(
    r"""(?:aged|ages?[ ]of|ages|age|turn(?:ed|ing|s)|birthday[ ]of)[ ]
        (?:(?P<between>between|from)[ ]|(?:about|around|over|under|at[ ]least|just|nearly|almost|only)[ ]){0,2}
        (?=[\da-z])""",
    re.VERBOSE,
)
"""aged 32 · at the age of five · ages 5 to 11"""
AGED_BEFORE = re.compile(r"\baged?[ ](?:[a-z0-9-]{1,12}(?:,|,?[ ](?:and|or))[ ]){1,4}$")
"""aged 3, 5 and (8)"""
TURNED_END = re.compile(r"[ ]?(?:[,.;)]|$)|[ ](?:in|on|this|last|next)\b")
AGE_DECADE = re.compile(
    rf"""(?:(?P<part>early|mid|late)(?:[ -]|[ ]-[ ])(?:to[ -](?:mid|late)[ -])?)?
         (?:(?P<tens>[1-9])0[ ]?'?s|(?P<word>{"|".join(word[:-1] for word in TENS)})ies)(?![a-z0-9])""",
    re.VERBOSE,
)
"""(in her) mid-40s"""
OWNER_BEFORE = re.compile(
    r"\b(?:his|her|their|its|my|your|our)[ ](?:(?:(?:early|mid|late)[ -])?\d0s[ ](?:and|or|to)[ ])?$"
)
_YEARS_OF_PART = {None: (0, 9), "early": (0, 3), "mid": (4, 6), "late": (7, 9)}
NAME_BEFORE = re.compile(r"(?P<word>[^\W\d_]{1,24})[)\"']?(?:[ ]?,[ ]?|[ ]?(?P<bracket>\()[ ]?)$")
AGE_CLOSE = re.compile(r"(?P<age>\d{1,3})(?=[ ]?(?P<close>[,.;)])(?!\d)|[ ](?:from|of|who|and|was|has|is|with)\b)")
"""Smith, 32, · Smith (32)"""

MAGNITUDE = re.compile(r"magnitude(?:[ -]|[ ]-[ ]|[ ]of[ ])(?=\d)")
"""magnitude 6.2 · magnitude-4.8"""
MULTIPLE = re.compile(rf"(?P<word>{alternation(MULTIPLIERS)})(?![a-z])(?!-[a-z])")
"""twice · doubled"""
MULTIPLIED_AFTER = re.compile(r"[ ](?:the|its|his|her|their|that|what|last|this|those)\b")
MULTIPLYING_BEFORE = re.compile(r"\b(?:to|will|would|than|nearly|almost|could|about|may)[ ]$")
HAT_TRICK = re.compile(r"hat[ -]?tricks?(?![a-z])")


def _behind(page: Page, pattern: re.Pattern[str], pos: int) -> bool:
    """Whether `pattern` matches the few words that end at `pos`."""
    return pattern.search(page.lower, max(0, pos - 16), pos) is not None


def _ordinal(page: Page, match: re.Match[str], value: int) -> Figure:
    return page.figure(match.start(), match.end(), Kind.ORDINAL, low=value, precision=Decimal(1))


def match_to_ordinal_digits(page: Page, match: re.Match[str]) -> Figure | None:
    """Read 21st; "14st" is a weight."""
    value = int(match["number"].replace(",", ""))
    if match["suffix"] == "st" and value % 10 != 1:
        return None
    return _ordinal(page, match, value)


def match_to_ordinal_word(page: Page, match: re.Match[str]) -> Figure | None:
    """Read second and twenty-first; not "at first", "per second", "The first is ..."."""
    word, value = match["word"], ORDINALS[match["word"]]
    if LISTING.match(page.lower, match.end()) or (match["tens"] and value > 9):
        return None
    before = page.lower[max(0, match.start() - 12) : match.start()].split()
    previous = before[-1] if before else ""
    opens_sentence = not previous or previous[-1] in ".!?:;"
    if (word == "first" and previous == "at") or (opens_sentence and page.lower.startswith(",", match.end())):
        return None
    if word == "second" and not match["tens"] and _is_time(page, match, previous):
        return None
    return _ordinal(page, match, value + TENS.get(match["tens"], 0))


def _is_time(page: Page, match: re.Match[str], previous: str) -> bool:
    if previous in ("per", "split", "every"):
        return True
    return previous == "a" and SECOND_OF_TIME.match(page.lower, match.end()) is not None


def read_ordinal_in_one(page: Page, pos: int) -> Figure | None:
    """Read twentyfifth."""
    word = WORD.match(page.lower, pos)
    value = ORDINALS_IN_ONE.get(word[0]) if word else None
    return page.figure(pos, word.end(), Kind.ORDINAL, low=value, precision=Decimal(1)) if word and value else None


def match_to_rank(page: Page, match: re.Match[str]) -> Figure:
    """Read number one, No. 3."""
    return _ordinal(page, match, int(match["digits"]) if match["digits"] else {**ONES, "ten": 10}[match["word"]])


def match_to_share(page: Page, match: re.Match[str]) -> Figure | None:
    """Read a third of, by a quarter; not "a third man"."""
    if TIME_AGO.match(page.lower, match.end()) or HALF_A_SCALE.match(page.lower, match.start()):
        return None  # "a quarter earlier" is three months; "one quarter of a million" is a number
    certain = (
        match["article"] == "one"
        or match["name"] == "quarter"
        or DENOMINATORS[match["name"]] > 20
        or SHARE_OF.match(page.lower, match.end())
        or SHARE_DOES.match(page.lower, match.end())
    )
    if not certain and not (SHARE_AFTER.match(page.lower, match.end()) and _behind(page, SHARE_BEFORE, match.start())):
        return None
    return _fraction(page, match, DENOMINATORS[match["name"]])


def _fraction(page: Page, match: re.Match[str], bottom: int) -> Figure:
    return page.figure(match.start(), match.end(), Kind.FRACTION, low=share_of(1, bottom), parts=(1, bottom))


def match_to_half(page: Page, match: re.Match[str]) -> Figure | None:
    """Read half of, by half; not "the first half"."""
    before = page.lower[max(0, match.start() - 12) : match.start()].replace("-", " ").split()
    if before and before[-1] in NOT_A_FRACTION:
        return None
    if before[-1:] == ["a"] and HALF_A.match(page.lower, match.end()):
        return _fraction(page, match, 2)
    if before and not _behind(page, HALF_BEFORE, match.start()) and not HALF_AFTER.match(page.lower, match.end()):
        return None
    return _fraction(page, match, 2)


def match_to_aged(page: Page, match: re.Match[str]) -> Figure | None:
    """Read aged 32, ages 5 to 11: the span is the number's own."""
    amount = parse_amount(page, match.end())
    if amount is None or amount.number.vague or amount.number.high > 130:
        return None
    if amount.kind not in (Kind.COUNT, Kind.DURATION, Kind.AGE):
        return None
    if match[0].startswith("turn") and (amount.unit or not TURNED_END.match(page.lower, amount.end)):
        return None
    figure = parse_range(page, amount, between=match["between"] == "between") or to_figure(page, amount)
    return page.figure(
        figure.span.start, figure.span.end, Kind.AGE, low=figure.low, high=figure.high,
        precision=figure.precision, unit=figure.unit or "year",
    )  # fmt: skip


def match_to_age_decade(page: Page, match: re.Match[str]) -> Figure | None:
    """Read (in her) mid-40s as 44 to 46."""
    if not OWNER_BEFORE.search(page.lower, max(0, match.start() - 24), match.start()):
        return None
    tens = int(match["tens"]) * 10 if match["tens"] else TENS[match["word"] + "y"]
    first, last = _YEARS_OF_PART[match["part"]]
    return _age(page, match.start(), match.end(), tens + first, tens + last)


def _age(page: Page, start: int, end: int, low: int, high: int) -> Figure:
    return page.figure(start, end, Kind.AGE, low=low, high=high, precision=Decimal(1), unit="year")


def match_to_age_after_name(page: Page, match: re.Match[str]) -> Figure | None:
    """Read Smith, 32, and Smith (32)."""
    name = NAME_BEFORE.search(page.cased, max(0, match.start() - 28), match.start())
    if name is None or name["word"].lower() in MONTHS or name["word"].lower() in WEEKDAYS:
        return None
    age, close, bracket = int(match["age"]), match["close"], name["bracket"] is not None
    if not 1 <= age <= 110 or bracket != (close == ")"):
        return None
    if age < 15 and (bracket or not name["word"][0].isupper()):
        return None  # "Smith (2)" scored twice
    if not name["word"][0].isupper() and (bracket or close != "," or not _may_be_aged(page, name["word"])):
        return None
    return _age(page, match.start(), match.end(), age, age)


def _may_be_aged(page: Page, word: str) -> bool:
    """Whether a small-letter word before ", 32," is a person: "the driver, 32,"; in a text without capitals any is."""
    return word in PEOPLE_WORDS or word.endswith(("ist", "ian", "man")) or page.cased == page.lower


def read_aged_again(page: Page, pos: int) -> Figure | None:
    """Read the later ages of "aged 3, 5 and 8"."""
    if page.lower.find("age", max(0, pos - 40), pos) < 0 or not AGED_BEFORE.search(page.lower, max(0, pos - 40), pos):
        return None
    amount = parse_amount(page, pos)
    if amount is None or amount.kind not in (Kind.COUNT, Kind.DURATION, Kind.AGE) or amount.number.high > 110:
        return None
    return to_figure(page, amount._replace(kind=Kind.AGE, unit=amount.unit or "year"))


def match_to_magnitude(page: Page, match: re.Match[str]) -> Figure | None:
    """Read magnitude 6.2."""
    amount = parse_amount(page, match.end())
    if amount is None:
        return None
    number = amount.number
    return page.figure(
        match.start(), amount.end, Kind.MEASURE, low=number.low, precision=number.precision, unit="magnitude"
    )


def match_to_multiple(page: Page, match: re.Match[str]) -> Figure | None:
    """Read twice, doubled; "double" and its like only where they multiply something."""
    if match["word"] in ("double", "doubles", "triple", "triples", "treble", "quadruple", "quadruples", "halve"):
        multiplied = MULTIPLIED_AFTER.match(page.lower, match.end())
        if not multiplied and not _behind(page, MULTIPLYING_BEFORE, match.start()):
            return None
    return page.figure(match.start(), match.end(), Kind.MULTIPLIER, low=Decimal(str(MULTIPLIERS[match["word"]])))


def match_to_hat_trick(page: Page, match: re.Match[str]) -> Figure:
    """Read hat-trick: three goals."""
    return page.figure(match.start(), match.end(), Kind.MULTIPLIER, low=3)


def read_year(page: Page, pos: int) -> Figure | None:
    """Read a year, unless a unit or a scale makes a quantity of it: 1500 metres."""
    match = YEAR.match(page.lower, pos)
    amount = parse_amount(page, match.start("year")) if match else None
    if match is None or amount is None or amount.end > match.end():
        return None
    return match_to_year(page, match)
