"""Spans of time: how long from one date or hour to another, how old that made someone, and the year a span leads to.

Knows the calendar and pairs of dates; a span is given no more exactly than its two dates are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from summarizer.figures.compare import ends_of
from summarizer.figures.derive_terms import Derivation, anchored, pairs, shown, single, told, yields
from summarizer.figures.figure import Figure, Hedge, Kind, PartialDate
from summarizer.figures.index import SourceIndex

_LASTED = re.compile(
    r"""\b(?:for|last(?:s|ed|ing)?|after|later|earlier|before|since|until|over|took|takes|taken|spent|spell|reign\w*
    |old|aged?|in\sthe\sjob|was|gap|apart|between|than|almost|nearly|about|within|stood)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words by which an output says how long something went on."""
_LATER = re.compile(
    r"\u2026(?:['\u2019]?\s\w+){0,3}\s(?:later|after|afterwards)\b|\b(?:for|takes?|took|last\w*|after)\s\u2026",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\u2026\s(?:earlier|before|previously|prior)\b", re.IGNORECASE)
_BORN = re.compile(r"\bborn\b", re.IGNORECASE)
_YEAR_WORD = frozenset({"year", None})


def between_dates(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """A number of years, from two dates of one passage or the two ends of a range."""
    if figure.low is None or figure.unit not in _YEAR_WORD or not told(figure, _LASTED):
        return None
    for sentence in passages:
        for number in index.figures_in.get(sentence, ()):
            source = index.figures[number]
            ends = ends_of(source) if source.date is not None else ()
            if len(ends) == 2 and _spans(figure, *ends):
                return shown(f"is {source.surface}", source)
    for pair in pairs(figure, passages, index):
        a, b = pair.first.date, pair.second.date
        lives = any(told(source, _BORN) for source in (pair.first, pair.second))
        if a and b and not lives and (pair.together or pair.anchored) and _spans(figure, a, b):
            return shown(f"is {pair.first.surface} to {pair.second.surface}", pair.first, pair.second)
    return None


def _spans(figure: Figure, a: PartialDate, b: PartialDate) -> bool:
    """Whether two dates lie as many years apart as the figure says; with their months, to the month."""
    if a.year is None or b.year is None or a.part or b.part:
        return False
    years = Decimal(abs(b.year - a.year))
    if a.month is None or b.month is None:
        loose = figure.hedge in (Hedge.MORE_THAN, Hedge.LESS_THAN, Hedge.NEARLY)
        return years > 1 and not loose and yields(figure, years, ())
    months = abs((b.year - a.year) * 12 + b.month - a.month)
    return months > 1 and yields(figure, Decimal(months) / 12, (), Decimal("0.01"))


def between_hours(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """A number of hours, from two times of one sentence."""
    if figure.unit not in ("hour", "minute") or figure.low is None or not told(figure, _LASTED):
        return None
    unit = Decimal(60 if figure.unit == "hour" else 1)
    for pair in pairs(figure, passages, index):
        hours = pair.together and pair.first.kind is pair.second.kind is Kind.TIME
        if hours and single(pair.first) and single(pair.second):
            span = abs((pair.second.low or Decimal(0)) - (pair.first.low or Decimal(0)))
            if span and yields(figure, span / unit, (), Decimal("0.01")):
                return shown(f"is {pair.first.surface} to {pair.second.surface}", pair.first, pair.second)
    return None


def age(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """An age, from a day of birth and the day of what befell: N years once the birthday is past."""
    if figure.low is None or figure.low < 2:
        return None
    for birth, event in _lives(figure, passages, index):
        a, b = birth.date, event.date
        assert a is not None
        assert b is not None
        years = Decimal((b.year or 0) - (a.year or 0))
        known = a.month is not None and b.month is not None and a.month != b.month
        if known:
            years -= (b.month or 0) < (a.month or 0)
        loose = figure.hedge is Hedge.ABOUT and figure.low in (years, years - 1)
        if years > 1 and (loose or (known and figure.hedge is Hedge.NONE and figure.low == years)):
            return shown(f"is {birth.surface} to {event.surface}", birth, event)
    return None


def _lives(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Iterator[tuple[Figure, Figure]]:
    """A date of birth and another date: one the passages give, or the output repeats."""
    numbers = [number for sentence in passages for number in index.figures_in.get(sentence, ())]
    dated = [
        index.figures[number]
        for number in dict.fromkeys((*anchored(figure, index), *numbers, *index.figures_in.get(0, ())))
        if index.figures[number].date is not None
    ][:12]
    for birth in _born(index):
        yield from ((birth, event) for event in dated if event.date and event.date.year and event is not birth)


@lru_cache(maxsize=4)
def _born(index: SourceIndex) -> list[Figure]:
    """The first dates of birth of a source."""
    dated = (index.figures[number] for _, number in index.by_value.get("date", ()))
    return list(islice(filter(_is_birth, dated), 2))


def _is_birth(source: Figure) -> bool:
    return source.date is not None and source.date.year is not None and told(source, _BORN)


def year_after(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """A year, from another year and the years that lie between: "in 1959 (they divorced four years later)"."""
    date = figure.date
    if date is None or date.year is None or date.month is not None or date.part is not None:
        return None
    for pair in pairs(figure, passages, index):
        for start, span in ((pair.first, pair.second), (pair.second, pair.first)):
            year = _led_to(start, span) if pair.near and (pair.together or pair.anchored) else None
            if year == date.year:
                return shown(f"is {start.surface} and {span.surface}", start, span)
    return None


def _led_to(start: Figure, span: Figure) -> int | None:
    """The year that a span of years from a date leads to."""
    if start.date is None or start.date.year is None or len(start.parts) == 2 or span.unit != "year":
        return None
    if span.kind is not Kind.DURATION or not single(span) or span.low is None or span.low % 1:
        return None
    if told(span, _EARLIER):
        return start.date.year - int(span.low)
    return start.date.year + int(span.low) if told(span, _LATER) else None
