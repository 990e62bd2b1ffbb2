"""Small reports and checks made by hand, so that a page is tested apart from the code that judges."""

from __future__ import annotations

from datetime import date

from summarizer.checks.finding import Checked, Finding, FindingKind
from summarizer.document import Document, from_text
from summarizer.figures.figure import Cause, Figure, Kind, Span, Verdict
from summarizer.report import CheckReport, DraftCheck, Repair, Report, Statement

PHONE_WIDTH = 390

ARTICLE = """\
River Anse bursts its banks, 14 dead in Varnholt

A rescue boat on Kettle Street on Tuesday. Photo: Mira Oland/Anse Valley Post

VARNHOLT — At least 14 people were killed and 212 were injured when the River Anse burst its banks on Tuesday night, \
the regional government said.

The water rose 3.4 metres in six hours, more than in any flood since 1962. About 9,000 of the town's 31,000 residents \
were taken to schools and sports halls, said Ilse Tormund, who leads the county's rescue service.

Tormund said 40 people were still missing on Wednesday morning. "We have eleven boats and we need thirty," she said.

The power company Anselicht said that electricity had been cut to 12,400 homes. It expects to restore 80% of them by \
Friday.

Damage is estimated at 310 million crowns. The county has set aside 25 million crowns for emergency aid.

In the village of Low Hathe, two bridges were swept away. A third was closed for inspection.

A year ago the county rejected a plan for a 5-kilometre dyke. It would have cost 48 million crowns, according to the \
minutes of the council meeting.

This article was updated at 14:20.
"""

CHECKED = """\
At least 14 people died in Varnholt and **212** were hurt. Around 9,000 residents left their homes, and 40 were killed \
in Low Hathe.

Electricity was cut to 12,000 homes; it will be back for 80% of them by Friday, March 14. The damage comes to 310 \
million crowns, COVID-19 aside. Some 700 volunteers filled sandbags.
"""


def span_in(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start=start, end=start + len(part))


def verdict(
    text: str,
    surface: str,
    cause: Cause | None,
    reason: str,
    *evidence: str,
    source: str = ARTICLE,
    value: str | None = None,
) -> Verdict:
    return Verdict(
        figure=Figure(span=span_in(text, surface), surface=surface, kind=Kind.COUNT),
        status=cause.status if cause else None,
        cause=cause,
        reason=reason,
        evidence=tuple(span_in(source, part) for part in evidence),
        source_value=value,
    )


def document(text: str = ARTICLE, published: date | None = None) -> Document:
    return from_text(text, origin="varnholt.txt", published=published)


def check_report() -> CheckReport:
    text = CHECKED
    return CheckReport(
        document=document(),
        checked=Checked(
            text=text,
            verdicts=(
                verdict(text, "At least 14", Cause.EXACT, "The article gives the same toll.", "At least 14", "14 dead"),
                verdict(text, "212", Cause.EXACT, "The article says so.", "212"),
                verdict(text, "Around 9,000", Cause.EQUIVALENT, "About and around say the same.", "About 9,000"),
                verdict(text, "40", Cause.WRONG_REFERENT, "The 40 are missing, not killed.", "40 people"),
                verdict(
                    text, "12,000", Cause.WRONG_VALUE, "Rounded without saying so.", "12,400 homes", value="12,400"
                ),
                verdict(text, "80%", Cause.QUALIFIER_CHANGED, "The company expects this; it has not happened.", "80%"),
                verdict(text, "Friday, March 14", Cause.NO_REFERENCE_DATE, "Needs the date of publication.", "Friday"),
                verdict(
                    text,
                    "310 million",
                    Cause.QUALIFIER_CHANGED,
                    "The article gives this as an estimate.",
                    "estimated at 310 million crowns",
                ),
                verdict(text, "COVID-19", None, "A name that holds digits."),
                verdict(text, "700", Cause.FABRICATED, "No such figure stands in the article."),
            ),
            findings=(
                Finding(
                    kind=FindingKind.HEDGE_LOST,
                    span=span_in(text, "Around 9,000 residents left their homes"),
                    surface="Around 9,000 residents left their homes",
                    reason="The article gives this as said by Ilse Tormund.",
                    evidence=(span_in(ARTICLE, "said Ilse Tormund"),),
                ),
            ),
        ),
        omitted=(Figure(span=span_in(ARTICLE, "12,400"), surface="12,400", kind=Kind.COUNT),),
        origin="draft.md",
    )


