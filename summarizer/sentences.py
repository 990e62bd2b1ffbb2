"""The sentences of one block, by `sentencex`, with its known misses in English news mended in two tables.

Knows nothing of blocks or documents: a text in, spans into it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import sentencex

from summarizer.figures.figure import Span
from summarizer.figures.reading import cut

WINDOW = 8_000
"""Characters handed to `sentencex` at once: it is quadratic in unpaired quotation marks. No sentence is so long."""

_JOINS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    # "at 3 p.m. | Friday", "10 a.m. | EST"
    (
        re.compile(r"\b[ap]\.?m\.$", re.IGNORECASE),
        re.compile(
            r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[A-Z]{2,4}\b\.?|local\b|\(|Jan|Feb|Apr|Aug|Sep|Oct|Nov|Dec"
        ),
    ),
    # "1. | First", and a bullet's number
    (re.compile(r"^\(?\d{1,3}[.)]$"), re.compile(r"\S")),
    # an item of a list that goes on a sentence: "the goals: | 45) Lio Brand"
    (re.compile(r"[^.!?…\"'”’)\]]$"), re.compile(r"\(?\d{1,3}\)\s")),
    # abbreviations that only ever stand before a number
    (re.compile(r"\b(?:approx|ca|No|Nos|pp|para|est|vs)\.$", re.IGNORECASE), re.compile(r"[$£€]?\d")),
)
"""Two pieces are one sentence where the first matches at its end and the second at its start."""

_MISSED = re.compile(
    r"""(?x) [.!?]
    (?: (?<= [a-z0-9%)”’"] . ) (?= (?:[“"‘']?[A-Z][a-z]+|[A-Z])[ ,’'] )   # "in all.The army": the space is lost
      | (?<= [ ] . ) [ ] (?= \S ) )                                        # "in all . the army": tokenised text
    """
)
_ITEM = re.compile(r"\s*\(?(?:\d{1,3}|[A-Za-z])\)\s+(?=\S)")
"""The mark of an item in a list: what follows it up to the next, `sentencex` leaves in one piece."""
_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no UTF-8 can hold; `sentencex` refuses them."""

_ABBREVIATED = re.compile(r"(?:\b\w\.){2,}$|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|No)\.$|\b[a-z]\s?\.\s?$")


def split_sentences(text: str) -> tuple[Span, ...]:
    """Find the sentences of `text`, in order, without the white space around them.

    A quotation stays in the sentence it stands in. Linear in the length of the text.
    """
    pieces: list[Span] = []
    for start, end in _boundaries(text):
        for piece in _split_missed(text, start, end):
            if pieces and _joined(text, pieces[-1], piece):
                piece = Span(start=pieces.pop().start, end=piece.end)  # noqa: PLW2901
            pieces.append(piece)
    parts = (part for piece in pieces for part in cut(text, piece))
    return tuple(span for part in parts for span in _trimmed(text, part.start, part.end))


def _boundaries(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        window = _HALVES.sub("\N{REPLACEMENT CHARACTER}", text[start : start + WINDOW])
        bounds = _cut(window)
        # The last piece of a window that is not the last may be cut short: it is read again with what follows.
        whole = bounds if start + WINDOW >= len(text) else bounds[:-1] or [(0, _last_blank(window))]
        for a, b in whole:
            yield start + a, start + b
        start += whole[-1][1]


def _cut(window: str) -> list[tuple[int, int]]:
    """The bounds of the sentences that `sentencex` finds, those inside the items of lists included."""
    bounds: list[tuple[int, int]] = []
    for piece in sentencex.get_sentence_boundaries("en", window):
        start, end = piece["start_index"], piece["end_index"]
        item = _ITEM.match(window, start, end)
        inner = (
            [b["end_index"] for b in sentencex.get_sentence_boundaries("en", window[item.end() : end])] if item else []
        )
        stops = [start, *(item.end() + stop for stop in inner[:-1] if item), end]
        bounds += pairwise(stops)
    return bounds


def _last_blank(window: str) -> int:
    """Find where a window without a boundary may be cut: after its last blank, else at its end."""
    return window.rfind(" ") + 1 or len(window)


def _split_missed(text: str, start: int, end: int) -> Iterator[Span]:
    for match in _MISSED.finditer(text, start, end):
        cut = match.end()
        if start < cut < end and not _ABBREVIATED.search(text, max(start, cut - 12), cut):
            yield from _trimmed(text, start, cut)
            start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    if piece := piece.strip():
        yield Span(start=start, end=start + len(piece))


def _joined(text: str, first: Span, second: Span) -> bool:
    tail = text[max(first.start, first.end - 12) : first.end]
    head = text[second.start : second.start + 12]
    return any(starts.match(head) and ends.search(tail) for ends, starts in _JOINS)
