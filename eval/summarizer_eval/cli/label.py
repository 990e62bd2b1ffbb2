"""`figurewise eval label` and `figurewise eval agree`: statements judged by people, and how far the judges agree."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.output import Output, Writer
from summarizer_eval.cli.options import suite_options, where, write

if TYPE_CHECKING:
    from summarizer_eval.agreement import Settled
    from summarizer_eval.label_files import Labels
    from summarizer_eval.labelling import Task
    from summarizer_eval.results import Run
    from summarizer_eval.statements import StatementSuite
    from summarizer_eval.suite import Suite

_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("runs", metavar="RUN...", nargs=-1, required=True, type=_PATH)
@click.option("-o", "--output", "path", type=_PATH, required=True, help="The page; its key goes to FILE.key.json.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of the order in which texts are shown.")
@click.option("--only", type=click.Choice(["summary", "facts"]), help="One of a run's two texts alone.")
@click.option("--suite", help="Where the runs' suite is now: the page shows its articles.")
@suite_options
@click.option("--quiet", is_flag=True, help="Say nothing of what was written.")
def label(
    *, runs: tuple[Path, ...], path: Path, seed: int, only: str | None, suite: str | None, quiet: bool, **options: Any
) -> None:
    """Write a page on which a person judges what systems wrote, statement by statement.

    RUN is the folder of a stored run, or a suite of statements (a folder with outputs.jsonl, or that file). The page
    opens from disk and sends nothing anywhere; labels are kept in the browser as they are made, and saved as a file.
    It names no system: which text is whose stands in FILE.key.json alone. Two people's files go to `eval agree`.
    """
    from summarizer.render.safe import json_line
    from summarizer.render.words import counted
    from summarizer_eval.label_page import render_label_page
    from summarizer_eval.labelling import key_of, make_task

    if str(path) == "-":
        raise click.UsageError("The page and its key need a file: -o judge.html")
    task = make_task(_texts_of(runs, only, suite, where(options)), seed)
    key = path.with_name(f"{path.name}.key.json")
    _require_no_other(key, task)
    with Writer(path) as page, Writer(key) as names:
        page.write(render_label_page(task))
        names.write(json_line(key_of(task)) + "\n")
    if not quiet:
        statements = sum(len(text.output.statements) for text in task.texts)
        click.echo(
            f"{path}: {counted(statements, 'statement')} of {counted(len(task.texts), 'text')} to judge.", err=True
        )
        click.echo(f"{key}: which text is whose. Keep it from those who judge.", err=True)


def _require_no_other(key: Path, task: Task) -> None:
    """Keep the key of another page: labels made on that page cannot be read without it."""
    from summarizer.errors import InputError
    from summarizer_eval.label_files import read_key

    if key.exists() and read_key(key).page != task.page:
        raise InputError(f"{key}: is the key of another page.", "Name another file, or move the key and its page away.")


def _texts_of(runs: tuple[Path, ...], only: str | None, suite: str | None, named: dict[str, Any]) -> StatementSuite:
    from summarizer_eval.statement_files import load_statements

    if any(_is_of_statements(run) for run in runs):
        if len(runs) > 1:
            raise click.UsageError("A suite of statements holds every system: name it alone.")
        return load_statements(str(runs[0]), labelled=False)
    return _texts_of_runs(runs, (only,) if only else ("summary", "facts"), suite, named)


def _is_of_statements(path: Path) -> bool:
    return path.is_file() or (path / "outputs.jsonl").is_file()


def _texts_of_runs(
    runs: tuple[Path, ...], tasks: tuple[str, ...], suite: str | None, named: dict[str, Any]
) -> StatementSuite:
    from summarizer.errors import InputError
    from summarizer_eval.cli.compare import read_runs
    from summarizer_eval.labelling import suite_of_runs
    from summarizer_eval.suite import load_suite

    def find(run: Run) -> Suite:
        try:
            return load_suite(suite or run.suite.name, limit=run.suite.limit, **named)
        except InputError as error:
            hint = error.hint if suite else f"Say where the suite of {run.label} is now: --suite."
            raise InputError(error.message, hint) from error

    return suite_of_runs(read_runs(runs), find, tasks)


@click.command()
@click.argument("paths", metavar="LABELS LABELS [LABELS]|SUITE", nargs=-1, required=True, type=_PATH)
@click.option("--key", type=_PATH, help="The page's key: shows each statement, and is needed by the options below.")
@click.option("-o", "--output", "path", type=_PATH, help="Write the settled labels.")
@click.option("--suite", type=_PATH, help="Write texts and settled labels as a suite of statements, a new folder.")
@click.option("--checks", is_flag=True, help="Also print how far each check can be trusted on these texts.")
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@click.option("--no-color", is_flag=True, help="No colours; so does the variable NO_COLOR.")
def agree(
    *,
    paths: tuple[Path, ...],
    key: Path | None,
    path: Path | None,
    suite: Path | None,
    checks: bool,
    form: str,
    no_color: bool,
) -> None:
    """Print how far two people's labels of one page agree, and what they differ on.

    LABELS are files that the page of `eval label` saved. Raw agreement and Cohen's kappa, with 95% intervals over
    articles: on all labels, on each label, and on misleading or false against the rest. What both say is settled;
    where they differ a third file decides, and what it leaves open is listed. Of a SUITE of statements the two
    readings are compared.
    """
    from summarizer_eval.agreement import compare, settle
    from summarizer_eval.results import to_json
    from summarizer_eval.statement_tables import agreement_tables, trust_tables

    task, files = _judged(paths, key)
    if (checks or suite) and task is None:
        raise click.UsageError("--checks and --suite need the --key of the page.")
    found, settled = compare(files[0], files[1]), settle(*files)
    _save(settled, files, task, path, suite)
    tables = agreement_tables(found, settled.unsettled, task)
    result: dict[str, Any] = {"agreement": to_json(found), "unsettled": [to_json(d) for d in settled.unsettled]}
    if checks and task:
        from summarizer_eval.label_files import suite_of
        from summarizer_eval.trust import measure_statements

        trust = measure_statements(suite_of(task, settled.labels))
        tables += trust_tables(trust)
        result["checks"] = to_json(trust)
    write(Output(form=form, path=None, quiet=False, no_color=no_color), tables, result)


def _judged(paths: tuple[Path, ...], key: Path | None) -> tuple[Task | None, list[Labels]]:
    """Read two people's labels and perhaps a third's, or the readings of a suite."""
    from summarizer_eval.label_files import labels_of, read_key, read_labels, require_one_page
    from summarizer_eval.statement_files import load_statements

    if len(paths) > 3 or (len(paths) == 1 and paths[0].suffix == ".json"):
        raise click.UsageError("Name two files of labels, and one that settles; or one suite of statements.")
    if len(paths) == 1:
        task, of_suite = labels_of(load_statements(str(paths[0])))
        return task, list(of_suite)
    files = [read_labels(path) for path in paths]
    shown = read_key(key) if key else None
    require_one_page(files, shown)
    return shown, files


def _save(settled: Settled, files: list[Labels], task: Task | None, path: Path | None, suite: Path | None) -> None:
    from summarizer.render.safe import json_line
    from summarizer_eval.label_files import labels_json, suite_of
    from summarizer_eval.results import to_json
    from summarizer_eval.statement_files import write_statements

    if path:
        with Writer(path) as writer:
            unsettled = [to_json(dispute) for dispute in settled.unsettled]
            writer.write(json_line(labels_json(settled.labels, unsettled=unsettled)) + "\n")
    if suite and task:
        written, left_out = write_statements(suite_of(task, settled.labels, files), suite)
        click.echo(f"{suite}: {written} texts written, {left_out} left out that are not settled.", err=True)
