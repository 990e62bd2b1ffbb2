"""Amounts and counts that do not say of what: "it was 71 million", "the figure was 90", "22 were freed"."""

from __future__ import annotations

import re

from summarizer.figures.figure import Figure, Kind, Span
from summarizer.strategies.nouns import QUANTITIES, is_plural_word
from summarizer.strategies.pointers import Found, Sentence, Sort

# --- quantities -------------------------------------------------------------------------------------------------------

_NUMBER = r"(?:[$£€]?\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|half|twice|double)\b)"
_IT_AMOUNTS = re.compile(
    r"\bit (?:(?:will|would|could|might|may|should|had|has|have) )?(?:also |only |now |then |still )?(?:be|been|is"
    r"|was|stood|stands|comes?|came|fell|fallen|rose|risen|dropped|climbed|slipped|grew|grown|amounts?|amounted"
    r"|reach|reached|totalled|totaled|averages?|averaged|peaked|hit|costs?) (?:(?:up|down|to|at|by|around|about|some"
    r"|near|nearer|close|closer|nearly|almost|more|less|fewer|than|as|much|many|no|only|just|still|over|under|roughly"
    r"|below|above|between|revised|put|estimated) ){0,4}(?=" + _NUMBER + ")",
    re.I,
)
_PUTS_IT = re.compile(
    r"\b(?:estimat(?:es?|ed)|puts?|forecasts?|sees?|reckon(?:s|ed)|fix(?:es|ed)?|set|sets|values?d?|placed?|expect(?:s|ed)?)"
    r" (?P<it>it)(?= (?:at|nearer|closer|to (?:be|reach|cost|come|rise|fall))\b)",
    re.I,
)
_GENERIC = re.compile(
    r"\b(?P<word>that (?:figure|number|toll)(?! of\b)|the (?:figure|number|sum|amount|total|count)"
    r"(?= (?:at|to|was|is|were|are|had|has|have|would|will|could|may|as|by|rose|fell|includes?|stood|came|on|and|in"
    r"|should)\b|[.,;]|$))(?![\w-])",
    re.I,
)


def quantities(sentence: Sentence) -> Found:
    """Amounts of something that the sentence does not name: "it was 71 million", "the figure was 90", "one of $9"."""
    for match in _IT_AMOUNTS.finditer(sentence.outside):
        if not _measured_before(sentence, match.start()):
            yield Span(start=match.start(), end=match.start() + 2), Sort.QUANTITY
    for match in _PUTS_IT.finditer(sentence.outside):
        if not _quantity_before(sentence, match.start()):
            yield Span(start=match.start("it"), end=match.end("it")), Sort.QUANTITY
    for match in _GENERIC.finditer(sentence.outside):
        if not amount_before(sentence, match.start()):
            yield Span(start=match.start("word"), end=match.end("word")), Sort.QUANTITY
    for figure in sentence.figures:
        one = _ONE_OF.search(sentence.outside, max(0, figure.span.start - _HEDGED), figure.span.start)
        if figure.kind in _AMOUNTS and one and not _measured_before(sentence, one.start()):
            yield Span(start=one.start("word"), end=one.end("word")), Sort.LOST


_ONE_OF = re.compile(
    r"\b(?P<word>ones?) of (?:(?:about|around|some|nearly|almost|only|just|over|under|roughly|at least|at most|up to"
    r"|more than|less than|as much as|an estimated) ){0,2}$"
)
"""What has the amount that follows at once, told by its amount alone: "analysts expect one of around $9"."""
_AMOUNTS = (Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.DURATION)
_HEDGED = 40
"""Characters before an amount in which that may stand."""
_NO_AMOUNTS = (Kind.DATE, Kind.TIME, Kind.PERIOD, Kind.IDENTIFIER, Kind.ORDINAL, Kind.AGE)


def amount_before(sentence: Sentence, at: int) -> bool:
    """Whether a sentence gives an amount before a place, one that is not of what stands there."""
    told = (figure for figure in sentence.figures if figure.span.end <= at and figure.kind not in _NO_AMOUNTS)
    return any(sentence.outside[figure.span.end : at].strip() != "of" for figure in told)  # "a third of the sum"


def _quantity_before(sentence: Sentence, at: int) -> bool:
    return any(word.lower in QUANTITIES for word in sentence.words if word.end <= at)


