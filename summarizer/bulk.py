"""A table of articles summarized into a file of results, going on where an earlier start ended.

Results are journalled as they come, in a folder beside the file: `articles.jsonl.run` for `articles.jsonl`. Once every
article has one, the file is written in one piece, in the table's order. An article that failed is tried again by the
next start; what was refused stays so. Prints nothing.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import file_digest
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

from summarizer.articles import HUB, Article, Table
from summarizer.attempt import OutcomeStatus, attempt
from summarizer.cluster import BATCH, batches
from summarizer.document import from_text
from summarizer.draft import Options
from summarizer.errors import InputError, ModelError
from summarizer.journal import Entry, Journal, places
from summarizer.models import Model
from summarizer.opening import ModelCard, Opening
from summarizer.prompts import PromptSet
from summarizer.render import safe
from summarizer.render.json import render_report
from summarizer.signature import version
from summarizer.together import at_once, together

COLUMNS: Final = ("row", "id", "status", "summary", "facts", "report", "error")
"""The fields of a result, in order. In Parquet the report is a text of JSON."""
FORMS: Final = (".jsonl", ".parquet")
_MOST_FAILURES: Final = 24
"""So many articles failing one after the other are the model's failure, not theirs."""
_ROW_GROUP: Final = 256

Spread = Callable[[Iterator[Article]], Iterator[Entry]]
"""What works through articles and yields their results as they come, in any order."""
Progress = Callable[[Entry], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkWork:
    """What is done with every article; see `summarizer.cluster.Work`."""

    opening: Opening
    prompts: PromptSet
    options: Options
    raw: bool = False

    def do(self, item: Article, model: Model) -> Entry:
        """Summarize one article."""
        if item.error:
            return _result(item, OutcomeStatus.REFUSED, error=item.error)
        document = from_text(item.text, origin=item.id, published=item.published)
        done = attempt(document, model, self.prompts, self.options, raw=self.raw)
        report = json.loads(render_report(done.report)) if done.report is not None else None
        return _result(item, done.status, report=report, error=done.error)

    def lost(self, item: Article, reason: str) -> Entry:
        """Give the result of an article that no worker lived through."""
        return _result(item, OutcomeStatus.ERROR, error=reason)

    def here(self, model: Model) -> Spread:
        """Work through articles in this process, those of like length together."""
        return lambda articles: together(
            self.do, chain.from_iterable(batches(articles, length, BATCH)), model, at_once(model)
        )


def length(article: Article) -> int:
    """Give how much work an article is."""
    return len(article.text)


def _result(item: Article, status: OutcomeStatus, *, report: Any = None, error: str | None = None) -> Entry:
    texts = {task: [s["text"] for s in report[task]] if report else [] for task in ("summary", "facts")}
    summary = " ".join(texts["summary"])
    values = (item.row, item.id, str(status), summary, texts["facts"], report, error)
    return dict(zip(COLUMNS, values, strict=True))


def run_bulk(
    table: Table,
    work: BulkWork,
    out: Path,
    *,
    model: Model | ModelCard,
    spread: Spread,
    limit: int | None = None,
    resume: bool = False,
    progress: Progress | None = None,
) -> Mapping[str, int]:
    """Summarize a table into a file.

    Parameters
    ----------
    out
        A .jsonl or .parquet file.
    model
        What is recorded of the model: results of another one are not mixed in.
    spread
        Works through the articles: `work.here(model)`, or the `each` of a cluster.
    resume
        Go on with what an earlier start left; without it, that is an error.
    progress
        Called with each result.

    Returns
    -------
    Mapping[str, int]
        How many articles ended how, earlier starts included.

    Raises
    ------
    InputError
        The table cannot be read, the file not written, or there are results of another start or job.
    ModelError
        Every article fails. What was done is kept.
    """
    check_output(out)
    folder = out.with_name(f"{out.name}.run")
    if out.exists() and not folder.exists():
        raise InputError(f"{out}: there already, and not of a run.", "Name another file, or delete it.")
    with Journal.open(folder, make_plan(table, work, model, limit), keep=_standing) as journal:
        if not resume and (journal.entries or out.exists()):
            raise InputError(
                f"{out}: {'there already' if out.exists() else 'was begun'}.",
                f"Go on with it: --resume. Or delete it and {folder}, or name another file.",
            )
        if out.exists() and not journal.entries:
            return {}
        done = {row for row, status in journal.entries if status != OutcomeStatus.ERROR}
        left = (article for article in islice(table.articles(), limit) if article.row not in done)
        _work_through(spread(left), journal, progress)
        _write(out, journal.path)
        standings = dict(journal.entries)  # the last of each row counts
        if OutcomeStatus.ERROR not in standings.values():
            journal.path.unlink()
        return Counter(standings.values())


def _standing(entry: Entry) -> tuple[int, str]:
    return entry["row"], entry["status"]


def _work_through(results: Iterator[Entry], journal: Journal, progress: Progress | None) -> None:
    failures = 0
    for result in results:
        journal.append(result)
        if progress:
            progress(result)
        failures = failures + 1 if result["status"] == OutcomeStatus.ERROR else 0
        if failures >= _MOST_FAILURES:
            raise ModelError(
                f"{failures} articles failed one after the other, the last with: {result['error']}",
                "What was done is kept: put it right, and go on with --resume.",
            )


def make_plan(table: Table, work: BulkWork, model: Model | ModelCard, limit: int | None = None) -> dict[str, Any]:
    """Everything that decides what the results are."""
    options = work.options.settled(locked=model.spec.locked)
    source = {} if table.source.startswith(HUB) else {"sha256": _digest(Path(table.source))}
    return {
        "table": asdict(table) | source | {"limit": limit},
        "model": {"spec": str(model.spec), "file_hash": model.file_hash},
        "prompts": work.prompts.digest,
        "options": asdict(options) | {"published": str(options.published or ""), "raw": work.raw},
        "figurewise": version(),
    }


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}.", "Check the path and its permissions.") from error


