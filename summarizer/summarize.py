"""The one path: document -> draft -> checks -> repair -> checks -> Report. The command and the harness both take it."""

# ruff: noqa: PLC0415  (`import summarizer` reaches this module, and must load at once)
from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.given import document_of, model_of

if TYPE_CHECKING:
    from summarizer.draft import Options
    from summarizer.figures.index import SourceIndex
    from summarizer.given import Source
    from summarizer.models import Model
    from summarizer.prompts import PromptSet
    from summarizer.report import Report


def summarize(
    source: Source,
    model: Model | str | None = None,
    prompts: PromptSet | None = None,
    options: Options | None = None,
    *,
    raw: bool = False,
    judge: Model | None = None,
) -> Report:
    """Write a checked summary and fact list of an article.

    Parameters
    ----------
    source
        The article: a text, a path, or what `read` and `from_text` return.
    model
        The name of a model or what `open_model` returns; None for the article's own sentences, which no model writes.
    prompts
        From `load_prompts`; the package's own if None.
    options
        What to write, and how.
    raw
        Hand out the draft as the model wrote it: checked, not repaired.
    judge
        A model to ask for a second opinion on the figures handed out whose verdict is not certain; it changes none.

    Returns
    -------
    Report
        Unless `raw`, every figure in it is supported. Of a document that is not in English, a report without
        sentences whose finding says so.

    Raises
    ------
    InputError
        The article cannot be read, or is no text.
    ModelError
        A model could not be opened, or failed, or `judge` cannot be asked for yes or no.
    """
    from summarizer.assemble import Assembly
    from summarizer.document import build_index
    from summarizer.draft import Options
    from summarizer.prompts import load_prompts
    from summarizer.repair import repair
    from summarizer.write import write

    options = options or Options()
    model = model_of(model, options)
    options = options.settled(locked=model is not None and model.spec.locked)
    prompts = prompts or load_prompts()
    document = document_of(source, options.published)
    assembly = Assembly(document, model, prompts, options)
    if not document.is_english:
        return assembly.foreign()
    index = build_index(document, notices=False)
    draft = write(document, index, model, prompts, options)
    if raw:
        report = assembly.unrepaired(draft, index)
    else:
        report = assembly.repaired(draft, index, repair(draft, index, model, prompts, options))
    return report if judge is None else _judged(report, index, judge)


def _judged(report: Report, index: SourceIndex, judge: Model) -> Report:
    """Put second opinions beside the verdicts of a report's statements, and of the same statements in its draft."""
    from dataclasses import replace

    from summarizer.opinion import second_opinions

    opinions = second_opinions([(s.text, s.checked.verdicts) for s in report.statements], index, judge)
    marked = [
        replace(said, checked=replace(said.checked, verdicts=verdicts))
        for said, verdicts in zip(report.statements, opinions, strict=True)
    ]
    now = dict(zip(report.statements, marked, strict=True))
    draft = replace(report.draft, statements=tuple(now.get(said, said) for said in report.draft.statements))
    cut = len(report.summary)
    return replace(report, summary=tuple(marked[:cut]), facts=tuple(marked[cut:]), draft=draft)
