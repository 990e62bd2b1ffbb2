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


@learn.command()
@click.argument("suite", default="statements")
@click.option("--write", is_flag=True, help="Write the weights that `let_stand` and `summarize` use.")
def standing(*, suite: str, write: bool) -> None:
    """Fit whether readers let a statement stand, and measure the fit on articles that were left out of it."""
    from summarizer_eval.learn_standing import read, write_weights
    from summarizer_eval.standing_tables import table
    from summarizer_eval.statement_files import load_statements

    judged_suite = load_statements(suite)
    judged = read(judged_suite)
    click.echo(table(judged))
    if write:
        click.echo(f"\nWritten: {write_weights(judged, judged_suite)}")


@learn.command()
@click.argument("suite", default="statements")
@click.option("--write", is_flag=True, help="Keep what is found: comparisons and pages show it beside each metric.")
def metrics(*, suite: str, write: bool) -> None:
    """Hold every metric against readers: how it ranks the systems of a suite, and statement by statement."""
    from summarizer_eval import metric_ranks
    from summarizer_eval.learn_standing import left_out, read
    from summarizer_eval.statement_files import load_statements

    judged_suite = load_statements(suite)
    ranks = metric_ranks.measure(judged_suite, left_out(read(judged_suite)))
    click.echo(metric_ranks.table(ranks))
    if write:
        click.echo(f"\nWritten: {metric_ranks.write(ranks, judged_suite)}")
