"""The files of labelling: the key that says which text is whose, and what each person said.

read_key(path) -> Task                 what `eval label` wrote beside its page
read_labels(path) -> Labels            what the page saved, or `eval agree` settled

A file of labels: {"form", "page", "reader", "texts": [{"key", "article", "labels": [...], "kinds": [...],
"tells_news", "could_run", "rank"}]}; null where nothing was said.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from summarizer.errors import InputError
from summarizer_eval.labelling import KEY_FORM, Task, TaskArticle, TaskText
from summarizer_eval.statement_files import judgement_of, whole_of
from summarizer_eval.statements import (
    Article,
    Judgement,
    Output,
    Reading,
    Statement,
    StatementSuite,
    TextJudgement,
)

LABELS_FORM = "figurewise-labels-1"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLabels:
    """What one person said of a text; None where nothing."""

    key: str
    article: str
    judgements: tuple[Judgement | None, ...]
    whole: TextJudgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What one person said, by the keys of the texts, in the page's order."""

    origin: str
    page: str
    reader: str
    texts: Mapping[str, TextLabels]


def read_labels(path: Path) -> Labels:
    """Read what a page saved.

    Raises
    ------
    InputError
        Naming the file, the text and the field.
    """
    data = _load(path, LABELS_FORM, "Name a file that the page of `figurewise eval label` saved.")
    try:
        texts = [_text_labels(entry) for entry in _objects(data, "texts")]
        return Labels(
            origin=str(path),
            page=_word(data, "page"),
            reader=_word(data, "reader"),
            texts=_once({text.key: text for text in texts}, len(texts)),
        )
    except ValueError as error:
        raise InputError(f"{path}: {error}", "Save the file anew from the page.") from error


def _text_labels(entry: Row) -> TextLabels:
    key = _word(entry, "key")
    labels, kinds = entry.get("labels"), entry.get("kinds")
    if not isinstance(labels, list) or not isinstance(kinds, list) or len(labels) != len(kinds):
        raise ValueError(f"{key}: labels and kinds: must be two lists of one length")
    pairs = enumerate(zip(labels, kinds, strict=True), start=1)
    try:
        return TextLabels(
            key=key,
            article=_word(entry, "article"),
            judgements=tuple(
                None if v is None else judgement_of(v, kind, f"statement {n}: ") for n, (v, kind) in pairs
            ),
            whole=whole_of(entry),
        )
    except ValueError as error:
        raise ValueError(f"{key}: {error}") from error


def labels_json(labels: Labels, **more: Any) -> dict[str, Any]:
    """Write labels in the form of the page, with what else is to stand in the file."""
    return {
        "form": LABELS_FORM,
        "page": labels.page,
        "reader": labels.reader,
        "texts": [
            {
                "key": text.key,
                "article": text.article,
                "labels": [judged and judged.label for judged in text.judgements],
                "kinds": [judged and judged.kind for judged in text.judgements],
                "tells_news": text.whole.tells_news,
                "could_run": text.whole.could_run,
                "rank": text.whole.rank,
            }
            for text in labels.texts.values()
        ],
        **more,
    }


def require_one_page(files: Iterable[Labels], task: Task | None = None) -> None:
    """Make sure that files were made on one page, and on that of the key where there is one.

    Raises
    ------
    InputError
        Naming the file that does not fit.
    """
    first, *others = files
    shape = (
        _shape(first)
        if task is None
        else {t.key: (a.key, len(t.output.statements)) for a in task.articles for t in a.texts}
    )
    page = first.page if task is None else task.page
    for labels in (*([first] if task else []), *others):
        if labels.page != page:
            other = "the key" if task else first.origin
            raise InputError(f"{labels.origin}: made on another page than {other}.", "Name files of one page.")
        if _shape(labels) != shape:
            raise InputError(f"{labels.origin}: does not hold the page's texts.", "Save the file anew from the page.")


def _shape(labels: Labels) -> dict[str, tuple[str, int]]:
    return {key: (text.article, len(text.judgements)) for key, text in labels.texts.items()}


# --- the key ---------------------------------------------------------------------------------------------------


def read_key(path: Path) -> Task:
    """Read the key that `eval label` wrote beside its page.

    Raises
    ------
    InputError
        Naming the file and what is wrong with it.
    """
    data = _load(path, KEY_FORM, "Name the .key.json that `figurewise eval label` wrote beside the page.")
    try:
        task = Task(seed=data["seed"], articles=tuple(_task_article(entry) for entry in data["articles"]))
        if task.page != data["page"]:
            raise ValueError("it was changed after it was written")
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"{path}: not a key as it was written: {error}", "Make page and key anew.") from error
    return task


