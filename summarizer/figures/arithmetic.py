"""Whether a figure is the sum, difference, share or change of two numbers that stand near each other.

No derivation is claimed here: that is for `derive`. How near the operands stand is one feature among others.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, groupby

from summarizer.figures.figure import Figure, Hedge, Kind
from summarizer.figures.index import SourceIndex
from summarizer.figures.view import View

RATIOS = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.MULTIPLIER, Kind.RATIO})
"""Kinds whose value compares two numbers."""


def arithmetic(view: View, index: SourceIndex) -> int:
    """How near the operands stand of a calculation that makes the value: 3 both in the output's sentence.

    2: one in the output's sentence, the other in the same sentence of the source; 1: both in one sentence of the
    source or in neighbours; 0: there is none.
    """
    figure = view.figure
    if figure.low is None or figure.low != figure.high or figure.kind in (Kind.ORDINAL, Kind.DATE, Kind.TIME):
        return 0
    stated = [other.low for other in view.others if other.low]
    tier = 0
    near = groupby(index.near(view.context.sentence), key=lambda number: index.sentence_of[number])
    for _, held in near:
        here = [index.figures[n] for n in held][:10]
        terms = [(f.low, any(f.low == s for s in stated)) for f in here if f.low]
        if len(terms) > 1 and tier < 3:
            tier = max(tier, _best_pair(figure, terms))
    if tier < 3 and len(stated) > 1:
        tier = max(tier, _best_pair(figure, [(s, True) for s in stated]))
    return tier


def _best_pair(figure: Figure, terms: Sequence[tuple[Decimal, bool]]) -> int:
    best = 0
    for (x, xs), (y, ys) in combinations(terms, 2):
        if 1 + xs + ys > best and _makes(figure, x, y):
            best = 1 + xs + ys
    return best


def _makes(figure: Figure, x: Decimal, y: Decimal) -> bool:
    """Whether a sum, difference, share or change of two numbers makes the figure's value."""
    value = figure.low
    assert value is not None
    if figure.kind not in RATIOS or figure.unit == "pp":
        close = (figure.precision or Decimal(1)) / 2 if figure.hedge is not Hedge.NONE else Decimal(0)
        return abs(x + y - value) <= close or abs(abs(x - y) - value) <= close
    target = value / 100 if figure.kind is Kind.PERCENT else value
    room = (figure.precision or Decimal(1)) / 200 if figure.kind is Kind.PERCENT else Decimal("0.04") * target
    for top, base in ((x, y), (y, x)):
        ratio = abs(top / base)
        if abs(ratio - target) <= room or (figure.kind is Kind.PERCENT and abs(abs(ratio - 1) - target) <= room):
            return True
    return False
