"""`check --jsonl`: one pair a line in, one result a line out, in order, however long the file is.

A line that cannot be read gives a line that says so; it never ends the run.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from summarizer.check import check
from summarizer.document import from_text
from summarizer.errors import InputError
from summarizer.reading import STDIN
from summarizer.render.json import render_error, render_pair
from summarizer.report import CheckReport

if TYPE_CHECKING:
    from summarizer.models import Model


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One line in."""

    id: str
    source: str
    output: str
    published: date | None


class _BadLineError(ValueError):
    def __init__(self, message: str, pair_id: str | None = None) -> None:
        super().__init__(message)
        self.pair_id = pair_id


def check_lines(
    path: str, published: date | None, judge: Model | None = None
) -> Iterator[tuple[str, CheckReport | None]]:
    """Check each pair of a file: the line to write, and its report; None for a line that could not be read.

    Parameters
    ----------
    path
        A file of JSON lines, or "-" for standard input.
    published
        The date of every article that has none of its own.
    judge
        A model to ask for second opinions.

    Raises
    ------
    InputError
        The file cannot be opened.
    """
    for pair, fault in pair_lines(path):
        yield (fault, None) if pair is None else _result(pair, published, judge)


def pair_lines(path: str) -> Iterator[tuple[Pair | None, str]]:
    """Read each pair of a file; None for a line that could not be read, and the line to write for it.

    Raises
    ------
    InputError
        The file cannot be opened.
    """
    with _opened(path) as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield read_pair(line), ""
            except _BadLineError as error:
                yield None, render_error(f"line {number}: {error}", error.pair_id)


def _result(pair: Pair, published: date | None, judge: Model | None) -> tuple[str, CheckReport | None]:
    source = from_text(pair.source, origin=pair.id, published=pair.published or published)
    report = check(pair.output, source, judge=judge)
    return render_pair(report, pair.id), report


def read_pair(line: bytes) -> Pair:
    """Read one line as a pair, or say what is wrong with it."""
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _BadLineError(f"not UTF-8 (byte {error.start + 1})") from None
    except (ValueError, RecursionError) as error:
        raise _BadLineError(f"not JSON ({error})") from None
    if not isinstance(data, dict):
        raise _BadLineError("not a JSON object")
    pair_id = str(data["id"]) if isinstance(data.get("id"), (str, int)) else None
    missing = [name for name in ("source", "output") if not isinstance(data.get(name), str)]
    if pair_id is None:
        raise _BadLineError('no "id"')
    if missing:
        raise _BadLineError(f'no text under "{missing[0]}"', pair_id)
    return Pair(id=pair_id, source=data["source"], output=data["output"], published=_date(data, pair_id))


def _date(data: dict[str, object], pair_id: str) -> date | None:
    value = data.get("published")
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise _BadLineError(f'"published" is not a day as 2024-03-15: {value!r}', pair_id) from None


def _opened(path: str) -> BinaryIO:
    if path == STDIN:
        return sys.stdin.buffer
    try:
        return Path(path).open("rb")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.", "Give a file of JSON lines, or -.") from None
