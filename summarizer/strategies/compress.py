"""A sentence said in fewer of its own words: the wordings that the table of `cuts` allows.

`shorter` offers every wording and chooses none; `guided` makes the one that keeps what a given text tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.checks.words import content_keys
from summarizer.strategies.clauses import trimmed
from summarizer.strategies.cuts import KINDS, Keep, Kind, cuts

_MOST_WORDINGS = 32


def shorter(sentence: str, keep: Keep) -> Iterator[str]:
    """Offer shorter wordings of one sentence, the shortest first and the sentence itself last; none twice.

    Parameters
    ----------
    sentence
        One whole sentence.
    keep
        Told a piece; True where it must stay (a key figure, say).
    """
    wordings = [trimmed(sentence)]
    for kind in KINDS:
        for text in tuple(wordings):
            fewer = [less for less in _applied(kind, text, keep) if less not in wordings]
            wordings += fewer[: _MOST_WORDINGS - len(wordings)]
    yield from sorted({*wordings, sentence}, key=lambda text: (len(text), text))


def _applied(kind: Kind, text: str, keep: Keep) -> Iterator[str]:
    """Each wording with one piece of a kind left out, then those with more of them left out."""
    yield from cuts(text, kind, keep)
    first = next(cuts(text, kind, keep), None)
    if first is not None:
        yield from _applied(kind, first, keep)


_SMALL = tuple(kind for kind in KINDS if kind.name in ("age", "second name", "filler", "occasion", "weekday"))
"""Cuts that take nothing away that another sentence could mean."""


def tidied(sentence: str) -> str:
    """The sentence without ages, second names, occasions and the like."""
    for kind in _SMALL:
        while (less := next(cuts(sentence, kind, lambda _: False), None)) is not None:
            sentence = less
    return sentence


def guided(sentence: str, told: str) -> str:
    """The sentence without every piece that the table lets go and that `told` does not tell."""
    wanted = content_keys(told) & content_keys(sentence)
    text = trimmed(sentence)
    if wanted - content_keys(text):
        text = sentence
    while (less := _fewer(text, wanted)) is not None:
        text = less
    return text


def _fewer(text: str, wanted: set[str]) -> str | None:
    for kind in KINDS:
        for less in cuts(text, kind, lambda _: False):
            if len(less) < len(text) and wanted <= content_keys(less):
                return less
    return None
