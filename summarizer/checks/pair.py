"""One sentence of a checked text beside the source sentences it comes from: what every check is given."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from summarizer.checks.finding import Finding, FindingKind
from summarizer.checks.words import Token, content, content_keys, quoted, tokens, tokens_of
from summarizer.document import BlockKind, Document
from summarizer.figures.figure import Span

_MAX_ALIGNED = 3
"""Sentences of the source that one sentence can be drawn from."""
_HEADLINE = 0.75
"""What a headline or caption counts beside a sentence of the body."""
_BEGINNING = 5
"""Letters that a name and its adjective share: Norway, Norwegian."""
_WORTH_ADDING = 0.15
"""Share of a sentence's weight that another source sentence must add to be taken as a source too."""


@dataclass(frozen=True)
class Pair:
    """A sentence and where it comes from.

    Parameters
    ----------
    text
        The checked text; every finding's span is into it.
    span
        The sentence's place in `text`.
    document
        The source.
    sources
        The source spans the sentence comes from; empty where nothing in the source resembles it.
    first
        Whether no sentence stands before it.
    """

    text: str
    span: Span
    document: Document
    sources: tuple[Span, ...]
    first: bool = True

    @cached_property
    def sentence(self) -> str:
        """The sentence's own text."""
        return self.span.of(self.text)

    @cached_property
    def tokens(self) -> list[Token]:
        """The sentence's words; offsets are into `sentence`."""
        return tokens(self.sentence)

    @cached_property
    def keys(self) -> set[str]:
        """The stems of the sentence's content words."""
        return {token.key for token in content(self.tokens)}

    @cached_property
    def quotes(self) -> list[Span]:
        """The quotations of the sentence; offsets are into `sentence`."""
        return quoted(self.sentence)

    def source_texts(self) -> list[tuple[Span, str]]:
        """Each source span with its text."""
        return [(span, span.of(self.document.text)) for span in self.sources]

    def finding(self, kind: FindingKind, start: int, end: int, reason: str, *evidence: Span) -> Finding:
        """A finding at `start` to `end` of the sentence."""
        span = Span(start=self.span.start + start, end=self.span.start + end)
        return Finding(kind=kind, span=span, surface=span.of(self.text), reason=reason, evidence=evidence)


class SourceWords:
    """The words of a source, looked up in constant time; built once a source.

    Attributes
    ----------
    keys
        Stems of every word of the source.
    forms
        Casefolded forms of every word, possessives stripped.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        words = tokens_of(document.text)
        self.keys = {word.key for word in words}
        self.forms = {part for word in words for part in (word.lower, *word.lower.replace("‑", "-").split("-"))}
        self.initials = _initials(words)
        self._beginnings = {word.lower[:_BEGINNING] for word in words if word.capital and len(word.lower) >= _BEGINNING}
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._sizes: list[int] = []
        self._trust = [_trust(document.blocks[sentence.block].kind) for sentence in document.sentences]
        for number, sentence in enumerate(document.sentences):
            keys = content_keys(sentence.span.of(document.text))
            self._sizes.append(len(keys))
            for key in keys:
                self._holders[key].append(number)

    def has_relative(self, form: str) -> bool:
        """Whether a capitalised word of the source begins as `form` does: Israel and Israeli, Canada and Canadian."""
        return len(form) >= _BEGINNING and form[:_BEGINNING] in self._beginnings

    def align(self, keys: set[str]) -> tuple[Span, ...]:
        """The source sentences that between them hold most of `keys`, best first; at most three.

        A key weighs by its rarity in the source; keys found in more than 200 sentences carry no information and are
        left out, which keeps the work linear.
        """
        left = {key: self._weight(key) for key in sorted(keys) if 0 < len(self._holders.get(key, ())) <= 200}
        total = sum(left.values())
        spans: list[Span] = []
        while left and len(spans) < _MAX_ALIGNED:
            best, gain = self._best(left)
            if spans and gain < _WORTH_ADDING * total:
                break
            spans.append(self.document.sentences[best].span)
            left = {key: weight for key, weight in left.items() if best not in self._holders[key]}
        return tuple(spans)

    def _best(self, weights: dict[str, float]) -> tuple[int, float]:
        scores: dict[int, float] = defaultdict(float)
        for key, weight in weights.items():
            for number in self._holders[key]:
                scores[number] += weight
        trust, sizes = self._trust, self._sizes
        best = max(scores, key=lambda number: (scores[number] * trust[number], -sizes[number], -number))
        return best, scores[best]

    def _weight(self, key: str) -> float:
        return math.log(1 + len(self.document.sentences) / len(self._holders[key]))


def _trust(kind: BlockKind) -> float:
    """Body sentences come first: a headline says again what the body says with its attribution."""
    return 1.0 if kind is BlockKind.BODY else _HEADLINE


def _initials(words: list[Token]) -> set[str]:
    """The initials of every run of capitalised words of the source: "un" for United Nations."""
    found: set[str] = set()
    run: list[str] = []
    for word in words:
        if word.capital:
            run = [*run[-5:], word.lower[:1]]
            found.update("".join(run[start:]) for start in range(len(run) - 1))
        elif word.lower not in ("of", "the", "and", "for", "de", "la"):
            run = []
    return found
