"""Numerals: digits, words and both, read into an interval of Decimals.

Knows how English writes a number; nothing of units, dates or what is counted. `parse_number` looks at one place and
returns what begins there, or None. A place is read once, left to right, so time is linear in what is read.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from summarizer.figures.lexicon import (
    DENOMINATORS,
    ONES,
    SCALE_LETTERS,
    SCALES,
    SMALL_NUMBERS,
    TENS,
    UNSTATED_SCALES,
    VAGUE,
    VAGUE_COUNTERS,
    VULGAR_FRACTIONS,
    ZERO_WORDS,
)
from summarizer.figures.page import JOINER


class Number(NamedTuple):
    """A numeral at `start:end`: its value as an interval, and the step it states."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    precision: Decimal
    worded: bool = False
    """Written in words alone."""
    vague: bool = False
    scale: int = 1
    """The scale word it carries: 10**6 for "1.5 million"."""

    @property
    def integral(self) -> bool:
        """Whether it is a plain whole number without a scale word."""
        return not self.vague and self.scale == 1 and self.precision == 1 and self.low == int(self.low)


def alternation(words: object) -> str:
    """A pattern for any of `words`, the longest first; a space also matches a hyphen."""
    ordered = sorted(words, key=len, reverse=True)  # type: ignore[call-overload]
    return "|".join(re.escape(word).replace(r"\ ", r"[ -]") for word in ordered)


GAP = r"[ ]{0,4}"

DIGITS = re.compile(
    r"""
    (?: (?P<western> \d{1,3} (?:,\x01?\d{3}){1,8} (?:\.\x01?\d{1,9})? )            # 31,490   1,234.56
      | (?P<swiss>   \d{1,3} (?:'\d{3}){1,8} (?:\.\d{1,9})? )            # 31'490
      | (?P<indian>  \d{1,2} (?:,\d{2}){1,6} ,\d{3} )                     # 12,34,567
      | (?P<dotted>  \d{1,3} (?:\.\d{3}){2,8} (?:,\d{1,2})?               # 1.200.000
                   | \d{1,3} (?:\.\d{3}){1,8} ,\d{2}                      # 1.200,00
                   | \d{1,3} (?:[ ]\d{3}){1,6} ,\d{2}                     # 1 200,00
                   | \d{1,3} \.\d{3} (?:,\d{1,2})? (?=[ ]?(?:€|eur)) )    # 1.200 €
      | (?P<comma>   \d{1,9} ,\d{1,2} (?=[ ]?(?:€|eur|mi[ol]|mrd|bn|%|°|k[gmw]\b
                                              |zł|zl\b|kč|kr\b|chf|lei\b|pln|czk|sek|nok|dkk|ron\b|huf|try\b|tl\b)) )   # 1,5 Mio.
      | (?P<spaced>  \d{1,3} (?:[ ]\d{3}){1,6} (?!,\d) )                  # 816 000
      | (?P<plain>   \d{0,15} \.\x01?\d{1,15} | \d{1,15} )
    ) (?!\d)
    """,
    re.VERBOSE,
)
"""A numeral in digits. Grouped forms first; every repeat is bounded."""

DECIMAL_COMMA = re.compile(r"\d{1,9},\d{2}(?![\d,])")
"""(EUR) 11,99: after a currency"""
POWER = re.compile(
    r"""(?P<times>[ ]?[x×*·⋅][ ]?(?P<base>10|2))?
        (?:[ ]?\^[ ]?(?P<up>-{0,2}\d{1,2})|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})|(?<=10)(?P<low>[ ]?-\d{1,2}))(?![\d/]|[.,]\d)
        | e(?P<e>[+-]?\d{1,2})(?!\w|\.\d)""",
    re.VERBOSE,
)
"""(10)^6 · (3) x 10^6 · (10)⁶ · (3) × 10-5 · (2.5)e6"""
RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
PLACES = re.compile(r"-figures?(?![a-z])|(?<=[a-z0-9]) figures(?![a-z])")
"""(six)-figure"""
MANY_PLACES = re.compile(r"\b(?:in|into|to|reach(?:ed|es)?)(?: the)?(?: low| high| mid)? $")
"""in (six figures)"""

