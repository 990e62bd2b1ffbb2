"""A sentence told together with the one before it, where what it points back to can be told only so.

"That is 27,000 more than a year before" has no subject that could be named; after a semicolon it needs none.
"""

from __future__ import annotations

import re

from summarizer.checks.words import FUNCTION_WORDS, quoted, tokens
from summarizer.document import BlockKind, Document
from summarizer.figures.lexicon import SMALL_NUMBERS
from summarizer.strategies.antecedents import Place, one_line, place_of
from summarizer.strategies.clauses import trimmed
from summarizer.strategies.compress import tidied
from summarizer.strategies.pointers import Pointer, Sort
from summarizer.strategies.pointing import pointer
from summarizer.strategies.resolve import Passage, resolve
from summarizer.strategies.select import addresses_reader

_MOST_WORDS = 50
"""The most words of two sentences told as one."""
_PLACED = frozenset({"here", "elsewhere"})
"""What means the place that the report is from, wherever it stands."""


def join(document: Document, number: int) -> Passage | None:
    """Tell sentence `number` of a document after a semicolon behind the one before it.

    Returns
    -------
    Passage | None
        Both, the sentence's own span first; None where what the sentence points at need not be what the one before it
        tells of, where that one does not stand alone or is of another paragraph, and where either quotes.
    """
    sentence = document.sentences[number]
    text = one_line(sentence.span.of(document.text))
    before = _before(document, number, text)
    if before is None:
        return None
    found = pointer(text)
    first = resolve(document, before)
    if found is None or first is None or not _may_mean(found, text, first.text, place_of(document, number)):
        return None
    if found.span.of(text).lower() in _PLACED or any(map(_is_compound, (first.text, text))):
        return None
    second = _uncapitalised(trimmed(text), document.text)
    whole = f"{tidied(first.text).rstrip('.')}; {second}"
    if second is None or len(whole.split()) > _MOST_WORDS or pointer(whole) is not None:
        return None
    return Passage(text=whole, sources=(sentence.span, *first.sources))


def _may_mean(found: Pointer, text: str, before: str, place: Place) -> bool:
    """Whether what a sentence points at can be what the one before it tells of."""
    if found.sort is Sort.PERSON:
        return any(word.text in place.surnames for word in tokens(before))
    return not (_IS_ONE.match(text, found.span.start) or _OF_SEVERAL.match(text))


_IS_ONE = re.compile(r"(?:It|This) (?:is|was) (?:the|an?|one|[A-Z][\w-]+['’]s)\b")
"""What says what something is: "It was the fourth accident" need not speak of the line told of just before."""

_OF_SEVERAL = re.compile(r"(?:Neither|Both|Each|Either|(?:That|This) (?:puts|makes|takes|leaves))\b")
"""What opens a sentence that speaks of more than one thing told before."""


def _is_compound(text: str) -> bool:
    """Whether a sentence is no single statement of the article's own, to be told with another."""
    return bool(quoted(text)) or not text.endswith(".") or any(sign in text for sign in ";:—")


def _before(document: Document, number: int, text: str) -> int | None:
    """The sentence before one, of the same paragraph, or of the one before and meant by "That is".

    What is addressed to a reader or a machine is passed over: what somebody has put in between changes nothing.
    """
    sentence = document.sentences[number]
    for before in range(number - 1, -1, -1):
        earlier = document.sentences[before]
        if document.kind_of(earlier) is not BlockKind.NOTICE and not addresses_reader(earlier.span.of(document.text)):
            body = document.kind_of(sentence) is document.kind_of(earlier) is BlockKind.BODY
            near = earlier.block == sentence.block - 1 and _MEANS_BEFORE.match(text) is not None
            return before if body and (earlier.block == sentence.block or near) else None
    return None


_MEANS_BEFORE = re.compile(r"(?:That|This) (?:is|was|means|meant|brings|brought|compares|compared)\b")


def _uncapitalised(sentence: str, text: str) -> str | None:
    """A sentence as it stands after a semicolon; None where nothing shows whether it opens with a name."""
    word = re.match(r"[\w'’-]+", sentence)
    if word is None or not word.group()[0].isupper():
        return sentence
    opening = word.group()
    lower = opening[0].lower() + opening[1:]
    if lower in FUNCTION_WORDS or lower in SMALL_NUMBERS or re.search(rf"\b{re.escape(lower)}\b", text):
        return lower + sentence[len(opening) :]
    return sentence if re.search(rf"[a-z,] {re.escape(opening)}\b", text) else None
