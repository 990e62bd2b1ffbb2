"""Cells of tables have their unit, scale and year from their heads."""

from __future__ import annotations

import pytest

from summarizer.figures.figure import Kind
from summarizer.figures.find import scan

Cell = tuple[str, Kind, str, str | None, str | None]

ACCOUNTS = """Results (in millions of euros)

| Item | 2030 | 2031 |
|---|---:|---:|
| Revenue | 1,240 | 1,310.5 |
| Loss | (12) | 40 |
| Margin (%) | 3.1 | 4 |
"""
LAKES = """| Lake | Area (km²) | Depth (m) | Visitors |
|---|---|---|---|
| Arno Mere | 12.5 | 40 | 1,200 |
"""
BOOTS = """(in thousands)

Product    2030    2031
Boots      1,200   1,340
"""
SALES = "Region\tSales ($m)\tStaff\nNorth\t120\t14\n"

TABLES: list[tuple[str, list[Cell]]] = [
    (
        ACCOUNTS,
        [
            ("1,240", Kind.MONEY, "1240000000", "EUR", "2030"),
            ("1,310.5", Kind.MONEY, "1310500000", "EUR", "2031"),
            ("12", Kind.MONEY, "-12000000", "EUR", "2030"),
            ("40", Kind.MONEY, "40000000", "EUR", "2031"),
            ("3.1", Kind.PERCENT, "3.1", "%", "2030"),
            ("4", Kind.PERCENT, "4", "%", "2031"),
        ],
    ),
    (
        LAKES,
        [
            ("12.5", Kind.MEASURE, "12.5", "square kilometre", None),
            ("40", Kind.MEASURE, "40", "metre", None),
            ("1,200", Kind.COUNT, "1200", None, None),
        ],
    ),
    (BOOTS, [("1,200", Kind.COUNT, "1200000", None, "2030"), ("1,340", Kind.COUNT, "1340000", None, "2031")]),
    (SALES, [("120", Kind.MONEY, "120000000", "", None), ("14", Kind.COUNT, "14", None, None)]),
]


@pytest.mark.parametrize(("text", "cells"), TABLES)
def test_cells_are_read_by_their_heads(text: str, cells: list[Cell]) -> None:
    figures = [figure for figure in scan(text) if figure.kind is not Kind.DATE]
    assert [(f.surface, f.kind, f"{f.low:f}", f.unit, f.period) for f in figures] == cells


@pytest.mark.parametrize("text", ["|", "||\n||", "| |\n|-|", "\t\t", "a | b", "|---|\n|---|", "1 | 2\n3 | 4 | 5\n6"])
def test_what_is_hardly_a_table_is_read_too(text: str) -> None:
    assert [figure.surface for figure in scan(text)] == [char for char in text if char.isdigit()]


def test_running_text_is_no_table() -> None:
    assert [f.low for f in scan("It sold  5 boats. Millions  of them.\nAnd 3.")][0::2] == [5, 3]
