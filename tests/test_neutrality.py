"""The specification of loaded words: a source sentence, a sentence written from it, and what is flagged in that.

All texts are made up. The table is grouped by meaning; the check must flag exactly the words named, no more.
"""

from __future__ import annotations

import pytest

from summarizer.checks import FindingKind
from summarizer.checks.neutrality import check, lexicon, loaded_words, plainly
from summarizer.checks.pair import Pair
from summarizer.document import from_text
from summarizer.figures.figure import Span

OWN_VOICE = [
    # evaluative: judges what it names
    ("The army began a brutal siege of Port Amsel.", "The army began a brutal siege of Port Amsel.", ["brutal"]),
    ("The army began a siege of Port Amsel.", "The army began a savage siege of Port Amsel.", ["savage"]),
    (
        "Raiders killed nine herders near Dulan.",
        "Raiders killed nine herders in a cowardly attack near Dulan.",
        ["cowardly"],
    ),
    ("Divers recovered two bodies.", "In a ghoulish task, divers recovered two bodies.", ["ghoulish"]),
    ("The council cancelled the tender.", "The council cancelled the botched tender.", ["botched"]),
    ("The rollout of the cards took six weeks.", "The shambolic rollout of the cards took six weeks.", ["shambolic"]),
    ("Tarn Rovers won 4-0.", "Tarn Rovers won 4-0 in a brilliant display.", ["brilliant"]),
    (
        "The minister's disastrous reform was repealed.",
        "The minister's disastrous reform was repealed.",
        ["disastrous"],
    ),
    ("The party lost nine seats.", "The party lost nine seats in a humiliating defeat.", ["humiliating"]),
    ("Prosecutors claimed $98 million.", "Prosecutors claimed $98 million.", []),
    ("The raid was claimed by the Lenta Front.", "The raid was claimed by the Lenta Front.", []),
    ("The bill passed by two votes.", "The outrageous bill passed by two votes.", ["outrageous"]),
    ("The law sets fines of up to 900 marks.", "The draconian law sets fines of up to 900 marks.", ["draconian"]),
    ("The driver was fined.", "The reckless driver was fined.", ["reckless"]),
    ("The notorious Lenta prison will close.", "The notorious Lenta prison will close.", ["notorious"]),
    ("The new tram is 40 metres long.", "The magnificent new tram is 40 metres long.", ["magnificent"]),
    ("Talks ended without a result.", "Pathetic talks ended without a result.", ["Pathetic"]),
    # heroic: makes a hero or a victim of somebody
    ("Firefighters pulled 12 people from the mill.", "Heroic firefighters pulled 12 people from the mill.", ["Heroic"]),
    (
        "Firefighters bravely pulled 12 people from the mill.",
        "Firefighters bravely pulled 12 from the mill.",
        ["bravely"],
    ),
    ("Three bystanders were hurt.", "Three innocent bystanders were hurt.", ["innocent"]),
    ("Two climbers died on Mount Orrin.", "Two climbers died in a tragic accident on Mount Orrin.", ["tragic"]),
    ("The embattled mayor resigned.", "The embattled mayor resigned.", ["embattled"]),
    ("Commuters waited for two hours.", "Long-suffering commuters waited for two hours.", ["Long-suffering"]),
    ("The singer died at 81.", "The beloved singer died at 81.", ["beloved"]),
    # dehumanising: denies people their standing
    (
        "The government in Ostrava Minor closed the border.",
        "The regime in Ostrava Minor closed the border.",
        ["regime"],
    ),
    ("Gunmen shot two guards.", "Terrorists shot two guards.", ["Terrorists"]),
    (
        "Supporters of the president filled the square.",
        "Cronies of Belko filled the square with goons.",
        ["Cronies", "goons"],
    ),
    ("About 400 migrants landed on Sable Key.", "Hordes of migrants landed on Sable Key.", ["Hordes of"]),
    ("A crowd gathered at the gate.", "A mob gathered at the gate.", ["mob"]),
    ("President Belko, the strongman, spoke.", "The strongman spoke.", ["strongman"]),
    ("The puppet government met.", "The puppet government met.", ["puppet"]),
    # saying: the verb tells the reader whether to believe the speaker
    ("The mayor said the bridge was safe.", "The mayor claimed the bridge was safe.", ["claimed"]),
    ("The mayor claimed the bridge was safe.", "The mayor claimed the bridge was safe.", ["claimed"]),
    ("The firm said it had lost the files.", "The firm admitted it had lost the files.", ["admitted"]),
    ("The union criticised the plan.", "The union slammed the plan.", ["slammed"]),
    ("The union blasted the plan.", "The union blasted the plan.", ["blasted"]),
    ("The coach criticised the referee.", "The coach lashed out at the referee.", ["lashed out at"]),
    ("The minister repeated that taxes would fall.", "The minister insisted that taxes would fall.", ["insisted"]),
    ("The chairman said sales had doubled.", "The chairman boasted that sales had doubled.", ["boasted"]),
    # intensifiers
    ("The fire burned 300 hectares.", "The massive fire burned 300 hectares.", ["massive"]),
    ("The stadium cost 2.1 billion crowns.", "The stadium cost a whopping 2.1 billion crowns.", ["a whopping"]),
    ("Rents rose 9%.", "Rents soared 9%.", ["soared"]),
    ("Shares fell 14%.", "Shares plummeted 14%.", ["plummeted"]),
    ("Only 12 homes were built.", "A mere 12 homes were built.", ["A mere"]),
    ("The flood destroyed 40 houses.", "The devastating flood destroyed 40 houses.", ["devastating"]),
    ("Turnout was 31%.", "Turnout was a staggering 31%.", ["a staggering"]),
    # editorial comment
    ("The plan failed.", "Unsurprisingly, the plan failed.", ["Unsurprisingly"]),
    ("The ferry sank in two hours.", "Sadly, the ferry sank in two hours.", ["Sadly"]),
    ("The court rejected the appeal.", "The court of course rejected the appeal.", ["of course"]),
    ("The rate was cut too late.", "The rate was obviously cut too late.", ["obviously"]),
    ("Costs rose to 3 million.", "Costs alarmingly rose to 3 million.", ["alarmingly"]),
    # distancing
    ("The Free Valley council met.", "The so-called Free Valley council met.", ["so-called"]),
    ("The self-proclaimed republic held a vote.", "The self-proclaimed republic held a vote.", ["self-proclaimed"]),
    ("Experts met in Vellin.", "Supposed experts met in Vellin.", ["Supposed"]),
    # sensational
    ("The crash killed four.", "The shocking crash killed four.", ["shocking"]),
    ("Police shot 11 protesters.", "Police shot 11 protesters in a bloodbath.", ["bloodbath"]),
    ("Soldiers killed 30 villagers.", "Soldiers slaughtered 30 villagers.", ["slaughtered"]),
    ("The strike delayed 90 trains.", "The strike brought chaos and delayed 90 trains.", ["chaos"]),
    ("The witness described the night.", "The witness described the harrowing night.", ["harrowing"]),
    ("The crash killed four.", "The crash claimed the lives of four.", ["claimed the lives of"]),
    ("The bank was affected by withdrawals.", "The bank was rocked by withdrawals.", ["rocked by"]),
    # what the source's speaker did not say is our own word, whoever it is given to
    ("The mayor said the fire was large.", "The mayor said the fire was horrific.", ["horrific"]),
    # the source quotes or attributes, and the sentence says it in its own voice
    ('"It was a horrific night," said nurse Ada Brenn.', "It was a horrific night.", ["horrific"]),
    ("Opposition leader Ilse Torv called the deal shameful.", "The shameful deal was signed.", ["shameful"]),
    # narration quoted as the article's keeps its loaded words out too
    ("The brutal winter killed 12.", "The article says: “The brutal winter killed 12.”", ["brutal"]),
]

