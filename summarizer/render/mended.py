"""What was mended, as JSON, as Markdown and as a text with its changes marked."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.document import Document
from summarizer.mending import Edit, Mended
from summarizer.render import safe
from summarizer.render.json import Data, document, spans

SCHEMA = "figurewise-mend-1"
_RED, _GREEN, _DIM, _PLAIN = "\x1b[31;9m", "\x1b[32m", "\x1b[33m", "\x1b[0m"


def render_json(mended: Mended) -> str:
    """One line: the mended text and its edits, with the source named."""
    data = {"schema": SCHEMA, "document": document(mended.document)}
    return safe.json_line(data | _result(mended)) + "\n"


def render_line(mended: Mended, pair_id: str) -> str:
    """One line of `mend --jsonl`."""
    return safe.json_line({"id": pair_id} | _result(mended)) + "\n"


def _result(mended: Mended) -> Data:
    return {"text": mended.text, "edits": [edit(e, mended.document) for e in mended.edits]}


def edit(made: Edit, source: Document) -> Data:
    """One edit: where in the draft, what stood there, what stands there now, and why."""
    return {
        "start": made.span.start,
        "end": made.span.end,
        "before": made.before,
        "after": made.after,
        "method": made.method,
        "cause": made.cause,
        "reason": made.reason,
        "evidence": spans(made.evidence, source),
        "confidence": round(made.confidence, 3),
        "applied": made.applied,
    }


def pieces(mended: Mended) -> Iterator[tuple[str, Edit | None]]:
    """The draft in pieces: what stays, and what an edit is about; edits do not overlap."""
    end = 0
    for made in mended.edits:
        if made.span.start < end:
            continue
        if made.span.start > end:
            yield mended.draft[end : made.span.start], None
        yield made.before, made
        end = made.span.end
    if end < len(mended.draft):
        yield mended.draft[end:], None


def render_diff(mended: Mended, *, colour: bool) -> str:
    """The draft with its changes marked: struck and new text in colour, or in [-brackets-] and {+braces+}.

    A change that is only proposed stands in yellow, or in [?...?].
    """
    drawn = "".join(_piece(text, made, colour=colour) for text, made in pieces(mended))
    reasons = "".join(f"  {_line(made)}\n" for made in mended.edits)
    return drawn.rstrip("\n") + "\n" + (f"\n{reasons}" if reasons else "")


def _piece(text: str, made: Edit | None, *, colour: bool) -> str:
    if made is None:
        return safe.terminal(text)
    before, after = safe.terminal(text), safe.terminal(made.after)
    if not made.applied:
        return f"{_DIM}{before} -> {after or 'nothing'}{_PLAIN}" if colour else f"[?{before} -> {after or 'nothing'}?]"
    if colour:
        return (f"{_RED}{before}{_PLAIN}" if before else "") + (f"{_GREEN}{after}{_PLAIN}" if after else "")
    return (f"[-{before}-]" if before else "") + (f"{{+{after}+}}" if after else "")


def _line(made: Edit) -> str:
    sign = "·" if made.applied else "?"
    change = f"{made.before.strip()!r} -> {made.after!r}" if made.after else f"{made.before.strip()!r} taken out"
    return safe.terminal(f"{sign} {change}: {made.reason} ({made.confidence:.2f})")


def render_markdown(mended: Mended) -> str:
    """The mended text, and a list of the changes."""
    lines = [safe.markdown_text(mended.text).rstrip("\n"), ""]
    if mended.edits:
        lines += ["## Changes", ""]
        lines += [f"- {safe.markdown(_line(made))}" for made in mended.edits]
    return "\n".join(lines).rstrip("\n") + "\n"
