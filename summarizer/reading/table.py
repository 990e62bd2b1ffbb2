"""A CSV or TSV file and a workbook (.xlsx) as text: tables row by row, the lines above and below them as they stand.

What a cell means is worked out by `tables`, from this text.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

from summarizer.errors import InputError
from summarizer.origins import Landmark
from summarizer.reading.content import Content, Limits, Note
from summarizer.reading.pipes import pipe_row

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

MOST_CELLS = 2_000_000
_SNIFFED = 16_000
_CURRENCIES = "$€£¥₹"


def content_of_csv(text: str, name: str, note: Note) -> Content:  # noqa: ARG001  (the readers' signature)
    """Read comma-, semicolon- or tab-separated values.

    Parameters
    ----------
    text
        The decoded file.
    name, note
        As of `formats.content_of`.

    Raises
    ------
    InputError
        A line that is no row, or too many cells.
    """
    try:
        dialect: Any = csv.Sniffer().sniff(text[:_SNIFFED], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    rows = csv.reader(StringIO(text.lstrip("\ufeff"), newline=""), dialect)
    try:
        return _content([("", list(_counted(rows, name)))])
    except csv.Error as error:
        raise InputError(f"{name} is no table: line {rows.line_num}: {error}.", "Save it again as CSV.") from None


def content(data: bytes, name: str, limits: Limits, note: Note) -> Content:  # noqa: ARG001  (the readers' signature)
    """Read a workbook: every sheet, the values that its formulas had when it was saved.

    Parameters
    ----------
    data, name, limits, note
        As of `formats.content_of`.

    Raises
    ------
    InputError
        Damaged, or too many cells.
    """
    import openpyxl  # noqa: PLC0415

    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheets = [(sheet.title, list(_counted(_rows(sheet), name))) for sheet in book.worksheets]
    except InputError:
        raise
    except Exception as error:  # (XML made to break parsers breaks this one in as many ways)
        raise InputError(
            f"{name} is a damaged workbook: {type(error).__name__}.", "Open it in a spreadsheet and save it again."
        ) from error
    return _content(sheets)


def _rows(sheet: Any) -> Iterator[list[str]]:
    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()  # what a file says of its own size is not to be relied on
    for row in sheet.iter_rows():
        yield [shown(cell) for cell in row]


def _counted(rows: Any, name: str) -> Iterator[list[str]]:
    cells = 0
    for row in rows:
        cells += len(row)
        if cells > MOST_CELLS:
            raise InputError(f"{name} holds more than {MOST_CELLS:,} cells.", "Give the sheet or the rows that matter.")
        yield [" ".join(cell.split()) for cell in row]


def _content(sheets: Sequence[tuple[str, list[list[str]]]]) -> Content:
    text = _Written([], [])
    for title, rows in sheets:
        if not any(any(row) for row in rows):
            continue
        if title:
            text.add(f"## {title}\n", f"sheet {title}")
        _write(rows, f"sheet {title}, row" if title else "row", text)
        text.add("\n")
    return Content(text="".join(text.parts).strip("\n") + "\n", landmarks=tuple(text.landmarks))


@dataclass(slots=True)
class _Written:
    """The text so far, and where in the original each line of it stands."""

    parts: list[str]
    landmarks: list[Landmark]
    length: int = 0

    def add(self, part: str, label: str = "") -> None:
        if label:
            self.landmarks.append(Landmark(start=self.length, label=label))
        self.parts.append(part)
        self.length += len(part)


def _write(rows: Sequence[list[str]], place: str, text: _Written) -> None:
    """Write a row with two cells or more as a row, a single cell as a line of its own with space around it."""
    table = False
    for number, row in enumerate(rows, start=1):
        filled = [cell for cell in row if cell]
        if len(filled) > 1 or (filled and table and not row[0]):
            if not table and text.parts:
                text.add("\n")
            text.add(pipe_row(row) + "\n", f"{place} {number}")
            table = True
            continue
        table = False
        if filled:
            if text.parts:
                text.add("\n")
            text.add(f"{filled[0]}\n", f"{place} {number}")


# --- a cell as a reader sees it --------------------------------------------------------------------------------


def shown(cell: Cell) -> str:
    """Write a cell's value with the sign of per cent or currency that its format shows; none of its digits is lost."""
    value, form = cell.value, str(getattr(cell, "number_format", "") or "")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date) and not isinstance(value, datetime):
        return f"{value.day} {value:%B} {value.year}"
    if isinstance(value, (datetime, time, timedelta)):
        return str(value)
    if isinstance(value, (int, float)):
        return _number(value, form)
    return str(value)


def _number(value: float, form: str) -> str:
    try:
        exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    except InvalidOperation:
        return str(value)
    if not exact.is_finite():
        return str(value)
    percent = "%" in form
    exact = exact * 100 if percent else exact
    if isinstance(value, float):
        exact = Decimal(f"{exact:.12g}")  # sheds what binary fractions add
    sign = next((s for s in _CURRENCIES if s in form.partition(";")[0]), "")
    digits = f"{abs(exact):,f}" if "," in form else f"{abs(exact):f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return f"{'-' if exact < 0 else ''}{sign}{digits}{'%' if percent else ''}"
