"""`figurewise check`: any text against any source, without a model."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.checks.finding import FindingKind
from summarizer.cli.codes import code_of
from summarizer.cli.judge import judging
from summarizer.cli.options import explain, judge, limits, output_options, published, reading_options
from summarizer.cli.output import Output, Writer
from summarizer.errors import ExitCode, InputError
from summarizer.reading import STDIN, Limits, expand

if TYPE_CHECKING:
    from summarizer.report import CheckReport


class _TwoWays(click.Command):
    """A command that is given a source and a text, or a file of them."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "--source SOURCE OUTPUT [OPTIONS]")
        formatter.write_usage(ctx.command_path, "--jsonl PAIRS [OPTIONS]", prefix="       ")


@click.command(cls=_TwoWays)
@click.option(
    "--source",
    "sources",
    metavar="SOURCE",
    multiple=True,
    help="The article: a text, Markdown, HTML, PDF, Word, e-mail, CSV or Excel file, a URL, a folder, or - for "
    "standard input. Give it once for each source.",
)
@click.argument("text", metavar="OUTPUT", required=False)
@click.option(
    "--jsonl", "pairs", metavar="PAIRS", help='A file of {"id", "source", "output"} lines; results are streamed.'
)
@published
@click.option("--strict", is_flag=True, help="Exit 1 on an unclear figure too.")
@judge
@explain
@reading_options
@output_options
def check(
    *,
    sources: tuple[str, ...],
    text: str | None,
    pairs: str | None,
    published: date | None,
    strict: bool,
    judge: str | None,
    explain: bool,
    form: str,
    path: Path | None,
    quiet: bool,
    no_color: bool,
    **reading: Any,
) -> int:
    """Check every figure of OUTPUT against SOURCE: what supports it, or what is wrong with it.

    With --judge MODEL a model is asked about the figures whose verdict is not certain. Its second opinion is printed
    beside the verdict, and changes none.

    With several sources, one that supports a figure is enough; where another source gives another value, both are
    shown. A cell of a table is evidence of what its row, its column and the sheet's unit say.

    Supported means "the source says so", not "true". With --jsonl, one result a line, in order, as it is done.
    """
    output = Output(form=form, path=path, quiet=quiet, no_color=no_color, explain=explain)
    if pairs is not None:
        if sources or text is not None:
            raise click.UsageError("--jsonl names sources and outputs itself: leave out --source and OUTPUT.")
        if output.overwrites(pairs):
            raise click.UsageError(f"-o {path} would overwrite an input.")
        return _check_pairs(pairs, published, strict, output, judge)
    if not sources or text is None:
        raise click.UsageError("Give --source SOURCE and OUTPUT, or --jsonl PAIRS.")
    sources = expand(sources)
    if (*sources, text).count(STDIN) > 1:
        raise click.UsageError("Only one of SOURCE and OUTPUT can be standard input.")
    if any(map(output.overwrites, (*sources, text))):
        raise click.UsageError(f"-o {path} would overwrite an input.")
    return _check_one(sources, text, published, strict, output, limits(**reading), judge)


def _check_one(
    sources: Sequence[str],
    text: str,
    published: date | None,
    strict: bool,
    output: Output,
    limits: Limits,
    judge: str | None,
) -> int:
    from summarizer.check import check as run
    from summarizer.reading import read_all, read_text

    with Writer(output.path) as writer:
        written = read_text(text, limits=limits, note=output.remark)
        source = read_all(sources, published=published, limits=limits, note=output.remark)
        with judging(judge, output) as model:
            report = run(written, source, origin=text, judge=model)
        writer.write(rendered(report, output))
    return _code(report, strict)


def _check_pairs(pairs: str, published: date | None, strict: bool, output: Output, judge: str | None) -> int:
    from summarizer.cli.pairs import check_lines

    if output.form not in ("text", "json"):
        raise click.UsageError("--jsonl writes JSON lines: leave out --format.")
    code, lines, unreadable = ExitCode.FINE, 0, 0
    with judging(judge, output) as model, Writer(output.path) as writer:
        for line, report in check_lines(pairs, published, model):
            writer.write(line)
            lines += 1
            if report is None:
                unreadable += 1
            else:
                code = max(code, _code(report, strict))
    if not lines:
        raise InputError(f"{pairs} holds no pairs.", 'Write one {"id", "source", "output"} object a line.')
    if unreadable:
        raise InputError(
            f"{unreadable} of {lines} pairs of {pairs} could not be read.", 'The output says which and why: "error".'
        )
    return code


def rendered(report: CheckReport, output: Output) -> str:
    """Draw a check in the form asked for."""
    match output.form:
        case "json":
            from summarizer.render.json import render_check

            return render_check(report)
        case "markdown":
            from summarizer.render.markdown import render_check

            return render_check(report)
        case "html":
            from summarizer.html import render_check

            return render_check(report)
        case _:
            from summarizer.render.text import render_check as lay_out

            return output.text(lay_out(report, explain=output.explain))


def _code(report: CheckReport, strict: bool) -> ExitCode:
    if strict and any(finding.kind is FindingKind.LANGUAGE for finding in report.checked.findings):
        return ExitCode.UNSUPPORTED  # nothing could be judged
    return code_of(report.checked.verdicts, strict=strict)
