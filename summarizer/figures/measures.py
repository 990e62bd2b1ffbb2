"""The unit after a number: words and symbols, powers, and units per units.

Knows `lexicon_units`; nothing of currencies, ranges or what a number is. `read_unit` looks at one place.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.figures.lexicon_units import ANY_CASE, LETTERS, SYMBOLS, WORDS, unit_of
from summarizer.figures.number import Number
from summarizer.figures.page import Page


class Written(NamedTuple):
    """A unit as written: its name, the lower-case form and where it ends."""

    unit: str
    form: str
    end: int


_GAP = re.compile(r"[ ]{0,4}-?[ ]{0,2}")
_LETTER = re.compile(r"[ -]?(?P<letter>[A-Za-zΩÅ])(?![\w²³'’])")
_TAKING = (" in ", " of ", " within ", " after ", " took ", " lasted ", " by ")
"""Words before the seconds that something took: "in 37s", where "under 18s" are people."""
_HYPHENED = frozenset("VWLΩmghls")
"""Letters that are units after a hyphen as well: a 12-V battery."""
_ATTACHED = {"in": "inch", "st": "stone", "mp": "megapixel", '"': "inch", "''": "inch"}
"""Words that are units only right after a digit."""
_ATTACHED_WORD = re.compile(
    r"""(?P<unit>in|st|mp)(?![a-z0-9²³'])|(?P<mark>"|'')(?![\w"'])
      | [ ](?P<spaced>in)(?=\.?(?:[ ](?:thick|long|wide|tall|high|deep|diameter|screen|display
                            |of[ ](?:rain|snow))\b|[ ]?$))
      | [ ](?P<lens>mp)(?=[ ](?:camera|sensor|lens|shooter|main|selfie|front|rear|primary|ultra
                         |telephoto|snapper)\b)""",
    re.VERBOSE,
)
"""6in · 6" · 2 in thick · 12 MP camera"""
_QUOTED_IN = 300
"""How far back an open quotation is looked for: the mark in ("He is 6") closes one."""
_CENTIGRADE = {"C": "degree celsius", "F": "degree fahrenheit"}
_AN_INITIAL = re.compile(r"\.[A-Za-z]|[ ](?:[A-Z][a-z]|\d)")
"""What makes an initial or a result of a capital letter: "5 V. Koe", "10 W 5 L"."""
_FORM = re.compile(r"[ ](?:filings?|forms?|reports?|disclosures?)\b")
"""(13F) filing"""

_PER = re.compile(
    r"(?P<slash>[ ]?/[ ]?)|(?P<per>[ ]per[ ]|-per-|[ ]every[ ](?=second|hour|minute))|(?P<article>[ -]an?[ -])"
)
_BELOW = re.compile(r"[A-Za-zμΩ²³\d^]+")
_INVERSE = re.compile(
    r"(?:[ ]?[·⋅.][ ]?|[ ]|(?=[a-zA-Z]))(?P<unit>[A-Za-zμ]{1,3})(?:\^?-|⁻)(?P<power>[123¹²³])(?![\d\w])"
)
"""(W) m-2 · (mol) L⁻¹"""
_POWERS = {"1": "", "2": "square ", "3": "cubic ", "¹": "", "²": "square ", "³": "cubic "}
_CALENDAR = frozenset({"day", "night", "week", "fortnight", "month", "year", "decade", "century", "weekend"})
_BY_THE_DAY = frozenset({"barrel", "million barrel", "barrel of oil equivalent", "cubic foot", "cubic metre"})
"""What is stated by the day as one unit: barrels per day."""
_SHORT_TIMES = {"d": "day", "y": "year", "yr": "year", "h": "hour", "s": "second", "m": "metre", "l": "litre"}
"""What a letter under a stroke stands for."""
_INVERSE_TIMES = {"d": "day", "day": "day", "min": "minute", "yr": "year", "y": "year"}
_MANY_TIMES = frozenset({"second", "hour", "minute"})

