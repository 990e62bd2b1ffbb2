"""Work grows with the length of a text and no faster, whatever the text: counted in calls, never in seconds."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable

import pytest

from summarizer.check import check
from summarizer.document import build_index, from_text
from summarizer.figures.context import find_figures
from summarizer.figures.find import scan
from summarizer.figures.support import support

ARTICLE = "The mill of Kestrel closed on Monday with the loss of 412 jobs. It made 9,000 tonnes a year.\n"
CROWDS = ("1,234,", "1 and ", "1 jan ", "1.1.1.", "No. 1 ", "12 people.\n")
"""Texts of as many figures as their length allows: lists without blanks, without an end, and of one sentence."""
FORMS = (
    "1", "1-", "$", "((1", ")1", "and ", "twenty-", "hundred and ", "1/", "10:10 ", "1x", "10^", "19", "between 1 and ",
    "minus ", "a few ", "www.", "a.b@", "x1", "under-", "mid-", "aged ", "quarter of ", "first-", "s. 1(", "+44 1 ",
    "|1", "1\n", "**1** ", "said, ", "at least ", "1\u200b", "½", "\u0661", "...", ". 1", "'90s ", "1'000", "-\n", " ",
)  # fmt: skip
"""What a pattern might read again and again: parts of numbers, signs, brackets, marks, words that want more."""


def calls(of: Callable[..., object], *given: str) -> int:
    scan("")  # no text of the run before is kept
    profile = cProfile.Profile()
    profile.runcall(of, *given)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def judged(output: str, source: str) -> None:
    index = build_index(from_text(source))
    for figure in find_figures(output):
        support(figure, index)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("piece", CROWDS)
@pytest.mark.parametrize("way", ["self", "against"])
def test_a_crowd_of_figures_is_judged_one_by_one(piece: str, way: str) -> None:
    def pair(times: int) -> tuple[str, str]:
        text = "The mill lost 12 jobs and " + piece * times + " x 13 people said so."
        return text, text if way == "self" else ARTICLE

    judged(*pair(1))
    few, many = (calls(judged, *pair(times)) for times in (400, 1_200))
    assert many < 4.5 * few


@pytest.mark.timeout(120)
@pytest.mark.parametrize("piece", FORMS)
def test_no_form_is_read_again_and_again(piece: str) -> None:
    few, many = (calls(find_figures, "In 12 " + piece * times + " x 13") for times in (200, 800))
    assert many < 5 * few + 2_000


@pytest.mark.timeout(300)
def test_no_pattern_backtracks() -> None:
    """A pattern that backtracks would take minutes on one of these at the least."""
    for piece in FORMS:
        scan("In 12 " + (piece * 10_000)[:10_000] + " x 13")


@pytest.mark.timeout(120)
@pytest.mark.parametrize("text", [piece * 200_000 for piece in "8z$("])
def test_a_text_without_a_blank_is_checked(text: str) -> None:
    assert not [v for v in check(text, ARTICLE).checked.verdicts if v.status == "supported"]
