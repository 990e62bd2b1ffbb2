"""How a draft is written: the article's own sentences (`extract`), or a model's (`sentence`, `direct`)."""

from __future__ import annotations

from typing import Literal

from summarizer.document import Document
from summarizer.draft import Draft, Options
from summarizer.figures import SourceIndex
from summarizer.models import Model, ModelSpec
from summarizer.prompts import PromptSet
from summarizer.write import direct, extract, sentence

CAPABLE = 1_400_000_000
"""Weights from which a causal model is trusted with a whole article."""
_SMALL = ("smollm2-135m",)
"""Embedded models that are known to be smaller, before they are opened."""


def write(document: Document, index: SourceIndex, model: Model | None, prompts: PromptSet, options: Options) -> Draft:
    """Draft what `options` ask for, by the strategy they name or the one that suits the model.

    Parameters
    ----------
    model
        None where the article's own sentences are wanted, whatever the strategy.
    """
    strategy = choose(model) if options.strategy == "auto" else options.strategy
    if model is None or strategy == "extract":
        return extract.write(document, index, options)
    if strategy == "sentence":
        return sentence.write(document, index, model, prompts, options)
    return direct.write(document, index, model, prompts, options)


def choose(model: Model | None) -> Literal["direct", "extract"]:
    """The strategy that suits a model: the article's own sentences beside a small one, else the whole article."""
    if model is None:
        return "extract"
    if model.family == "causal":
        return "direct" if (model.parameters or 0) >= CAPABLE else "extract"
    return "direct"


def asks(spec: ModelSpec, options: Options) -> bool:
    """Whether a model is asked anything at all: one that is not need not be opened."""
    small = spec.scheme == "embedded" and spec.name in _SMALL
    return options.strategy not in ("extract",) and not (options.strategy == "auto" and small)
