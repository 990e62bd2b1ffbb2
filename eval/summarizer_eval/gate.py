"""A release gate: whether a run is worse than a baseline by more than is allowed, and whether it could be seen.

The smallest drop that n samples can show is `(z(0.975) + z(0.8)) * standard error` of the paired difference: a true
drop of that size is found significant four times in five. Where runs hardly differ that error is near zero, so the
drop is never taken for smaller than what four samples can make by one unit each: of fewer changed samples, a resample
leaves out all too often for an interval to exclude zero.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.errors import InputError
from summarizer_eval import stats
from summarizer_eval.compare import RowPair, pair_rows, require_comparable
from summarizer_eval.measures import PLAN, Measure, Placed, placed
from summarizer_eval.results import GateCheck, GateResult, GateVerdict, Run
from summarizer_eval.scoring import scaled

GATED = (
    "draft.unsupported_figures",
    "output.unsupported_figures",
    "facts.key_figure_recall",
    "summary.key_fact_recall",
    "output.attribution_retention",
    "output.hedge_retention",
    "output.faulty_sentences",
)
"""What a gate looks at unless asked otherwise, where the baseline has it."""

_Z = 1.959964 + 0.841621
_CHANGED = 4
"""Samples that must change before a drop can be seen."""


def gate(run: Run, baseline: Run, max_drop: float, metrics: Sequence[str] = ()) -> GateResult:
    """Compare a run with a baseline over the same samples.

    Parameters
    ----------
    max_drop
        The drop that is allowed, in the metrics' own unit: points of a percentage, or of 100.
    metrics
        Names of measures; none for `GATED`.

    Raises
    ------
    InputError
        Where the runs cannot be compared, or a metric is not known or has no better side.
    """
    require_comparable([baseline, run])
    chosen = [_find(name) for name in metrics] or [p for p in PLAN if p.name in GATED and baseline.score(p.name)]
    return GateResult(
        run=run.label,
        baseline=baseline.label,
        max_drop=max_drop,
        checks=tuple(_check(p, run, baseline, max_drop) for p in chosen),
        signature=f"{run.signature} vs {baseline.signature}|{stats.SETTINGS}",
    )


def _find(name: str) -> Placed:
    found = placed(name)
    gateable = [p.name for p in PLAN if p.measure.better]
    if found is None or found.measure.better is None:
        raise InputError(f"{name}: no metric that can be better or worse.", f"Choose from {', '.join(gateable)}.")
    return found


def _check(entry: Placed, run: Run, baseline: Run, max_drop: float) -> GateCheck:
    measure = entry.measure
    pairs = pair_rows(entry.name, measure, baseline, run)
    found = _drop(pairs, measure)
    smallest = detectable(pairs, measure, found.error)
    before, after = baseline.score(entry.name), run.score(entry.name)
    drop, low = scaled(found.value, measure), scaled(found.low, measure)
    return GateCheck(
        metric=entry.name,
        title=entry.title,
        unit=measure.unit,
        baseline=before.value if before else None,
        value=after.value if after else None,
        drop=drop,
        low=low,
        high=scaled(found.high, measure),
        detectable=smallest,
        verdict=_verdict(drop, low, smallest, max_drop),
    )


def _drop(pairs: Sequence[RowPair], measure: Measure) -> stats.Estimate:
    """How much worse the second run is, whichever way is better."""
    first, second = [p.first for p in pairs], [p.second for p in pairs]
    return stats.paired(second, first) if measure.better == "higher" else stats.paired(first, second)


def detectable(pairs: Sequence[RowPair], measure: Measure, error: float | None) -> float | None:
    """The smallest drop these samples could have shown, in the measure's unit; None where they could show none."""
    if error is None or len(pairs) < _CHANGED:
        return None
    weight = max(sum(p.first.den for p in pairs), 1)
    return max(_Z * error, _CHANGED / weight) * measure.scale


def _verdict(drop: float | None, low: float | None, smallest: float | None, max_drop: float) -> GateVerdict:
    if drop is None:
        return "not scored"
    if drop > max_drop and low is not None and low > 0:
        return "dropped"
    return "too few samples" if smallest is None or smallest > max_drop else "passed"
