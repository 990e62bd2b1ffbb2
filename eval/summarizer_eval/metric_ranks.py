"""How the metrics go with readers: each metric against the labels of a suite of judged statements.

    measure(suite, chances) -> one MetricRank a metric
    write(ranks, suite)                 readers.toml, which `readers` reads
    table(ranks) -> text                the same as Markdown

A metric that needs labels of an article (key figures, speakers) cannot be measured so. `let_stand` is measured by trees
fitted on other articles (`learn_standing.left_out`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
from scipy.stats import kendalltau

from summarizer.document import from_text
from summarizer_eval import stats
from summarizer_eval.learn_standing import Floats, digest
from summarizer_eval.measures import PLAN, Measure, Written
from summarizer_eval.measures.standing import STANDING
from summarizer_eval.readers import MetricRank, cell
from summarizer_eval.results import Row
from summarizer_eval.sample import Sample
from summarizer_eval.scoring import Judge
from summarizer_eval.standing_tables import area
from summarizer_eval.statements import Label, Output, StatementSuite

_INTERVAL = (2.5, 97.5)
"""The percentiles of a 95% interval."""
_SIGNS = {"lower": -1, "higher": 1, None: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measured:
    """One output: the row of each metric, of the whole and of each statement, and what readers say."""

    output: Output
    whole: Mapping[str, Row | None]
    alone: Sequence[Mapping[str, Row | None]]

    @property
    def readers(self) -> Row:
        said = [statement.judged.label is Label.OK for statement in self.output.statements if statement.judged]
        return Row(num=sum(said), den=len(said))


def measures() -> tuple[Measure, ...]:
    """The metrics that need no labels of the article and no reference, each once."""
    found = {entry.measure.name: entry.measure for entry in PLAN if not entry.measure.labels}
    return tuple(measure for name, measure in found.items() if not name.startswith("rouge"))


def measure(suite: StatementSuite, chances: Floats) -> list[MetricRank]:
    """Hold every metric against the readers; `chances` as of `left_out`, of every statement in order."""
    measured = list(_measured(suite, chances))
    return [_rank(one, measured) for one in measures()]


def _measured(suite: StatementSuite, chances: Floats) -> Iterator[_Measured]:
    judges: dict[str, Judge] = {}
    number = 0
    for output in suite.outputs:
        if output.article not in judges:
            source = suite.articles[output.article]
            judges[output.article] = Judge(from_text(source.source, published=source.published))
        judge = judges[output.article]
        sample = Sample(id=output.article, text=judge.document.text)
        said = [judge.statement(statement.text, "summary") for statement in output.statements]
        mine = chances[number : number + len(said)]
        number += len(said)
        plain = [one for one in measures() if one is not STANDING]
        alone = [{one.name: one(Written(judge.document, (s,)), sample) for one in plain} for s in said]
        whole = {one.name: one(Written(judge.document, tuple(said)), sample) for one in plain}
        yield _Measured(
            output=output,
            whole={**whole, STANDING.name: Row(num=float(mine.sum()), den=len(said))},
            alone=[{**rows, STANDING.name: Row(num=float(c), den=1)} for rows, c in zip(alone, mine, strict=True)],
        )


def _rank(one: Measure, measured: Sequence[_Measured]) -> MetricRank:
    tau, low, high = _tau(one, measured)
    pairs = [
        (statement.judged.label is Label.OK, _SIGNS[one.better] * row.num / row.den)
        for m in measured
        for statement, rows in zip(m.output.statements, m.alone, strict=True)
        if statement.judged and (row := rows[one.name]) is not None
    ]
    ok, values = np.array([right for right, _ in pairs]), np.array([value for _, value in pairs])
    return MetricRank(
        metric=one.name,
        better=one.better,
        tau=tau,
        low=low,
        high=high,
        area=area(ok, values) if 0 < ok.sum() < len(ok) else None,
        statements=len(pairs),
    )


def _tau(one: Measure, measured: Sequence[_Measured]) -> tuple[float, float, float]:
    """Kendall's tau between the systems' scores and the shares that readers let stand, with its interval."""
    articles = sorted({m.output.article for m in measured})
    systems = sorted({m.output.system for m in measured})
    shape = (2, 2, len(systems), len(articles))
    sums = np.zeros(shape)  # metric and readers; num and den; by system and article
    for m in measured:
        at = systems.index(m.output.system), articles.index(m.output.article)
        for side, row in enumerate((m.whole[one.name], m.readers)):
            if row is not None:
                sums[side, 0, *at] += row.num
                sums[side, 1, *at] += row.den

    def tau(weights: Floats) -> float:
        metric, readers = (stats.ratio(num @ weights, den @ weights) for num, den in sums)
        scored = ~np.isnan(metric + readers)
        if len(set(metric[scored])) < 2:
            return 0.0  # a metric that is the same for all systems ranks none
        return float(kendalltau(_SIGNS[one.better] * metric[scored], readers[scored]).statistic)

    drawn = [tau(weights) for weights in stats.resample(len(articles))]
    low, high = np.percentile(drawn, _INTERVAL)
    return tau(np.ones(len(articles))), float(low), float(high)


# --- what is kept of it ------------------------------------------------------------------------------------------


def write(ranks: Sequence[MetricRank], suite: StatementSuite) -> Path:
    """Write readers.toml, signed with the digest of the suite."""
    lines = [
        "# Written by `figurewise eval learn metrics --write`.",
        f'signature = "statements:{digest(suite)}"',
    ]
    for rank in ranks:
        better = f'better = "{rank.better}", ' if rank.better else ""
        shares = f"area = {rank.area:.3f}, " if rank.area is not None else ""
        interval = f"tau = {rank.tau:.2f}, low = {rank.low:.2f}, high = {rank.high:.2f}"
        lines.append(f"metrics.{rank.metric} = {{ {better}{interval}, {shares}statements = {rank.statements} }}")
    path = Path(str(files("summarizer_eval").joinpath("readers.toml")))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def table(ranks: Sequence[MetricRank]) -> str:
    """Lay the ranks out as Markdown, the best first."""
    lines = ["| metric | better | tau with readers, 95% interval | goes with readers | statement by statement |"]
    lines.append("|---|---|---|---|---|")
    for rank in sorted(ranks, key=lambda rank: (rank.better is None, -rank.tau)):
        each = f"{rank.area:.2f} of {rank.statements}" if rank.area is not None else "–"
        lines.append(f"| `{rank.metric}` | {rank.better or '–'} | {cell(rank)} | {rank.verdict} | {each} |")
    return "\n".join(lines)
