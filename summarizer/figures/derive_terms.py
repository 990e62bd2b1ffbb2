"""Operands: the figures of a source that a figure of an output may be reckoned from, and what makes them fit.

Knows the index and values, no single operation. Two figures are put together only where one sentence holds both, or
neighbours do, or the output's own sentence states one of them: a pair picked from anywhere would yield any number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from summarizer.figures.compare import relate
from summarizer.figures.context import find_figures
from summarizer.figures.figure import Context, Figure, Hedge, Kind, Span
from summarizer.figures.index import SourceIndex

_MOST_HELD, _MOST_ANCHORS = 10, 12
"""How many figures of one sentence, and how many that the output repeats, are tried with one another."""
_SMALL = 10
_BEFORE, _AFTER = 45, 45
"""Characters of the output's sentence on either side of a figure in which a cue counts as its own."""
_LOOSE = frozenset({Hedge.ABOUT, Hedge.ESTIMATED, Hedge.NEARLY})
_NO_NUMBERS = frozenset({Kind.IDENTIFIER, Kind.ORDINAL, Kind.VAGUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """How a figure follows: in words, and from which spans of the source."""

    how: str
    evidence: tuple[Span, ...]


Rule = Callable[[Figure, Sequence[int], SourceIndex], Derivation | None]
"""A way to derive a figure from the passages of the source that fit it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two figures of the source, in its order."""

    first: Figure
    second: Figure
    anchored: bool
    """Whether the output's sentence states one of them too."""
    together: bool
    """Whether one sentence of the source holds both."""
    near: bool
    """Whether one sentence holds both, or two neighbours do."""
    between: str
    """The source's words between the two, where one sentence holds both."""


def pairs(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Iterator[Pair]:
    """Put together the figures that an output's may be reckoned from: those the output repeats first."""
    anchors = anchored(figure, index)
    held = [number for sentence in passages for number in index.figures_in.get(sentence, ())[:_MOST_HELD]]
    seen: set[tuple[int, int]] = set()
    known, own = frozenset(anchors), _others(figure)
    for a, b in _numbers(anchors, held, index):
        key = (min(a, b), max(a, b))
        if a != b and key not in seen:
            seen.add(key)
            pair = _pair(*key, anchored=bool(known & {a, b}), index=index)
            if pair.anchored or not _passed_over(pair, own):
                yield pair


def _numbers(anchors: Sequence[int], held: Sequence[int], index: SourceIndex) -> Iterator[tuple[int, int]]:
    for anchor in anchors:
        yield from ((anchor, other) for other in (*held, *anchors))
        if _telling(index.figures[anchor]):
            at = index.sentence_of[anchor]
            for near in (at, at - 1, at + 1):
                yield from ((anchor, other) for other in index.figures_in.get(near, ())[:_MOST_HELD])
    for a, b in combinations(held, 2):
        if abs(index.sentence_of[a] - index.sentence_of[b]) <= 1:
            yield a, b


def _telling(source: Figure) -> bool:
    """Whether a value says which passage an output is about: no small number, which stands anywhere."""
    return source.kind not in _NO_NUMBERS and (source.kind is not Kind.COUNT or (source.low or 0) > _SMALL)


def _passed_over(pair: Pair, own: Sequence[Figure]) -> bool:
    """Whether the output states an amount of the operands' sort, and it is neither of them: it reckons with its own."""
    sort = (pair.first.kind, pair.first.unit)
    alike = sort[0] is not Kind.COUNT and sort == (pair.second.kind, pair.second.unit)
    return alike and any((other.kind, other.unit) == sort for other in own)


def _pair(a: int, b: int, *, anchored: bool, index: SourceIndex) -> Pair:
    first, second = index.figures[a], index.figures[b]
    together = index.sentence_of[a] == index.sentence_of[b]
    between = index.text[first.span.end : second.span.start] if together else ""
    near = abs(index.sentence_of[a] - index.sentence_of[b]) <= 1
    return Pair(first=first, second=second, anchored=anchored, together=together, near=near, between=between)


def anchored(figure: Figure, index: SourceIndex) -> list[int]:
    """The figures of the source that the output's sentence states beside the one in question."""
    context = figure.context or Context()
    at = figure.span.start - context.start
    found: dict[int, None] = {}
    for other, numbers in _stated(context.text, index):
        if not other.span.start <= at < other.span.end:
            found.update(dict.fromkeys(numbers))
            if len(found) >= _MOST_ANCHORS:
                break
    return list(found)[:_MOST_ANCHORS]


@lru_cache(maxsize=4)
def _stated(text: str, index: SourceIndex) -> tuple[tuple[Figure, tuple[int, ...]], ...]:
    """The figures of an output's sentence that the source bears out, each with the source's figures that do.

    Read once for all the figures and rules of a sentence.
    """
    figures = [figure for figure in _of_sentence(text) if figure.kind is not Kind.IDENTIFIER]
    return tuple((figure, numbers) for figure in figures if (numbers := tuple(_fair(figure, index))))


def _fair(figure: Figure, index: SourceIndex) -> Iterator[int]:
    for number in index.candidates(figure):
        relation = relate(figure, index.figures[number])
        if relation and relation.fair:
            yield number


def _others(figure: Figure) -> list[Figure]:
    """The other figures of the output's sentence."""
    context = figure.context or Context()
    at = figure.span.start - context.start
    return [
        other
        for other in _of_sentence(context.text)
        if not other.span.start <= at < other.span.end and other.kind is not Kind.IDENTIFIER
    ]


@lru_cache(maxsize=64)
def _of_sentence(text: str) -> tuple[Figure, ...]:
    return tuple(find_figures(text))


def told(figure: Figure, cue: re.Pattern[str]) -> bool:
    """Whether a figure's own sentence has a cue close to it."""
    context = figure.context or Context()
    start = figure.span.start - context.start
    end = start + len(figure.surface)
    text = f"{context.text[max(0, start - _BEFORE) : start]}\u2026{context.text[end : end + _AFTER]}"
    return cue.search(text) is not None


def single(source: Figure) -> bool:
    """Whether a figure states one number that may be reckoned with."""
    firm = source.hedge is Hedge.NONE or source.hedge in _LOOSE
    return firm and source.low is not None and source.low == source.high and source.kind not in _NO_NUMBERS


def head_of(figure: Figure) -> str:
    """The noun a figure counts."""
    return figure.context.head if figure.context else ""


def spoken_of(figure: Figure, *operands: Figure) -> bool:
    """Whether the sentence of an operand has the noun the output's figure counts, or that is as good as none."""
    head = head_of(figure)
    return head in ("", "=person") or any(head in (source.context or Context()).sentence for source in operands)


def yields(figure: Figure, value: Decimal, operands: Sequence[Figure], precision: Decimal | None = None) -> bool:
    """Whether a value calculated from the operands, rounded as the figure states it, supports the figure."""
    loose = any(source.hedge in _LOOSE for source in operands)
    made = replace(
        figure, low=value, high=value, precision=precision or Decimal(1), hedge=Hedge.ABOUT if loose else Hedge.NONE
    )
    relation = relate(figure, made)
    return relation is not None and relation.fair


def shown(how: str, *operands: Figure) -> Derivation:
    """A derivation in words, with the spans of its operands."""
    flat = " ".join(how.split())
    return Derivation(how=flat, evidence=tuple(source.span for source in operands))
