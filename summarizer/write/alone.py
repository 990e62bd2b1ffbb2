"""Whether a sentence stands alone: nothing in it depends on what the reader has not read.

Knows one sentence and what the reader has read before it. Reads grammar through `parse`; without the parser, first
words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.checks.attribution import attributions
from summarizer.checks.fragments import dangling, speakers_word
from summarizer.checks.words import content_keys, quoted, tokens
from summarizer.parse import Parsed, Word, parse
from summarizer.write.joins import ADDS, AMOUNTS, BACK, CONNECTIVE, OPENS_LIST, RESUMED, UNIQUE, alike
from summarizer.write.marks import unquoted

_OPEN_KIND = frozenset(
    "he she him her his hers himself herself it its itself they them their theirs themselves".split()
)
_IMPERSONAL = re.compile(
    r"\bit (?:is|was|will be|would be|has been|had been|remains?|remained|seems?|appears?|takes|took|emerged"
    r"|turned out|happened|follows|means)\b", re.I
)  # fmt: skip
_SCARE = 4
"""Words in quotation marks that are a phrase and no statement."""


@dataclass(slots=True)
class Context:
    """What a reader has read so far: the stems of its content words, and all its words in lower case."""

    keys: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def add(self, text: str) -> None:
        """Add a sentence to what has been read."""
        self.keys |= content_keys(text)
        self.words |= {word.lower for word in tokens(text)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence:
    """What a sentence depends on.

    Parameters
    ----------
    never
        What keeps it from being handed out at all: a quotation without its speaker, a colon before a list.
    before
        The words that point at the sentence before; it may stand right behind that one.
    needs
        The stems or names of which one must have been read before, and the words that need it.
    """

    never: str | None = None
    before: str | None = None
    needs: tuple[tuple[frozenset[str], str], ...] = ()

    def missing(self, context: Context, *, follows: bool = False) -> str | None:
        """Say what the sentence depends on that has not been read; None where it stands alone.

        Parameters
        ----------
        context
            What the reader has read so far.
        follows
            Whether it is set right behind the sentence that it follows in the article.
        """
        if self.never or (self.before and not follows):
            return self.never or self.before
        if follows:
            return None
        return next((words for keys, words in self.needs if not keys & (context.keys | context.words)), None)


class Background:
    """Where the article first says a word, and first names somebody in full."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._words: dict[str, int] = {}
        self._names: dict[str, int] = {}
        for number, text in enumerate(sentences):
            for key in content_keys(text):
                self._words.setdefault(key, number)
            for name in _full_names(text):
                self._names.setdefault(name, number)

    def dependence(self, number: int, text: str) -> Dependence:
        """Read what a sentence depends on; `number` is its place in the article."""
        never = text[-20:] if OPENS_LIST.search(text) else _unattributed(text)
        parsed = parse(text)
        loose = _loose_words(text) if parsed is None else next(_loose_pronouns(parsed), None)
        needs: list[tuple[frozenset[str], str]] = []
        if parsed is not None:
            needs += (
                (frozenset({name}), name) for name in _short_names(parsed) if self._names.get(name, number) < number
            )
            needs += (
                (alike(noun.lemma) | {key}, f"the {noun.text}")
                for noun, key in _taken_up(parsed)
                if noun.lemma in RESUMED or self._words.get(key, number) < number
            )
        return Dependence(never=never, before=_first_words(text) or loose, needs=tuple(needs))


def opens_badly(text: str) -> bool:
    """Whether the first words of a sentence take up what stands before it."""
    return CONNECTIVE.match(text) is not None or dangling(text) is not None


def _first_words(text: str) -> str | None:
    if found := CONNECTIVE.match(text):
        return found.group()
    if found := ADDS.match(text):
        return found[1]
    if found := BACK.search(unquoted(text)):
        return found.group()
    word = dangling(text)
    return word if word and not _resolved_later(text, word) else None


def _resolved_later(text: str, word: str) -> bool:
    """Whether the pronoun of a phrase before the subject means that subject: "In his speech, Ada Brenn said ..."."""
    parsed = parse(text)
    if parsed is None or text.lower().startswith(word.lower()):
        return False
    return next(_loose_pronouns(parsed), None) is None


