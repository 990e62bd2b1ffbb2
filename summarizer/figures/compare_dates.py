"""Dates as far as a text states them, and whether one follows from another.

Knows the calendar; not when anything was published, unless given.
"""

from __future__ import annotations

from summarizer.figures.figure import Cause, PartialDate

_THIRDS = {
    "early": (range(1, 5), range(1, 11)),
    "mid": (range(5, 9), range(11, 21)),
    "late": (range(9, 13), range(21, 32)),
}
"""The months of a year, and the days of a month, that are early, in the middle and late in it."""
_FIELDS = ("year", "month", "day", "weekday", "relative")


def relate_dates(out: PartialDate, source: PartialDate) -> Cause | None:
    """How the output's date follows from the source's: every part it states must be given."""
    if out == source:
        return Cause.EXACT
    if _decade(out, source):
        return Cause.ROUNDED
    if out.part in ("decade", "century") or source.part in ("decade", "century"):
        return None
    mine, theirs = _stated(out), _stated(source)
    if not mine or any(theirs.get(name) != value for name, value in mine.items()):
        return None
    if out.part not in (None, source.part):
        return Cause.ROUNDED if _inside(out, source) else None
    return Cause.EXACT if len(mine) == len(theirs) else Cause.ROUNDED


def contradicts(out: PartialDate, source: PartialDate) -> bool:
    """Whether the two state a part in common and differ in it."""
    mine, theirs = _stated(out), _stated(source)
    return any(theirs[name] != value for name, value in mine.items() if name in theirs)


def extends(out: PartialDate, source: PartialDate) -> bool:
    """Whether the output adds a part to a date of the source that it otherwise keeps."""
    mine, theirs = _stated(out), _stated(source)
    shared = mine.keys() & theirs.keys()
    return bool(shared) and bool(mine.keys() - theirs.keys()) and all(mine[name] == theirs[name] for name in shared)


def _stated(date: PartialDate) -> dict[str, object]:
    return {name: value for name in _FIELDS if (value := getattr(date, name)) is not None}


def _inside(out: PartialDate, source: PartialDate) -> bool:
    """Whether a source's day or month lies in the third of a month or year that an output names: June in mid-2026."""
    if source.part is not None or out.part not in _THIRDS or out.day is not None:
        return False
    if out.month is not None:
        return source.day is not None and source.day in _THIRDS[out.part][1]
    return out.year is not None and source.month is not None and source.month in _THIRDS[out.part][0]


def _decade(out: PartialDate, source: PartialDate) -> bool:
    """A year inside the decade or century the output names."""
    length = {"decade": 10, "century": 100}.get(out.part or "")
    if length is None or out.year is None or source.year is None or source.part in ("decade", "century"):
        return False
    return out.year <= source.year < out.year + length
