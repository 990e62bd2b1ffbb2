"""What is read once of an article, for all statements about it: its sentences as words, stems and grammar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from summarizer.checks.words import content_keys, stem, tokens
from summarizer.document import BlockKind, Document
from summarizer.parse import Parsed, Word, parse
from summarizer.write.alone import Background
from summarizer.write.clean import Manner, manner_of

CONTENT = frozenset("NOUN PROPN VERB ADJ NUM".split())
"""Parts of speech of content words."""
_TOPIC = 8
"""How many of the words that an article keeps coming back to are its topic."""
_CLIMBED = 4
"""Function words between two content words of which one depends on the other: "offer of a rise"."""

Pair = frozenset[str]
"""The stems of two words."""


@dataclass(frozen=True, kw_only=True)
class Article:
    """A source, read sentence by sentence.

    Attributes
    ----------
    sentences
        Each in one line.
    words
        Their words in small letters, in order.
    keys
        The stems of their content words.
    """

    document: Document
    sentences: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    keys: tuple[frozenset[str], ...]
    background: Background
    manner: Manner

    @classmethod
    def read(cls, document: Document) -> Article:
        """Read a document."""
        texts = tuple(one_line(s.span.of(document.text)) for s in document.sentences)
        return cls(
            document=document,
            sentences=texts,
            words=tuple(tuple(token.lower for token in tokens(text)) for text in texts),
            keys=tuple(frozenset(content_keys(text)) for text in texts),
            background=Background(texts),
            manner=manner_of(document),
        )

    @cached_property
    def all_keys(self) -> frozenset[str]:
        """The stems of all content words."""
        return frozenset[str]().union(*self.keys)

    @cached_property
    def headline(self) -> frozenset[str]:
        """The stems of the title's content words, or of the first sentence's where there is no title."""
        return frozenset(content_keys(self.document.title or "".join(self.sentences[self.lead : self.lead + 1])))

    @cached_property
    def lead(self) -> int:
        """The number of the first sentence of the body."""
        kinds = (n for n, s in enumerate(self.document.sentences) if self.document.kind_of(s) is BlockKind.BODY)
        return next(kinds, 0)

    @cached_property
    def topic(self) -> frozenset[str]:
        """The stems that most sentences have, of those that more than one has."""
        counts = Counter(key for keys in self.keys for key in sorted(keys))
        return frozenset(key for key, count in counts.most_common(_TOPIC) if count > 1)

    @cached_property
    def runs(self) -> dict[int, set[tuple[str, ...]]]:
        """Every run of two and of three words."""
        return {size: {run for words in self.words for run in runs_of(words, size)} for size in (2, 3)}

    @cached_property
    def forms(self) -> tuple[frozenset[str], ...]:
        """The stems of all words and of their dictionary forms, sentence by sentence."""
        return tuple(
            frozenset(stem(word) for word in words) | frozenset(stem(word.lemma) for word in _words(parse(text)))
            for text, words in zip(self.sentences, self.words, strict=True)
        )

    @cached_property
    def ties(self) -> frozenset[Pair]:
        """The pairs of content words of which one depends on the other, in some sentence."""
        return frozenset(tie for text in self.sentences for tie in ties_of(parse(text)))

    @cached_property
    def ties_near(self) -> frozenset[Pair]:
        """The same, and the pairs that depend on one and the same word."""
        return frozenset(tie for text in self.sentences for tie in _near(ties_of(parse(text))))

    def nearest(self, keys: frozenset[str], most: int) -> list[int]:
        """The sentences that share most content words with a statement, best first."""
        return sorted(range(len(self.keys)), key=lambda n: -len(keys & self.keys[n]))[:most]


def one_line(text: str) -> str:
    """A text with every run of white space as one blank."""
    return " ".join(text.split())


def runs_of(words: tuple[str, ...], size: int) -> Iterator[tuple[str, ...]]:
    """Every run of so many words."""
    return (words[n : n + size] for n in range(len(words) - size + 1))


def ties_of(parsed: Parsed | None) -> set[Pair]:
    """Every two content words of which one depends on the other, function words between them left out."""
    found: set[Pair] = set()
    for number, word in enumerate(_words(parsed)):
        governor = _governor(parsed, number) if parsed is not None and word.pos in CONTENT else None
        if governor is not None:
            found.add(frozenset((stem(word.lemma), stem(_words(parsed)[governor].lemma))))
    return found


def _governor(parsed: Parsed, number: int) -> int | None:
    """The content word that a word depends on; None for a root."""
    at = number
    for _ in range(_CLIMBED):
        above = parsed.words[at].head
        if above == at:
            return None
        if parsed.words[above].pos in CONTENT:
            return above
        at = above
    return None


def _near(ties: set[Pair]) -> set[Pair]:
    beside: dict[str, set[str]] = {}
    for tie in ties:
        for word in tie:
            beside.setdefault(word, set()).update(tie - {word})
    return ties | {frozenset((a, b)) for words in beside.values() for a in words for b in words if a != b}


def _words(parsed: Parsed | None) -> tuple[Word, ...]:
    return parsed.words if parsed is not None else ()
