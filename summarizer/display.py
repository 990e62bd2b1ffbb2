"""Every way in which a result shows itself: text, line, notebook, page, Markdown, JSON and rows.

One function a way, for checks, reports and mended texts alike; the drawing itself is the renderers' part.
"""

# ruff: noqa: PLC0415  (each way loads its own renderer)
from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.document import Document
from summarizer.figures.figure import Verdict
from summarizer.mending import Edit, Mended
from summarizer.render import safe, words
from summarizer.report import CheckReport, Report, count
from summarizer.shown import Row, Shown

_MOST_NAMED = 5
"""How many wrong figures or changes the one-line form names."""


def text(result: Shown) -> str:
    """The result as text: what the command prints, at 80 columns; of a mended text the text itself."""
    if isinstance(result, Mended):
        return result.text
    from summarizer.render.draw import draw
    from summarizer.render.text import render_check, render_report

    if isinstance(result, CheckReport):
        return draw(render_check(result, hint="")).rstrip("\n")
    return draw(render_report(_report(result))).rstrip("\n")


def line(result: Shown) -> str:
    """The result in one line."""
    name = type(result).__name__
    if isinstance(result, Mended):
        made = [edit for edit in result.edits if edit.applied]
        counts = f"{words.counted(len(made), 'change')} made, {len(result.proposed)} proposed"
        return f"<{name}: {counts}{_named([_change(edit) for edit in made])}>"
    if isinstance(result, CheckReport):
        return f"<{name}: {words.standing(result.counts)}{_named(result.wrong)}>"
    report = _report(result)
    sentences = f"{words.counted(len(report.summary), 'sentence')}, {words.counted(len(report.facts), 'fact')}"
    return f"<{name}: {sentences}; {words.standing(count(report.verdicts))}>"


def _change(edit: Edit) -> str:
    return f"{edit.before.strip()!r} -> {edit.after!r}"


def _named(things: Sequence[str]) -> str:
    more = ", …" if len(things) > _MOST_NAMED else ""
    return f": {', '.join(safe.line(words.short(thing)) for thing in things[:_MOST_NAMED])}{more}" if things else ""


def notebook(result: Shown) -> str:
    """The result as a piece of HTML."""
    from summarizer import notebook as pieces

    if isinstance(result, Mended):
        return pieces.render_mended(result)
    return pieces.render_check(result) if isinstance(result, CheckReport) else pieces.render_report(_report(result))


def page(result: Shown) -> str:
    """The result as a page."""
    if isinstance(result, Mended):
        from summarizer.mend_page import render_mended

        return render_mended(result)
    from summarizer.html import render_check, render_report

    return render_check(result) if isinstance(result, CheckReport) else render_report(_report(result))


def markdown(result: Shown) -> str:
    """The result as Markdown."""
    if isinstance(result, Mended):
        from summarizer.render.mended import render_markdown

        return render_markdown(result)
    from summarizer.render.markdown import render_check, render_report

    return render_check(result) if isinstance(result, CheckReport) else render_report(_report(result))


def json(result: Shown) -> str:
    """The result as one line of JSON."""
    if isinstance(result, Mended):
        from summarizer.render.mended import render_json

        return render_json(result)
    from summarizer.render.json import render_check, render_report

    return render_check(result) if isinstance(result, CheckReport) else render_report(_report(result))


# --- rows --------------------------------------------------------------------------------------------------------


def rows(result: Shown) -> list[Row]:
    """The figures of a check or a report, or the changes of a mended text, one flat row each."""
    if isinstance(result, Mended):
        return [_edit_row(edit, result.document) for edit in result.edits]
    if isinstance(result, CheckReport):
        return [_verdict_row(verdict, result.document) for verdict in result.verdicts]
    return list(_report_rows(_report(result)))


def _report_rows(report: Report) -> Iterator[Row]:
    for task, statements in (("summary", report.summary), ("facts", report.facts)):
        for number, statement in enumerate(statements):
            place: Row = {"in": task, "index": number, "sentence": statement.text}
            yield from (place | _verdict_row(v, report.document) for v in statement.checked.verdicts)


def _verdict_row(verdict: Verdict, source: Document) -> Row:
    figure = verdict.figure
    return {
        "figure": figure.surface,
        "start": figure.span.start,
        "end": figure.span.end,
        "kind": str(figure.kind),
        "status": verdict.status and str(verdict.status),
        "cause": verdict.cause and str(verdict.cause),
        "reason": verdict.reason,
        "source_value": words.own_value(verdict),
        "evidence": verdict.evidence[0].of(source.text) if verdict.evidence else None,
        "confidence": round(verdict.confidence, 3),
    }


def _edit_row(edit: Edit, source: Document) -> Row:
    return {
        "before": edit.before,
        "after": edit.after,
        "start": edit.span.start,
        "end": edit.span.end,
        "method": edit.method,
        "cause": str(edit.cause),
        "reason": edit.reason,
        "evidence": edit.evidence[0].of(source.text) if edit.evidence else None,
        "confidence": round(edit.confidence, 3),
        "applied": edit.applied,
    }


def _report(result: Shown) -> Report:
    assert isinstance(result, Report)
    return result
