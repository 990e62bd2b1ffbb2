"""Finding the figures of a text: one pass, and at each place an ordered list of rules.

Knows the order of the rules and nothing of their insides. `scan` reads what a figure's own words say; what it counts,
whose words it is and the clause it stands in are read later.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from importlib import import_module

from summarizer.figures import (
    dates,
    decades,
    money,
    names,
    quantities,
    ratios,
    rules,
    small,
    times,
    units_of_one,
)
from summarizer.figures.figure import Figure, Hedge, Kind
from summarizer.figures.hedges import hedge_of
from summarizer.figures.lexicon import (
    DAY_WORDS,
    DEICTICS,
    DENOMINATORS,
    GROUP_WORDS,
    HYPHENATED_NAMES,
    MONTHS,
    MULTIPLIERS,
    NAME_HEADS,
    ORDINALS,
    ORDINALS_IN_ONE,
    SCALES,
    SEASONS,
    SMALL_NUMBERS,
    TENS,
    UNHARMED,
    VAGUE,
    VAGUE_COUNTERS,
    VULGAR_FRACTIONS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
    ZERO_WORDS,
)
from summarizer.figures.lexicon_money import CURRENCY_SYMBOLS, HEAD_WORDS
from summarizer.figures.number import alternation
from summarizer.figures.number_words import IN_ONE
from summarizer.figures.page import Page

Rule = Callable[[Page, int], "Figure | None"]
Matcher = Callable[[Page, re.Match[str]], "Figure | None"]

START = re.compile(
    rf"""(?P<word>[^\W\d_]+)(?P<tail>[$@£¢₵¥]|-?\d)? | (?P<digit>\d)
         | (?P<sign>(?<![\w.,)])(?:[-+]\.?\d|-[$£€]\d|-(?=[a-z]{{3}}[ ]?\d)))
         | (?P<mark>[{"".join(CURRENCY_SYMBOLS)}] | (?<!\w)\.\d | '\d0s | '\d\d(?!\w))""",
    re.VERBOSE,
)
"""Where a figure may begin: a word (½ is one), a digit, a sign, a currency."""
BY_ANOTHER = re.compile(r"(?<=\d{3})[x×]\d")
"""(1920)x1080"""
_MAY_BE_A_TABLE = re.compile(r"[|\t]|  |[(\[](?:in|[$€£])")
RUN = re.compile(r"\w{1,200}")
"""What is passed over where a digit begins no figure."""


def _rule(pattern: re.Pattern[str], matcher: Matcher) -> Rule:
    match_at = pattern.match

    def read(page: Page, pos: int) -> Figure | None:
        match = match_at(page.lower, pos)
        return matcher(page, match) if match else None

    return read


QUANTITY: Rule = quantities.parse_quantity
MONTH_FIRST = _rule(dates.MONTH_FIRST, dates.match_to_calendar_date)
DAY_FIRST = _rule(dates.DAY_FIRST, dates.match_to_calendar_date)
DAY_IN_WORDS = _rule(dates.DAY_IN_WORDS, dates.match_to_day_in_words)
MONTH_THEN_WORDS = _rule(dates.MONTH_THEN_WORDS, dates.match_to_day_in_words)
MONTH = _rule(dates.MONTH_YEAR, dates.match_to_month)
YEAR_RANGE = _rule(dates.YEAR_RANGE, dates.match_to_year_range)
YEAR_WORDS = _rule(dates.YEAR_WORDS, dates.match_to_year_words)
DECADE = _rule(decades.DECADE, decades.match_to_decade)
DECADE_WORDS = _rule(decades.DECADE_WORDS, decades.match_to_decade_words)
CENTURY = _rule(decades.CENTURY, decades.match_to_century)
WEEKDAY = _rule(dates.WEEKDAY, dates.match_to_weekday)
RELATIVE = _rule(dates.RELATIVE, dates.match_to_relative)
DAY_WORD = _rule(dates.DAY_WORD, dates.match_to_day_word)
TIME_RANGE = _rule(times.TIME_RANGE, times.match_to_time_range)
TIME_WORDS = _rule(times.TIME_WORDS, times.match_to_time_words)
NOON = _rule(times.NOON, times.match_to_noon)
FISCAL = _rule(times.FISCAL, times.match_to_fiscal)
HALF_YEAR = _rule(times.HALF_YEAR, times.match_to_half_year)
ERA_YEAR = _rule(dates.ERA_YEAR, dates.match_to_era_year)
FISCAL_WORDS = _rule(times.FISCAL_WORDS, times.match_to_fiscal_words)
NUMBERED_QUARTER = _rule(times.NUMBERED_QUARTER, times.match_to_numbered_quarter)
BASIS = _rule(times.BASIS, times.match_to_basis)
AGED = _rule(rules.AGED, rules.match_to_aged)
AGE_DECADE = _rule(rules.AGE_DECADE, rules.match_to_age_decade)
ORDINAL_WORD = _rule(rules.ORDINAL_WORD, rules.match_to_ordinal_word)
RANK = _rule(rules.RANK, rules.match_to_rank)
SHARE = _rule(rules.SHARE, rules.match_to_share)
HALF = _rule(rules.HALF, rules.match_to_half)
MAGNITUDE = _rule(rules.MAGNITUDE, rules.match_to_magnitude)
MULTIPLE = _rule(rules.MULTIPLE, rules.match_to_multiple)
HAT_TRICK = _rule(rules.HAT_TRICK, rules.match_to_hat_trick)
ONE = _rule(small.ONE, small.match_to_one)
BOTH = _rule(small.BOTH, small.match_to_both)
COUPLE = _rule(small.COUPLE, small.match_to_couple)
GROUP = _rule(small.GROUP, small.match_to_group)
VICTIM = _rule(small.VICTIM, small.match_to_victim)
NOBODY = _rule(small.NOBODY, small.match_to_nobody)
NO_CASUALTIES = _rule(small.NO_CASUALTIES, small.match_to_nobody)
UNHARMED_WORD = _rule(small.UNHARMED_WORD, small.match_to_unharmed)
HEADED = _rule(names.HEADED, names.match_to_headed)
PHONE = _rule(names.PHONE, names.match_to_phone)

AN_AMOUNT = re.compile(rf"an?[ -]{{1,3}}(?:{alternation(SCALES.keys() | DENOMINATORS.keys() | VAGUE_COUNTERS.keys())})")
"""a dozen · a quarter of an hour · a few hundred"""


def read_article(page: Page, pos: int) -> Figure | None:
    """Read what an article begins, where the word after it is about an amount: most articles begin none."""
    if AN_AMOUNT.match(page.lower, pos):
        return _first((TIME_WORDS, QUANTITY, SHARE, COUPLE), page, pos)
    return ERA_YEAR(page, pos) if page.lower.startswith(".", pos + 1) else None


def read_sum(page: Page, pos: int) -> Figure | None:
    """Read the sum that a currency's code or sign begins: most words spelled like one begin none."""
    return QUANTITY(page, pos) if money.read_head(page, pos) else None


