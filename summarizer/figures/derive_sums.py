"""Differences: what is left, how far two figures lie apart, and the level before or after a change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from summarizer.figures.derive_terms import Derivation, Pair, head_of, pairs, shown, single, spoken_of, told, yields
from summarizer.figures.figure import Context, Direction, Figure, Hedge, Kind
from summarizer.figures.index import SourceIndex
from summarizer.figures.lexicon_units import unit_of

_POINT = "point"
_SMALL = 10
"""Below it a number comes out of any text: its operands must count the same thing or stand in the output too."""

_APART = re.compile(
    r"""\b(?:more|fewer|less|higher|lower|longer|shorter|faster|slower|older|younger|later|earlier|larger|smaller
    |bigger|ahead|behind|above|below|by|majority|margin|lead|gap|difference|deficit|surplus|outnumber\w*|rest|others?
    |remain\w*|left|still|not|fail\w*|elsewhere|surviv\w*|liv(?:ed|ing)|climb\w*|rise|rose|fall|fell
    |up|down|drop\w*|jump\w*|another|contribut\w*|kept|keeps?|after|before|earlier|over|short|owe[ds]?|clear(?:ed|s)
    |spar(?:ed|es)|escap\w*|sav(?:ed|es|ing)|gain(?:ed|s)?|lost|loss|un[a-z]{3,}ed|unsold
    |of\s(?:them|whom|which|these|those)|(?:from|by)\s\u2026)\b
    |\u2026\sof\s(?:the\s)?\d""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words by which an output states a difference or a remainder."""
_PART = re.compile(r"\bof\s(?:them|whom|which|these)\b|^\sof\s(?:the\s)?$", re.IGNORECASE)
"""Words of the source that make one figure a part of the other."""
_VOTES = re.compile(r"\b(?:majority|margin|by|votes?)\b", re.IGNORECASE)
_SHIFT = re.compile(
    r"""\b(?:by|adding|further|another|extra)\s(?:(?:a|about|some)\s)?\u2026
    |\u2026[^.;,]{0,18}\b(?:ahead|behind|below|above|longer|shorter|more|fewer|less|higher|lower|later|earlier|back)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""How the source says that a figure is a change and no level."""


_LED_TO = re.compile(r"^(?:\s[^\W\d_]+){0,3}\s?,?\sto\s(?:[^\W\d_]+\s){0,2}\D{0,3}$", re.IGNORECASE)
"""What stands between a change and the level it led to: "rose by 200 to 3,400"."""
_ONWARD = {Direction.RISE_BY: "+", Direction.FALL_BY: "-", Direction.NONE: "+"}


def points(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """Percentage points, from two shares of one thing: "44.7%, down from 63.1%"."""
    if not _in_points(figure):
        return None
    for pair in pairs(figure, passages, index):
        shares = [source for source in (pair.first, pair.second) if source.unit == "%" and single(source)]
        if len(shares) == 2 and (pair.anchored or pair.together):
            found = _difference(figure, pair)
            if found:
                return found
    return None


def _in_points(figure: Figure) -> bool:
    context = figure.context or Context()
    bare = figure.kind is Kind.COUNT and _POINT in (context.head, *context.modifiers[:1]) and figure.surface[-1:] != "%"
    return figure.unit == "pp" or bare


def _difference(figure: Figure, pair: Pair) -> Derivation | None:
    a, b = pair.first, pair.second
    large, small = (a, b) if (a.low or 0) >= (b.low or 0) else (b, a)
    value = (large.low or Decimal(0)) - (small.low or Decimal(0))
    if value and small.low and _as_told(figure, value) and yields(figure, value, (a, b)):
        return shown(f"is {large.surface} - {small.surface}", large, small)
    return None


def _as_told(figure: Figure, value: Decimal) -> bool:
    """A bare difference is exact: a rounded one would let any near pair through."""
    return figure.low == value or figure.hedge is not Hedge.NONE


def difference(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """What two like figures lie apart, or what a part leaves of the whole."""
    if figure.low is None or figure.low != figure.high or figure.kind is Kind.PERCENT or _in_points(figure):
        return None
    if figure.kind is Kind.MONEY and any(yields(figure, held, ()) for held in _sums_of_money(figure, index)):
        return None  # The source states the sum itself, for something else.
    for pair in pairs(figure, passages, index):
        if _alike(figure, pair) and _fits(figure, pair):
            found = _difference(figure, pair)
            if found:
                return found
    return None


def _sums_of_money(figure: Figure, index: SourceIndex) -> Iterator[Decimal]:
    held = (index.figures[number] for number in index.candidates(figure))
    return (source.low for source in held if source.unit == figure.unit and source.low is not None)


def _alike(figure: Figure, pair: Pair) -> bool:
    """Whether both operands are of the figure's own kind and unit."""
    return all(
        single(source) and source.kind is figure.kind and (source.unit or "") == (figure.unit or "")
        for source in (pair.first, pair.second)
    )


