"""What part a figure plays beside another of its sentence: where a change began or ended, a whole or a part of it.

Knows one sentence and the figures scanned in it. "From 1.9 to 1.5", "1.5, down from 1.9" and "put at 1.9 but revised
to 1.5" are one pair in one order; "31 of 46" and "of 46, 31" another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from summarizer.figures.figure import Figure, Kind, Span
from summarizer.figures.find import scan


class Role(StrEnum):
    """The part that a figure plays in a pair."""

    EARLIER = "earlier"
    PRESENT = "present"
    PART = "part"
    WHOLE = "whole"


OPPOSITE = {
    Role.EARLIER: Role.PRESENT,
    Role.PRESENT: Role.EARLIER,
    Role.PART: Role.WHOLE,
    Role.WHOLE: Role.PART,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """The part one figure of a sentence plays; `other` is the figure it plays it to, where that is written."""

    figure: Figure
    role: Role
    other: Figure | None = None
    firm: bool = True
    """False where the words may compare two present things as well: "against", "compared with"."""


_LOOSE = r"""(?:\b(?:an?|the|its|his|her|their|about|around|some|roughly|nearly|almost|more|less|fewer|than|at|least|
    most|up|just|only|over|under|estimated|earlier|initial|previous|original|old|former|first|overnight|provisional|between|
    range|figure|count|toll|total|estimate|forecast|award|of|put)\b\s+){0,6}$"""
"""What may stand between a word that gives a figure its part and the figure."""
_COUNTED = r"^(?:\s+(?!(?:to|from|of|and|or|but)\b)[^\W\d_][\w'’-]*){0,5}"
"""What a figure counts, after it."""
_TURNED = r"(?:up|down|revised|raised|lowered|cut|reduced|increased|higher|lower)"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.VERBOSE | re.IGNORECASE)


_AFTER_FROM = _pattern(rf"\bfrom\s+{_LOOSE}")
_TO = _pattern(rf"{_COUNTED}\s*,?\s+to\s+{_LOOSE}")
_REVISED_TO = _pattern(rf"\b(?:but|before|then|and)\s+(?:it\s+|later\s+)?{_TURNED}\b[^.;]{{0,40}}?\sto\s+{_LOOSE}")
_BACK = _pattern(rf"{_COUNTED}\s*,?\s+(?:{_TURNED}\s+)?(?:from|instead\s+of|rather\s+than)\s+{_LOOSE}")
_NOT = _pattern(rf"{_COUNTED}\s*,\s+not\s+{_LOOSE}")
_COMPARED = _pattern(rf"{_COUNTED}\s*,?\s+(?:against|compared\s+(?:with|to))\s+{_LOOSE}")
_OF = _pattern(rf"^(?:\s+[^\W\d_]+)?\s+(?:out\s+)?of\s+{_LOOSE}")
_AFTER_OF = _pattern(rf"(?:^|[,;:.]\s*|\bout\s)of\s+{_LOOSE}")
_OF_WHICH = _pattern(
    rf"{_COUNTED}(?:\s*,\s+of\s+(?:which|whom|them)|\s*,?\s+including|\s*,\s+among\s+(?:them|which|whom))\b"
    rf"[^,.;\d]{{0,60}}\s{_LOOSE}"
)
_CHANGE = r"""\b(?:fallen|fell|falls|dropped|drops|risen|rose|rises|grew|grown|grows|lowered|raised|cut|increased|
    reduced|revised|climbed|jumped|slipped|declined|slowed|widened|narrowed)\b[^,.;]{0,80}?"""
_CHANGING = _pattern(rf"{_CHANGE}\s(?:from|of)\s+{_LOOSE}")
_CHANGED_TO = _pattern(rf"{_CHANGE}\sto\s+{_LOOSE}")


def role_of(figure: Figure) -> Played | None:
    """Return the part a figure plays in its sentence; None where it plays none."""
    if figure.context is None:
        return None
    start = figure.span.start - figure.context.start
    for played in _roles(figure.context.text):
        at = played.figure
        if at.span.start <= start < at.span.end and (at.low, at.high) == (figure.low, figure.high):
            return played
    return None


def figures_of(sentence: str) -> tuple[Figure, ...]:
    """Return the figures of a sentence alone."""
    return _scanned(sentence)


@lru_cache(maxsize=4096)
def _scanned(sentence: str) -> tuple[Figure, ...]:
    return tuple(figure for figure in scan(sentence) if figure.low is not None and figure.kind is not Kind.IDENTIFIER)


@lru_cache(maxsize=4096)
def _roles(sentence: str) -> tuple[Played, ...]:
    """Every part played in a sentence."""
    found: list[Played] = []
    figures = _scanned(sentence)
    for figure in figures:
        found += _in_range(sentence[: figure.span.start], figure)
    for first, second in pairwise(figures):
        if alike(first, second):
            found += _between(sentence, first, second)
    paired = {played.figure.span for played in found}
    for figure in figures:
        if figure.span not in paired and _CHANGED_TO.search(sentence[: figure.span.start][-120:]):
            found.append(Played(figure=figure, role=Role.PRESENT))
    return tuple(found)


def alike(first: Figure, second: Figure) -> bool:
    """Whether two figures are of one sort, so that one may be another value of the other's thing."""
    return first.kind is second.kind and (first.unit == second.unit or not first.unit or not second.unit)


def _in_range(before: str, figure: Figure) -> list[Played]:
    """What reads as a range is a change after a verb of change: it began with the lower end."""
    if figure.kind is Kind.VAGUE or figure.low == figure.high or " to " not in figure.surface:
        return []
    if not _CHANGING.search(before[-120:]):
        return []
    low, high = replace(figure, high=figure.low), replace(figure, low=figure.high)
    return _pair(low, Role.EARLIER, high)


def _between(sentence: str, first: Figure, second: Figure) -> list[Played]:
    """The parts two neighbours play, by the words before and between them."""
    before = sentence[: first.span.start][-80:]
    between = Span(start=first.span.end, end=second.span.start).of(sentence)
    if len(between) > 100:
        return []
    if (_AFTER_FROM.search(before) and _TO.search(between)) or _REVISED_TO.search(between):
        return _pair(first, Role.EARLIER, second)
    if _BACK.search(between) or _NOT.search(between):
        return _pair(first, Role.PRESENT, second)
    if _COMPARED.search(between):
        return _pair(first, Role.PRESENT, second, firm=False)
    if _OF.search(between):
        return _pair(first, Role.PART, second)
    return _pair(first, Role.WHOLE, second) if _AFTER_OF.search(before) or _OF_WHICH.search(between) else []


def _pair(first: Figure, role: Role, second: Figure, *, firm: bool = True) -> list[Played]:
    return [
        Played(figure=first, role=role, other=second, firm=firm),
        Played(figure=second, role=OPPOSITE[role], other=first, firm=firm),
    ]
