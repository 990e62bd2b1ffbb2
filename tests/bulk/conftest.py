"""A table of small original articles, and the program run as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.eval.conftest import ARTICLES, Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


def rows(count: int) -> list[dict[str, object]]:
    """So many articles, of several lengths, no two the same."""
    texts = list(ARTICLES.values())
    return [
        {"name": f"a-{n}", "body": texts[n % 5] + f" It was case {n + 100} of the year." * (n % 4), "day": "2031-03-14"}
        for n in range(count)
    ]


def save(path: Path, table: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in table))
    return path


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    """A file of twelve articles."""
    return save(tmp_path / "towns.jsonl", rows(12))
