"""Who is said to have said it: whether a source gives a figure to the speaker that an output gives it to.

Knows speakers as `context` read them, and how a source calls one again; values are for `compare`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.figures.context import PARTING
from summarizer.figures.figure import Context, Figure
from summarizer.figures.index import SourceIndex
from summarizer.figures.lexicon_words import ANY_SPEAKER, PRONOUNS, RECALLED, SAYING, WEEKDAYS
from summarizer.figures.words import lemma_of, lemmas_in, spoken

_OPENING = 20
"""How far into a sentence its opening words' own speaker may stand."""
_HE_SAID = re.compile(
    r"\b(?:he|she|it|they)\s+(?:also\s+|later\s+|then\s+|had\s+)?(?:said|says|say|believes?|claimed|claims|estimated|put|puts)\b",
    re.IGNORECASE,
)
_WHOSE = frozenset("his her its their".split())
_WHO = frozenset("he she they".split())
_PLACES, _BESIDE = 20, 5
"""At how many places two names are looked for side by side, and how many words apart that is."""


def another(out: Figure, number: int, index: SourceIndex) -> str:
    """Say to whom the source gives a figure that the output gives to another speaker; empty where it does not.

    Parameters
    ----------
    out
        A figure of the output.
    number
        The source figure that supports it.
    """
    source, sentence = index.figures[number], index.sentence_of[number]
    mine, theirs = _called(out.speaker), _named(source.speaker) or lemmas_in(source.speaker or "")
    if not mine or not all(lemma in index.postings for lemma in mine):
        return ""
    if _points_back(source, sentence, index):
        return "" if theirs else _taken_up(mine, out, source, sentence, index)
    if not theirs and index.part_of(number):
        heard = _apart(out) or _parted(out) or mine & index.words[sentence]
        return "" if heard else f"the {index.part_of(number)} gives it as nobody's word"
    if not theirs:
        return _taken_up(mine, out, source, sentence, index) or _unheard(mine, out, sentence, index)
    told = theirs <= set(out.context.sentence if out.context else ())
    known = mine & theirs or mine <= _stated(source) or _of_another(mine, out, sentence, index)
    if told or known or _apart(out) or _one(_office(out.speaker or "", mine), theirs, index):
        return ""
    again = _by_name(out.speaker or "") and not _named(source.speaker) - _recalled() and not theirs & _offices()
    beside = mine & index.words[sentence]
    around = index.words[max(0, sentence - 3) : sentence + 3]
    recalled = again and not beside and any(mine & words for words in around)
    return "" if recalled else f"the source gives it as the word of {source.speaker}"


def _of_another(mine: set[str], out: Figure, sentence: int, index: SourceIndex) -> bool:
    """Whether a sentence begins with somebody's, "its chair", and the output names whose or the office."""
    words = index.sentences[sentence].words
    if words[0].lower not in _WHOSE or out.speaker is None:
        return False
    office = out.speaker.lower().split()[-1]
    return any(word.lower == office for word in words) or (sentence > 0 and bool(mine & index.words[sentence - 1]))


def _stated(source: Figure) -> set[str]:
    """The words of a figure's own statement: semicolons, and a "while", part it from another's."""
    context = source.context or Context()
    at = source.span.start - context.start
    starts = [part.end() for part in PARTING.finditer(context.text, 0, at)]
    after = PARTING.search(context.text, at)
    return lemmas_in(context.text[starts[-1] if starts else 0 : after.start() if after else len(context.text)])


def _taken_up(mine: set[str], out: Figure, source: Figure, sentence: int, index: SourceIndex) -> str:
    """A statement of "he" or "they" is given to another than the one the sentence before quotes."""
    if not sentence or not _HE_SAID.search((source.context or Context()).text):
        return ""
    before = index.sentences[sentence - 1]
    heard = (index.figures[number].speaker for number in index.figures_in.get(sentence - 1, ()))
    name = next(filter(None, heard), "") or next((clause.name for clause in before.clauses if clause.name), "")
    says = not SAYING.isdisjoint([word.lower for word in before.words])
    if not name or not says or mine & (index.words[sentence] | index.words[sentence - 1]) or _apart(out):
        return ""
    return "" if _one(mine, lemmas_in(name), index) else f"the source gives it as the word of {name}"


