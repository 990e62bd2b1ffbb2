"""What happens to a sentence that fails a check; nothing leaves with a figure that is not supported.

Bounded: mended, put in the source's own words, written again once, quoted, or dropped; each is reported.

Knows one document, its draft and the model; the order of the ladder is `_Repairer._replacement`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from summarizer.checks import Checked
from summarizer.checks.quotes import fold
from summarizer.compose import fact_words, is_said, of_task, telling_most
from summarizer.document import BlockKind
from summarizer.draft import Completion, Draft, DraftSentence, Options, Request
from summarizer.figures import SourceIndex, key_figures, key_weights, omitted
from summarizer.figures.figure import Figure, Span
from summarizer.models import Model
from summarizer.prompts import PromptSet
from summarizer.report import DraftCheck, Repair, Statement
from summarizer.strategies import extract, fidelity
from summarizer.strategies.answers import first_sentence
from summarizer.strategies.select import carries_story, figures_in
from summarizer.wordings import Wordings

_WORTH_SHORTENING = 8
"""Words; a source sentence of fewer is short enough."""
_SPARE_TOKENS = 24
_FADING = 2.0
"""By which power of e a figure at the end of an article weighs less in a summary than one at its beginning."""
_SURE = 2
"""By which power of its weight a figure counts: three likely key figures for more than six that are half as likely."""
_MOST_ADDED = 2 * extract.MOST_FACTS
"""The most sentences whose own words are offered: an article may hold a thousand with figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What is handed out of a draft: its statements, summary first; what was repaired; the draft's own check."""

    statements: tuple[Statement, ...]
    repairs: tuple[Repair, ...]
    draft: DraftCheck
    completions: tuple[Completion, ...] = ()


def repair(draft: Draft, index: SourceIndex, model: Model, prompts: PromptSet, options: Options) -> Repaired:
    """Check every sentence of a draft and repair or drop those that fail.

    Returns
    -------
    Repaired
        Every figure of its statements is supported by a sentence of the article's own; no statement twice.
    """
    return _Repairer(draft, index, model, prompts, options).run()


