"""What is read around a figure: the noun counted, the subject, the speaker, the period, the modality."""

from __future__ import annotations

import pytest

from summarizer.figures.context import attach, find_figures
from summarizer.figures.figure import Context, Direction, Figure, Modality, Span
from summarizer.figures.find import scan
from summarizer.figures.index import index
from summarizer.figures.keys import key_figures, omitted
from summarizer.figures.reading import read, split
from summarizer.figures.words import lemma_of


def the(text: str, surface: str) -> Figure:
    return next(figure for figure in find_figures(text) if figure.surface == surface)


def around(figure: Figure) -> Context:
    assert figure.context is not None
    return figure.context


@pytest.mark.parametrize(
    ("text", "surface", "counted"),
    [
        ("The fire destroyed 41 wooden houses in Brook.", "41", "wooden houses"),
        ("Two of the villagers fled.", "Two", "villagers"),
        ("The toll rose to 31.", "31", None),
        ("Nineteen drowned in the lake.", "Nineteen", "drowned"),
    ],
)
def test_the_noun_counted(text: str, surface: str, counted: str | None) -> None:
    assert the(text, surface).counted == counted


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("In May, Ida Voss sold 12 paintings.", "12", "Ida Voss"),
        ("Ida Voss left early, but Lars Koe sold 12 paintings.", "12", "Lars Koe"),
        ("Ida Voss, who sold 12 paintings, left early.", "12", "Ida Voss"),
        ("She later sold 12 paintings.", "12", ""),
    ],
)
def test_the_subject(text: str, surface: str, name: str) -> None:
    assert around(the(text, surface)).name == name


@pytest.mark.parametrize(
    ("text", "surface", "speaker"),
    [
        ("The ministry said 30 people died.", "30", "The ministry"),
        ("According to the harbour office, 14 boats sank.", "14", "the harbour office"),
        ("The army said 12 people died; the ministry said 30 had died.", "30", "the ministry"),
        ("14 boats sank.", "14", None),
        # In passives.
        ("The bill is put at £3m by the harbour office.", "£3m", "the harbour office"),
        ("The losses were estimated by the Voss Bank at £3m.", "£3m", "the Voss Bank"),
        ("The bill was put at £3m by the end of May.", "£3m", None),
        ("The bill is estimated to reach £3m by Monday.", "£3m", None),
        # At a sentence's end, of all of it.
        ("Rents rose 4%, while wages fell 2%, the bank said.", "4%", "the bank"),
        ("Rents rose 4%; wages fell 2%, Ida Voss said on Monday.", "4%", "Ida Voss"),
        ("Rents rose 4%; the bank said wages fell 2%.", "4%", None),
        # Past an aside between commas.
        ("The union, which counts members, said 12 boats sank.", "12", "The union"),
        ("The union, head of the pier fund, said 12 boats sank.", "12", "The union"),
        ("The union's chair, Ada Brook, said 12 boats sank.", "12", "Ada Brook"),
        ("Another poll, by Ada Brook, found 48% in favour.", "48%", "Ada Brook"),
        ("Ida Voss, who fishes, said it had 14 boats.", "14", "Ida Voss"),
        ('"We lost 14 boats," said she.', "14", None),
        # A second noun phrase is no part of the name.
        ("In a statement the group said it lost 14 boats.", "14", "the group"),
    ],
)
def test_the_speaker(text: str, surface: str, speaker: str | None) -> None:
    assert the(text, surface).speaker == speaker


def test_the_period_is_what_a_figure_is_a_rate_of() -> None:
    assert the("The mill burned 40 tonnes a day.", "40 tonnes").period == "a day"
    assert the("The mill burned 40 tonnes more than a year earlier.", "40 tonnes").period is None


def test_the_modality_of_the_verb() -> None:
    assert the("The mill plans to burn 40 tonnes.", "40 tonnes").modality is Modality.PLANNED
    assert the("The mill burned 40 tonnes.", "40 tonnes").modality is Modality.NONE
    assert the("On 3 May the mill burned 40 tonnes.", "40 tonnes").modality is Modality.NONE


@pytest.mark.parametrize(
    ("text", "surface", "direction"),
    [
        ("Rents rose by 3%.", "3%", Direction.RISE_BY),
        ("Rents rose sharply, by about 3%.", "3%", Direction.RISE_BY),
        ("Rents fell to 3%.", "3%", Direction.FALL_TO),
        ("The bank raised its rate by half a point to 7.25%.", "7.25%", Direction.RISE_TO),
        ("Rents grew 3% in May.", "3%", Direction.RISE_BY),
        ("Rents are down 3%.", "3%", Direction.FALL_BY),
        ("A rise of 3% is due.", "3%", Direction.RISE_BY),
        ("The 3% pay increase is due.", "3%", Direction.RISE_BY),
        ("Rents are 3% lower.", "3%", Direction.FALL_BY),
        ("Debt was reduced by £18m to £77m.", "£18m", Direction.FALL_BY),
        ("Debt was reduced by £18m to £77m.", "£77m", Direction.FALL_TO),
        ("The mill has 40 rooms.", "40", Direction.NONE),
        ("Rents fell from 4% in May.", "4%", Direction.NONE),
    ],
)
def test_the_direction(text: str, surface: str, direction: Direction) -> None:
    assert the(text, surface).direction is direction


def test_sentences_handed_in_are_not_split_again() -> None:
    text = "No. 7 burned. It held 12 boats."
    whole = [Span(start=0, end=len(text))]
    assert len(read(text, whole)) == 1
    assert around(attach(text, scan(text), whole)[-1]).text == text


def test_abbreviations_and_markers_end_no_sentence() -> None:
    text = "Dr. Voss paid Mr. Koe. He left."
    assert [span.of(text).strip() for span in split(text)] == ["Dr. Voss paid Mr. Koe.", "He left."]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("killed", "deaths"),
        ("rose", "increase"),
        ("announced", "announcement"),
        ("British", "Britain"),
        ("won", "victory"),
    ],
)
def test_words_of_one_thing_share_a_lemma(one: str, other: str) -> None:
    assert lemma_of(one.lower()) == lemma_of(other.lower())


@pytest.mark.parametrize(
    ("one", "other"),
    [("killed", "injured"), ("displaced", "fled"), ("arrested", "charged"), ("rose", "fell"), ("children", "people")],
)
def test_words_never_merged_do_not(one: str, other: str) -> None:
    assert lemma_of(one) != lemma_of(other)


def test_key_figures_are_the_leads_and_an_output_without_them_omits_them() -> None:
    text = (
        "The Aldmere flood killed 214 people and destroyed 3,400 homes on Monday. Rain is forecast. "
        "The mayor, 61, has held office since 2009. Four bakeries reopened."
    )
    held = index(text, split(text))
    keys = key_figures(held)
    assert {"214", "3,400"} <= {figure.surface for figure in keys}
    assert not {"2009", "Monday"} & {figure.surface for figure in keys}
    assert omitted(keys, []) == keys
