"""Results as tables, and tables as text or Markdown. Foreign text in a cell is shown, never obeyed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.render import safe

if TYPE_CHECKING:
    from rich.console import RenderableType


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A heading, columns, rows and lines under them. Columns of numbers are set to the right, others to the left."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()
    signature: str = ""
    """The last line, never broken: it is copied, or searched for."""

    def is_number(self, column: int) -> bool:
        """Whether every cell of a column is a number; the first column names its row."""
        return column > 0 and all(_NUMBER.fullmatch(row[column]) for row in self.rows)


_NUMBER = re.compile(r"–|[-+<]?[\d.,/]+(?:%| MB)?(?: to -?[\d.]+)?")


def to_text(tables: Iterable[Table]) -> RenderableType:
    """Lay tables out for a terminal or a plain text."""
    from rich import box  # noqa: PLC0415  (slow beside --help)
    from rich.console import Group  # noqa: PLC0415
    from rich.table import Table as RichTable  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    parts: list[RenderableType] = []
    for table in tables:
        drawn = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
        for i, column in enumerate(table.columns):
            drawn.add_column(column, justify="right" if table.is_number(i) else "left", overflow="fold")
        for row in table.rows:
            drawn.add_row(*(Text(safe.line(cell)) for cell in row))
        parts += [Text(safe.line(table.title), style="bold")] if table.title else []
        parts += [drawn] if table.rows else []
        parts += [Text(safe.line(note)) for note in table.notes]
        parts += [Text(safe.line(table.signature), no_wrap=True, overflow="ignore")] if table.signature else []
        parts.append(Text(""))
    return Group(*parts[:-1])


def to_markdown(tables: Iterable[Table]) -> str:
    """Write tables as Markdown."""
    return "\n\n".join("\n\n".join(_markdown_parts(table)) for table in tables) + "\n"


def _markdown_parts(table: Table) -> Iterable[str]:
    if table.title:
        yield f"## {safe.markdown(table.title)}"
    if table.rows:
        head = _markdown_row(table.columns)
        rule = "|" + "|".join("--:" if table.is_number(i) else ":--" for i in range(len(table.columns))) + "|"
        yield "\n".join([head, rule, *(_markdown_row(row) for row in table.rows)])
    yield from (safe.markdown(note) for note in (*table.notes, table.signature) if note)


def _markdown_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(safe.markdown(cell) for cell in cells) + " |"


def number(value: float | None, unit: str = "") -> str:
    """Write a number to the digits worth reading, with its unit; a dash where there is none."""
    if value is None:
        return "–"
    digits = 0 if abs(value) >= 1000 else 1 if abs(value) >= 10 else 2
    return f"{value:.{digits}f}" + ("%" if unit == "%" else "")


def signed(value: float | None, unit: str = "") -> str:
    """Write a difference with its sign."""
    if value is None:
        return "–"
    text = number(value, unit)
    return text if value < 0 else f"+{text}"


def interval(low: float | None, high: float | None) -> str:
    """Write a 95% interval: "1.2 to 3.4"."""
    return "–" if low is None or high is None else f"{number(low)} to {number(high)}"


def probability(p: float | None) -> str:
    """Write a p value."""
    if p is None:
        return "–"
    return "<0.001" if p < 0.001 else f"{p:.3f}"


def size(count: int | None) -> str:
    """Write bytes in MB."""
    return "–" if count is None else f"{count / 1e6:.0f} MB"
