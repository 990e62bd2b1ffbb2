"""Runs, scorecards, comparisons and gates as tables. Values in, tables out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from summarizer.render.words import counted
from summarizer_eval.checker import CheckerResult, Rate
from summarizer_eval.gate import GATED
from summarizer_eval.opinions import FLAGGED, OpinionResult
from summarizer_eval.results import (
    Comparison,
    Cost,
    Difference,
    Flip,
    FlipSide,
    GateResult,
    Outcome,
    Run,
    Score,
    Scorecard,
)
from summarizer_eval.tables import Table, interval, number, probability, signed, size

_ARROWS = {"higher": "↑", "lower": "↓", None: ""}


def named(title: str, better: str | None, unit: str) -> str:
    """Name a metric with its unit and which way is better: "unsupported figures, output (per 100) ↓"."""
    unit = f" ({unit})" if unit and unit != "%" and unit not in title else ""
    return f"{title}{unit} {_ARROWS[better]}".strip()


def run_tables(run: Run) -> list[Table]:
    """Tables of one run: its scores, how its samples ended, what it cost."""
    return [
        scores_table(f"{run.model.spec} on {run.suite.name}", run.scores),
        statuses_table(run.statuses, run.outcomes),
        cost_table(run.cost),
        Table(title="", columns=(), rows=(), signature=run.signature),
    ]


def scorecard_tables(card: Scorecard) -> list[Table]:
    """Tables of stored outputs."""
    return [
        scores_table(f"{card.label}: {counted(card.samples, 'sample')}", card.scores),
        statuses_table(card.statuses, card.outcomes),
        Table(title="", columns=(), rows=(), signature=card.signature),
    ]


def scores_table(title: str, scores: Sequence[Score]) -> Table:
    """One line a score."""
    rows = [
        (
            named(s.title, s.better, s.unit),
            number(s.value, s.unit),
            interval(s.low, s.high),
            str(s.samples),
            str(s.unscored),
        )
        for s in scores
    ]
    return Table(title=title, columns=("metric", "score", "95% interval", "samples", "not scored"), rows=rows)


def statuses_table(statuses: Mapping[str, int], outcomes: Sequence[Outcome]) -> Table:
    """How the samples ended, and why those with an error or a refusal did; which measures failed on how many."""
    reasons = [f"{o.sample_id}: {o.status}: {o.error}" for o in outcomes if o.error]
    failed = Counter(name for o in outcomes for name in o.measure_errors)
    measures = [f"{name} failed on {counted(count, 'sample')}" for name, count in sorted(failed.items())]
    return Table(title="", columns=(), rows=(), notes=[f"Samples: {_counts(statuses)}", *measures, *reasons[:10]])


def cost_table(cost: Cost) -> Table:
    """Say what a run took."""
    speed = f", {cost.tokens_per_second:.1f} tokens/s" if cost.tokens_per_second else ""
    device = f", device peak {size(cost.peak_device_bytes)}" if cost.peak_device_bytes else ""
    note = (
        f"Time: {cost.wall_seconds:.1f} s wall, {cost.cpu_seconds:.1f} s CPU{speed}; "
        f"peak memory {size(cost.peak_memory_bytes)}{device}"
    )
    return Table(title="", columns=(), rows=(), notes=[note])


# --- comparisons and gates -------------------------------------------------------------------------------------

MOST_FLIPS = 10
"""A table names so many flipped samples; JSON and the page hold them all."""


def comparison_tables(comparison: Comparison) -> list[Table]:
    """Tables of a comparison: every run's scores, then each run against the baseline, cost, flipped samples."""
    return [
        _scores_side_by_side(comparison),
        *(_differences_table(comparison, i) for i in range(len(comparison.runs) - 1)),
        _cost_side_by_side(comparison.runs),
        _flips_table(comparison),
        Table(title="", columns=(), rows=(), signature=comparison.signature),
    ]


def _scores_side_by_side(comparison: Comparison) -> Table:
    rows = [
        (named(m.title, m.better, m.unit), *(number(s.value, s.unit) for s in m.scores)) for m in comparison.metrics
    ]
    counts = [f"{run.label}: {_counts(run.statuses)}" for run in comparison.runs]
    return Table(
        title=f"{len(comparison.runs)} runs on {comparison.suite.name} ({counted(comparison.suite.samples, 'sample')})",
        columns=("metric", *(run.label for run in comparison.runs)),
        rows=rows,
        notes=counts,
    )


