"""What the benchmark prints and what `bench/RESULTS.md` keeps of it have one form."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "bench" / "RESULTS.md"
PRINTED = re.compile(r"^(embedded:\S+): \d+ requests, \d+ rounds, \d+ cores\n\n((?:\|.*\|\n?)+)", re.MULTILINE)


def tables(text: str) -> list[tuple[str, list[list[str]]]]:
    """The model and the rows of every table that the benchmark printed."""
    found = []
    for model, table in PRINTED.findall(text):
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.strip().splitlines()]
        found.append((model, rows))
    return found


def shape(rows: list[list[str]]) -> list[list[str]]:
    """The header, and of each row its name and what kind of thing stands in each cell."""
    return [rows[0], *([row[0], *(re.sub(r"\d+", "0", cell) for cell in row[1:])] for row in rows[2:])]


def test_results_are_kept() -> None:
    kept = dict(tables(RESULTS.read_text(encoding="utf-8")))
    assert "embedded:smollm2-135m" in kept
    for rows in kept.values():
        assert rows[-1][0] == "(c) ours"
        assert rows[-1][3] == "1.00"


def test_results_have_the_columns_of_every_table() -> None:
    found = importlib.util.spec_from_file_location("generate_speed", ROOT / "bench" / "generate_speed.py")
    assert found is not None
    assert found.loader is not None
    bench = importlib.util.module_from_spec(found)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, found.name, bench)  # where its dataclasses look for themselves
        found.loader.exec_module(bench)
    kept = RESULTS.read_text(encoding="utf-8")
    for columns in (bench.COLUMNS, bench.COLD_COLUMNS, bench.START_COLUMNS):
        assert f"{bench.table(columns, ())}\n| " in kept


@pytest.mark.model
def test_the_benchmark_prints_what_is_kept() -> None:
    smallest = ["--articles", "1", "--repeats", "1", "--words", "12", "--tokens", "2"]
    command = [sys.executable, "bench/generate_speed.py", *smallest]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    ((model, rows),) = tables(done.stdout)
    kept = dict(tables(RESULTS.read_text(encoding="utf-8")))[model]
    assert shape(rows) == shape(kept)