SECOND_NOUN = re.compile(
    r"""[ ]?-[ ]?|[ ](?:half|place|period|round|leg|quarter|row|man|woman|time|team|spell|year|of|and|[a-z]{1,12}est)
        (?![a-z])""",
    re.VERBOSE,
)
"""(two second)-half (goals)"""
ONE_DAY = re.compile(
    r"[ ]?-|[ ](?:later|ago|earlier|after|before|of|in|off|only|to|each|per|a|and|or|at|from|until)(?![a-z])"
)
"""(one day) later, where "one day" alone is some day"""
LASTING = re.compile(
    r"\b(?:last(?:s|ed|ing)?|took|takes|taking|taken|for|within|just|only|than|about|nearly|least)[ ]$"
)
"""lasted (one day)"""
_OF = re.compile(r"[ ]of[ ]|[ ]?(?:[.,;:)]|$)")
_BEFORE_OF = frozenset({"cup", "cups", "bar", "us cup", "us cups"})
"""Words that are units where what is measured follows: "two cups of rice", not "two cups and a medal"."""
_OF_POUNDS = re.compile(
    r"pounds?[ -](?:per[ -](?!(?:share|person|head|week|month|year|day|hour|night|unit|capita)\b)"
    r"|of[ ]force|force|f(?:ee|oo)t\b)"
)
"""pounds (per square inch): no money"""


def read_unit(page: Page, number: Number) -> Written | None:
    """Return the unit that follows `number`, with what it is taken per; None where none follows."""
    written = _word_or_symbol(page, number) or _attached(page, number)
    return _with_power(page, _per(page, written)) if written else None


def is_of_pounds(page: Page, number: Number) -> bool:
    """Whether pounds after a number are part of another unit."""
    gap = _GAP.match(page.lower, number.end)
    return gap is not None and _OF_POUNDS.match(page.lower, gap.end()) is not None


def begins_unit(page: Page, pos: int) -> bool:
    """Whether a unit is written at `pos`, after a space or a hyphen."""
    gap = _GAP.match(page.lower, pos)
    start = gap.end() if gap else pos
    return _at(page, start) is not None


def _at(page: Page, pos: int) -> Written | None:
    for phrases, text in ((WORDS, page.lower), (SYMBOLS, page.cased)):
        if found := phrases.match(text, pos):
            return Written(found[1], found[0], found[2])
    found = ANY_CASE.match(page.lower, pos)
    if found and page.cased[pos : found[2]] != "Ms":
        return Written(found[1], found[0], found[2])
    return None


def _word_or_symbol(page: Page, number: Number) -> Written | None:
    gap = _GAP.match(page.lower, number.end)
    assert gap is not None
    written = _at(page, gap.end())
    if written is None or _is_no_unit(page, number, written, hyphened="-" in gap[0]):
        return None
    return written


def _is_no_unit(page: Page, number: Number, written: Written, *, hyphened: bool) -> bool:
    """Whether the word is no unit: "two second-half goals", "in 2016 second place", "One day he left"."""
    form, after = written.form, written.end
    if form in _BEFORE_OF and not hyphened and not (form == "bar" and number.low > 1):
        return number.precision >= 1 and not _OF.match(page.lower, after)
    if hyphened or form not in ("second", "day") or (number.low == 1 and not number.worded):
        return False
    if form == "day":
        return number.low == 1 and not ONE_DAY.match(page.lower, after) and not _lasts(page, number)
    if number.precision < 1 or (number.low == 1 and _lasts(page, number)):
        return False
    if number.low == 1 and page.lower.endswith("by ", 0, number.start):
        return False
    return not 5 <= number.low <= 1000 or SECOND_NOUN.match(page.lower, after) is not None


def _lasts(page: Page, number: Number) -> bool:
    return LASTING.search(page.lower, max(0, number.start - 12), number.start) is not None


