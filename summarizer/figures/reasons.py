"""From features to one line that a reader understands: what supports a figure, or what counts against it.

Every reason names words or values that stand in the two sentences.
"""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.figures.compare import relate, too_loose
from summarizer.figures.features import Measured
from summarizer.figures.figure import Cause, Context, Figure, Kind, Span
from summarizer.figures.index import SourceIndex
from summarizer.figures.margins import Candidate
from summarizer.figures.objections import objections, opposites_between
from summarizer.figures.view import beside

_LIKE = 0.7
"""How close, by `Candidate.score`, another value of the source must be to be shown as the one for the same thing."""
_QUALIFIERS = ("other_rate", "not_yet", "earlier_value", "other_part", "another_speaker")
_HOLDERS = ("another_noun", "another_bearer", "another_possessor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """What counts against a figure: its cause, the line, the source's own value if it has one, and where that is."""

    cause: Cause
    reason: str
    source_value: str | None = None
    beside: tuple[Span, ...] = ()


def supported(cause: Cause, number: int, index: SourceIndex) -> str:
    """Say what supports a figure: the source's own figure, and where it stands if not in the body."""
    source, part = index.figures[number], index.part_of(number)
    if cause is Cause.ROUNDED:
        return f"Rounded from {flat(source.surface)}{f' in the {part}' if part else ''}."
    return f"The {part or 'source'} says {phrase(source)}."


def own_value(figure: Figure, measured: Measured, index: SourceIndex) -> int | None:
    """The source's figure of the same sort that is closest to what an output says, if it is close enough.

    Not one that counts another noun, and not one that the output's sentence states already of something else.
    """
    for rival in measured.rivals[:1]:
        source = index.figures[rival.number]
        close = rival.score >= _LIKE and not rival.values["head_other"]
        if close and not relate(figure, source) and not _stated_beside(figure, source):
            return rival.number
    return None


def _stated_beside(figure: Figure, source: Figure) -> bool:
    """Whether another figure of an output's sentence states the value of a source's."""
    context = figure.context or Context()
    start = figure.span.start - context.start
    return any(relate(other, source) for other in beside(context.text, start))


def instead(figure: Figure, source: Figure) -> tuple[Cause, str]:
    """The cause and the words for a figure where the source gives another value."""
    if source.kind is Kind.VAGUE and figure.kind is not Kind.VAGUE:
        return Cause.FABRICATED, f"the source says no more than {phrase(source)}"
    if too_loose(figure, source):
        return Cause.QUALIFIER_CHANGED, f"the source says {phrase(source)}"
    if source.low is not None and source.low == figure.low and (source.unit or "") != (figure.unit or ""):
        return Cause.WRONG_REFERENT, f"the source gives {flat(source.surface)}"
    return Cause.WRONG_VALUE, f"the source gives {flat(source.surface)}, not {_with_noun(figure)}"


def _with_noun(figure: Figure) -> str:
    """Write a figure with the noun it counts: "64 people", "48-hour pause", "8% for turnout"."""
    if not figure.counted:
        return flat(figure.surface)
    between = " " if figure.kind is Kind.COUNT or "-" in figure.surface else " for "
    return f"{flat(figure.surface)}{between}{flat(figure.counted)}"


def against(figure: Figure, best: Candidate, measured: Measured, index: SourceIndex) -> Against:
    """Say what counts most against a value of the source being the figure's."""
    found = objections(figure, best.number, index)
    source = index.figures[best.number]
    for name in ("another_place", "another_owner"):
        if found[name]:
            reason = f"The source gives {flat(found[name])}, not {_with_noun(figure)}."
            return Against(cause=Cause.WRONG_VALUE, reason=reason, source_value=flat(found[name]))
    for name in _QUALIFIERS:
        if found[name]:
            return Against(cause=Cause.QUALIFIER_CHANGED, reason=_sentence(found[name]))
    for name in _HOLDERS:
        if found[name]:
            return Against(cause=Cause.WRONG_REFERENT, reason=f"The source gives {flat(source.surface)} {found[name]}.")
    return _by_words(figure, best, measured, index)


def _by_words(figure: Figure, best: Candidate, measured: Measured, index: SourceIndex) -> Against:
    """Name the words that differ, else the place that the value has in the source and the source's own value."""
    source = index.figures[best.number]
    words = opposites_between(figure, source)
    surface = flat(source.surface)
    if words:
        reason = f'The source says "{words[1]}" of {surface}, not "{words[0]}".'
        return Against(cause=Cause.WRONG_REFERENT, reason=reason)
    if measured.values.get("other_way"):
        way, preposition = source.direction.split("_")
        reason = f"The source gives {surface} as the {'amount of' if preposition == 'by' else 'level after'} a {way}."
        return Against(cause=Cause.WRONG_REFERENT, reason=reason)
    rival = own_value(figure, measured, index)
    better = rival is not None and measured.rivals[0].score > best.score
    own = f"; for this it gives {flat(index.figures[rival].surface)}" if better and rival is not None else ""
    where = flat(source.context.text if source.context else source.surface)
    reason = f'The source says {surface} of something else: "{where}"{own}.'
    beside = (index.figures[rival].span,) if better and rival is not None else ()
    value = flat(index.figures[rival].surface) if better and rival is not None else None
    return Against(cause=Cause.WRONG_REFERENT, reason=reason, source_value=value, beside=beside)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def phrase(source: Figure) -> str:
    """A source figure with its hedge and what it counts, in one line."""
    hedge = "" if source.hedge == "none" else f"{source.hedge.replace('_', ' ')} "
    beside = source.counted_span is not None and source.counted_span.start == source.span.end + 1
    counted = source.counted if beside and source.kind in (Kind.COUNT, Kind.VAGUE) else ""
    return flat(f"{hedge}{source.surface} {counted or ''}")


def flat(text: str) -> str:
    """A piece of text in one line, no longer than a reason bears."""
    line = " ".join(text.split())
    return line if len(line) <= 120 else line[:119].rsplit(" ", 1)[0] + "…"
