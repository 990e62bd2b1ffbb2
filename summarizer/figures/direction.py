"""Which way a figure's thing moved: it rose or fell, by the figure or to it.

Knows the words right before and after a figure; a verb of change further off is about something else.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.figures.figure import Direction, Figure, Kind
from summarizer.figures.lexicon_words import FALLING, FALLS, RISES, RISING

_LOOSE = frozenset(
    """a an about around some nearly almost more less than at least most just over under roughly approximately only
    estimated further another total""".split()
)
"""What may stand between a word that gives the direction and its figure."""
AMOUNTS = frozenset(
    {Kind.COUNT, Kind.VAGUE, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.DURATION, Kind.FRACTION, Kind.RATIO}
)
"""The kinds that something may rise by, or to."""
_BACK = 8
"""How many words before "by", "to" and "of" the change they belong to may stand."""
_COMPARING = {"up": True, "higher": True, "above": True, "ahead": True, "dearer": True, "down": False, "lower": False,
              "below": False, "behind": False, "cheaper": False, "fewer": False, "less": False}  # fmt: skip
"""Words after an amount that say on which side it lies; True is a rise."""
_BY = {True: Direction.RISE_BY, False: Direction.FALL_BY}
_TO = {True: Direction.RISE_TO, False: Direction.FALL_TO}


def direction_of(before: Sequence[str], after: Sequence[str], gap: str) -> Direction:
    """Read a direction from the lower-case words of a figure's clause before it, and the next after it.

    Parameters
    ----------
    before, after
        The words, in the order of the text.
    gap
        What stands between the figure and the first word after it.
    """
    at = len(before)
    while at and before[at - 1] in _LOOSE:
        at -= 1
    found = _leading(before, at)
    return found if found is not Direction.NONE or gap.strip(" -") else _following(after)


def contradict(out: Figure, source: Figure) -> bool:
    """Whether two figures state different changes. Inflation may fall to 3% while prices rise by 3%: not different."""
    if Direction.NONE in (out.direction, source.direction) or out.direction is source.direction:
        return False
    (way, preposition), (given, other) = out.direction.split("_"), source.direction.split("_")
    return out.kind is not Kind.PERCENT or way == given or preposition == other


def _leading(before: Sequence[str], at: int) -> Direction:
    last = before[at - 1] if at else ""
    if last in ("by", "to", "of"):
        return _governed(before[max(0, at - 1 - _BACK) : at - 1], last)
    if last in ("up", "down"):
        return _BY[last == "up"]
    if last.endswith("ly") and at > 1:
        last = before[at - 2]
    if last in RISING or last in FALLING:
        return _BY[last in RISING]
    return Direction.NONE


def _governed(words: Sequence[str], preposition: str) -> Direction:
    """The nearest change before a preposition; only a noun has an "of"."""
    rises, falls = (RISES, FALLS) if preposition == "of" else (RISES | RISING | {"up"}, FALLS | FALLING | {"down"})
    ways = (True if word in rises else False if word in falls else None for word in reversed(words))
    way = next((way for way in ways if way is not None), None)
    if way is None:
        return Direction.NONE
    return _TO[way] if preposition == "to" else _BY[way]


def _following(after: Sequence[str]) -> Direction:
    """A "3% rise", a "3% pay cut", "3% lower"."""
    first = after[0] if after else ""
    if first in _COMPARING:
        return _BY[_COMPARING[first]]
    noun = next((word for word in after[:2] if word in RISES or word in FALLS), "")
    return _BY[noun in RISES] if noun else Direction.NONE
