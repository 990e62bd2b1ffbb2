"""What speaks for and against a figure of an output being a figure of its source, as named numbers.

`measure` compares an output's figure with every comparable figure of the source, ranks those that state its value and
those that state another one, and describes the best of each. No verdict is reached here: `judge` weighs the numbers.
Each feature is a number that a reader can check in the two sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from summarizer.figures import apart, displaced, owners, qualifiers, speakers
from summarizer.figures.compare import Relation, comparable, relate
from summarizer.figures.figure import Cause, Context, Direction, Figure, Hedge, Kind, Modality
from summarizer.figures.direction import contradict
from summarizer.figures.find import scan
from summarizer.figures.index import SourceIndex
from summarizer.figures.opposites import turned
from summarizer.figures.words import Word, stem_of, words_of

_MOST = 60
"""How many candidates are kept, and how many values of another thing are compared."""
_CLOSE_UP = (
    "opposite negation direction by_or_to preposition unreal swap in_margin part period head_unknown "
    "former speaker unit_other unit_left_out head_other"
).split()
"""What weighs more, the more of the clause is the source's: each is multiplied by `clause_in_sentence`."""
_LOCAL = 6
"""How many words nearest to a figure are its surroundings."""
_FADE = 0.75
"""How the words beside a figure count less with distance."""
_UNKNOWN = 1.5
"""The weight of a word that the source does not have."""
_NEGATIONS = frozenset("no not never none nobody neither nor without cannot t nothing".split())
_PART = frozenset("including among whom".split())
_FORMER = frozenset("from earlier previous previously former formerly initially originally against versus was were had last".split())
_PREPOSITIONS = frozenset("from to by of at in on for with per after before over under than until since within between".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A figure of the source that may be the output's.

    Attributes
    ----------
    number
        Its place in `SourceIndex.figures`.
    relation
        How the output's value follows from its value; None where it states another value.
    score
        How much its surroundings are those of the output's figure; higher is closer.
    values
        The features of the pair.
    """

    number: int
    relation: Relation | None
    score: float
    values: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a figure was measured to be: its candidates, best first, and its features by name."""

    fitting: tuple[Candidate, ...]
    rivals: tuple[Candidate, ...]
    values: dict[str, float]


@dataclass(frozen=True, slots=True)
class _View:
    """The sentence of an output's figure, read once for all candidates."""

    figure: Figure
    context: Context
    local: tuple[str, ...]
    names: frozenset[str]
    stems: frozenset[str]
    lower: frozenset[str]
    others: tuple[Figure, ...]
    """The other figures of the sentence."""
    subject: tuple[str, ...]
    """The lemmas of its subject that the source knows."""


def measure(figure: Figure, index: SourceIndex, *, derived: bool = False) -> Measured:
    """Compare a figure of an output with the figures of a source.

    Parameters
    ----------
    figure
        A figure of `find_figures`, with its context.
    index
        The source.
    derived
        Whether the value follows by arithmetic from the source.

    Returns
    -------
    Measured
        The candidates that state the figure's value, those that state another one, and the features of the figure.
    """
    view = _view(figure, index)
    numbers = set(index.candidates(figure))
    bare = _same_number(figure, index) - numbers
    fitting, rivals = [], []
    for number, source in _comparable(figure, index, numbers | bare):
        relation = relate(figure, source) if number in numbers or figure.date is not None else None
        if relation is None and (number in bare or number in numbers) and _elliptic(figure, source):
            relation = _SAME_NUMBER
        candidate = _candidate(view, number, relation, index)
        (fitting if relation else rivals).append(candidate)
    fitting.sort(key=lambda c: (not c.relation.fair, -c.score, c.number) if c.relation else (True, 0.0, 0))
    rivals.sort(key=lambda c: (-c.score, c.number))
    values = _figure_values(view, index, fitting, rivals, derived=derived)
    values["absent"] = float(not fitting and not derived)
    values["quoted"] = float(index.quoted(figure) is not None)
    if fitting:
        close = values["clause_in_sentence"]
        values.update({f"{name}_close_up": max(values[name], 0.0) * close for name in _CLOSE_UP})
    return Measured(fitting=tuple(fitting[:_MOST]), rivals=tuple(rivals[:_MOST]), values=values)


def _comparable(figure: Figure, index: SourceIndex, numbers: set[int]) -> Iterator[tuple[int, Figure]]:
    """The source's figures of the output figure's sort: those with a value that may be its first."""
    for number in sorted(numbers):
        yield number, index.figures[number]
    count = 0
    for number, source in enumerate(index.figures):
        if number in numbers or source.kind is Kind.IDENTIFIER:
            continue
        dated = figure.date is not None and source.date is not None
        if dated or (comparable(figure, source) and (figure.unit or "") == (source.unit or "")):
            yield number, source
            count += 1
            if count == 4 * _MOST:
                return


_SAME_NUMBER = Relation(cause=Cause.EQUIVALENT)
_NO_BARE = frozenset({Kind.DATE, Kind.ORDINAL, Kind.PERIOD, Kind.IDENTIFIER, Kind.SCORE, Kind.VAGUE})


def _same_number(figure: Figure, index: SourceIndex) -> set[int]:
    """The figures of a source with the same number in another unit, or in none."""
    if figure.low is None or figure.kind in _NO_BARE:
        return set()
    return {n for n in index.by_number.get((abs(figure.low), abs(figure.high or figure.low)), ()) if index.figures[n].kind not in _NO_BARE}


def _elliptic(figure: Figure, source: Figure) -> bool:
    """Whether two figures state one number, and one of them leaves its unit to the words around it."""
    if figure.low is None or source.low is None or {figure.kind, source.kind} & _NO_BARE:
        return False
    same = (abs(figure.low), abs(figure.high or 0)) == (abs(source.low), abs(source.high or 0))
    return same


def _view(figure: Figure, index: SourceIndex) -> _View:
    context = figure.context or Context()
    start = figure.span.start - context.start
    words = _words(context.text)
    names = frozenset(
        word.lemma for word in words[1:] if word.lemma and context.text[word.start].isupper() and word.lemma in index.postings
    )
    stems, lower = _around(words, start, start + len(figure.surface))
    others = tuple(f for f in _scanned(context.text) if not (f.span.start <= start < f.span.end))
    return _View(
        figure, context, context.near[:_LOCAL], names, stems, lower, others,
        tuple(lemma for lemma in context.subject if lemma in index.postings),
    )  # fmt: skip


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[Word, ...]:
    return tuple(words_of(text, 0, len(text)))


@lru_cache(maxsize=8192)
def _scanned(sentence: str) -> tuple[Figure, ...]:
    return tuple(f for f in scan(sentence) if f.kind is not Kind.IDENTIFIER and (f.low is not None or f.date is not None))


def _nearest(words: Sequence[Word], start: int, end: int, reach: int = 9) -> list[Word]:
    """The words close to a stretch on either side."""
    return [*[word for word in words if word.end <= start][-reach:], *[word for word in words if word.start >= end][:reach]]


def _around(words: Sequence[Word], start: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
    """The stems and the lower-case forms of the words close to a figure on either side."""
    near = _nearest(words, start, end)
    return frozenset(stem_of(word.lower) for word in near), frozenset(word.lower for word in near)


def _shared(lemmas: Sequence[str] | frozenset[str], held: frozenset[str] | set[str], index: SourceIndex) -> float:
    """The share of the lemmas, by weight, that are among those held; a half where there are none."""
    total = found = 0.0
    for lemma in lemmas:
        if lemma:
            weight = index.weight(lemma) or _UNKNOWN
            total += weight
            found += weight if lemma in held else 0.0
    return found / total if total else 0.5


def _run(mine: Sequence[str], theirs: Sequence[str]) -> int:
    """How many words two runs begin with in common."""
    count = 0
    for a, b in zip(mine, theirs, strict=False):
        if a != b:
            break
        count += 1
    return count


def _closeness(a: Context, b: Context) -> float:
    """How far the words right around two figures agree, each on its side, 0 to 1; 0.5 where neither has any."""
    sides = ((a.follows, b.follows, 0.6), (a.precedes, b.precedes, 0.4))
    told = [(_agreement(mine, theirs), weight) for mine, theirs, weight in sides if mine and theirs]
    return sum(shared * weight for shared, weight in told) / sum(weight for _, weight in told) if told else 0.5


def _agreement(mine: Sequence[str], theirs: Sequence[str]) -> float:
    best = sum(_FADE ** (2 * i) for i in range(len(mine)))
    shared = sum(_FADE**i * _FADE ** theirs.index(word) for i, word in enumerate(mine) if word in theirs)
    return shared / best if best else 0.0


def _candidate(view: _View, number: int, relation: Relation | None, index: SourceIndex) -> Candidate:
    """The features of one pair that rank it; those that describe it alone are added for the best (`_describe`)."""
    source = index.figures[number]
    a, b = view.context, source.context or Context()
    sentence = index.sentence_of[number]
    held = index.words[sentence]
    same = _same_head(a, b)
    values = {
        "closeness": _closeness(a, b),
        "words_before": float(_run(a.left[::-1], b.left[::-1])),
        "words_after": float(_run(a.right, b.right)),
        "local_in_clause": _shared(view.local, frozenset(b.clause), index),
        "clause_in_clause": _shared(a.clause, frozenset((*b.clause, *b.subject)), index),
        "clause_in_sentence": _shared(a.clause, held, index),
        "head_same": float(same is True),
        "head_other": float(same is False),
        "predicate_shared": float(bool({*a.predicates} & {*b.predicates})),
        "subject_in_sentence": float(any(lemma in held for lemma in view.subject)) if view.subject else 0.5,
        "company": float(_company(view, sentence, number, index)),
    }
    score = (
        values["clause_in_sentence"] + 0.5 * values["clause_in_clause"] + 0.5 * values["closeness"]
        + 0.3 * values["local_in_clause"] + 0.15 * (values["words_before"] + values["words_after"])
        + 0.2 * values["head_same"] - 0.15 * values["head_other"] + 0.15 * values["predicate_shared"]
        + 0.15 * values["subject_in_sentence"] + 0.15 * values["company"]
    )  # fmt: skip
    return Candidate(number=number, relation=relation, score=score, values=values)


def _same_head(a: Context, b: Context) -> bool | None:
    """Whether two figures count the same noun; None where either counts none."""
    if not a.head or not b.head:
        return None
    return a.head == b.head or a.head in b.modifiers or b.head in a.modifiers


def _company(view: _View, sentence: int, number: int, index: SourceIndex) -> int:
    """How many other figures of the output's sentence stand in the source's sentence too, up to two."""
    held = [index.figures[n] for n in index.figures_in.get(sentence, ()) if n != number]
    count = 0
    for other in view.others:
        if other.low != view.figure.low or other.kind is not view.figure.kind:
            count += any((relation := relate(other, source)) is not None and relation.fair for source in held)
            if count == 2:
                break
    return count


def _describe(view: _View, candidate: Candidate, index: SourceIndex) -> dict[str, float]:
    """The features of one pair that are too costly, or too seldom of use, to rank by."""
    source = index.figures[candidate.number]
    figure, a, b = view.figure, view.context, source.context or Context()
    sentence = index.sentence_of[candidate.number]
    held = index.words[sentence]
    near = held.union(*index.words[max(0, sentence - 1) : sentence + 2])
    start = source.span.start - b.start
    stems, lower = _around(_words(b.text), start, start + len(source.surface))
    opposite = turned(view.stems, stems)
    return {
        **{name: float(bool(why)) for name, why in objections(figure, candidate.number, index).items()},
        "sentence_near": _shared(a.sentence, near, index),
        "local_in_sentence": _shared(view.local, held, index),
        "local_near": _shared(view.local, near, index),
        "head_held": float(a.head in held) if a.head else 0.5,
        "head_near": float(a.head in near) if a.head else 0.5,
        "modifiers_held": _share_of(a.modifiers, held),
        "predicate_held": _share_of(a.predicates, held),
        "predicate_near": _share_of(a.predicates, near),
        "subject_near": _share_of(view.subject, near),
        "subject_clause": _share_of(view.subject, (*b.clause, *b.subject)),
        "names_held": _share_of(view.names, held),
        "names_near": _share_of(view.names, near),
        "opposite": float(opposite is not None),
        "negation": float(bool(view.lower & _NEGATIONS) != bool(lower & _NEGATIONS)),
        "direction": float(Direction.NONE not in (figure.direction, source.direction) and figure.direction[:4] != source.direction[:4]),
        "other_way": float(contradict(figure, source)),
        "by_or_to": float(Direction.NONE not in (figure.direction, source.direction) and figure.direction[-2:] != source.direction[-2:]),
        "unreal": float((figure.modality is Modality.NONE) and (source.modality is not Modality.NONE)),
        "preposition": _preposition(a, b),
        "former": float(bool(_FORMER & {*b.left}) and not _FORMER & {*a.left}),
        "part": float(bool(_PART & lower) and not _PART & view.lower),
        "period": float(bool(figure.period and source.period and figure.period != source.period)),
        "period_added": float(bool(figure.period and not source.period)),
        "dates": _dates(view, sentence, index),
        "swap": _swap(view, candidate, index),
        "in_margin": _beside(view, candidate, index),
        "speaker": _speaker(view, sentence, index),
        "outside_body": float(bool(index.part_of(candidate.number))),
        "unit_left_out": float(figure.kind is not source.kind and Kind.COUNT in (figure.kind, source.kind)),
        "unit_other": float(figure.kind is not source.kind and Kind.COUNT not in (figure.kind, source.kind)),
        "unit_same": float((figure.unit or "") == (source.unit or "")),
        "headless": float(not a.head),
        "unit_beside": float(any(other.kind is source.kind and (other.unit or "") == (source.unit or "") for other in view.others)),
    }  # fmt: skip


def objections(figure: Figure, number: int, index: SourceIndex) -> dict[str, str]:
    """What may speak against a figure being that of a place of the source, each in words; empty where it does not.

    Those are kept whose word was right at least twice as often as a figure is wrong, on summaries that no rule had
    been written for.
    """
    source, sentence = index.figures[number], index.sentence_of[number]
    there = displaced.find(figure, number, index)
    owner = owners.whose(figure, source)
    return {
        "another_place": index.figures[there].surface if there is not None else "",
        "another_owner": owner.surface if isinstance(owner, Figure) else "",
        "another_noun": apart.other_count(figure, source, sentence, index),
        "another_bearer": apart.other_bearer(figure, source, index),
        "another_possessor": apart.other_owner(figure, source, index),
        **qualifiers.changes(figure, number, index),
        "another_speaker": speakers.another(figure, number, index),
    }


def opposites_between(figure: Figure, source: Figure) -> tuple[str, str] | None:
    """A word near a figure and its opposite near a figure of the source, as written; None where there are none."""
    mine, theirs = (_near_words(f) for f in (figure, source))
    found = turned(frozenset(mine), frozenset(theirs))
    return (mine[found[0]], theirs[found[1]]) if found else None


def _near_words(figure: Figure) -> dict[str, str]:
    """The stems of the words close to a figure -> the words."""
    context = figure.context or Context()
    start = figure.span.start - context.start
    near = _nearest(_words(context.text), start, start + len(figure.surface))
    return {stem_of(word.lower): word.lower for word in near}


def _share_of(mine: Sequence[str] | frozenset[str], theirs: Sequence[str] | frozenset[str]) -> float:
    """The share of words that are among others; a half where there are none."""
    return sum(word in theirs for word in mine) / len(mine) if mine else 0.5


def _preposition(a: Context, b: Context) -> float:
    """1 where two figures follow different prepositions, 0 where the same one; a half where either follows none."""
    mine, theirs = (context.left[-1] if context.left and context.left[-1] in _PREPOSITIONS else "" for context in (a, b))
    return 0.5 if not mine or not theirs else float(mine != theirs)


def _dates(view: _View, sentence: int, index: SourceIndex) -> float:
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


def _swap(view: _View, candidate: Candidate, index: SourceIndex) -> float:
    """How much better two figures of the output fit the source the other way round, above 0; 0 where none does."""
    source = index.figures[candidate.number]
    own = candidate.values["closeness"]
    best = 0.0
    attached = _attached(view)
    for other in attached:
        if other.kind is not view.figure.kind or (other.low, other.date) == (view.figure.low, view.figure.date):
            continue
        theirs = other.context or Context()
        for n in index.figures_in.get(index.sentence_of[candidate.number], ()):
            place = index.figures[n]
            if n == candidate.number or place.kind is not other.kind or relate(other, place) is None:
                continue
            straight = own + _closeness(theirs, place.context or Context())
            crossed = _closeness(view.context, place.context or Context()) + _closeness(theirs, source.context or Context())
            best = max(best, crossed - straight)
    return best


@lru_cache(maxsize=4096)
def _attached_in(sentence: str) -> tuple[Figure, ...]:
    from summarizer.figures.context import find_figures  # noqa: PLC0415

    return tuple(f for f in find_figures(sentence) if f.kind is not Kind.IDENTIFIER)


def _attached(view: _View) -> list[Figure]:
    start = view.figure.span.start - view.context.start
    return [f for f in _attached_in(view.context.text) if not f.span.start <= start < f.span.end]


def _beside(view: _View, candidate: Candidate, index: SourceIndex) -> float:
    """How much closer another value of the same sentence and sort stands to what the output says; -1 for none."""
    best = -1.0
    source = index.figures[candidate.number]
    for n in index.figures_in.get(index.sentence_of[candidate.number], ()):
        other = index.figures[n]
        alike = other.kind is source.kind and (other.unit or "") == (source.unit or "")
        if n == candidate.number or not alike or relate(view.figure, other) is not None:
            continue
        if any(relate(mine, other) for mine in view.others):
            continue
        best = max(best, _closeness(view.context, other.context or Context()) - candidate.values["closeness"])
    return best


def _speaker(view: _View, sentence: int, index: SourceIndex) -> float:
    """1 where the output gives the figure to somebody whom the source does not name near it; 0.5 to nobody."""
    if not view.figure.speaker:
        return 0.5
    lemmas = [word.lemma for word in _words(view.figure.speaker) if word.lemma in index.postings]
    near = frozenset().union(*index.words[max(0, sentence - 2) : sentence + 3])
    return float(bool(lemmas) and not any(lemma in near for lemma in lemmas))


_KINDS = tuple(kind for kind in Kind if kind is not Kind.IDENTIFIER)


def _figure_values(
    view: _View, index: SourceIndex, fitting: list[Candidate], rivals: list[Candidate], *, derived: bool
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
        "arithmetic": float(_arithmetic(view, index)) if best is None or not best.relation or not best.relation.fair else 0.0,
        "head_unknown": float(bool(context.head) and context.head not in index.postings),
        "sentences": float(min(len(index.sentences), 100)),
        "margin": (best.score if best else 0.0) - (rival.score if rival else 0.0),
        "best": best.score if best else -1.0,
        "rival": rival.score if rival else -1.0,
        "rival_head": rival.values["head_same"] if rival else 0.0,
        "rival_closeness": rival.values["closeness"] if rival else 0.0,
        "rival_before": rival.values["words_before"] if rival else 0.0,
        "rival_after": rival.values["words_after"] if rival else 0.0,
        "rival_clause": rival.values["clause_in_sentence"] if rival else 0.0,
    }
    for kind in _KINDS:
        values[f"kind_{kind}"] = float(figure.kind is kind)
    if best is not None and best.relation is not None:
        values["relation"] = float(best.relation.rank)
        values.update(best.values)
        values.update(_describe(view, best, index))
    return values


def digits(figure: Figure) -> int:
    """How many digits a value states: 2,980,815 stands twice in a text for one reason only, 2 for any."""
    if figure.date is not None:
        return 1 + sum(part is not None for part in (figure.date.day, figure.date.month, figure.date.part)) * 2
    if figure.low is None or figure.high is None:
        return 1
    ends = {figure.low, figure.high}
    return sum(len(end.normalize().as_tuple().digits) for end in ends) + len(ends) - 1


_RATIOS = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.MULTIPLIER, Kind.RATIO})


