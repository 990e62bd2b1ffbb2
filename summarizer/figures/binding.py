"""Is it the same thing? How well what an output says around a figure fits a place of the source.

Knows contexts and the index, never values: whether numbers agree is for `compare`. The measure is the share of an
output's words, weighted by the part they play and by how rare they are, that stand near a place in the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.figures.figure import Context, Figure, Kind
from summarizer.figures.index import SourceIndex
from summarizer.figures.lexicon_words import RIVALS

HEAD, MODIFIER, PREDICATE, SUBJECT, NEAR, CLAUSE, SENTENCE = 3.0, 1.6, 1.6, 1.6, 1.2, 0.8, 0.3
"""How much a word weighs by the part it plays around the output's figure."""

IN_CLAUSE, IN_SENTENCE, SENTENCE_BEFORE, SENTENCE_AFTER, TWO_BEFORE, LEAD = 1.0, 0.9, 0.55, 0.45, 0.3, 0.25
"""What a word earns by where it stands, seen from the source's figure."""

UNKNOWN = 0.3
"""The part of its weight that a word the whole source lacks still counts against a place: paraphrase is fair."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The words around one output figure, weighted."""

    weights: dict[str, float]
    total: float


def profile(figure: Figure, index: SourceIndex) -> Profile:
    """Weigh the words around a figure of the output."""
    context = figure.context or Context()
    parts: dict[str, float] = {}
    _raise(parts, context.sentence, SENTENCE)
    _raise(parts, context.clause, CLAUSE)
    _raise(parts, context.near, NEAR)
    _raise(parts, context.subject, SUBJECT)
    _raise(parts, context.predicates, PREDICATE)
    _raise(parts, context.modifiers, MODIFIER)
    _raise(parts, (context.head,) if context.head else (), HEAD)
    weights, total = {}, 0.0
    for lemma, part in parts.items():
        rarity = index.weight(lemma)
        weights[lemma] = part * (rarity or 1.5)
        total += weights[lemma] * (1.0 if rarity else UNKNOWN)
    return Profile(weights, total)


def _raise(parts: dict[str, float], lemmas: Iterable[str], weight: float) -> None:
    for lemma in lemmas:
        if parts.get(lemma, 0.0) < weight:
            parts[lemma] = weight


def fit(words: Profile, number: int, index: SourceIndex) -> float:
    """How well the output's words fit the place of a source figure, 0 to 1."""
    context = index.figures[number].context or Context()
    return _earned(words, context.clause, index.sentence_of[number], index)


def fit_sentence(words: Profile, sentence: int, index: SourceIndex) -> float:
    """How well the output's words fit a sentence of the source, 0 to 1."""
    return _earned(words, (), sentence, index)


def _earned(words: Profile, clause: Sequence[str], sentence: int, index: SourceIndex) -> float:
    places = (
        (frozenset(clause), IN_CLAUSE),
        (index.words[sentence], IN_SENTENCE),
        (index.words[sentence - 1] if sentence else frozenset(), SENTENCE_BEFORE),
        (index.words[sentence + 1] if sentence + 1 < len(index.words) else frozenset(), SENTENCE_AFTER),
        (index.words[sentence - 2] if sentence > 1 else frozenset(), TWO_BEFORE),
        (index.words[0], LEAD),
    )
    earned = 0.0
    for lemma, weight in words.weights.items():
        earned += weight * next((level for held, level in places if lemma in held), 0.0)
    return earned / words.total if words.total else 0.0


def best_sentences(words: Profile, index: SourceIndex, most: int = 3) -> list[int]:
    """The sentences of the source that share most with the output's words, best first."""
    scores: dict[int, float] = {}
    for lemma, weight in words.weights.items():
        for sentence in index.postings.get(lemma, ()):
            scores[sentence] = scores.get(sentence, 0.0) + weight
    return sorted(scores, key=lambda sentence: -scores[sentence])[:most]


def same_head(out: Figure, source: Figure) -> bool | None:
    """Whether two figures count the same noun; None where either counts none."""
    if out.context is None or source.context is None or not out.context.head or not source.context.head:
        return None
    phrase = {source.context.head, *source.context.modifiers}
    return out.context.head in phrase or source.context.head in out.context.modifiers


def rival_predicate(out: Figure, source: Figure) -> tuple[str, str] | None:
    """Two families never to be merged, one told by each side's clause alone; None where there are none."""
    if out.context is None or source.context is None or out.kind is Kind.SCORE:
        return None
    mine, theirs = set(out.context.clause), set(source.context.clause)
    for pair in RIVALS:
        for a, b in (pair, pair[::-1]):
            if "=" + a in mine and "=" + b not in mine and "=" + b in theirs and "=" + a not in theirs:
                return a, b
    return None
