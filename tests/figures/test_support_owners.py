"""Verdicts where the source gives two things a value each: whose is whose. Each case caught has its fair twin."""

from __future__ import annotations

import pytest

from tests.figures.known_misses import marked
from tests.figures.test_support import Row, check

SHARES = "Harl shares rose 21%, while those of Tamsin slipped 4%."
SHOTS = "Aldmere had 12 shots to Brook's nine."
REASONS = "Noise was named by 67% of tenants, damp by 48% and rent by 39%."
SEATS = "The swing would cost the cabinet 41 seats if repeated, and reduces its majority to 17."
GUNS = "The army of Count Orm, 4,100 strong with 64 guns, met a force from Vell with 90 guns under Baron Tas."
FLIGHTS = "The ferries stood still and 212 flights were cancelled, 150 of them at Port Selby."
FEES = "The jury awarded $41 million for lost crops and $17 million in punitive damages."
FEES_APART = "Orrin Mills spent £4.2m on repairs. The council of Dunmere paid £5.1m for a new bridge."

ONE_SENTENCE: list[Row] = [
    (SHARES, "Tamsin's shares gained 21%.", "21%", "wrong_value"),
    (SHARES, "Harl's shares gained 21%.", "21%", "exact"),
    (SHARES, "Tamsin's shares lost 4%.", "4%", "exact"),
    (SHOTS, "Brook had 12 shots.", "12", "wrong_value"),
    (SHOTS, "Brook managed nine shots.", "nine", "exact"),
    (SHOTS, "Aldmere had 12 shots.", "12", "exact"),
    (REASONS, "Asked why, 48% of tenants named the rent.", "48%", "wrong_value"),
    (REASONS, "Asked why, 39% of tenants named the rent.", "39%", "exact"),
    (SEATS, "The swing would rob the cabinet of 17 seats.", "17", "wrong_value"),
    (SEATS, "The swing would rob the cabinet of 41 seats.", "41", "exact"),
    (SEATS, "The swing reduces its majority to 17.", "17", "exact"),
    (GUNS, "Orm had 90 guns.", "90", "wrong_value"),
    (GUNS, "Orm had 64 guns.", "64", "exact"),
    (FLIGHTS, "In all 150 flights were cancelled.", "150", "wrong_value"),
    (FLIGHTS, "The storm grounded 212 flights.", "212", "exact"),
    (FEES, "The punitive damages came to $41 million.", "$41 million", "wrong_value"),
    (FEES, "The punitive damages came to $17 million.", "$17 million", "exact"),
]

SHARE = (
    "Net profit was $190 million, or $1.52 a share. "
    "Analysts had expected earnings of $1.41 a share on sales of $2.27 billion."
)

EXCHANGED: list[Row] = [
    # A word that both share straight does not outweigh what crosses.
    (SHARE, "Profit came to $1.41 a share; analysts had expected $1.52.", "$1.41", "wrong_value"),
    (SHARE, "Profit came to $1.52 a share; analysts had expected $1.41.", "$1.52", "exact"),
    # Two of one sentence, in the order of the source or not.
    (SEATS, "Its majority falls to 41, and the swing would rob it of 17 seats.", "41", "wrong_value"),
    (SEATS, "Its majority falls to 17, and the swing would rob it of 41 seats.", "17", "exact"),
    ("Seventeen fell ill, two of them nurses.", "In all 17, including two nurses, fell ill.", "17", "equivalent"),
    # Two values of the source in one sentence of the output, each in the other's place.
    (FEES_APART, "Orrin Mills spent £5.1m and Dunmere £4.2m.", "£5.1m", "wrong_value"),
    (FEES_APART, "Orrin Mills spent £5.1m and Dunmere £4.2m.", "£4.2m", "wrong_value"),
    (FEES_APART, "Orrin Mills spent £4.2m and Dunmere £5.1m.", "£5.1m", "exact"),
    (FEES_APART, "Dunmere paid £5.1m and Orrin Mills £4.2m.", "£4.2m", "exact"),
]

AIRLINE = "Skydart, which flies 36 aircraft to 51 destinations, is based in Brook."
TOLL = (
    "A total of 80 were wounded when a roof fell in at Aldmere station on Sunday. "
    "A doctor at the hospital of Aldmere said it had taken in 62 wounded."
)

