"""How far each check can be trusted: what it flags in judged statements, against what readers say of them.

measure_statements(suite) -> TrustResult     precision and recall of every check, with intervals over articles

A statement is flagged by a check where the check finds a fault in it when the whole output is checked against its
article, as `figurewise check` does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from summarizer.check import check
from summarizer.checks.finding import FindingKind
from summarizer.document import Document, from_text
from summarizer.figures.figure import Status
from summarizer.render import words
from summarizer.report import CheckReport
from summarizer_eval import environment, stats
from summarizer_eval.checker import Rate
from summarizer_eval.results import Row
from summarizer_eval.statements import FAULTS, Judgement, Label, Misleading, Output, StatementSuite

ANY = "any"
"""The checks together."""
FIGURE, UNCLEAR = "figure", "figure_unclear"
_OF_STATEMENTS = [
    k for k in FindingKind if k not in (FindingKind.LANGUAGE, FindingKind.SOURCES_DIFFER, FindingKind.ADDRESSED)
]
CHECKS: Mapping[str, str] = {
    FIGURE: "figure not supported",
    UNCLEAR: "figure unclear",
    **{str(kind): words.FINDINGS[kind] for kind in _OF_STATEMENTS},
}
"""Every check that speaks of a statement, with its title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What a check finds in a statement; `group` is its reason without the words of this text."""

    check: str
    group: str
    surface: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedStatement:
    """A judged statement and every fault the checks find in it."""

    output: str
    article: str
    system: str
    number: int
    text: str
    judged: Judgement
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckTrust:
    """One check against the readers.

    `precision`: of the statements it flags, those that readers fault. `recall`: of the statements that readers fault,
    those it flags. `strict_precision` and `strict_recall` count only the fault that the check is about, as far as the
    labels tell it; None where they do not.
    """

    check: str
    title: str
    precision: Rate
    recall: Rate
    strict_precision: Rate | None = None
    strict_recall: Rate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustResult:
    """Every check, all of them together, and each check by its reasons."""

    label: str
    articles: int
    outputs: int
    statements: int
    labels: Mapping[str, int]
    checks: tuple[CheckTrust, ...]
    reasons: tuple[CheckTrust, ...]
    """Named "fragment: it has no verb"."""
    cases: tuple[CheckedStatement, ...]
    """Every statement that a check flags or readers fault."""
    signature: str


def measure_statements(suite: StatementSuite) -> TrustResult:
    """Check every output of a suite of labelled statements and hold what is found against the labels."""
    return summarise(suite.name, list(check_statements(suite)))


# --- what the checks find --------------------------------------------------------------------------------------


def check_statements(suite: StatementSuite) -> Iterator[CheckedStatement]:
    """Check the outputs, each as a whole; statements that nobody judged are checked too, and left out."""
    for output in suite.outputs:
        article = suite.articles[output.article]
        found = find_faults(output, from_text(article.source, published=article.published))
        for number, statement in enumerate(output.statements):
            if statement.judged is not None:
                yield CheckedStatement(
                    output=output.id,
                    article=output.article,
                    system=output.system,
                    number=number,
                    text=statement.text,
                    judged=statement.judged,
                    faults=tuple(fault for at, fault in found if at == number),
                )


def find_faults(output: Output, document: Document) -> list[tuple[int, Fault]]:
    """Check an output against its article: each fault with the number of the statement it lies in."""
    lines = [" ".join(statement.text.split()) for statement in output.statements]
    starts = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    report = check("\n".join(lines), document)
    return [(bisect_right(starts, start) - 1, fault) for start, fault in _faults(report)]


def _faults(report: CheckReport) -> Iterator[tuple[int, Fault]]:
    for verdict in report.checked.verdicts:
        if verdict.status in (Status.UNSUPPORTED, Status.UNCLEAR):
            name = FIGURE if verdict.status is Status.UNSUPPORTED else UNCLEAR
            surface, cause = verdict.figure.surface, words.CAUSES[verdict.cause]
            yield verdict.figure.span.start, Fault(check=name, group=cause, surface=surface, reason=verdict.reason)
    for finding in report.checked.findings:
        if finding.kind in _OF_STATEMENTS:
            group = finding.reason if finding.kind in _BY_WORD else _SPECIFIC.sub("…", finding.reason)
            fault = Fault(check=finding.kind, group=group.lower(), surface=finding.surface, reason=finding.reason)
            yield finding.span.start, fault


_BY_WORD = (FindingKind.HEDGE_LOST,)
"""Kinds whose reason names a word of a short list: the word is the group."""
_SPECIFIC = re.compile(r'(?<=the word of ).*|(?<=says this: ).*|(?<=does not name ).*|"[^"]*"')
"""What of a reason is this text's own words."""


