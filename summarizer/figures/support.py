"""Judge one figure of an output against a source: status, cause, evidence and a reason a reader understands.

The one path: values that may be the figure's (`compare`), the places among them that tell of its thing (`binding`),
what its qualifiers lost (`qualifiers`), what the source says beside (`conflicts`); and where no value stands, a
derivation (`derive`), a date to be reckoned (`reckoning`), or the source's own value for the same thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from summarizer.figures import binding, conflicts, displaced, owners, qualifiers, reckoning, roles
from summarizer.figures.compare import Relation, comparable, ends_of, relate, too_loose
from summarizer.figures.derive import derive
from summarizer.figures.derive_terms import Derivation
from summarizer.figures.figure import Cause, Context, Figure, Kind, Span, Status, Verdict
from summarizer.figures.index import SourceIndex

BOUND = 0.38
"""How strong a place must be for its value to be the figure's."""

CENTRAL = 0.1
"""What it speaks for a place to be in the sentence that shares most with the output's, or beside it."""

NEXT = 0.25
"""How much weaker than the best another place may be to be asked as well."""

FAR_BETTER = 0.15
"""How much better a place with another value must fit for the figure's own value to be of something else."""

_MOST_SENTENCES = 20
"""In how many sentences that name what a figure counts another value is looked for."""

_TELLING = 2
"""How many digits of a bare number tell that it is the one the source gives with a unit."""
_SOME_RANK, _MANY_DIGITS = 3, 3

SAME_THING = 0.45
"""How strong a place must be for its value to be the one the figure should have."""


@dataclass(frozen=True, slots=True)
class _Match:
    """A source figure whose value bears out the output's, and how strong its place is."""

    number: int
    relation: Relation
    strength: float
    excluded: str


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
    words = binding.profile(figure, index)
    matches = _matches(figure, words, index)
    placed = [match for match in matches if not match.excluded and match.strength >= BOUND]
    if placed:
        verdict = _with_value(figure, placed, words, index)
        points = derive(figure, words, index) if figure.unit == "pp" and not placed[0].relation.fair else None
        return _derived(figure, points) if points else verdict
    quoted = _quoted(figure, matches, index)
    if quoted:
        return quoted
    derivation = derive(figure, words, index)
    if derivation:
        return _derived(figure, derivation)
    if matches:
        return _of_something_else(figure, matches[0], words, index, only=len(matches) == 1)
    return _without_value(figure, words, index)


def _matches(figure: Figure, words: binding.Profile, index: SourceIndex) -> list[_Match]:
    """The source figures whose value may be the output's: places it is not excluded from first, the strongest first."""
    found = []
    central = binding.best_sentences(words, index, 1)
    for number in index.candidates(figure):
        relation = relate(figure, index.figures[number])
        if relation:
            company = binding.company(figure, number, index)
            strength = _strength(figure, words, number, index, central, company)
            why = binding.excluded(figure, number, index, company=company)
            found.append(_Match(number, relation, strength, why))
    return sorted(found, key=lambda match: (bool(match.excluded), not match.relation.fair, -match.strength))


def _strength(
    figure: Figure, words: binding.Profile, number: int, index: SourceIndex, central: list[int], company: int
) -> float:
    """How firmly a place is about the figure's thing, with what else its sentence shares with the output's."""
    strength = binding.strength(figure, words, number, index)
    strength += binding.COMPANY * company
    near = bool(central) and abs(index.sentence_of[number] - central[0]) <= 1
    return strength + CENTRAL if near else strength


def _with_value(figure: Figure, placed: list[_Match], words: binding.Profile, index: SourceIndex) -> Verdict:
    """The value stands at places that fit: the best of them at which nothing is lost, or what the best one lost."""
    told = [match for match in placed if not index.part_of(match.number)] or placed
    near = [match for match in told if match.strength >= told[0].strength - NEXT]
    verdict = _best(_at(figure, match, index) for match in near)
    outdone = _outdone(figure, placed[0], words, index) if verdict.status is Status.SUPPORTED else None
    return verdict if outdone is None else _other_value(figure, outdone, index)


def _best(verdicts: Iterator[Verdict]) -> Verdict:
    """The first verdict that supports, else the first; none is asked for after one that does."""
    tried: list[Verdict] = []
    for verdict in verdicts:
        if verdict.status is Status.SUPPORTED:
            return verdict
        tried.append(verdict)
    return tried[0]


def _outdone(figure: Figure, own: _Match, words: binding.Profile, index: SourceIndex) -> int | None:
    """Another value for the noun the figure counts, at a place that fits far better."""
    source, head = index.figures[own.number], (figure.context or Context()).head
    if not head or _beyond_doubt(figure, source):
        return None
    told = roles.figures_of(figure.context.text if figure.context else "")
    central = binding.best_sentences(words, index, 1)
    needed = own.strength + displaced.closeness(figure, source) / 4 + FAR_BETTER
    here = index.sentence_of[own.number] if owners.told(figure, source) else None
    for number in _counting(head, index):
        rival = index.figures[number]
        given = any(relate(one, rival) or relate(rival, one) for one in told)
        beside = index.sentence_of[number] == here or owners.paired(source, rival)
        if given or beside or not _rivals(figure, rival):
            continue
        company = binding.company(figure, number, index)
        strength = _strength(figure, words, number, index, central, company) + displaced.closeness(figure, rival) / 4
        if strength >= needed and not binding.excluded(figure, number, index, company=company):
            return number
    return None


