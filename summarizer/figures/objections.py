"""What may count against a figure of an output being that of one place of its source, each in words.

Rules of English that were right, on summaries they had not been written for, at least twice as often as a figure is
wrong. None of them decides: each is a feature, and the words are for the reader.
"""

from __future__ import annotations

from summarizer.figures import apart, displaced, owners, qualifiers, speakers
from summarizer.figures.figure import Context, Figure
from summarizer.figures.index import SourceIndex
from summarizer.figures.opposites import turned
from summarizer.figures.sides import listed_for_another
from summarizer.figures.view import nearest, words_in
from summarizer.figures.words import stem_of


def objections(figure: Figure, number: int, index: SourceIndex) -> dict[str, str]:
    """What may count against a figure being that of a place of the source, each in words; empty where it does not.

    Those are kept whose word was right at least twice as often as a figure is wrong, on summaries that no rule had
    been written for.
    """
    source, sentence = index.figures[number], index.sentence_of[number]
    there = displaced.find(figure, number, index)
    owner = owners.whose(figure, source) or listed_for_another(figure, source)
    return {
        "another_place": index.figures[there].surface if there is not None else "",
        "another_owner": owner.surface if isinstance(owner, Figure) else "",
        "another_noun": apart.other_count(figure, source, sentence, index),
        "another_bearer": apart.other_bearer(figure, source, index),
        "another_possessor": apart.other_owner(figure, source, index),
        **qualifiers.changes(figure, number, index),
        "another_speaker": speakers.another(figure, number, index),
    }


def opposites_between(figure: Figure, source: Figure) -> tuple[str, str] | None:
    """A word near a figure and its opposite near a figure of the source, as written; None where there are none."""
    mine, theirs = (_near_words(f) for f in (figure, source))
    found = turned(frozenset(mine), frozenset(theirs))
    return (mine[found[0]], theirs[found[1]]) if found else None


def _near_words(figure: Figure) -> dict[str, str]:
    """The stems of the words close to a figure -> the words."""
    context = figure.context or Context()
    start = figure.span.start - context.start
    near = nearest(words_in(context.text), start, start + len(figure.surface))
    return {stem_of(word.lower): word.lower for word in near}
