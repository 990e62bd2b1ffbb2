"""A check and a report as plain data for JSON, in the shapes of `schema/output-1.json`; values are never floats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from summarizer.checks.finding import Finding
from summarizer.document import Document
from summarizer.figures.figure import Figure, Kind, PartialDate, Span, Verdict
from summarizer.render import safe
from summarizer.render.places import landmark
from summarizer.report import CheckReport, DraftCheck, Repair, Report, Statement, count
from summarizer.several import part_at

CHECK_SCHEMA = "figurewise-check-1"
REPORT_SCHEMA = "figurewise-report-1"

Data: TypeAlias = dict[str, object]


def render_check(report: CheckReport) -> str:
    """One line: a checked text, with its source named."""
    data = {"schema": CHECK_SCHEMA, "document": document(report.document), "text": report.checked.text}
    return safe.json_line(data | pair(report)) + "\n"


def render_pair(report: CheckReport, pair_id: str | None) -> str:
    """One line of `check --jsonl`."""
    return safe.json_line({"id": pair_id} | pair(report)) + "\n"


def render_error(message: str, pair_id: str | None) -> str:
    """One line of `check --jsonl` for a line that could not be read."""
    return safe.json_line({"id": pair_id, "error": message}) + "\n"


def render_report(report: Report, *, timings: bool = False) -> str:
    """One line: a report. `seconds` only with `timings`: without it the same input gives the same bytes."""
    source = report.document
    data = {
        "schema": REPORT_SCHEMA,
        "document": document(report.document),
        "summary": [statement(s, source) for s in report.summary],
        "facts": [statement(s, source) for s in report.facts],
        "figures": _placed_figures(report),
        "findings": _placed_findings(report),
        "repairs": [repair(r, source) for r in report.repairs],
        "omitted": [figure(f) for f in report.omitted],
        "draft": draft(report, source),
        "model": report.model,
        "strategy": report.strategy,
        "signature": report.signature,
        "notes": list(report.notes),
    }
    return safe.json_line(data | ({"seconds": report.seconds} if timings else {})) + "\n"


# --- parts -----------------------------------------------------------------------------------------------------


def pair(report: CheckReport) -> Data:
    """List the verdicts, findings and omitted key figures of one checked text."""
    source = report.document
    return {
        "figures": [verdict(v, source) for v in report.checked.verdicts],
        "findings": [finding(f, source) for f in report.checked.shown],
        "omitted": [figure(f) for f in report.omitted],
    }


def document(source: Document) -> Data:
    """Name a source; its text is left out."""
    return {
        "id": source.id,
        "origin": source.origin,
        "title": source.title,
        "published": source.published.isoformat() if source.published else None,
        "language": source.language,
        "characters": len(source.text),
    } | ({"parts": [document(part.document) for part in source.parts]} if source.parts else {})


def verdict(judged: Verdict, source: Document) -> Data:
    """One checked figure, the same everywhere."""
    return (
        figure(judged.figure)
        | {
            "status": judged.status,
            "cause": judged.cause,
            "reason": judged.reason,
            "evidence": spans(judged.evidence, source),
            "source_value": judged.source_value,
            "confidence": None if judged.status is None else round(judged.confidence, 3),
        }
        | _second_opinion(judged)
    )


def _second_opinion(judged: Verdict) -> Data:
    """Name the model that was asked, and how likely it held a yes to be; nothing where none was."""
    opinion = judged.second_opinion
    if opinion is None:
        return {}
    return {"second_opinion": {"model": opinion.reader, "probability": round(opinion.probability, 3)}}


def figure(read: Figure) -> Data:
    """Give a figure as it was read from its own text."""
    return {
        "start": read.span.start,
        "end": read.span.end,
        "surface": read.surface,
        "kind": read.kind,
        "value": value(read),
        "unit": read.unit,
        "hedge": read.hedge,
        "direction": read.direction,
    }


def value(read: Figure) -> str | Data | None:
    """Give a figure's value: a decimal, a date as far as it is stated, a score, {low, high}, or None."""
    if read.date is not None:
        return _date(read.date)
    if read.parts and read.kind in (Kind.SCORE, Kind.RATIO, Kind.FRACTION):
        return "-".join(f"{part:f}" for part in read.parts)
    low, high = read.low, read.high
    if low is None and high is None:
        return None
    if low == high:
        return f"{low:f}"
    return {"low": None if low is None else f"{low:f}", "high": None if high is None else f"{high:f}"}


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _date(date: PartialDate) -> str | None:
    """ISO 8601 as far as it goes: 2024-03-15, 2024-03, --03-15; else the weekday or the relative expression."""
    year = f"{date.year:04d}" if date.year is not None else "-"
    month = f"-{date.month:02d}" if date.month is not None else ""
    day = f"-{date.day:02d}" if date.day is not None else ""
    stated = f"{year}{month}{day}" if (date.year, date.month, date.day) != (None, None, None) else None
    weekday = _WEEKDAYS[date.weekday] if date.weekday is not None else None
    return " ".join(part for part in (date.part, stated or date.relative or weekday) if part) or None


