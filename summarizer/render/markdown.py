"""A check and a report as Markdown (the GitHub flavour). Foreign text is escaped: it shows, and does nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summarizer.checks.finding import Finding
from summarizer.figures.figure import Figure, Span, Verdict
from summarizer.render import words
from summarizer.render.places import Places
from summarizer.render.safe import markdown as safe
from summarizer.report import CheckReport, Repair, Report, Statement


def render_check(report: CheckReport) -> str:
    """Write a check as a Markdown page."""
    places = Places(report.document)
    checked = report.checked
    judged = [v for v in checked.verdicts if v.status is not None]
    return _page(
        [f"# Check against {safe(words.title(report.document))}"],
        _quoted(checked.text, judged),
        _section("Figures", _figures(judged, places)),
        _section("Findings", _findings(checked.shown, places)),
        _section("Key figures left out", _omitted(report.omitted, places)),
        [words.check_counts(report)],
    )


def render_report(report: Report) -> str:
    """Write a report as a Markdown page."""
    places = Places(report.document)
    findings = [*report.findings, *(f for s in report.statements for f in s.checked.shown)]
    judged = [v for v in report.verdicts if v.status is not None]
    return _page(
        [f"# {safe(words.title(report.document))}"],
        _section("Summary", _summary(report.summary)),
        _section("Facts", [_fact(n, s, places) for n, s in enumerate(report.facts, start=1)]),
        _section("Figures", _figures(judged, places)),
        _section("Repairs", [line for repair in words.repairs_once(report.repairs) for line in _repair(repair)]),
        _section("Findings", _findings(findings, places)),
        _section("Key figures left out", _omitted(report.omitted, places)),
        _section("Notes", [f"- {safe(note)}" for note in (*report.draft.notes, *report.notes)]),
        [words.report_counts(report), "", safe(report.signature)],
    )


def _page(*parts: Sequence[str]) -> str:
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _section(title: str, lines: Iterable[str]) -> list[str]:
    lines = list(lines)
    return [f"## {title}", "", *lines] if lines else []


def _marked(text: str, verdicts: Sequence[Verdict]) -> str:
    pieces = []
    for piece, verdict in words.marked(text, [v for v in verdicts if v.status is not None]):
        lead, trail = piece[: len(piece) - len(piece.lstrip())], piece[len(piece.rstrip()) :]
        shown = safe(piece)
        if verdict is not None:
            shown = f"**{shown}** {words.SIGNS[verdict.status]}"
        pieces.append(f"{lead and ' '}{shown}{trail and ' '}" if shown else " " * bool(piece))
    return "".join(pieces).strip()


def _quoted(text: str, verdicts: Sequence[Verdict]) -> list[str]:
    return ["> " + _marked(text, verdicts)]


def _summary(statements: Sequence[Statement]) -> list[str]:
    return [" ".join(_marked(s.text, s.checked.verdicts) for s in statements)] if statements else []


def _fact(number: int, fact: Statement, places: Places) -> str:
    sources = "; ".join(f"{safe(places.paragraph(s))}: {safe(''.join(places.excerpt(s)))}" for s in fact.sources)
    return f"{number}. {_marked(fact.text, fact.checked.verdicts)}" + (
        f"  \n   <sub>{sources}</sub>" if sources else ""
    )


def _figures(verdicts: Sequence[Verdict], places: Places) -> Iterator[str]:
    if verdicts:
        yield "| Figure | Verdict | Why | In the source |"
        yield "|---|---|---|---|"
    for verdict in verdicts:
        sign, cause = words.SIGNS[verdict.status], words.CAUSES[verdict.cause]
        own = words.own_value(verdict)
        why = verdict.reason if own is None else f"{verdict.reason} (source: {own})"
        if opinion := words.second_opinion(verdict):
            why = f"{why} ({opinion})"
        evidence = "<br>".join(_evidence(span, places) for span in words.shown_evidence(verdict.evidence))
        yield f"| {safe(verdict.figure.surface)} | {sign} {cause} | {safe(why)} | {evidence} |"


def _evidence(span: Span, places: Places) -> str:
    return f"{safe(places.place(span))} {safe(''.join(places.excerpt(span)))}"


def _findings(findings: Iterable[Finding], places: Places) -> Iterator[str]:
    for finding in findings:
        where = f" ({_evidence(finding.evidence[0], places)})" if finding.evidence else ""
        surface = safe(words.short(words.pointed_at(finding)))
        yield f"- {words.FINDINGS[finding.kind]}: {surface and f'{surface}: '}{safe(finding.reason)}{where}"


def _omitted(figures: Iterable[Figure], places: Places) -> Iterator[str]:
    for figure in figures:
        yield f"- {safe(figure.surface)}: {_evidence(figure.span, places)}"


def _repair(repair: Repair) -> Iterator[str]:
    yield f"- {words.REPAIRS[repair.method]}: {safe(repair.reason)}  "
    if repair.before:
        yield f"  draft: {safe(repair.before)}" + ("  " if repair.after is not None else "")
    if repair.after is not None:
        yield f"  now: {safe(repair.after)}"
