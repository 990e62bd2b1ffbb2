"""Finding figures and judging each against a source: pure standard library, no model, no I/O.

    find_figures(text) -> list[Figure]
    index.index(text, sentences, published=None) -> SourceIndex
    support.support(figure, index) -> Verdict
    key_figures(index) -> list[Figure], omitted(keys, verdicts) -> list[Figure]

`index` and `support` are taken from their modules, whose names they share.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.figures.context import find_figures
    from summarizer.figures.index import SourceIndex
    from summarizer.figures.keys import key_figures, key_weights, omitted

__all__ = ["SourceIndex", "find_figures", "key_figures", "key_weights", "omitted"]

_HOMES = {
    "SourceIndex": "index",
    "find_figures": "context",
    "key_figures": "keys",
    "key_weights": "keys",
    "omitted": "keys",
}


def __getattr__(name: str) -> object:
    """Load a name's module at its first use, so that importing the types costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
