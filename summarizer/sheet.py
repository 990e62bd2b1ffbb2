"""A source and what was written from it, cut into the pieces a page marks. Knows no HTML.

A `Sheet` hands out one key an item (a figure, a finding, a key figure left out, the origin of a sentence); the same
key stands on the item's place in the written text and on its evidence in the source.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, groupby, pairwise
from typing import NamedTuple

from summarizer.checks.finding import Checked, Finding
from summarizer.document import BlockKind, Document
from summarizer.figures.figure import Figure, Span, Verdict
from summarizer.render import words
from summarizer.render.places import Places

EXCERPT = 120
"""Characters of the source shown with each reason."""
FURTHER = "~"
"""Stands before the key on a piece of further evidence: not the place that the verdict rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """One evidence span: the anchor it has in the source, its paragraph, and the words around it."""

    anchor: str
    place: str
    before: str
    middle: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something a reader can ask about: why it stands as it does, and where in the source that is seen."""

    key: str
    standing: str
    """`supported`, `unsupported`, `unclear`, `name`, `finding`, `omitted` or `origin`: chooses colour and line."""
    sign: str
    surface: str
    verdict: str
    reason: str
    evidence: tuple[Excerpt, ...] = ()
    source_value: str | None = None
    opinion: str = ""
    """What a second reader said, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text with nothing beginning or ending inside it, and the keys of every item it belongs to."""

    text: str
    keys: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    """The evidence that begins here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The pieces of one figure, or those between two figures."""

    figure: Item | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A written text: its stretches, and the items found in it."""

    stretches: tuple[Stretch, ...]
    figures: tuple[Item, ...] = ()
    findings: tuple[Item, ...] = ()
    origin: Item | None = None
    """The source spans it was written from."""

    @property
    def standings(self) -> tuple[str, ...]:
        """The standings of its figures, each once: what a filter looks at."""
        return tuple(dict.fromkeys(item.standing for item in self.figures))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBlock:
    """One block of the source. `number` counts the paragraphs of the body."""

    kind: str
    number: int | None
    pieces: tuple[Piece, ...]