DIGIT_RULES: tuple[Rule, ...] = (
    _rule(names.SET_NUMBER, names.match_to_name),
    names.read_section,
    _rule(names.CITED_YEAR, names.match_to_cited_year),
    _rule(names.WORD_LIMIT, names.match_to_word_limit),
    PHONE,
    _rule(dates.ISO_DATE, dates.match_to_iso_date),
    _rule(dates.NUMERIC_DATE, dates.match_to_numeric_date),
    _rule(times.CLOCK, times.match_to_clock),
    _rule(times.LAP, times.match_to_lap),
    _rule(times.SPELT_OUT, times.match_to_spelt_out),
    TIME_RANGE,
    _rule(times.TIME, times.match_to_time),
    _rule(times.MILITARY_TIME, times.match_to_military_time),
    _rule(names.NUMBERED_STREET, names.match_to_name),
    names.read_street_number,
    CENTURY,
    FISCAL_WORDS,
    HALF_YEAR,
    FISCAL,
    ERA_YEAR,
    DAY_FIRST,
    YEAR_RANGE,
    AGE_DECADE,
    DECADE,
    rules.read_year,
    _rule(names.TITLE_NUMBER, names.match_to_title_number),
    _rule(names.NO_COUNT_AFTER, names.match_to_numbered),
    _rule(rules.ORDINAL_DIGITS, rules.match_to_ordinal_digits),
    _rule(rules.AGE_CLOSE, rules.match_to_age_after_name),
    rules.read_aged_again,
    _rule(names.SERIAL, names.match_to_name),
    _rule(names.VERSION, names.match_to_name),
    _rule(names.FORMATION, names.match_to_name),
    QUANTITY,
)
"""What to try at a digit, the most particular first."""
SIGN_RULES: tuple[Rule, ...] = (PHONE, quantities.parse_signed)
MARK_RULES: tuple[Rule, ...] = (DECADE, _rule(dates.SHORT_YEAR, dates.match_to_short_year), QUANTITY)

