"""The commands `figurewise eval ...` and `figurewise compare`; the modules they need are imported when they run."""

from __future__ import annotations

from summarizer_eval.cli.compare import compare
from summarizer_eval.cli.evaluate import evaluate

__all__ = ["compare", "evaluate"]