NOTHING = [
    # quoted
    ('"It was a brutal night," said nurse Ada Brenn.', 'Nurse Ada Brenn said it was "a brutal night".'),
    ("The mayor called it “a shocking failure”.", "The mayor called it “a shocking failure”."),
    ('The coach said the referee was "pathetic".', 'The coach called the referee "pathetic".'),
    ("The miners’ leader spoke of ‘a regime of fear’.", "The miners’ leader spoke of ‘a regime of fear’."),
    # attributed, as in the source
    ("The mayor said the attack was cowardly.", "The mayor said the attack was cowardly."),
    ("Torv said the reform had been disastrous for farmers.", "The reform was disastrous for farmers, Torv said."),
    (
        "The reform was disastrous for farmers, according to the union.",
        "According to the union, the reform was disastrous.",
    ),
    ("Ministers said the company admitted fault in May.", "Ministers said the company admitted fault."),
    ("Residents described a terrifying hour in the dark.", "Residents described a terrifying hour."),
    # technical use
    ("The tax regime changes in May.", "The tax regime changes in May."),
    ("The sanctions regime covers 40 firms.", "The sanctions regime covers 40 firms."),
    ("A massive star exploded 9,000 years ago.", "A massive star exploded 9,000 years ago."),
    ("The pupil was admitted to hospital.", "The pupil was admitted to hospital."),
    ("Orla Dunn, 53, admitted 11 counts of fraud.", "Orla Dunn, 53, admitted 11 counts of fraud."),
    ("Infants admitted with a cough were watched.", "Infants admitted with a cough were watched."),
    ("Infants admitted to hospital are often watched.", "Infants admitted to hospital are often watched."),
    ("The storm claimed 32 lives.", "The storm claimed 32 lives."),
    ("The mayor vowed to return.", "The mayor vowed to return."),
    ("Sixty patients were admitted on Monday.", "Sixty patients were admitted on Monday."),
    ("The Sable Front claimed responsibility.", "The Sable Front claimed responsibility."),
    ("He claimed asylum in Norrmark in 2019.", "He claimed asylum in Norrmark in 2019."),
    ("The truck slammed into a wall.", "The truck slammed into a wall."),
    ("The lorry carried toxic waste.", "The lorry carried toxic waste."),
    ("He pleaded innocent to two counts.", "He pleaded innocent to two counts."),
    ("Prosecutors brought terror charges.", "Prosecutors brought terror charges."),
    ("The core meltdown took three hours.", "The core meltdown took three hours."),
    ("Some 3,000 slaughtered pigs were burned.", "Some 3,000 slaughtered pigs were burned."),
    ("The patient went into septic shock.", "The patient went into septic shock."),
    ("The main shock measured 5.8.", "The main shock measured 5.8."),
    ("Extreme heat closed 40 schools.", "Extreme heat closed 40 schools."),
    ("She studied dramatic arts in Vellin.", "She studied dramatic arts in Vellin."),
    ("The marker was clearly visible.", "The marker was clearly visible."),
    ("Swarms of locusts reached Dulan.", "Swarms of locusts reached Dulan."),
    ("Arnica is a naturally occurring plant.", "Arnica is a naturally occurring plant."),
    # names of organisations, places and works
    ("The Brave Hearts Foundation gave 2 million.", "The Brave Hearts Foundation gave 2 million."),
    ("Savage River rose by two metres.", "Savage River rose by two metres."),
    ("Grim & Sons closed two shops.", "Grim & Sons closed two shops."),
    ("The film Beloved Enemy won three prizes.", "The film Beloved Enemy won three prizes."),
    ("Hero Dairies sold 40 farms.", "Hero Dairies sold 40 farms."),
    ("The Perfect Light company moved to Amsel.", "The Perfect Light company moved to Amsel."),
    # plain words that only look loaded
    ("The agency filed insurance claims for 40 boats.", "The agency filed insurance claims for 40 boats."),
    ("Jobless claims fell to 21,000.", "Jobless claims fell to 21,000."),
    ("The mercy flight landed at noon.", "The mercy flight landed at noon."),
    ("The grand jury met.", "The grand jury met."),
    ("At least 12 people were killed.", "At least 12 people were killed."),
]


