"""The one path: document -> draft -> checks -> repair -> checks -> Report. The command and the harness both take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.document import Document
    from summarizer.draft import Options
    from summarizer.models import Model
    from summarizer.prompts import PromptSet
    from summarizer.report import Report


def summarize(
    document: Document, model: Model, prompts: PromptSet | None = None, options: Options | None = None
) -> Report:
    """Write a checked summary and fact list of a document."""
    raise NotImplementedError