def _counting(head: str, index: SourceIndex) -> Iterator[int]:
    """The figures of the sentences that name what an output's figure counts."""
    for sentence in index.postings.get(head, ())[:_MOST_SENTENCES]:
        yield from index.figures_in.get(sentence, ())


def _beyond_doubt(figure: Figure, source: Figure) -> bool:
    """Whether a value is its thing's whatever else is counted: many digits, a first, its named owner's, "four more"."""
    common = figure.kind is Kind.ORDINAL and figure.low is not None and figure.low < _SOME_RANK
    short = source.context is not None and source.context.right[:1] in qualifiers.ELLIPSES
    return common or short or binding.digits(figure) > _MANY_DIGITS or owners.whose(figure, source) is True


def _rivals(figure: Figure, rival: Figure) -> bool:
    """Whether two figures may be values of one thing: they count the same noun, and are not too far apart."""
    if rival.kind is not figure.kind or (rival.unit or "") != (figure.unit or "") or not figure.low or not rival.low:
        return False
    near = max(figure.low, rival.low) <= conflicts.APART * min(figure.low, rival.low)
    return near and binding.same_head(figure, rival) is True


def _at(figure: Figure, match: _Match, index: SourceIndex) -> Verdict:
    """Judge a figure at one place of the source."""
    source = index.figures[match.number]
    if not match.relation.fair:
        return _beside(figure, Cause.QUALIFIER_CHANGED, match.relation.note, match.number, index)
    lost = qualifiers.changed(figure, match.number, index)
    if lost:
        return _beside(figure, Cause.QUALIFIER_CHANGED, lost, match.number, index)
    instead = displaced.find(figure, match.number, index)
    if instead is not None:
        return _other_value(figure, instead, index)
    conflict = conflicts.find(figure, match.number, index)
    if conflict:
        spans = (source.span, index.figures[conflict.other].span)
        value = index.figures[conflict.other].surface
        return replace(_verdict(figure, conflict.cause, f"{conflict.why}.", spans), source_value=_flat(value))
    return _verdict(figure, match.relation.cause, _why_supported(match, index), _evidence(match.number, index))


def _why_supported(match: _Match, index: SourceIndex) -> str:
    source = index.figures[match.number]
    where = index.part_of(match.number)
    says = f"The {where} says" if where else "The source says"
    if match.relation.cause is Cause.ROUNDED:
        return (
            f"Rounded from {_flat(source.surface)}."
            if not where
            else f"Rounded from {_flat(source.surface)} in the {where}."
        )
    return f"{says} {_phrase(source)}."


def _of_something_else(
    figure: Figure, match: _Match, words: binding.Profile, index: SourceIndex, *, only: bool
) -> Verdict:
    """The value stands in the source at no place that fits; beside it the source's own for the thing, if it has one."""
    source = index.figures[match.number]
    right = _right_value(figure, words, index)
    if right is None and only and not match.excluded and binding.unmistakable(figure, match.number, index):
        return _at(figure, match, index)
    why = match.excluded or f"in another connection, {_flat(source.context.text if source.context else source.surface)}"
    own = f"; for this it gives {_flat(index.figures[right].surface)}" if right is not None else ""
    reason = f"The source gives {_flat(source.surface)} {why.rstrip('.')}{own}."
    verdict = _verdict(figure, Cause.WRONG_REFERENT, reason, _evidence(match.number, index))
    return replace(verdict, source_value=_flat(index.figures[right].surface)) if right is not None else verdict


def _without_value(figure: Figure, words: binding.Profile, index: SourceIndex) -> Verdict:
    """The value stands nowhere: a date to be reckoned, another value or unit for the same thing, or nothing."""
    reckoned = reckoning.reckon(figure, words, index)
    if reckoned:
        return _verdict(figure, reckoned.cause, reckoned.why, reckoned.evidence)
    other = _in_another_unit(figure, words, index)
    if other is not None:
        return _beside(
            figure, Cause.WRONG_REFERENT, f"the source gives {_flat(index.figures[other].surface)}", other, index
        )
    right = _right_value(figure, words, index)
    if right is None:
        return _verdict(figure, Cause.FABRICATED, f"The source has no figure {_flat(figure.surface)} for this.")
    source = index.figures[right]
    if source.kind is Kind.VAGUE and figure.kind is not Kind.VAGUE:
        reason = f"The source says no more than {_phrase(source)}."
        return _verdict(figure, Cause.FABRICATED, reason, _evidence(right, index))
    if too_loose(figure, source):
        return _beside(figure, Cause.QUALIFIER_CHANGED, f"the source says {_phrase(source)}", right, index)
    if source.low == figure.low and source.low is not None and (source.unit or "") != (figure.unit or ""):
        return _beside(figure, Cause.WRONG_REFERENT, f"the source gives {_flat(source.surface)}", right, index)
    return _other_value(figure, right, index)


