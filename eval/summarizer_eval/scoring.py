"""From a sample's texts to rows, and from rows to scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from summarizer.checks import Checked, Checker
from summarizer.checks.pair import SourceWords
from summarizer.checks.words import content_keys
from summarizer.document import Document, build_index
from summarizer.draft import Task
from summarizer.figures.figure import Span
from summarizer.report import Report, Statement
from summarizer.sentences import split_sentences
from summarizer_eval import stats
from summarizer_eval.measures import PLAN, Measure, Measured, View, Written, measure_all
from summarizer_eval.results import Outcome, Row, Score
from summarizer_eval.sample import Sample


class Judge:
    """Judges texts against one source, sentence by sentence, as `summarize` does. The source is read once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._checker = Checker(document, build_index(document, notices=False))
        self._words = SourceWords(document)

    def statement(self, text: str, task: Task, sources: Sequence[Span] = ()) -> Statement:
        """Check one sentence; where it is not known what it was written from, the nearest source sentences are."""
        found = tuple(sources) or self._words.align(content_keys(text))
        checked: Checked = self._checker.check(text, sources=found)
        return Statement(text=text, task=task, sources=found, checked=checked)

    def text(self, text: str, task: Task) -> tuple[Statement, ...]:
        """Check a text of any form: each line's sentences, list marks left out."""
        return tuple(self.statement(sentence, task) for sentence in sentences_of(text))


_LIST_MARKS = " \t-*•>#"


def sentences_of(text: str) -> list[str]:
    """Cut a model's text into sentences; a line never runs into the next."""
    lines = (line.strip().lstrip(_LIST_MARKS) for line in text.splitlines())
    return [span.of(line) for line in lines for span in split_sentences(line)]


def views_of(report: Report, tasks: Iterable[Task] = ("summary", "facts")) -> dict[View, Written]:
    """Take the texts of a report that are measured; a task that was not asked for is none of them."""
    return views(report.document, report.draft.statements, report.statements, tasks)


def views(
    document: Document,
    draft: Sequence[Statement] | None,
    output: Sequence[Statement],
    tasks: Iterable[Task] = ("summary", "facts"),
) -> dict[View, Written]:
    """Lay out the texts of one sample that are measured; no draft where it is not known."""
    texts: dict[View, Written] = {"output": Written(document, tuple(output))}
    if draft is not None:
        texts["draft"] = Written(document, tuple(draft))
    for task in tasks:
        texts[task] = Written(document, tuple(s for s in output if s.task == task))
    return texts


def rows_without_output(sample: Sample, document: Document, tasks: Iterable[Task]) -> Measured:
    """Give the rows of a sample of which nothing was written: nothing is stated of it, nothing kept.

    Of faults there are no rows: where nothing was written there is nothing faulty, and no merit in it.
    """
    found = measure_all(views(document, (), (), tasks), sample)
    return Measured({name: row for name, row in found.rows.items() if _BETTER[name] == "higher"}, found.errors)


_BETTER = {placed.name: placed.measure.better for placed in PLAN}


def score_outcomes(outcomes: Sequence[Outcome], checker: str) -> tuple[Score, ...]:
    """Aggregate every measure that has a row in some outcome, in the order of the plan."""
    return tuple(
        score(placed.name, placed.title, placed.measure, outcomes, checker)
        for placed in PLAN
        if any(placed.name in outcome.metrics for outcome in outcomes)
    )


def score(name: str, title: str, measure: Measure, outcomes: Sequence[Outcome], checker: str) -> Score:
    """Aggregate the rows of one measure."""
    rows = [outcome.metrics[name] for outcome in outcomes if name in outcome.metrics]
    return aggregate(name, title, measure, rows, unscored=len(outcomes) - len(rows), checker=checker)


def aggregate(
    name: str, title: str, measure: Measure, rows: Sequence[Row], *, unscored: int = 0, checker: str | None = None
) -> Score:
    """Turn rows into a score with its interval and signature."""
    found = stats.estimate(rows)
    return Score(
        metric=name,
        title=title,
        unit=measure.unit,
        better=measure.better,
        value=scaled(found.value, measure),
        low=scaled(found.low, measure),
        high=scaled(found.high, measure),
        num=sum(row.num for row in rows),
        den=sum(row.den for row in rows),
        samples=len(rows),
        unscored=unscored,
        signature="|".join(part for part in (measure.signature, checker, stats.SETTINGS) if part),
    )


def scaled(value: float | None, measure: Measure) -> float | None:
    """Put a rate in the measure's unit."""
    return None if value is None else value * measure.scale


def count_statuses(outcomes: Iterable[Outcome]) -> Mapping[str, int]:
    """How many samples ended how; every outcome has a status."""
    return dict(Counter(str(outcome.status) for outcome in outcomes))
