"""The main text of a web page, with its title and date of publication, by `trafilatura`: no menus, no tags."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from summarizer.errors import InputError
from summarizer.reading.content import Content
from summarizer.reading.pipes import pipe_row

if TYPE_CHECKING:
    from lxml.etree import _Element

_DATES = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d", "max_date": "2100-01-01"}
"""Only dates that the page gives as such, and the same ones whatever today's date is."""


def content(text: str, name: str) -> Content:
    """Read a web page.

    Parameters
    ----------
    text
        Its HTML.
    name
        What messages call it.

    Raises
    ------
    InputError
        No main text can be separated from the rest.
    """
    page = _extracted(text)
    lines = list(_lines(page.body)) if page is not None and page.body is not None else []
    if not lines:
        raise InputError(
            f"{name} is a web page without a main text that can be separated from its menus.",
            "Save the article's text, and give that.",
        )
    title = " ".join((page.title or "").split()) or None
    if title and lines[0].lstrip("# ").casefold() != title.casefold():
        lines.insert(0, f"# {title}")
    elif title and not lines[0].startswith("#"):
        lines[0] = f"# {title}"
    return Content(text="\n\n".join(lines) + "\n", title=title, published=_day(page.date))


def _extracted(text: str) -> Any:
    import trafilatura  # noqa: PLC0415  (a third of a second)

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        return trafilatura.bare_extraction(
            text,
            include_comments=False,
            include_tables=True,
            include_formatting=True,
            favor_recall=True,
            with_metadata=True,
            date_extraction_params=dict(_DATES),
        )
    except (ValueError, RecursionError, AssertionError):  # what lxml and htmldate raise on broken pages
        return None


def _day(stated: str | None) -> date | None:
    try:
        return date.fromisoformat(stated) if stated else None
    except ValueError:
        return None


# --- the tree that trafilatura gives, as text ------------------------------------------------------------------


def _lines(body: _Element) -> Iterator[str]:
    """Write each part of the page as a paragraph of its own."""
    for part in body:
        match part.tag:
            case "head":
                yield from _marked("## ", part)
            case "list":
                items = [text for item in part.iter("item") if (text := _words(item))]
                if items:
                    yield "\n".join(f"- {item}" for item in items)
            case "table":
                rows = [[_words(cell) for cell in row.iter("cell")] for row in part.iter("row")]
                if rows := [row for row in rows if any(row)]:
                    yield "\n".join(pipe_row(row) for row in rows)
            case "div" | "quote" if any(child.tag in ("p", "list", "table", "head", "quote") for child in part):
                yield from _marked("", part, own=True)
                yield from _lines(part)
            case _:
                yield from _marked("", part)
        if part.tail and part.tail.strip():
            yield " ".join(part.tail.split())


def _marked(mark: str, part: _Element, *, own: bool = False) -> Iterator[str]:
    text = " ".join((part.text or "").split()) if own else _words(part)
    if text:
        yield mark + text


def _words(part: _Element) -> str:
    return " ".join("".join(_pieces(part)).split())


def _pieces(part: _Element) -> Iterator[str]:
    for piece in part.iter():
        if piece is not part and piece.tag in ("lb", "p", "item", "cell"):
            yield " "
        yield piece.text or ""
        if piece is not part:
            yield piece.tail or ""
