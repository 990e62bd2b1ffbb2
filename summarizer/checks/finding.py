"""What a check reports: a finding, and a text after every check. Knows no check."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summarizer.figures.figure import Span, Status, Verdict


class FindingKind(StrEnum):
    """Faults other than a figure's verdict."""

    ATTRIBUTION_LOST = "attribution_lost"
    HEDGE_LOST = "hedge_lost"
    QUOTE_CHANGED = "quote_changed"
    NAME_UNKNOWN = "name_unknown"
    LOADED_WORD = "loaded_word"
    NEGATION_LOST = "negation_lost"
    FRAGMENT = "fragment"
    REPETITION = "repetition"
    DANGLING_REFERENCE = "dangling_reference"
    LANGUAGE = "language"
    SOURCES_DIFFER = "sources_differ"
    """One of several sources supports a figure, and another gives another value."""
    ADDRESSED = "addressed"
    """A passage of the source addresses a program: it is left out of the evidence."""


DOUBTFUL = frozenset({FindingKind.ATTRIBUTION_LOST})
"""Kinds that people who read the statements found right less than seven times in ten (docs/trust.md): a model's draft
must pass them, but nobody's text is said to have such a fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A fault in a checked text, with where and why. `span` is into the checked text, `evidence` into the source."""

    kind: FindingKind
    span: Span
    surface: str
    reason: str
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A text after every check: its figures' verdicts and its findings, each in the order of the text."""

    text: str
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings that are printed: those of no kind that is too often wrong."""
        return tuple(finding for finding in self.findings if finding.kind not in DOUBTFUL)

    @property
    def supported(self) -> bool:
        """Whether every judged figure is supported: the condition for leaving the program."""
        return all(v.status in (None, Status.SUPPORTED) for v in self.verdicts)

    @property
    def clean(self) -> bool:
        """Whether nothing at all was found wrong."""
        return self.supported and not self.findings
