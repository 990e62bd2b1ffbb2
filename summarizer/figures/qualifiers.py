"""What a figure may lose on the way from a source: its rate, its part of a whole, its modality, its speaker, its clock.

Knows one output figure and the source figure that bears it out by value and place. Each check says in words what
changed, or nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.figures.compare import relate
from summarizer.figures.figure import Context, Figure, Kind
from summarizer.figures.index import SourceIndex
from summarizer.figures.lexicon_words import ANY_SPEAKER, GROUPS, MODALS, PRONOUNS, WEEKDAYS, ZONES
from summarizer.figures.roles import OPPOSITE, Role, figures_of, role_of
from summarizer.figures.words import lemma_of, words_of

_RATES = ("day", "week", "month", "year", "hour", "minute", "head", "person", "household", "capita", "each", "apiece")
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
_TALLIES = frozenset("count toll figure estimate number tally report total".split())
_REVISED = frozenset("revis correct updat".split())
_SOFT = frozenset(
    "potentially possibly perhaps likely if expected expects planned plans believes forecast would-be".split()
)


_PAST = _FORMER | set(
    """had was were until once then ago first last next previous year past instead rather not from up down rising
    falling starting began started compared higher lower old planned budgeted promised agreed""".split()
)
"""Words by which a sentence says that its figure is not, or not only, the present one."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PLACES, _BESIDE = 20, 5
"""At how many places two names are looked for side by side, and how many words apart that is."""
_ROLES = {
    Role.EARLIER: "earlier figure",
    Role.PRESENT: "present figure",
    Role.PART: "part",
    Role.WHOLE: "whole",
}


def changed(out: Figure, number: int, index: SourceIndex) -> str:
    """Say which qualifier of a source figure the output does not keep; empty where it keeps them."""
    source = index.figures[number]
    for check in (_rate, _part, _modality, _earlier, _role, _zone):
        why = check(out, source, index.sentence_of[number], index)
        if why:
            return why
    return _speaker(out, number, index)


def _rate(out: Figure, source: Figure, sentence: int, index: SourceIndex) -> str:
    """A total is no rate, nor the other way round."""
    mine, theirs = _basis(out), _basis(source)
    if (out.period or "") in _TOTALS:
        said = index.sentences[sentence].span.of(index.text).lower().split()
        return "the source gives it for each" if theirs or {"each", "apiece", "per", "every"} & {*said} else ""
    if mine and not theirs:
        around = index.sentences[max(0, sentence - 1) : sentence + 2]
        held = index.text[around[0].span.start : around[-1].span.end].lower()
        forms = (
            f"a {mine}",
            f"an {mine}",
            f"per {mine}",
            f"every {mine}",
            f"each {mine}",
            mine if mine == "each" else "each",
        )
        known = any(form in held for form in (*forms, *(a for a, b in _ADVERBS.items() if b == mine)))
        return "" if known else f"the source gives no figure per {mine}"
    return ""


def _basis(figure: Figure) -> str:
    words = (figure.period or "").split()
    last = _ADVERBS.get(words[-1], words[-1]) if words else ""
    return last if last in _RATES else ""


def _part(out: Figure, source: Figure, sentence: int, index: SourceIndex) -> str:
    """Women are a part of people: the source must speak of them."""
    mine, theirs = out.context or Context(), source.context or Context()
    if out.kind not in (Kind.COUNT, Kind.VAGUE) or mine.head not in _groups() or mine.head == theirs.head:
        return ""
    near = frozenset().union(*index.words[max(0, sentence - 1) : sentence + 2])
    if mine.head in near or mine.head in theirs.modifiers:
        return ""
    return f"the source counts {source.counted or 'others'}, not {out.counted}"


def _groups() -> frozenset[str]:
    return frozenset(lemma_of(word) for word in GROUPS)


def _modality(out: Figure, source: Figure, _: int, __: SourceIndex) -> str:
    """What was planned, expected or possible is told as done."""
    mine, theirs = out.context or Context(), source.context or Context()
    told = set(mine.predicates) - set(mine.unreal)
    if mine.unreal or not told & set(theirs.unreal):
        return ""
    start = out.clause.start - mine.start if out.clause else 0
    end = out.clause.end - mine.start if out.clause else len(mine.text)
    if _SOFT & _spoken(mine.text) or (MODALS - {"to"}) & _spoken(mine.text[start:end]):
        return ""
    return f"the source tells it as {source.modality.value}"


