"""What stands around each figure of a text: clause, counted noun, subject, predicate, speaker, modality.

Knows sentences and words (`reading`), no other text. `attach` completes the figures that `find.scan` read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, zip_longest
from typing import NamedTuple

from summarizer.figures import lexicon_words as lexicon
from summarizer.figures.direction import AMOUNTS, direction_of
from summarizer.figures.figure import Context, Direction, Figure, Kind, Modality, Span
from summarizer.figures.find import scan
from summarizer.figures.lists import announced
from summarizer.figures.reading import Clause, Sentence, is_past, is_verb, read
from summarizer.figures.words import Word

_NEAR = 6
"""Words on either side of a figure that count as near."""
_PHRASE = 5
"""The most words of a counted noun phrase."""
_RUN = 4
_REACH = 4
"""How many words after it a modal still governs a verb."""
_SPEAKER = 6
"""The most words before a verb of saying that its speaker is looked for in."""
_BE = frozenset("is are was were been".split())
_AGENT = 10
"""How many words after a passive its "by" may stand."""
_NO_AGENT = frozenset("end time start middle beginning day week month year".split()) | lexicon.WEEKDAYS
"""Nouns after "by" that say when."""
_CLOSING = 4
"""How near its end a sentence's last "said" stands."""
_CLOSERS = frozenset("said says reported showed".split())
_PHRASED = 3
"""Words on either side that are kept as written."""
_LONGEST_LIST = 20
"""The most items a count is checked against."""
_ENDS = frozenset(
    """in on at by for from to into with within without about above over under up down out off through during before
    after since until till against between among across along around near per via as like and or but than that which
    who whom whose where when while whereas because if so including ago each there here also just now then
    not""".split()
)
"""Words that a noun phrase does not cross."""
_PHRASE_ENDS = _ENDS | lexicon.ADVERBS
_NO_PHRASE = _PHRASE_ENDS | lexicon.AUXILIARIES
_PASSED = frozenset("of the a an his her its their our my your this that these those other more all".split())
"""Words a noun phrase may begin with."""
_TELLING = lexicon.SAYING | {"according"}
_NO_SPEAKER = frozenset("to was were been be is are".split()) | lexicon.DETERMINERS
_PLURALS = frozenset("people police media who which that they we you".split())
_NOUNS = frozenset("report state estimate note forecast claim project".split())
"""Words of saying that after a singular are nouns."""
_SUBJECTS = frozenset("he she it they we i you".split())
_NO_NAME = _ENDS | lexicon.AUXILIARIES | _SUBJECTS
_ARTICLES = frozenset("the a an his her its their our".split())
"""What a noun phrase begins with."""
_INVERTED = re.compile(r"[,”\"'’]\s*$")
"""What stands before "said" where its speaker follows."""
_STATED = 4_000  # characters on either side of a figure in which its statement begins and ends
PARTING = re.compile(r";|,\s+(?:while|whereas|but)\s")
"""Where one statement of a sentence ends and another's begins."""
_PERIOD = re.compile(
    r"(?:\s+(?!than\b)[^\W\d_]+){0,5}?\s+"
    r"((?:(?<!\bin\s)(?<!\bof\s)(?<!\bfor\s)(?<!\bover\s)(?<!\bafter\s)(?<!\bwithin\s)an?|per|each|every)\s+(?:day|week|month|year|hour|minute|head|person|household|capita|vote|"
    r"share|litre|mile|night)|daily|weekly|monthly|yearly|annually|hourly|each|apiece|in\s+total|altogether)\b"
    r"(?!\s+(?:earlier|before|ago|later|after|of)\b)",
    re.IGNORECASE,
)
"""What a figure is a rate of, or that it is a total, after at most five words."""
_STORY = re.compile(r"\b(?:1\d|20)\d\d\b|\bwould\s+(?:go\s+on|later|eventually|become)\b")
"""What makes a story's future of "would"."""
_MODALITY = {
    "plan": Modality.PLANNED, "plans": Modality.PLANNED, "planned": Modality.PLANNED, "planning": Modality.PLANNED,
    "proposed": Modality.PLANNED, "propose": Modality.PLANNED, "proposes": Modality.PLANNED,
    "intends": Modality.PLANNED, "scheduled": Modality.PLANNED, "will": Modality.PLANNED, "vowed": Modality.PLANNED,
    "pledged": Modality.PLANNED, "expected": Modality.EXPECTED, "expects": Modality.EXPECTED,
    "expect": Modality.EXPECTED, "likely": Modality.EXPECTED, "forecast": Modality.FORECAST,
    "forecasts": Modality.FORECAST, "projected": Modality.FORECAST, "predicted": Modality.FORECAST,
    "predicts": Modality.FORECAST, "alleged": Modality.ALLEGED, "allegedly": Modality.ALLEGED,
    "accused": Modality.ALLEGED, "target": Modality.TARGET, "targets": Modality.TARGET, "aims": Modality.TARGET,
    "aimed": Modality.TARGET, "could": Modality.POSSIBLE, "may": Modality.POSSIBLE,
    "might": Modality.POSSIBLE, "possible": Modality.POSSIBLE, "feared": Modality.POSSIBLE,
    "hopes": Modality.PLANNED, "hoped": Modality.PLANNED, "hope": Modality.PLANNED, "wants": Modality.PLANNED,
    "would": Modality.POSSIBLE, "potentially": Modality.POSSIBLE, "possibly": Modality.POSSIBLE,
    "perhaps": Modality.POSSIBLE, "probably": Modality.EXPECTED, "due": Modality.PLANNED, "set": Modality.PLANNED,
    "can": Modality.POSSIBLE, "should": Modality.EXPECTED, "meant": Modality.PLANNED, "supposed": Modality.PLANNED,
    "slated": Modality.PLANNED, "poised": Modality.PLANNED, "aim": Modality.PLANNED, "aiming": Modality.PLANNED,
    "hoping": Modality.PLANNED,
}  # fmt: skip
"""Words before a verb that say it has not, or not surely, come about."""


