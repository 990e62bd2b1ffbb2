"""The words written beside a number that say how firmly it is stated.

Knows the table of hedges only: looks a few words back from a figure's start and a few past its end.
"""

from __future__ import annotations

import re

from summarizer.figures.figure import Figure, Hedge, Kind
from summarizer.figures.lexicon import HEDGES
from summarizer.figures.page import Page

_REACH = 44
_MOST_WORDS = max(len(words.split()) for words in HEDGES)
_SKIPPED = ("the", "a", "an", "just", "only", "another", "well", "around the")

_AFTER = re.compile(
    r"""[ ]?(?P<sign>\+)(?!\d) | [ ]?-?[ ]?(?P<odd>odd|ish|plus)(?![a-z])
        | (?:[ ][a-z]{1,24}){0,2}?[ ](?P<words>(?:or|and)[ ](?:so|more|less|fewer|over|above|under|up|older|younger|higher|better|below|thereabouts)
            | more[ ]or[ ]less | give[ ]or[ ]take | at[ ](?:least|most|the[ ]most|the[ ]very[ ]least|the[ ]least))(?![a-z])""",
    re.VERBOSE,
)
"""after a number: "100+", "30-odd", "30 or more", "30 people or so" """

_TOPIC = frozenset(
    """
    information talk talks talked talking story stories book books film films detail details know knows knew known learn
    learned passage report reports concern concerned concerns worried think thought tell tells told something anything
    read write writes wrote written speak spoke speaks question questions fact facts complain complained claims
    dispute debate song songs documentary novel series lines ideas
    """.split()
)
"""Words after which "about" tells the topic: "facts about two towns"."""
_WEAK_OVER = ("over", "under", "above", "below", "beyond")
_LASTING = re.compile(
    r"\b(?:for|last(?:s|ed|ing)?|spent|took|taken|takes|after|of|with|than|is|was|aged?|just|well|in)[ ](?:just[ ]|well[ ])?over$"
)


def hedge_of(page: Page, figure: Figure) -> Hedge:
    """The hedge written next to `figure`, the one before it first."""
    return _before(page, figure) or _after(page, figure) or Hedge.NONE


def _before(page: Page, figure: Figure) -> Hedge | None:
    start = figure.span.start
    before = page.lower[max(0, start - _REACH) : start]
    if before.endswith(("~", "≈", ">", "<", "≥", "≤", "±")):
        return HEDGES[before[-1]]
    words = before.replace("(", " ").replace('"', " ").replace("-", " ").split()[-_MOST_WORDS - 1 :]
    if words and words[-1] in _SKIPPED[:3] and len(words) > 1:
        words = words[:-1] if " ".join(words[-2:]) not in HEDGES else words
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        phrase = " ".join(words[-count:])
        hedge = HEDGES.get(phrase)
        if hedge:
            if phrase == "about" and len(words) > 1 and words[-2] in _TOPIC:
                return None
            return None if phrase in _WEAK_OVER and _is_preposition(figure, before) else hedge
    return None


def _is_preposition(figure: Figure, before: str) -> bool:
    """Whether "over three years" tells a time through which, not a bound."""
    if figure.kind not in (Kind.DURATION, Kind.DATE, Kind.TIME, Kind.PERIOD):
        return figure.kind in (Kind.ORDINAL, Kind.SCORE)
    return not _LASTING.search(before.rstrip())


def _after(page: Page, figure: Figure) -> Hedge | None:
    match = _AFTER.match(page.lower, figure.span.end)
    if match is None:
        return None
    return HEDGES.get(match["sign"] or match["odd"] or match["words"])
