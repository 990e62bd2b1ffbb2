"""A source text as a document: its blocks, then the sentences inside each block. The text never changes.

Every offset of the project into a source refers to `Document.text`. Reading files is `reading`'s part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from summarizer import language
from summarizer.blocks import Block, BlockKind, split_blocks, without_orders
from summarizer.figures.figure import Span
from summarizer.frontmatter import FrontMatter, front_matter
from summarizer.origins import Landmark
from summarizer.sentences import split_sentences

if TYPE_CHECKING:
    from summarizer.figures.index import SourceIndex

__all__ = ["Block", "BlockKind", "Document", "Sentence", "build_index", "dated", "from_text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence; it lies inside one block, `document.blocks[block]`."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of several sources that make up a document, and where its text begins in the document's."""

    start: int
    document: Document


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
    """ISO 639-1, or None where there is too little text to know."""
    id: str
    """The first 16 hex digits of the sha256 of the text's UTF-8."""
    landmarks: tuple[Landmark, ...] = ()
    """Pages or sheets of the original, in order."""
    parts: tuple[Part, ...] = ()
    """The sources that make it up, in order, where it is made of several (`several.joined`)."""

    def kind_of(self, sentence: Sentence) -> BlockKind:
        """Say what part of the article a sentence stands in."""
        return self.blocks[sentence.block].kind

    def spans(self, *kinds: BlockKind) -> tuple[Span, ...]:
        """List the sentences of every block of these kinds, in order; of all blocks where none is named."""
        return tuple(s.span for s in self.sentences if not kinds or self.kind_of(s) in kinds)

    @property
    def is_english(self) -> bool:
        """Whether verdicts can be given: English, or too short to be sure."""
        return self.language in (None, "en")


def from_text(
    text: str,
    *,
    origin: str = "-",
    published: date | None = None,
    title: str | None = None,
    landmarks: tuple[Landmark, ...] = (),
) -> Document:
    """Lay a text out as a document. Any text will do, the empty one included; linear in its length.

    Parameters
    ----------
    text
        The article; kept as it is, byte order mark, line ends and all.
    origin
        Where it came from, for messages: a path, or "-" for standard input.
    published
        The article's date, where it is known; never guessed from the text's file.
    title
        What its format calls it; else its headline is its title.
    landmarks
        Pages or sheets of the original.
    """
    front = front_matter(text)
    blocks = split_blocks(text) if front is None else _under(front, text)
    return Document(
        text=text,
        blocks=blocks,
        sentences=tuple(_sentences(text, blocks)),
        title=title or next((b.span.of(text) for b in blocks if b.kind is BlockKind.HEADLINE), None),
        origin=origin,
        published=published or (front.published if front else None),
        language=language.detect(text if front is None else text[front.end :]),
        id=sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        landmarks=landmarks,
    )


def _under(front: FrontMatter, text: str) -> tuple[Block, ...]:
    """The blocks of a page with front matter: its title and summary, then those of the article."""
    shown = [Block(kind=BlockKind.HEADLINE, span=span) for span in front.shown]
    below = split_blocks(text[front.end :])
    return without_orders([*shown, *(moved(block, front.end) for block in below)], text)


def moved(block: Block, by: int) -> Block:
    """Move a block: what it is of a part, it is of the whole."""
    return Block(kind=block.kind, span=Span(start=block.span.start + by, end=block.span.end + by))


def dated(document: Document, published: date | None) -> Document:
    """Give a document the date it was published, unless it has one."""
    return document if published is None or document.published else replace(document, published=published)


def _sentences(text: str, blocks: tuple[Block, ...]) -> Iterator[Sentence]:
    for i, block in enumerate(blocks):
        for span in split_sentences(block.span.of(text)):
            start = block.span.start
            yield Sentence(span=Span(start=start + span.start, end=start + span.end), block=i)


def build_index(document: Document, *, notices: bool = True) -> SourceIndex:
    """Index the document for `figures.support`, with headline and captions marked.

    Parameters
    ----------
    notices
        Whether notices of the page and passages that address a program are evidence, too: they are for any text
        that is checked; what `summarize` itself writes may not rest on them.
    """
    from summarizer.figures.index import index  # noqa: PLC0415  (slow beside reading a text)

    headlines = [b.span for b in document.blocks if b.kind is BlockKind.HEADLINE]
    return index(
        document.text,
        document.spans(*(kind for kind in BlockKind if notices or kind is not BlockKind.NOTICE)),
        document.published,
        headline=headlines[0] if headlines else None,
        # A standfirst gives way to the body as a caption does.
        captions=(*headlines[1:], *(b.span for b in document.blocks if b.kind is BlockKind.CAPTION)),
    )
