"""One sample of a suite: a source and what a reader labelled in it. Knows the form, not where samples come from.

A label that is None was not made, and what measures it is not scored; an empty tuple says that there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from difflib import get_close_matches
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from summarizer.figures.figure import Span

if TYPE_CHECKING:
    from summarizer.document import Document

MAX_KEY_FIGURES = 7
"""A reader must not miss them: of more than seven none is key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A figure that a summary must carry, and why."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFact:
    """One thing a summary should cover, and the figures without which it is not covered."""

    text: str
    figures: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """What the source gives as somebody's statement, estimate or belief."""

    span: Span
    speaker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedWord:
    """A loaded word of the narration itself, and the plain one; `plain` is empty where it is to be dropped."""

    span: Span
    plain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A source text with its labels; every span is into `text`."""

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    key_figures: tuple[KeyFigure, ...] | None = None
    key_facts: tuple[KeyFact, ...] | None = None
    attributions: tuple[Attributed, ...] | None = None
    hedges: tuple[Span, ...] | None = None
    loaded: tuple[LoadedWord, ...] | None = None
    summary: str | None = None

    @property
    def digest(self) -> str:
        """The sha256 of the sample, labels included."""
        return sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()

    def document(self) -> Document:
        """Lay the text out as the source that a model and the checks read."""
        from summarizer.document import from_text  # noqa: PLC0415  (the sentence splitter is slow to load)

        return from_text(self.text, origin=self.id, published=self.published)


FIELDS = tuple(field.name for field in fields(Sample))
LABELS = ("key_figures", "key_facts", "attributions", "hedges", "loaded", "summary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with one field of one row."""

    field: str
    message: str
    fatal: bool = True
    """Whether the row is no sample; one with an empty text is, and counts as an article that was refused."""

    def __str__(self) -> str:
        return f"{self.field}: {self.message}"


