"""Small runs made by hand from the report of `page_values`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import page_values as values

from summarizer.figures.figure import Cause
from summarizer.render.json import render_report
from summarizer.report import Report
from summarizer_eval.compare import compare_runs
from summarizer_eval.results import Comparison, Cost, ModelRecord, Outcome, OutcomeStatus, Row, Run, SuiteRecord
from summarizer_eval.scoring import count_statuses, score_outcomes

SOURCES = {f"flood-{n}": values.report().document for n in range(1, 5)}


def wrong_report() -> Report:
    """A report that hands a wrong figure out."""
    text = "Electricity was cut to 12,000 homes."
    verdict = values.verdict(text, "12,000", Cause.WRONG_VALUE, "The article has 12,400.", "12,400 homes")
    return values.report(summary=(values.statement(text, "summary", "electricity had been cut", verdict),))


def as_json(report: Report) -> Mapping[str, Any]:
    return json.loads(render_report(report))


def outcome(sample_id: str, report: Report, wrong: int, seconds: float = 2.0) -> Outcome:
    rows = {
        "output.unsupported_figures": Row(num=wrong, den=5),
        "draft.unsupported_figures": Row(num=2, den=7),
        "summary.length": Row(num=30, den=1),
    }
    return Outcome(sample_id=sample_id, status=OutcomeStatus.OK, report=as_json(report), metrics=rows, seconds=seconds)


def failed(sample_id: str, error: str) -> Outcome:
    return Outcome(sample_id=sample_id, status=OutcomeStatus.ERROR, report=None, metrics={}, seconds=0.5, error=error)


def run(label: str, *outcomes: Outcome, spec: str = "script:flood.toml") -> Run:
    return Run(
        label=label,
        suite=SuiteRecord(name="floods-of-the-anse", digest="0" * 16, samples=len(outcomes)),
        model=ModelRecord(spec=spec, family="scripted"),
        prompts="p" * 64,
        options={"strategy": "extract", "lock": True},
        seed=0,
        checker="0.1.0",
        environment={},
        started="2031-03-12T10:00:00+00:00",
        finished="2031-03-12T10:01:00+00:00",
        cost=Cost(
            wall_seconds=8.0, cpu_seconds=6.5, output_tokens=400, tokens_per_second=50.0, peak_memory_bytes=10**8
        ),
        statuses=count_statuses(outcomes),
        scores=score_outcomes(outcomes, "0.1.0"),
        signature=f"suite:floods|model:{spec}",
        outcomes=outcomes,
    )


def mixed_run(label: str = "second", **changes: str) -> Run:
    return run(
        label,
        outcome("flood-1", values.report(), 0),
        outcome("flood-2", wrong_report(), 1, 4.0),
        outcome("flood-3", wrong_report(), 1, 3.0),
        failed("flood-4", "ValueError: <b>no</b>"),
        **changes,
    )


def good_run(label: str = "first") -> Run:
    return run(label, *(outcome(f"flood-{n}", values.report(), 0, n / 2) for n in range(1, 5)))


@cache
def comparison() -> Comparison:
    return compare_runs([good_run(), mixed_run(), good_run("third")])
