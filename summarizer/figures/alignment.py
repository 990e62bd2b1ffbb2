"""The words around an output's figure laid beside those around a figure of its source, in their order.

Where two sentences run alike but for a word or two, those words decide: an opposite, a negation, another name, or a
word that the source uses of another thing. Nothing is judged here: each count is a feature.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.figures.figure import Figure
from summarizer.figures.index import SourceIndex
from summarizer.figures.opposites import opposed
from summarizer.figures.view import words_in
from summarizer.figures.words import Word, stem_of

REACH = 12
"""How many words on either side of two figures are laid beside each other."""
_NEGATIONS = frozenset("no not never none nobody neither nor without cannot t nothing hardly unable".split())
_SHORT = 3
"""The most words of a stretch that stands for another stretch."""

_MOST_COUNTED = 3.0
"""From how many words on more of them change nothing."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Two stretches between words that both sides share, at the same place of both."""

    mine: tuple[Word, ...]
    theirs: tuple[Word, ...]


def aligned(figure: Figure, source: Figure, index: SourceIndex) -> dict[str, float]:
    """The features of two sentences laid beside each other outward from their figures.

    Parameters
    ----------
    figure, source
        A figure of an output and a figure of its source.
    index
        The source.
    """
    sides = list(zip(_sides(figure), _sides(source), strict=True))
    pairs = [(side, match(*side)) for side in sides]
    shared = sum(bool(mine[i].lemma) for (mine, _), found in pairs for i, _ in found)
    ours = sum(bool(word.lemma) for (mine, _), _ in pairs for word in mine)
    theirs = sum(bool(word.lemma) for (_, their), _ in pairs for word in their)
    like = min(shared / ours if ours else 0.0, 2 * shared / theirs if theirs else 0.0, 1.0)
    gaps = [gap for side, found in pairs for gap in gaps_of(*side, found)]
    values = _differences(gaps, figure, source, index)
    close = {f"{name}_alike": value * like for name, value in values.items()}
    return {"aligned": shared / ours if ours else 0.5, "alike": like, **values, **close}


def _sides(figure: Figure) -> tuple[list[Word], list[Word]]:
    """The words before a figure, nearest first, and those after it."""
    context = figure.context
    assert context is not None
    start = figure.span.start - context.start
    end = start + len(figure.surface)
    words = words_in(context.text)
    before = [word for word in words if word.end <= start][-REACH:]
    return before[::-1], [word for word in words if word.start >= end][:REACH]


def match(mine: Sequence[Word], theirs: Sequence[Word]) -> list[tuple[int, int]]:
    """The places of the longest run of words, in order, that two lists share."""
    rows = len(theirs) + 1
    table = [[0] * rows]
    keys = [word.lemma or word.lower for word in theirs]
    for word in mine:
        last, row, key = table[-1], [0], word.lemma or word.lower
        for j, other in enumerate(keys):
            row.append(last[j] + 1 if key == other else max(last[j + 1], row[j]))
        table.append(row)
    found: list[tuple[int, int]] = []
    i, j = len(mine), len(theirs)
    while i and j:
        if table[i][j] == table[i - 1][j]:
            i -= 1
        elif table[i][j] == table[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((i, j))
    return found[::-1]


def gaps_of(mine: Sequence[Word], theirs: Sequence[Word], found: Sequence[tuple[int, int]]) -> Iterator[Gap]:
    """The stretches between the shared words, from the figure outward, and a short one behind the last of them."""
    last = found[-1] if found else (-1, -1)
    end = min(last[0] + 1 + _SHORT, len(mine)), min(last[1] + 1 + _SHORT, len(theirs))
    i = j = 0
    for a, b in (*found, end):
        if a > i or b > j:
            yield Gap(tuple(mine[i:a]), tuple(theirs[j:b]))
        i, j = a + 1, b + 1


def _differences(gaps: Sequence[Gap], figure: Figure, source: Figure, index: SourceIndex) -> dict[str, float]:
    """Count what stands on one side alone, or for something else."""
    values = dict.fromkeys(("turned", "negated", "renamed", "moved", "replaced", "added", "left_out"), 0.0)
    text = figure.context.text if figure.context else ""
    held = frozenset(word.lemma for word in words_in(source.context.text)) if source.context else frozenset()
    for gap in gaps:
        mine = [word for word in gap.mine if word.lemma and word.lemma not in held]
        theirs = [word for word in gap.theirs if word.lemma]
        values["turned"] += any(opposed(stem_of(a.lower), stem_of(b.lower)) for a in gap.mine for b in gap.theirs)
        values["negated"] += _negates(gap.mine) != _negates(gap.theirs)
        if mine and theirs and len(gap.mine) <= _SHORT and len(gap.theirs) <= _SHORT:
            known = [word for word in mine if word.lemma in index.postings]
            values["moved"] += bool(known)
            values["renamed"] += any(text[word.start].isupper() and word.start for word in known)
            values["replaced"] += not known
        values["added"] += len(mine) if not theirs else 0
        values["left_out"] += len(theirs) if not mine else 0
    return {name: min(value, _MOST_COUNTED) for name, value in values.items()}


def _negates(words: Sequence[Word]) -> bool:
    return any(word.lower in _NEGATIONS or word.lower.endswith(("n't", "n’t")) for word in words)


def own_words(figure: Figure, source: Figure, others: Sequence[Figure]) -> float:
    """The share of the words near an output's figure and in the source's sentence that stand nearest the candidate.

    Nearer, that is, than to any of the sentence's other figures; a half where the two share no word.
    """
    if source.context is None or figure.context is None or not others:
        return 0.5
    near = [word.lemma for side in _sides(figure) for word in side[:6] if word.lemma]
    start = source.context.start
    own = own_all = 0
    for word in words_in(source.context.text):
        if word.lemma and word.lemma in near:
            mine = _distance(word, source, start)
            own_all += 1
            own += all(mine <= _distance(word, other, start) for other in others)
    return own / own_all if own_all else 0.5


def _distance(word: Word, figure: Figure, start: int) -> int:
    """How many characters lie between a word and a figure; less before a figure's noun than behind it."""
    begin, end = figure.span.start - start, figure.span.end - start
    return begin - word.end if word.end <= begin else max(0, word.start - end)
