"""The words of the core, as tables. Knows no pattern, reads no text: rules are elsewhere."""

from __future__ import annotations

from summarizer.figures.figure import Hedge
from summarizer.figures.phrases import rows_of


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# --- Numerals -----------------------------------------------------------------------------------------------

ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SMALL_NUMBERS = ONES | TEENS | TENS
ZERO_WORDS = frozenset({"zero", "nil", "nought", "naught"})

SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "quadrillion": 10**15, "quintillion": 10**18, "sextillion": 10**21, "septillion": 10**24, "lakh": 10**5,
    "lakhs": 10**5, "lac": 10**5, "lacs": 10**5, "crore": 10**7, "crores": 10**7,
    "dozen": 12, "dozens": 12, "cr": 10**7, "lkh": 10**5, "lkhs": 10**5,
    "millions": 10**6, "billions": 10**9, "thousands": 10**3, "hundreds": 10**2, "trillions": 10**12,
}  # fmt: skip
"""Scale words as they follow a number; a plural ("40 millions") is read alike."""

SCALE_LETTERS = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6, "mill": 10**6, "b": 10**9, "bn": 10**9,
    "bln": 10**9, "mrd": 10**9, "tn": 10**12, "trn": 10**12, "tln": 10**12, "cr": 10**7, "lkh": 10**5, "lkhs": 10**5,
}  # fmt: skip
"""Abbreviated scales; "m" is a million or a metre, which the rules decide."""

UNSTATED_SCALES = frozenset({"hundred", "dozen", "dozens"})
"""Scale words that state no precision: "two hundred" is 200 written out, "a dozen" is twelve."""

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
    "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12, "nineth": 9,
}  # fmt: skip
ORDINALS_IN_ONE = {f"{tens}{one}": TENS[tens] + ORDINALS[one] for tens in TENS for one in list(ORDINALS)[:9]}
"""Ordinals written as one word: "twentyfifth"."""

DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "fifteenth": 15, "sixteenth": 16, "twentieth": 20, "fourth": 4,
    "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip

VULGAR_FRACTIONS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
    "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip

VAGUE = {
    "tens": (20, 99), "dozens": (24, 99), "scores": (40, 199), "hundreds": (200, 999), "thousands": (2_000, 99_999),
    "millions": (2 * 10**6, 999 * 10**6), "billions": (2 * 10**9, 999 * 10**9),
    "trillions": (2 * 10**12, 999 * 10**12), "lakhs": (2 * 10**5, 99 * 10**5), "crores": (2 * 10**7, 999 * 10**7),
}  # fmt: skip
"""Plural magnitudes and what they cover. "Thousands" is said up to where "a hundred thousand" begins."""

VAGUE_COUNTERS = {"several": (2, 9), "few": (2, 9), "couple": (2, 3), "many": (2, 9), "some": (2, 9)}
"""What a vague word before a magnitude multiplies it by: "several hundred" is 200 to 999."""

GROUP_WORDS = {"pair": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5, "sextet": 6}

MULTIPLIERS = {
    "twice": 2, "thrice": 3, "doubled": 2, "doubling": 2, "double": 2, "doubles": 2, "tripled": 3, "tripling": 3,
    "triple": 3, "trebled": 3, "trebling": 3, "treble": 3, "quadrupled": 4, "quadrupling": 4, "quadruple": 4,
    "quintupled": 5, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7,
    "eightfold": 8, "ninefold": 9, "tenfold": 10, "hundredfold": 100, "thousandfold": 1000, "halved": 0.5,
    "halving": 0.5, "halve": 0.5, "triples": 3, "quadruples": 4,
}  # fmt: skip

# --- Dates --------------------------------------------------------------------------------------------------


def _calendar(table: str) -> dict[str, int]:
    """Names and their numbers from a table of CLDR's, "october 10"."""
    return {name: int(number) for name, number in (row[0].split() for row in rows_of(table))}


MONTHS = _calendar("months.txt")
UNCERTAIN_MONTHS = frozenset(
    {"may", "march", "jan", "mar", "sep", "jun", "dec", "apr", "jul", "aug", "oct", "nov", "feb"}
)
"""Also a modal, a verb, a name or an abbreviation: alone, a month only where a word of time stands before it."""
TIME_PREPOSITIONS = _words(
    "in since by of last next this early late mid until till from during through before after between on to and"
)

_DAYS = _calendar("days.txt")
WEEKDAYS = {name: number for name, number in _DAYS.items() if name.endswith("day")}
WEEKDAY_ABBREVIATIONS = {name: number for name, number in _DAYS.items() if not name.endswith("day")} | {
    "tues": 1, "weds": 2, "thur": 3, "thurs": 3,
}  # fmt: skip
"""Read only right before a date: "Sat" and "Sun" are words."""

