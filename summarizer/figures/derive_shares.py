"""Shares, products and rates: a part of a whole, a share turned into an amount, so much each, so many times as much.

Knows pairs of operands only. A value calculated so is stated with no more leading digits than its coarser operand has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from summarizer.figures.derive_terms import Derivation, Pair, head_of, pairs, shown, single, spoken_of, told, yields
from summarizer.figures.figure import Figure, Hedge, Kind
from summarizer.figures.index import SourceIndex

_FEWEST = 2
"""Leading digits that any derived figure may have."""
_LOOSEST = Decimal("0.12")
"""How far a bare or bounded fraction or multiplier may lie from what was reckoned, as a part of it."""
_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.RATIO})

_OF = re.compile(r"\u2026\s(?:of|in)\b", re.IGNORECASE)
_PART_OF = re.compile(
    r"\bof\s(?:them|whom|which|these|those|the)\b|\u2026[^.;]{0,40}\bof\b|\u2026\sof\b|\bof\s\u2026|\u2026[^.;]{0,12}\bgoal\b",
    re.IGNORECASE,
)
"""Words by which an amount, or a share of the source, is said to be part of a whole."""
_COMPARED = re.compile(
    r"""\b(?:by|up|down|rose|risen|fell|fallen|grew|grown|jump\w*|drop\w*|climb\w*|increas\w*|decreas\w*|decline\w*)
    \s(?:(?:about|some|nearly|almost|more\sthan|over)\s)?\u2026
    |\u2026\s(?:more|less|fewer|higher|lower|rise|fall|increase|jump|drop|up|down|above|below)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_MORE = re.compile(r"\u2026\s(?:more|higher|up|above|rise|increase)\b", re.IGNORECASE)
_EACH = re.compile(
    r"\u2026[^.;]{0,16}\b(?:each|apiece|per|a\s(?:head|day|week|month|year|person|game|match)|daily|on\saverage)\b"
    r"|\baverag\w*\b",
    re.IGNORECASE,
)
_RECEIVED = re.compile(r"\beach\b|\bper\b|\bapiece\b", re.IGNORECASE)
_TIMES = re.compile(
    r"\u2026\s(?:times\s)?(?:as\s(?:many|much|high|large|big|long)|more|higher|the|what|its|their|those|that)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:from|last|previous\w*|earlier|had\sbeen|was|were|up\sfrom|ago)\b", re.IGNORECASE)


