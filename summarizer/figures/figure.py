"""The values of the core: a span, a figure read from a text, and a verdict on it.

Knows nothing of languages, models or files. All frozen; `Decimal` for every value.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Characters `start` to `end` (exclusive) of one text; `text[start:end]` is the surface."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` under this span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Kind(StrEnum):
    """What sort of figure it is. A range or a bound has the kind of its values."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    DATE = "date"
    """A day, month, year, decade or weekday, absolute or relative: read into `Figure.date`."""
    PERIOD = "period"
    TIME = "time"
    """A time of day; the value is minutes after midnight."""
    DURATION = "duration"
    AGE = "age"
    ORDINAL = "ordinal"
    SCORE = "score"
    """A score, vote or record; its numbers are `Figure.parts`, in order."""
    RATIO = "ratio"
    FRACTION = "fraction"
    MULTIPLIER = "multiplier"
    VAGUE = "vague"
    IDENTIFIER = "identifier"
    """A name that holds digits (COVID-19, G7): found, never judged."""


class Hedge(StrEnum):
    """How firmly the value is stated."""

    NONE = "none"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    NEARLY = "nearly"
    ESTIMATED = "estimated"


class Modality(StrEnum):
    """Whether what the figure counts has happened."""

    NONE = "none"
    PLANNED = "planned"
    EXPECTED = "expected"
    FORECAST = "forecast"
    ALLEGED = "alleged"
    TARGET = "target"
    POSSIBLE = "possible"


class Direction(StrEnum):
    """Which way the figure's thing moved, and whether the figure is the amount (`by`) or the level reached (`to`)."""

    NONE = "none"
    RISE_BY = "rise_by"
    RISE_TO = "rise_to"
    FALL_BY = "fall_by"
    FALL_TO = "fall_to"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date as far as the text states it; None where it does not."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    relative: str | None = None
    """A normalised relative expression: "last week", "yesterday", "next month", "this year"."""
    part: str | None = None
    """"early", "mid", "late"; a season; or "decade", "century" where `year` begins one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What stands around a figure in its own text: what binding compares. Words are lemmas of `words.lemma_of`."""

    head: str = ""
    """The noun counted; empty where none follows the figure."""
    modifiers: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    """The subject of the clause, or of the nearest clause before that has one."""
    name: str = ""
    """The subject as the clause itself writes it; empty for a pronoun and for none."""
    predicates: tuple[str, ...] = ()
    unreal: tuple[str, ...] = ()
    """Those of the predicates that are planned, expected or possible."""
    near: tuple[str, ...] = ()
    """The words close to the figure, on either side."""
    follows: tuple[str, ...] = ()
    """The words after the figure as far as the next figure; `precedes` those before it, nearest first."""
    precedes: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    sentence: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    """The sentence before."""
    items: tuple[str, ...] = ()
    """What the text lists for a count: "two towns, Aldmere and Brook"."""
    left: tuple[str, ...] = ()
    """The words before the figure in its sentence, as written, at most three; `right` those after."""
    right: tuple[str, ...] = ()
    text: str = ""
    """The sentence as written; `start` is where it begins."""
    start: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One expression that states a number, and what can be read of it from its own text.

    `low` and `high` bound the value in the figure's own `unit` (both None for a date, a score or an
    identifier; equal for a single value). `precision` is the step the surface states: 100000 for
    "1.5 million", 1 for "31,490" and for "31,500".
    """

    span: Span
    surface: str
    kind: Kind
    low: Decimal | None = None
    high: Decimal | None = None
    precision: Decimal | None = None
    unit: str | None = None
    """Money: an ISO 4217 code, or "" where a bare symbol does not say. Percent: "%" or "pp". Measure and
    duration: a unit name that `lexicon_units.unit_of` knows, "metre" or "gram per cubic metre". Count: None."""
    parts: tuple[Decimal, ...] = ()
    """The numbers as written where the value is reckoned from them: 7 and 10 of "7 out of 10", 5 and 11 of "5ft 11in",
    50 of "50 cents" (0.50), 25 of "25 basis points" (0.25); of a date, the first and the last day or year."""
    date: PartialDate | None = None
    hedge: Hedge = Hedge.NONE
    modality: Modality = Modality.NONE
    direction: Direction = Direction.NONE
    period: str | None = None
    """The period or basis the value is of: "year on year", "q3", "each", "per day"."""
    counted: str | None = None
    """The head noun counted and its modifiers, as written: "Palestinian journalists"."""
    counted_span: Span | None = None
    speaker: str | None = None
    """Who is said to have said it, as written."""
    speaker_span: Span | None = None
    clause: Span | None = None
    """The clause the figure stands in."""
    context: Context | None = None
    """The words around it; `context.attach` fills it in."""


class Status(StrEnum):
    """A figure's standing against a source."""

    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"
    UNCLEAR = "unclear"


class Cause(StrEnum):
    """Why a figure has its status."""

    EXACT = "exact"
    EQUIVALENT = "equivalent"
    ROUNDED = "rounded"
    DERIVED = "derived"
    WRONG_VALUE = "wrong_value"
    WRONG_REFERENT = "wrong_referent"
    QUALIFIER_CHANGED = "qualifier_changed"
    FABRICATED = "fabricated"
    SOURCE_CONFLICT = "source_conflict"
    NO_REFERENCE_DATE = "no_reference_date"
    UNREADABLE = "unreadable"

    @property
    def status(self) -> Status:
        """The status this cause belongs to."""
        return _STATUS_OF[self]


_STATUS_OF = {
    Cause.EXACT: Status.SUPPORTED,
    Cause.EQUIVALENT: Status.SUPPORTED,
    Cause.ROUNDED: Status.SUPPORTED,
    Cause.DERIVED: Status.SUPPORTED,
    Cause.WRONG_VALUE: Status.UNSUPPORTED,
    Cause.WRONG_REFERENT: Status.UNSUPPORTED,
    Cause.QUALIFIER_CHANGED: Status.UNSUPPORTED,
    Cause.FABRICATED: Status.UNSUPPORTED,
    Cause.SOURCE_CONFLICT: Status.UNCLEAR,
    Cause.NO_REFERENCE_DATE: Status.UNCLEAR,
    Cause.UNREADABLE: Status.UNCLEAR,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What a second reader said of a figure.

    `reader` is its name; `probability` how likely it holds the source to state the figure, 0 to 1.
    """

    reader: str
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One figure of a checked text, judged against a source.

    `status` and `cause` are None for an identifier. `evidence` spans are offsets into the source, the one
    the verdict rests on first; `source_value` is the surface of the source's own value for the
    same thing, where it differs.
    """

    figure: Figure
    status: Status | None
    cause: Cause | None
    reason: str
    evidence: tuple[Span, ...] = ()
    source_value: str | None = None
    confidence: float = 1.0
    """How often a verdict like this one was right in the texts it was calibrated on, 0 to 1."""
    second_opinion: Opinion | None = None
    """Where a second reader was asked."""