def _in_another_unit(figure: Figure, words: binding.Profile, index: SourceIndex) -> int | None:
    """A sum or a share of the source that a bare number repeats without its unit: 96 for 96%."""
    if figure.kind is not Kind.COUNT or figure.low is None or binding.digits(figure) < _TELLING:
        return None
    for sentence in binding.best_sentences(words, index, 1):
        for number in index.figures_in.get(sentence, ()):
            source = index.figures[number]
            if source.kind in (Kind.PERCENT, Kind.MONEY) and (source.low, source.high) == (figure.low, figure.high):
                return number
    return None


def _right_value(figure: Figure, words: binding.Profile, index: SourceIndex) -> int | None:
    """The source's figure of the same sort for the same thing."""
    best, found = SAME_THING, None
    for sentence in binding.best_sentences(words, index):
        for number in index.figures_in.get(sentence, ()):
            source = index.figures[number]
            relation = relate(figure, source)
            if (
                not comparable(figure, source)
                or (relation and relation.fair)
                or binding.excluded(figure, number, index, company=binding.company(figure, number, index))
            ):
                continue
            strength = binding.strength(figure, words, number, index) + displaced.closeness(figure, source) / 4
            counts = binding.same_head(figure, source) is not False
            if counts and strength > best:
                best, found = strength, number
    return found


def _other_value(figure: Figure, number: int, index: SourceIndex) -> Verdict:
    source = index.figures[number]
    thing = f" for {figure.counted}" if figure.counted else ""
    reason = f"The source gives {_flat(source.surface)}, not {_flat(figure.surface)}{thing}."
    return _beside(figure, Cause.WRONG_VALUE, reason.removesuffix("."), number, index)


def _quoted(figure: Figure, matches: list[_Match], index: SourceIndex) -> Verdict | None:
    """Where the source has the figure's very words, unless its figure there is another one, or another's."""
    quoted = None if matches and matches[0].excluded else index.quoted(figure)
    if quoted is None:
        return None
    excluded = {match.number for match in matches if match.excluded}
    held = index.figures_in.get(index.sentence_at(quoted.start), ())
    inside = [n for n in held if index.figures[n].span.overlaps(quoted) and index.figures[n].kind is figure.kind]
    fits = [n for n in inside if n not in excluded and relate(figure, index.figures[n])]
    if inside and not fits:
        return None
    lost = qualifiers.changed(figure, fits[0], index) if fits else ""
    if lost:
        return _beside(figure, Cause.QUALIFIER_CHANGED, lost, fits[0], index)
    return _verdict(figure, Cause.EXACT, f"The source has these words: {_said(quoted, index)}.", (quoted,))


def _derived(figure: Figure, derivation: Derivation) -> Verdict:
    return _verdict(figure, Cause.DERIVED, f"{_flat(figure.surface)} {derivation.how}.", derivation.evidence)


def _ends(figure: Figure) -> list[Figure]:
    """The two figures that a range is made of; empty for all else."""
    context = replace(figure.context or Context(), follows=(), precedes=())
    if figure.date is not None:
        dates = ends_of(figure)
        return [replace(figure, parts=(), date=end, context=context) for end in dates] if len(dates) == 2 else []
    if figure.low is None or figure.high is None or figure.low == figure.high or figure.kind is Kind.VAGUE:
        return []
    return [replace(figure, low=end, high=end, context=context) for end in (figure.low, figure.high)]


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
    value = _flat(index.figures[number].surface)
    reason = f"{why[:1].upper()}{why[1:]}."
    return replace(_verdict(figure, cause, reason, _evidence(number, index)), source_value=value)


def _verdict(figure: Figure, cause: Cause, reason: str, evidence: Iterable[Span] = ()) -> Verdict:
    return Verdict(figure=figure, status=cause.status, cause=cause, reason=reason, evidence=tuple(evidence))


def _evidence(number: int, index: SourceIndex) -> tuple[Span, ...]:
    """The figure, then the sentence it stands in."""
    return index.figures[number].span, index.sentences[index.sentence_of[number]].span


def _phrase(source: Figure) -> str:
    """A source figure with its hedge and what it counts, in one line."""
    hedge = "" if source.hedge == "none" else f"{source.hedge.replace('_', ' ')} "
    beside = source.counted_span is not None and source.counted_span.start == source.span.end + 1
    counted = source.counted if beside and source.kind in (Kind.COUNT, Kind.VAGUE) else ""
    return _flat(f"{hedge}{source.surface} {counted or ''}")


def _said(span: Span, index: SourceIndex) -> str:
    return _flat(span.of(index.text))


def _flat(text: str) -> str:
    """A piece of text in one line, no longer than a reason bears."""
    line = " ".join(text.split())
    return line if len(line) <= 120 else line[:119].rsplit(" ", 1)[0] + "…"
