"""Fit the weights of `standing` on a suite of judged statements, and measure the fit on articles left out.

read(suite) -> Judged                     features and labels of every judged statement
left_out(judged) -> chances               each statement's probability by weights fitted on other articles
table(judged) -> text                     the systems as readers rank them and as estimated, and the error
write_weights(judged, suite)              standing.toml

For development: needs scikit-learn.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import kendalltau

from summarizer.document import from_text
from summarizer_eval import stats
from summarizer_eval.scoring import Judge
from summarizer_eval.standing import Article, features
from summarizer_eval.statements import Label, StatementSuite

Floats = NDArray[np.float64]
Words = NDArray[np.str_]

_FOLDS = 10
"""Parts that the articles are cut into: each is measured by weights fitted on the others."""
_STRENGTH = 0.1
"""The inverse of the strength of the L2 penalty, over features of mean 0 and spread 1."""
_DEVIATIONS = 1.96
"""Standard deviations on either side of the mean that hold 95% of a normal distribution."""
_INTERVAL = (2.5, 97.5)
"""The percentiles of a 95% interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Every judged statement of a suite: a row of `values` each, NaN where a text has no other statement."""

    names: tuple[str, ...]
    values: Floats
    ok: NDArray[np.bool_]
    article: Words
    system: Words


def read(suite: StatementSuite) -> Judged:
    """Check every output of a suite and measure its judged statements."""
    rows: list[dict[str, float]] = []
    about: list[tuple[bool, str, str]] = []
    read_of: dict[str, tuple[Judge, Article]] = {}
    for output in suite.outputs:
        if output.article not in read_of:
            source = suite.articles[output.article]
            document = from_text(source.source, published=source.published)
            read_of[output.article] = Judge(document), Article.read(document)
        judge, article = read_of[output.article]
        checked = [judge.statement(statement.text, "summary") for statement in output.statements]
        for statement, values in zip(output.statements, features(checked, article), strict=True):
            if statement.judged is not None:
                rows.append(values)
                about.append((statement.judged.label is Label.OK, output.article, output.system))
    names = tuple(sorted({name for row in rows for name in row}))
    return Judged(
        names=names,
        values=np.array([[row.get(name, np.nan) for name in names] for row in rows]),
        ok=np.array([ok for ok, _, _ in about]),
        article=np.array([article for _, article, _ in about]),
        system=np.array([system for _, _, system in about]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Weights over features of the mean and spread given."""

    mean: Floats
    spread: Floats
    weight: Floats
    bias: float

    def chances(self, values: Floats) -> Floats:
        """The probability that each statement stands; a missing value counts as the mean."""
        scaled = np.nan_to_num((values - self.mean) / self.spread)
        chances: Floats = 1 / (1 + np.exp(-(self.bias + scaled @ self.weight)))
        return chances


def fit(values: Floats, ok: NDArray[np.bool_]) -> Fit:
    """Fit a logistic regression with an L2 penalty."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  (development only)

    mean, spread = np.nanmean(values, axis=0), np.nanstd(values, axis=0)
    spread[spread == 0] = 1
    found: Any = LogisticRegression(C=_STRENGTH, max_iter=5000).fit(np.nan_to_num((values - mean) / spread), ok)
    return Fit(mean=mean, spread=spread, weight=found.coef_[0], bias=float(found.intercept_[0]))


def left_out(judged: Judged) -> Floats:
    """Give each statement's probability by weights fitted on other articles than its own."""
    from sklearn.model_selection import GroupKFold  # noqa: PLC0415  (development only)

    chances = np.zeros(len(judged.ok))
    for fitted, held in GroupKFold(_FOLDS).split(judged.values, judged.ok, judged.article):
        chances[held] = fit(judged.values[fitted], judged.ok[fitted]).chances(judged.values[held])
    return chances


# --- what is printed -------------------------------------------------------------------------------------------


