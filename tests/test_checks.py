"""Checks beyond figures: tables of a source, a sentence written from it, and the findings asked for. All made up."""

# ruff: noqa: E501  (an article is written a paragraph a line)

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.checks import Checked, Checker, FindingKind, check_text
from summarizer.checks.attribution import attributions
from summarizer.checks.words import quoted, tokens
from summarizer.document import build_index, from_text


def checked(source: str, written: str) -> Checked:
    document = from_text(source)
    return check_text(written, document, build_index(document))


def surfaces(source: str, written: str, kind: FindingKind) -> list[str]:
    return [finding.surface for finding in checked(source, written).findings if finding.kind is kind]


def kinds(source: str, written: str) -> set[FindingKind]:
    return {finding.kind for finding in checked(source, written).findings}


# --- names ---------------------------------------------------------------------------------------------------------

NAMES = (
    "The United Harbour Council met in Port Amsel on Friday. Israeli-born engineer Marta Ilves, 34, spoke for the council. "
    "“The quay is safe,” Ilves told the Dutch delegation, officials of the World Tide Office and reporters from Dulan-Vey."
)


@pytest.mark.parametrize(
    ("written", "unknown"),
    [
        ("The council met in Port Amsel.", []),
        ("The council met in Port Sorrow.", ["Sorrow"]),
        ("Marta Ilves spoke for the UHC.", []),
        ("Marta Ilves spoke in the Netherlands.", []),
        ("Marta Ilves, born in Israel, spoke.", []),
        ("Ilves' speech was short.", []),
        ("The WTO was there.", []),
        ("The council met in May.", []),
        ("Mrs Ilves spoke on Tuesday.", []),
        ("President Ilves spoke.", []),
        ("Officials met in Amsel.", []),
        ("Reporters came from Dulan Vey.", []),
        ("Engineers spoke.", []),
        ("However, the council met.", []),
        ("Biden's council met.", ["Biden's"]),
        ("Vandermeer said the quay was safe.", ["Vandermeer"]),
        ("The council met Petra Ilves.", ["Petra"]),
        ("The council met at the Sarno Hotel in Port Amsel.", ["Sarno Hotel"]),
        ("- Marta Ilves spoke.\n- The delegation was Danish.", ["Danish"]),
        ("**Marta Ilves** spoke in “Port Amsel”.", []),
    ],
)
def test_names(written: str, unknown: list[str]) -> None:
    assert surfaces(NAMES, written, FindingKind.NAME_UNKNOWN) == unknown


# --- quotations ----------------------------------------------------------------------------------------------------

QUOTES = (
    "“We have no more beds, and it isn't over,” said Dr Ilko Brandt, the director. The hospital took in 61 people. "
    "Police spoke of a \"difficult night\" and of 'two long hours'. Its roof had been mended in March."
)


@pytest.mark.parametrize(
    ("written", "changed"),
    [
        ('Dr Ilko Brandt said: "We have no more beds."', []),
        ('"We have no more beds, and it isn’t over," Brandt said.', []),
        ('"We have ... it isn\'t over," Brandt said.', []),
        ('"We have [...] beds," Brandt said.', []),
        ("Police spoke of a “Difficult Night”.", []),
        ("Police spoke of ‘two long hours’.", []),
        ('"We have no beds," Brandt said.', ["We have no beds,"]),
        ('"Beds no more have we," Brandt said.', ["Beds no more have we,"]),
        ('The hospital "took in 61 people".', ["took in 61 people"]),
        ('The article says: "Its roof had been mended in March."', []),
        ('The article says: "Its roof had been mended in April."', ["Its roof had been mended in April."]),
        ("The hospital's director said it isn't over.", []),
    ],
)
def test_quotations(written: str, changed: list[str]) -> None:
    assert surfaces(QUOTES, written, FindingKind.QUOTE_CHANGED) == changed


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('He said "yes" and "no".', ["yes", "no"]),
        ("He said “yes” twice.", ["yes"]),
        ("the miners’ and the ‘drivers strike’ it's", ["drivers strike"]),
        ("‘Go,’ he said; it wasn’t so.", ["Go,"]),
        ('An open "quotation to the end', ["quotation to the end"]),
        ("Nothing here, isn't it?", []),
        ("„Nein“ und «non»", ["Nein", "non"]),
        # What stands beside a straight mark shows whether it opens or closes.
        ('The dam held." He called it "safe".', ["safe"]),
        ('"The dam held.\n\n"It is safe," he said.', ['The dam held.\n\n"It is safe,']),
        ('("Yes", "no".)', ["Yes", "no"]),
        # A straight single mark closes a quotation only behind a stop or comma: elsewhere it may be an apostrophe.
        ("'It's safe,' he said. 'The drivers' strike won't last.'", ["It's safe,", "The drivers' strike won't last."]),
        ("The drivers' strike, the miners' strike, rock 'n' roll in the '90s.", []),
        ("\"He said 'go,' and left.\"", ["He said 'go,' and left."]),
    ],
)
def test_quoted(text: str, inner: list[str]) -> None:
    assert [span.of(text) for span in quoted(text)] == inner


