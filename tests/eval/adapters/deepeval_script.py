"""A real evaluation with DeepEval's `evaluate` and `assert_test`; prints what they return."""

from __future__ import annotations

import contextlib
import json
import sys
from pathlib import Path

import offline
from deepeval import assert_test, evaluate
from deepeval.evaluate.configs import AsyncConfig, CacheConfig, DisplayConfig
from deepeval.telemetry.client import telemetry_opt_out
from deepeval.test_case import LLMTestCase

from summarizer_eval.adapters.deepeval import FigureSupportMetric

given = json.loads(Path(__file__).with_name("cases.json").read_text(encoding="utf-8"))
ARTICLE, PUBLISHED, OUTPUTS = given["article"], given["published"], given["outputs"]

cases = {
    name: LLMTestCase(name=name, input=ARTICLE, actual_output=text, metadata={"published": PUBLISHED})
    for name, text in OUTPUTS.items()
}
cases["context"] = LLMTestCase(
    name="context", input="Summarize in 900 words.", actual_output=OUTPUTS["half"], context=ARTICLE.split("\n\n")
)


def run(*, in_parallel: bool) -> dict[str, object]:
    result = evaluate(
        test_cases=list(cases.values()),
        metrics=[FigureSupportMetric(threshold=0.9)],
        async_config=AsyncConfig(run_async=in_parallel),
        display_config=DisplayConfig(print_results=False, show_indicator=False),
        cache_config=CacheConfig(write_cache=False),
    )
    return {
        test.name: [{"score": m.score, "success": m.success, "reason": m.reason} for m in test.metrics_data or []]
        for test in result.test_results
    }


def passes(name: str) -> bool:
    try:
        assert_test(cases[name], [FigureSupportMetric()])
    except AssertionError:
        return False
    return True


with contextlib.redirect_stdout(sys.stderr):
    printed = {
        "parallel": run(in_parallel=True),
        "serial": run(in_parallel=False),
        "passes": {name: passes(name) for name in cases},
        "opted_out": telemetry_opt_out(),
    }
print(
    json.dumps(
        printed | {"attempts": offline.attempts, "heavy": sorted({"torch", "transformers"} & sys.modules.keys())}
    )
)
