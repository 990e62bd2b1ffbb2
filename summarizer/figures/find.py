"""Finding the figures of a text: one pass, and at each place an ordered list of rules.

Knows the order of the rules and nothing of their insides. `scan` reads what a figure's own words say; what it counts,
whose words it is and the clause it stands in are read later.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from summarizer.figures import dates, names, quantities, rules, small, times
from summarizer.figures.figure import Figure, Hedge, Kind
from summarizer.figures.hedges import hedge_of
from summarizer.figures.lexicon import (
    CURRENCY_PREFIXES,
    CURRENCY_SYMBOLS,
    DAY_WORDS,
    DEICTICS,
    GROUP_WORDS,
    MONTHS,
    MULTIPLIERS,
    NAME_HEADS,
    ORDINALS,
    SEASONS,
    SMALL_NUMBERS,
    TENS,
    UNHARMED,
    VAGUE,
    VULGAR_FRACTIONS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
    ZERO_WORDS,
)
from summarizer.figures.page import Page

Rule = Callable[[Page, int], "Figure | None"]
Matcher = Callable[[Page, re.Match[str]], "Figure | None"]

START = re.compile(
    rf"(?P<word>[^\W\d_]+)(?P<tail>[$@]|-?\d)?|(?P<digit>\d)|(?P<sign>(?<![\w.,)])[-+]\d)|(?P<symbol>[{''.join(CURRENCY_SYMBOLS)}])"
    rf"|(?P<odd>[{''.join(VULGAR_FRACTIONS)}]|(?<!\w)\.\d|'\d0s)"
)
"""Where a figure may begin: a word, a digit, a sign, a currency."""


def _rule(pattern: re.Pattern[str], matcher: Matcher) -> Rule:
    def read(page: Page, pos: int) -> Figure | None:
        match = pattern.match(page.lower, pos)
        return matcher(page, match) if match else None

    return read


QUANTITY: Rule = quantities.parse_quantity
MONTH_FIRST = _rule(dates.MONTH_FIRST, dates.match_to_calendar_date)
DAY_FIRST = _rule(dates.DAY_FIRST, dates.match_to_calendar_date)
MONTH_YEAR = _rule(dates.MONTH_YEAR, dates.match_to_month)
DECADE = _rule(dates.DECADE, dates.match_to_decade)
DECADE_WORDS = _rule(dates.DECADE_WORDS, dates.match_to_decade_words)
CENTURY = _rule(dates.CENTURY, dates.match_to_century)
FISCAL_WORDS = _rule(times.FISCAL_WORDS, times.match_to_fiscal_words)
YEAR_RANGE = _rule(dates.YEAR_RANGE, dates.match_to_year_range)
AGE_DECADE = _rule(rules.AGE_DECADE, rules.match_to_age_decade)
TIME_WORDS = _rule(times.TIME_WORDS, times.match_to_time_words)
TIME_RANGE = _rule(times.TIME_RANGE, times.match_to_time_range)
SHARE = _rule(rules.SHARE, rules.match_to_share)
ORDINAL_WORD = _rule(rules.ORDINAL_WORD, rules.match_to_ordinal_word)
RELATIVE = _rule(dates.RELATIVE, dates.match_to_relative)
WEEKDAY = _rule(dates.WEEKDAY, dates.match_to_weekday)

DIGIT_RULES: tuple[Rule, ...] = (
    _rule(names.SET_NUMBER, names.match_to_name),
    _rule(names.PHONE, names.match_to_name),
    _rule(dates.ISO_DATE, dates.match_to_iso_date),
    _rule(dates.NUMERIC_DATE, dates.match_to_numeric_date),
    _rule(times.CLOCK, times.match_to_clock),
    _rule(times.LAP, times.match_to_lap),
    TIME_RANGE,
    _rule(times.TIME, times.match_to_time),
    _rule(times.MILITARY_TIME, times.match_to_military_time),
    _rule(names.NUMBERED_STREET, names.match_to_name),
    names.read_street_number,
    CENTURY,
    FISCAL_WORDS,
    _rule(times.FISCAL, times.match_to_fiscal),
    DAY_FIRST,
    YEAR_RANGE,
    AGE_DECADE,
    DECADE,
    rules.read_year,
    _rule(rules.ORDINAL_DIGITS, rules.match_to_ordinal_digits),
    _rule(rules.AGE_CLOSE, rules.match_to_age_after_name),
    _rule(names.VERSION, names.match_to_name),
    _rule(names.FORMATION, names.match_to_name),
    QUANTITY,
)

SIGN_RULES: tuple[Rule, ...] = (_rule(names.PHONE, names.match_to_name), quantities.parse_signed)
MARK_RULES: tuple[Rule, ...] = (DECADE, QUANTITY)

_PART_RULES: tuple[Rule, ...] = (MONTH_YEAR, AGE_DECADE, DECADE, DECADE_WORDS, CENTURY, rules.read_year)


def _word_rules() -> dict[str, tuple[Rule, ...]]:
    """The rules to try at a word, by the word."""
    table: dict[str, tuple[Rule, ...]] = {}

    def add(words: object, *rule: Rule) -> None:
        for word in words:  # type: ignore[attr-defined]
            table[word] = table.get(word, ()) + rule

    add(NAME_HEADS, _rule(names.HEADED, names.match_to_headed))
    add(TENS, _rule(dates.YEAR_WORDS, dates.match_to_year_words), CENTURY, ORDINAL_WORD)
    add(
        ("sixteen", "seventeen", "eighteen", "nineteen"),
        _rule(dates.YEAR_WORDS, dates.match_to_year_words),
        DECADE_WORDS,
    )
    add(SMALL_NUMBERS, TIME_WORDS)
    add(("one",), SHARE, _rule(small.ONE, small.match_to_one))
    add((set(SMALL_NUMBERS) | ZERO_WORDS) - {"one"}, QUANTITY)
    add(set(VAGUE) | {"several", "few", "couple", "many"}, QUANTITY)
    add(("couple",), _rule(small.COUPLE, small.match_to_both))
    add(
        ("a", "an"),
        QUANTITY,
        SHARE,
        _rule(small.COUPLE, small.match_to_both),
        _rule(small.VICTIM, small.match_to_victim),
    )
    add(("half", "quarter"), TIME_WORDS, QUANTITY)
    add(("half",), _rule(rules.HALF, rules.match_to_half))
    add(ORDINALS, CENTURY, FISCAL_WORDS, ORDINAL_WORD)
    add(("last", "final"), FISCAL_WORDS)
    add(set(MONTHS) | set(WEEKDAYS) | set(WEEKDAY_ABBREVIATIONS), MONTH_FIRST, DAY_FIRST)
    add(MONTHS, MONTH_YEAR)
    add(WEEKDAYS, WEEKDAY)
    add(DEICTICS, RELATIVE, WEEKDAY)
    add(DAY_WORDS, _rule(dates.DAY_WORD, dates.match_to_day_word))
    add(("early", "mid", "late"), *_PART_RULES)
    add(SEASONS, rules.read_year)
    add((word[:-1] + "ies" for word in TENS), AGE_DECADE, DECADE_WORDS)
    add(("q", "h", "fy"), _rule(times.FISCAL, times.match_to_fiscal))
    add(
        ("year", "month", "quarter", "week", "annualised", "annualized", "overnight"),
        _rule(times.BASIS, times.match_to_basis),
    )
    add(("between",), YEAR_RANGE, TIME_RANGE, quantities.parse_between)
    add(("minus",), quantities.parse_signed)
    add(("aged", "age", "ages", "turned", "turning", "turns"), _rule(rules.AGED, rules.match_to_aged))
    add(("magnitude",), _rule(rules.MAGNITUDE, rules.match_to_magnitude))
    add(("number", "no"), _rule(rules.RANK, rules.match_to_rank))
    add(MULTIPLIERS, _rule(rules.MULTIPLE, rules.match_to_multiple))
    add(("hat",), _rule(rules.HAT_TRICK, rules.match_to_hat_trick))
    add(("no",), _rule(small.NO_CASUALTIES, small.match_to_nobody))
    add(("no", "nobody", "none"), _rule(small.NOBODY, small.match_to_nobody))
    add(("both",), _rule(small.BOTH, small.match_to_both))
    add(GROUP_WORDS, _rule(small.GROUP, small.match_to_group))
    add({prefix.split("$")[0].rstrip(".") for prefix in CURRENCY_PREFIXES}, QUANTITY)
    add(("noon", "midday", "midnight"), _rule(times.NOON, times.match_to_noon))
    add(UNHARMED, _rule(small.UNHARMED_WORD, small.match_to_unharmed))
    return table


WORD_RULES = _word_rules()
MIXED_MONEY = frozenset(CURRENCY_PREFIXES)


def scan(text: str) -> list[Figure]:
    """The figures of `text` in order, none overlapping, each with its value and the hedge beside it.

    Linear in the length of `text`; raises nothing.
    """
    page = Page(text)
    figures: list[Figure] = []
    pos = 0
    while match := START.search(page.lower, pos):
        figure, pos = _read(page, match)
        if figure is not None:
            figures.append(figure)
    return figures


def _read(page: Page, match: re.Match[str]) -> tuple[Figure | None, int]:
    """The figure at `match`, if one begins there, and where to go on."""
    start = match.start()
    if match["word"]:
        figure, end = _read_word(page, match)
    elif match["digit"]:
        figure, end = _read_digit(page, start)
    elif match["sign"]:
        figure, end = _first(SIGN_RULES, page, start), match.end()
    else:
        figure, end = _first(MARK_RULES, page, start), match.end()
    if figure is None:
        return None, max(end, start + 1)
    end = figure.span.end
    if figure.kind is Kind.IDENTIFIER:
        return figure, end
    hedge = hedge_of(page, figure)
    return (figure if hedge is Hedge.NONE else replace(figure, hedge=hedge)), end


def _first(found: tuple[Rule, ...], page: Page, pos: int) -> Figure | None:
    for rule in found:
        figure = rule(page, pos)
        if figure is not None:
            return figure
    return None


def _read_digit(page: Page, pos: int) -> tuple[Figure | None, int]:
    end = names.skip_marker(page, pos)
    if end > pos:
        return None, end
    figure = _first(DIGIT_RULES, page, pos)
    run = _RUN.match(page.lower, pos)
    end = run.end() if run else pos + 1
    if (
        figure
        and figure.kind is not Kind.IDENTIFIER
        and figure.span.end < end
        and page.lower[figure.span.end].isalpha()
    ):
        return names.identifier(page, pos, end), end  # letters on a number: 49ers, 5G
    return figure, end


_RUN = re.compile(r"\w{1,200}")


def _read_word(page: Page, match: re.Match[str]) -> tuple[Figure | None, int]:
    word, start = match["word"], match.start()
    if match["tail"]:
        return _read_mixed(page, match)
    if word in ("http", "https", "www") and (address := names.ADDRESS.match(page.lower, start)):
        return None, address.end()
    if word in names.NAME_WORDS and (figure := names.read_set_name(page, start, word)):
        return figure, figure.span.end
    spaced = names.SPACED_HYPHEN.match(page.lower, start) if len(word) <= 5 else None
    if spaced:
        return names.identifier(page, start, spaced.end()), spaced.end()
    found = WORD_RULES.get(word)
    figure = _first(found, page, start) if found else None
    if figure and word in _NAMED and names.is_in_a_name(page, start, figure.span.end):
        return names.identifier(page, start, figure.span.end), figure.span.end
    return figure, match.end("word")


_NAMED = frozenset(SMALL_NUMBERS) | frozenset(ORDINALS)


def _read_mixed(page: Page, match: re.Match[str]) -> tuple[Figure | None, int]:
    """A word that touches a digit or a dollar: money, a period, a name, or a prefix to pass over."""
    word, start, tail = match["word"], match.start(), match["tail"]
    if address := names.ADDRESS.match(page.lower, start):
        return None, address.end()
    if tail == "$" or word in MIXED_MONEY or word in ("q", "h", "fy", "no"):
        figure = _first(WORD_RULES.get(word, (QUANTITY,)), page, start)
        if figure or tail == "$":
            return figure, match.end("word")
    if tail.startswith("-") and not names.is_hyphenated_name(page, start, match.end("word"), word):
        return _first(WORD_RULES.get(word, ()), page, start), match.end("word")
    mixed = names.MIXED.match(page.lower, start)
    end = mixed.end() if mixed else match.end("word")
    return names.identifier(page, start, end), end
