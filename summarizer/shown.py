"""How a result shows itself in Python: printed, in a notebook, as rows for a data frame.

Knows no renderer before one is asked for: a result is made in many places that print nothing.
"""

from __future__ import annotations

Row = dict[str, str | int | float | bool | None]
"""One row of a table: values that a data frame takes as they are."""


class Shown:
    """What every result has. `display` draws it."""

    __slots__ = ()

    def __str__(self) -> str:
        """The result as the command prints it."""
        from summarizer import display  # noqa: PLC0415

        return display.text(self)

    def __repr__(self) -> str:
        """One line that says what came out."""
        from summarizer import display  # noqa: PLC0415

        return display.line(self)

    def _repr_html_(self) -> str:
        """The result as a notebook shows it; every piece of foreign text is escaped."""
        from summarizer import display  # noqa: PLC0415

        return display.notebook(self)

    def rows(self) -> list[Row]:
        """List the figures (of a mended text: the changes) as flat rows: `pandas.DataFrame(result.rows())`."""
        from summarizer import display  # noqa: PLC0415

        return display.rows(self)

    def to_html(self) -> str:
        """Draw the page that `--format html` writes."""
        from summarizer import display  # noqa: PLC0415

        return display.page(self)

    def to_markdown(self) -> str:
        """Write what `--format markdown` writes."""
        from summarizer import display  # noqa: PLC0415

        return display.markdown(self)

    def to_json(self) -> str:
        """Write the line that `--format json` writes."""
        from summarizer import display  # noqa: PLC0415

        return display.json(self)