def _unattributed(text: str) -> str | None:
    """The quotation of a sentence that does not say who spoke; the speaker's "we" outside quotation marks."""
    spans = [span for span in quoted(text) if len(span.of(text).split()) > _SCARE]
    if spans and not attributions(text) and not _has_speaker(text):
        return spans[0].of(text)
    word = speakers_word(tokens(text), quoted(text))
    return word.text if word else None


def _has_speaker(text: str) -> bool:
    """Whether words outside the quotations hold a verb with a subject: "X's verdict was ..."."""
    rest = unquoted(text)
    return bool(re.search(r"\b(?:said|says|told|wrote|tweeted|added|asked|according|called|described|shouted)\b", rest))


# --- people and things ---------------------------------------------------------------------------------------------


def _loose_words(text: str) -> str | None:
    """The first pronoun of a sentence, where no parser shows what it may mean."""
    return next((word.text for word in tokens(text) if word.lower in _OPEN_KIND), None)


def _loose_pronouns(parsed: Parsed) -> Iterator[str]:
    """The pronouns that no noun of their own sentence can be meant by."""
    words = parsed.words
    subject = next((n for n, w in enumerate(words) if w.dep in ("nsubj", "nsubjpass") and w.head in parsed.roots), None)
    for n, word in enumerate(words):
        if word.lower not in _OPEN_KIND or word.pos not in ("PRON", "DET"):
            continue
        if word.lower == "it" and _is_impersonal(words, n):
            continue
        earlier = any(w.pos in ("NOUN", "PROPN") and _may_mean(word, w) for w in words[:n])
        ahead = subject is not None and subject > n and words[subject].pos in ("NOUN", "PROPN")
        if not (earlier or ahead):
            yield word.text


def _is_impersonal(words: tuple[Word, ...], n: int) -> bool:
    return _IMPERSONAL.match(" ".join(w.text for w in words[n : n + 4])) is not None or words[n].dep == "expl"


_PEOPLE = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_DATED = ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL")


def _may_mean(pronoun: Word, noun: Word) -> bool:
    """Whether a noun may be what a pronoun means: a person by "he", one by "it", several or a body by "they"."""
    if noun.entity in _DATED:
        return False
    if pronoun.lower in _PEOPLE:
        return noun.entity == "PERSON" or (noun.pos == "NOUN" and noun.tag == "NN" and noun.dep != "pobj")
    if pronoun.lower in ("it", "its", "itself"):
        return noun.entity != "PERSON" and noun.tag in ("NN", "NNP")
    return True


def _short_names(parsed: Parsed) -> Iterator[str]:
    """The names of one word, in lower case."""
    for n, word in enumerate(parsed.words):
        if word.pos != "PROPN":
            continue
        lone = not (n and parsed.words[n - 1].pos == "PROPN" and parsed.words[n - 1].head == n)
        last = not (n + 1 < len(parsed.words) and parsed.words[n + 1].pos == "PROPN" and word.head == n + 1)
        if lone and last:
            yield word.lower


def _full_names(text: str) -> Iterator[str]:
    """The last words of names that a sentence gives in full, in lower case."""
    parsed = parse(text)
    for n, word in enumerate(parsed.words if parsed else ()):
        first = parsed.words[n - 1] if parsed and n else None
        if word.entity == "PERSON" and first is not None and first.pos == "PROPN" and first.text[0].isupper():
            yield word.lower


def _taken_up(parsed: Parsed) -> Iterator[tuple[Word, str]]:
    """The things with "the" and nothing else to say which, each with its stem; not what the sentence itself names."""
    for n, word in enumerate(parsed.words):
        if word.pos != "NOUN" or word.lemma in UNIQUE or not _bare_definite(parsed, n):
            continue
        named = any(w.lemma == word.lemma and not _bare_definite(parsed, m) for m, w in enumerate(parsed.words[:n]))
        counted = word.lemma in AMOUNTS and any(w.pos == "NUM" for w in parsed.words[:n])
        if not (named or counted):
            yield word, next(iter(content_keys(word.text)), word.lower)


_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})


_SAYS_WHICH = frozenset("prep relcl acl compound poss appos amod nmod nummod".split())


def _bare_definite(parsed: Parsed, n: int) -> bool:
    """Whether a noun has "the" and no modifier that says which one is meant."""
    below = [parsed.words[child] for child in parsed.children(n)]
    if not any(w.dep == "det" and w.lower in _DEFINITE for w in below):
        return False
    return not any(w.dep in _SAYS_WHICH for w in below)
