"""Which sentences dispute the value that one before them gives: "the ministry counted 47", "the mayor put it at 61"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict

from summarizer.checks.attribution import attributions
from summarizer.document import Document
from summarizer.figures import SourceIndex
from summarizer.figures.figure import Figure, Kind

_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.DURATION})
_NEAR = 3
"""Sentences back in which the value disputed stands."""
_MOST_APART = 5
"""How many times the smaller the larger of two values for one thing may be."""
_DISPUTES = re.compile(
    r"\b(?:disput(?:es|ed)|contradict\w*|counter(?:s|ed)|claim(?:s|ed)?|puts? (?:it|the|its|that|their) \w+|puts? it"
    r"|estimat(?:es|ed) (?:it|the|that)|different (?:figure|account|number|count)"
    r"|(?:higher|lower) (?:figure|number|count|estimate|toll)|(?:real|true|actual) (?:figure|number|cost|toll|sum)"
    r"|closer to|nearer|own (?:count|estimate|figure|tally)|by its (?:count|estimate)|independent estimates?)\b",
    re.I,
)


def rival_sentences(document: Document, index: SourceIndex) -> dict[int, set[int]]:
    """Map the number of a sentence to those of the sentences that give another value for the same thing."""
    starts = [sentence.span.start for sentence in document.sentences]
    held: dict[int, list[Figure]] = defaultdict(list)
    for figure in index.figures:
        if figure.kind in _KINDS:
            held[bisect_right(starts, figure.span.start) - 1].append(figure)
    found: dict[int, set[int]] = defaultdict(set)
    for number, figures in held.items():
        text = document.sentences[number].span.of(document.text)
        if not _DISPUTES.search(text) or not attributions(text):
            continue
        earlier = (place for place in range(number - 1, max(-1, number - 1 - _NEAR), -1))
        disputed = next((place for place in earlier if _any_near(figures, held.get(place, []))), None)
        if disputed is not None:
            found[number].add(disputed)
            found[disputed].add(number)
    return found


def _any_near(figures: list[Figure], others: list[Figure]) -> bool:
    """Whether two sentences give different values of one kind that may be of one thing."""
    return any(_may_rival(one, other) for one in figures for other in others)


def _may_rival(one: Figure, other: Figure) -> bool:
    if one.kind is not other.kind or one.unit != other.unit or one.high is None or other.high is None:
        return False
    low, high = sorted((one.high, other.high))
    return low < high <= _MOST_APART * low
