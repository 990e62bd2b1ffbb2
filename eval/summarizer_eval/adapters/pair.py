"""A source and an output scored as `figurewise check` judges them: what every adapter hands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from summarizer.check import check
from summarizer.checks.finding import FindingKind
from summarizer.document import from_text
from summarizer.errors import InputError
from summarizer.figures.figure import Status, Verdict
from summarizer.report import CheckReport, count

MAX_REASONS = 20
"""An explanation names this many figures, and says how many more there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScore:
    """How many figures of an output its source supports, and what is wrong with the others."""

    report: CheckReport

    @property
    def value(self) -> float | None:
        """The share of judged figures that are supported; None where there is no figure to judge.

        An unclear figure is not supported. None is no score, neither 0 nor 1: an output that states nothing
        must neither win nor lose by it.
        """
        counts = count(self._verdicts)
        return counts.supported / counts.judged if counts.judged else None

    @property
    def explanation(self) -> str:
        """One line a figure that is not supported, with its reason; or why there is no score."""
        failing = self._failing
        if self.value is None:
            foreign = [f.reason for f in self.report.checked.findings if f.kind is FindingKind.LANGUAGE]
            return "\n".join(foreign) or "The output states no figure that can be judged."
        if not failing:
            return f"All {len(self._judged)} figures are supported by the source."
        lines = [f"{v.figure.surface}: {v.status} ({v.cause}): {v.reason}" for v in failing[:MAX_REASONS]]
        more = [f"... and {len(failing) - MAX_REASONS} more"] if len(failing) > MAX_REASONS else []
        return "\n".join([f"{len(failing)} of {len(self._judged)} figures are not supported:", *lines, *more])

    @property
    def counts(self) -> dict[str, int]:
        """Figures by status, for a log."""
        counts = count(self._verdicts)
        return {
            "supported": counts.supported,
            "unsupported": counts.unsupported,
            "unclear": counts.unclear,
            "not_judged": counts.not_judged,
        }

    @property
    def _verdicts(self) -> tuple[Verdict, ...]:
        return self.report.checked.verdicts

    @property
    def _judged(self) -> list[Verdict]:
        return [v for v in self._verdicts if v.status is not None]

    @property
    def _failing(self) -> list[Verdict]:
        return [v for v in self._judged if v.status is not Status.SUPPORTED]


def score_pair(source: str, output: str, published: date | str | None = None) -> PairScore:
    """Score an output against its source.

    Parameters
    ----------
    source, output
        The article, and what was written from it.
    published
        The article's date, as a date or in the form 2031-03-14; without it, "Friday" cannot be resolved.

    Raises
    ------
    InputError
        `published` is not a date.
    """
    document = from_text(source, published=_date(published))
    return PairScore(report=check(output, document))


def _date(published: date | str | None) -> date | None:
    if not isinstance(published, str):
        return published
    try:
        return date.fromisoformat(published)
    except ValueError:
        raise InputError(f"published: {published!r} is not a date.", "Write it as 2031-03-14.") from None
