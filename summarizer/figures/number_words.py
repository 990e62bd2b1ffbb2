"""Numbers written in words: two hundred and six, a dozen, two point five, hundred and six.

Knows how English says a number; nothing of digits.
"""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.figures.lexicon import DENOMINATORS, ONES, SCALES, SMALL_NUMBERS, TENS, ZERO_WORDS
from summarizer.figures.number import GRAND, Number, and_a_fraction, exact, scaled, times

WORD = re.compile(r"[a-z]+")

JOIN = re.compile(r"[ ]{0,3}-[ ]?|[ ]{1,4}")

AND = re.compile(r"[ -]{1,3}and[ -]{1,3}(?=[a-z])")

COMMA = re.compile(r"[ ]?,[ ](?=[a-z]+(?:[ -][a-z]+)?[ -](?:hundred|thousand|million|billion)(?![a-z]))")
"""two thousand, (three hundred)"""

_SHARES_AFTER = re.compile(r"[ -](?P<share>[a-z]+)s(?![a-z])")
"""(three) quarters"""

A_SCALE = re.compile(r"an?[ -]{1,3}(?=(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore)(?![a-z]))")

BARE_SCALE = re.compile(
    r"""(?:hundred|thousand|million|billion|trillion|crore|lakh)
        (?: (?=[ ](?:thousand|million|billion|trillion|crore)(?![a-z])) | (?=[ -](?:thousandth|millionth|billionth))
          | (?=[ ]and[ ](?:[a-z]{3,9})) | (?=[ -](?:(?:us|u\.s\.)[ ])?(?:dollar|euro|pound|litre|liter|mile|metre|meter
            |kilometre|kilometer|gallon|rupee|yen|year|ton|tonne|acre|barrel)s?(?![a-z])) | (?=[ ]?[.!?]?\s*$) )""",
    re.VERBOSE,
)
"""hundred (and six) · hundred (million) · million(-dollar): a scale word that stands for one of it"""

IN_ONE = {f"{tens}{one}": TENS[tens] + ONES[one] for tens in TENS for one in ONES}
"""Numbers written as one word: "thirtyfive"."""

COUNTED_SCALE = re.compile(r"(?:dozen|hundred|thousand|million|billion|trillion)(?=[ ](?!of[ ])[a-z])")
_SCALE_STARTS = frozenset({"do", "hu", "th", "mi", "bi", "tr"})
DETERMINER = re.compile(r"\b(?:another|(?:the|its|their)[ ](?:first|last|past|next))[ ]$")
"""another (dozen) · the next (billion)"""
POINT = re.compile(r"[ ](?:point|dot)(?=[ ][a-z])")
"""two point (five)"""

_POINT_WORD = re.compile(r"[ -]([a-z]+)")

_AFTER_A_POINT = {
    **{word: str(value) for word, value in SMALL_NUMBERS.items()},
    **dict.fromkeys((*ZERO_WORDS, "oh", "o"), "0"),
}  # fmt: skip
"""Words after "point" with the digits each stands for."""


def read_words(text: str, pos: int) -> Number | None:
    """Number words from `pos` on: "two hundred and six", "a dozen", "one and a half million"."""
    if text.startswith("point ", pos):
        return _bare_point(text, pos)
    article = A_SCALE.match(text, pos) or BARE_SCALE.match(text, pos) or _after_a_determiner(text, pos)
    if article and text.endswith("multi-", 0, pos):
        return None  # multi-million-dollar
    reader = _WordReader(pos)
    if article:
        reader.take_unit(1, pos)
        reader.end = pos
    reader.run(text, article.end() if article and text[pos] == "a" else pos)
    if reader.end == pos:
        return None
    number = _with_point(text, reader.number())
    number = and_a_fraction(text, number)
    grand = GRAND.match(text, number.end) if number.integral else None
    return times(number, 1000, grand.end()) if grand else number


def _after_a_determiner(text: str, pos: int) -> re.Match[str] | None:
    """Another dozen, the next billion: one of the scale word."""
    match = COUNTED_SCALE.match(text, pos) if text[pos : pos + 2] in _SCALE_STARTS else None
    return match if match and DETERMINER.search(text, max(0, pos - 12), pos) else None


def _with_point(text: str, number: Number) -> Number:
    """Two point five, nought point nought three, two point four million."""
    whole = number.integral or (number.low > 0 and number.low == int(number.low) and not number.vague)
    match = POINT.match(text, number.end) if whole else None
    digits, end = _digits_after(text, match.end()) if match else ("", 0)
    return scaled(text, _decimal(number, digits, end)) if digits else number


