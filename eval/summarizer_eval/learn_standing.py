"""Fit the trees of `summarizer.standing` on a suite of judged statements, and measure the fit on articles left out.

read(suite) -> Judged                     features and labels of every judged statement
left_out(judged) -> chances               each statement's probability by trees fitted on other articles
accepted(judged, chances) -> Accepted     the threshold for what models wrote, and what it lets pass
write_weights(judged, suite)              summarizer/standing/weights.toml

What is printed of it is in `standing_tables`. For development: needs scikit-learn.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.document import build_index, from_text
from summarizer.standing import Article, features
from summarizer.write.accept import Acceptance
from summarizer_eval.scoring import Judge
from summarizer_eval.statements import FAULTS, Label, StatementSuite

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Words = NDArray[np.str_]

MODELS = ("smollm2-135m", "qwen2.5-coder-1.5b")
"""The systems that are models; their checked outputs bear the same names with an ending."""
MOST_WRONG = 0.07
"""The share of models' wrong statements that the threshold lets pass: less than a tenth, for those of a model that
writes well pass more often than the others."""
_FOLDS = 10
"""Parts that the articles are cut into: each is measured by trees fitted on the others."""
_TREES = {
    "n_estimators": 100,
    "learning_rate": 0.08,
    "max_depth": 3,
    "min_samples_leaf": 15,
    "subsample": 0.6,
    "max_features": 0.3,
    "random_state": 0,
}
"""Small trees, each fitted on a part of the statements and asking of a part of the features, so that none is fitted to
a few articles."""
_OF_A_MODEL = 2.5
"""What a statement in a model's own words weighs in the fit: they are few, and what acceptance is about."""
_DIGITS = 6
"""Decimals of a threshold or a leaf as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Every judged statement of a suite: a row of `values` each, NaN where a text has no other statement.

    `written`: in a model's own words, each once an article. `wrong`: false, misleading or broken. `barred`: with a
    fault that no probability outweighs (`Acceptance.bar`). `passed`: passes every single check (`Acceptance.fault`).
    """

    names: tuple[str, ...]
    values: Floats
    label: Words
    article: Words
    system: Words
    output: Words
    written: Flags
    barred: Flags
    passed: Flags

    @property
    def ok(self) -> Flags:
        """Those that readers let stand."""
        return np.asarray(self.label == Label.OK)

    @property
    def wrong(self) -> Flags:
        """Those that readers fault for themselves."""
        return np.isin(self.label, sorted(FAULTS))


def read(suite: StatementSuite) -> Judged:
    """Check every output of a suite and measure its judged statements."""
    rows: list[dict[str, float]] = []
    about: list[tuple[str, str, str, str, bool, bool, bool]] = []
    seen: set[tuple[str, str]] = set()
    readers: dict[str, tuple[Judge, Article, Acceptance]] = {}
    for output in suite.outputs:
        if output.article not in readers:
            source = suite.articles[output.article]
            document = from_text(source.source, published=source.published)
            acceptance = Acceptance(document, build_index(document, notices=False))
            readers[output.article] = Judge(document), acceptance.article, acceptance
        judge, article, acceptance = readers[output.article]
        checked = [judge.statement(statement.text, "summary") for statement in output.statements]
        for said, statement, values in zip(output.statements, checked, features(checked, article), strict=True):
            if said.judged is None:
                continue
            own = output.system.startswith(MODELS) and not values["copied"]
            first = (output.article, said.text) not in seen
            if own:
                seen.add((output.article, said.text))
            rows.append(values)
            barred = acceptance.bar(statement.checked, statement.sources) is not None
            passed = acceptance.fault(statement.checked, statement.sources) is None
            about.append((said.judged.label, output.article, output.system, output.id, own and first, barred, passed))
    names = tuple(sorted({name for row in rows for name in row}))
    label, articles, systems, outputs, written, barred_, passed_ = zip(*about, strict=True)
    return Judged(
        names=names,
        values=np.array([[row.get(name, np.nan) for name in names] for row in rows]),
        label=np.array([str(name) for name in label]),
        article=np.array(articles),
        system=np.array(systems),
        output=np.array(outputs),
        written=np.array(written),
        barred=np.array(barred_),
        passed=np.array(passed_),
    )


# --- the fit -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Fitted trees, and what stands for a missing value: the mean of the others."""

    usual: Floats
    trees: Any

    def chances(self, values: Floats) -> Floats:
        """The probability that each statement stands."""
        chances: Floats = self.trees.predict_proba(np.where(np.isnan(values), self.usual, values))[:, 1]
        return chances


def fit(judged: Judged, among: NDArray[np.int64]) -> Fit:
    """Fit gradient-boosted trees on some of the statements."""
    from sklearn.ensemble import GradientBoostingClassifier  # noqa: PLC0415  (development only)

    values = judged.values[among]
    usual = np.nanmean(values, axis=0)
    weights = np.where(_in_own_words(judged)[among], _OF_A_MODEL, 1.0)
    trees = GradientBoostingClassifier(**_TREES)
    trees.fit(np.where(np.isnan(values), usual, values), judged.ok[among], sample_weight=weights)
    return Fit(usual=usual, trees=trees)


