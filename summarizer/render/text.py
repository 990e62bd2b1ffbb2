"""A check and a report as text for a terminal: `rich` renderables, readable at 80 columns and without colour.

Every figure stands in brackets with a sign: [31,490✓] supported, [30✗] unsupported, [Friday?] unclear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarizer.checks.finding import Finding, FindingKind
from summarizer.figures.figure import Cause, Figure, Span, Status, Verdict
from summarizer.render import safe, words
from summarizer.render.places import Places
from summarizer.report import CheckReport, Repair, Report, Statement

SHOWN_CHARACTERS = 20_000
"""The most of a checked text that is shown above its table of figures."""

EXCERPT = 48
"""Characters of an excerpt: with its place it fits on one line of 80 columns."""


def render_check(report: CheckReport) -> RenderableType:
    """Lay out a check: the text with its figures marked, a table of them, findings, what is left out, counts."""
    places = Places(report.document)
    checked = report.checked
    judged = [v for v in checked.verdicts if v.status is not None]
    shown = marked(
        checked.text.rstrip()[:SHOWN_CHARACTERS], [v for v in judged if v.figure.span.end <= SHOWN_CHARACTERS]
    )
    if len(checked.text) > SHOWN_CHARACTERS:
        shown.append(f"\n… {len(checked.text) - SHOWN_CHARACTERS:,} more characters", "dim")
    return Group(
        Padding(shown, (0, 2)),
        *_section("Figures", _figures(judged, places)),
        *_section("Findings", _findings(checked.findings, places)),
        *_section("Key figures left out", _omitted(report.omitted, places)),
        Text(),
        _closing(words.check_counts(report), checked.verdicts),
    )


def render_report(report: Report) -> RenderableType:
    """Lay out a report: title, summary, facts with their places, figures, repairs, findings, counts."""
    places = Places(report.document)
    findings = [*report.findings, *(f for s in report.statements for f in s.checked.findings)]
    return Group(
        Text(safe.line(words.title(report.document)), "bold"),
        *_section("Summary", Padding(_summary(report.summary), (0, 2)) if report.summary else None),
        *_section("Facts", _facts(report.facts, places)),
        *_section("Figures and where the source states them", _figures_once(report.verdicts, places)),
        *_section("Repairs", _repairs(words.repairs_once(report.repairs))),
        *_section("Findings", _findings(findings, places)),
        *_section("Key figures left out", _omitted(report.omitted, places)),
        *_section("Notes", _notes((*report.draft.notes, *report.notes))),
        Text(),
        _closing(words.report_counts(report), report.verdicts),
        Text(safe.line(report.signature), "dim", no_wrap=True, overflow="ignore"),
    )


# --- running text ----------------------------------------------------------------------------------------------


def marked(text: str, verdicts: Sequence[Verdict]) -> Text:
    """Write a text with each figure in brackets, signed and coloured."""
    shown = Text()
    for piece, verdict in words.marked(text, verdicts):
        if verdict is None or verdict.status is None:
            shown.append(safe.terminal(piece))
        else:
            shown.append(f"[{safe.line(piece)}{words.SIGNS[verdict.status]}]", words.COLOURS[verdict.status])
    return shown


def _summary(statements: Sequence[Statement]) -> Text:
    return Text(" ").join(marked(s.text, s.checked.verdicts) for s in statements)


def _facts(statements: Sequence[Statement], places: Places) -> Table | None:
    table = _table(4)
    for number, fact in enumerate(statements, start=1):
        shown = marked(fact.text, fact.checked.verdicts)
        for span in fact.sources:
            shown.append("\n").append(f"{safe.line(places.paragraph(span))}: ", "cyan")
            shown.append(safe.line("".join(places.excerpt(span, 100))), "dim")
        table.add_row(Text(f"{number}.", justify="right"), shown)
    return table if statements else None


def _notes(notes: Sequence[str]) -> Padding | None:
    return Padding(Text("\n".join(safe.line(note) for note in notes)), (0, 2)) if notes else None


# --- tables ----------------------------------------------------------------------------------------------------


def _section(title: str, content: RenderableType | None) -> Iterator[RenderableType]:
    if content is not None:
        yield Text()
        yield Text(title, "bold")
        yield content


def _table(*widths: int) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1), expand=False)
    for width in widths:
        table.add_column(max_width=width, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    return table


def _figures(verdicts: Sequence[Verdict], places: Places) -> Table | None:
    table = _table(24)
    for verdict in verdicts:
        why = Text.assemble(
            (words.CAUSES[verdict.cause], words.COLOURS[verdict.status]), f": {safe.line(verdict.reason)}"
        )
        if (own := words.own_value(verdict)) is not None:
            why.append("\nthe source's own: ").append(safe.line(own), "bold")
        for span in words.shown_evidence(verdict.evidence):
            why.append("\n").append_text(_evidence(span, places))
        table.add_row(_signed(verdict), why)
    return table if verdicts else None


def _figures_once(verdicts: Iterable[Verdict], places: Places) -> Table | None:
    """List each figure of the output once, with its place; the reason too where it is not simply the same."""
    table = _table(22)
    told: set[tuple[str, Cause | None, tuple[Span, ...]]] = set()
    for verdict in verdicts:
        key = (verdict.figure.surface.casefold(), verdict.cause, verdict.evidence)
        if verdict.status is None or key in told:
            continue
        told.add(key)
        lines = [] if verdict.cause is Cause.EXACT else [Text(safe.line(verdict.reason))]
        lines += [_evidence(span, places) for span in words.shown_evidence(verdict.evidence)]
        table.add_row(_signed(verdict), Text("\n").join(lines))
    return table if told else None


def _signed(verdict: Verdict) -> Text:
    return Text(f"{words.SIGNS[verdict.status]} {safe.line(verdict.figure.surface)}", words.COLOURS[verdict.status])


def _evidence(span: Span, places: Places) -> Text:
    """Write where in the source a span lies, with a few words around it: "12:40 …at least 32 of whom…"."""
    before, middle, after = (safe.inline(part) for part in places.excerpt(span, EXCERPT))
    return Text.assemble(
        (f"{safe.line(places.place(span))} ", "cyan"), (before.lstrip(), "dim"), middle, (after.rstrip(), "dim")
    )


def _findings(findings: Sequence[Finding], places: Places) -> Table | None:
    table = _table(24)
    for finding in findings:
        why = Text.assemble((words.FINDINGS[finding.kind], "magenta"), f": {safe.line(finding.reason)}")
        for span in words.shown_evidence(finding.evidence)[: 2 if finding.kind is FindingKind.SOURCES_DIFFER else 1]:
            why.append("\n").append_text(_evidence(span, places))
        table.add_row(Text(f"! {words.short(safe.line(words.pointed_at(finding)))}"), why)
    return table if findings else None


def _omitted(figures: Sequence[Figure], places: Places) -> Table | None:
    table = _table(22)
    for figure in figures:
        table.add_row(Text(f"- {safe.line(figure.surface)}"), _evidence(figure.span, places))
    return table if figures else None


def _repairs(repairs: Sequence[Repair]) -> Table | None:
    table = _table(16)
    for repair in repairs:
        lines = [Text(f"draft: {safe.line(repair.before)}", "dim")] if repair.before else []
        if repair.after is not None:
            lines.append(Text(f"now:   {safe.line(repair.after)}"))
        lines.append(Text(safe.line(repair.reason), "italic"))
        table.add_row(Text(words.REPAIRS[repair.method]), Text("\n").join(lines))
    return table if repairs else None


def _closing(line: str, verdicts: Iterable[Verdict]) -> Text:
    good = all(v.status in (None, Status.SUPPORTED) for v in verdicts)
    return Text(line, "bold green" if good else "bold red")
