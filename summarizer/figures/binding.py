"""Is it the same thing? How well what an output says around a figure fits a place of the source.

Knows contexts and the index, never values: whether numbers agree is for `compare`. The measure is the share of an
output's words, weighted by the part they play and by how rare they are, that stand near a place in the source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from summarizer.figures import apart
from summarizer.figures.compare import relate
from summarizer.figures.direction import contradict
from summarizer.figures.figure import Context, Direction, Figure, Kind
from summarizer.figures.index import SourceIndex
from summarizer.figures.lexicon_words import DETERMINERS, PARTS, RIVALS
from summarizer.figures.roles import figures_of

HEAD, MODIFIER, PREDICATE, SUBJECT, NEAR, DECAY, FAR = 2.4, 1.5, 1.4, 1.4, 1.8, 0.88, 0.4
"""How much a word weighs by the part it plays around the output's figure."""

IN_CLAUSE, IN_SENTENCE, SENTENCE_BEFORE, SENTENCE_AFTER, TWO_BEFORE, LEAD = 1.0, 0.9, 0.55, 0.45, 0.3, 0.25
"""What a word earns by where it stands, seen from the source's figure."""

OTHER_HEAD, NO_HEAD, OTHER_SUBJECT, NO_SUBJECT, NOTHING_NEAR, LITTLE_NEAR = 0.2, 0.1, 0.15, 0.05, 0.2, 0.05
NOTHING_NEAR_DATE = 0.4
"""What speaks against a place: another noun counted or none, another subject or
none that is known, and few words in common close to the figure."""

SAME_HEAD, OWNER = 0.1, 0.4
"""What counting the same noun speaks for a place, and how strong an age is where its bearer is spoken of."""

DIGIT = 0.05
"""What each digit of the value beyond the first speaks for it."""

COMPANY = 0.12
"""What each further figure of the output's sentence that stands in the source's too speaks for a place, up to two."""

COVERED = 0.6
"""The share of an output's sentence that must stand about a source figure for its value to need no more."""

_VAGUE_HEADS = frozenset("=person tim year day month week point thing".split())
PRIOR, FEW = 0.55, 1.5
"""What a place fits before a word is compared, and how many words' weight that counts for: few words prove little."""

_WAYS = {"up", "down"}
_MOST_FAR = 6
_CLOSE = 6
_SHORT = 4
UNKNOWN = 0.3
"""The part of its weight that a word the whole source lacks still counts against a place: paraphrase is fair."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The words around one output figure, weighted."""

    weights: dict[str, float]
    total: float


def profile(figure: Figure, index: SourceIndex) -> Profile:
    """Weigh the words around a figure of the output: by the part they play, and less the further away they stand."""
    context = figure.context or Context()
    parts: dict[str, float] = {}
    for rank, lemma in enumerate(context.near):
        parts[lemma] = max(NEAR * DECAY**rank, FAR)
    rest = [lemma for lemma in context.clause if lemma not in parts][:_MOST_FAR]
    _raise(parts, rest, FAR)
    if len(context.clause) < _SHORT:
        _raise(parts, context.sentence[: 2 * _SHORT], FAR)
    _raise(parts, context.subject[:3], SUBJECT)
    _raise(parts, context.predicates[-2:], PREDICATE)
    person = figure.kind is Kind.AGE
    _raise(parts, context.modifiers, FAR if person else MODIFIER)
    _raise(parts, (context.head,) if context.head else (), FAR if person else HEAD)
    weights, total = {}, 0.0
    for lemma, part in parts.items():
        rarity = index.weight(lemma)
        weights[lemma] = part * (rarity or 1.5)
        total += weights[lemma] * (1.0 if rarity else UNKNOWN)
    return Profile(weights, total)


def _raise(parts: dict[str, float], lemmas: Iterable[str], weight: float) -> None:
    for lemma in lemmas:
        if parts.get(lemma, 0.0) < weight:
            parts[lemma] = weight


def fit(words: Profile, number: int, index: SourceIndex) -> float:
    """How well the output's words fit the place of a source figure, 0 to 1."""
    context = index.figures[number].context or Context()
    return _earned(words, context.clause, index.sentence_of[number], index)


