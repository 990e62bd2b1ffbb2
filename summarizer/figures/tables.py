"""Tables in a text: a cell has its unit, scale and year from its column's head, its row's name, or a line above.

Knows lines and cells; not what a number is. Text that holds no table is passed over at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from summarizer.figures.amounts import Amount, with_unit
from summarizer.figures.figure import Figure, Kind, Span
from summarizer.figures.lexicon import SCALES
from summarizer.figures.money import read_head
from summarizer.figures.number import Number
from summarizer.figures.page import Page, plain

_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[^|\t]+")
_GAP_CELL = re.compile(r"\S+(?:[ ]\S+)*")
_RULE_LINE = re.compile(r"[\s|:+=-]*-[\s|:+=-]*")
_SCALE = re.compile(
    r"""(?:\b(?:in|\$|us\$|usd|€|eur|£|gbp)[ ]?|\b)(?P<scale>thousand|million|billion|trillion)s?\b
        | \bin[ ](?P<zeros>0?00)s?\b | [$€£](?P<letters>k|m|mn|bn|tn)\b | [$€£]?'(?P<quoted>000)s?\b""",
    re.VERBOSE,
)
_SCALE_LINE = re.compile(
    r"""[(\[][^()\[\]]{0,40}(?:thousand|million|billion|'?000)s?[^()\[\]]{0,60}[)\]]
        | ^\W*(?:all[ ]|dollar[ ])?(?:figures|amounts|values|numbers|sums)?,?[ ]?(?:are[ ])?(?:expressed[ ]|stated[ ])?
          in[ ][^.\n]{0,30}(?:thousand|million|billion)s""",
    re.VERBOSE,
)
"""(in millions of euros) · Amounts in thousands"""
_OPENED = re.compile(r"[(\[](?:[^()\[\]\d]{0,24}[ ])?(?:in[ ]|[$€£][ ]?)$")
_CLOSED = re.compile(r"[)\]]|,|[ ]of[ ][a-z. ]{2,24}[,)\]]|[ ](?:except|unless)")
"""(in) millions (of euros)"""
_MONEY = re.compile(r"(?:us\$|a\$|c\$|hk\$|nz\$|[$€£¥₹])|\b(?:usd|eur|gbp|chf|sek|nok|dkk|jpy|cny|inr|aud|cad)\b")
_MONEY_WORD = re.compile(r"\b(?:of )?(?P<word>(?:us |u\.s\. )?dollars|euros|pounds|yen|yuan|rupees|francs)\b")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_PERIOD = re.compile(r"\b(?:q[1-4]|h[12]|[1-4]q|fy)\b")
_IN_BRACKETS = re.compile(
    r"[(\[](?P<unit>[^()\[\]]{1,24})[)\]]|,[ ]*(?:in )?(?P<tail>[^,]{1,20})$|\bin (?P<named>[a-z²³/ ]{1,24})$"
)
_BARE = re.compile(r"[\s$€£(+-]*[\d., ]+[)%\s]*")
_LETTERS = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}


class Head(NamedTuple):
    """What a head says of the cells under it or beside it."""

    scale: int = 1
    kind: Kind | None = None
    unit: str | None = None
    factor: Decimal = Decimal(1)
    period: str = ""

    def over(self, other: Head) -> Head:
        """Return this head, with what it leaves open taken from another."""
        scale = self.scale if self.scale != 1 else other.scale
        if self.kind is Kind.PERCENT or (self.kind is not None and self.kind is not Kind.MONEY):
            scale = self.scale
        kind, unit, factor = (
            (self.kind, self.unit, self.factor) if self.kind else (other.kind, other.unit, other.factor)
        )
        return Head(scale, kind, unit, factor, self.period or other.period)


class Row(NamedTuple):
    """One line of a table, as cells."""

    span: Span
    cells: tuple[Span, ...]


def with_heads(page: Page, figures: list[Figure]) -> list[Figure]:
    """Give the figures in cells of tables what the heads say of them; numbers in heads count nothing."""
    given: dict[int, Figure | None] = {
        figure.span.start: None for figure in figures if figure.kind is Kind.VAGUE and _states_scale(page, figure)
    }
    if any(mark in page.lower for mark in ("|", "\t", "  ")):
        starts = {figure.span.start: figure for figure in figures}
        for rows, above in _tables(page):
            given |= _read_table(page, rows, above, starts)
    found = [given.get(figure.span.start, figure) for figure in figures] if given else figures
    return [figure for figure in found if figure is not None]


def _states_scale(page: Page, figure: Figure) -> bool:
    """Whether the millions are those of "(in millions)"."""
    start, end = figure.span.start, figure.span.end
    opened = _OPENED.search(page.lower, max(0, start - 40), start) is not None
    return opened and _CLOSED.match(page.lower, end) is not None


def _tables(page: Page) -> Iterator[tuple[list[Row], Head]]:
    """The runs of lines that are rows, each with what the line of scale above it says."""
    rows: list[Row] = []
    above, wide = Head(), 0
    for line in _LINE.finditer(page.lower):
        row = _row(page, line)
        if row and (not rows or not row.cells or abs(len(row.cells) - wide) <= 1):
            wide = max(wide, len(row.cells))
            rows.append(row)
            continue
        if len(rows) > 1:
            yield rows, above
            above = Head()
        rows, wide = ([row], len(row.cells)) if row else ([], 0)
        if not row and line[0].strip():
            above = _head(line[0]) if _SCALE.search(line[0]) and _SCALE_LINE.search(line[0]) else above
            above = above if len(line[0]) < 120 else Head()
    if len(rows) > 1:
        yield rows, above


