"""A source text as a document: its blocks, then the sentences inside each block. The text never changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from summarizer.figures.figure import Span


class BlockKind(StrEnum):
    """What part of an article a block is; only `body` (and `quote`) sentences are facts of the article."""

    HEADLINE = "headline"
    CAPTION = "caption"
    DATELINE = "dateline"
    HEADING = "heading"
    BODY = "body"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a document."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence; it lies inside one block, `document.blocks[block]`."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A source. Every offset of the project into a source refers to `text`."""

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    title: str | None
    origin: str
    published: date | None
    language: str | None
    """ISO 639-1, or None where there is too little text to tell."""
    id: str
    """The first 16 hex digits of the sha256 of the text's UTF-8."""
