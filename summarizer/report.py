"""The report: what is handed out, with every verdict, finding and repair; and its renderings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from summarizer.checks import Checked, Finding
from summarizer.document import Document
from summarizer.draft import Task
from summarizer.figures.figure import Figure, Span, Verdict


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
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
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts of the output's figures, summary first."""
        return tuple(v for s in (*self.summary, *self.facts) for v in s.checked.verdicts)