_Case = tuple[str, tuple[Span, ...]]
"""A text of the draft and the source sentences it was written from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """What became of a draft sentence: the statement (None where it was dropped), how, and why."""

    text: str | None
    checked: Checked | None
    method: str | None
    reason: str


class _Repairer:
    def __init__(self, draft: Draft, index: SourceIndex, model: Model, prompts: PromptSet, options: Options) -> None:
        self.draft = draft
        self.document = draft.document
        self.index = index
        self.model = model
        self.prompts = prompts
        self.options = options
        self.lead = draft.document.spans(BlockKind.BODY)[:1]
        self.weights = {figure.span: weight**_SURE for figure, weight in key_weights(index)}
        self.completions: tuple[Completion, ...] = ()
        self.small = draft.strategy == extract.NAME
        """Whether each sentence was to be one of the article's in fewer words."""
        keys = {key.surface for key in key_figures(index) if self._tells(key)}
        self.wordings = Wordings(draft.document, index, keys, small=self.small)

    def run(self) -> Repaired:
        cases = list(dict.fromkeys((s.text, s.sources) for s in self.draft.sentences))
        checked = {case: self.wordings.checker.check(case[0], sources=case[1]) for case in cases}
        outcomes = self._outcomes(checked)
        statements: list[Statement] = []
        repairs: list[Repair] = []
        for sentence in self.draft.sentences:
            self._settle(sentence, outcomes[sentence.text, sentence.sources], statements, repairs)
        summary, facts = of_task(statements, "summary"), of_task(statements, "facts")
        added = self._added(facts) if "facts" in self.options.tasks else {}
        pool = [*facts, *added]
        facts = telling_most(
            pool, self.document, self.weights, words=fact_words(self.document), most=extract.MOST_FACTS
        )
        repairs += [repair for fact, repair in added.items() if fact in facts]
        if self.small and "summary" in self.options.tasks:
            summary = self._summary([*summary, *pool])
        final = [*summary, *facts]
        drafted = [
            Statement(text=s.text, task=s.task, sources=s.sources, checked=checked[s.text, s.sources])
            for s in self.draft.sentences
        ]
        return Repaired(
            statements=tuple(s for s in final if self.wordings.may_leave(s.checked)),
            repairs=tuple(repairs),
            draft=DraftCheck(statements=tuple(drafted), notes=self.draft.notes),
            completions=self.completions,
        )

    # --- one sentence ------------------------------------------------------------------------------------------------

    def _outcomes(self, checked: dict[_Case, Checked]) -> dict[_Case, _Outcome]:
        outcomes: dict[_Case, _Outcome] = {}
        failing: dict[_Case, str] = {}
        for case, result in checked.items():
            reason = self.wordings.fault(result) or self.wordings.unfaithful(result, case[1])
            if reason is None:
                outcomes[case] = self._less_copied(case, result)
            elif mended := self.wordings.mended(*case, result):
                less = self._less_copied((mended.text, case[1]), mended)
                outcomes[case] = replace(less, method=self._method(case, mended), reason=reason)
            else:
                failing[case] = reason
        worded = {case: self.wordings.source_words(*case) for case in failing} if self.small else {}
        left = [case for case in failing if not worded.get(case)]
        answers = dict(zip(left, self._rewritten([(case, failing[case]) for case in left]), strict=True))
        for case, reason in failing.items():
            outcomes[case] = self._replacement(case, reason, answers.get(case, ""), worded.get(case))
        return outcomes

    def _less_copied(self, case: _Case, checked: Checked) -> _Outcome:
        """A sentence that passed; in fewer of its own words where it is not much shorter than its source."""
        text, sources = case
        source = self.wordings.passage(sources)
        if len(source.split()) >= _WORTH_SHORTENING and len(text) > self.wordings.most(sources, source):
            less = self.wordings.shortened(text, sources)
            if less and len(less.text) < len(text):
                return _Outcome(text=less.text, checked=less, method="source_words", reason="hardly shortened")
        return _Outcome(text=text, checked=checked, method=None, reason="")

    def _replacement(self, case: _Case, reason: str, answer: str, worded: Checked | None) -> _Outcome:
        """The ladder under a sentence that could not be mended.

        A model that writes sentence by sentence is a small one: told of a fault it rarely mends it, and the second
        answer costs as much as the first, so there the source's own words come first.
        """
        text, sources = case
        if worded:
            return _Outcome(text=worded.text, checked=worded, method="source_words", reason=reason)
        written = self.wordings.accepted(answer, sources)
        if written and not self.wordings.unfaithful(written, sources):
            return _Outcome(text=written.text, checked=written, method="rewritten", reason=reason)
        if worded := self.wordings.source_words(text, sources):
            return _Outcome(text=worded.text, checked=worded, method="source_words", reason=reason)
        if quoted := self.wordings.quoted(sources):
            return _Outcome(text=quoted.text, checked=quoted, method="quoted", reason=reason)
        return _Outcome(text=None, checked=None, method="dropped", reason=reason)

    def _method(self, case: _Case, mended: Checked) -> str:
        """How: rewritten where it says what the model's did, else in the source's words."""
        same = not self.small or fidelity.alike(case[0], mended.text)
        return "rewritten" if same else "source_words"

    def _rewritten(self, failing: Sequence[tuple[_Case, str]]) -> list[str]:
        """The model's second answers, the fault named; "" where there is no source to write from."""
        requests: list[Request] = []
        places: list[int] = []
        for place, ((text, sources), reason) in enumerate(failing):
            if sources and not self._copies(text, sources) and self.model.family in ("causal", "scripted", "server"):
                requests.append(self._rewrite_request(text, sources, reason))
                places.append(place)
        answers = [""] * len(failing)
        if requests:
            self.completions = tuple(self.model.generate(requests, self.options.decoding))
            for place, completion in zip(places, self.completions, strict=True):
                answers[place] = first_sentence(completion.text)
        return answers

    def _copies(self, text: str, sources: Sequence[Span]) -> bool:
        """Whether a text is the beginning of its source: what the model copies once it would copy again."""
        return fold(self.wordings.passage(sources)).startswith(fold(text).rstrip("."))

    def _rewrite_request(self, text: str, sources: tuple[Span, ...], reason: str) -> Request:
        passage = self.wordings.passage(sources)
        return Request(
            task="rewrite",
            messages=self.prompts.messages("rewrite", passage=passage, draft=text, finding=reason),
            passages=(passage,),
            sources=sources,
            figures=figures_in(self.index, sources),
            max_tokens=self.model.count_tokens(passage) + _SPARE_TOKENS,
        )

    # --- the whole ---------------------------------------------------------------------------------------------------

    def _settle(
        self, sentence: DraftSentence, outcome: _Outcome, statements: list[Statement], repairs: list[Repair]
    ) -> None:
        """Take a sentence's outcome into the output, unless the output says it already."""
        text, checked, method, reason = outcome.text, outcome.checked, outcome.method, outcome.reason
        if text is not None and is_said(text, of_task(statements, sentence.task)):
            text, checked, method, reason = None, None, "dropped", "an earlier sentence says the same"
        if method is not None:
            repairs.append(
                Repair(
                    task=sentence.task, before=sentence.text, after=text, method=method, reason=reason,  # type: ignore[arg-type]
                    sources=sentence.sources,
                )
            )  # fmt: skip
        if text is not None and checked is not None:
            statements.append(Statement(text=text, task=sentence.task, sources=sentence.sources, checked=checked))

    def _added(self, facts: Sequence[Statement]) -> dict[Statement, Repair]:
        """What the source's own words tell of its figures, shortest, the weightiest sentences first."""
        verdicts = [verdict for fact in facts for verdict in fact.checked.verdicts]
        lacking = {figure.span for figure in omitted(self.index.figures, verdicts)}
        texts = {fact.text for fact in facts}
        added: dict[Statement, Repair] = {}
        for span in self._weighty():
            for fact in self.wordings.densest(span):
                if fact.text not in texts:
                    texts.add(fact.text)
                    added[fact] = self._addition(fact, lacking)
        return added

    def _weighty(self) -> list[Span]:
        """The sentences that hold a figure, the weightiest first."""
        heaviest: dict[Span, float] = {}
        for sentence in self.document.sentences:
            held = figures_in(self.index, (sentence.span,))
            if held:
                heaviest[sentence.span] = max(self.weights.get(figure.span, 0.0) for figure in held)
        return sorted(heaviest, key=lambda span: (-heaviest[span], span))[:_MOST_ADDED]

    def _addition(self, fact: Statement, lacking: Collection[Span]) -> Repair:
        new = [v.figure.surface for v in fact.checked.verdicts if v.evidence and v.evidence[0] in lacking]
        reason = f'the draft leaves out "{new[0]}"' if new else "the draft tells less in more words"
        return Repair(
            task="facts", before="", after=fact.text, method="source_words", reason=reason, sources=fact.sources
        )

    def _tells(self, figure: Figure) -> bool:
        """Whether the story is told in a figure: an amount or count, or whatever the lead gives."""
        return carries_story(figure) or any(lead.overlaps(figure.span) for lead in self.lead)

    def _summary(self, pool: Sequence[Statement]) -> list[Statement]:
        """What tells most of the story in the words asked for, in the order of the article."""
        distinct = {statement.text: replace(statement, task="summary") for statement in pool}
        end = len(self.document.text) or 1
        weights = {span: weight * math.exp(-_FADING * span.start / end) for span, weight in self.weights.items()}
        told = telling_most(
            list(distinct.values()), self.document, weights, words=self.options.length, most=len(distinct)
        )
        return sorted(told, key=lambda statement: statement.sources[0])
