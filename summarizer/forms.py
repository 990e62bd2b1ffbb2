"""A value said in the form that a sentence has: number words for number words, its units, its hedge.

Knows surfaces alone: nothing here decides which value is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.figures.lexicon import HEDGES

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: number for number, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_WORDS |= {f"{ten}-{_ONES[one]}": 10 * n + one for n, ten in enumerate(_TENS, 2) for one in range(1, 10)}
_SPELLED = {number: word for word, number in _WORDS.items()}

_SCALE = r"(?:hundred|thousand|million|billion|trillion|crore|lakh)"
NUMBER = re.compile(
    rf"""(?xi) (?<![\w.]) (?: (?P<digits>\d(?:[\d,.]*\d)?) (?P<scale>[ -]{_SCALE}\b|(?:m|bn|k|tn)\b)?
    | (?P<words>(?:{"|".join(sorted(_WORDS, key=len, reverse=True))})(?:[ -]{_SCALE})?) (?![\w]) )"""
)
_SIGNED = re.compile(r"^([^\w\s][ ]?\d[\d,.]*)[ ](?=(?:m|bn|k|tn)$)")
"""A sum of money whose scale stands apart: "£ 500 m"."""
_UNIT = re.compile(r"(?P<blank>[ -])(?P<unit>[a-z]{3,}?)(?P<plural>s?)(?![a-z])")
_BEFORE = re.compile(
    r"(?i)\b(?:"
    + "|".join(
        sorted((re.escape(h) for h in (*HEDGES, "exactly", "precisely") if h[0].isalpha()), key=len, reverse=True)
    )
    + r") $"
)
"""A hedge right before a figure."""


def in_the_form_of(surface: str, value: str) -> Iterator[str]:
    """Offer a value as a sentence would say it that says another one now; the nearest form first.

    Parameters
    ----------
    surface
        What the sentence says: "fifteen per cent".
    value
        What the source says for it: "12%".
    """
    surface = _SIGNED.sub(r"\1", surface)
    mine, theirs = list(NUMBER.finditer(surface)), list(NUMBER.finditer(value))
    if len(mine) == len(theirs) == 1:
        number = _styled(mine[0], theirs[0])
        yield surface[: mine[0].start()] + number + _agreeing(surface[mine[0].end() :], number)
    yield value[:1].upper() + value[1:] if surface[:1].isupper() and value[:1].islower() else value


def _styled(mine: re.Match[str], theirs: re.Match[str]) -> str:
    """A number in digits or in words, as the other one is."""
    said = theirs[0]
    if mine["words"] and theirs["digits"] and not theirs["scale"]:
        plain = theirs["digits"].replace(",", "")
        said = _SPELLED.get(int(plain), said) if plain.isdigit() else said
    elif mine["digits"] and said.lower() in _WORDS:
        said = str(_WORDS[said.lower()])
    return said[:1].upper() + said[1:] if mine[0][:1].isupper() else said


def _agreeing(tail: str, number: str) -> str:
    """What follows a number, its unit in the singular for one and in the plural for more."""
    unit = _UNIT.match(tail)
    if unit is None or unit["blank"] == "-" or unit["unit"] in ("per", "percent", "hundred", "thousand", "million"):
        return tail
    single = number.lower() in ("1", "one")
    plural = "" if single else unit["plural"] or ("s" if unit["unit"] in _COUNTABLE else "")
    return unit["blank"] + unit["unit"] + plural + tail[unit.end() :]


_COUNTABLE = frozenset("year month week day hour minute second mile metre kilometre pound dollar euro point".split())


_VERB = re.compile(
    r"(?i)(?:exceed|surpass|top|reach|total|pass|approach|near(?:s|ed|ing)\b|estimated (?:at|to)|put at)"
)
"""Hedges that are verbs: they cannot be set before a figure beside another verb."""
_NEARS = ("approach", "near")


def plain_hedge(text: str, start: int) -> str:
    """The hedge right before a place, as it can be set before any figure: "more than" where a verb says so."""
    found = _BEFORE.search(text, max(0, start - 40), start)
    if found is None or not (verb := _VERB.match(found.group())):
        return found.group() if found else ""
    if verb[0].lower().startswith("estimated"):
        return "an estimated "
    return "nearly " if verb[0].lower().startswith(_NEARS) else "more than "


def hedge_before(text: str, start: int) -> str:
    """The hedge that stands right before a place, with its blank; "" for none."""
    found = _BEFORE.search(text, max(0, start - 40), start)
    return "" if found is None or _VERB.match(found.group()) else found.group()
