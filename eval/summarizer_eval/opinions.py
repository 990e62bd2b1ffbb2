"""A model's second opinion measured on figures judged by hand: what it adds to the checker's own certainty.

Asked are the figures that `--judge` asks about: those whose verdict is not certain. Each answer is written to disk as
it comes, as numbers alone, so that a run that was cut off goes on where it stopped.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from math import floor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.draft import Request
from summarizer.errors import InputError
from summarizer.figures.figure import Status, Verdict
from summarizer.models import Model
from summarizer.opinion import asked_of, is_asked, request_for
from summarizer_eval import stats
from summarizer_eval.checker import Case, verdicts_of

FLAGGED = 0.05
"""The share of right figures that may be flagged where it is said how many wrong ones are caught."""
_FOLDS = 5
"""Folds of the cross-fitting, by group."""
_INTERVAL = (0.025, 0.975)
"""The quantiles of a 95% interval."""
_EDGE = 0.001
"""How close to 0 and 1 a probability is taken to come."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One figure that a model was asked about.

    Attributes
    ----------
    key
        Names the question and the model.
    group
        Names the group of the output, without its words.
    wrong
        Whether the figure is wrong, by its label.
    checker
        How likely it is wrong, by the checker.
    model
        How likely it is wrong, by the model: 1 less the probability of yes.
    """

    key: str
    group: str
    wrong: bool
    checker: float
    model: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How well something separates wrong figures from right ones; None where there are not both.

    Attributes
    ----------
    auc
        How often it gives a wrong figure a higher value than a right one.
    caught
        The share of wrong figures above the value that at most a share `FLAGGED` of the right ones reaches.
    """

    name: str
    auc: float | None
    caught: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionResult:
    """What a model's opinion adds.

    Attributes
    ----------
    asked, wrong, groups
        How many figures it was asked about, how many of them are wrong, and in how many groups they are.
    scores
        Of the checker, the model, and both together by a fit on the other groups.
    gain, low, high
        The area under the curve that both together have above the checker, with its 95% interval over groups.
    """

    model: str
    asked: int
    wrong: int
    groups: int
    scores: tuple[Score, ...]
    gain: float | None
    low: float | None
    high: float | None


def need_fit() -> None:
    """See that a fit can be made.

    Raises
    ------
    InputError
        scikit-learn is not installed.
    """
    if importlib.util.find_spec("sklearn") is None:
        raise InputError(
            "Measuring --judge needs scikit-learn, which is not installed.", "Run: pip install 'figurewise[dev]'"
        )


def ask(cases: Sequence[Case], model: Model, path: Path | None = None) -> list[Answer]:
    """Ask a model about the uncertain figures of some cases.

    Parameters
    ----------
    cases
        Outputs with their labels.
    model
        From `open_model`.
    path
        A file of answers: those in it are not asked for again, new ones are added as they come.

    Raises
    ------
    InputError
        The file is none of answers.
    ModelError
        The model cannot be asked for yes or no, or failed.
    """
    reader, known = asked_of(model), read_answers(path)
    answers = []
    for group, wrong, verdict, request in _questions(cases):
        key = _digest(f"{model.spec}\0{request.messages}")
        if key not in known:
            (chance,) = reader.chances_of_yes([request])
            known[key] = _answer(key, group, verdict, chance, wrong=wrong)
            _append(path, known[key])
        answers.append(known[key])
    return answers


def _questions(cases: Iterable[Case]) -> Iterator[tuple[str, bool, Verdict, Request]]:
    for case in cases:
        index, judged = verdicts_of(case)
        for label, verdict in judged:
            if verdict is not None and label.status is not Status.UNCLEAR and is_asked(verdict):
                wrong = label.status is Status.UNSUPPORTED
                yield _digest(case.group), wrong, verdict, request_for(verdict, case.output, index)


def _answer(key: str, group: str, verdict: Verdict, chance: float, *, wrong: bool) -> Answer:
    against = verdict.status is Status.UNSUPPORTED
    doubt = verdict.confidence if against else 1 - verdict.confidence
    return Answer(key=key, group=group, wrong=wrong, checker=round(doubt, 4), model=round(1 - chance, 6))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def _append(path: Path | None, answer: Answer) -> None:
    if path is not None:
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(answer)) + "\n")


