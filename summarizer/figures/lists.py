"""Lists in a text: the items a count announces, and the names a sentence strings together.

Knows list markers, colons, commas and capitals; judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.figures.figure import Span

_MARKER = re.compile(r"^[ \t]*(?:(\d{1,2})[.)]|[-*•–])[ \t]+", re.MULTILINE)
_ITEM_BREAK = re.compile(r"\s*;\s*(?:and\s+)?|\s*,\s*(?:and|or)\s+|\s*,\s+|\s+and\s+")
_STRONG_BREAK = re.compile(r"\s*;\s*(?:and\s+)?")
_CAPITAL = r"\b[A-Z][^\W\d_]*+(?:['’.-][^\W\d_]++)*+"
_NAME = rf"{_CAPITAL}\.?(?:[ ](?:(?:de|van|von|der|al|el|bin|of|the)[ ])?{_CAPITAL})*"
_NAMES = re.compile(rf"{_NAME}(?:\s?,\s{_NAME}){{0,20}}\s?,?\sand\s{_NAME}")
_AND_BREAK = re.compile(r"\s*,?\s+and\s+")
_LONGEST = 600
"""Characters after a count in which its list is looked for."""


def announced(text: str, end: int, sentence: Span, count: int) -> tuple[str, ...]:
    """Find the items a text lists for a count that ends at `end`; empty where it lists none, or another number.

    Parameters
    ----------
    text
        The text.
    end
        Where the count ends.
    sentence
        The sentence it stands in.
    count
        How many items it announces.
    """
    for items in _readings(text, end, sentence):
        if len(items) == count:
            return items
    return ()


def _readings(text: str, end: int, sentence: Span) -> Iterator[tuple[str, ...]]:
    """The ways to read a list around a count."""
    head, colon, tail = text[end : sentence.end][:_LONGEST].partition(":")
    after = text[sentence.end : sentence.end + 2 * _LONGEST]
    if colon:
        for pattern in (_STRONG_BREAK, _AND_BREAK, _ITEM_BREAK):
            yield tuple(part for part in pattern.split(tail.strip(" .")) if part)
    yield _marked(tail + after)
    if text[sentence.start : end].lower().lstrip().startswith(("these", "there", "both")):
        yield _marked(text[max(0, sentence.start - 2 * _LONGEST) : sentence.start])
    names = _NAMES.search(head)
    if names:
        yield tuple(part for part in _ITEM_BREAK.split(names.group()) if part)


def strung_names(sentence: str) -> list[tuple[str, ...]]:
    """Find every run of names joined by commas and a last "and"."""
    return [tuple(part for part in _ITEM_BREAK.split(run.group()) if part) for run in _NAMES.finditer(sentence)]


def _marked(text: str) -> tuple[str, ...]:
    """Items that begin a line with a marker of the first one's sort."""
    markers = list(_MARKER.finditer(text))
    numbered = bool(markers) and markers[0].group(1) is not None
    same = [marker for marker in markers if (marker.group(1) is not None) is numbered]
    return tuple(text[marker.end() : marker.end() + 80].split("\n", 1)[0] for marker in same)
