"""The key figures of a source: the ones a summary should not lack.

Knows places, kinds and words: a figure in the headline or the lead, one that is repeated, or the most specific figure
of a thing the lead names. Linear: repetition is counted once, never asked of every pair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import islice

from summarizer.figures.compare import relate
from summarizer.figures.figure import Context, Figure, Kind, Status, Verdict
from summarizer.figures.index import SourceIndex

MOST = 7
"""The most key figures of a source."""

LEAST = 2.5
"""The score below which a figure is no key figure."""

PLACE, FADING = 2.2, 0.2
"""What standing in the first sentence of the body is worth, and how much of it each sentence after loses."""

_LEAD = 3
"""Sentences of the body that make its lead."""

_LINE = 6
"""The most words of a line that is no sentence of the lead."""

_CARRIES = {
    Kind.COUNT: 1.0,
    Kind.MONEY: 1.5,
    Kind.PERCENT: 1.2,
    Kind.MEASURE: 0.8,
    Kind.SCORE: 1.5,
    Kind.VAGUE: 0.5,
    Kind.FRACTION: 0.3,
    Kind.MULTIPLIER: 0.3,
    Kind.RATIO: 0.3,
    Kind.DURATION: -0.5,
    Kind.ORDINAL: -1.0,
    Kind.PERIOD: -2.0,
    Kind.AGE: -2.0,
    Kind.DATE: -2.5,
    Kind.TIME: -2.5,
}
"""How much of a story figures of each kind carry."""

_HARM = frozenset({"=die", "=injure", "=missing", "=displace", "=arrest", "hostag"})

_Value = tuple[Kind, Decimal | None, Decimal | None, str, tuple[Decimal, ...]]


def key_figures(index: SourceIndex) -> list[Figure]:
    """Choose the source's key figures, at most seven, in the order of the text."""
    times = Counter(_value(figure) for figure in index.figures)
    body = [number for number, figure in enumerate(index.figures) if _may_be(number, figure, index)]
    lead = _lead(index)
    scores = {number: _score(number, times, lead, index) for number in body}
    best: dict[_Value, Figure] = {}
    for number in sorted(body, key=lambda number: (-scores[number], number)):
        if scores[number] >= LEAST and len(best) < MOST:
            best.setdefault(_value(index.figures[number]), index.figures[number])
    return sorted(best.values(), key=lambda figure: figure.span)


def omitted(keys: Iterable[Figure], verdicts: Sequence[Verdict]) -> list[Figure]:
    """List the key figures that no supported figure of an output states."""
    told = [verdict.figure for verdict in verdicts if verdict.status is Status.SUPPORTED]
    return [key for key in keys if not any(relate(figure, key) for figure in told)]


def _may_be(number: int, figure: Figure, index: SourceIndex) -> bool:
    return figure.kind is not Kind.IDENTIFIER and not index.part_of(number)


def _lead(index: SourceIndex) -> tuple[int, ...]:
    """The sentences of the lead: the first of the body that are more than a line of place and date."""
    aside = [span for span in (index.headline, *index.captions) if span is not None]
    body = (
        number
        for number, sentence in enumerate(index.sentences)
        if len(sentence.words) > _LINE and not any(sentence.span.overlaps(span) for span in aside)
    )
    return tuple(islice(body, _LEAD))


def _score(number: int, times: Counter[_Value], lead: tuple[int, ...], index: SourceIndex) -> float:
    figure, sentence = index.figures[number], index.sentence_of[number]
    context = figure.context or Context()
    score = _CARRIES.get(figure.kind, 0.0)
    score += max(0.0, PLACE - FADING * max(0, sentence - lead[0])) if lead else 0.0
    score += 1.0 if times[_value(figure)] > 1 else 0.0
    score += 1.2 if _HARM & {*context.clause} else 0.0
    score += 0.8 if context.head and any(context.head in index.words[place] for place in lead) else 0.0
    small = figure.kind in (Kind.COUNT, Kind.MULTIPLIER) and (figure.high or Decimal(0)) <= 3
    return score - (1.5 if small and not _HARM & {*context.near} else 0.0)


def _value(figure: Figure) -> _Value:
    """What makes two figures one: a date's own fields tell dates apart."""
    parts = figure.parts
    if figure.date is not None:
        stated = (figure.date.year, figure.date.month, figure.date.day, figure.date.weekday)
        parts = tuple(Decimal(part or 0) for part in stated)
    return figure.kind, figure.low, figure.high, figure.unit or "", parts
