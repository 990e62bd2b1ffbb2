"""What else the source says of the same thing: another value, by the same voice or another.

Knows the index and clauses. Two values are of one thing only where their clauses say the same but for the value:
most values that differ are of different things.
"""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.figures.binding import same_head
from summarizer.figures.compare import relate
from summarizer.figures.figure import Cause, Context, Figure, Kind
from summarizer.figures.index import SourceIndex
from summarizer.figures.words import lemma_of, words_of

ALIKE = 0.75
"""The share of their words that two clauses must have in common to be about one thing."""

APART = 3
"""How many times the smaller of two values of one thing the larger may be."""

_CHANGES = frozenset("=up =down revis low correct updat now earli previou initial then lat".split())
"""Lemmas of a clause that say how a value came to be another: no conflict."""

_LEAD = 12
"""How many figures of the same kind are compared at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Another value for the same thing: a conflict, or another speaker's."""

    cause: Cause
    other: int
    why: str


def find(figure: Figure, number: int, index: SourceIndex) -> Conflict | None:
    """Look for another value of the source for the thing that `number` is a value of."""
    source = index.figures[number]
    if source.date is not None or source.kind in (Kind.IDENTIFIER, Kind.ORDINAL, Kind.TIME, Kind.AGE):
        return None
    for other in _rivals(number, index):
        rival = index.figures[other]
        if not _near(source, rival) or relate(figure, rival) or relate(rival, source):
            continue
        if index.part_of(number) and not index.part_of(other):
            if _same_thing(source, rival, ALIKE / 2, bare=True):
                where = index.part_of(number)
                return Conflict(cause=Cause.SOURCE_CONFLICT, other=other, why=_two(source, rival, f"in its {where}"))
        elif _same_thing(source, rival, ALIKE) and bool(index.part_of(number)) is bool(index.part_of(other)):
            return _between(figure, source, rival, other)
    return None


def _near(source: Figure, rival: Figure) -> bool:
    """Whether two values are close enough to be two readings of one thing."""
    if not source.low or not rival.low:
        return False
    return max(source.low, rival.low) <= APART * min(source.low, rival.low)


def _rivals(number: int, index: SourceIndex) -> list[int]:
    """The figures of the same kind whose clause shares the noun counted, or the rarest word of the clause."""
    source = index.figures[number]
    context = source.context or Context()
    keys = [lemma for lemma in (context.head, *context.predicates) if lemma in index.postings]
    if not keys:
        return []
    key = min(keys, key=lambda lemma: len(index.postings[lemma]))
    found = [
        other
        for sentence in index.postings[key][: 4 * _LEAD]
        for other in index.figures_in.get(sentence, ())
        if other != number and index.sentence_of[other] != index.sentence_of[number]
    ]
    return [other for other in found if index.figures[other].kind is source.kind][:_LEAD]


def _between(figure: Figure, source: Figure, rival: Figure, other: int) -> Conflict | None:
    mine, theirs = _lemmas(source.speaker), _lemmas(rival.speaker)
    if mine and theirs and not mine & theirs:
        if figure.speaker:
            return None
        why = f"The source gives it to {source.speaker}; {rival.speaker} says {rival.surface}"
        return Conflict(cause=Cause.QUALIFIER_CHANGED, other=other, why=why)
    if mine or theirs:
        return None
    return Conflict(cause=Cause.SOURCE_CONFLICT, other=other, why=_two(source, rival, "elsewhere"))


def _two(source: Figure, rival: Figure, where: str) -> str:
    return f"The source gives {rival.surface} and, {where}, {source.surface}"


def _same_thing(source: Figure, rival: Figure, alike: float, *, bare: bool = False) -> bool:
    """Whether two clauses say the same but for the value; `bare` where one is a headline's, that counts no noun."""
    a, b = source.context or Context(), rival.context or Context()
    mine, theirs = _said(source), _said(rival)
    if same_head(source, rival) is False or _CHANGES & {*a.sentence, *b.sentence}:
        return False
    if not bare and not (a.head and b.head):
        return False
    return len(mine & theirs) >= 2 and len(mine & theirs) >= alike * len(mine | theirs)


def _said(figure: Figure) -> set[str]:
    context = figure.context or Context()
    return set(context.clause) - _lemmas(figure.speaker)


def _lemmas(text: str | None) -> set[str]:
    if not text:
        return set()
    return {lemma for word in words_of(text, 0, len(text)) if (lemma := lemma_of(word.lower))}
