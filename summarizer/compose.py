"""Which checked statements make the output: nothing twice, the facts bounded, the summary made up to its length.

Knows statements and their document; writes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from summarizer.checks.quotes import fold
from summarizer.checks.repetition import same
from summarizer.checks.words import content_keys
from summarizer.document import BlockKind, Document
from summarizer.draft import Task
from summarizer.report import Statement
from summarizer.strategies.extract import FACTS_SHARE, MOST_FACTS

_ALL_OF = 0.85
"""Share of a statement's words of meaning in another that tells all of it and more."""
_OVER = 1.1
"""How far over the length asked for a summary may be."""


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
    """Whether another statement of the same source sentence gives all of a statement's numbers."""
    numbers, others = (_numbers(content_keys(s.text)) for s in (statement, other))
    return statement.sources[:1] == other.sources[:1] and numbers <= others


def bounded(facts: Sequence[Statement], document: Document, keys: Collection[str]) -> list[Statement]:
    """The facts that may be told of an article of this length, in the order given.

    The lead comes first; then what tells most key figures (`keys` are their surfaces) that are not told yet, for its
    length; then, of what is left, short facts before long ones as long as there are few, and what is said in fewer
    words than the source's before what is copied.
    """
    read = (block.span for block in document.blocks if block.kind is not BlockKind.NOTICE)
    words = FACTS_SHARE * sum(len(span.of(document.text).split()) for span in read)
    lead = document.spans(BlockKind.BODY)[:1]
    taken = [fact for fact in facts if fact.sources[:1] == lead]
    taken = taken if _words(taken) <= words else []
    while fact := _telling_most(facts, taken, keys, words - _words(taken)):
        taken.append(fact)
    wording = fold(document.text)
    others = sorted(facts, key=lambda fact: fold(fact.text).rstrip(".") in wording)
    for fair in (True, False):
        for fact in others:
            left = words - _words(taken)
            told = fact in taken or any(is_within(fact, other) for other in taken)
            if not told and _words([fact]) <= (left / max(1, _FEW_FACTS - len(taken)) if fair else left):
                taken.append(fact)
    return [fact for fact in facts if fact in taken][:MOST_FACTS]


_FEW_FACTS = 8
"""Up to so many, a fact may take no more than its share of the words that are left."""


def _telling_most(
    facts: Sequence[Statement], taken: Sequence[Statement], keys: Collection[str], words: float
) -> Statement | None:
    """The fact that tells most key figures that none of the taken tells, a word; None where none does or fits."""
    missing = set(keys) - {surface for fact in taken for surface in _surfaces(fact)}
    fitting = [fact for fact in facts if _words([fact]) <= words and missing & _surfaces(fact)]
    return max(fitting, key=lambda fact: len(missing & _surfaces(fact)) / _words([fact]), default=None)


def filled(summary: Sequence[Statement], facts: Sequence[Statement], length: int) -> list[Statement]:
    """The summary, made up to `length` words with the first facts it lacks, in the order of the article.

    For what was written sentence by sentence: there repairs shorten what the strategy had measured out, and may leave
    a fact that tells more of its sentence than the summary does. What is then too much is what the facts tell last.
    """
    told = _distinct(_fullest(statement, facts) for statement in summary)
    rank = {fact.text: number for number, fact in enumerate(facts)}
    for statement in sorted(told, key=lambda s: -rank.get(s.text, len(facts))):
        if _words(told) > _OVER * length and len(told) > 1:
            told.remove(statement)
    for fact in facts:
        if _words([*told, fact]) <= length and not is_said(fact.text, told):
            told.append(replace(fact, task="summary"))
    return sorted(told, key=lambda statement: statement.sources[0])


def _fullest(statement: Statement, facts: Sequence[Statement]) -> Statement:
    """The first fact of a statement's source sentence that tells all of it and more numbers; the statement for want."""
    numbers = _numbers(content_keys(statement.text))
    for fact in facts:
        more = numbers < _numbers(content_keys(fact.text))
        if more and is_within(statement, fact) and is_said(statement.text, [fact]):
            return replace(fact, task=statement.task)
    return statement


def _distinct(statements: Iterable[Statement]) -> list[Statement]:
    return list({statement.text: statement for statement in statements}.values())


def _words(statements: Sequence[Statement]) -> int:
    return sum(len(statement.text.split()) for statement in statements)


def _surfaces(fact: Statement) -> set[str]:
    return {verdict.figure.surface for verdict in fact.checked.verdicts}


def _numbers(keys: set[str]) -> set[str]:
    return {key for key in keys if key[0].isdigit()}