def find_figures(text: str) -> list[Figure]:
    """Find every figure of a text, each with what stands around it."""
    return attach(text, scan(text))


def attach(text: str, figures: Sequence[Figure], sentences: Sequence[Span] | None = None) -> list[Figure]:
    """Complete figures with what stands around them.

    Parameters
    ----------
    text
        The text the figures were found in.
    figures
        Its figures, in order.
    sentences
        Its sentences, where they are known; otherwise lines and full stops decide.
    """
    return attach_read(text, figures, read(text, sentences))


def attach_read(text: str, figures: Sequence[Figure], sentences: Sequence[Sentence]) -> list[Figure]:
    """`attach` for a text already read."""
    completed, at, said = [], 0, _said(text, sentences[0]) if sentences else None
    for number, figure in enumerate(figures):
        before = at  # the sentence of the figure before
        while at + 1 < len(sentences) and sentences[at + 1].span.start <= figure.span.start:
            at += 1
        if at != before:
            said = _said(text, sentences[at])
        last = figures[number - 1].span.end if number else 0
        following = figures[number + 1].span.start if number + 1 < len(figures) else len(text)
        completed.append(_complete(text, figure, sentences, at, (last, following), said) if said else figure)
    return completed


class _Said(NamedTuple):
    """What is the same for every figure of a sentence: it may hold thousands."""

    written: str
    says: bool
    """Whether it gives somebody's statement."""
    told: bool
    """Whether its "would" is no future of a story."""


def _said(text: str, sentence: Sentence) -> _Said:
    written = sentence.span.of(text)
    says = not lexicon.SAYING.isdisjoint([word.lower for word in sentence.words])
    return _Said(written, says, says or "would" not in written.lower() or not _STORY.search(written))


def _complete(
    text: str, figure: Figure, sentences: Sequence[Sentence], at: int, room: tuple[int, int], said: _Said
) -> Figure:
    """Complete one figure; `room` is the text between its neighbours."""
    sentence = sentences[at]
    clause = sentence.clause_at(figure.span.start)
    words = sentence.words
    after = words[bisect_left(words, (figure.span.end,)) :]
    before = words[: bisect_left(words, (figure.span.start,))]
    if before and before[-1].end > figure.span.start:
        before = before[:-1]
    phrase = _phrase(text, figure, after)
    head, modifiers = _head(phrase)
    statement = _statement(text, sentence.span, figure.span)
    unreal = _unreal(text, clause, told=said.told)
    speaker = _speaker(text, sentence, figure, statement) if said.says else None
    start, end = max(room[0], statement[0]), min(room[1], statement[1])
    context = Context(
        head=head,
        modifiers=modifiers,
        subject=clause.subject,
        predicates=tuple(dict.fromkeys([verb.lemma for verb in clause.predicates])),
        name=clause.name,
        near=_near(before, after, clause),
        unreal=tuple(unreal),
        follows=_run(after, start, end),
        precedes=_run(reversed(before), start, end),
        clause=clause.lemmas,
        sentence=sentence.lemmas,
        before=sentences[at - 1].lemmas if at else (),
        left=tuple([word.lower for word in before[-_PHRASED:]]),
        right=tuple([word.lower for word in after[:_PHRASED]]),
        items=_items(text, figure, sentence),
        text=said.written,
        start=sentence.span.start,
    )
    period = _PERIOD.match(text, figure.span.end)
    counted = Span(start=phrase[0].start, end=phrase[-1].end) if phrase else figure.counted_span
    return replace(
        figure,
        clause=clause.span,
        context=context,
        counted=counted.of(text) if counted else figure.counted,
        counted_span=counted,
        period=figure.period or (" ".join(period.group(1).lower().split()) if period else None),
        modality=unreal.get(_governing(clause, figure.span), figure.modality) if unreal else figure.modality,
        direction=_direction(text, figure, clause, after),
        speaker=figure.speaker or (speaker.of(text) if speaker else None),
        speaker_span=figure.speaker_span or speaker,
    )


