"""A number with what belongs to it: currency, unit, age, range, score, ratio, fraction, multiplier.

Knows how English writes quantities; nothing of dates and names. `parse_amount` reads one number with its unit,
`parse_quantity` joins two into a range or a ratio.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from summarizer.figures.figure import Figure, Kind
from summarizer.figures.lexicon import (
    ATTACHED_UNITS,
    CURRENCY_PREFIXES,
    CURRENCY_SYMBOLS,
    CURRENCY_WORDS,
    DENOMINATORS,
    HUNDREDTHS,
    UNIT_FORMS,
    UNITS,
)
from summarizer.figures.numbers import GAP, Number, alternation, parse_number
from summarizer.figures.page import Page

CURRENCY_HEAD = re.compile(
    rf"(?:(?P<code>{alternation(CURRENCY_PREFIXES)})(?=[ ]?[\d.])|(?P<symbol>[{''.join(CURRENCY_SYMBOLS)}]))[ ]{{0,3}}"
)
"""$ · US$ · Rs. · EUR, right before a number"""

PERCENT = re.compile(
    rf"""{GAP}-?[ ]?(?: (?P<points> percentage[ -]points? | pp(?![a-z]) | p\.p\.) | (?P<basis> basis[ -]points? | bps?(?![a-z]))
        | % [ -]? points? (?P<pp>) | % | per[ ]?cent(?:age)?(?![a-z]) (?P<pp2>[ ]points?)? | pct(?![a-z]) )""",
    re.VERBOSE,
)
HALF_OF = re.compile(
    r"(?:(?P<share>half|quarter)(?:[ -]an?)?|(?:a[ ])?(?P<part>quarter|third|fifth|tenth)[ ]of[ ]an?)[ -](?=[a-z%])"
)
"""half a percent, half an hour, half-hour: a share of the unit that follows"""

CURRENCY_TAIL = re.compile(
    rf"""{GAP}-?(?:(?P<adjective>us|u\.s\.|american|australian|canadian|singapore|hong[ ]kong|new[ ]zealand)[ ])?
        (?P<word>{alternation(CURRENCY_WORDS)})(?![a-z0-9])""",
    re.VERBOSE,
)
HUNDREDTH_TAIL = re.compile(rf"{GAP}-?(?P<word>{alternation(HUNDREDTHS)})(?![a-z0-9']|\.[a-z])")
WEIGHT_CONTEXT = re.compile(r"\b(?:weigh|weight|lbs?|lost|heavier|lighter|ounces?|muscle|fish|baby|bomb|tumou?r)")

UNIT_TAIL = re.compile(rf"(?:[ ]{{0,4}}-?[ ]{{0,2}})(?P<unit>{alternation(UNIT_FORMS)})(?![a-z0-9²³])")
ATTACHED_UNIT = re.compile(
    rf"(?:(?P<unit>{alternation(ATTACHED_UNITS)})(?![a-z0-9²³'])|[ ](?P<tonne>t)(?![a-z0-9']|\.[a-z]))"
)
METRE_LETTER = re.compile(r"[ -]?m(?![a-z0-9²³'])")
PER_TAIL = re.compile(rf"(?:[ ]?/[ ]?|[ ]per[ ]|[ ]an?[ ](?=hour|second))(?P<unit>hour|hr|h|second|sec|s)(?![a-z])")
FEET_INCHES = re.compile(
    r"""(?P<feet>\d{1,2})[ ]?(?:ft\.?|foot|feet|')[ ,]{0,2}(?P<inches>\d{1,2}(?:\.\d)?)[ ]?(?:ins?(?![a-z])|inch(?:es)?|"|'')""",
    re.VERBOSE,
)
"""5ft 11in · 6'2" """
SECOND_NOUN = re.compile(
    r"[ ]?-[ ]?|[ ](?:half|place|period|round|leg|quarter|row|man|woman|time|team|spell|year|of|and|[a-z]+est)(?![a-z])"
)
ONE_DAY = re.compile(r"[ ]?-|[ ](?:later|ago|earlier|after|before|of|in|off|only|to|each|per|a|and)(?![a-z])")
AGE_TAIL = re.compile(r"(?:[ ]?-[ ]?|[ ]{1,3})olds?(?![a-z])|[ ]of[ ]age(?![a-z])")
LONG_TAIL = re.compile(r"[ ]?-[ ]?long(?![a-z])")