class Sheet:
    """One source and the passages written from it.

    Parameters
    ----------
    document
        The source.
    prefix
        Begins every key and anchor: two sheets of one page need two prefixes.
    block
        What a numbered block of the source is called.
    """

    def __init__(self, document: Document, prefix: str = "", block: str = "paragraph") -> None:
        self.document = document
        self._prefix = prefix
        self._block = block
        self._places = Places(document)
        self._marks: list[_Mark] = []
        self._numbers = count(1)

    def passage(self, checked: Checked, sources: Sequence[Span] = ()) -> Passage:
        """Lay a checked text out, its figures and findings as items of this sheet."""
        verdicts = tuple(_outermost(checked.verdicts))
        figures = tuple(self._figure(v) for v in verdicts)
        findings = tuple(self._finding(f) for f in checked.shown)
        marks = [_Mark(v.figure.span, item.key) for v, item in zip(verdicts, figures, strict=True)]
        marks += [_Mark(f.span, item.key) for f, item in zip(checked.shown, findings, strict=True)]
        return Passage(
            stretches=tuple(_stretches(_cut(checked.text, marks), {item.key: item for item in figures})),
            figures=figures,
            findings=findings,
            origin=self._item("origin", "¶", evidence=sources) if sources else None,
        )

    def omitted(self, figures: Iterable[Figure]) -> tuple[Item, ...]:
        """Make items of key figures that the text lacks."""
        return tuple(
            self._item("omitted", "–", surface=f.surface, verdict="left out", evidence=[f.span]) for f in figures
        )

    def source(self, *, marked: bool = False) -> Iterator[SourceBlock]:
        """Lay the source out, with the evidence of every item made so far; with `marked` only what holds any."""
        paragraphs = count(1)
        for block in self.document.blocks:
            if marked and not any(mark.span.overlaps(block.span) for mark in self._marks):
                next(paragraphs) if block.kind is BlockKind.BODY else None
                continue
            yield SourceBlock(
                kind=block.kind.value,
                number=next(paragraphs) if block.kind is BlockKind.BODY else None,
                pieces=tuple(_cut(self.document.text, self._marks, block.span)),
            )

    def _figure(self, verdict: Verdict) -> Item:
        return self._item(
            verdict.status.value if verdict.status else "name",
            words.SIGNS[verdict.status],
            surface=verdict.figure.surface,
            verdict=words.CAUSES[verdict.cause],
            reason=verdict.reason,
            evidence=verdict.evidence,
            source_value=words.own_value(verdict),
            opinion=words.second_opinion(verdict),
        )

    def _finding(self, finding: Finding) -> Item:
        return self._item(
            "finding",
            "!",
            surface=finding.surface,
            verdict=words.FINDINGS[finding.kind],
            reason=finding.reason,
            evidence=finding.evidence,
        )

    def _item(
        self,
        standing: str,
        sign: str,
        *,
        surface: str = "",
        verdict: str = "",
        reason: str = "",
        evidence: Sequence[Span] = (),
        source_value: str | None = None,
        opinion: str = "",
    ) -> Item:
        key = f"{self._prefix}{next(self._numbers)}"
        return Item(
            key=key,
            standing=standing,
            sign=sign,
            surface=surface,
            verdict=verdict,
            reason=reason,
            evidence=tuple(self._excerpts(evidence, key)),
            source_value=source_value,
            opinion=opinion,
        )

    def _excerpts(self, evidence: Sequence[Span], key: str) -> Iterator[Excerpt]:
        """Mark evidence; what overlaps earlier evidence (its sentence, say) is marked, but is no place of its own."""
        for i, span in enumerate(evidence):
            anchor = "" if any(span.overlaps(earlier) for earlier in evidence[:i]) else f"e{key}-{i}"
            self._marks.append(_Mark(span, f"{FURTHER}{key}" if i else key, anchor))
            if anchor:
                yield self._excerpt(span, anchor)

    def _excerpt(self, span: Span, anchor: str) -> Excerpt:
        before, middle, after = self._places.excerpt(span, EXCERPT)
        place = self._places.paragraph(span).replace("paragraph", self._block)
        return Excerpt(anchor=anchor, place=place, before=before, middle=middle, after=after)


# --- cutting ---------------------------------------------------------------------------------------------------


class _Mark(NamedTuple):
    """A span that belongs to an item; `anchor` is the place it is, empty where it is none."""

    span: Span
    key: str
    anchor: str = ""


def _outermost(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    """Leave out a figure that overlaps one before it: links do not nest."""
    end = 0
    for verdict in sorted(verdicts, key=lambda v: (v.figure.span.start, -v.figure.span.end)):
        if verdict.figure.span.start >= end:
            end = verdict.figure.span.end
            yield verdict


def _stretches(pieces: Iterable[Piece], figures: Mapping[str, Item]) -> Iterator[Stretch]:
    """Put the pieces of each figure together, and those between two figures."""
    for key, group in groupby(pieces, lambda piece: next((k for k in piece.keys if k in figures), "")):
        yield Stretch(figure=figures.get(key), pieces=tuple(group))


def _cut(text: str, marks: Iterable[_Mark], within: Span | None = None) -> Iterator[Piece]:
    """Cut `text`, or the part of it `within`, wherever a mark begins or ends."""
    within = within or Span(start=0, end=len(text))
    inside = [m for m in marks if m.span.start < m.span.end and m.span.overlaps(within)]
    bounds = {within.start, within.end}
    bounds |= {max(m.span.start, within.start) for m in inside} | {min(m.span.end, within.end) for m in inside}
    waiting = deque(sorted(inside, key=lambda m: m.span))
    current: list[_Mark] = []
    for start, end in pairwise(sorted(bounds)):
        current = [m for m in current if m.span.end > start]
        while waiting and waiting[0].span.start <= start:
            current.append(waiting.popleft())
        yield Piece(
            text=text[start:end],
            keys=tuple(dict.fromkeys(m.key for m in current)),
            anchors=tuple(m.anchor for m in current if m.anchor and m.span.start == start),
        )