def _counts(statuses: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {status}" for status, count in sorted(statuses.items()))


def _differences_table(comparison: Comparison, i: int) -> Table:
    rows = [
        (
            named(m.title, m.better, ""),
            signed(m.differences[i].difference, m.unit),
            interval(m.differences[i].low, m.differences[i].high),
            probability(m.differences[i].p_holm),
            _tally(m.differences[i]) if m.better else "–",
        )
        for m in comparison.metrics
    ]
    return Table(
        title=f"{comparison.runs[i + 1].label} against {comparison.baseline.label}",
        columns=("metric", "difference", "95% interval", "p (Holm)", "win/tie/loss"),
        rows=rows,
        notes=["A sample of which one run wrote nothing is its loss; differences count it at the worst value."],
    )


def _tally(difference: Difference) -> str:
    return f"{difference.wins}/{difference.ties}/{difference.losses}"


def _cost_side_by_side(runs: Sequence[Run]) -> Table:
    rows = [
        (
            run.label,
            run.model.spec,
            number(run.cost.wall_seconds),
            number(run.cost.tokens_per_second),
            size(run.cost.peak_memory_bytes),
        )
        for run in runs
    ]
    return Table(title="Speed and memory", columns=("run", "model", "wall s", "tokens/s", "peak memory"), rows=rows)


def _flips_table(comparison: Comparison) -> Table:
    shown = comparison.flips[:MOST_FLIPS]
    rows = [
        (f"{flip.sample_id}: {flip.metric}", *(_wrong_figures(flip, side) for side in flip.sides)) for flip in shown
    ]
    more = len(comparison.flips) - len(shown)
    return Table(
        title=f"Samples with unsupported figures in some runs only: {len(comparison.flips)}",
        columns=("sample", *(run.label for run in comparison.runs)),
        rows=rows,
        notes=[f"... and {more} more (--format json or html)"] if more else [],
    )


def _wrong_figures(flip: Flip, side: FlipSide) -> str:
    """Name the figures that a side got wrong, each with its cause."""
    if side.report is None or not side.status.has_output:
        return f"no output ({side.status})"
    wrong = [f for f in figures_of(side.report, flip.metric) if f["status"] == "unsupported"]
    return "; ".join(f"{f['surface']} ({f['cause']})" for f in wrong) or "none wrong"


def figures_of(report: Mapping[str, Any], metric: str) -> list[Mapping[str, Any]]:
    """List the checked figures of the text that a metric is about: the draft's, or the output's."""
    if metric.startswith("draft."):
        return [figure for sentence in report["draft"]["sentences"] for figure in sentence["figures"]]
    return list(report["figures"])


def gate_tables(result: GateResult) -> list[Table]:
    """Tables of a gate: one line a metric."""
    rows = [
        (
            check.title,
            number(check.baseline, check.unit),
            number(check.value, check.unit),
            signed(check.drop),
            interval(check.low, check.high),
            number(check.detectable),
            check.verdict,
        )
        for check in result.checks
    ]
    return [
        Table(
            title=f"{result.run} against {result.baseline}: {'passed' if result.passed else 'failed'}",
            columns=("metric", "baseline", "run", "drop", "95% interval", "seen", "verdict"),
            rows=rows,
            notes=_gate_notes(result),
            signature=result.signature,
        )
    ]


def _gate_notes(result: GateResult) -> list[str]:
    if not result.checks:
        return [f"Nothing to gate on: the baseline {result.baseline} has none of {', '.join(GATED)}."]
    return [
        f"Allowed: a drop of {number(result.max_drop)} points. A drop is how much worse the run is.",
        "Seen: the smallest drop that these samples would show four times in five.",
    ]


def checker_tables(result: CheckerResult) -> list[Table]:
    """Tables of the checker's own measure."""
    columns = ("", "rate", "95% interval", "of")
    return [
        Table(
            title=f"{result.label}: {counted(result.figures, 'figure')} of {counted(result.cases, 'output')} "
            f"in {counted(result.groups, 'group')}",
            columns=columns,
            rows=_rate_rows(result.rates),
        ),
        Table(
            title="Flagged as unsupported, by label and cause",
            columns=columns,
            rows=_rate_rows(result.by_cause),
        ),
        Table(
            title="Flagged as unsupported, by label and kind",
            columns=columns,
            rows=_rate_rows(result.by_kind),
        ),
        Table(title="", columns=(), rows=(), signature=result.signature),
    ]


def opinion_tables(result: OpinionResult) -> list[Table]:
    """Tables of what a model's second opinion adds."""
    gain = "" if result.gain is None else f"{result.gain:+.3f}"
    between = "" if result.low is None else f" ({result.low:+.3f} to {result.high:+.3f})"
    return [
        Table(
            title=f"Second opinion of {result.model}: asked about {counted(result.asked, 'figure')} "
            f"in {counted(result.groups, 'group')}, {result.wrong} of them wrong",
            columns=("", "AUC", f"caught at most {FLAGGED:.0%} flagged"),
            rows=[(s.name, number(s.auc, ""), number(_percent(s.caught), "%")) for s in result.scores],
        ),
        Table(title=f"AUC of both above the checker's: {gain or 'not measurable'}{between}", columns=(), rows=()),
    ]


def _rate_rows(rates: Sequence[Rate]) -> list[tuple[str, ...]]:
    return [
        (r.name, number(_percent(r.value), "%"), interval(_percent(r.low), _percent(r.high)), f"{r.num:g}/{r.den:g}")
        for r in rates
    ]


def _percent(value: float | None) -> float | None:
    return None if value is None else 100 * value
