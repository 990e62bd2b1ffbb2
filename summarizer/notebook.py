"""A check, a report and a mended text as a piece of HTML for a notebook's cell: no script, no style sheet, no link.

The pieces are those of the pages (`sheet`), and foreign text takes the same way to the reader (`html.render_part`).
"""

from __future__ import annotations

from summarizer.html import render_part
from summarizer.mending import Mended
from summarizer.render import words
from summarizer.render.mended import pieces
from summarizer.report import CheckReport, Report
from summarizer.sheet import Passage, Sheet


def render_check(report: CheckReport) -> str:
    """Render the text with its figures marked, and below it what is wrong and why."""
    passage = Sheet(report.document).passage(report.checked)
    return render_part(
        "notebook.html",
        title=words.title(report.document),
        summary=(),
        facts=(),
        passages=(passage,),
        edits=None,
        looked_at=_looked_at(passage),
        closing=words.check_counts(report),
    )


def render_report(report: Report) -> str:
    """Render summary and facts, each figure marked."""
    sheet = Sheet(report.document)
    summary, facts = (
        tuple(sheet.passage(statement.checked) for statement in statements)
        for statements in (report.summary, report.facts)
    )
    return render_part(
        "notebook.html",
        title=words.title(report.document),
        summary=summary,
        facts=facts,
        passages=(),
        edits=None,
        looked_at=_looked_at(*summary, *facts),
        closing=words.outcome(report),
    )


def render_mended(mended: Mended) -> str:
    """Render the text with its changes struck and set in, and below it the reason of each."""
    made = len(mended.edits) - len(mended.proposed)
    return render_part(
        "notebook.html",
        title=words.title(mended.document),
        summary=(),
        facts=(),
        passages=(),
        edits=tuple(pieces(mended)),
        looked_at=[],
        closing=f"{words.counted(made, 'change')} made, {len(mended.proposed)} proposed.",
    )


def _looked_at(*passages: Passage) -> list[object]:
    """The items that a reader should look at, each once: figures that are not supported, and findings."""
    figures = [item for p in passages for item in p.figures if item.standing in ("unsupported", "unclear")]
    findings = [item for p in passages for item in p.findings]
    return list({(item.surface, item.verdict, item.reason): item for item in (*figures, *findings)}.values())