def _unheard(mine: set[str], out: Figure, sentence: int, index: SourceIndex) -> str:
    """A statement of the source's own is given to somebody who is quoted elsewhere in it."""
    around = index.words[max(0, sentence - 3) : sentence + 3]
    unknown = _WHO & spoken(index.sentences[sentence].span.of(index.text))
    if unknown or _apart(out) or not _by_name(out.speaker or "") or any(mine & words for words in around):
        return ""
    return f"the source does not give it to {out.speaker}"


def _called(speaker: str | None) -> set[str]:
    """The lemmas of a speaker's name, without a title before it; of all its words where it has no name of two."""
    named = [word for word in (speaker or "").split() if word[:1].isupper()][-2:]
    return _named(" ".join(named)) if len(named) > 1 and _named(" ".join(named)) else _named(speaker)


def _office(speaker: str, mine: set[str]) -> set[str]:
    """The lemmas of a speaker's name without whose it is: "the mill's owner" is "its owner, Ada Brook"."""
    owners = (word for word in speaker.split() if word.endswith(("'s", "’s", "s'", "s’")))
    return mine - lemmas_in(" ".join(owners)) or mine


def _by_name(speaker: str) -> bool:
    """Whether a speaker is called by a name of two words, so that no other word stands for it."""
    return sum(word[:1].isupper() for word in speaker.removeprefix("The ").split()) > 1


def _named(speaker: str | None) -> set[str]:
    """The lemmas that distinguish one speaker from another."""
    return lemmas_in(speaker or "") - _any_speaker()


def _points_back(source: Figure, sentence: int, index: SourceIndex) -> bool:
    """Whether a sentence begins with whom it takes from the one before: "Its chairwoman said"."""
    words = index.sentences[sentence].words
    named = source.speaker_span is not None and _by_name(source.speaker or "")
    later = source.speaker_span is not None and bool(words) and source.speaker_span.start > words[0].end + _OPENING
    later = later or named
    return bool(words) and words[0].lower in PRONOUNS and not later


def _apart(out: Figure) -> bool:
    """Whether the speaker's statement is another one, joined to the figure's by "and"."""
    if out.context is None or out.speaker_span is None or out.speaker_span.start < out.span.end:
        return False
    start = out.context.start
    return ", and " in out.context.text[out.span.end - start : out.speaker_span.start - start]


def _parted(out: Figure) -> bool:
    """Whether the speaker stands in another part of the sentence, and need not be the figure's."""
    if out.context is None or out.speaker_span is None:
        return False
    ends = sorted((out.span.end - out.context.start, out.speaker_span.start - out.context.start))
    return PARTING.search(out.context.text, ends[0], ends[1]) is not None


def _one(mine: set[str], theirs: set[str], index: SourceIndex) -> bool:
    """Whether the source names the two side by side somewhere, as one: "the mayor, Ada Brook"."""
    for sentence in index.postings[min(mine, key=lambda lemma: len(index.postings[lemma]))][:_PLACES]:
        lemmas = [word.lemma for word in index.sentences[sentence].words]
        places = [at for at, lemma in enumerate(lemmas) if lemma in mine]
        if any(_meet(mine, theirs, set(lemmas[max(0, at - _BESIDE) : at + _BESIDE + 1])) for at in places):
            return True
    return False


def _meet(mine: set[str], theirs: set[str], words: set[str]) -> bool:
    return mine <= words and bool(theirs & words)


@lru_cache(maxsize=1)
def _any_speaker() -> frozenset[str]:
    return frozenset(lemma_of(word) for word in ANY_SPEAKER | WEEKDAYS)


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    """What no name of a person or a firm is called again by."""
    return frozenset((lemma_of("ministry"), lemma_of("department")))


@lru_cache(maxsize=1)
def _recalled() -> frozenset[str]:
    return frozenset(lemma_of(word) for word in RECALLED)
