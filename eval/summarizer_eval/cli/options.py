"""Options that several commands have: where a suite comes from, and how results are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from summarizer.cli.output import Output, Writer

if TYPE_CHECKING:
    from summarizer_eval.tables import Table

F = TypeVar("F", bound=Callable[..., Any])

COLUMNS = {
    "text": "article",
    "summary": "reference summary",
    "id": "id",
    "title": "title",
    "published": "day of publication",
}


def suite_options(command: F) -> F:
    """Add the options that say how to read a data file or a hub dataset that is not in our form."""
    options = [
        click.option(f"--{name}-column", metavar="NAME", help=f"Column of a file or dataset that holds the {what}.")
        for name, what in COLUMNS.items()
    ]
    options += [
        click.option("--config", metavar="NAME", help="Configuration of a hub dataset."),
        click.option("--split", metavar="NAME", help="Split of a hub dataset; test if left out."),
        click.option("--revision", metavar="NAME", help="Revision of a hub dataset."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def where(options: dict[str, Any]) -> dict[str, Any]:
    """Take what `suite_options` added out of a command's options, in the form of `find_suite`."""
    from summarizer_eval.suite import Columns

    names = {name: options.pop(f"{name}_column") for name in COLUMNS}
    rest = {name: options.pop(name) for name in ("config", "split", "revision")}
    return {"columns": Columns(**names) if any(names.values()) else None, **rest}


def write(output: Output, tables: Sequence[Table], json_value: Any, html: Callable[[], str] = str) -> None:
    """Write a result in the form asked for; `html` is called only for a page, and left out where there is none."""
    with Writer(output.path) as writer:
        writer.write(_rendered(output, tables, json_value, html))


def _rendered(output: Output, tables: Sequence[Table], json_value: Any, html: Callable[[], str]) -> str:
    match output.form:
        case "json":
            from summarizer.render.safe import json_line

            return json_line(json_value) + "\n"
        case "markdown":
            from summarizer_eval.tables import to_markdown

            return to_markdown(tables)
        case "html":
            return html()
        case _:
            from summarizer_eval.tables import to_text

            return output.text(to_text(tables))
