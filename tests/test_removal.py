"""What can be taken out of a sentence with a figure, and what would leave it broken."""

from __future__ import annotations

import pytest

from summarizer.figures.figure import Span
from summarizer.removal import removals


@pytest.mark.parametrize(
    ("sentence", "figure", "left"),
    [
        (
            "The company offers three solutions for small firms.",
            "three",
            "The company offers solutions for small firms.",
        ),
        ("Rescuers found 40 people in the ruins.", "40", "Rescuers found people in the ruins."),
        ("The army plans to send soldiers in 77 trucks.", "77", "The army plans to send soldiers in trucks."),
        ("The set was released ten years ago in Brook.", "ten years", "The set was released in Brook."),
        ("Duke won, led by Orr with 18 points and 10 rebounds.", "10", "Duke won, led by Orr."),
        ("The firm offers three tools, Apex, Brook and Cael, to its clients.", "three", None),
        ("A boy has become the first teenager to play in the league.", "first", None),
        ("Heat will cause an additional 250,000 deaths a year.", "250,000", None),
        ("The price of petrol has risen by more than 5p.", "5p", None),
        ("The list includes six authors: three British and two American.", "two", None),
    ],
)
def test_the_smallest_part_that_leaves_a_sentence_is_taken_out(sentence: str, figure: str, left: str | None) -> None:
    start = sentence.index(figure)
    found = next(removals(sentence, Span(start=start, end=start + len(figure))), None)
    assert (sentence[: found[0].start] + found[1] + sentence[found[0].end :] if found else None) == left