RANGE = re.compile(r"(?:[ ]|-[ ]?)(?P<word>to|or|and)[ -]|(?P<dash>[ ]?-[ ]?)")
SCORE = re.compile(
    r"(?P<one>\d{1,3})(?P<dash>[ ]?-[ ]?)(?P<two>\d{1,3})(?![\d%]|[.,]\d|:\d|[ ]?-[ ]?(?:\d|year|day|week|month|hour|minute))"
)
SCORE_WORDS = re.compile(
    r"(?P<one>\d{1,3}|one|two|three|four|five|six|seven|eight|nine)[ -]{1,3}(?P<two>nil|zero)(?![a-z])"
)
SCORE_TO = re.compile(r"(?P<one>\d{1,3})[ -]to[ -](?P<two>\d{1,3})(?![\d%]|[.,]\d|:\d)")
SCORE_TWIN = re.compile(r"[ ]to[ ]\d{1,3}[ ]?-[ ]?\d{1,3}(?!\d)")
"""0-11 to 1-13"""
SCORE_CONTEXT = re.compile(
    r"""\b(?:w[io]n(?:ning|s)?|beat(?:en|ing|s)?|defeat\w*|los[et]\w*|loss(?:es)?|drew|draw[ns]?|victor\w+|lead\w*|led|trail\w*|ahead|behind
        |score\w*|goals?|match|game|half-?time|aggregate|votes?|voted|verdict|ruling|thrash\w*|hammer\w*|thump\w*|set|tie[ds]?|level\w*
        |record|series|final|down|up|advantage|deficit|equalis\w+|comeback|penalties|shootout|tie-?break|result|rout|edg(?:e|ed|ing)|past|against)\b""",
    re.VERBOSE,
)
RANGE_NOUN = re.compile(
    rf"[ ]{{0,2}}(?:-[ ]?)?(?:{alternation(UNIT_FORMS)}|per[ ]?cent|%|years?|million|billion|thousand|people|degrees)(?![a-z])"
)

RATIO_WORDS = re.compile(r"[ -]{1,3}(?:out[ -]of[ -](?:every[ ])?|in[ -](?:every[ ])?)(?=[\da-z])")
SPLIT_RATIO = re.compile(
    r"[ ](?:[a-z]{1,24}[ ]){1,3}(?:in|out[ ]of)[ ](?:every[ ])?(?=[\da-z])(?!(?:the|an?|its|his|her|their)[ ])"
)
"""one (family doctor in) five"""
SPLIT_RATIO_END = re.compile(
    r"[ ]?(?:[,.;:)]|$)|[ ](?:is|are|was|were|has|have|had|will|would|can|said|says|live[sd]?|die[sd]?)\b"
)
RATIO_COLON = re.compile(r"(?P<one>\d{1,4})[ ]?:[ ]?(?P<two>\d{1,3})(?![\d:]|\.\d)")
SLASH = re.compile(r"(?P<one>\d{1,3})[ ]?/[ ]?(?P<two>\d{1,4})(?![\d/]|[.,]\d)")
FRACTION_TAIL = re.compile(rf"[ ]?-?[ ]?(?P<name>{alternation(DENOMINATORS)})(?P<plural>s)?(?![a-z])")
MULTIPLE_TAIL = re.compile(
    r"[ ]?-?[ ]?fold(?![a-z])|x(?![a-z0-9])|[ ]times[ ](?=as\b|more\b|higher|larger|bigger|greater|that\b|the\b|faster|its\b|longer|what\b|lower|less\b|over\b)"
)

