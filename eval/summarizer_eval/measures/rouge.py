"""ROUGE against the reference summary, by the `rouge_score` library, with its stemmer."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from summarizer_eval.measures.measure import Measure, Written
from summarizer_eval.results import Row
from summarizer_eval.sample import Sample

_KINDS = ("rouge1", "rouge2", "rougeL")


@lru_cache(maxsize=1)
def _scorer() -> Any:
    from rouge_score.rouge_scorer import RougeScorer  # noqa: PLC0415  (loads nltk)

    return RougeScorer(list(_KINDS), use_stemmer=True)


@lru_cache(maxsize=4)
def _score(reference: str, text: str) -> Any:
    return _scorer().score(reference, text)


def _row(kind: str) -> Callable[[Written, Sample], Row]:
    def row(written: Written, sample: Sample) -> Row:
        return Row(num=_score(sample.summary or "", written.text)[kind].fmeasure, den=1)

    return row


def _measure(kind: str) -> Measure:
    title = kind.replace("rouge", "ROUGE-")
    return Measure(name=kind.lower(), title=title, row=_row(kind), unit="", better="higher", labels=("summary",))


ROUGE = tuple(_measure(kind) for kind in _KINDS)
"""F-measures times 100, mean over samples."""
