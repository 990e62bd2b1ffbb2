"""Any text against its source: what is wrong with its figures is put right or taken out, and the rest stays as it is.

text and source -> verdicts -> for each figure that is not supported the least change that makes the text right: the
source's value in the sentence's own form, the source's qualifier, the smallest part that can go, the sentence written
again by a model, the sentence dropped. Every change is tried before it is made: it counts only if the text is right
after it. What a change is sure of is the verdict's own confidence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from summarizer.checks.figures import judge
from summarizer.document import Document, build_index
from summarizer.figures import SourceIndex, find_figures
from summarizer.figures.figure import Cause, Figure, Span, Status, Verdict
from summarizer.figures.objections import opposites_between
from summarizer.forms import hedge_before, in_the_form_of, plain_hedge
from summarizer.removal import removals
from summarizer.sentences import split_sentences
from summarizer.shown import Shown

Method = Literal["value", "qualifier", "taken_out", "rewritten", "dropped"]
Rewriter = Callable[[str, Verdict], str]
"""Writes a sentence again, given the figure that is wrong in it; "" for nothing."""

CONFIDENCE = 0.5
"""The confidence from which a change is made unless the user sets another."""
_MOST_ROUNDS = 4
"""Times that the whole text is looked at again after its sentences are mended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change. `span` is into the draft, `evidence` into the source; `applied` False for a change only proposed."""

    span: Span
    before: str
    after: str
    method: Method
    cause: Cause
    reason: str
    evidence: tuple[Span, ...]
    confidence: float
    applied: bool = True


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Mended(Shown):
    """A draft and what became of it."""

    document: Document
    draft: str
    text: str
    edits: tuple[Edit, ...]
    origin: str = "-"

    @property
    def proposed(self) -> tuple[Edit, ...]:
        """The changes that were not made."""
        return tuple(edit for edit in self.edits if not edit.applied)


def mend(
    draft: str,
    document: Document,
    *,
    confidence: float = CONFIDENCE,
    rewrite: Rewriter | None = None,
    origin: str = "-",
) -> Mended:
    """Put a text's figures right by its source.

    Parameters
    ----------
    draft
        Any text; what is right in it stays byte for byte.
    document
        The source.
    confidence
        A change whose verdict is less sure than this is proposed and not made.
    rewrite
        Writes a sentence again, where a model is to; None for no model.
    origin
        Where the draft came from, for messages.

    Returns
    -------
    Mended
        Mending its text again changes nothing. A text or source that is not in English stays as it is.
    """
    from summarizer.check import language_findings  # noqa: PLC0415  (a sibling that loads on its own)

    if language_findings(draft, document):
        return Mended(document=document, draft=draft, text=draft, edits=(), origin=origin)
    edits = _Mender(draft, build_index(document), confidence, rewrite).run()
    return Mended(document=document, draft=draft, text=apply(draft, edits), edits=edits, origin=origin)


def apply(draft: str, edits: Sequence[Edit]) -> str:
    """The draft with the edits made that are to be made."""
    out, end = [], 0
    for edit in _apart(e for e in edits if e.applied):
        out += [draft[end : edit.span.start], edit.after]
        end = edit.span.end
    return "".join((*out, draft[end:]))


class _Mender:
    def __init__(self, draft: str, index: SourceIndex, confidence: float, rewrite: Rewriter | None) -> None:
        self.draft = draft
        self.index = index
        self.confidence = confidence
        self.rewrite = rewrite
        self.sentences = tuple(_sentences(draft))
        self.verdicts = judge(draft, index)

    def run(self) -> tuple[Edit, ...]:
        """Mend sentence by sentence, then look at the whole; a sentence that is not right yet is dropped."""
        by_sentence = {s: self._edits(s) for s in self.sentences}
        for _ in range(_MOST_ROUNDS):
            edits = [edit for held in by_sentence.values() for edit in held]
            wrong = self._still_wrong(edits)
            if not wrong:
                break
            for sentence, verdict in wrong.items():
                by_sentence[sentence] = [self._drop(sentence, verdict)]
        return tuple(_apart(e for held in by_sentence.values() for e in held))

    def _edits(self, sentence: Span) -> list[Edit]:
        """The changes that one sentence needs."""
        chosen: list[Edit] = []
        for verdict in self._flagged(self.verdicts, sentence):
            if any(edit.span.overlaps(verdict.figure.span) for edit in chosen):
                continue
            best = next((e for e in self._options(sentence, verdict) if self._right(e, chosen)), None)
            if best is None:
                return [self._drop(sentence, verdict)]
            chosen.append(best)
        return chosen

    def _flagged(self, verdicts: Sequence[Verdict], within: Span) -> list[Verdict]:
        return [
            v
            for v in verdicts
            if v.status is Status.UNSUPPORTED
            and within.start <= v.figure.span.start
            and v.figure.span.end <= within.end
        ]

    # --- trying ------------------------------------------------------------------------------------------------------

    def _right(self, edit: Edit, chosen: Sequence[Edit]) -> bool:
        """Whether the text is right where an edit is made, and nowhere less right than before."""
        made = [replace(e, applied=True) for e in (*chosen, edit)]
        if any(a is not b and a.span.overlaps(b.span) for a in made for b in made):
            return False
        text = apply(self.draft, made)
        shift = sum(len(e.after) - (e.span.end - e.span.start) for e in made if e.span.start < edit.span.start)
        place = Span(start=edit.span.start + shift, end=edit.span.start + shift + len(edit.after))
        verdicts = judge(text, self.index)
        if any(v.status is Status.UNSUPPORTED and v.figure.span.overlaps(place) for v in verdicts):
            return False
        return _count(verdicts) < _count(self.verdicts) - len(chosen) + 1 and (
            edit.method not in ("value", "qualifier") or any(v.figure.span.overlaps(place) for v in verdicts)
        )

    def _still_wrong(self, edits: Sequence[Edit]) -> dict[Span, Verdict]:
        """The sentences in which a figure is wrong still after the edits, that a change may be made for."""
        text = apply(self.draft, edits)
        found: dict[Span, Verdict] = {}
        for verdict in judge(text, self.index):
            if verdict.status is Status.UNSUPPORTED and _confidence(verdict) >= self.confidence:
                sentence = self._sentence_of(verdict.figure.span.start, edits)
                if sentence is not None:
                    found.setdefault(sentence, verdict)
        return found

    def _sentence_of(self, place: int, edits: Sequence[Edit]) -> Span | None:
        """The draft's sentence that a place of the mended text lies in."""
        for edit in sorted((e for e in edits if e.applied), key=lambda e: e.span):
            if edit.span.start + len(edit.after) <= place:
                place += edit.span.end - edit.span.start - len(edit.after)
            elif edit.span.start <= place:
                place = edit.span.start
                break
        return next((s for s in self.sentences if s.start <= place < s.end), None)

    # --- what may be tried -------------------------------------------------------------------------------------------

    def _options(self, sentence: Span, verdict: Verdict) -> Iterator[Edit]:
        """The changes that may put a figure right, the least first."""
        span, surface = verdict.figure.span, verdict.figure.surface
        if verdict.cause is Cause.WRONG_VALUE and _same_sort(verdict):
            for value in in_the_form_of(surface, verdict.source_value or ""):
                yield self._edit(span, value, "value", verdict)
            yield from self._qualified(sentence, verdict, "value")
        if verdict.cause is Cause.QUALIFIER_CHANGED:
            yield from self._qualified(sentence, verdict, "qualifier")
        if self.rewrite is not None and (text := self.rewrite(sentence.of(self.draft), verdict)):
            yield self._edit(sentence, text, "rewritten", verdict)
        inner = Span(start=span.start - sentence.start, end=span.end - sentence.start)
        against = self._against(sentence, verdict)
        for part, after in removals(sentence.of(self.draft), inner):
            outer = Span(start=part.start + sentence.start, end=part.end + sentence.start)
            if against is None or outer.overlaps(against):
                yield self._edit(outer, after, "taken_out", verdict)

    def _against(self, sentence: Span, verdict: Verdict) -> Span | None:
        """The word that says the opposite of the source: without its figure, "shares rose 3.8%" is wrong still."""
        places = (figure for figure in self.index.figures if figure.span in verdict.evidence[:1])
        source = next(places, None)
        words = opposites_between(verdict.figure, source) if source is not None else None
        found = re.search(rf"\b{re.escape(words[0])}\b", sentence.of(self.draft), re.IGNORECASE) if words else None
        return Span(start=sentence.start + found.start(), end=sentence.start + found.end()) if found else None

    def _qualified(self, sentence: Span, verdict: Verdict, method: Method) -> Iterator[Edit]:
        """The figure with the source's hedge for its own, and with none."""
        span, surface = verdict.figure.span, verdict.figure.surface
        mine = hedge_before(self.draft, span.start)
        wide = Span(start=span.start - len(mine), end=span.end)
        value = (verdict.source_value if _same_sort(verdict) else None) or surface
        forms = list(dict.fromkeys((*in_the_form_of(surface, value), surface)))
        hedges = [plain_hedge(self.index.text, e.start) for e in verdict.evidence[:1]]
        for hedge in dict.fromkeys((*hedges, "")):
            for form in forms:
                said = hedge.lower() + (form[:1].lower() + form[1:] if hedge and form[:2].istitle() else form)
                said = said[:1].upper() + said[1:] if wide.start == sentence.start else said
                if said != wide.of(self.draft):
                    yield self._edit(wide, said, method, verdict)

    def _drop(self, sentence: Span, verdict: Verdict) -> Edit:
        """Leave a sentence out, with its list mark where it stands alone on its line, and the blanks that follow."""
        start, end = sentence.start, sentence.end
        line = self.draft.rfind("\n", 0, start) + 1
        stop = self.draft.find("\n", end)
        stop = len(self.draft) if stop < 0 else stop
        if not self.draft[line:start].strip(" \t-*•>#0123456789.)") and not self.draft[end:stop].strip():
            start, end = line, min(stop + 1, len(self.draft))
        elif self.draft[end:stop].strip():
            end += len(self.draft[end:stop]) - len(self.draft[end:stop].lstrip(" \t"))
        else:
            start -= len(self.draft[line:start]) - len(self.draft[line:start].rstrip(" \t"))
        return self._edit(Span(start=start, end=end), "", "dropped", verdict)

    def _edit(self, span: Span, after: str, method: Method, verdict: Verdict) -> Edit:
        assert verdict.cause is not None
        sure = _confidence(verdict)
        return Edit(
            span=span, before=span.of(self.draft), after=after, method=method, cause=verdict.cause,
            reason=verdict.reason, evidence=verdict.evidence, confidence=sure, applied=sure >= self.confidence,
        )  # fmt: skip


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits in the order of the text, none over another: two sentences left out may share a blank."""
    end = 0
    for edit in sorted(edits, key=lambda e: e.span):
        cut = max(0, end - edit.span.start)
        if cut < len(edit.before) or not edit.before:
            yield replace(edit, span=Span(start=edit.span.start + cut, end=edit.span.end), before=edit.before[cut:])
            end = edit.span.end


def _confidence(verdict: Verdict) -> float:
    return float(getattr(verdict, "confidence", 1.0))


def _same_sort(verdict: Verdict) -> bool:
    """Whether the source's value is of the sort that the sentence states: a year for a year, a sum for a sum."""
    mine, theirs = verdict.figure, next(iter(find_figures(verdict.source_value or "")), None)
    if theirs is None or mine.kind is not theirs.kind:
        return False
    return _stated(mine) == _stated(theirs) and not _far_apart(mine, theirs)


def _far_apart(mine: Figure, theirs: Figure) -> bool:
    """Whether two values are of such different size that one can hardly stand for the other."""
    if not mine.high or not theirs.high:
        return False
    low, high = sorted((abs(mine.high), abs(theirs.high)))
    return high > _FURTHEST * low


_FURTHEST = 1_000
"""How many times the value that a sentence states the one put for it may be: thousands for millions, no more."""


def _stated(figure: Figure) -> tuple[bool, ...]:
    date = figure.date
    return tuple(part is not None for part in (date.year, date.month, date.day, date.weekday)) if date else ()


def _count(verdicts: Sequence[Verdict]) -> int:
    return sum(v.status is Status.UNSUPPORTED for v in verdicts)


def _sentences(text: str) -> Iterator[Span]:
    """The sentences of each line, list and heading marks left out."""
    start = 0
    for line in text.splitlines(keepends=True):
        body = line.lstrip(" \t-*•>#")
        offset = start + len(line) - len(body)
        for span in split_sentences(body):
            yield Span(start=offset + span.start, end=offset + span.end)
        start += len(line)