SCALE = re.compile(rf"{GAP}-?({alternation(set(SCALES) - {'hundreds', 'thousands'})})(?![a-z])")
SCALE_LETTER = re.compile(rf"(?:[ ]?({alternation(SCALE_LETTERS)}))\.?(?![\w²³'/])")
MONEY_LETTER = re.compile(r"[ ]?(?P<letter>mm|t|g)(?![\w²³'/])")
"""($3.2)T · ($5) MM: scales after a currency alone"""
MONEY_AFTER = re.compile(
    r"[ ]?(?:usd|eur|gbp|sek|nok|dkk|chf|aud|cad|inr|cny|rmb|jpy|pln|zar|[€$£¥₹]|euros?|dollars?|pounds)(?![a-z])"
)
"""(5m) EUR: a million, not metres"""
AND_A_REST = re.compile(r"[ ]and[ ](?=\d)")
"""(3 hundred) and (21)"""

METRES_AFTER = re.compile(
    r"""[ -]{1,3}(?:high|tall|long|wide|deep|away|apart|thick|above|below|north|south|east|west|from|off|under
        |race|sprint|dash|finals?|freestyle|butterfly|backstroke|breaststroke|hurdles|relay|medley|steeplechase
        |individual|events?|title|champion(?:ship)?s?|record|gold|silver|bronze|pool|tower|walk|run(?:ner)?|heats?
        |wave|fence|wall|statue|drop|fall|jump|platform|springboard)\b""",
    re.VERBOSE,
)
"""What follows metres: "1.2m high", "the 200m final"."""
PLURAL_AFTER = re.compile(r"[ -]{1,3}(?:people|men|women|children|[a-z]{2,20}[^s' ]s|more)\b")
METRES_BEFORE = re.compile(r"\b(?:jump|leap|leapt|thr[eo]w|climb|clear|height|distance|sw[ai]m|measur|depth|best of)")

MIXED_FRACTION = re.compile(
    r"(?P<gap>[ ]{0,2}-?)(?:(?P<top>\d{1,2})/(?P<bottom>\d{1,2})(?![\d/])|(?=[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒]))"
)
_JOINED = r"(?:[ ]|[ ]?-[ ]?)"
_PARTS_OF = alternation(set(DENOMINATORS) - {"halves", "half", "quarter"})
AND_A_FRACTION = re.compile(
    rf"""{_JOINED}and{_JOINED}
         (?: (?:an?|one){_JOINED}(?P<part>half|quarter|{_PARTS_OF})
           | (?P<count>{alternation(SMALL_NUMBERS.keys() - {"one"})}){_JOINED}(?P<parts>quarter|{_PARTS_OF})s )(?![a-z])""",
    re.VERBOSE,
)
"""(two) and a half · (two) and three quarters"""

WORD = re.compile(r"[a-z]+")
JOIN = re.compile(r"[ ]{0,3}-[ ]?|[ ]{1,4}")
AND = re.compile(r"[ -]{1,3}and[ -]{1,3}(?=[a-z])")
A_SCALE = re.compile(r"an?[ -]{1,3}(?=(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore)(?![a-z]))")
_A_SCALE = r"(?P<scale>hundred|thousand|million|billion|trillion|dozen|lakh|crore)(?![a-z])"
HALF_A_SCALE = re.compile(
    r"(?P<part>half|(?:a[ ])?quarter|three[ -]quarters|(?:a|one|two)[ -](?:third|fifth|tenth)s?)"
    rf"(?:[ ]of[ ]an?[ ]|(?<=half)[ -]an?[ -]|(?<=half)[ -]|(?<=quarter)[ -]){_A_SCALE}"
)
BARE_SCALE = re.compile(
    r"""(?:hundred|thousand|million|billion|trillion|crore|lakh)
        (?: (?=[ ]and[ ](?:[a-z]{3,9})) | (?=[ -](?:(?:us|u\.s\.)[ ])?(?:dollar|euro|pound|litre|liter|mile|metre|meter
            |kilometre|kilometer|gallon|rupee|yen|year|ton|tonne|acre|barrel)s?(?![a-z])) | (?=[ ]?[.!?]?\s*$) )""",
    re.VERBOSE,
)
"""hundred (and six) · million(-dollar): a scale word that stands for one of it"""
POINT = re.compile(r"[ ]point(?=[ ][a-z])")
"""two point (five)"""
GRAND = re.compile(
    r"""[ ]grand(?![a-z])(?![ ]?-?[ ]?(?:prix|slam|piano|final|jur|master|child|son|daughter|parent|mother|father|tour
        |stand|total|old|opening|hotel|canyon|plan|scale|entrance|theft|duke|duch))""",
    re.VERBOSE,
)
"""(10) grand"""
VAGUE_SUM = re.compile(
    rf"(?:many[ ])?({alternation(VAGUE)})(?:[ ]of[ ](hundreds|thousands|millions|billions))?(?![a-z])"
)
SCORES_OF = re.compile(
    r"[ ](?:of|more|others?|dead|injured|wounded|killed|were|are|have|had)(?![a-z])(?![ ](?:the|a)[ ])"
)
"""scores (of people): not "test scores" nor "he scores"."""
VAGUE_SCALE = re.compile(
    r"(?:a[ ])?(several|few|couple(?:[ ]of)?)[ ](hundred|thousand|million|billion|dozen|trillion|lakh|crore)(?![a-z])"
)


