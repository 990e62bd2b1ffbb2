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
    """One of several sources bears a figure out, and another gives another value."""
    ADDRESSED = "addressed"
    """A passage of the source speaks to a program: it is left out of the evidence."""


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
    def supported(self) -> bool:
        """Whether every judged figure is supported: the condition for leaving the program."""
        return all(v.status in (None, Status.SUPPORTED) for v in self.verdicts)

    @property
    def clean(self) -> bool:
        """Whether nothing at all was found wrong."""
        return self.supported and not self.findings