def table(judged: Judged) -> str:
    """Print how the systems rank by readers and by estimate, on articles left out, as Markdown.

    The last column corrects the estimate by the mean error on half of the articles, as if a person had judged these
    alone: the estimator of Angelopoulos and others, "Prediction-powered inference", Science 382 (2023).
    """
    from sklearn.metrics import roc_auc_score  # noqa: PLC0415  (development only)

    chances = left_out(judged)
    lines = [
        "| system | statements | readers let stand | estimated | corrected by half of the articles, 95% interval |",
        "|---|---|---|---|---|",
    ]
    systems = sorted(set(judged.system), key=lambda name: -judged.ok[judged.system == name].mean())
    for name in systems:
        mine = judged.system == name
        value, low, high = corrected(judged, chances, mine)
        shares = f"{judged.ok[mine].mean():.2f} | {chances[mine].mean():.2f}"
        lines.append(f"| {name} | {mine.sum()} | {shares} | {value:.2f} ({low:.2f} to {high:.2f}) |")
    found, low, high = rank_agreement(judged, chances)
    area = roc_auc_score(judged.ok, chances)
    lines += ["", f"Kendall's tau of the two rankings {found:.2f} ({low:.2f} to {high:.2f} over articles)."]
    lines.append(f"Area under the curve, statement by statement: {area:.3f}.")
    return "\n".join(lines)


def rank_agreement(judged: Judged, chances: Floats) -> tuple[float, float, float]:
    """Kendall's tau between the systems' shares by readers and by estimate, with its interval over articles."""
    rng = np.random.default_rng(stats.SEED)
    places = {name: np.flatnonzero(judged.article == name) for name in sorted(set(judged.article))}
    names = list(places)

    def tau(rows: NDArray[np.int64]) -> float:
        held = [rows[judged.system[rows] == name] for name in sorted(set(judged.system[rows]))]
        return float(kendalltau([judged.ok[r].mean() for r in held], [chances[r].mean() for r in held]).statistic)

    drawn = [
        tau(np.concatenate([places[name] for name in rng.choice(names, len(names))])) for _ in range(stats.RESAMPLES)
    ]
    low, high = np.nanpercentile(drawn, _INTERVAL)
    return tau(np.arange(len(judged.ok))), float(low), float(high)


def corrected(judged: Judged, chances: Floats, of: NDArray[np.bool_]) -> tuple[float, float, float]:
    """Estimate a share from all statements and the labels of every second article, with its 95% interval."""
    names = sorted(set(judged.article[of]))
    labelled = of & np.isin(judged.article, names[::2])
    error = judged.ok[labelled] - chances[labelled]
    value = chances[of].mean() + error.mean()
    spread = np.sqrt(chances[of].var() / of.sum() + error.var() / labelled.sum())
    return float(value), float(value - _DEVIATIONS * spread), float(value + _DEVIATIONS * spread)


def write_weights(judged: Judged, suite: StatementSuite) -> Path:
    """Fit on every judged statement and write standing.toml, signed with the digest of the suite."""
    found = fit(judged.values, judged.ok)
    lines = [
        "# Written by `figurewise eval learn standing`; the features are described in standing.py.",
        f'signature = "statements:{digest(suite)}"',
        f"bias = {found.bias:.4f}",
        "",
        "[features]",
        *(
            f"{name} = {{ mean = {mean:.4f}, spread = {spread:.4f}, weight = {weight:.4f} }}"
            for name, mean, spread, weight in zip(judged.names, found.mean, found.spread, found.weight, strict=True)
        ),
    ]
    path = Path(str(files("summarizer_eval").joinpath("standing.toml")))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def digest(suite: StatementSuite) -> str:
    """The first twelve digits of the SHA-256 of a suite's articles, statements and labels."""
    lines = [article.source for article in suite.articles.values()]
    lines += [f"{s.text} {s.judged and s.judged.label}" for output in suite.outputs for s in output.statements]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]
