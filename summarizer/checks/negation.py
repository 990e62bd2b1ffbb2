"""Negation: what the source denies is not stated as so."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.checks.finding import Finding, FindingKind
from summarizer.checks.pair import Pair
from summarizer.checks.words import Token, content, tokens
from summarizer.figures.figure import Span

NEGATORS = frozenset(
    """not no never none nobody nothing neither nor without cannot can't won't don't doesn't didn't isn't aren't
    wasn't weren't hasn't haven't hadn't wouldn't couldn't shouldn't denied denies deny denying refused refuses
    refuse refusing rejected rejects reject rejecting failed fails fail failing unable unlikely ruled lacked
    lacks absent absence dismissed declined declines avoided prevented halted stopped cancelled canceled
    suspended unharmed unhurt uninjured free zero unclear unknown unconfirmed unproven yet hardly barely
    scarcely few little nowhere against""".split()
)
"""Words that deny; any of them in a sentence is taken to keep a denial of its source."""

_DENIES = frozenset(
    """not never nobody nothing neither without cannot can't won't don't doesn't didn't isn't aren't wasn't
    weren't hasn't haven't hadn't wouldn't couldn't shouldn't denied denies denying refused refuses failed
    unable""".split()
)
"""Those of which a lost one turns the meaning round."""

_PHRASES = frozenset({"only", "just", "least", "merely", "necessarily", "yet"})
_REACH = 7
"""Words after a negation that it can deny."""
_CUT = ",;:.—–"


def check(pair: Pair) -> Iterator[Finding]:
    """A finding where the sentence states what its source denies, without the denial."""
    if any(_negates(word) for word in pair.tokens):
        return
    for span, source in pair.source_texts():
        words = tokens(source)
        for number, word in enumerate(words):
            if word.lower.replace("’", "'") not in _DENIES:
                continue
            denied = _denied(source, words, number)
            if len(denied) > 1 and denied <= pair.keys:
                evidence = Span(start=span.start + word.start, end=span.start + word.end)
                reason = f'the source says "{source[word.start : words[min(number + 2, len(words) - 1)].end]}"'
                yield pair.finding(FindingKind.NEGATION_LOST, 0, len(pair.sentence), reason, evidence)
                return


def _negates(word: Token) -> bool:
    form = word.lower.replace("’", "'")
    return form in NEGATORS or form.endswith("n't") or (form.startswith(("un", "non-")) and len(form) > 6)


def _denied(source: str, words: list[Token], number: int) -> set[str]:
    """The stems of the two content words that a denial reaches in its clause."""
    reach: list[Token] = []
    for word in words[number + 1 : number + 1 + _REACH]:
        between = source[words[number].end : word.start]
        if any(sign in between for sign in _CUT) or word.lower in ("but", "and", "while", "because"):
            break
        reach.append(word)
    if reach and reach[0].lower in _PHRASES:
        return set()
    return {word.key for word in content(reach)[:2]}
