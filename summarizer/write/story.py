"""The article as the writer sees it: the sentences that can be handed out, and what each is worth.

By place, by what the article keeps coming back to, by its key figures and by who speaks; from its body alone.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.checks.attribution import attributions
from summarizer.checks.neutrality import loaded_words
from summarizer.checks.words import content_keys, inside, quoted
from summarizer.document import BlockKind, Document
from summarizer.figures import SourceIndex, key_figures, key_weights
from summarizer.figures.figure import Figure, Kind, Span
from summarizer.write.alone import Background, Dependence
from summarizer.write.clean import addresses_reader, cleaned, is_of_page, is_over_credit, manner_of
from summarizer.write.rivals import rival_sentences

_MOST_READ = 400
"""Sentences of an article that are looked at: what matters stands before them."""
_LEAD, _EARLY, _FADING = 1.5, 0.9, 3
"""What the place of a sentence is worth: of the lead, of the next, and how fast it fades towards the end."""
_ATTRIBUTED, _BARE_QUOTATION, _LOADED = 0.2, 0.8, 0.3
"""What a speaker adds; what a bare quotation and a loaded word take away."""
_FIGURED, _MOST_COUNTED = 0.2, 4
"""What a sentence's amounts and counts are worth beside its place, and how many of them count."""
_SAME_STORY = 0.6
"""Share of the shorter sentence's content words in another, above which it adds nothing new."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Candidate:
    """A sentence of the article that can be handed out, as it would be.

    Parameters
    ----------
    number
        Its place among the sentences of the body.
    text
        It, clean.
    keys
        The stems of its content words.
    worth
        How much of the story it carries.
    figures
        The key figures in it, each with its weight.
    dependence
        What it depends on, beyond itself.
    """

    number: int
    span: Span
    text: str
    keys: frozenset[str]
    worth: float
    figures: tuple[tuple[Figure, float], ...]
    dependence: Dependence

    @property
    def size(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def is_quotation(self) -> bool:
        """Whether it is for the most part somebody's own words."""
        return 2 * sum(span.end - span.start for span in quoted(self.text)) > len(self.text)

    def repeats(self, others: Sequence[Candidate]) -> bool:
        """Whether one of some other sentences already says what it says."""
        numbers = {key for key in self.keys if key[0].isdigit()}
        return any(
            numbers <= other.keys
            and len(self.keys & other.keys) >= _SAME_STORY * max(1, min(len(self.keys), len(other.keys)))
            for other in others
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The candidates of a document in its order, the words of its headline, and which sentences dispute which."""

    candidates: tuple[Candidate, ...]
    headline: frozenset[str]
    rivals: dict[int, set[int]]


def read_story(document: Document, index: SourceIndex) -> Story:
    """Read which sentences of a document can be handed out, and what each is worth."""
    body = [n for n, s in enumerate(document.sentences) if document.kind_of(s) is BlockKind.BODY][:_MOST_READ]
    manner = manner_of(document)
    read = [sentence.span.of(document.text) for sentence in document.sentences]
    speech = _speech(document)
    texts = {
        n: None if n in speech or is_over_credit(read[n], "".join(read[n + 1 : n + 2])) else cleaned(read[n], manner)
        for n in body
    }
    if not any(texts.values()):
        texts = {n: _as_it_stands(read[n]) for n in body}
    plain = {n: text or read[n] for n, text in texts.items()}
    background = Background([plain[n] for n in body])
    headline = frozenset(content_keys(document.title or ""))
    worths = _Worths(index, [plain[n] for n in body], headline)
    held = (
        Candidate(
            number=place,
            span=document.sentences[n].span,
            text=text,
            keys=frozenset(content_keys(text)),
            worth=worths.of(place, text, document.sentences[n].span),
            figures=worths.keys_in(document.sentences[n].span),
            dependence=background.dependence(place, text),
        )
        for place, (n, text) in enumerate(texts.items())
        if text is not None
    )
    place_of = {n: place for place, n in enumerate(body)}
    rivals = {
        place_of[n]: {place_of[side] for side in sides if side in place_of}
        for n, sides in rival_sentences(document, index).items()
        if n in place_of
    }
    return Story(candidates=tuple(held), headline=headline, rivals=rivals)


def _as_it_stands(text: str) -> str | None:
    """A sentence of a chat or a list, none of them one that an article would have: in one line, nothing taken off."""
    return None if is_of_page(text) or addresses_reader(text) else " ".join(text.split())


def _speech(document: Document) -> set[int]:
    """The sentences that begin inside a quotation of their paragraph: somebody's words, and not the article's."""
    found: set[int] = set()
    spans = [quoted(block.span.of(document.text)) for block in document.blocks]
    for n, sentence in enumerate(document.sentences):
        start = sentence.span.start - document.blocks[sentence.block].span.start
        if inside(Span(start=start, end=start), spans[sentence.block]):
            found.add(n)
    return found


class _Worths:
    """What the sentences of one article are worth."""

    def __init__(self, index: SourceIndex, texts: Sequence[str], headline: frozenset[str]) -> None:
        self._weights = key_weights(index)
        self._starts = [figure.span.start for figure, _ in self._weights]
        self._keys = {figure.span for figure in key_figures(index)}
        self._count = len(texts)
        self._frequency = Counter(key for text in texts for key in content_keys(text))
        self._headline = headline

    def of(self, place: int, text: str, span: Span) -> float:
        """What the sentence at a place of the body is worth."""
        keys, held = content_keys(text), self._held(span)
        worth = (_LEAD if place == 0 else _EARLY * math.exp(-_FADING * place / max(self._count, 1))) + self._centrality(
            keys
        )
        worth += len(self._headline & keys) / (len(self._headline) or 1)
        worth += math.sqrt(sum(weight for _, weight in held))
        worth += _FIGURED * math.sqrt(min(_MOST_COUNTED, sum(carries_story(figure) for figure, _ in held)))
        return round(worth + _saying(text) - _LOADED * bool(loaded_words(text)), 9)

    def keys_in(self, span: Span) -> tuple[tuple[Figure, float], ...]:
        """The key figures in a sentence with their weights."""
        return tuple((figure, weight) for figure, weight in self._held(span) if figure.span in self._keys)

    def _held(self, span: Span) -> list[tuple[Figure, float]]:
        return self._weights[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def _centrality(self, keys: set[str]) -> float:
        """How much of what the article keeps coming back to the sentence holds, from 0 to 1 or so."""
        weights = [math.log(1 + self._frequency[key]) for key in keys if self._frequency[key] > 1]
        return sum(weights) / (math.sqrt(len(keys) or 1) * math.log(2 + self._count))


def _saying(text: str) -> float:
    """A statement with its speaker is worth more than narration, a bare quotation less than both."""
    spoken = sum(span.end - span.start for span in quoted(text))
    if 2 * spoken > len(text):
        return -_BARE_QUOTATION
    return _ATTRIBUTED if attributions(text) else 0.0


_SOFT = frozenset(
    {Kind.DATE, Kind.PERIOD, Kind.TIME, Kind.DURATION, Kind.AGE, Kind.ORDINAL, Kind.IDENTIFIER, Kind.MULTIPLIER}
)
_SMALL = 2
"""A count up to this says little: two men, one house."""


def carries_story(figure: Figure) -> bool:
    """Whether a figure is of the sort that carries a story: amounts and counts, not dates or ages."""
    small = figure.kind is Kind.COUNT and figure.high is not None and figure.high <= _SMALL
    return figure.kind not in _SOFT and not small


def figures_in(index: SourceIndex, sources: Sequence[Span]) -> tuple[Figure, ...]:
    """The figures of the source within some of its spans."""
    return tuple(
        figure
        for figure in index.figures
        if figure.kind is not Kind.IDENTIFIER and any(s.overlaps(figure.span) for s in sources)
    )
