"""Verdicts by table: source, output, the figure judged, status and cause. Grouped by what they are about."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.figures.context import find_figures
from summarizer.figures.figure import Span, Verdict
from summarizer.figures.index import index
from summarizer.figures.reading import split
from summarizer.figures.support import support
from tests.figures.known_misses import marked

Row = tuple[str, str, str, str]


def judge(source: str, output: str, surface: str, published: date | None = None, **parts: object) -> Verdict:
    held = index(source, split(source), published, **parts)  # type: ignore[arg-type]
    figures = [figure for figure in find_figures(output) if surface in figure.surface]
    assert figures, f"{surface!r} is not among {[figure.surface for figure in find_figures(output)]}"
    return support(figures[0], held)


def check(row: Row) -> None:
    source, output, surface, expected = row
    verdict = judge(source, output, surface)
    assert verdict.cause == expected, verdict.reason


HEDGES: list[Row] = [
    # The table of roundings and hedges, row by row.
    (
        "The flood killed 30 people in Aldmere.",
        "The flood killed more than 30 people in Aldmere.",
        "30",
        "qualifier_changed",
    ),
    ("The flood killed at least 30 people.", "The flood killed more than 30 people.", "30", "qualifier_changed"),
    ("The flood killed more than 30 people.", "The flood killed at least 30 people.", "30", "equivalent"),
    ("The flood killed at least 31,490 people.", "The flood killed more than 31,000 people.", "31,000", "rounded"),
    ("The flood killed at least 30 people.", "The flood killed about 30 people.", "30", "qualifier_changed"),
    ("The plant employs about 250 people.", "The plant employs 250 people.", "250", "equivalent"),
    ("The plant employs 250 people.", "The plant employs about 250 people.", "250", "equivalent"),
    ("The ferry carried 10-15 people.", "The ferry carried up to 15 people.", "15", "equivalent"),
    ("The ferry carried 10-15 people.", "The ferry carried 15 people.", "15", "qualifier_changed"),
    ("In Brook 48% of voters stayed home.", "In Brook nearly half of voters stayed home.", "half", "rounded"),
    ("In Brook 48% of voters stayed home.", "In Brook half of voters stayed home.", "half", "qualifier_changed"),
    ("An estimated 32 people died in Brook.", "32 people died in Brook.", "32", "equivalent"),
    ("The library lent 290 books on Monday.", "The library lent nearly 300 books on Monday.", "300", "rounded"),
    (
        "The library lent 310 books on Monday.",
        "The library lent nearly 300 books on Monday.",
        "300",
        "qualifier_changed",
    ),
    ("The storm killed 31,490 people.", "The storm killed more than 100 people.", "100", "qualifier_changed"),
    ("The storm killed 36 people.", "The storm killed dozens of people.", "dozens", "rounded"),
    ("The storm killed dozens of people.", "The storm killed 36 people.", "36", "fabricated"),
    ("The storm killed 450 people.", "The storm killed hundreds of people.", "hundreds", "rounded"),
    # Bounds and hedges, told as something firmer.
    ("At least 30 people died.", "30 people died.", "30", "qualifier_changed"),
    ("Up to 5 people were hurt.", "5 people were hurt.", "5", "qualifier_changed"),
    ("Between 61 and 64 homes burned.", "64 homes burned.", "64", "qualifier_changed"),
    ("Almost 400 people came.", "More than 400 people came.", "400", "qualifier_changed"),
    ("Almost 400 people came.", "Nearly 400 people came.", "400", "exact"),
    ("The firm is worth just under $400m.", "The firm is worth nearly $400m.", "$400m", "exact"),
    ("The firm is worth just under $400m.", "The firm is worth $400m.", "$400m", "equivalent"),
    ("The crew left in less than two minutes.", "The crew left in under two minutes.", "two minutes", "exact"),
    ("They hold 92 of 175 seats but at least six may rebel.", "They hold 92 of 175 seats.", "175", "exact"),
]

ROUNDING: list[Row] = [
    (
        "The council spent 1,512,345 crowns on roads.",
        "The council spent 1.5 million crowns on roads.",
        "1.5 million",
        "rounded",
    ),
    ("Unemployment in Brook was 12.4%.", "Unemployment in Brook was 12%.", "12%", "rounded"),
    ("The bridge opened on 14 November 2014.", "The bridge opened in November 2014.", "November 2014", "rounded"),
    ("The storm killed 31,490 people.", "The storm killed 31,500 people.", "31,500", "qualifier_changed"),
    ("The storm killed 31,490 people.", "The storm killed about 31,500 people.", "31,500", "rounded"),
    ("The museum opened in 2019.", "The museum opened in 2017.", "2017", "wrong_value"),
    (
        "Turnout was 84%. The figure of the year before was 96%.",
        "The figure of the year before was 96.",
        "96",
        "wrong_referent",
    ),
    ("The fire killed 31 people.", "The fire killed 30 people.", "30", "wrong_value"),
    ("The company made $2,956,737.", "The company made nearly $3 million.", "$3 million", "rounded"),
    ("The company made $1.58m.", "The company made more than $1.5m.", "$1.5m", "rounded"),
    ("The company made $1.8m.", "The company made more than $1.1m.", "$1.1m", "qualifier_changed"),
]

EQUIVALENT: list[Row] = [
    ("The crew found thirty boats.", "The crew found 30 boats.", "30", "equivalent"),
    ("The meeting begins at 2:00 PM.", "The meeting begins at 14:00.", "14:00", "equivalent"),
    ("She resigned on Oct. 7.", "She resigned on 7 October.", "7 October", "exact"),
    ("Half of the voters stayed home.", "50% of the voters stayed home.", "50%", "equivalent"),
    ("One in five homes lost power.", "20% of homes lost power.", "20%", "equivalent"),
    ("The term lasts 24 months.", "The term lasts two years.", "two years", "equivalent"),
    ("The road is 2 km long.", "The road is 2,000 metres long.", "2,000 metres", "equivalent"),
    ("Lena Orr, 32, won the race.", "The 32-year-old Lena Orr won the race.", "32-year-old", "exact"),
]

BINDING: list[Row] = [
    # The value is there, and of something else.
    (
        "The quake killed 31 people and injured 87 in Aldmere.",
        "The quake injured 31 people in Aldmere.",
        "31",
        "wrong_referent",
    ),
    (
        "The quake killed 31 people and injured 87 in Aldmere.",
        "The quake killed 31 people in Aldmere.",
        "31",
        "exact",
    ),
    (
        "Nineteen people drowned and eight are missing after a ferry sank on Lake Orrin.",
        "Eight people drowned and nineteen are missing after a ferry sank on Lake Orrin.",
        "Eight",
        "wrong_value",
    ),
    (
        "The mayor opened the bridge in 2011. Soldiers occupied the port in 2014.",
        "The mayor opened the bridge in 2014.",
        "2014",
        "wrong_referent",
    ),
    (
        "Kestrel Town beat Marl Rovers 3-1 on Saturday. Brook City drew with Dunmere.",
        "Brook City beat Marl Rovers 3-1 on Saturday.",
        "3-1",
        "wrong_referent",
    ),
    (
        "Ann Tallow was born in 1961. Her brother Peter Tallow was born in 1958.",
        "Ann Tallow was born in 1958.",
        "1958",
        "wrong_referent",
    ),
    (
        "A 23-year-old man died after a shooting in Brook. On Monday, a 25-year-old man was injured in the town.",
        "A 25-year-old man died after a shooting in Brook.",
        "25-year-old",
        "wrong_referent",
    ),
    (
        "She is the second novelist to win the award.",
        "She won the award for the second year running.",
        "second",
        "wrong_referent",
    ),
    (
        "They have won their first cup title since 2012.",
        "They won the cup for the first time.",
        "first",
        "wrong_referent",
    ),
    (
        "Orrin Foods employs 1,000 people. It will cut 127 jobs in Brook.",
        "Orrin Foods will cut 1,000 jobs.",
        "1,000",
        "wrong_referent",
    ),
    (
        "In 2016 she completed the stage revival of Glass Harbour ( 2017 ), singing the lead.",
        "She completed the stage revival of Glass Harbour in 2017.",
        "2017",
        "wrong_referent",
    ),
    (
        "The Dam is a 2014 documentary film by Ida Voss. The Dam is also a studio album by Lars Koe.",
        "The Dam is a 2014 album by Lars Koe.",
        "2014",
        "wrong_referent",
    ),
    # And its fair twins.
    (
        "The Dam is a 2014 documentary film by Ida Voss. The Dam is also a studio album by Lars Koe.",
        "The Dam is a 2014 film by Ida Voss.",
        "2014",
        "exact",
    ),
    (
        "Ann Tallow was born in 1961. Her brother Peter Tallow was born in 1958.",
        "Peter Tallow was born in 1958.",
        "1958",
        "exact",
    ),
    (
        "A 23-year-old man died after a shooting in Brook. On Monday, a 25-year-old man was injured in the town.",
        "A 23-year-old man was killed in a shooting in Brook.",
        "23-year-old",
        "exact",
    ),
    (
        "Kestrel Town beat Marl Rovers 3-1 on Saturday. Brook City drew with Dunmere.",
        "Kestrel Town defeated Marl Rovers 3-1.",
        "3-1",
        "exact",
    ),
    (
        "They have won their first cup title since 2012.",
        "They won their first cup title since 2012.",
        "first",
        "exact",
    ),
    (
        "Vera Holt took over the bakery in 1998. She sold it to her son in 2015.",
        "Holt sold the bakery in 2015.",
        "2015",
        "exact",
    ),
]

CHANGES: list[Row] = [
    ("Rents in Orn rose by 3%.", "Rents in Orn fell by 3%.", "3%", "wrong_referent"),
    ("Rents in Orn rose by 3%.", "Rents in Orn are up 3%.", "3%", "exact"),
    ("Rents in Orn rose by 3%.", "Rents in Orn saw a rise of 3%.", "3%", "exact"),
    ("Debt in Orn fell by £18m to £77m.", "Debt in Orn fell to £18m.", "£18m", "wrong_referent"),
    ("Debt in Orn fell by £18m to £77m.", "Debt in Orn fell to £77m.", "£77m", "exact"),
    ("Ticket sales in Orn are 5% lower.", "Ticket sales in Orn are 5% higher.", "5%", "wrong_referent"),
    ("Prices in Orn rose 3.1% in May.", "Inflation in Orn fell to 3.1% in May.", "3.1%", "exact"),
    # A direction of the figure's own counts for more than the verbs of its clause.
    ("The slump of the mill lifted rents in Orn by 3%.", "Rents in Orn rose by 3%.", "3%", "exact"),
    # Where it has none, the verbs of the clauses tell.
    ("In Orn rents rose in May, at 3% of pay.", "In Orn rents fell in May, at 3% of pay.", "3%", "wrong_referent"),
    ("In Orn rents rose in May, at 3% of pay.", "In Orn rents grew in May, at 3% of pay.", "3%", "exact"),
]

WRONG_VALUE: list[Row] = [
    ("Floods destroyed 41 houses in Dunmere.", "Floods destroyed 47 houses in Dunmere.", "47", "wrong_value"),
    (
        "The club signed him on a one-year contract.",
        "The club signed him on a two-year contract.",
        "two-year",
        "wrong_value",
    ),
    ("Lena Orr, 32, won the race.", "Lena Orr, 34, won the race.", "34", "wrong_value"),
    ("The bailout is worth €86bn (£60bn).", "The bailout is worth £70bn.", "£70bn", "wrong_value"),
    (
        "The clinic treated 1.2 million patients.",
        "The clinic treated 1.2 billion patients.",
        "1.2 billion",
        "wrong_value",
    ),
]

FABRICATED: list[Row] = [
    (
        "The girl died in hospital within hours, the zoo said.",
        "A six-year-old girl died at the zoo.",
        "six-year-old",
        "fabricated",
    ),
    (
        "The prize shortlist was announced in London.",
        "The prize shortlist was announced in 2014.",
        "2014",
        "fabricated",
    ),
    ("Cows died after eating hedge cuttings near Brook.", "Two cows died near Brook.", "Two", "fabricated"),
    ("He signed for the club on loan.", "He signed for the club on a one-month loan.", "one-month", "fabricated"),
]

QUALIFIERS: list[Row] = [
    # Another speaker of the source is no speaker of the figure; the same one by another name is.
    (
        "The harbour board said 61 boats sank. The fishing union said that 12 owners were insured.",
        "The fishing union said 61 boats sank.",
        "61",
        "qualifier_changed",
    ),
    (
        "The fishing union said 12 owners were insured. In all 61 boats sank, said Ada Brook of the board.",
        "The union said 61 boats sank.",
        "61",
        "qualifier_changed",
    ),
    (
        "Ada Brook, the mayor of Orn, met crews. Brook said 61 boats sank.",
        "The mayor of Orn said 61 boats sank.",
        "61",
        "exact",
    ),
    (
        "The fishing union wants help. Its chair, Ada Brook, said 61 boats sank.",
        "The fishing union said 61 boats sank.",
        "61",
        "exact",
    ),
    (
        "The harbour board said 61 boats sank. The fishing union wants $3 million.",
        "The storm sank 61 boats, and the fishing union said it wants $3 million.",
        "61",
        "exact",
    ),
    # A plan told as done, also where another clause of the sentence looks ahead.
    (
        "The tunnel will cost $7 million, the auditor said.",
        "The tunnel cost $7 million, and may open in May.",
        "$7 million",
        "qualifier_changed",
    ),
    ("The truce is meant to end 22 weeks of war.", "The truce is meant to end 22 weeks of war.", "22", "exact"),
    # Two figures of one pair keep their parts: where a change began and ended, a whole and its part.
    ("Births in Orn fell from 152 to 131.", "Births in Orn fell from 131 to 152.", "152", "qualifier_changed"),
    ("Births in Orn are 131, down from 152.", "Births in Orn have fallen to 152.", "152", "qualifier_changed"),
    ("Births in Orn are 131, down from 152.", "Births in Orn have fallen from 152.", "152", "exact"),
    ("Births in Orn are 131, down from 152.", "Births in Orn stand at 152.", "152", "qualifier_changed"),
    ("Births in Orn are 131, down from 152.", "Births in Orn once stood at 152.", "152", "exact"),
    ("The toll in Orn was put at 42 but later revised to 39.", "The toll in Orn was revised to 39.", "39", "exact"),
    (
        "The mine now costs $6.5 million, not the $5.8 million announced.",
        "The mine now costs $5.8 million.",
        "$5.8 million",
        "qualifier_changed",
    ),
    ("Of 940 runners in Orn, 872 finished.", "In Orn 940 of 872 runners finished.", "940", "qualifier_changed"),
    ("Of 940 runners in Orn, 872 finished.", "In Orn 872 of 940 runners finished.", "872", "exact"),
    ("Of 940 runners in Orn, 872 finished.", "In Orn 872 of the 940 runners finished.", "940", "exact"),
    # What is said of a part is not said of its whole.
    ("Twelve of the 30 miners in Orn died.", "In Orn 30 miners died.", "30", "qualifier_changed"),
    ("Of the 30 miners in Orn, twelve died.", "In Orn 30 miners died.", "30", "qualifier_changed"),
    ("Twelve of the 30 miners in Orn died.", "There were 30 miners in Orn.", "30", "exact"),
    ("He left after 68 matches, of which he won 39.", "He won 68 matches.", "68", "qualifier_changed"),
    ("He left after 68 matches, of which he won 39.", "He left after 68 matches.", "68", "exact"),
    ("Voss won eight of her 11 matches.", "Voss oversaw 11 victories.", "11", "qualifier_changed"),
    ("Voss won eight of her 11 matches.", "Voss had 11 matches.", "11", "exact"),
    ("The storm hit 30 people, of whom 12 drowned.", "The storm hit 30 people.", "30", "exact"),
    ("In Orn 77 confirmed cases, including two deaths, are known.", "Orn confirmed 77 cases.", "77", "exact"),
    (
        "Aid reached 34 villages, 11 of them remote.",
        "Aid reached 34 villages, 11 of them remote, and 18 of them by air.",
        "11",
        "exact",
    ),
    (
        "Each driver paid 40 dollars in fines.",
        "Drivers paid 40 dollars in fines in total.",
        "40 dollars",
        "qualifier_changed",
    ),
    (
        "The rate rose by 2 per cent.",
        "The rate rose by 2 percentage points.",
        "2 percentage points",
        "qualifier_changed",
    ),
    ("The firm plans to cut 900 jobs.", "The firm cut 900 jobs.", "900", "qualifier_changed"),
    ("The firm plans to cut 900 jobs.", "The firm will cut 900 jobs.", "900", "exact"),
    ("The tunnel could cost $6.5bn.", "The tunnel cost $6.5bn.", "$6.5bn", "qualifier_changed"),
    ("The quake struck at 15:48 (14:48 GMT).", "The quake struck at 15:48 GMT.", "15:48", "qualifier_changed"),
    (
        "Shelling killed 23 people in Brook, raising an earlier count of 17 dead.",
        "Shelling killed 17 people in Brook.",
        "17",
        "qualifier_changed",
    ),
    ("Inflation fell from 3.6% to 3.1%.", "Inflation fell to 3.6%.", "3.6%", "qualifier_changed"),
    ("The strike injured 130 people.", "The strike injured 130 women.", "130", "qualifier_changed"),
    ("The strike injured 130 people.", "The strike injured 130 people a day.", "130", "qualifier_changed"),
    (
        "The ministry said 30 people died in Brook. A separate army statement on the bridge gave no toll.",
        "The ministry said 30 people died in Brook.",
        "30",
        "exact",
    ),
    ("The deal is worth $45m.", "The deal is worth £45m.", "£45m", "wrong_referent"),
]

REALITY: list[Row] = [
    # What would be, told as what is; and what is kept, however it is said.
    ("Together the two would hold 104 seats.", "Together the two held 104 seats.", "104", "qualifier_changed"),
    ("Together the two would hold 104 seats.", "Together the two would have 104 seats.", "104", "exact"),
    (
        "Stopping now would cost at least £1.5bn, she said.",
        "She said that stopping cost at least £1.5bn.",
        "£1.5bn",
        "qualifier_changed",
    ),
    (
        "The flow could fall by up to a fifth, the council believes.",
        "The council believes the flow fell by up to a fifth.",
        "a fifth",
        "qualifier_changed",
    ),
    ("She would win a third title in 1989.", "She won a third title in 1989.", "third", "exact"),
    (
        "Tarn, who held the bridge and perhaps saved the town, died at 91.",
        "Tarn died at 91.",
        "91",
        "exact",
    ),
    # A target, told as what is.
    ("Inflation in Orn nears the 2% target.", "Inflation in Orn stands at 2%.", "2%", "qualifier_changed"),
    ("Inflation in Orn nears the 2% target.", "The target for inflation in Orn is 2%.", "2%", "exact"),
    # The value before a change, told as the present one.
    ("Turnout was 71% in May, up from 64% in 2020.", "Turnout was 64%.", "64%", "qualifier_changed"),
    ("Turnout was 71% in May, up from 64% in 2020.", "Turnout was 64% in 2020.", "64%", "exact"),
    ("Turnout was 71% in May, up from 64% in 2020.", "Turnout was 71%.", "71%", "exact"),
    (
        "The ministry reported 1,150 deaths in May. It lowered that figure to 790 in June.",
        "The ministry reports 1,150 deaths.",
        "1,150",
        "qualifier_changed",
    ),
    (
        "The ministry reported 1,150 deaths in May. It lowered that figure to 790 in June.",
        "The ministry first reported 1,150 deaths.",
        "1,150",
        "exact",
    ),
    # A part of those counted.
    (
        "The raid killed nine children. It killed 23 people and hurt 71.",
        "The raid killed 23 children.",
        "23",
        "qualifier_changed",
    ),
    ("The raid killed nine children. It killed 23 people and hurt 71.", "The raid killed 23 people.", "23", "exact"),
]

TREASURY = "The fire burned 212 homes. The treasury puts the cost at $2.3 billion. Orla Fenn of Tarn is angry."
RELIEF = "Lantern Aid, which counts deaths in camps, said the toll was at least 340. The minister is Imre Sand."

SPEAKERS: list[Row] = [
    # The statement is another's, or the source's own.
    (TREASURY, "Orla Fenn puts the cost at $2.3 billion.", "$2.3 billion", "qualifier_changed"),
    (TREASURY, "The treasury puts the cost at $2.3 billion.", "$2.3 billion", "exact"),
    (TREASURY, "The cost is put at $2.3 billion.", "$2.3 billion", "exact"),
    (RELIEF, "Minister Imre Sand said the real toll was at least 340.", "340", "qualifier_changed"),
    (RELIEF, "Lantern Aid, which counts deaths in camps, said the toll was at least 340.", "340", "exact"),
    (
        "The group said it sent 14 drones. The raid of the Northern Shield was its first.",
        "The Northern Shield said it sent 14 drones.",
        "14",
        "exact",
    ),
]

BY_TURNS = "The mill says its barrier could cost $4 million; the Rell bureau has a model of its own."
LISTED = (
    "Orla Fenn of the Rell bureau is here. The judges said two barges sank. Silt, they said, cost $4.2 million more."
)
WITHHELD = "The drug was tested on 12,408 people aged 40. The trial of more than 12,000 patients is over."

COSTED = "The gate is put at £3m by the harbour office. The fair is on. Rain fell. Ida Voss is at the mill."
PAID = "Rents rose 4%, while wages fell 2%, the harbour office said. The fair is on. The fishing union is idle."
LOWERED = "Eight are hurt, the ministry of Orn said. It had put the toll at 26 before. Rain fell. Ida Voss runs a ward."
CHAIRED = "The fishing union wants help. Its chair, Ada Brook, said 61 boats sank. The harbour office is shut."
CLIENT = "Lars Voss may sue, and his lawyer, Ida Koe, said so. Rain fell. Koe said that 90 crates were wet."
TOWN = "In the Orn hills 1,184 homes are dark, the relief agency said. Rain fell. The mast is run by Orn Electric."
OPPOSED = "Ida Voss spoke. Voss alleged that 90 crates were wet; the board said it found 12 such cases."

SPEAKERS += [
    # Another statement of the same sentence is no reason to give both to one.
    (
        BY_TURNS,
        "The Rell bureau says the barrier could cost $4 million.",
        "$4 million",
        "qualifier_changed",
    ),
    (BY_TURNS, "The mill says its barrier could cost $4 million.", "$4 million", "exact"),
    # Whom "they" and "he" stand for is told in the sentence before.
    (LISTED, "Silt cost $4.2 million more, Orla Fenn said.", "$4.2 million", "qualifier_changed"),
    (LISTED, "Silt cost $4.2 million more, the judges said.", "$4.2 million", "exact"),
    # A group that is counted elsewhere under the name the output gives it.
    (WITHHELD, "The drug was tested on 12,408 patients.", "12,408", "exact"),
    ("Three guards were found. Four more were missing.", "Four guards were missing.", "Four", "exact"),
    # A speaker in the passive, and one at the end of a sentence of two statements.
    (COSTED, "Ida Voss puts the gate at £3m.", "£3m", "qualifier_changed"),
    (COSTED, "The harbour office puts the gate at £3m.", "£3m", "exact"),
    (PAID, "Rents rose 4%, the fishing union said.", "4%", "qualifier_changed"),
    (PAID, "Rents rose 4%, the harbour office said.", "4%", "exact"),
    # "It" and "he" of the sentence before; somebody's officer.
    (LOWERED, "Ida Voss put the toll at 26.", "26", "qualifier_changed"),
    (LOWERED, "The ministry put the toll at 26.", "26", "exact"),
    (CHAIRED, "The fishing union said 61 boats sank.", "61", "exact"),
    (CHAIRED, "The union's chair said 61 boats sank.", "61", "exact"),
    (CHAIRED, "The harbour office said 61 boats sank.", "61", "qualifier_changed"),
    (CLIENT, "Voss's lawyer said 90 crates were wet.", "90", "exact"),
    # A word of the name alone stands by: the town of a firm, its army.
    (TOWN, "Orn Electric said 1,184 homes are dark.", "1,184", "qualifier_changed"),
    (TOWN, "The relief agency said 1,184 homes are dark.", "1,184", "exact"),
    # Who speaks in another statement of the sentence is not the body that speaks in this one.
    (OPPOSED, "Ida Voss found 12 such cases.", "12", "qualifier_changed"),
    (OPPOSED, "The board found 12 such cases.", "12", "exact"),
]

SCORES: list[Row] = [
    (
        "Wolden lost on Sunday. Brack, who beat Harl 1-0 on Saturday, are 15 points clear.",
        "Wolden beat Harl 1-0 on Saturday to go 15 points clear.",
        "1-0",
        "wrong_referent",
    ),
    (
        "Wolden lost on Sunday. Brack, who beat Harl 1-0 on Saturday, are 15 points clear.",
        "Brack beat Harl 1-0 on Saturday to go 15 points clear.",
        "1-0",
        "exact",
    ),
]

RATES: list[Row] = [
    (
        "Doctors see patients once a day. The trial had 12,408 people.",
        "The trial had 12,408 people a day.",
        "12,408",
        "qualifier_changed",
    ),
    ("The bridge carries 12,000 cars a day.", "It carries 12,000 cars an hour.", "12,000", "qualifier_changed"),
    ("The bridge carries 12,000 cars a day.", "It carries 12,000 cars daily.", "12,000", "exact"),
    ("The plan is for 40 trucks of food and fuel a day.", "The plan is for 40 trucks a day.", "40", "exact"),
    ("An average of 165 lorries got through a day.", "165 lorries a day got through.", "165", "exact"),
    ("The play made $23,000 a screen.", "The play made $23,000 on each of its 48 screens.", "$23,000", "exact"),
    ("It is the third raid in 18 months.", "It is the third raid in a year and a half.", "third", "exact"),
]

DERIVED: list[Row] = [
    (
        "The fire killed four women and three men in Brook.",
        "The fire killed seven people in Brook.",
        "seven",
        "derived",
    ),
    (
        "The firm sold 120 cars in May and 95 cars in June.",
        "The firm sold 25 fewer cars in June than in May.",
        "25",
        "derived",
    ),
    ("He collected his sixth title in Dunmere.", "He has won six titles.", "six", "equivalent"),
    ("This is the 46th year of the Orrin Prize.", "The Orrin Prize has run for 46 years.", "46 years", "derived"),
    ("Ann Tallow and Peter Voss were arrested in Brook.", "Two people were arrested in Brook.", "Two", "derived"),
    (
        "The pilot was killed in the crash near Brook.",
        "One person was killed in the crash near Brook.",
        "One",
        "derived",
    ),
    ("Arrests rose to 563 from 148 a year before.", "Arrests more than doubled in a year.", "doubled", "derived"),
    ("The feud began in 2013 and lasted until 2016.", "The feud lasted three years.", "three years", "derived"),
    ("Marl Rovers led 4-2 before Dunmere pulled one back.", "Marl Rovers beat Dunmere 4-3.", "4-3", "derived"),
    (
        "An album by Lars Koe and a film by Ida Voss share a name.",
        "Two works share a name: an album and a film.",
        "Two",
        "derived",
    ),
]

DATES: list[Row] = [
    ("The vote is on Friday.", "The vote is on Friday.", "Friday", "exact"),
    ("The vote is on Friday.", "The vote is on March 15.", "March 15", "no_reference_date"),
    ("The vote is in November.", "The vote is in November 2023.", "November 2023", "no_reference_date"),
    ("She was born in 1983.", "She was born in the 1980s.", "1980s", "rounded"),
    (
        "The series ran from October 3, 2013 to July 18, 2015.",
        "The series ran from 2013 to 2015.",
        "2013 to 2015",
        "rounded",
    ),
    ("The vote is on 7 October 2023.", "The vote is on 8 October 2023.", "8 October 2023", "wrong_value"),
]


@pytest.mark.parametrize("row", marked(HEDGES))
def test_hedges_and_bounds(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", marked(ROUNDING))
def test_rounding(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", marked(EQUIVALENT))
def test_equivalent_forms(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", marked(BINDING))
def test_binding(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", marked(CHANGES))
def test_rises_and_falls(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", marked(WRONG_VALUE))
def test_wrong_values_show_the_sources_own(row: Row) -> None:
    source, output, surface, expected = row
    verdict = judge(source, output, surface)
    assert verdict.cause == expected, verdict.reason
    assert verdict.source_value is not None
    assert verdict.source_value in source


@pytest.mark.parametrize("row", marked(FABRICATED))
def test_fabricated(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", marked(QUALIFIERS))
def test_qualifiers(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", marked(REALITY))
def test_what_is_told_as_done_now_and_of_whom(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", marked(SPEAKERS))
def test_speakers(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", marked(SCORES))
def test_whose_score(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", marked(RATES))
def test_rates(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", marked(DERIVED))
def test_derived(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", marked(DATES))
def test_dates(row: Row) -> None:
    check(row)


def test_relative_dates_become_absolute_when_the_day_of_publication_is_known() -> None:
    published = date(2023, 11, 15)  # a Wednesday
    assert judge("The vote is on Friday.", "The vote is on 17 November.", "17 November", published).cause == "derived"
    assert judge("He died last week.", "He died on 9 November.", "9 November", published).status == "unsupported"
    assert (
        judge("The vote is in November.", "The vote is in November 2023.", "November 2023", published).cause
        == "derived"
    )
    assert judge("He died yesterday.", "He died on 14 November 2023.", "14 November 2023", published).cause == "derived"


def test_identifiers_are_not_judged() -> None:
    verdict = judge("The G7 met in Brook.", "The G7 met in Brook.", "G7")
    assert verdict.status is None
    assert verdict.cause is None


def test_two_values_for_one_thing_are_a_conflict() -> None:
    source = "The fire killed 12 people in Brook. The town mourned. The fire killed 14 people in Brook."
    assert judge(source, "The fire killed 12 people in Brook.", "12").cause == "source_conflict"


def test_two_speakers_are_no_conflict() -> None:
    source = "The ministry said 30 people were killed in Brook. The army said 12 people were killed in Brook."
    assert judge(source, "The ministry said 30 people were killed in Brook.", "30").status == "supported"
    assert judge(source, "The army said 12 people were killed in Brook.", "12").status == "supported"
    assert judge(source, "30 people were killed in Brook.", "30").cause == "qualifier_changed"
    assert judge(source, "The army said 30 people were killed in Brook.", "30").cause == "qualifier_changed"


def test_the_revised_value_is_the_current_one() -> None:
    source = "The toll in Aldmere was revised from 1,400 to 1,200."
    assert judge(source, "The toll in Aldmere is 1,200.", "1,200").status == "supported"
    assert judge(source, "The toll in Aldmere is 1,400.", "1,400").cause == "qualifier_changed"
    assert judge(source, "The toll in Aldmere was revised from 1,400 to 1,200.", "1,400").status == "supported"


def test_the_body_wins_over_the_headline() -> None:
    source = "Storm kills 40 in Aldmere\nThe storm killed 38 people in Aldmere on Monday."
    headline = Span(start=0, end=25)
    assert judge(source, "The storm killed 38 people in Aldmere.", "38", headline=headline).status == "supported"
    assert judge(source, "The storm killed 40 people in Aldmere.", "40", headline=headline).cause == "source_conflict"


def test_a_hedge_of_the_body_that_the_headline_leaves_out_may_be_left_out() -> None:
    source = "118,000 people leave Pell\nAbout 118,000 people left Pell last year."
    headline = Span(start=0, end=25)
    assert judge(source, "118,000 people left Pell.", "118,000", headline=headline).status == "supported"
    assert judge(source, "About 118,000 people left Pell.", "118,000", headline=headline).cause == "exact"


def test_a_value_of_the_headline_alone_is_supported_and_says_so() -> None:
    source = "Storm kills 40 in Aldmere\nThe storm hit Aldmere on Monday."
    verdict = judge(source, "The storm killed 40 people in Aldmere.", "40", headline=Span(start=0, end=25))
    assert verdict.status == "supported"
    assert "headline" in verdict.reason


@pytest.mark.parametrize(
    ("body", "output", "cause"),
    [
        # The body's speaker holds where the headline names none.
        (
            "The storm killed 40 people in Aldmere, the ministry said. Rain fell. Ida Voss runs the mill.",
            "The storm killed 40 people in Aldmere, Ida Voss said.",
            "qualifier_changed",
        ),
        (
            "The storm killed 40 people in Aldmere, the ministry said. Rain fell. Ida Voss runs the mill.",
            "The storm killed 40 people in Aldmere, the ministry said.",
            "exact",
        ),
        # A headline's value is nobody's, however near somebody stands.
        (
            "The storm hit Aldmere. The fishing union is idle.",
            "The storm killed 40 people in Aldmere, the fishing union said.",
            "qualifier_changed",
        ),
        (
            "The storm hit Aldmere. The fishing union is idle.",
            "The storm killed 40 people in Aldmere; boats are safe, the fishing union said.",
            "exact",
        ),
    ],
)
def test_a_headline_bears_out_no_speaker(body: str, output: str, cause: str) -> None:
    source = f"Storm kills 40 in Aldmere\n{body}"
    assert judge(source, output, "40", headline=Span(start=0, end=25)).cause == cause


def test_words_that_agree_but_for_a_sign_are_no_quotation() -> None:
    source = "Women made up 40 of the 80 victims of the fire."
    assert judge(source, "Women made up 40% of the victims.", "40%").status == "unsupported"
    assert judge(source, "Women made up 40 of the victims.", "40").status == "supported"


def test_every_verdict_shows_its_evidence() -> None:
    source = "The quake killed 31 people and injured 87 in Aldmere."
    for output in ("The quake killed 31 people.", "The quake killed 33 people.", "The quake injured 31 people."):
        verdict = judge(source, output, "3")
        assert verdict.evidence, verdict.reason
        assert all(0 <= span.start < span.end <= len(source) for span in verdict.evidence)
        assert verdict.reason.endswith(".")


def test_a_reason_names_what_is_counted_only_right_beside_the_figure() -> None:
    assert judge("The glacier lost 34% of its ice.", "The glacier lost 34% of its ice.", "34").reason == (
        "The source says 34%."
    )
    assert judge("The flood killed 34 people.", "The flood killed 34 people.", "34").reason == (
        "The source says 34 people."
    )


READ_OTHERWISE: list[Row] = [
    ("She took a 7:00 p.m. shuttle.", "She took a 7:00 shuttle.", "7:00", "equivalent"),
    ("The talks open at 19:00.", "The talks open at 7 p.m.", "7 p.m.", "equivalent"),
    ("The talks open at 19:00.", "The talks open at 8 p.m.", "8 p.m.", "wrong_value"),
    ("Ann: Let us make it 7. Ben: Fine, see you there.", "They meet at 7 pm.", "7 pm", "equivalent"),
    ("Weight changed by -12.7% with the drug.", "Weight loss was 12.7% with the drug.", "12.7%", "equivalent"),
    ("Sales: Brook -3.8%, Orn 2.1%.", "Sales in Brook rose 3.8%.", "3.8%", "wrong_value"),
    ("She must hand in the list by 15 November.", "She must hand it in by mid-November.", "mid-November", "rounded"),
    ("The sum is to be spent by June 2026.", "It is to be spent by mid-2026.", "mid-2026", "rounded"),
    ("The sum is to be spent by June 2026.", "It is to be spent by late 2026.", "late 2026", "wrong_value"),
    ("The toll fell by 12 to 340.", "The toll fell by 12.", "12", "exact"),
    ("Spending is to be between $90m and $100m.", "It lies in the range of $90m and $100m.", "$90m", "exact"),
    ("Rents rose by 2 to 3 percent.", "Rents rose by 3 percent.", "3 percent", "qualifier_changed"),
    ("Sales will again exceed $460,000.", "Sales are expected to surpass $460,000.", "$460,000", "equivalent"),
    ("The pair froze two embryos.", "She is in a legal battle with Ned Lowe over two embryos.", "two", "exact"),
]


@pytest.mark.parametrize("row", marked(READ_OTHERWISE))
def test_numbers_read_otherwise(row: Row) -> None:
    check(row)


RECKONED: list[Row] = [
    ("The share rose from 15% to 20%.", "The share rose by 5%.", "5%", "wrong_value"),
    ("The share rose from 15% to 20%.", "The share rose by 5 percentage points.", "5 percentage", "derived"),
    ("The bank raised its rate by 25 basis points to 4.5%.", "It raised its rate to 4.75%.", "4.75%", "wrong_value"),
    ("The bank raised its rate by 25 basis points to 4.5%.", "It raised its rate from 4.25%.", "4.25%", "derived"),
    ("The price rose by $200 to $3,400.", "The price rose to $3,600.", "$3,600", "wrong_value"),
    ("The price fell by $200 to $3,400.", "The price was $3,600 before.", "$3,600", "derived"),
    ("Five million voters came; two men and three women stood.", "5 voters came.", "5", "wrong_value"),
    ("Five million voters came; two men and three women stood.", "5 people stood.", "5", "derived"),
    (
        "Police held 12 people on Monday, 30 people on Friday and freed 3 people.",
        "They held 42 people.",
        "42",
        "derived",
    ),
    ("The ship left Harrow with 412 passengers and 38 crew.", "Its 450 people got off.", "450", "derived"),
    ("The ship left Harrow with 412 passengers and 38 crew.", "The firm sold 450 cars.", "450", "fabricated"),
    ("The town has 31 schools and 14 churches.", "The town has 45 schools.", "45", "wrong_value"),
    ("The town has 31 schools and 14 churches.", "The town has 45 schools and churches.", "45", "derived"),
    ("Brandt will buy one shop from Ostley in Varna and Gulford.", "Brandt will buy two shops.", "two", "wrong_value"),
    ("Brandt has shops in Varna and Gulford.", "Brandt has two shops.", "two", "derived"),
    ("Hail struck 41 of the co-op's 66 orchards.", "The hail spared 25 of the orchards.", "25", "derived"),
    ("The raffle made £186, less £40 for prizes.", "After the prizes the raffle cleared £146.", "£146", "derived"),
    ("The raffle made £186, less £40 for prizes.", "The raffle sold £146 of tickets.", "£146", "wrong_value"),
    ("Ann: Did you see it? Ben: I did.", "The text is a conversation between two people.", "two", "derived"),
    ("Ann: Did you see it? Ben: I did.", "The text is a conversation between three people.", "three", "fabricated"),
]


@pytest.mark.parametrize("row", marked(RECKONED))
def test_what_follows_and_what_only_comes_out(row: Row) -> None:
    check(row)
