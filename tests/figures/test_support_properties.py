"""What holds of every verdict, whatever the text."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.figures.compare import relate
from summarizer.figures.context import find_figures
from summarizer.figures.figure import Figure, Kind, Status, Verdict
from summarizer.figures.index import index
from summarizer.figures.keys import MOST, key_figures, omitted
from summarizer.figures.reading import split
from summarizer.figures.support import support

SUBJECTS = ["The ministry", "Orrin Foods", "A court in Brook", "The Aldmere flood", "Ida Voss", "The city of Dunmere"]
CLAUSES = [
    "destroyed {n} houses",
    "paid ${n} to the miners",
    "planted {n} oaks along the river",
    "cut prices by {p}%",
    "hired {n} nurses for {d} days",
    "sold the harbour on {d} March {y}",
    "rebuilt the mill in {y}",
    "treated {n} patients and lost {m}",
    "borrowed €{n} million at {p} per cent",
    "stored {n} tonnes of grain",
    "counted {n} swans, {m} geese and {d} herons",
]

numbers = st.integers(min_value=100, max_value=9_999).map(lambda n: f"{n:,}")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    clause = draw(st.sampled_from(CLAUSES))
    values = {
        "n": draw(numbers),
        "m": draw(st.integers(min_value=100, max_value=999).map(str)),
        "p": f"{draw(st.integers(min_value=2, max_value=89))}.{draw(st.integers(min_value=1, max_value=9))}",
        "d": str(draw(st.integers(min_value=3, max_value=28))),
        "y": str(draw(st.integers(min_value=1901, max_value=2019))),
    }
    return f"{draw(st.sampled_from(SUBJECTS))} {clause.format(**values)}."


def judged(source: str, output: str) -> list[Verdict]:
    held = index(source, split(source))
    return [support(figure, held) for figure in find_figures(output)]


@given(sentences())
def test_a_sentence_supports_its_own_figures(sentence: str) -> None:
    verdicts = judged(sentence, sentence)
    assert verdicts
    for verdict in verdicts:
        assert verdict.status in (Status.SUPPORTED, None), f"{verdict.figure.surface}: {verdict.reason}"


@given(st.lists(sentences(), min_size=1, max_size=6, unique=True))
def test_a_source_supports_the_figures_of_each_of_its_sentences_or_says_which_conflict(parts: list[str]) -> None:
    source = " ".join(parts)
    for verdict in judged(source, parts[0]):
        assert verdict.status is not Status.UNSUPPORTED, f"{verdict.figure.surface}: {verdict.reason}"


@given(numbers, st.data())
def test_another_digit_turns_the_verdict(number: str, data: st.DataObject) -> None:
    places = [i for i, char in enumerate(number) if char.isdigit()]
    place = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from([d for d in "123456789" if d != number[place]]))
    changed = number[:place] + digit + number[place + 1 :]
    source = "The Aldmere flood destroyed {} houses and drowned a herd of goats."
    (true,) = judged(source.format(number), source.format(number))[:1]
    (false,) = judged(source.format(number), source.format(changed))[:1]
    assert true.status is Status.SUPPORTED
    assert false.status is Status.UNSUPPORTED, false.reason
    assert false.source_value == number


@given(sentences(), sentences(), st.lists(sentences(), max_size=4))
@example(
    "The ministry treated 101 patients and lost 100.",
    "The ministry destroyed 101 houses.",
    ["The ministry treated 100 patients and lost 100."],
)
def test_more_text_supports_only_with_the_value_or_an_operand(output: str, source: str, more: list[str]) -> None:
    longer = " ".join([source, *more])
    before, after = judged(source, output), judged(longer, output)
    added = [figure for sentence in more for figure in find_figures(sentence)]
    for first, then in zip(before, after, strict=True):
        if first.status is Status.UNSUPPORTED and then.status is Status.SUPPORTED:
            assert _held(first.figure, added) or then.cause == "derived", then.reason
            assert any(span.end > len(source) for span in then.evidence)


def _held(figure: Figure, added: list[Figure]) -> bool:
    return any((relation := relate(figure, other)) and relation.fair for other in added)


@given(st.text(max_size=400), st.text(max_size=200))
def test_no_text_raises(source: str, output: str) -> None:
    held = index(source, split(source))
    for figure in find_figures(output):
        verdict = support(figure, held)
        assert verdict.reason
        assert all(0 <= span.start <= span.end <= len(source) for span in verdict.evidence)
    keys = key_figures(held)
    assert len(keys) <= MOST
    assert omitted(keys, []) == keys


@given(
    st.text(alphabet="0123456789.,-%$£ \n()ab½⅓", max_size=200),
    st.text(alphabet="0123456789.,-%$£ \n()ab½⅓", max_size=80),
)
def test_no_run_of_digits_raises(source: str, output: str) -> None:
    held = index(source, split(source))
    for figure in find_figures(output):
        assert support(figure, held).reason


@given(sentences())
def test_verdicts_are_the_same_twice_and_carry_one_line_of_reason(sentence: str) -> None:
    first, second = judged(sentence, sentence), judged(sentence, sentence)
    assert first == second
    for verdict in first:
        assert not any(unicodedata.category(char) == "Cc" for char in verdict.reason)


def test_a_line_that_never_ends_is_read_in_parts() -> None:
    source = "the river rose by 12 cm and " * 4_000
    output = "The river rose by 12 cm."
    assert judged(source, output)[0].status is Status.SUPPORTED
    assert all(figure.kind is not Kind.IDENTIFIER for figure in find_figures(output))
