"""Judged statements as tables: how far each check can be trusted. Values in, tables out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer.render.words import counted
from summarizer_eval.checker import Rate
from summarizer_eval.tables import Table, interval, number
from summarizer_eval.trust import CheckTrust, TrustResult


def trust_tables(result: TrustResult) -> list[Table]:
    """Tables of every check against the readers: on any fault, on its own kind of fault, and by its reasons."""
    title = f"{result.label}: {counted(result.statements, 'statement')} of {counted(result.outputs, 'output')} "
    return [
        Table(
            title=title + f"on {counted(result.articles, 'article')}",
            columns=(),
            rows=(),
            notes=[f"Readers say: {_counts(result.labels)}."],
        ),
        Table(
            title="Each check against the readers",
            columns=("check", "right", "95% interval", "of", "found", "95% interval", "of"),
            rows=[(t.title, *_cells(t.precision), *_cells(t.recall)) for t in result.checks],
            notes=[
                "Right: of the statements it flags, those that readers call false, misleading or broken.",
                "Found: of the statements that readers call so, those it flags.",
                "Of repetition both are about what readers call repeated; “any of them” counts that as a fault too.",
            ],
        ),
        Table(
            title="Each check on the fault it is about",
            columns=("check", "right", "95% interval", "of", "found", "95% interval", "of"),
            rows=list(_strict_rows(result.checks)),
            notes=["As above, but right only where the label or its kind is the check's own."],
        ),
        Table(
            title="By reason",
            columns=("check: reason", "right", "95% interval", "of"),
            rows=[(t.title, *_cells(t.precision)) for t in result.reasons],
        ),
        Table(title="", columns=(), rows=(), signature=result.signature),
    ]


def _strict_rows(checks: Sequence[CheckTrust]) -> list[tuple[str, ...]]:
    return [
        (t.title, *_cells(t.strict_precision), *_cells(t.strict_recall))
        for t in checks
        if t.strict_precision and t.strict_recall
    ]


def _cells(rate: Rate) -> tuple[str, str, str]:
    value, low, high = (None if v is None else 100 * v for v in (rate.value, rate.low, rate.high))
    return number(value, "%"), interval(low, high), f"{rate.num:g}/{rate.den:g}"


def _counts(labels: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in labels.items())
