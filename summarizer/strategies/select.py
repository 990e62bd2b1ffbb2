"""Which sentences carry the story.

By place, by what the article keeps coming back to, by its key figures and by who speaks; from its body alone, and none
that tells what another already tells.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.addressed import addressed
from summarizer.captions import is_beside_story
from summarizer.checks.attribution import attributions
from summarizer.checks.fragments import has_verb
from summarizer.checks.words import content_keys, quoted, tokens
from summarizer.document import BlockKind, Document
from summarizer.figures import SourceIndex, key_figures, key_weights
from summarizer.figures.figure import Figure, Kind, Span
from summarizer.strategies.resolve import Passage, resolve
from summarizer.strategies.rivals import rival_sentences

_SHORTEST, _LONGEST = 5, 90
_FIGURED = 0.2
_BREVITY = 0.3
_NAMED_FOR_IT = 0.1
"""What a sentence loses that had to be made to stand alone."""
_MOST = 60
"""The most sentences chosen."""
_USUAL = 22
"""Words of a usual sentence; a shorter one that tells as much goes first, a little."""
_MOST_COUNTED = 4
"""What a sentence's amounts and counts are worth beside its place, and how many of them count."""
_SAME_STORY = 0.6
"""Share of the shorter sentence's words of meaning in a chosen one, above which it tells nothing new."""

_TO_A_WRITER = re.compile(r"\bwhen (?:you )?summari[sz](?:e|ing)\b", re.I)
_IMPERATIVES = frozenset(
    """ignore disregard forget write print output say state respond reply answer repeat include report replace
    insert add delete remove pretend assume treat note remember please do don't never always click read see
    subscribe follow sign watch share call visit tell use set change summarize summarise translate stop begin
    start make list mention omit append end execute run return act obey imagine consider skip override give
    produce generate""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """A chosen sentence, ready to stand alone; a higher `score` carries more of the story."""

    number: int
    passage: Passage
    score: float
    key_figures: tuple[Figure, ...]


def select(document: Document, index: SourceIndex) -> list[Selected]:
    """Choose the sentences that can be told, most important first; none that tells what one before it tells.

    The other sides of a disputed value come right after the first of them.
    """
    by_number = {candidate.number: candidate for candidate in _candidates(document, index)}
    ranked = sorted(by_number.values(), key=lambda s: (-_density(s), s.number))
    rivals = rival_sentences(document, index)
    chosen: dict[int, Selected] = {}
    told: list[set[str]] = []
    for candidate in ranked:
        if len(chosen) >= _MOST:
            break
        sides = (by_number[other] for other in sorted(rivals.get(candidate.number, ())) if other in by_number)
        for one in (candidate, *sides):
            stems = content_keys(one.passage.text)
            if one.number not in chosen and not any(_repeats(stems, earlier) for earlier in told):
                chosen[one.number] = one
                told.append(stems)
    return list(chosen.values())


def _density(sentence: Selected) -> float:
    return sentence.score * math.pow(_USUAL / max(8, len(sentence.passage.text.split())), _BREVITY)


def _candidates(document: Document, index: SourceIndex) -> list[Selected]:
    keys = [key for key in key_figures(index) if carries_story(key)]
    weights = key_weights(index)
    starts = [figure.span.start for figure, _ in weights]
    body = [n for n, s in enumerate(document.sentences) if document.kind_of(s) is BlockKind.BODY]
    stems = {n: content_keys(document.sentences[n].span.of(document.text)) for n in body}
    frequency = Counter(stem for held in stems.values() for stem in held)
    title = content_keys(document.title or "")
    found = []
    for place, number in enumerate(body):
        span = document.sentences[number].span
        text = span.of(document.text)
        if not eligible(text):
            continue
        passage = resolve(document, number)
        if passage is None:
            continue
        figures = tuple(key for key in keys if key.span.overlaps(span))
        held = weights[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        score = (
            _position(place, len(body))
            + _centrality(stems[number], frequency, len(body))
            + len(title & stems[number]) / (len(title) or 1)
            + math.sqrt(sum(weight for _, weight in held))
            + _FIGURED * math.sqrt(min(_MOST_COUNTED, sum(carries_story(figure) for figure, _ in held)))
            + _saying(text)
            - (_NAMED_FOR_IT if len(passage.sources) > 1 else 0.0)
        )
        found.append(Selected(number=number, passage=passage, score=round(score, 9), key_figures=figures))
    return found


def _position(place: int, count: int) -> float:
    """News tells what matters first; the lead most of all."""
    return 1.5 if place == 0 else 0.9 * math.exp(-3 * place / max(count, 1))


def _centrality(stems: set[str], frequency: Counter[str], count: int) -> float:
    """How much of what the article keeps coming back to the sentence holds, from 0 to 1 or so."""
    weights = [math.log(1 + frequency[stem]) for stem in stems if frequency[stem] > 1]
    return sum(weights) / (math.sqrt(len(stems) or 1) * math.log(2 + count))


def _saying(text: str) -> float:
    """A statement with its speaker is worth more than narration, a bare quotation less than both."""
    spoken = sum(span.end - span.start for span in quoted(text))
    if 2 * spoken > len(text):
        return -0.8
    return 0.2 if attributions(text) else 0.0


def eligible(text: str) -> bool:
    """Whether a sentence can be told as a fact: a whole statement, not a question, and not said to its reader."""
    words = tokens(text)
    if not _SHORTEST <= len(words) <= _LONGEST or not has_verb(words):
        return False
    ending = text.rstrip(" \"”’')")[-1:]
    if ending not in ".!…" or text.lstrip()[:1] in "([" or is_beside_story(text):
        return False
    return not addresses_reader(text)


def addresses_reader(text: str) -> bool:
    """Whether a sentence tells its reader, human or machine, what to do."""
    if _TO_A_WRITER.search(text) or any(addressed(text)):
        return True
    words = [token.lower for token in tokens(text)][:2]
    return (
        bool(words)
        and words[0] in _IMPERATIVES
        and not (len(words) > 1 and words[1] in ("said", "says", "is", "was", "has"))
    )


def _repeats(stems: set[str], earlier: set[str]) -> bool:
    numbers = {stem for stem in stems if stem[0].isdigit()}
    return numbers <= earlier and len(stems & earlier) >= _SAME_STORY * max(1, min(len(stems), len(earlier)))


_SOFT = frozenset(
    {Kind.DATE, Kind.PERIOD, Kind.TIME, Kind.DURATION, Kind.AGE, Kind.ORDINAL, Kind.IDENTIFIER, Kind.MULTIPLIER}
)
_SMALL = 2


def carries_story(figure: Figure) -> bool:
    """Whether a figure is of the sort that a story is told in: amounts and counts, not when or how old."""
    small = figure.kind is Kind.COUNT and figure.high is not None and figure.high <= _SMALL
    return figure.kind not in _SOFT and not small


def figures_in(index: SourceIndex, sources: Sequence[Span]) -> tuple[Figure, ...]:
    """The figures of the source within some of its spans."""
    return tuple(
        figure
        for figure in index.figures
        if figure.kind is not Kind.IDENTIFIER and any(s.overlaps(figure.span) for s in sources)
    )
