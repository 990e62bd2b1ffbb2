"""The tables of a document: their cells, and what row heads, column heads and unit lines say of each. Values alone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from summarizer.document import Block, BlockKind, Document
from summarizer.figures.figure import Kind, Span
from summarizer.figures.words import words_of
from summarizer.tables.units import Unit, unit_of

_NUMBER = re.compile(
    r"(?P<sign>[-−–(]?)\s*(?P<symbol>[$€£¥₹]?)\s*(?P<sign2>[-−]?)(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<unit>[^\d\s].*?)?\)?[*†]?"
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_TOTAL = frozenset("total totals sum overall all altogether".split())
_COMMON = frozenset("total year number share all".split())
_NAMED = 0.6
"""The part of a head's words that a sentence must hold to name it."""
_ABOVE = 3
"""How many lines above a table may say what it shows and in what unit."""
_SHORT = 200
"""Characters of a line above a table that may say what the table is of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell that holds a number, as it stands and in plain units."""

    row: int
    column: int
    span: Span
    surface: str
    stated: Decimal
    """The number as written."""
    precision: Decimal
    """The step it is written to, in its own unit."""
    unit: Unit

    @property
    def value(self) -> Decimal:
        """The number in plain units: 12,400 of thousands is 12.4 million."""
        return self.stated * self.unit.scale


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table: the heads of its rows and columns, and its cells that hold numbers."""

    title: str
    heads: dict[int, str]
    """Column -> its head."""
    labels: dict[int, str]
    """Row -> its head, the first cell."""
    cells: tuple[Cell, ...]
    by_place: dict[tuple[int, int], Cell]
    years: dict[int, Span]
    """The years that its heads name, and where."""

    @cached_property
    def totals(self) -> frozenset[int]:
        """The rows that sum others up."""
        return frozenset(row for row, label in self.labels.items() if _TOTAL & keys_of(label, lemmas=False))

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The columns that hold numbers."""
        return tuple(sorted(self._columns))

    def column(self, number: int) -> list[Cell]:
        """List the cells of a column, totals left out."""
        return [cell for cell in self._columns.get(number, ()) if cell.row not in self.totals]

    def row(self, number: int) -> list[Cell]:
        """List the cells of a row."""
        return self._rows.get(number, [])

    @cached_property
    def _columns(self) -> dict[int, list[Cell]]:
        columns: dict[int, list[Cell]] = {}
        for cell in self.cells:
            columns.setdefault(cell.column, []).append(cell)
        return columns

    @cached_property
    def _rows(self) -> dict[int, list[Cell]]:
        rows: dict[int, list[Cell]] = {}
        for cell in self.cells:
            rows.setdefault(cell.row, []).append(cell)
        return rows

    @cached_property
    def _by_value(self) -> list[Cell]:
        return sorted(self.cells, key=_size)

    def near(self, low: Decimal, high: Decimal) -> list[Cell]:
        """List the cells whose value, sign aside, lies between two."""
        cells = self._by_value
        return cells[bisect_left(cells, low, key=_size) : bisect_right(cells, high, key=_size)]

    @cached_property
    def labels_by_word(self) -> Heads:
        """The heads of its rows, to be looked up by their words."""
        return Heads(self.labels)

    @cached_property
    def heads_by_word(self) -> Heads:
        """The heads of its columns, to be looked up by their words."""
        return Heads(self.heads)

    def heading(self, cell: Cell) -> str:
        """Say of what a cell is: "Schools, 2023"."""
        return ", ".join(filter(None, (self.labels.get(cell.row, ""), self.heads.get(cell.column, ""))))


def _size(cell: Cell) -> Decimal:
    return abs(cell.value)


class Heads:
    """Heads of rows or columns, looked up by the words that distinguish one from another.

    Parameters
    ----------
    heads
        The number of each row or column, and its head.
    """

    def __init__(self, heads: Mapping[int, str]) -> None:
        held = {number: _outside_brackets(head) for number, head in heads.items()}
        times = Counter(key for keys in held.values() for key in keys)
        shared = {key for key, count in times.items() if count > 2 and count * 2 > len(held)} | _COMMON
        self.keys = {number: (keys - shared) or keys for number, keys in held.items()}
        self._by_key: dict[str, list[int]] = {}
        for number, keys in self.keys.items():
            for key in keys:
                self._by_key.setdefault(key, []).append(number)

    def named_by(self, words: Container[str], among: Iterable[str]) -> list[int]:
        """List those of which enough words are `among` these, which `words` holds."""
        candidates = sorted({number for key in among for number in self._by_key.get(key, ())})
        return [n for n in candidates if sum(key in words for key in self.keys[n]) >= _NAMED * len(self.keys[n])]