def parse_number(page_lower: str, pos: int, *, money: bool = False) -> Number | None:
    """The numeral that begins at `pos`, or None.

    Parameters
    ----------
    page_lower : str
        Folded lower-case text.
    pos : int
        Where the numeral would begin.
    money : bool
        Whether a currency stands before it: then "m" is always a million.
    """
    number = _parse(page_lower, pos, money=money)
    return number if number is None else _in_places(page_lower, number)


def _parse(page_lower: str, pos: int, *, money: bool) -> Number | None:
    char = page_lower[pos : pos + 1]
    if char.isascii() and (char.isdigit() or char == "."):
        number = _digits(page_lower, pos, money=money)
        return number and _and_a_fraction(page_lower, number)
    if char in VULGAR_FRACTIONS:
        top, bottom = VULGAR_FRACTIONS[char]
        return _scaled(page_lower, _exact(pos, pos + 1, share_of(top, bottom), Decimal("0.01")))
    return _half_a_scale(page_lower, pos) or _vague(page_lower, pos) or _words(page_lower, pos)


def _in_places(text: str, number: Number) -> Number:
    """A "six-figure" sum lies between 100,000 and 999,999."""
    match = PLACES.match(text, number.end) if number.integral and 4 <= number.low <= 9 else None
    if match is None:
        return number
    if match[0][0] == " " and not MANY_PLACES.search(text, max(0, number.start - 20), number.start):
        return number
    low = Decimal(10) ** (int(number.low) - 1)
    return Number(number.start, match.end(), low, low * 10 - 1, Decimal(1), worded=True, vague=True)


def _exact(start: int, end: int, value: Decimal, precision: Decimal, *, worded: bool = False) -> Number:
    return Number(start, end, value, value, precision, worded)


def share_of(part: Decimal | int, whole: int) -> Decimal:
    """Return `part` of `whole` to six places."""
    return (Decimal(part) / whole).quantize(Decimal("0.000001"))


def match_to_digits(match: re.Match[str]) -> Number:
    """A `DIGITS` match as a number; the precision is the last decimal place."""
    text = match[0].replace(JOINER, "")
    if match.re is DECIMAL_COMMA or match["dotted"] or match["comma"]:
        text = text.replace(".", "").replace(",", ".")
    value = Decimal(re.sub("[, ']", "", text))
    places = -int(value.as_tuple().exponent)
    return _exact(match.start(), match.end(), value, Decimal(1).scaleb(-max(places, 0)))


def _digits(text: str, pos: int, *, money: bool) -> Number | None:
    match = (DECIMAL_COMMA.match(text, pos) if money else None) or DIGITS.match(text, pos)
    if match is None:
        return None
    number = _with_fraction(text, match_to_digits(match))
    raised = POWER.match(text, number.end)
    if (
        raised
        and (raised["times"] or raised["e"] or raised["up"] or number.low == 10)
        and (power := _to_a_power(number, raised))
    ):
        return power
    letter = (MONEY_LETTER.match(text, number.end) if money else None) or SCALE_LETTER.match(text, number.end)
    if letter is None:
        return _and_a_rest(text, _scaled(text, number))
    if letter[1] == "m" and not money and not _is_million(text, number, letter):
        return number
    end = letter.end(1)
    if letter[0].endswith(".") and letter[1] in ("mio", "mrd", "mill", "mln"):
        end = letter.end()
    return _times(number, _LETTERS[letter[1]], end)


_LETTERS = SCALE_LETTERS | {"t": 10**12, "mm": 10**6, "g": 10**9}
_LARGEST_POWER = 60
"""What a power may come to, in digits: nothing printed comes near."""


