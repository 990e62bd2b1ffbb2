"""Whose is a figure? In a sentence that gives two things a value each, what is said of the one and not of the other.

Knows two sentences, an output's and a source's, and the figures scanned in them. "Men worked 51 hours and women 49",
"41 winners to Weiss's 29": each value owns the words of its own stretch of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from summarizer.figures.compare import relate
from summarizer.figures.figure import Context, Figure, Kind
from summarizer.figures.roles import figures_of, role_of
from summarizer.figures.words import words_of

_CUTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r";|:\s|\s[–—]\s",
        r",?\s(?:while|whereas|but|against|compared|versus|than)\s",
        r",\s(?:and|or)\s",
        r",\s(?!(?:who|which|whose|where)\s)(?=\S)",
        r"\s(?:and|or)\s",
        r"\sto\s",
        r",\s$",
    )
)
"""What parts the words of one figure from the next one's, the strongest first."""
_STATEMENT = re.compile(r";|,\s(?:while|whereas|but)\s")
APART = 10
"""How many times the smaller of two owners' values the larger may be."""
_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.RATIO})
_MOST = 12
"""How many figures of a sentence are distinguished."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """One figure of a sentence and what is said of it: lemmas, and those of them that are written as names."""

    figure: Figure
    counted: str
    """The word after it."""
    words: frozenset[str]
    names: frozenset[str]
    """Those of the sentence's first stretch, where its own has none."""


def whose(out: Figure, source: Figure) -> Literal[True] | Figure | None:
    """Ask a source's sentence whose value the output means.

    Returns
    -------
    True | Figure | None
        True where it is the owner of `source`, another figure of the sentence where it is that one's; None where the
        sentence does not say.
    """
    if out.context is None or source.context is None or source.kind in (Kind.ORDINAL, Kind.SCORE):
        return None
    own, others = _parted(source)
    if own is None or not others:
        return None
    mine = _of(out)
    said = (mine.words if mine else frozenset(out.context.clause)) | (frozenset() if mine else {*out.context.subject})
    names = own.names.difference(*(part.words | part.names for part in others))
    words = own.words.difference(*(part.words for part in others))
    hits = [part for part in others if _apart(part, part.names, own, others) & said]
    if not hits and names & (said | (mine.names if mine else frozenset())):
        return True
    told = said if mine else {*out.context.sentence, *out.context.before}
    if names & said or (not hits and words & told):
        return None
    if not words or (not names if hits else own.counted == out.context.head != ""):
        return None
    rivals = hits or [part for part in others if _told(out, _apart(part, part.words, own, others) & said)]
    rival = rivals[0].figure if len(rivals) == 1 else None
    return rival if rival and _near(out, rival) and not relate(out, rival) else None


def _told(out: Figure, shared: frozenset[str]) -> bool:
    """Whether what an output's figure shares with another one's stretch is what it counts, or more than a word."""
    assert out.context is not None
    return out.context.head in shared or len(shared) > 1


def told(out: Figure, source: Figure) -> bool:
    """Whether an output's sentence repeats what is said of a source figure and of no other of its sentence."""
    own, others = _parted(source)
    return bool(
        own and out.context and own.words.difference(*(part.words for part in others)) & {*out.context.sentence}
    )


def exchanged(out: Figure, source: Figure, others: Callable[[Figure], Sequence[Figure]]) -> Figure | None:
    """Find the source's figure that another of the output's sentence has changed places with this one.

    What the output says of each must be what the source says of the other, and not of itself. `others` finds the
    places of a value in the source.
    """
    own = _of(out) if out.context else None
    if own is None or out.context is None or out.kind is Kind.ORDINAL:
        return None
    for part in _beside(out)[0]:
        known = part is own or relate(part.figure, source) is not None
        places = [] if known else [place for place in others(part.figure) if not paired(source, place)]
        pair = paired(out, part.figure)
        crossings = [_crossing(own, part, source, place, pair=pair) for place in places]
        if crossings and min(crossings) >= 0 and max(crossings) > 0:
            return places[crossings.index(max(crossings))]
    return None


