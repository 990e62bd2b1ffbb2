"""Numbers written in digits: grouped, with a point or a comma, with a power, a fraction or a letter of scale.

Knows how digits are written; nothing of units and currencies but that metres and millions share a letter.
"""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.figures.lexicon import SCALE_LETTERS, VULGAR_FRACTIONS
from summarizer.figures.number import Number, alternation, exact, scaled, share_of, times
from summarizer.figures.page import JOINER

DIGITS = re.compile(
    r"""
    (?: (?P<western> \d{1,3} (?:\x01?,\x01?\d{3}){1,8} (?:\x01?\.\x01?\d{1,9})? )   # 31,490   1,234.56
      | (?P<swiss>   \d{1,3} (?:'\d{3}){1,8} (?:\.\d{1,9})? )            # 31'490
      | (?P<indian>  \d{1,2} (?:,\d{2}){1,6} ,\d{3} )                     # 12,34,567
      | (?P<dotted>  \d{1,3} (?:\.\d{3}){2,8} (?:,\d{1,2})?               # 1.200.000
                   | \d{1,3} (?:\.\d{3}){1,8} ,\d{2}                      # 1.200,00
                   | \d{1,3} (?:[ ]\d{3}){1,6} ,\d{2}                     # 1 200,00
                   | \d{1,3} \.\d{3} (?:,\d{1,2})? (?=[ ]?(?:€|eur)) )    # 1.200 €
      | (?P<comma>   \d{1,9} ,\x01?\d{1,2} (?=[ ]?(?:€|eur|mi[ol]|mrd|bn|%|°|k[gmw]\b
                                 |zł|zl\b|kč|kr\b|chf|lei\b|pln|czk|sek|nok|dkk|ron\b|huf|try\b|tl\b)
                                 |[ ]?-[ ]?\d{1,9},\d{1,2}[ ]?(?:€|eur|%))   # 1,5 Mio.
                   | \d{1,9} ,\d{1,2} (?=[ ]?(?:(?:[a-z]{1,2})?[$£](?![ ]?\d)|[¥₹₽₴]
                                      |(?:usd|gbp|cad|rs|rp|rm|лв)\b)) )   # 12,99 $
      | (?P<spaced>  \d{1,3} (?:[ ]\d{3}){1,6} (?!,\d) (?:\.\d{1,4}(?![\d.]))? )  # 816 000   1 234.56
      | (?P<plain>   \d{0,15} \x01?\.\x01?\d{1,15} | \d{1,15} )
    ) (?!\d)
    """,
    re.VERBOSE,
)
"""A numeral in digits. Grouped forms first; every repeat is bounded."""

DECIMAL_COMMA = re.compile(r"(?:\d{1,3}(?:\.\d{3}){1,5}|\d{1,9}),\d{1,2}(?![\d,])")
"""(EUR) 11,99 · (€) 1.500,9: after a currency"""

POWER = re.compile(
    r"""(?P<times>(?:[ ]?[x×*·⋅][ ]?|[ ]{1,3}(?=10\^))(?P<base>10|2))?
        (?:(?:[ ]?\^[ ]?|[ ]to[ ]the[ ]power[ ]of[ ])(?P<up>-{0,2}\d{1,2})
           |(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})|(?<=10)(?P<low>[ ]?-\d{1,2}))(?![\d/]|[.,]\d)
        | e(?P<e>[+-]?\d{1,2})(?!\w|\.\d)""",
    re.VERBOSE,
)
"""(10)^6 · (3) x 10^6 · (10)⁶ · (3) × 10-5 · (2.5)e6"""

RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")

SCALE_LETTER = re.compile(rf"(?:[ ]?({alternation(SCALE_LETTERS)}))\.?(?![\w²³'/])")

MONEY_LETTER = re.compile(r"[ ]?(?P<letter>mm|mil|t|g)(?![\w²³'/])")
"""($3.2)T · ($5) MM: scales after a currency alone"""

MONEY_AFTER = re.compile(
    r"[ ]?(?:usd|eur|gbp|sek|nok|dkk|chf|aud|cad|inr|cny|rmb|jpy|pln|zar|[€$£¥₹]|euros?|dollars?|pounds)(?![a-z])"
)
"""(5m) EUR: a million, not metres"""

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
    r"(?P<gap>[ ]{0,2}-?|[ ]and[ ](?=\d/[2348](?!\d)))"
    r"(?:(?P<top>\d{1,2})/(?P<bottom>\d{1,2})(?![\d/])|(?=[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒]))"
)


def read_digits(text: str, pos: int, *, money: bool) -> Number | None:
    """Read the number in digits at `pos`; after a currency `money` is set, and "m" is a million."""
    match = (DECIMAL_COMMA.match(text, pos) if money else None) or DIGITS.match(text, pos)
    if match is None:
        return None
    number = with_fraction(text, match_to_digits(match))
    raised = POWER.match(text, number.end)
    if (
        raised
        and (raised["times"] or raised["e"] or raised["up"] or number.low == 10)
        and (power := _to_a_power(number, raised))
    ):
        return power
    letter = (MONEY_LETTER.match(text, number.end) if money else None) or SCALE_LETTER.match(text, number.end)
    if letter is None:
        return scaled(text, number)
    if letter[1] == "b" and letter[0][0] == " " and not money:
        return number  # "1500 b" are bits
    if letter[1] == "m" and not money and not _is_million(text, number, letter):
        return number
    end = letter.end(1)
    if letter[0].endswith(".") and letter[1] in ("mio", "mrd", "mill", "mln"):
        end = letter.end()
    return times(number, _LETTERS[letter[1]], end)


def match_to_digits(match: re.Match[str]) -> Number:
    """A `DIGITS` match as a number; the precision is the last decimal place."""
    text = match[0].replace(JOINER, "")
    if match.re is DECIMAL_COMMA or match["dotted"] or match["comma"]:
        text = text.replace(".", "").replace(",", ".")
    value = Decimal(re.sub("[, ']", "", text))
    places = -int(value.as_tuple().exponent)
    return exact(match.start(), match.end(), value, Decimal(1).scaleb(-max(places, 0)))


_LETTERS = SCALE_LETTERS | {"t": 10**12, "mm": 10**6, "mil": 10**6, "g": 10**9}

_LARGEST_POWER = 60
"""What a power may come to, in digits: nothing printed comes near."""


def _to_a_power(number: Number, match: re.Match[str]) -> Number | None:
    """3 x 10^6, 2.5e6, 10^6 alone and 2^10."""
    written = match["e"] or match["up"] or match["low"] or match["raised"].translate(RAISED)
    power = int(written.replace(" ", "").replace("--", ""))
    if match["low"] and not match["times"]:
        return None  # "10-15"
    if match["times"] or match["e"]:
        base, first = Decimal(match["base"] or 10), number.low
    else:
        base, first = number.low, Decimal(1)
    if not base or abs(power) * max(1, abs(base.adjusted()) + 1) > 2 * _LARGEST_POWER:
        return None
    value = first.scaleb(power) if base == 10 else first * base**power
    step = (number.precision if first == number.low else Decimal(1)).scaleb(power) if base == 10 else Decimal(1)
    scale = 10**power if base == 10 and power > 0 else 1
    return Number(number.start, match.end(), value, value, step, scale=scale)


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


def with_fraction(text: str, number: Number) -> Number:
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
    return exact(number.start, end, number.low + share_of(top, bottom), Decimal("0.01"))
