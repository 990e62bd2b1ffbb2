"""Who stands on which side: of a verb ("Rovers beat United"), and of two lists that run side by side.

Knows the sentences of one figure of an output and one of a source; judges nothing. Each function gives a feature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.figures.figure import Context, Figure, Kind
from summarizer.figures.lists import strung_names
from summarizer.figures.view import scanned, words_in
from summarizer.figures.words import Word, lemma_of, words_of

_REACH = 4
"""How many words on either side of a verb may name who does and who suffers what it says."""
_BY = 6
"""How many words after a passive verb its "by" may stand."""
_PARTED = re.compile(r"[,;:()]|\s[-–—]\s")
_BE = frozenset("is are was were be been being get gets got".split())
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


def _sides(text: str, verb: str) -> Iterator[tuple[frozenset[str], frozenset[str], bool]]:
    """The lemmas close before and after each place of a verb, and whether it is a passive with "by"."""
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


def listed_for_another(figure: Figure, source: Figure) -> float:
    """1 where a source lists figures beside as many names, and the output has the figure by another of the names.

    0 where it has it by the right one; a half where there are no such lists, or the output names none or several.
    """
    context = source.context or Context()
    place = _place_in_list(source, context)
    if place is None or figure.context is None:
        return 0.5
    number, count = place
    said = {word.lemma for word in words_in(figure.context.text) if word.lemma}
    for names in strung_names(context.text):
        if len(names) == count:
            known = [{*_lemmas(name)} for name in names]
            shared = [k for k, own in enumerate(known) if own & said]
            if len(shared) == 1:
                return float(shared[0] != number)
    return 0.5


def _lemmas(name: str) -> Iterator[str]:
    return (lemma for word in words_of(name, 0, len(name)) if (lemma := word.lemma or lemma_of(word.lower)))


def _place_in_list(source: Figure, context: Context) -> tuple[int, int] | None:
    """Where in a list of figures of its sentence a figure stands, and how long the list is."""
    start = source.span.start - context.start
    run: list[Figure] = []
    held = [f for f in scanned(context.text) if f.kind is not Kind.ORDINAL]
    for figure in held:
        if run and not _BETWEEN.match(context.text[run[-1].span.end : figure.span.start]):
            if any(f.span.start <= start < f.span.end for f in run):
                break
            run = []
        run.append(figure)
    own = next((k for k, f in enumerate(run) if f.span.start <= start < f.span.end), None)
    return None if own is None or len(run) < 2 else (own, len(run))
