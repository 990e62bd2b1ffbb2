"""How sure it is that a figure is not its source's: the fitted weights applied to the features of `features`.

The weights are a table, `weights.toml`, made by `figurewise eval learn fit`: for each feature its mean, its
spread and its weight in a logistic regression, with the digests of the data it was fitted on. Nothing here is set by
hand. A feature that a figure does not have counts for nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from math import exp


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """One feature's part in the judgment."""

    mean: float
    spread: float
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The fitted table.

    Attributes
    ----------
    features
        By name.
    bias
        The log-odds of a wrong figure whose features are all at their means.
    threshold
        The log-odds from which a figure is called unsupported.
    slope, offset
        The calibration: `1 / (1 + exp(-(slope * log-odds + offset)))` is how often such a figure is wrong.
    signature
        What it was fitted on.
    """

    features: Mapping[str, Weight]
    bias: float
    threshold: float
    slope: float
    offset: float
    signature: str

    def log_odds(self, values: Mapping[str, float]) -> float:
        """The log-odds that a figure with these features is wrong."""
        return self.bias + sum(part for _, part in self.parts(values))

    def parts(self, values: Mapping[str, float]) -> list[tuple[str, float]]:
        """What each feature adds to the log-odds; below zero it counts for the figure."""
        return [
            (name, held.weight * (values[name] - held.mean) / held.spread)
            for name, held in self.features.items()
            if name in values
        ]

    def chance(self, log_odds: float) -> float:
        """How often a figure with these log-odds was wrong in the texts of the calibration, 0 to 1."""
        return 1 / (1 + exp(-(self.slope * log_odds + self.offset)))


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Load the table that ships."""
    data = tomllib.loads(resources.files("summarizer.figures").joinpath("weights.toml").read_text("utf-8"))
    held = {
        name: Weight(mean=row["mean"], spread=row["spread"], weight=row["weight"])
        for name, row in data["features"].items()
    }
    return Weights(
        features=held,
        bias=data["bias"],
        threshold=data["threshold"],
        slope=data["slope"],
        offset=data["offset"],
        signature=data["signature"],
    )