def _earlier(out: Figure, source: Figure, _: int, __: SourceIndex) -> str:
    """Where a change began, or what was counted first, is told as where it stands."""
    mine, theirs = out.context or Context(), source.context or Context()
    if _FORMER & set(mine.left) or "from" in mine.left[-2:]:
        return ""
    began = theirs.left[-1:] == ("from",) and (mine.left[-1:] == ("to",) or bool(_REVISED & set(theirs.clause)))
    first = theirs.left[-1:] and (theirs.left[-1] in _EARLIER or (theirs.left[-2:-1] and theirs.left[-2] in _TALLIES))
    first = bool(first) and bool(_EARLIER & set(theirs.left))
    return "the source gives it as the earlier figure" if began or first else ""


def _role(out: Figure, source: Figure, _: int, __: SourceIndex) -> str:
    """Two figures of one pair have changed their parts, or the earlier one alone is told as the present one."""
    mine, theirs = role_of(out), role_of(source)
    if mine and mine.role is Role.PART and mine.other and (out.low or 0) > (mine.other.high or 0):
        return f"no {out.surface} can be out of {mine.other.surface}"
    if theirs is None:
        return ""
    if mine is None:
        told = theirs.role is Role.EARLIER and theirs.firm and not _dated_back(out, theirs.other)
        return "the source gives it as the earlier figure" if told else ""
    same = mine.other is None or (theirs.other is not None and relate(mine.other, theirs.other) is not None)
    return f"the source gives it as the {_ROLES[theirs.role]}" if mine.role is OPPOSITE[theirs.role] and same else ""


def _dated_back(out: Figure, present: Figure | None) -> bool:
    """Whether a sentence says that its figure is of an earlier time, or gives the present one beside it."""
    text = out.context.text if out.context else ""
    if _PAST & _spoken(text) or _YEAR.search(text):
        return True
    return present is not None and any(relate(other, present) for other in figures_of(text))


def _zone(out: Figure, source: Figure, _: int, __: SourceIndex) -> str:
    """A time keeps its time zone."""
    if out.kind is not Kind.TIME:
        return ""
    mine, theirs = _zone_of(out), _zone_of(source)
    return f"the source does not give it in {mine.upper()}" if mine and mine != theirs else ""


def _zone_of(figure: Figure) -> str:
    words = [word.lower for word in words_of(figure.surface, 0, len(figure.surface))]
    right = figure.context.right[:1] if figure.context else ()
    return next((word for word in (*words, *right) if word in ZONES), "")


def _speaker(out: Figure, number: int, index: SourceIndex) -> str:
    """Another speaker of the source is given the figure."""
    source, sentence = index.figures[number], index.sentence_of[number]
    mine, theirs = _named(out.speaker), _named(source.speaker) or _lemmas(source.speaker or "")
    if not mine or not theirs or _points_back(sentence, index) or not all(lemma in index.postings for lemma in mine):
        return ""
    told = theirs & set(out.context.sentence if out.context else ())
    if told or mine & (index.words[sentence] | theirs) or _apart(out) or _one(mine, theirs, index):
        return ""
    around = index.words[max(0, sentence - 3) : sentence + 3]
    speaks = any(figure.speaker and mine & _lemmas(figure.speaker) for figure in index.figures)
    return f"the source gives it to {source.speaker}" if speaks or not any(mine & words for words in around) else ""


def _named(speaker: str | None) -> set[str]:
    """The lemmas that tell one speaker from another."""
    return _lemmas(speaker or "") - _any_speaker()


def _points_back(sentence: int, index: SourceIndex) -> bool:
    """Whether a sentence begins with whom it takes from the one before: "Its chairwoman said"."""
    words = index.sentences[sentence].words
    return bool(words) and words[0].lower in PRONOUNS


def _apart(out: Figure) -> bool:
    """Whether the speaker's statement is another one, joined to the figure's by "and"."""
    if out.context is None or out.speaker_span is None or out.speaker_span.start < out.span.end:
        return False
    start = out.context.start
    return ", and " in out.context.text[out.span.end - start : out.speaker_span.start - start]


def _one(mine: set[str], theirs: set[str], index: SourceIndex) -> bool:
    """Whether the source names the two side by side somewhere, as one: "the mayor, Ada Brook"."""
    for sentence in index.postings[min(mine, key=lambda lemma: len(index.postings[lemma]))][:_PLACES]:
        lemmas = [word.lemma for word in index.sentences[sentence].words]
        places = [at for at, lemma in enumerate(lemmas) if lemma in mine]
        if any(theirs & set(lemmas[max(0, at - _BESIDE) : at + _BESIDE + 1]) for at in places):
            return True
    return False


@lru_cache(maxsize=1)
def _any_speaker() -> frozenset[str]:
    return frozenset(lemma_of(word) for word in ANY_SPEAKER | WEEKDAYS)


def _spoken(text: str) -> set[str]:
    """The words of a text, lower-case."""
    return {word.lower for word in words_of(text, 0, len(text))}


def _lemmas(text: str) -> set[str]:
    return {word.lemma for word in words_of(text, 0, len(text)) if word.lemma}
