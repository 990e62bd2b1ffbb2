"""The sentence of an output's figure, read once, and the ways in which words around two figures are compared."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.figures.figure import Context, Figure, Kind
from summarizer.figures.find import scan
from summarizer.figures.index import SourceIndex
from summarizer.figures.words import Word, stem_of, words_of

LOCAL = 6
"""How many words nearest to a figure are its surroundings."""
FADE = 0.75
"""How the words beside a figure count less with distance."""
_BESIDE = 40
"""How many figures of one sentence, on either side of a figure, are looked at with it."""
UNKNOWN_WEIGHT = 1.5
"""The weight of a word that the source does not have."""


@dataclass(frozen=True, slots=True)
class View:
    """The sentence of an output's figure, read once for all candidates."""

    figure: Figure
    context: Context
    local: tuple[str, ...]
    names: frozenset[str]
    stems: frozenset[str]
    lower: frozenset[str]
    others: tuple[Figure, ...]
    """The other figures of the sentence."""
    subject: tuple[str, ...]
    """The lemmas of its subject that the source knows."""


def view_of(figure: Figure, index: SourceIndex) -> View:
    """Read the sentence of an output's figure."""
    context = figure.context or Context()
    start = figure.span.start - context.start
    words = words_in(context.text)
    names = frozenset(
        word.lemma
        for word in words[1:]
        if word.lemma and context.text[word.start].isupper() and word.lemma in index.postings
    )
    stems, lower = around(words, start, start + len(figure.surface))
    others = beside(context.text, start)
    return View(
        figure, context, context.near[:LOCAL], names, stems, lower, others,
        tuple(lemma for lemma in context.subject if lemma in index.postings),
    )  # fmt: skip


def context_text(figure: Figure) -> str:
    """The sentence a figure stands in."""
    return figure.context.text if figure.context else ""


@lru_cache(maxsize=8192)
def words_in(text: str) -> tuple[Word, ...]:
    """The words of a text."""
    return tuple(words_of(text, 0, len(text)))


@lru_cache(maxsize=8192)
def scanned(sentence: str) -> tuple[Figure, ...]:
    """The figures of a sentence that have a value or a date."""
    return tuple(
        f for f in scan(sentence) if f.kind is not Kind.IDENTIFIER and (f.low is not None or f.date is not None)
    )


def beside(sentence: str, at: int) -> tuple[Figure, ...]:
    """The other figures of a sentence than the one that holds a position; of a crowd those near it."""
    held = scanned(sentence)
    middle = bisect_left(held, at, key=_start)
    near = held[max(0, middle - _BESIDE) : middle + _BESIDE]
    return tuple([other for other in near if not other.span.start <= at < other.span.end])


def _start(figure: Figure) -> int:
    return figure.span.start


def nearest(words: Sequence[Word], start: int, end: int, reach: int = 9) -> list[Word]:
    """The words close to a stretch on either side."""
    return [
        *[word for word in words if word.end <= start][-reach:],
        *[word for word in words if word.start >= end][:reach],
    ]


def around(words: Sequence[Word], start: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
    """The stems and the lower-case forms of the words close to a figure on either side."""
    near = nearest(words, start, end)
    return frozenset(stem_of(word.lower) for word in near), frozenset(word.lower for word in near)


def shared(lemmas: Sequence[str] | frozenset[str], held: frozenset[str] | set[str], index: SourceIndex) -> float:
    """The share of the lemmas, by weight, that are among those held; a half where there are none."""
    total = found = 0.0
    for lemma in lemmas:
        if lemma:
            weight = index.weight(lemma) or UNKNOWN_WEIGHT
            total += weight
            found += weight if lemma in held else 0.0
    return found / total if total else 0.5


def run_of(mine: Sequence[str], theirs: Sequence[str]) -> int:
    """How many words two runs begin with in common."""
    count = 0
    for a, b in zip(mine, theirs, strict=False):
        if a != b:
            break
        count += 1
    return count


def closeness(a: Context, b: Context) -> float:
    """How far the words right around two figures agree, each on its side, 0 to 1; 0.5 where neither has any."""
    sides = ((a.follows, b.follows, 0.6), (a.precedes, b.precedes, 0.4))
    told = [(agreement(mine, theirs), weight) for mine, theirs, weight in sides if mine and theirs]
    return sum(shared * weight for shared, weight in told) / sum(weight for _, weight in told) if told else 0.5


def agreement(mine: Sequence[str], theirs: Sequence[str]) -> float:
    """How far two runs of words agree, the words nearest to the figures most."""
    best = sum(FADE ** (2 * i) for i in range(len(mine)))
    shared = sum(FADE**i * FADE ** theirs.index(word) for i, word in enumerate(mine) if word in theirs)
    return shared / best if best else 0.0


def share_of(mine: Sequence[str] | frozenset[str], theirs: Sequence[str] | frozenset[str]) -> float:
    """The share of words that are among others; a half where there are none."""
    return sum(word in theirs for word in mine) / len(mine) if mine else 0.5
