"""Whether a shortened sentence is its source with words left out, as it was asked to be.

A small model that shortens by heart adds words, tells things in another order or gives a verb another subject; each
is a sign that the statement is no longer the source's, whatever its figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from summarizer.checks.verbs import finite_places
from summarizer.checks.words import Token, content, tokens
from summarizer.figures.lexicon_words import AUXILIARIES

_ALLOWED = frozenset(
    """people person killed died dead injured wounded said according about around more less than least most number total
    year years month months day days percent cent per article says""".split()
)
"""Words that a shortening may bring in: figures, hedges and attributions are judged by their own checks."""
_MAY_GO = frozenset("of or out and".split())
_MOST_MOVES = 1
"""An attribution may move from one end to the other."""
_PREPOSITIONS = frozenset(
    "of in on at from to for by with after before during under over near among between against into".split()
)
_BOUNDARIES = frozenset("who which that and but when as while if because after before where although whose".split())


def fault(short: str, source: str) -> str | None:
    """What shows that `short` is not `source` with words left out; None where nothing does."""
    mine, theirs = tokens(short), tokens(source)
    held = {word.key for word in theirs}
    added = [w.text for w in content(mine) if w.key not in held and w.lower not in _ALLOWED and w.text[0].isalpha()]
    if added:
        return f"adds {', '.join(added[:3])}, which the sentence does not say"
    if _moves(content(mine), content(theirs)) > _MOST_MOVES:
        return "tells things in another order than the sentence"
    subject, other = _subject(mine), _subject_of_same_verb(mine, source, theirs)
    if subject and other and other not in subject:
        return "gives the verb another subject than the sentence"
    return None


def _moves(mine: Sequence[Token], theirs: Sequence[Token]) -> int:
    """How often the words of one sentence jump back in the order of the other."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(theirs):
        places.setdefault(word.key, []).append(place)
    moves, at = 0, -1
    for word in mine:
        held = places.get(word.key)
        if held is None:
            continue
        ahead = next((place for place in held if place > at), None)
        moves += ahead is None
        at = held[0] if ahead is None else ahead
    return moves


def hole(short: str, source: str) -> str | None:
    """What shows that a number is gone from between words that both stay: "put the toll (at 38) on Tuesday".

    What stands between commas may go, and so may a whole ("78 of the 200 seats") or a second part ("and 40 hurt").
    """
    mine, theirs = tokens(short), tokens(source)
    matcher = SequenceMatcher(None, [w.key for w in theirs], [w.key for w in mine], autojunk=False)
    for kind, start, end, _, _ in matcher.get_opcodes():
        if kind != "delete" or not start or end == len(theirs) or theirs[start].lower in _MAY_GO:
            continue
        gone = [word.text for word in theirs[start:end] if word.text[0].isdigit()]
        around = source[theirs[start - 1].end : theirs[start].start] + source[theirs[end - 1].end : theirs[end].start]
        if gone and not set(",;()–—") & set(around):
            return f"leaves {gone[0]} out of the middle of a clause"
    return None


def _verb(words: Sequence[Token]) -> int | None:
    """The place of the main verb of the first clause, its auxiliaries skipped."""
    places = finite_places([word.lower for word in words])
    if not places:
        return None
    number = places[0]
    while number + 1 < len(words) and words[number].lower in AUXILIARIES:
        number += 1
    return number


def _subject(words: Sequence[Token]) -> set[str]:
    """The stems of the words before the first verb."""
    verb = _verb(words)
    return {word.key for word in words[:verb]} if verb else set()


def _subject_of_same_verb(mine: Sequence[Token], source: str, theirs: Sequence[Token]) -> str | None:
    """The stem of the head of what stands as subject before the same verb in the source; None where it is unclear."""
    verb = _verb(mine)
    if verb is None:
        return None
    at = next((number for number, word in enumerate(theirs) if word.key == mine[verb].key and number), None)
    if at is None:
        return None
    while at > 0 and theirs[at - 1].lower in AUXILIARIES:
        at -= 1
    start = at
    while (
        start > 0
        and theirs[start - 1].lower not in _BOUNDARIES
        and "," not in source[theirs[start - 1].end : theirs[start].start]
    ):
        start -= 1
    phrase = theirs[start:at]
    if not phrase or phrase[0].lower in _PREPOSITIONS or finite_places([word.lower for word in phrase]):
        return None
    head = next((number for number, word in enumerate(phrase) if word.lower in _PREPOSITIONS), len(phrase))
    named = content(phrase[:head])
    return named[-1].key if named else None
