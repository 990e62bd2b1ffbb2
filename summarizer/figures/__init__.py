"""Finding figures and judging each against a source: pure standard library, no model, no I/O.

find_figures(text) -> list[Figure]
index(text, sentences, published=None) -> SourceIndex
support(figure, index) -> Verdict
key_figures(index) -> list[Figure]
omitted(keys, verdicts) -> list[Figure]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.figures.context import find_figures
    from summarizer.figures.index import SourceIndex, index
    from summarizer.figures.keys import key_figures, omitted
    from summarizer.figures.support import support

__all__ = ["SourceIndex", "find_figures", "index", "key_figures", "omitted", "support"]

_HOMES = {
    "SourceIndex": "index",
    "index": "index",
    "key_figures": "keys",
    "omitted": "keys",
    "find_figures": "context",
    "support": "support",
}


def __getattr__(name: str) -> object:
    """Load a function's module at its first use, so that importing the types costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
