"""A real evaluation with Inspect AI and its own mock model; prints what its log holds."""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

import offline
from inspect_ai import Task
from inspect_ai import eval as evaluate
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.log import read_eval_log
from inspect_ai.model import ModelOutput, ModelUsage, get_model

from summarizer_eval.adapters.inspect_ai import figure_support

given = json.loads(Path(__file__).with_name("cases.json").read_text(encoding="utf-8"))
ARTICLE, PUBLISHED, OUTPUTS = given["article"], given["published"], given["outputs"]

samples = [
    Sample(id=name, input=f"Summarize in 7 words: {ARTICLE}", metadata={"source": ARTICLE, "published": PUBLISHED})
    for name in OUTPUTS
]
# With a usage of its own, an answer is not counted in tokens: Inspect would download a vocabulary for that.
answers = [ModelOutput.from_content("mockllm/model", text) for text in OUTPUTS.values()]
answers = [answer.model_copy(update={"usage": ModelUsage()}) for answer in answers]
model = get_model("mockllm/model", custom_outputs=answers)
task = Task(dataset=MemoryDataset(samples), scorer=figure_support())
[log] = evaluate(task, model=model, log_dir=sys.argv[1], display="none", max_connections=1, max_samples=1)
log = read_eval_log(log.location)  # as a reader of the log sees it
[summary] = log.results.scores
scores = {sample.id: sample.scores["figure_support"] for sample in log.samples}
print(
    json.dumps(
        {
            "status": log.status,
            "values": {name: None if math.isnan(s.value) else s.value for name, s in scores.items()},
            "explanations": {name: s.explanation for name, s in scores.items()},
            "counts": {name: s.metadata for name, s in scores.items()},
            "mean": summary.metrics["mean"].value,
            "stderr": summary.metrics["stderr"].value,
            "unscored": summary.unscored_samples,
            "attempts": offline.attempts,
            "heavy": sorted({"torch", "transformers"} & sys.modules.keys()),
        }
    )
)
