"""Figures judged by the tables of a source: a cell is evidence of what its row, its column and the unit line say.

Knows values and heads; what sentences say is the core's part. Where the sentence names no row or column of a table,
and no cell fits the figure, there is no verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from summarizer.document import Document
from summarizer.figures.compare import Relation, relate
from summarizer.figures.figure import Cause, Figure, Hedge, Kind, Verdict
from summarizer.tables.derive import Derived, derivations
from summarizer.tables.grid import Cell, Table, find_tables, is_year
from summarizer.tables.mentions import Mentions, mentions

__all__ = ["Cell", "Table", "Tables", "find_tables"]

_JUDGED = frozenset(
    {Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.DURATION, Kind.FRACTION, Kind.MULTIPLIER, Kind.AGE}
)
_TELLING = Decimal(100)
"""A value below it may stand in a table by chance: it needs a row or a column that is named."""
_SUMS = {Kind.COUNT, Kind.MONEY}
_SMALL, _MOST_NEAR = 2_000, 20_000
_ZERO, _LOWEST, _HIGHEST = Decimal(0), Decimal("0.5"), Decimal(2)
_FINE = Decimal("0.000001")


class Tables:
    """The tables of one document.

    Parameters
    ----------
    document
        The source; offsets of evidence point into its text.
    """

    def __init__(self, document: Document) -> None:
        self._tables = find_tables(document)

    def judge(self, figure: Figure, text: str) -> Verdict | None:
        """Judge a figure by every table.

        Parameters
        ----------
        figure
            A figure of the text, with its context.
        text
            The text it stands in.

        Returns
        -------
        Verdict or None
            None where no table has anything to say of the figure.
        """
        if figure.date is not None:
            return next((verdict for table in self._tables for verdict in _year(figure, table, text)), None)
        if figure.kind not in _JUDGED or figure.low is None:
            return None
        found = [verdict for table in self._tables for verdict in _judge(figure, table, text)]
        return min(found, key=lambda verdict: _ORDER.index(verdict.cause), default=None)


_ORDER: tuple[Cause | None, ...] = (
    Cause.EXACT,
    Cause.EQUIVALENT,
    Cause.ROUNDED,
    Cause.DERIVED,
    Cause.QUALIFIER_CHANGED,
    Cause.WRONG_VALUE,
    Cause.WRONG_REFERENT,
)


def _year(figure: Figure, table: Table, text: str) -> Iterator[Verdict]:
    """A year that a head names, in a sentence about the table's rows."""
    assert figure.date is not None
    span = table.years.get(figure.date.year or 0)
    bare = (figure.date.month, figure.date.day, figure.date.part) == (None, None, None) and not figure.parts
    named = mentions(figure, table, text)
    if span is not None and bare and (named.rows or named.columns):
        reason = f"The table has a head {figure.date.year}."
        yield Verdict(figure=figure, status=Cause.EXACT.status, cause=Cause.EXACT, reason=reason, evidence=(span,))


def _judge(figure: Figure, table: Table, text: str) -> Iterator[Verdict]:
    """Judge by one table: the cells with its value, what follows from cells, then the cell that it names."""
    named = mentions(figure, table, text)
    equal = [(cell, relation) for cell in _near(figure, table) if (relation := _related(figure, cell)) is not None]
    fitting = [pair for pair in equal if _fits(pair[0], table, named)]
    if fitting:
        yield _supported(figure, table, *min(fitting, key=lambda pair: (pair[1].rank, _misplaced(pair[0], named))))
        return
    for derived in derivations(figure, table, named):
        if _follows(figure, derived):
            yield _derived(figure, derived)
            return
    own = _named_cell(figure, table, named)
    if own is not None:
        yield _other(figure, table, own, equal)


def _near(figure: Figure, table: Table) -> Sequence[Cell]:
    """The cells whose value may be the figure's; in a small table, in another unit too."""
    if len(table.cells) <= _SMALL:
        return table.cells
    low, high = sorted((abs(figure.low or _ZERO), abs(figure.high or figure.low or _ZERO)))
    near = table.near(low * _LOWEST, high * _HIGHEST)
    return near if len(near) <= _MOST_NEAR else table.near(low, high)[:_MOST_NEAR]


def _related(figure: Figure, cell: Cell) -> Relation | None:
    """How a figure follows from a cell by value; the unit of a cell that states none is the figure's."""
    source = Figure(
        span=cell.span,
        surface=cell.surface,
        kind=cell.unit.kind,
        low=cell.value,
        high=cell.value,
        precision=cell.precision * cell.unit.scale,
        unit=cell.unit.unit,
    )
    if not cell.unit.stated or (cell.unit.kind is Kind.COUNT and figure.kind is Kind.MONEY):
        source = replace(source, kind=figure.kind, unit=figure.unit)
    return relate(_unsigned(figure, cell), source)


def _unsigned(figure: Figure, cell: Cell) -> Figure:
    """A fall of 5 is written as 5, where the table says -5."""
    if cell.value >= 0 or figure.low is None or figure.high is None or figure.low < 0:
        return figure
    return replace(figure, low=-figure.high, high=-figure.low)


