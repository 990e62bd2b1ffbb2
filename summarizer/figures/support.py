"""Judge one figure of an output against a source: status, cause, confidence, evidence and a reason for a reader.

One path: the features of the figure and its candidates (`features`), the fitted judgment (`judge`), and the reason
(`reasons`). What the specification decides, no fit does: a sentence that stands in the source word for word is
supported; a value that stands nowhere and follows from nothing is not; a bound or range that an output changes is
`qualifier_changed`; a date that needs a day of publication is reckoned from it, or is unclear; and where a source
gives one thing two values, that is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from summarizer.figures import binding, conflicts, reasons, reckoning
from summarizer.figures.compare import relate
from summarizer.figures.derive_terms import Derivation
from summarizer.figures.features import Measured, measure
from summarizer.figures.figure import Cause, Figure, Kind, Span, Verdict
from summarizer.figures.index import SourceIndex
from summarizer.figures.judge import weights
from summarizer.figures.margins import Candidate
from summarizer.figures.view import context_text


def support(figure: Figure, index: SourceIndex) -> Verdict:
    """Judge a figure of an output against a source.

    Parameters
    ----------
    figure
        A figure of `find_figures`: with its context.
    index
        The source, from `index.index`.

    Returns
    -------
    Verdict
        With the spans of the source it rests on; `source_value` where the source's own differs.
    """
    if figure.kind is Kind.IDENTIFIER:
        return Verdict(figure=figure, status=None, cause=None, reason="A name that holds digits is not judged.")
    if figure.low is None and figure.date is None and not figure.parts and figure.kind is not Kind.PERIOD:
        return _verdict(figure, Cause.UNREADABLE, "The figure itself cannot be made out.")
    return _word_for_word(figure, index) or _weighed(figure, index)


def _word_for_word(figure: Figure, index: SourceIndex) -> Verdict | None:
    """The verdict on a figure whose sentence is one of the source's: nothing needs to be weighed."""
    sentence = context_text(figure)
    if not index.has(sentence):
        return None
    for number in index.standing(sentence):
        relation = relate(figure, index.figures[number]) if index.bears(figure, number) else None
        if relation is not None and relation.fair:
            conflict = conflicts.find(figure, number, index)
            if conflict and conflict.cause is Cause.SOURCE_CONFLICT:
                return _conflicting(figure, number, conflict, index)
            return _supported(figure, number, relation.cause, index)
    return None


def _conflicting(figure: Figure, number: int, conflict: conflicts.Conflict, index: SourceIndex) -> Verdict:
    verdict = _beside(figure, conflict.cause, conflict.why, conflict.other, index)
    return replace(verdict, evidence=(index.figures[number].span, *verdict.evidence[:1]))


def _weighed(figure: Figure, index: SourceIndex) -> Verdict:
    measured = measure(figure, index)
    derivation = measured.derivation
    best = next(iter(measured.fitting), None)
    odds = weights().log_odds(measured.values)
    chance = weights().chance(odds)
    if best is None and derivation is None:
        return _absent(figure, measured, index)
    if best is None or (best.relation is not None and not best.relation.fair):
        if derivation is not None:
            return replace(_derived(figure, derivation), confidence=1 - chance)
        assert best is not None
        return _changed(figure, best, index, max(chance, 0.5))
    conflict = conflicts.find(figure, best.number, index)
    verbatim = bool(measured.values["verbatim"])
    if conflict and (conflict.cause is Cause.SOURCE_CONFLICT or not verbatim):
        return _conflicting(figure, best.number, conflict, index)
    if odds >= weights().threshold and not verbatim and not measured.ends:
        return _another(figure, best, measured, index, chance)
    assert best.relation is not None
    supported = _supported(figure, best.number, best.relation.cause, index)
    evidence = dict.fromkeys(span for end in measured.ends for span in _evidence(end.number, index))
    return replace(
        supported, confidence=1.0 if verbatim else 1 - chance, evidence=tuple(evidence) or supported.evidence
    )


def _supported(figure: Figure, number: int, cause: Cause, index: SourceIndex) -> Verdict:
    return _verdict(figure, cause, reasons.supported(cause, number, index), _evidence(number, index))


def _changed(figure: Figure, best: Candidate, index: SourceIndex, chance: float) -> Verdict:
    """The value is the source's, but for a bound or a unit."""
    assert best.relation is not None
    verdict = _beside(figure, Cause.QUALIFIER_CHANGED, best.relation.note, best.number, index)
    return replace(verdict, confidence=chance)


def _another(figure: Figure, best: Candidate, measured: Measured, index: SourceIndex, chance: float) -> Verdict:
    """The value stands in the source, and more counts against its being this one than for it."""
    found = reasons.against(figure, best, measured, index)
    verdict = _verdict(figure, found.cause, found.reason, (*_evidence(best.number, index), *found.beside))
    return replace(verdict, source_value=found.source_value, confidence=chance)


def _absent(figure: Figure, measured: Measured, index: SourceIndex) -> Verdict:
    """The value stands nowhere: a date to be reckoned, another value for the same thing, or nothing."""
    reckoned = reckoning.reckon(figure, binding.profile(figure, index), index)
    if reckoned:
        return _verdict(figure, reckoned.cause, reckoned.why, reckoned.evidence)
    chance = max(weights().chance(weights().log_odds(measured.values)), 0.5)
    rival = reasons.own_value(figure, measured, index)
    if rival is None:
        reason = f"The source has no figure {reasons.flat(figure.surface)}, and none from which it follows."
        return replace(_verdict(figure, Cause.FABRICATED, reason), confidence=chance)
    verdict = _beside(figure, *reasons.instead(figure, index.figures[rival]), rival, index)
    return replace(verdict, confidence=chance)


def _derived(figure: Figure, derivation: Derivation) -> Verdict:
    return _verdict(figure, Cause.DERIVED, f"{reasons.flat(figure.surface)} {derivation.how}.", derivation.evidence)


def _beside(figure: Figure, cause: Cause, why: str, number: int, index: SourceIndex) -> Verdict:
    """A verdict that shows the source's own value."""
    value = reasons.flat(index.figures[number].surface)
    reason = f"{why[:1].upper()}{why[1:]}."
    return replace(_verdict(figure, cause, reason, _evidence(number, index)), source_value=value)


def _verdict(figure: Figure, cause: Cause, reason: str, evidence: Iterable[Span] = ()) -> Verdict:
    return Verdict(figure=figure, status=cause.status, cause=cause, reason=reason, evidence=tuple(evidence))


def _evidence(number: int, index: SourceIndex) -> tuple[Span, ...]:
    """The figure, then the sentence it stands in."""
    return index.figures[number].span, index.sentences[index.sentence_of[number]].span
