"""What a line or head says of the unit of a table's numbers: "in thousand crowns", "US$ million", "Catch (tonnes)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from summarizer.figures.context import find_figures
from summarizer.figures.figure import Kind

_SCALES = {
    "thousand": 3, "thousands": 3, "'000": 3, "’000": 3, "000": 3, "000s": 3, "k": 3,
    "million": 6, "millions": 6, "m": 6, "mn": 6, "mln": 6, "mio": 6,
    "billion": 9, "billions": 9, "bn": 9, "trillion": 12, "trillions": 12, "tn": 12,
}  # fmt: skip
_WORDS = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
_INSIDE = re.compile(r"\(([^()]{1,60})\)|\[([^\[\]]{1,60})\]")
_LINE = re.compile(r"(?i)(?:^|\s)in\s(?P<unit>[^.;]{1,60})[.]?$")
_TOKEN = re.compile(r"[$€£¥₹]|[’']000s?|[^\W\d_]+|000s?|°\s?[CF]\b|%|/|\d+")
_SYMBOLS = frozenset("$€£¥₹")
_FILLING = frozenset("of in the".split())
_SAMPLE = 7
"""A number with which a head's unit is tried: it is read as a figure would be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """The unit of a table's numbers: how much one of them is, and of what."""

    scale: Decimal = Decimal(1)
    kind: Kind = Kind.COUNT
    unit: str | None = None
    phrase: str = ""
    """As the table states it; empty where it states none."""

    @property
    def stated(self) -> bool:
        """Whether the table states one."""
        return bool(self.phrase)


@lru_cache(maxsize=4096)
def unit_of(text: str) -> Unit:
    """Read the unit that a line above a table, a head, or the rest of a cell states; a `Unit` not `stated` for none.

    Parameters
    ----------
    text
        "In thousand crowns", "Revenue (US$ million)", "%", "US$ million".
    """
    inside = [first or second for first, second in _INSIDE.findall(text)]
    line = _LINE.search(text.strip())
    for phrase in (*reversed(inside), *([line["unit"]] if line else []), text):
        if len(phrase) <= 60 and (unit := _read(phrase.strip())) is not None:
            return unit
    return Unit()


def _read(phrase: str) -> Unit | None:
    """Read a phrase that is a unit and nothing else, by writing a number into it."""
    tokens = [token for token in _TOKEN.findall(phrase) if token.lower() not in _FILLING]
    if not tokens or len(tokens) > 5 or any(token.isdigit() and not token.startswith("000") for token in tokens):
        return None
    scales = [_SCALES[token.lower()] for token in tokens if token.lower() in _SCALES]
    others = [token for token in tokens if token.lower() not in _SCALES]
    if len(scales) > 1:
        return None
    power = scales[0] if scales else 0
    symbols = [token for token in others if token in _SYMBOLS or token in ("US", "USD", "EUR", "GBP")]
    nouns = [token for token in others if token not in symbols]
    written = f"{''.join(symbols)}{_SAMPLE} {_WORDS.get(power, '')} {' '.join(nouns)}".replace("  ", " ").strip()
    return _as_read(written, power, phrase, bare=not symbols and not scales, nouns=nouns)


def _as_read(written: str, power: int, phrase: str, *, bare: bool, nouns: list[str]) -> Unit | None:
    found = find_figures(f"It was {written}.")
    if len(found) != 1 or found[0].low != Decimal(_SAMPLE).scaleb(power):
        return None
    figure = found[0]
    if bare and (figure.kind is Kind.COUNT or figure.span.end < len("It was ") + len(written)):
        return None  # a head that counts things ("Employees") states no unit
    if figure.kind is Kind.COUNT and len(nouns) > 2:
        return None
    return Unit(scale=Decimal(1).scaleb(power), kind=figure.kind, unit=figure.unit, phrase=phrase)
