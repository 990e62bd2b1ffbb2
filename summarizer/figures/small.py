"""Counts written without a numeral: a soldier was killed, no casualties, both, one.

Knows people and the predicates of harm. Conservative: an article is a count only where somebody came to harm, and
"one" is a pronoun until the words beside it count.
"""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.figures.figure import Figure, Kind
from summarizer.figures.lexicon import (
    CASUALTY_WORDS,
    GROUP_WORDS,
    HARMED_WORDS,
    ONES,
    PEOPLE_WORDS,
    PRONOUN_ONE_AFTER,
    PRONOUN_ONE_BEFORE,
    UNHARMED,
)
from summarizer.figures.number import alternation
from summarizer.figures.page import Page
from summarizer.figures.quantities import parse_quantity

_HARMED = rf"(?:{alternation(HARMED_WORDS)})(?![a-z])"
_WORD = r"[a-z-]{1,24}[ ]"

VICTIM = re.compile(rf"(?P<article>an?)[ ](?:{_WORD}){{0,2}}?(?:{alternation(PEOPLE_WORDS)})(?![a-z-])")
"""a young woman"""
HARM_AFTER = re.compile(
    rf"""(?:[ ]?,[^.,;]{{1,40}},)? [ ] (?:(?:was|is|has[ ]been|had[ ]been|has|who[ ]was|later|also)[ ]){{0,2}}
         (?:[a-z]{{1,20}}ly[ ])? {_HARMED}""",
    re.VERBOSE,
)
"""(a soldier), who was named later, was badly injured"""
HARM_BEFORE = re.compile(
    r"(?:kill(?:ed|ing|s)|injur(?:ed|ing|es)|wound(?:ed|ing|s)|murder(?:ed|ing)|(?:death|killing|murder)[ ]of)[ ]$"
)
"""killing (a policeman)"""

NOBODY = re.compile(
    rf"""(?P<word>no[ -]one|nobody|none)(?:[ ]of[ ](?:the|them|those|his|her|its|their)(?:[ ][a-z]{{1,24}}){{0,2}})?
         [ ](?:was|were|is|are|has|have|had)?[ ]?(?:{_WORD}){{0,2}}{_HARMED}""",
    re.VERBOSE,
)
"""nobody was hurt · none of the passengers were injured"""
NO_CASUALTIES = re.compile(
    rf"""(?P<word>no)[ ](?:(?:reports?|signs?)[ ]of[ ](?:any[ ])?)?(?:{_WORD}){{0,2}}?
         (?:{alternation(CASUALTY_WORDS)})(?![a-z])""",
    re.VERBOSE,
)
"""no casualties · no reports of injuries"""
UNHARMED_WORD = re.compile(rf"(?:{alternation(UNHARMED)})(?![a-z])")

BOTH = re.compile(r"both(?![a-z])(?!(?:[ ][\w'-]{1,24}){1,4}?[ ]and[ ])")
"""both men; not "both Spain and Portugal" """
GROUP = re.compile(rf"(?P<word>{alternation(GROUP_WORDS)})(?![a-z])")
COUPLE = re.compile(
    r"(?:a[ ])?couple(?:(?=[ ]of[ ])|(?<=a[ ]couple)(?=[ ](?:more|other)\b"
    r"|[ ](?:second|minute|hour|day|night|week|month|year)s\b))"
    r"(?:[ ](?:of[ ])?(?P<unit>second|minute|hour|day|night|week|weekend|month|year|decade)s(?![a-z]))?"
)
"""a couple (of errors) · a couple of weeks · a couple hours"""

ONE = re.compile(r"one(?![a-z'])")
NEXT_WORD = re.compile(r"[ -]{0,2}([a-z]+)")
COUNTING_BEFORE = re.compile(
    r"""\b(?: kill(?:ed|ing|s) | injur(?:ed|ing|es) | wound(?:ed|ing|s) | scor(?:ed|ing) | least | just | leaving | left
        | hurt | about | than | to | win | won | lost | and )[ ]$""",
    re.VERBOSE,
)
"""killing (one)"""
COUNTING_AFTER = re.compile(
    rf"""[ ](?:{_WORD}){{0,3}}(?:and|or|,)[ ](?:{_WORD}){{0,3}}(?:{alternation(set(ONES) - {"one"})}|ten|\d)"""
)
"""(one) dead and two hurt"""


def _count(page: Page, start: int, end: int, value: int) -> Figure:
    return page.figure(start, end, Kind.COUNT, low=value, precision=Decimal(1))


def match_to_victim(page: Page, match: re.Match[str]) -> Figure | None:
    """Read the article of "a soldier was killed" or "killing a policeman"."""
    harmed = HARM_AFTER.match(page.lower, match.end())
    if not harmed and not HARM_BEFORE.search(page.lower, max(0, match.start() - 16), match.start()):
        return None
    return _count(page, match.start(), match.end("article"), 1)


def match_to_nobody(page: Page, match: re.Match[str]) -> Figure:
    """Read "nobody was hurt" and "no casualties": 0."""
    return _count(page, match.start(), match.end("word"), 0)


def match_to_unharmed(page: Page, match: re.Match[str]) -> Figure:
    """Read unscathed, unhurt: nobody came to harm."""
    return _count(page, match.start(), match.end(), 0)


def match_to_both(page: Page, match: re.Match[str]) -> Figure:
    """Read both: two."""
    return _count(page, match.start(), match.end(), 2)


def match_to_couple(page: Page, match: re.Match[str]) -> Figure:
    """Read a couple of, and a couple of weeks, which last."""
    if unit := match["unit"]:
        return page.figure(match.start(), match.end(), Kind.DURATION, low=2, precision=Decimal(1), unit=unit)
    return _count(page, match.start(), match.end(), 2)


def match_to_group(page: Page, match: re.Match[str]) -> Figure | None:
    """Read the pair, a trio; not the verb in "to pair"."""
    before = page.lower[max(0, match.start() - 20) : match.start()].split()
    if not before or before[-1] in ("to", "will", "would", "can"):
        return None
    return _count(page, match.start(), match.end(), GROUP_WORDS[match["word"]])


def match_to_one(page: Page, match: re.Match[str]) -> Figure | None:
    """Read one: the larger quantity it begins, or a count of one that is no pronoun."""
    figure = parse_quantity(page, match.start())
    if figure and figure.span.end > match.end():
        return figure
    before = page.lower[max(0, match.start() - 16) : match.start()]
    previous = before.split()[-1].strip("(\"'") if before.split() else ""
    if previous in PRONOUN_ONE_BEFORE or before.endswith(("-", "'")):
        return None
    following = NEXT_WORD.match(page.lower, match.end())
    if not before and not page.lower[match.end() :].strip(" .!\n"):
        return _count(page, match.start(), match.end(), 1)  # the whole of a text
    counted = following is not None and following[1] not in PRONOUN_ONE_AFTER
    if counted or previous == "but" or _is_told_apart(page, match, following[1] if following else ""):
        return _count(page, match.start(), match.end(), 1)
    return None


def _is_told_apart(page: Page, match: re.Match[str], following: str) -> bool:
    """Whether "one" without a noun counts: "killing one and injuring three", "one was killed"."""
    if HARM_AFTER.match(page.lower, match.end()):
        return True
    if following in ("and", "in", "on", "at"):
        return COUNTING_BEFORE.search(page.lower, max(0, match.start() - 16), match.start()) is not None
    return following not in ("", "of") and COUNTING_AFTER.match(page.lower, match.end()) is not None
