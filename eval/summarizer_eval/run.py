"""One model over one suite: the same `summarize` as the command's, mapped over the samples and journalled.

run_suite(suite, model, prompts, options, folder) -> Run
read_run(folder) -> Run
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from summarizer.assemble import lockable
from summarizer.attempt import attempt
from summarizer.draft import Options
from summarizer.errors import InputError
from summarizer.journal import ENTRIES, Journal, read_entries, write_json
from summarizer.models import Model
from summarizer.opening import ModelCard, Opening
from summarizer.prompts import PromptSet
from summarizer.render.json import render_report
from summarizer.together import at_once as usual
from summarizer.together import together
from summarizer_eval import environment
from summarizer_eval.measures import measure_all
from summarizer_eval.records import require_outcome, require_run
from summarizer_eval.results import Cost, ModelRecord, Outcome, OutcomeStatus, Row, Run, Score, SuiteRecord
from summarizer_eval.sample import Sample
from summarizer_eval.scoring import count_statuses, rows_without_output, score_outcomes, views_of
from summarizer_eval.suite import Suite

RUN_FILE = "run.json"
Progress = Callable[[int, int, Outcome], None]
"""Called as `progress(done, total, outcome)` after each sample."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is done with every sample. `raw`: drafts are handed out as they are; output and draft are the same."""

    model: Model | ModelCard
    """The model, or what workers elsewhere say of theirs."""
    prompts: PromptSet
    options: Options
    raw: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SuiteWork:
    """A job as the workers of a cluster do it; see `summarizer.cluster.Work`."""

    opening: Opening
    prompts: PromptSet
    options: Options
    raw: bool = False

    def do(self, item: Sample, model: Model) -> Outcome:
        """Run one sample."""
        return run_sample(item, model, job=self.job(model))

    def job(self, model: Model | ModelCard) -> Job:
        """Give this work its model."""
        return Job(model=model, prompts=self.prompts, options=self.options, raw=self.raw)

    def lost(self, item: Sample, reason: str) -> Outcome:
        """The outcome of a sample that no worker lived through."""
        rows, errors = rows_without_output(item, item.document(), self.options.tasks)
        status = OutcomeStatus.ERROR
        return Outcome(sample_id=item.id, status=status, report=None, metrics=rows, measure_errors=errors, error=reason)


Spread = Callable[[Sequence[Sample]], Iterator[Outcome]]
"""What runs samples and yields their outcomes as they come, in any order."""


def run_suite(
    suite: Suite,
    job: Job,
    folder: Path,
    *,
    limit: int | None = None,
    at_once: int | None = None,
    spread: Spread | None = None,
    progress: Progress | None = None,
) -> Run:
    """Run a model over a suite, going on where an earlier start in `folder` ended.

    Parameters
    ----------
    suite
        The samples; cut to `limit` already, which is only recorded.
    folder
        The run's own folder, made if need be: plan.json, outcomes.jsonl and, once complete, run.json.
    at_once
        How many samples are under way together; None for what suits the model. What comes out does not depend on it.
    spread
        Runs the samples elsewhere: the `each` of a cluster. None for here, with the job's own model.

    Raises
    ------
    InputError
        Where the folder holds another run or another process is writing there. A sample that fails raises nothing:
        it is an outcome.
    """
    plan = make_plan(suite, job, limit)
    started = _now()
    with Journal.open(folder, plan) as journal:
        done = {entry["sample_id"] for entry in journal.entries}
        left = [sample for sample in suite.samples if sample.id not in done]
        meter = Meter()
        for outcome in (spread or _here(job, at_once))(left):
            journal.append(asdict(outcome) | {"cost": meter.cost()})
            if progress:
                progress(len(journal.entries), len(suite.samples), outcome)
        return _finish(folder, plan, journal.entries, job.model, suite, started=started)


def _here(job: Job, at_once: int | None) -> Spread:
    model = job.model
    assert not isinstance(model, ModelCard)  # a job without its model is spread
    return lambda samples: together(partial(run_sample, job=job), samples, model, at_once or usual(model))


def make_plan(suite: Suite, job: Job, limit: int | None = None) -> dict[str, Any]:
    """Everything that decides what a run yields: two runs with equal plans are one."""
    model, options = job.model, job.options.settled(locked=job.model.spec.locked)
    return {
        "suite": {"name": suite.name, "digest": suite.digest, "samples": len(suite.samples), "limit": limit},
        "model": {
            "spec": str(model.spec),
            "family": model.family,
            "parameters": model.parameters,
            "file_hash": model.file_hash,
        },
        "prompts": job.prompts.digest,
        "options": {k: v for k, v in asdict(options).items() if k not in ("seed", "published")} | {"raw": job.raw},
        "seed": options.seed,
        "checker": environment.checker(),
    }


# --- one sample ------------------------------------------------------------------------------------------------


