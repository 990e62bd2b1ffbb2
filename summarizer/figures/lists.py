"""Lists in a text: the items a count announces, and the names a sentence strings together.

Knows list markers, colons, commas and capitals; judges nothing.
"""

from __future__ import annotations

import re

_MARKER = re.compile(r"^[ \t]*(?:(\d{1,2})[.)]|[-*•–])[ \t]+", re.MULTILINE)
_ITEM_BREAK = re.compile(r"\s*;\s*(?:and\s+)?|\s*,\s*(?:and|or)\s+|\s*,\s+|\s+and\s+")
_STRONG_BREAK = re.compile(r"\s*;\s*(?:and\s+)?")
_NAME = r"[A-Z][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?(?:[ ](?:(?:de|van|von|der|al|el|bin|of|the)[ ])*[A-Z][^\W\d_]*(?:['’.-][^\W\d_]+)*)*"
_NAMES = re.compile(rf"{_NAME}(?:\s?,\s{_NAME}){{0,20}}\s?,?\sand\s{_NAME}")
_LONGEST = 600
"""Characters after a count in which its list is looked for."""


def announced(text: str, figure_end: int, sentence_start: int, sentence_end: int) -> tuple[str, ...]:
    """Find the items a text lists for a count that ends at `figure_end`, in the sentence given; may be empty."""
    rest = text[figure_end:sentence_end]
    head, colon, tail = rest.partition(":")
    opening = text[sentence_start:figure_end].split(None, 1)[:1]
    if opening and opening[0].lower() in ("these", "both"):
        return _marked(text[max(0, sentence_start - 2 * _LONGEST) : sentence_start])
    if (colon and not tail.strip()) or text[sentence_end : sentence_end + 2].startswith(":"):
        return _marked(text[sentence_end : sentence_end + 2 * _LONGEST])
    if colon:
        return _split(tail) or _marked(text[figure_end : figure_end + 2 * _LONGEST])
    names = _NAMES.search(head[:_LONGEST])
    return tuple(part for part in _ITEM_BREAK.split(names.group()) if part) if names else ()


def strung_names(sentence: str) -> list[tuple[str, ...]]:
    """Find every run of names joined by commas and a last "and"."""
    return [tuple(part for part in _ITEM_BREAK.split(run.group()) if part) for run in _NAMES.finditer(sentence)]


def _marked(text: str) -> tuple[str, ...]:
    """Items that begin a line with a marker of the first one's sort."""
    markers = list(_MARKER.finditer(text))
    numbered = bool(markers) and markers[0].group(1) is not None
    same = [marker for marker in markers if (marker.group(1) is not None) is numbered]
    return tuple(text[marker.end() : marker.end() + 80].split("\n")[0] for marker in same)


def _split(tail: str) -> tuple[str, ...]:
    pattern = _STRONG_BREAK if ";" in tail else _ITEM_BREAK
    return tuple(part for part in pattern.split(tail.strip(" .")) if part)
