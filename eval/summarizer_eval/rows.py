"""Rows of a data file or a hub dataset, each with its place. `datasets` reads them; nothing is kept in its cache.

Knows no field of a sample.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from summarizer.errors import InputError

BUILDERS = {".jsonl": "json", ".json": "json", ".csv": "csv", ".tsv": "csv", ".parquet": "parquet"}
"""What `datasets` calls the readers of local files, by suffix."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedRow:
    """A row and where it stands: "samples.jsonl:3", or "cnn_dailymail:3" for the third row of a dataset."""

    place: str
    values: Mapping[str, Any]


def read_file(path: Path, limit: int | None = None) -> Iterator[PlacedRow]:
    """Read a local JSONL, JSON, CSV or Parquet file.

    Raises
    ------
    InputError
        Naming the file, and the line where one of its lines is at fault.
    """
    if path.suffix not in BUILDERS:
        raise InputError(f"{path}: not a file of samples.", f"It should end in one of {', '.join(BUILDERS)}.")
    if not path.is_file():
        raise InputError(f"{path}: no such file.", "See the suites with `figurewise eval list`.")
    lines = _lines_of(path)
    options: dict[str, Any] = {"sep": "\t"} if path.suffix == ".tsv" else {}
    try:
        rows = _load(BUILDERS[path.suffix], data_files=str(path), split="train", **options)
    except Exception as error:  # `datasets` has no common error for a file it cannot read
        raise InputError(
            f"{path}: cannot be read: {_first_line(error)}", "Each row must have the same form."
        ) from error
    for i, row in enumerate(rows):
        if limit is not None and i >= limit:
            return
        yield PlacedRow(place=f"{path}:{lines[i] if lines else i + 1}", values=row)


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
            yield PlacedRow(place=f"{name}:{i + 1}", values=row)
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


def _lines_of(path: Path) -> list[int]:
    """Find the line of each row of a JSONL file; nothing for the other forms.

    `datasets` does not say which line it could not read, so the lines are looked at first.
    """
    if path.suffix != ".jsonl":
        return []
    lines = []
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                _parse_line(line, f"{path}:{number}")
                lines.append(number)
    if not lines:
        raise InputError(f"{path}: holds no rows.", "Write one JSON object a line.")
    return lines


def _parse_line(line: bytes, place: str) -> None:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError(f"{place}: not a line of JSON: {error}", "Write one JSON object a line, in UTF-8.") from error
    if not isinstance(value, dict):
        raise InputError(f"{place}: {type(value).__name__}, not an object.", "Write one JSON object a line.")


def _first_line(error: Exception) -> str:
    text = str(error.__cause__ or error).strip() or type(error).__name__
    return text.splitlines()[0].replace(os.getcwd() + os.sep, "")  # noqa: PTH109