def _to_a_power(number: Number, match: re.Match[str]) -> Number | None:
    """3 x 10^6, 2.5e6, 10^6 alone and 2^10."""
    written = match["e"] or match["up"] or match["low"] or match["raised"].translate(RAISED)
    power = int(written.replace(" ", "").replace("--", ""))
    if match["low"] and not match["times"]:
        return None  # "10-15"
    if match["times"] or match["e"]:
        base, first = int(match["base"] or 10), number.low
    else:
        base, first = number.low, Decimal(1)
    if not base or abs(power) * max(1, abs(Decimal(base).adjusted()) + 1) > 2 * _LARGEST_POWER:
        return None
    value = first.scaleb(power) if base == 10 else first * Decimal(base) ** power
    step = (number.precision if first == number.low else Decimal(1)).scaleb(power) if base == 10 else Decimal(1)
    scale = 10**power if base == 10 and power > 0 else 1
    return Number(number.start, match.end(), value, value, step, scale=scale)


def _and_a_rest(text: str, number: Number) -> Number:
    """3 hundred and 21: the rest below the scale word."""
    join = AND_A_REST.match(text, number.end) if number.scale in (100, 1000) and number.end > number.start + 7 else None
    match = DIGITS.match(text, join.end()) if join else None
    rest = match_to_digits(match) if match else None
    if rest is None or not rest.integral or not 0 < rest.low < number.scale or not number.low % number.scale == 0:
        return number
    value = number.low + rest.low
    return number._replace(end=rest.end, low=value, high=value, precision=Decimal(1), scale=1)


def _and_a_fraction(text: str, number: Number) -> Number:
    """Two and a half; of a scale, 3 million and a quarter."""
    match = AND_A_FRACTION.match(text, number.end)
    if match is None or number.vague or number.precision < 1:
        return number
    part = fraction_after(match)
    unit = Decimal(number.scale if number.scale >= 1000 else 1)
    value = number.low + part * unit
    number = number._replace(end=match.end(), low=value, high=value, precision=unit / 10)
    return _scaled(text, number._replace(scale=1)) if unit == 1 else number


def fraction_after(match: re.Match[str]) -> Decimal:
    """The fraction of an `AND_A_FRACTION` match."""
    if match["part"]:
        return share_of(1, DENOMINATORS[match["part"]])
    return share_of(SMALL_NUMBERS[match["count"]], DENOMINATORS[match["parts"]])


def _is_million(text: str, number: Number, letter: re.Match[str]) -> bool:
    """Whether "m" after a sum without currency is a million rather than metres."""
    if METRES_AFTER.match(text, letter.end(1)):
        return False
    if MONEY_AFTER.match(text, letter.end(1)):
        return True
    if PLURAL_AFTER.match(text, letter.end(1)):
        return True
    if METRES_BEFORE.search(text, max(0, number.start - 30), number.start):
        return False
    # Alone, "5.68m" and "200 m" are lengths; "2.5m" is a count.
    return number.precision == Decimal("0.1") and letter[0][0] != " "


def _with_fraction(text: str, number: Number) -> Number:
    """2 1/2 and 2½: the fraction belongs to the whole number before it."""
    match = MIXED_FRACTION.match(text, number.end)
    if match is None or number.precision != 1:
        return number
    if match["top"]:
        top, bottom, end = int(match["top"]), int(match["bottom"]), match.end()
        if not match["gap"] or (match["gap"].endswith("-") and bottom not in (2, 3, 4, 5, 6, 8, 16, 32, 64)):
            return number
    else:
        (top, bottom), end = VULGAR_FRACTIONS[text[match.end()]], match.end() + 1
    if not 0 < top < bottom:
        return number
    return _exact(number.start, end, number.low + share_of(top, bottom), Decimal("0.01"))


def _times(number: Number, scale: int, end: int, *, stated: bool = True) -> Number:
    step = number.precision * scale if stated else number.precision
    return number._replace(
        end=end, low=number.low * scale, high=number.high * scale, precision=step, scale=number.scale * scale
    )


def _scaled(text: str, number: Number) -> Number:
    """`number` times the scale words after it: 1.5 million, 2 lakh crore, 3 dozen."""
    for _ in range(3):
        match = SCALE.match(text, number.end)
        if match is None:
            grand = GRAND.match(text, number.end) if number.integral else None
            return _times(number, 1000, grand.end()) if grand else number
        word = match[1]
        number = _times(number, SCALES[word], match.end(), stated=word not in UNSTATED_SCALES)
    return number


