"""The figures of a text judged against one source: against its sentences, and against the cells of its tables."""

# ruff: noqa: PLC0415  (tables are read only where a source has one)
from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.checks import figures
from summarizer.document import BlockKind, Document
from summarizer.figures.figure import Cause, Status, Verdict

if TYPE_CHECKING:
    from summarizer.figures.index import SourceIndex
    from summarizer.tables import Tables


def judge(text: str, document: Document, index: SourceIndex) -> tuple[Verdict, ...]:
    """Judge every figure of a text against a source of one part.

    Parameters
    ----------
    text
        What was written.
    document, index
        The source and its index.

    Returns
    -------
    tuple of Verdict
        In the order of the text. A sentence that supports a figure goes before a cell; a cell goes before what the
        words of a table's rows would show.
    """
    return with_tables(figures.judge(text, index), text, document)


def with_tables(verdicts: tuple[Verdict, ...], text: str, document: Document) -> tuple[Verdict, ...]:
    """Judge again, by a source's tables, what its sentences do not support."""
    if all(block.kind is not BlockKind.TABLE for block in document.blocks):
        return verdicts
    from summarizer.tables import Tables

    tables = Tables(document)
    return tuple(_better(verdict, tables, text, document) for verdict in verdicts)


def _better(verdict: Verdict, tables: object, text: str, document: Document) -> Verdict:
    from summarizer.tables import Tables

    assert isinstance(tables, Tables)
    if verdict.status is None:
        return verdict
    if verdict.status is Status.SUPPORTED and not _in_table(verdict, document):
        return _very_value(verdict, tables, text)
    return tables.judge(verdict.figure, text) or verdict


def _very_value(verdict: Verdict, tables: Tables, text: str) -> Verdict:
    """Let a cell that states the very value take the place of a sentence that it can be rounded from."""
    cell = tables.judge(verdict.figure, text) if verdict.cause is Cause.ROUNDED else None
    return cell if cell is not None and cell.cause is Cause.EXACT else verdict


def _in_table(verdict: Verdict, document: Document) -> bool:
    rows = [block.span for block in document.blocks if block.kind is BlockKind.TABLE]
    return any(span.overlaps(row) for span in verdict.evidence[:1] for row in rows)
