"""Options that every command has, and what they come to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from summarizer.reading.content import Limits

FORMATS = ("text", "markdown", "json", "html")

F = TypeVar("F", bound=Callable[..., Any])


explain = click.option(
    "--explain", is_flag=True, help="In text: the evidence of every figure, too. Other formats always have it."
)


judge = click.option(
    "--judge",
    metavar="MODEL",
    help="Ask a model for a second opinion on figures whose verdict is not certain: embedded:qwen2.5-coder-1.5b, say.",
)


def _day(_: click.Context, option: click.Parameter, value: str | None) -> date | None:
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day; write it as 2024-03-15.", param=option) from None


MODEL_HELP = (
    "The model that writes: see `figurewise models list`. Left out, no model is loaded, unless --strategy is sentence "
    "or direct: then embedded:smollm2-135m."
)
"""The help of `--model` where a model writes."""

published = click.option(
    "--published", metavar="YYYY-MM-DD", callback=_day, help="When the article was published; resolves relative dates."
)


def reading_options(command: F) -> F:
    """Add --max-size, --max-seconds and --allow-private: what `limits` makes of the command line."""
    options = (
        click.option(
            "--max-size", "megabytes", type=click.FloatRange(0, min_open=True), default=50, show_default=True,
            help="The most MB of one input.",
        ),
        click.option(
            "--max-seconds", "reading_seconds", type=click.FloatRange(0), default=60, show_default=True,
            help="The longest that reading one input may take; 0 for no limit.",
        ),
        click.option(
            "--allow-private", "private", is_flag=True, help="Let a URL lead to an address of a private network."
        ),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def limits(*, megabytes: float, reading_seconds: float, private: bool) -> Limits:
    """Make the limits of reading from the options of `reading_options`."""
    return Limits(max_bytes=int(megabytes * 1_000_000), seconds=reading_seconds, private=private)


def output_options(command: F, formats: Sequence[str] = FORMATS) -> F:
    """Add --format, -o, --quiet and --no-color."""
    options = (
        click.option(
            "--format",
            "form",
            type=click.Choice(formats),
            default="text",
            show_default=True,
            help="Form of the output.",
        ),
        click.option(
            "-o", "--output", "path", type=click.Path(path_type=Path, allow_dash=True), help="Write to a file instead."
        ),
        click.option("--quiet", is_flag=True, help="No progress and no warnings."),
        click.option("--no-color", is_flag=True, help="No colours; so does the variable NO_COLOR."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def table_options(command: F) -> F:
    """Add the options on output of a command that has no page."""
    return output_options(command, [form for form in FORMATS if form != "html"])


def cluster_options(command: F) -> F:
    """Add --ray and --workers."""
    command = click.option(
        "--workers",
        type=click.IntRange(min=1),
        help="Workers on the cluster.  [default: one for each GPU; docs/servers.md has the rest]",
    )(command)
    return click.option(
        "--ray", metavar="ADDRESS", help="Work on a Ray cluster: HOST:PORT, auto, or local for this machine alone."
    )(command)
