"""The statistics against hand-computed values and against scipy."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import bootstrap, permutation_test

from summarizer_eval import stats
from summarizer_eval.results import Row


def rows(*pairs: tuple[float, float]) -> list[Row]:
    return [Row(num=num, den=den) for num, den in pairs]


def test_a_score_is_the_ratio_of_sums_and_not_the_mean_of_ratios():
    found = stats.estimate(rows((1, 1), (0, 9)))
    assert found.value == pytest.approx(0.1)


def test_nothing_to_divide_by_has_no_value():
    assert stats.estimate([]).value is None
    assert stats.estimate(rows((0, 0), (0, 0))).value is None


def test_one_sample_has_a_value_and_no_interval():
    found = stats.estimate(rows((1, 2)))
    assert (found.value, found.low, found.high, found.error) == (0.5, None, None, None)


def test_the_interval_is_that_of_scipy():
    values = np.random.default_rng(3).normal(10, 2, 60)
    ours = stats.estimate(rows(*((v, 1) for v in values)))
    theirs = bootstrap((values,), np.mean, method="percentile", n_resamples=5000, rng=1).confidence_interval
    assert ours.low == pytest.approx(theirs.low, abs=0.1)
    assert ours.high == pytest.approx(theirs.high, abs=0.1)


def test_the_p_value_is_that_of_scipy():
    rng = np.random.default_rng(5)
    a, b = rng.normal(0, 1, 30), rng.normal(0.4, 1, 30)

    def statistic(x, y, axis):
        return np.mean(x, axis=axis) - np.mean(y, axis=axis)

    theirs = permutation_test((a, b), statistic, permutation_type="samples", n_resamples=9999, rng=1).pvalue
    ours = stats.randomisation_p(rows(*((v, 1) for v in a)), rows(*((v, 1) for v in b)))
    assert ours == pytest.approx(theirs, abs=0.02)


def test_the_same_rows_twice_do_not_differ():
    same = rows((1, 4), (0, 3), (2, 5))
    found = stats.paired(same, same)
    assert (found.value, found.low, found.high) == (0, 0, 0)
    assert stats.randomisation_p(same, same) == 1


def test_a_difference_in_every_one_of_ten_samples_is_found():
    worse, better = rows(*[(0, 1)] * 10), rows(*[(1, 1)] * 10)
    # Of 2^10 exchanges two are as large as the one seen.
    assert stats.randomisation_p(worse, better) == pytest.approx(2 / 1024, abs=0.002)
    assert stats.paired(worse, better).value == 1


def test_holm_by_hand():
    # 0.01 * 3, 0.02 * 2, 0.04 * 1; a corrected p is never smaller than the one before it.
    assert stats.holm([0.04, 0.01, None, 0.02]) == pytest.approx([0.04, 0.03, None, 0.04])
    assert stats.holm([0.6, 0.5]) == [1.0, 1.0]
    assert stats.holm([None]) == [None]


counts = st.integers(0, 20).flatmap(lambda den: st.tuples(st.integers(0, den), st.just(den)))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(counts, counts), min_size=2, max_size=12))
def test_exchanging_the_runs_turns_the_difference_and_keeps_p(pairs):
    first, second = rows(*(a for a, _ in pairs)), rows(*(b for _, b in pairs))
    there, back = stats.paired(first, second), stats.paired(second, first)
    if there.value is None:
        assert back.value is None
        return
    assert back.value == pytest.approx(-there.value)
    assert stats.randomisation_p(first, second) == pytest.approx(stats.randomisation_p(second, first))
    assert there.low is None or there.low <= there.high
