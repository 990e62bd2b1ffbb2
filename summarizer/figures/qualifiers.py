"""What a figure may lose on the way from a source: its rate, its part of a whole, its modality, its speaker, its clock.

Knows one output figure and the source figure that supports it by value and place. Each check says in words what
changed, or nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise

from summarizer.figures.compare import relate
from summarizer.figures.figure import Context, Figure, Hedge, Modality
from summarizer.figures.index import SourceIndex
from summarizer.figures.lexicon_words import MODALS, PREPOSITIONS, SAME_PAST
from summarizer.figures.reading import is_past, is_verb
from summarizer.figures.roles import OPPOSITE, Played, Role, alike, figures_of, role_of
from summarizer.figures.words import lemma_of, spoken, words_of

_RATES = ("day", "week", "month", "year", "hour", "minute", "head", "person", "household", "capita", "each", "apiece")
_TIMES = frozenset(_RATES[:6])
_TOTALS = ("in total", "altogether")
_ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
    "hourly": "hour",
}


_EARLIER = frozenset("earlier previous previously initial initially former formerly original originally".split())
_FORMER = _EARLIER | {"instead", "against", "before"}
_TALLIES = frozenset("count toll figure estimate number tally report total range forecast guidance".split())
_REVISED = frozenset("revis correct updat".split())
_SOFT = frozenset(
    "budgeted promised potentially possibly perhaps likely if expected expects planned plans forecast would-be".split()
)


_PAST = _FORMER | set(
    """until once then ago first last next previous year past instead rather not from up down rising
    falling starting began started compared higher lower old planned budgeted promised agreed""".split()
)
"""Words by which a sentence says that its figure is not, or not only, the present one."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PEOPLE = lemma_of("people")
_AFTER = 40
"""How many characters after a figure a word may stand that takes it back: "12 openings and seven closures planned"."""
_GOVERNED = re.compile(
    r"\b(?:would(?!\s+(?:go\s+on|later|eventually|become)\b)|could|may|might|will(?!\s+(?:have|be)\b))\s+[^\W\d_]+\b(?:[^.,;:]|[.,](?=\d)){0,60}$",
    re.IGNORECASE,
)
"""A modal and its verb, up to a figure."""
_CORRECTS = re.compile(
    r"\b(?:lowered|raised|revised|cut|corrected|reduced)\s+(?:that|this|the)\s+(?:figure|number|toll|count|estimate|total)\b",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r"\b(?:of\s+(?:which|whom|them)|including|among)\b", re.IGNORECASE)
"""What joins a part to its whole."""
_COMMA = re.compile(r",\s")
"""Where what is said of a whole itself ends: "of the 30 workers hired in May, 12 left"."""
_CHARGES = frozenset(map(lemma_of, "counts charges offences offenses accusations".split()))
"""What one is accused of: that there are so many of them is no allegation."""
_AIMS = frozenset(("target", "goal"))
"""What a figure before them is set as."""
_TO_BE = re.compile(r"\b(?:is|are|was|were)\s+to\b", re.IGNORECASE)
_WERE = frozenset("was were had".split())
_CLOSE = 4
"""How many words before a figure the verb may stand that states it as done."""
_ROLES = {
    Role.EARLIER: "earlier figure",
    Role.PRESENT: "present figure",
    Role.PART: "part",
    Role.WHOLE: "whole",
}


def changes(out: Figure, number: int, index: SourceIndex) -> dict[str, str]:
    """Say by name which qualifiers of a source figure the output does not keep; empty words where it keeps them."""
    source, sentence = index.figures[number], index.sentence_of[number]
    return {
        "other_rate": _rate(out, source, sentence, index),
        "not_yet": _modality(out, source),
        "earlier_value": _earlier(out, source, sentence, index),
        "other_part": _role(out, source),
    }


def _rate(out: Figure, source: Figure, sentence: int, index: SourceIndex) -> str:
    """A total is no rate, nor the other way round."""
    mine, theirs = _basis(out), _basis(source)
    if (out.period or "") in _TOTALS:
        said = index.sentences[sentence].span.of(index.text).lower().split()
        return "the source gives it for each" if theirs or {"each", "apiece", "per", "every"} & {*said} else ""
    if {mine, theirs} <= _TIMES and mine != theirs:
        return f"the source gives it per {theirs}"
    if mine and not theirs:
        held = index.sentences[sentence].span.of(index.text).lower()
        forms = (
            f"a {mine}",
            f"an {mine}",
            f"per {mine}",
            f"every {mine}",
            f"each {mine}",
            mine if mine == "each" else "each",
        )
        known = any(form in held for form in (*forms, *(a for a, b in _ADVERBS.items() if b == mine)))
        before = (index.figures[number] for number in index.figures_in.get(sentence - 1, ()))
        known = known or any(_basis(figure) == mine for figure in before)
        return "" if known else f"the source gives no figure per {mine}"
    return ""


def _basis(figure: Figure) -> str:
    words = (figure.period or "").split()
    last = _ADVERBS.get(words[-1], words[-1]) if words else ""
    return last if last in _RATES else ""