def _in_own_words(judged: Judged) -> Flags:
    """The statements of models that are none of the article's sentences, the repeated ones too."""
    copied = judged.values[:, judged.names.index("copied")] > 0
    return (
        np.char.startswith(judged.system, MODELS[0]) & ~copied | np.char.startswith(judged.system, MODELS[1]) & ~copied
    )


def left_out(judged: Judged, without: str = "") -> Floats:
    """Give each statement's probability by trees fitted on other articles than its own.

    Parameters
    ----------
    without
        The beginning of the names of systems whose statements no fit sees.
    """
    from sklearn.model_selection import GroupKFold  # noqa: PLC0415  (development only)

    chances = np.zeros(len(judged.label))
    for fitted, held in GroupKFold(_FOLDS).split(judged.values, judged.ok, judged.article):
        seen = fitted[~np.char.startswith(judged.system[fitted], without)] if without else fitted
        chances[held] = fit(judged, seen).chances(judged.values[held])
    return chances


# --- what is accepted --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A threshold on the probability, and the shares of statements in models' own words that it accepts.

    The shares are of articles by the threshold that the other articles give. `by_checks` are those that pass every
    single check instead.
    """

    threshold: float
    wrong: float
    right: float
    wrong_by_checks: float
    right_by_checks: float
    taken: Flags


def accepted(judged: Judged, chances: Floats) -> Accepted:
    """Find the threshold of which at most a tenth of the wrong statements pass, and measure it on articles left out."""
    from sklearn.model_selection import GroupKFold  # noqa: PLC0415  (development only)

    taken = np.zeros(len(judged.label), dtype=bool)
    for others, held in GroupKFold(_FOLDS).split(judged.values, judged.ok, judged.article):
        taken[held] = (chances[held] >= _threshold(judged, chances, others)) & ~judged.barred[held]
    wrong, right = judged.written & judged.wrong, judged.written & judged.ok
    return Accepted(
        threshold=_threshold(judged, chances, np.arange(len(chances))),
        wrong=float(taken[wrong].mean()),
        right=float(taken[right].mean()),
        wrong_by_checks=float(judged.passed[wrong].mean()),
        right_by_checks=float(judged.passed[right].mean()),
        taken=taken,
    )


def _threshold(judged: Judged, chances: Floats, among: NDArray[np.int64]) -> float:
    wrong = (judged.written & judged.wrong)[among]
    free = np.sort(np.where(judged.barred[among], 0.0, chances[among])[wrong])[::-1]
    return float(np.nextafter(free[int(MOST_WRONG * len(free))], 1))


# --- the file ------------------------------------------------------------------------------------------------------


def write_weights(judged: Judged, suite: StatementSuite) -> Path:
    """Fit on every judged statement and write the trees, signed with the digest of the suite."""
    found, shares = fit(judged, np.arange(len(judged.label))), accepted(judged, left_out(judged))
    lines = [
        "# Written by `figurewise eval learn standing --write`; the features are described in features.py. A node is",
        "# a question (feature, the value up to which the third entry is the next node, else the fourth) or log-odds.",
        f'signature = "statements:{digest(suite)}"',
        f"bias = {_bias(found.trees):.{_DIGITS}f}",
        "trees = [",
        *(f"  [{', '.join(_nodes(tree[0], judged.names))}]," for tree in found.trees.estimators_),
        "]",
        "",
        "# Of statements in models' own words, on articles left out; wrong: false, misleading or broken to readers.",
        "[accepted]",
        f"threshold = {shares.threshold:.4f}",
        f"wrong = {shares.wrong:.4f}",
        f"right = {shares.right:.4f}",
        f"wrong_by_checks = {shares.wrong_by_checks:.4f}",
        f"right_by_checks = {shares.right_by_checks:.4f}",
        "",
        "[usual]",
        *(
            f"{name} = {mean:.{_DIGITS}f}"
            for name, mean in zip(judged.names, found.usual, strict=True)
            if name.startswith("others_")
        ),
    ]
    path = Path(str(files("summarizer.standing").joinpath("weights.toml")))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _bias(trees: Any) -> float:
    """The log-odds that the trees begin with: those of the share of right statements in the fit."""
    share = trees.init_.class_prior_[1]
    return float(np.log(share / (1 - share)))


def _nodes(tree: Any, names: tuple[str, ...]) -> Iterator[str]:
    held = tree.tree_
    for node in range(held.node_count):
        below, above = held.children_left[node], held.children_right[node]
        if below < 0:
            yield f"[{_TREES['learning_rate'] * held.value[node].item():.{_DIGITS}f}]"
        else:
            yield f'["{names[held.feature[node]]}", {held.threshold[node]:.{_DIGITS}f}, {below}, {above}]'


def digest(suite: StatementSuite) -> str:
    """The first twelve digits of the SHA-256 of a suite's articles, statements and labels."""
    lines = [article.source for article in suite.articles.values()]
    lines += [f"{s.text} {s.judged and s.judged.label}" for output in suite.outputs for s in output.statements]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]
