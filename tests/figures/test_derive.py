"""What follows by arithmetic, by table: each operation with a fair row, and with twins that must stay flagged."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.figures.context import find_figures
from summarizer.figures.figure import Cause, Status, Verdict
from summarizer.figures.index import index
from summarizer.figures.reading import split
from summarizer.figures.support import support

Row = tuple[str, str, str]


def judge(source: str, output: str, surface: str, published: date | None = None) -> Verdict:
    figures = [figure for figure in find_figures(output) if figure.surface == surface]
    assert len(figures) == 1, [figure.surface for figure in find_figures(output)]
    return support(figures[0], index(source, split(source), published))


TURNOUT = "Turnout in Aldmere was 41.2%, down from 58.6% at the last election. The winner polled 9,310 votes to 8,120."
RACE = "Of the 148 runners who set off from Brook, 113 finished inside the limit. Hanna Rehl won the 90-mile race."
RATE = (
    "The bank in Cassary raised its key rate by 40 basis points to 3.9% in April. "
    "A poll put the Union on 34%, six points ahead of the Greens."
)
RIVER = (
    "The Alder peaked at 3.2 metres in Brook, 60 cm below the level of the last flood. The town was cut off for a day."
)
ALBUM = (
    "The band sold 46,300 copies of the album in the first week, 61% of them on paper sleeves. It rose to ninth place."
)
BRIDGE = (
    "The bridge at Brook carried 41,500 vehicles a day in 2020, compared with 32,800 in 1992. "
    "It was built between May 1931 and October 1936."
)
FUND = "A fund for the weavers of Brook raised £28,600 from 1,104 donors by Sunday. The mill was lost."
STORM = (
    "Insurers put the damage of storm Edda in Cassary at between 310 and 350 million crowns. "
    "Storm Runa caused 140 million in losses there."
)
WEDDING = "She married the engraver Ole Tarn in 1951 (they divorced six years later). She moved to Brook."
FIRE = "The fire in the Aldmere mill began at 3am and was under control by 8.30am. No one was hurt."
VOTE = "Parliament voted by 93 to 84 to abolish the stamp duty in Cassary. The law takes effect in May."
COACH = "The coach left Cassary after 72 matches, of which he won 41, drew 15 and lost 16. He was liked in Brook."

FAIR: list[Row] = [
    (TURNOUT, "Turnout in Aldmere fell by 17.4 percentage points to 41.2%.", "17.4 percentage points"),
    (TURNOUT, "The winner in Aldmere polled 9,310 votes, a majority of 1,190.", "1,190"),
    (RACE, "Of the 148 runners in the race from Brook, 35 did not finish.", "35"),
    (RATE, "The Union is on 34% in the poll, with the Greens on 28%.", "28%"),
    (RIVER, "The Alder rose to 3.2 metres in Brook, against the 3.8 metres of the last flood.", "3.8 metres"),
    (ALBUM, "About 28,000 of the copies the band sold in the first week had paper sleeves.", "28,000"),
    (BRIDGE, "The bridge at Brook carried 41,500 vehicles a day, 27% more than in 1992.", "27%"),
    (BRIDGE, "Work on the bridge at Brook was begun in May 1931 and lasted more than five years.", "five years"),
    (FUND, "The fund for the weavers raised £28,600 from 1,104 donors, about £26 each.", "£26"),
    (STORM, "The damage of storm Edda is put at 310-350 million crowns, more than twice that of Runa.", "twice"),
    (WEDDING, "Her marriage to Ole Tarn in 1951 ended in 1957.", "1957"),
    (FIRE, "The fire in the Aldmere mill took more than five hours to bring under control.", "five hours"),
    (VOTE, "By a majority of nine, parliament abolished the stamp duty in Cassary.", "nine"),
    (COACH, "The coach won 57% of his matches with Cassary.", "57%"),
]

UNFAIR: list[Row] = [
    # The wrong result, told with the same words.
    (TURNOUT, "Turnout in Aldmere fell by 16.4 percentage points to 41.2%.", "16.4 percentage points"),
    (TURNOUT, "The winner in Aldmere polled 9,310 votes, a majority of 1,290.", "1,290"),
    (RACE, "Of the 148 runners in the race from Brook, 45 did not finish.", "45"),
    (RATE, "The Union is on 34% in the poll, with the Greens on 26%.", "26%"),
    (RIVER, "The Alder rose to 3.2 metres in Brook, against the 4.8 metres of the last flood.", "4.8 metres"),
    (ALBUM, "About 38,000 of the copies the band sold in the first week had paper sleeves.", "38,000"),
    (BRIDGE, "The bridge at Brook carried 41,500 vehicles a day, 37% more than in 1992.", "37%"),
    (BRIDGE, "Work on the bridge at Brook was begun in May 1931 and lasted more than six years.", "six years"),
    (FUND, "The fund for the weavers raised £28,600 from 1,104 donors, about £36 each.", "£36"),
    (
        STORM,
        "The damage of storm Edda is put at 310-350 million crowns, more than three times that of Runa.",
        "three times",
    ),
    (WEDDING, "Her marriage to Ole Tarn in 1951 ended in 1956.", "1956"),
    (FIRE, "The fire in the Aldmere mill took more than six hours to bring under control.", "six hours"),
    (VOTE, "By a majority of eight, parliament abolished the stamp duty in Cassary.", "eight"),
    (COACH, "The coach won 54% of his matches with Cassary.", "54%"),
    # The right result of an operation that the words do not name.
    (RACE, "In Brook 35 runners were taken to hospital.", "35"),
    (ALBUM, "The band sold about 28,000 tickets in Brook.", "28,000"),
    (FUND, "The mill of the weavers in Brook cost £26.", "£26"),
    # More digits than the operands have, or a firm value from inexact ones.
    (ALBUM, "The band sold 28,243 of the copies in the first week on paper sleeves.", "28,243"),
    (COACH, "The coach won 56.9444% of his matches with Cassary.", "56.9444%"),
]


@pytest.mark.parametrize("row", FAIR, ids=lambda row: row[2])
def test_what_follows_by_arithmetic_is_derived(row: Row) -> None:
    verdict = judge(*row)
    assert verdict.cause is Cause.DERIVED, verdict.reason
    assert verdict.evidence, "a derivation shows its operands"


@pytest.mark.parametrize("row", UNFAIR, ids=lambda row: row[2])
def test_what_does_not_follow_stays_flagged(row: Row) -> None:
    verdict = judge(*row)
    assert verdict.status is not Status.SUPPORTED, verdict.reason


def test_a_derivation_names_its_operands() -> None:
    verdict = judge(*FAIR[1])
    assert verdict.reason == "1,190 is 9,310 - 8,120."
    assert [span.of(TURNOUT) for span in verdict.evidence] == ["9,310", "8,120"]


def test_last_year_is_a_year_once_the_day_of_publication_is_known() -> None:
    source = "The ferry line, which carried 3.1 million people last year, serves nine ports in Cassary."
    output = "The ferry line carried 3.1 million people in {}."
    published = date(2027, 3, 4)
    assert judge(source, output.format(2026), "2026", published).cause is Cause.DERIVED
    assert judge(source, output.format(2025), "2025", published).status is Status.UNSUPPORTED
    assert judge(source, output.format(2026), "2026").status is Status.UNSUPPORTED


def test_a_day_may_be_told_as_its_month_and_a_week_never_as_a_day() -> None:
    published = date(2027, 3, 4)
    source = "The ferry sank off Brook on Tuesday with two people on board."
    assert judge(source, "The ferry sank off Brook in March 2027.", "March 2027", published).cause is Cause.DERIVED
    source = "The ferry sank off Brook last week with two people on board."
    verdict = judge(source, "The ferry sank off Brook on 24 February 2027.", "24 February 2027", published)
    assert verdict.status is not Status.SUPPORTED
