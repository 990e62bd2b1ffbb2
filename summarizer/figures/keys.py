"""The key figures of a source: the ones a summary should not lack.

Knows places and words: a figure in the headline or the lead, one that is repeated, or the most specific figure of a
thing the lead names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from summarizer.figures.compare import relate
from summarizer.figures.figure import Context, Figure, Kind, Status, Verdict
from summarizer.figures.index import SourceIndex

MOST = 7
"""The most key figures of a source."""

_LEAD = 2
"""Sentences of the body that make its lead."""

_HARD = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.SCORE, Kind.VAGUE, Kind.FRACTION})
"""Kinds that carry a story; dates, ages and ordinals rarely do."""


def key_figures(index: SourceIndex) -> list[Figure]:
    """The source's key figures, at most seven, in the order of the text."""
    scored = []
    for number, figure in enumerate(index.figures):
        if figure.kind is not Kind.IDENTIFIER and not _headline(figure, index):
            scored.append((_score(number, figure, index), -number))
    best: list[Figure] = []
    for score, number in sorted(scored, reverse=True):
        figure = index.figures[-number]
        if score >= 2 and not any(_same(figure, other) for other in best):
            best.append(figure)
    return sorted(best[:MOST], key=lambda figure: figure.span)


def omitted(keys: Iterable[Figure], verdicts: Sequence[Verdict]) -> list[Figure]:
    """The key figures that no supported figure of an output states."""
    told = [verdict.figure for verdict in verdicts if verdict.status is Status.SUPPORTED]
    return [key for key in keys if not any(relate(figure, key) for figure in told)]


def _headline(figure: Figure, index: SourceIndex) -> bool:
    return index.headline is not None and figure.span.overlaps(index.headline)


def _score(number: int, figure: Figure, index: SourceIndex) -> float:
    first = 1 if index.headline is not None else 0
    place = index.sentence_of[number] - first
    score = 2.0 if place < _LEAD else 0.0
    score += 1.0 if figure.kind in _HARD else 0.0
    score -= 1.0 if figure.kind in (Kind.COUNT, Kind.ORDINAL) and (figure.high or Decimal(0)) <= 2 else 0.0
    repeats = sum(_same(figure, index.figures[other]) for other in index.candidates(figure) if other != number)
    score += 1.0 if repeats else 0.0
    context = figure.context or Context()
    lead = index.words[first] if len(index.words) > first else frozenset()
    return score + (1.0 if context.head and context.head in lead else 0.0)


def _same(figure: Figure, other: Figure) -> bool:
    relation = relate(figure, other)
    return relation is not None and relation.fair
