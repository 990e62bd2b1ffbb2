"""Judge one figure of an output against a source: status, cause, confidence, evidence and a reason a reader understands.

One path: the features of the figure and its candidates (`features`), the fitted judgment (`judge`), and the reason
(`reasons`). Three things are decided by the specification alone and not by a fit: a value that stands nowhere and
follows from nothing is unsupported; a bound or range that an output changes is `qualifier_changed`; and a date that
needs a day of publication is reckoned from it, or is unclear.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from summarizer.figures import binding, reasons, reckoning
from summarizer.figures.compare import ends_of
from summarizer.figures.derive import derive
from summarizer.figures.derive_terms import Derivation
from summarizer.figures.features import Candidate, Measured, measure
from summarizer.figures.figure import Cause, Context, Figure, Kind, Span, Status, Verdict
from summarizer.figures.index import SourceIndex
from summarizer.figures.judge import weights


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
        With the spans of the source it stands or falls on; `source_value` where the source's own differs.
    """
    if figure.kind is Kind.IDENTIFIER:
        return Verdict(figure=figure, status=None, cause=None, reason="A name that holds digits is not judged.")
    if figure.low is None and figure.date is None and not figure.parts and figure.kind is not Kind.PERIOD:
        return _verdict(figure, Cause.UNREADABLE, "The figure itself cannot be made out.")
    verdict = _judge(figure, index)
    ends = _ends(figure)
    return verdict if verdict.status is Status.SUPPORTED or not ends else _judge_ends(verdict, ends, index)


def _judge(figure: Figure, index: SourceIndex) -> Verdict:
    derivation = derive(figure, binding.profile(figure, index), index)
    measured = measure(figure, index, derived=derivation is not None)
    best = next(iter(measured.fitting), None)
    if best is None and derivation is None:
        return _absent(figure, measured, index)
    odds = weights().log_odds(measured.values)
    chance = weights().chance(odds)
    if best is None or (best.relation is not None and not best.relation.fair):
        if derivation is not None:
            return replace(_derived(figure, derivation), confidence=1 - chance)
        assert best is not None
        return _changed(figure, best, index, max(chance, 0.5))
    if odds >= weights().threshold:
        return _another(figure, best, measured, index, chance)
    return replace(_supported(figure, best, index), confidence=1 - chance)


def _supported(figure: Figure, best: Candidate, index: SourceIndex) -> Verdict:
    assert best.relation is not None
    reason = reasons.supported(best.relation.cause, best.number, index)
    return _verdict(figure, best.relation.cause, reason, _evidence(best.number, index))


def _changed(figure: Figure, best: Candidate, index: SourceIndex, chance: float) -> Verdict:
    """The value is the source's, but for a bound or a unit."""
    assert best.relation is not None
    verdict = _beside(figure, Cause.QUALIFIER_CHANGED, best.relation.note, best.number, index)
    return replace(verdict, confidence=chance)


def _another(figure: Figure, best: Candidate, measured: Measured, index: SourceIndex, chance: float) -> Verdict:
    """The value stands in the source, and more speaks against its being this one than for it."""
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


def _ends(figure: Figure) -> list[Figure]:
    """The two figures that a range is made of; empty for all else."""
    context = replace(figure.context or Context(), follows=(), precedes=())
    if figure.date is not None:
        dates = ends_of(figure)
        return [replace(figure, parts=(), date=end, context=context) for end in dates] if len(dates) == 2 else []
    if figure.low is None or figure.high is None or figure.low == figure.high or figure.kind is Kind.VAGUE:
        return []
    return [_end(figure, end, context) for end in (figure.low, figure.high)]


def _end(figure: Figure, value: Decimal, context: Context) -> Figure:
    return replace(figure, low=value, high=value, context=context)


def _judge_ends(whole: Verdict, ends: list[Figure], index: SourceIndex) -> Verdict:
    """A range told as one: both ends must stand, and the verdict is the worse one's."""
    verdicts = [_judge(end, index) for end in ends]
    if any(verdict.status is not Status.SUPPORTED for verdict in verdicts) and whole.figure.date is None:
        return whole
    worst = max(verdicts, key=lambda verdict: (verdict.status is not Status.SUPPORTED, verdict.cause is Cause.ROUNDED))
    evidence = tuple(dict.fromkeys(span for verdict in verdicts for span in verdict.evidence))
    return replace(worst, figure=whole.figure, evidence=evidence)


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