_WORD_ROWS: tuple[tuple[Iterable[str], tuple[Rule, ...]], ...] = (
    (NAME_HEADS, (HEADED,)),
    (TENS, (YEAR_WORDS, CENTURY, DAY_IN_WORDS, ORDINAL_WORD)),
    (("sixteen", "seventeen", "eighteen", "nineteen"), (YEAR_WORDS, DECADE_WORDS)),
    (SMALL_NUMBERS, (TIME_WORDS, rules.read_aged_again)),
    (("one",), (ratios.read_part_of_unit, SHARE, ONE)),
    ((SMALL_NUMBERS.keys() | ZERO_WORDS | IN_ONE.keys()) - {"one"}, (QUANTITY,)),
    (VAGUE.keys() | VAGUE_COUNTERS.keys(), (QUANTITY,)),
    (VULGAR_FRACTIONS, (QUANTITY,)),
    (("couple",), (COUPLE,)),
    (("a", "an"), (read_article, units_of_one.read_a_unit, VICTIM)),
    (("half", "quarter"), (TIME_WORDS, QUANTITY)),
    (("half",), (HALF,)),
    (("first", "second"), (HALF_YEAR,)),
    (("ad",), (ERA_YEAR,)),
    (ORDINALS, (CENTURY, FISCAL_WORDS, DAY_IN_WORDS, ratios.read_part_of_unit, ORDINAL_WORD)),
    (ORDINALS_IN_ONE, (rules.read_ordinal_in_one,)),
    (("last", "final"), (FISCAL_WORDS,)),
    (MONTHS.keys() | WEEKDAYS.keys() | WEEKDAY_ABBREVIATIONS.keys(), (MONTH_FIRST, DAY_FIRST)),
    (MONTHS, (MONTH_THEN_WORDS, MONTH)),
    (WEEKDAYS, (WEEKDAY,)),
    (DEICTICS, (RELATIVE, WEEKDAY)),
    (DAY_WORDS, (DAY_WORD,)),
    (("early", "mid", "late"), (MONTH, AGE_DECADE, DECADE, DECADE_WORDS, CENTURY, rules.read_year)),
    (("middle",), (MONTH, rules.read_year)),
    (SEASONS, (rules.read_year,)),
    ([word[:-1] + "ies" for word in TENS], (AGE_DECADE, DECADE_WORDS)),
    (("q", "h", "fy"), (FISCAL,)),
    (("year", "month", "quarter", "week", "day", "annualised", "annualized", "overnight"), (BASIS,)),
    (("noon", "midday", "midnight"), (NOON,)),
    (("range",), (quantities.parse_between,)),
    (("between",), (YEAR_RANGE, dates.read_between_days, TIME_RANGE, quantities.parse_between)),
    (("minus", "negative"), (quantities.parse_signed,)),
    (("aged", "age", "ages", "turned", "turning", "turns"), (AGED,)),
    (("magnitude",), (MAGNITUDE,)),
    (units_of_one.LONG_WORDS, (units_of_one.read_unit_long,)),
    (("point",), (QUANTITY,)),
    (("dozen", "hundred", "thousand", "million", "billion", "trillion", "lakh", "crore"), (QUANTITY,)),
    (("quarter",), (NUMBERED_QUARTER,)),
    (("number", "no"), (RANK,)),
    (("no",), (NO_CASUALTIES,)),
    (("no", "nobody", "none"), (NOBODY,)),
    (MULTIPLIERS, (MULTIPLE,)),
    (("hat",), (HAT_TRICK,)),
    (("both",), (BOTH,)),
    (GROUP_WORDS, (GROUP,)),
    (UNHARMED, (UNHARMED_WORD,)),
    (HEAD_WORDS, (read_sum,)),
)
"""What to try at a word; a word of several rows has their rules in this order."""


def _by_word(rows: Iterable[tuple[Iterable[str], tuple[Rule, ...]]]) -> dict[str, tuple[Rule, ...]]:
    table: dict[str, tuple[Rule, ...]] = {}
    for words, tried in rows:
        for word in words:
            table[word] = table.get(word, ()) + tried
    return table


WORD_RULES = _by_word(_WORD_ROWS)
_FIGURE_PREFIXES = HEAD_WORDS | {"q", "h", "fy", "no"}
"""Words that touch the digits of a figure without making a name of it: Rs12, Q3, No1."""
_LINKS = frozenset({"http", "https", "www"})
_TELLING = WORD_RULES.keys() | names.NAME_WORDS | HYPHENATED_NAMES | _LINKS
"""The words at which anything is tried: all others are passed over at once."""
_NUMBER_WORDS = SMALL_NUMBERS.keys() | ORDINALS.keys()


def scan(text: str) -> list[Figure]:
    """Find the figures of `text` in order, none overlapping, each with its value and the hedge beside it.

    Linear in the length of `text`; raises nothing.
    """
    return list(_scanned(text))


