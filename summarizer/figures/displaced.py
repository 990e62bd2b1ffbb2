"""Another figure of the passage stands where the output's does: the one it should have been.

Knows the words right around figures, and whose they are (`owners`); whether the passage is about the thing at all is
for `binding`.
"""

from __future__ import annotations

from summarizer.figures import view
from summarizer.figures.compare import relate
from summarizer.figures.figure import Context, Figure
from summarizer.figures.index import SourceIndex
from summarizer.figures.lexicon_words import PREPOSITIONS
from summarizer.figures.owners import exchanged, paired, whose
from summarizer.figures.roles import Role, role_of

SWAP, KEPT = 0.3, 0.4
"""How much closer another figure of the sentence must stand to be the one meant, and how much more than that where
both texts name the two in one order."""

_MOST_PLACES = 8
"""At how many places of the source another value of the output's sentence is looked for."""


def find(out: Figure, number: int, index: SourceIndex) -> int | None:
    """Find the source figure that stands where the output's does, when `number` stands elsewhere in the same passage.

    "Nineteen drowned and eight are missing" supports neither "eight drowned" nor "nineteen are missing".
    """
    own, sentence = closeness(out, index.figures[number]), index.sentence_of[number]
    crossed = exchanged(out, index.figures[number], lambda other: _places(other, index))
    if crossed is not None:
        return next(n for n, source in enumerate(index.figures) if source is crossed)
    owner = whose(out, index.figures[number])
    if owner is not None:
        return None if owner is True else _at(owner, sentence, index)
    best, found = own + SWAP, None
    for other in index.figures_in.get(sentence, ()):
        source = index.figures[other]
        alike = source.kind is out.kind and (source.unit or "") == (out.unit or "")
        if (
            other == number
            or not alike
            or (other < number and _whole(source))
            or relate(out, source) is not None
            or _beside(out, index.figures[number], source)
        ):
            continue
        if _left_behind(source, out):
            continue
        order = _order(out, source)
        kept = order is not None and order is (other < number)
        if kept and (paired(index.figures[number], source) or _part(source)):
            continue
        needed = best + (SWAP if order is None else KEPT if kept else 0.0)
        if closeness(out, source) > needed:
            best, found = closeness(out, source), other
    return found


def _places(scanned: Figure, index: SourceIndex) -> list[Figure]:
    """Where the source has the value of another figure of the output's sentence."""
    held = (index.figures[number] for number in index.candidates(scanned))
    return [source for source in held if source.kind is scanned.kind and relate(scanned, source)][:_MOST_PLACES]


def _at(scanned: Figure, sentence: int, index: SourceIndex) -> int | None:
    """Which figure of the source one is that was scanned in a sentence alone."""
    start = index.sentences[sentence].span.start + scanned.span.start
    return next((n for n in index.figures_in[sentence] if index.figures[n].span.start == start), None)


def _whole(source: Figure) -> bool:
    """Whether a figure is the whole that the next ones are parts of: "of 121 jobs, 18 are to go"."""
    return source.context is not None and source.context.left[-1:] == ("of",)


def _left_behind(source: Figure, out: Figure) -> bool:
    """Whether a figure is where a change began, and the output has its own as no such level: "from 1,400 to 1,200"."""
    theirs, mine = role_of(source), role_of(out)
    return theirs is not None and theirs.role is Role.EARLIER and (mine is None or mine.role is not Role.EARLIER)


def _part(source: Figure) -> bool:
    """Whether a figure is a part of the one before it: "34 villages, 11 of them remote"."""
    return source.context is not None and source.context.right[:2] in (("of", "them"), ("of", "whom"), ("of", "which"))


def _order(out: Figure, other: Figure) -> bool | None:
    """Whether another figure of the source stands before this one in the output's sentence; None where it does not."""
    context = out.context or Context()
    place = context.text.lower().find(other.surface.lower())
    return None if place < 0 else place < out.span.start - context.start


def closeness(out: Figure, source: Figure) -> float:
    """How far the words right around two figures agree, 0 to 1 (`view.closeness`)."""
    return view.closeness(out.context or Context(), source.context or Context())


def _beside(out: Figure, source: Figure, rival: Figure) -> bool:
    """Whether a word close to both figures, on one side, stands by them and not by the rival."""
    a, b, c = (figure.context or Context() for figure in (out, source, rival))
    for mine, theirs, others in ((a.follows, b.follows, c.follows), (a.precedes, b.precedes, c.precedes)):
        shared = {word for word in mine[:3] if word in theirs[:3]} - PREPOSITIONS
        if shared - set(others):
            return True
    return False
