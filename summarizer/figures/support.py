"""Judge one figure of an output against a source: status, cause, evidence and a reason a reader understands.

The one path: values that may be the figure's (`compare`), the best place among them (`binding`), what its qualifiers
lost, and, where no value stands, a derivation (`derive`) or the source's own value for the same thing.
"""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.figures import binding, qualifiers
from summarizer.figures.compare import Relation, comparable, relate
from summarizer.figures.derive import Derivation, derive
from summarizer.figures.figure import Cause, Figure, Kind, Span, Verdict
from summarizer.figures.index import SourceIndex

_THRESHOLD = 0.28


@dataclass(frozen=True, slots=True)
class _Match:
    """A source figure whose value bears out the output's, and how well its place fits."""

    number: int
    relation: Relation
    fit: float
    excluded: str


def support(figure: Figure, index: SourceIndex) -> Verdict:
    """Judge a figure of an output against a source.

    Parameters
    ----------
    figure
        A figure of `find_figures`: with its context.
    index
        The source, from `index.index`.
    """
    if figure.kind is Kind.IDENTIFIER:
        return Verdict(figure=figure, status=None, cause=None, reason="A name that holds digits is not judged.")
    words = binding.profile(figure, index)
    matches = _matches(figure, words, index)
    if not matches:
        return _without_value(figure, words, index)
    best = matches[0]
    if best.fit < _THRESHOLD and not best.excluded and _quoted(figure, index):
        return _verdict(figure, Cause.EXACT, index, best.number, "ok quoted")
    if best.fit < _THRESHOLD or best.excluded:
        derivation = derive(figure, words, index)
        if derivation:
            return _derived(figure, derivation)
        return _verdict(
            figure, Cause.WRONG_REFERENT, index, best.number, "The source gives this value for something else."
        )
    instead = binding.displaced(figure, best.number, index)
    if instead is not None:
        return _verdict(figure, Cause.WRONG_VALUE, index, instead, "the source has another here")
    lost = qualifiers.changed(figure, best.number, index)
    if lost and best.relation.fair:
        return _verdict(figure, Cause.QUALIFIER_CHANGED, index, best.number, lost)
    if not best.relation.fair:
        return _verdict(figure, best.relation.cause, index, best.number, best.relation.note)
    return _verdict(figure, best.relation.cause, index, best.number, "ok")


def _matches(figure: Figure, words: binding.Profile, index: SourceIndex) -> list[_Match]:
    found = []
    for number in index.candidates(figure):
        relation = relate(figure, index.figures[number])
        if relation:
            strength = binding.strength(figure, words, number, index)
            found.append(_Match(number, relation, strength, binding.excluded(figure, number, index)))
    return sorted(found, key=lambda match: (bool(match.excluded), not match.relation.fair, -match.fit))


def _without_value(figure: Figure, words: binding.Profile, index: SourceIndex) -> Verdict:
    quoted = _quoted(figure, index)
    if quoted:
        reason = f"The source has these words: {quoted.of(index.text)}."
        return Verdict(figure=figure, status=Cause.EXACT.status, cause=Cause.EXACT, reason=reason, evidence=(quoted,))
    derivation = derive(figure, words, index)
    if derivation:
        return _derived(figure, derivation)
    for sentence in binding.best_sentences(words, index):
        for number in index.figures_in.get(sentence, ()):
            if comparable(figure, index.figures[number]) and binding.same_head(figure, index.figures[number]):
                return _verdict(figure, Cause.WRONG_VALUE, index, number, "other value")
    return Verdict(figure=figure, status=Cause.FABRICATED.status, cause=Cause.FABRICATED, reason="nowhere")


def _quoted(figure: Figure, index: SourceIndex) -> Span | None:
    """Where the source has the figure's very words, unless its figure there is another one."""
    quoted = index.quoted(figure)
    if quoted is None:
        return None
    sentence = index.sentence_at(quoted.start)
    held = [index.figures[number] for number in index.figures_in.get(sentence, ())]
    inside = [source for source in held if source.span.overlaps(quoted) and source.kind is figure.kind]
    return quoted if not inside or any(relate(figure, source) for source in inside) else None


def _derived(figure: Figure, derivation: Derivation) -> Verdict:
    return Verdict(
        figure=figure,
        status=Cause.DERIVED.status,
        cause=Cause.DERIVED,
        reason=f"{figure.surface} {derivation.how}.",
        evidence=derivation.evidence,
    )


def _verdict(figure: Figure, cause: Cause, index: SourceIndex, number: int, reason: str) -> Verdict:
    source = index.figures[number]
    sentence = index.sentences[index.sentence_of[number]].span
    evidence: tuple[Span, ...] = (source.span, sentence)
    other = source.surface if cause in (Cause.WRONG_VALUE, Cause.QUALIFIER_CHANGED) else None
    return Verdict(
        figure=figure, status=cause.status, cause=cause, reason=reason, evidence=evidence, source_value=other
    )
