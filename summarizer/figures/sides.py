"""Who stands on which side: of a verb ("Rovers beat United"), and of two lists that run side by side.

Knows the sentences of one figure of an output and one of a source; judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from summarizer.figures.figure import Context, Figure, Kind
from summarizer.figures.lists import strung_names
from summarizer.figures.view import scanned, words_in
from summarizer.figures.words import Word, lemma_of, words_of

_REACH = 4
"""How many words on either side of a verb may name who does and who suffers what it says."""
_MOST_PLACES = 4
"""At how many places of a sentence one verb is looked at."""
_BY = 6
"""How many words after a passive verb its "by" may stand."""
_PARTED = re.compile(r"[,;:()]|\s[-–—]\s")
_BE = frozenset("is are was were be been being get gets got".split())
_LONGEST = 12
"""The longest list of figures that runs beside one of names."""
_BETWEEN = re.compile(r"^[^\W\d_]*\s*(?:,\s*(?:and\s+|or\s+)?|and\s+|or\s+)\D{0,3}$", re.IGNORECASE)
"""What may stand between two neighbours in a list of figures."""


def crossed(mine: Context, theirs: Context) -> float:
    """1 where an output and a source have one verb and the names on its two sides are exchanged.

    A passive with "by" exchanges them rightly: there it is 1 where they are not exchanged.
    """
    shared = {*mine.predicates} & {*theirs.predicates}
    for verb in sorted(shared):
        for left, right, passive in _sides(mine.text, verb):
            for their_left, their_right, their_passive in _sides(theirs.text, verb):
                if passive is their_passive:
                    before, after = left & their_right - their_left, right & their_left - their_right
                else:
                    before, after = left & their_left - their_right, right & their_right - their_left
                if before and after:
                    return 1.0
    return 0.0


@lru_cache(maxsize=4096)
def _sides(text: str, verb: str) -> tuple[tuple[frozenset[str], frozenset[str], bool], ...]:
    """The lemmas close before and after the first places of a verb, and whether it is a passive with "by"."""
    return tuple(islice(_each_side(text, verb), _MOST_PLACES))


def _each_side(text: str, verb: str) -> Iterator[tuple[frozenset[str], frozenset[str], bool]]:
    words = words_in(text)
    for i, word in enumerate(words):
        if word.lemma == verb:
            before = _near(text, words[max(0, i - _REACH) : i][::-1], word)
            after = _near(text, words[i + 1 : i + 1 + _REACH], word)
            following = [w.lower for w in words[i + 1 : i + 1 + _BY]]
            passive = "by" in following and any(w.lower in _BE for w in words[max(0, i - 3) : i])
            if passive:
                at = i + 1 + following.index("by")
                after = _near(text, words[at + 1 : at + 1 + _REACH], words[at])
            yield before, after, passive


def _near(text: str, words: Sequence[Word], verb: Word) -> frozenset[str]:
    """The lemmas of words up to the next comma, away from a verb."""
    found: set[str] = set()
    last = verb
    for word in words:
        low, high = (word.end, last.start) if word.start < verb.start else (last.end, word.start)
        if _PARTED.search(text[low:high]):
            break
        if word.lemma and not word.lower[0].isdigit():
            found.add(word.lemma)
        last = word
    return frozenset(found)


def listed_for_another(figure: Figure, source: Figure) -> Figure | None:
    """The figure that a source lists for the name an output has its own by, where that is another one of the list.

    "Vela, Brook and Aldmere have 120, 240 and 360 pupils" gives Vela 120, not 360. None where a sentence has no two
    such lists of one length, and where the output names none of the names or several.
    """
    context = source.context or Context()
    listed, number = _lists(context.text).get(source.span.start - context.start, ((), 0))
    if not listed or figure.context is None:
        return None
    said = {word.lemma for word in words_in(figure.context.text) if word.lemma}
    for names in strung_names(context.text):
        if len(names) == len(listed):
            shared = [k for k, name in enumerate(names) if said.intersection(_lemmas(name))]
            if len(shared) == 1 and shared[0] != number:
                return listed[shared[0]]
    return None


def _lemmas(name: str) -> Iterator[str]:
    return (lemma for word in words_of(name, 0, len(name)) if (lemma := word.lemma or lemma_of(word.lower)))


@lru_cache(maxsize=1024)
def _lists(text: str) -> dict[int, tuple[tuple[Figure, ...], int]]:
    """Where the figures of a sentence's lists begin -> the figures of the list, and its own place among them."""
    runs: list[list[Figure]] = []
    for figure in scanned(text):
        if runs and _BETWEEN.match(text[runs[-1][-1].span.end : figure.span.start]):
            runs[-1].append(figure)
        elif figure.kind is not Kind.ORDINAL:
            runs.append([figure])
    lists = (tuple(run) for run in runs if 1 < len(run) <= _LONGEST)
    return {figure.span.start: (run, number) for run in lists for number, figure in enumerate(run)}
