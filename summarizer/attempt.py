"""One article of many: `summarize`, and how it ended. A failure is an outcome, and the others go on.

What a command does with a table of articles and the harness with a suite; both keep the same account of it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from summarizer.checks.finding import FindingKind
from summarizer.document import Document
from summarizer.draft import Completion, Decoding, Options, Request
from summarizer.errors import FigurewiseError, InputError
from summarizer.models import Model
from summarizer.prompts import PromptSet
from summarizer.report import Report
from summarizer.summarize import summarize


class OutcomeStatus(StrEnum):
    """How one sample of a run ended. Every sample has one; none is ever dropped."""

    OK = "ok"
    EMPTY = "empty"
    """The model wrote no sentence, or the checks left none."""
    TRUNCATED = "truncated"
    """There is an output, but the model stopped at its limit or did not read the whole input."""
    REFUSED = "refused"
    """The document was turned down with a reason: another language, no words."""
    ERROR = "error"
    """The model or the program failed; `error` says how."""

    @property
    def has_output(self) -> bool:
        """Whether there is something to score; what has none counts as a loss in every comparison."""
        return self in (OutcomeStatus.OK, OutcomeStatus.TRUNCATED)


@dataclass
class Recorder:
    """A model that passes everything on and keeps the completions: what a run counts of it."""

    model: Model
    completions: list[tuple[Request, Completion]] = field(default_factory=list)
    waited: float = 0.0
    """Seconds in which the model, and other samples, were at work."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self.model, name)

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Completion]:
        """Have the model generate, and keep what it wrote."""
        begun = time.perf_counter()
        try:
            written = self.model.generate(requests, decoding)
        finally:
            self.waited += time.perf_counter() - begun
        self.completions += zip(requests, written, strict=True)
        return written

    @property
    def truncated(self) -> bool:
        """Whether some input was cut, or a whole summary or fact list ran into its limit.

        A single sentence that does is repaired like any other that is not well formed.
        """
        return any(c.input_truncated or (c.finish == "length" and r.task in _WHOLE) for r, c in self.completions)


_WHOLE = ("summary", "facts")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What came of one article. `report` is None where there is none, and `error` then says why."""

    status: OutcomeStatus
    report: Report | None
    error: str | None
    input_tokens: int
    output_tokens: int
    seconds: float
    """Spent on this article: the waiting for others that were under way is left out."""


def attempt(document: Document, model: Model, prompts: PromptSet, options: Options, *, raw: bool = False) -> Attempt:
    """Summarize one article, and say how it ended, whatever happens short of an interrupt."""
    recorder = Recorder(model)
    begun = time.perf_counter()
    report, status, error = None, OutcomeStatus.OK, None
    try:
        _require_words(document)
        report = summarize(document, recorder, prompts, options, raw=raw)
        status = _status(report, recorder)
    except InputError as refusal:
        status, error = OutcomeStatus.REFUSED, str(refusal)
    except Exception as failure:  # one article's failure is its outcome; the others go on
        status, error = OutcomeStatus.ERROR, describe(failure)
    written = [completion for _, completion in recorder.completions]
    return Attempt(
        status=status,
        report=report,
        error=error,
        input_tokens=sum(c.input_tokens for c in written),
        output_tokens=sum(c.output_tokens for c in written),
        seconds=time.perf_counter() - begun - recorder.waited + sum(c.seconds for c in written),
    )


def describe(error: Exception) -> str:
    """Say what failed: our own errors in their words, others with their kind."""
    return str(error) if isinstance(error, FigurewiseError) else f"{type(error).__name__}: {error}"


def _require_words(document: Document) -> None:
    if not _WORD.search(document.text):
        raise InputError(f"{document.origin} holds no words.", "Give the text of an article.")


def _status(report: Report, recorder: Recorder) -> OutcomeStatus:
    if any(found.kind is FindingKind.LANGUAGE for found in report.findings):
        return OutcomeStatus.REFUSED
    # Where the model wrote nothing, what is handed out is the source's own words: no merit of the model's.
    if not report.statements or not report.draft.statements:
        return OutcomeStatus.EMPTY
    return OutcomeStatus.TRUNCATED if recorder.truncated else OutcomeStatus.OK
