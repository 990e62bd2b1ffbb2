"""What can be said of a source sentence: the wordings of it that pass every check, and what is wrong with others.

Knows one document and its checks; which wording takes the place of which is `repair`'s part.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from summarizer.checks import Checked, Checker, FindingKind
from summarizer.checks.attribution import attributions
from summarizer.checks.fragments import dangling, speakers_word
from summarizer.checks.neutrality import plainly
from summarizer.checks.quotes import ARTICLE_SAYS
from summarizer.checks.words import content_keys, tokens
from summarizer.document import BlockKind, Document
from summarizer.figures import SourceIndex
from summarizer.figures.figure import Span, Status
from summarizer.report import Statement
from summarizer.strategies import fidelity
from summarizer.strategies.antecedents import one_line
from summarizer.strategies.compress import shorter
from summarizer.strategies.joining import join
from summarizer.strategies.naming import lowered
from summarizer.strategies.pointing import pointer
from summarizer.strategies.resolve import Passage, resolve
from summarizer.strategies.select import addresses_reader, carries_story, eligible, figures_in
from summarizer.strategies.statements import split

_SHORTENED = 0.75
"""Share of its source's length up to which a sentence counts as shortened."""
_LEAD_SHORTENED = 0.92
"""The same of the lead, which tells what happened: it may be fuller."""
_SAID_AFTER = frozenset("said says believes estimates estimated showed reported warned".split())
"""Verbs of saying that can stand after what is said."""
_MOST_TRIED = 4
"""The most wordings of a sentence that are checked for each set of figures they tell."""
_LONGEST_QUOTED = 400
"""Characters of a sentence that is handed out as the article's own words."""
_MARKS = re.compile(r"[\"“”„«»‘`]|(?<!\w)'(?=\w)")
"""What opens or closes a quotation, apostrophes apart."""


