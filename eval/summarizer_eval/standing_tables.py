"""What the fit of `summarizer.standing` is worth on articles left out, as Markdown.

table(judged) -> text                     the systems as readers rank them and as estimated; the error; what is accepted
"""

from __future__ import annotations

from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.stats import kendalltau

from summarizer_eval import stats
from summarizer_eval.learn_standing import MODELS, Accepted, Flags, Floats, Judged, accepted, left_out
from summarizer_eval.results import Row

_DEVIATIONS = 1.96
"""Standard deviations on either side of the mean that hold 95% of a normal distribution."""
_INTERVAL = (2.5, 97.5)
"""The percentiles of a 95% interval."""

Verdict = Literal["as readers", "against readers", "undecided"]


def table(judged: Judged) -> str:
    """Print how the systems rank by readers and by estimate, on articles left out, and what acceptance lets pass.

    The last column corrects the estimate by the mean error on half of the articles, as if a person had judged these
    alone: the estimator of Angelopoulos and others, "Prediction-powered inference", Science 382 (2023).
    """
    chances = left_out(judged)
    found, low, high = rank_agreement(judged, chances)
    lines = [
        *_systems(judged, chances),
        "",
        f"Kendall's tau of the two rankings {found:.2f} ({low:.2f} to {high:.2f} over articles).",
        f"Area under the curve, statement by statement: {area(judged.ok, chances):.3f}.",
        f"Of what models wrote in their own words: {area(judged.ok[judged.written], chances[judged.written]):.3f}.",
        *(
            f"Of all of `{name}`, where no fit saw it: {area(judged.ok[mine], left_out(judged, name)[mine]):.3f}."
            for name in MODELS
            if (mine := judged.system == name).any()
        ),
        "",
        *_compared(judged, chances),
        "",
        *_accepted(judged, accepted(judged, chances)),
    ]
    return "\n".join(lines)


def area(ok: Flags, values: Floats) -> float:
    """The area under the curve: how often a right statement has the higher value."""
    from sklearn.metrics import roc_auc_score  # noqa: PLC0415  (development only)

    return float(roc_auc_score(ok, values))


def _systems(judged: Judged, chances: Floats) -> list[str]:
    lines = [
        "| system | statements | readers let stand | estimated | corrected by half of the articles, 95% interval |",
        "|---|---|---|---|---|",
    ]
    for name in sorted(set(judged.system), key=lambda name: -judged.ok[judged.system == name].mean()):
        mine = judged.system == name
        value, low, high = corrected(judged, chances, mine)
        shares = f"{judged.ok[mine].mean():.2f} | {chances[mine].mean():.2f}"
        lines.append(f"| `{name}` | {mine.sum()} | {shares} | {value:.2f} ({low:.2f} to {high:.2f}) |")
    return lines


def rank_agreement(judged: Judged, values: Floats) -> tuple[float, float, float]:
    """Kendall's tau between the systems' shares by readers and by estimate, with its interval over articles."""
    rng = np.random.default_rng(stats.SEED)
    places = {name: np.flatnonzero(judged.article == name) for name in sorted(set(judged.article))}
    names = list(places)

    def tau(rows: NDArray[np.int64]) -> float:
        held = [rows[judged.system[rows] == name] for name in sorted(set(judged.system[rows]))]
        return float(kendalltau([judged.ok[r].mean() for r in held], [values[r].mean() for r in held]).statistic)

    drawn = [
        tau(np.concatenate([places[name] for name in rng.choice(names, len(names))])) for _ in range(stats.RESAMPLES)
    ]
    low, high = np.nanpercentile(drawn, _INTERVAL)
    return tau(np.arange(len(judged.ok))), float(low), float(high)


