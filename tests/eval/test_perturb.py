"""The perturbation generator: a changed speaker is labelled wrong only where the article makes it so."""

from __future__ import annotations

import random

import pytest

from summarizer.figures.context import find_figures
from summarizer_eval.perturb import Base, other_speaker

MILL = "The harbour board said 61 boats sank."
UNION = "The fishing union wants help."
BOARD = ("61 boats sank", "the harbour board")


def changed(text: str, source: str, *attributions: tuple[str, str]) -> list[str]:
    base = Base(
        sample_id="a",
        source=source,
        published=None,
        text=text,
        figures=tuple(find_figures(text)),
        source_figures=tuple(find_figures(source)),
        attributions=attributions,
    )
    return [made for made, _ in other_speaker(base, random.Random(0))]


def test_a_statement_is_given_to_another_speaker() -> None:
    made = changed(MILL, f"{MILL} {UNION}", BOARD, ("it wants help", "the fishing union"))
    assert made == ["the fishing union said 61 boats sank."]


@pytest.mark.parametrize(
    ("text", "source", "attributions"),
    [
        # The other speaker gives the figure as well.
        (MILL, f"{MILL} The fishing union agreed.", [BOARD, ("some 61 sank", "the fishing union")]),
        # The figure of the sentence is not the one that the speaker gave: 61 is no part of 610.
        (MILL, f"{MILL} {UNION}", [("610 boats sank", "the harbour board"), ("help", "the fishing union")]),
        # The only figure belongs to the speaker's name.
        ("The 12 owners said boats sank.", UNION, [("12 boats", "the 12 owners"), ("help", "the fishing union")]),
        # One speaker by two names, or a body and its officer.
        (MILL, "The harbour board, Ada Brook, said 61 boats sank.", [BOARD, ("boats sank", "Ada Brook")]),
        (MILL, "The board's head, Dr. Ada Brook, said so.", [BOARD, ("so", "Ada Brook")]),
        (
            "Researchers said 61 boats sank.",
            MILL,
            [("61 boats sank", "researchers"), ("help", "the authors of the study")],
        ),
        # The verb that follows would not go with the other.
        (
            "Analysts estimate that 61 boats sank.",
            MILL,
            [("61 boats sank", "analysts"), ("help", "the fishing union")],
        ),
        # Nobody is named.
        (MILL, MILL, [BOARD, ("help", "not named"), ("help", "unnamed")]),
    ],
)
def test_no_speaker_is_labelled_wrong_that_may_be_right(
    text: str, source: str, attributions: list[tuple[str, str]]
) -> None:
    assert changed(text, source, *attributions) == []
