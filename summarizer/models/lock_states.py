"""What may be written next, character by character, where only given forms of numbers may be. Knows no tokens.

A text is inside a number from its first digit, or from a word that is a number wherever it stands, until something
follows that cannot belong to it. Everything else is free. States are values: equal states allow the same texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import Final, NamedTuple

from summarizer.models.figure_forms import NUMBER_WORDS

_ROOT: Final = 0
"""The state in which nothing of a figure is written yet."""
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
_GLUE: Final = frozenset(".,:/-'")
"""Marks that make one number of the digits on either side."""
_BEGINNINGS: Final = frozenset(word[:end] for word in NUMBER_WORDS for end in range(1, len(word) + 1))


class Mode(IntEnum):
    """What the last character was part of."""

    START = 0
    """Nothing: a number may start."""
    AFTER = 1
    """The space or hyphen after a number: a number word here would continue it."""
    GLUE = 2
    """A mark after digits: digits here would continue them."""
    WORD = 3
    """A word that may yet become a number word."""
    OTHER = 4
    """Any other word."""
    BODY = 5
    """Digits, or letters and signs attached to them."""


class State(NamedTuple):
    """Where a text stands.

    Parameters
    ----------
    nodes
        The places in the forms that the text's end may be at.
    mode
        What the last character was part of.
    word
        The word so far, in mode `WORD`.
    free
        Whether the forms may be left here.
    """

    nodes: frozenset[int]
    mode: Mode
    word: str
    free: bool


BEGIN: Final = State(frozenset(), Mode.START, "", True)


class Forms:
    """A trie of allowed forms, and the steps a text takes through it."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._children: list[dict[str, int]] = [{}]
        self._ends: set[int] = set()
        for form in forms:
            self._ends.add(self._add(form))

    def step(self, state: State, character: str) -> State | None:
        """Return the state after one more (lower-case) character, or None if it may not follow."""
        if character.isnumeric():  # "½" and "²" too
            return self._digit(state, character)
        if character in _LETTERS or (character == "%" and state.mode is Mode.BODY):
            return self._letter(state, character)
        return self._mark(state, character)

    def may_begin_with_digit(self) -> bool:
        """Whether any form begins with a digit."""
        return any(character.isnumeric() for character in self._children[_ROOT])

    def may_end(self, state: State) -> bool:
        """Whether the text may end here."""
        return self._mark(state, "\n") is not None

    def is_bound(self, state: State) -> bool:
        """Whether only the rest of a form may follow: a number has begun and is none of the forms yet."""
        return not self._complete(state) and (_in_number(state) or not state.free)

    def is_stranded(self, state: State) -> bool:
        """Whether the text ends in a number word on no way through the forms, like the "ten" of "tenant"."""
        return state.mode is Mode.WORD and state.word in NUMBER_WORDS and not state.nodes

    def ways_on(self, state: State) -> Iterator[str]:
        """Yield every text that leads on along the forms from here, short ones first."""
        paths = [("", node) for node in state.nodes]
        while paths:
            paths = [
                (way + character, child) for way, node in paths for character, child in self._children[node].items()
            ]
            yield from (way for way, _ in paths)

    def _digit(self, state: State, character: str) -> State | None:
        nodes = self._follow(state.nodes, character)
        if state.free and state.mode not in (Mode.BODY, Mode.GLUE) and not self.is_bound(state):
            nodes |= self._follow((_ROOT,), character)
        return State(nodes, Mode.BODY, "", False) if nodes else None

    def _letter(self, state: State, character: str) -> State | None:
        nodes = self._follow(state.nodes, character)
        if state.mode is Mode.BODY:
            return State(nodes, Mode.BODY, "", False) if nodes else None
        if state.mode is Mode.START and state.free:
            nodes |= self._follow((_ROOT,), character)
        word = state.word + character
        if not nodes and not state.free:
            return None
        if state.mode is Mode.OTHER or word not in _BEGINNINGS:
            return State(nodes, Mode.OTHER, "", state.free)
        return State(nodes, Mode.WORD, word, state.free)

    def _mark(self, state: State, character: str) -> State | None:
        nodes = self._follow(state.nodes, character)
        closing = _in_number(state)
        free = self._complete(state) if closing else state.free
        if not nodes and not free:
            return None
        if state.mode is Mode.BODY and character in _GLUE:
            mode = Mode.GLUE
        elif character in " -" and (closing or state.mode is Mode.AFTER):
            mode = Mode.AFTER
        else:
            mode = Mode.START
        return State(nodes, mode, "", free)

    def _complete(self, state: State) -> bool:
        return not self._ends.isdisjoint(state.nodes)

    def _follow(self, nodes: Iterable[int], character: str) -> frozenset[int]:
        found = (self._children[node].get(character) for node in nodes)
        return frozenset(child for child in found if child is not None)

    def _add(self, form: str) -> int:
        node = _ROOT
        for character in form:
            node = self._children[node].setdefault(character, len(self._children))
            if node == len(self._children):
                self._children.append({})
        return node


def _in_number(state: State) -> bool:
    return state.mode is Mode.BODY or (state.mode is Mode.WORD and state.word in NUMBER_WORDS)