class Wordings:
    """The wordings of a document's sentences.

    Parameters
    ----------
    keys
        The surfaces of the key figures, which a wording of the lead may not leave out.
    small
        Whether each text was to be one of the article's sentences in fewer words.
    """

    def __init__(self, document: Document, index: SourceIndex, keys: Collection[str], *, small: bool) -> None:
        self.document = document
        self.index = index
        self.key_surfaces = keys
        self.small = small
        self.checker = Checker(document, index)
        self.number_of = {s.span: number for number, s in enumerate(document.sentences)}
        self.closed = [s.span for s in document.sentences if addresses_reader(s.span.of(document.text))]

    def fault(self, checked: Checked) -> str | None:
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

    def may_leave(self, checked: Checked) -> bool:
        """Whether a text may be handed out at all."""
        return (
            checked.supported and not addresses_reader(checked.text) and "addressed" not in (self.fault(checked) or "")
        )

    def accepted(self, text: str | None, sources: Sequence[Span]) -> Checked | None:
        """The check of a text that passes it; None for one that does not."""
        if not text or addresses_reader(text):
            return None
        checked = self.checker.check(text, sources=sources)
        return checked if (self.fault(checked) or self._elsewhere(checked, sources)) is None else None

    def _elsewhere(self, checked: Checked, sources: Sequence[Span]) -> str | None:
        """What shows that a sentence written from one of the article's tells of what stands in another."""
        for verdict in checked.verdicts if self.small and sources else ():
            if verdict.evidence and not any(s.overlaps(e) for s in sources for e in verdict.evidence):
                return f'"{verdict.figure.surface}" stands in another sentence of the article'
        found = pointer(checked.text) if self.small and sources else None
        if found:
            word, passage = found.span.of(checked.text), self.passage(sources)
            there = pointer(passage)
            if there is None or there.span.of(passage) != word:
                return f'"{word}" means what was left out'
        return None

    def unfaithful(self, checked: Checked, sources: Sequence[Span]) -> str | None:
        """What shows that a sentence asked to be a shortening is none; the model's own wording is free otherwise."""
        if not self.small or not sources:
            return None
        passage = self.passage(sources)
        faults = [fidelity.fault(checked.text, piece) for piece in dict.fromkeys((passage, *split(passage)))]
        return self._elsewhere(checked, sources) or (faults[0] if all(faults) else None)

    def passage(self, sources: Sequence[Span]) -> str:
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

    def _is_body(self, span: Span) -> bool:
        number = self.number_of.get(span)
        return number is None or self.document.kind_of(self.document.sentences[number]) is BlockKind.BODY

    def mended(self, text: str, sources: Sequence[Span], checked: Checked) -> Checked | None:
        """The sentence with what is wrong with its words put right; None where that cannot be done or is not enough."""
        return (
            self._settled(text, sources)
            if self.small
            else self.accepted(self._reworded(text, sources, checked), sources)
        )

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

    def source_words(self, text: str, sources: Sequence[Span]) -> Checked | None:
        """What the source sentence says of this, in its own words and fewer; None where no wording of it passes."""
        passage = self._own_words(sources)
        if passage is None:
            return None
        wanted = content_keys(text)
        pieces = split(passage)
        for piece in sorted(pieces, key=lambda piece: -len(wanted & content_keys(piece))):
            if checked := self.shortened(piece, sources):
                return checked
        return None

    def shortened(self, piece: str, sources: Sequence[Span]) -> Checked | None:
        """A statement in fewer words that passes every check and keeps some figure it has.

        Of the wordings that are short enough the fullest, else the shortest. The lead keeps all its key figures; what
        another sentence loses of them, `densest` offers.
        """
        most = self.most(sources, piece)
        held = [f.surface for f in figures_in(self.index, sources[:1]) if carries_story(f) and f.surface in piece]
        keys = self._must_tell(sources, piece)
        wordings = shorter(piece, lambda part: any(surface in part for surface in keys))
        for wording in sorted(wordings, key=lambda text: -len(text) if len(text) <= most else len(text)):
            if held and not any(surface in wording for surface in held):
                continue
            if checked := self._plain(wording, sources):
                return checked
        return None

    def _plain(self, text: str, sources: Sequence[Span]) -> Checked | None:
        """A wording of the source with its loaded words put plainly, where it passes."""
        return self.accepted(plainly(text, self.checker.check(text, sources=sources).findings), sources)

    def _must_tell(self, sources: Sequence[Span], piece: str) -> list[str]:
        """The key figures that a wording of a piece may not leave out: those of the lead, which is what happened."""
        return [key for key in sorted(self.key_surfaces) if key in piece] if sources and self._leads(sources[0]) else []

    def most(self, sources: Sequence[Span], source: str) -> float:
        """The characters up to which a statement counts as shortened."""
        return len(source) * (_LEAD_SHORTENED if sources and self._leads(sources[0]) else _SHORTENED)

    def _leads(self, span: Span) -> bool:
        return span in self.document.spans(BlockKind.BODY)[:1]

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
        source = self.passage(sources)
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

    def quoted(self, sources: Sequence[Span]) -> Checked | None:
        """The source's own sentence, said to be the article's; None for one that holds a quotation or is too long."""
        text = self._own_words(sources)
        if text is None or text != one_line(sources[0].of(self.document.text)) or dangling(text):
            return None  # quoted alone it would speak of somebody unnamed
        if _MARKS.search(text) or speakers_word(tokens(text), ()):
            return None  # it is a speaker's word in part, and not the article's
        return self.accepted(f"{ARTICLE_SAYS} “{text}”", sources) if len(text) < _LONGEST_QUOTED else None

    def densest(self, span: Span) -> list[Statement]:
        """Tell of each set of figures that wordings of a source sentence tell, the shortest that passes every check.

        Where none passes, the sentence is told together with the one before it.
        """
        number = self.number_of[span]
        if not self._is_body(span) or not eligible(span.of(self.document.text)):
            return []
        alone = resolve(self.document, number)
        if alone and (found := self._shortest(alone, [alone.text, *split(alone.text)])):
            return found
        together = join(self.document, number)
        found = self._shortest(together, [together.text]) if together else []
        return [one for one in found if ";" in one.text and pointer(one.text) is None]

    def _shortest(self, passage: Passage, pieces: Sequence[str]) -> list[Statement]:
        held = [figure.surface for figure in figures_in(self.index, passage.sources)]
        wordings = {wording for piece in pieces for wording in shorter(piece, lambda _: False)}
        tried: Counter[frozenset[str]] = Counter()
        found: list[Statement] = []
        for wording in sorted(wordings, key=lambda text: (len(text), text)):
            told = frozenset(surface for surface in held if surface in wording)
            if not told or tried[told] >= _MOST_TRIED:
                continue
            tried[told] += 1
            if checked := self._plain(wording, passage.sources):
                tried[told] = _MOST_TRIED
                found.append(Statement(text=checked.text, task="facts", sources=passage.sources, checked=checked))
        return found
