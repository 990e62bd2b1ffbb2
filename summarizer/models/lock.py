"""Figure-locked decoding: a logits processor that lets a number be written only where it is a form of a figure given.

`lock_states` says what characters may follow; here that becomes a mask over a model's vocabulary. The mask of a state
is made once: tokens that could write part of a number are walked through the states as a trie, all others are judged
by their first character alone. A step then costs a lookup a row.
"""

from __future__ import annotations

import re
from collections import Counter, OrderedDict
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

import torch
from transformers import LogitsProcessor

from summarizer.figures.figure import Figure
from summarizer.models.figure_forms import NUMBER_WORDS, PLAIN, allowed_forms
from summarizer.models.lock_states import BEGIN, Forms, Mode, State

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

_LONE_SPACE: Final = " "
_BYTE: Final = re.compile(r"<0x([0-9A-Fa-f]{2})>")
_NUMERIC: Final = re.compile(
    r"[\d\u00b2\u00b3\u00b9\u00bc-\u00be\u2150-\u218b]|(?<![a-z])(?:"
    + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
    + r")(?![a-z])"
)
_LEADING: Final = re.compile(r"[a-z]+")
_TAILS: Final = frozenset(word[start:] for word in NUMBER_WORDS for start in range(len(word)))
_ATTACHED: Final = re.compile(r"[a-z%]")
_LONGEST_WAY: Final = 12
"""Characters of one token that are followed through the forms of a figure."""
_MOST_LOCKS: Final = 64
"""Locks of requests that are kept for the next one with the same figures."""


class Vocabulary:
    """A tokenizer's tokens as the lock sees them. Made once a tokenizer."""

    def __init__(self, tokenizer: PreTrainedTokenizerBase, size: int, ends: Sequence[int]) -> None:
        self.size = size
        special = {*_tokens_that_write_nothing(tokenizer), *ends}
        tokens = tokenizer.convert_ids_to_tokens(list(range(min(size, len(tokenizer)))))
        # Large vocabularies hold the other kind's mark as a plain character, too.
        marks = Counter(token[0] for token in tokens if token)
        byte_level = marks["Ġ"] > marks["▁"]
        self.texts: list[str | None] = [
            None if token is None or i in special else _text_of(token, byte_level) for i, token in enumerate(tokens)
        ]
        self.trie: dict[str, Any] = {}
        numeric = [i for i, text in enumerate(self.texts) if text and _may_write_number(text)]
        for i in numeric:
            self._insert(i)
        self.numeric = torch.tensor(numeric, dtype=torch.long)
        self.special = torch.tensor(sorted(token for token in special if token < size), dtype=torch.long)
        inert = sorted(set(range(len(tokens))) - set(numeric) - special)
        self.inert = torch.tensor(inert, dtype=torch.long)
        self.attached = torch.tensor([i for i in inert if _ATTACHED.match(self.texts[i] or "")], dtype=torch.long)
        self.by_text: dict[str, list[int]] = {}
        for i in inert:
            self.by_text.setdefault(self.texts[i] or "", []).append(i)

    def _insert(self, token: int) -> None:
        node = self.trie
        for character in self.texts[token] or "":
            node = node.setdefault(character, {})
        node.setdefault("", []).append(token)


class Lock:
    """The masks of one set of forms over one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, forms: frozenset[str]) -> None:
        self._vocabulary = vocabulary
        self._forms = Forms(forms)
        self._masks: dict[State, torch.Tensor] = {}

    def after(self, state: State, token: int) -> State:
        """Return the state after a token. What should not have been written begins anew."""
        texts = self._vocabulary.texts
        for character in (texts[token] if token < len(texts) else None) or "":
            state = self._forms.step(state, character) or BEGIN
        return state

    def mask(self, state: State) -> torch.Tensor:
        """Return which tokens may not follow: bool, shape [vocabulary]."""
        if state not in self._masks:
            self._masks[state] = self._make(state)
        return self._masks[state]

    def _make(self, state: State) -> torch.Tensor:
        words = self._vocabulary
        mask = torch.zeros(words.size, dtype=torch.bool)
        mask[words.numeric] = True
        mask[torch.tensor(self._walk(state, words.trie), dtype=torch.long)] = False
        if self._forms.is_bound(state):
            mask[words.inert] = True
            mask[words.special] = True
        elif state.mode is Mode.BODY or not state.free:
            mask[words.attached] = True
        for way in takewhile(lambda way: len(way) <= _LONGEST_WAY, self._forms.ways_on(state)):
            mask[torch.tensor(words.by_text.get(way, []), dtype=torch.long)] = False
        if not self._forms.may_begin_with_digit():
            # Where digits are tokens of their own, a space by itself is the start of one and leads nowhere else.
            mask[torch.tensor(words.by_text.get(_LONE_SPACE, []), dtype=torch.long)] = True
        # A vocabulary that cannot spell the rest of a form must still be able to go on.
        return torch.zeros_like(mask) if mask[: len(words.texts)].all() else mask

    def _walk(self, state: State, node: dict[str, Any]) -> list[int]:
        """Collect the tokens below a node of the vocabulary's trie that may follow."""
        allowed: list[int] = [] if self._forms.is_stranded(state) else list(node.get("", ()))
        for character, child in node.items():
            if character and (following := self._forms.step(state, character)):
                allowed += self._walk(following, child)
        return allowed