FITS_BETTER: list[Row] = [
    # The value is there, and what the output counts is counted elsewhere by another.
    (AIRLINE, "Skydart of Brook flies 51 aircraft.", "51", "wrong_referent"),
    (AIRLINE, "Skydart of Brook flies 36 aircraft.", "36", "exact"),
    (AIRLINE, "Skydart of Brook flies to 51 destinations.", "51", "exact"),
    (TOLL, "The hospital took in 80 wounded, a doctor said.", "80", "wrong_value"),
    (TOLL, "The hospital took in 62 wounded, a doctor said.", "62", "exact"),
    (TOLL, "The roof of the station fell in on Sunday and 80 were wounded.", "80", "exact"),
]

RUNNERS = "Tarn met Lena Orr. Tarn, 38, who will retire, has been second four times."
WINS = "Vera Holt won in Brook. It was her fifth victory of the year and her club's eleventh."
GOALS = "Ida Voss scored her third goal of the year. Jana Koe set it up."
ECLIPSES = "The team watched 31 eclipses with three telescopes from Brook."
PRINTS = "The museum of Orn owns 31 of her paintings and 74 of the woodcuts."
MAIL = "The ferry carried mail to Orn before the port was closed in 1914."
WORKS = "The Dam is a 2014 documentary film by Ida Voss. The Dam is also a studio album by Lars Koe."

BESIDE: list[Row] = [
    # Whose age it is stands right before it.
    (RUNNERS, "Orr, 38, had been second before.", "38", "wrong_referent"),
    (RUNNERS, "Tarn, 38, has been second four times.", "38", "exact"),
    # So does an owner; "his" and "her" are the subject's.
    (WINS, "Vera Holt won in Brook. It was her eleventh victory of the year.", "eleventh", "wrong_referent"),
    (WINS, "Vera Holt won in Brook. It was her fifth victory of the year.", "fifth", "exact"),
    (WINS, "It was the club's eleventh victory of the year.", "eleventh", "exact"),
    (GOALS, "Jana Koe scored her third goal of the year.", "third", "wrong_referent"),
    (GOALS, "Voss scored her third goal of the year.", "third", "exact"),
    # What is counted has a figure of its own there.
    (ECLIPSES, "The team used 31 telescopes.", "31", "wrong_referent"),
    (ECLIPSES, "The team saw 31 eclipses.", "31", "exact"),
    (PRINTS, "She made many woodcuts, of which 31 belong to the museum of Orn.", "31", "wrong_referent"),
    (PRINTS, "She made many woodcuts, of which 74 belong to the museum of Orn.", "74", "exact"),
    # What came before or after another thing has not that one's date.
    (MAIL, "The ferry carried mail to Orn in 1914.", "1914", "wrong_referent"),
    (MAIL, "The ferry carried mail to Orn until 1914.", "1914", "exact"),
    (MAIL, "The port was closed in 1914.", "1914", "exact"),
    # The year of a work stands before what it is.
    (WORKS, "There is a 2014 album by Lars Koe, and a film by Ida Voss.", "2014", "wrong_referent"),
    (WORKS, "There is an album by Lars Koe, and a 2014 film by Ida Voss.", "2014", "exact"),
]

UNMISTAKABLE: list[Row] = [
    # A value that stands once, in other words: no rival, no chance.
    (
        "The choir sang in Brook. Prize money of $41,500 was for the first time the same for all.",
        "Each of the winners earned $41,500.",
        "$41,500",
        "exact",
    ),
    (
        "Takings are up. The audience, 58% of them male, gave it a middling grade.",
        "Men made up 58% of those who saw it.",
        "58%",
        "exact",
    ),
]


@pytest.mark.parametrize("row", marked(ONE_SENTENCE))
def test_the_owner_of_a_value_in_one_sentence(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", marked(EXCHANGED))
def test_two_values_that_changed_places(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", marked(FITS_BETTER))
def test_another_value_for_the_noun_counted_fits_far_better(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", marked(BESIDE))
def test_the_words_right_beside_a_figure(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", marked(UNMISTAKABLE))
def test_a_value_that_stands_once_needs_no_like_words(row: Row) -> None:
    check(row)
