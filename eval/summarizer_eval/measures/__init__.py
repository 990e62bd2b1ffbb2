"""Every measure, and which of them a run reports of which text.

    measure_all(views, sample).rows -> {"output.unsupported_figures": Row(...), ...}

A view is one of the texts of a sample: `draft` (as the model wrote it), `output` (as it was handed out), and the
output's `summary` and `facts`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from summarizer_eval.measures import copying, figures, recall, rouge, standing, wording
from summarizer_eval.measures.measure import Measure, Written
from summarizer_eval.results import Row
from summarizer_eval.sample import Sample

__all__ = ["PLAN", "Measure", "Measured", "Placed", "View", "Written", "measure_all", "placed"]

View = Literal["draft", "output", "summary", "facts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A measure of one view."""

    view: View
    measure: Measure

    @property
    def name(self) -> str:
        """As in rows: "output.unsupported_figures"."""
        return f"{self.view}.{self.measure.name}"

    @property
    def title(self) -> str:
        """As read by people: "unsupported figures, output"."""
        return f"{self.measure.title}, {self.view}"


def _of(view: View, *measures: Measure) -> tuple[Placed, ...]:
    return tuple(Placed(view=view, measure=measure) for measure in measures)


PLAN: tuple[Placed, ...] = (
    *_of("draft", standing.STANDING),
    *_of("output", standing.STANDING),
    *_of("draft", figures.UNSUPPORTED_FIGURES, figures.UNCLEAR_FIGURES, figures.FIGURES),
    *_of("output", figures.UNSUPPORTED_FIGURES, figures.UNCLEAR_FIGURES, figures.FIGURES),
    *_of("facts", recall.KEY_FIGURES),
    *_of("summary", recall.KEY_FIGURES, recall.KEY_FACTS),
    *_of("facts", recall.KEY_FACTS),
    *_of("draft", wording.ATTRIBUTION),
    *_of("output", wording.ATTRIBUTION, wording.HEDGES, wording.LOADED_WORDS, wording.QUOTATIONS, wording.NAMES),
    *_of("draft", wording.FINDINGS),
    *_of("output", wording.FINDINGS, wording.REPETITION),
    *_of("summary", *rouge.ROUGE),
    *_of("summary", copying.COVERAGE, copying.DENSITY, copying.COMPRESSION),
    *_of("output", copying.COPIED, copying.SHORTENED),
    *_of("summary", copying.LENGTH),
    *_of("facts", copying.LENGTH, copying.SENTENCES),
)
"""What a run reports, in the order of its tables."""

_BY_NAME = {entry.name: entry for entry in PLAN}


def placed(name: str) -> Placed | None:
    """Find a measure of the plan by the name its rows have."""
    return _BY_NAME.get(name)


class Measured(NamedTuple):
    """The rows of one sample, and the measures that failed on it: why, by the name the row would have."""

    rows: dict[str, Row]
    errors: dict[str, str]


def measure_all(views: Mapping[View, Written], sample: Sample, plan: Sequence[Placed] = PLAN) -> Measured:
    """Measure every view that there is; what cannot be scored has no row.

    A measure that fails is that measure's error on that sample, and no other's.
    """
    rows: dict[str, Row] = {}
    errors: dict[str, str] = {}
    for entry in plan:
        if entry.view not in views:
            continue
        try:
            row = entry.measure(views[entry.view], sample)
        except Exception as error:  # a measure may be anybody's
            errors[entry.name] = f"{type(error).__name__}: {error}"
            continue
        if row is not None:
            rows[entry.name] = row
    return Measured(rows, errors)