def _modality(out: Figure, source: Figure) -> str:
    """What was planned, expected or possible is stated as done."""
    mine, theirs = out.context or Context(), source.context or Context()
    if source.modality is Modality.ALLEGED and theirs.head in _CHARGES:
        return ""
    told = set(mine.predicates) - set(mine.unreal)
    if mine.unreal or not (told & set(theirs.unreal) or (_ahead(source) and _done(out))):
        return ""
    start = out.clause.start - mine.start if out.clause else 0
    end = out.clause.end - mine.start if out.clause else len(mine.text)
    near = mine.text[max(0, start) : max(end, out.span.end - mine.start + _AFTER)]
    kept = _SOFT & spoken(near) or (MODALS - {"to"}) & spoken(mine.text[start:end])
    if kept or _TO_BE.search(near) or out.hedge is Hedge.ESTIMATED:
        return ""
    told_as = source.modality if source.modality is not Modality.NONE else Modality.POSSIBLE
    return f"the source tells it as {told_as.value}"


def _ahead(source: Figure) -> bool:
    """Whether a modal right before a figure governs it."""
    context = source.context or Context()
    if source.modality is Modality.NONE and _YEAR.search(context.text):
        return False
    return bool(_GOVERNED.search(_lead(source)))


def _done(out: Figure) -> bool:
    """Whether the words right before a figure state it as done."""
    lead = _lead(out)
    words = words_of(lead, 0, len(lead))[-_CLOSE:]
    return out.date is None and any(_is_done(word.lower) for word in words)


def _lead(figure: Figure) -> str:
    """The words of a figure's clause before it."""
    context = figure.context or Context()
    start = figure.clause.start if figure.clause else figure.span.start
    return context.text[max(0, start - context.start) : figure.span.start - context.start]


def _is_done(lower: str) -> bool:
    return is_past(lower) or lower in _WERE or lower in SAME_PAST or lower.endswith("ed")


def _earlier(out: Figure, source: Figure, at: int, index: SourceIndex) -> str:
    """Where a change began, or what was counted first, is stated as where it stands."""
    mine, theirs = out.context or Context(), source.context or Context()
    if _FORMER & set(mine.left) or "from" in mine.left[-2:]:
        return ""
    began = theirs.left[-1:] == ("from",) and (mine.left[-1:] == ("to",) or bool(_REVISED & set(theirs.clause)))
    first = theirs.left[-1:] and (theirs.left[-1] in _EARLIER or (theirs.left[-2:-1] and theirs.left[-2] in _TALLIES))
    first = bool(first) and bool(_EARLIER & set(theirs.left))
    return "the source gives it as the earlier figure" if began or first or _corrected(out, source, at, index) else ""


def _corrected(out: Figure, source: Figure, sentence: int, index: SourceIndex) -> bool:
    """Whether the next sentence of the source puts another value in its place: "It lowered that figure to 790"."""
    if sentence + 1 >= len(index.sentences) or not source.low or _dated_back(out, None):
        return False
    numbers = index.figures_in.get(sentence + 1, ())
    new = [index.figures[number] for number in numbers if alike(index.figures[number], source)]
    close = bool(new) and new[0].low is not None and source.low / 2 <= new[0].low <= source.low * 2
    last = [index.figures[number] for number in index.figures_in[sentence] if alike(index.figures[number], source)][-1:]
    return (
        close and last == [source] and _CORRECTS.search(index.sentences[sentence + 1].span.of(index.text)) is not None
    )


def _role(out: Figure, source: Figure) -> str:
    """Two figures of one pair have changed their parts, or the earlier one alone is stated as the present one."""
    mine, theirs = role_of(out), role_of(source)
    if mine and mine.role is Role.PART and mine.other and (out.low or 0) > (mine.other.high or 0):
        return f"no {out.surface} can be out of {mine.other.surface}"
    if theirs is None:
        return ""
    if mine is None and theirs.role is Role.WHOLE and _of_the_part(out, source, theirs):
        return "the source gives it for the whole, not for a part"
    if mine is None:
        told = theirs.role is Role.EARLIER and theirs.firm and not _dated_back(out, theirs.other)
        return "the source gives it as the earlier figure" if told else ""
    same = mine.other is None or (theirs.other is not None and relate(mine.other, theirs.other) is not None)
    return f"the source gives it as the {_ROLES[theirs.role]}" if mine.role is OPPOSITE[theirs.role] and same else ""


def _of_the_part(out: Figure, source: Figure, whole: Played) -> bool:
    """Whether an output says of a whole what its source says of the part: of "12 of the 30 died" that 30 died."""
    mine, theirs = out.context or Context(), source.context or Context()
    if whole.other is None or not mine.left or mine.left[-1] in PREPOSITIONS:
        return False
    at = source.span.start - theirs.start
    later = whole.other.span.start > at and not {"of", "among"} & {*theirs.left}
    ahead = whole.other.span.start > at
    joined = (_OF_WHICH if later else _COMMA).search(theirs.text, at, whole.other.span.start) if ahead else None
    words = words_of(theirs.text, joined.end() if joined else 0, len(theirs.text))
    verbs = {b.lemma for a, b in pairwise(words) if b.lemma and is_verb(b.lower, a.lower)}
    own = {*theirs.modifiers, theirs.head} | _said_of(source, later=later)
    return bool(verbs & {*mine.predicates, mine.head} - own)


def _said_of(whole: Figure, *, later: bool) -> set[str]:
    """The verbs that a whole itself stands by: those of its clause, where its part comes later."""
    context = whole.context or Context()
    lead = words_of(context.text, 0, whole.span.start - context.start) if later else []
    return {b.lemma for a, b in pairwise(lead) if b.lemma and is_verb(b.lower, a.lower)}


def _dated_back(out: Figure, present: Figure | None) -> bool:
    """Whether a sentence says that its figure is of an earlier time, or gives the present one beside it."""
    text = out.context.text if out.context else ""
    if _PAST & spoken(text) or _YEAR.search(text):
        return True
    return present is not None and any(relate(other, present) for other in figures_of(text))
