"""Outputs that are there already: scored by the same measures, without a model.

score_outputs(path) -> Scorecard         a JSONL file of any system's outputs
rescore(run, suite) -> Run               a stored run, judged anew by today's checker
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from summarizer.check import language_findings
from summarizer.document import Document
from summarizer.draft import Task
from summarizer.errors import InputError
from summarizer.figures.figure import Span
from summarizer.repair import is_own, of_article
from summarizer.report import Statement
from summarizer_eval import environment, stats
from summarizer_eval.measures import measure_all
from summarizer_eval.results import Outcome, OutcomeStatus, Run, Scorecard
from summarizer_eval.sample import LABELS, RowError, Sample, parse_sample
from summarizer_eval.scoring import Judge, count_statuses, rows_without_output, score_outcomes, views
from summarizer_eval.suite import Suite

TASKS: tuple[Task, ...] = ("summary", "facts")

_FORM = (
    'Each line is {"id": ..., "source": ..., "output": ...}; the output is a text, or {"summary": ..., "facts": [...]}.'
)


def score_outputs(path: Path, suite: Suite | None = None) -> Scorecard:
    """Score a JSONL file: `{"id", "source", "output"}` a line, with `published` and the labels of a sample if known.

    Parameters
    ----------
    suite
        Where sources and labels come from; the lines then need `id` and `output` alone, and a sample that has no line
        counts as empty.

    Raises
    ------
    InputError
        Naming the line and the field.
    """
    lines = list(_read_lines(path, suite))
    if suite is not None:
        lines += _unwritten(suite, {sample.id for sample, _ in lines})
    outcomes = tuple(_outcome(sample, output) for sample, output in lines)
    checker = environment.checker()
    return Scorecard(
        label=path.name,
        checker=checker,
        samples=len(outcomes),
        statuses=count_statuses(outcomes),
        scores=score_outcomes(outcomes, checker),
        signature=f"outputs:{path.name}|checker:{checker}|{stats.SETTINGS}",
        outcomes=outcomes,
    )


Output = Mapping[Task, str]


def _read_lines(path: Path, suite: Suite | None) -> Iterator[tuple[Sample, Output]]:
    known = {sample.id: sample for sample in suite.samples} if suite else None
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}.", "Check the path and its permissions.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: cannot be read: {error}", _FORM) from error
    numbered = [(n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not numbered:
        raise InputError(f"{path}: holds no outputs.", _FORM)
    for number, line in numbered:
        try:
            yield _read_line(json.loads(line), number, known)
        except (json.JSONDecodeError, RecursionError) as error:
            raise InputError(f"{path}:{number}: not a line of JSON: {error}", _FORM) from error
        except (ValueError, RowError) as error:
            raise InputError(f"{path}:{number}: {error}", _FORM) from error


def _read_line(row: Any, number: int, known: Mapping[str, Sample] | None) -> tuple[Sample, Output]:
    if not isinstance(row, dict):
        raise ValueError("not an object")
    output = _read_output(row.get("output"))
    identifier = str(row.get("id", number))
    if known is not None:
        if identifier not in known:
            raise ValueError(f"id: the suite has no sample {identifier!r}")
        return known[identifier], output
    if not isinstance(row.get("source"), str):
        raise ValueError("source: must be a text")
    labels = {name: row[name] for name in (*LABELS, "published", "title") if name in row}
    return parse_sample({"id": identifier, "text": row["source"], **labels}), output


def _read_output(value: Any) -> Output:
    if isinstance(value, str):
        return {"summary": value}
    if not isinstance(value, dict) or not value.keys() <= set(TASKS):
        raise ValueError("output: must be a text, or an object with summary and facts")
    if not all(_is_text(text) for text in value.values()):
        raise ValueError("output: summary and facts must be texts, or lists of texts")
    return {task: "\n".join(text) if isinstance(text, list) else text for task, text in value.items()}


def _is_text(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(line, str) for line in value))


def _unwritten(suite: Suite, seen: set[str]) -> Iterator[tuple[Sample, Output]]:
    return ((sample, {"summary": ""}) for sample in suite.samples if sample.id not in seen)


def _outcome(sample: Sample, output: Output) -> Outcome:
    document = sample.document()
    text = "\n".join(output.values())
    if foreign := language_findings(text, document):
        return _unscored(sample, OutcomeStatus.REFUSED, output, "; ".join(f.reason for f in foreign))
    judge = Judge(document)
    statements = [s for task in TASKS if task in output for s in judge.text(output[task], task)]
    if not statements:
        return _unscored(sample, OutcomeStatus.EMPTY, output, None)
    rows, errors = measure_all(views(document, None, statements, output), sample)
    return Outcome(sample_id=sample.id, status=OutcomeStatus.OK, report=None, metrics=rows, measure_errors=errors)


def _unscored(sample: Sample, status: OutcomeStatus, output: Output, error: str | None) -> Outcome:
    rows, errors = rows_without_output(sample, sample.document(), output)
    return Outcome(sample_id=sample.id, status=status, report=None, metrics=rows, measure_errors=errors, error=error)


# --- a stored run, judged anew ---------------------------------------------------------------------------------


def rescore(run: Run, suite: Suite) -> Run:
    """Judge the stored outputs of a run with today's checker. What the model wrote, and what it took, stays.

    Raises
    ------
    InputError
        Where `suite` is not the one the run was made of.
    """
    if suite.digest != run.suite.digest:
        raise InputError(
            f"{run.label}: its suite {run.suite.name} has changed since: {run.suite.digest}, now {suite.digest}.",
            "Name the suite as it was with --suite, or run it again.",
        )
    samples = {sample.id: sample for sample in suite.samples}
    tasks: Iterable[Task] = (run.options["only"],) if run.options.get("only") else TASKS
    outcomes = tuple(_rejudged(outcome, samples[outcome.sample_id], tuple(tasks)) for outcome in run.outcomes)
    checker = environment.checker()
    return replace(
        run,
        checker=checker,
        outcomes=outcomes,
        scores=score_outcomes(outcomes, checker),
        signature=run.signature.replace(f"checker:{run.checker}", f"checker:{checker}"),
    )


def _rejudged(outcome: Outcome, sample: Sample, tasks: tuple[Task, ...]) -> Outcome:
    document = sample.document()
    if outcome.report is None or not outcome.status.has_output:
        rows, errors = rows_without_output(sample, document, tasks)
        return replace(outcome, metrics=rows, measure_errors=errors)
    judge, report = Judge(document), outcome.report
    output = [_as_handed_out(_statement(judge, said, task), document) for task in TASKS for said in report[task]]
    draft = [_statement(judge, said, said["in"]) for said in report["draft"]["sentences"]]
    rows, errors = measure_all(views(document, draft, output, tasks), sample)
    return replace(outcome, metrics=rows, measure_errors=errors)


def _as_handed_out(statement: Statement, document: Document) -> Statement:
    """A sentence of the article is not faulted for what only a writer can get wrong, as in a fresh run."""
    own = is_own(statement.text, statement.sources, document)
    return replace(statement, checked=of_article(statement.checked)) if own else statement


def _statement(judge: Judge, said: Mapping[str, Any], task: Task) -> Statement:
    return judge.statement(said["text"], task, [Span(start=s["start"], end=s["end"]) for s in said["sources"]])