def _crossing(own: Owned, part: Owned, source: Figure, place: Figure, *, pair: bool) -> int:
    """How much two figures of an output share crosswise with two of the source; below 0 where they share straight.

    A word shared straight weighs less than what crosses, but for the noun counted and for two that are one `pair`.
    """
    mine, theirs = own.words - part.words, part.words - own.words
    here, there = _about(source), _about(place)
    straight = len(mine & (here - there)) + len(theirs & (there - here))
    across = mine & (there - here), theirs & (here - there)
    both = len(across[0]) + len(across[1])
    kept = pair or own.counted in here or part.counted in there
    if straight and (kept or both < straight + 2):
        return -1
    return both if all(across) else 0


def _about(source: Figure) -> frozenset[str]:
    """What the source says of a figure: its stretch, or its clause and their subject."""
    own = _of(source)
    context = source.context or Context()
    return own.words if own else frozenset((*context.clause, *context.subject))


def _parted(source: Figure) -> tuple[Owned | None, list[Owned]]:
    """A figure of the source and those beside it that count the same."""
    own = _of(source)
    parts = _beside(source)[0] if own else ()
    return own, [
        part
        for part in parts
        if own and part is not own and _counts_alike(own, part) and not paired(source, part.figure)
    ]


def _counts_alike(own: Owned, other: Owned) -> bool:
    return own.counted == other.counted or not own.counted or not other.counted


def _apart(part: Owned, said: frozenset[str], own: Owned, others: Sequence[Owned]) -> frozenset[str]:
    """What is said of one figure and of no other."""
    return said.difference(own.words | own.names, *(other.words | other.names for other in others if other is not part))


def _near(out: Figure, rival: Figure) -> bool:
    """Whether two values are close enough to be two owners' of one thing."""
    if not out.low or not rival.low:
        return out.date is not None
    return max(out.low, rival.low) <= APART * min(out.low, rival.low)


def paired(source: Figure, rival: Figure) -> bool:
    """Whether two figures are a part and its whole, or the two ends of a change: one owner's both."""
    played = role_of(source)
    return played is not None and played.other is not None and relate(played.other, rival) is not None


def _sort(figure: Figure) -> str:
    return "share" if figure.kind in _SHARES else f"{figure.kind} {figure.unit or ''}"


def _after(sentence: str, figure: Figure) -> str:
    """The lemma of the word right after a figure."""
    word = words_of(sentence, figure.span.end, min(len(sentence), figure.span.end + 40))[:1]
    return word[0].lemma if word and word[0].start == figure.span.end + 1 else ""


def _of(figure: Figure) -> Owned | None:
    """A figure's own stretch of its sentence, where it has one."""
    parts, start = _beside(figure)
    return next((part for part in parts if part.figure.span.start <= start < part.figure.span.end), None)


def _beside(figure: Figure) -> tuple[tuple[Owned, ...], int]:
    """The stretches of a figure's sentence that are of its sort, and where in the sentence the figure is."""
    assert figure.context is not None
    return _stretches(figure.context.text, _sort(figure)), figure.span.start - figure.context.start


@lru_cache(maxsize=4096)
def _stretches(sentence: str, sort: str) -> tuple[Owned, ...]:
    """The figures of one sort in a sentence, each with its own words; empty where there is one alone."""
    alike = [figure for figure in figures_of(sentence) if _sort(figure) == sort][:_MOST]
    if len(alike) < 2:
        return ()
    cuts = [0, *_cuts(sentence, alike), len(sentence)]
    parts: list[Owned] = []
    for number, figure in enumerate(alike):
        start = max([cuts[number], *(m.end() for m in _STATEMENT.finditer(sentence, cuts[number], figure.span.start))])
        stop = _STATEMENT.search(sentence, figure.span.end, cuts[number + 1])
        part = _owned(sentence, figure, start, stop.start() if stop else cuts[number + 1])
        parts.append(replace(part, names=parts[0].names) if parts and not part.names else part)
    return tuple(parts)


def _cuts(sentence: str, figures: Sequence[Figure]) -> Iterator[int]:
    for first, second in pairwise(figures):
        found = (cut.search(sentence, first.span.end, second.span.start) for cut in _CUTS)
        yield next((match.start() for match in found if match), first.span.end)


def _owned(sentence: str, figure: Figure, start: int, end: int) -> Owned:
    words = [word for word in words_of(sentence, start, end) if word.lemma]
    names = [word.lemma for word in words if sentence[word.start].isupper()]
    counted = _after(sentence, figure)
    return Owned(figure=figure, counted=counted, words=frozenset(word.lemma for word in words), names=frozenset(names))
