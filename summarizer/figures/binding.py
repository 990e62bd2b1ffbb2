"""Is it the same thing? How well what an output says around a figure fits a place of the source.

Knows contexts and the index, never values: whether numbers agree is for `compare`. The measure is the share of an
output's words, weighted by the part they play and by how rare they are, that stand near a place in the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest

from summarizer.figures.figure import Context, Figure, Kind
from summarizer.figures.index import SourceIndex

HEAD, MODIFIER, PREDICATE, SUBJECT, NEAR, DECAY, FAR = 2.4, 1.5, 1.4, 1.4, 1.8, 0.88, 0.4
"""How much a word weighs by the part it plays around the output's figure."""

IN_CLAUSE, IN_SENTENCE, SENTENCE_BEFORE, SENTENCE_AFTER, TWO_BEFORE, LEAD = 1.0, 0.9, 0.55, 0.45, 0.3, 0.25
"""What a word earns by where it stands, seen from the source's figure."""

OTHER_HEAD, NO_HEAD, OTHER_SUBJECT, NO_SUBJECT, NOTHING_NEAR, LITTLE_NEAR = 0.2, 0.1, 0.15, 0.05, 0.2, 0.05
NOTHING_NEAR_DATE = 0.4
"""What counts against a place: another noun counted or none, another subject or
none that is known, and few words in common close to the figure."""

SAME_HEAD, OWNER = 0.1, 0.4
"""What counting the same noun adds to a place, and how strong an age is where its bearer is named."""

DIGIT = 0.05
"""What each digit of the value beyond the first adds to it."""

_VAGUE_HEADS = frozenset("=person tim year day month week point thing".split())
PRIOR, FEW = 0.55, 1.5
"""What a place fits before a word is compared, and how many words' weight that counts for: few words prove little."""

_MOST_FAR = 6
_MOST_PLACES = 2_000
"""In how many sentences of a source one word is looked for."""
_CLOSE = 6
_SHORT = 4
UNKNOWN = 0.3
"""The part of its weight that a word the whole source lacks still counts against a place: paraphrase is fair."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The words around one output figure, weighted."""

    weights: dict[str, float]
    total: float


def profile(figure: Figure, index: SourceIndex) -> Profile:
    """Weigh the words around a figure of the output: by the part they play, and less the further away they stand."""
    context = figure.context or Context()
    parts: dict[str, float] = {}
    for rank, lemma in enumerate(context.near):
        parts[lemma] = max(NEAR * DECAY**rank, FAR)
    rest = [lemma for lemma in context.clause if lemma not in parts][:_MOST_FAR]
    _raise(parts, rest, FAR)
    if len(context.clause) < _SHORT:
        _raise(parts, context.sentence[: 2 * _SHORT], FAR)
    _raise(parts, context.subject[:3], SUBJECT)
    _raise(parts, context.predicates[-2:], PREDICATE)
    person = figure.kind is Kind.AGE
    _raise(parts, context.modifiers, FAR if person else MODIFIER)
    _raise(parts, (context.head,) if context.head else (), FAR if person else HEAD)
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
    fragment = not any(clause.verbs for clause in index.sentences[sentence].clauses)
    places = (
        (frozenset(clause), IN_CLAUSE),
        (index.words[sentence], IN_SENTENCE),
        (index.words[sentence - 1] if sentence else frozenset(), IN_SENTENCE if fragment else SENTENCE_BEFORE),
        (index.words[sentence + 1] if sentence + 1 < len(index.words) else frozenset(), SENTENCE_AFTER),
        (index.words[sentence - 2] if sentence > 1 else frozenset(), TWO_BEFORE),
        (index.words[0], LEAD),
    )
    earned = 0.0
    for lemma, weight in words.weights.items():
        for held, level in places:
            if lemma in held:
                earned += weight * level
                break
    return (earned + PRIOR * FEW) / (words.total + FEW)


def best_sentences(words: Profile, index: SourceIndex, most: int = 3) -> list[int]:
    """The sentences of the source that share most with the output's words, best first."""
    scores: dict[int, float] = {}
    for lemma, weight in words.weights.items():
        for sentence in index.postings.get(lemma, ())[:_MOST_PLACES]:
            scores[sentence] = scores.get(sentence, 0.0) + weight
    return nlargest(most, scores, key=scores.__getitem__)


def strength(figure: Figure, words: Profile, number: int, index: SourceIndex) -> float:
    """How firmly a place of the source is about the output figure's thing: its fit, less what counts against it."""
    source = index.figures[number]
    mine, theirs = figure.context or Context(), source.context or Context()
    held = index.words[index.sentence_of[number]]
    score = fit(words, number, index)
    if mine.head and mine.head not in held and theirs.head not in mine.clause and figure.kind is not Kind.AGE:
        score -= OTHER_HEAD if theirs.head else NO_HEAD
    known = [lemma for lemma in mine.subject if lemma in index.postings]
    if mine.name and known and not any(lemma in held for lemma in known):
        other = theirs.name and not any(lemma in mine.clause for lemma in theirs.subject)
        score -= OTHER_SUBJECT if other else NO_SUBJECT
    local = {*mine.near[:_CLOSE], *mine.predicates[-1:]}
    found = sum(lemma in held for lemma in local)
    if not found:
        apart = NOTHING_NEAR_DATE if figure.date is not None else NOTHING_NEAR
        score -= apart if any(lemma in index.postings for lemma in local) else apart / 2
    elif found == 1 or (figure.date is not None and not local & {*theirs.clause}):
        score -= LITTLE_NEAR
    if same_head(figure, source) and mine.head not in _VAGUE_HEADS:
        score += SAME_HEAD
    if figure.kind is Kind.AGE and any(lemma in words for lemma in mine.subject for words in index.around(number, 2)):
        score = max(score, OWNER)
    return score + min(digits(figure) - 1, 4) * DIGIT


def digits(figure: Figure) -> int:
    """How many digits a value states: 2,980,815 stands twice in a text for one reason only, 2 for any."""
    if figure.date is not None:
        return 1 + sum(part is not None for part in (figure.date.day, figure.date.month, figure.date.part)) * 2
    if figure.low is None or figure.high is None:
        return 1
    ends = {figure.low, figure.high}
    return sum(len(end.normalize().as_tuple().digits) for end in ends) + len(ends) - 1


def same_head(out: Figure, source: Figure) -> bool | None:
    """Whether two figures count the same noun; None where either counts none."""
    if out.context is None or source.context is None or not out.context.head or not source.context.head:
        return None
    phrase = {source.context.head, *source.context.modifiers}
    return out.context.head in phrase or source.context.head in out.context.modifiers
