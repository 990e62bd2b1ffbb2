"""What is chosen from the checked statements: the story's weight a word, nothing twice, within what is asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.checks import Checker
from summarizer.compose import telling_most
from summarizer.document import BlockKind, build_index, from_text
from summarizer.figures.figure import Span
from summarizer.report import Statement

TEXT = """Nine mills closed in Amsel in 2031.

The town council spent 40 million crowns on 12 new roads. Wages rose 3%. The harbour
handled 700 ships, down from 900. The bank lent 70 crowns to 5 firms and 8 farms."""
DOCUMENT = from_text(TEXT)
INDEX = build_index(DOCUMENT)
CHECKER = Checker(DOCUMENT, INDEX)


def statement(text: str, number: int) -> Statement:
    """A statement drawn from a sentence of the text."""
    span = DOCUMENT.sentences[number].span
    return Statement(text=text, task="facts", sources=(span,), checked=CHECKER.check(text, sources=(span,)))


LEAD = statement("Nine mills closed in Amsel in 2031.", 0)
ROADS = statement("The council spent 40 million crowns on 12 new roads.", 1)
SPENT = statement("The town council spent 40 million crowns.", 1)
WAGES = statement("Wages rose 3%.", 2)
SHIPS = statement("The harbour handled 700 ships.", 3)
FIRMS = statement("The bank lent 70 crowns to 5 firms.", 4)
FARMS = statement("The bank lent 70 crowns to 8 farms.", 4)
ALL = [FIRMS, FARMS, LEAD, ROADS, SPENT, WAGES, SHIPS]


def weighing(**weights: float) -> dict[Span, float]:
    """Weights of the text's figures, by their surfaces."""
    by_surface = {figure.surface: figure.span for figure in INDEX.figures}
    return {by_surface[surface]: weight for surface, weight in weights.items()}


def chosen(weights: dict[Span, float], words: float, most: int = 9, of: list[Statement] = ALL) -> list[Statement]:
    return telling_most(of, DOCUMENT, weights, words=words, most=most)


def test_the_lead_comes_first_though_others_weigh_more() -> None:
    assert chosen(weighing(**{"700": 1.0}), words=8) == [LEAD]


def test_a_fuller_wording_of_the_lead_is_told_in_the_place_of_a_shorter_one() -> None:
    short = statement("Nine mills closed.", 0)
    assert chosen({}, words=12, of=[short, LEAD]) == [LEAD]


def test_then_what_tells_most_a_word() -> None:
    assert chosen(weighing(**{"700": 1.0, "3%": 0.1}), words=12) == [LEAD, SHIPS]


def test_a_fuller_statement_takes_the_place_of_a_shorter_one() -> None:
    weights = weighing(**{"40 million": 1.0, "12": 1.0})
    assert chosen(weights, words=14) == [LEAD, SPENT]
    assert chosen(weights, words=18) == [LEAD, ROADS]


def test_what_the_article_says_in_the_same_words_counts_for_less() -> None:
    weights = weighing(**{"3%": 0.5, "700": 0.7})
    assert chosen(weights, words=5, of=[WAGES, SHIPS]) == [SHIPS]
    assert chosen(weights, words=8, of=[WAGES, SHIPS]) == [SHIPS, WAGES]


def test_a_copy_that_tells_little_is_told_only_where_little_else_is() -> None:
    weights = weighing(**{"3%": 0.2, "700": 0.7})
    assert chosen(weights, words=8, of=[WAGES, SHIPS]) == [SHIPS]
    assert chosen(weights, words=20, of=[WAGES, SHIPS]) == [SHIPS, WAGES]


def test_a_wording_told_together_with_the_sentence_before_takes_the_place_of_that() -> None:
    both = statement("On Friday the harbour handled 700 ships; that is down from 900.", 4)
    alone = statement("On Friday the harbour handled 700 ships.", 3)
    assert chosen(weighing(**{"700": 1.0, "900": 1.0}), words=30, of=[alone, both]) == [both]


def test_what_tells_most_comes_first_after_the_lead() -> None:
    weights = weighing(**{"3%": 0.5, "700": 0.7, "40 million": 0.9})
    assert chosen(weights, words=30, of=[WAGES, SHIPS, SPENT, LEAD]) == [LEAD, SPENT, SHIPS, WAGES]


def test_what_tells_no_figure_is_told_last_and_only_of_the_story() -> None:
    story = from_text("Amsel mills to close\n\nNine mills closed on Friday. The mills stood idle. Nobody waved.\n")
    checker = Checker(story, build_index(story))
    told = [
        Statement(text=text, task="facts", sources=(sentence.span,), checked=checker.check(text))
        for sentence in story.sentences
        if (text := sentence.span.of(story.text)) and story.kind_of(sentence) is BlockKind.BODY
    ]
    assert [one.text for one in telling_most(told, story, {}, words=40, most=9)] == [
        "Nine mills closed on Friday.",
        "The mills stood idle.",
    ]


def test_a_quotation_counts_for_less() -> None:
    said = from_text('Sales rose 9%. "We sold 900 boats this year," said Ada Brenn.')
    index = build_index(said)
    told = [
        Statement(
            text=s.span.of(said.text),
            task="facts",
            sources=(s.span,),
            checked=Checker(said, index).check(s.span.of(said.text)),
        )
        for s in said.sentences
    ]
    weights = {figure.span: 0.9 if figure.surface == "900" else 0.3 for figure in index.figures}
    assert telling_most(told[1:] + told[:1], said, weights, words=11, most=1) == told[:1]


def test_no_more_statements_than_asked() -> None:
    assert len(chosen({figure.span: 1.0 for figure in INDEX.figures}, words=99, most=2)) == 2


@given(st.lists(st.sampled_from(ALL)), st.integers(0, 60), st.integers(0, 6))
def test_never_over_its_bounds_and_nothing_twice(pool: list[Statement], words: int, most: int) -> None:
    told = chosen({figure.span: 0.5 for figure in INDEX.figures}, words, most, pool)
    assert sum(len(one.text.split()) for one in told) <= words
    assert len(told) <= most
    assert len({one.text for one in told}) == len(told)
    assert not {ROADS, SPENT} <= set(told)
    assert not {FIRMS, FARMS} <= set(told)
