"""The text of a Word file (.docx) by `python-docx`: headings, paragraphs, lists and tables in order, notes last."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from summarizer.errors import InputError
from summarizer.reading.content import Content, Limits, Note
from summarizer.reading.pipes import pipe_row

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_NOTES = ("footnotes", "endnotes")


def content(data: bytes, name: str, limits: Limits, note: Note) -> Content:  # noqa: ARG001  (the readers' signature)
    """Read a Word file.

    Parameters
    ----------
    data, name, limits, note
        As of `formats.content_of`.

    Raises
    ------
    InputError
        It is damaged.
    """
    import docx  # noqa: PLC0415

    try:
        document = docx.Document(BytesIO(data))
        lines = [*_lines(document), *_notes(document)]
    except Exception as error:  # (XML made to break parsers breaks this one in as many ways)
        raise InputError(
            f"{name} is a damaged Word file: {type(error).__name__}.", "Open it in a word processor and save it again."
        ) from error
    title = next((line[2:] for line in lines if line.startswith("# ")), None)
    return Content(text="\n\n".join(lines) + "\n", title=title)


def _lines(document: WordDocument) -> Iterator[str]:
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            rows = [[cell.text for cell in _once(row.cells)] for row in part.rows]
            if rows := [row for row in rows if any(map(str.strip, row))]:
                yield "\n".join(map(pipe_row, rows))
            continue
        if text := part.text.strip():
            yield _mark(part.style.name if part.style else "") + text


def _once(cells: Any) -> Iterator[Any]:
    """A merged cell stands in the row as often as it is wide: it is read once."""
    previous = None
    for cell in cells:
        if previous is None or cell._tc is not previous:
            yield cell
        previous = cell._tc


def _mark(style: str) -> str:
    if style == "Title":
        return "# "
    if style.startswith("Heading"):
        return "# " if style.endswith(" 1") else "## "
    return "- " if style.startswith("List") else ""


def _notes(document: WordDocument) -> Iterator[str]:
    """The footnotes and endnotes, which `python-docx` does not know."""
    from docx.oxml import parse_xml  # noqa: PLC0415

    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.rsplit("/", 1)[-1] in _NOTES:
            for each in parse_xml(relation.target_part.blob):
                if text := "".join(node.text or "" for node in each.iter("{*}t")).strip():
                    yield text
