"""Comparisons and gates: hand-computed, and what must never win."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer_eval import stats
from summarizer_eval.compare import compare_runs
from summarizer_eval.gate import GATED, gate
from summarizer_eval.measures import PLAN, placed
from summarizer_eval.render import gate_tables
from summarizer_eval.results import Cost, ModelRecord, Outcome, OutcomeStatus, Row, Run, SuiteRecord
from summarizer_eval.scoring import count_statuses, score_outcomes

RECALL = "facts.key_figure_recall"
WRONG = "output.unsupported_figures"
LENGTH = "summary.length"


def outcome(sample_id, status=OutcomeStatus.OK, seconds=1.0, **metrics) -> Outcome:
    rows = {name: Row(num=num, den=den) for name, (num, den) in metrics.items()}
    return Outcome(sample_id=sample_id, status=status, report=None, metrics=rows, seconds=seconds)


def run(label, outcomes, suite="s@1", checker="c1") -> Run:
    return Run(
        label=label,
        suite=SuiteRecord(name="s", digest=suite, samples=len(outcomes)),
        model=ModelRecord(spec=label, family="scripted"),
        prompts="p",
        options={},
        seed=0,
        checker=checker,
        environment={},
        started="",
        finished="",
        cost=Cost(wall_seconds=1, cpu_seconds=1, output_tokens=0, tokens_per_second=None, peak_memory_bytes=None),
        statuses=count_statuses(outcomes),
        scores=score_outcomes(outcomes, checker),
        signature=label,
        outcomes=tuple(outcomes),
    )


def metric(comparison, name):
    return next(m for m in comparison.metrics if m.metric == name)


def rows_of(name, *pairs):
    return [outcome(f"s{i}", **{name: pair}) for i, pair in enumerate(pairs)]


def silent(count):
    return [outcome(f"s{i}", OutcomeStatus.EMPTY, **{RECALL: (0, 2)}) for i in range(count)]


def test_a_run_against_itself_neither_wins_nor_differs():
    a = run("a", rows_of(WRONG, (1, 4), (0, 3), (2, 2)))
    (difference,) = metric(compare_runs([a, a]), WRONG).differences
    assert (difference.difference, difference.low, difference.high) == (0, 0, 0)
    assert (difference.p, difference.p_holm) == (1, 1)
    assert (difference.wins, difference.ties, difference.losses) == (0, 3, 0)


def test_a_difference_by_hand():
    # Wrong figures: 3 of 10 against 1 of 10, in points of 100; better in the first sample, worse in the second.
    a = run("a", rows_of(WRONG, (3, 4), (0, 3), (0, 3)))
    b = run("b", rows_of(WRONG, (0, 4), (1, 3), (0, 3)))
    (difference,) = metric(compare_runs([a, b]), WRONG).differences
    assert difference.difference == pytest.approx(-20)
    assert (difference.wins, difference.ties, difference.losses) == (1, 1, 1)


def test_recall_that_rises_everywhere_is_significant_and_wins():
    a = run("a", rows_of(RECALL, *[(0, 2)] * 12))
    b = run("b", rows_of(RECALL, *[(2, 2)] * 12))
    (difference,) = metric(compare_runs([a, b]), RECALL).differences
    assert difference.difference == 100
    assert difference.p < 0.01
    assert (difference.wins, difference.losses) == (12, 0)


def test_silence_loses_on_every_metric_with_a_better_side():
    speaking = [
        outcome(f"s{i}", **{p.name: (0, 4) if p.measure.better != "lower" else (4, 4) for p in PLAN}) for i in range(6)
    ]
    # The worst that can be said, against nothing said: no win for silence even so.
    comparison = compare_runs([run("worst", speaking), run("silent", silent(6))])
    assert sum(d.wins for m in comparison.metrics for d in m.differences) == 0
    good = [
        outcome(f"s{i}", **{p.name: (4, 4) if p.measure.better != "lower" else (0, 4) for p in PLAN}) for i in range(6)
    ]
    comparison = compare_runs([run("good", good), run("silent", silent(6))])
    for m in comparison.metrics:
        if m.better and placed(m.metric).measure.share:
            (difference,) = m.differences
            assert (difference.wins, difference.losses) == (0, 6), m.metric
            assert abs(difference.difference) == 100, m.metric


def test_a_silent_sample_is_counted_at_its_worst():
    # Three of six figures wrong by the row of the sample that b left empty, none by its others.
    a = run("a", rows_of(WRONG, (0, 3), (0, 3)))
    b = run("b", [outcome("s0", **{WRONG: (0, 3)}), outcome("s1", OutcomeStatus.ERROR)])
    (difference,) = metric(compare_runs([a, b]), WRONG).differences
    assert difference.difference == pytest.approx(50)
    assert (difference.wins, difference.ties, difference.losses) == (0, 1, 1)


def test_a_text_without_figures_is_no_win():
    a = run("a", rows_of(WRONG, (1, 4)))
    b = run("b", [outcome("s0")])
    (difference,) = metric(compare_runs([a, b]), WRONG).differences
    assert (difference.wins, difference.ties, difference.losses, difference.unscored) == (0, 0, 0, 1)


def test_length_has_no_winner():
    a, b = run("a", rows_of(LENGTH, (10, 1))), run("b", rows_of(LENGTH, (90, 1)))
    (difference,) = metric(compare_runs([a, b]), LENGTH).differences
    assert (difference.difference, difference.p, difference.wins) == (80, None, 0)


def test_three_runs_are_each_held_against_the_first():
    runs = [run(name, rows_of(RECALL, *[(right, 2)] * 6)) for name, right in (("a", 0), ("b", 1), ("c", 2))]
    b, c = metric(compare_runs(runs), RECALL).differences
    assert (b.other, b.difference, c.other, c.difference) == ("b", 50, "c", 100)
    assert b.p_holm >= b.p


def test_samples_that_flip_are_named():
    a = run("a", rows_of(WRONG, (0, 2), (1, 2), (0, 2)))
    b = run("b", [*rows_of(WRONG, (1, 2), (1, 2)), outcome("s2", OutcomeStatus.EMPTY)])
    flips = {(f.sample_id, f.metric) for f in compare_runs([a, b]).flips}
    assert flips == {("s0", WRONG), ("s2", WRONG)}


@pytest.mark.parametrize(
    ("other", "difference"),
    [
        ({"suite": "s@2"}, "different suites: digest: was s@1, is s@2"),
        ({"checker": "c2"}, "different checkers: c1 and c2"),
    ],
)
def test_runs_that_cannot_be_compared_say_how_they_differ(other, difference):
    a, b = run("a", rows_of(WRONG, (0, 2))), run("b", rows_of(WRONG, (0, 2)), **other)
    with pytest.raises(InputError, match=difference) as caught:
        compare_runs([a, b])
    assert caught.value.hint


def test_one_run_is_nothing_to_compare():
    with pytest.raises(InputError, match="One run"):
        compare_runs([run("a", rows_of(WRONG, (0, 2)))])


numbers = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(st.tuples(numbers, numbers, st.booleans(), st.booleans()), min_size=1, max_size=8))
def test_wins_are_the_others_losses(samples):
    def outcomes(side):
        return [
            outcome(f"s{i}", OutcomeStatus.EMPTY if s[2 + side] else OutcomeStatus.OK, **_row(s[side], s[2 + side]))
            for i, s in enumerate(samples)
        ]

    def _row(pair, empty):
        return {} if empty or not pair[1] else {WRONG: pair}

    a, b = run("a", outcomes(0)), run("b", outcomes(1))
    there = [d for m in compare_runs([a, b]).metrics if m.metric == WRONG for d in m.differences]
    back = [d for m in compare_runs([b, a]).metrics if m.metric == WRONG for d in m.differences]
    for x, y in zip(there, back, strict=True):
        assert (x.wins, x.ties, x.losses, x.unscored) == (y.losses, y.ties, y.wins, y.unscored)
        assert x.wins + x.ties + x.losses + x.unscored == len(samples)


# --- gates -----------------------------------------------------------------------------------------------------


def verdicts(result):
    return {check.metric: check.verdict for check in result.checks}


def test_a_run_passes_against_itself_where_a_drop_would_have_shown():
    many = run("a", rows_of(RECALL, *[(1, 2)] * 50))
    result = gate(many, many, 5)
    assert verdicts(result) == {RECALL: "passed"}
    assert result.passed
    # Nothing differs, so four samples changed by one figure each are the least that could show: 4 of 100.
    assert result.checks[0].detectable == pytest.approx(4)


def test_few_samples_cannot_pass():
    few = run("a", rows_of(RECALL, *[(1, 2)] * 5))
    result = gate(few, few, 5)
    assert verdicts(result) == {RECALL: "too few samples"}
    assert not result.passed
    assert result.checks[0].detectable == pytest.approx(40)


def test_three_samples_show_nothing():
    few = run("a", rows_of(RECALL, *[(1, 2)] * 3))
    assert gate(few, few, 100).checks[0].detectable is None


@pytest.mark.parametrize(("name", "good", "bad"), [(RECALL, (2, 2), (0, 2)), (WRONG, (0, 2), (2, 2))])
def test_a_drop_fails_and_a_gain_passes(name, good, bad):
    better, worse = run("good", rows_of(name, *[good] * 50)), run("bad", rows_of(name, *[bad] * 50))
    (check,) = gate(worse, better, 5).checks
    assert (check.verdict, check.drop) == ("dropped", 100)
    (check,) = gate(better, worse, 5).checks
    assert (check.verdict, check.drop) == ("passed", -100)


def test_a_drop_within_what_is_allowed_passes():
    before = run("before", rows_of(RECALL, *[(2, 2)] * 200))
    after = run("after", rows_of(RECALL, *[(1, 2)] * 2, *[(2, 2)] * 198))
    (check,) = gate(after, before, 3).checks
    assert check.drop == pytest.approx(0.5)
    assert check.verdict == "passed"


def test_the_detectable_drop_is_found_four_times_in_five():
    # Samples differ at random around a drop of just that size.
    rng, found = np.random.default_rng(1), []
    for _ in range(60):
        drops = rng.normal(0, 0.2, 40)
        pairs = [(Row(num=0.5, den=1), Row(num=0.5 - d, den=1)) for d in drops]
        error = stats.paired(*map(list, zip(*pairs, strict=True))).error
        seen = stats.paired([a for a, _ in pairs], [Row(num=b.num - 2.8 * error, den=1) for _, b in pairs])
        found.append(seen.high < 0)
    assert 0.65 <= np.mean(found) <= 0.95


def test_a_silent_run_fails():
    base = run("base", rows_of(RECALL, *[(2, 2)] * 50))
    (check,) = gate(run("silent", silent(50)), base, 5).checks
    assert check.verdict == "dropped"


def test_a_gate_that_looked_at_nothing_fails():
    nothing = run("nothing", [outcome(f"s{i}", OutcomeStatus.EMPTY) for i in range(50)])
    result = gate(nothing, nothing, 100)
    assert result.checks == ()
    assert not result.passed
    (table,) = gate_tables(result)
    assert table.title == "nothing against nothing: failed"
    assert f"the baseline nothing has none of {', '.join(GATED)}." in table.notes[0]


def test_a_metric_by_name_and_one_that_cannot_be_gated():
    base = run("base", rows_of(RECALL, *[(2, 2)] * 50))
    assert verdicts(gate(base, base, 5, [WRONG])) == {WRONG: "not scored"}
    for name in ("summary.length", "nonsense"):
        with pytest.raises(InputError, match=name):
            gate(base, base, 5, [name])
