"""What the harness produces: rows, scores, outcomes, runs, comparisons. Plain values, all of them JSON-able.

Knows nothing of how they are made, stored or shown. Rates are kept as rows of counts, one a sample, and aggregated
late: a score is `scale * sum(num) / sum(den)` over the samples that have the row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from summarizer.attempt import OutcomeStatus

__all__ = ["Outcome", "OutcomeStatus"]

Better = Literal["higher", "lower"]
GateVerdict = Literal["passed", "dropped", "too few samples", "not scored"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The counts of one metric on one sample. A mean has a `den` of 1."""

    num: float
    den: float

    @property
    def value(self) -> float | None:
        """The sample's own rate, or None where there is nothing to divide by."""
        return self.num / self.den if self.den else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One metric over many samples, with its 95% bootstrap interval over samples.

    `value`, `low` and `high` are None where nothing could be scored, the bounds also where there is one sample only.
    """

    metric: str
    title: str
    unit: str
    """What `value` is in: "%", "words", "" for a ratio, "s"."""
    better: Better | None
    """None for what is shown beside the others and is neither good nor bad."""
    value: float | None
    low: float | None
    high: float | None
    num: float
    den: float
    samples: int
    """Samples scored."""
    unscored: int
    """Samples not scored: no label, no output, or nothing of the kind in the output."""
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One sample of a run: one line of outcomes.jsonl."""

    sample_id: str
    status: OutcomeStatus
    report: Mapping[str, Any] | None
    """The report in its published JSON form; None where there is none."""
    metrics: Mapping[str, Row]
    measure_errors: Mapping[str, str] = field(default_factory=dict)
    """The measures that failed on it, and how."""
    input_tokens: int = 0
    output_tokens: int = 0
    seconds: float = 0.0
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuiteRecord:
    """The suite of a run."""

    name: str
    digest: str
    samples: int
    limit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRecord:
    """The model of a run."""

    spec: str
    family: str
    parameters: int | None = None
    file_hash: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a run took. Times are summed over every start of a run that was resumed."""

    wall_seconds: float
    cpu_seconds: float
    output_tokens: int
    tokens_per_second: float | None
    """Output tokens by the seconds spent on samples; None for a model that counts none."""
    peak_memory_bytes: int | None
    """The process's resident peak, model included."""
    peak_device_bytes: int | None = None
    """The accelerator's peak, where there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One model over one suite: run.json, and outcomes.jsonl beside it."""

    label: str
    """How tables call it: the folder's name, or the model's."""
    suite: SuiteRecord
    model: ModelRecord
    prompts: str
    """The digest of the prompts."""
    options: Mapping[str, Any]
    seed: int
    checker: str
    """Version and digest of the code that judges: figures, checks and metrics."""
    environment: Mapping[str, Any]
    """Versions, git state, platform, dtype, device, threads."""
    started: str
    finished: str
    cost: Cost
    statuses: Mapping[str, int]
    scores: tuple[Score, ...]
    signature: str
    outcomes: tuple[Outcome, ...] = ()
    """Kept in outcomes.jsonl, not in run.json; in the suite's order."""

    def score(self, metric: str) -> Score | None:
        """Find the score of a metric; None where the run has none."""
        return next((s for s in self.scores if s.metric == metric), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One run against the baseline on one metric: `other - baseline`, over the samples of both.

    `low` and `high` are the 95% bootstrap interval of the difference; `p` is by approximate randomisation and
    `p_holm` is corrected over every tested difference of the comparison. `p` is None for what is not tested.
    A sample is a win where `other` is better; one without output loses to one with.
    """

    other: str
    difference: float | None
    low: float | None
    high: float | None
    p: float | None
    p_holm: float | None
    wins: int
    ties: int
    losses: int
    unscored: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricComparison:
    """One metric over every run: `scores` in the order of the runs, one difference for each run but the first."""

    metric: str
    title: str
    unit: str
    better: Better | None
    scores: tuple[Score, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlipSide:
    """What one run did with a sample on which the runs differ."""

    label: str
    status: OutcomeStatus
    row: Row | None
    report: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """A sample that is fine in one run and not in another; `sides` in the order of the runs."""

    sample_id: str
    metric: str
    sides: tuple[FlipSide, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Runs over the same samples, judged by the same checker. The first run is the baseline."""

    suite: SuiteRecord
    checker: str
    runs: tuple[Run, ...]
    metrics: tuple[MetricComparison, ...]
    flips: tuple[Flip, ...]
    signature: str

    @property
    def baseline(self) -> Run:
        """The run that the others are compared with."""
        return self.runs[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class GateCheck:
    """One metric of a gate. `drop` is how much worse than the baseline, in the metric's unit."""

    metric: str
    title: str
    unit: str
    baseline: float | None
    value: float | None
    drop: float | None
    low: float | None
    high: float | None
    detectable: float | None
    """The smallest drop this many samples could have shown; None where they could show none."""
    verdict: GateVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class GateResult:
    """A run compared with a baseline."""

    run: str
    baseline: str
    max_drop: float
    checks: tuple[GateCheck, ...]
    signature: str

    @property
    def passed(self) -> bool:
        """Whether every metric passed; one that could not be judged has not, and a gate without metrics has not."""
        return bool(self.checks) and all(check.verdict == "passed" for check in self.checks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """Stored outputs of any system, scored: the result of `figurewise eval score`."""

    label: str
    checker: str
    samples: int
    statuses: Mapping[str, int]
    scores: tuple[Score, ...]
    signature: str
    outcomes: tuple[Outcome, ...] = field(default=())


Result = Run | Comparison | GateResult | Scorecard


def to_json(result: Any) -> dict[str, Any]:
    """Any value of this module as plain JSON types."""
    return asdict(result)