def _measured_before(sentence: Sentence, at: int) -> bool:
    return _quantity_before(sentence, at) or amount_before(sentence, at)


# --- numbers without a noun -------------------------------------------------------------------------------------------

_NOUNLESS = re.compile(
    r"\s*(?:$|[.,;:!?)]|(?:more|others?|further)?\s*(?:was|were|is|are|had|has|have|did|do|will|would|could|in|on|at"
    r"|by|after|before|from|since|during|across|made|died|remained|wanted|said|came|went|left|voted|fled|when|as|but"
    r"|and|while|exist|chose|won|lost|stayed|returned|arrived|survived|escaped)\b)"
)
_OF_NOUN = re.compile(
    r"\b(?:[Oo]f|[Aa]mong) (?:those (?:who|with|without|in|aged|killed|injured|over|under)"
    r"|(?:the|its|their|his|her|those|all|[\w-]+['’]s?) (?:[\w-]+ ){0,3}?"
    r"(?:[\w-]+s|people|men|women|children|dead|injured|wounded|missing))\b"
)
"""A whole that the counts of a sentence are parts of: "Of the posts to go, 430 are ..."."""


def counts(sentence: Sentence) -> Found:
    """Counts that do not say of what, where no count before them in the sentence does."""
    known = bool(_OF_NOUN.search(sentence.outside))
    for figure in sentence.figures:
        known = known or figure.kind in (Kind.DURATION, Kind.PERCENT, Kind.MONEY, Kind.MEASURE)
        if figure.kind is not Kind.COUNT or figure.surface.lower().split()[-1] in ("one", "no", "none"):
            continue
        at, end = figure.span.start, figure.span.end
        nounless = not figure.counted and bool(_NOUNLESS.match(sentence.outside, end))
        if figure.counted and not figure.counted[0].isdigit():
            known = True
        if not nounless or known:
            continue
        left = [lower for lower in _lefts(sentence, at) if lower not in _HEDGES][-2:]
        if left[-1:] and left[-1] in ("the", "other", "remaining", "those", "these", "all"):
            yield figure.span, Sort.LOST if left[-1] in ("other", "remaining") else Sort.NUMBERED
            return
        known = (
            (left[-1:] == ["of"] and left[:1] not in (["average"], ["total"]))
            or _quantity_before(sentence, at)
            or _level_of(sentence, at, left)
        )
        if not known:
            scored = left[-1:] == ["on"]  # "dropped on nine": of what, only the game tells
            yield figure.span, Sort.COUNTED if _is_whole(figure) and not scored else Sort.LOST
            return


_HEDGES = frozenset(
    "some about around nearly almost only just over under roughly least most up than more less fewer as many no".split()
)
_MOVED = re.compile(
    r"\b(?:grew|rose|fell|climbed|dropped|increased|decreased|shrank|slipped|slid|jumped|up|down|rise|fall|grown|fallen|risen)\b"
)


_NUMBERED_THINGS = frozenset("mile page room gate platform chapter article section level step phase game day".split())


_PUTTING = frozenset("put puts estimated estimates placed places".split())
"""Verbs that give what they are told of its number: "puts its dead at 87"."""


def _is_whole(figure: Figure) -> bool:
    return figure.high is not None and figure.high == figure.high.to_integral_value()


def _lefts(sentence: Sentence, at: int) -> list[str]:
    return [word.lower for word in sentence.words if word.end <= at]


def _level_of(sentence: Sentence, at: int, left: list[str]) -> bool:
    """Whether a number is the level or the count of what is named before: "fighters, put at 6,000", "grew 6% to 9"."""
    held = [word for place, word in enumerate(sentence.words) if word.end <= at and place not in sentence.verbs]
    if held and left[-1:] == [held[-1].lower] and (is_plural_word(left[-1]) or left[-1] in _NUMBERED_THINGS):
        return True
    plural = any(is_plural_word(word.text) for word in held)
    last = " ".join(left[-2:]) if left[:1] == ["there"] else "".join(left[-1:])
    if last in ("at", "with", "there are", "there were"):
        return plural or (last == "at" and not _PUTTING.isdisjoint(_lefts(sentence, at)))
    return last in ("to", "from", "by") and bool(_MOVED.search(sentence.outside, 0, at))
