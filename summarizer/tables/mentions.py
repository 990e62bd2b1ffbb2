"""Which rows and columns of a table a sentence names, and which row a figure in it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from summarizer.figures.figure import Figure
from summarizer.figures.words import Word, words_of
from summarizer.tables.grid import Cell, Heads, Table

_PARTING = re.compile(r"[,;:]|\b(?:and|while|but|against|whereas)\b")
_CROSSED = 40
"""Characters that it counts for when a comma or an "and" stands between a figure and a name."""
MOST_NAMED = 40
"""So many rows or columns that a sentence names are looked at; a word that names more narrows nothing down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """The rows and columns that a sentence names; `owner` is the row named nearest to the figure, by clauses."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    owner: int | None
    owner_column: int | None
    words: frozenset[str]
    carried: bool
    """Whether the rows are those of the sentence before."""

    def states(self, cell: Cell) -> bool:
        """Whether another figure of the sentence is the cell's number as it is written."""
        return cell.surface.replace(",", "").strip("$€£¥₹% ") in self.numbers

    @property
    def numbers(self) -> frozenset[str]:
        """The numerals of the sentence but the figure's own."""
        return frozenset(word.replace(",", "") for word in self.words if word[:1].isdigit())


def mentions(figure: Figure, table: Table, text: str) -> Mentions:
    """Find what of a table the sentence of a figure names; the sentence before, where it names no row.

    Parameters
    ----------
    figure
        A figure of the text, with its context.
    table
        The table.
    text
        The text the figure stands in.
    """
    start, end = _sentence(figure)
    words = words_of(text, start, end)
    own = [word for word in words if not figure.span.start <= word.start < figure.span.end]
    columns = _places(own, table.heads_by_word)
    heads = {place for held in columns.values() for place in held}
    rows = _places([word for word in own if (word.start, word.end) not in heads], table.labels_by_word)
    carried = not rows
    if carried:
        before = text.rfind("\n", 0, max(0, start - 1)) + 1
        rows = {row: [] for row in _places(words_of(text, max(before, start - 300), start), table.labels_by_word)}
    return Mentions(
        rows=tuple(rows),
        columns=tuple(columns),
        owner=_nearest(rows, figure, text),
        owner_column=_nearest(columns, figure, text),
        words=frozenset(word.lower for word in own),
        carried=carried,
    )


def _sentence(figure: Figure) -> tuple[int, int]:
    context = figure.context
    if context is None or not context.text:
        return figure.span.start, figure.span.end
    return context.start, context.start + len(context.text)


def _places(words: list[Word], heads: Heads) -> dict[int, list[tuple[int, int]]]:
    """Where each head is named: the words of a sentence that are the head's, if they are enough of it."""
    by_key: dict[str, list[tuple[int, int]]] = {}
    for word in words:
        for key in {word.lower, word.lemma} - {""}:
            by_key.setdefault(key, []).append((word.start, word.end))
    named = heads.named_by(by_key, by_key)[:MOST_NAMED]
    return {n: sorted(place for key in heads.keys[n] for place in by_key.get(key, ())) for n in named}


def _nearest(places: Mapping[int, list[tuple[int, int]]], figure: Figure, text: str) -> int | None:
    distances = [(_distance(place, figure, text), number) for number, held in places.items() for place in held]
    return min(distances)[1] if distances else next(iter(places), None)


def _distance(place: tuple[int, int], figure: Figure, text: str) -> int:
    start, end = place
    between = text[end : figure.span.start] if end <= figure.span.start else text[figure.span.end : start]
    return len(between) + _CROSSED * sum(1 for _ in _crossings(between))


def _crossings(between: str) -> Iterator[re.Match[str]]:
    yield from _PARTING.finditer(between)
