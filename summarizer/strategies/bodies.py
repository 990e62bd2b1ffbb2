"""Bodies that a sentence names by less than their name: by their bare noun, or by one who speaks for them."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.checks.verbs import finite_places
from summarizer.checks.words import Token, tokens
from summarizer.document import BlockKind
from summarizer.figures.figure import Span
from summarizer.strategies.antecedents import FURTHEST_BACK, NO_MODIFIER, Candidate, Place, definite, one_line
from summarizer.strategies.nouns import TIMES, body


def represented(place: Place) -> Candidate:
    """The body that "a spokesman" speaks for: the one that acted in the sentence before, if that names no other."""
    before, span = next(place.before(), ("", Span(start=0, end=0)))
    named = body(before)
    rest = tokens(before[before.find(named) + len(named) :]) if named else []
    return (definite(named), span) if named and not any(w.capital and w.lower not in TIMES for w in rest) else None


_MOST_MODIFIERS = 4
_REMEMBERED = 30
"""Sentences back in which other bodies of the same noun are looked for."""


def fuller_name(place: Place, head: str) -> Candidate:
    """The name by which a body was told of last; None where the story's first sentence tells it, or nothing does."""
    document = place.document
    places = [n for n in range(place.number) if document.kind_of(document.sentences[n]) is BlockKind.BODY]
    places = [*places[:1], *places[1:][-_REMEMBERED:]]
    told = {
        name: number
        for number in places
        for name in _names_with(one_line(document.sentences[number].span.of(document.text)), head)
    }
    if not told or set(told.values()) == set(places[:1]):
        return None
    name, number = max(told.items(), key=lambda item: item[1])
    return (name, document.sentences[number].span) if place.number - number <= FURTHEST_BACK else None


def _names_with(text: str, head: str) -> Iterator[str]:
    """Each noun phrase of a text that ends in `head` and has words before it that tell which one it is."""
    words = tokens(text)
    for number, word in enumerate(words):
        start = number
        while word.text.lower() == head and start > 0 and number - start < _MOST_MODIFIERS:
            if not _modifies(words[start - 1], text, words[start].start):
                break
            start -= 1
        if start < number:
            name = text[words[start].start : word.end]
            yield name if words[start].text.endswith(("'s", "’s", "s'", "s’")) else f"the {name}"


def _modifies(word: Token, text: str, until: int) -> bool:
    """Whether a word right before a noun may be of its name."""
    return (
        text[word.end : until] == " "
        and word.lower not in NO_MODIFIER
        and word.text[0].isalpha()
        and not finite_places(["it", word.lower, "x"])
    )
