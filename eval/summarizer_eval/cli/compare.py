"""`figurewise compare` and `figurewise eval gate`: runs compared with each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.options import output_options, table_options
from summarizer.cli.output import Output
from summarizer.errors import ExitCode, InputError
from summarizer_eval.cli.options import suite_options, where, write
from summarizer_eval.cli.run import model_options, run_model

if TYPE_CHECKING:
    from summarizer_eval.results import Run

_RESCORE = click.option("--rescore", is_flag=True, help="Judge the stored outputs anew with today's checker.")


@click.command()
@click.argument("names", metavar="RUN_DIR...", nargs=-1, required=True)
@click.option("--models", is_flag=True, help="The names are models: run them on --suite first, where need be.")
@click.option("--suite", help="The suite to run --models on; else where it is now, for --rescore and for a page.")
@click.option(
    "--runs", "store", type=click.Path(path_type=Path), default=Path("runs"), show_default=True,
    help="Folder of the runs that --models makes or goes on with.",
)  # fmt: skip
@_RESCORE
@model_options
@suite_options
@output_options
def compare(
    *,
    names: Sequence[str],
    models: bool,
    suite: str | None,
    store: Path,
    rescore: bool,
    form: str,
    path: Path | None,
    quiet: bool,
    no_color: bool,
    **options: Any,
) -> None:
    """Compare runs over the same samples; the first is the baseline.

    Name stored runs, or models and a suite: figurewise compare --suite news-figures --models lead:3 textrank
    """
    from summarizer_eval.compare import compare_runs
    from summarizer_eval.render import comparison_tables
    from summarizer_eval.results import to_json
    from summarizer_eval.suite import load_suite

    output = Output(form=form, path=path, quiet=quiet, no_color=no_color)
    if models and suite is None:
        raise click.UsageError("--models needs a --suite to run them on.")
    samples = load_suite(suite, limit=options["limit"], **where(dict(options))) if suite else None
    folders = [Path(name) for name in names]
    if models and samples:  # a folder is named after suite and model; what is in it is gone on with, or taken as it is
        folders = [store / _slug(f"{Path(str(suite)).name}-{name}") for name in names]
    if len({folder.resolve() for folder in folders}) < len(folders):
        raise click.UsageError("A run is named twice: it has nothing to be compared with.")
    if models and samples:
        for name, folder in zip(names, folders, strict=True):
            run_model(samples, name, folder, output, options)
    comparison = compare_runs(_read(folders, rescore=rescore, suite=suite, options=options))

    def page() -> str:
        from summarizer_eval.html import render_comparison

        return render_comparison(comparison, samples.documents() if samples else None)

    write(output, comparison_tables(comparison), to_json(comparison), page)


def _slug(name: str) -> str:
    return "".join(c if c.isalnum() or c in "-." else "-" for c in name)


def read_runs(folders: Sequence[Path]) -> list[Run]:
    """Read stored runs, each under another label."""
    from summarizer_eval.run import read_run

    runs = [read_run(folder) for folder in folders]
    if len({run.label for run in runs}) < len(runs):  # new/lead and old/lead
        runs = [replace(run, label=str(folder)) for run, folder in zip(runs, folders, strict=True)]
    return runs


def _read(folders: Sequence[Path], *, rescore: bool, suite: str | None, options: dict[str, Any]) -> list[Run]:
    runs = read_runs(folders)
    return [_rescored(run, suite, dict(options)) for run in runs] if rescore else runs


def _rescored(run: Run, suite: str | None, options: dict[str, Any]) -> Run:
    from summarizer_eval.outputs import rescore
    from summarizer_eval.suite import load_suite

    try:
        samples = load_suite(suite or run.suite.name, limit=run.suite.limit, **where(options))
    except InputError as error:
        hint = error.hint if suite else f"Say where the suite of {run.label} is now: --suite."
        raise InputError(error.message, hint) from error
    return rescore(run, samples)


@click.command()
@click.argument("run", metavar="RUN_DIR", type=click.Path(path_type=Path))
@click.option("--baseline", type=click.Path(path_type=Path), required=True, help="The run to hold it against.")
@click.option("--max-drop", type=click.FloatRange(min=0), required=True, help="The drop that is allowed, in points.")
@click.option("--metric", "metrics", multiple=True, metavar="NAME", help="Gate this metric; may be given again.")
@_RESCORE
@click.option("--suite", help="With --rescore: where the suite is now.")
@suite_options
@table_options
def gate(
    *,
    run: Path,
    baseline: Path,
    max_drop: float,
    metrics: Sequence[str],
    rescore: bool,
    suite: str | None,
    form: str,
    path: Path | None,
    quiet: bool,
    no_color: bool,
    **options: Any,
) -> int:
    """Compare a run with a baseline, sample by sample: exit 1 where it is worse by more than --max-drop.

    Fails with "too few samples" where they could not have shown a drop of that size.
    """
    from summarizer_eval.gate import gate as hold
    from summarizer_eval.render import gate_tables
    from summarizer_eval.results import to_json

    new, old = _read([run, baseline], rescore=rescore, suite=suite, options=options)
    result = hold(new, old, max_drop, metrics)
    output = Output(form=form, path=path, quiet=quiet, no_color=no_color)
    write(output, gate_tables(result), {**to_json(result), "passed": result.passed})
    return ExitCode.FINE if result.passed else ExitCode.UNSUPPORTED
