"""One of a unit, written with an article or with no word at all: an hour-long meeting, a year earlier, a kilo of rice.

Knows units and amounts. Most articles before a unit state nothing ("a day"); these do.
"""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.figures.amounts import Amount, parse_compound, parse_unit_and_a_part, with_unit
from summarizer.figures.figure import Figure, Kind
from summarizer.figures.lexicon_units import SYMBOLS, WORDS, unit_of
from summarizer.figures.number import Number
from summarizer.figures.page import Page

_ARTICLE = re.compile(r"an?[ -](?=[a-z])")
_GOES_ON = re.compile(r",?[ -](?:and[ -]|\d)")
_OLD_OR_LONG = re.compile(r"[ ]?-[ ]?(?P<old>olds?)(?![a-z])|[ ]?-[ ]?long(?![a-z])|[ ](?P<aged>old)(?![a-z])")
_AWAY = re.compile(r"[ ](?:earlier|ago|later|before|previously|prior|afterwards?|after|long)(?![a-z])")
"""a year (earlier)"""
_LASTING = re.compile(
    r"\b(?:last(?:s|ed|ing)?|took|takes|taking|spent|for|within|in|every)[ ]"
    r"(?:(?:nearly|almost|about|over|under|around|just|only"
    r"|at least|more than|less than|barely|roughly|up to|the best part of)[ ])?$"
)
_FOR = re.compile(r"\b(?:for|in|every|within)[ ]$")
_MEASURED = re.compile(r"[ ]of[ ]|[ ]?$")
_PRICED = re.compile(
    r"(?:[\d%¢]|cents?|pence|\bp|dollars?|euros?|pounds?|rupees?|yen|million|billion|times|once|twice)[ ]$"
)
"""(50 cents) a (litre): a rate"""
_COIN = re.compile(
    r"(?:dollar|euro|pound|rupee)(?=[ ]?(?:[.,;:)!?]|$)|[ ](?:an?|per|each|more|less|or|and|apiece|in|at|on|to)\b)"
)
_WORTH = re.compile(
    r"(?:^|\b(?:below|above|under|over|than|nearly|almost|about|around|costs?|costing|worth|paid|pays?|just|only|to|for|by)"
    r"[ ])$"
)
"""(costs) a (dollar)"""
_SMALL = frozenset({"second", "minute", "day", "night", "weekend"})
"""Units that with "a" give no length after "for" or "in": "for a second"."""
_NOT_ONE = frozenset({"degree", "stone", "foot", "magnitude", "degree celsius", "ton", "cup", "bit", "byte"})


def read_a_unit(page: Page, pos: int) -> Figure | None:
    """Read the unit after an article, where what stands around it makes a figure of it."""
    article = _ARTICLE.match(page.lower, pos)
    found = article and (WORDS.match(page.lower, article.end()) or SYMBOLS.match(page.cased, article.end()))
    if not article or not found:
        return _of_money(page, pos, article.end()) if article and page.lower[pos + 2] in "depr" else None
    _, unit, end = found
    one = Number(pos, article.end() - 1, Decimal(1), Decimal(1), Decimal(1), worded=True)
    if _GOES_ON.match(page.lower, end):
        amount = with_unit(page, Amount(pos, one.end, one, Kind.COUNT))
        if figure := parse_unit_and_a_part(page, amount) or parse_compound(page, amount):
            return figure
    known = unit_of(unit)
    if known is None or found[0] == "quarter":
        return None
    timed = known.dimension == "time"
    return _of_time(page, pos, unit, end) if timed else _of_measure(page, pos, unit, end)


def _of_money(page: Page, pos: int, start: int) -> Figure | None:
    """Read below a dollar, where no noun follows; not "a dollar sign", nor "83 rupees a dollar"."""
    coin = _COIN.match(page.lower, start)
    if not coin or not _WORTH.search(page.lower, max(0, pos - 12), pos):
        return None
    return page.figure(
        pos, coin.end(), Kind.MONEY, low=1, precision=Decimal(1), unit={"euro": "EUR", "pound": "GBP"}.get(coin[0], "")
    )


def _of_time(page: Page, pos: int, unit: str, end: int) -> Figure | None:
    if tail := _OLD_OR_LONG.match(page.lower, end):
        old = tail["old"] or tail["aged"]
        return _one(page, pos, tail.end(), Kind.AGE if old else Kind.DURATION, unit)
    if _AWAY.match(page.lower, end) and not (unit == "second" and page.lower.startswith((" after", " before"), end)):
        return _one(page, pos, end, Kind.DURATION, unit)
    before = page.lower[max(0, pos - 40) : pos]
    if _LASTING.search(before) and not (unit in _SMALL and _FOR.search(before)) and not _PRICED.search(before):
        return _one(page, pos, end, Kind.DURATION, unit)
    return None


def _of_measure(page: Page, pos: int, unit: str, end: int) -> Figure | None:
    before = page.lower[max(0, pos - 12) : pos]
    if unit in _NOT_ONE or _PRICED.search(before) or not _MEASURED.match(page.lower, end):
        return None
    return _one(page, pos, end, Kind.MEASURE, unit)


def read_unit_long(page: Page, pos: int) -> Figure | None:
    """Read week-long and century-old, without an article."""
    found = WORDS.match(page.lower, pos)
    tail = _OLD_OR_LONG.match(page.lower, found[2]) if found else None
    if not found or not tail or tail["aged"] or page.lower[max(0, pos - 1) : pos] == "-":
        return None
    return _one(page, pos, tail.end(), Kind.AGE if tail["old"] else Kind.DURATION, found[1])


def _one(page: Page, start: int, end: int, kind: Kind, unit: str) -> Figure:
    return page.figure(start, end, kind, low=1, precision=Decimal(1), unit=unit)


LONG_WORDS = ("hour", "day", "week", "month", "year", "decade", "century", "minute", "night", "weekend")
"""Words that begin "week-long" and "century-old"."""
