"""A check and a report made by hand, with hostile text in every place: renderings are tested apart from the judging."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from summarizer.checks.finding import Checked, Finding, FindingKind
from summarizer.document import from_text
from summarizer.figures.figure import Cause, Figure, Hedge, Kind, PartialDate, Span, Verdict
from summarizer.report import CheckReport, DraftCheck, Repair, Report, Statement

HOSTILE = "\x1b[31m[bold]\u202e<b>|*`$\x07\x9b"
"""An escape sequence, mark-up of rich, a change of direction, HTML, Markdown, a bell, a one-character sequence."""

SOURCE = f"""\
Ferry sinks off Port Elva, 12 dead {HOSTILE}

PORT ELVA, March 14 (Coast News) - At least 12 people were killed and around 30 were injured when the ferry Lena Dray \
sank in a storm off Port Elva on Monday, the coast guard said.

The ferry carried 186 passengers {HOSTILE} and a crew of 14. Repairs had cost $1.2 million to $1.4 million.
"""

OUTPUT = f"""\
At least 12 people were killed and 40 injured on March 14 {HOSTILE}.

Repairs cost $1.2 million to $1.4 million. It won 3-2; COVID-19 played no part.
"""

DOCUMENT = from_text(SOURCE, origin=f"ferry{HOSTILE}.txt", published=date(2024, 3, 15))


def span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start=start, end=start + len(part))


def figure(text: str, part: str, kind: Kind = Kind.COUNT, **read: object) -> Figure:
    return Figure(span=span(text, part), surface=part, kind=kind, **read)  # type: ignore[arg-type]


def number(value: str) -> dict[str, object]:
    return {"low": Decimal(value), "high": Decimal(value), "precision": Decimal(1)}


def verdict(read: Figure, cause: Cause | None, reason: str, *evidence: str, source_value: str | None = None) -> Verdict:
    return Verdict(
        figure=read,
        status=cause.status if cause else None,
        cause=cause,
        reason=reason,
        evidence=tuple(span(SOURCE, part) for part in evidence),
        source_value=source_value,
    )


def verdicts() -> tuple[Verdict, ...]:
    money = {"low": Decimal("1.2E+6"), "high": Decimal("1.4E+6"), "unit": "USD"}
    return (
        verdict(
            figure(OUTPUT, "12", hedge=Hedge.AT_LEAST, **number("12")),
            Cause.EXACT,
            "the same",
            "12 people",
            "At least 12 people were killed and around 30 were injured",
        ),
        verdict(
            figure(OUTPUT, "40", **number("40")),
            Cause.WRONG_VALUE,
            f"the source gives another value {HOSTILE}",
            "around 30",
            source_value=f"around 30 {HOSTILE}",
        ),
        verdict(
            figure(OUTPUT, "March 14", Kind.DATE, date=PartialDate(month=3, day=14)),
            Cause.NO_REFERENCE_DATE,
            "which year?",
        ),
        verdict(
            figure(OUTPUT, "$1.2 million to $1.4 million", Kind.MONEY, **money),
            Cause.EXACT,
            "the same",
            "$1.2 million to $1.4 million",
        ),
        verdict(
            figure(OUTPUT, "3-2", Kind.SCORE, parts=(Decimal(3), Decimal(2))), Cause.FABRICATED, "not in the source"
        ),
        verdict(figure(OUTPUT, "COVID-19", Kind.IDENTIFIER), None, "a name"),
    )


def finding() -> Finding:
    return Finding(
        kind=FindingKind.HEDGE_LOST,
        span=span(OUTPUT, "At least 12 people were killed"),
        surface=f"At least 12 people were killed {HOSTILE}",
        reason=f"the word of the coast guard {HOSTILE}",
        evidence=(span(SOURCE, "the coast guard said"),),
    )


def omitted() -> tuple[Figure, ...]:
    return (figure(SOURCE, "186", **number("186")),)


def check_report() -> CheckReport:
    checked = Checked(text=OUTPUT, verdicts=verdicts(), findings=(finding(),))
    return CheckReport(document=DOCUMENT, checked=checked, omitted=omitted(), origin="output.txt")


def report() -> Report:
    said = f"At least 12 people were killed {HOSTILE}."
    sentence = span(SOURCE, "At least 12 people were killed and around 30 were injured")
    checked = Checked(
        text=said,
        verdicts=(verdict(figure(said, "12", **number("12")), Cause.EXACT, "the same", "12 people"),),
        findings=(),
    )
    wrong = f"Some 40 were injured {HOSTILE}."
    drafted = Checked(
        text=wrong,
        verdicts=(verdict(figure(wrong, "40", **number("40")), Cause.WRONG_VALUE, "another value", "around 30"),),
        findings=(),
    )
    facts = (
        Statement(text=said, task="facts", sources=(sentence,), checked=checked),
        Statement(
            text="Nobody spoke.",
            task="facts",
            sources=(),
            checked=Checked(text="Nobody spoke.", verdicts=(), findings=()),
        ),
    )
    return Report(
        document=DOCUMENT,
        summary=(Statement(text=said, task="summary", sources=(sentence,), checked=checked),),
        facts=facts,
        findings=(),
        repairs=(
            Repair(
                task="facts",
                before=wrong,
                after=said,
                method="source_words",
                reason=f"40: {HOSTILE}",
                sources=(sentence,),
            ),
            Repair(task="summary", before=wrong, after=None, method="dropped", reason="said before", sources=()),
        ),
        omitted=omitted(),
        draft=DraftCheck(
            statements=(Statement(text=wrong, task="facts", sources=(sentence,), checked=drafted),),
            notes=(f"worked through in 2 parts {HOSTILE}",),
        ),
        model=f"script:{HOSTILE}",
        strategy="extract",
        lock=False,
        signature=f"figurewise:0|model:script:{HOSTILE}",
        input_tokens=120,
        output_tokens=30,
        seconds=1.5,
        notes=("one note",),
    )
