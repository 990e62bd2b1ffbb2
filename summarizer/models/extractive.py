"""Models without weights: the first sentences, or the most central ones. Honest floors for a comparison."""

# ruff: noqa: PLC0415 - networkx is slow to import, and `lead` needs none
from __future__ import annotations

import math
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from summarizer.draft import Completion, Decoding, Request
from summarizer.models.spec import ModelSpec

_WORD: Final = re.compile(r"\w+")
_DAMPING: Final = 0.85
"""As in the paper."""
_TEXTRANK_SENTENCES: Final = 3
"""Sentences chosen where none are asked for."""
_MOST_PASSAGES: Final = 2000
"""Similarity is quadratic in the passages; what follows the first two thousand is never central news."""


@dataclass(frozen=True, slots=True)
class ExtractiveModel:
    """Answers with whole passages of the request, in their order; instructions are not read."""

    spec: ModelSpec
    family: Literal["extractive"] = "extractive"
    context_tokens: None = None
    parameters: None = None
    file_hash: None = None

    def count_tokens(self, text: str) -> int:
        """Words stand for tokens."""
        return len(text.split())

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Completion]:  # noqa: ARG002
        return [self._answer(request) for request in requests]

    def _answer(self, request: Request) -> Completion:
        begun = time.perf_counter()
        number = int(self.spec.name or _TEXTRANK_SENTENCES)
        chosen = range(number) if self.spec.scheme == "lead" else central(request.passages, number)
        lines = [request.passages[i] for i in chosen if i < len(request.passages)]
        text = ("\n" if request.task == "facts" else " ").join(lines)
        return Completion(
            text=text,
            finish="stop",
            input_tokens=sum(self.count_tokens(passage) for passage in request.passages),
            output_tokens=self.count_tokens(text),
            input_truncated=False,
            seconds=time.perf_counter() - begun,
        )


def central(passages: Sequence[str], number: int) -> list[int]:
    """Choose the `number` most central passages by TextRank; their indices, ascending.

    PageRank over the graph of passages, each edge weighted by the words two passages share over the sum of the
    logarithms of their lengths (Mihalcea and Tarau 2004, section 4). Equal ranks go to the earlier passage.
    """
    import networkx  # type: ignore[import-untyped]

    words = [_WORD.findall(passage.casefold()) for passage in passages[:_MOST_PASSAGES]]
    graph = networkx.Graph()
    graph.add_nodes_from(range(len(words)))
    graph.add_weighted_edges_from(
        (i, j, weight)
        for i in range(len(words))
        for j in range(i + 1, len(words))
        if (weight := _similarity(words[i], words[j]))
    )
    ranks = networkx.pagerank(graph, alpha=_DAMPING)
    best = sorted(ranks, key=lambda i: (-round(ranks[i], 12), i))[:number]
    return sorted(best)


def _similarity(one: Sequence[str], other: Sequence[str]) -> float:
    lengths = math.log(len(one) or 1) + math.log(len(other) or 1)
    return len({*one} & {*other}) / lengths if lengths else 0.0
