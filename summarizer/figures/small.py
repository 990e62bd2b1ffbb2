"""Counts written without a numeral: a soldier was killed, no casualties, both, one.

Knows people words and the predicates of harm. Conservative: an article is a count only where somebody came to harm.
"""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.figures.figure import Figure, Kind
from summarizer.figures.lexicon import CASUALTY_WORDS, GROUP_WORDS, PEOPLE_WORDS, UNHARMED
from summarizer.figures.numbers import alternation
from summarizer.figures.page import Page

_HARMED = (
    r"(?:killed|injured|wounded|hurt|harmed|dead|died|dies|shot|stabbed|drowned|missing|murdered|beheaded|executed"
    r"|kidnapped|abducted|arrested|detained|rescued|trapped|hospitali[sz]ed)"
)
VICTIM = re.compile(rf"an?[ ](?P<noun>(?:[a-z-]{{1,24}}[ ]){{0,2}}?(?:{alternation(PEOPLE_WORDS)}))(?![a-z-])")
HARM_AFTER = re.compile(
    rf"(?:[ ]?,[^.,;]{{1,40}},)?[ ](?:(?:was|is|has[ ]been|had[ ]been|has|who[ ]was|later|also)[ ]){{0,2}}(?:[a-z]+ly[ ])?{_HARMED}(?![a-z])"
)
HARM_BEFORE = re.compile(
    r"(?:kill(?:ed|ing|s)|injur(?:ed|ing|es)|wound(?:ed|ing|s)|murder(?:ed|ing)|(?:death|killing|murder)[ ]of)[ ]$"
)
NOBODY = re.compile(
    rf"(?P<word>no[ -]one|nobody|none)(?:[ ]of[ ](?:the|them|those|his|her|its|their)(?:[ ][a-z]{{1,24}}){{0,2}})?[ ]"
    rf"(?:was|were|is|are|has|have|had)?[ ]?(?:[a-z]{{1,24}}[ ]){{0,2}}{_HARMED}(?![a-z])"
)
NO_CASUALTIES = re.compile(
    rf"(?P<word>no)[ ](?:(?:reports?|signs?)[ ]of[ ](?:any[ ])?)?(?:[a-z]{{1,24}}[ ]){{0,2}}?(?:{alternation(CASUALTY_WORDS)})(?![a-z])"
)
UNHARMED_WORD = re.compile(rf"(?:{alternation(UNHARMED)})(?![a-z])")
BOTH = re.compile(r"both(?![a-z])(?!(?:[ ][\w'-]{1,24}){1,4}?[ ]and[ ])")
GROUP = re.compile(rf"(?P<word>{alternation(GROUP_WORDS)})(?![a-z])")
COUPLE = re.compile(r"(?:a[ ])?couple(?=[ ]of[ ])")

ONE = re.compile(r"one(?![a-z'])")
_ONE_STOPS = frozenset(
    """
    of is was were are be been has had have can cannot could may might must should would will who which that and or but to in
    on at by for with from as than another the a an it he she they we you i this these those not can't day thing way side
    another's side's after before where when while if because so about there here does did do knows
    """.split()
)
_ONE_STOPPED_BY = frozenset(
    """
    the this that which any every each no another some only such good bad new old big last first next best wrong right
    either neither someone everyone a other little loved number
    """.split()
)
_COUNTING_BEFORE = re.compile(
    r"\b(?:kill(?:ed|ing|s)|injur(?:ed|ing|es)|wound(?:ed|ing|s)|least|just|leaving|left|hurt|about|than|scor(?:ed|ing)|to|win|won|lost|and)[ ]$"
)
_ONE_THEN_NUMBER = re.compile(
    r"[ ](?:[a-z]{1,24}[ ]){0,3}(?:and|or|,)[ ](?:[a-z]{1,24}[ ]){0,3}(?:two|three|four|five|six|seven|eight|nine|ten|\d)"
)


def _count(page: Page, start: int, end: int, value: int) -> Figure:
    return page.figure(start, end, Kind.COUNT, low=value, precision=Decimal(1))


def match_to_victim(page: Page, match: re.Match[str]) -> Figure | None:
    """The article of "a soldier was killed", "killing a policeman"."""
    before = page.lower[max(0, match.start() - 16) : match.start()]
    if not HARM_AFTER.match(page.lower, match.end()) and not HARM_BEFORE.search(before):
        return None
    article = match[0].split(" ", 1)[0]
    return _count(page, match.start(), match.start() + len(article), 1)


def match_to_nobody(page: Page, match: re.Match[str]) -> Figure:
    """Nobody was hurt, no casualties: 0."""
    return _count(page, match.start(), match.end("word"), 0)


def match_to_unharmed(page: Page, match: re.Match[str]) -> Figure:
    """Unscathed, unhurt: nobody came to harm."""
    return _count(page, match.start(), match.end(), 0)


def match_to_both(page: Page, match: re.Match[str]) -> Figure:
    """Both men; not "both Spain and Portugal"."""
    return _count(page, match.start(), match.end(), 2)


def match_to_group(page: Page, match: re.Match[str]) -> Figure | None:
    """The pair, a trio."""
    before = page.lower[max(0, match.start() - 20) : match.start()].split()
    if not before or before[-1] in ("to", "will", "would", "can"):
        return None
    return _count(page, match.start(), match.end(), GROUP_WORDS[match["word"]])


def match_to_couple(page: Page, match: re.Match[str]) -> Figure:
    """A couple of."""
    return _count(page, match.start(), match.end(), 2)


def match_to_one(page: Page, match: re.Match[str]) -> Figure | None:
    """One goal, killing one; not the pronoun, nor "one of"."""
    before = page.lower[max(0, match.start() - 16) : match.start()]
    previous = before.split()[-1].strip("(\"'") if before.split() else ""
    if previous in _ONE_STOPPED_BY or before.endswith(("-", "'")):
        return None
    following = re.match(r"[ -]{0,2}([a-z]+)", page.lower[match.end() : match.end() + 20])
    counts = _COUNTING_BEFORE.search(before) and following is not None and following[1] in ("and", "in", "on", "at")
    if previous == "but":  # "all but one of them"
        return _count(page, match.start(), match.end(), 1)
    if following is None or following[1] in _ONE_STOPS:
        told = counts or HARM_AFTER.match(page.lower, match.end())
        told = told or (
            following is not None and following[1] != "of" and _ONE_THEN_NUMBER.match(page.lower, match.end())
        )
        if not told:
            return None
    return _count(page, match.start(), match.end(), 1)
