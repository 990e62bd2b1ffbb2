"""Which checked statements make the output: nothing twice, the facts bounded, the summary made up to its length.

Knows statements and their document; writes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
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
    """The facts that may be told of an article of this length.

    The lead and those with a key figure (`keys` are their surfaces) come first, then those said in fewer words than
    the source's.
    """
    told = (block.span for block in document.blocks if block.kind is not BlockKind.NOTICE)
    words = FACTS_SHARE * sum(len(span.of(document.text).split()) for span in told)
    wording = fold(document.text)
    lead = document.spans(BlockKind.BODY)[:1]
    ranked = sorted(
        facts,
        key=lambda fact: (
            fact.sources[:1] != lead and not _holds(fact, keys),
            fold(fact.text).rstrip(".") in wording,
        ),
    )
    taken: list[Statement] = []
    for fact in ranked:
        size = len(fact.text.split())
        if size <= words:
            taken.append(fact)
            words -= size
    return taken[:MOST_FACTS]


def filled(summary: list[Statement], facts: Sequence[Statement], length: int) -> list[Statement]:
    """The summary, made up to `length` words with the first facts it lacks, in the order of the article.

    For what was written sentence by sentence: there repairs shorten what the strategy had measured out.
    """
    room = length - sum(len(statement.text.split()) for statement in summary)
    for fact in facts:
        size = len(fact.text.split())
        if size <= room and not is_said(fact.text, summary):
            summary = [*summary, replace(fact, task="summary")]
            room -= size
    return sorted(summary, key=lambda statement: statement.sources[0])


def _holds(fact: Statement, keys: Collection[str]) -> bool:
    return any(verdict.figure.surface in keys for verdict in fact.checked.verdicts)


def _numbers(keys: set[str]) -> set[str]:
    return {key for key in keys if key[0].isdigit()}
