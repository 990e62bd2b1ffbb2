"""Units of measure: what each measures, how it is written, and how units make other units.

The names, forms and sizes are those of CLDR and pint (`data/units.txt`); what stands here is what joins them.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from summarizer.figures.phrases import Phrases, rows_of


class Unit(NamedTuple):
    """A unit of measure: what it measures, and how many of the dimension's base unit it holds."""

    dimension: str
    factor: Decimal


UNITS: dict[str, Unit] = {}
"""Unit name to what it measures, for units that are not made of others."""
UNIT_WORDS: dict[str, str] = {}
"""Lower-case written form, read in any case, to unit name."""
UNIT_SYMBOLS: dict[str, str] = {}
"""Symbol to unit name, read as written: "mW" is no "MW"."""
_ANY_CASE: dict[str, str] = {}
"""Symbols in lower case, for texts that write "50 KM" or "50 mhz"."""

_SETTLED = {"mw": "megawatt", "mb": "megabyte", "kb": "kilobyte", "gb": "gigabyte", "tb": "terabyte", "mt": "megatonne",
            "mhz": "megahertz", "mj": "megajoule", "mpa": "megapascal", "mv": "millivolt",
            "kt": "kilotonne"}  # fmt: skip
"""What a symbol in the wrong case is read as where two differ in case alone."""
_IN_ONE_CASE = frozenset(
    {"ms", "atm", "mn", "ps", "pa", "ma", "ej", "pj", "ly", "ga", "ci", "pg", "gy", "pf", "nf", "mh", "lm", "mgy"}
)
"""Symbols that are other words in another case: "Ms", "MS", "PA"."""


def _read() -> None:
    for name, dimension, factor, words, symbols in rows_of("units.txt"):
        if dimension:
            UNITS[name] = Unit(dimension, Decimal(factor))
        UNIT_WORDS.update({word.replace("-", " "): name for word in words.split("; ") if word})
        UNIT_SYMBOLS.update({symbol.replace("µ", "μ"): name for symbol in symbols.split("; ") if symbol})
    for symbol, name in list(UNIT_SYMBOLS.items()):
        if UNITS[name].dimension == "length":
            UNIT_SYMBOLS.update(dict.fromkeys((f"{symbol}2", f"{symbol}^2", f"{symbol}²"), f"square {name}"))
            UNIT_SYMBOLS.update(dict.fromkeys((f"{symbol}3", f"{symbol}^3", f"{symbol}³"), f"cubic {name}"))
    for symbol, name in UNIT_SYMBOLS.items():
        lower = symbol.lower()
        if len(symbol) > 1 and lower not in _IN_ONE_CASE and lower not in UNIT_WORDS:
            _ANY_CASE.setdefault(lower, _SETTLED.get(lower, name))


_read()
WORDS = Phrases(UNIT_WORDS)
SYMBOLS = Phrases({symbol: name for symbol, name in UNIT_SYMBOLS.items() if len(symbol) > 1})
ANY_CASE = Phrases(_ANY_CASE)
LETTERS = {symbol: name for symbol, name in UNIT_SYMBOLS.items() if len(symbol) == 1}
"""Symbols of one letter: "V", "s", "K"."""

COMPOUND_UNITS = {
    "hour": ("minute",), "minute": ("second",), "year": ("month",), "week": ("day",),
    "day": ("hour",), "stone": ("pound",), "mile": ("yard", "foot"), "yard": ("foot", "inch"), "foot": ("inch",),
    "pound": ("ounce",), "kilometre": ("metre",), "metre": ("centimetre",), "kilogram": ("gram",),
}  # fmt: skip
"""What may follow a unit to make one quantity with it: 1 hour 20 minutes."""

_POWERS = {"square": 2, "cubic": 3}
_AREAS = {("length", 2): "area", ("length", 3): "volume"}


@lru_cache(maxsize=4096)
def unit_of(name: str | None) -> Unit | None:
    """What a unit measures, also one made of others: "gram per square metre"; None for a name that is no unit."""
    if not name:
        return None
    if known := UNITS.get(name):
        return known
    above, per, below = name.rpartition(" per ")
    if per:
        top, bottom = unit_of(above), unit_of(below)
        return Unit(f"{top.dimension}/{bottom.dimension}", top.factor / bottom.factor) if top and bottom else None
    power, _, base = name.partition(" ")
    unit = unit_of(base) if power in _POWERS else None
    if unit is None:
        return None
    exponent = _POWERS[power]
    return Unit(_AREAS.get((unit.dimension, exponent), f"{power} {unit.dimension}"), unit.factor**exponent)