def fit_sentence(words: Profile, sentence: int, index: SourceIndex) -> float:
    """How well the output's words fit a sentence of the source, 0 to 1."""
    return _earned(words, (), sentence, index)


def _earned(words: Profile, clause: Sequence[str], sentence: int, index: SourceIndex) -> float:
    fragment = not any(clause.verbs for clause in index.sentences[sentence].clauses)
    places = (
        (frozenset(clause), IN_CLAUSE),
        (index.words[sentence], IN_SENTENCE),
        (index.words[sentence - 1] if sentence else frozenset(), IN_SENTENCE if fragment else SENTENCE_BEFORE),
        (index.words[sentence + 1] if sentence + 1 < len(index.words) else frozenset(), SENTENCE_AFTER),
        (index.words[sentence - 2] if sentence > 1 else frozenset(), TWO_BEFORE),
        (index.words[0], LEAD),
    )
    earned = 0.0
    for lemma, weight in words.weights.items():
        for held, level in places:
            if lemma in held:
                earned += weight * level
                break
    return (earned + PRIOR * FEW) / (words.total + FEW)


def best_sentences(words: Profile, index: SourceIndex, most: int = 3) -> list[int]:
    """The sentences of the source that share most with the output's words, best first."""
    scores: dict[int, float] = {}
    for lemma, weight in words.weights.items():
        for sentence in index.postings.get(lemma, ()):
            scores[sentence] = scores.get(sentence, 0.0) + weight
    return sorted(scores, key=lambda sentence: -scores[sentence])[:most]


def strength(figure: Figure, words: Profile, number: int, index: SourceIndex) -> float:
    """How firmly a place of the source is about the output figure's thing: its fit, less what speaks against it."""
    source = index.figures[number]
    mine, theirs = figure.context or Context(), source.context or Context()
    held = index.words[index.sentence_of[number]]
    score = fit(words, number, index)
    if mine.head and mine.head not in held and theirs.head not in mine.clause and figure.kind is not Kind.AGE:
        score -= OTHER_HEAD if theirs.head else NO_HEAD
    known = [lemma for lemma in mine.subject if lemma in index.postings]
    if mine.name and known and not any(lemma in held for lemma in known):
        other = theirs.name and not any(lemma in mine.clause for lemma in theirs.subject)
        score -= OTHER_SUBJECT if other else NO_SUBJECT
    local = {*mine.near[:_CLOSE], *mine.predicates[-1:]}
    found = sum(lemma in held for lemma in local)
    if not found:
        apart = NOTHING_NEAR_DATE if figure.date is not None else NOTHING_NEAR
        score -= apart if any(lemma in index.postings for lemma in local) else apart / 2
    elif found == 1 or (figure.date is not None and not local & {*theirs.clause}):
        score -= LITTLE_NEAR
    if same_head(figure, source) and mine.head not in _VAGUE_HEADS:
        score += SAME_HEAD
    if figure.kind is Kind.AGE and any(lemma in words for lemma in mine.subject for words in index.around(number, 2)):
        score = max(score, OWNER)
    return score + min(digits(figure) - 1, 4) * DIGIT


def company(figure: Figure, number: int, index: SourceIndex) -> int:
    """Count the other figures of the output's sentence that stand in the source's sentence too, up to two."""
    if figure.context is None:
        return 0
    start, sentence = figure.span.start - figure.context.start, index.sentence_of[number]
    held = [index.figures[other] for other in index.figures_in[sentence] if other != number]
    others = [other for other in figures_of(figure.context.text) if not other.span.start <= start < other.span.end]
    stand = sum(any(_same_value(other, source) for source in held) for other in others if other.low != figure.low)
    return min(stand, 2)


def _same_value(out: Figure, source: Figure) -> bool:
    relation = relate(out, source)
    return relation is not None and relation.fair


def unmistakable(out: Figure, number: int, index: SourceIndex) -> bool:
    """Whether a value that stands once in the source, and has no rival there, is the figure's however it is worded.

    Two digits and more are no chance; less than that needs a sentence that tells of the same.
    """
    if out.kind is Kind.SCORE:
        return False
    exact = out.kind is not Kind.ORDINAL and digits(out) > 1
    return exact or covered(out, number, index) >= COVERED


