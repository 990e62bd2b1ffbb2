"""`figurewise eval run` and `figurewise eval show`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.options import FORMATS, cluster_options, output_options
from summarizer.cli.output import Output, aside
from summarizer.errors import ExitCode
from summarizer.render import safe
from summarizer_eval.cli.options import suite_options, where, write

if TYPE_CHECKING:
    from summarizer_eval.results import Run
    from summarizer_eval.run import Progress
    from summarizer_eval.suite import Suite


def model_options(command: Any) -> Any:
    """Add the options that decide what a model writes."""
    options = (
        click.option("--prompts", type=click.Path(path_type=Path), help="A folder of your own prompts."),
        click.option("--limit", type=click.IntRange(min=1), help="Only the first N samples."),
        click.option(
            "--strategy",
            type=click.Choice(["auto", "direct", "sentence", "extract"]),
            default="auto",
            show_default=True,
            help="How to write.",
        ),
        click.option("--only", type=click.Choice(["summary", "facts"]), help="One of the two texts alone."),
        click.option("--length", type=click.IntRange(min=1), default=110, show_default=True, help="Words a summary."),
        click.option("--raw", is_flag=True, help="Measure drafts as the model wrote them: no repair."),
        click.option(
            "--lock/--no-lock", default=None, help="Figure-locked decoding. Unset: on for the embedded model."
        ),
        click.option("--seed", type=int, default=0, show_default=True, help="For models that sample."),
        click.option("--device", help="auto, cpu, cuda:0 ..."),
        click.option("--dtype", help="auto, float32, bfloat16 ..."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@click.argument("suite")
@click.option("--model", required=True, metavar="MODEL", help="As for summarize: see `figurewise models list`.")
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path), required=True, help="The run's folder.")
@cluster_options
@model_options
@suite_options
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--quiet", is_flag=True, help="No progress and no table.")
@click.option("--no-color", is_flag=True, help="No colours; so does the variable NO_COLOR.")
def run(*, suite: str, model: str, folder: Path, form: str, quiet: bool, no_color: bool, **options: Any) -> int:
    """Run MODEL over SUITE, one outcome a sample, and print its scores.

    A run that was stopped, or killed, goes on where it ended: give the same command again.
    """
    from summarizer_eval.suite import load_suite

    output = Output(form=form, path=None, quiet=quiet, no_color=no_color)
    samples = load_suite(suite, limit=options["limit"], **where(options))
    result = run_model(samples, model, folder, output, options)
    if not quiet:
        _write_run(result, output, samples)
    return ExitCode.MODEL if set(result.statuses) == {"error"} else ExitCode.FINE


@click.command()
@click.argument("folder", metavar="RUN_DIR", type=click.Path(path_type=Path))
@click.option("--suite", help="Where the run's suite is now: a page shows its articles.")
@suite_options
@output_options
def show(
    *, folder: Path, suite: str | None, form: str, path: Path | None, quiet: bool, no_color: bool, **options: Any
) -> None:
    """Print the scores of a stored run, or write them as a page."""
    from summarizer_eval.run import read_run
    from summarizer_eval.suite import load_suite

    result = read_run(folder)
    samples = load_suite(suite, limit=result.suite.limit, **where(options)) if suite else None
    _write_run(result, Output(form=form, path=path, quiet=quiet, no_color=no_color), samples)


def _write_run(result: Run, output: Output, suite: Suite | None) -> None:
    from summarizer_eval.render import run_tables
    from summarizer_eval.results import to_json

    def page() -> str:
        from summarizer_eval.html import render_run

        return render_run(result, suite.documents() if suite else None)

    write(output, run_tables(result), to_json(result), page)


def run_model(suite: Suite, model: str, folder: Path, output: Output, options: dict[str, Any]) -> Run:
    """Open the model and run it over the suite; `options` are those of `model_options`."""
    from summarizer.cluster import open_cluster
    from summarizer.draft import Options
    from summarizer.opening import Opening
    from summarizer.prompts import load_prompts
    from summarizer_eval.run import SuiteWork, run_suite

    asked = Options(
        strategy=options["strategy"],
        length=options["length"],
        only=options["only"],
        lock=options["lock"],
        seed=options["seed"],
    )
    opening = Opening(spec=model, device=options["device"], dtype=options["dtype"])
    work = SuiteWork(opening=opening, prompts=load_prompts(options["prompts"]), options=asked, raw=options["raw"])
    title, limit = f"{model} on {suite.name}", options["limit"]
    if options.get("ray") is None:
        job = work.job(opening.open(_say(output)))
        with _progress(title, len(suite.samples), output) as progress:
            return run_suite(suite, job, folder, limit=limit, progress=progress)
    with (
        aside(quiet=output.quiet),
        open_cluster(options["ray"], work, workers=options["workers"]) as cluster,
        _progress(title, len(suite.samples), output) as progress,
    ):
        spread = partial(cluster.each, length=lambda sample: len(sample.text))
        return run_suite(suite, work.job(cluster.card), folder, limit=limit, spread=spread, progress=progress)


def _say(output: Output) -> Callable[[str, int, int], None]:
    """Report the steps of opening a model, each once."""
    reported: set[str] = set()

    def say(step: str, _done: int, _total: int) -> None:
        if step not in reported and not output.quiet:
            click.echo(f"{safe.line(step)} ...", err=True)
        reported.add(step)

    return say


@contextmanager
def _progress(title: str, total: int, output: Output) -> Iterator[Progress | None]:
    """Say how far a run is and how long it will take: a bar on a terminal, a line now and then elsewhere."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True, no_color=output.no_color or None)
    begun, here = perf_counter(), count(1)
    if output.quiet:
        yield None
        return
    if not console.is_terminal:
        yield lambda done, _, __: report_step(title, done, total, perf_counter() - begun, next(here))
        return
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, TextColumn("{task.fields[left]}"), console=console, transient=True) as bar:
        task = bar.add_task(title, total=total, left="")
        yield lambda done, _, __: bar.update(
            task, completed=done, left=time_left(perf_counter() - begun, next(here), total - done)
        )


def report_step(title: str, done: int, total: int, seconds: float, here: int) -> None:
    """Print how far a run is, ten times a run: `here` samples in so many seconds since this start."""
    if done == total or done % max(1, total // 10) == 0:
        click.echo(safe.line(f"{title}: {done} of {total} samples, {time_left(seconds, here, total - done)}"), err=True)


def time_left(seconds: float, done: int, left: int) -> str:
    """Say how long the samples that are left will take, at the mean of those done since this start.

    rich's own estimate looks at the last half minute, and one article of a slow model takes longer.
    """
    return f"about {timedelta(seconds=round(seconds / done * left))} left"