# --- attribution ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Nine died, according to the ministry.", ["the ministry"]),
        ("According to the ministry, nine died.", ["the ministry"]),
        ("The ministry said nine died.", ["The ministry"]),
        ("Nine died, the ministry said on Friday.", ["the ministry"]),
        ("“Nine died,” said Ada Brenn, a nurse.", ["Ada Brenn"]),
        ("Ada Brenn, a nurse, said nine died.", ["Ada Brenn, a nurse,"]),
        ("The mission believes it has nine ships left in the bay.", ["The mission"]),
        ("Nine people died when a bus left the road.", []),
        ("The United States sent nine ships.", []),
        ("Police found nine knives.", []),
        ("Nine ships are believed to be in the bay.", [None]),
        ('He had "said enough".', []),
    ],
)
def test_attributions(text: str, speakers: list[str | None]) -> None:
    assert [a.speaker.of(text).strip() if a.speaker else None for a in attributions(text)] == speakers


@pytest.mark.parametrize(
    ("source", "written", "lost"),
    [
        ("At least 40 homes burned, the fire service said.", "At least 40 homes burned.", True),
        ("At least 40 homes burned, the fire service said.", "At least 40 homes burned, the fire service said.", False),
        ("At least 40 homes burned, the fire service said.", "The fire service said at least 40 homes burned.", False),
        (
            "At least 40 homes burned, the fire service said.",
            "At least 40 homes burned, according to the fire service.",
            False,
        ),
        ("At least 40 homes burned, the fire service said.", "At least 40 homes burned, the mayor said.", True),
        ("The United Harbour Council believes it has about 130 boats.", "130 boats remain.", True),
        (
            "According to the United Harbour Council, 130 boats remain.",
            "130 boats remain, according to the UHC.",
            False,
        ),
        ("Nine ships sank while the mayor said she was asleep.", "Nine ships sank.", False),
        ("Forty homes burned near Amsel; the mayor said rain was on its way.", "Forty homes burned near Amsel.", False),
        ("Forty homes burned near Amsel; the mayor said rain was on its way.", "Rain was on its way.", True),
        ("Nine homes burned in Amsel, the mayor said on Friday, as rain fell.", "Nine homes burned in Amsel.", True),
        ('"Nine homes burned in Amsel," said Ada Brenn, 38, a nurse.', "Nine homes burned in Amsel.", True),
        ("Nine homes burned in Amsel; the dam held, the mayor said.", "Nine homes burned in Amsel.", True),
        ("He said nine boats were lost in the storm.", "Ada Brenn said nine boats were lost in the storm.", False),
        ("Forty homes burned near Amsel.", "Forty homes burned near Amsel.", False),
        ("Forty homes burned, the mayor said.", "The article says: “Forty homes burned, the mayor said.”", False),
    ],
)
def test_attribution_lost(source: str, written: str, lost: bool) -> None:
    assert (FindingKind.ATTRIBUTION_LOST in kinds(source, written)) is lost


@pytest.mark.parametrize(
    ("source", "written", "lost"),
    [
        ("Police held an alleged smuggler in Vellin.", "Police held a smuggler in Vellin.", True),
        ("Police held an alleged smuggler in Vellin.", "Police held a suspected smuggler in Vellin.", False),
        ("The dam could burst within days.", "The dam will burst within days.", True),
        ("The dam could burst within days.", "The dam might burst within days.", False),
        ("The groups discussed a possible offensive on Rask.", "The groups discussed an offensive on Rask.", True),
        ("The planned tunnel links two valleys.", "The tunnel links two valleys.", True),
        ("The planned tunnel links two valleys.", "The proposed tunnel links two valleys.", False),
        ("Voters in May chose a mayor.", "Voters chose a mayor.", False),
        ("The tunnel links two valleys.", "The tunnel links two valleys.", False),
    ],
)
def test_hedge_lost(source: str, written: str, lost: bool) -> None:
    assert (FindingKind.HEDGE_LOST in kinds(source, written)) is lost


# --- negation ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "written", "lost"),
    [
        ("The minister did not approve the budget.", "The minister approved the budget.", True),
        ("The minister did not approve the budget.", "The minister refused to approve the budget.", False),
        ("The council has never paid the fee.", "The council has paid the fee.", True),
        ("The firm denied bribing officials.", "The firm bribed officials.", True),
        ("The firm denied bribing officials.", "The firm said it did not bribe officials.", False),
        ("Not only the bridge but also the road was closed.", "The bridge and the road were closed.", False),
        ("The road was closed, but not for long.", "The road was closed.", False),
        ("The army failed to take the town.", "The army took the town.", True),
        ("Without naming a buyer, the firm sold its ships.", "The firm sold its ships.", False),
    ],
)
def test_negation_lost(source: str, written: str, lost: bool) -> None:
    assert (FindingKind.NEGATION_LOST in kinds(source, written)) is lost


# --- sentences that do not stand alone -----------------------------------------------------------------------------