def covered(out: Figure, number: int, index: SourceIndex) -> float:
    """The share of the words of the output's sentence that stand about a source figure, of those the source knows."""
    words = [lemma for lemma in (out.context or Context()).sentence if lemma in index.postings]
    held = frozenset().union(*index.around(number, 1))
    total = sum(map(index.weight, words))
    return sum(index.weight(lemma) for lemma in words if lemma in held) / total if total else 0.0


def digits(figure: Figure) -> int:
    """How many digits a value states: 2,980,815 stands twice in a text for one reason only, 2 for any."""
    if figure.date is not None:
        return 1 + sum(part is not None for part in (figure.date.day, figure.date.month, figure.date.part)) * 2
    if figure.low is None or figure.high is None:
        return 1
    ends = {figure.low, figure.high}
    return sum(len(end.normalize().as_tuple().digits) for end in ends) + len(ends) - 1


def excluded(out: Figure, number: int, index: SourceIndex, *, company: int) -> str:
    """Say why a source figure cannot be the output's, whatever its fit and its company; empty where it can."""
    source = index.figures[number]
    rules: tuple[Callable[[Figure, Figure, int, SourceIndex], str], ...] = (
        _other_sort,
        _rival,
        _other_way,
        _other_event,
        apart.other_bearer,
        apart.other_owner,
        apart.other_count,
        apart.other_time,
    )
    if out.kind is Kind.SCORE or not company:
        rules = (*rules, _other_noun, _other_subject)
    for rule in rules:
        why = rule(out, source, index.sentence_of[number], index)
        if why:
            return why
    return ""


def _other_sort(out: Figure, source: Figure, _: int, __: SourceIndex) -> str:
    """A rank is no count, and a doubling no two things."""
    if (out.kind is Kind.ORDINAL) is not (source.kind is Kind.ORDINAL):
        return f"as {source.surface!r}"
    change = source.kind is Kind.MULTIPLIER and source.surface.lower().endswith(("ed", "ing", "fold"))
    return f"as {source.surface!r}" if change and out.kind is Kind.COUNT else ""


def _other_noun(out: Figure, source: Figure, sentence: int, index: SourceIndex) -> str:
    """The second half is not the second goal; a 2014 film not a 2014 album."""
    same = same_head(out, source)
    if out.kind is Kind.ORDINAL:
        firsts = {_first(out), _first(source)}
        parted = len(firsts) == 2 and "" not in firsts and bool(firsts & PARTS)
        other = same is False and not _timely(out, source)
        return f"for {source.counted}" if parted or other else ""
    if out.kind is Kind.COUNT and same is False and digits(out) < 3 and not _timely(out, source):
        mine, held = out.context or Context(), index.words[sentence]
        elsewhere = mine.head in index.postings and mine.head not in held
        return f"for {source.counted}" if elsewhere and not any(word in held for word in mine.predicates) else ""
    if out.date is not None and source.context is not None and source.context.head:
        return f"for {source.counted}" if _another_titled(out, source, index.words[sentence], index) else ""
    return ""


def _another_titled(out: Figure, source: Figure, held: frozenset[str], index: SourceIndex) -> bool:
    """Whether the source's year names a thing ("the 2014 film") that the output does not speak of."""
    mine, theirs = out.context or Context(), source.context or Context()
    phrase = {theirs.head, *theirs.modifiers}
    elsewhere = mine.head in index.postings and mine.head not in held
    if elsewhere and not phrase & {mine.head, *mine.modifiers}:
        return True
    if phrase & {*mine.sentence, *mine.before}:
        return False
    told = {mine.head, *mine.predicates} - {""}
    return bool(told) and not told & held


def _first(figure: Figure) -> str:
    """The noun right after a figure."""
    context = figure.context or Context()
    return (*context.modifiers, context.head)[0]


def _rival(out: Figure, source: Figure, _: int, __: SourceIndex) -> str:
    rivals = rival_predicate(out, source)
    if rivals and {*rivals} == _WAYS and Direction.NONE not in (out.direction, source.direction):
        return ""  # Each tells its own direction, closer than the words of a clause do.
    return f"with another verb ({rivals[1]}, not {rivals[0]})" if rivals else ""