def finding(found: Finding, source: Document) -> Data:
    """One finding: where in the checked text, why, and its evidence in the source."""
    return {
        "kind": found.kind,
        "start": found.span.start,
        "end": found.span.end,
        "surface": found.surface,
        "reason": found.reason,
        "evidence": spans(found.evidence, source),
    }


def spans(places: Sequence[Span], source: Document) -> list[Data]:
    """Spans into the source, each with its text; of several sources into the one that is named."""
    return [_span(span, source) for span in places]


def _span(span: Span, source: Document) -> Data:
    named: Data = {}
    start = 0
    if source.parts:
        part = part_at(source, span)
        named["source"], start = part.document.origin, part.start
    if label := landmark(source, span):
        named["place"] = label
    return {"start": span.start - start, "end": span.end - start, "text": span.of(source.text)} | named


def statement(said: Statement, source: Document) -> Data:
    """One sentence of the output and where it comes from."""
    return {"text": said.text, "sources": spans(said.sources, source)}


def repair(made: Repair, source: Document) -> Data:
    """One repair, before and after."""
    return {
        "in": made.task,
        "before": made.before,
        "after": made.after,
        "method": made.method,
        "reason": made.reason,
        "sources": spans(made.sources, source),
    }


def draft(report: Report, source: Document) -> Data:
    """Give the raw draft: its counts, and each sentence with the verdicts it had as it came from the model."""
    raw: DraftCheck = report.draft
    counts = count(raw.verdicts)
    return {
        "supported": counts.supported,
        "unsupported": counts.unsupported,
        "unclear": counts.unclear,
        "not_judged": counts.not_judged,
        "sentences": [
            {"in": s.task}
            | statement(s, source)
            | {"figures": [verdict(v, source) for v in s.checked.verdicts]}
            | {"findings": [finding(f, source) for f in s.checked.shown]}
            for s in raw.statements
        ],
        "lock": report.lock,
        "input_tokens": report.input_tokens,
        "output_tokens": report.output_tokens,
        "notes": list(raw.notes),
    }


def _placed_figures(report: Report) -> list[Data]:
    source = report.document
    return [
        {"in": said.task, "index": i} | verdict(v, source)
        for statements in (report.summary, report.facts)
        for i, said in enumerate(statements)
        for v in said.checked.verdicts
    ]


def _placed_findings(report: Report) -> list[Data]:
    source = report.document
    on_sentences = [
        {"in": said.task, "index": i} | finding(f, source)
        for statements in (report.summary, report.facts)
        for i, said in enumerate(statements)
        for f in said.checked.shown
    ]
    return [{"in": None, "index": None} | finding(f, source) for f in report.findings] + on_sentences
