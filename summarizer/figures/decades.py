"""Decades and centuries: named patterns, each with its `match_to_*`.

Knows the calendar's longer spans; years and days are in `dates`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.figures.dates import dated, word_before
from summarizer.figures.figure import Figure, Kind, PartialDate
from summarizer.figures.lexicon import (
    ORDINALS,
    TENS,
)
from summarizer.figures.number import alternation
from summarizer.figures.page import Page

DECADE = re.compile(
    r"""(?:(?P<part>early|mid|late)(?:[ -]|[ ]-[ ])(?:to[ -](?:early|mid|late)[ -])?(?:the[ ])?)?
        (?:(?P<year>1\d|20)(?P<tens>\d)0|'?(?P<short>[1-9])0)[ ]?'?s(?![a-z0-9])""",
    re.VERBOSE,
)
"""the 1990s · the mid-1990s · the '90s"""

DECADE_BEFORE = re.compile(r"(?<!\d)(?P<century>1\d|20)?\d0s[ ](?:and|or|to)[ ](?:the[ ])?(?:early[ ]|late[ ])?$")
"""the 1970s and (80s)"""

DECADE_WORDS = re.compile(
    rf"""(?:(?P<part>early|mid|late)[ -](?:the[ ])?)?(?:(?P<century>nineteen|eighteen)[ -])?
         (?P<tens>{"|".join(word[:-1] for word in TENS)})ies(?![a-z])""",
    re.VERBOSE,
)
"""the sixties · the late nineteen-fifties"""

CENTURY = re.compile(
    rf"""(?:(?P<part>early|mid|late)[ -])?(?:(?P<digits>\d{{1,2}})(?:st|nd|rd|th)
         |(?P<word>{alternation(ORDINALS)}|twenty[ -]first))
         (?:[ -]centur(?:y|ies)(?![a-z])
           |(?=[ ](?:and|or|to)[ ](?:(?:early|mid|late)[ ])?(?:the[ ])?[a-z\d]{{1,12}}[ -]centur))""",
    re.VERBOSE,
)
"""17th century · late nineteenth century · the 19th (and 20th centuries)"""
_YEARS_OF_PART = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_YEARS_OF_CENTURY = {"early": (0, 33), "mid": (34, 66), "late": (67, 99)}


def _joined_decade(page: Page, pos: int) -> int | None:
    """Find the century of the decade before "and 80s": 1900 after 1970s."""
    match = DECADE_BEFORE.search(page.lower, max(0, pos - 20), pos)
    return int(match["century"] or 19) * 100 if match else None


def _is_warm(page: Page, match: re.Match[str]) -> bool:
    """Whether "the 80s" are degrees: temperatures stand before it."""
    return _WARMTH.search(page.lower, max(0, match.start() - 60), match.start()) is not None


_WARMTH = re.compile(r"\b(?:temperatures?|highs|lows|mercury|thermometers?|heat index|wind chills?)\b[^.!?\n\d]{0,50}$")


def match_to_decade(page: Page, match: re.Match[str]) -> Figure | None:
    """Read the 1990s, the mid-1990s, the '90s; "in her 40s" is an age and has a rule of its own."""
    if match["short"]:
        century = _joined_decade(page, match.start())
        if _is_warm(page, match):
            low = int(match["short"]) * 10
            return page.figure(
                match.start(), match.end(), Kind.MEASURE, low=low, high=low + 9, precision=Decimal(1), unit="degree"
            )
        named = word_before(page, match.start()) in ("the", "early", "late", "mid") or match[0][0] == "'"
        if not named and century is None:
            return None
        return _decade(page, match, (century or 1900) + int(match["short"]) * 10)
    return _decade(page, match, int(match["year"]) * 100 + int(match["tens"]) * 10)


def match_to_decade_words(page: Page, match: re.Match[str]) -> Figure | None:
    """Read the sixties."""
    if word_before(page, match.start()) not in ("the", "early", "late", "mid") and not match["century"]:
        return None
    return _decade(page, match, (1800 if match["century"] == "eighteen" else 1900) + TENS[match["tens"] + "y"])


def _decade(page: Page, match: re.Match[str], year: int) -> Figure:
    if year % 100 == 0 and year < 1900:  # "the late 1800s"
        within = _YEARS_OF_CENTURY.get(match["part"])
        years = (year + within[0], year + within[1]) if within else ()
        return dated(page, match, PartialDate(year=year, part="century"), years)
    within = _YEARS_OF_PART.get(match["part"])
    years = (year + within[0], year + within[1]) if within else ()
    return dated(page, match, PartialDate(year=year, part="decade"), years)


def match_to_century(page: Page, match: re.Match[str]) -> Figure | None:
    """Read the 17th century: `year` is its first hundred, 1600."""
    word = match["word"]
    number = int(match["digits"]) if word is None else ORDINALS.get(word, 21)
    if not 1 <= number <= 30:
        return None
    return dated(page, match, PartialDate(year=(number - 1) * 100, part="century"))
