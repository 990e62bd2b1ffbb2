"""The checker measured on figures judged by hand: how far a verdict can be trusted on texts like these.

A file of JSON lines, one output a line:

    {"id": "a-1", "source": "...", "output": "...", "published": "2031-03-14", "group": "a",
     "figures": [{"start": 10, "end": 16, "status": "unsupported", "cause": "wrong_value"}]}

`published` and `group` may be left out; outputs of one group (of one source, say) are resampled together. `status` is
`supported`, `unsupported` or `unclear`; `cause` is any word, and may be left out. Offsets are characters into `output`.
Figures that are not labelled are not counted.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from summarizer.check import language_findings
from summarizer.checks.figures import judge as judge_figures
from summarizer.document import Document, build_index, from_text
from summarizer.errors import InputError
from summarizer.figures import SourceIndex
from summarizer.figures.figure import Span, Status, Verdict
from summarizer_eval import environment, stats
from summarizer_eval.results import Row
from summarizer_eval.sample import to_row
from summarizer_eval.suite import CHECKER, Generated, find_suite, load_suite

_FORM = "The form is described by `figurewise eval checker --help`."


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One figure judged by hand."""

    span: Span
    status: Status
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One output with its labelled figures."""

    id: str
    group: str
    source: str
    output: str
    published: date | None
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A labelled figure and what the checker said; `status` is None where it was not found, or not judged."""

    case: Case
    label: Label
    status: Status | None
    kind: str | None

    @property
    def flagged(self) -> bool:
        """Whether the checker calls it unsupported."""
        return self.status is Status.UNSUPPORTED

    @property
    def wrong(self) -> bool:
        """Whether it is unsupported, by the label."""
        return self.label.status is Status.UNSUPPORTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A rate with its 95% interval over groups; `value` is None where there is nothing to divide by."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    num: float
    den: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckerResult:
    """How well the checker judges: every rate by name, then recall or false alarms by cause and by kind."""

    label: str
    cases: int
    groups: int
    figures: int
    rates: tuple[Rate, ...]
    by_cause: tuple[Rate, ...]
    """Named "unsupported: wrong_value" (the share flagged: recall) or "supported: rounded" (false alarms)."""
    by_kind: tuple[Rate, ...]
    signature: str


def measure_checker(name: str) -> CheckerResult:
    """Judge every labelled figure of a file, or of a suite of labelled figures.

    Raises
    ------
    InputError
        Naming the line and the field.
    """
    return summarise(name, [judged for case in load_cases(name) for judged in judge(case)])


def judge(case: Case) -> Iterator[Judged]:
    """Judge the figures of one output, as `figurewise check` does, and match them with its labels."""
    for label, verdict in verdicts_of(case)[1]:
        yield Judged(
            case=case,
            label=label,
            status=verdict.status if verdict else None,
            kind=str(verdict.figure.kind) if verdict else None,
        )


def verdicts_of(case: Case) -> tuple[SourceIndex, list[tuple[Label, Verdict | None]]]:
    """Judge one output: the index of its source, and each label with the verdict on its figure."""
    source = _source(case.source, case.published)
    verdicts = () if language_findings(case.output, source.document) else judge_figures(case.output, source.index)
    return source.index, [(label, _match(label.span, verdicts)) for label in case.labels]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    document: Document
    index: SourceIndex


@lru_cache(maxsize=128)
def _source(text: str, published: date | None) -> _Source:
    """Read a source once: there are many outputs of one in a suite."""
    document = from_text(text, published=published)
    return _Source(document=document, index=build_index(document))


def _match(span: Span, verdicts: Sequence[Verdict]) -> Verdict | None:
    """Find the verdict whose figure shares the most characters with a label."""
    shared = [
        (min(span.end, v.figure.span.end) - max(span.start, v.figure.span.start), -i) for i, v in enumerate(verdicts)
    ]
    most, at = max(shared, default=(0, 0))
    return verdicts[-at] if most > 0 else None


# --- rates -----------------------------------------------------------------------------------------------------

_Count = Callable[[Judged], tuple[float, float]]
"""What one figure adds to a rate's numerator and denominator."""

_RATES: Mapping[str, _Count] = {
    "figures found": lambda j: (j.kind is not None, 1),
    "recall": lambda j: (j.wrong and j.flagged, j.wrong),
    "false alarms": lambda j: (_right(j) and j.flagged, _right(j)),
    "precision": lambda j: (j.wrong and j.flagged, j.flagged and j.label.status is not Status.UNCLEAR),
    "F1": lambda j: (2 * (j.wrong and j.flagged), j.wrong + (j.flagged and j.label.status is not Status.UNCLEAR)),
    "unclear": lambda j: (j.status is Status.UNCLEAR, 1),
}


def _right(judged: Judged) -> bool:
    return judged.label.status is Status.SUPPORTED


