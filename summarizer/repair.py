"""What becomes of a draft: what passes is kept; what fails is written again, or replaced by the article's own words.

What is tried for a drafted statement that fails, in this order: the model is shown the fault and the evidence, and
writes it again, at most twice; the source's own sentence takes its place; it is dropped. The article's own sentences,
drafted by no model, are only checked. Nothing is handed out with a figure that is not supported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from summarizer.checks import Checked, FindingKind
from summarizer.checks.repetition import same
from summarizer.checks.words import content_keys
from summarizer.document import BlockKind, Document
from summarizer.draft import Completion, Draft, DraftSentence, Options, Request, Task
from summarizer.figures import SourceIndex
from summarizer.figures.figure import Span
from summarizer.models import Model
from summarizer.prompts import PromptSet
from summarizer.report import DraftCheck, Repair, Statement
from summarizer.write import extract
from summarizer.write.accept import Acceptance
from summarizer.write.answers import first_sentence
from summarizer.write.extract import floor
from summarizer.write.story import Candidate, figures_in, read_story

_SPARE_TOKENS = 24
"""Tokens beyond the length of the passage that a statement is written again from."""
_MOST_REWRITES = 2
"""Times that a failing statement goes back to the model."""
_ALL_OF = 0.85
"""Share of a statement's content words in another that covers all of it and more."""
_WRITERS = ("causal", "scripted", "server")
"""Families of models that can write a sentence again when shown its fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What is handed out of a draft: its statements, summary first; what was repaired; the draft's own check."""

    statements: tuple[Statement, ...]
    repairs: tuple[Repair, ...]
    draft: DraftCheck
    completions: tuple[Completion, ...] = ()


def repair(draft: Draft, index: SourceIndex, model: Model | None, prompts: PromptSet, options: Options) -> Repaired:
    """Check every sentence of a draft; write again, replace or drop those that fail.

    Returns
    -------
    Repaired
        Every figure of its statements is supported; no statement twice.
    """
    if draft.strategy == extract.NAME or model is None:
        return _own_sentences(draft, index)
    return _Repairer(draft, index, model, prompts, options).run()


# --- the article's own sentences -------------------------------------------------------------------------------

_OF_A_WRITER = frozenset({FindingKind.LOADED_WORD, FindingKind.ADDRESSED, FindingKind.LANGUAGE})
"""The findings that can be true of a sentence that the article itself wrote."""


def _own_sentences(draft: Draft, index: SourceIndex) -> Repaired:
    """Check the article's own sentences: loaded words are put plainly, and a figure in doubt does not leave."""
    acceptance = Acceptance(draft.document, index)
    drafted: list[Statement] = []
    statements: list[Statement] = []
    repairs: list[Repair] = []
    for sentence in draft.sentences:
        raw = of_article(acceptance.checker.check(sentence.text, sources=sentence.sources))
        drafted.append(_statement(sentence, raw))
        checked = of_article(acceptance.check(sentence.text, sentence.sources))
        reason = acceptance.wrong_figure(checked)
        if reason is None:
            statements.append(_statement(sentence, checked))
        if reason or checked.text != sentence.text:
            repairs.append(_repair(sentence, None if reason else checked.text, reason or _first(raw)))
    return Repaired(
        statements=tuple(statements),
        repairs=tuple(repairs),
        draft=DraftCheck(statements=tuple(drafted), notes=draft.notes),
    )


def is_own(text: str, sources: Sequence[Span], document: Document) -> bool:
    """Whether a statement is a sentence of the article word for word."""
    return any(span.of(document.text).split() == text.split() for span in sources)


def of_article(checked: Checked) -> Checked:
    """Leave of the findings on a sentence that the article itself wrote those that can be true of it."""
    return replace(checked, findings=tuple(f for f in checked.findings if f.kind in _OF_A_WRITER))


def _first(checked: Checked) -> str:
    return checked.findings[0].reason if checked.findings else "a loaded word"


def _statement(sentence: DraftSentence, checked: Checked) -> Statement:
    return Statement(text=checked.text, task=sentence.task, sources=sentence.sources, checked=checked)


