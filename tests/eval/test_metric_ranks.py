"""How metrics and the estimate go with readers: on a suite made here, and as kept of the suite that ships."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from summarizer_eval import metric_ranks, readers
from summarizer_eval.learn_standing import Judged, digest
from summarizer_eval.standing_tables import compared
from summarizer_eval.statement_files import load_statements
from summarizer_eval.statements import Article, Judgement, Label, Output, Statement, StatementSuite

RIGHT, WRONG = "Rescuers saved 140 passengers from the ferry.", "Rescuers saved 410 passengers from the ferry."
ARTICLES = ("one", "two", "three")


def output(article: str, system: str, text: str, label: Label) -> Output:
    said = Statement(text=text, judged=Judgement(label=label))
    return Output(id=f"{article}.{system}", article=article, system=system, statements=(said,))


SUITE = StatementSuite(
    name="small",
    articles={name: Article(id=name, desk="news", form="neat", source=f"{RIGHT}\n\nIt sank.") for name in ARTICLES},
    outputs=tuple(
        output(article, system, *said)
        for article in ARTICLES
        for system, said in (("careful", (RIGHT, Label.OK)), ("careless", (WRONG, Label.FALSE)))
    ),
)


@pytest.fixture(scope="module")
def ranks() -> dict[str, readers.MetricRank]:
    chances = np.array([0.2, 0.8] * len(ARTICLES))
    return {rank.metric: rank for rank in metric_ranks.measure(SUITE, chances)}


def test_a_metric_that_ranks_as_readers_do_has_a_tau_of_one(ranks: dict[str, readers.MetricRank]) -> None:
    rank = ranks["unsupported_figures"]
    assert (rank.tau, rank.area, rank.verdict) == (1, 1, "yes")


def test_an_estimate_that_ranks_the_other_way_is_named_so(ranks: dict[str, readers.MetricRank]) -> None:
    rank = ranks["let_stand"]
    assert (rank.tau, rank.area) == (-1, 0)
    assert rank.verdict == "no, the other way"


def test_metrics_that_need_labels_are_not_measured(ranks: dict[str, readers.MetricRank]) -> None:
    assert not {"key_figure_recall", "rouge1", "hedge_retention"} & set(ranks)


def judged(careful: float, careless: float, articles: int = 20) -> tuple[Judged, np.ndarray]:
    """Two systems with a statement an article: what readers let stand, and the same as estimates with an error."""
    rng = np.random.default_rng(1)
    systems = np.array(["careful", "careless"] * articles)
    chances = np.clip(np.where(systems == "careful", careful, careless) + rng.normal(0, 0.1, len(systems)), 0, 1)
    flags = np.zeros(len(systems), dtype=bool)
    return Judged(
        names=("copied",),
        values=np.zeros((len(systems), 1)),
        label=np.where(systems == "careful", str(Label.OK), str(Label.FALSE)),
        article=np.repeat([f"a{n}" for n in range(articles)], 2),
        system=systems,
        output=systems,
        written=flags,
        barred=flags,
        passed=flags,
    ), chances


@pytest.mark.parametrize(
    ("careful", "careless", "verdict"),
    [(0.9, 0.2, "as readers"), (0.2, 0.9, "against readers"), (0.5, 0.5, "undecided")],
)
def test_two_systems_are_ranked_or_left_undecided(careful: float, careless: float, verdict: str) -> None:
    assert compared(*judged(careful, careless)) == {("careful", "careless"): verdict}


# --- as kept of the suite that ships -----------------------------------------------------------------------------


def test_what_is_kept_is_of_the_suite_that_ships() -> None:
    assert readers.signature() == f"statements:{digest(load_statements('statements'))}"


def test_the_headline_ranks_systems_as_readers_do() -> None:
    rank = readers.rank_of("output.let_stand")
    assert rank is not None
    assert rank.tau >= 0.8
    assert rank.verdict == "yes"
    assert (rank.area or 0) > 0.9


def test_a_metric_that_was_not_measured_has_no_rank() -> None:
    assert readers.rank_of("facts.key_figure_recall") is None


def test_the_documentation_holds_what_is_kept() -> None:
    page = (Path(__file__).parents[2] / "docs" / "metrics.md").read_text(encoding="utf-8")
    assert metric_ranks.table(list(readers.ranks().values())) in page
