"""Whether readers would let a statement stand: the fitted weights, and what printed checks are worth to readers."""

from __future__ import annotations

import pytest

from summarizer.checks.finding import DOUBTFUL
from summarizer.document import from_text
from summarizer.standing import Article, features, weights
from summarizer_eval.learn_standing import digest
from summarizer_eval.measures.standing import STANDING
from summarizer_eval.scoring import Judge
from summarizer_eval.statement_files import load_statements
from summarizer_eval.statements import StatementSuite
from summarizer_eval.trust import TrustResult, measure_statements
from tests.eval.test_measures import SAMPLE, written

ARTICLE = """The harbour of Elva will close for three weeks in May, the port authority said on Monday.

Its quay, built in 1931, is to be repaired at a cost of 4.2 million crowns. Some 140 boats have to move to Port Lanu, 12 km away.

"We had no choice," said harbour master Ines Roe. She expects the work to end before the regatta on 2 June.
"""  # noqa: E501

LEAD = "The harbour of Elva will close for three weeks in May, the port authority said on Monday."

FLAGGED_OFTEN = 20
"""Statements that a check must flag in the suite before its precision says anything."""


def chances(*statements: str) -> list[float]:
    document = from_text(ARTICLE)
    judge = Judge(document)
    checked = [judge.statement(text, "summary") for text in statements]
    return [weights().chance(values) for values in features(checked, Article.read(document))]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("The repair of the quay will cost 4.2 million crowns.", "The repair of the quay will cost 42 million crowns."),
        ("Some 140 boats have to move to Port Lanu, 12 km away.", "Some 140 boats have to move to Port"),
        ("The quay will be repaired for 4.2 million crowns.", "Quay repairs: 4.2 million"),
    ],
)
def test_what_is_right_stands_rather_than_what_is_not(better: str, worse: str) -> None:
    assert chances(LEAD, better)[-1] > chances(LEAD, worse)[-1] + 0.05


def test_a_text_that_errs_elsewhere_is_trusted_less() -> None:
    own = "Some 140 boats have to move to Port Lanu, 12 km away."
    wrong, right = (
        chances(LEAD, own, "It cost 9 billion dollars, and"),
        chances(LEAD, own, "The quay was built in 1931."),
    )
    assert wrong[0] < right[0]


def test_a_text_of_one_statement_has_a_chance() -> None:
    assert 0 < chances("The quay was built in 1931.")[0] < 1


def test_the_metric_is_the_mean_chance() -> None:
    row = STANDING(written("Rescuers saved 140 passengers. Nine"), SAMPLE)
    assert row is not None
    assert row.den == 2
    assert 0 < row.num < 2


# --- the suite -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def suite() -> StatementSuite:
    return load_statements("statements")


@pytest.fixture(scope="module")
def measured(suite: StatementSuite) -> TrustResult:
    return measure_statements(suite)


def test_the_weights_are_of_the_suite_that_ships(suite: StatementSuite) -> None:
    assert weights().signature == f"statements:{digest(suite)}"


def test_acceptance_lets_few_wrong_statements_pass_and_more_of_the_right_ones() -> None:
    """As measured when the weights were fitted, on articles left out, of statements in models' own words."""
    measured = weights().measured
    assert measured["wrong"] <= 0.10 < measured["wrong_by_checks"]
    assert measured["right"] >= 0.40


def test_every_statement_was_judged_twice(suite: StatementSuite) -> None:
    assert len(suite.articles) == 60
    assert suite.statements >= 900
    read = {reading.output for reading in suite.readings}
    assert read >= {output.id for output in suite.outputs}
    assert all(s.judged is not None for output in suite.outputs for s in output.statements)


def test_a_check_that_is_printed_is_right_seven_times_in_ten(measured: TrustResult) -> None:
    shown = [t for t in measured.checks if t.check not in DOUBTFUL and t.precision.den >= FLAGGED_OFTEN]
    assert shown
    assert {t.check: t.precision.value for t in shown if (t.precision.value or 0) < 0.7} == {}


def test_what_readers_fault_is_found_half_the_time(measured: TrustResult) -> None:
    together = next(t for t in measured.checks if t.check == "any")
    assert (together.recall.value or 0) >= 0.5