CHANGE = re.compile(
    r"""\b(?:rose|ris(?:e|es|en|ing)|f[ae]ll(?:s|en|ing)?|increas\w*|decreas\w*|grew|grow\w*|climb\w*|drop\w*|cut\w*|jump\w*|slid\w*|soar\w*|surg\w*
        |rais\w*|lower\w*|reduc\w*|up|down|revis\w*|chang\w*|mov\w*|went|go(?:es|ing)?|shr[aiu]nk\w*|declin\w*|doubl\w*|expand\w*|edg\w*)\b""",
    re.VERBOSE,
)
_COMPOUNDS = {
    "hour": "minute",
    "minute": "second",
    "year": "month",
    "stone": "pound",
    "foot": "inch",
    "pound": "ounce",
    "week": "day",
}
COMPOUND = re.compile(r"[ ]?,?[ ](?:and[ ])?|(?<=[a-z])(?=\d)")

PERCENT_UNITS = ("%", "pp")


class Amount(NamedTuple):
    """One number with its unit; `factor` turns the number into the unit (pence to pounds)."""

    start: int
    end: int
    number: Number
    kind: Kind
    unit: str | None = None
    factor: Decimal = Decimal(1)


def parse_amount(page: Page, pos: int) -> Amount | None:
    """The number at `pos` with the currency before it or the unit after it."""
    head = CURRENCY_HEAD.match(page.lower, pos)
    number = parse_number(page.lower, head.end() if head else pos, money=head is not None)
    if number is None:
        return _share_of_unit(page, pos)
    if head:
        code = CURRENCY_PREFIXES[head["code"]] if head["code"] else CURRENCY_SYMBOLS[head["symbol"]]
        return Amount(pos, number.end, number, Kind.MONEY, code)
    return with_unit(page, Amount(pos, number.end, number, Kind.COUNT))


def _share_of_unit(page: Page, pos: int) -> Amount | None:
    """half a percent, half an hour, quarter of a century."""
    match = HALF_OF.match(page.lower, pos)
    if match is None:
        return None
    share = _share(1, DENOMINATORS[match["share"] or match["part"]])
    step = Decimal("0.5") if share == Decimal("0.5") else Decimal("0.25")
    number = Number(pos, match.end() - 1, share, share, step, worded=True)
    amount = with_unit(page, Amount(pos, match.end() - 1, number, Kind.COUNT))
    return None if amount.kind is Kind.COUNT else amount


def with_unit(page: Page, amount: Amount) -> Amount:
    """`amount` with the percent sign, the currency or the unit that follows its number."""
    text, number = page.lower, amount.number
    if match := PERCENT.match(text, number.end):
        if match["basis"]:
            return amount._replace(end=match.end(), kind=Kind.PERCENT, unit="pp", factor=Decimal("0.01"))
        points = match["points"] or match["pp"] is not None or match["pp2"]
        return amount._replace(end=match.end(), kind=Kind.PERCENT, unit="pp" if points else "%")
    if match := CURRENCY_TAIL.match(text, number.end):
        return _money(page, amount, match)
    if match := HUNDREDTH_TAIL.match(text, number.end):
        return amount._replace(end=match.end(), kind=Kind.MONEY, unit=HUNDREDTHS[match["word"]], factor=Decimal("0.01"))
    return _measured(page, amount)


def _money(page: Page, amount: Amount, match: re.Match[str]) -> Amount:
    word = match["word"].replace("-", " ")
    if word in ("pound", "pounds") and amount.number.scale == 1 and _is_weight(page, amount, match):
        return amount._replace(end=match.end(), kind=Kind.MEASURE, unit="pound")
    code = CURRENCY_WORDS[word]
    if match["adjective"] and word.startswith("dollar"):
        code = CURRENCY_WORDS.get(f"{match['adjective'].replace('american', 'us')} dollars", "")
    return amount._replace(end=match.end(), kind=Kind.MONEY, unit=code)


