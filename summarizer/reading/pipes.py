"""How a table is written into a text: one row a line, its cells between pipes, as Markdown has it."""

from __future__ import annotations

from collections.abc import Sequence


def pipe_row(cells: Sequence[str]) -> str:
    """Write the cells of one row; a pipe inside a cell becomes a broken bar, a line break a blank."""
    return "| " + " | ".join(" ".join(cell.replace("|", "¦").split()) for cell in cells) + " |"