# --- the file of results ---------------------------------------------------------------------------------------


def check_output(out: Path) -> None:
    """Refuse a file that cannot be written, before anything is done.

    Raises
    ------
    InputError
        Its form is not known, or it has no folder.
    """
    if out.suffix not in FORMS:
        raise InputError(f"{out}: not a form of results.", f"It should end in {' or '.join(FORMS)}.")
    if not out.parent.is_dir():
        raise InputError(f"{out}: there is no folder {out.parent}.", "Make the folder first.")
    if out.is_dir():
        raise InputError(f"{out}: is a folder.", "Name a file in it.")


def _write(out: Path, journal: Path) -> None:
    """Write every row's last result in the table's order; the file is there whole or not at all."""
    handle, name = tempfile.mkstemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent)  # its owner's alone
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            (_write_parquet if out.suffix == ".parquet" else _write_lines)(file, _in_order(journal))
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
    except OSError as error:
        raise InputError(
            f"{out}: cannot be written: {error.strerror or error}.",
            "Make room. Every result is kept: the same command with --resume writes the file.",
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _in_order(journal: Path) -> Iterator[Entry]:
    """Read the results by row, one in memory at a time."""
    starts = {entry["row"]: start for start, _, entry in places(journal)}
    with journal.open("rb") as file:
        for row in sorted(starts):
            file.seek(starts[row])
            yield json.loads(file.readline().decode("utf-8", "surrogatepass"))


def _write_lines(file: Any, results: Iterator[Entry]) -> None:
    for result in results:
        # A lone surrogate, which JSON can hold and UTF-8 cannot, is written as its escape.
        file.write((safe.json_line(result) + "\n").encode("utf-8", "backslashreplace"))


def _write_parquet(file: Any, results: Iterator[Entry]) -> None:
    import pyarrow as pa  # noqa: PLC0415  (slow)
    import pyarrow.parquet as pq  # noqa: PLC0415

    kinds = {"row": pa.int64(), "facts": pa.list_(pa.string())}
    schema = pa.schema([(name, kinds.get(name, pa.string())) for name in COLUMNS])
    with pq.ParquetWriter(file, schema) as writer:
        while group := list(islice(results, _ROW_GROUP)):
            writer.write_table(pa.Table.from_pylist([_flat(result) for result in group], schema=schema))


def _flat(result: Entry) -> Entry:
    """Put a result in the form of a table's row."""
    report = result["report"]
    flat = result | {"report": None if report is None else safe.json_line(report)}
    return {name: _encodable(value) for name, value in flat.items()}


def _encodable(value: Any) -> Any:
    if isinstance(value, list):
        return [_encodable(item) for item in value]
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