class RowError(ValueError):
    """A row that is no sample; `problems` lists everything wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


def parse_sample(row: Mapping[str, Any]) -> Sample:
    """Read a row in the form of `samples.jsonl`. A text that is empty, or left out by null, is one without words.

    Raises
    ------
    RowError
        With every problem of the row.
    """
    return make_sample(row, tuple(find_problems(row)))


def make_sample(row: Mapping[str, Any], problems: tuple[Problem, ...]) -> Sample:
    """Read a row whose problems are known; see `parse_sample`."""
    if any(problem.fatal for problem in problems):
        raise RowError(problems)
    return Sample(
        id=row["id"],
        text=row.get("text") or "",
        title=row.get("title"),
        published=_date(row.get("published")),
        key_figures=_each(row, "key_figures", lambda x: KeyFigure(span=_span(x), why=x["why"])),
        key_facts=_each(
            row, "key_facts", lambda x: KeyFact(text=x["text"], figures=tuple(_span(f) for f in x["figures"]))
        ),
        attributions=_each(row, "attributions", lambda x: Attributed(span=_span(x), speaker=x["speaker"])),
        hedges=_each(row, "hedges", _span),
        loaded=_each(row, "loaded", lambda x: LoadedWord(span=_span(x), plain=x["plain"])),
        summary=row.get("summary"),
    )


def _each(row: Mapping[str, Any], name: str, read: Callable[[Mapping[str, Any]], Any]) -> Any:
    values = row.get(name)
    return None if values is None else tuple(read(value) for value in values)


def _span(value: Mapping[str, Any]) -> Span:
    return Span(start=value["start"], end=value["end"])


def _date(value: object) -> date | None:
    """Read an ISO date; `datasets` reads such a column as time stamps."""
    if isinstance(value, datetime):
        return value.date()
    return date.fromisoformat(value) if isinstance(value, str) else None


# --- what can be wrong with a row ------------------------------------------------------------------------------

_TEXT_OF = {"key_figures": "why", "attributions": "speaker", "loaded": "plain", "key_facts": "text"}
"""The text that each object of a list of labels carries beside its span."""


def find_problems(row: Mapping[str, Any]) -> Iterator[Problem]:
    """Find everything wrong with a row; the spans are looked at once there is a text they can point into."""
    for name, value in row.items():
        # A column that only other rows have stands in this one as None.
        if name not in FIELDS and value is not None:
            yield Problem(field=name, message="is not a field of a sample" + _meant(name))
    yield from _text_problems(row)
    if isinstance(row.get("text"), str):
        for name in _TEXT_OF | {"hedges": ""}:
            yield from _label_problems(name, row.get(name), row["text"])
        yield from _figures_of_no_fact(row)


def _meant(name: str) -> str:
    if name in ("source", "output"):
        return "; stored outputs are for `figurewise eval score`"
    near = get_close_matches(name, FIELDS, n=1)
    return f"; {near[0]}?" if near else ""


def _text_problems(row: Mapping[str, Any]) -> Iterator[Problem]:
    for name in ("id", "text"):
        value = row.get(name)
        if not isinstance(value, str) or not value.strip():
            empty = name in row and isinstance(value, str | None)
            yield Problem(field=name, message="must be a text that is not empty", fatal=name == "id" or not empty)
    for name in ("title", "summary"):
        if not isinstance(row.get(name), str | None):
            yield Problem(field=name, message="must be a text or left out")
    try:
        valid = isinstance(row.get("published"), str | date | None)
        _date(row.get("published"))
    except ValueError:
        valid = False
    if not valid:
        yield Problem(field="published", message=f"{row['published']!r} is not a date of the form 2031-03-14")


def _label_problems(name: str, values: object, text: str) -> Iterator[Problem]:
    if values is None:
        return
    if not isinstance(values, list):
        yield Problem(field=name, message="must be a list")
        return
    if name == "key_figures" and len(values) > MAX_KEY_FIGURES:
        yield Problem(field=name, message=f"{len(values)} key figures; at most {MAX_KEY_FIGURES} are key")
    for i, value in enumerate(values):
        yield from _object_problems(name, f"{name}[{i}]", value, text)


def _object_problems(name: str, place: str, value: object, text: str) -> Iterator[Problem]:
    if not isinstance(value, Mapping):
        yield Problem(field=place, message="must be an object")
        return
    beside = _TEXT_OF.get(name)
    if beside and (not isinstance(value.get(beside), str) or (name != "loaded" and not value[beside].strip())):
        yield Problem(field=f"{place}.{beside}", message="must be a text")
    if name != "key_facts":
        yield from _span_problems(place, value, text)
    elif not isinstance(value.get("figures"), list):
        yield Problem(field=f"{place}.figures", message="must be a list of spans")
    else:
        for i, figure in enumerate(value["figures"]):
            yield from _span_problems(f"{place}.figures[{i}]", figure, text)


def _span_problems(place: str, value: object, text: str) -> Iterator[Problem]:
    start, end = (value.get("start"), value.get("end")) if isinstance(value, Mapping) else (None, None)
    if not isinstance(start, int) or not isinstance(end, int):
        yield Problem(field=place, message="needs start and end, both whole numbers")
    elif not 0 <= start < end <= len(text):
        yield Problem(field=place, message=f"{start} to {end} is not a span of a text of {len(text)} characters")
    elif (surface := text[start:end]) != surface.strip():
        yield Problem(field=place, message=f"{surface!r} begins or ends in white space")


def _figures_of_no_fact(row: Mapping[str, Any]) -> Iterator[Problem]:
    """Key figures that no key fact carries: one of the two labels is wrong."""
    figures: Any = row.get("key_figures") or ()
    facts: Any = row.get("key_facts")
    try:
        held = {(f["start"], f["end"]) for fact in facts or () for f in fact["figures"]}
        missing = [i for i, f in enumerate(figures) if (f["start"], f["end"]) not in held]
    except (KeyError, TypeError):
        return  # reported above, field by field
    for i in missing if facts is not None else ():
        surface = row["text"][figures[i]["start"] : figures[i]["end"]]
        yield Problem(field=f"key_figures[{i}]", message=f"{surface!r} stands in no key fact")


def to_row(sample: Sample) -> dict[str, Any]:
    """Write a sample as a line of `samples.jsonl`; a label that was not made is left out."""
    row = {name: _plain(getattr(sample, name)) for name in FIELDS}
    return {name: value for name, value in row.items() if value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end}
    if not is_dataclass(value):
        return value
    plain = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return plain.pop("span", {}) | plain
