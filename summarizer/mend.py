"""Any text put right by its source, from Python. `mending` does the work."""

# ruff: noqa: PLC0415  (`import summarizer` reaches this module, and must load at once)
from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.given import document_of, model_of, text_of

if TYPE_CHECKING:
    from datetime import date

    from summarizer.given import Source
    from summarizer.mending import Mended
    from summarizer.models import Model


def mend(
    draft: str,
    source: Source,
    *,
    model: Model | str | None = None,
    confidence: float | None = None,
    published: date | None = None,
) -> Mended:
    """Put a text's figures right by its source.

    Parameters
    ----------
    draft
        Any text; what is right in it stays byte for byte.
    source
        A text, a path, or what `read` and `from_text` return.
    model
        A model that writes a sentence again where no small change puts it right: its name, or what `open_model`
        returns. None for no model.
    confidence
        A change whose verdict is less sure than this, from 0 to 1, is proposed and not made; 0.5 if None.
    published
        The source's date, for words such as "yesterday".

    Returns
    -------
    Mended
        `text` is the mended text and `edits` the changes; `str()` of it is the text, and a notebook shows the changes.

    Raises
    ------
    InputError
        The source cannot be read, or is no text.
    ModelError
        The model could not be opened, or failed.
    """
    from summarizer import mending

    text_of(draft, "draft")
    document = document_of(source, published)
    rewrite = None
    if (opened := model_of(model)) is not None:
        from summarizer.prompts import load_prompts
        from summarizer.rewriter import rewriter

        rewrite = rewriter(document, opened, load_prompts())
    sure = mending.CONFIDENCE if confidence is None else confidence
    return mending.mend(draft, document, confidence=sure, rewrite=rewrite)