def _is_weight(page: Page, amount: Amount, match: re.Match[str]) -> bool:
    around = WEIGHT_CONTEXT.search(page.lower, max(0, amount.start - 40), match.end() + 30)
    return around is not None or (match["word"] == "pound" and amount.number.low > 1)


def _measured(page: Page, amount: Amount) -> Amount:
    text, number = page.lower, amount.number
    digit = text[number.end - 1 : number.end].isdigit()
    match = UNIT_TAIL.match(text, number.end)
    if match and not _is_other_second(page, amount, match):
        return _unit(page, amount, UNIT_FORMS[match["unit"].replace("-", " ")], match.end())
    if digit and (match := ATTACHED_UNIT.match(text, number.end)):
        form = match["unit"] or match["tonne"]
        capital = page.cased[match.end() - 1].isupper()
        if capital == (form in ("c", "f")) and (form != "s" or number.precision < 1):
            return _unit(page, amount, ATTACHED_UNITS[form], match.end())
    if digit and number.scale == 1 and (match := METRE_LETTER.match(text, number.end)):
        return _unit(page, amount, "metre", match.end())
    return amount


def _is_other_second(page: Page, amount: Amount, match: re.Match[str]) -> bool:
    """Whether "second" after a number is an ordinal: "two second-half goals", "in 2016 second place"."""
    if match["unit"] == "day" and amount.number.low == 1 and "-" not in match[0]:
        return not ONE_DAY.match(page.lower, match.end())  # "One day he left."
    if match["unit"] != "second" or "-" in match[0]:
        return False
    return amount.number.low < 5 or amount.number.low > 1000 or SECOND_NOUN.match(page.lower, match.end()) is not None


def _unit(page: Page, amount: Amount, unit: str, end: int) -> Amount:
    kind = Kind.DURATION if UNITS[unit].dimension == "time" else Kind.MEASURE
    if unit in ("kilometre", "mile", "metre") and (per := PER_TAIL.match(page.lower, end)):
        speed = f"{unit} per {'hour' if per['unit'][0] == 'h' else 'second'}"
        if speed in UNITS:
            return amount._replace(end=per.end(), kind=kind, unit=speed)
    if kind is Kind.DURATION and (age := AGE_TAIL.match(page.lower, end)):
        return amount._replace(end=age.end(), kind=Kind.AGE, unit=unit)
    if kind is Kind.DURATION and (long := LONG_TAIL.match(page.lower, end)):
        end = long.end()
    return amount._replace(end=end, kind=kind, unit=unit)


def to_figure(page: Page, amount: Amount) -> Figure:
    """The figure of one amount."""
    number = amount.number
    kind = Kind.VAGUE if number.vague else amount.kind
    return page.figure(
        amount.start, amount.end, kind, low=number.low * amount.factor, high=number.high * amount.factor,
        precision=number.precision * amount.factor, unit=amount.unit,
    )  # fmt: skip


def parse_quantity(page: Page, pos: int) -> Figure | None:
    """A number with its unit, or a range, score, ratio, fraction or multiple made of numbers, at `pos`."""
    if match := FEET_INCHES.match(page.lower, pos):
        return match_to_feet_inches(page, match)
    amount = parse_amount(page, pos)
    if amount is None:
        return None
    if amount.unit is None:
        special = (
            parse_score(page, pos)
            or parse_ratio(page, amount)
            or parse_fraction(page, amount)
            or parse_multiple(page, amount)
        )
        if special:
            return special
    return parse_range(page, amount) or parse_compound(page, amount) or to_figure(page, amount)


def match_to_feet_inches(page: Page, match: re.Match[str]) -> Figure:
    """5ft 11in is 71 inches."""
    inches = int(match["feet"]) * 12 + Decimal(match["inches"])
    return page.figure(match.start(), match.end(), Kind.MEASURE, low=inches, precision=Decimal(1), unit="inch")


