"""Where a sentence stands in a source word for word, whatever its white space and capitals.

Knows characters only. A short text is searched as it is; a long one is looked up by its blocks of eight letters, so
that a long output against a long source costs their lengths, not their product.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

_BLOCK = 8
_SHORT = 2 * _BLOCK - 1
"""From how many letters on a phrase holds a whole block of the text, wherever it stands."""
_BEFORE = frozenset(",-–'’")
"""Marks behind which no sentence begins."""


class Verbatim:
    """The text of a source and its sentences, without white space and in lower case.

    Parameters
    ----------
    text
        The source.
    sentences
        Its sentences, in order.
    """

    def __init__(self, text: str, sentences: Sequence[str]) -> None:
        lines = [_squeezed(line) for line in text.splitlines()]
        self._text = _Searched("".join(lines))
        self._lines = frozenset(accumulate(map(len, lines), initial=0))
        self._sentences = sentences
        self._known: dict[str, bool] = {}

    @cached_property
    def _each(self) -> tuple[_Searched, list[int]]:
        """The sentences, a line end after each, and where each begins."""
        held = [_squeezed(sentence) for sentence in self._sentences]
        starts = accumulate((len(sentence) + 1 for sentence in held), initial=0)
        return _Searched("\n".join(held)), list(starts)

    @cached_property
    def _whole(self) -> dict[str, list[int]]:
        """A sentence -> the first of those that are it."""
        found: dict[str, list[int]] = {}
        for number, sentence in enumerate(self._sentences):
            numbers = found.setdefault(_squeezed(sentence), [])
            if len(numbers) < _SAME:
                numbers.append(number)
        return found

    def has(self, sentence: str) -> bool:
        """Whether a sentence stands in the text word for word, whole, whatever its spaces and capitals."""
        wanted = squeezed(sentence)
        if wanted not in self._known:
            begins = wanted in self._whole or any(map(self._begins, self._text.places(wanted)))
            self._known[wanted] = bool(wanted) and begins
        return self._known[wanted]

    def holding(self, sentence: str) -> Iterator[int]:
        """The numbers of the source's sentences that hold a sentence, ascending."""
        searched, starts = self._each
        wanted, last = squeezed(sentence), -1
        for at in searched.places(wanted):
            number = bisect_right(starts, at) - 1
            if number != last:
                yield number
                last = number
        if searched.is_long:
            yield from (number for number in self._whole.get(wanted, ()) if number > last)

    def _begins(self, at: int) -> bool:
        before = self._text.text[at - 1]
        return at in self._lines or (not before.isalnum() and before not in _BEFORE)


class _Searched:
    """A text in which many phrases are looked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._standing = lru_cache(maxsize=64)(self._places)
        """Kept, as each figure of a sentence asks for it, and a text may say one sentence again and again."""

    def _places(self, wanted: str) -> list[int]:
        """The places of a phrase that holds a block."""
        return [at for at in self._possible(wanted) if self.text.startswith(wanted, at)]

    @cached_property
    def _blocks(self) -> dict[str, list[int]]:
        """The text's blocks -> where they stand."""
        blocks: dict[str, list[int]] = {}
        for at in range(0, len(self.text) - _BLOCK + 1, _BLOCK):
            blocks.setdefault(self.text[at : at + _BLOCK], []).append(at)
        return blocks

    def places(self, wanted: str) -> Iterator[int]:
        """Where a phrase stands, ascending."""
        if len(wanted) < _SHORT or len(self.text) < _LONG:
            yield from self._found(wanted)
        else:
            yield from self._standing(wanted)

    @property
    def is_long(self) -> bool:
        """Whether the text is so long that a short phrase is not looked for in all of it."""
        return len(self.text) > _SEARCHED

    def _found(self, wanted: str) -> Iterator[int]:
        at = self.text.find(wanted, 0, _SEARCHED)
        while at >= 0:
            yield at
            at = self.text.find(wanted, at + 1, _SEARCHED)

    def _possible(self, wanted: str) -> list[int]:
        """Where a phrase may stand: by the run of it whose blocks the text has least of."""
        blocks = self._blocks
        fewest: list[int] | None = None
        for first in range(0, len(wanted) - _SHORT + 1, _BLOCK):
            run = [
                at - offset
                for offset in range(first, first + _BLOCK)
                for at in blocks.get(wanted[offset : offset + _BLOCK], ())
            ]
            if fewest is None or len(run) < len(fewest):
                fewest = run
            if len(fewest) <= _FEW:
                break
        return sorted(at for at in fewest or () if at >= 0)


_SEARCHED = 500_000
"""Letters of a text in which a short phrase is looked for; beyond, it is found where it is a whole sentence."""
_SAME = 300
"""Of how many sentences that are the same the numbers are kept."""
_FEW = 3
"""Places that may as well be looked at as fewer."""
_LONG = 20_000
"""Letters of a text from which on its blocks are worth a table."""


def _squeezed(text: str) -> str:
    return "".join(text.split()).lower()


@lru_cache(maxsize=16384)
def squeezed(text: str) -> str:
    """A text without white space, lower-case."""
    return _squeezed(text)