def corrected(judged: Judged, chances: Floats, of: Flags) -> tuple[float, float, float]:
    """Estimate a share from all statements and the labels of every second article, with its 95% interval."""
    names = sorted(set(judged.article[of]))
    labelled = of & np.isin(judged.article, names[::2])
    error = judged.ok[labelled] - chances[labelled]
    value = chances[of].mean() + error.mean()
    spread = np.sqrt(chances[of].var() / of.sum() + error.var() / labelled.sum())
    return float(value), float(value - _DEVIATIONS * spread), float(value + _DEVIATIONS * spread)


# --- two systems at a time -------------------------------------------------------------------------------------


def compared(judged: Judged, chances: Floats) -> dict[tuple[str, str], Verdict]:
    """Compare every two systems by estimate, as `compare` does, on the articles that both wrote of.

    A pair is decided where the corrected p value of the difference is below one in twenty; it is as readers have
    it where their difference on the same articles has the same sign.
    """
    pairs = list(combinations(sorted(set(judged.system)), 2))
    rows = {pair: _rows(judged, chances, pair) for pair in pairs}
    chance = stats.holm([stats.randomisation_p(*rows[pair]) for pair in pairs])
    found: dict[tuple[str, str], Verdict] = {}
    for pair, p in zip(pairs, chance, strict=True):
        if p is None or p >= 1 - stats.LEVEL:
            found[pair] = "undecided"
            continue
        estimate, readers = stats.paired(*rows[pair]), stats.paired(*_rows(judged, judged.ok.astype(float), pair))
        same = (estimate.value or 0) * (readers.value or 0) > 0
        found[pair] = "as readers" if same else "against readers"
    return found


def _rows(judged: Judged, values: Floats, pair: tuple[str, str]) -> tuple[list[Row], list[Row]]:
    """The rows of two systems on the articles that both wrote of."""
    both = sorted(set(judged.article[judged.system == pair[0]]) & set(judged.article[judged.system == pair[1]]))
    first, second = ([_row(judged, values, name, article) for article in both] for name in pair)
    return first, second


def _row(judged: Judged, values: Floats, system: str, article: str) -> Row:
    mine = values[(judged.system == system) & (judged.article == article)]
    return Row(num=float(mine.sum()), den=len(mine))


def _compared(judged: Judged, chances: Floats) -> list[str]:
    found = compared(judged, chances)
    counts = {verdict: sum(v == verdict for v in found.values()) for verdict in ("as readers", "against readers")}
    unsure = ", ".join(f"`{a}` and `{b}`" for (a, b), verdict in found.items() if verdict == "undecided")
    lines = [
        (
            f"Of {len(found)} pairs of systems, on the articles that both wrote of, {counts['as readers']} are "
            f"ranked as readers rank them, {counts['against readers']} the other way round."
        ),
    ]
    wrong = ", ".join(f"`{a}` and `{b}`" for (a, b), verdict in found.items() if verdict == "against readers")
    return [*lines, *([f"The other way round: {wrong}."] if wrong else []), f"Left undecided: {unsure}."]


# --- acceptance ------------------------------------------------------------------------------------------------


def _accepted(judged: Judged, shares: Accepted) -> list[str]:
    lines = [
        f"A statement of a model is accepted from a probability of {shares.threshold:.2f}, unless a fault bars it.",
        "",
        "| in the words of | right | of them accepted | passing every check | wrong | accepted | passing |",
        "|---|---|---|---|---|---|---|",
    ]
    groups = {"both models": judged.written}
    groups |= {f"`{name}`": judged.written & np.char.startswith(judged.system, name) for name in MODELS}
    groups |= {"`hand`": judged.system == "hand"}
    for name, mine in groups.items():
        cells = [f"| {name} "]
        for sort in (mine & judged.ok, mine & judged.wrong):
            held = [f"{flags[sort].mean():.0%}" if sort.any() else "–" for flags in (shares.taken, judged.passed)]
            cells.append(f"| {sort.sum()} | {held[0]} | {held[1]} ")
        lines.append(f"{''.join(cells)}|")
    return lines
