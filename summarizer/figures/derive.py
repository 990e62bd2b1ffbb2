"""Figures that a source does not write but that follow from it: by arithmetic or by counting.

Knows the index, values and lists. A derivation shows its operands, stays inside one passage, and is never more
precise than they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from summarizer.figures import binding, derive_shares, derive_spans, derive_sums, derive_terms, lists
from summarizer.figures.derive_terms import Derivation, Rule
from summarizer.figures.figure import Context, Figure, Hedge, Kind, Span
from summarizer.figures.index import SourceIndex
from summarizer.figures.lexicon import PEOPLE_WORDS
from summarizer.figures.words import lemma_of

FIT = 0.3
"""How well a passage must fit an output's words before its figures may be reckoned with."""

_PASSAGES = 4
_ANYWHERE = 20
"""From what sum on two joined counts may stand in any sentence: a smaller number comes out of many pairs."""
_OPENING = re.compile(r"\b(?:open(?:er|ed|ing)|inaugural|maiden|debut)\b", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:equalis\w+|equaliz\w+|level(?:led|ling)?|drew level)\b", re.IGNORECASE)
_PULLED_BACK = re.compile(
    r"\b(?:got|pulled|grabbed|clawed|scored|netted)\s(?:one|a\sgoal|a\sconsolation)(?:\sgoal)?(?:\sback)?\b"
    r"|\bconsolation\b|\bhalv(?:ed|ing)\sthe\sdeficit\b|\breduced\sthe\sdeficit\b",
    re.IGNORECASE,
)


_DIFFERENCE = frozenset(
    """more fewer less than difference gap lead led ahead behind by rise rose risen fall fell fallen up down increase
    increased drop dropped decrease higher lower longer shorter older younger another other remaining rest""".split()
)
"""Words by which a difference is stated."""
_SINGULAR = re.compile(r"\b(?:an?|the|another)\s((?:[^\W\d_]+[ -]){0,3}?)([^\W\d_]+)", re.IGNORECASE)
_TURN = re.compile(
    r"(?:^|(?<=[.!?)]\s)|(?<=[.!?]\s\.\s))((?:[A-Z][\w'’.-]*[ ]){0,2}[A-Z][\w'’.-]*)[ ]?:(?=\s)", re.MULTILINE
)
"""The name that begins a speaker's turn in a dialogue."""
_PEOPLE = frozenset(map(lemma_of, PEOPLE_WORDS)) | {lemma_of("people")}
_PARTIES = frozenset(map(lemma_of, "people person persons parties speakers friends participants colleagues".split()))
_PAIR = re.compile(
    r"\ban?\s((?:[^\W\d_]+\s)?)([^\W\d_]+)\b[^.;]{0,80}?\band\s(?:[^\W\d_]+\s){0,3}?(one|another|a\ssecond)\b",
    re.IGNORECASE,
)


def derive(figure: Figure, words: binding.Profile, index: SourceIndex) -> Derivation | None:
    """Look for a derivation of a figure that no value of the source supports."""
    passages = [
        sentence
        for sentence in binding.best_sentences(words, index, _PASSAGES)
        if binding.fit_sentence(words, sentence, index) >= FIT
    ]
    for rule in _RULES.get(figure.kind, ()):
        found = rule(figure, passages, index)
        if found:
            return found
    return None


def _figures(passages: Sequence[int], index: SourceIndex) -> Iterator[list[Figure]]:
    for sentence in passages:
        yield [index.figures[number] for number in index.figures_in.get(sentence, ())]


def _listed_by_output(figure: Figure, _: Sequence[int], index: SourceIndex) -> Derivation | None:
    """A count of what the output itself goes on to list, each item known to the source."""
    items = figure.context.items if figure.context else ()
    if figure.low != len(items):
        return None
    places = []
    for item in items:
        known = [
            place for word in re.findall(r"[^\W\d_]+", item) if (place := index.postings.get(lemma_of(word.lower())))
        ]
        if not known:
            return None
        places.append(index.sentences[min(known, key=len)[0]].span)
    return Derivation(how=f"counts the {len(items)} it lists", evidence=tuple(dict.fromkeys(places)))