def statement(text: str, task: str, sentence: str, *verdicts: Verdict) -> Statement:
    return Statement(
        text=text,
        task=task,
        sources=(span_in(ARTICLE, sentence),),
        checked=Checked(text=text, verdicts=verdicts, findings=()),
    )


TOLL = "At least 14 people were killed in Varnholt and 212 were injured, the regional government said."
HOMES = "The article says: electricity had been cut to 12,400 homes."
WATER = "The water rose 3.4 metres in six hours."
DRAFT_HOMES = "Electricity was cut to 12,000 homes."
DRAFT_BRIDGES = "Two bridges and 9 roads were swept away."


def report(**changes: object) -> Report:
    toll_source = "At least 14 people were killed and 212 were injured"
    homes_source = "electricity had been cut to 12,400 homes"

    def toll(task: str) -> Statement:
        return statement(
            TOLL,
            task,
            toll_source,
            verdict(TOLL, "At least 14", Cause.EXACT, "The article says so.", "At least 14"),
            verdict(TOLL, "212", Cause.EXACT, "The article says so.", "212"),
        )

    def water(task: str) -> Statement:
        return statement(
            WATER,
            task,
            "The water rose 3.4 metres in six hours",
            verdict(WATER, "3.4 metres", Cause.EXACT, "The article says so.", "3.4 metres"),
            verdict(WATER, "six hours", Cause.EXACT, "The article says so.", "six hours"),
        )

    homes = statement(
        HOMES, "facts", homes_source, verdict(HOMES, "12,400", Cause.EXACT, "The article says so.", "12,400")
    )
    wrong_homes = statement(
        DRAFT_HOMES,
        "facts",
        homes_source,
        verdict(DRAFT_HOMES, "12,000", Cause.WRONG_VALUE, "The article has 12,400.", "12,400 homes", value="12,400"),
    )
    wrong_bridges = statement(
        DRAFT_BRIDGES,
        "facts",
        "two bridges were swept away",
        verdict(DRAFT_BRIDGES, "Two", Cause.EQUIVALENT, "The article says so.", "two bridges"),
        verdict(DRAFT_BRIDGES, "9", Cause.FABRICATED, "No such figure stands in the article."),
    )
    values: dict[str, object] = {
        "document": document(published=date(2031, 3, 12)),
        "summary": (toll("summary"), water("summary")),
        "facts": (toll("facts"), water("facts"), homes),
        "findings": (),
        "repairs": (
            Repair(
                task="facts",
                before=DRAFT_HOMES,
                after=HOMES,
                method="quoted",
                reason="12,000 is not the article's figure.",
                sources=wrong_homes.sources,
            ),
            Repair(
                task="facts",
                before=DRAFT_BRIDGES,
                after=None,
                method="dropped",
                reason="9 stands nowhere in the article.",
                sources=wrong_bridges.sources,
            ),
        ),
        "omitted": (Figure(span=span_in(ARTICLE, "About 9,000"), surface="About 9,000", kind=Kind.COUNT),),
        "draft": DraftCheck(statements=(toll("summary"), water("summary"), wrong_homes, wrong_bridges)),
        "model": "script:flood.toml",
        "strategy": "extract",
        "lock": True,
        "signature": "figurewise 0.1.0 | script:flood.toml | extract | seed 0",
        "notes": ("The article was read in 2 parts.",),
    }
    return Report(**(values | changes))  # type: ignore[arg-type]
