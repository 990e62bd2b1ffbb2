"""Where in a source a span lies, as a reader looks for it: line and column, paragraph, and a few words around it."""

from __future__ import annotations

from bisect import bisect_right

from summarizer.document import BlockKind, Document
from summarizer.figures.figure import Span
from summarizer.several import part_at


class Lines:
    """Lines and columns of a text; built once, each look-up takes logarithmic time."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        for line in text.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def line_and_column(self, span: Span) -> tuple[int, int]:
        """Line and column of a span's first character, both from 1."""
        line = bisect_right(self._starts, span.start)
        return line, span.start - self._starts[line - 1] + 1

    def excerpt(self, span: Span, width: int) -> tuple[str, str, str]:
        """Cut a few words before a span, the span, and a few words after it, of its own line."""
        line = bisect_right(self._starts, span.start)
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        return _cut(self._text, span, Span(start=self._starts[line - 1], end=max(end, span.end)), width)


class Places:
    """Places in one document; built once, each look-up takes logarithmic time."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = Lines(document.text)
        self._block_starts = [block.span.start for block in document.blocks]
        self._sentence_starts = [sentence.span.start for sentence in document.sentences]
        self._numbers = _paragraph_numbers(document)
        self._parts = {part.start: Places(part.document) for part in document.parts}

    def place(self, span: Span) -> str:
        """Name where a span lies as its reader finds it: "12:5", "page 3", "budget.csv row 4", "notes.txt:12:5"."""
        named = landmark(self._document, span)
        if self._parts:
            part = part_at(self._document, span)
            origin = part.document.origin
            return (
                f"{origin} {named}" if named else f"{origin}:{self._parts[part.start].place(_back(span, part.start))}"
            )
        return named or "{}:{}".format(*self.line_and_column(span))

    def line_and_column(self, span: Span) -> tuple[int, int]:
        """Line and column of a span's first character, both from 1."""
        return self._lines.line_and_column(span)

    def paragraph(self, span: Span) -> str:
        """Name the block a span lies in: "paragraph 3", "headline", "caption"."""
        i = bisect_right(self._block_starts, span.start) - 1
        if i < 0:
            return "outside the text"
        kind = self._document.blocks[i].kind
        name = f"paragraph {self._numbers[i]}" if kind is BlockKind.BODY else kind.value
        named = landmark(self._document, span)
        if self._parts:
            part = part_at(self._document, span)
            name = self._parts[part.start].paragraph(_back(span, part.start))
            return f"{part.document.origin}, {name}"
        return f"{named}, {name}" if named and kind is not BlockKind.TABLE else named or name

    def excerpt(self, span: Span, width: int = 64) -> tuple[str, str, str]:
        """Cut a few words before a span, the span, and a few words after it: some `width` characters in all.

        The words around stay inside the sentence; "…" stands where words were cut off.
        """
        return _cut(self._document.text, span, self._sentence(span), width)

    def _sentence(self, span: Span) -> Span:
        i = bisect_right(self._sentence_starts, span.start) - 1
        sentence = self._document.sentences[i].span if i >= 0 else span
        return sentence if sentence.overlaps(span) else span


def landmark(document: Document, span: Span) -> str:
    """Name the page or sheet row of the original that a span lies on; empty where it has none."""
    marks = document.landmarks
    if document.parts:
        part = part_at(document, span)
        return landmark(part.document, _back(span, part.start))
    i = bisect_right(marks, span.start, key=lambda mark: mark.start) - 1
    return marks[i].label if i >= 0 else ""


def _cut(text: str, span: Span, around: Span, width: int) -> tuple[str, str, str]:
    """Cut a span and some words before and after it, of what stands around it."""
    middle = span.of(text)
    if len(middle) > width:
        return "", _keep_start(middle, width - 1), ""
    room = width - len(middle)
    before, after = text[around.start : span.start], text[span.end : max(span.end, around.end)]
    left = max(room // 2, room - len(after))
    return _keep_end(before, left), middle, _keep_start(after, room - min(left, len(before)))


def _back(span: Span, by: int) -> Span:
    return Span(start=span.start - by, end=span.end - by)


def _paragraph_numbers(document: Document) -> list[int]:
    numbers, count = [], 0
    for block in document.blocks:
        count += block.kind is BlockKind.BODY
        numbers.append(count)
    return numbers


def _keep_end(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    return "…" + text[len(text) - length :].partition(" ")[2] if length else "…"


def _keep_start(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    return (text[:length].rpartition(" ")[0] or text[:length]) + "…"
