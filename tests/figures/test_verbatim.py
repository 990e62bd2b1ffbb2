"""Looking up whole sentences finds what a plain search finds, and a crowd of like figures is looked at in part."""

from __future__ import annotations

import os
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import build_index, from_text
from summarizer.figures import find_figures
from summarizer.figures.verbatim import Verbatim, _Searched

LETTERS = st.text(alphabet="ab1", max_size=60)


@given(LETTERS, st.text(alphabet="ab1", min_size=1, max_size=30))
def test_blocks_lead_to_every_place_of_a_phrase(text: str, wanted: str) -> None:
    searched = _Searched(text)
    plain = [at for at in range(len(text)) if text.startswith(wanted, at)]
    assert list(searched.places(wanted)) == plain
    if len(wanted) >= 15:
        assert [at for at in searched._possible(wanted) if text.startswith(wanted, at)] == plain


@given(st.lists(st.text(alphabet="a1 ,", min_size=1, max_size=12), max_size=8), st.text(alphabet="a1 ", max_size=8))
def test_the_sentences_that_hold_one(sentences: list[str], wanted: str) -> None:
    flat = "".join(wanted.split())
    held = [n for n, sentence in enumerate(sentences) if flat and flat in "".join(sentence.split())]
    found = list(Verbatim("\n".join(sentences), sentences).holding(wanted)) if flat else []
    assert found == held


def test_a_candidate_bears_a_figure_and_no_other_does() -> None:
    text = "Some 12 ferries, 20% of 60, sailed on 3 May 2021 at 14:30; 1,200 people paid $40 to $60, half of 2.4m each."
    index = build_index(from_text(text))
    for figure in find_figures(text.replace("12 ", "11 ").replace("20%", "19%")):
        numbers = [number for number in range(len(index.figures)) if index.bears(figure, number)]
        assert numbers == index.candidates(figure)


def test_of_a_crowd_the_figures_own_value_remains() -> None:
    text = "\n\n".join(f"The ferry carried {900 + n % 400} people on trip {n + 5_000}." for n in range(1_200))
    index = build_index(from_text(text))
    figure = find_figures("It carried 1,013 people.")[0]
    found = index.candidates(figure)
    assert 100 <= len(found) < 1_000
    assert {number for number, held in enumerate(index.figures) if held.low == 1013} <= set(found)


SEEDED = """
import sys; sys.path.insert(0, "bench")
from hostile import paper
from summarizer.check import check
from summarizer.document import from_text
from summarizer.render.json import render_check
print(render_check(check(paper(12_000), from_text(paper(30_000)[9_000:]))))
"""


def test_the_same_bytes_whatever_the_order_of_sets() -> None:
    seen = {
        subprocess.run([sys.executable, "-c", SEEDED], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True,
                       check=True).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(seen) == 1
