"""A table of articles read row by row, however long it is: each row an article, or why it is none. Keeps no cache.

`datasets` reads CSV, Parquet, JSON and the hub. Files of JSON lines are read here: `datasets` names no line, guesses
types from the first rows, and ends at the first line it cannot read.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Collection, Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from summarizer.errors import FigurewiseError, InputError
from summarizer.extras import require
from summarizer.rows import BUILDERS, first_line, load, quiet

HUB = "hf:"

Rows = Generator[Mapping[str, Any] | str, None, None]
"""Rows, or what is wrong with one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One row. `error` says why it holds no article; `text` is empty then."""

    row: int
    """From 1, as it stands in the table."""
    id: str
    text: str
    published: date | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of articles: a file (JSON lines, JSON, CSV, TSV, Parquet) or `hf:ORG/NAME`.

    Parameters
    ----------
    source
        The file, or the dataset of the hub.
    column
        Where the text is.
    id_column, published_column
        Where they are; an article without an id is called by its row.
    config, split, revision
        Of a dataset of the hub.
    """

    source: str
    column: str
    id_column: str | None = None
    published_column: str | None = None
    config: str | None = None
    split: str = "train"
    revision: str | None = None

    def articles(self) -> Iterator[Article]:
        """Read the articles in order.

        Raises
        ------
        InputError
            The table cannot be read, or has no such column.
        """
        number = 0
        with closing(self._rows()) as rows:
            for number, row in enumerate(rows, start=1):
                if number == 1 and not isinstance(row, str):
                    self._check_columns(row)
                yield self._article(number, row)
        if not number:
            raise InputError(f"{self.source}: holds no rows.", "Give a table of at least one article.")

    def _rows(self) -> Rows:
        """The rows, or what is wrong with one."""
        if self.source.startswith(HUB):
            return self._loaded(
                self.source.removeprefix(HUB), name=self.config, split=self.split, revision=self.revision
            )
        path = Path(self.source)
        if not path.is_file():
            what = "is a folder" if path.is_dir() else "does not exist"
            raise InputError(f"{path} {what}.", f"Give a file ({', '.join(BUILDERS)}) or {HUB}ORG/NAME.")
        if path.suffix not in BUILDERS:
            raise InputError(f"{path}: not a table of a known form.", f"It should end in one of {', '.join(BUILDERS)}.")
        if path.suffix == ".jsonl":
            return _lines(path)
        options = self._csv_options(path) if BUILDERS[path.suffix] == "csv" else {}
        return self._loaded(BUILDERS[path.suffix], data_files=str(path), split="train", **options)

    def _csv_options(self, path: Path) -> dict[str, Any]:
        """Have every column read as the text it is: "007" is no 7, and "NA" no gap."""
        require("datasets")
        import datasets  # noqa: PLC0415  (slow)

        separator = "\t" if path.suffix == ".tsv" else ","
        heads = _heads(path, separator)
        self._check_columns(heads)
        features = datasets.Features({name: datasets.Value("string") for name in heads})
        return {"sep": separator, "features": features, "keep_default_na": False}

    def _loaded(self, builder: str, **options: Any) -> Rows:
        try:
            with quiet():
                yield from load(builder, streaming=True, **options)
        except FigurewiseError:
            raise
        except Exception as error:  # `datasets` has no common error for what it cannot read
            hint = "Check the file: each row must have the same form, in UTF-8."
            if self.source.startswith(HUB):
                hint = "Check the name, --config, --split and the network, or download it and name the file."
            raise InputError(f"{self.source}: cannot be read: {first_line(error)}", hint) from error

    def _check_columns(self, row: Collection[str]) -> None:
        for option, name in (("", self.column), ("id-", self.id_column), ("published-", self.published_column)):
            if name is not None and name not in row:
                raise InputError(
                    f"{self.source}: there is no column {name!r} (--{option}column).",
                    f"Columns here: {', '.join(map(str, row))}.",
                )

    def _article(self, number: int, row: Mapping[str, Any] | str) -> Article:
        if isinstance(row, str):
            return Article(row=number, id=str(number), text="", error=row)
        named = row.get(self.id_column) if self.id_column else None
        identifier = str(number) if named is None else str(named)
        text = row.get(self.column)
        if text is not None and not isinstance(text, str):
            return Article(
                row=number, id=identifier, text="", error=f"{self.column}: {type(text).__name__}, not a text"
            )
        try:
            published = _day(row.get(self.published_column)) if self.published_column else None
        except ValueError as error:
            return Article(row=number, id=identifier, text="", error=f"{self.published_column}: {error}")
        return Article(row=number, id=identifier, text=text or "", published=published)


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if value is None or not str(value).strip():
        return None
    try:
        return datetime.fromisoformat(str(value).strip()).date()
    except ValueError:
        raise ValueError(f"{value!r} is not a day as 2024-03-15") from None


def _heads(path: Path, separator: str) -> list[str]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            names = next(csv.reader(file, delimiter=separator), [])
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            f"{path}: cannot be read: {error}", "Give a CSV file in UTF-8 with a line of heads."
        ) from error
    if not names:
        raise InputError(f"{path}: holds no rows.", "Give a table of at least one article.")
    if len(set(names)) < len(names):
        raise InputError(f"{path}: two columns have one head.", "Give each column a head of its own.")
    return names


def _lines(path: Path) -> Rows:
    try:
        with path.open("rb") as file:
            yield from (_line(line, f"line {n}") for n, line in enumerate(file, start=1) if line.strip())
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}.", "Check its permissions.") from error


def _line(line: bytes, place: str) -> Mapping[str, Any] | str:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return f"{place}: not UTF-8 (byte {error.start + 1})"
    except (ValueError, RecursionError) as error:
        return f"{place}: not JSON ({error})"
    return value if isinstance(value, dict) else f"{place}: not a JSON object"
