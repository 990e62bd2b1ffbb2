"""One number that two texts write in two ways, and leave part of to the words around it.

"From 46 to 39 cents" gives cents to 46 as well; "72m" may be metres or millions, "9.20" a time of day, "118" one half
of the score 118-115, and "61 votes to 60" is the score 61-60. Such figures are candidates for each other; whether they
are one is for the judgment.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from summarizer.figures.figure import Context, Figure, Kind
from summarizer.figures.index import SourceIndex
from summarizer.figures.view import scanned

_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.MULTIPLIER, Kind.RATIO})
_NO_BARE = frozenset({Kind.DATE, Kind.ORDINAL, Kind.PERIOD, Kind.IDENTIFIER, Kind.VAGUE})
_MILLIONS = re.compile(r"^\D?[\d.,]+\s?m$", re.IGNORECASE)
_CLOCK = re.compile(r"^(\d{1,2})[.:]([0-5]\d)$")
_MOST = 300
"""How many figures of one number are looked at."""
_BETWEEN = 30
"""How many characters may stand between the two numbers of a score told in words."""


def same_number(figure: Figure, index: SourceIndex) -> set[int]:
    """The figures of a source with an output figure's number, read in another unit or written in another form."""
    if figure.kind in _NO_BARE:
        return set()
    if figure.kind is Kind.SCORE:
        return set(_told_scores(figure, index))
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

    A share never stands without its sign but beside another share.
    """
    kinds = {figure.kind, source.kind}
    if Kind.COUNT not in kinds or len(kinds) == 1 or kinds & _NO_BARE:
        return len(kinds) == 1 and figure.kind is Kind.DURATION and ":" in figure.surface + source.surface
    bare, other = (figure, source) if figure.kind is Kind.COUNT else (source, figure)
    return other.kind not in _SHARES or unit_beside(bare, other, number, index)


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
    if figure.unit == "metre" and _MILLIONS.match(figure.surface):
        yield figure.low * million
    elif figure.low >= million / 10:
        yield figure.low / million
    if figure.kind is Kind.COUNT and (clock := _CLOCK.match(figure.surface)):
        minutes = Decimal(int(clock[1]) * 60 + int(clock[2]))
        yield from (minutes, minutes + 720)
    elif figure.kind is Kind.TIME and figure.low < 1440:
        hours, past = divmod(int(figure.low), 60)
        yield from (Decimal(f"{hour}.{past:02}") for hour in {hours, (hours - 12) % 24})


def _other(figure: Figure, source: Figure) -> bool:
    """Whether a source's figure may be written in the other form."""
    if Kind.TIME in (figure.kind, source.kind):
        written = source if figure.kind is Kind.TIME else figure
        return {figure.kind, source.kind} == {Kind.TIME, Kind.COUNT} and _CLOCK.match(written.surface) is not None
    short = figure if figure.unit == "metre" else source
    other = source if short is figure else figure
    return (
        short.unit == "metre" and _MILLIONS.match(short.surface) is not None and other.kind in (Kind.COUNT, Kind.MONEY)
    )


def _told_scores(figure: Figure, index: SourceIndex) -> Iterator[int]:
    """The first of two neighbouring counts of a source that are a score told in words: "61 votes to 60"."""
    if len(figure.parts) != 2:
        return
    for parts in {tuple(figure.parts), tuple(figure.parts[::-1])}:
        for n in index.by_number.get((parts[0], parts[0]), ())[:_MOST]:
            second = index.figures[n + 1] if n + 1 < len(index.figures) else None
            beside = second is not None and second.span.start - index.figures[n].span.end <= _BETWEEN
            if beside and second is not None and second.low == second.high == parts[1]:
                yield n