def share(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """A part of a whole, from two like figures: 57% of his matches, from 39 of 68."""
    if figure.kind not in _SHARES or figure.unit == "pp" or not told(figure, _OF):
        return None
    for pair in pairs(figure, passages, index):
        small, large = _ordered(pair)
        if not _like(small, large) or not (pair.together or pair.anchored) or not pair.near or small.kind in _SHARES:
            continue
        if _is_share(figure, _low(small) / _low(large), (small, large)):
            return shown(f"is {small.surface} of {large.surface}", small, large)
    return None


def change(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """A change in per cent, from two levels: 32% more than the 29,100 of 1990."""
    if figure.kind is not Kind.PERCENT or figure.unit == "pp" or not told(figure, _COMPARED):
        return None
    for pair in pairs(figure, passages, index):
        small, large = _ordered(pair)
        if not _like(small, large) or not pair.together or small.kind in _SHARES or small.kind is Kind.ORDINAL:
            continue
        apart = _low(large) - _low(small)
        for base in (small, large):
            if apart and _is_share(figure, apart / _low(base), (small, large)):
                return shown(f"is {large.surface} against {small.surface}", large, small)
    return None


def _is_share(figure: Figure, part: Decimal, operands: Sequence[Figure]) -> bool:
    value = part * 100 if figure.kind is Kind.PERCENT else part
    return value > 0 and _coarse(figure, operands) and yields(figure, value, operands, Decimal("0.0001"))


def product(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """An amount, from a share and the whole it is a share of: about 27,000, from "38,200, of which 71%"."""
    if figure.low is None or figure.low != figure.high:
        return None
    for pair in pairs(figure, passages, index):
        for part, whole in ((pair.first, pair.second), (pair.second, pair.first)):
            if part.kind not in _SHARES or part.unit == "pp" or not pair.near or not _whole(figure, part, whole):
                continue
            rate = _low(part) / (100 if part.kind is Kind.PERCENT else 1)
            near = told(figure, _OF) or spoken_of(figure, part, whole)
            named = near and (pair.together or pair.anchored) and told(part, _PART_OF)
            if named and 0 < rate < 1 and _amounts(figure, rate * _low(whole), (part, whole)):
                return shown(f"is {part.surface} of {whole.surface}", whole, part)
    return None


def _whole(figure: Figure, part: Figure, whole: Figure) -> bool:
    return single(part) and single(whole) and whole.kind is figure.kind and (whole.unit or "") == (figure.unit or "")


def _amounts(figure: Figure, value: Decimal, operands: Sequence[Figure]) -> bool:
    """Whether an amount reckoned from inexact operands supports the figure: stated loosely, or to few digits."""
    exact = value == figure.low
    return (
        _coarse(figure, operands)
        and (exact or figure.hedge is not Hedge.NONE)
        and yields(figure, value, operands, Decimal("0.01"))
    )


def rate(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """So much each, or so many that got so much: from a total and what shared it."""
    if figure.low is None or figure.low != figure.high or figure.kind in _SHARES:
        return None
    each = told(figure, _EACH)
    for pair in pairs(figure, passages, index):
        for total, by in ((pair.first, pair.second), (pair.second, pair.first)):
            if not (single(total) and single(by)) or not _low(by) or not pair.near or total is by:
                continue
            if not (pair.anchored or pair.together) or not (
                _per(figure, total, by) if each else _many(figure, total, by)
            ):
                continue
            value = _low(total) / _low(by)
            if value > 1 and _amounts(figure, value, (total, by)):
                return shown(f"is {total.surface} / {by.surface}", total, by)
    return None


def _per(figure: Figure, total: Figure, by: Figure) -> bool:
    """So much of the total's unit for each of those counted, or for each day of so many."""
    same = total.kind is figure.kind and (total.unit or "") == (figure.unit or "")
    return same and by.kind in (Kind.COUNT, Kind.DURATION) and by.kind is not total.kind


def _many(figure: Figure, total: Figure, by: Figure) -> bool:
    """So many, from a sum of money and what each of them got."""
    money = total.kind is by.kind is Kind.MONEY or (total.unit == by.unit is None and told(by, _RECEIVED))
    return figure.kind is Kind.COUNT and money and told(by, _RECEIVED) and not told(total, _RECEIVED)


def times(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """So many times as much, from two like figures; a range is taken at its lower end and its upper."""
    if figure.kind is not Kind.MULTIPLIER or figure.low is None or figure.low <= 1 or not told(figure, _TIMES):
        return None
    for pair in pairs(figure, passages, index):
        small, large = _ordered(pair)
        if not _alike(small, large) or not pair.near or not (pair.anchored or pair.together):
            continue
        ratios = {_low(large) / _low(small), (large.high or _low(large)) / (small.high or _low(small))}
        if all(_is_multiple(figure, ratio) for ratio in ratios):
            return shown(f"is {large.surface} against {small.surface}", large, small)
    return None


def _is_multiple(figure: Figure, ratio: Decimal) -> bool:
    stated = figure.low or Decimal(0)
    if figure.hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST):
        return stated < ratio < stated + 1
    if figure.hedge in (Hedge.NEARLY, Hedge.LESS_THAN):
        return stated * (1 - _LOOSEST) <= ratio < stated
    return ratio == stated or (figure.hedge is Hedge.ABOUT and abs(ratio - stated) <= stated * _LOOSEST)


def base(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """The earlier level, from the present one and how many times, or how much per cent, it is of that."""
    if figure.low is None or figure.low != figure.high or not told(figure, _BEFORE):
        return None
    for pair in pairs(figure, passages, index):
        for level, grown in ((pair.first, pair.second), (pair.second, pair.first)):
            factor = _factor(grown)
            known = pair.together and pair.anchored and _whole(figure, grown, level)
            if factor and known and _amounts(figure, _low(level) / factor, (level,)):
                return shown(f"is {level.surface} before {grown.surface}", level, grown)
    return None


def _factor(grown: Figure) -> Decimal | None:
    """What a level was multiplied with: 3 for "three times as many as", 1.07 for "7% more than"."""
    if grown.kind is Kind.MULTIPLIER and told(grown, _TIMES):
        return grown.low
    if grown.kind is Kind.PERCENT and grown.unit == "%" and told(grown, _COMPARED):
        return 1 + _low(grown) / 100 if told(grown, _MORE) else None
    return None


def _low(figure: Figure) -> Decimal:
    return figure.low or Decimal(0)


def _ordered(pair: Pair) -> tuple[Figure, Figure]:
    return (pair.first, pair.second) if _low(pair.first) <= _low(pair.second) else (pair.second, pair.first)


def _alike(a: Figure, b: Figure) -> bool:
    """Whether two figures, or two ranges, are of one kind and unit."""
    return a.kind is b.kind and (a.unit or "") == (b.unit or "") and bool(a.low) and bool(b.low)


def _like(small: Figure, large: Figure) -> bool:
    """Whether two single figures are of one kind, unit and counted noun."""
    heads = {head_of(small), head_of(large)} - {""}
    return _alike(small, large) and single(small) and single(large) and (small.kind is not Kind.COUNT or len(heads) < 2)


def _coarse(figure: Figure, operands: Sequence[Figure]) -> bool:
    """Whether a figure has no more leading digits than its operands give it."""
    known = [_digits(source) for source in operands if source.kind is not Kind.FRACTION]
    return _digits(figure) <= max(_FEWEST, min(known, default=_FEWEST))


def _digits(figure: Figure) -> int:
    return len(_low(figure).normalize().as_tuple().digits)
