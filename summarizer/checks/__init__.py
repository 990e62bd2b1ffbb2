"""Every check of a written text against its source; one module a check, `check_text` runs them all.

check_text(text, document, index) -> Checked
Checker(document, index).check(text, sources=spans)     many texts, one source
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.checks import attribution, figures, fragments, names, negation, neutrality, quotes, repetition
from summarizer.checks.finding import Checked, Finding, FindingKind
from summarizer.checks.pair import Pair, SourceWords
from summarizer.checks.words import content_keys
from summarizer.document import Document
from summarizer.figures import SourceIndex
from summarizer.figures.figure import Span
from summarizer.sentences import split_sentences

__all__ = ["Checked", "Checker", "Finding", "FindingKind", "check_text"]


def check_text(text: str, document: Document, index: SourceIndex, *, sources: Sequence[Span] | None = None) -> Checked:
    """Check any text against a source.

    Parameters
    ----------
    text
        What was written: a sentence or a whole text, with Markdown or without.
    document, index
        The source, and its index (`document.build_index`).
    sources
        The source spans the whole text was written from; None to find them, sentence by sentence.
    """
    return Checker(document, index).check(text, sources=sources)


class Checker:
    """Checks texts against one source; what it needs of the source is read once."""

    def __init__(self, document: Document, index: SourceIndex) -> None:
        self.document = document
        self.index = index
        self._words = SourceWords(document)
        self._quotations = quotes.Quotations(document)

    def check(self, text: str, *, sources: Sequence[Span] | None = None, follows: bool = False) -> Checked:
        """Check one text; `sources` as for `check_text`. `follows`: text stands before it, so "she" may be known."""
        pairs = list(self._pairs(text, sources, follows=follows))
        findings = [finding for pair in pairs for finding in self._findings(pair)]
        findings += repetition.check(pairs)
        return Checked(
            text=text,
            verdicts=figures.judge(text, self.index),
            findings=tuple(sorted(findings, key=lambda finding: (finding.span, finding.kind))),
        )

    def sources_of(self, sentence: str) -> tuple[Span, ...]:
        """The source sentences that a written sentence resembles, best first; at most three."""
        return self._words.align(content_keys(sentence))

    def _pairs(self, text: str, sources: Sequence[Span] | None, *, follows: bool) -> Iterator[Pair]:
        for number, span in enumerate(_sentences(text)):
            found = tuple(sources) if sources is not None else self.sources_of(span.of(text))
            yield Pair(text, span, self.document, found, first=not number and not follows)

    def _findings(self, pair: Pair) -> Iterator[Finding]:
        yield from names.check(pair, self._words)
        yield from quotes.check(pair, self._quotations)
        yield from attribution.check(pair)
        yield from attribution.check_hedges(pair)
        yield from negation.check(pair)
        yield from neutrality.check(pair)
        yield from fragments.check(pair)
        yield from fragments.check_reference(pair)


def _sentences(text: str) -> Iterator[Span]:
    """The sentences of each line, list and heading marks left out."""
    start = 0
    for line in text.splitlines(keepends=True):
        body = line.lstrip(" \t-*•>#")
        offset = start + len(line) - len(body)
        for span in split_sentences(body):
            yield Span(start=offset + span.start, end=offset + span.end)
        start += len(line)
