"""How a draft is written: sentence by sentence (`extract`) or from the whole article (`direct`)."""

from __future__ import annotations

from typing import Literal

from summarizer.document import Document
from summarizer.draft import Draft, Options
from summarizer.figures import SourceIndex
from summarizer.models import Model
from summarizer.prompts import PromptSet
from summarizer.strategies import direct, extract

CAPABLE = 3_000_000_000
"""Weights from which a causal model is trusted with a whole article."""


def write(document: Document, index: SourceIndex, model: Model, prompts: PromptSet, options: Options) -> Draft:
    """Have the model draft what `options` ask for, by the strategy they name or the one that suits the model."""
    strategy = choose(model) if options.strategy == "auto" else options.strategy
    if strategy == "extract":
        return extract.write(document, index, model, prompts, options)
    return direct.write(document, index, model, prompts, options)


def choose(model: Model) -> Literal["direct", "extract"]:
    """The strategy that suits a model: one sentence at a time for a small causal model, else the whole article."""
    if model.family == "causal":
        return "direct" if (model.parameters or 0) >= CAPABLE else "extract"
    return "extract" if model.family == "scripted" else "direct"
