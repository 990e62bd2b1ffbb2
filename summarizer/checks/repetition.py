"""Repetition: a text that says one thing twice, or a sentence caught in a loop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from summarizer.checks.finding import Finding, FindingKind
from summarizer.checks.pair import Pair

_SAME = 0.7
"""Share of the smaller sentence's content words that both hold, above which they say the same."""
_RUN = 4
"""A loop repeats this many words."""


def check(pairs: Sequence[Pair]) -> Iterator[Finding]:
    """A finding for each sentence that repeats an earlier one of its text, or itself."""
    seen: dict[str, list[int]] = {}
    for number, pair in enumerate(pairs):
        if _loops(pair):
            yield pair.finding(FindingKind.REPETITION, 0, len(pair.sentence), "it repeats its own words")
        rivals = Counter(earlier for key in pair.keys for earlier in seen.get(key, [])[-50:])
        if any(
            same(pair.keys, pairs[earlier].keys) for earlier, shared in rivals.items() if 2 * shared > len(pair.keys)
        ):
            yield pair.finding(FindingKind.REPETITION, 0, len(pair.sentence), "an earlier sentence says the same")
        for key in pair.keys:
            seen.setdefault(key, []).append(number)


def same(first: Set[str], second: Set[str]) -> bool:
    """Whether two sentences, as the stems of their content words, say the same: numbers must agree too."""
    if _numbers(first) != _numbers(second):
        return False
    return len(first & second) >= _SAME * max(len(first), len(second), 1)


def _numbers(keys: Set[str]) -> set[str]:
    return {key for key in keys if key[0].isdigit()}


def _loops(pair: Pair) -> bool:
    words = [word.lower for word in pair.tokens]
    if any(first == second and first.isalpha() and first not in ("had", "that") for first, second in pairwise(words)):
        return True
    runs = [tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)]
    return len(runs) != len(set(runs))
