"""What points back in a sentence, by kind, and the sentence as the rules that find it read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from summarizer.checks.verbs import finite_places
from summarizer.checks.words import Token, quoted, tokens
from summarizer.figures import find_figures
from summarizer.figures.figure import Figure, Span


class Sort(StrEnum):
    """What kind of thing is pointed at, and so where to look for it."""

    PERSON = "person"
    THING = "thing"
    GROUP = "group"
    QUANTITY = "quantity"
    COUNTED = "counted"
    """A number without its noun: "22 were released"; the span is the number."""
    NUMBERED = "numbered"
    """Things known by their number: "two of the 14"; the span is the number."""
    LOST = "lost"
    """Nothing can be put in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """A word of a text that points back."""

    span: Span
    sort: Sort


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `outside` is its text with the quotations blanked, `words` are those of `outside`."""

    text: str
    outside: str
    words: list[Token]
    lowers: list[str]
    verbs: list[int]
    figures: list[Figure]
    surnames: frozenset[str]


def read(text: str, surnames: frozenset[str]) -> Sentence:
    """Read a sentence; `surnames` are words that name a person by themselves."""
    outside = list(text)
    for span in quoted(text):
        outside[span.start : span.end] = " " * (span.end - span.start)
    blanked = "".join(outside)
    words = tokens(blanked)
    lowers = [word.lower for word in words]
    figures = [f for f in find_figures(text) if blanked[f.span.start : f.span.end].strip()]
    return Sentence(text, blanked, words, lowers, finite_places(lowers), figures, surnames)


Found = Iterator[tuple[Span, Sort]]
"""What a rule finds: each pointer, and its sort."""
