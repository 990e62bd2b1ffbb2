"""Words of English text: tokens with offsets, light stems, function words, what stands inside quotation marks.

Every pattern here walks the text once; nothing backtracks over what it has read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.figures.figure import Span
from summarizer.figures.words import stem_of

# Letters and digits, joined by inner apostrophes, hyphens, points and commas ("al-Houthi", "U.S", "1,200").
_WORD = re.compile(r"[^\W_]+(?:['’.,\-‑][^\W_]+)*")
_LONGEST = 40
"""No word of English is longer: a longer one is its own key."""
_POSSESSIVE = re.compile(r"['’]s?$")

FUNCTION_WORDS = frozenset(
    """a an the this that these those some any each every all both either neither no such own same other another i
    you he she it we they me him her us them my your his its our their mine hers ours theirs who whom whose
    which what myself himself herself itself themselves there here where when while as if than then so because
    since although though and or but nor yet for of in on at by to from with without into onto over under about
    after before between among during against through across per up down out off near around along within
    towards toward until till upon via amid is are was were be been being am has have had having do does did
    doing will would shall should can could may might must not also just only very too more most less least
    many much few several now still even again already ever said says say told s t""".split()
)

PRONOUNS = frozenset("he she they it him her them his their its hers theirs himself herself themselves itself".split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text; `key` is its stem, equal for the forms of one word."""

    text: str
    start: int
    end: int
    key: str
    lower: str
    """Its casefolded form without a possessive ending."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(start=self.start, end=self.end)

    @property
    def capital(self) -> bool:
        """Whether it begins with an upper-case letter."""
        return self.text[0].isupper()


@lru_cache(maxsize=16384)
def tokens(text: str) -> list[Token]:
    """The words of a sentence, in order; the list is shared, for a source's is looked at again and again."""
    return tokens_of(text)


def tokens_of(text: str) -> list[Token]:
    """The words of a whole text, in order: for those who look at it once."""
    return [Token(m.group(), m.start(), m.end(), *_forms(m.group())) for m in _WORD.finditer(text)]


def stem(word: str) -> str:
    """A key shared by the inflected forms of a word: "attacks", "attacked", "attacking" -> "attack"."""
    return _forms(word)[0]


@lru_cache(maxsize=65536)
def _forms(word: str) -> tuple[str, str]:
    """A word's key, and its casefolded form without a possessive ending."""
    lower = _POSSESSIVE.sub("", word.casefold())
    return stem_of(lower) if len(lower) <= _LONGEST and lower.isalpha() else lower, lower


def content(items: Iterable[Token]) -> list[Token]:
    """The tokens that carry meaning: no function words."""
    return [token for token in items if token.lower not in FUNCTION_WORDS]


def content_keys(text: str) -> set[str]:
    """The stems of the content words of `text`."""
    return {token.key for token in content(tokens(text))}


_QUOTE_MARK = re.compile("[\"“”„«»]|(?<![^\\W_])‘|’(?![^\\W_])|``|''")
_SINGLE = re.compile(
    r"(?<![^\W_])'(?=[^\W\d_])"
    r"((?:[^'\"“”„«‘`\n]|(?<=[^\W_])'(?=[^\W_])|(?<=s)'(?= [a-z])){2,400})(?<=[.,!?…])'(?![^\W_])"
)
"""A quotation between straight single marks: closed behind a stop or comma, where no apostrophe stands."""


def quoted(text: str) -> list[Span]:
    """What stands inside quotation marks, marks excluded; an unclosed quotation runs to the end of its line.

    Single curly quotes count where they cannot be apostrophes: a `‘` before a word and a `’` after one. A straight
    mark that can only open, as at each paragraph of a long quotation, closes nothing; one that can only close opens
    nothing.
    """
    spans: list[Span] = []
    opened: tuple[int, str] | None = None
    for mark in _QUOTE_MARK.finditer(text):
        sign = mark.group()
        if opened is None:
            if sign not in ("”", "’", "»") and not (sign == '"' and _closes_only(text, mark.start())):
                opened = (mark.end(), sign)
        elif _closes(opened[1], sign) and not (sign == '"' and _opens_only(text, mark.start())):
            spans.append(Span(start=opened[0], end=mark.start()))
            opened = None
    if opened is not None and opened[1] != "‘":
        end = text.find("\n", opened[0])
        spans.append(Span(start=opened[0], end=len(text) if end < 0 else end))
    single = (Span(start=match.start(1), end=match.end(1)) for match in _SINGLE.finditer(text))
    return sorted([*spans, *(span for span in single if not inside(span, spans))])


def _opens_only(text: str, at: int) -> bool:
    """Whether the mark at a place stands before a word and behind none."""
    return (at == 0 or text[at - 1] in " \n([—–-") and text[at + 1 : at + 2].isalnum()


def _closes_only(text: str, at: int) -> bool:
    """Whether the mark at a place stands right behind a stop and before no word."""
    return at > 0 and text[at - 1] in ".,!?…" and text[at + 1 : at + 2] in ("", *" \n.,;:!?)")


_CLOSING = {"‘": ("’",), "„": ("“", "”"), "«": ("»",), "“": ("”", '"')}


def _closes(opening: str, sign: str) -> bool:
    return sign in _CLOSING.get(opening, ('"', "”", "''"))


def inside(span: Span, spans: Sequence[Span]) -> bool:
    """Whether `span` lies within one of `spans`, which follow one another without overlap."""
    last = bisect_right(spans, span.start, key=lambda outer: outer.start) - 1
    return last >= 0 and span.end <= spans[last].end
