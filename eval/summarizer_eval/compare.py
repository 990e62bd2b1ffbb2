"""Runs over the same samples compared with each other, pair by pair. The first run is the baseline.

A sample of which a run wrote nothing is a loss, never dropped: its row is set to the worst value, weighted as the
other run's row, so that no run wins by silence. Length, coverage, density and copying have no better side and are
always in the comparison: no run wins by copying unseen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.errors import InputError
from summarizer.journal import differences
from summarizer_eval import stats
from summarizer_eval.measures import PLAN, Measure, Placed
from summarizer_eval.results import (
    Comparison,
    Difference,
    Flip,
    FlipSide,
    MetricComparison,
    Outcome,
    Row,
    Run,
    Score,
)
from summarizer_eval.scoring import aggregate, scaled

FLIPPING = ("output.unsupported_figures", "draft.unsupported_figures")
"""Measures whose samples flip: no unsupported figure in one run, some or no output in another."""

_SECONDS = Measure(name="seconds", title="seconds a sample", row=lambda *_: None, unit="s", scale=1, share=False)


def compare_runs(runs: Sequence[Run]) -> Comparison:
    """Compare runs with the first of them.

    Raises
    ------
    InputError
        Where there are not two, or their suites or checkers differ.
    """
    require_comparable(runs)
    runs = [_aligned(run, runs[0]) for run in runs]
    metrics = [_compare_metric(p.name, p.title, p.measure, runs) for p in PLAN if _is_scored(p, runs)]
    metrics.append(_compare_seconds(runs))
    return Comparison(
        suite=runs[0].suite,
        checker=runs[0].checker,
        runs=tuple(runs),
        metrics=_corrected(metrics),
        flips=tuple(_flips(runs)),
        signature=f"suite:{runs[0].suite.name}@{runs[0].suite.digest}|checker:{runs[0].checker}|{stats.SETTINGS}|holm",
    )


def _aligned(run: Run, first: Run) -> Run:
    """Put a run's outcomes in the order of the first one's: they are stored as they came."""
    by_id = {outcome.sample_id: outcome for outcome in run.outcomes}
    return replace(run, outcomes=tuple(by_id[outcome.sample_id] for outcome in first.outcomes))


def require_comparable(runs: Sequence[Run]) -> None:
    """Refuse runs that were not made of the same samples or not judged by the same code, and say how they differ."""
    if len(runs) < 2:
        raise InputError("One run is nothing to compare.", "Name two or more.")
    first = runs[0]
    for run in runs[1:]:
        if found := differences(_suite_of(first), _suite_of(run)):
            raise InputError(
                f"{first.label} and {run.label} are runs of different suites: {'; '.join(found)}.",
                "Run both over the same samples: `figurewise eval run` with the same suite and --limit.",
            )
        if ids := _ids(first) ^ _ids(run):
            raise InputError(
                f"{first.label} and {run.label} hold outcomes of different samples: {min(ids)!r} is in one alone.",
                "Run both over the same samples.",
            )
        if run.checker != first.checker:
            raise InputError(
                f"{first.label} and {run.label} were judged by different checkers: {first.checker} and {run.checker}.",
                "Judge the stored outputs anew with today's: --rescore.",
            )


def _ids(run: Run) -> set[str]:
    return {outcome.sample_id for outcome in run.outcomes}


def _suite_of(run: Run) -> dict[str, object]:
    return {"suite": run.suite.name, "digest": run.suite.digest, "samples": run.suite.samples}


# --- one metric ------------------------------------------------------------------------------------------------


def _is_scored(placed: Placed, runs: Sequence[Run]) -> bool:
    return any(placed.name in outcome.metrics for run in runs for outcome in run.outcomes)


def _compare_metric(name: str, title: str, measure: Measure, runs: Sequence[Run]) -> MetricComparison:
    return MetricComparison(
        metric=name,
        title=title,
        unit=measure.unit,
        better=measure.better,
        scores=tuple(
            run.score(name) or aggregate(name, title, measure, [], unscored=len(run.outcomes)) for run in runs
        ),
        differences=tuple(_difference(name, measure, runs[0], run) for run in runs[1:]),
    )


def _difference(name: str, measure: Measure, baseline: Run, other: Run) -> Difference:
    pairs = pair_rows(name, measure, baseline, other)
    return difference(pairs, measure, other.label, unscored=len(baseline.outcomes) - len(pairs))


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPair:
    """The rows of one sample in two runs; a row of 0 by 0 where one run wrote nothing of the kind."""

    first: Row
    second: Row


_NOTHING = Row(num=0, den=0)


def pair_rows(name: str, measure: Measure, baseline: Run, other: Run) -> list[RowPair]:
    """Pair the rows of every sample that either run has a row of, the silent side at its worst."""
    by_id = {outcome.sample_id: outcome for outcome in other.outcomes}
    pairs = (_pair(name, measure, outcome, by_id[outcome.sample_id]) for outcome in baseline.outcomes)
    return [pair for pair in pairs if pair is not None]


def _pair(name: str, measure: Measure, a: Outcome, b: Outcome) -> RowPair | None:
    first, second = a.metrics.get(name), b.metrics.get(name)
    if first is None and second is None:
        return None
    return RowPair(first=first or _missing(measure, a, second), second=second or _missing(measure, b, first))


def _missing(measure: Measure, outcome: Outcome, beside: Row | None) -> Row:
    """The row of a sample that has none: the worst where nothing was written, else no weight at all."""
    if outcome.status.has_output or measure.worst is None or beside is None:
        return _NOTHING
    return Row(num=measure.worst * beside.den, den=beside.den)


def difference(pairs: Sequence[RowPair], measure: Measure, other: str, *, unscored: int = 0) -> Difference:
    """Compare two runs on one measure, the p value not corrected yet."""
    first, second = [p.first for p in pairs], [p.second for p in pairs]
    found = stats.paired(first, second)
    outcomes = [_compare_sample(pair, measure) for pair in pairs] if measure.better else []
    return Difference(
        other=other,
        difference=scaled(found.value, measure),
        low=scaled(found.low, measure),
        high=scaled(found.high, measure),
        p=stats.randomisation_p(first, second) if measure.better else None,
        p_holm=None,
        wins=outcomes.count("win"),
        ties=outcomes.count("tie"),
        losses=outcomes.count("loss"),
        unscored=unscored + outcomes.count("unscored"),
    )


_SAME = 1e-9
"""A difference below this is floating-point noise: a tie."""


def _compare_sample(pair: RowPair, measure: Measure) -> str:
    first, second = pair.first.value, pair.second.value
    if first is None or second is None:
        return "unscored"
    gain = (second - first) if measure.better == "higher" else (first - second)
    return "tie" if abs(gain) < _SAME else "win" if gain > 0 else "loss"


def _compare_seconds(runs: Sequence[Run]) -> MetricComparison:
    rows = [[Row(num=outcome.seconds, den=1) for outcome in run.outcomes] for run in runs]
    pairs = [[RowPair(first=a, second=b) for a, b in zip(rows[0], other, strict=True)] for other in rows[1:]]
    scores: list[Score] = [aggregate("seconds", _SECONDS.title, _SECONDS, own) for own in rows]
    return MetricComparison(
        metric="seconds",
        title=_SECONDS.title,
        unit=_SECONDS.unit,
        better=None,
        scores=tuple(scores),
        differences=tuple(difference(p, _SECONDS, run.label) for p, run in zip(pairs, runs[1:], strict=True)),
    )


def _corrected(metrics: Sequence[MetricComparison]) -> tuple[MetricComparison, ...]:
    """Correct every p of the comparison for their number."""
    corrected = iter(stats.holm([d.p for m in metrics for d in m.differences]))
    return tuple(
        replace(m, differences=tuple(replace(d, p_holm=next(corrected)) for d in m.differences)) for m in metrics
    )


# --- samples that flipped --------------------------------------------------------------------------------------


def _flips(runs: Sequence[Run]) -> Iterator[Flip]:
    for metric in FLIPPING:
        for outcomes in zip(*(run.outcomes for run in runs), strict=True):
            standing = {_is_fine(outcome, metric) for outcome in outcomes} - {None}
            if len(standing) > 1:
                yield Flip(
                    sample_id=outcomes[0].sample_id,
                    metric=metric,
                    sides=tuple(
                        FlipSide(label=run.label, status=o.status, row=o.metrics.get(metric), report=o.report)
                        for run, o in zip(runs, outcomes, strict=True)
                    ),
                )


def _is_fine(outcome: Outcome, metric: str) -> bool | None:
    """Whether a sample is free of what the metric counts; None where it cannot be said: no figure was written."""
    if not outcome.status.has_output:
        return False
    row = outcome.metrics.get(metric)
    return None if row is None else row.num == 0