def _arithmetic(view: _View, index: SourceIndex) -> int:
    """How near the operands stand of a calculation that makes the value: 3 both in the output's sentence.

    2: one in the output's sentence, the other in the same sentence of the source; 1: both in one sentence of the
    source or in neighbours; 0: there is none.
    """
    figure = view.figure
    if figure.low is None or figure.low != figure.high or figure.kind in (Kind.ORDINAL, Kind.DATE, Kind.TIME):
        return 0
    stated = [other.low for other in view.others if other.low]
    tier = 0
    for sentence, held in index.figures_in.items():
        here = [index.figures[n] for n in held][:10]
        terms = [(f.low, any(f.low == s for s in stated)) for f in here if f.low]
        if len(terms) > 1 and tier < 3:
            tier = max(tier, _best_pair(figure, terms))
    if tier < 3 and len(stated) > 1:
        tier = max(tier, _best_pair(figure, [(s, True) for s in stated]))
    return tier


def _best_pair(figure: Figure, terms: Sequence[tuple[Decimal, bool]]) -> int:
    best = 0
    for (x, xs), (y, ys) in combinations(terms, 2):
        if 1 + xs + ys > best and _makes(figure, x, y):
            best = 1 + xs + ys
    return best


def _makes(figure: Figure, x: Decimal, y: Decimal) -> bool:
    """Whether a sum, difference, share or change of two numbers makes the figure's value."""
    value = figure.low
    assert value is not None
    if figure.kind not in _RATIOS or figure.unit == "pp":
        close = (figure.precision or Decimal(1)) / 2 if figure.hedge is not Hedge.NONE else Decimal(0)
        return abs(x + y - value) <= close or abs(abs(x - y) - value) <= close
    target = value / 100 if figure.kind is Kind.PERCENT else value
    room = (figure.precision or Decimal(1)) / 200 if figure.kind is Kind.PERCENT else Decimal("0.04") * target
    for top, base in ((x, y), (y, x)):
        ratio = abs(top / base)
        if abs(ratio - target) <= room or (figure.kind is Kind.PERCENT and abs(abs(ratio - 1) - target) <= room):
            return True
    return False
