"""What is handed out: a checked text, or a summary and fact list, with every verdict, finding and repair.

Values alone; `render` turns them into text, Markdown and JSON, `html` into pages, and `shown` prints them in Python.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from summarizer.checks.finding import Checked, Finding
from summarizer.document import Document
from summarizer.draft import Task
from summarizer.figures.figure import Figure, Span, Status, Verdict
from summarizer.shown import Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many figures have which standing. `not_judged` are names that hold digits: outside every rate."""

    supported: int
    unsupported: int
    unclear: int
    not_judged: int

    @property
    def judged(self) -> int:
        """The figures that were judged."""
        return self.supported + self.unsupported + self.unclear


def count(verdicts: Iterable[Verdict]) -> Counts:
    """Count verdicts by status."""
    by_status = Counter(verdict.status for verdict in verdicts)
    return Counts(
        supported=by_status[Status.SUPPORTED],
        unsupported=by_status[Status.UNSUPPORTED],
        unclear=by_status[Status.UNCLEAR],
        not_judged=by_status[None],
    )


def _wrong(verdicts: Iterable[Verdict]) -> tuple[str, ...]:
    return tuple(v.figure.surface for v in verdicts if v.status is Status.UNSUPPORTED)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CheckReport(Shown):
    """One text checked against one source."""

    document: Document
    """The source."""
    checked: Checked
    omitted: tuple[Figure, ...]
    """Key figures of the source that the text lacks."""
    origin: str = "-"
    """Where the checked text came from."""

    @property
    def text(self) -> str:
        """The checked text."""
        return self.checked.text

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts of the text's figures, in its order."""
        return self.checked.verdicts

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What else was found: names, quotations, attributions."""
        return self.checked.shown

    @property
    def counts(self) -> Counts:
        """How many figures are supported, unsupported and unclear."""
        return count(self.verdicts)

    @property
    def wrong(self) -> tuple[str, ...]:
        """The figures that are not supported, as the text writes them."""
        return _wrong(self.verdicts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence of the output (of the summary or of the facts) and where in the source it comes from."""

    text: str
    task: Task
    sources: tuple[Span, ...]
    checked: Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A draft sentence that failed a check, what became of it, and why. `after` is None where it was dropped."""

    task: Task
    before: str
    after: str | None
    method: Literal["rewritten", "source_words", "quoted", "dropped"]
    reason: str
    sources: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCheck:
    """The raw draft: its sentences, each checked as it came from the model."""

    statements: tuple[Statement, ...]
    notes: tuple[str, ...] = ()

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts of the draft's figures, in its order."""
        return tuple(v for s in self.statements for v in s.checked.verdicts)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Report(Shown):
    """A summary and fact list of one document, checked and repaired."""

    document: Document
    summary: tuple[Statement, ...]
    facts: tuple[Statement, ...]
    findings: tuple[Finding, ...]
    """Findings on the whole (language, no figures); those on a sentence are in its `checked`."""
    repairs: tuple[Repair, ...]
    omitted: tuple[Figure, ...]
    """Key figures of the source that the output lacks."""
    draft: DraftCheck
    model: str
    strategy: str
    lock: bool
    signature: str
    input_tokens: int = 0
    output_tokens: int = 0
    seconds: float = 0.0
    notes: tuple[str, ...] = field(default=())

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The sentences of the output, summary first."""
        return (*self.summary, *self.facts)

    @property
    def text(self) -> str:
        """The summary as one text."""
        return " ".join(statement.text for statement in self.summary)

    @property
    def counts(self) -> Counts:
        """How many figures of the output are supported, unsupported and unclear."""
        return count(self.verdicts)

    @property
    def wrong(self) -> tuple[str, ...]:
        """The figures of the output that are not supported, as it writes them: none, unless it is a raw draft."""
        return _wrong(self.verdicts)

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts of the output's figures, summary first."""
        return tuple(v for s in self.statements for v in s.checked.verdicts)
