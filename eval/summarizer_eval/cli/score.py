"""`figurewise eval score` and `figurewise eval checker`: what is there already, measured without a model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.options import table_options
from summarizer.cli.output import Output
from summarizer_eval.cli.options import write

if TYPE_CHECKING:
    from summarizer_eval.opinions import OpinionResult
    from summarizer_eval.tables import Table


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--suite", help="Take sources and labels from this suite: lines then need id and output alone.")
@table_options
def score(*, file: Path, suite: str | None, form: str, path: Path | None, quiet: bool, no_color: bool) -> None:
    r"""Score stored outputs of any system, without a model.

    FILE holds one JSON object a line: {"id", "source", "output"}, the output a text or {"summary": TEXT,
    "facts": [TEXT, ...]}. A line may carry "published" and the labels of a suite's sample; what has no label is not
    scored.
    """
    from summarizer_eval.outputs import score_outputs
    from summarizer_eval.render import scorecard_tables
    from summarizer_eval.results import to_json
    from summarizer_eval.suite import load_suite

    card = score_outputs(file, load_suite(suite) if suite else None)
    output = Output(form=form, path=path, quiet=quiet, no_color=no_color)
    write(output, scorecard_tables(card), to_json(card))


@click.command()
@click.argument("labels", metavar="FILE|SUITE")
@click.option("--judge", metavar="MODEL", help="Measure, too, what a second opinion of this model adds.")
@click.option(
    "--answers",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file that keeps the answers of --judge as they come; a run that was cut off goes on from it.",
)
@table_options
def checker(
    *,
    labels: str,
    judge: str | None,
    answers: Path | None,
    form: str,
    path: Path | None,
    quiet: bool,
    no_color: bool,
) -> None:
    """Measure the checker itself on what people judged: how far to trust its verdicts and findings on your texts.

    FILE holds one JSON object a line:

    \b
      {"id": "a-1", "source": "...", "output": "...", "published": "2031-03-14", "group": "a",
       "figures": [{"start": 10, "end": 16, "status": "unsupported", "cause": "wrong_value"}]}

    Offsets are characters into the output. status is supported, unsupported or unclear; cause is any word of yours.
    published, group and cause may be left out; outputs of one group are resampled together. Prints how many figures
    were found, recall (wrong figures flagged), false alarms (right figures flagged), precision and F1, each with its
    95% interval, and the share flagged by cause and by kind.

    SUITE may also be one of labelled statements (docs/labelling.md): then precision and recall of every check are
    printed, with 95% intervals over articles, and each check by its reasons. --format json names every statement.

    With --judge MODEL a model is asked for a second opinion on the figures whose verdict is not certain, and it is
    printed how well it separates wrong from right ones: alone, and together with the checker.
    """  # noqa: D301  (click reads the character itself)
    from summarizer_eval.results import to_json

    output = Output(form=form, path=path, quiet=quiet, no_color=no_color)
    if _is_of_statements(labels):
        if judge is not None:
            raise click.UsageError("--judge is for labelled figures; this suite is of statements.")
        tables, result = _statements(labels)
        write(output, tables, to_json(result))
        return
    opinion = None if judge is None else _opinion(labels, judge, answers, output)
    tables, result = _figures(labels)
    if opinion is None:
        write(output, tables, to_json(result))
        return
    from summarizer_eval.render import opinion_tables

    write(output, [*tables, *opinion_tables(opinion)], to_json(result) | {"second_opinion": to_json(opinion)})


def _is_of_statements(name: str) -> bool:
    from summarizer_eval.suite import STATEMENTS, find_suite

    return not Path(name).is_file() and find_suite(name).kind == STATEMENTS


def _figures(name: str) -> tuple[list[Table], Any]:
    from summarizer_eval.checker import measure_checker
    from summarizer_eval.render import checker_tables

    result = measure_checker(name)
    return checker_tables(result), result


def _statements(name: str) -> tuple[list[Table], Any]:
    from summarizer_eval.statement_files import load_statements
    from summarizer_eval.statement_tables import trust_tables
    from summarizer_eval.trust import measure_statements

    result = measure_statements(load_statements(name))
    return trust_tables(result), result


def _opinion(labels: str, judge: str, answers: Path | None, output: Output) -> OpinionResult:
    from summarizer.cli.judge import judging
    from summarizer_eval.checker import load_cases
    from summarizer_eval.opinions import ask, measure, need_fit

    need_fit()
    cases = load_cases(labels)
    with judging(judge, output) as model:
        assert model is not None
        return measure(str(model.spec), ask(cases, model, answers))
