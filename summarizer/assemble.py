"""Putting a report together from what the path made: no step of its own, only the counting and the signing."""

from __future__ import annotations

import time
from collections.abc import Sequence

from summarizer.check import language_findings, left_out_of, source_findings
from summarizer.checks import Checker, Finding
from summarizer.document import Document
from summarizer.draft import Completion, Draft, Options
from summarizer.figures.figure import Figure
from summarizer.figures.index import SourceIndex
from summarizer.models import Model
from summarizer.prompts import PromptSet
from summarizer.repair import Repaired
from summarizer.report import DraftCheck, Repair, Report, Statement
from summarizer.signature import signature
from summarizer.write import extract

NO_MODEL = "none"
"""What a report says where no model was asked."""


def lockable(family: str) -> bool:
    """Whether models of a family decode token by token, so that figures can be locked."""
    return family in ("causal", "seq2seq")


class Assembly:
    """What every report of one run over one document has; made before the work begins, so that it knows its time."""

    def __init__(self, document: Document, model: Model | None, prompts: PromptSet, options: Options) -> None:
        self._document = document
        self._model = model
        self._prompts = prompts
        self._options = options
        self._begun = time.perf_counter()

    def foreign(self) -> Report:
        """Report that the document is not in English: nothing written, nothing judged."""
        return self._report((), DraftCheck(statements=()), "none", findings=language_findings("", self._document))

    def unrepaired(self, draft: Draft, index: SourceIndex) -> Report:
        """Report a draft as the model wrote it."""
        checker = Checker(draft.document, index)
        statements = tuple(
            Statement(text=s.text, task=s.task, sources=s.sources, checked=checker.check(s.text, sources=s.sources))
            for s in draft.sentences
        )
        checked = DraftCheck(statements=statements, notes=draft.notes)
        return self._finished(draft, index, Repaired(statements=statements, repairs=(), draft=checked))

    def repaired(self, draft: Draft, index: SourceIndex, repaired: Repaired) -> Report:
        """Report what repair left of a draft."""
        return self._finished(draft, index, repaired)

    def _finished(self, draft: Draft, index: SourceIndex, handed_out: Repaired) -> Report:
        verdicts = [v for statement in handed_out.statements for v in statement.checked.verdicts]
        return self._report(
            handed_out.statements,
            handed_out.draft,
            draft.strategy,
            findings=source_findings(self._document),
            repairs=handed_out.repairs,
            omitted=left_out_of(self._document, index, verdicts),
            completions=(*draft.completions, *handed_out.completions),
            notes=() if index.figures else ("The article states no figures.",),
        )

    def _report(
        self,
        statements: Sequence[Statement],
        draft: DraftCheck,
        strategy: str,
        *,
        findings: Sequence[Finding] = (),
        repairs: Sequence[Repair] = (),
        omitted: Sequence[Figure] = (),
        completions: Sequence[Completion] = (),
        notes: Sequence[str] = (),
    ) -> Report:
        model = str(self._model.spec) if self._model else NO_MODEL
        lock = self._locked(strategy)
        return Report(
            document=self._document,
            summary=tuple(s for s in statements if s.task == "summary"),
            facts=tuple(s for s in statements if s.task == "facts"),
            findings=tuple(findings),
            repairs=tuple(repairs),
            omitted=tuple(omitted),
            draft=draft,
            model=model,
            strategy=strategy,
            lock=lock,
            signature=signature(
                model=model,
                strategy=strategy,
                prompts=self._prompts.digest[:12],
                lock=lock,
                seed=self._options.seed,
            ),
            input_tokens=sum(c.input_tokens for c in completions),
            output_tokens=sum(c.output_tokens for c in completions),
            seconds=round(time.perf_counter() - self._begun, 3),
            notes=tuple(notes),
        )

    def _locked(self, strategy: str) -> bool:
        """Say whether figure-locked decoding was on: asked for, had by the model, and with figures to hold it to."""
        if self._model is None or strategy == extract.NAME:
            return False
        return bool(self._options.lock) and lockable(self._model.family)
