"""Any text against any source: document and text -> index -> checks -> CheckReport. No model."""

# ruff: noqa: PLC0415  (`import summarizer` reaches this module, and must load at once)
from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.given import documents_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from summarizer.checks.finding import Finding
    from summarizer.document import Document
    from summarizer.figures.figure import Figure, Verdict
    from summarizer.figures.index import SourceIndex
    from summarizer.given import Source
    from summarizer.models import Model
    from summarizer.report import CheckReport


def check(
    output: str,
    source: Source | Sequence[Source],
    *,
    published: date | None = None,
    origin: str = "-",
    judge: Model | None = None,
) -> CheckReport:
    """Check every figure of a text, and its names, quotations and wording, against a source.

    Parameters
    ----------
    output
        What was written; offsets of the report's figures point into it.
    source
        A text, a path, or what `read` and `from_text` return; or a list of these, of which one is enough to support
        a figure.
    published
        The source's date, for words such as "yesterday", unless the source gives it itself.
    origin
        Where the output came from, for messages.
    judge
        A model to ask for a second opinion on figures whose verdict is not certain; it stands beside the verdict and
        does not change it.

    Returns
    -------
    CheckReport
        Where the source or the text is not in English: one finding of kind `language`, and no verdicts.

    Raises
    ------
    InputError
        A source cannot be read, or is no text.
    ModelError
        `judge` cannot be asked for yes or no, or failed.
    """
    from dataclasses import replace

    from summarizer.checks import Checked, check_text
    from summarizer.document import build_index
    from summarizer.report import CheckReport

    text, document = text_of(output, "output"), documents_of(source, published)
    if foreign := language_findings(text, document):
        checked = Checked(text=text, verdicts=(), findings=foreign)
        return CheckReport(document=document, checked=checked, omitted=(), origin=origin)
    index = build_index(document)
    checked = check_text(text, document, index)
    verdicts, differing = _judged(text, document, checked.verdicts)
    if judge is not None:
        from summarizer.opinion import second_opinions

        (verdicts,) = second_opinions([(text, verdicts)], index, judge)
    findings = (*checked.findings, *differing, *foreign_parts(document), *source_findings(document))
    checked = replace(checked, verdicts=verdicts, findings=findings)
    left_out = left_out_of(document, index, checked.verdicts)
    return CheckReport(document=document, checked=checked, omitted=left_out, origin=origin)


def _judged(
    text: str, document: Document, verdicts: tuple[Verdict, ...]
) -> tuple[tuple[Verdict, ...], tuple[Finding, ...]]:
    """Judge by each of several sources, and by tables, where there are any."""
    if document.parts:
        from summarizer.several import judge

        return judge(text, document)
    from summarizer.judging import with_tables

    return with_tables(verdicts, text, document), ()


def foreign_parts(document: Document) -> tuple[Finding, ...]:
    """Say which of several sources are not in English, and so no evidence."""
    from summarizer import language
    from summarizer.checks import Finding, FindingKind
    from summarizer.figures.figure import Span

    nowhere = Span(start=0, end=0)
    foreign = [part.document for part in document.parts if not part.document.is_english]
    return tuple(
        Finding(
            kind=FindingKind.LANGUAGE,
            span=nowhere,
            surface="",
            reason=f"{source.origin} is not in English (it looks like {language.name(source.language)}): no evidence.",
        )
        for source in foreign
    )


def left_out_of(document: Document, index: SourceIndex, verdicts: Iterable[Verdict]) -> tuple[Figure, ...]:
    """List the key figures of a source's body that no supported figure of an output states."""
    from summarizer.document import BlockKind
    from summarizer.figures.keys import key_figures, omitted

    body = [block.span for block in document.blocks if block.kind is BlockKind.BODY]
    keys = [key for key in key_figures(index) if any(key.span.overlaps(span) for span in body)]
    return tuple(omitted(keys, tuple(verdicts)))


def source_findings(document: Document) -> tuple[Finding, ...]:
    """Name the passages of a source that address a program."""
    from summarizer.addressed import addressed
    from summarizer.checks import Finding, FindingKind
    from summarizer.figures.figure import Span

    reason = (
        "This passage of the source addresses a program, not its reader: `check` reads it as evidence, "
        "`summarize` never repeats it."
    )
    nowhere = Span(start=0, end=0)
    texts = [(part.start, part.document.text) for part in document.parts] or [(0, document.text)]
    spans = [Span(start=at + start, end=at + end) for at, text in texts for start, end in addressed(text)]
    return tuple(
        Finding(kind=FindingKind.ADDRESSED, span=nowhere, surface="", reason=reason, evidence=(span,)) for span in spans
    )


def language_findings(text: str, document: Document) -> tuple[Finding, ...]:
    """Find what of a text and its source is not in English; the rules would misjudge it."""
    from summarizer import language
    from summarizer.checks import Finding, FindingKind
    from summarizer.figures.figure import Span

    written = language.detect(text)
    reasons = []
    if not document.is_english:
        reasons.append(f"The source is not in English (it looks like {language.name(document.language)})")
    if written not in (None, "en"):
        reasons.append(f"The text is not in English (it looks like {language.name(written)})")
    span = Span(start=0, end=min(len(text), 60))
    return tuple(
        Finding(kind=FindingKind.LANGUAGE, span=span, surface=span.of(text), reason=f"{reason}: figures not judged.")
        for reason in reasons
    )