def parse_compound(page: Page, amount: Amount) -> Figure | None:
    """1 hour 20 minutes, three years and six months, in the smaller unit."""
    smaller = _COMPOUNDS.get(amount.unit or "")
    if smaller is None or amount.kind not in (Kind.DURATION, Kind.MEASURE):
        return None
    join = COMPOUND.match(page.lower, amount.end)
    second = parse_amount(page, join.end()) if join else None
    if second is None or second.unit != smaller:
        return None
    each = (UNITS[amount.unit or ""].factor / UNITS[smaller].factor).quantize(Decimal(1))
    value = amount.number.low * each + second.number.low
    return page.figure(
        amount.start, second.end, second.kind, low=value, precision=second.number.precision, unit=smaller
    )


def parse_range(page: Page, first: Amount, *, between: bool = False) -> Figure | None:
    """10-15, 18 to 25 percent, two or three: an interval when the second amount is larger and of one kind."""
    join = RANGE.match(page.lower, first.end)
    if join is None or first.number.vague or (join["word"] == "and") != between:
        return None
    second = parse_amount(page, join.end())
    if second is None or second.number.vague or not _of_one_kind(first, second, join):
        return None
    if join["word"] == "to" and _tells_a_change(page, first):
        return None
    low, step = first.number.low, first.number.precision
    scale = second.number.scale
    if first.number.scale == 1 and scale > 1 and low * scale < second.number.high:
        low, step = low * scale, step * scale
    factor = second.factor
    if low >= second.number.high:
        return None
    if join["word"] == "or" and second.number.high > 3 * low and second.number.high > 10:
        return None
    kind, unit = (second.kind, second.unit) if second.unit is not None else (first.kind, first.unit)
    return page.figure(
        first.start, second.end, kind, low=low * factor, high=second.number.high * factor,
        precision=min(step, second.number.precision) * factor, unit=unit,
    )  # fmt: skip


def _of_one_kind(first: Amount, second: Amount, join: re.Match[str]) -> bool:
    if first.unit is None or first.unit == second.unit:
        return first.unit is not None or second.kind is not Kind.MONEY or second.end > second.number.end
    # "$4,000-6,000" and "80% to 90": the first unit holds for both only across a dash or before a currency.
    return second.unit is None and join["dash"] is not None and first.kind is Kind.MONEY


def _tells_a_change(page: Page, first: Amount) -> bool:
    """Whether "X to Y" tells two values: from X to Y, or by X to Y, where something moved."""
    before = page.lower[max(0, first.start - 60) : first.start].rstrip()
    if before.endswith("from"):
        return CHANGE.search(before) is not None
    return first.unit is not None and CHANGE.search(" ".join(before.split()[-3:])) is not None


def parse_score(page: Page, pos: int) -> Figure | None:
    """3-2, 12-3, two-nil: a score when it falls or the words around speak of one."""
    text = page.lower
    if match := SCORE_WORDS.match(text, pos):
        one = match["one"]
        first = parse_number(text, pos)
        return page.figure(
            pos, match.end(), Kind.SCORE, parts=(int(one) if one.isdigit() else int(first.low if first else 0), 0)
        )
    match = SCORE.match(text, pos) or SCORE_TO.match(text, pos)
    if match is None or RANGE_NOUN.match(text, match.end()):
        return None
    one, two = int(match["one"]), int(match["two"])
    told = (
        SCORE_TWIN.match(text, match.end())
        or SCORE_CONTEXT.search(text, max(0, pos - 60), pos)
        or SCORE_CONTEXT.search(text, match.end(), match.end() + 25)
    )
    if "dash" in match.re.groupindex:
        falls = one >= two and one <= 200
        if not falls and one and not told:
            return None
        if one > 99 and not told:
            return None
    elif not told or one <= two or _from_before(text, pos):
        return None
    return page.figure(pos, match.end(), Kind.SCORE, parts=(one, two))


