"""The currency of a number: what stands before it, after it, or on both sides.

Knows `lexicon_money`; nothing of units, ranges or what is counted. Each function looks at one place.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from summarizer.figures.lexicon import SCALES
from summarizer.figures.lexicon_money import (
    CODES,
    COINS,
    CURRENCY_PREFIXES,
    CURRENCY_SYMBOLS,
    DOUBTED,
    HEAD,
    HOME_SIGNS,
    LETTERS,
    PARTS,
    SIGNS,
    WORDS,
    WRITTEN_CODES,
    code_of,
)
from summarizer.figures.number import SCALE, Number
from summarizer.figures.numbers import parse_number
from summarizer.figures.page import Page

_GAP = re.compile(r"(?:[.,]--?(?=[ ]?(?:[€£$]|[A-Z]{3}\b|eur|chf|kr|zł|kč)))?[ ]{0,4}-?")
_SCALED_HEAD = re.compile(
    r"(?:(?P<code>[A-Z]{3}|[€£$])(?P<scale>m|mn|bn|k)|(?P<million>M)(?P<after>[A-Z]{3}))[ ]{1,2}(?=[\d-])"
)
"""EURm (8.2) · MEUR (8.2) · €m (8.2)"""
DASH = re.compile(r"(?:[.,]--?|/-)(?![\w.,])")
"""(7),- · (115)/-: no small change"""
_SAME_DOLLAR = re.compile(
    r"[ ]?(?P<code>USD|AUD|CAD|NZD|HKD|SGD|MXN|TWD|CLP|COP|ARS|UYU|US(?=[ ]?(?:[.,;:)]|$)))(?![A-Za-z])"
)
"""($7) USD"""
_SCALED_CODE = re.compile(r"[ ]?(?P<scale>[MmKkB]|MM|mn|bn)(?=[A-Z]{3}(?![A-Za-z]))|(?P<million>m)[ ](?=\w)")
"""(30) MUSD · (30)m baht"""
_SCALES = {"m": 10**6, "mm": 10**6, "mn": 10**6, "k": 10**3, "b": 10**9, "bn": 10**9}
_P_VALUE = re.compile(r"[ ]?[=<>≤]")
"""(8.4) p = 0.002: no pence"""
_NO_CENT = re.compile(r"\.[a-z]|'")
_SPENT = re.compile(r"[ ](?:notes?|coins?|fines?|bills?|fees?|tickets?|prizes?|rewards?|vouchers?|donations?)(?![a-z])")
"""a (20-pound) note"""
_POUNDS_OF = re.compile(
    r"[ ]of[ ](?!(?:his|her|their|our|my|your|its|the|this|that|a|an|taxpayers?|public|government|state|private|damage"
    r"|fraud|debts?|money|cash|credit|aid|funding|funds|savings?|cuts|assets|investments?|income|revenue|sales|profits?"
    r"|losses|loans?|lottery|tax|taxes|help|support|spending|worth|stolen|extra|new|loose)\b)"
)
"""(four pounds) of (ham): no money"""
_WEIGHT = re.compile(
    r"\b(?:weigh|weight|lbs?|lost|heavier|lighter|ounces?|muscle|fish|baby|bomb|tumou?r|flour|meat|kg)"
)
"""words beside which pounds are no money"""
_SOUTH_AFRICAN = re.compile(r"\brands?\b|south afric|johannesburg|cape town|pretoria|durban|\beskom|\bjse\b")
_NAMED_AFTER = re.compile(r"\d{1,3}(?![\d,.]|[ ]?(?:million|billion|trillion|bn|m|mn|k)\b)")
"""R8: a car; R12.50 and R500 million: rands"""


_COUNTRY = re.compile(r"(?:[A-Z][A-Za-z]{1,14}[ ]){1,2}(?!(?:won|rand|sterling|bucks?|quid|dong|ether)\b)(?=[a-z])")
"""(600 million) Bangladesh (taka)"""


class Tail(NamedTuple):
    """A currency after a number: its code, what one of the number is of it, where it ends, and its form."""

    code: str
    factor: Decimal
    end: int
    form: str


class Head(NamedTuple):
    """A currency before a number, and where the number begins."""

    code: str
    end: int
    scale: int = 1


def read_head(page: Page, pos: int) -> Head | None:
    """Return the currency that begins at `pos`, right before a number."""
    if page.lower[pos : pos + 1].isdigit():
        return None
    match = HEAD.match(page.cased, pos)
    if match is None or page.cased[match.end() : match.end() + 1] in ("m", "b", "k"):
        return _scaled_head(page, pos)
    if written := match["code"]:
        lower = written.lower()
        code = CURRENCY_PREFIXES.get(lower)
        if written == "US":
            code = "USD"
        if code is None and written not in CODES:
            return None
        return Head(code_of(written.upper()) if code is None else code, match.end())
    if sign := match["sign"]:
        return Head(HOME_SIGNS[sign], match.end()) if _is_sign(page, match, sign) else None
    if letter := match["letter"] or match["letter2"]:
        return Head(LETTERS[letter], match.end())
    if after := match["after"]:
        return Head("USD" if after == "US" else after, match.end())
    return Head(CURRENCY_SYMBOLS[match["symbol"]], match.end())


def _scaled_head(page: Page, pos: int) -> Head | None:
    match = _SCALED_HEAD.match(page.cased, pos)
    written = (match["code"] or match["after"]) if match else None
    if match is None or written is None or not (written in CODES or written in CURRENCY_SYMBOLS):
        return None
    code = code_of(written) if written in CODES else CURRENCY_SYMBOLS[written]
    return Head(code, match.end(), _SCALES[match["scale"] or "m"])


def own_code(page: Page, code: str, end: int) -> tuple[str, int]:
    """Return the currency of a sum, and where it ends, with the code behind it: $7 USD."""
    match = _SAME_DOLLAR.match(page.cased, end) if code in ("", "USD") else None
    if match is None:
        return code, end
    named = "USD" if match["code"] == "US" else match["code"]
    return (named, match.end()) if code in ("", named) else (code, end)


def _is_sign(page: Page, match: re.Match[str], sign: str) -> bool:
    if sign == "R":
        return _is_rand(page, match)
    return sign not in DOUBTED or not _NAMED_AFTER.match(page.lower, match.end())


def _is_rand(page: Page, match: re.Match[str]) -> bool:
    """Whether an R before a number is the rand: a scale, a group or a cent follows, or the text is South African."""
    if not _NAMED_AFTER.match(page.lower, match.end()):
        return True
    around = page.lower[max(0, match.start() - 400) : match.end() + 400]
    return _SOUTH_AFRICAN.search(around) is not None


def read_tail(page: Page, number: Number) -> Tail | None:
    """Return the currency, or the hundredth of one, that follows `number`."""
    gap = _GAP.match(page.lower, number.end)
    assert gap is not None
    start = gap.end()
    found = WORDS.match(page.lower, start) or WRITTEN_CODES.match(page.cased, start) or SIGNS.match(page.cased, start)
    if found and not _is_another_word(page, number, found[0], gap[0]):
        return _scaled_after(page, number, Tail(found[1], Decimal(1), found[2], found[0]))
    if country := _COUNTRY.match(page.cased, start):
        found = WORDS.match(page.lower, country.end())
        if found and " " not in found[0] and found[0][0].isalpha():
            return Tail(found[1], Decimal(1), found[2], found[0])
    if number.scale == 1 and (scaled := _SCALED_CODE.match(page.cased, number.end)):
        code = WRITTEN_CODES.match(page.cased, scaled.end())
        if code is None and scaled["million"] and number.low >= 1:
            code = WORDS.match(page.lower, scaled.end())
            code = None if code and code[0] == "won" else code
        if code:
            return Tail(code[1], Decimal(_SCALES[(scaled["scale"] or "m").lower()]), code[2], code[0])
    if (
        number.scale == 1
        and (number.low >= 100 or number.precision < 1)
        and page.cased.startswith("Q", number.end)
        and not page.lower[number.end + 1 : number.end + 2].isalnum()
    ):
        return Tail("GTQ", Decimal(1), number.end + 1, "q")  # 200Q
    return _cents(page, number, start)


def _is_another_word(page: Page, number: Number, form: str, gap: str) -> bool:
    """Whether the word is none of money: "10 R", "3 won 2", "5 Ft" beside feet."""
    if form == "R":
        return True
    if form in DOUBTED:
        return not _thousands(page, number)
    if form == "rs" and gap:
        return page.lower[number.end + len(gap) + 2 : number.end + len(gap) + 3] == "."
    if form == "won":
        return number.low < 100 and number.scale == 1
    return form == "Ft" and not _thousands(page, number)


def _thousands(page: Page, number: Number) -> bool:
    return number.low >= 1000 or "." in page.lower[number.start : number.end]


def _scaled_after(page: Page, number: Number, tail: Tail) -> Tail:
    """75 USD million: the scale stands after the code."""
    scale = SCALE.match(page.lower, tail.end) if number.scale == 1 and tail.form.upper() in CODES else None
    if scale is None or scale[1] not in ("thousand", "million", "billion", "trillion"):
        return tail
    return tail._replace(factor=Decimal(SCALES[scale[1]]), end=scale.end())


def _cents(page: Page, number: Number, start: int) -> Tail | None:
    found = PARTS.match(page.lower, start)
    if found is None or _NO_CENT.match(page.lower, found[2]):
        return None
    form, code, end = found
    if form == "c" and (page.cased[end - 1] == "C" or start != number.end or number.scale != 1):
        return None
    if form in ("sen", "sens", "fils") and page.cased[start].isupper():
        return None
    if form == "p" and start != number.end and (page.cased[start] == "P" or _P_VALUE.match(page.lower, end)):
        return None
    return Tail(code, Decimal(COINS.get(form, 1)).scaleb(-2), end, form)


_WHOLE = frozenset("IDR VND COP CLP PYG ISK HUF KRW LAK CRC UYU".split())
"""Currencies without small change: a point in their sums parts thousands."""
_POINTED = frozenset("EUR DKK NOK SEK TRY BRL ARS".split())
"""Currencies at home where a point parts thousands: €7.500, but not €1.125 a litre."""


_MILLS = frozenset("KWD BHD OMR JOD TND IQD LYD".split())
"""Currencies of a thousand parts."""


def in_thousands(code: str, number: Number) -> Number:
    """Rp 31.500 is thirty-one thousand five hundred, $129.900 a hundred and twenty-nine thousand nine hundred."""
    if number.scale != 1 or number.precision != Decimal("0.001") or number.low < 1:
        return number
    pointed = code in _POINTED and number.low * 100 == int(number.low * 100)
    # Nobody writes 129 dollars as $129.000.
    rounded = code not in _MILLS and number.low >= 10 and number.low * 10 == int(number.low * 10)
    if code not in _WHOLE and not pointed and not rounded:
        return number
    return number._replace(low=number.low * 1000, high=number.high * 1000, precision=Decimal(1))


def is_weight(page: Page, number: Number, tail: Tail) -> bool:
    """Whether pounds after a number are a weight."""
    if tail.form not in ("pound", "pounds") or number.scale != 1 or _SPENT.match(page.lower, tail.end):
        return False
    if number.low < 1000 and _POUNDS_OF.match(page.lower, tail.end):
        return True
    around = _WEIGHT.search(page.lower, max(0, number.start - 40), tail.end + 30)
    return around is not None or (tail.form == "pound" and number.low > 1)


_AND_CENTS = re.compile(r"[ ]?,?[ ](?:and[ ])?")
_AND_SHORT = re.compile(r"[ ](?P<and>and[ ])?(?=[\da-z])")
_ENDS = re.compile(r"[ ]?[.!?]?\s*$")
_CLAUSE_ENDS = re.compile(r"[ ]?(?:[.!?](?:\s|$)|$)")
_RANGE_BEFORE = re.compile(r"\b(?:between|from|of)[ ]$")


def read_cents(page: Page, start: int, first: Number, end: int) -> tuple[Decimal, int] | None:
    """Read the (fifty cents) of twelve euros and fifty cents, and of "twelve euros and fifty." that ends a clause."""
    if first.vague or first.low != int(first.low) or (first.scale > 1 and not first.worded):
        return None
    join = _AND_CENTS.match(page.lower, end)
    number = parse_number(page.lower, join.end()) if join else None
    if number is not None and number.integral and 0 < number.low < 100:
        gap = _GAP.match(page.lower, number.end)
        tail = _cents(page, number, gap.end()) if gap else None
        if tail:
            return number.low / 100, tail.end
    return _short(page, start, end)


def _short(page: Page, start: int, end: int) -> tuple[Decimal, int] | None:
    join = _AND_SHORT.match(page.lower, end)
    number = parse_number(page.lower, join.end()) if join else None
    if join is None or number is None or not number.integral or not 0 < number.low < 100:
        return None
    ends = _CLAUSE_ENDS if join["and"] else _ENDS
    if not ends.match(page.lower, number.end) or _RANGE_BEFORE.search(page.lower, max(0, start - 12), start):
        return None
    if not join["and"] and "\n" in page.text.strip():
        return None
    return number.low / 100, number.end
