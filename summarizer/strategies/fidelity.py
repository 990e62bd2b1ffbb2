"""Whether a shortened sentence is its source with words left out that may be left out, as it was asked to be.

A small model that shortens by heart adds words, tells things in another order, cuts a verb from its complement or a
figure from its time. What it may leave out is the table of `cuts`; what it may bring in is `_MAY_COME`. The wording
that the table makes of what the model kept is `guided`, and anything else the model wrote is a fault.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summarizer.checks.words import Token, content, tokens
from summarizer.strategies.compress import guided

_MAY_COME = frozenset("a an the that of".split())
"""Words that bind others and tell nothing themselves; the wording handed out is the source's even in these."""
_LEAST_KEPT = 0.5
"""Share of a text's words of meaning that its source must hold for it to be about the same thing at all."""


def settled(short: str, source: str) -> str | None:
    """Say in the source's words what `short` tells, cut as the table allows; None where it is about something else."""
    mine = content(tokens(short))
    held = {word.key for word in tokens(source)}
    if not mine or sum(word.key in held for word in mine) < _LEAST_KEPT * len(mine):
        return None
    return guided(source, short)


def fault(short: str, source: str) -> str | None:
    """What shows that `short` is not `source` with words left out that may be; None where nothing does."""
    mine, whole = tokens(short), tokens(settled(short, source) or source)
    held = {word.key for word in (*tokens(source), *whole)}
    if added := [word.text for word in mine if word.key not in held and word.lower not in _MAY_COME]:
        return f"adds {', '.join(added[:3])}, which the sentence does not say"
    if lost := _beyond(whole, mine):
        return f"leaves out {', '.join(lost[:3])}, which cannot go alone"
    if over := _beyond(mine, whole):
        return f"adds {over[0]}, which the sentence does not have there"
    return None if [word.key for word in mine] == [word.key for word in whole] else "tells things in another order"


def alike(short: str, source: str) -> bool:
    """Whether two wordings differ in nothing but words that tell nothing themselves."""
    mine, theirs = tokens(short), tokens(source)
    return not any(word.lower() not in _MAY_COME for word in (*_beyond(mine, theirs), *_beyond(theirs, mine)))


def _beyond(words: Sequence[Token], others: Sequence[Token]) -> list[str]:
    """The words of a text that another lacks, as often as it lacks them."""
    left = Counter(word.key for word in others)
    found = []
    for word in words:
        if not left[word.key]:
            found.append(word.text)
        left[word.key] -= bool(left[word.key])
    return found
