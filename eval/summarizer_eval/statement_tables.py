"""Judged statements as tables: how far checks can be trusted, and how far people agree. Values in, tables out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer.render.words import counted
from summarizer_eval.agreement import Agreement, Dispute, Kappa
from summarizer_eval.checker import Rate
from summarizer_eval.labelling import Task
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
                "Of repetition, and of “any of them”, what readers call repeated is a fault, too.",
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


# --- agreement -------------------------------------------------------------------------------------------------


def agreement_tables(found: Agreement, unsettled: Sequence[Dispute], task: Task | None) -> list[Table]:
    """Tables of two people's agreement, and of what is left to settle; with the key each statement is shown."""
    first, second = found.readers
    columns = ("", "kappa", "95% interval", "alike", "of")
    return [
        Table(
            title=f"{first} and {second}: {counted(found.statements, 'statement')}",
            columns=(),
            rows=(),
            notes=[f"Judged: {found.judged[0]} and {found.judged[1]}, on {counted(found.articles, 'article')}."],
        ),
        Table(title="Labels", columns=columns, rows=[_kappa_row(kappa) for kappa in found.labels]),
        Table(
            title="Whole texts",
            columns=columns,
            rows=[_kappa_row(kappa) for kappa in found.questions],
            notes=[_ranks(found)],
        ),
        Table(
            title=f"To settle: {len(unsettled)}",
            columns=("text", "statement", *dict.fromkeys((f"{first}", f"{second}" if second != first else "second"))),
            rows=[_dispute_row(dispute, task) for dispute in unsettled],
        ),
        Table(title="", columns=(), rows=(), signature=found.signature),
    ]


def _kappa_row(kappa: Kappa) -> tuple[str, ...]:
    return (
        kappa.question,
        number(kappa.kappa),
        interval(kappa.low, kappa.high),
        number(None if kappa.raw is None else 100 * kappa.raw, "%"),
        f"{kappa.alike}/{kappa.compared}",
    )


def _ranks(found: Agreement) -> str:
    if found.ranks.value is None:
        return "Ranks: none to compare."
    return (
        f"Ranks: Kendall's tau {number(found.ranks.value)} ({interval(found.ranks.low, found.ranks.high)}), "
        "the mean over articles."
    )


def _dispute_row(dispute: Dispute, task: Task | None) -> tuple[str, ...]:
    return (dispute.text, _what(dispute, task), *(answer or "–" for answer in dispute.answers))


def _what(dispute: Dispute, task: Task | None) -> str:
    if dispute.statement is None:
        return dispute.question.replace("_", " ")
    number_ = f"{dispute.statement + 1}"
    said = {text.key: text.output for text in task.texts} if task else {}
    return f"{number_}. {said[dispute.text].statements[dispute.statement].text}" if said else number_
