"""`figurewise summarize`: a checked summary and fact list of each article."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.codes import code_of
from summarizer.cli.options import MODEL_HELP, explain, judge, limits, output_options, published, reading_options
from summarizer.cli.output import Output, Writer, complain
from summarizer.errors import ExitCode, FigurewiseError
from summarizer.reading import STDIN, Limits, expand

if TYPE_CHECKING:
    from summarizer.cli.progress import Progress
    from summarizer.draft import Options
    from summarizer.models import Model
    from summarizer.prompts import PromptSet
    from summarizer.report import Report


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--only", type=click.Choice(["summary", "facts"]), help="Write one of the two alone.")
@click.option("--length", type=click.IntRange(10, 2_000), default=110, show_default=True, help="Words of the summary.")
@click.option("--model", help=MODEL_HELP)
@click.option(
    "--strategy", type=click.Choice(["auto", "direct", "sentence", "extract"]), default="auto", show_default=True
)
@published
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="For models that sample.")
@click.option("--device", help="Where the model runs: cpu, cuda, cuda:1.  [default: cuda where there is one]")
@click.option("--dtype", help="Its number format: float32, bfloat16.  [default: what suits the device]")
@click.option("--prompts", type=click.Path(path_type=Path), metavar="DIR", help="A folder of prompts of your own.")
@click.option(
    "--lock/--no-lock",
    default=None,
    help="Let the model write no number but the source's. Unset: on for the embedded model.",
)
@judge
@click.option("--raw", is_flag=True, help="Print the draft as the model wrote it; exit 1 on an unsupported figure.")
@click.option("--strict", is_flag=True, help="Exit 1 if any figure of the draft needed repair.")
@click.option(
    "--timings", is_flag=True, help="Say how many seconds it took: in JSON, and in text that goes to no terminal."
)
@explain
@reading_options
@output_options
def summarize(
    *,
    sources: tuple[str, ...],
    published: date | None,
    model: str | None,
    device: str | None,
    dtype: str | None,
    prompts: Path | None,
    judge: str | None,
    raw: bool,
    strict: bool,
    timings: bool,
    explain: bool,
    form: str,
    path: Path | None,
    quiet: bool,
    no_color: bool,
    lock: bool | None,
    megabytes: float,
    reading_seconds: float,
    private: bool,
    **wanted: Any,
) -> int:
    """Write a neutral summary and a fact list of each SOURCE.

    A SOURCE is a text, Markdown, HTML, PDF, Word or e-mail file, a URL, a folder of files, a pattern such as
    'texts/*.html', or - for standard input. Every figure is traced to the place in the source that supports it, or it
    is not handed out. Several sources are worked through in turn; one that cannot be read is reported and the rest go
    on.
    """
    from summarizer.draft import Options
    from summarizer.prompts import load_prompts

    output = Output(form=form, path=path, quiet=quiet, no_color=no_color, explain=explain)
    sources = expand(sources)
    _refuse(sources, output)
    job = _Job(
        limits=limits(megabytes=megabytes, reading_seconds=reading_seconds, private=private),
        model_name=model,
        device=device,
        dtype=dtype,
        prompts=load_prompts(prompts),
        options=Options(published=published, lock=lock, **wanted),
        output=output,
        judge_name=judge,
        raw=raw,
        strict=strict,
        timings=timings,
    )
    with Writer(output.path) as writer:
        return max(job.run(source, number, writer) for number, source in enumerate(sources))


def _refuse(sources: tuple[str, ...], output: Output) -> None:
    if sources.count(STDIN) > 1:
        raise click.UsageError("Only one SOURCE can be standard input.")
    if output.form == "html" and len(sources) > 1:
        raise click.UsageError("A page holds one report: give one SOURCE, or --format json.")
    if any(output.overwrites(source) for source in sources):
        raise click.UsageError(f"-o {output.path} would overwrite a SOURCE.")


@dataclass(kw_only=True)
class _Job:
    """What is the same for every source. The model is opened for the first source that can be read."""

    model_name: str | None
    device: str | None
    dtype: str | None
    prompts: PromptSet
    judge_name: str | None
    options: Options
    limits: Limits
    output: Output
    raw: bool
    strict: bool
    timings: bool
    _model: Model | None = field(default=None, init=False)
    _judge: Model | None = field(default=None, init=False)

    def run(self, source: str, number: int, writer: Writer) -> int:
        """Work through one source; an error in it is reported, and is its exit code."""
        try:
            report = self._report(source)
        except FigurewiseError as error:
            opened = self._model is not None and (self.judge_name is None or self._judge is not None)
            if not opened and error.exit_code is ExitCode.MODEL:
                raise  # no other source would fare better
            complain(error)
            return error.exit_code
        parts = "\n" if number and self.output.form in ("text", "markdown") else ""
        writer.write(parts + self._rendered(report))
        return self._code(report)

    def _report(self, source: str) -> Report:
        from summarizer.cli.progress import Progress
        from summarizer.reading import read
        from summarizer.summarize import summarize as run

        document = read(source, published=self.options.published, limits=self.limits, note=self.output.remark)
        with Progress(quiet=self.output.quiet, no_color=self.output.no_color) as progress:
            if self._model is None and self._asks():
                self._model = self._opened(progress)
            model = self._model and progress.watch(self._model, source)
            judge = self._judge_of(progress, source)
            return run(document, model, self.prompts, self.options, raw=self.raw, judge=judge)

    def _judge_of(self, progress: Progress, source: str) -> Model | None:
        """Open the model of --judge once: the one that writes, where it is the same."""
        from summarizer.models import open_model
        from summarizer.opinion import asked_of

        if self.judge_name is None:
            return None
        if self._judge is None:
            same = self._model is not None and str(self._model.spec) == self.judge_name
            self._judge = self._model if same else open_model(self.judge_name, progress=progress.step)
            assert self._judge is not None
            asked_of(self._judge)
        return progress.watch(self._judge, source, "asking for second opinions on")

    def _asks(self) -> bool:
        """Whether a model is asked anything: one that is not is neither fetched nor loaded."""
        from summarizer.models import DEFAULT, parse_spec
        from summarizer.write import asks

        return asks(parse_spec(DEFAULT if self.model_name is None else self.model_name), self.options)

    def _opened(self, progress: Any) -> Model:
        from summarizer.models import DEFAULT, open_model

        name = DEFAULT if self.model_name is None else self.model_name
        return open_model(name, device=self.device, dtype=self.dtype, progress=progress.step)

    def _rendered(self, report: Report) -> str:
        match self.output.form:
            case "json":
                from summarizer.render.json import render_report

                return render_report(report, timings=self.timings)
            case "markdown":
                from summarizer.render.markdown import render_report as as_markdown

                return as_markdown(report)
            case "html":
                from summarizer.html import render_report as as_page

                return as_page(report)
            case _:
                from summarizer.render.text import render_report as lay_out

                timed = self.timings or self.output.to_terminal
                return self.output.text(lay_out(report, explain=self.output.explain, seconds=timed))

    def _code(self, report: Report) -> int:
        if self.strict:
            return code_of(report.draft.verdicts, strict=True)
        return code_of(report.draft.verdicts, strict=False) if self.raw else ExitCode.FINE
