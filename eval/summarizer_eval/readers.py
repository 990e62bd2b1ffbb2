"""How each metric goes with readers, as measured on the suite `statements` and kept in readers.toml.

    rank_of("let_stand").tau            None for a metric that could not be measured so

`metric_ranks` measures it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from summarizer_eval.results import Better

_CLOSE = 0.7
"""Tau from which two rankings are much the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricRank:
    """One metric against readers.

    `tau` is Kendall's, between the systems' scores (turned round where lower is better) and the shares of their
    statements that readers let stand. `area` is the area under the curve, statement by statement: how often a
    statement that readers let stand has the better value; None where a single statement has none.
    """

    metric: str
    better: Better | None = None
    tau: float
    low: float
    high: float
    area: float | None = None
    statements: int = 0

    @property
    def verdict(self) -> str:
        """Whether it ranks systems as readers do: by the interval of tau."""
        if self.low > 0:
            return "yes" if self.tau >= _CLOSE else "in part"
        return "no, the other way" if self.high < 0 else "not shown"


def cell(rank: MetricRank) -> str:
    """Write tau with its interval."""
    return f"{rank.tau:.2f} ({rank.low:.2f} to {rank.high:.2f})"


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files("summarizer_eval").joinpath("readers.toml").read_text(encoding="utf-8"))


def signature() -> str:
    """The suite that the ranks were measured on, with its digest."""
    return str(_table()["signature"])


def ranks() -> Mapping[str, MetricRank]:
    """The ranks that ship, by the metric's name."""
    return {name: MetricRank(metric=name, **row) for name, row in _table()["metrics"].items()}


def rank_of(metric: str) -> MetricRank | None:
    """Find the rank of a metric by its own name, or by that of its rows ("output.let_stand")."""
    return ranks().get(metric.rpartition(".")[2])