SEASONS = ("spring", "summer", "autumn", "fall", "winter")
HOLIDAY_WORDS = _words("good easter palm ash black cyber boxing super bloody shrove holy maundy")
"""Words that make a feast of the weekday after them."""
DAY_WORDS = ("yesterday", "today", "tomorrow", "tonight")
DEICTICS = {"last": "last", "past": "last", "previous": "last", "next": "next", "coming": "next", "this": "this"}
"""Words that tie a unit of time to the present, and the one each is read as."""

# --- Hedges -------------------------------------------------------------------------------------------------

_HEDGE_ROWS = {
    Hedge.AT_LEAST: "at least; no fewer than; no less than; not fewer than; not less than; a minimum of; minimum of; "
    "minimum; as few as; as little as; upwards of; upward of; ≥; or more; plus; or over; and over; and above; "
    "or above; and up; upwards; or older; and older; or higher; or better; at the very least; at the least; +",
    Hedge.AT_MOST: "at most; up to; no more than; not more than; as many as; as much as; a maximum of; maximum of; "
    "maximum; as high as; no longer than; not exceeding; no later than; ≤; or less; or fewer; or under; and under; "
    "at the most; or below; or younger; and below; capped at; a cap of",
    Hedge.MORE_THAN: "more than; over; above; exceeding; in excess of; greater than; well over; just over; beyond; "
    "slightly more than; slightly over; a little over; a little more than; little more than; higher than; "
    "larger than; longer than; older than; bigger than; surpassing; surpassed; exceeded; exceeds; exceed; topped; "
    "topping; >",
    Hedge.LESS_THAN: "less than; fewer than; under; below; lower than; smaller than; short of; "
    "shorter than; younger than; <",
    Hedge.NEARLY: "nearly; almost; approaching; just about; virtually; nearing; just under; just below; just short of; "
    "slightly less than; slightly under; a little under; little under",
    Hedge.ABOUT: "about; around; some; roughly; approximately; approx; approx.; circa; ca.; ca; c.; close to; "
    "in the region of; somewhere around; or so; odd; or thereabouts; more or less; give or take; plus or minus; ish; "
    "in the order of; "
    "on the order of; an average of about; around about; ~; ≈; ±; or about; or roughly",
    Hedge.ESTIMATED: "an estimated; estimated; estimated at; estimates of; estimate of; est.; est; estimated to be; "
    "estimated that; an approximate; the estimated; estimatedly",
}
HEDGES = {words: hedge for hedge, row in _HEDGE_ROWS.items() for words in row.split("; ")}
"""Words beside a number that say how firmly it is stated, lower-case."""

# --- Names that hold numbers --------------------------------------------------------------------------------

NAME_HEADS = _words("""
    boeing airbus fortune iphone ipad galaxy pixel windows android macos ios playstation xbox ftse nasdaq nikkei dax cac
    stoxx russell dow route highway interstate motorway junction flight apollo voyager soyuz falcon artemis channel
    radio formula ligue bundesliga division league grade article section chapter title clause paragraph schedule
    appendix annex amendment resolution catch area studio ufc terminal gate platform pier runway concourse hangar
    warehouse building block room ward bed cell bus tram line zone sector district precinct squadron regiment
    brigade battalion type version series mark model form stage level tier category class key protocol
    windows bbc sky espn itv cnbc fox e4 gt mig sukhoi tupolev antonov ilyushin leopard challenger abrams javelin
    usb bluetooth hdmi thunderbolt displayport pcie wifi opengl directx python java ubuntu chrome firefox safari
    ryzen rtx gtx geforce radeon snapdragon
    phase agenda celtic vitamin omega psalm verse sonnet symphony opus page figure table lot
    """)
"""Lower-case heads of a name whose next number belongs to it: Boeing 737, Article 50, Channel 4."""

SMALL_NAME_HEADS = _words(
    """
    page room gate platform terminal type stage phase level article section chapter flight route grade tier title
    paragraph clause highway interstate motorway
    """
)
"""Heads that make a name of a number even in lower case: type 2."""

