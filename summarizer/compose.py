"""Which checked statements make the output: nothing twice, what tells most of the story, in no more than so many words.

Knows statements and their document; writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache, partial

from summarizer.checks.quotes import fold
from summarizer.checks.repetition import same
from summarizer.checks.words import content_keys, quoted
from summarizer.document import BlockKind, Document
from summarizer.draft import Task
from summarizer.figures.figure import Cause, Span
from summarizer.report import Statement
from summarizer.strategies.extract import FACTS_SHARE
from summarizer.strategies.select import carries_story

_ALL_OF = 0.85
"""Share of a statement's words of meaning in another that tells all of it and more."""


def of_task(statements: Sequence[Statement], task: Task) -> list[Statement]:
    """The statements of the summary or of the facts."""
    return [statement for statement in statements if statement.task == task]


def is_said(text: str, statements: Sequence[Statement]) -> bool:
    """Whether one of the statements says the same as a text, or all of it and more."""
    keys = _keys(text)
    for statement in statements:
        other = _keys(statement.text)
        if same(keys, other) or (_numbers(keys) <= other and len(keys & other) >= _ALL_OF * len(keys)):
            return True
    return False


def is_within(statement: Statement, other: Statement) -> bool:
    """Whether another statement of the same source sentence tells all figures of a statement."""
    return statement.sources[:1] == other.sources[:1] and _places(statement) <= _places(other)


def telling_most(
    statements: Sequence[Statement], document: Document, weights: Mapping[Span, float], *, words: float, most: int
) -> list[Statement]:
    """The statements that tell most of the story in so many words: the lead's, then what tells most of it first.

    The lead comes first where it fits; then, one after another, what adds most to what is told, a word. A fuller
    statement of the same sentence takes the place of a shorter one; what the article says in the same words, or
    quotes, counts for less, so that it is told only where nothing else tells as much. What tells no figure is told
    last, and only where it shares words with the headline (the lead, where there is none).

    Parameters
    ----------
    weights
        What each figure of the article is worth, by its place.
    words, most
        The most words, and the most statements.
    """
    lead = document.spans(BlockKind.BODY)[:1]
    opening = [one for one in statements if one.sources[:1] == lead]
    story = _Story(document, weights)
    told: list[Statement] = []
    for copied in (_COPIED, 0.0):  # copies are free where little else is told
        if 2 * _words(told) > words:
            break
        worth = partial(story.worth, copied=copied)
        offers = partial(_offers, worth=worth, words=words, most=most)
        while best := max(offers(opening, told), default=None, key=lambda offer: offer[0]):
            if told and best[0] <= 0:
                break
            told = best[2]
        while best := max(offers(statements, told), default=None, key=lambda offer: offer[0] / offer[1]):
            if best[0] <= 0:
                break
            told = best[2]
    return sorted(told, key=lambda one: (one.sources[:1] != lead, -story.worth([one]), one.sources, one.text))


def _offers(
    statements: Sequence[Statement],
    told: Sequence[Statement],
    worth: Callable[[Sequence[Statement]], float],
    words: float,
    most: int,
) -> Iterator[tuple[float, int, list[Statement]]]:
    """What each statement would add to what is told, in how many words more, and what is told then."""
    before, length = worth(told), _words(told)
    for one in statements:
        with_it = [] if _is_told(one, told) else _with(one, told)
        more = _words(with_it) - length
        if more > 0 and length + more <= words and len(with_it) <= most:
            yield worth(with_it) - before, more, with_it


_COPIED = 0.36
"""What it costs a statement to be a sentence of the article word for word, or mostly somebody's own words."""
_NAMED = 0.01
"""What each word of the headline in a statement is worth: less than any figure, so that words left over are used."""


class _Story:
    """What the statements of an article are worth."""

    def __init__(self, document: Document, weights: Mapping[Span, float]) -> None:
        self._weights = weights
        self._sentences = {_wording(sentence.span.of(document.text)) for sentence in document.sentences}
        lead = " ".join(span.of(document.text) for span in document.spans(BlockKind.BODY)[:1])
        self._story = _keys(document.title or lead)

    def worth(self, statements: Sequence[Statement], copied: float = 0.0) -> float:
        """What the figures that statements tell are worth, less what each that is only copied costs."""
        places = {place for statement in statements for place in _places(statement)}
        named = sum(len(_keys(statement.text) & self._story) for statement in statements)
        copies = sum(_is_copied(statement.text, self._sentences) for statement in statements)
        return sum(self._weights.get(place, 0.0) for place in places) + _NAMED * named - copied * copies


def _with(statement: Statement, told: Sequence[Statement]) -> list[Statement]:
    """What is told once a statement is: it takes the place of what it tells all of, or tells again in part."""
    return [*(other for other in told if not (_is_told(other, [statement]) or _overlap(statement, other))), statement]


def _overlap(statement: Statement, other: Statement) -> bool:
    """Whether two statements of one source sentence tell the same amount or count of it."""
    return statement.sources[:1] == other.sources[:1] and bool(_amounts(statement) & _amounts(other))


def _amounts(statement: Statement) -> set[Span]:
    return {v.evidence[0] for v in statement.checked.verdicts if v.evidence and carries_story(v.figure)}


def _is_told(statement: Statement, told: Sequence[Statement]) -> bool:
    """Whether what is told gives a statement whole: its words, and every figure of it."""
    if any(statement is other or is_within(statement, other) for other in told):
        return True
    return is_said(statement.text, told) and _surfaces([statement]) <= _surfaces(told)


def _surfaces(statements: Sequence[Statement]) -> set[str]:
    """The figures told, as they are written; the weekday of a report is none to tell a statement again for."""
    figures = (v.figure for statement in statements for v in statement.checked.verdicts)
    return {f.surface.lower() for f in figures if f.date is None or f.date.year or f.date.month}


def _places(statement: Statement) -> set[Span]:
    """The figures of the article that a statement tells, by their places."""
    return {v.evidence[0] for v in statement.checked.verdicts if v.evidence and v.cause is not Cause.DERIVED}


def _is_copied(text: str, sentences: Collection[str]) -> bool:
    """Whether a statement is one of the sentences, or stands for the most part in quotation marks."""
    return _wording(text) in sentences or 2 * sum(span.end - span.start for span in quoted(text)) > len(text)


def _wording(text: str) -> str:
    return " ".join(fold(text).rstrip(".").split())


def fact_words(document: Document) -> float:
    """How many words the facts of an article may come to."""
    read = (block.span for block in document.blocks if block.kind is not BlockKind.NOTICE)
    return FACTS_SHARE * sum(len(span.of(document.text).split()) for span in read)


def _words(statements: Sequence[Statement]) -> int:
    return sum(len(statement.text.split()) for statement in statements)


@lru_cache(maxsize=2048)
def _keys(text: str) -> frozenset[str]:
    """The words of meaning of a statement: each is compared with all the others."""
    return frozenset(content_keys(text))


def _numbers(keys: Collection[str]) -> set[str]:
    return {key for key in keys if key[0].isdigit()}
