"""Statements that people judged: articles, what systems wrote of them, and what readers say of each statement.

A folder with a suite.toml of kind `statements`, and beside it:

    texts.jsonl      {"id", "desk", "form", "source"}                                    one article a line
    outputs.jsonl    {"id", "article", "system", "statements": [{"text", "label", "kind"}],
                      "tells_news", "could_run", "rank"}                                 one output a line
    readings.jsonl   {"output", "reader", "labels": [...], "kinds": [...],
                      "tells_news", "could_run", "rank"}                                 one reading of an output a line

Knows no check and no command: `statement_files` reads these files, others measure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

TEXTS, OUTPUTS, READINGS = "texts.jsonl", "outputs.jsonl", "readings.jsonl"


class Label(StrEnum):
    """What a reader says of a statement, as it stands in its text."""

    OK = "ok"
    FALSE = "false"
    """The article says otherwise, or does not say it."""
    MISLEADING = "misleading"
    """Its words are the article's, and a reader would take something wrong from them."""
    BROKEN = "broken"
    """It is no sentence, or cannot be understood."""
    REPEATED = "repeated"
    """It says what an earlier statement of the same text has said."""


class Misleading(StrEnum):
    """How a statement misleads."""

    SPEAKER_OR_HEDGE_LOST = "speaker_or_hedge_lost"
    HALF_OF_A_PAIR = "half_of_a_pair"
    """One of two things that the article gives together, and that mean something else alone."""
    REFERENCE_UNCLEAR = "reference_unclear"
    TIME_OR_PLACE_MISSING = "time_or_place_missing"
    WRONG_ROLE = "wrong_role"
    """Who did it to whom, or whose it is, is turned round."""
    OTHER = "other"


class News(StrEnum):
    """Whether a text tells the news of its article."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Run(StrEnum):
    """Whether an editor could run a text."""

    YES = "yes"
    ONE_EDIT = "with one edit"
    NO = "no"


FAULTS = frozenset({Label.FALSE, Label.MISLEADING, Label.BROKEN})
"""What is wrong with a statement by itself; a repeated one is wrong only beside the earlier one."""
WRONG = frozenset({Label.FALSE, Label.MISLEADING})
"""What leads a reader to believe something that is not so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A label, and how the statement misleads: None where it does not."""

    label: Label
    kind: Misleading | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement of an output; `judged` is None where nobody has said yet."""

    text: str
    judged: Judgement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextJudgement:
    """What is said of an output as a whole. `rank` is among the systems of one article: 1 is best, ties are allowed."""

    tells_news: News | None = None
    could_run: Run | None = None
    rank: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A source; `desk` and `form` are any words."""

    id: str
    desk: str
    form: str
    source: str
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What one system wrote of one article."""

    id: str
    article: str
    system: str
    statements: tuple[Statement, ...]
    whole: TextJudgement = TextJudgement()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reader's word on one output: a judgement for each of its statements, in order."""

    output: str
    reader: str
    judgements: tuple[Judgement, ...]
    whole: TextJudgement


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSuite:
    """Articles by their ids, what systems wrote of them, and the readings that the labels come from."""

    name: str
    articles: Mapping[str, Article]
    outputs: tuple[Output, ...]
    readings: tuple[Reading, ...] = ()

    @property
    def statements(self) -> int:
        """How many statements there are."""
        return sum(len(output.statements) for output in self.outputs)