def _from_before(text: str, pos: int) -> bool:
    return text[max(0, pos - 5) : pos].strip() == "from"


def parse_ratio(page: Page, amount: Amount) -> Figure | None:
    """7 out of 10, one in five, 4:1, 7/10."""
    text, pos = page.lower, amount.start
    if match := SLASH.match(text, pos):
        return match_to_slash(page, match)
    if match := RATIO_COLON.match(text, pos):
        one, two = int(match["one"]), int(match["two"])
        return page.figure(pos, match.end(), Kind.RATIO, low=_share(one, two), parts=(one, two)) if two else None
    join = RATIO_WORDS.match(text, amount.end) or _split_ratio(page, amount)
    second = parse_number(text, join.end()) if join else None
    if join is None or second is None or second.vague or not amount.number.integral:
        return None
    part, whole = int(amount.number.low), int(second.low)
    if not 0 < part < whole or ("out" not in join[0] and whole > 1000 and second.scale == 1):
        return None
    rest = with_unit(page, Amount(second.start, second.end, second, Kind.COUNT))
    if "out" not in join[0] and rest.unit is not None:  # "four in 10 minutes"
        return None
    return page.figure(pos, second.end, Kind.RATIO, low=_share(part, whole), parts=(part, whole))


def _split_ratio(page: Page, amount: Amount) -> re.Match[str] | None:
    """Match "family doctor in" of "one family doctor in five", where nothing is counted after the second number."""
    join = SPLIT_RATIO.match(page.lower, amount.end) if amount.number.low == 1 else None
    second = parse_number(page.lower, join.end()) if join else None
    if second is None or not SPLIT_RATIO_END.match(page.lower, second.end):
        return None
    return join


def _share(part: int, whole: int) -> Decimal:
    return (Decimal(part) / whole).quantize(Decimal("0.000001"))


def match_to_slash(page: Page, match: re.Match[str]) -> Figure | None:
    """7/10 and 3/4: a fraction; 5/2: odds."""
    one, two = int(match["one"]), int(match["two"])
    if not one or not two:
        return None
    measured = with_unit(page, Amount(match.start(), match.end(), _part_of(match, one, two), Kind.COUNT))
    if measured.kind in (Kind.MEASURE, Kind.DURATION):  # 1/4 mile
        return to_figure(page, measured)
    kind = Kind.FRACTION if one < two and two in (2, 3, 4, 5, 6, 8, 16) else Kind.RATIO
    return page.figure(match.start(), match.end(), kind, low=_share(one, two), parts=(one, two))


def _part_of(match: re.Match[str], part: int, whole: int) -> Number:
    share = _share(part, whole)
    return Number(match.start(), match.end(), share, share, Decimal("0.01"))


def parse_fraction(page: Page, amount: Amount) -> Figure | None:
    """two-thirds, three quarters, one-fifth."""
    match = FRACTION_TAIL.match(page.lower, amount.end)
    if match is None or not amount.number.integral or not amount.number.worded:
        return None
    part, whole = int(amount.number.low), DENOMINATORS[match["name"]]
    plural = match["plural"] is not None or match["name"] == "halves"
    if not 0 < part < whole or plural != (part > 1):
        return None
    return page.figure(amount.start, match.end(), Kind.FRACTION, low=_share(part, whole), parts=(part, whole))


def parse_multiple(page: Page, amount: Amount) -> Figure | None:
    """10-fold, 2x, three times as many."""
    match = MULTIPLE_TAIL.match(page.lower, amount.end)
    if match is None or amount.number.vague:
        return None
    end = match.end() - (1 if match[0].endswith(" ") else 0)
    return page.figure(amount.start, end, Kind.MULTIPLIER, low=amount.number.low, precision=amount.number.precision)
