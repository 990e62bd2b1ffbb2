"""A sentence read once for every kind of cut, and what its pieces between commas are.

Rules over commas and the words that open a clause; no parser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.checks.attribution import SAYING
from summarizer.checks.verbs import finite_places
from summarizer.checks.words import Token, quoted
from summarizer.figures.figure import Span
from summarizer.strategies.clauses import PREPOSITIONS, RELATIVES, SPOKEN, chunks, firm_places, words_of


@dataclass(frozen=True)
class Sentence:
    """A sentence read once for every kind of cut."""

    text: str

    @cached_property
    def pieces(self) -> list[Span]:
        """What stands between its commas."""
        return chunks(self.text)

    @cached_property
    def words(self) -> list[list[str]]:
        """The words of each piece, in lower case."""
        return [words_of(piece.of(self.text)) for piece in self.pieces]

    @cached_property
    def quotes(self) -> list[Span]:
        """What stands inside its quotation marks."""
        return quoted(self.text)

    @cached_property
    def end(self) -> int:
        """Where its final stop is."""
        whole = self.text.rstrip()
        return len(whole) - 1 if whole[-1:] in ".!?" else len(whole)

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """Where a cut may stop: at the final stop, or at the attribution that closes the sentence."""
        last = self.pieces[-1]
        said = self.text[last.start : self.end].strip()
        return (last.start - 1, self.end) if len(self.pieces) > 1 and is_spoken(said) else (self.end,)


def is_spoken(piece: str) -> bool:
    """Whether a piece is nothing but who says it: "the ministry said", "said Ada Brenn", "according to her"."""
    words = words_of(piece)
    inverted = words[:1] == ["said"] and bool(finite_places(words[1:]))
    return bool(SPOKEN.fullmatch(piece)) and not inverted


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of a sentence to leave out, and what to put in its place."""

    start: int
    end: int
    put: str = ""


# --- what only adds ---

COMMENTS = frozenset(
    """after as because despite although though while when with following amid whereas partly mainly largely apart
    thanks owing up down compared""".split()
)
"""What opens a piece that comments on a whole statement; "since" or "before" would take a figure's time away."""
_SIZES = frozenset("about roughly nearly almost around equal equivalent most many half some several one".split())
BINDING = frozenset(
    """if unless until except excluding provided not only without barring assuming depending pending counting or and but
    nor since before""".split()
)
"""What binds a piece to the statement: a condition, an exception, a time, an alternative."""
_ARTICLES = frozenset("a an the his her its their".split())
PARTICIPLES = frozenset(
    """founded based led planned estimated launched driven helped backed built known made held owned run
    released born bought sold named called described seen taken given caused written signed swollen""".split()
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def comments(words: Sequence[str]) -> bool:
    """Whether a piece between commas that begins so only adds to what stands before it."""
    if not words or words[0] in BINDING or "if" in words[:3] or "exception" in words:
        return False
    first = words[0]
    if first in COMMENTS:
        return len(words) > 1 and not (first in ("compared", "up", "down", "apart") and len(words) < 3)
    if first in RELATIVES or opens_participle(words):
        return True
    if _COMPARES & set(words[:5]) and "than" in words[:6]:
        return True
    if first == "against" or (first == "from" and "to" not in words):
        return any(word[0].isdigit() for word in words)
    if first in PREPOSITIONS | {"of", "in"} and len(words) > 2 and words[1] in ("which", "whom", "what", "whose"):
        return True
    if words[:2] == ["so", "that"] or (first == "in" and _SUPERLATIVE.search(" ".join(words[1:5]))):
        return True
    if "after" in words[1:4] and MEASURES & set(words[:3]):
        return True
    listed = "and" in words and words[min(words.index("and") + 1, len(words) - 1)] not in _ARTICLES
    verbs = firm_places(words)
    bare = (not verbs or bool(_THAT & set(words[: verbs[0]]))) and not listed
    return (
        (first in _ARTICLES | _SIZES and bare)
        or (first in _SIZES and len(words) > 2 and words[1] == "of")
        or ((first in PARTICIPLES or (first.endswith("ed") and "-" not in first)) and "and" not in words[:4])
        or (first[0].isdigit() and bare and not _YEAR.fullmatch(first))
        or (len(words) > 2 and words[1] == "of" and words[2] in ("whom", "which", "them"))
    )


_THAT = frozenset("that who which whose where when since what".split())
"""What opens a clause inside a noun phrase: "the largest loss since measurements began"."""
_COMPARES = frozenset("more less fewer higher lower larger smaller later earlier sooner".split())
_SUPERLATIVE = re.compile(r"\b(?:the|its|their) (?:most|least|first|worst|best|largest|\w{3,}est)\b|^one of the\b")
_TIMED = frozenset("starting beginning ending".split())


def opens_participle(words: Sequence[str]) -> bool:
    """Whether a piece opens with a participle that tells what follows from the statement: "leaving 40 dead"."""
    first, second = words[0], words[1] if len(words) > 1 else ""
    if not first.endswith("ing") or len(first) < 5 or first.startswith("non-") or first == "according":
        return False
    return not (first in _TIMED and second in PREPOSITIONS)


def resumes(words: Sequence[str]) -> bool:
    """Whether a piece goes on with the verb of a sentence whose subject stands before an aside."""
    return words[0] in SAYING | AUXILIARIES or bool(finite_places(["it", *words[:2]])[:1] == [1])


AUXILIARIES = frozenset(
    "will would can could may might must shall should has have had is are was were does did do".split()
)
MEASURES = frozenset(
    "shortly soon long just day days week weeks month months year years hour hours minute minutes moments".split()
)
"""What measures an "after" or a "before" that follows it at once."""


def adds(words: Sequence[Token]) -> bool:
    """Whether a piece is a participle or relative clause: an attribution in it is of its own."""
    return bool(words) and (words[0].lower in RELATIVES or words[0].lower.endswith("ing"))


def is_placed(words: Sequence[str]) -> bool:
    """Whether a sentence begins with a place or time that its statement follows."""
    return bool(words) and words[0] in PREPOSITIONS and words[1:2] not in (["least"], ["most"])
