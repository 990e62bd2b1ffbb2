"""The statistics of rows of counts: intervals by bootstrap over samples, tests by approximate randomisation.

Everything is over `value = sum(num) / sum(den)` of n samples, resampled as wholes: the figures of one article are not
independent. Seeded: the same rows give the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer_eval.results import Row

SEED = 20240229
"""Of every resample, so that the same runs give the same intervals."""
RESAMPLES = 2000
"""Bootstrap resamples of an interval."""
PERMUTATIONS = 9999
"""Random sign flips of a paired test."""
LEVEL = 0.95
"""Coverage of the intervals."""
SETTINGS = f"bootstrap:{RESAMPLES}|permutations:{PERMUTATIONS}|seed:{SEED}"

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A value with its bootstrap interval and standard error; None where there is nothing to divide or resample."""

    value: float | None
    low: float | None
    high: float | None
    error: float | None


def arrays(rows: Sequence[Row]) -> tuple[Array, Array]:
    """Give the numerators and the denominators."""
    return np.array([r.num for r in rows], dtype=float), np.array([r.den for r in rows], dtype=float)


def ratio(num: Array, den: Array) -> Array:
    """Divide; nan where there is nothing to divide by."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(den > 0, num / np.where(den > 0, den, 1), np.nan), dtype=float)


def estimate(rows: Sequence[Row]) -> Estimate:
    """Aggregate rows, with a 95% percentile bootstrap interval over them."""
    num, den = arrays(rows)
    if not rows or not den.sum():
        return Estimate(value=None, low=None, high=None, error=None)
    weights = resample(len(rows))
    return _interval(float(num.sum() / den.sum()), ratio(weights @ num, weights @ den), len(rows))


def paired(first: Sequence[Row], second: Sequence[Row]) -> Estimate:
    """Estimate `second - first` of two runs over the same samples, in the same order, resampled together."""
    (num_a, den_a), (num_b, den_b) = arrays(first), arrays(second)
    if not den_a.sum() or not den_b.sum():
        return Estimate(value=None, low=None, high=None, error=None)
    weights = resample(len(first))
    difference = ratio(weights @ num_b, weights @ den_b) - ratio(weights @ num_a, weights @ den_a)
    return _interval(float(num_b.sum() / den_b.sum() - num_a.sum() / den_a.sum()), difference, len(first))


def resample(n: int) -> Array:
    """How often each of n samples stands in each resample: shape (RESAMPLES, n)."""
    rng = np.random.default_rng(SEED)
    return np.asarray(rng.multinomial(n, np.full(n, 1 / n), size=RESAMPLES), dtype=float)


def _interval(value: float, resampled: Array, n: int) -> Estimate:
    kept = resampled[~np.isnan(resampled)]
    if n < 2 or not kept.size:
        return Estimate(value=value, low=None, high=None, error=None)
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(kept, [tail, 1 - tail])
    return Estimate(value=value, low=float(low), high=float(high), error=float(kept.std(ddof=1)))


def randomisation_p(first: Sequence[Row], second: Sequence[Row]) -> float | None:
    """Test by approximate randomisation whether two runs differ: two-sided, None where there is nothing to compare.

    The runs' rows of each sample are exchanged at random; p is the share of exchanges with a difference at least as
    large as the one seen, that one counted (Noreen 1989). Two runs that do not differ anywhere have p = 1.
    """
    (num_a, den_a), (num_b, den_b) = arrays(first), arrays(second)
    if not den_a.sum() or not den_b.sum():
        return None
    seen = abs(num_b.sum() / den_b.sum() - num_a.sum() / den_a.sum())
    swap = np.random.default_rng(SEED).integers(0, 2, size=(PERMUTATIONS, len(first))).astype(float)
    num_shift, den_shift = swap @ (num_b - num_a), swap @ (den_b - den_a)
    a = ratio(num_a.sum() + num_shift, den_a.sum() + den_shift)
    b = ratio(num_b.sum() - num_shift, den_b.sum() - den_shift)
    # An exchange that leaves one side nothing to divide by says nothing against chance.
    as_large = np.isnan(b - a) | (np.abs(b - a) >= seen - 1e-12)
    return float((as_large.sum() + 1) / (PERMUTATIONS + 1))


def holm(p_values: Sequence[float | None]) -> list[float | None]:
    """Correct p values for their number by Holm's step-down; those that are None are not counted."""
    order = sorted((p, i) for i, p in enumerate(p_values) if p is not None)
    corrected: list[float | None] = [None] * len(p_values)
    largest = 0.0
    for rank, (p, i) in enumerate(order):
        largest = max(largest, min(1.0, p * (len(order) - rank)))
        corrected[i] = largest
    return corrected
