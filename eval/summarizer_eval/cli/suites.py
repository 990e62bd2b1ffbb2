"""`figurewise eval list` and `figurewise eval validate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.options import table_options
from summarizer.cli.output import Output
from summarizer.errors import ExitCode
from summarizer_eval.cli.options import suite_options, where, write

if TYPE_CHECKING:
    from summarizer_eval.suite import SuiteInfo


@click.command("list")
@table_options
def list_suites(*, form: str, path: Path | None, quiet: bool, no_color: bool) -> None:
    """List the suites that come with the program."""
    from summarizer_eval.suite import shipped
    from summarizer_eval.tables import Table

    suites = shipped()
    rows = [(info.name, info.title, info.kind) for info in suites]
    notes = [
        "Run articles: figurewise eval run NAME --model MODEL -o RUN_DIR. Figures: figurewise eval checker NAME.",
        "Your own: a folder with suite.toml and samples.jsonl, a JSONL, CSV or Parquet file, or hf:ORG/NAME.",
    ]
    values = [{"name": i.name, "title": i.title, "kind": i.kind, "description": i.description} for i in suites]
    output = Output(form=form, path=path, quiet=quiet, no_color=no_color)
    table = Table(title="", columns=("suite", "what it holds", "kind"), rows=rows, notes=notes)
    write(output, [table], values)


@click.command()
@click.argument("suite")
@suite_options
@click.option("--quiet", is_flag=True, help="No output: the exit code alone.")
def validate(*, suite: str, quiet: bool, **options: Any) -> int:
    """Look at every sample of SUITE: exit 2 if one is at fault, naming file, line and field."""
    from summarizer.render.safe import line
    from summarizer_eval.suite import find_suite

    info = find_suite(suite, **where(options))
    count, things, problems = _look(suite, info)
    if not quiet:
        for problem in problems:
            click.echo(line(problem))
        found = f"{len(problems) or 'no'} problem{'' if len(problems) == 1 else 's'}"
        click.echo(f"{suite}: {count} {things}, {found}.")
    return ExitCode.USAGE if problems else ExitCode.FINE


def _look(suite: str, info: SuiteInfo) -> tuple[int, str, tuple[str, ...]]:
    """Look at a suite of any kind: how many of what it holds, and every problem."""
    from summarizer_eval.checker import load_cases
    from summarizer_eval.statement_files import outputs_of, read_statements
    from summarizer_eval.suite import CHECKER, STATEMENTS, validate

    if info.kind == CHECKER:
        return len(load_cases(suite)), "cases", ()
    if info.kind == STATEMENTS:
        held, problems = read_statements(outputs_of(info))
        return held.statements, "statements", problems
    count, problems = validate(info)
    return count, "samples", problems