NUMBERED_NAMES = (
    "net zero", "ground zero", "zero tolerance", "zero hours",
    "six nations", "five nations", "four nations", "tri nations", "one direction", "one nation",
    "one day international",
    "one day internationals", "seven sisters", "four seasons", "seven seas", "three kings", "twelve apostles",
    "five eyes", "group of seven", "group of eight", "group of twenty", "big four", "big six", "big three", "big ten",
    "fab four", "final four", "elite eight", "sweet sixteen", "twenty20", "world war one", "world war two",
    "world war 1", "world war 2", "group of 7", "group of 20", "group of 77",
    "first world war", "second world war", "first lady", "first minister", "first aid", "first name", "first names",
    "first nations", "first nation", "first responders", "first responder", "second amendment", "first amendment",
    "third reich", "third world", "fourth estate", "first class", "first-class", "first-hand", "firsthand",
    "first hand", "second-hand", "second hand", "second thoughts", "second nature", "half-time", "half time",
    "halftime",
    "half-term", "half-brother", "half-sister", "half-marathon", "half marathon", "half-back",
    "half-volley", "half-mast", "halfway", "double-decker", "double agent", "double bass", "double bed", "double room",
    "double act", "double life", "double standard", "double standards", "double fault", "double bogey", "triple bogey",
    "triple jump", "triple crown", "quarter-final", "quarter-finals", "quarter final", "quarter finals",
    "quarterfinal", "quarterfinals", "quarter-finalist", "quarter-finalists", "twenty-one pilots", "fifth avenue",
    "grade one", "league one", "league two", "division one", "division two", "formula one", "seventh heaven",
    "ninth circuit", "fifth circuit", "second circuit", "fourth circuit", "first circuit", "tenth circuit",
    "third circuit", "sixth circuit", "seventh circuit", "eighth circuit", "one america news", "one health",
    "one piece", "two ronnies", "four weddings", "ten commandments", "seven deadly sins", "seven wonders",
    "nine inch nails", "catch-22", "s&p 500", "s & p 500",
)  # fmt: skip
"""Names and set phrases whose number word counts nothing."""

HYPHENATED_PREFIXES = _words("""
    mid pre post early late top magnitude sub nearly about approximately roughly age aged plus minus and to or of by
    in at the a day week year best
    """)
"""What may stand hyphenated before a number without making a name of it: "mid-1990s", "post-2008"."""
HYPHENATED_NAMES = _words("covid sars under over par su mig f b c u ch ah omega")
"""What makes a name with the number after its hyphen, even in lower case."""

# --- Small counts in disguise -------------------------------------------------------------------------------

PEOPLE_WORDS = _words("""
    man woman boy girl child baby infant toddler teenager teen person civilian soldier officer policeman policewoman
    firefighter worker passenger driver pedestrian cyclist motorcyclist motorist student pupil teacher doctor nurse
    journalist reporter photographer protester demonstrator prisoner inmate guard gunman attacker suspect militant
    fighter rebel bystander resident villager farmer fisherman hiker climber skier swimmer tourist visitor customer
    shopper employee patient mother father son daughter brother sister husband wife grandmother grandfather pilot
    sailor marine paramedic rescuer diver victim hostage migrant refugee priest activist politician lawmaker
    schoolboy schoolgirl youth pensioner builder miner trooper constable sergeant corporal private commander
    """)
CASUALTY_WORDS = _words("""
    casualty casualties injury injuries death deaths fatality fatalities victim victims survivor survivors deceased
    wounded dead arrests arrest
    """)
"""What "no ..." counts when it counts people who came to harm."""

UNHARMED = frozenset({"unscathed", "unharmed", "unhurt", "uninjured"})

HARMED_WORDS = _words(
    """
    killed injured wounded hurt harmed dead died dies shot stabbed drowned missing murdered beheaded executed kidnapped
    abducted arrested detained rescued trapped hospitalised hospitalized
    """
)
"""Predicates after which an article or a pronoun counts people."""

# --- What takes a number word's number away -------------------------------------------------------------------

PRONOUN_ONE_AFTER = _words(
    """
    of is was were are be been has had have can cannot could may might must should would will who which that and or but
    to in on at by for with from as than another the a an it he she they we you i this these those not day thing way
    side
    after before where when while if because so about there here does did do knows
    """
)
"""After these "one" is a pronoun: "one who", "one of"."""
PRONOUN_ONE_BEFORE = _words(
    """
    the this that which any every each no another some only such good bad new old big last first next best wrong right
    either neither someone everyone a other little loved number
    """
)
MOVING_WORDS = _words(
    """
    edged rose risen rises rising climbed climbs went gone goes going moved moves jumped jumps shot crept inched picked
    ticked back is was are were be been built add adds added adding total totals live lives lived living grew leapt
    pushed pushing taken taking brought bringing driven
    """
)
"""Words after which "up to" says how high something went, not at most: "edged up to 4%"."""
NOT_A_FRACTION = _words("first second opening other the last closing each either better latter this that")
"""Before these "half" is a part of a game: "the second half"."""
TOPIC_WORDS = _words(
    """
    information talk talks talked talking story stories book books film films detail details know knows knew known learn
    learned passage report reports concern concerned concerns worried think thought tell tells told something anything
    read write writes wrote written speak spoke speaks question questions fact facts complain complained claims dispute
    debate song songs documentary novel series lines ideas
    """
)
"""Words after which "about" gives the topic: "facts about two towns"."""
DISPUTE_WORDS = _words(
    """
    battle battles fight fights dispute disputes row feud clash clashes argument quarrel concern concerns worry worries
    outrage anger protest protests criticism lawsuit lawsuits sued suing arrested charged questioned criticised
    criticized apologised apologized tension tensions standoff wrangle case inquiry backlash fears alarm
    """
)
"""Words after which "over" gives what it is about: "a battle over two farms"."""
