"""A text as the rules read it: typographic variants folded away, every offset kept.

Knows characters only. `Page.lower[i]` and `Page.cased[i]` always stand for `Page.text[i]`, so a match in either is a
span of the text as given.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from summarizer.figures.figure import Figure, Kind, PartialDate, Span

_LONGEST = 100
"""Digits of the longest number that is written out."""
_DASHES = "‐‑‒–—―−﹘﹣－"
_QUOTES = {"‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "“": '"', "”": '"', "„": '"', "″": '"', "´": "'"}
_MARKUP = "*_`"
"""Markdown's marks read as spaces: **32** percent is "32 percent"."""

# A line break inside a sentence: between words in running text, never before a bullet or a capital letter.
_SOFT_BREAK = re.compile(r"\n(?:(?<=[a-z,;]\n)(?=[a-z0-9$£€])|(?<=[0-9]\n)(?=[a-z]))")

JOINER = "\x01"
"""Stands for the space that tokenised texts put inside a number: "140, 000", "1. 7 per cent"."""
_INSIDE_A_NUMBER = re.compile(r"(?<=\d,) (?=\d{3}(?!\d))|(?<=\d\.) (?=\d{1,2}(?!\d))")
_TOKENISED = re.compile(
    r"""(?<=\d)[ ]\.[ ](?=\d{1,3}[ ]?(?:%|per[ ]?cent|pct|[mbtMBT](?:illion|ILLION|rillion)|bn\b))
      | (?<=\d)[ ],[ ](?=000(?!\d)) | (?<=[$£€][ ]\d)[ ]\.[ ](?=\d)
      | (?<=[$£€][ ]\d\d)[ ]\.[ ](?=\d) | (?<=[$£€][ ]\d{3})[ ]\.[ ](?=\d)""",
    re.VERBOSE,
)
"""14( . )8 % · 80( , )000 · $ 46( . )80: the point of a text that is parted into tokens"""
_SHORT = 24
_PRICE_ALONE = re.compile(r"[^\d\s]{1,4} ?\d{1,6}[.,] \d{2}|\d{1,6}[.,] \d{2} ?[^\d\s]{1,4}")
"""A text that is one price with a blank inside: 118, 99 TL"""
_INSIDE_A_PRICE = re.compile(r"(?<=\d[.,]) (?=\d)")
_APART = re.compile(r"\d [.,] \d")
_SPACED = re.compile(r"[,.] \d")
_WRITTEN_TIGHT = re.compile(r"\d[.,]\d")
_WRITTEN_SPACED = re.compile(
    r"""\d,[ ]000(?!\d) | \d,[ ]\d{3},[ ]\d{3}(?!\d) | [$£€][ ]?\d{1,3}(?:,[ ]\d{3}|\.[ ]\d)
        | \d\.[ ]\d{1,2}[ ]?(?:%|per[ ]?cent|[mb]illion|bn\b|m\b|k[mg]\b)""",
    re.VERBOSE,
)


class Page:
    """One text with its folded forms.

    Attributes
    ----------
    text : str
        The text as given; spans refer to it.
    cased : str
        The same length: ASCII digits, dashes, quotes and spaces, capitals kept.
    lower : str
        `cased` in lower case.
    """

    __slots__ = ("cased", "lower", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.cased = _SOFT_BREAK.sub(" ", fold(text))
        self.lower = _joined(lowered(self.cased))

    def figure(
        self,
        start: int,
        end: int,
        kind: Kind,
        *,
        low: Decimal | int | None = None,
        high: Decimal | int | None = None,
        precision: Decimal | None = None,
        unit: str | None = None,
        parts: tuple[Decimal | int, ...] = (),
        date: PartialDate | None = None,
        period: str | None = None,
    ) -> Figure:
        """The figure at `start:end`; `high` is `low` where only that is given."""
        bottom = None if low is None else plain(low)
        return Figure(
            span=Span(start=start, end=end),
            surface=self.text[start:end],
            kind=kind,
            low=bottom,
            high=bottom if high is None else plain(high),
            precision=None if precision is None else plain(precision),
            unit=unit,
            parts=tuple(map(plain, parts)),
            date=date,
            period=period,
        )


def plain(value: Decimal | int) -> Decimal:
    """`value` as a Decimal without exponent or needless zeros: 1500000, never 1.5E+6 or 1500000.0."""
    number = Decimal(value)
    if not number.is_finite() or number.adjusted() > _LONGEST:
        return number
    if number == number.to_integral_value():
        return Decimal(int(number))
    return number.normalize()


def fold(text: str) -> str:
    """`text` with digits, dashes, quotes and spaces in their plainest form, of the same length."""
    if not text.isascii():
        text = text.translate({ord(char): _folded(char) for char in set(text) if not char.isascii()})
    for mark in _MARKUP:
        text = text.replace(mark, " ")
    return text


def _folded(char: str) -> str:
    if char in _DASHES:
        return "-"
    if char in _QUOTES:
        return _QUOTES[char]
    if char in "º⁻":
        return "°" if char == "º" else char
    if char in "⁄∕":
        return "/"
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category in ("Zs", "Cf"):  # no-break and thin spaces; direction marks and joiners
        return " "
    # Superscripts stay: "km²" is an area and "10²" is not 102.
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 and category not in ("No", "Lm") else char


def _joined(text: str) -> str:
    """`text` with the spaces inside numbers marked, where a text writes all its numbers so."""
    if len(text) < _SHORT and _PRICE_ALONE.fullmatch(text.strip()):
        return _INSIDE_A_PRICE.sub(JOINER, text)
    if _APART.search(text):
        text = _TOKENISED.sub(lambda match: match[0].replace(" ", JOINER), text)
    if _SPACED.search(text) and not _WRITTEN_TIGHT.search(text) and _WRITTEN_SPACED.search(text):
        return _INSIDE_A_NUMBER.sub(JOINER, text)
    return text


def lowered(text: str) -> str:
    """`text` in lower case, of the same length: the few letters that grow when lowered (İ) stay as they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
