"""The key figures of a source: the ones a summary should not lack.

Knows places, kinds and words. An editor's few figures stand early, mostly in the lead; they support the headline, or
count what it names; they are precise; and they are the news itself, neither a part of a figure nor what it is compared
with. Linear: every figure is scored by itself and its own sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import exp, log

from summarizer.figures.compare import relate
from summarizer.figures.figure import Context, Figure, Kind, Status, Verdict
from summarizer.figures.index import SourceIndex

MOST = 7
"""The most key figures of a source."""

LEAST = -1.2
"""The score below which a figure is no key figure, however few there are: a weekday, an age far down."""

_FADING = 1.4
"""What a figure loses each time its distance from the lead, in sentences, grows by a factor of e."""

_HEADLINED, _NAMED, _SHARED, _PRECISE = 1.0, 0.7, 0.15, 0.4
"""What it gains where the headline states it, where the headline names what it counts, for each word that its clause
shares with headline and lead (not where it stands in the lead itself), and for each significant digit."""

_ASIDE = 0.6
"""What it loses as a part of another figure, and again as the value that another is compared with."""

_LINE = 6
"""The most words of a line that is no sentence of the lead."""

_MOST_SHARED, _MOST_DIGITS = 6, 4
_LONGEST = 60
"""Words of a clause that are looked at: a clause without end is looked at from each of its figures."""

_CARRIES = {
    Kind.COUNT: 0.8,
    Kind.PERCENT: 0.6,
    Kind.MONEY: 0.5,
    Kind.SCORE: 0.5,
    Kind.DURATION: 0.2,
    Kind.MEASURE: 0.1,
    Kind.FRACTION: -0.2,
    Kind.ORDINAL: -0.3,
    Kind.AGE: -0.5,
    Kind.MULTIPLIER: -0.5,
    Kind.TIME: -0.5,
    Kind.DATE: -0.5,
}
"""How much of a story figures of each kind carry."""

_VAGUE_DAY = 1.5
"""What a weekday or a "last month" loses beside other dates: it dates the report, not the event."""

_PARTITIVE = frozenset({"whom", "which", "them", "these", "those", "including", "among"})
"""Words before a part of a figure given already, or after it."""

_COMPARED = frozenset({"from", "against", "compared", "versus", "previous", "previously"})
"""Words before what a figure is compared with."""

_Value = tuple[Kind, Decimal | None, Decimal | None, str, tuple[Decimal, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Story:
    """What the headline and the lead say."""

    lead: int
    """The number of the lead's sentence."""
    told: frozenset[str]
    """The words of headline and lead; `named` are the headline's alone."""
    named: frozenset[str]
    values: frozenset[_Value]
    """The headline's."""


def key_figures(index: SourceIndex) -> list[Figure]:
    """Choose the source's key figures, at most seven, in the order of the text."""
    scores = _scores(index)
    best: dict[_Value, Figure] = {}
    for number in sorted(scores, key=lambda number: (-scores[number], number)):
        if scores[number] >= LEAST and len(best) < MOST:
            best.setdefault(_value(index.figures[number]), index.figures[number])
    return sorted(best.values(), key=lambda figure: figure.span)


def key_weights(index: SourceIndex) -> list[tuple[Figure, float]]:
    """Give each figure of the source a weight from 0 to 1: how likely it is a key figure."""
    return [(index.figures[number], 1 / (1 + exp(LEAST - score))) for number, score in _scores(index).items()]


def _scores(index: SourceIndex) -> dict[int, float]:
    story = _story(index)
    return {number: _score(number, story, index) for number in range(len(index.figures)) if _may_be(number, index)}


def omitted(keys: Iterable[Figure], verdicts: Sequence[Verdict]) -> list[Figure]:
    """List the key figures that no supported figure of an output states."""
    told = [verdict.figure for verdict in verdicts if verdict.status is Status.SUPPORTED]
    return [key for key in keys if not any(relate(figure, key) for figure in told)]


def _may_be(number: int, index: SourceIndex) -> bool:
    return index.figures[number].kind is not Kind.IDENTIFIER and not index.part_of(number)


def _story(index: SourceIndex) -> _Story:
    headlined = [number for number in range(len(index.figures)) if index.part_of(number) == "headline"]
    lead, named = _lead(index), _named(index)
    return _Story(
        lead=lead,
        told=named.union(*index.words[lead : lead + 1]),
        named=named,
        values=frozenset(_value(index.figures[number]) for number in headlined),
    )


def _lead(index: SourceIndex) -> int:
    """Find the first sentence of the body that is more than a line of place and date; the first of all, for want."""
    aside = [span for span in (index.headline, *index.captions) if span is not None]
    for number, sentence in enumerate(index.sentences):
        if len(sentence.words) > _LINE and not any(sentence.span.overlaps(span) for span in aside):
            return number
    return 0


def _named(index: SourceIndex) -> frozenset[str]:
    """Collect the headline's words."""
    return frozenset[str]().union(
        *(
            words
            for sentence, words in zip(index.sentences, index.words, strict=True)
            if index.headline is not None and sentence.span.overlaps(index.headline)
        )
    )


def _score(number: int, story: _Story, index: SourceIndex) -> float:
    figure, distance = index.figures[number], max(0, index.sentence_of[number] - story.lead)
    context = figure.context or Context()
    score = _CARRIES.get(figure.kind, 0.0) - _FADING * log(1 + distance)
    score += _PRECISE * min(_MOST_DIGITS, _digits(figure))
    score += _HEADLINED * (_value(figure) in story.values) + _NAMED * (context.head in story.named)
    score += _SHARED * min(_MOST_SHARED, len(story.told.intersection(context.clause[:_LONGEST]))) if distance else 0.0
    score -= _ASIDE * (_is_part(context) + (not _COMPARED.isdisjoint(context.left)))
    return score - _VAGUE_DAY * (figure.date is not None and not (figure.date.year or figure.date.month))


def _is_part(context: Context) -> bool:
    """Whether a figure is given as a part of one given before: "of whom 35", "35 of them"."""
    after = context.right[:1] == ("of",) and not _PARTITIVE.isdisjoint(context.right[1:2])
    return after or not _PARTITIVE.isdisjoint(context.left[-2:])


def _digits(figure: Figure) -> int:
    """Count the significant digits of a value, its last zeros not among them."""
    digits = figure.high.as_tuple().digits if figure.high is not None else ()
    return max((place for place, digit in enumerate(digits, 1) if digit), default=0)


def _value(figure: Figure) -> _Value:
    """What makes two figures one: a date's own fields distinguish dates."""
    parts = figure.parts if figure.low is None else ()
    if figure.date is not None:
        stated = (figure.date.year, figure.date.month, figure.date.day, figure.date.weekday)
        parts = tuple(Decimal(part or 0) for part in stated)
    return figure.kind, figure.low, figure.high, figure.unit or "", parts
