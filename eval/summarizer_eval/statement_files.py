"""The files of a suite of statements: read, with every fault by file and line, and written.

load_statements(name) -> StatementSuite      a shipped suite, a folder, or its outputs.jsonl
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from summarizer.errors import InputError
from summarizer.render import safe
from summarizer_eval.statements import (
    FAULTS,
    OUTPUTS,
    READINGS,
    TEXTS,
    Article,
    Judgement,
    Label,
    Misleading,
    News,
    Output,
    Reading,
    Run,
    Statement,
    StatementSuite,
    TextJudgement,
)
from summarizer_eval.suite import STATEMENTS, SUITE_FILE, SuiteInfo, find_suite

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Row = Mapping[str, Any]

_FORM = "The form is described in docs/labelling.md."


def load_statements(name: str, *, labelled: bool = True) -> StatementSuite:
    """Load a suite of statements by its shipped name, its folder, or its outputs.jsonl.

    Parameters
    ----------
    name
        Of the suite.
    labelled
        Whether every statement must have a label; without, labels that are there are read all the same.

    Raises
    ------
    InputError
        Where there is no such suite, or a line of it is at fault: file, line and field of the first fault.
    """
    path = Path(name)
    suite, problems = read_statements(
        path if path.is_file() else outputs_of(find_suite(name)), name=name, labelled=labelled
    )
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise InputError(problems[0] + more, _FORM)
    return suite


def outputs_of(info: SuiteInfo) -> Path:
    """Find the file of outputs of a suite of statements.

    Raises
    ------
    InputError
        It is a suite of another kind.
    """
    if info.kind != STATEMENTS or info.source is None or info.source.file is None:
        raise InputError(f"{info.name}: not a suite of labelled statements in a local file.", _FORM)
    return info.source.file


def read_statements(outputs: Path, *, name: str = "", labelled: bool = True) -> tuple[StatementSuite, tuple[str, ...]]:
    """Read the three files of a suite; `readings.jsonl` may be missing.

    Returns
    -------
    tuple
        What could be read, and every fault as "file:line: field: what".

    Raises
    ------
    InputError
        A file cannot be read at all.
    """
    problems: list[str] = []
    texts, readings = outputs.with_name(TEXTS), outputs.with_name(READINGS)
    articles = {a.id: a for a in _read(texts, "id", _article, problems)}
    written = {o.id: o for o in _read(outputs, "id", partial(_output, articles=articles, labelled=labelled), problems)}
    seen = (
        _read(readings, ("output", "reader"), partial(_reading, outputs=written), problems)
        if readings.is_file()
        else []
    )
    suite = StatementSuite(
        name=name or outputs.parent.name, articles=articles, outputs=tuple(written.values()), readings=tuple(seen)
    )
    return suite, tuple(problems)


def _read(path: Path, key: str | tuple[str, ...], parse: Callable[[Row], T], problems: list[str]) -> Iterator[T]:
    """Parse each line of a file; what is at fault, or has the key of an earlier line, goes to `problems`."""
    seen: set[object] = set()
    for place, line in _lines(path):
        try:
            row = json.loads(line)
            if not isinstance(row, dict):
                raise ValueError("not an object")
            value = parse(row)
            identity = tuple(row[name] for name in ([key] if isinstance(key, str) else key))
            if identity in seen:
                raise ValueError(f"{' and '.join([key] if isinstance(key, str) else key)}: stands twice")
            seen.add(identity)
        except (ValueError, RecursionError) as error:
            said = f"not a line of JSON: {error}" if isinstance(error, json.JSONDecodeError) else str(error)
            problems.append(f"{place}: {said}")
            continue
        yield value


def _lines(path: Path) -> list[tuple[str, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}", _FORM) from error
    lines = [(f"{path}:{n}", line) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not lines:
        raise InputError(f"{path}: holds no lines.", _FORM)
    return lines


# --- one line --------------------------------------------------------------------------------------------------


def _article(row: Row) -> Article:
    try:
        published = None if row.get("published") is None else date.fromisoformat(row["published"])
    except (TypeError, ValueError):
        raise ValueError(f"published: {row['published']!r} is not a date of the form 2031-03-14") from None
    return Article(
        id=_text(row, "id"),
        desk=_text(row, "desk", needed=False),
        form=_text(row, "form", needed=False),
        source=_text(row, "source"),
        published=published,
    )


def _output(row: Row, *, articles: Mapping[str, Article], labelled: bool) -> Output:
    article = _text(row, "article")
    if article not in articles:
        raise ValueError(f"article: {TEXTS} has no article {article!r}")
    statements = _list(row, "statements")
    return Output(
        id=_text(row, "id"),
        article=article,
        system=_text(row, "system"),
        statements=tuple(_statement(f"statements[{i}]", s, labelled=labelled) for i, s in enumerate(statements)),
        whole=whole_of(row),
    )


def _statement(place: str, value: Any, *, labelled: bool) -> Statement:
    if not isinstance(value, dict) or not isinstance(value.get("text"), str) or not value["text"].strip():
        raise ValueError(f"{place}.text: must be a text")
    if value.get("label") is None and not labelled:
        return Statement(text=value["text"])
    return Statement(text=value["text"], judged=judgement_of(value.get("label"), value.get("kind"), f"{place}."))


def _reading(row: Row, *, outputs: Mapping[str, Output]) -> Reading:
    output = _text(row, "output")
    if output not in outputs:
        raise ValueError(f"output: {OUTPUTS} has no output {output!r}")
    labels, kinds = _list(row, "labels"), _list(row, "kinds")
    expected = len(outputs[output].statements)
    for name, values in (("labels", labels), ("kinds", kinds)):
        if len(values) != expected:
            raise ValueError(f"{name}: {len(values)} of them, and the output has {expected} statements")
    pairs = enumerate(zip(labels, kinds, strict=True))
    return Reading(
        output=output,
        reader=_text(row, "reader"),
        judgements=tuple(judgement_of(label, kind, place=f"[{i}] ") for i, (label, kind) in pairs),
        whole=whole_of(row),
    )


def judgement_of(label: Any, kind: Any, place: str = "") -> Judgement:
    """Make a judgement of a label and a kind as files have them; a kind of null or "" is none.

    Raises
    ------
    ValueError
        A word that is none of ours, a misleading statement without its kind, or a kind where nothing is wrong.
    """
    judged = Judgement(
        label=_word(Label, label, f"{place}label"), kind=_word(Misleading, kind, f"{place}kind", none=True)
    )
    if judged.label is Label.MISLEADING and judged.kind is None:
        raise ValueError(f"{place}kind: a misleading statement needs one of {', '.join(Misleading)}")
    if judged.kind is not None and judged.label not in FAULTS:
        raise ValueError(f"{place}kind: {judged.kind} stands with {judged.label}; only a fault has a kind")
    return judged


def whole_of(row: Row) -> TextJudgement:
    """Read what a line says of an output as a whole; null where it says nothing.

    Raises
    ------
    ValueError
        Naming the field.
    """
    rank = row.get("rank")
    if rank is not None and (isinstance(rank, bool) or not isinstance(rank, int | float) or not 1 <= rank < 1e6):
        raise ValueError(f"rank: {rank!r} is not a number from 1")
    return TextJudgement(
        tells_news=_word(News, row.get("tells_news"), "tells_news", none=True),
        could_run=_word(Run, row.get("could_run"), "could_run", none=True),
        rank=None if rank is None else float(rank),
    )


def _word(words: type[E], value: Any, field: str, *, none: bool = False) -> E | Any:
    if none and value in (None, ""):
        return None
    if not isinstance(value, str) or value not in set(words):
        raise ValueError(f"{field}: {value!r} is none of {', '.join(words)}")
    return words(value)


def _text(row: Row, name: str, *, needed: bool = True) -> str:
    value = row.get(name, None if needed else "")
    if not isinstance(value, str) or (needed and not value.strip()):
        raise ValueError(f"{name}: must be a text")
    return value


def _list(row: Row, name: str) -> list[Any]:
    value = row.get(name)
    if not isinstance(value, list) or not value:
        raise ValueError(f"{name}: must be a list, and not an empty one")
    return value


# --- written ---------------------------------------------------------------------------------------------------


def write_statements(suite: StatementSuite, folder: Path) -> tuple[int, int]:
    """Write a suite of statements into a new folder; an output with a statement that has no label is left out.

    Returns
    -------
    tuple
        How many outputs were written, and how many left out.

    Raises
    ------
    InputError
        The folder is there already and holds something, or nothing has a label.
    """
    outputs = [o for o in suite.outputs if all(s.judged for s in o.statements)]
    if not outputs:
        raise InputError("No text is settled as a whole: there is no suite to write.", "Settle the differences first.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder}: is there already.", "Name a new folder.")
    folder.mkdir(parents=True, exist_ok=True)
    ids, articles = {o.id for o in outputs}, {o.article for o in outputs}
    readings = [r for r in suite.readings if r.output in ids]
    _write(folder / TEXTS, [_article_row(a) for a in suite.articles.values() if a.id in articles])
    _write(folder / OUTPUTS, [_output_row(o) for o in outputs])
    if readings:
        _write(folder / READINGS, [_reading_row(r) for r in readings])
    (folder / SUITE_FILE).write_text(f'kind = "{STATEMENTS}"\n', encoding="utf-8")
    return len(outputs), len(suite.outputs) - len(outputs)


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.touch(mode=0o600)  # users' text
    path.write_text("".join(safe.json_line(row) + "\n" for row in rows), encoding="utf-8")


def _article_row(article: Article) -> dict[str, Any]:
    published = {"published": article.published.isoformat()} if article.published else {}
    return {"id": article.id, "desk": article.desk, "form": article.form, "source": article.source, **published}


def _output_row(output: Output) -> dict[str, Any]:
    said = [
        {"text": s.text, "label": s.judged and s.judged.label, "kind": s.judged and s.judged.kind}
        for s in output.statements
    ]
    return {
        "id": output.id,
        "article": output.article,
        "system": output.system,
        "statements": said,
        **_whole_row(output.whole),
    }


def _reading_row(reading: Reading) -> dict[str, Any]:
    labels, kinds = [j.label for j in reading.judgements], [j.kind for j in reading.judgements]
    return {
        "output": reading.output,
        "reader": reading.reader,
        "labels": labels,
        "kinds": kinds,
        **_whole_row(reading.whole),
    }


def _whole_row(whole: TextJudgement) -> dict[str, Any]:
    return {"tells_news": whole.tells_news, "could_run": whole.could_run, "rank": whole.rank}
