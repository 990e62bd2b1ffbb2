"""What a person is given to judge: the texts of several systems, shuffled, their systems' names put away in a key.

make_task(suite, seed) -> Task      articles in a shuffled order, and each article's texts in a shuffled order
suite_of_runs(runs, articles)       what stored runs handed out, as a suite of statements without labels

The statements of a text stay in their order: whether one repeats another, or what "she" means, is seen in no other.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from summarizer.errors import InputError
from summarizer.render import safe
from summarizer_eval.results import Outcome, Run
from summarizer_eval.statements import Article, Output, Statement, StatementSuite
from summarizer_eval.suite import Suite

KEY_FORM = "figurewise-label-key-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskText:
    """One text to judge, under a name that gives nothing away."""

    key: str
    output: Output


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskArticle:
    """An article and the texts written of it."""

    key: str
    article: Article
    texts: tuple[TaskText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Everything a page shows, in its order."""

    seed: int
    articles: tuple[TaskArticle, ...]

    @property
    def page(self) -> str:
        """16 hex digits that change with anything shown: labels name the page they were made on."""
        return sha256(safe.json_line([self.seed, *_contents(self)]).encode()).hexdigest()[:16]

    @property
    def texts(self) -> tuple[TaskText, ...]:
        """Every text, in order."""
        return tuple(text for article in self.articles for text in article.texts)


def make_task(suite: StatementSuite, seed: int) -> Task:
    """Shuffle the articles of a suite, and the texts of each article; labels that are there are left behind.

    Raises
    ------
    InputError
        There is nothing to judge.
    """
    written: dict[str, list[Output]] = defaultdict(list)
    for output in sorted(suite.outputs, key=lambda o: o.id):
        written[output.article].append(output)
    if not written:
        raise InputError(f"{suite.name}: holds no statements to judge.", "Name a run that wrote something.")
    draw = random.Random(f"{seed}")  # noqa: S311  (a repeatable order, nothing secret)
    order = sorted(written)
    draw.shuffle(order)
    for outputs in written.values():
        draw.shuffle(outputs)
    numbers = iter(range(1, len(suite.outputs) + 1))
    return Task(
        seed=seed,
        articles=tuple(
            TaskArticle(
                key=f"a{n}",
                article=suite.articles[name],
                texts=tuple(TaskText(key=f"t{next(numbers)}", output=output) for output in written[name]),
            )
            for n, name in enumerate(order, start=1)
        ),
    )


def key_of(task: Task) -> dict[str, Any]:
    """Write the key: which text is whose, with everything that was judged, so that labels can be read without a run."""
    return {"form": KEY_FORM, "page": task.page, "seed": task.seed, "articles": _contents(task)}


def _contents(task: Task) -> list[dict[str, Any]]:
    return [
        {
            "key": shown.key,
            **asdict(shown.article),
            "published": shown.article.published.isoformat() if shown.article.published else None,
            "texts": [
                {
                    "key": text.key,
                    "id": text.output.id,
                    "system": text.output.system,
                    "statements": [statement.text for statement in text.output.statements],
                }
                for text in shown.texts
            ],
        }
        for shown in task.articles
    ]


# --- stored runs -----------------------------------------------------------------------------------------------

TASKS = ("summary", "facts")


def suite_of_runs(runs: Sequence[Run], find: Callable[[Run], Suite], tasks: Sequence[str] = TASKS) -> StatementSuite:
    """Take what runs handed out as texts of statements: the summary and the facts of a sample are two texts.

    Parameters
    ----------
    runs
        With their outcomes, each under another label.
    find
        Gives the suite that a run was made of.
    tasks
        `summary`, `facts` or both.

    Raises
    ------
    InputError
        A suite has changed since its run.
    """
    articles: dict[str, Article] = {}
    outputs: list[Output] = []
    for run in runs:
        samples = {sample.id: sample for sample in _unchanged(find(run), run).samples}
        for outcome in run.outcomes:
            texts = list(_texts(outcome, run.label, tasks))
            outputs += texts
            if texts:
                sample = samples[outcome.sample_id]
                articles[sample.id] = Article(
                    id=sample.id, desk="", form="", source=sample.text, published=sample.published
                )
    return StatementSuite(name=", ".join(run.label for run in runs), articles=articles, outputs=tuple(outputs))


def _unchanged(suite: Suite, run: Run) -> Suite:
    if suite.digest != run.suite.digest:
        raise InputError(
            f"{run.label}: its suite {run.suite.name} has changed since: {run.suite.digest}, now {suite.digest}.",
            "Name the suite as it was with --suite, or run it again.",
        )
    return suite


def _texts(outcome: Outcome, label: str, tasks: Sequence[str]) -> Iterator[Output]:
    report: Mapping[str, Any] = outcome.report or {}
    for task in tasks:
        said = [s["text"] for s in report.get(task, ()) if s["text"].strip()]
        if said and outcome.status.has_output:
            yield Output(
                id=f"{label}/{outcome.sample_id}/{task}",
                article=outcome.sample_id,
                system=label if len(tasks) == 1 else f"{label}: {task}",
                statements=tuple(Statement(text=text) for text in said),
            )
