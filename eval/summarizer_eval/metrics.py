"""The measures as `evaluate` metrics: usable alone from Python, without a hub, a suite or a run.

    from summarizer_eval.metrics import FigureSupport
    FigureSupport().compute(predictions=["At least 30 died."], sources=["At least 32 people died, police said."])

A metric takes `predictions` (texts written), `sources` (the articles) and the labels it needs, in the form of a suite's
samples: `key_figures=[[{"start": 10, "end": 16}]]`. `published` (ISO dates) may be given to any. The result holds, for
each measure of the metric, `NAME`, its 95% interval over the texts (`NAME_low`, `NAME_high`) and the counts it was
aggregated from (`NAME_rows`, one a text, None where there was nothing to count), and one `signature`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import Any, ClassVar

import datasets
import evaluate

from summarizer.document import Document
from summarizer_eval import environment, stats
from summarizer_eval.measures import Measure, Written, copying, figures, recall, rouge, wording
from summarizer_eval.results import Row
from summarizer_eval.sample import Sample, parse_sample
from summarizer_eval.scoring import Judge, aggregate

_SPAN = {"start": datasets.Value("int64"), "end": datasets.Value("int64")}
_TEXT = datasets.Value("string")
_LABELS: dict[str, Any] = {
    "key_figures": [_SPAN],
    "key_facts": [{"text": _TEXT, "figures": [_SPAN]}],
    "attributions": [{**_SPAN, "speaker": _TEXT}],
    "hedges": [_SPAN],
    "loaded": [{**_SPAN, "plain": _TEXT}],
}
"""The form of each label; the words of a reader (`why`, say) that no measure looks at are not asked for."""

_COLUMN = {"summary": "references"}
"""Labels that `evaluate` has its own name for."""


class MeasureMetric(evaluate.Metric):  # type: ignore[misc]  # the library has no types
    """A metric of one or more measures; the first is its score."""

    measures: ClassVar[tuple[Measure, ...]]

    def __init__(self, **options: Any) -> None:
        # In memory: texts must not stay behind in the library's cache folder.
        super().__init__(**{"keep_in_memory": True, **options})

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of a sample that it needs."""
        return tuple(dict.fromkeys(label for measure in self.measures for label in measure.labels))

    def _info(self) -> evaluate.MetricInfo:
        columns = {_COLUMN.get(label, label): _LABELS.get(label, _TEXT) for label in self.labels}
        return evaluate.MetricInfo(
            description=self.__doc__ or "",
            citation="",
            inputs_description=__doc__ or "",
            features=datasets.Features({"predictions": _TEXT, "sources": _TEXT, **columns}),
        )

    def _compute(
        self, predictions: Sequence[str], sources: Sequence[str], published: Sequence[str] | None = None, **labels: Any
    ) -> dict[str, Any]:
        dates: Sequence[str | None] = published or [None] * len(predictions)
        columns = [[_filled(label, value) for value in labels[_COLUMN.get(label, label)]] for label in self.labels]
        samples = [
            parse_sample(
                {"id": str(i), "text": source, "published": day, **dict(zip(self.labels, values, strict=True))}
            )
            for i, (source, day, *values) in enumerate(zip(sources, dates, *columns, strict=True))
        ]
        texts = [_written(text, sample) for text, sample in zip(predictions, samples, strict=True)]
        found = [
            _score(m, [m(text, sample) for text, sample in zip(texts, samples, strict=True)]) for m in self.measures
        ]
        return {name: value for scored in found for name, value in scored.items()} | {"signature": self.signature}

    @property
    def signature(self) -> str:
        """What the scores are, in one line."""
        return "|".join([*(m.signature for m in self.measures), environment.checker(), stats.SETTINGS])


def _score(measure: Measure, rows: Sequence[Row | None]) -> dict[str, Any]:
    score = aggregate(measure.name, measure.title, measure, [row for row in rows if row is not None])
    return {
        measure.name: score.value,
        f"{measure.name}_low": score.low,
        f"{measure.name}_high": score.high,
        f"{measure.name}_rows": [None if row is None else asdict(row) for row in rows],
    }


def _filled(label: str, value: Any) -> Any:
    """Put in what a sample's label must have and no measure looks at."""
    return [{"why": "-", **figure} for figure in value] if label == "key_figures" else value


def _written(text: str, sample: Sample) -> Written:
    judge = _judge(sample.document())
    return Written(judge.document, judge.text(text, "summary"))


@lru_cache(maxsize=64)
def _judge(document: Document) -> Judge:
    """Read a source once: the outputs of several systems are often scored in turn."""
    return Judge(document)


# --- the metrics -----------------------------------------------------------------------------------------------


class FigureSupport(MeasureMetric):
    """Unsupported figures per 100 judged, with the share that is unclear and the number of figures a text."""

    measures = (figures.UNSUPPORTED_FIGURES, figures.UNCLEAR_FIGURES, figures.FIGURES)


class KeyFigureRecall(MeasureMetric):
    """Of the labelled key figures, the share that the text covers."""

    measures = (recall.KEY_FIGURES,)


class KeyFactRecall(MeasureMetric):
    """Of the labelled key facts, the share all of whose figures the text covers."""

    measures = (recall.KEY_FACTS,)


class AttributionRetention(MeasureMetric):
    """Of the sentences drawn from an attributed statement, the share that keeps an attribution."""

    measures = (wording.ATTRIBUTION,)


class HedgeRetention(MeasureMetric):
    """Of the figures covered that the source hedges, the share that the text hedges."""

    measures = (wording.HEDGES,)


class LoadedWords(MeasureMetric):
    """Of the labelled loaded words, the share that the text says in its own voice."""

    measures = (wording.LOADED_WORDS,)


class QuotationFaithfulness(MeasureMetric):
    """Of the quotations in the text, the share that is verbatim in the source."""

    measures = (wording.QUOTATIONS,)


class NameFaithfulness(MeasureMetric):
    """Of the names in the text, the share that the source holds."""

    measures = (wording.NAMES,)


class FaultySentences(MeasureMetric):
    """Sentences per 100 with a finding of any kind or a figure that is not supported."""

    measures = (wording.FINDINGS,)


class Repetition(MeasureMetric):
    """Sentences per 100 that repeat an earlier one, or their own words."""

    measures = (wording.REPETITION,)


class Rouge(MeasureMetric):
    """ROUGE-1, -2 and -L against `references`, by rouge_score with its stemmer, times 100."""

    measures = rouge.ROUGE


class Extractiveness(MeasureMetric):
    """Coverage, density and compression (Grusky et al. 2018), and the share of sentences copied whole."""

    measures = (copying.COVERAGE, copying.DENSITY, copying.COMPRESSION, copying.COPIED)


class Length(MeasureMetric):
    """Words and sentences a text, and the words written by the words of the source sentences they come from."""

    measures = (copying.LENGTH, copying.SENTENCES, copying.SHORTENED)