def _task_article(entry: Row) -> TaskArticle:
    published = None if entry["published"] is None else date.fromisoformat(entry["published"])
    known = {name: entry[name] for name in ("id", "desk", "form", "source")}
    texts = (
        TaskText(
            key=text["key"],
            output=Output(
                id=text["id"],
                article=entry["id"],
                system=text["system"],
                statements=tuple(Statement(text=said) for said in text["statements"]),
            ),
        )
        for text in entry["texts"]
    )
    return TaskArticle(key=entry["key"], article=Article(**known, published=published), texts=tuple(texts))


# --- JSON ------------------------------------------------------------------------------------------------------


def _load(path: Path, form: str, hint: str) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}", hint) from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not JSON: {error}", hint) from error
    if not isinstance(data, dict) or data.get("form") != form:
        raise InputError(f"{path}: not a file of the form {form}.", hint)
    return data


def _objects(row: Row, name: str) -> list[Row]:
    value = row.get(name)
    if not isinstance(value, list) or not value or not all(isinstance(entry, dict) for entry in value):
        raise ValueError(f"{name}: must be a list of objects")
    return value


def _word(row: Row, name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value:
        raise ValueError(f"{name}: must be a text")
    return value


def _once(texts: dict[str, TextLabels], expected: int) -> dict[str, TextLabels]:
    if len(texts) != expected:
        raise ValueError("texts: a key stands twice")
    return texts


# --- labels and key together -----------------------------------------------------------------------------------


def suite_of(task: Task, labels: Labels, readings: Iterable[Labels] = ()) -> StatementSuite:
    """Put labels to the texts they are about; a statement that is not settled has none."""
    outputs = tuple(_labelled(text.output, labels.texts[text.key]) for text in task.texts)
    return StatementSuite(
        name=labels.reader,
        articles={shown.article.id: shown.article for shown in task.articles},
        outputs=outputs,
        readings=tuple(_readings(task, readings)),
    )


def _labelled(output: Output, said: TextLabels) -> Output:
    judged = zip(output.statements, said.judgements, strict=True)
    return replace(
        output, statements=tuple(Statement(text=s.text, judged=judgement) for s, judgement in judged), whole=said.whole
    )


def labels_of(suite: StatementSuite) -> tuple[Task, tuple[Labels, Labels, Labels]]:
    """Take the two readings of a suite, and the labels that hold, as labels of a page; outputs are their own keys.

    Raises
    ------
    InputError
        No output of the suite was read twice.
    """
    readings: dict[str, list[Reading]] = {output.id: [] for output in suite.outputs}
    for reading in suite.readings:
        readings[reading.output].append(reading)
    outputs = [output for output in suite.outputs if len(readings[output.id]) > 1]
    if not outputs:
        raise InputError(f"{suite.name}: no text was read twice.", "Write both readings to readings.jsonl.")
    texts = tuple(
        TaskArticle(
            key=name, article=article, texts=tuple(TaskText(key=o.id, output=o) for o in outputs if o.article == name)
        )
        for name, article in suite.articles.items()
    )
    task = Task(seed=0, articles=tuple(shown for shown in texts if shown.texts))
    first, second = ([readings[output.id][i] for output in outputs] for i in (0, 1))
    settled = [
        Reading(
            output=o.id, reader="settled", judgements=tuple(s.judged for s in o.statements if s.judged), whole=o.whole
        )
        for o in outputs
    ]
    files = (_of_readings(task, first, "first"), _of_readings(task, second, "second"), _of_readings(task, settled, ""))
    return task, files


def _of_readings(task: Task, readings: Iterable[Reading], name: str) -> Labels:
    said = {reading.output: reading for reading in readings}
    readers = {reading.reader for reading in said.values()}
    texts = {
        text.key: TextLabels(
            key=text.key, article=shown.key, judgements=said[text.key].judgements, whole=said[text.key].whole
        )
        for shown in task.articles
        for text in shown.texts
    }
    return Labels(origin="", page=task.page, reader=readers.pop() if len(readers) == 1 else name, texts=texts)


def _readings(task: Task, files: Iterable[Labels]) -> Iterator[Reading]:
    """Take each person's whole readings; people of one name are distinguished by a number."""
    named: Counter[str] = Counter()
    for labels in files:
        named[labels.reader] += 1
        number = named[labels.reader]
        reader = labels.reader if number == 1 else f"{labels.reader} ({number})"
        for text in task.texts:
            said = labels.texts[text.key]
            judged = tuple(judgement for judgement in said.judgements if judgement)
            if len(judged) == len(said.judgements):
                yield Reading(output=text.output.id, reader=reader, judgements=judged, whole=said.whole)