STORM = "The storm hit Port Amsel on Friday. It cut power to 900 homes. Mayor Ada Brenn said she would ask for help."


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("The storm hit Port Amsel.", set()),
        ("The storm hit Port Amsel", {FindingKind.FRAGMENT}),
        ("Power to 900 homes.", {FindingKind.FRAGMENT}),
        ("The storm hit.", set()),
        ("The mayor said that.", {FindingKind.FRAGMENT}),
        ("the storm hit Port Amsel.", {FindingKind.FRAGMENT}),
        ("It cut power to 900 homes.", {FindingKind.DANGLING_REFERENCE}),
        ("The storm hit Port Amsel. It cut power to 900 homes.", set()),
        ("The two hit Port Amsel.", {FindingKind.DANGLING_REFERENCE}),
        ("The storm, named on Friday.", {FindingKind.FRAGMENT}),
        ("The homes, are.", {FindingKind.FRAGMENT}),
        ("The storm hit, watched by 900.", set()),
        ("I counted 900 homes.", {FindingKind.DANGLING_REFERENCE}),
        ("If you lived in Port Amsel, the storm cut power to 900 homes.", {FindingKind.DANGLING_REFERENCE}),
        ("The storm hit the 900 homes that we’ve built.", {FindingKind.DANGLING_REFERENCE}),
        ("The storm hit Port Amsel in World War I.", set()),
        ("It was Friday when the storm hit Port Amsel.", set()),
        ("This week the storm hit Port Amsel.", set()),
        ("But it cut power to 900 homes.", {FindingKind.DANGLING_REFERENCE}),
        ("Its power cut hit 900 homes.", {FindingKind.DANGLING_REFERENCE}),
        ("Nine others were hit by the storm.", {FindingKind.DANGLING_REFERENCE}),
        ("In Port Amsel we had 900 homes.", {FindingKind.DANGLING_REFERENCE}),
        ("Some 900 of them had no power.", {FindingKind.DANGLING_REFERENCE}),
        ("Nine of those had no power.", {FindingKind.DANGLING_REFERENCE}),
        ("Another 900 homes had no power.", set()),
        ("Another 900 had no power.", {FindingKind.DANGLING_REFERENCE}),
        ("Nine of those affected had no power.", set()),
    ],
)
def test_sentences_stand_alone(written: str, found: set[FindingKind]) -> None:
    about = {FindingKind.FRAGMENT, FindingKind.DANGLING_REFERENCE}
    assert kinds(STORM, written) & about == found


@pytest.mark.parametrize(
    ("written", "repeats"),
    [
        ("The storm hit Port Amsel. The storm cut power to 900 homes.", 0),
        ("The storm hit Port Amsel on Friday. On Friday the storm hit Port Amsel.", 1),
        ("The storm hit the the town.", 1),
        ("The storm hit Port Amsel and the storm hit Port Amsel.", 1),
        ("- The storm cut power to 900 homes.\n- The storm cut power to 90 homes.", 0),
    ],
)
def test_repetition(written: str, repeats: int) -> None:
    assert len(surfaces(STORM, written, FindingKind.REPETITION)) == repeats


# --- the whole -----------------------------------------------------------------------------------------------------


def test_aligns_each_sentence_to_its_own_source() -> None:
    source = "The mayor said 40 homes burned. The road to Vellin was closed for two days. Rain is expected in Amsel."
    document = from_text(source)
    checker = Checker(document, build_index(document))
    assert [s.of(source) for s in checker.sources_of("The Vellin road was closed.")] == [
        "The road to Vellin was closed for two days."
    ]
    assert checker.sources_of("Penguins sing.") == ()


def test_spans_slice_back_to_surfaces() -> None:
    written = "# Facts\n\n- Forty homes burned in Sorrow.\n- The brutal storm “hit us” the the town\n"
    result = checked(STORM, written)
    assert result.findings
    assert all(finding.span.of(written) == finding.surface for finding in result.findings)
    assert all(verdict.figure.span.of(written) == verdict.figure.surface for verdict in result.verdicts)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "…", "“", "'''", "\x1b[31m", "\u202e9\u202c", "<b>", "a" * 5000, "9" * 5000]
)
def test_any_text_can_be_checked(text: str) -> None:
    checked(STORM, text)
    checked(text, STORM)


@given(st.text(alphabet=st.sampled_from(list("aZ é9.,;:!?-—–\"“”‘’'()[]\n\t\u202e\u00a0%$")), max_size=200))
def test_tokens_and_quotations_slice_back(text: str) -> None:
    assert all(text[token.start : token.end] == token.text for token in tokens(text))
    spans = quoted(text)
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    attributions(text)


@pytest.mark.parametrize(
    "unit", ["said , ", "“a ", "according to ", "A, the b, said ", "but ", "9 ", "Ab Cd Ef ", "so-called ", " 'a"]
)
def test_hostile_repetition_ends(unit: str) -> None:
    text = unit * 2000
    attributions(text)
    quoted(text)
    tokens(text)


@pytest.mark.parametrize("sentence", [s for s in NAMES.split(". ") if s])
def test_a_source_has_no_finding_against_itself(sentence: str) -> None:
    text = sentence.rstrip(".") + "."
    assert kinds(NAMES, text) <= {FindingKind.DANGLING_REFERENCE}