def read_answers(path: Path | None) -> dict[str, Answer]:
    """Read a file of answers, by key; a last line that was cut off is passed over.

    Raises
    ------
    InputError
        A line is none of an answer.
    """
    if path is None or not path.exists():
        return {}
    found: dict[str, Answer] = {}
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines[:-1], start=1):
        try:
            answer = Answer(**json.loads(line))
        except (ValueError, TypeError) as error:
            hint = "Name a file that --answers wrote, or a new one."
            raise InputError(f"{path}:{number}: not an answer of a model: {error}", hint) from None
        found[answer.key] = answer
    if lines[-1]:
        path.write_text("".join(f"{line}\n" for line in lines[:-1]), encoding="utf-8")
    return found


def measure(model: str, answers: Sequence[Answer]) -> OpinionResult:
    """Measure what a model's answers add to the checker."""
    wrong = np.array([answer.wrong for answer in answers], dtype=bool)
    groups = np.array([answer.group for answer in answers])
    odds = _odds(answers)
    scores: Mapping[str, Floats] = {"checker": odds[:, 0], "model": odds[:, 1]}
    both = _held_out(odds, wrong, groups) if _measurable(wrong, groups) else None
    scores = scores if both is None else {**scores, "both": both}
    gain, low, high = _gain(odds[:, 0], both, wrong, groups) if both is not None else (None, None, None)
    return OpinionResult(
        model=model,
        asked=len(answers),
        wrong=int(wrong.sum()),
        groups=len(set(groups)),
        scores=tuple(_score(name, values, wrong) for name, values in scores.items()),
        gain=gain,
        low=low,
        high=high,
    )


def _odds(answers: Sequence[Answer]) -> Floats:
    """Two columns: the log-odds of being wrong by the checker and by the model."""
    chances = np.array([[answer.checker, answer.model] for answer in answers], dtype=float).reshape(-1, 2)
    chances = np.clip(chances, _EDGE, 1 - _EDGE)
    return np.asarray(np.log(chances / (1 - chances)))


def _measurable(wrong: NDArray[np.bool_], groups: NDArray[Any]) -> bool:
    """Whether every fit on other groups sees both kinds of figure."""
    return all(len(set(groups[wrong == kind])) >= _FOLDS for kind in (True, False))


def _held_out(odds: Floats, wrong: NDArray[np.bool_], groups: NDArray[Any]) -> Floats:
    """The log-odds by both, each figure's by a fit on the groups of the other folds."""
    from sklearn.model_selection import StratifiedGroupKFold  # noqa: PLC0415

    found = np.zeros(len(odds))
    folds = StratifiedGroupKFold(_FOLDS, shuffle=True, random_state=stats.SEED)
    for train, test in folds.split(odds, wrong, groups):
        bias, weights = fit(odds[train], wrong[train])
        found[test] = bias + odds[test] @ weights
    return found


def fit(odds: Floats, wrong: NDArray[np.bool_]) -> tuple[float, Floats]:
    """Fit the second regression: a bias, and the weights of the checker's log-odds and of the model's."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    model = LogisticRegression().fit(odds, wrong)
    return float(model.intercept_[0]), np.asarray(model.coef_[0])


def _score(name: str, values: Floats, wrong: NDArray[np.bool_]) -> Score:
    if wrong.all() or not wrong.any():
        return Score(name=name, auc=None, caught=None)
    return Score(name=name, auc=_auc(values, wrong), caught=_caught(values, wrong))


def _auc(values: Floats, wrong: NDArray[np.bool_]) -> float:
    return float(_wins(values, wrong).mean())


def _wins(values: Floats, wrong: NDArray[np.bool_]) -> Floats:
    """For each pair of a wrong figure (rows) and a right one: 1 where the wrong one is higher, 0.5 where even."""
    one, other = values[wrong][:, None], values[~wrong][None, :]
    return np.asarray((one > other) + 0.5 * (one == other), dtype=float)


def _caught(values: Floats, wrong: NDArray[np.bool_]) -> float:
    right = np.sort(values[~wrong])[::-1]
    return float((values[wrong] > right[floor(FLAGGED * len(right))]).mean())


def _gain(checker: Floats, both: Floats, wrong: NDArray[np.bool_], groups: NDArray[Any]) -> tuple[float, float, float]:
    """The difference of the two areas, and its interval over resampled groups."""
    more = _wins(both, wrong) - _wins(checker, wrong)
    names, numbers = np.unique(groups, return_inverse=True)
    times = stats.resample(len(names))[:, numbers]
    pairs = times[:, wrong].sum(axis=1) * times[:, ~wrong].sum(axis=1)
    gains = ((times[:, wrong] @ more) * times[:, ~wrong]).sum(axis=1)[pairs > 0] / pairs[pairs > 0]
    low, high = np.quantile(gains, _INTERVAL)
    return float(more.mean()), float(low), float(high)