def summarise(label: str, figures: Sequence[Judged]) -> CheckerResult:
    """Aggregate judged figures into rates."""
    decided = [j for j in figures if j.label.status is not Status.UNCLEAR]
    return CheckerResult(
        label=label,
        cases=len({j.case.id for j in figures}),
        groups=len({j.case.group for j in figures}),
        figures=len(figures),
        rates=tuple(_rate(name, figures, count) for name, count in _RATES.items()),
        by_cause=_split(decided, lambda j: f"{j.label.status}: {j.label.cause}"),
        by_kind=_split(decided, lambda j: f"{j.label.status}: {j.kind or 'not found'}"),
        signature=f"labels:{label}|checker:{environment.checker()}|{stats.SETTINGS}|groups",
    )


def _split(figures: Sequence[Judged], name: Callable[[Judged], str]) -> tuple[Rate, ...]:
    """Take the share flagged of each class: recall for the unsupported ones, false alarms for the supported ones."""
    classes: dict[str, list[Judged]] = defaultdict(list)
    for judged in figures:
        classes[name(judged)].append(judged)
    return tuple(_rate(key, classes[key], lambda j: (j.flagged, 1)) for key in sorted(classes, reverse=True))


def _rate(name: str, figures: Sequence[Judged], count: _Count) -> Rate:
    sums: dict[str, tuple[float, float]] = {}
    for judged in figures:
        num, den = sums.get(judged.case.group, (0.0, 0.0))
        more_num, more_den = count(judged)
        sums[judged.case.group] = (num + more_num, den + more_den)
    rows = [Row(num=num, den=den) for num, den in sums.values()]
    found = stats.estimate(rows)
    return Rate(
        name=name,
        value=found.value,
        low=found.low,
        high=found.high,
        num=sum(row.num for row in rows),
        den=sum(row.den for row in rows),
    )


# --- reading ---------------------------------------------------------------------------------------------------


def load_cases(name: str) -> list[Case]:
    """Load the cases of a file, or of a suite by name or folder; a generated suite is made.

    Raises
    ------
    InputError
        Where `name` is a suite of articles, or nothing.
    """
    if Path(name).is_file():
        return read_cases(Path(name))
    info = find_suite(name)
    if info.kind != CHECKER:
        raise InputError(
            f"{name}: a suite of articles.", f"Run a model over it: figurewise eval run {name} --model ..."
        )
    if info.generated is not None:
        return _generate(info.generated)
    if info.source is None or info.source.file is None:
        raise InputError(f"{name}: labelled figures must be in a local file.", "Download them and name the file.")
    return read_cases(info.source.file)


def _generate(generated: Generated) -> list[Case]:
    if generated.by != "perturb":
        raise InputError(f"{generated.by}: nothing here makes such a suite.", 'Write by = "perturb" in suite.toml.')
    from summarizer_eval.perturb import bases, perturb  # noqa: PLC0415  (needed by one suite alone)
    from summarizer_eval.scoring import sentences_of  # noqa: PLC0415

    rows = [to_row(sample) for sample in load_suite(generated.source).samples]
    made = perturb(bases(rows, sentences_of), seed=generated.seed)
    return [_case(row, number) for number, row in enumerate(made, start=1)]


def read_cases(path: Path) -> list[Case]:
    """Read a file of labelled figures; see the head of this module."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}", _FORM) from error
    cases = [_placed(path, n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not any(case.labels for case in cases):
        raise InputError(f"{path}: holds no labelled figures.", _FORM)
    return cases


def _placed(path: Path, number: int, line: str) -> Case:
    try:
        return _case(json.loads(line), number)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"{path}:{number}: not a line of JSON: {error}", _FORM) from error
    except ValueError as error:
        raise InputError(f"{path}:{number}: {error}", _FORM) from error


def _case(row: Any, number: int) -> Case:
    if not isinstance(row, dict):
        raise ValueError("not an object")
    for name in ("source", "output"):
        if not isinstance(row.get(name), str):
            raise ValueError(f"{name}: must be a text")
    if not isinstance(row.get("figures"), list):
        raise ValueError("figures: must be a list")
    identifier = str(row.get("id", number))
    return Case(
        id=identifier,
        group=str(row.get("group", identifier)),
        source=row["source"],
        output=row["output"],
        published=_published(row.get("published")),
        labels=tuple(_label(f"figures[{i}]", figure, row["output"]) for i, figure in enumerate(row["figures"])),
    )


def _published(value: Any) -> date | None:
    try:
        return None if value is None else date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"published: {value!r} is not a date of the form 2031-03-14") from None


def _label(place: str, value: Any, output: str) -> Label:
    start, end = (value.get("start"), value.get("end")) if isinstance(value, dict) else (None, None)
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(output):
        raise ValueError(f"{place}: start and end must be a span of the output")
    try:
        status = Status(value.get("status"))
    except ValueError:
        raise ValueError(f"{place}.status: must be one of {', '.join(Status)}") from None
    return Label(span=Span(start=start, end=end), status=status, cause=str(value.get("cause") or "not said"))
