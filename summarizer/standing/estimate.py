"""The fitted trees: from the features of a statement to the probability that readers let it stand.

A table and nothing else; `figurewise eval learn standing --write` makes it.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

Node = tuple[str, float, int, int] | float
"""A question (a feature, the value up to which the first of two nodes goes on, and these two by number), or the
log-odds that a tree adds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The fitted table.

    Attributes
    ----------
    signature
        What it was fitted on.
    bias
        The log-odds to begin with.
    usual
        What a feature counts for where a text has no other statement.
    trees
        Each a list of nodes, its root first.
    threshold
        The probability from which a statement drafted by a model is accepted.
    measured
        Shares of the judged statements that models wrote, on articles left out of the fit: what the threshold accepts.
    """

    signature: str
    bias: float
    usual: Mapping[str, float]
    trees: Sequence[Sequence[Node]]
    threshold: float
    measured: Mapping[str, float]

    def chance(self, values: Mapping[str, float]) -> float:
        """The probability that a reader lets a statement with these features stand."""
        odds = self.bias + sum(_leaf(tree, values, self.usual) for tree in self.trees)
        return 1 / (1 + math.exp(-odds))

    def accepts(self, values: Mapping[str, float]) -> bool:
        """Whether a statement that a model drafted is accepted."""
        return self.chance(values) >= self.threshold


def _leaf(tree: Sequence[Node], values: Mapping[str, float], usual: Mapping[str, float]) -> float:
    node = tree[0]
    while not isinstance(node, float):
        name, most, below, above = node
        value = values[name] if name in values else usual[name]
        node = tree[below if value <= most else above]
    return node


def read(text: str) -> Weights:
    """Read a table as `weights.toml` holds it."""
    table = tomllib.loads(text)
    trees = [[float(n[0]) if len(n) == 1 else (n[0], n[1], n[2], n[3]) for n in tree] for tree in table["trees"]]
    accepted = table["accepted"]
    return Weights(
        signature=table["signature"],
        bias=table["bias"],
        usual=table["usual"],
        trees=trees,
        threshold=accepted.pop("threshold"),
        measured=accepted,
    )


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The table that ships."""
    return read(files(__package__).joinpath("weights.toml").read_text(encoding="utf-8"))
