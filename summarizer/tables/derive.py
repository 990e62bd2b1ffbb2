"""Figures that no cell holds and that follow from cells: sums, differences, changes in per cent, shares, ratios."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from summarizer.figures.figure import Figure, Kind
from summarizer.figures.words import lemma_of
from summarizer.tables.grid import Cell, Table, is_year, keys_of
from summarizer.tables.mentions import Mentions

_APART = frozenset(
    """more fewer less than difference rise rose risen fall fell fallen up down increase increased drop dropped decrease
    decreased higher lower cut cuts grew grown growth shrank shrunk gain gained lost loss added gap ahead behind
    by""".split()
)
_TOGETHER = frozenset("total together altogether all combined overall sum both whole and in".split())
_SHARING = frozenset("share of quarter third half part proportion percent per cent makes accounts".split())
_MOST_COLUMNS = 40
"""Columns of a table that sums and differences are made of."""
_MOST_ROWS = 400
"""Rows of a column that are added up, and shown by their first and last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A value calculated from cells: of what kind, how, and from which."""

    value: Decimal
    kind: Kind
    cells: tuple[Cell, ...]
    how: str


def derivations(figure: Figure, table: Table, named: Mentions) -> Iterator[Derived]:
    """Reckon what a figure of its kind may be, from the rows and columns that its sentence names."""
    if figure.kind in (Kind.PERCENT, Kind.FRACTION):
        if named.words & _APART or not named.words & _SHARING:
            yield from _changes(table, named)
        if named.words & _SHARING:
            yield from _shares(table, named)
        return
    if figure.kind is Kind.MULTIPLIER:
        yield from _ratios(table, named)
        return
    yield from _counted(figure, table)
    if named.words & _APART:
        yield from _differences(table, named)
    if named.words & _TOGETHER:
        yield from _sums(table, named)


def _counted(figure: Figure, table: Table) -> Iterator[Derived]:
    """The number of rows, where the figure counts what the head of the first column names."""
    head = (
        lemma_of(figure.unit or "") if figure.kind is Kind.DURATION else figure.context.head if figure.context else ""
    )
    rows = [row for row in sorted(table.labels) if row not in table.totals]
    if head and head in keys_of(table.heads.get(0, "")) and rows:
        cells = tuple(cell for row in rows for cell in table.row(row)[:1])
        if cells:
            how = f"the number of rows under {table.heads[0]}"
            yield Derived(value=Decimal(len(rows)), kind=Kind.COUNT, cells=(cells[0], cells[-1]), how=how)


def _columns(table: Table, named: Mentions) -> list[int]:
    """The columns that are named, else all with numbers."""
    held = table.columns[:_MOST_COLUMNS]
    return [column for column in held if column in named.columns] or list(held)


def _pairs(table: Table, named: Mentions) -> Iterator[tuple[Cell, Cell]]:
    """Two cells to compare, the earlier first: of one row at two years, or of two named rows in one column."""
    rows = named.rows or tuple(sorted(table.totals))
    for row in rows:
        cells = [cell for cell in table.row(row) if is_year(table.heads.get(cell.column, ""))] or table.row(row)
        for first, second in combinations(cells[:_MOST_COLUMNS], 2):
            if _named_enough(first, second, named) and first.unit.kind is second.unit.kind:
                yield first, second
    for column in _columns(table, named):
        for one, other in combinations(rows, 2):
            places = [table.by_place.get((row, column)) for row in (one, other)]
            if places[0] and places[1]:
                yield places[1], places[0]


def _named_enough(first: Cell, second: Cell, named: Mentions) -> bool:
    """Whether the two columns are the ones named; the later one is enough, where the two stand side by side."""
    if not named.columns:
        return True
    both = first.column in named.columns and second.column in named.columns
    beside = second.column - first.column == 1 and len(named.columns) == 1
    return both or (beside and second.column in named.columns)


def _differences(table: Table, named: Mentions) -> Iterator[Derived]:
    for first, second in _pairs(table, named):
        high, low = (second, first) if second.value >= first.value else (first, second)
        yield _derived(high.value - low.value, high.unit.kind, (high, low), f"{high.surface} - {low.surface}", table)


def _changes(table: Table, named: Mentions) -> Iterator[Derived]:
    for first, second in _pairs(table, named):
        if first.value and first.unit.kind is not Kind.PERCENT:
            change = (second.value - first.value) / abs(first.value) * 100
            shown = f"({second.surface} - {first.surface}) / {first.surface}"
            yield _derived(change, Kind.PERCENT, (second, first), shown, table)


def _ratios(table: Table, named: Mentions) -> Iterator[Derived]:
    for first, second in _pairs(table, named):
        low, high = sorted((first, second), key=lambda cell: cell.value)
        if low.value > 0:
            yield _derived(
                high.value / low.value, Kind.MULTIPLIER, (high, low), f"{high.surface} / {low.surface}", table
            )


def _shares(table: Table, named: Mentions) -> Iterator[Derived]:
    for column in _columns(table, named):
        whole = _whole(table, column)
        if whole is None or not whole[0]:
            continue
        value, cells, shown = whole
        chosen = [cell for row in named.rows if (cell := table.by_place.get((row, column))) and row not in table.totals]
        for part in (*([cell] for cell in chosen), *([chosen] if len(chosen) > 1 else [])):
            of = sum((cell.value for cell in part), Decimal(0))
            over = " + ".join(cell.surface for cell in part)
            over = f"({over})" if len(part) > 1 else over
            yield _derived(of / value * 100, Kind.PERCENT, (*part, *cells), f"{over} / {shown}", table)


def _whole(table: Table, column: int) -> tuple[Decimal, tuple[Cell, ...], str] | None:
    """What a share in a column is of: its total, stated or added up."""
    stated = [cell for row in table.totals if (cell := table.by_place.get((row, column)))]
    if stated:
        return stated[0].value, (stated[0],), stated[0].surface
    cells = table.column(column)
    if not 1 < len(cells) <= _MOST_ROWS:
        return None
    return sum((cell.value for cell in cells), Decimal(0)), (cells[0], cells[-1]), _sum_of(cells)


def _sums(table: Table, named: Mentions) -> Iterator[Derived]:
    for column in _columns(table, named):
        chosen = [cell for row in sorted(named.rows) if (cell := table.by_place.get((row, column)))]
        for cells in (chosen, table.column(column)):
            if 1 < len(cells) <= _MOST_ROWS and cells[0].unit.kind is not Kind.PERCENT:
                yield _added(cells, table)
    for row in named.rows:
        cells = [cell for cell in table.row(row) if not named.columns or cell.column in named.columns]
        if len(cells) > 1 and len({cell.unit for cell in cells}) == 1 and cells[0].unit.kind is not Kind.PERCENT:
            yield _added(cells, table)


def _added(cells: Sequence[Cell], table: Table) -> Derived:
    value = sum((cell.value for cell in cells), Decimal(0))
    return _derived(value, cells[0].unit.kind, tuple(cells), _sum_of(cells), table)


def _sum_of(cells: Sequence[Cell]) -> str:
    if len(cells) <= 6:
        return " + ".join(cell.surface for cell in cells)
    return f"{cells[0].surface} + {cells[1].surface} + … + {cells[-1].surface} ({len(cells)} cells)"


def _derived(value: Decimal, kind: Kind, cells: tuple[Cell, ...], shown: str, table: Table) -> Derived:
    unit = f" {cells[0].unit.phrase}" if cells[0].unit.phrase and kind is cells[0].unit.kind else ""
    heads = "; ".join(dict.fromkeys(table.heading(cell) for cell in cells[:3]))
    return Derived(value=value, kind=kind, cells=cells[:8], how=f"{shown}{unit} ({heads})")
