"""Several sources as one: their texts joined to one document, every figure judged against each source by itself.

One source that supports a figure is enough; where another one gives another value for the same thing, that is a
finding. Figures of two sources are never added or compared with each other, for they may differ in day and scope.
"""

# ruff: noqa: PLC0415  (the index and the checks load with the first check, not with the document)
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from summarizer.document import Block, Document, Part, Sentence
from summarizer.figures.figure import Cause, Figure, Span, Status, Verdict
from summarizer.figures.words import lemmas_in
from summarizer.origins import Landmark

if TYPE_CHECKING:
    from summarizer.checks.finding import Finding
    from summarizer.figures.index import SourceIndex

_ALIKE = 0.75
"""Share of the words of the shorter sentence in the other, from which both are about one thing."""
_BETWEEN = "\n\n"

_ORDER = (
    Cause.EXACT,
    Cause.EQUIVALENT,
    Cause.ROUNDED,
    Cause.DERIVED,
    Cause.SOURCE_CONFLICT,
    Cause.NO_REFERENCE_DATE,
    Cause.QUALIFIER_CHANGED,
    Cause.WRONG_VALUE,
    Cause.WRONG_REFERENT,
    Cause.UNREADABLE,
    Cause.FABRICATED,
)
"""Of the verdicts of several sources, which stands: the one that supports most closely, else the one that says most."""


def joined(documents: Sequence[Document]) -> Document:
    """Join documents to one whose `parts` they are.

    Parameters
    ----------
    documents
        Two or more, in the order they are to be shown.

    Returns
    -------
    Document
        Its offsets point into the joined text; its date is that of all its parts, if they share one.
    """
    parts = tuple(_placed(documents))
    text = _BETWEEN.join(document.text for document in documents)
    dates = {document.published for document in documents}
    languages = [document.language for document in documents]
    return Document(
        text=text,
        blocks=tuple(_moved_block(block, part.start) for part in parts for block in part.document.blocks),
        sentences=tuple(_sentences(parts)),
        title=None,
        origin=", ".join(document.origin for document in documents),
        published=dates.pop() if len(dates) == 1 else None,
        language="en" if any(document.is_english for document in documents) else languages[0],
        id=sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        landmarks=tuple(
            Landmark(start=mark.start + part.start, label=mark.label)
            for part in parts
            for mark in part.document.landmarks
        ),
        parts=parts,
    )


def part_at(document: Document, span: Span) -> Part:
    """Find the part that a span lies in."""
    return document.parts[max(0, bisect_right(document.parts, span.start, key=lambda part: part.start) - 1)]


def _placed(documents: Sequence[Document]) -> Iterator[Part]:
    start = 0
    for document in documents:
        yield Part(start=start, document=document)
        start += len(document.text) + len(_BETWEEN)


def _moved(span: Span, by: int) -> Span:
    return Span(start=span.start + by, end=span.end + by)


def _moved_block(block: Block, by: int) -> Block:
    return Block(kind=block.kind, span=_moved(block.span, by))


def _sentences(parts: Sequence[Part]) -> Iterator[Sentence]:
    blocks = 0
    for part in parts:
        for sentence in part.document.sentences:
            yield Sentence(span=_moved(sentence.span, part.start), block=sentence.block + blocks)
        blocks += len(part.document.blocks)


# --- judging ---------------------------------------------------------------------------------------------------


def judge(text: str, document: Document) -> tuple[tuple[Verdict, ...], tuple[Finding, ...]]:
    """Judge the figures of a text against each part of a document.

    Parameters
    ----------
    text
        What was written.
    document
        A document of several parts.

    Returns
    -------
    tuple of Verdict
        One a figure, in the order of the text; evidence points into the joined text.
    tuple of Finding
        Where one source supports a figure and another gives another value.
    """
    from summarizer.document import build_index
    from summarizer.judging import judge as judge_against

    indexes = [(part, build_index(part.document)) for part in document.parts if part.document.is_english]
    by_source = [
        [(part, index, verdict) for verdict in judge_against(text, part.document, index)] for part, index in indexes
    ]
    verdicts, findings = [], []
    for row in zip(*by_source, strict=True):
        part, index, best = min(row, key=lambda held: _rank(held[2]))
        verdicts.append(_moved_verdict(best, part.start))
        if best.status is Status.SUPPORTED:
            own = _supporting(best, index)
            findings += [_differing(best, part, other, own) for other in row if _differs(best, own, part, other)]
    return tuple(verdicts), tuple(findings)


def _rank(verdict: Verdict) -> int:
    return -1 if verdict.cause is None else _ORDER.index(verdict.cause)


def _moved_verdict(verdict: Verdict, by: int) -> Verdict:
    return replace(verdict, evidence=tuple(_moved(span, by) for span in verdict.evidence))


def _supporting(verdict: Verdict, index: SourceIndex) -> Figure | None:
    """The source's own figure that supports a figure; none for what was derived or stands in a table."""
    spans = verdict.evidence[:1]
    return next((figure for figure in index.figures if figure.span in spans), None)


def _differs(best: Verdict, own: Figure | None, part: Part, other: tuple[Part, SourceIndex, Verdict]) -> bool:
    """Whether another source gives another value: for the figure, and for the one that supports it just as well."""
    from summarizer.figures.support import support

    theirs, index, verdict = other
    if theirs is part or verdict.cause is not Cause.WRONG_VALUE or not verdict.evidence or best.cause is Cause.DERIVED:
        return False
    if not _of_one_thing(best.figure, verdict, theirs.document):
        return False
    if own is None:
        return True
    again = support(own, index)
    return again.cause is Cause.WRONG_VALUE and again.evidence[:1] == verdict.evidence[:1]


def _of_one_thing(figure: Figure, verdict: Verdict, theirs: Document) -> bool:
    """Whether the other value stands in a sentence that says much the same as the figure's."""
    place = verdict.evidence[0]
    sentence = next((s.span for s in theirs.sentences if s.span.overlaps(place)), place)
    mine = lemmas_in(figure.context.text if figure.context else figure.surface)
    other = lemmas_in(sentence.of(theirs.text))
    shared, fewer = len(mine & other), min(len(mine), len(other))
    return shared >= _ALIKE * fewer > 0 or (shared >= 4 and shared * 2 >= fewer)


def _differing(best: Verdict, part: Part, other: tuple[Part, SourceIndex, Verdict], own: Figure | None) -> Finding:
    from summarizer.checks.finding import Finding, FindingKind

    theirs, _, verdict = other
    stated = own.surface if own else best.evidence[0].of(part.document.text)
    value = verdict.source_value or verdict.evidence[0].of(theirs.document.text)
    return Finding(
        kind=FindingKind.SOURCES_DIFFER,
        span=best.figure.span,
        surface=best.figure.surface,
        reason=f"{part.document.origin} says {stated}, {theirs.document.origin} says {value}.",
        evidence=(_moved(verdict.evidence[0], theirs.start), *(_moved(s, part.start) for s in best.evidence[:1])),
    )
