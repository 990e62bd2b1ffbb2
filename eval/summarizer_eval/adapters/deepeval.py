"""A metric for DeepEval: `FigureSupportMetric()`. Written for, and tested with, the version in its requirements.

Importing this module opts the process out of DeepEval's telemetry, unless its environment says otherwise.
"""

from __future__ import annotations

import math
import os
from typing import Any

# Read by DeepEval whenever it would send something, so it holds even where DeepEval was imported before.
os.environ.setdefault("DEEPEVAL_TELEMETRY_OPT_OUT", "1")

from deepeval.errors import MissingTestCaseParamsError  # type: ignore[import-not-found]
from deepeval.metrics import BaseMetric  # type: ignore[import-not-found]
from deepeval.test_case import LLMTestCase, SingleTurnParams  # type: ignore[import-not-found]

from summarizer_eval.adapters.pair import score_pair


class FigureSupportMetric(BaseMetric):  # type: ignore[misc]
    """The share of `actual_output`'s figures that the source supports; `reason` lists the others.

    The source is the test case's `context`, joined, or its `input` where it has none; the article's date is
    `metadata["published"]`, as 2031-03-14, where it is known. A test case without a figure to judge is skipped:
    its score and success are None, and DeepEval leaves it out of the result.

    Parameters
    ----------
    threshold
        The lowest share that passes.
    """

    _required_params = (SingleTurnParams.INPUT, SingleTurnParams.ACTUAL_OUTPUT)

    def __init__(self, threshold: float = 1.0) -> None:
        self.threshold = threshold
        self.evaluation_model = None
        self.async_mode = True
        self.verbose_mode = False

    @property
    def __name__(self) -> str:
        return "Figure Support"

    def measure(self, test_case: LLMTestCase, *_: Any, **__: Any) -> float:
        """Score one test case; NaN where it has no figure to judge."""
        if test_case.actual_output is None:
            raise MissingTestCaseParamsError(f"'actual_output' cannot be None for the '{self.__name__}' metric")
        source = "\n\n".join(test_case.context) if test_case.context else test_case.input
        scored = score_pair(source, test_case.actual_output, (test_case.metadata or {}).get("published"))
        self.error = None
        self.score = scored.value
        self.reason = scored.explanation
        self.score_breakdown = scored.counts
        self.skipped = scored.value is None
        self.success = self.is_successful()
        return math.nan if self.score is None else self.score

    async def a_measure(self, test_case: LLMTestCase, *args: Any, **kwargs: Any) -> float:
        """Score one test case; nothing in it waits."""
        return self.measure(test_case, *args, **kwargs)

    def is_successful(self) -> bool | None:
        """Whether the last test case passed; None where it had no figure."""
        if self.error is not None:
            return False
        return None if self.score is None else self.score >= self.threshold
