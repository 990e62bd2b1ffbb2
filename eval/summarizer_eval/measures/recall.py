"""Recall: which of the article's labelled key figures and key facts a text covers.

A labelled figure is covered where a supported figure of the text rests on that very place of the source, or has the
value and the kind of the figure that stands there (an article gives its toll more than once). A derived figure covers
neither of its operands. Support is the checker's; the labels are a reader's.
"""

from __future__ import annotations

from summarizer.figures import find_figures
from summarizer.figures.figure import Cause, Figure, Kind, Span, Verdict
from summarizer_eval.measures.measure import Measure, Written, share
from summarizer_eval.results import Row
from summarizer_eval.sample import Sample


def _key_figures(written: Written, sample: Sample) -> Row:
    coverage = Coverage(written, sample)
    return share([coverage.covers(figure.span) for figure in sample.key_figures or ()])


def _key_facts(written: Written, sample: Sample) -> Row:
    coverage = Coverage(written, sample)
    facts = [fact for fact in sample.key_facts or () if fact.figures]
    return share([all(coverage.covers(span) for span in fact.figures) for fact in facts])


class Coverage:
    """Which figures of the source a text covers."""

    def __init__(self, written: Written, sample: Sample) -> None:
        self._verdicts = [v for v in written.supported if v.cause is not Cause.DERIVED]
        self._source = figures_by_place(sample.text)

    def covers(self, span: Span) -> bool:
        """Whether the text covers the figure that stands at `span` of the source."""
        there = [f for f in self._source if f.span.overlaps(span)]
        return any(_goes_by(v, span) or any(same_value(v.figure, f) for f in there) for v in self._verdicts)


def _goes_by(verdict: Verdict, span: Span) -> bool:
    """Whether the place a verdict stands on is the figure at `span`; its later evidence is the sentence around."""
    return bool(verdict.evidence) and verdict.evidence[0].overlaps(span)


def figures_by_place(text: str) -> list[Figure]:
    """Find the figures of a source, names that hold digits left out."""
    return [f for f in find_figures(text) if f.kind is not Kind.IDENTIFIER]


def same_value(a: Figure, b: Figure) -> bool:
    """Whether two figures state the same value of the same kind and unit."""
    return a.kind is b.kind and _value(a) == _value(b) != (None, None, (), None, None)


def _value(figure: Figure) -> tuple[object, ...]:
    parts = figure.parts if figure.low is None else ()
    return figure.low, figure.high, parts, figure.date, figure.unit


KEY_FIGURES = Measure(
    name="key_figure_recall", title="key figures covered", row=_key_figures, better="higher", labels=("key_figures",)
)
"""Of the labelled key figures, those that the text covers."""

KEY_FACTS = Measure(
    name="key_fact_recall", title="key facts covered", row=_key_facts, better="higher", labels=("key_facts",)
)
"""Of the labelled key facts that carry figures, those all of whose figures are covered. A fact without figures is left
out: whether it is covered cannot be seen from figures."""
