"""Looking up what a phrase of a table begins at a place: the longest first, whatever the size of the table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from os.path import dirname, join

_FIRST = re.compile(r"[^\W\d_]+|[^\w\s]")
"""The first piece of a phrase: a word or one sign."""
_DATA = join(dirname(__file__), "data")  # noqa: PTH118, PTH120 - pathlib alone would cost a tenth of the start


class Phrases:
    """Phrases with what each stands for; a space in one also matches a hyphen.

    Parameters
    ----------
    table : Mapping[str, str]
        Phrase to value. Looked up as written: give lower-case phrases for a lower-case text.
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        self._by_first: dict[str, list[tuple[str, str, int]]] = {}
        for phrase in sorted(table, key=len, reverse=True):
            first = _FIRST.match(phrase)
            assert first is not None, phrase
            self._by_first.setdefault(first[0], []).append((phrase, table[phrase], len(phrase)))

    def match(self, text: str, pos: int) -> tuple[str, str, int] | None:
        """Return the phrase at `pos`, what it stands for and where it ends; None where a word goes on after it."""
        first = _FIRST.match(text, pos)
        found = self._by_first.get(first[0]) if first else None
        if found is None:
            return None
        for phrase, value, length in found:
            end = pos + length
            if (text.startswith(phrase, pos) or text[pos:end].replace("-", " ") == phrase) and not _goes_on(text, end):
                return phrase, value, end
        return None


def _goes_on(text: str, end: int) -> bool:
    """Whether the piece goes on at `end`: a digit or a power there, or a letter after a letter."""
    following = text[end : end + 1]
    return following.isdigit() or (following.isalpha() and text[end - 1].isalnum())


@cache
def rows_of(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table of `data`, each as its cells."""
    with open(join(_DATA, name), encoding="utf-8") as table:  # noqa: PTH118, PTH123
        lines = table.read().splitlines()
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines if not line.startswith("#"))
