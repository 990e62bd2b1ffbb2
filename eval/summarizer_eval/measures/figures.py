"""How the figures of a text stand against its source, as the checker judges them."""

from __future__ import annotations

from summarizer.figures.figure import Status
from summarizer_eval.measures.measure import Measure, Written, share
from summarizer_eval.results import Row
from summarizer_eval.sample import Sample


def _unsupported(written: Written, _: Sample) -> Row:
    return share([v.status is Status.UNSUPPORTED for v in written.verdicts])


def _unclear(written: Written, _: Sample) -> Row:
    return share([v.status is Status.UNCLEAR for v in written.verdicts])


def _count(written: Written, _: Sample) -> Row:
    return Row(num=len(written.verdicts), den=1)


UNSUPPORTED_FIGURES = Measure(
    name="unsupported_figures", title="unsupported figures", row=_unsupported, unit="per 100", better="lower"
)
"""Of the figures judged, those the source does not support. A text without figures is not scored."""

UNCLEAR_FIGURES = Measure(name="unclear_figures", title="unclear figures", row=_unclear, unit="per 100", better="lower")
"""Of the figures judged, those that could not be decided: always printed beside the unsupported ones."""

FIGURES = Measure(name="figures", title="figures a text", row=_count, unit="figures", scale=1, share=False)
"""Figures judged a text: who writes none makes no mistake with them."""
