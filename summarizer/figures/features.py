"""What counts for and against a figure of an output being a figure of its source, as named numbers.

`measure` compares an output's figure with every comparable figure of the source, ranks those that state its value and
those that state another one, and describes the best of each. No verdict is reached here: `judge` weighs the numbers.
Each feature is a number that a reader can check in the two sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, product

from summarizer.figures import binding
from summarizer.figures.alignment import aligned, own_words
from summarizer.figures.binding import digits
from summarizer.figures.compare import Relation, comparable, ends_apart, relate
from summarizer.figures.derive import derive
from summarizer.figures.derive_terms import Derivation
from summarizer.figures.direction import contradict
from summarizer.figures.figure import Cause, Context, Direction, Figure, Hedge, Kind, Modality
from summarizer.figures.index import SourceIndex
from summarizer.figures.lexicon_units import unit_of
from summarizer.figures.margins import Candidate, beside, chosen, swap
from summarizer.figures.objections import objections
from summarizer.figures.opposites import turned
from summarizer.figures.readings import same_number, unit_beside
from summarizer.figures.sides import crossed
from summarizer.figures.view import (
    View,
    around,
    closeness,
    context_text,
    run_of,
    share_of,
    shared,
    view_of,
    words_in,
)

_MOST = 60
"""How many candidates are kept, and how many values of another thing are compared."""
_CLOSE_UP = (
    "opposite negation direction by_or_to preposition unreal swap in_margin part period head_unknown "
    "former speaker unit_left_out head_other another_place another_owner another_noun another_bearer "
    "another_possessor other_rate not_yet earlier_value other_part another_speaker other_way crossed"
).split()
"""What weighs more, the more of the clause is the source's: each is multiplied by `clause_in_sentence`."""
_NEGATIONS = frozenset("no not never none nobody neither nor without cannot t nothing".split())
_PRONOUNS = frozenset("it he she they".split())
_PART = frozenset("including among whom".split())
_FORMER = frozenset(
    "from earlier previous previously former formerly initially originally against versus was were had last".split()
)
_SAME_NUMBER = Relation(cause=Cause.EQUIVALENT)
_OTHERWISE = 0.4
"""How far a place whose number is only the same when read otherwise stands back behind one that is."""
_PREPOSITIONS = frozenset(
    "from to by of at in on for with per after before over under than until since within between".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a figure was measured to be: its candidates, best first, and its features by name."""

    fitting: tuple[Candidate, ...]
    rivals: tuple[Candidate, ...]
    derivation: Derivation | None
    """How the value follows from the source, where it stands nowhere in it."""
    ends: tuple[Candidate, ...]
    """The places of both ends of a range that the source states apart."""
    values: dict[str, float]


def measure(figure: Figure, index: SourceIndex) -> Measured:
    """Compare a figure of an output with the figures of a source.

    Parameters
    ----------
    figure
        A figure of `find_figures`, with its context.
    index
        The source.

    Returns
    -------
    Measured
        The candidates that state the figure's value, those that state another one, and the features of the figure.
    """
    view = view_of(figure, index)
    fitting, rivals = _candidates(view, index)
    ends = () if _stands(fitting) else _both_ends(figure, index)
    fitting = [*ends[:1], *fitting]
    stands = _stands(fitting)
    derivation = None if stands else derive(figure, binding.profile(figure, index), index)
    derived = derivation is not None
    values = _figure_values(view, index, fitting, rivals, derived=derived)
    values["absent"] = float(not fitting and not derived)
    values["verbatim"] = float(index.has(context_text(figure)))
    values["quoted"] = float(index.quoted(figure) is not None)
    if fitting:
        close = values["clause_in_sentence"]
        values.update({f"{name}_close_up": max(values[name], 0.0) * close for name in _CLOSE_UP})
    return Measured(
        fitting=tuple(fitting[:_MOST]),
        rivals=tuple(rivals[:_MOST]),
        derivation=derivation,
        ends=ends,
        values=values,
    )


def _candidates(view: View, index: SourceIndex) -> tuple[list[Candidate], list[Candidate]]:
    """The source's figures that state an output figure's value, and those that state another one, best first."""
    figure = view.figure
    numbers = set(index.candidates(figure, view.context.sentence))
    bare = same_number(figure, index)
    fitting: list[Candidate] = []
    rivals: list[Candidate] = []
    company: dict[int, list[list[int]]] = {}
    for number, source in _comparable(figure, index, numbers | bare):
        relation = relate(figure, source) if number in numbers or figure.date is not None else None
        if relation is None and number in bare:
            relation = _SAME_NUMBER
        candidate = _candidate(view, number, relation, company, index)
        (fitting if relation else rivals).append(candidate)
    fitting.sort(key=_rank)
    rivals.sort(key=lambda c: (-c.score, c.number))
    return fitting, rivals


def _rank(candidate: Candidate) -> tuple[bool, float, int]:
    relation = candidate.relation
    assert relation is not None
    return not relation.fair, _OTHERWISE * (relation is _SAME_NUMBER) - candidate.score, candidate.number


def _stands(fitting: list[Candidate]) -> bool:
    return bool(fitting) and fitting[0].relation is not None and fitting[0].relation.fair


def _both_ends(figure: Figure, index: SourceIndex) -> tuple[Candidate, ...]:
    """The places of both ends of a range, where one passage of the source states the two apart."""
    found = [_candidates(view_of(end, index), index)[0] for end in ends_apart(figure)]
    for low, high in product(*found) if len(found) == 2 else ():
        near = abs(index.sentence_of[low.number] - index.sentence_of[high.number]) <= 1
        if near and low.number != high.number and _stands([low]) and _stands([high]):
            assert low.relation is not None
            assert high.relation is not None
            return replace(low, relation=max(low.relation, high.relation, key=lambda r: r.rank)), high
    return ()


def _comparable(figure: Figure, index: SourceIndex, numbers: set[int]) -> Iterator[tuple[int, Figure]]:
    """The source's figures of the output figure's sort: those that may state its value, then those near its words."""
    for number in sorted(numbers):
        yield number, index.figures[number]
    count = 0
    for number in index.near((figure.context or Context()).sentence):
        source = index.figures[number]
        if number in numbers or source.kind is Kind.IDENTIFIER:
            continue
        dated = figure.date is not None and source.date is not None
        if dated or (comparable(figure, source) and _one_scale(figure, source)):
            yield number, source
            count += 1
            if count == 4 * _MOST:
                return


def _one_scale(figure: Figure, source: Figure) -> bool:
    """Whether the units of two figures are one, or convert."""
    if (figure.unit or "") == (source.unit or ""):
        return True
    mine, theirs = unit_of(figure.unit or ""), unit_of(source.unit or "")
    return mine is not None and theirs is not None and mine.dimension == theirs.dimension


def _candidate(
    view: View, number: int, relation: Relation | None, company: dict[int, list[list[int]]], index: SourceIndex
) -> Candidate:
    """The features of one pair that rank it; those that describe it alone are added for the best (`_describe`).

    `company` keeps what was read of each sentence of the source for the same figure of the output.
    """
    source = index.figures[number]
    a, b = view.context, source.context or Context()
    sentence = index.sentence_of[number]
    held = index.words[sentence]
    same = _same_head(a, b)
    if sentence not in company:
        company[sentence] = _company(view, sentence, index)
    values = {
        "closeness": closeness(a, b),
        "words_before": float(_run_before(a, b)),
        "words_after": float(run_of(a.right, b.right)),
        "local_in_clause": shared(view.local, frozenset(b.clause), index),
        "clause_in_clause": shared(a.clause, frozenset((*b.clause, *b.subject)), index),
        "clause_in_sentence": shared(a.clause, held, index),
        "head_same": float(same is True),
        "head_other": float(same is False),
        "predicate_shared": float(bool({*a.predicates} & {*b.predicates})),
        "subject_in_sentence": float(any(lemma in held for lemma in view.subject)) if view.subject else 0.5,
        "company": float(min(sum(places != [number] for places in company[sentence]), 2)),
    }
    score = (
        values["clause_in_sentence"] + 0.5 * values["clause_in_clause"] + 0.5 * values["closeness"]
        + 0.3 * values["local_in_clause"] + 0.15 * (values["words_before"] + values["words_after"])
        + 0.2 * values["head_same"] - 0.15 * values["head_other"] + 0.15 * values["predicate_shared"]
        + 0.15 * values["subject_in_sentence"] + 0.15 * values["company"]
    )  # fmt: skip
    return Candidate(number=number, relation=relation, score=score, values=values)


def _run_before(a: Context, b: Context) -> int:
    """How many words before two figures are the same; a pronoun of the source may stand for all the rest."""
    theirs = b.left[::-1]
    run = run_of(a.left[::-1], theirs)
    return len(a.left) if 0 < run < len(theirs) and theirs[run] in _PRONOUNS else run


def _same_head(a: Context, b: Context) -> bool | None:
    """Whether two figures count the same noun; None where either counts none."""
    if not a.head or not b.head:
        return None
    return a.head == b.head or a.head in b.modifiers or b.head in a.modifiers


def _company(view: View, sentence: int, index: SourceIndex) -> list[list[int]]:
    """The first two places in a sentence of the source of each other figure of the output's sentence that it has."""
    held = index.figures_in.get(sentence, ())[:_MOST]
    others = (o for o in view.others[:_MOST] if o.low != view.figure.low or o.kind is not view.figure.kind)
    found = (list(islice((n for n in held if _fair(other, index.figures[n])), 2)) for other in others)
    return [places for places in found if places]


def _fair(other: Figure, source: Figure) -> bool:
    relation = relate(other, source)
    return relation is not None and relation.fair


def _describe(view: View, candidate: Candidate, index: SourceIndex) -> dict[str, float]:
    """The features of one pair that are too costly, or too seldom of use, to rank by."""
    source = index.figures[candidate.number]
    figure, a, b = view.figure, view.context, source.context or Context()
    sentence = index.sentence_of[candidate.number]
    held = index.words[sentence]
    near = held.union(*index.words[max(0, sentence - 1) : sentence + 2])
    start = source.span.start - b.start
    stems, lower = around(words_in(b.text), start, start + len(source.surface))
    opposite = turned(view.stems, stems)
    return {
        **{name: float(bool(why)) for name, why in objections(figure, candidate.number, index).items()},
        "sentence_near": shared(a.sentence, near, index),
        "local_in_sentence": shared(view.local, held, index),
        "local_near": shared(view.local, near, index),
        "head_held": float(a.head in held) if a.head else 0.5,
        "head_near": float(a.head in near) if a.head else 0.5,
        "modifiers_held": share_of(a.modifiers, held),
        "predicate_held": share_of(a.predicates, held),
        "predicate_near": share_of(a.predicates, near),
        "subject_near": share_of(view.subject, near),
        "subject_clause": share_of(view.subject, (*b.clause, *b.subject)),
        "names_held": share_of(view.names, held),
        "names_near": share_of(view.names, near),
        "opposite": float(opposite is not None),
        "negation": float(bool(view.lower & _NEGATIONS) != bool(lower & _NEGATIONS)),
        "direction": float(_differ(figure.direction[:4], source.direction[:4])),
        "other_way": float(contradict(figure, source)),
        "by_or_to": float(_differ(figure.direction[-3:], source.direction[-3:])),
        "unreal": float((figure.modality is Modality.NONE) and (source.modality is not Modality.NONE)),
        "preposition": _preposition(a, b),
        "former": float(b.left[-1:] != ("to",) and bool(_FORMER & {*b.left}) and not _FORMER & {*a.left}),
        "part": float(bool(_PART & lower) and not _PART & view.lower),
        "period": float(bool(figure.period and source.period and figure.period != source.period)),
        "period_added": float(bool(figure.period and not source.period)),
        "dates": _dates(view, sentence, index),
        "crossed": crossed(a, b),
        "swap": swap(view, candidate, index),
        "in_margin": beside(view, candidate, index),
        "speaker": _speaker(view, sentence, index),
        "outside_body": float(bool(index.part_of(candidate.number))),
        "unit_left_out": float(figure.kind is not source.kind and Kind.COUNT in (figure.kind, source.kind)),
        "unit_same": float((figure.unit or "") == (source.unit or "")),
        "headless": float(not a.head),
        "unit_beside": float(any(_one_unit(other, source) for other in view.others)),
        **aligned(figure, source, index),
        "own_words": own_words(figure, source, _neighbours(candidate.number, index)),
        **_reading(figure, source, candidate, index),
    }  # fmt: skip


def _neighbours(number: int, index: SourceIndex) -> list[Figure]:
    """The other figures of a figure's sentence."""
    return [index.figures[n] for n in index.figures_in[index.sentence_of[number]] if n != number]


def _reading(figure: Figure, source: Figure, candidate: Candidate, index: SourceIndex) -> dict[str, float]:
    """Whether one number is read in two ways, and whether the text has the unit that one of them leaves out."""
    if candidate.relation is not _SAME_NUMBER:
        return {}
    bare, other = (figure, source) if figure.kind is Kind.COUNT else (source, figure)
    return {
        "read_otherwise": 1.0,
        "read_with_unit": float(unit_beside(bare, other, candidate.number, index)),
        "read_bare": float(bare is figure),
        "read_headless": float(not (bare.context or Context()).head),
    }


def _differ(mine: str, theirs: str) -> bool:
    """Whether two parts of a direction ("rise", "_by") are known and not the same."""
    none = str(Direction.NONE)
    return mine != theirs and not none.endswith(mine) and not none.endswith(theirs)


def _one_unit(mine: Figure, theirs: Figure) -> bool:
    """Whether two figures are of one kind and unit."""
    return mine.kind is theirs.kind and (mine.unit or "") == (theirs.unit or "")


def _preposition(a: Context, b: Context) -> float:
    """1 where two figures follow different prepositions, 0 where the same one; a half where either follows none."""
    mine, theirs = (
        context.left[-1] if context.left and context.left[-1] in _PREPOSITIONS else "" for context in (a, b)
    )
    return 0.5 if not mine or not theirs else float(mine != theirs)


def _dates(view: View, sentence: int, index: SourceIndex) -> float:
    """The share of the other dates and periods of the output's sentence that stand near the candidate; 0.5: none."""
    if view.figure.date is not None:
        return 0.5
    mine = [other for other in view.others if other.date is not None or other.kind is Kind.PERIOD]
    if not mine:
        return 0.5
    held = [
        index.figures[n]
        for k in range(max(0, sentence - 1), sentence + 2)
        for n in index.figures_in.get(k, ())
        if index.figures[n].date is not None or index.figures[n].kind is Kind.PERIOD
    ]
    return sum(any(relate(other, source) for source in held) for other in mine) / len(mine)


def _speaker(view: View, sentence: int, index: SourceIndex) -> float:
    """1 where the output gives the figure to somebody whom the source does not name near it; 0.5 to nobody."""
    if not view.figure.speaker:
        return 0.5
    lemmas = [word.lemma for word in words_in(view.figure.speaker) if word.lemma in index.postings]
    near = frozenset().union(*index.words[max(0, sentence - 2) : sentence + 3])
    return float(bool(lemmas) and not any(lemma in near for lemma in lemmas))


def _ahead(rival: Candidate | None, best: Candidate | None, name: str) -> float:
    """By how much a place with another value fits better than the best with the output's own, at least 0."""
    if rival is None:
        return 0.0
    return max(0.0, rival.values[name] - (best.values[name] if best else 0.0))


_KINDS = tuple(kind for kind in Kind if kind is not Kind.IDENTIFIER)


def _figure_values(
    view: View, index: SourceIndex, fitting: list[Candidate], rivals: list[Candidate], *, derived: bool
) -> dict[str, float]:
    figure = view.figure
    best, rival = next(iter(fitting), None), next(iter(rivals), None)
    context = view.context
    values = {
        "fitting": float(min(len(fitting), 5)),
        "rivals": float(min(len(rivals), 20)),
        "digits": float(min(digits(figure), 6)),
        "small": float(figure.low is not None and abs(figure.low) <= 10),
        "tiny": float(figure.low in (0, 1, 2)),
        "hedged": float(figure.hedge is not Hedge.NONE),
        "derived": float(derived),
        "head_unknown": float(bool(context.head) and context.head not in index.postings),
        "sentences": float(min(len(index.sentences), 100)),
        "margin": (best.score if best else 0.0) - (rival.score if rival else 0.0),
        "best": best.score if best else -1.0,
        "rival": rival.score if rival else -1.0,
        "rival_head": rival.values["head_same"] if rival else 0.0,
        "rival_closeness": _ahead(rival, best, "closeness"),
        "rival_before": _ahead(rival, best, "words_before"),
        "rival_after": _ahead(rival, best, "words_after"),
        "rival_clause": _ahead(rival, best, "clause_in_sentence"),
    }
    values["chosen"] = chosen(fitting, rivals)
    for kind in _KINDS:
        values[f"kind_{kind}"] = float(figure.kind is kind)
    if best is not None and best.relation is not None:
        values["relation"] = float(best.relation.rank)
        values.update(best.values)
        values.update(_describe(view, best, index))
    return values