@lru_cache(maxsize=2)
def _scanned(text: str) -> tuple[Figure, ...]:
    """The last texts are kept: one is scanned for each of its sources, and may be a source itself."""
    page = Page(text)
    figures: list[Figure] = []
    pos = 0
    while match := _next_start(page, pos):
        figure, end = _read(page, match)
        if figure is not None:
            figures.append(_hedged(page, figure))
            end = figure.span.end
        pos = max(end, match.start() + 1)
    return tuple(_in_tables(page, figures) if _MAY_BE_A_TABLE.search(page.lower) else figures)


def _in_tables(page: Page, figures: list[Figure]) -> list[Figure]:
    """Read the cells of tables by their heads; most texts hold none, so what reads them is loaded late."""
    with_heads: Callable[[Page, list[Figure]], list[Figure]]
    with_heads = import_module("summarizer.figures.tables").with_heads
    return with_heads(page, figures)


def _next_start(page: Page, pos: int) -> re.Match[str] | None:
    """The next place from `pos` on where a figure may begin: words that begin none are passed over."""
    for match in START.finditer(page.lower, pos):
        if match.lastgroup != "word" or match[0] in _TELLING:
            return match
    return None


def _hedged(page: Page, figure: Figure) -> Figure:
    hedge = Hedge.NONE if figure.kind is Kind.IDENTIFIER else hedge_of(page, figure)
    return figure if hedge is Hedge.NONE else replace(figure, hedge=hedge)


def _read(page: Page, match: re.Match[str]) -> tuple[Figure | None, int]:
    """Read the figure at `match`, if one begins there, and say where to go on without one."""
    start = match.start()
    if match["word"]:
        return _read_mixed(page, match) if match["tail"] else _read_word(page, match["word"], start)
    if match["digit"]:
        return _read_digit(page, start)
    return _first(SIGN_RULES if match["sign"] else MARK_RULES, page, start), start + 1


def _first(tried: tuple[Rule, ...], page: Page, pos: int) -> Figure | None:
    for rule in tried:
        figure = rule(page, pos)
        if figure is not None:
            return figure
    return None


def _read_digit(page: Page, pos: int) -> tuple[Figure | None, int]:
    after_marker = max(names.skip_marker(page, pos), names.skip_reference(page, pos))
    if after_marker > pos:
        return None, after_marker
    figure = _first(DIGIT_RULES, page, pos)
    run = RUN.match(page.lower, pos)
    end = run.end() if run else pos + 1
    if (
        figure
        and figure.kind is not Kind.IDENTIFIER
        and figure.span.end < end
        and page.lower[figure.span.end].isalpha()
        and page.lower[figure.span.end : end] != "ish"
        and not BY_ANOTHER.match(page.lower, figure.span.end)
    ):
        return names.identifier(page, pos, end), end  # letters on a number: 49ers, 5G
    return figure, end


def _read_word(page: Page, word: str, start: int) -> tuple[Figure | None, int]:
    end = start + len(word)
    tried = WORD_RULES.get(word)
    if word in _LINKS and (address := names.ADDRESS.match(page.lower, start)):
        return None, address.end()
    if word in names.NAME_WORDS and (name := names.read_set_name(page, start, word)):
        return name, end
    if word in HYPHENATED_NAMES and (spaced := names.SPACED_HYPHEN.match(page.lower, start)):
        return names.match_to_name(page, spaced), end
    figure = _first(tried, page, start) if tried else None
    if figure and word in _NUMBER_WORDS and names.is_in_a_name(page, start, figure.span.end):
        return names.identifier(page, start, figure.span.end), end
    if figure and figure.kind is Kind.ORDINAL and names.opens_as_a_name(page, start, figure.span.end):
        return names.identifier(page, start, figure.span.end), end
    return figure, end


_TAILS = ("$", "@", "£", "¢", "₵", "¥")
"""Signs after a word: GH₵5, koe@..."""


def _read_mixed(page: Page, match: re.Match[str]) -> tuple[Figure | None, int]:
    """Read a word that touches a digit or a dollar: money, a period, a name, or a prefix to pass over."""
    word, start, tail = match["word"], match.start(), match["tail"]
    end = match.end("word")
    if address := names.ADDRESS.match(page.lower, start):
        return None, address.end()
    if word == "x" and start and page.lower[start - 1].isdigit():
        return None, end  # 1920x1080
    if tail in _TAILS or word in _FIGURE_PREFIXES:
        figure = _first((*WORD_RULES.get(word, ()), QUANTITY), page, start)
        if figure or tail in _TAILS:
            return figure, end
    if tail.startswith("-") and not names.is_hyphenated_name(page, start, end, word):
        return _first(WORD_RULES.get(word, ()), page, start), end
    mixed = names.MIXED.match(page.lower, start)
    return (names.match_to_name(page, mixed), end) if mixed else (None, end)