def _other_way(out: Figure, source: Figure, _: int, __: SourceIndex) -> str:
    """What rose did not fall, and a change is no level."""
    if not contradict(out, source):
        return ""
    way, preposition = source.direction.split("_")
    return f"as the {'amount of' if preposition == 'by' else 'level after'} a {way}"


def _other_subject(out: Figure, source: Figure, sentence: int, index: SourceIndex) -> str:
    """Two names, and the source's clause knows only its own."""
    mine, theirs = out.context or Context(), source.context or Context()
    if _other_given_name(mine.name, theirs.name, index):
        return f"for {theirs.name}"
    if not (_bare(mine.name) and _bare(theirs.name)):
        return ""
    score = out.kind is Kind.SCORE
    near = index.words[sentence] | (index.words[sentence - 1] if sentence and not score else frozenset())
    known = [lemma for lemma in mine.subject if lemma in index.postings]
    apart = known and not any(lemma in near for lemma in known)
    if not apart or any(lemma in mine.clause for lemma in theirs.subject):
        return ""
    return f"for {theirs.name}" if index.names(theirs.name) and index.names(mine.name) else ""


def _bare(name: str) -> bool:
    """Whether a subject stands without an article or the like, as a name does."""
    first = name.split(" ", 1)[0].lower()
    return first[:1].isalpha() and first not in DETERMINERS


def _other_given_name(mine: str, theirs: str, index: SourceIndex) -> bool:
    """Whether two full names share the surname alone, and the source has both."""
    a, b = _full_name(mine), _full_name(theirs)
    full = len(a) > 1 and len(b) > 1
    return full and a[-1] == b[-1] and a[-2] != b[-2] and " ".join(a) in index.text


def _full_name(subject: str) -> list[str]:
    """The capitalised words a subject ends with, without an article."""
    run: list[str] = []
    for word in reversed(subject.split()):
        if not word[:1].isupper() or not word[-1].isalpha() or word in ("The", "A", "An"):
            break
        run.insert(0, word)
    return run


def _other_event(out: Figure, source: Figure, sentence: int, index: SourceIndex) -> str:
    """A year in brackets after a title is the title's, where the sentence dates its event otherwise."""
    if out.date is None or (out.context and out.context.left[-1:] != ("in",)):
        return ""
    before = index.text[max(0, source.span.start - 2) : source.span.start].strip()
    after = index.text[source.span.end : source.span.end + 2].strip()
    dated = any(
        other.date is not None
        and other is not source
        and other.context
        and other.context.left[-1:] in (("in",), ("on",))
        for other in (index.figures[k] for k in index.figures_in.get(sentence, ()))
    )
    return "for the title before it" if before == "(" and after[:1] == ")" and dated else ""


def _timely(out: Figure, source: Figure) -> bool:
    """Whether "first time" and "first X" may be one: the X stands in the other's clause."""
    a, b = out.context or Context(), source.context or Context()
    if b.head == "tim":
        return bool({a.head, *a.predicates} & {*b.clause})
    return b.head in a.clause or a.head in b.clause


def same_head(out: Figure, source: Figure) -> bool | None:
    """Whether two figures count the same noun; None where either counts none."""
    if out.context is None or source.context is None or not out.context.head or not source.context.head:
        return None
    phrase = {source.context.head, *source.context.modifiers}
    return out.context.head in phrase or source.context.head in out.context.modifiers


def rival_predicate(out: Figure, source: Figure) -> tuple[str, str] | None:
    """Two families never to be merged, one told by each side's clause alone; None where there are none."""
    if out.context is None or source.context is None:
        return None
    if out.kind is Kind.SCORE and not {*out.context.subject} & {*source.context.subject}:
        return None
    mine, theirs = set(out.context.clause), set(source.context.clause)
    for pair in RIVALS:
        for a, b in (pair, pair[::-1]):
            if "=" + a in mine and "=" + b not in mine and "=" + b in theirs and "=" + a not in theirs:
                return a, b
    return None
