"""The measures as `evaluate` metrics, from Python alone."""

import evaluate
import pytest

from summarizer_eval import metrics
from summarizer_eval.metrics import MeasureMetric

SOURCE = "A ferry sank off Port Elva on Tuesday. At least 32 people died, police said. Rescuers saved 140 passengers."
TEXT = "At least 32 people died, police said."


def span(text, **more):
    return {"start": SOURCE.index(text), "end": SOURCE.index(text) + len(text), **more}


LABELS = {
    "key_figures": [span("32"), span("140")],
    "key_facts": [{"text": "At least 32 died.", "figures": [span("32")]}],
    "attributions": [span("At least 32 people died, police said.", speaker="police")],
    "hedges": [span("At least")],
    "loaded": [],
    "references": "At least 32 people died.",
}
ALL = [
    value for value in vars(metrics).values()
    if isinstance(value, type) and issubclass(value, MeasureMetric) and value is not MeasureMetric
]  # fmt: skip


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_every_metric_can_be_used_alone(kind):
    metric = kind()
    assert isinstance(metric, evaluate.Metric)
    columns = {name: [LABELS[name]] for name in metric.features if name in LABELS}
    result = metric.compute(predictions=[TEXT], sources=[SOURCE], **columns)
    for measure in kind.measures:
        assert {measure.name, f"{measure.name}_low", f"{measure.name}_rows"} <= result.keys()
        assert measure.name in result["signature"]


def test_values_by_hand():
    texts = [TEXT, "At least 57 people died, police said."]
    result = metrics.FigureSupport().compute(predictions=texts, sources=[SOURCE] * 2, published=["2031-03-14"] * 2)
    assert result["unsupported_figures"] == 50
    assert result["unsupported_figures_rows"] == [{"num": 0, "den": 1}, {"num": 1, "den": 1}]
    assert result["unclear_figures"] == 0
    assert result["figures"] == 1
    recall = metrics.KeyFigureRecall().compute(
        predictions=[TEXT], sources=[SOURCE], key_figures=[LABELS["key_figures"]]
    )
    assert recall["key_figure_recall"] == 50
    assert recall["key_figure_recall_low"] is None  # one text has no interval


def test_what_cannot_be_scored_has_no_row():
    result = metrics.FigureSupport().compute(predictions=["A ferry sank."], sources=[SOURCE])
    assert result["unsupported_figures"] is None
    assert result["unsupported_figures_rows"] == [None]


def test_texts_can_be_added_one_by_one():
    metric = metrics.FigureSupport()
    for _ in range(3):
        metric.add(predictions=TEXT, sources=SOURCE)
    assert len(metric.compute()["unsupported_figures_rows"]) == 3
