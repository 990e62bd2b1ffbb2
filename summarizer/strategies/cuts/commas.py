"""Cuts between commas: asides, what follows a statement, what leads up to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.checks.attribution import SAYING
from summarizer.checks.fragments import dangling
from summarizer.checks.verbs import finite_places
from summarizer.checks.words import tokens
from summarizer.strategies.clauses import (
    JOINS,
    PREPOSITIONS,
    RELATIVES,
    RIVALS,
    has_finite,
    own_clause,
    stands,
    words_of,
)
from summarizer.strategies.cuts.sentence import (
    BINDING,
    COMMENTS,
    PARTICIPLES,
    Cut,
    Sentence,
    adds,
    comments,
    is_placed,
    is_spoken,
    opens_participle,
    resumes,
)

_MOST_ASIDE = 3
"""Pieces of the longest aside."""


def asides(sentence: Sentence) -> Iterator[Cut]:
    """Yield what stands between a subject and its verb: ", a port town," or ", who is 46,"."""
    pieces = sentence.pieces
    for first in range(1, len(pieces) - 1):
        for after in range(first + 1, min(first + 1 + _MOST_ASIDE, len(pieces))):
            if _is_aside(sentence, first, after) and (last := _aside_end(sentence, first, after)) is not None:
                yield Cut(pieces[first].start - 1, last)


def _is_aside(sentence: Sentence, first: int, after: int) -> bool:
    """Whether pieces between commas are of one aside, which says nothing of its own that others are told by."""
    held, following = sentence.words[first:after], sentence.words[after]
    opening = next(iter(held[0]), "")
    if not opening or not following or opening in BINDING - {"or"} or (opening == "or" and not _equal(sentence, first)):
        return False
    if any(words[:1] in (["and"], ["but"]) or (has_finite(words) and not comments(words)) for words in held[1:]):
        return False
    if opening in RELATIVES and not finite_places(["it", *held[0][1:]]):
        return False  # ", who, he said, had lied,"
    return adds(tokens(sentence.pieces[first].of(sentence.text))) or not SAYING & {w for words in held for w in words}


def _aside_end(sentence: Sentence, first: int, after: int) -> int | None:
    """Where the cut of an aside ends, by what it stands in; None where it cannot go."""
    words, start = sentence.words[first], sentence.pieces[after].start
    begun, following = words_of(sentence.text[: sentence.pieces[first].start]), sentence.words[after]
    placed, adding = is_placed(begun), comments(words) or _equal(sentence, first)
    named = _NAME.search(sentence.pieces[first].of(sentence.text))
    if not begun or (named and begun[0] in ("a", "an") and begun[-1] not in _PERSONS):
        return None  # "a foreign institute" needs its name
    if resumes(following):
        free = words[0] in RELATIVES or not has_finite(begun)
        if not free or (placed and first == 1) or not (adding or (after == first + 1 and _is_name(words))):
            return None
        # "in the capital, Ardash, which ..., reported": the name keeps its second comma
        return start - (first > 1 + placed and not finite_places(sentence.words[first - 1]))
    if following[0] in ("and", "but"):
        goes_on = finite_places(["it", *following[1:3]])[:1] == [1]
        return start if goes_on and adding and has_finite(begun) else None
    return start - 1 if placed and after == first + 1 and _told_of(words) and not has_finite(begun) else None


def _equal(sentence: Sentence, number: int) -> bool:
    return bool(_EQUAL.match(sentence.pieces[number].of(sentence.text)))


def _is_name(words: Sequence[str]) -> bool:
    """Whether a piece is a bare name of what stands before it, which is known without it."""
    return not has_finite(words) and not set(words) & PREPOSITIONS


_PERSONS = frozenset("spokesman spokeswoman spokesperson official lawyer resident survivor nurse doctor".split())
"""Speakers known by what they are."""
_NAME = re.compile(r"^ (?:the )?[A-Z]")


def _told_of(words: Sequence[str]) -> bool:
    """Whether a piece is a relative clause or a participle: never the subject of what follows."""
    return words[0] in RELATIVES | PARTICIPLES | {"when"} or words[0].endswith("ed")


def _runs_on(words: Sequence[str]) -> bool:
    """Whether a piece opens a clause, so that what follows it after a comma may still be its own."""
    return words[0] in RELATIVES | JOINS | COMMENTS or opens_participle(words) or words[:2] == ["so", "that"]


_OWNED = re.compile(r"\s*[A-Z][\w-]*(?:['’]s|s['’])\s[^,]*$")
"""An apposition that begins with its owner: ", Hollin's last harbour"."""
_EQUAL = re.compile(
    r"\s*or (?:(?:about|around|roughly|nearly|almost|just \w+|some) (?:[\d$£€]|an? |half|one)|[\d.]+(?:%| per ?cent)"
    r"|[$£€][\d.]+ a share)"
)
"""The same amount said in another way; an alternative is not."""
_NAMED = re.compile(r"(?<=[a-z]), (?:[A-Z][\w-]+ ?){1,4}$")
"""A name set after what it names: "a smaller rival, Hollin Lines"."""


def tails(sentence: Sentence) -> Iterator[Cut]:
    """Yield what follows the statement after a comma, up to the end or to who says it."""
    text, pieces = sentence.text, sentence.pieces
    for number in range(1, len(pieces)):
        for end in sentence.ends:
            if pieces[number].start < end and _is_tail(sentence, number, end):
                yield Cut(pieces[number].start - 1, end)
    for match in re.finditer(r";\s", text):
        if not (SAYING | RIVALS) & set(words_of(text[match.end() :])):
            yield Cut(match.start(), sentence.end)
    if named := _NAMED.search(text[: sentence.end]):
        yield Cut(named.start(), named.end())


_ONE_OF = re.compile(r"\b(?:one|two|three|some|most|all) of (?:the )?[\w-]+ [a-z]")


def _is_tail(sentence: Sentence, number: int, end: int) -> bool:
    """Whether all from a piece on to `end` only adds to a statement that stands before it."""
    piece, words, before = sentence.pieces[number], sentence.words[number], sentence.words[number - 1]
    later = [sentence.words[n] for n in range(number + 1, len(sentence.pieces)) if sentence.pieces[n].start < end]
    if words[:1] == ["with"] and _ONE_OF.search(sentence.text, 0, piece.start):
        return False  # "one of two banks, with a rating of 9": which two
    if not words or not before or any(held[-1:] and held[-1] in JOINS for held in sentence.words[:number]):
        return False
    if (later and later[0] and resumes(later[0])) or _lacks_verb(sentence, number):
        return False
    heads = tokens(piece.of(sentence.text))
    if not adds(heads) and any(held[:1] in (["and"], ["or"]) and not has_finite(held) for held in later):
        return False  # a list goes on
    if is_spoken(sentence.pieces[number - 1].of(sentence.text).strip()):
        return comments(words) or words[0] in JOINS
    if not stands(sentence.text[: piece.start - 1] + ".") or not (_runs_on(words) or all(map(_ends_with, later))):
        return False
    joined = len(words) > 3 and words[0] in JOINS and own_clause(heads[1:])
    owned = bool(_OWNED.match(piece.of(sentence.text))) and not has_finite(words)
    return joined or owned or _equal(sentence, number) or comments(words)


def _lacks_verb(sentence: Sentence, number: int) -> bool:
    """Whether the clause that a piece belongs to has no verb before it: "and the Liberals, founded in May, won 9"."""
    if (
        number > 1
        and sentence.words[number - 1][0] in ("his", "her", "its", "their")
        and resumes(sentence.words[number])
    ):
        return True  # "Hale, his eyes red, called it a draft"
    opened = next((n for n in range(number - 1, 0, -1) if sentence.words[n][:1] in (["and"], ["but"], ["while"])), None)
    held = sentence.words[opened:number] if opened is not None else []
    return bool(held) and not any(has_finite(words) and not comments(words) for words in held)


def _ends_with(words: Sequence[str]) -> bool:
    """Whether a piece behind an apposition can go with it."""
    return comments(words) or bool(set(words[:1]) & JOINS)


_OPENS_LEADING = frozenset(
    "after as with despite although though while following amid speaking asked citing using referring".split()
)
_SPEAKING_PLACE = re.compile(
    r"""(?ix)
    in[ ](?:an?|his|her|its|their)[ ](?:statement|speech|interview|letter|report|remarks|post|briefing|e-?mail
        |judgment|ruling|verdict|decision|bulletin)\b
  | in[ ]a[ ]separate[ ]\w+ | in[ ]remarks\b
  | (?:at|in)[ ](?:an?|the)[ ](?:news|press)[ ](?:conference|briefing|release)\b
  | on[ ](?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b
    """
)
_IN_A_STATEMENT = re.compile(r"In a (?:statement|speech|report|news release)(?: on \w+day)?,? (?=the |an? |[A-Z])")


def leads(sentence: Sentence) -> Iterator[Cut]:
    """Yield "After weeks of talks, " where a subject follows that needs nothing of it."""
    text, pieces = sentence.text, sentence.pieces
    if match := _IN_A_STATEMENT.match(text):
        yield Cut(0, match.end())
    if len(pieces) < 2 or not sentence.words[0] or not sentence.words[1]:
        return
    rest, opening = text[pieces[1].start :].strip(), sentence.words[0][0]
    opens = opening in _OPENS_LEADING or _SPEAKING_PLACE.match(text)
    follows = has_finite(sentence.words[1]) and sentence.words[1][0] not in JOINS | RELATIVES | {"that", "or"}
    follows = follows and not is_spoken(rest.rstrip("."))
    if opens and follows and not dangling(rest):
        yield Cut(0, pieces[1].start)
