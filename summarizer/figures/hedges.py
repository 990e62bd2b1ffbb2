"""The words written beside a number that say how firmly it is stated.

Knows the table of hedges only: looks a few words back from a figure's start and a few past its end.
"""

from __future__ import annotations

import re

from summarizer.figures.figure import Figure, Hedge, Kind
from summarizer.figures.lexicon import DISPUTE_WORDS, HEDGES, MOVING_WORDS, TOPIC_WORDS
from summarizer.figures.page import Page

_REACH = 44
_MOST_WORDS = max(len(words.split()) for words in HEDGES)
_BEFORE = HEDGES.keys() - {"+"}  # "+2%" is a rise, "100+" a bound
_LAST_WORDS = frozenset(words.split()[-1] for words in _BEFORE)
_SIGNS = tuple(sign for sign in _BEFORE if not sign[0].isalnum())

AFTER = re.compile(
    r"""[ ]?(?P<sign>\+)(?!\d) | (?:[ ]?-[ ]?|(?=ish))(?P<suffix>odd|ish|plus)(?![a-z]) | [ ](?P<odd>odd)(?![a-z])
        | (?:[ ](?!(?:but|and|or|with)[ ])[a-z]{1,24}){0,2}?[ ]
          (?P<words> (?:or|and)[ ](?:so|more|less|fewer|over|above|under|up|older|younger|higher|better|below
                              |thereabouts)
                   | more[ ]or[ ]less | give[ ]or[ ]take
                   | at[ ](?:least|most|the[ ]most|the[ ]very[ ]least|the[ ]least) )(?![a-z])""",
    re.VERBOSE,
)
"""(100)+ · (30)-odd · (30) or more · (30) people or so"""

_PLACING = ("over", "under", "above", "below", "beyond")
LASTING = re.compile(
    r"""\b(?:for|last(?:s|ed|ing)?|spent|took|taken|takes|after|of|with|than|is|was|aged?|just|well|in)
        [ ](?:just[ ]|well[ ])?(?:over|under)$""",
    re.VERBOSE,
)
"""lasting over (three hours): a bound, where "over three years" alone is the time through which"""


_ENDED = re.compile(r"\n|[.!?;:][\"”’)]*[ ]")
"""Where a sentence or line ends: "it lost 400. More than (300) left" compares nothing."""
COMPARED = re.compile(r"\d|%|^(?:points?|percent|cent|times|twice|much|far)$")
"""(30%) more than (£2m): a comparison, not a bound"""


_UNDER_PAR = re.compile(r"\d-(?:under|over)[ ]$")
"""a 3-under (69)"""


_DISPUTE = re.compile(rf"\b(?:{'|'.join(DISPUTE_WORDS)})(?:[ ](?:with|between|against)\b[^.;,]*)?[ ]over[ ]$")
"""a legal battle over (two embryos): what it is about"""


def hedge_of(page: Page, figure: Figure) -> Hedge:
    """Return the hedge written next to `figure`, the one before it first."""
    return _before(page, figure) or _after(page, figure) or Hedge.NONE


def _before(page: Page, figure: Figure) -> Hedge | None:
    start = figure.span.start
    before = page.lower[max(0, start - _REACH) : start]
    if before.endswith(_SIGNS):
        return HEDGES[before[-1]]
    spaced = before.replace("(", " ").replace('"', " ").replace("-", " ")
    words = spaced.split()[-_MOST_WORDS - 1 :]
    if len(words) > 1 and words[-1] in ("a", "an"):
        words.pop()
    if not words or words[-1] not in _LAST_WORDS:
        return None
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        phrase = " ".join(words[-count:])
        if phrase in HEDGES:
            return None if _is_preposition(figure, phrase, words[:-count], before) else HEDGES[phrase]
    return None


def _is_preposition(figure: Figure, phrase: str, earlier: list[str], before: str) -> bool:
    """Whether the words give a topic, a place or a time rather than a bound: "facts about two towns"."""
    if phrase == "about":
        return bool(earlier) and earlier[-1] in TOPIC_WORDS
    if phrase.endswith(" than"):
        sentence = _ENDED.split(before)[-1].split()[: -len(phrase.split())]
        return any(COMPARED.search(word) for word in sentence[-2:])
    if phrase == "up to":
        return bool(earlier) and earlier[-1] in MOVING_WORDS
    if phrase == "plus":
        return not before.rstrip().endswith(("or plus", "+"))
    if phrase not in _PLACING:
        return False
    if _UNDER_PAR.search(before) or (phrase == "over" and _DISPUTE.search(before)):
        return True
    if figure.kind in (Kind.DURATION, Kind.DATE, Kind.TIME, Kind.PERIOD):
        return not LASTING.search(before.rstrip())
    return figure.kind in (Kind.ORDINAL, Kind.SCORE)


def _after(page: Page, figure: Figure) -> Hedge | None:
    match = AFTER.match(page.lower, figure.span.end)
    if match is None:
        return None
    return HEDGES.get(match["sign"] or match["suffix"] or match["odd"] or match["words"])