def _fits(figure: Figure, pair: Pair) -> bool:
    """Whether words of the output or the source name a difference of these two."""
    heads = {head_of(pair.first), head_of(pair.second)} - {""}
    part = pair.together and _PART.search(pair.between) is not None
    counted = figure.kind is not Kind.COUNT or len(heads) < 2 or part or head_of(figure) in heads
    counted = counted or (pair.anchored and pair.near)
    if figure.kind is Kind.COUNT and (figure.low or 0) < _SMALL:
        like = len(heads) == 1 and head_of(figure) in {"", *heads}
        counted = pair.near and like and (part or pair.anchored or pair.together)
    thing = pair.anchored or (pair.together and spoken_of(figure, pair.first, pair.second))
    return counted and thing and (part or told(figure, _APART))


def majority(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """A majority of seven, from "by 88 to 81"."""
    if not told(figure, _VOTES):
        return None
    for sentence in passages:
        for number in index.figures_in.get(sentence, ()):
            source = index.figures[number]
            score = source.kind is Kind.SCORE and len(source.parts) == 2
            if score and source.parts[0] - source.parts[1] == figure.low and figure.hedge is Hedge.NONE:
                return shown(f"is the margin of {source.surface}", source)
    return None


def level(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """The level before or after a change, from the other level and the change."""
    if figure.low is None or figure.low != figure.high or _in_points(figure):
        return None
    for pair in pairs(figure, passages, index):
        for base, change in ((pair.first, pair.second), (pair.second, pair.first)):
            factor = _step(figure, base, change)
            near = pair.together or (pair.anchored and (pair.near or base.kind is not Kind.COUNT))
            if factor and near and told(change, _SHIFT):
                reached = pair.together and change.span.end <= base.span.start and _LED_TO.match(pair.between)
                found = _moved(figure, base, change, factor, reached=bool(reached))
                if found:
                    return found
    return None


def _step(figure: Figure, base: Figure, change: Figure) -> Decimal | None:
    """What one unit of a change is in the level's unit; None where the two do not go together."""
    if not (single(base) and single(change)) or base.kind is not figure.kind or base.unit != figure.unit:
        return None
    if base.unit == "%":
        return Decimal(1) if _in_points(change) else None
    if change.kind is not base.kind or figure.kind in (Kind.FRACTION, Kind.MULTIPLIER, Kind.TIME):
        return None
    if base.unit == change.unit:
        return Decimal(1)
    mine, theirs = unit_of(base.unit), unit_of(change.unit)
    same = mine and theirs and mine.dimension == theirs.dimension
    return theirs.factor / mine.factor if same and mine and theirs else None


def _moved(figure: Figure, base: Figure, change: Figure, factor: Decimal, *, reached: bool) -> Derivation | None:
    """The other level; where the change is said to have `reached` the base, the one before it."""
    level_, step = base.low or Decimal(0), (change.low or Decimal(0)) * factor
    for sign, value in _both(level_, step):
        if reached and sign == _ONWARD.get(change.direction):
            continue
        if 0 < step < level_ and _as_told(figure, value) and yields(figure, value, (base, change)):
            return shown(f"is {base.surface} {sign} {change.surface}", base, change)
    return None


def _both(base: Decimal, step: Decimal) -> Iterator[tuple[str, Decimal]]:
    yield "+", base + step
    yield "-", base - step
