"""Words right beside two figures that keep them apart: another bearer, another owner, a noun that has its own figure.

Knows one figure of an output and one of a source, each with its sentence; neither values nor the rest of the texts.
"""

from __future__ import annotations

import re

from summarizer.figures.figure import Context, Figure, Kind
from summarizer.figures.index import SourceIndex
from summarizer.figures.lexicon import PEOPLE_WORDS
from summarizer.figures.lexicon_words import DETERMINERS
from summarizer.figures.words import lemma_of

_NAMED = re.compile(r"\b((?:[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?\.?\s+){0,3}[A-Z][^\W\d_]+)\s?[,(]\s*$")
"""Whose age follows."""
_OLD = re.compile(
    r"\s(?:(?!in|from|of|at|on|to|near|with|who|was|is|said)[a-z]+\s)?"
    r"((?:[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?\.?(?:\s|\b)){2,4})(?P<next>[a-z]*)"
)
"""Whose age it was."""
_TITLES = frozenset("Mr Mrs Ms Miss Dr Sir Lady Prof Professor Judge The".split())
_PERSON = lemma_of("people")
_OF_WHICH = re.compile(r"\b([^\W\d_]+),\s+of\s+(?:which|whom)\s+$")
_HIS = frozenset("his her its their".split())


def other_bearer(out: Figure, source: Figure, index: SourceIndex) -> str:
    """Give the age of another: "Voss, 38," is not "Koe, 38,"."""
    if out.kind is not Kind.AGE:
        return ""
    mine, theirs = _bearer(out), _bearer(source)
    apart = mine and theirs and not ({*mine} <= {*theirs} or {*theirs} <= {*mine})
    return f"for {' '.join(theirs)}" if apart and index.names(mine[-1]) else ""


def _bearer(figure: Figure) -> list[str]:
    """The words of the name before an age, or after "8-year-old", without a title."""
    context = figure.context or Context()
    start = figure.span.start - context.start
    after = _OLD.match(context.text, start + len(figure.surface)) if figure.surface.lower().endswith("old") else None
    found = _NAMED.search(context.text[:start][-60:])
    if after and after["next"] not in PEOPLE_WORDS:
        found = after  # A New York woman is not called so.
    return [word for word in found[1].replace(".", "").split() if word not in _TITLES] if found else []


def other_owner(out: Figure, source: Figure, index: SourceIndex) -> str:
    """Say whose a figure is: "her fifth win and her team's eleventh" gives her no eleventh; "his" is the subject's."""
    mine, theirs = out.context or Context(), source.context or Context()
    if not mine.left or not theirs.left or not _possessive(mine.left[-1]):
        return ""
    last = theirs.left[-1]
    if last.endswith(("'s", "’s")):
        lemma = lemma_of(last)
        return "" if not lemma or lemma in (*mine.sentence, *mine.before) else f"for the {last[:-2]}"
    named = last in _HIS and mine.left[-1] in _HIS and _is_name(mine.name) and _is_name(theirs.name)
    known = named and index.names(mine.name) and not {*mine.subject} & {*theirs.subject, *theirs.clause}
    return f"for {theirs.name}" if known else ""


def _possessive(lower: str) -> bool:
    return lower in _HIS or lower.endswith(("'s", "’s"))


def _is_name(name: str) -> bool:
    return name[:1].isupper() and name.split(" ", 1)[0].lower() not in DETERMINERS


def _whole_of(out: Figure) -> str:
    """What a figure counts that has its noun before it: the lemma of "woodcuts, of which 31"."""
    context = out.context or Context()
    found = _OF_WHICH.search(context.text[: out.span.start - context.start])
    return lemma_of(found[1].lower()) if found else ""


def other_count(out: Figure, source: Figure, sentence: int, index: SourceIndex) -> str:
    """Say what is counted otherwise in the sentence: "31 transits with three telescopes" gives no 31 telescopes."""
    mine, theirs = out.context or Context(), source.context or Context()
    head = _whole_of(out) or mine.head
    if out.kind is not Kind.COUNT or not head or not theirs.head:
        return ""
    if head in (theirs.head, *theirs.modifiers) or theirs.head in mine.sentence:
        return ""
    if _PERSON in (head, theirs.head) or not (source.counted or "")[:1].islower():
        return ""
    for number in index.figures_in[sentence]:
        other = index.figures[number]
        if other is not source and other.kind is Kind.COUNT and other.context and other.context.head == head:
            return f"for {source.counted}"
    return ""
