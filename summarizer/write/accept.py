"""What a drafted statement must pass before it takes the place of the article's own sentences.

Knows one document, its index and its checks. A statement passes whole or not at all; what it fails is said in words
that a model can act on.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.checks import Checked, Checker
from summarizer.checks.neutrality import plainly
from summarizer.document import Document
from summarizer.figures import SourceIndex
from summarizer.figures.figure import Span, Status
from summarizer.write import claims
from summarizer.write.clean import addresses_reader


class Acceptance:
    """Checks drafted statements against one document."""

    def __init__(self, document: Document, index: SourceIndex) -> None:
        self.document = document
        self.checker = Checker(document, index)
        self._closed = [s.span for s in document.sentences if addresses_reader(s.span.of(document.text))]

    def check(self, text: str, sources: Sequence[Span], *, follows: bool = False) -> Checked:
        """Run every check on a statement, loaded words put plainly first."""
        checked = self.checker.check(text, sources=sources, follows=follows)
        plain = plainly(text, checked.findings)
        return checked if plain == text else self.checker.check(plain, sources=sources, follows=follows)

    def fault(self, checked: Checked, sources: Sequence[Span]) -> str | None:
        """Say the first thing wrong with a statement; None where it passes."""
        if not checked.text.strip():
            return "the model wrote nothing"
        if addresses_reader(checked.text):
            return "it addresses its reader"
        if not sources:
            return "no sentence of the article says anything like it"
        if wrong := self.wrong_figure(checked):
            return wrong
        if checked.findings:
            finding = checked.findings[0]
            return f"{finding.kind.replace('_', ' ')}: {finding.reason}"
        return claims.fault(checked.text, map(self._line, sources), self._around(sources))

    def _line(self, span: Span) -> str:
        return " ".join(span.of(self.document.text).split())

    def _around(self, sources: Sequence[Span]) -> list[str]:
        """The sentences right before and behind those that a statement comes from, and the headline."""
        spans = [sentence.span for sentence in self.document.sentences]
        places = {n for n, span in enumerate(spans) if span in sources}
        near = sorted({m for n in places for m in (0, n - 1, n + 1) if 0 <= m < len(spans)})
        return [self._line(spans[n]) for n in near]

    def wrong_figure(self, checked: Checked) -> str | None:
        """Say what is wrong with the first figure that may not leave; None where all may."""
        for verdict in checked.verdicts:
            if verdict.status not in (None, Status.SUPPORTED):
                return f'"{verdict.figure.surface}": {verdict.reason}'
            if verdict.evidence and all(any(s.overlaps(e) for s in self._closed) for e in verdict.evidence):
                return f'"{verdict.figure.surface}" stands only in words addressed to the reader'
        return None
