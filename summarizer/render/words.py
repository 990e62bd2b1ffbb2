"""The signs and words a reader meets: one table each. A sign says without colour what the colour says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summarizer.checks.finding import Finding, FindingKind
from summarizer.document import Document
from summarizer.figures.figure import Cause, Span, Status, Verdict
from summarizer.report import CheckReport, Counts, Repair, Report, count

SIGNS = {Status.SUPPORTED: "✓", Status.UNSUPPORTED: "✗", Status.UNCLEAR: "?", None: "·"}
COLOURS = {Status.SUPPORTED: "green", Status.UNSUPPORTED: "bold red", Status.UNCLEAR: "yellow", None: "dim"}

CAUSES = {
    Cause.EXACT: "supported",
    Cause.EQUIVALENT: "supported, in another form",
    Cause.ROUNDED: "supported, rounded",
    Cause.DERIVED: "supported, derived",
    Cause.WRONG_VALUE: "wrong value",
    Cause.WRONG_REFERENT: "of something else",
    Cause.QUALIFIER_CHANGED: "meaning changed",
    Cause.FABRICATED: "not in the source",
    Cause.SOURCE_CONFLICT: "source disagrees with itself",
    Cause.NO_REFERENCE_DATE: "date unknown",
    Cause.UNREADABLE: "unreadable",
    None: "a name, not judged",
}

FINDINGS = {
    FindingKind.ATTRIBUTION_LOST: "attribution lost",
    FindingKind.HEDGE_LOST: "hedge lost",
    FindingKind.QUOTE_CHANGED: "quotation changed",
    FindingKind.NAME_UNKNOWN: "name not in the source",
    FindingKind.LOADED_WORD: "loaded word",
    FindingKind.NEGATION_LOST: "negation lost",
    FindingKind.FRAGMENT: "not a sentence",
    FindingKind.REPETITION: "repeated",
    FindingKind.DANGLING_REFERENCE: "refers to nothing",
    FindingKind.LANGUAGE: "language",
    FindingKind.SOURCES_DIFFER: "sources differ",
    FindingKind.ADDRESSED: "addresses a program",
}


SURE = ((0.9, "nearly always right"), (0.7, "often right"), (0.0, "sometimes right"))
"""How often a verdict of at least this confidence was right where it was calibrated, in words."""

_EVEN = 0.5
"""From which probability on a second opinion is a yes."""

REPAIRS = {
    "rewritten": "written again",
    "source_words": "set in the source's words",
    "quoted": "quoted from the source",
    "dropped": "dropped",
}


def sure(verdict: Verdict) -> str:
    """Say in words how often a verdict of this confidence is right."""
    return next(word for least, word in SURE if verdict.confidence >= least)


def second_opinion(verdict: Verdict) -> str:
    """Write what a second reader answered, and how sure it was of that; empty where none was asked."""
    opinion = verdict.second_opinion
    if opinion is None:
        return ""
    chance = opinion.probability
    answer = f"yes, {chance:.2f}" if chance >= _EVEN else f"no, {1 - chance:.2f}"
    return f"second opinion of {opinion.reader}: {answer}"


def is_doubted(verdict: Verdict) -> bool:
    """Whether a second reader says no to a figure that is supported."""
    opinion = verdict.second_opinion
    return verdict.status is Status.SUPPORTED and opinion is not None and opinion.probability < _EVEN


def marked(text: str, verdicts: Sequence[Verdict]) -> Iterator[tuple[str, Verdict | None]]:
    """Cut a text at its figures: each piece with the verdict it stands under, None between figures."""
    at = 0
    for verdict in sorted(verdicts, key=lambda v: v.figure.span):
        span = verdict.figure.span
        if span.start < at:  # a figure inside another has no mark of its own
            continue
        yield text[at : span.start], None
        yield span.of(text), verdict
        at = span.end
    yield text[at:], None


def counted(number: int, noun: str) -> str:
    """Write a number with its noun: "1 figure", "2 figures"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def standing(counts: Counts) -> str:
    """Write counts in one phrase: "5 figures checked: 4 supported, 1 unsupported, 0 unclear"."""
    if not counts.judged:
        return "No figures to check"
    return (
        f"{counted(counts.judged, 'figure')} checked: {counts.supported} supported, "
        f"{counts.unsupported} unsupported, {counts.unclear} unclear"
    )