class Locks:
    """The locks of a tokenizer; the most recent are kept, for a sentence is often asked about twice."""

    def __init__(self, tokenizer: PreTrainedTokenizerBase, size: int, ends: Sequence[int]) -> None:
        self._vocabulary = Vocabulary(tokenizer, size, ends)
        self._locks: OrderedDict[frozenset[str], Lock] = OrderedDict()

    def lock(self, figures: Iterable[Figure] | None) -> Lock | None:
        """Return the lock for some figures; None for no restriction."""
        if figures is None:
            return None
        forms = allowed_forms(figures)
        if forms not in self._locks:
            self._locks[forms] = Lock(self._vocabulary, forms)
        self._locks.move_to_end(forms)
        while len(self._locks) > _MOST_LOCKS:
            self._locks.popitem(last=False)
        return self._locks[forms]


class FigureLock(LogitsProcessor):
    """Masks, row by row, the tokens that would write another number.

    Parameters
    ----------
    locks
        The lock of each row of the batch, None for a free one. With beams, a row has several successive scores.
    width
        How many tokens each row had before the first was generated.
    """

    def __init__(self, locks: Sequence[Lock | None], width: int) -> None:
        self._locks = locks
        self._width = width
        self._states: dict[tuple[int, tuple[int, ...]], State] = {}

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        """Mask scores of shape [rows x beams, vocabulary] after ids of shape [rows x beams, width + written]."""
        beams = scores.shape[0] // len(self._locks)
        states: dict[tuple[int, tuple[int, ...]], State] = {}
        masked = scores.clone()
        for i, ids in enumerate(input_ids[:, self._width :].tolist()):
            if lock := self._locks[i // beams]:
                state = self._state(i // beams, lock, tuple(ids))
                states[i // beams, tuple(ids)] = state
                masked[i].masked_fill_(lock.mask(state).to(scores.device), -torch.inf)
        self._states = states
        return masked

    def _state(self, row: int, lock: Lock, ids: tuple[int, ...]) -> State:
        """Go on from the state one token ago, wherever a beam search has moved it."""
        if ids and (before := self._states.get((row, ids[:-1]))):
            return lock.after(before, ids[-1])
        state = BEGIN
        for token in ids:
            state = lock.after(state, token)
        return state


def _tokens_that_write_nothing(tokenizer: PreTrainedTokenizerBase) -> set[int]:
    """Special tokens, those too that have no role in the tokenizer's settings: decoding leaves them all out."""
    added = {i for i, token in tokenizer.added_tokens_decoder.items() if token.special}
    return added.union(tokenizer.all_special_ids)


def _text_of(token: str, byte_level: bool) -> str:
    """Return a token's text in lower case; of bytes that are no whole character, a mark in its place."""
    if byte := _BYTE.fullmatch(token):
        text = chr(int(byte[1], 16))
    elif byte_level:
        text = bytes(_BYTE_OF[character] for character in token if character in _BYTE_OF).decode(errors="replace")
    else:
        text = token.replace("▁", " ")
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(PLAIN))


def _bytes_of_characters() -> dict[str, int]:
    """Invert the table of GPT-2: printable bytes stand for themselves, the others for characters from 256 on."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    return {chr(byte): byte for byte in printable} | {chr(256 + i): byte for i, byte in enumerate(others)}


_BYTE_OF: Final = _bytes_of_characters()


def _may_write_number(text: str) -> bool:
    """Whether a token holds a digit or a number word, or may be the end of one."""
    leading = _LEADING.match(text)
    return bool(_NUMERIC.search(text)) or bool(leading and leading[0] in _TAILS)