def _listed_by_source(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """A count of names the source strings together."""
    for sentence in passages:
        span = index.sentences[sentence].span
        for names in lists.strung_names(span.of(index.text)):
            held = [index.figures[number] for number in index.figures_in.get(sentence, ())]
            if figure.low == len(names) and figure.hedge is Hedge.NONE and not _stated(figure, held):
                return Derivation(how=f"counts {', '.join(names)}", evidence=(span,))
    return None


def _from_speakers(figure: Figure, _: Sequence[int], index: SourceIndex) -> Derivation | None:
    """Two people, from a dialogue whose lines begin with the names of two speakers."""
    head = figure.context.head if figure.context else ""
    if figure.hedge is not Hedge.NONE or head not in _PARTIES or (figure.low or 0) < 2:
        return None
    turns = _turns(index.text)
    if figure.low != len(turns):
        return None
    return Derivation(how=f"counts the speakers {', '.join(turns)}", evidence=tuple(turns.values()))


@lru_cache(maxsize=4)
def _turns(text: str) -> dict[str, Span]:
    """The names that begin turns of a dialogue -> where the last turn of each begins."""
    return {match[1]: Span(start=match.start(1), end=match.end(1)) for match in _TURN.finditer(text)}


def _from_ordinal(figure: Figure, _: Sequence[int], index: SourceIndex) -> Derivation | None:
    """Six times, from "his sixth"; 46 years, from "its 46th year"."""
    context = figure.context or Context()
    if figure.hedge is not Hedge.NONE:
        return None
    for number in index.candidates(figure):
        source = index.figures[number]
        theirs = source.context or Context()
        if source.kind is not Kind.ORDINAL or source.low != figure.low or (source.low or 0) < 2:
            continue
        spoken = {*context.sentence, *context.subject} & {*theirs.subject, *theirs.clause}
        times = context.head in ("tim", "=win", "") and spoken
        years = figure.kind is Kind.DURATION and theirs.head == lemma_of(figure.unit or "")
        if times or years or (theirs.head and theirs.head == context.head):
            return Derivation(how=f"follows from {source.surface!r}", evidence=(source.span,))
    return None


def _from_duration(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """The 87th minute, from "an 87 minute winner"."""
    context = figure.context or Context()
    for held in _figures(passages, index):
        for source in held:
            unit = lemma_of(source.unit or "")
            if source.kind is Kind.DURATION and source.low == figure.low and unit in {context.head, *context.modifiers}:
                return Derivation(how=f"follows from {source.surface!r}", evidence=(source.span,))
    return None


def _from_pair(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """Two, from "a goal in the first half and another late on"."""
    head = figure.context.head if figure.context else ""
    if figure.low != 2 or not head:
        return None
    named = index.postings.get(head, [])[: 3 * _PASSAGES]
    for sentence in dict.fromkeys((*passages, *named)):
        span = index.sentences[sentence].span
        match = _PAIR.search(index.text, span.start, span.end)
        if match and head in (lemma_of(match.group(1).strip().lower()), lemma_of(match.group(2).lower())):
            place = Span(start=match.start(), end=match.end())
            return Derivation(
                how=f"counts {match.group(1) + match.group(2)!r} and {match.group(3)!r}", evidence=(place,)
            )
    return None


def _from_article(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """One X, from "a X": the singular noun with its article, in a passage about the same thing."""
    context = figure.context or Context()
    if figure.low != 1 or figure.hedge is not Hedge.NONE:
        return None
    wanted = {context.head, *context.modifiers} - {""}
    deadly = {"=die", "=injure", "=arrest", "=missing"} & set(context.clause)
    named = index.postings.get(context.head, [])[:_PASSAGES]
    for sentence in dict.fromkeys((*passages, *named)):
        span = index.sentences[sentence].span
        for match in _SINGULAR.finditer(span.of(index.text)):
            noun = lemma_of(match.group(2).lower())
            if noun in wanted or (deadly and deadly <= index.words[sentence] and not match.group(2).endswith("s")):
                place = Span(start=span.start + match.start(), end=span.start + match.end())
                return Derivation(how=f"is {match.group()!r}", evidence=(place,))
    return None


def _from_opening(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """First, from "opening" and "opener"."""
    if figure.low != 1:
        return None
    for sentence in passages:
        span = index.sentences[sentence].span
        match = _OPENING.search(index.text, span.start, span.end)
        if match:
            return Derivation(how=f"is {match.group()!r}", evidence=(Span(start=match.start(), end=match.end()),))
    return None


def _from_sum(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """A sum of two to four figures of one passage, or the difference of two."""
    if figure.hedge is not Hedge.NONE or figure.low is None or figure.low != figure.high:
        return None
    for held in _figures(passages, index):
        terms = [source for source in held if _summable(figure, source)][:8]
        for size in (2, 3, 4):
            for chosen in (terms[first : first + size] for first in range(len(terms) - size + 1)):
                values = [source.low or Decimal(0) for source in chosen]
                sign = _total(figure, values, chosen)
                if sign and not _stated(figure, held, chosen):
                    shown = f" {sign} ".join(source.surface for source in chosen)
                    return Derivation(how=f"is {shown}", evidence=tuple(source.span for source in chosen))
    return None


def _from_joined(figure: Figure, _: Sequence[int], index: SourceIndex) -> Derivation | None:
    """450 on board, from "412 passengers and 38 crew", wherever the source joins the two."""
    head = figure.context.head if figure.context else ""
    if figure.hedge is not Hedge.NONE or figure.low is None or figure.low != figure.high or figure.low < _ANYWHERE:
        return None
    for first, second in index.joined.get(figure.low, ()):
        heads = {derive_terms.head_of(source) for source in (first, second)}
        people = head == "=person" and not heads.isdisjoint(_PEOPLE)
        if (head == "" or people) and len(heads) == 2 and "" not in heads:
            return Derivation(how=f"is {first.surface} + {second.surface}", evidence=(first.span, second.span))
    return None


def _total(figure: Figure, values: list[Decimal], chosen: Sequence[Figure]) -> str:
    """The sign that makes the figure of the values: a sum of like things, or a difference stated as one."""
    heads = {source.context.head for source in chosen if source.context and source.context.head}
    moves = {source.direction.split("_")[-1] for source in chosen}
    context = figure.context or Context()
    part = len(heads) == 2 and context.head in heads and not heads <= {*context.sentence}
    if sum(values) == figure.low and len(heads) <= 2 and len(moves) == 1 and not part:
        return "+"  # A change and a level do not add up here: that is for `derive_sums.level`.
    if figure.unit == "%":
        return ""  # Two shares lie percentage points apart, not per cent.
    told = figure.context is not None and bool(_DIFFERENCE & set(figure.context.text.lower().split()))
    apart = len(values) == 2 and abs(values[0] - values[1]) == figure.low
    return "-" if told and apart and len(heads) < 2 else ""


def _stated(figure: Figure, held: Sequence[Figure], operands: Sequence[Figure] = ()) -> bool:
    """Whether a passage states another number of the very noun that an output's figure counts, and no operand does."""
    head = figure.context.head if figure.context else ""
    if any(derive_terms.head_of(source) == head for source in operands):
        return False
    counts = (source for source in held if source not in operands and source.kind is Kind.COUNT)
    return figure.kind is Kind.COUNT and head != "" and any(derive_terms.head_of(source) == head for source in counts)


def _summable(figure: Figure, source: Figure) -> bool:
    single = source.low is not None and source.low == source.high and source.hedge is Hedge.NONE
    return single and source.kind is figure.kind and (source.unit or "") == (figure.unit or "")


def _from_ratio(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """Doubled, from two figures of one passage."""
    if figure.low is None or figure.low <= 1:
        return None
    for held in _figures(passages, index):
        terms = [source for source in held if source.low and source.low == source.high][:8]
        for a, b in combinations(terms, 2):
            small, large = sorted((a, b), key=lambda source: source.low or Decimal(0))
            ratio = (large.low or Decimal(0)) / (small.low or Decimal(1))
            exact = ratio == figure.low and figure.hedge is Hedge.NONE
            above = figure.low < ratio and figure.hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST)
            if large.kind is small.kind and (exact or (above and ratio < figure.low * 2)):
                return Derivation(how=f"is {large.surface} against {small.surface}", evidence=(large.span, small.span))
    return None


def _from_years(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """A number of years between two dates of one passage."""
    if figure.unit not in ("year", None) or figure.low is None:
        return None
    for held in _figures(passages, index):
        dated = [source for source in held if source.date and source.date.year and source.date.part is None]
        for a, b in combinations(dated, 2):
            assert a.date is not None
            assert b.date is not None
            years = abs((a.date.year or 0) - (b.date.year or 0))
            bare = figure.hedge is Hedge.NONE and years == figure.low
            loose = figure.hedge is not Hedge.NONE and years in (figure.low, figure.low + 1)
            if years and (bare or loose):
                return Derivation(how=f"is {a.surface} to {b.surface}", evidence=(a.span, b.span))
    return None


def _running_score(figure: Figure, passages: Sequence[int], index: SourceIndex) -> Derivation | None:
    """A score after the one stated, when one more goal or an equaliser is reported."""
    for sentence in passages:
        for number in index.figures_in.get(sentence, ()):
            source = index.figures[number]
            if source.kind is not Kind.SCORE or len(source.parts) != 2 or len(figure.parts) != 2:
                continue
            end = index.sentences[min(sentence + 1, len(index.sentences) - 1)].span.end
            high, low = sorted(source.parts, reverse=True)
            later = {tuple(sorted(figure.parts, reverse=True))}
            back = _PULLED_BACK.search(index.text, source.span.end, end)
            level = _LEVEL.search(index.text, source.span.end, end)
            if (back and (high, low + 1) in later) or (level and high == low + 1 and (high, high) in later):
                told = back if back and (high, low + 1) in later else level
                assert told is not None
                how = f"is {source.surface} and then {told.group()!r}"
                return Derivation(how=how, evidence=(source.span, Span(start=told.start(), end=told.end())))
    return None


_APART: tuple[Rule, ...] = (derive_sums.points, derive_sums.difference, derive_sums.level)
_PARTED: tuple[Rule, ...] = (derive_shares.product, derive_shares.rate, derive_shares.base)
_SHARED: tuple[Rule, ...] = (derive_shares.share, derive_shares.change)
_COUNT_RULES: tuple[Rule, ...] = (
    _listed_by_output,
    _from_speakers,
    _from_ordinal,
    _from_article,
    _from_pair,
    _listed_by_source,
    _from_sum,
    _from_joined,
    derive_sums.points,
    derive_sums.difference,
    derive_sums.majority,
    derive_sums.level,
    derive_spans.age,
    *_PARTED,
)
_RULES: dict[Kind, tuple[Rule, ...]] = {
    Kind.COUNT: _COUNT_RULES,
    Kind.MULTIPLIER: (_from_ratio, _from_ordinal, derive_shares.times),
    Kind.MONEY: (_from_sum, *_APART, *_PARTED),
    Kind.PERCENT: (_from_sum, *_APART, *_SHARED),
    Kind.MEASURE: (_from_sum, *_APART, *_PARTED),
    Kind.DURATION: (
        _from_ordinal,
        _from_years,
        _from_sum,
        *_APART,
        derive_spans.between_dates,
        derive_spans.between_hours,
    ),
    Kind.FRACTION: _SHARED,
    Kind.AGE: (_from_years, derive_spans.age),
    Kind.DATE: (derive_spans.year_after,),
    Kind.ORDINAL: (_from_opening, _from_duration),
    Kind.SCORE: (_running_score,),
}
"""The derivations tried for each kind, in order."""