def _direction(text: str, figure: Figure, clause: Clause, after: Sequence[Word]) -> Direction:
    if figure.low is None or figure.low != figure.high or figure.kind not in AMOUNTS:
        return Direction.NONE
    before = [word.lower for word in clause.words if word.end <= figure.span.start]
    gap = text[figure.span.end : after[0].start] if after else ""
    return direction_of(before, [word.lower for word in after[:2]], gap)


def _items(text: str, figure: Figure, sentence: Sentence) -> tuple[str, ...]:
    if figure.kind is not Kind.COUNT or figure.high is None or not 1 < figure.high <= _LONGEST_LIST:
        return ()
    return announced(text, figure.span.end, sentence.span, int(figure.high))


def _near(before: Sequence[Word], after: Sequence[Word], clause: Clause) -> tuple[str, ...]:
    """The words close to a figure in its clause, nearest first."""
    start, end = clause.span.start, clause.span.end
    left = [word.lemma for word in reversed(before[-_NEAR:]) if word.start >= start]
    right = [word.lemma for word in after[:_NEAR] if word.end <= end]
    near = dict.fromkeys(chain.from_iterable(zip_longest(right, left, fillvalue="")))
    return tuple(filter(None, near))


def _run(words: Iterable[Word], start: int, end: int) -> tuple[str, ...]:
    """The first few words inside a stretch that distinguish one figure of it from the next: lemmas and prepositions."""
    told: list[str] = []
    for word in words:
        if word.start < start or word.end > end or len(told) == _RUN:
            break
        if key := word.lemma or (word.lower if word.lower in lexicon.PREPOSITIONS else ""):
            told.append(key)
    return tuple(told)


def _phrase(text: str, figure: Figure, after: Sequence[Word]) -> list[Word]:
    """The noun phrase that follows a figure: what it counts."""
    phrase: list[Word] = []
    end = figure.span.end
    for word in after:
        gap = text[end : word.start]
        if len(phrase) == _PHRASE or gap.strip(" -‐‑*_'\u00a0") or (phrase and word.lower in _PHRASE_ENDS):
            break
        regular = word.lower.endswith("ed") and not is_past(word.lower)
        if phrase and (word.lower in lexicon.AUXILIARIES or (is_verb(word.lower, "") and not regular)):
            break
        end = word.end
        if not phrase and word.lower in _PASSED:
            continue
        if word.lower in _NO_PHRASE or (not phrase and is_past(word.lower)):
            if word.lower in ("and", "or") and figure.kind is Kind.ORDINAL:
                continue
            break
        phrase.append(word)
    return phrase


def _head(phrase: list[Word]) -> tuple[str, tuple[str, ...]]:
    """The last noun of a phrase before any "of", and what stands before it."""
    core: list[str] = []
    for word in phrase:
        if word.lower == "of" and core:
            break
        if core and word.lower.endswith("ed") and len(word.lower) > 4:
            break
        if word.lemma:
            core.append(word.lemma)
    return (core[-1], tuple(core[:-1])) if core else ("", ())


def _unreal(text: str, clause: Clause, *, told: bool) -> dict[str, Modality]:
    """The verbs of a clause that a modal or the like takes back, and how; `told` where somebody says it.

    "She would win the title in 1989" is a story's future, "he said it would cost" is not.
    """
    found: dict[str, Modality] = {}
    if _MODALITY.keys().isdisjoint([word.lower for word in clause.words]):
        return found
    for i in clause.verbs:
        for k in range(i - 1, max(-1, i - _REACH - 1), -1):
            word = clause.words[k]
            if "," in text[word.end : clause.words[k + 1].start]:
                break
            modality = _MODALITY.get(word.lower)
            if word.lower == "would" and not told:
                continue
            if modality and clause.words[i].lemma and not text[word.start].isupper():
                found[clause.words[i].lemma] = modality
    return found


def _governing(clause: Clause, figure: Span) -> str:
    """The verb a figure depends on: the last before it that binds, or the first after it."""
    verbs = clause.predicates
    before = [word.lemma for word in verbs if word.start < figure.start]
    return before[-1] if before else next((word.lemma for word in verbs), "")


