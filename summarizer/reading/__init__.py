"""Reading an input (a file, a folder, a URL, standard input) as text, or saying exactly why it cannot be read.

`read` for a source, `read_all` for several, `read_text` for what is checked against it, `expand` for folders and
patterns. Prints nothing: what had to be guessed is passed to `note`. Each format has a module of its own here, and its
library is imported with the first input of that format.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.reading.content import STDIN, Content, Limits, Note, ignore
from summarizer.reading.files import expand

if TYPE_CHECKING:
    from summarizer.document import Document

__all__ = ["STDIN", "Content", "Limits", "Note", "expand", "load", "read", "read_all", "read_text"]

_WORD = re.compile(r"\w")


def read(
    source: str | Path, *, published: date | None = None, limits: Limits | None = None, note: Note = ignore
) -> Document:
    """Read an article and lay it out.

    Parameters
    ----------
    source
        A file (text, Markdown, HTML, PDF, .docx, .eml, .csv, .tsv, .xlsx), an http or https URL, or "-" for standard
        input.
    published
        The article's date, where it is known; it goes before the date that the input gives.
    limits
        Of size and time, and whether a URL may lead to a private address.
    note
        Called with what had to be guessed or was left out.

    Returns
    -------
    Document
        Offsets point into the text that was read, for PDF and the like the text as it was laid out.

    Raises
    ------
    InputError
        Missing, a folder, empty, too large, not readable as what it is, or without a word.
    """
    from summarizer.document import from_text  # noqa: PLC0415  (blocks and sentences: not needed to name an input)

    content = load(source, limits=limits, note=note)
    return from_text(
        content.text,
        origin=str(source),
        published=published or content.published,
        title=content.title,
        landmarks=content.landmarks,
    )


def read_all(
    sources: Sequence[str | Path], *, published: date | None = None, limits: Limits | None = None, note: Note = ignore
) -> Document:
    """Read several sources as one document, which knows its parts; one source as `read` does.

    Parameters
    ----------
    sources
        Names as of `read`, as `expand` gives them.
    published, limits, note
        As of `read`; each source keeps a date of its own where none is given.

    Returns
    -------
    Document
        With `parts` where there are several.

    Raises
    ------
    InputError
        One of them cannot be read: a check against the rest would accuse wrongly.
    """
    from summarizer.several import joined  # noqa: PLC0415

    documents = [read(source, published=published, limits=limits, note=note) for source in sources]
    return documents[0] if len(documents) == 1 else joined(documents)


def read_text(source: str | Path, *, limits: Limits | None = None, note: Note = ignore) -> str:
    """Read any text under the same rules as `read`."""
    return load(source, limits=limits, note=note).text


def load(source: str | Path, *, limits: Limits | None = None, note: Note = ignore) -> Content:
    """Read an input as text, with its title and date where it gives them.

    Parameters
    ----------
    source, limits, note
        As of `read`.

    Raises
    ------
    InputError
        As of `read`.
    """
    from summarizer.reading.formats import decoded  # noqa: PLC0415
    from summarizer.reading.timing import time_limit  # noqa: PLC0415

    limits = limits or Limits()
    name = "standard input" if str(source) == STDIN else str(source)
    with time_limit(limits.seconds, name):
        content = decoded(source, name, limits, note)
    if not _WORD.search(content.text):
        raise InputError(f"{name} holds no words.", "Give the text of an article.")
    return content
