"""Which exit code verdicts call for."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.errors import ExitCode
from summarizer.figures.figure import Status, Verdict


def code_of(verdicts: Iterable[Verdict], *, strict: bool) -> ExitCode:
    """Give the exit code that verdicts call for: 1 on an unsupported figure, with `strict` on an unclear one too."""
    failing = (Status.UNSUPPORTED, Status.UNCLEAR) if strict else (Status.UNSUPPORTED,)
    return ExitCode.UNSUPPORTED if any(v.status in failing for v in verdicts) else ExitCode.FINE
