"""What happens to a sentence that fails a check; nothing leaves with a figure that is not supported.

Bounded: mended, put in the source's own words, written again once, quoted, or dropped; each is reported.

Knows one document, its draft and the model; the order of the ladder is `_Repairer._replacement`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.checks import Checked, Checker, FindingKind
from summarizer.checks.attribution import attributions
from summarizer.checks.fragments import dangling, speakers_word
from summarizer.checks.neutrality import plainly
from summarizer.checks.quotes import ARTICLE_SAYS, fold
from summarizer.checks.words import content_keys, tokens
from summarizer.compose import bounded, filled, is_said, is_within, of_task
from summarizer.document import BlockKind
from summarizer.draft import Completion, Decoding, Draft, DraftSentence, Options, Request
from summarizer.figures import SourceIndex, key_figures, omitted
from summarizer.figures.figure import Figure, Span, Status
from summarizer.models import Model
from summarizer.prompts import PromptSet
from summarizer.report import DraftCheck, Repair, Statement
from summarizer.strategies import extract, fidelity
from summarizer.strategies.answers import first_sentence
from summarizer.strategies.antecedents import one_line
from summarizer.strategies.compress import shorter
from summarizer.strategies.naming import lowered
from summarizer.strategies.pointing import pointer
from summarizer.strategies.resolve import resolve
from summarizer.strategies.select import addresses_reader, carries_story, eligible, figures_in
from summarizer.strategies.statements import split

_SHORTENED = 0.75
"""Share of its source's length up to which a sentence counts as shortened."""
_LEAD_SHORTENED = 0.92
"""The same of the lead, which tells what happened: it may be fuller."""
_WORTH_SHORTENING = 8
"""Words; a source sentence of fewer is short enough."""
_SAID_AFTER = frozenset("said says believes estimates estimated showed reported warned".split())
"""Verbs of saying that can stand after what is said."""
_SPARE_TOKENS = 24
_LONGEST_QUOTED = 400
"""Characters of a sentence that is handed out as the article's own words."""
_MARKS = re.compile(r"[\"“”„«»‘`]|(?<!\w)'(?=\w)")
"""What opens or closes a quotation, apostrophes apart."""


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
        self.checker = Checker(draft.document, index)
        self.keys = key_figures(index)
        self.key_surfaces = {key.surface for key in self.keys if carries_story(key) and not key.surface.isalpha()}
        self.number_of = {s.span: number for number, s in enumerate(draft.document.sentences)}
        self.closed = [s.span for s in draft.document.sentences if addresses_reader(s.span.of(draft.document.text))]
        self.completions: tuple[Completion, ...] = ()
        self.small = draft.strategy == extract.NAME
        """Whether each sentence was to be one of the article's in fewer words."""

    def run(self) -> Repaired:
        cases = list(dict.fromkeys((s.text, s.sources) for s in self.draft.sentences))
        checked = {case: self.checker.check(case[0], sources=case[1]) for case in cases}
        outcomes = self._outcomes(checked)
        statements: list[Statement] = []
        repairs: list[Repair] = []
        for sentence in self.draft.sentences:
            self._settle(sentence, outcomes[sentence.text, sentence.sources], statements, repairs)
        if "facts" in self.options.tasks:
            self._complete(statements, repairs)
        facts = bounded(of_task(statements, "facts"), self.document, self.key_surfaces)
        summary = of_task(statements, "summary")
        if self.draft.strategy == extract.NAME and "summary" in self.options.tasks:
            summary = filled(summary, facts, self.options.length)
        final = [*summary, *facts]
        drafted = [
            Statement(text=s.text, task=s.task, sources=s.sources, checked=checked[s.text, s.sources])
            for s in self.draft.sentences
        ]
        return Repaired(
            statements=tuple(s for s in final if self._may_leave(s.checked)),
            repairs=tuple(repairs),
            draft=DraftCheck(statements=tuple(drafted), notes=self.draft.notes),
            completions=self.completions,
        )

    # --- one sentence ------------------------------------------------------------------------------------------------

    def _outcomes(
        self, checked: dict[tuple[str, tuple[Span, ...]], Checked]
    ) -> dict[tuple[str, tuple[Span, ...]], _Outcome]:
        outcomes: dict[tuple[str, tuple[Span, ...]], _Outcome] = {}
        failing: dict[tuple[str, tuple[Span, ...]], str] = {}
        for case, result in checked.items():
            reason = self._fault(result) or self._unfaithful(result, case[1])
            if reason is None:
                outcomes[case] = self._less_copied(case, result)
            elif mended := self._mended(case, result):
                less = self._less_copied((mended.text, case[1]), mended)
                outcomes[case] = replace(less, method=self._method(case, mended), reason=reason)
            else:
                failing[case] = reason
        worded = {case: self._source_words(*case) for case in failing} if self.small else {}
        left = [case for case in failing if not worded.get(case)]
        answers = dict(zip(left, self._rewritten([(case, failing[case]) for case in left]), strict=True))
        for case, reason in failing.items():
            outcomes[case] = self._replacement(case, reason, answers.get(case, ""), worded.get(case))
        return outcomes

    def _fault(self, checked: Checked) -> str | None:
        """The first thing wrong with a text, in words; None where nothing is."""
        for verdict in checked.verdicts:
            if verdict.status not in (None, Status.SUPPORTED):
                return f'"{verdict.figure.surface}": {verdict.reason}'
            if verdict.evidence and all(any(s.overlaps(e) for s in self.closed) for e in verdict.evidence):
                return f'"{verdict.figure.surface}" stands only in words addressed to the reader'
        if checked.findings:
            finding = checked.findings[0]
            return f"{finding.kind.replace('_', ' ')}: {finding.reason}"
        return None if checked.text.strip() else "the model wrote nothing"

    def _may_leave(self, checked: Checked) -> bool:
        return (
            checked.supported and not addresses_reader(checked.text) and "addressed" not in (self._fault(checked) or "")
        )

    def _accepted(self, text: str | None, sources: Sequence[Span]) -> Checked | None:
        """The check of a text that passes it; None for one that does not."""
        if not text or addresses_reader(text):
            return None
        checked = self.checker.check(text, sources=sources)
        return checked if (self._fault(checked) or self._elsewhere(checked, sources)) is None else None

    def _elsewhere(self, checked: Checked, sources: Sequence[Span]) -> str | None:
        """What shows that a sentence written from one of the article's tells of what stands in another."""
        for verdict in checked.verdicts if self.small and sources else ():
            if verdict.evidence and not any(s.overlaps(e) for s in sources for e in verdict.evidence):
                return f'"{verdict.figure.surface}" stands in another sentence of the article'
        found = pointer(checked.text) if self.small and sources else None
        if found and not pointer(self._passage(sources)):
            return f'"{found.span.of(checked.text)}" means what was left out'
        return None

    def _unfaithful(self, checked: Checked, sources: Sequence[Span]) -> str | None:
        """What shows that a sentence asked to be a shortening is none; the model's own wording is free otherwise."""
        if not self.small or not sources:
            return None
        passage = self._passage(sources)
        faults = [fidelity.fault(checked.text, piece) for piece in dict.fromkeys((passage, *split(passage)))]
        return self._elsewhere(checked, sources) or (faults[0] if all(faults) else None)

    def _less_copied(self, case: tuple[str, tuple[Span, ...]], checked: Checked) -> _Outcome:
        """A sentence that passed; in fewer of its own words where it is not much shorter than its source."""
        text, sources = case
        source = self._passage(sources)
        if len(source.split()) >= _WORTH_SHORTENING and len(text) > self._most(sources, source):
            less = self._shortened(text, sources)
            if less and len(less.text) < len(text):
                return _Outcome(text=less.text, checked=less, method="source_words", reason="hardly shortened")
        return _Outcome(text=text, checked=checked, method=None, reason="")

    def _replacement(
        self, case: tuple[str, tuple[Span, ...]], reason: str, answer: str, worded: Checked | None
    ) -> _Outcome:
        """The ladder under a sentence that could not be mended.

        A model that writes sentence by sentence is a small one: told of a fault it rarely mends it, and the second
        answer costs as much as the first, so there the source's own words come first.
        """
        text, sources = case
        if worded:
            return _Outcome(text=worded.text, checked=worded, method="source_words", reason=reason)
        written = self._accepted(answer, sources)
        if written and not self._unfaithful(written, sources):
            return _Outcome(text=written.text, checked=written, method="rewritten", reason=reason)
        if worded := self._source_words(text, sources):
            return _Outcome(text=worded.text, checked=worded, method="source_words", reason=reason)
        if quoted := self._accepted(self._quoted(sources), sources):
            return _Outcome(text=quoted.text, checked=quoted, method="quoted", reason=reason)
        return _Outcome(text=None, checked=None, method="dropped", reason=reason)

    # --- the rungs ---------------------------------------------------------------------------------------------------

    def _mended(self, case: tuple[str, tuple[Span, ...]], checked: Checked) -> Checked | None:
        """The sentence with what is wrong with its words put right; None where that cannot be done or is not enough."""
        return self._settled(*case) if self.small else self._accepted(self._reworded(*case, checked), case[1])

    def _settled(self, text: str, sources: Sequence[Span]) -> Checked | None:
        """What the model kept of its sentence, cut as may be cut; of its parts, the one that tells most of the text."""
        passage = self._own_words(sources)
        if passage is None:
            return None
        wanted = content_keys(text)
        pieces = dict.fromkeys((passage, *split(passage)))
        for piece in sorted(pieces, key=lambda piece: (-len(wanted & content_keys(piece)), len(piece))):
            wording = fidelity.settled(text, piece)
            told = wording and all(key in wording for key in self._must_tell(sources, piece))
            if wording and told and (checked := self._plain(wording, sources)):
                return checked
        return None

    def _method(self, case: tuple[str, tuple[Span, ...]], mended: Checked) -> str:
        """How: rewritten where it says what the model's did, else in the source's words."""
        same = not self.small or fidelity.alike(case[0], mended.text)
        return "rewritten" if same else "source_words"

    def _plain(self, text: str, sources: Sequence[Span]) -> Checked | None:
        """A wording of the source with its loaded words put plainly, where it passes."""
        return self._accepted(plainly(text, self.checker.check(text, sources=sources).findings), sources)

    def _reworded(self, text: str, sources: Sequence[Span], checked: Checked) -> str | None:
        """The sentence with its loaded words put plainly and its attribution given back, where that is all it lacks."""
        kinds = {finding.kind for finding in checked.findings}
        if FindingKind.FRAGMENT in kinds or not (checked.supported or FindingKind.ATTRIBUTION_LOST in kinds):
            return None
        mended = plainly(text, checked.findings)
        if FindingKind.ATTRIBUTION_LOST in kinds:
            mended = self._attributed(mended, sources)
        return mended if mended != text else None

    def _attributed(self, text: str, sources: Sequence[Span]) -> str:
        """The sentence with the speaker of its source said after it."""
        if attributions(text) or not sources:
            return text
        source = self._passage(sources)
        for given in attributions(source):
            if given.speaker is None:
                continue
            speaker = " ".join(given.speaker.of(source).split())
            if given.cue.of(source).lower().startswith("according"):
                return f"{text.rstrip('.')}, according to {speaker}."
            verb = given.cue.of(source)
            verb = verb if verb in _SAID_AFTER else "said"
            speaker = lowered(speaker)
            return f"{text.rstrip('.')}, {speaker} {verb}."
        return text

    def _rewritten(self, failing: Sequence[tuple[tuple[str, tuple[Span, ...]], str]]) -> list[str]:
        """The model's second answers, the fault named; "" where there is no source to write from."""
        requests: list[Request] = []
        places: list[int] = []
        for place, ((text, sources), reason) in enumerate(failing):
            if sources and not self._copies(text, sources) and self.model.family in ("causal", "scripted", "server"):
                requests.append(self._rewrite_request(text, sources, reason))
                places.append(place)
        answers = [""] * len(failing)
        if requests:
            decoding = Decoding(seed=self.options.seed, lock=self.options.lock)
            self.completions = tuple(self.model.generate(requests, decoding))
            for place, completion in zip(places, self.completions, strict=True):
                answers[place] = first_sentence(completion.text)
        return answers

    def _copies(self, text: str, sources: Sequence[Span]) -> bool:
        """Whether a text is the beginning of its source: what the model copies once it would copy again."""
        return fold(self._passage(sources)).startswith(fold(text).rstrip("."))

    def _rewrite_request(self, text: str, sources: tuple[Span, ...], reason: str) -> Request:
        passage = self._passage(sources)
        return Request(
            task="rewrite",
            messages=self.prompts.messages("rewrite", passage=passage, draft=text, finding=reason),
            passages=(passage,),
            sources=sources,
            figures=figures_in(self.index, sources),
            max_tokens=self.model.count_tokens(passage) + _SPARE_TOKENS,
        )

    def _passage(self, sources: Sequence[Span]) -> str:
        """The source sentence a text comes from, with its pronouns resolved where they can be."""
        return (self._alone(sources[0]) or one_line(sources[0].of(self.document.text))) if sources else ""

    def _alone(self, span: Span) -> str | None:
        """A source sentence made to stand alone; None where it cannot be."""
        number = self.number_of.get(span)
        found = resolve(self.document, number) if number is not None else None
        return found.text if found else None

    def _own_words(self, sources: Sequence[Span]) -> str | None:
        """The source sentence a text comes from, made to stand alone; None where its words may not be handed out."""
        if not sources or not self._is_body(sources[0]) or not eligible(sources[0].of(self.document.text)):
            return None
        return self._alone(sources[0])

    def _source_words(self, text: str, sources: Sequence[Span]) -> Checked | None:
        """What the source sentence says of this, in its own words and fewer; None where no wording of it passes."""
        passage = self._own_words(sources)
        if passage is None:
            return None
        wanted = content_keys(text)
        pieces = split(passage)
        for piece in sorted(pieces, key=lambda piece: -len(wanted & content_keys(piece))):
            if checked := self._shortened(piece, sources):
                return checked
        return None

    def _shortened(self, piece: str, sources: Sequence[Span], key: str | None = None) -> Checked | None:
        """A statement in fewer words that passes every check and keeps `key`, or else some figure it has.

        Of the wordings that are short enough the fullest, else the shortest. The lead keeps all its key figures; what
        another sentence loses of them, `_complete` tells.
        """
        most = self._most(sources, piece)
        held = [f.surface for f in figures_in(self.index, sources[:1]) if carries_story(f) and f.surface in piece]
        keys = [key] if key else self._must_tell(sources, piece)
        wordings = shorter(piece, lambda part: any(surface in part for surface in keys))
        for wording in sorted(wordings, key=lambda text: -len(text) if len(text) <= most else len(text)):
            if held and not any(surface in wording for surface in held):
                continue
            if checked := self._plain(wording, sources):
                return checked
        return None

    def _must_tell(self, sources: Sequence[Span], piece: str) -> list[str]:
        """The key figures that a wording of a piece may not leave out: those of the lead, which is what happened."""
        return [key for key in sorted(self.key_surfaces) if key in piece] if sources and self._leads(sources[0]) else []

    def _most(self, sources: Sequence[Span], source: str) -> float:
        """The characters up to which a statement counts as shortened."""
        return len(source) * (_LEAD_SHORTENED if sources and self._leads(sources[0]) else _SHORTENED)

    def _leads(self, span: Span) -> bool:
        return span in self.document.spans(BlockKind.BODY)[:1]

    def _quoted(self, sources: Sequence[Span]) -> str | None:
        """The source's own sentence, said to be the article's; None for one that holds a quotation or is too long."""
        text = self._own_words(sources)
        if text is None or text != one_line(sources[0].of(self.document.text)) or dangling(text):
            return None  # quoted alone it would speak of somebody unnamed
        if _MARKS.search(text) or speakers_word(tokens(text), ()):
            return None  # it is a speaker's word in part, and not the article's
        return f"{ARTICLE_SAYS} “{text}”" if len(text) < _LONGEST_QUOTED else None

    def _is_body(self, span: Span) -> bool:
        number = self.number_of.get(span)
        return number is None or self.document.kind_of(self.document.sentences[number]) is BlockKind.BODY

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

    def _complete(self, statements: list[Statement], repairs: list[Repair]) -> None:
        """Add a fact for each key figure that the facts lack, in the source's words."""
        for key in omitted(
            [key for key in self.keys if carries_story(key)],
            [v for s in of_task(statements, "facts") for v in s.checked.verdicts],
        ):
            fact = self._fact_of(key)
            if fact is None or is_said(fact.text, of_task(statements, "facts")):
                continue
            told = [s for s in of_task(statements, "facts") if is_said(s.text, [fact]) or is_within(s, fact)]
            statements[:] = [*(s for s in statements if s not in told), fact]
            reason = f'the draft leaves out the key figure "{key.surface}"'
            repairs.append(
                Repair(
                    task="facts", before="", after=fact.text, method="source_words", reason=reason, sources=fact.sources
                )
            )

    def _fact_of(self, key: Figure) -> Statement | None:
        number = next((n for span, n in self.number_of.items() if span.overlaps(key.span)), None)
        if number is None or not self._is_body(self.document.sentences[number].span):
            return None
        passage = resolve(self.document, number)
        if passage is None or not eligible(passage.text):
            return None
        for piece in split(passage.text):
            if key.surface in piece and (checked := self._shortened(piece, passage.sources, key.surface)):
                return Statement(text=checked.text, task="facts", sources=passage.sources, checked=checked)
        return None
