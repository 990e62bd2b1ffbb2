"""A report read back from its published JSON form, as far as a page shows it. The article may be gone by then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from summarizer.checks.finding import Checked, Finding, FindingKind
from summarizer.document import Block, BlockKind, Document, Sentence
from summarizer.draft import Task
from summarizer.errors import InputError
from summarizer.figures.figure import Cause, Figure, Kind, Span, Status, Verdict
from summarizer.report import DraftCheck, Repair, Report, Statement

Data = Mapping[str, Any]


@contextmanager
def _in_form(data: Data) -> Iterator[None]:
    """Say which stored report is damaged."""
    try:
        yield
    except (LookupError, ValueError, TypeError, AttributeError, ArithmeticError, MemoryError) as error:
        named = data.get("document") if isinstance(data, Mapping) else None
        origin = named.get("origin") if isinstance(named, Mapping) else "one"
        raise InputError(
            f"outcomes.jsonl: the report on {origin} is damaged: {type(error).__name__}: {error}",
            "Run the suite again in another folder.",
        ) from error


def read_report(data: Data, document: Document) -> Report:
    """Read a report in the form of `figurewise-report-1`; `document` as of `document_of`.

    Raises
    ------
    InputError
        It is not of that form.
    """
    with _in_form(data):
        return _report(data, document)


def _report(data: Data, document: Document) -> Report:
    draft = data["draft"]
    return Report(
        document=document,
        summary=tuple(_statements(data, "summary")),
        facts=tuple(_statements(data, "facts")),
        findings=tuple(_finding(f) for f in data["findings"] if f["in"] is None),
        repairs=tuple(_repair(r) for r in data["repairs"]),
        omitted=tuple(_figure(f) for f in data["omitted"]),
        draft=DraftCheck(statements=tuple(_drafted(draft["sentences"])), notes=tuple(draft["notes"])),
        model=data["model"],
        strategy=data["strategy"],
        lock=draft["lock"],
        signature=data["signature"],
        notes=tuple(data["notes"]),
    )


def document_of(reports: Sequence[Data], source: Document | None) -> Document:
    """Give the article of reports on one sample.

    It is `source`, if that is the text the reports are about; else a document that holds only the passages that the
    reports quote, each where it stood: `is_whole` says which.

    Raises
    ------
    InputError
        A report is not of its published form.
    """
    with _in_form(reports[0]):
        if source is not None and all(source.id == data["document"]["id"] for data in reports):
            return source
        return _quoted(reports)


def is_whole(document: Document) -> bool:
    """Whether a document of `document_of` is the article, and not only the passages quoted from it."""
    return document.id != ""


# --- parts -----------------------------------------------------------------------------------------------------


def _statements(data: Data, task: Task) -> Iterator[Statement]:
    for i, said in enumerate(data[task]):
        here = [f for f in data["figures"] if (f["in"], f["index"]) == (task, i)]
        found = [f for f in data["findings"] if (f["in"], f["index"]) == (task, i)]
        yield _statement(said, task, here, found)


def _drafted(sentences: Iterable[Data]) -> Iterator[Statement]:
    for said in sentences:
        yield _statement(said, said["in"], said["figures"], said["findings"])


def _statement(said: Data, task: Task, figures: Iterable[Data], findings: Iterable[Data]) -> Statement:
    checked = Checked(
        text=said["text"],
        verdicts=tuple(_verdict(f) for f in figures),
        findings=tuple(_finding(f) for f in findings),
    )
    return Statement(text=said["text"], task=task, sources=_spans(said["sources"]), checked=checked)


def _verdict(data: Data) -> Verdict:
    return Verdict(
        figure=_figure(data),
        status=Status(data["status"]) if data["status"] else None,
        cause=Cause(data["cause"]) if data["cause"] else None,
        reason=data["reason"],
        evidence=_spans(data["evidence"]),
        source_value=data["source_value"],
    )


def _figure(data: Data) -> Figure:
    return Figure(span=_span(data), surface=data["surface"], kind=Kind(data["kind"]))


def _finding(data: Data) -> Finding:
    return Finding(
        kind=FindingKind(data["kind"]),
        span=_span(data),
        surface=data["surface"],
        reason=data["reason"],
        evidence=_spans(data["evidence"]),
    )


def _repair(data: Data) -> Repair:
    return Repair(
        task=data["in"],
        before=data["before"],
        after=data["after"],
        method=data["method"],
        reason=data["reason"],
        sources=_spans(data["sources"]),
    )


def _spans(places: Sequence[Data]) -> tuple[Span, ...]:
    return tuple(_span(place) for place in places)


def _span(place: Data) -> Span:
    return Span(start=place["start"], end=place["end"])


# --- an article of which only what was quoted is left ----------------------------------------------------------


def _quoted(reports: Sequence[Data]) -> Document:
    """Lay out what reports quote of their source, every passage at its own offsets and blanks between them."""
    named = reports[0]["document"]
    passages = sorted((p for data in reports for p in _passages(data)), key=lambda p: p["start"])
    length = max([named["characters"], *(p["end"] for p in passages)])
    characters = [" "] * length
    for passage in passages:
        characters[passage["start"] : passage["end"]] = passage["text"]
    spans = tuple(_joined([_span(passage) for passage in passages]))
    return Document(
        text="".join(characters),
        blocks=tuple(Block(kind=BlockKind.BODY, span=span) for span in spans),
        sentences=tuple(Sentence(span=span, block=i) for i, span in enumerate(spans)),
        title=named["title"],
        origin=named["origin"],
        published=date.fromisoformat(named["published"]) if named["published"] else None,
        language=named["language"],
        id="",
    )


def _passages(data: Data) -> Iterator[Data]:
    drafted = data["draft"]["sentences"]
    for said in (*data["summary"], *data["facts"], *data["repairs"], *drafted):
        yield from said["sources"]
    for found in (*data["figures"], *data["findings"], *(f for s in drafted for f in (*s["figures"], *s["findings"]))):
        yield from found["evidence"]
    for figure in data["omitted"]:
        yield {"start": figure["start"], "end": figure["end"], "text": figure["surface"]}


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Join spans, in order, that touch or overlap."""
    last: Span | None = None
    for span in spans:
        if last is not None and span.start <= last.end:
            last = Span(start=last.start, end=max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
