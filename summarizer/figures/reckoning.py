"""Dates that follow from the day of publication, and those that would need it.

Knows the calendar and the index. Without a day of publication nothing is reckoned: the verdict says that one is
needed. A week is never made a day.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from summarizer.figures import binding
from summarizer.figures.compare_dates import contradicts, extends
from summarizer.figures.figure import Cause, Figure, Modality, PartialDate, Span
from summarizer.figures.index import SourceIndex

FIT, FIRM = 0.3, 0.5
"""How strong the place of the source's own date must be: one the output extends, and one it does not show."""

_AHEAD = frozenset("is are will be to".split())
"""Words before a date that set it in the future."""

_DAY = timedelta(days=1)
_UNITS = {"week": 7, "fortnight": 14}
_STEPS = {"last": -1, "this": 0, "next": 1}
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "overnight": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """A date that follows from the source's, or could not be made to."""

    cause: Cause
    why: str
    evidence: tuple[Span, ...]


def reckon(figure: Figure, words: binding.Profile, index: SourceIndex) -> Reckoned | None:
    """Look for a date of the source that the output made absolute; None where there is none to ask of."""
    if figure.date is None or figure.date.relative is not None or figure.date.part is not None:
        return None
    for sentence in binding.best_sentences(words, index):
        for number in index.figures_in.get(sentence, ()):
            source = index.figures[number]
            asked = source.date is not None and _asks(figure.date, source.date)
            if source.date is not None and (asked or _names_year(figure.date, source, sentence, index)):
                needed = FIT if extends(figure.date, source.date) else FIRM
                if binding.strength(figure, words, number, index) >= needed:
                    return _made_absolute(figure.date, source, index.published)
    return None


def _asks(out: PartialDate, given: PartialDate) -> bool:
    """Whether an output's date is a source's with more said than the source does."""
    if given.year is not None or contradicts(out, given):
        return False
    if given.relative is not None or given.weekday is not None:
        return out.day is not None or out.month is not None
    return extends(out, given)


def _names_year(out: PartialDate, source: Figure, sentence: int, index: SourceIndex) -> bool:
    """Whether a bare year may be the source's "last year": known only from the day of publication.

    Beside another year of the sentence, it is that one which the output should have stated.
    """
    given = source.date
    bare = out.year is not None and out.month is None and out.day is None
    if index.published is None or not bare or given is None or not (given.relative or "").endswith(" year"):
        return False
    dates = (index.figures[number].date for number in index.figures_in[sentence])
    return not any(date is not None and date.year is not None for date in dates)


def _made_absolute(out: PartialDate, source: Figure, published: date | None) -> Reckoned | None:
    """Reckon the source's date from the day of publication and compare."""
    assert source.date is not None
    if published is None and source.date.day is not None:
        return None  # A whole date without its year: the year is the output's own.
    if published is None:
        why = f"The source says {source.surface}; when that was needs its day of publication, which is not known."
        return Reckoned(cause=Cause.NO_REFERENCE_DATE, why=why, evidence=(source.span,))
    ahead = _AHEAD & set(source.context.left if source.context else ())
    future = bool(ahead) or source.modality not in (Modality.NONE, Modality.ALLEGED)
    meant, told = resolve(source.date, published, future=future), resolve(out, published, future=future)
    if meant is None or told is None or not told[0] <= meant[0] <= meant[1] <= told[1]:
        return None  # A span is never stated as a part of itself; a day may be stated as its month.
    why = f"{source.surface} reckoned from {published.isoformat()}, the day of publication."
    return Reckoned(cause=Cause.DERIVED, why=why, evidence=(source.span,))


def resolve(given: PartialDate, published: date, *, future: bool) -> tuple[date, date] | None:
    """Return the first and last day a date means, seen from a day of publication; None where it cannot be known.

    Parameters
    ----------
    given
        The date as stated.
    published
        The day it was written.
    future
        Whether what happens then is still to come: it decides which "Friday" and which "November" is meant.
    """
    if given.relative is not None:
        return _relative(given.relative, published)
    if given.weekday is not None and given.day is None:
        away = (given.weekday - published.weekday()) % 7
        day = published + timedelta(days=away if future or away == 0 else away - 7)
        return day, day
    year = given.year if given.year is not None else _year_of(given, published, future=future)
    try:
        return _bounds(replace(given, year=year))
    except ValueError:
        return None


def _relative(words: str, published: date) -> tuple[date, date] | None:
    if words in _DAYS:
        day = published + _DAYS[words] * _DAY
        return day, day
    step, _, unit = words.partition(" ")
    if step not in _STEPS:
        return None
    if unit in _UNITS:
        monday = published - timedelta(days=published.weekday()) + timedelta(days=_UNITS[unit] * _STEPS[step])
        return monday, monday + timedelta(days=_UNITS[unit] - 1)
    if unit == "year":
        return _bounds(PartialDate(year=published.year + _STEPS[step]))
    if unit == "month":
        months = published.year * 12 + published.month - 1 + _STEPS[step]
        return _bounds(PartialDate(year=months // 12, month=months % 12 + 1))
    return None


def _year_of(given: PartialDate, published: date, *, future: bool) -> int:
    """The year nearest to publication on the side that the text means."""
    if given.month is None:
        return published.year
    here = (given.month, given.day or (1 if not future else 31))
    there = (published.month, published.day)
    if future:
        return published.year + (here < there)
    return published.year - (here > there)


def _bounds(given: PartialDate) -> tuple[date, date] | None:
    if given.year is None:
        return None
    if given.month is None:
        return date(given.year, 1, 1), date(given.year, 12, 31)
    if given.day is None:
        last = monthrange(given.year, given.month)[1]
        return date(given.year, given.month, 1), date(given.year, given.month, last)
    day = date(given.year, given.month, given.day)
    return day, day