def _row(page: Page, line: re.Match[str]) -> Row | None:
    if _RULE_LINE.fullmatch(line[0]):
        return Row(Span(start=line.start(), end=line.end()), ()) if "|" in line[0] else None
    ruled = "|" in line[0] or "\t" in line[0]
    pattern = _CELL if ruled else _GAP_CELL
    cells = [Span(start=m.start(), end=m.end()) for m in pattern.finditer(page.lower, line.start(), line.end())]
    if ruled:
        cells = cells[1:] if cells and not cells[0].of(page.lower).strip() else cells
        cells = cells[:-1] if cells and not cells[-1].of(page.lower).strip() else cells
    numbers = sum(1 for cell in cells[1:] if _BARE.fullmatch(cell.of(page.lower)))
    if len(cells) < 2 or (not ruled and not numbers):
        return None
    return Row(Span(start=line.start(), end=line.end()), tuple(cells))


def _read_table(page: Page, rows: list[Row], above: Head, starts: dict[int, Figure]) -> dict[int, Figure | None]:
    ruled = next((i for i, row in enumerate(rows[:3]) if not row.cells), 0)
    body = [row for row in rows[max(ruled, 1) :] if row.cells]
    top = rows[max(ruled - 1, 0)]
    if not _is_head(page, top, ruled=bool(ruled)):
        top, body = Row(top.span, ()), [row for row in rows if row.cells]
    heads = [_head(cell.of(page.lower)) for cell in top.cells]
    found: dict[int, Figure | None] = {}
    if top.cells:
        found |= {start: None for start in _within(starts, top.span) if starts[start].kind in _COUNTING}
    for row in body:
        name = _head(row.cells[0].of(page.lower))
        for column, cell in enumerate(row.cells[1:], start=1 + max(0, len(heads) - len(row.cells))):
            head = (heads[column] if column < len(heads) else Head()).over(name).over(above)
            for start in _within(starts, cell):
                found[start] = _given(page, starts[start], cell, head)
    return found


_COUNTING = (Kind.COUNT, Kind.ORDINAL)


def _within(starts: dict[int, Figure], span: Span) -> list[int]:
    """The starts of the figures that begin inside a span."""
    return [start for start in range(span.start, span.end) if start in starts]


def _is_head(page: Page, row: Row, *, ruled: bool) -> bool:
    """Whether a first row names its columns: under a rule, or without a number that is no year."""
    cells = [cell.of(page.lower).strip() for cell in row.cells[1:]]
    return ruled or not any(_BARE.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in cells)


def _head(text: str) -> Head:
    """What the words of a head say: ($m), (km²), %, 2023."""
    text = text.strip()
    scale = _SCALE.search(text)
    size = 1
    if scale:
        word = scale["scale"] or ""
        size = SCALES.get(word) or _LETTERS.get(scale["letters"] or "") or 1000
    kind, unit, factor = _unit(text)
    year, period = _YEAR.search(text), _PERIOD.search(text)
    when = " ".join(match[0] for match in (period, year) if match)
    return Head(size, kind, unit, factor, when)


def _unit(text: str) -> tuple[Kind | None, str | None, Decimal]:
    if "%" in text or "per cent" in text or "percent" in text:
        return Kind.PERCENT, "%", Decimal(1)
    if money := _MONEY.search(text):
        head = read_head(Page(money[0].upper() + "1"), 0)
        return Kind.MONEY, head.code if head else "", Decimal(1)
    if word := _MONEY_WORD.search(text):
        amount = _measure(word["word"])
        return Kind.MONEY, amount.unit, Decimal(1)
    bracket = _IN_BRACKETS.search(text)
    if bracket is None:
        return None, None, Decimal(1)
    amount = _measure(bracket["unit"] or bracket["tail"] or bracket["named"])
    if amount.kind is Kind.COUNT or (amount.end < len(amount.unit or "") and amount.unit is None):
        return None, None, Decimal(1)
    return amount.kind, amount.unit, amount.factor


def _measure(words: str) -> Amount:
    """The unit that `words` would be after a number."""
    page = Page(f"5 {words.strip()}")
    return with_unit(page, Amount(0, 1, Number(0, 1, Decimal(5), Decimal(5), Decimal(1)), Kind.COUNT))


def _given(page: Page, figure: Figure, cell: Span, head: Head) -> Figure:
    """The figure of a cell with what its head says; (1,234) alone in a cell is a loss."""
    if figure.low is None or figure.high is None or figure.precision is None:
        return figure
    period = figure.period or head.period or None
    sign = -1 if page.lower[cell.start : cell.end].strip() == f"({figure.surface.lower()})" else 1
    factor = head.factor * sign
    kind, unit = figure.kind, figure.unit
    if kind is Kind.COUNT:
        scaled = head.scale if head.kind in (None, Kind.MONEY) or head.scale != 1 else 1
        kind, unit, factor = head.kind or kind, head.unit if head.kind else unit, factor * scaled
    elif kind is Kind.MONEY:
        factor = Decimal(head.scale * sign)
    else:
        factor = Decimal(sign)
    low, high = sorted((plain(figure.low * factor), plain(figure.high * factor)))
    step = plain(figure.precision * abs(factor))
    return replace(figure, kind=kind, unit=unit, low=low, high=high, precision=step, period=period)
