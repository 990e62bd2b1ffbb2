"""Rows of a data file or a hub dataset, each with its place. `datasets` reads them, and keeps no cache.

Knows no field of a sample.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from summarizer.errors import FigurewiseError, InputError
from summarizer.extras import require

BUILDERS = {".jsonl": "json", ".json": "json", ".csv": "csv", ".tsv": "csv", ".parquet": "parquet"}
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
    if path.suffix not in BUILDERS:
        raise InputError(f"{path}: not a file of samples.", f"It should end in one of {', '.join(BUILDERS)}.")
    if not path.is_file():
        raise InputError(f"{path}: no such file.", "See the suites with `figurewise eval list`.")
    places = _places_of_lines(path) if path.suffix == ".jsonl" else (f"{path}: row {i}" for i in count(1))
    for place, row in islice(zip(places, _read_table(path), strict=False), limit):
        yield PlacedRow(place=place, values=row)


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
        rows = load(name, name=config, split=split, revision=revision, streaming=limit is not None)
        for i, row in enumerate(rows):
            if limit is not None and i >= limit:
                return
            yield PlacedRow(place=f"{name}: row {i + 1}", values=row)
    except FigurewiseError:
        raise
    except Exception as error:  # as above
        raise InputError(
            f"{name}: the dataset cannot be read: {first_line(error)}",
            "Check its name, --config, --split and the network, or download it and name the local file.",
        ) from error


def load(builder: str, *, streaming: bool = False, **options: Any) -> Any:
    """Load rows with `datasets`: one by one where `streaming`, else into memory; nothing is left in a cache."""
    require("datasets")
    import datasets  # noqa: PLC0415  (slow)

    with quiet(), TemporaryDirectory(prefix="figurewise-") as cache:
        if streaming:
            return datasets.load_dataset(builder, streaming=True, **options)
        # Kept in memory: a text of the user's must not stay behind in a cache, nor an edited file go stale there.
        return datasets.load_dataset(builder, cache_dir=cache, keep_in_memory=True, **options)


@contextmanager
def quiet() -> Iterator[None]:
    """Have `datasets` print nothing: what it cannot read is reported by us."""
    require("datasets")
    import datasets  # noqa: PLC0415

    # Both print: the bar while it reads, the log when a file is at fault.
    datasets.disable_progress_bars()
    level = datasets.logging.get_verbosity()
    datasets.logging.set_verbosity(datasets.logging.CRITICAL)
    try:
        yield
    finally:
        datasets.logging.set_verbosity(level)


def _places_of_lines(path: Path) -> list[str]:
    """Look at each line of a JSONL file first: `datasets` names no line, and makes a "007" beside a 7 a 7 too."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}", "Check its permissions.") from error
    first: dict[str, tuple[str, str]] = {}
    places = []
    for place, line in ((f"{path}:{n}", line) for n, line in enumerate(lines, start=1) if line.strip()):
        for name, value in _parse_line(line, place).items():
            kind = _kind(value)
            if kind and first.setdefault(name, (kind, place))[0] != kind:
                raise InputError(
                    f"{place}: {name}: {kind}, but {' at '.join(first[name])}.", "A field is the same on every line."
                )
        places.append(place)
    if not places:
        raise InputError(f"{path}: holds no rows.", "Write one JSON object a line.")
    return places


def _kind(value: Any) -> str | None:
    """What a JSON value is; None for null, which any field may be."""
    kinds = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a text",
        list: "a list",
        dict: "an object",
    }
    return kinds.get(type(value))


def _parse_line(line: bytes, place: str) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: not a line of JSON: {error}", "Write one JSON object a line, in UTF-8.") from error
    if not isinstance(value, dict):
        raise InputError(f"{place}: {type(value).__name__}, not an object.", "Write one JSON object a line.")
    return value


def _read_table(path: Path) -> Iterable[dict[str, Any]]:
    options: dict[str, Any] = {"sep": "\t"} if path.suffix == ".tsv" else {}
    try:
        rows: Iterable[dict[str, Any]] = load(BUILDERS[path.suffix], data_files=str(path), split="train", **options)
    except FigurewiseError:
        raise
    except Exception as error:  # `datasets` has no common error for a file it cannot read
        raise InputError(f"{path}: cannot be read: {first_line(error)}", "Each row must have the same form.") from error
    return rows


def first_line(error: Exception) -> str:
    """Say in one line why something could not be read, without this machine's folders."""
    text = str(error.__cause__ or error).strip() or type(error).__name__
    return text.splitlines()[0].replace(os.getcwd() + os.sep, "")  # noqa: PTH109
