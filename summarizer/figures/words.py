"""A text as words, each with its lemma: what a clause, an index and a binding are made of.

Knows English morphology, light: one table of suffixes, one of irregular forms, one of families of words about
the same thing. A lemma is a key to compare, never shown to anyone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

from summarizer.figures import lexicon_words as lexicon
from summarizer.figures.page import lowered

_WORD = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+){0,4})")
"""One group, so that `split` gives the words and what stands between them in turn.

A number is cut after five parts: a list written without blanks is many numbers, and no single word.
"""

_SUFFIXES = (
    ("ications", "i", 3), ("ication", "i", 3), ("isions", "id", 2), ("ision", "id", 2), ("ements", "e", 3),
    ("ations", "", 3), ("ation", "", 3), ("ating", "", 3), ("ated", "", 3), ("ates", "", 3), ("ators", "", 3),
    ("ator", "", 3), ("ate", "", 4), ("ement", "e", 3), ("ments", "", 3), ("ment", "", 3), ("nesses", "", 4),
    ("ness", "", 4), ("ities", "", 4), ("ity", "", 4), ("ances", "", 4), ("ance", "", 4), ("ences", "", 4),
    ("ence", "", 4), ("ions", "", 5), ("ion", "", 5), ("ives", "", 4), ("ive", "", 4), ("ings", "", 3),
    ("ingly", "", 3), ("ing", "", 3), ("edly", "", 3), ("ied", "i", 2), ("ies", "i", 2), ("ers", "", 4),
    ("ors", "", 4), ("er", "", 4), ("or", "", 4), ("als", "", 5), ("ally", "", 5), ("al", "", 5), ("fully", "", 4),
    ("ful", "", 4), ("ly", "", 4), ("ed", "", 3),
)  # fmt: skip
"""Suffix, what replaces it, and the fewest letters that must remain; the first that fits is taken."""


class Word(NamedTuple):
    """One word of a text; `lemma` is empty for a word that binds nothing."""

    start: int
    end: int
    lower: str
    lemma: str


_word: Callable[[tuple[int, int, str, str]], Word] = partial(tuple.__new__, Word)
"""Make a word of its fields: a text has thousands."""


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of `text[start:end]`, with offsets into `text`."""
    return parted(text, start, end)[0]


def parted(text: str, start: int, end: int) -> tuple[list[Word], list[str]]:
    """The words of `text[start:end]`, and what stands right before each."""
    parts = _WORD.split(lowered(text[start:end]))
    lower = parts[1::2]
    bounds = list(accumulate(map(len, parts), initial=start))
    words = map(_word, zip(bounds[1::2], bounds[2::2], lower, map(lemma_of, lower), strict=False))
    return list(words), parts[:-1:2]


def spoken(text: str) -> set[str]:
    """The words of a text, lower-case."""
    return {word.lower for word in words_of(text, 0, len(text))}


def lemmas_in(text: str) -> set[str]:
    """The lemmas of a text."""
    return {word.lemma for word in words_of(text, 0, len(text)) if word.lemma} if text else set()


@lru_cache(maxsize=65536)
def lemma_of(lower: str) -> str:
    """The key of a lower-case word: its family, its place or its stem; empty for a stop word or a numeral."""
    word = lower.replace("’", "'").removesuffix("'s").removesuffix("'")
    if word in lexicon.STOP or word[:1].isdigit() or len(word) < 2:
        return ""
    if word in lexicon.DEMONYMS:
        return lexicon.DEMONYMS[word]
    stem = stem_of(word)
    return _family().get(stem, lexicon.DEMONYMS.get(word.removesuffix("s"), stem))


@lru_cache(maxsize=65536)
def stem_of(word: str) -> str:
    """The stem of a lower-case word: inflection and the commonest derivations taken off."""
    word = lexicon.IRREGULAR.get(word, word)
    return _plain(_strip(_singular(word)))


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "ies")):
        return word
    if word.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        return word[:-2]
    return word[:-1]


def _strip(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if len(word) > 5 else word
    for suffix, replacement, shortest in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= shortest:
            return word[: -len(suffix)] + replacement
    return word


def _plain(stem: str) -> str:
    """One spelling for a stem with or without its last letters: no final e, no doubled consonant, i for y."""
    stem = stem.removesuffix("e") if len(stem) > 3 else stem
    if len(stem) > 3 and stem[-1] == stem[-2]:
        stem = stem[:-1]
    return stem[:-1] + "i" if stem.endswith("y") and len(stem) > 3 else stem


@lru_cache(maxsize=1)
def _family() -> dict[str, str]:
    families: dict[str, str] = {}
    for name, members in lexicon.FAMILIES.items():
        for member in members.split():
            families.setdefault(stem_of(member), "=" + name)
    return families
