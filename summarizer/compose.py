"""Which checked statements make the output: nothing twice, what tells most of the story, in no more than so many words.

Knows statements and their document; writes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

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
    keys = content_keys(text)
    for statement in statements:
        other = content_keys(statement.text)
        if same(keys, other) or (_numbers(keys) <= other and len(keys & other) >= _ALL_OF * len(keys)):
            return True
    return False


def is_within(statement: Statement, other: Statement) -> bool:
    """Whether another statement of the same source sentence tells all figures of a statement."""
    return statement.sources[:1] == other.sources[:1] and _places(statement) <= _places(other)


def telling_most(
    statements: Sequence[Statement], document: Document, weights: Mapping[Span, float], *, words: float, most: int
) -> list[Statement]:
    """The statements that tell most of the story in so many words, in the order given.

    The lead comes first where it fits; then, one after another, what adds most to what is told, a word. A fuller
    statement of the same sentence takes the place of a shorter one; what the article says in the same words, or
    quotes, counts for less, so that it is told only where nothing else tells as much.

    Parameters
    ----------
    weights
        What each figure of the article is worth, by its place.
    words, most
        The most words, and the most statements.
    """
    sentences = {_wording(sentence.span.of(document.text)) for sentence in document.sentences}
    lead = document.spans(BlockKind.BODY)[:1]
    told: list[Statement] = []
    for statement in statements:
        with_it = _with(statement, told)
        opens = statement.sources[:1] == lead and not _is_told(statement, told)
        if opens and _words(with_it) <= words and len(with_it) <= most:
            told = with_it
    while True:
        offers = [
            (_gain(told, with_it, weights) * (_COPIED if _is_copied(one.text, sentences) else 1.0), with_it)
            for one, with_it in _offers(statements, told)
            if _words(with_it) <= words and len(with_it) <= most
        ]
        if not offers:
            return [statement for statement in dict.fromkeys(statements) if statement in told]
        told = max(offers, key=lambda offer: offer[0])[1]


_COPIED = 0.25
"""What a statement is worth that is a sentence of the article word for word, or mostly somebody's own words."""
_ANY = 0.1
"""What a statement is worth that tells no new figure, so that words left over are not wasted."""


def _offers(statements: Sequence[Statement], told: Sequence[Statement]) -> Iterator[tuple[Statement, list[Statement]]]:
    """Each statement that tells something new, and what is told then, where that is more."""
    for one in statements:
        if not _is_told(one, told):
            with_it = _with(one, told)
            if _words(with_it) > _words(told):
                yield one, with_it


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
    return {v.figure.surface.lower() for statement in statements for v in statement.checked.verdicts}


def _gain(told: Sequence[Statement], more: Sequence[Statement], weights: Mapping[Span, float]) -> float:
    """What is told more of the story, a word."""
    return (_worth(more, weights) - _worth(told, weights)) / (_words(more) - _words(told))


def _worth(statements: Sequence[Statement], weights: Mapping[Span, float]) -> float:
    places = {place for statement in statements for place in _places(statement)}
    return sum(weights.get(place, 0.0) for place in places) + _ANY * len(statements)


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


def _numbers(keys: set[str]) -> set[str]:
    return {key for key in keys if key[0].isdigit()}