def _attached(page: Page, number: Number) -> Written | None:
    """A unit of one letter, or a word that is a unit only right after a digit."""
    end = number.end
    if not page.lower[end - 1].isdigit():
        return None
    if match := _ATTACHED_WORD.match(page.lower, end):
        form = match["unit"] or match["mark"] or match["spaced"] or match["lens"]
        if not match["mark"] or _is_inch_mark(page, number, form):
            return Written(_ATTACHED[form], form, match.end())
        return None
    match = _LETTER.match(page.cased, end)
    if match is None:
        return None
    letter, spaced = match["letter"], match[0][0] == " "
    if match[0][0] == "-" and letter not in _HYPHENED:
        return None
    if letter in _CENTIGRADE and not spaced and not _FORM.match(page.lower, match.end()):
        return Written(_CENTIGRADE[letter], letter, match.end())
    if letter in "vw" and not spaced and match[0][0] != "-":
        return Written(LETTERS[letter.upper()], letter, match.end())
    if letter not in LETTERS or not _is_letter_of_unit(page, number, match, spaced=spaced):
        return None
    return Written(LETTERS[letter], letter, match.end())


def _is_inch_mark(page: Page, number: Number, form: str) -> bool:
    """Whether the mark after a number is one of inches: no quotation is open, and none begins with the number."""
    end = number.end
    line = max(page.text.rfind("\n", 0, end), end - _QUOTED_IN, 0)
    if page.text[end] not in "\"'″′" or page.lower[max(0, number.start - 1) : number.start] in ('"', "'"):
        return False
    return page.lower.count(form[0], line, end) % 2 == 0


def _is_letter_of_unit(page: Page, number: Number, match: re.Match[str], *, spaced: bool) -> bool:
    letter = match["letter"]
    if letter == "m":
        return number.scale == 1
    if letter == "s":  # "9.58s" is a time taken and "30s" a decade
        return number.precision < 1 or (
            number.low < 1000
            and not page.lower.endswith("the ", 0, number.start)
            and (spaced or (number.low % 10 != 0 and page.lower.endswith(_TAKING, 0, number.start)))
        )
    if letter.islower():
        return True
    if number.scale != 1 or _AN_INITIAL.match(page.cased, match.end()):
        return False
    return (spaced and letter != "A") or letter in ("V", "W", "L", "Ω") or (letter == "A" and number.precision < 1)


def _per(page: Page, written: Written) -> Written:
    """What the unit is taken per, twice at most: mg/kg/day."""
    for _ in range(2):
        join = _PER.match(page.lower, written.end)
        below = _below(page, written, join) if join else None
        if below is None:
            return written
        name = f"{written.unit} per {below.unit}"
        if unit_of(name) is None:
            return written
        written = Written(name, written.form, below.end)
    return written


def _below(page: Page, written: Written, join: re.Match[str]) -> Written | None:
    found = _at(page, join.end()) or _letter_below(page, join.end()) if join["slash"] else _at(page, join.end())
    if found is None:
        return None
    if join["slash"]:
        return found
    if found.unit in _CALENDAR:
        return found if found.unit == "day" and written.unit in _BY_THE_DAY else None
    if join["article"]:
        unit = unit_of(written.unit)
        return found if unit and unit.dimension == "length" and found.unit in _MANY_TIMES else None
    return found


def _letter_below(page: Page, pos: int) -> Written | None:
    match = _BELOW.match(page.cased, pos)
    name = _SHORT_TIMES.get(match[0]) or LETTERS.get(match[0]) if match else None
    return Written(name, match[0], match.end()) if match and name else None


def _symbol(written: str) -> str:
    """The unit of a symbol; empty where it is none."""
    found = SYMBOLS.match(written, 0)
    return LETTERS.get(written) or (found[1] if found else "")


def _with_power(page: Page, written: Written) -> Written:
    """W m-2, mol L⁻¹: a unit with a negative power is one that the first is taken per."""
    for _ in range(2):
        match = _INVERSE.match(page.cased, written.end)
        below = match and (_INVERSE_TIMES.get(match["unit"]) or _symbol(match["unit"]))
        if not match or not below:
            return written
        written = Written(f"{written.unit} per {_POWERS[match['power']]}{below}", written.form, match.end())
    return written
