"""The parts of a check or a report in a terminal: marked text, and tables of figures, findings and repairs.

A marked figure stands in brackets with a sign: [31,490✓] supported, [30✗] unsupported, [Friday?] unclear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarizer.checks.finding import Finding, FindingKind
from summarizer.figures.figure import Cause, Figure, Span, Status, Verdict
from summarizer.render import safe, words
from summarizer.render.places import Lines, Places
from summarizer.report import Repair, Statement

EXCERPT = 48
"""Characters of an excerpt: with its place it fits on one line of 80 columns."""
_TEXT, _SOURCE = "text   ", "source "
"""Which of the two texts an excerpt is from, where both are shown."""


def marked(text: str, verdicts: Sequence[Verdict]) -> Text:
    """Write a text with each figure in brackets, signed and coloured."""
    shown = Text()
    for piece, verdict in words.marked(text, verdicts):
        if verdict is None or verdict.status is None:
            shown.append(safe.terminal(piece))
        else:
            shown.append(f"[{safe.line(piece)}{words.SIGNS[verdict.status]}]", words.COLOURS[verdict.status])
    return shown


def doubtful(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Keep the verdicts that need a reader's eye: those that are not supported."""
    return [v for v in verdicts if v.status not in (None, Status.SUPPORTED)]


def doubted(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Keep the supported figures to which a second reader says no."""
    return [v for v in verdicts if words.is_doubted(v)]


def summary(statements: Sequence[Statement], *, explain: bool) -> Text:
    """Write the summary; without `explain` only doubtful figures are marked."""
    return Text(" ").join(_statement(s, explain=explain) for s in statements)


def _statement(statement: Statement, *, explain: bool) -> Text:
    verdicts = statement.checked.verdicts
    return marked(statement.text, verdicts if explain else doubtful(verdicts))


def facts(statements: Sequence[Statement], places: Places, *, explain: bool) -> Table | None:
    """List the facts; with `explain`, each with the place it was written from."""
    table = _table(4)
    for number, fact in enumerate(statements, start=1):
        shown = _statement(fact, explain=explain)
        for span in fact.sources if explain else ():
            shown.append("\n").append(f"{safe.line(places.paragraph(span))}: ", "cyan")
            shown.append(safe.line("".join(places.excerpt(span, 100))), "dim")
        table.add_row(Text(f"{number}.", justify="right"), shown)
    return table if statements else None


def notes(lines: Sequence[str]) -> Padding | None:
    """List notes, one a line."""
    return Padding(Text("\n".join(safe.line(line) for line in lines)), (0, 2)) if lines else None


def section(title: str, content: RenderableType | None) -> Iterator[RenderableType]:
    """Put a heading over a part; nothing where the part is None."""
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


def figures(verdicts: Sequence[Verdict], places: Places, text: Lines | None = None) -> Table | None:
    """List figures with cause, reason and evidence; with `text`, also where in the checked text each stands."""
    table = _table(24)
    for verdict in verdicts:
        why = Text.assemble(
            (words.CAUSES[verdict.cause], words.COLOURS[verdict.status]), f": {safe.line(verdict.reason)}"
        )
        if (own := words.own_value(verdict)) is not None:
            why.append("\nthe source's own: ").append(safe.line(own), "bold")
        if text is not None:
            span = verdict.figure.span
            where = "{}:{}".format(*text.line_and_column(span))
            why.append("\n").append_text(_excerpt(where, text.excerpt(span, EXCERPT - len(_SOURCE)), _TEXT))
        if opinion := words.second_opinion(verdict):
            why.append(f"\n{safe.line(opinion)}")
        for span in words.shown_evidence(verdict.evidence):
            label = "" if text is None else _SOURCE
            found = places.excerpt(span, EXCERPT - len(label))
            why.append("\n").append_text(_excerpt(places.place(span), found, label))
        table.add_row(_signed(verdict), why)
    return table if verdicts else None


def figures_once(verdicts: Iterable[Verdict], places: Places) -> Table | None:
    """List each figure of the output once, with its place; the reason too where it is not simply the same."""
    table = _table(22)
    listed: set[tuple[str, Cause | None, tuple[Span, ...]]] = set()
    for verdict in verdicts:
        key = (verdict.figure.surface.casefold(), verdict.cause, verdict.evidence)
        if verdict.status is None or key in listed:
            continue
        listed.add(key)
        lines = [] if verdict.cause is Cause.EXACT else [Text(safe.line(verdict.reason))]
        lines += [Text(safe.line(opinion))] if (opinion := words.second_opinion(verdict)) else []
        lines += [_evidence(span, places) for span in words.shown_evidence(verdict.evidence)]
        table.add_row(_signed(verdict), Text("\n").join(lines))
    return table if listed else None


def _signed(verdict: Verdict) -> Text:
    return Text(f"{words.SIGNS[verdict.status]} {safe.line(verdict.figure.surface)}", words.COLOURS[verdict.status])


def _evidence(span: Span, places: Places) -> Text:
    """Write where in the source a span lies, with a few words around it: "12:40 …at least 32 of whom…"."""
    return _excerpt(places.place(span), places.excerpt(span, EXCERPT))


def _excerpt(place: str, excerpt: tuple[str, str, str], label: str = "") -> Text:
    before, middle, after = (safe.inline(part) for part in excerpt)
    return Text.assemble(
        (f"{label}{safe.line(place)} ", "cyan"), (before.lstrip(), "dim"), middle, (after.rstrip(), "dim")
    )


def findings(found: Sequence[Finding], places: Places) -> Table | None:
    """List findings, each with its evidence in the source."""
    table = _table(24)
    for finding in found:
        why = Text.assemble((words.FINDINGS[finding.kind], "magenta"), f": {safe.line(finding.reason)}")
        for span in words.shown_evidence(finding.evidence)[: 2 if finding.kind is FindingKind.SOURCES_DIFFER else 1]:
            why.append("\n").append_text(_evidence(span, places))
        table.add_row(Text(f"! {words.short(safe.line(words.pointed_at(finding)))}"), why)
    return table if found else None


def omitted(left_out: Sequence[Figure], places: Places) -> Table | None:
    """List key figures of the source that a text lacks."""
    table = _table(22)
    for figure in left_out:
        table.add_row(Text(f"- {safe.line(figure.surface)}"), _evidence(figure.span, places))
    return table if left_out else None


def repairs(made: Sequence[Repair]) -> Table | None:
    """List what became of the sentences of a draft that failed a check."""
    table = _table(16)
    for repair in made:
        lines = [Text(f"draft: {safe.line(repair.before)}", "dim")] if repair.before else []
        if repair.after is not None:
            lines.append(Text(f"now:   {safe.line(repair.after)}"))
        lines.append(Text(safe.line(repair.reason), "italic"))
        table.add_row(Text(words.REPAIRS[repair.method]), Text("\n").join(lines))
    return table if made else None


def closing(line: str, verdicts: Iterable[Verdict]) -> Text:
    """Write the closing line, in red where a figure is not supported."""
    return Text(line, "bold red" if doubtful(verdicts) else "bold green")
