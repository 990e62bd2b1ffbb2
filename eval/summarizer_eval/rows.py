"""Rows of a data file or a hub dataset, each with its place. `datasets` reads all but JSONL, and keeps no cache.

Knows no field of a sample.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from summarizer.errors import InputError

BUILDERS = {".json": "json", ".csv": "csv", ".tsv": "csv", ".parquet": "parquet"}
"""What `datasets` calls the readers of local tables, by suffix."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedRow:
    """A row and where it stands: "samples.jsonl:3" for a line, "articles.csv: row 3" where rows are no lines."""

    place: str
    values: Mapping[str, Any]


def read_file(path: Path, limit: int | None = None) -> Iterator[PlacedRow]:
    """Read a local JSONL, JSON, CSV or Parquet file.

    Raises
    ------
    InputError
        Naming the file, and the line where one of its lines is at fault.
    """
    if path.suffix not in (".jsonl", *BUILDERS):
        raise InputError(f"{path}: not a file of samples.", f"It should end in one of .jsonl, {', '.join(BUILDERS)}.")
    if not path.is_file():
        raise InputError(f"{path}: no such file.", "See the suites with `figurewise eval list`.")
    rows = _read_lines(path) if path.suffix == ".jsonl" else _read_table(path)
    yield from islice(rows, limit)


def read_hub(
    name: str, *, config: str | None, split: str, revision: str | None, limit: int | None = None
) -> Iterator[PlacedRow]:
    """Read a dataset of the hub, or a local folder in the hub's form; `limit` rows are all that is fetched.

    Raises
    ------
    InputError
        Naming the dataset.
    """
    try:
        rows = _load(name, name=config, split=split, revision=revision, streaming=limit is not None)
        for i, row in enumerate(rows):
            if limit is not None and i >= limit:
                return
            yield PlacedRow(place=f"{name}: row {i + 1}", values=row)
    except Exception as error:  # as above
        raise InputError(
            f"{name}: the dataset cannot be read: {_first_line(error)}",
            "Check its name, --config, --split and the network, or download it and name the local file.",
        ) from error


def _load(builder: str, *, streaming: bool = False, **options: Any) -> Any:
    import datasets  # noqa: PLC0415  (slow)

    with _quiet(), TemporaryDirectory(prefix="figurewise-") as cache:
        if streaming:
            return datasets.load_dataset(builder, streaming=True, **options)
        # Kept in memory: a text of the user's must not stay behind in a cache, nor an edited file go stale there.
        return datasets.load_dataset(builder, cache_dir=cache, keep_in_memory=True, **options)


@contextmanager
def _quiet() -> Iterator[None]:
    import datasets  # noqa: PLC0415

    # Both loggers print: the bar while it reads, the log when a file is at fault, which is reported by us.
    datasets.disable_progress_bars()
    level = datasets.logging.get_verbosity()
    datasets.logging.set_verbosity(datasets.logging.CRITICAL)
    try:
        yield
    finally:
        datasets.logging.set_verbosity(level)


def _read_lines(path: Path) -> Iterator[PlacedRow]:
    """Read a JSONL file ourselves: `datasets` names no line, and makes "007" a 7 in a column that is not all texts."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}", "Check its permissions.") from error
    rows = {f"{path}:{n}": line for n, line in enumerate(lines, start=1) if line.strip()}
    values = {place: _parse_line(line, place) for place, line in rows.items()}
    if not values:
        raise InputError(f"{path}: holds no rows.", "Write one JSON object a line.")
    columns = dict.fromkeys(name for row in values.values() for name in row)
    return (PlacedRow(place=place, values={c: row.get(c) for c in columns}) for place, row in values.items())


def _parse_line(line: bytes, place: str) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: not a line of JSON: {error}", "Write one JSON object a line, in UTF-8.") from error
    if not isinstance(value, dict):
        raise InputError(f"{place}: {type(value).__name__}, not an object.", "Write one JSON object a line.")
    return value


def _read_table(path: Path) -> Iterator[PlacedRow]:
    options: dict[str, Any] = {"sep": "\t"} if path.suffix == ".tsv" else {}
    try:
        rows = _load(BUILDERS[path.suffix], data_files=str(path), split="train", **options)
    except Exception as error:  # `datasets` has no common error for a file it cannot read
        raise InputError(
            f"{path}: cannot be read: {_first_line(error)}", "Each row must have the same form."
        ) from error
    return (PlacedRow(place=f"{path}: row {i}", values=row) for i, row in enumerate(rows, start=1))


def _first_line(error: Exception) -> str:
    text = str(error.__cause__ or error).strip() or type(error).__name__
    return text.splitlines()[0].replace(os.getcwd() + os.sep, "")  # noqa: PTH109
