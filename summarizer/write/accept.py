"""What a drafted statement must pass before it takes the place of the article's own sentences.

Knows one document, its index and its checks. Some faults bar a statement whatever else is right in it (a figure, name
or quotation that is not the source's, a speaker, hedge or denial lost, words that the source does not use or ties
otherwise); for the rest it is weighed with its text (`standing`). What it fails is said in words that a model can act
on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from summarizer import parse
from summarizer.checks import Checked, Checker, FindingKind
from summarizer.checks.neutrality import plainly
from summarizer.document import Document
from summarizer.figures import SourceIndex
from summarizer.figures.figure import Span, Status
from summarizer.standing import Article, Statement, features, weights
from summarizer.write import claims
from summarizer.write.clean import addresses_reader

_WEIGHED = frozenset({FindingKind.FRAGMENT, FindingKind.DANGLING_REFERENCE, FindingKind.REPETITION})
"""Findings that count by what they weigh; any other bars a statement."""
_UNLIKE = "it does not say quite what the article says, or needs words that stand before it in the article"


class Acceptance:
    """Checks drafted statements against one document."""

    def __init__(self, document: Document, index: SourceIndex) -> None:
        self.document = document
        self.checker = Checker(document, index)
        self._closed = [s.span for s in document.sentences if addresses_reader(s.span.of(document.text))]

    @cached_property
    def article(self) -> Article:
        """The document, read for what is weighed."""
        return Article.read(self.document)

    def check(self, text: str, sources: Sequence[Span], *, follows: bool = False) -> Checked:
        """Run every check on a statement, loaded words put plainly first."""
        checked = self.checker.check(text, sources=sources, follows=follows)
        plain = plainly(text, checked.findings)
        return checked if plain == text else self.checker.check(plain, sources=sources, follows=follows)

    def faults(self, statements: Sequence[Statement]) -> list[str | None]:
        """Say of each statement of a drafted text why it is not accepted; None where it is.

        Without the parser, which the weights were fitted with, a statement must pass every single check instead.
        """
        if not parse.available():
            return [self.fault(statement.checked, statement.sources) for statement in statements]
        fitted = weights()
        return [
            self.bar(s.checked, s.sources) or (None if fitted.accepts(values) else self._weighed_fault(s))
            for s, values in zip(statements, features(statements, self.article), strict=True)
        ]

    def _weighed_fault(self, statement: Statement) -> str:
        return self.fault(statement.checked, statement.sources) or _UNLIKE

    def bar(self, checked: Checked, sources: Sequence[Span]) -> str | None:
        """Say the first fault of a statement that nothing else outweighs; None where it has none."""
        if not checked.text.strip():
            return "the model wrote nothing"
        if addresses_reader(checked.text):
            return "it addresses its reader"
        if not sources:
            return "no sentence of the article says anything like it"
        if wrong := self.wrong_figure(checked):
            return wrong
        return _finding(checked, frozenset(FindingKind) - _WEIGHED) or claims.fault(
            checked.text, map(self._line, sources), self._around(sources)
        )

    def fault(self, checked: Checked, sources: Sequence[Span]) -> str | None:
        """Say the first thing that any check finds wrong with a statement by itself; None where none does."""
        return self.bar(checked, sources) or _finding(checked, _WEIGHED)

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


def _finding(checked: Checked, kinds: frozenset[FindingKind]) -> str | None:
    return next((f"{f.kind.replace('_', ' ')}: {f.reason}" for f in checked.findings if f.kind in kinds), None)
