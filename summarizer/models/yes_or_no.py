"""How likely a model's answer is yes rather than no, from what it gives its first token."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp
from typing import Final, Protocol, runtime_checkable

from summarizer.draft import Request

WORDS: Final = ("yes", "no")
LISTED: Final = 100
"""How many of the likeliest first tokens are asked of an engine that lists them."""
FORMS: Final = tuple(f"{blank}{form}" for word in WORDS for blank in ("", " ") for form in (word, word.title()))
"""The ways a first token may write either word."""
_EDGES: Final = " \t\n\"'`*.,:;!▁Ġ"


@runtime_checkable
class YesOrNo(Protocol):
    """A model that can be asked for one of two words."""

    def chances_of_yes(self, requests: Sequence[Request]) -> list[float]:
        """Answer each request with how likely yes is, of yes and no together; 0.5 where it would say neither."""
        ...


def chance_of_yes(tokens: Iterable[tuple[str, float]]) -> float:
    """Weigh yes against no.

    Parameters
    ----------
    tokens
        First tokens as text, each with its log-probability.

    Returns
    -------
    float
        The share of yes in what both have, 0 to 1; 0.5 where neither is among them.
    """
    found = dict.fromkeys(WORDS, 0.0)
    for text, logprob in tokens:
        word = text.strip(_EDGES).casefold()
        if word in found:
            found[word] += exp(min(logprob, 0.0))
    yes, no = found.values()
    return yes / (yes + no) if yes + no else 0.5
