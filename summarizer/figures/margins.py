"""Places of a source against one another: how far one with an output's value stands before those with others.

Knows candidates and their scores. Each function gives one feature, or a few; none decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp

from summarizer.figures.compare import Relation, relate
from summarizer.figures.context import find_figures
from summarizer.figures.figure import Context, Figure, Kind
from summarizer.figures.index import SourceIndex
from summarizer.figures.view import View, closeness

_SHARP = 4.0
"""How fast a place's part of all places' weight grows with its score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A figure of the source that may be the output's.

    Attributes
    ----------
    number
        Its place in `SourceIndex.figures`.
    relation
        How the output's value follows from its value; None where it states another value.
    score
        How much its surroundings are those of the output's figure; higher is closer.
    values
        The features of the pair.
    """

    number: int
    relation: Relation | None
    score: float
    values: dict[str, float]


def chosen(fitting: list[Candidate], rivals: list[Candidate]) -> float:
    """The part of all comparable figures' weight that lies on those with the value; each weighs by its score."""
    mine = sum(exp(_SHARP * c.score) for c in fitting if c.relation and c.relation.fair)
    return mine / (mine + sum(exp(_SHARP * c.score) for c in rivals) + 1.0)


def swap(view: View, candidate: Candidate, index: SourceIndex) -> float:
    """How much better two figures of the output fit the source the other way round, above 0; 0 where none does."""
    source = index.figures[candidate.number]
    own = candidate.values["closeness"]
    best = 0.0
    attached = _attached(view)
    for other in attached:
        if other.kind is not view.figure.kind or (other.low, other.date) == (view.figure.low, view.figure.date):
            continue
        theirs = other.context or Context()
        for n in index.figures_in.get(index.sentence_of[candidate.number], ()):
            place = index.figures[n]
            if n == candidate.number or place.kind is not other.kind or relate(other, place) is None:
                continue
            straight = own + closeness(theirs, place.context or Context())
            crossed = closeness(view.context, place.context or Context()) + closeness(
                theirs, source.context or Context()
            )
            best = max(best, crossed - straight)
    return best


@lru_cache(maxsize=4096)
def _attached_in(sentence: str) -> tuple[Figure, ...]:
    return tuple(f for f in find_figures(sentence) if f.kind is not Kind.IDENTIFIER)


def _attached(view: View) -> list[Figure]:
    start = view.figure.span.start - view.context.start
    return [f for f in _attached_in(view.context.text) if not f.span.start <= start < f.span.end]


def beside(view: View, candidate: Candidate, index: SourceIndex) -> float:
    """How much closer another value of the same sentence and sort stands to what the output says; -1 for none."""
    best = -1.0
    source = index.figures[candidate.number]
    for n in index.figures_in.get(index.sentence_of[candidate.number], ()):
        other = index.figures[n]
        alike = other.kind is source.kind and (other.unit or "") == (source.unit or "")
        if n == candidate.number or not alike or relate(view.figure, other) is not None:
            continue
        if any(relate(mine, other) for mine in view.others):
            continue
        best = max(best, closeness(view.context, other.context or Context()) - candidate.values["closeness"])
    return best
