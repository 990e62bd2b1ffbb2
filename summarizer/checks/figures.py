"""Figures of a text judged against a source: the core, as one check among the others."""

from __future__ import annotations

from summarizer.figures.context import find_figures
from summarizer.figures.figure import Verdict
from summarizer.figures.index import SourceIndex
from summarizer.figures.support import support


def judge(text: str, index: SourceIndex) -> tuple[Verdict, ...]:
    """A verdict on every figure of `text`, in the order of the text."""
    return tuple(support(figure, index) for figure in find_figures(text))