class Meter:
    """What a run cost since it was last asked; the costs of all its outcomes add up to the run's."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def cost(self) -> dict[str, Any]:
        """Seconds since the last call, and the most memory held so far."""
        wall, cpu = time.perf_counter(), time.process_time()
        spent = {"wall_seconds": wall - self._wall, "cpu_seconds": cpu - self._cpu}
        self._wall, self._cpu = wall, cpu
        return spent | {
            "peak_memory_bytes": environment.peak_memory(),
            "peak_device_bytes": environment.peak_device_memory(),
        }


def run_sample(sample: Sample, model: Model, *, job: Job) -> Outcome:
    """Summarize one sample and measure what came of it."""
    document = sample.document()
    done = attempt(document, model, job.prompts, job.options, raw=job.raw)
    if done.report is not None and done.status.has_output:
        rows, errors = measure_all(views_of(done.report, job.options.tasks), sample)
    else:
        rows, errors = rows_without_output(sample, document, job.options.tasks)
    return Outcome(
        sample_id=sample.id,
        status=done.status,
        report=json.loads(render_report(done.report)) if done.report is not None else None,
        metrics=rows,
        measure_errors=errors,
        input_tokens=done.input_tokens,
        output_tokens=done.output_tokens,
        seconds=done.seconds,
        error=done.error,
    )


# --- the whole run ---------------------------------------------------------------------------------------------


def _finish(
    folder: Path,
    plan: Mapping[str, Any],
    entries: Sequence[Mapping[str, Any]],
    model: Model | ModelCard,
    suite: Suite,
    *,
    started: str,
) -> Run:
    """Write run.json: its presence says that the run is complete."""
    path = folder / RUN_FILE
    if path.exists():
        return read_run(folder)
    outcomes = _in_order(entries, [sample.id for sample in suite.samples])
    run = Run(
        label=folder.name,
        suite=SuiteRecord(**plan["suite"]),
        model=ModelRecord(**plan["model"]),
        prompts=plan["prompts"],
        options=plan["options"],
        seed=plan["seed"],
        checker=plan["checker"],
        environment=environment.describe(model),
        started=started,
        finished=_now(),
        cost=_cost(entries),
        statuses=count_statuses(outcomes),
        scores=score_outcomes(outcomes, plan["checker"]),
        signature=signature(plan),
        outcomes=outcomes,
    )
    write_run(run, path)
    return run


def write_run(run: Run, path: Path) -> None:
    """Write a run's record, without its outcomes."""
    write_json(path, {name: value for name, value in asdict(run).items() if name != "outcomes"})


def signature(plan: Mapping[str, Any]) -> str:
    """Say what a run is in one line: runs that differ in it are not the same run."""
    parts = {
        "suite": f"{plan['suite']['name']}@{plan['suite']['digest']}",
        "model": plan["model"]["spec"],
        "prompts": plan["prompts"][:16],
        "strategy": plan["options"]["strategy"],
        "lock": "yes" if plan["options"]["lock"] and lockable(plan["model"]["family"]) else "no",
        "raw": "yes" if plan["options"]["raw"] else "no",
        "seed": plan["seed"],
        "checker": plan["checker"],
    }
    return "|".join(f"{name}:{value}" for name, value in parts.items())


def _cost(entries: Sequence[Mapping[str, Any]]) -> Cost:
    costs = [entry["cost"] for entry in entries]
    tokens, seconds = sum(e["output_tokens"] for e in entries), sum(e["seconds"] for e in entries)
    return Cost(
        wall_seconds=sum(cost["wall_seconds"] for cost in costs),
        cpu_seconds=sum(cost["cpu_seconds"] for cost in costs),
        output_tokens=tokens,
        tokens_per_second=tokens / seconds if tokens and seconds else None,
        peak_memory_bytes=max((c["peak_memory_bytes"] for c in costs if c["peak_memory_bytes"]), default=None),
        peak_device_bytes=max((c["peak_device_bytes"] for c in costs if c["peak_device_bytes"]), default=None),
    )


def read_run(folder: Path) -> Run:
    """Read a complete run.

    Raises
    ------
    InputError
        Where the folder holds none, or one that is not complete.
    """
    path = folder / RUN_FILE
    if not path.is_file():
        begun = (folder / ENTRIES).exists()
        hint = (
            "Start the same `figurewise eval run` again: it goes on where it ended."
            if begun
            else "Make one with `figurewise eval run`."
        )
        raise InputError(f"{folder}: {'the run is not complete' if begun else 'no run'} (no {RUN_FILE}).", hint)
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        entries = {entry["sample_id"]: entry for entry in read_entries(folder / ENTRIES)}
        found = _run(record, tuple(_outcome(entry) for entry in entries.values()))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"{path}: not a run's record: {error!r}", "Run the suite again.") from error
    if len(entries) != found.suite.samples:
        raise InputError(
            f"{folder / ENTRIES}: {len(entries)} outcomes of {found.suite.samples} samples.",
            f"Delete {path.name} and start the same `figurewise eval run` again: what is missing is run.",
        )
    return found


def _run(record: dict[str, Any], outcomes: tuple[Outcome, ...]) -> Run:
    require_run(record)
    return Run(
        **record
        | {
            "suite": SuiteRecord(**record["suite"]),
            "model": ModelRecord(**record["model"]),
            "cost": Cost(**record["cost"]),
            "scores": tuple(Score(**score) for score in record["scores"]),
            "outcomes": outcomes,
        }
    )


def _outcome(entry: Mapping[str, Any]) -> Outcome:
    """Read an entry of the journal as an outcome; what it cost is the run's matter."""
    require_outcome(entry)
    values = {name: value for name, value in entry.items() if name != "cost"}
    rows = {name: Row(**row) for name, row in entry["metrics"].items()}
    return Outcome(**values | {"status": OutcomeStatus(entry["status"]), "metrics": rows})


def _in_order(entries: Sequence[Mapping[str, Any]], ids: Sequence[str]) -> tuple[Outcome, ...]:
    by_id = {entry["sample_id"]: entry for entry in entries}
    return tuple(_outcome(by_id[sample_id]) for sample_id in ids)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