def _half_a_scale(text: str, pos: int) -> Number | None:
    match = HALF_A_SCALE.match(text, pos)
    if match is None:
        return None
    scale = SCALES[match["scale"]]
    value = (_SHARES_OF_A_SCALE.get(match["part"].replace("-", " ")) or _share_named(match["part"])) * scale
    return Number(pos, match.end(), value, value, _step_of(value), worded=True, scale=scale)


_SHARES_OF_A_SCALE = {
    "half": Decimal("0.5"), "quarter": Decimal("0.25"), "a quarter": Decimal("0.25"), "three quarters": Decimal("0.75"),
}  # fmt: skip


def _share_named(part: str) -> Decimal:
    """A third, two fifths."""
    count, _, name = part.replace("-", " ").partition(" ")
    return share_of(2 if count == "two" else 1, DENOMINATORS[name.removesuffix("s")])


def _step_of(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero: "half a million" is stated to 100,000."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) if value > 100 else Decimal(1)


def _vague(text: str, pos: int) -> Number | None:
    match = VAGUE_SUM.match(text, pos)
    if match:
        low, high = VAGUE[match[1]]
        if match[2]:
            first = {"tens": (20, 99), "hundreds": (200, 999), "thousands": (2000, 9999)}.get(match[1], (2, 99))
            scale = SCALES[match[2]]
            low, high = first[0] * scale, first[1] * scale + scale - 1
        elif match[1] == "tens" or (match[1] == "scores" and not SCORES_OF.match(text, match.end())):
            return None
        return _vague_number(match, low, high)
    match = VAGUE_SCALE.match(text, pos)
    if match is None:
        return None
    low, high = VAGUE_COUNTERS[match[1].removesuffix(" of")]
    scale = SCALES[match[2]]
    return _vague_number(match, low * scale, (high + 1) * scale - 1)


def _vague_number(match: re.Match[str], low: int, high: int) -> Number:
    return Number(match.start(), match.end(), Decimal(low), Decimal(high), Decimal(1), worded=True, vague=True)


def _words(text: str, pos: int) -> Number | None:
    """Number words from `pos` on: "two hundred and six", "a dozen", "one and a half million"."""
    if text.startswith("point ", pos) and (not pos or text.endswith(("of ", "by ", "to ", "at "), 0, pos)):
        zero = _exact(pos, pos, Decimal(0), Decimal(1), worded=True)
        number = _with_point(f"{text[:pos]} {text[pos : pos + 60]}", zero)
        return number._replace(end=number.end - 1) if number.precision < 1 else None
    article = A_SCALE.match(text, pos) or BARE_SCALE.match(text, pos)
    reader = _WordReader(pos)
    if article:
        reader.take_unit(1, pos)
        reader.end = pos
    reader.run(text, article.end() if article and text[pos] == "a" else pos)
    if reader.end == pos:
        return None
    number = _with_point(text, reader.number())
    number = _and_a_fraction(text, number)
    grand = GRAND.match(text, number.end) if number.integral else None
    return _times(number, 1000, grand.end()) if grand else number


def _with_point(text: str, number: Number) -> Number:
    """Two point five, nought point nought three, two point four million."""
    match = POINT.match(text, number.end) if number.integral else None
    digits, pos = "", match.end() if match else 0
    while match and (word := _POINT_WORD.match(text, pos)) and word[1] in _AFTER_A_POINT:
        digits, pos = digits + _AFTER_A_POINT[word[1]], word.end()
    if not digits:
        return number
    value = Decimal(f"{number.low:f}.{digits}")
    step = Decimal(1).scaleb(-len(digits))
    return _scaled(text, number._replace(end=pos, low=value, high=value, precision=step))


_POINT_WORD = re.compile(r"[ -]([a-z]+)")
_AFTER_A_POINT = {
    **{word: str(value) for word, value in SMALL_NUMBERS.items()},
    **dict.fromkeys((*ZERO_WORDS, "oh", "o"), "0"),
}  # fmt: skip
"""Words after "point" with the digits each stands for."""


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
                join = JOIN.match(text, word.end())
            if join is None:
                return
            pos = join.end()

    def _continues(self, text: str, pos: int) -> bool:
        word = WORD.match(text, pos)
        return word is not None and SMALL_NUMBERS.get(word[0], self.room) < self.room

    def _take(self, word: str, end: int) -> bool:
        value = SMALL_NUMBERS.get(word)
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
        plain = self.group and self.total
        return Number(
            self.start, self.end, value, value, Decimal(1 if self.group else self.step), worded=True,
            scale=1 if plain else self.last_scale,
        )  # fmt: skip
