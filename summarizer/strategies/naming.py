"""How a name is put in the place of a word that points back: whole, in the case it stands in, as an owner.

Knows names alone; whom a word means is `antecedents`' part.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from summarizer.checks.words import tokens
from summarizer.figures.lexicon import SMALL_NUMBERS
from summarizer.strategies.clauses import PREPOSITIONS
from summarizer.strategies.nouns import QUANTITIES

_OWNED = re.compile(r"(?:['’]s|s['’]) (?=[a-z])")
"""An owner in a noun phrase that is no name: "the bank's chair", not "the Miners' Union"."""
_NAMED_AFTER = re.compile(r"of (?:[A-Z][\w.-]*(?: |$))+$")
"""What may stand between an owner and its ending: "the Bank of Norlind's governor"."""
_FEWEST_OF_OWNER = 3
"""Words of a common noun phrase that is left of a longer one: the article, a word that tells which, the noun."""


def lowered(name: str) -> str:
    """A noun phrase as it stands inside a sentence: "The ministry" -> "the ministry"."""
    first, _, rest = name.partition(" ")
    common = (rest and first.lower() in _OPENS_ANY) or first.lower() in QUANTITIES
    common = common or (rest[:1].islower() and first.lower() in _OPENS_COMMON)
    return name[:1].lower() + name[1:] if common else name


_OPENS_ANY = frozenset(SMALL_NUMBERS) | {"the", "a", "an", "some"}
_OPENS_COMMON = frozenset(
    """transport health finance interior defence defense education trade energy industry election tax customs border
    security emergency rescue fire police military army navy court government state city county federal local national
    regional senior hospital prison school university union company aid opposition party private public foreign
    independent medical""".split()
)
"""What opens "transport officials", which is no name though it opens its sentence."""


def possessive(name: str) -> str | None:
    """A noun phrase as an owner, without what follows its noun: "the new study by Norlind" -> "the new study's".

    None where it would be an owner's owner, is no thing that has others (an amount), or its noun alone does not tell
    which is meant.
    """
    words = tokens(name)
    if not words or _OWNED.search(name):
        return None
    after = next((n for n, word in enumerate(words) if n and word.lower in PREPOSITIONS | {"of"}), len(words))
    if words[after - 1].lower in QUANTITIES:
        return None
    if after < len(words) and not _NAMED_AFTER.match(name, words[after].start):
        if after < _FEWEST_OF_OWNER:
            return None
        name = name[: words[after - 1].end]
    return name + ("'" if name.endswith("s") else "'s")


_SHORT = re.compile(r"\b[Tt]he (?P<name>[A-Z][\w-]{2,})(?![\w-]| [A-Z])")
_FULL = re.compile(r"\bthe (?P<name>(?:[A-Z][\w-]* ){1,3}(?P<last>[A-Z][\w-]+))(?![\w-]| [A-Z])")


def in_full(name: str, text: str) -> str:
    """A noun phrase with its name of one word in full, as a text has it: "the Pact" -> "the Sea Pact"."""
    short = _SHORT.search(name)
    fuller = _full_names(text).get(short["name"], set()) if short else set()
    if short is None or len(fuller) != 1:
        return name
    return name[: short.start("name")] + next(iter(fuller)) + name[short.end("name") :]


@lru_cache(maxsize=4)
def _full_names(text: str) -> dict[str, set[str]]:
    """The names of several words of a text by their last: "Pact" -> "Sea Pact"."""
    found: dict[str, set[str]] = defaultdict(set)
    for told in _FULL.finditer(text):
        found[told["last"]].add(told["name"])
    return found
