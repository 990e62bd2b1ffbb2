"""The ways a figure may be written: its own surface, and its equivalent and fairly rounded forms. Knows no tokens.

A form is lower case, with plain spaces and hyphens: "31,490", "1.5 million", "thirty-two", "21st", "12%".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Final

from summarizer.figures.figure import Figure, Kind, PartialDate
from summarizer.figures.lexicon import ONES, SCALES, TEENS, TENS

SPACES: Final = dict.fromkeys("\u00a0\u2007\u2009\u202f\t", " ")
DASHES: Final = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
PLAIN: Final = str.maketrans(SPACES | DASHES)

NUMBER_WORDS: Final = frozenset(ONES | TEENS | TENS | SCALES) - {"one"} | {"dozens"}
"""The words that are numbers wherever they stand. Not "one", "second", "third", "quarter", "may", "a"."""

_WORDS: Final = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_DIGIT: Final = r"[\d\u00bc-\u00be\u2150-\u215e]"
_PIECE: Final = rf"(?:{_DIGIT}(?:[\d.,:/'-]*{_DIGIT})?[a-z%]*|\b(?:{_WORDS})\b)"
_RUN: Final = re.compile(rf"{_PIECE}(?:(?:[ -]| and ){_PIECE})*")
_BARE: Final = re.compile(r"\d+")
_UNDER_TWENTY: Final = {value: word for word, value in (ONES | TEENS).items()}
_TENS: Final = {value: word for word, value in TENS.items() if word != "fourty"}
_SCALED: Final = (
    ("trillion", 10**12, ("tn", "trn")),
    ("billion", 10**9, ("bn", "b")),
    ("million", 10**6, ("m", "mn")),
    ("thousand", 10**3, ("k",)),
)
_ORDINAL_ENDS: Final = {1: "st", 2: "nd", 3: "rd"}
_FAIR: Final = Decimal("0.05")
"""How far a rounded form may lie from the value. What words it needs beside it is for the checks to judge."""
_LARGEST: Final = Decimal(10) ** 18
_SHARES: Final = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.RATIO})


def allowed_forms(figures: Iterable[Figure]) -> frozenset[str]:
    """Collect every form in which the figures may be written."""
    return frozenset(form for figure in figures for form in forms_of(figure))


def forms_of(figure: Figure) -> frozenset[str]:
    """Collect the forms of one figure."""
    return frozenset({*_surface_forms(figure), *_value_forms(figure)})


def _value_forms(figure: Figure) -> Iterator[str]:
    values = sorted({abs(value) for value in (figure.low, figure.high, *figure.parts) if value is not None})
    match figure.kind:
        case Kind.TIME:
            yield from (form for value in values for form in _time_forms(int(value)))
        case Kind.VAGUE:
            yield from (form for value in values for form in _vague_forms(value))
        case Kind.ORDINAL:
            yield from (_ordinal(int(value)) for value in values)
        case Kind.SCORE | Kind.AGE:
            yield from (form for value in values for form in _written(value))
        case _:
            yield from (form for value in values for form in _number_forms(value))
    if figure.kind in _SHARES:
        yield from _percent_forms(figure)
    if figure.date:
        yield from _date_forms(figure.date)


def _surface_forms(figure: Figure) -> Iterator[str]:
    """Yield the runs of digits and number words of the surface, and the bare digits of what is no single number."""
    surface = figure.surface.lower().translate(PLAIN)
    yield from _RUN.findall(surface)
    if figure.kind in (Kind.IDENTIFIER, Kind.DATE, Kind.PERIOD, Kind.MEASURE, Kind.SCORE):
        yield from (digits for digits in _BARE.findall(surface) if digits != "000")


def _number_forms(value: Decimal) -> Iterator[str]:
    if value > _LARGEST:
        return
    for near in (value, *_rounded(value)):
        yield from _written(near)
    yield from _scaled(value)
    yield from _vague_forms(value)


def _written(value: Decimal) -> Iterator[str]:
    """Yield one value in digits, with and without commas, and in words where that is one or two words."""
    plain = _plain(value)
    yield plain
    if value >= 1000:
        yield f"{Decimal(plain):,f}"
    if value != value.to_integral_value():
        return
    whole = int(value)
    if whole < 100:
        yield from _words(whole)
    elif whole % 100 == 0 and whole < 10_000 and whole % 1000:
        yield from (f"{word} hundred".removeprefix("one ") for word in _words(whole // 100))


def _words(whole: int) -> list[str]:
    """Spell a number below a hundred."""
    if whole in _UNDER_TWENTY or whole in _TENS:
        return [_UNDER_TWENTY.get(whole) or _TENS[whole]]
    if not whole:
        return ["zero"]
    tens, ones = _TENS[whole - whole % 10], _UNDER_TWENTY[whole % 10]
    return [f"{tens}-{ones}", f"{tens} {ones}"]


def _rounded(value: Decimal) -> Iterator[Decimal]:
    """Yield fair roundings: numbers from a hundred to one, two or three digits, decimals to whole numbers."""
    steps = [Decimal(1)] if value != value.to_integral_value() else []
    if value >= 100:
        steps += [Decimal(10) ** (value.adjusted() - digits) for digits in range(3) if value.adjusted() > digits]
    for step in steps:
        for mode in (ROUND_HALF_UP, ROUND_FLOOR):
            near = (value / step).to_integral_value(mode) * step
            if near and abs(near - value) <= _FAIR * value:
                yield near


def _scaled(value: Decimal) -> Iterator[str]:
    """Yield forms with a scale: "1.5 million", "1.5m", "two million", "million" (after "a" or "one")."""
    for word, scale, letters in _SCALED:
        share = value / scale
        for places in range(1 if word == "thousand" else 3):
            near = share.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
            if not 1 <= near < 1000 or abs(near - share) > _FAIR * share:
                continue
            numeral = _plain(near)
            yield from (f"{numeral} {word}", *(numeral + letter for letter in letters))
            if near == near.to_integral_value() and near < 100:
                yield from (f"{spelt} {word}".removeprefix("one ") for spelt in _words(int(near)))


def _vague_forms(value: Decimal) -> Iterator[str]:
    """Yield the vague count that holds a value: 450 is hundreds."""
    if 24 <= value < 100:
        yield "dozens"
    for word, scale in (("hundreds", 10**2), ("thousands", 10**3), ("millions", 10**6), ("billions", 10**9)):
        if 2 * scale <= value < (10 * scale if word == "hundreds" else 1000 * scale):
            yield word


def _percent_forms(figure: Figure) -> Iterator[str]:
    """Yield a share as a percentage; a sign after the digits is part of the form."""
    for value in (figure.low, figure.high):
        share = abs(value or Decimal(0)) * (1 if figure.kind is Kind.PERCENT else 100)
        for form in _number_forms(share):
            yield form
            if form[0].isdigit() and form[-1].isdigit():
                yield f"{form}%"


def _date_forms(date: PartialDate) -> Iterator[str]:
    if date.day:
        yield from (str(date.day), _ordinal(date.day))
    if date.year:
        yield str(date.year)
        if date.part and "decade" in date.part:
            yield from (f"{date.year}s", f"{date.year % 100}s")


def _time_forms(minutes: int) -> Iterator[str]:
    """Yield a time of day on either clock."""
    hour, minute = divmod(minutes % 1440, 60)
    for number in (hour, hour % 12 or 12):
        for numeral in {str(number), f"{number:02}"}:
            clocks = (f"{numeral}:{minute:02}", f"{numeral}.{minute:02}", *([numeral] if not minute else ()))
            yield from (clock + half for clock in clocks for half in ("", "am", "pm"))


def _ordinal(number: int) -> str:
    end = "th" if 10 <= number % 100 <= 20 else _ORDINAL_ENDS.get(number % 10, "th")
    return f"{number}{end}"


def _plain(value: Decimal) -> str:
    """Write a value in digits without an exponent or needless zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
