"""A check and a report as text for a terminal: `rich` renderables, readable at 80 columns and without colour.

What was asked for comes first, and what needs a reader's eye; the evidence of every figure comes with `explain`.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from summarizer.figures.figure import Status, Verdict
from summarizer.render import parts, safe, words
from summarizer.render.places import Lines, Places
from summarizer.report import CheckReport, Report

SHOWN_CHARACTERS = 20_000
"""The most of a checked text that is shown above its table of figures."""

_DOUBTED = "Supported, though the second opinion is no"


def render_check(
    report: CheckReport, *, explain: bool = False, hint: str = " --explain lists the rest."
) -> RenderableType:
    """Lay out a check: what is wrong, the most certain first, the findings, and a count of the rest.

    Parameters
    ----------
    report
        The check.
    explain
        Whether to add the text with its figures marked, the evidence of each and the key figures left out.
    hint
        What follows the closing line where something was left out: how to see it.

    Returns
    -------
    RenderableType
        For a console of `rich`.
    """
    places = Places(report.document)
    checked = report.checked
    rest = _explained_check(report, places) if explain else ()
    more = "" if explain or not (checked.verdicts or report.omitted) else hint
    shown = [
        *_accused(report, places),
        *parts.section("Findings", parts.findings(checked.shown, places)),
        *rest,
        Text(),
        parts.closing(f"{words.check_counts(report)}{more}", checked.verdicts),
    ]
    return Group(*shown[1:])  # each section begins with an empty line


def render_report(report: Report, *, explain: bool = False, seconds: bool = False) -> RenderableType:
    """Lay out a report: title, summary, facts, what needs a reader's eye, and one closing line.

    Parameters
    ----------
    report
        The report.
    explain
        Whether to mark every figure, and add its evidence, the repairs and the key figures left out.
    seconds
        Whether the closing line says how long it took.

    Returns
    -------
    RenderableType
        For a console of `rich`.
    """
    places = Places(report.document)
    findings = [*report.findings, *(f for s in report.statements for f in s.checked.shown)]
    listed = report.verdicts if explain else (*parts.doubtful(report.verdicts), *parts.doubted(report.verdicts))
    heading = "Figures and where the source states them" if explain else "Figures to look at"
    summary = parts.summary(report.summary, explain=explain)
    return Group(
        Text(safe.line(words.title(report.document)), "bold"),
        *parts.section("Summary", Padding(summary, (0, 2)) if report.summary else None),
        *parts.section("Facts", parts.facts(report.facts, places, explain=explain)),
        *parts.section(heading, parts.figures_once(listed, places)),
        *parts.section("Findings", parts.findings(findings, places)),
        *(_explained_report(report, places) if explain else ()),
        *parts.section("Notes", parts.notes((*report.draft.notes, *report.notes))),
        Text(),
        parts.closing(words.outcome(report, report.seconds if seconds else None), report.verdicts),
        *([Text(safe.line(report.signature), "dim", no_wrap=True, overflow="ignore")] if explain else []),
    )


def _accused(report: CheckReport, places: Places) -> Iterator[RenderableType]:
    """List unsupported figures, the most certain first, under how certain they are; then the unclear ones."""
    text = Lines(report.checked.text)
    accused = [v for v in report.checked.verdicts if v.status is Status.UNSUPPORTED]
    for _, sure in words.SURE:
        alike = sorted((v for v in accused if words.sure(v) == sure), key=lambda v: -v.confidence)
        yield from parts.section(f"Unsupported: such verdicts are {sure}", parts.figures(alike, places, text))
    unclear = [v for v in report.checked.verdicts if v.status is Status.UNCLEAR]
    yield from parts.section("Unclear", parts.figures(unclear, places, text))
    doubted = parts.doubted(report.checked.verdicts)
    yield from parts.section(_DOUBTED, parts.figures(doubted, places, text))


def _explained_check(report: CheckReport, places: Places) -> Iterator[RenderableType]:
    text = report.checked.text
    judged = [v for v in report.checked.verdicts if v.status is not None]
    shown = parts.marked(text.rstrip()[:SHOWN_CHARACTERS], [v for v in judged if _is_shown(v)])
    if len(text) > SHOWN_CHARACTERS:
        shown.append(f"\n… {len(text) - SHOWN_CHARACTERS:,} more characters", "dim")
    supported = [v for v in judged if v.status is Status.SUPPORTED and not words.is_doubted(v)]
    yield from parts.section("The text", Padding(shown, (0, 2)) if text.strip() else None)
    yield from parts.section("Supported", parts.figures(supported, places))
    yield from parts.section("Key figures left out", parts.omitted(report.omitted, places))


def _is_shown(verdict: Verdict) -> bool:
    return verdict.figure.span.end <= SHOWN_CHARACTERS


def _explained_report(report: Report, places: Places) -> Iterator[RenderableType]:
    yield from parts.section("Repairs", parts.repairs(words.repairs_once(report.repairs)))
    yield from parts.section("Key figures left out", parts.omitted(report.omitted, places))
    if report.draft.statements:
        yield from parts.section("Counts", parts.notes([words.report_counts(report)]))
