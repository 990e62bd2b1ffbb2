"""`figurewise eval learn`: fit the checker's weights, and measure the fit on sets left out."""

from __future__ import annotations

import importlib.util

import click

from summarizer.errors import InputError

_SETS = click.option(
    "--set",
    "extra",
    multiple=True,
    metavar="NAME=FILE:WEIGHT",
    help="Judged figures of your own, in the form of `eval checker`; a weight of 0 is measured and not fitted on.",
)


@click.group()
def learn() -> None:
    """Fit the checker's weights on judged figures, and measure the fit on sets that were left out of it."""
    if importlib.util.find_spec("sklearn") is None:
        raise InputError("Fitting needs scikit-learn, which is not installed.", "Run: pip install 'figurewise[dev]'")


@learn.command()
@_SETS
def table(*, extra: tuple[str, ...]) -> None:
    """Print the leave-one-set-out table: each set measured by weights fitted on the others."""
    from summarizer_eval.learn import sets_of, table

    click.echo(table(sets_of(extra)))


@learn.command()
@_SETS
def fit(*, extra: tuple[str, ...]) -> None:
    """Fit on every set of a weight above 0 and write the weights that `check` uses."""
    from summarizer_eval.learn import sets_of, write_weights

    click.echo(f"Written: {write_weights(sets_of(extra))}")
