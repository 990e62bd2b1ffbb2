"""One number that two texts write in two ways, and leave part of to the words around it.

"From 46 to 39 cents" gives cents to 46 as well; "72m" may be metres or millions, "9.20" or "let us make it 7" a time of
day, "118" one half of the score 118-115, "61 votes to 60" the score 61-60, and "fell 3.8%" is -3.8%. Such figures are
candidates for each other; whether they are one is for the judgment.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from summarizer.figures.figure import Context, Direction, Figure, Kind
from summarizer.figures.index import SourceIndex
from summarizer.figures.lexicon_words import FALLING, FALLS
from summarizer.figures.view import scanned

_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.MULTIPLIER, Kind.RATIO})
_NO_BARE = frozenset({Kind.DATE, Kind.ORDINAL, Kind.PERIOD, Kind.IDENTIFIER, Kind.VAGUE})
_MILLIONS = re.compile(r"^\D?[\d.,]+\s?m$", re.IGNORECASE)
_CLOCK = re.compile(r"^(\d{1,2})[.:]([0-5]\d)$")
_HOURS = 12
_UNSIGNED = frozenset({Kind.TIME, Kind.AGE, Kind.ORDINAL, Kind.SCORE, Kind.DATE})
_LESS = frozenset("loss losses lose loses lost losing less fewer lower below under down negative deficit minus".split())
_MINUS = FALLS | FALLING | _LESS | frozenset("shed sheds sooner earlier shorter behind".split())
"""Words beside an amount that is subtracted."""
_MOST = 300
"""How many figures of one number are looked at."""
_BETWEEN = 30
"""How many characters may stand between the two numbers of a score given in words."""


def same_number(figure: Figure, index: SourceIndex) -> set[int]:
    """The figures of a source with an output figure's number, read in another unit or written in another form."""
    if figure.kind in _NO_BARE:
        return set()
    if figure.kind is Kind.SCORE:
        return set(_spelled_scores(figure, index))
    if figure.low is None or figure.high is None:
        return set()
    places = index.by_number
    same = places.get((figure.low, figure.high), ())[:_MOST]
    found = {n for n in same if _elliptic(figure, index.figures[n], n, index)}
    if figure.low == figure.high:
        found.update(
            n
            for value in _values(figure)
            for n in places.get((value, value), ())[:_MOST]
            if _other(figure, index.figures[n])
        )
        found.update(_scores(index).get(figure.low, ())[:_MOST] if figure.kind is Kind.COUNT else ())
    return found


@lru_cache(maxsize=4)
def _scores(index: SourceIndex) -> dict[Decimal | int, list[int]]:
    """A part of a score -> the scores that have it."""
    found: dict[Decimal | int, list[int]] = defaultdict(list)
    for _, number in index.by_value.get("parts", ()):
        if index.figures[number].kind is Kind.SCORE:
            for part in dict.fromkeys(index.figures[number].parts):
                found[part].append(number)
    return found


def _elliptic(figure: Figure, source: Figure, number: int, index: SourceIndex) -> bool:
    """Whether one of two figures of one number leaves its unit to the words around it: "from 11.40 dollars to 3.18".

    A share never stands without its sign but beside another share, and a number that counts a noun but beside another
    figure in the unit.
    """
    kinds = {figure.kind, source.kind}
    if Kind.COUNT not in kinds or len(kinds) == 1 or kinds & _NO_BARE:
        return len(kinds) == 1 and figure.kind is Kind.DURATION and ":" in figure.surface + source.surface
    bare, other = (figure, source) if figure.kind is Kind.COUNT else (source, figure)
    headless = not (bare.context or Context()).head
    return (headless and other.kind not in _SHARES) or unit_beside(bare, other, number, index)


def unit_beside(bare: Figure, other: Figure, number: int, index: SourceIndex) -> bool:
    """Whether the text around a bare number has another figure in the unit that it may leave out."""
    context = bare.context or Context()
    if any(held.kind is other.kind and held.unit == other.unit for held in scanned(context.text)):
        return True
    if bare is not index.figures[number]:
        return False
    sentence = index.sentence_of[number]
    around = (n for k in range(sentence - 1, sentence + 2) for n in index.figures_in.get(k, ()))
    return any(index.figures[n].kind is other.kind and index.figures[n].unit == other.unit for n in around)


def _values(figure: Figure) -> Iterator[Decimal]:
    """The values that a figure's number has where its form is read otherwise."""
    assert figure.low is not None
    million = Decimal(1_000_000)
    if figure.low and figure.kind not in _UNSIGNED:
        yield -figure.low
    if figure.unit == "metre" and _MILLIONS.match(figure.surface):
        yield figure.low * million
    elif figure.low >= million / 10:
        yield figure.low / million
    if figure.kind is Kind.COUNT and _may_be_time(figure):
        clock = _CLOCK.match(figure.surface)
        minutes = Decimal(int(clock[1]) * 60 + int(clock[2])) if clock else figure.low * 60
        yield from (minutes, minutes % 720 + 720, minutes % 720)
    elif figure.kind is Kind.TIME and figure.low < 1440:
        hours, past = divmod(int(figure.low), 60)
        yield from (Decimal(f"{hour}.{past:02}") for hour in {hours, (hours - 12) % 24})


def _other(figure: Figure, source: Figure) -> bool:
    """Whether a source's figure may be written in the other form."""
    if figure.low == -(source.low or 0):
        positive = figure if figure.low > 0 else source
        return figure.kind is source.kind and (figure.unit or "") == (source.unit or "") and _taken_off(positive)
    if Kind.TIME in (figure.kind, source.kind):
        written = source if figure.kind is Kind.TIME else figure
        return {figure.kind, source.kind} == {Kind.TIME, Kind.COUNT} and _may_be_time(written)
    short = figure if figure.unit == "metre" else source
    other = source if short is figure else figure
    return (
        short.unit == "metre" and _MILLIONS.match(short.surface) is not None and other.kind in (Kind.COUNT, Kind.MONEY)
    )


def _taken_off(figure: Figure) -> bool:
    """Whether the words close to a figure without a sign give it a minus: "fell 3.8%", "a weight loss of 12.7%"."""
    context = figure.context or Context()
    near = {*context.left, *context.right}
    return figure.direction in (Direction.FALL_BY, Direction.FALL_TO) or not near.isdisjoint(_MINUS)


def _may_be_time(count: Figure) -> bool:
    """Whether a bare number may be a time of day: "9.20", or an hour that counts nothing."""
    hour = count.low is not None and count.low == int(count.low) and 1 <= count.low <= _HOURS
    return _CLOCK.match(count.surface) is not None or (hour and not (count.context or Context()).head)


def _spelled_scores(figure: Figure, index: SourceIndex) -> Iterator[int]:
    """The first of two neighbouring counts of a source that are a score given in words: "61 votes to 60"."""
    if len(figure.parts) != 2:
        return
    for parts in {tuple(figure.parts), tuple(figure.parts[::-1])}:
        for n in index.by_number.get((parts[0], parts[0]), ())[:_MOST]:
            second = index.figures[n + 1] if n + 1 < len(index.figures) else None
            beside = second is not None and second.span.start - index.figures[n].span.end <= _BETWEEN
            if beside and second is not None and second.low == second.high == parts[1]:
                yield n
