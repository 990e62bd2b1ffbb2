"""Fit the checker's weights, and measure the fit on sets that were left out of it.

    figurewise eval learn table [--set NAME=FILE:WEIGHT ...]   the leave-one-set-out table, as Markdown
    figurewise eval learn fit [--set NAME=FILE:WEIGHT ...]     write summarizer/figures/weights.toml

The sets are the suites of judged figures that ship, and any file in the form of `eval checker`; a file of weight 0 is
measured and never fitted on. A logistic regression (scikit-learn) on the features of `summarizer.figures.features`.
Needs the `dev` extra.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from summarizer.document import build_index, from_text
from summarizer.errors import InputError
from summarizer.figures import judge
from summarizer.figures.context import find_figures
from summarizer.figures.features import measure
from summarizer.figures.figure import Figure, Kind, Status
from summarizer.figures.index import SourceIndex
from summarizer_eval.checker import Case, load_cases

SHIPPED = {"hand-labelled": 1.0, "perturbed": 0.3, "drafts": 0.1, "twins": 0.2}
"""The suites that ship, and the weight of each of their figures in the fit."""
FLAGGED = 0.03
"""The share of right figures of the left-out sets of summaries that the threshold may flag."""
_STRENGTH = 0.005
"""The inverse strength of the penalty on weights (scikit-learn's `C`), by the leave-one-set-out table."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One judged figure with its features; `decided` where the specification decides and no weight does."""

    group: str
    wrong: bool
    values: dict[str, float]
    decided: bool
    stated: bool
    """Whether each of its numbers, in digits or words, is a word of the source: the rule to beat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledSet:
    """The judged figures of one set."""

    name: str
    weight: float
    digest: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A logistic regression over features that are centred and scaled; a missing feature counts for nothing."""

    names: tuple[str, ...]
    mean: Floats
    spread: Floats
    weight: Floats
    bias: float

    def log_odds(self, examples: Sequence[Example]) -> Floats:
        """The log-odds that each example is wrong."""
        scaled = (_matrix(examples, self.names) - self.mean) / self.spread
        return np.asarray(np.nan_to_num(scaled) @ self.weight + self.bias)


def read_set(name: str, source: str, weight: float) -> LabelledSet:
    """Measure the features of every judged figure of a suite or file.

    Raises
    ------
    InputError
        Where it holds no judged figures.
    """
    cases = load_cases(source)
    digest = hashlib.sha256("\n".join(f"{case.source}\0{case.output}\0{case.labels}" for case in cases).encode())
    indexes: dict[tuple[str, date | None], SourceIndex] = {}
    examples = tuple(example for case in cases for example in _examples(case, indexes))
    return LabelledSet(name=name, weight=weight, digest=digest.hexdigest()[:12], examples=examples)


def _examples(case: Case, indexes: dict[tuple[str, date | None], SourceIndex]) -> Iterator[Example]:
    """The judged figures of one output; a source of several outputs is read once."""
    key = case.source, case.published
    index = indexes[key] = indexes.get(key) or build_index(from_text(case.source, published=case.published))
    figures = [figure for figure in find_figures(case.output) if figure.kind is not Kind.IDENTIFIER]
    words = _numbers(case.source)
    for label in case.labels:
        shared = [figure for figure in figures if figure.span.overlaps(label.span)]
        if not shared or label.status is Status.UNCLEAR:
            continue
        figure = max(shared, key=lambda f: min(f.span.end, label.span.end) - max(f.span.start, label.span.start))
        stated = _numbers(figure.surface) <= words
        yield _example(figure, case.group, index, wrong=label.status is Status.UNSUPPORTED, stated=stated)


_NUMBER = re.compile(
    r"\d+(?:\.\d+)?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundreds?|"
    r"thousands?|millions?|billions?|dozens?|half|twice|doubled?|first|second|third|\w+th)\b"
)


def _numbers(text: str) -> set[str]:
    """The numbers of a text: digits without their commas, and number words."""
    return set(_NUMBER.findall(_COMMA.sub("", text.lower())))


_COMMA = re.compile(r"(?<=\d),(?=\d)")


def _example(figure: Figure, group: str, index: SourceIndex, *, wrong: bool, stated: bool) -> Example:
    measured = measure(figure, index)
    derived = measured.derivation is not None
    best = measured.fitting[0].relation if measured.fitting else None
    decided = not derived and (best is None or not best.fair)
    return Example(group=group, wrong=wrong, values=measured.values, decided=decided, stated=stated)


def _matrix(examples: Sequence[Example], names: Sequence[str]) -> Floats:
    return np.array([[example.values.get(name, np.nan) for name in names] for example in examples])


def fit(sets: Sequence[LabelledSet]) -> Fit:
    """Fit on every set of a weight above 0."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    used = [(example, held.weight) for held in sets for example in held.examples if held.weight > 0]
    examples = [example for example, _ in used]
    names = tuple(sorted({name for example in examples for name in example.values}))
    matrix = _matrix(examples, names)
    mean, spread = np.nanmean(matrix, axis=0), np.nanstd(matrix, axis=0)
    spread[spread < 1e-6] = 1.0
    model = LogisticRegression(C=_STRENGTH, max_iter=2000)
    wrong = np.array([example.wrong for example in examples])
    model.fit(np.nan_to_num((matrix - mean) / spread), wrong, sample_weight=[weight for _, weight in used])
    return Fit(names=names, mean=mean, spread=spread, weight=model.coef_[0], bias=float(model.intercept_[0]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One set measured by weights fitted on the others."""

    name: str
    wrong: int
    right: int
    caught: int
    flagged: int
    rule_caught: int
    rule_flagged: int
    """The same for the rule that a figure is right whose numbers are words of the source."""


def left_out(sets: Sequence[LabelledSet]) -> dict[str, Floats]:
    """The log-odds of each set's figures by weights fitted without it."""
    everything = fit(sets)
    return {
        held.name: (fit([other for other in sets if other is not held]) if held.weight > 0 else everything).log_odds(
            held.examples
        )
        for held in sets
    }


def row(held: LabelledSet, odds: Floats, threshold: float) -> Row:
    """Count what a set's figures come to at a threshold."""
    wrong = np.array([example.wrong for example in held.examples])
    flagged = (odds >= threshold) | np.array([example.decided for example in held.examples])
    by_rule = ~np.array([example.stated for example in held.examples])
    return Row(
        name=held.name,
        wrong=int(wrong.sum()),
        right=int((~wrong).sum()),
        caught=int((flagged & wrong).sum()),
        flagged=int((flagged & ~wrong).sum()),
        rule_caught=int((by_rule & wrong).sum()),
        rule_flagged=int((by_rule & ~wrong).sum()),
    )


def threshold_for(sets: Sequence[LabelledSet], odds: dict[str, Floats], share: float = FLAGGED) -> float:
    """The log-odds above which at most a share of the right figures lies that the fit decides on."""
    outside = [held for held in sets if held.name not in SHIPPED] or list(sets)
    right = np.concatenate(
        [odds[held.name][[not example.wrong and not example.decided for example in held.examples]] for held in outside]
    )
    return float(np.quantile(right, 1 - share))


def calibration(sets: Sequence[LabelledSet], odds: dict[str, Floats]) -> tuple[float, float]:
    """Slope and offset from log-odds to how often a figure was wrong (Platt scaling), every set counting the same."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    x = np.concatenate([odds[held.name] for held in sets])
    y = np.concatenate([[example.wrong for example in held.examples] for held in sets])
    weight = np.concatenate([np.full(len(held.examples), 1 / len(held.examples)) for held in sets])
    model = LogisticRegression().fit(x[:, None], y, sample_weight=weight * len(y))
    return float(model.coef_[0][0]), float(model.intercept_[0])


def as_toml(found: Fit, threshold: float, slope: float, offset: float, sets: Sequence[LabelledSet]) -> str:
    """The table that ships, with the digests of the data it was fitted on."""
    data = ", ".join(f"{held.name}:{held.digest}" for held in sets if held.weight > 0)
    head = [
        "# Written by `figurewise eval learn fit`; the features are described in features.py.",
        f'signature = "{data}"',
        f"bias = {found.bias:.4f}",
        f"threshold = {threshold:.4f}",
        f"slope = {slope:.4f}",
        f"offset = {offset:.4f}",
        "",
        "[features]",
    ]
    rows = (
        f"{name} = {{ mean = {mean:.4f}, spread = {spread:.4f}, weight = {weight:.4f} }}"
        for name, mean, spread, weight in zip(found.names, found.mean, found.spread, found.weight, strict=True)
    )
    return "\n".join([*head, *rows, ""])


def as_table(rows: Sequence[Row]) -> str:
    """The leave-one-set-out table in Markdown, the rule of digits and words beside it."""
    lines = [
        "| set | figures wrong / right | wrong caught | right flagged | F1 | digits and words: caught, flagged, F1 |",
        "|---|---|---|---|---|---|",
    ]
    for found in rows:
        ours = " | ".join(_scores(found, found.caught, found.flagged))
        rule = ", ".join(_scores(found, found.rule_caught, found.rule_flagged))
        lines.append(f"| {found.name} | {found.wrong} / {found.right} | {ours} | {rule} |")
    return "\n".join(lines)


def _scores(found: Row, caught: int, flagged: int) -> tuple[str, str, str]:
    """Recall, the share of right figures flagged, and F1."""
    f1 = 2 * caught / max(1, found.wrong + caught + flagged)
    return f"{caught / max(1, found.wrong):.3f}", f"{flagged / max(1, found.right):.3f}", f"{f1:.3f}"


def sets_of(extra: Sequence[str]) -> list[LabelledSet]:
    """Read the suites that ship, and further sets written as `NAME=FILE:WEIGHT`.

    Raises
    ------
    InputError
        Where a set is not written so, or its file cannot be read.
    """
    found = [read_set(name, name, weight) for name, weight in SHIPPED.items()]
    for text in extra:
        name, _, rest = text.partition("=")
        file, _, weight = rest.rpartition(":")
        try:
            number = float(weight)
        except ValueError:
            raise InputError(f"{text}: not NAME=FILE:WEIGHT.", "Write for example --set news=news.jsonl:1") from None
        found.append(read_set(name, file, number))
    return found


def table(sets: Sequence[LabelledSet]) -> str:
    """The leave-one-set-out table of some sets, in Markdown."""
    odds = left_out(sets)
    threshold = threshold_for(sets, odds)
    return as_table([row(held, odds[held.name], threshold) for held in sets])


def write_weights(sets: Sequence[LabelledSet]) -> Path:
    """Fit on all sets of a weight above 0, and write the table that ships."""
    odds = left_out(sets)
    slope, offset = calibration(sets, odds)
    path = Path(judge.__file__).with_name("weights.toml")
    path.write_text(as_toml(fit(sets), threshold_for(sets, odds), slope, offset, sets), encoding="utf-8")
    return path