def _fits(cell: Cell, table: Table, named: Mentions) -> bool:
    """Whether a cell is in a row and a column that the sentence names, or may be."""
    row = cell.row == named.owner or (cell.row in named.rows and "respectively" in named.words)
    if not named.rows:
        row = cell.row in table.totals or len(table.labels) == 1 or bool(named.columns) or abs(cell.stated) >= _TELLING
    elif named.carried and cell.row in table.totals:
        row = True
    elif not row and named.owner is not None:
        # Of two rows that are named, the nearer one owns the figure, if it has a number in that column at all.
        row = cell.row in named.rows and (named.owner, cell.column) not in table.by_place
    return row and _column_fits(cell, table, named)


def _column_fits(cell: Cell, table: Table, named: Mentions) -> bool:
    """Whether a cell's column is named, none is, or what is named is another figure's of the sentence.

    "Of the 312 passengers 295 were rescued" names the column of the 295 alone.
    """
    columns = {c for c in named.columns if c in table.columns}
    if not columns or cell.column in columns:
        return True
    theirs = [table.by_place.get((cell.row, column)) for column in columns]
    return not is_year(table.heads.get(cell.column, "")) and any(held and named.states(held) for held in theirs)


def _misplaced(cell: Cell, named: Mentions) -> int:
    return (cell.row != named.owner) + (cell.column != named.owner_column)


def _supported(figure: Figure, table: Table, cell: Cell, relation: Relation) -> Verdict:
    reason = f"The table gives {_amount(cell)} for {table.heading(cell) or 'this'}."
    if not relation.fair:
        reason = f"{reason[:-1]}: {relation.note}." if relation.note else reason
    return Verdict(
        figure=figure,
        status=relation.cause.status,
        cause=relation.cause,
        reason=reason,
        evidence=(cell.span,),
        source_value=None if relation.fair else _amount(cell),
    )


def _follows(figure: Figure, derived: Derived) -> bool:
    """Whether a figure is a calculated value, stated no finer than it is and rounded fairly."""
    kind = figure.kind if derived.kind in (Kind.COUNT, Kind.MULTIPLIER) else derived.kind
    step = max((figure.precision or Decimal(1)) / 1000, _FINE)
    value = abs(derived.value)
    value = value.quantize(step) if value % 1 else value
    if figure.kind is Kind.FRACTION:
        kind, value = Kind.FRACTION, abs(derived.value) / 100
    source = Figure(
        span=figure.span, surface=str(value), kind=kind, low=value, high=value, precision=step, unit=figure.unit
    )
    relation = relate(figure, source)
    return relation is not None and relation.fair


def _derived(figure: Figure, derived: Derived) -> Verdict:
    shown = f"{round(derived.value, 2):,f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    sign = "%" if derived.kind is Kind.PERCENT else ""
    return Verdict(
        figure=figure,
        status=Cause.DERIVED.status,
        cause=Cause.DERIVED,
        reason=f"Follows from the table: {derived.how} is {shown}{sign}.",
        evidence=tuple(cell.span for cell in derived.cells),
    )


def _named_cell(figure: Figure, table: Table, named: Mentions) -> Cell | None:
    """The one cell that the sentence names by its row and its column, of the figure's kind."""
    if figure.hedge not in (Hedge.NONE, Hedge.ABOUT, Hedge.NEARLY) or named.owner is None or named.carried:
        return None
    cells = [cell for cell in table.row(named.owner) if not named.columns or cell.column in named.columns]
    cells = [cell for cell in cells if _alike(figure, cell) and not named.states(cell)]
    if len(cells) > 1 and named.owner_column is not None:
        cells = [cell for cell in cells if cell.column == named.owner_column]
    return cells[0] if len(cells) == 1 and (named.columns or len(table.heads) <= 2) else None


def _alike(figure: Figure, cell: Cell) -> bool:
    """Whether a figure may be a cell's value stated wrongly: of one kind, and of one order of magnitude."""
    kinds = cell.unit.kind is figure.kind or (cell.unit.stated and {cell.unit.kind, figure.kind} == _SUMS)
    assert figure.low is not None
    return kinds and abs(cell.value) < abs(figure.low) * 10 and abs(figure.low) < abs(cell.value) * 10


def _other(figure: Figure, table: Table, own: Cell, equal: list[tuple[Cell, Relation]]) -> Verdict:
    """The table has another value for what the sentence names; the reason says where the figure's own stands."""
    said = f"The table gives {_amount(own)} for {table.heading(own)}"
    same = (Cause.EXACT, Cause.EQUIVALENT)
    elsewhere = [cell for cell, relation in equal if relation.cause in same and cell is not own]
    cause = Cause.WRONG_REFERENT if elsewhere and abs(elsewhere[0].stated) >= 10 else Cause.WRONG_VALUE
    if cause is Cause.WRONG_REFERENT:
        said += f"; {elsewhere[0].surface} is for {table.heading(elsewhere[0])}"
    return Verdict(
        figure=figure,
        status=cause.status,
        cause=cause,
        reason=said + ".",
        evidence=(own.span, *(cell.span for cell in elsewhere[:1] if cause is Cause.WRONG_REFERENT)),
        source_value=_amount(own),
    )


def _amount(cell: Cell) -> str:
    return " ".join(filter(None, (cell.surface, cell.unit.phrase if cell.unit.phrase not in cell.surface else "")))