def _repair(sentence: DraftSentence, after: str | None, reason: str, method: str = "source_words") -> Repair:
    return Repair(
        task=sentence.task, before=sentence.text, after=after, reason=reason, sources=sentence.sources,
        method="dropped" if after is None else method,  # type: ignore[arg-type]
    )  # fmt: skip


# --- what a model drafted --------------------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class _Case:
    """A drafted sentence on its way: its latest text, its check, what is wrong with it, how it came about."""

    sentence: DraftSentence
    checked: Checked
    fault: str | None = None
    method: str = ""
    first_fault: str = field(default="")

    @property
    def sources(self) -> tuple[Span, ...]:
        return self.sentence.sources

    @property
    def text(self) -> str:
        return self.checked.text


class _Repairer:
    def __init__(self, draft: Draft, index: SourceIndex, model: Model, prompts: PromptSet, options: Options) -> None:
        self.draft = draft
        self.index = index
        self.model = model
        self.prompts = prompts
        self.options = options
        self.acceptance = Acceptance(draft.document, index)
        self.story = read_story(draft.document, index)
        self.by_span = {c.span: c for c in self.story.candidates}
        self.completions: list[Completion] = []

    def run(self) -> Repaired:
        cases = [self._case(sentence) for sentence in self.draft.sentences]
        self._weigh(cases)
        drafted = tuple(
            Statement(
                text=c.sentence.text, task=c.sentence.task, sources=c.sources,
                checked=self.acceptance.checker.check(c.sentence.text, sources=c.sources),
            )
            for c in cases
        )  # fmt: skip
        if self.model.family in _WRITERS:
            for _ in range(_MOST_REWRITES):
                self._rewrite([case for case in cases if case.fault], cases)
        statements: list[Statement] = []
        repairs: list[Repair] = []
        for task in self.options.tasks:
            kept, done = self._composed(task, [case for case in cases if case.sentence.task == task])
            statements += kept
            repairs += done
        return Repaired(
            statements=tuple(statements),
            repairs=tuple(repairs),
            draft=DraftCheck(statements=drafted, notes=self.draft.notes),
            completions=tuple(self.completions),
        )

    def _case(self, sentence: DraftSentence) -> _Case:
        return _Case(sentence=sentence, checked=self.acceptance.check(sentence.text, sentence.sources))

    def _weigh(self, cases: Sequence[_Case]) -> None:
        """Say of every case what is wrong with it now, each beside the others of its text and behind its lead."""
        for task in self.options.tasks:
            mine = [case for case in cases if case.sentence.task == task]
            lead = self._lead(task, mine)
            for case, fault in zip(mine, self.acceptance.faults([*lead, *mine])[len(lead) :], strict=True):
                case.fault = fault
                case.first_fault = case.first_fault or fault or ""

    def _lead(self, task: Task, cases: Sequence[_Case]) -> list[Statement]:
        """The article's lead, which `_added` sets before statements of which none is drawn from it."""
        first = self.floor(task)[:1]
        if not cases or any(set(sentence.sources) & set(case.sources) for sentence in first for case in cases):
            return []
        return [_statement(s, self.acceptance.check(s.text, s.sources)) for s in first]

    # --- written again ---------------------------------------------------------------------------------------------

    def _rewrite(self, failing: Sequence[_Case], cases: Sequence[_Case]) -> None:
        """Show the model the fault of each failing statement and have it write them again."""
        asked = [case for case in failing if case.sources and case.checked.text.strip()]
        requests = [self._request(case) for case in asked]
        answers = self.model.generate(requests, self.options.decoding) if requests else []
        self.completions += answers
        for case, answer in zip(asked, answers, strict=True):
            if text := first_sentence(answer.text):
                case.checked, case.method = self.acceptance.check(text, case.sources), "rewritten"
        if requests:
            self._weigh(cases)

    def _request(self, case: _Case) -> Request:
        passage = self._passage(case.sources)
        return Request(
            task="rewrite",
            messages=self.prompts.messages(
                "rewrite", passage=passage, draft=case.checked.text, finding=case.fault or ""
            ),
            passages=(passage,),
            sources=case.sources,
            figures=figures_in(self.index, case.sources),
            max_tokens=self.model.count_tokens(passage) + _SPARE_TOKENS,
        )

    def _passage(self, sources: Sequence[Span]) -> str:
        text = self.draft.document.text
        return " ".join(" ".join(span.of(text).split()) for span in sorted(sources))

    # --- the whole ---------------------------------------------------------------------------------------------------

    def _composed(self, task: Task, cases: Sequence[_Case]) -> tuple[list[Statement], list[Repair]]:
        """The statements of one text: what passed, the source's sentence for what did not, and what the floor adds."""
        kept: list[Statement] = []
        repairs: list[Repair] = []
        for case in cases:
            statement, method, reason = self._settled(case)
            if statement is not None and is_said(statement.text, kept):
                statement, method, reason = None, "dropped", "an earlier sentence says the same"
            if statement is not None:
                kept.append(statement)
            if method:
                repairs.append(_repair(case.sentence, statement.text if statement else None, reason, method))
        for extra in self._added(task, kept):
            kept.append(extra)
            repairs.append(
                Repair(
                    task=task, before="", after=extra.text, method="source_words", sources=extra.sources,
                    reason="the draft leaves it out",
                )
            )  # fmt: skip
        lead = self.draft.document.spans(BlockKind.BODY)[:1]
        return sorted(kept, key=lambda s: (s.sources[:1] != lead, s.sources[:1] if task == "summary" else ())), repairs

    def _settled(self, case: _Case) -> tuple[Statement | None, str, str]:
        """What leaves of a drafted sentence, by which method, and why."""
        if case.fault is None:
            changed = case.checked.text != case.sentence.text
            whole = is_own(case.checked.text, case.sentence.sources, self.draft.document)
            return (
                _statement(case.sentence, of_article(case.checked) if whole else case.checked),
                (case.method or "source_words") if changed else "",
                (case.first_fault or "a loaded word"),
            )
        for candidate in self._sources(case):
            own = DraftSentence(text=candidate.text, task=case.sentence.task, sources=(candidate.span,))
            checked = of_article(self.acceptance.check(own.text, own.sources))
            if self.acceptance.wrong_figure(checked) is None:
                return _statement(own, checked), "source_words", case.first_fault
        return None, "dropped", case.first_fault or case.fault

    def _sources(self, case: _Case) -> Iterator[Candidate]:
        """The source's own sentences that may stand in a statement's place: whole, and standing alone."""
        for span in case.sources[:1]:
            candidate = self.by_span.get(span)
            if candidate is not None and not candidate.dependence.never and not candidate.dependence.before:
                yield candidate

    def _added(self, task: Task, kept: Sequence[Statement]) -> Iterator[Statement]:
        """What the floor covers and the statements do not: the lead, then what fits, as long as something is short."""
        floor = self.floor(task)
        most = self.options.length if task == "summary" else sum(len(s.text.split()) for s in floor)
        words = sum(len(s.text.split()) for s in kept)
        for sentence in floor:
            size = len(sentence.text.split())
            covered = any(set(sentence.sources) & set(s.sources) for s in kept)
            if covered or words + size > most or is_said(sentence.text, kept):
                continue
            checked = of_article(self.acceptance.check(sentence.text, sentence.sources))
            if self.acceptance.wrong_figure(checked) is None:
                words += size
                yield _statement(sentence, checked)

    def floor(self, task: Task) -> list[DraftSentence]:
        """The article's own sentences for one text."""
        return floor(self.story, self.draft.document, task, self.options.length)


def is_said(text: str, statements: Sequence[Statement]) -> bool:
    """Whether one of the statements says the same as a text, or all of it and more."""
    keys = content_keys(text)
    numbers = {key for key in keys if key[0].isdigit()}
    for statement in statements:
        other = content_keys(statement.text)
        if same(keys, other) or (numbers <= other and len(keys & other) >= _ALL_OF * len(keys)):
            return True
    return False