def own_value(verdict: Verdict) -> str | None:
    """The source's own value, where it is not the figure's: a changed qualifier is described by the reason."""
    own = verdict.source_value
    return None if own is None or own.casefold() == verdict.figure.surface.casefold() else own


def shown_evidence(evidence: Sequence[Span]) -> list[Span]:
    """Choose the evidence to quote: at most three places, none inside or around another."""
    shown: list[Span] = []
    for span in evidence:
        if len(shown) < 3 and not any(span.overlaps(other) for other in shown):
            shown.append(span)
    return shown


def repairs_once(repairs: Iterable[Repair]) -> list[Repair]:
    """List each repair once: a sentence of the summary is often one of the facts too."""
    return list({(r.before, r.after, r.reason): r for r in repairs}.values())


def check_counts(report: CheckReport) -> str:
    """Write the closing line of a check."""
    return f"{standing(count(report.checked.verdicts))}{_rest(len(report.checked.shown), len(report.omitted))}."


def report_counts(report: Report) -> str:
    """Write the closing line of a report: figures checked, unsupported; and how the draft stood, if it was another."""
    findings = len(report.findings) + sum(len(s.checked.shown) for s in report.statements)
    handed_out = f"{standing(count(report.verdicts))}{_rest(findings, len(report.omitted))}."
    if not report.draft.statements:
        return handed_out
    if not report.repairs and report.statements == report.draft.statements:
        if report.strategy == "extract":
            return f"{handed_out} These are the article's own sentences."
        return f"{handed_out} This is the draft as it was written."
    drafted = count(report.draft.verdicts)
    return (
        f"{handed_out} In the draft: {counted(drafted.judged, 'figure')}, {drafted.unsupported} unsupported, "
        f"{drafted.unclear} unclear; {counted(len(repairs_once(report.repairs)), 'sentence')} repaired."
    )


def outcome(report: Report, seconds: float | None = None) -> str:
    """Write the closing line of a report for a terminal: figures checked, sentences mended, key figures left out.

    Parameters
    ----------
    report
        The report.
    seconds
        How long it took; left out, the line is the same each time.

    Returns
    -------
    str
        One line.
    """
    findings = len(report.findings) + sum(len(s.checked.shown) for s in report.statements)
    parts = [
        _checked(count(report.verdicts)),
        counted(findings, "finding") if findings else "",
        _written(report),
        f"{counted(len(report.omitted), 'key figure')} left out" if report.omitted else "",
        "" if seconds is None else f"{seconds:.1f} seconds",
    ]
    return "; ".join(part for part in parts if part) + "."


def _written(report: Report) -> str:
    """Say what became of the draft."""
    mended = len(repairs_once(report.repairs))
    if mended or not report.draft.statements:
        return f"{counted(mended, 'sentence')} of the draft mended" if mended else ""
    if report.statements != report.draft.statements:
        return "nothing mended"
    return "the article's own sentences" if report.strategy == "extract" else "the draft as it was written"


def _checked(counts: Counts) -> str:
    if counts.judged and counts.judged == counts.supported:
        return f"{counted(counts.judged, 'figure')} checked, all supported"
    return standing(counts)


def title(document: Document) -> str:
    """Name a document: its headline, else where it came from."""
    if document.title:
        return document.title
    return "Text from standard input" if document.origin == "-" else document.origin


def pointed_at(finding: Finding) -> str:
    """The words a finding points at; the language is that of the whole."""
    return "" if finding.kind is FindingKind.LANGUAGE else finding.surface


def short(text: str, length: int = 60) -> str:
    """Cut a text to a length, with "…" where it was cut."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _rest(findings: int, omitted: int) -> str:
    left_out = f"; {counted(omitted, 'key figure')} left out" if omitted else ""
    return f"; {counted(findings, 'finding')}{left_out}"