def _bare_point(text: str, pos: int) -> Number | None:
    """Point five, where nothing or a preposition stands before it."""
    if pos and not text.endswith(("of ", "by ", "to ", "at ", "minus ", "negative "), 0, pos):
        return None
    digits, end = _digits_after(text, pos + len("point"))
    zero = exact(pos, pos, Decimal(0), Decimal(1), worded=True)
    return scaled(text, _decimal(zero, digits, end)) if digits else None


def _digits_after(text: str, pos: int) -> tuple[str, int]:
    """The digits that words after "point" stand for, and where they end."""
    digits = ""
    while (word := _POINT_WORD.match(text, pos)) and word[1] in _AFTER_A_POINT and len(digits) < _MOST_DIGITS:
        digits, pos = digits + _AFTER_A_POINT[word[1]], word.end()
    return digits, pos


def _decimal(number: Number, digits: str, end: int) -> Number:
    value = Decimal(f"{number.low:f}.{digits}")
    return number._replace(end=end, low=value, high=value, precision=Decimal(1).scaleb(-len(digits)), scale=1)


_MOST_DIGITS = 24


class _WordReader:
    """Adds up number words as they come, and stops before the first that does not continue the number.

    `group` is the part below the last scale word, `total` what is complete: "two million three hundred" has total
    2,000,000 and group 300.
    """

    def __init__(self, pos: int) -> None:
        self.start = self.end = pos
        self.total = self.group = 0
        self.room = 0
        """Below what a following small number must be to continue: 10 after "twenty", 100 after "hundred"."""
        self.scale = 10**30
        self.last_scale = 1
        self.step = 1
        self.begun = False

    def run(self, text: str, pos: int) -> None:
        while (word := WORD.match(text, pos)) and self._take(word[0], word.end()):
            join = AND.match(text, word.end()) if self.room >= 100 else None
            if join is None or not self._continues(text, join.end()):
                join = self._comma(text, word.end()) or JOIN.match(text, word.end())
            if join is None:
                return
            pos = join.end()

    def _comma(self, text: str, pos: int) -> re.Match[str] | None:
        join = COMMA.match(text, pos) if self.room == 1000 else None
        word = WORD.match(text, join.end()) if join else None
        return join if word and word[0] in SMALL_NUMBERS else None

    def _continues(self, text: str, pos: int) -> bool:
        word = WORD.match(text, pos)
        if word is None or SMALL_NUMBERS.get(word[0], self.room) >= self.room:
            return False
        shares = _SHARES_AFTER.match(text, word.end())
        bottom = DENOMINATORS.get(shares["share"], 0) if shares and word[0] != "one" else 0
        return SMALL_NUMBERS[word[0]] >= bottom

    def _take(self, word: str, end: int) -> bool:
        value = SMALL_NUMBERS.get(word) or IN_ONE.get(word)
        if value is not None:
            return self.take_unit(value, end)
        if word in ZERO_WORDS and not self.begun:
            self.begun, self.end = True, end
            return False
        scale = SCALES.get(word)
        return scale is not None and word not in ("hundreds", "thousands") and self._take_scale(word, scale, end)

    def take_unit(self, value: int, end: int) -> bool:
        if self.begun and value >= self.room:
            return False
        self.begun, self.group, self.end, self.step = True, self.group + value, end, 1
        self.room = 10 if value in TENS.values() and value >= 20 else 0
        return True

    def _take_scale(self, word: str, scale: int, end: int) -> bool:
        if not self.group and self.total and scale >= 10**5 and self.total * scale < 10**24 and self.last_scale > 1:
            self.total, self.end, self.step = self.total * scale, end, self.step * scale  # three lakh crore
            return True
        if not self.group or (scale >= self.scale and word != "hundred"):
            return False
        if scale == 100 or word in ("dozen", "dozens"):
            if self.group >= 1000 or (self.group >= 100 and scale == 100):
                return False
            self.group *= scale
            self.room = 100 if scale == 100 else 0
        else:
            self.total, self.group, self.scale, self.room = self.total + self.group * scale, 0, scale, 1000
            self.step = scale
        self.end, self.last_scale = end, scale
        return True

    def number(self) -> Number:
        value = Decimal(self.total + self.group)
        plain = self.group and (self.total or self.group % self.last_scale)
        return Number(
            self.start, self.end, value, value, Decimal(1 if self.group else self.step), worded=True,
            scale=1 if plain else self.last_scale,
        )  # fmt: skip