def _outside_brackets(head: str) -> frozenset[str]:
    return keys_of(re.sub(r"[(\[][^)\]]*[)\]]", "", head)) or keys_of(head)


@lru_cache(maxsize=65536)
def keys_of(text: str, *, lemmas: bool = True) -> frozenset[str]:
    """The words by which a head is known again: lemmas, and numerals as they stand."""
    words = words_of(text, 0, len(text))
    return frozenset(word.lower if word.lower[:1].isdigit() or not lemmas else word.lemma for word in words) - {""}


def find_tables(document: Document) -> tuple[Table, ...]:
    """Find the tables of a document: runs of rows, with the lines above them."""
    return tuple(
        table for above, rows in _runs(document.blocks, document.text) if (table := _table(document.text, above, rows))
    )


def _runs(blocks: Sequence[Block], text: str) -> Iterator[tuple[list[str], list[Block]]]:
    above: list[str] = []
    rows: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.TABLE:
            rows.append(block)
            continue
        if rows:
            yield above, rows
            above, rows = [], []
        said = block.span.of(text)
        above = [*above, said][-_ABOVE:] if len(said) <= _SHORT else []
    if rows:
        yield above, rows


def _table(text: str, above: list[str], rows: list[Block]) -> Table | None:
    """Read rows as a table: the first with a head over every number is the row of heads."""
    grid = [_cells(text, row.span) for row in rows]
    at = next((n for n, row in enumerate(grid) if len(row) > 1), None)
    at = at if at is not None and _is_head(text, grid[at]) else None
    heads = {column: span.of(text) for column, span in grid[at].items()} if at is not None else {}
    captions = [span.of(text) for row in grid[: at or 0] for span in row.values()]
    said = [*above, *captions]
    whole = next((unit for line in reversed(said) if (unit := unit_of(line)).stated), Unit())
    units = {column: unit if (unit := unit_of(head)).stated else whole for column, head in heads.items()}
    first = 0 if at is None else at + 1
    labels = {n: row[0].of(text) for n, row in enumerate(grid[first:], start=first) if 0 in row}
    cells = [
        cell
        for n, row in enumerate(grid[first:], start=first)
        for column, span in row.items()
        if (column or at is None) and (cell := _cell(text, n, column, span, units.get(column, whole)))
    ]
    if not cells:
        return None
    places = {(cell.row, cell.column): cell for cell in cells}
    spans = [*(grid[at].values() if at is not None else ()), *(row[0] for row in grid[first:] if 0 in row)]
    return Table(
        title=" ".join(said),
        heads=heads,
        labels=labels,
        cells=tuple(cells),
        by_place=places,
        years={int(match[0]): span for span in reversed(spans) if (match := _YEAR.search(span.of(text)))},
    )


def _cells(text: str, row: Span) -> dict[int, Span]:
    """The cells of a row that hold something, by column."""
    found: dict[int, Span] = {}
    column = -1
    start = row.start
    for part in row.of(text).split("|"):
        inner = part.strip()
        if inner:
            lead = len(part) - len(part.lstrip())
            found[column] = Span(start=start + lead, end=start + lead + len(inner))
        start += len(part) + 1
        column += 1
    return found


def _is_head(text: str, row: dict[int, Span]) -> bool:
    """Whether a row names its columns: over a number there stands a word or a year."""
    above = [span.of(text) for column, span in row.items() if column]
    return any(_NUMBER.fullmatch(said) is None or is_year(said) for said in above)


def _cell(text: str, row: int, column: int, span: Span, unit: Unit) -> Cell | None:
    surface = span.of(text).strip("*_ ")
    match = _NUMBER.fullmatch(surface)
    if match is None:
        return None
    digits = match["digits"].replace(",", "")
    stated = Decimal(digits)
    negative = match["sign"] in ("-", "−", "–", "(") or match["sign2"]
    own = unit_of(f"{match['symbol']} {match['unit'] or ''}") if match["symbol"] or match["unit"] else Unit()
    return Cell(
        row=row,
        column=column,
        span=span,
        surface=surface,
        stated=-stated if negative else stated,
        precision=Decimal(1).scaleb(-len(digits.partition(".")[2])),
        unit=_of_cell(own, unit),
    )


def _of_cell(own: Unit, sheet: Unit) -> Unit:
    """The unit of a cell that may have one of its own: its sign of currency leaves the sheet's thousands standing."""
    if not own.stated:
        return sheet
    if own.kind is Kind.MONEY and own.scale == 1 and sheet.kind in (Kind.MONEY, Kind.COUNT):
        return Unit(scale=sheet.scale, kind=own.kind, unit=own.unit, phrase=f"{own.phrase} {sheet.phrase}".strip())
    return own


def is_year(text: str) -> bool:
    """Whether a head is a year."""
    return _YEAR.search(text) is not None