def flagged(source: str, written: str) -> list[str]:
    document = from_text(source)
    whole = Span(start=0, end=len(source))
    pair = Pair(written, Span(start=0, end=len(written)), document, (whole,))
    findings = list(check(pair))
    assert all(f.kind is FindingKind.LOADED_WORD and f.span.of(written) == f.surface for f in findings)
    return [finding.surface for finding in findings]


def test_the_table_is_large_enough_and_holds_no_case_twice() -> None:
    cases = [(source, written) for source, written, *_ in [*OWN_VOICE, *NOTHING]]
    assert len(cases) == len(set(cases)) >= 80


@pytest.mark.parametrize(("source", "written", "words"), OWN_VOICE)
def test_flags_what_the_output_says_in_its_own_voice(source: str, written: str, words: list[str]) -> None:
    assert flagged(source, written) == words


@pytest.mark.parametrize(("source", "written"), NOTHING)
def test_leaves_quotations_attributions_terms_and_names_alone(source: str, written: str) -> None:
    assert flagged(source, written) == []


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("The army began a brutal siege of Port Amsel.", "The army began a siege of Port Amsel."),
        ("The regime closed the border.", "The government closed the border."),
        ("Sadly, the ferry sank.", "The ferry sank."),
        ("The union slammed the plan.", "The union criticised the plan."),
        ("It was an outrageous, cynical decision.", "It was a decision."),
        ("The stadium cost a whopping 2.1 billion crowns.", "The stadium cost 2.1 billion crowns."),
        ("A massive fire burned 300 hectares.", "A large fire burned 300 hectares."),
        ("It was a botched exit.", "It was a failed exit."),
        ("Heroic firefighters saved 12 people.", "Firefighters saved 12 people."),
        ("The senseless and brutal attack killed four.", "The attack killed four."),
        ("An incredible 40% voted.", "40% voted."),
    ],
)
def test_puts_the_plain_word_in(written: str, plain: str) -> None:
    document = from_text(written)
    pair = Pair(written, Span(start=0, end=len(written)), document, ())
    assert plainly(written, list(check(pair))) == plain


def test_no_word_stands_in_the_lexicon_twice() -> None:
    phrases = [entry.words for group in lexicon().loaded.values() for entry in group]
    assert sorted(phrases) == sorted(set(phrases))


def test_every_entry_of_the_lexicon_is_found_and_its_plain_word_is_not_loaded() -> None:
    for group in lexicon().loaded.values():
        for entry in group:
            phrase = " ".join(entry.words)
            assert [span.of(f"they {phrase} it fell") for span, _ in loaded_words(f"they {phrase} it fell")] == [phrase]
            assert not loaded_words(f"they {entry.plain} them"), entry
