"""A `rich` renderable as a string: in colour or plain, at a width."""

from __future__ import annotations

from io import StringIO

from rich.console import Console, RenderableType

TEXT_WIDTH = 80
"""Columns of a text that does not go to a terminal."""


def draw(renderable: RenderableType, *, width: int | None = TEXT_WIDTH, colour: bool = False) -> str:
    """Draw a renderable.

    Parameters
    ----------
    renderable
        From `render.text`.
    width
        Columns; None for the terminal's own.
    colour
        Whether to colour it as a terminal understands.

    Returns
    -------
    str
        Lines without blanks at their ends.
    """
    drawn = StringIO()
    console = Console(
        file=drawn,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        width=width,
        emoji=False,
        markup=False,
        highlight=False,
        legacy_windows=False,
    )
    console.print(renderable, crop=False)
    return "\n".join(line.rstrip() for line in drawn.getvalue().split("\n"))
