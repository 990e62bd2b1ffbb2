"""`figurewise mend`: a text with its wrong figures put right or taken out, each change shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer.cli.options import output_options, published
from summarizer.cli.output import Output, Writer
from summarizer.errors import ExitCode, InputError
from summarizer.reading import STDIN

if TYPE_CHECKING:
    from summarizer.document import Document
    from summarizer.mending import Mended, Rewriter

    MakeRewriter = Callable[[Document], Rewriter | None]


class _TwoWays(click.Command):
    """A command that is given a source and a draft, or a file of them."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "--source SOURCE DRAFT [OPTIONS]")
        formatter.write_usage(ctx.command_path, "--jsonl PAIRS [OPTIONS]", prefix="       ")


@click.command(cls=_TwoWays)
@click.option(
    "--source", metavar="SOURCE", help="The article, in any form that `figurewise check` reads; - for standard input."
)
@click.argument("draft", metavar="DRAFT", required=False)
@click.option(
    "--jsonl", "pairs", metavar="PAIRS", help='A file of {"id", "source", "output"} lines; results are streamed.'
)
@published
@click.option(
    "--confidence",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="A change whose verdict is less certain than this is proposed, not made.",
)
@click.option("--model", help="Let a model write sentences again that no small change puts right.")
@click.option("--strict", is_flag=True, help="Exit 1 if anything was wrong, mended or not.")
@output_options
def mend(
    *,
    source: str | None,
    draft: str | None,
    pairs: str | None,
    published: date | None,
    confidence: float,
    model: str | None,
    strict: bool,
    form: str,
    path: Path | None,
    quiet: bool,
    no_color: bool,
) -> int:
    """Correct the figures of DRAFT by SOURCE: any text, written by any model or person.

    A wrong value is replaced by the source's, and so is a bound or a hedge that was changed. A figure that the source
    does not support in any form is taken out, with the smallest part of the sentence that holds it. Everything else
    stays byte for byte. Standard output gets the mended
    text; a terminal gets it with the changes marked. With --jsonl, one result a line, in order, as it is done.
    """
    output = Output(form=form, path=path, quiet=quiet, no_color=no_color)
    _refuse(source, draft, pairs, output)
    rewriters = _rewriters(model)
    if pairs is not None:
        return _mend_pairs(pairs, published, confidence, rewriters, strict, output)
    assert source is not None
    assert draft is not None
    return _mend_one(source, draft, published, confidence, rewriters, strict, output)


def _refuse(source: str | None, draft: str | None, pairs: str | None, output: Output) -> None:
    if pairs is not None and (source is not None or draft is not None):
        raise click.UsageError("--jsonl names sources and drafts itself: leave out --source and DRAFT.")
    if pairs is None and (source is None or draft is None):
        raise click.UsageError("Give --source SOURCE and DRAFT, or --jsonl PAIRS.")
    if source is not None and source == draft == STDIN:
        raise click.UsageError("Only one of SOURCE and DRAFT can be standard input.")
    if any(output.overwrites(given) for given in (source, draft, pairs) if given):
        raise click.UsageError(f"-o {output.path} would overwrite an input.")
    if pairs is not None and output.form not in ("text", "json"):
        raise click.UsageError("--jsonl writes JSON lines: leave out --format.")


def _rewriters(model: str | None) -> MakeRewriter:
    """What makes a rewriter for each source; the model is opened once, and only if one is named."""
    if model is None:
        return lambda _: None
    from summarizer.models import open_model
    from summarizer.prompts import load_prompts
    from summarizer.rewriter import rewriter

    opened, prompts = open_model(model), load_prompts()
    return lambda document: rewriter(document, opened, prompts)


def _mend_one(
    source: str,
    draft: str,
    day: date | None,
    confidence: float,
    rewriters: MakeRewriter,
    strict: bool,
    output: Output,
) -> int:
    from summarizer.mending import mend as run
    from summarizer.reading import read, read_text

    with Writer(output.path) as writer:
        document = read(source, published=day)
        mended = run(read_text(draft), document, confidence=confidence, rewrite=rewriters(document), origin=draft)
        writer.write(rendered(mended, output))
    _report(mended, output)
    return _code(mended, strict)


def _mend_pairs(
    pairs: str, day: date | None, confidence: float, rewriters: MakeRewriter, strict: bool, output: Output
) -> int:
    from summarizer.cli.pairs import pair_lines
    from summarizer.document import from_text
    from summarizer.mending import mend as run
    from summarizer.render.mended import render_line

    code, lines, unreadable = ExitCode.FINE, 0, 0
    with Writer(output.path) as writer:
        for lines, (pair, fault) in enumerate(pair_lines(pairs), start=1):  # noqa: B007  (counted)
            if pair is None:
                unreadable += 1
                writer.write(fault)
                continue
            document = from_text(pair.source, origin=pair.id, published=pair.published or day)
            mended = run(pair.output, document, confidence=confidence, rewrite=rewriters(document), origin=pair.id)
            writer.write(render_line(mended, pair.id))
            code = max(code, _code(mended, strict))
    if not lines:
        raise InputError(f"{pairs} holds no pairs.", 'Write one {"id", "source", "output"} object a line.')
    if unreadable:
        raise InputError(
            f"{unreadable} of {lines} pairs of {pairs} could not be read.", 'The output says which and why: "error".'
        )
    return code


def rendered(mended: Mended, output: Output) -> str:
    """Draw what was mended in the form asked for: the text byte for byte, unless a terminal shows the changes."""
    match output.form:
        case "json":
            from summarizer.render.mended import render_json

            return render_json(mended)
        case "markdown":
            from summarizer.render.mended import render_markdown

            return render_markdown(mended)
        case "html":
            from summarizer.mend_page import render_mended

            return render_mended(mended)
        case _:
            from summarizer.render.mended import render_diff

            terminal = output.to_stdout and sys.stdout.isatty()
            colour = not output.no_color and not os.environ.get("NO_COLOR")
            return render_diff(mended, colour=colour) if terminal else mended.text


def _report(mended: Mended, output: Output) -> None:
    """Say on standard error what was done."""
    if output.quiet:
        return
    from summarizer.render.words import counted

    made, proposed = len(mended.edits) - len(mended.proposed), len(mended.proposed)
    dropped = sum(edit.applied and edit.method == "dropped" for edit in mended.edits)
    aside = f" ({counted(dropped, 'sentence')} dropped)" if dropped else ""
    hint = " --format html shows each." if mended.edits and output.form == "text" else ""
    click.echo(f"{counted(made, 'change')} made{aside}, {proposed} proposed.{hint}", err=True)


def _code(mended: Mended, strict: bool) -> ExitCode:
    return ExitCode.UNSUPPORTED if mended.proposed or (strict and mended.edits) else ExitCode.FINE