# --- against the labels ----------------------------------------------------------------------------------------

_Test = Callable[[CheckedStatement], bool]


def _labelled(*labels: Label) -> _Test:
    return lambda s: s.judged.label in labels


def _kind(kind: Misleading) -> _Test:
    return lambda s: s.judged.kind is kind


_RIGHT: Mapping[str, _Test] = {
    FindingKind.REPETITION: _labelled(*FAULTS, Label.REPEATED),
    ANY: _labelled(*FAULTS, Label.REPEATED),
}
"""When a check is right; by default where readers call the statement false, misleading or broken. What repeats itself
and is false as well has the label `false`, which comes first: of repetition any label but `ok` is right."""
_STRICT: Mapping[str, _Test] = {
    FIGURE: _labelled(Label.FALSE),
    FindingKind.NEGATION_LOST: _labelled(Label.FALSE),
    FindingKind.ATTRIBUTION_LOST: _kind(Misleading.SPEAKER_OR_HEDGE_LOST),
    FindingKind.HEDGE_LOST: _kind(Misleading.SPEAKER_OR_HEDGE_LOST),
    FindingKind.DANGLING_REFERENCE: _kind(Misleading.REFERENCE_UNCLEAR),
    FindingKind.FRAGMENT: _labelled(Label.BROKEN),
    FindingKind.REPETITION: _labelled(Label.REPEATED),
}
"""When a check is right in what it says: the label, or its kind, is the one the check is about."""


def summarise(label: str, statements: Sequence[CheckedStatement]) -> TrustResult:
    """Aggregate checked statements into the precision and recall of every check."""
    groups = sorted({(fault.check, fault.group) for s in statements for fault in s.faults}, key=_in_order)
    return TrustResult(
        label=label,
        articles=len({s.article for s in statements}),
        outputs=len({s.output for s in statements}),
        statements=len(statements),
        labels={str(name): Counter(s.judged.label for s in statements)[name] for name in Label},
        checks=(
            *(_trust(name, title, statements, _flagged(name)) for name, title in CHECKS.items()),
            _trust(ANY, "any of them", statements, lambda s: bool(s.faults)),
        ),
        reasons=tuple(_trust(c, f"{CHECKS[c]}: {group}", statements, _flagged(c, group)) for c, group in groups),
        cases=tuple(s for s in statements if s.faults or s.judged.label is not Label.OK),
        signature=f"statements:{label}|checker:{environment.checker()}|{stats.SETTINGS}|articles",
    )


def _in_order(group: tuple[str, str]) -> tuple[int, str]:
    return list(CHECKS).index(group[0]), group[1]


def _flagged(check: str, group: str | None = None) -> _Test:
    return lambda s: any(f.check == check and group in (None, f.group) for f in s.faults)


def _trust(check: str, title: str, statements: Sequence[CheckedStatement], flagged: _Test) -> CheckTrust:
    right, strict = _RIGHT.get(check, _labelled(*FAULTS)), _STRICT.get(check)
    return CheckTrust(
        check=check,
        title=title,
        precision=_share(statements, of=flagged, those=right),
        recall=_share(statements, of=right, those=flagged),
        strict_precision=_share(statements, of=flagged, those=strict) if strict else None,
        strict_recall=_share(statements, of=strict, those=flagged) if strict else None,
    )


def _share(statements: Iterable[CheckedStatement], *, of: _Test, those: _Test) -> Rate:
    """Take the share of `those` among the statements `of` a class, resampled by article."""
    sums: dict[str, Row] = {}
    for s in statements:
        row = sums.get(s.article, Row(num=0, den=0))
        among = of(s)
        sums[s.article] = Row(num=row.num + (among and those(s)), den=row.den + among)
    rows = list(sums.values())
    found = stats.estimate(rows)
    num, den = sum(row.num for row in rows), sum(row.den for row in rows)
    return Rate(name="", value=found.value, low=found.low, high=found.high, num=num, den=den)