def _speaker(text: str, sentence: Sentence, figure: Figure, statement: tuple[int, int]) -> Span | None:
    """Who the sentence gives the figure's statement to: "according to X", "X said"."""
    start, end = statement
    words = [word for word in sentence.words if start <= word.start < end]
    for i in [i for i, word in enumerate(words) if word.lower in _TELLING]:
        word = words[i]
        if word.lower == "according" and i + 2 < len(words) and words[i + 1].lower == "to":
            return _noun_run(text, words[i + 2 :])
        if i and word.lower in ("said", "says") and _INVERTED.search(text[words[i - 1].end : word.start]):
            after = _noun_run(text, words[i + 1 :])
            if after is not None and not _goes_on(words, after):
                return after
            if after is None and _told_by(words[i + 1 :]):
                return None
        if i and words[i - 1].lower in _BE and (agent := _agent(text, words[i + 1 :])):
            return agent
        if i and _says(word.lower, words[i - 1].lower):
            before = _noun_run(text, _past_aside(text, words[:i], word.start)[-_SPEAKER:][::-1])
            if before and not before.overlaps(figure.span):
                return before
    return _closing(text, sentence) if end < sentence.span.end else None


def _agent(text: str, words: Sequence[Word]) -> Span | None:
    """Who a passive gives a statement to: "the bill is put at £3m by the ministry"."""
    if not words or words[0].lower == "to":
        return None
    for k in range(min(_AGENT, len(words) - 1)):
        if words[k].lower == "by":
            run = _noun_run(text, words[k + 1 :])
            named = run is not None and words[k + 1].lower not in ("a", "an")
            return run if run and named and _NO_AGENT.isdisjoint(run.of(text).lower().split()) else None
    return None


def _closing(text: str, sentence: Sentence) -> Span | None:
    """Who is given all of a sentence at its end: "Rents rose, while wages fell, the bank said"."""
    words = sentence.words
    for i in range(len(words) - 1, max(0, len(words) - _CLOSING), -1):
        if words[i].lower in _CLOSERS:
            run = _noun_run(text, words[max(0, i - _SPEAKER) : i][::-1])
            return run if run and text[: run.start][-3:].rstrip().endswith(",") else None
    return None


def _goes_on(words: Sequence[Word], run: Span) -> bool:
    """Whether a verb follows right after: "said the toll was" has its speaker before it."""
    return next((word.lower in lexicon.AUXILIARIES for word in words if word.start >= run.end), False)


def _told_by(words: Sequence[Word]) -> bool:
    """Whether a pronoun right after a verb is who speaks: "said she", not "said she would go"."""
    following = [word.lower for word in words[:2]]
    return bool(following) and following[0] in _SUBJECTS and not is_verb(following[-1], following[0])


def _past_aside(text: str, words: Sequence[Word], end: int) -> Sequence[Word]:
    """The words before a verb, without an aside between commas: "the union, which counts members, said"."""
    aside = _aside(text, words)
    if not aside or "," not in text[words[-1].end : end]:
        return words
    named = text[words[aside].start].isupper() and text[words[aside - 1].start].islower()
    return words if named or words[aside].lower == "by" else words[:aside]


def _aside(text: str, words: Sequence[Word]) -> int:
    """Where the last of some words parted by commas begin; 0 where none are."""
    return next((i for i in range(len(words) - 1, 0, -1) if "," in text[words[i - 1].end : words[i].start]), 0)


def _says(lower: str, before: str) -> bool:
    """Whether a word gives a statement to who stands before it: no noun ("a rare find"), no participle."""
    if lower not in lexicon.SAYING or before in _NO_SPEAKER or before.endswith(("'s", "’s")):
        return False
    return (lower.endswith(("s", "d", "t", "e")) and lower not in _NOUNS) or before.endswith("s") or before in _PLURALS


def _statement(text: str, sentence: Span, figure: Span) -> tuple[int, int]:
    """The part of a sentence, between semicolons and the like, that a figure stands in."""
    first, last = max(sentence.start, figure.start - _STATED), min(sentence.end, figure.end + _STATED)
    before = [match.end() for match in PARTING.finditer(text, first, figure.start)]
    after = PARTING.search(text, figure.end, last)
    return before[-1] if before else sentence.start, after.start() if after else sentence.end


def _noun_run(text: str, words: Sequence[Word]) -> Span | None:
    """The run of words that name a speaker, read away from the verb."""
    run: list[Word] = []
    for word in words:
        if run:
            low, high = min(run[-1].end, word.end), max(run[-1].start, word.start)
            if text[low:high].strip(" '’-&.") or (len(run) > 1 and run[-1].lower in _ARTICLES):
                break
        if word.lower in _NO_NAME or word.lower[0].isdigit() or len(run) == 6:
            break
        if run and word.lower.endswith("ed") and is_verb(word.lower, ""):
            return None
        run.append(word)
    if not run or not any(word.lemma for word in run):
        return None
    return Span(start=min(word.start for word in run), end=max(word.end for word in run))
