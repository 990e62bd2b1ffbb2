"""What a measure is, and the judged text it looks at. Knows no single measure.

A measure turns one text and its sample into a row of counts, or None where it cannot be scored: no label, or nothing
of the kind in the text. Rows are aggregated late, as `scale * sum(num) / sum(den)`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.document import Document
from summarizer.figures.figure import Status, Verdict
from summarizer.report import Statement
from summarizer_eval.results import Better, Row
from summarizer_eval.sample import Sample


@dataclass(frozen=True)
class Written:
    """A text written of a sample's source: its sentences, each checked and with the source spans it comes from."""

    document: Document
    statements: tuple[Statement, ...]

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts of its figures, names that hold digits left out."""
        return tuple(v for s in self.statements for v in s.checked.verdicts if v.status is not None)

    @cached_property
    def supported(self) -> tuple[Verdict, ...]:
        """The verdicts of its supported figures."""
        return tuple(v for v in self.verdicts if v.status is Status.SUPPORTED)

    @cached_property
    def text(self) -> str:
        """Its sentences, one a line."""
        return "\n".join(s.text for s in self.statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One way to measure a text.

    Parameters
    ----------
    name, title
        As in tables of rows, and as read by people.
    row
        Counts on one sample.
    unit
        What the score is in; with `scale` 100 "%" or "per 100".
    better
        Which way is better; None for what is neither good nor bad.
    share
        Whether a row counts some of `den` things, so that the worst value is known: a text that was not written is
        given that value in comparisons.
    labels
        The labels of a sample that it needs.
    """

    name: str
    title: str
    row: Callable[[Written, Sample], Row | None]
    unit: str = "%"
    scale: float = 100
    better: Better | None = None
    share: bool = True
    labels: tuple[str, ...] = ()

    def __call__(self, written: Written, sample: Sample) -> Row | None:
        """Measure one text: None where a label it needs was not made, or there is nothing to count."""
        if any(getattr(sample, label) is None for label in self.labels):
            return None
        row = self.row(written, sample)
        return row if row is not None and row.den else None

    @property
    def worst(self) -> float | None:
        """The worst value of a row's `num / den`; None where there is none."""
        if self.better is None or not self.share:
            return None
        return 0.0 if self.better == "higher" else 1.0

    @property
    def signature(self) -> str:
        """What the score is, in a few words: "figure_support|sum(num)/sum(den)|x100|lower"."""
        return f"{self.name}|sum/sum|x{self.scale:g}|{self.better or 'neutral'}"


def share(flags: Sequence[bool]) -> Row:
    """Count how many of `flags` are set."""
    return Row(num=sum(flags), den=len(flags))
