"""A scorer for Inspect AI: `scorer=figure_support()`. Written for, and tested with, the version in its requirements."""

from __future__ import annotations

from inspect_ai.scorer import (  # type: ignore[import-not-found]
    Score,
    Scorer,
    Target,
    mean,
    scorer,
    stderr,
)
from inspect_ai.solver import TaskState  # type: ignore[import-not-found]

from summarizer_eval.adapters.pair import score_pair


@scorer(metrics=[mean(), stderr()])  # type: ignore[untyped-decorator]
def figure_support(source: str = "source", published: str = "published") -> Scorer:
    """Score the share of a completion's figures that its source supports.

    A completion without a figure is left unscored: Inspect keeps it out of `mean` and `stderr` and counts it in
    `unscored_samples`. The explanation lists each figure that is not supported, with its reason.

    Parameters
    ----------
    source
        The key of a sample's metadata that holds the article. Where a sample has none, its input is the article;
        an instruction in the input ("in three sentences") is then read as part of it.
    published
        The key of a sample's metadata that holds the article's date, as 2031-03-14; it may be missing.
    """

    async def score(state: TaskState, target: Target) -> Score:  # noqa: ARG001  (Inspect's signature)
        completion = state.output.completion
        scored = score_pair(state.metadata.get(source, state.input_text), completion, state.metadata.get(published))
        if scored.value is None:
            return Score.unscored(
                reason=None if completion.strip() else "no_response",
                answer=completion,
                explanation=scored.explanation,
                metadata=scored.counts,
            )
        return Score(value=scored.value, answer=completion, explanation=scored.explanation, metadata=scored.counts)

    return score
