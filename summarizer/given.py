"""What a caller of the Python functions may hand in, as the values that the functions work on.

A source is a text, a path, a `Document`, or for `check` a list of these; a model is a name or an opened model. A string
is always the text itself, never the name of a file.
"""

# ruff: noqa: PLC0415  (`import summarizer` must load at once)
from __future__ import annotations

import os
import re
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias, cast

from summarizer.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from summarizer.document import Document
    from summarizer.draft import Options
    from summarizer.models import Model

    Source: TypeAlias = str | os.PathLike[str] | Document
    """A text, a path, or what `read` and `from_text` return."""

_FILE_NAME = re.compile(r"[^\s]{1,250}\.\w{1,5}")


def text_of(text: str, name: str) -> str:
    """Refuse what is not a text.

    Parameters
    ----------
    text
        What a caller handed in.
    name
        The parameter, for the message.

    Returns
    -------
    str
        The text as it is.

    Raises
    ------
    InputError
        It is no string: a missing value of a table, for instance.
    """
    if not isinstance(text, str):
        raise InputError(
            f"{name} must be a string, not {type(text).__name__}.",
            'Leave rows without a text out; in pandas: df = df.dropna(subset=["summary", "text"]).',
        )
    return text


def document_of(source: Source, published: date | None = None, *, name: str = "source") -> Document:
    """Make a document of a source.

    Parameters
    ----------
    source
        A text, a path or a `Document`.
    published
        The article's date, unless the source gives one itself.
    name
        What a source that is a string is called in messages.

    Returns
    -------
    Document
        The same one, where a `Document` was handed in.

    Raises
    ------
    InputError
        A file cannot be read, or `source` is something else.
    """
    from summarizer.document import Document, dated, from_text

    if isinstance(source, Document):
        return dated(source, published)
    if isinstance(source, os.PathLike):
        from summarizer.reading import read

        return read(os.fspath(source), published=published)
    if isinstance(source, str) and _FILE_NAME.fullmatch(source):
        warnings.warn(
            f"The {name} is the text {source!r} itself. To read a file, write summarizer.read({source!r}).",
            stacklevel=3,
        )
    return from_text(text_of(source, name), origin=name, published=published)


def documents_of(source: Source | Sequence[Source], published: date | None = None) -> Document:
    """Make one document of a source or of several: `document_of` says what a source may be.

    Raises
    ------
    InputError
        As `document_of`, and for an empty list.
    """
    if not isinstance(source, list | tuple):
        return document_of(cast("Source", source), published)
    if not source:
        raise InputError("The list of sources is empty.", "Hand in at least one source.")
    from summarizer.several import joined

    return joined([document_of(each, published, name=f"source {n}") for n, each in enumerate(source, start=1)])


def model_of(model: Model | str | None, options: Options | None = None) -> Model | None:
    """Open a model that is given by name; the one opened last is kept for the next call.

    Parameters
    ----------
    model
        A name such as "lead:3" or "hf:ORG/NAME", an opened model, or None.
    options
        How is to be written: a model that would be asked nothing is not opened.

    Returns
    -------
    Model or None
        None for the article's own sentences.

    Raises
    ------
    ModelError
        It cannot be found, fetched or loaded.
    """
    if not isinstance(model, str):
        return model
    from summarizer.models import parse_spec

    if options is not None:
        from summarizer.write import asks

        if not asks(parse_spec(model), options):
            return None
    return _opened(model)


@lru_cache(maxsize=1)
def _opened(name: str) -> Model:
    from summarizer.models import open_model

    return open_model(name)
