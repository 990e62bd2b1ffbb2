"""The floor: the article's own sentences, whole and in its order, beginning with its lead.

The summary goes on sentence by sentence as long as what follows adds news; a later sentence comes in for a key figure
or the headline's news, and only where it stands alone. Facts are such sentences too, none twice. A sentence that
depends on the one before may be taken together with it; none is cut, and no pronoun is resolved.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from summarizer.document import BlockKind, Document
from summarizer.write.alone import Context, opens_badly
from summarizer.write.story import Candidate, Story

FACTS_SHARE = 0.4
"""The facts come to at most this share of the article's words."""
MOST_FACTS = 20
"""Facts handed out at most."""
_MOST_TOGETHER = 3
"""Sentences of one fact."""
_MOST_LATER = 2
"""Sentences of a summary that stand apart from its beginning."""
_FURTHEST_LEAD = 6
"""Sentences within which an article must come to its lead."""
_HEADLINED = 2
"""Words of the headline that a later sentence must add to those of the sentences chosen."""
_NEWS = 0.2
"""What a word of the headline that is still missing is worth."""
_INSTEAD = 0.6
"""How much more a later sentence must be worth than the sentences of the beginning that it replaces."""
_KEY = 1.0
"""What a key figure not covered yet is worth, times its weight."""
_ENOUGH = 0.55
"""The least worth of a fact that adds no new key figure."""

Passage = tuple[Candidate, ...]
"""Sentences handed out together, each right behind the one before."""


def summary(story: Story, length: int) -> list[Passage]:
    """Choose the sentences of the summary.

    Parameters
    ----------
    story
        The article.
    length
        The most words; a lead longer than that is the whole summary.

    Returns
    -------
    list
        Passages in the order of the article.
    """
    run = _run(story, length)
    if not run:
        return []
    for _ in range(_MOST_LATER):
        if (fuller := _with_later(story, run, length)) is None:
            break
        run = fuller
    return _passages(run)


def facts(story: Story, words: float, most: int = MOST_FACTS) -> list[Passage]:
    """Choose the facts: what stands alone, by worth, in the order of the article and in so many words."""
    chosen = list(_run(story, 0))
    while offers := list(_offers(story, chosen, words, most)):
        gain, _, more = max(offers, key=lambda offer: (offer[0], offer[1]))
        if gain <= 0:
            break
        chosen = sorted([*chosen, *more], key=lambda c: c.number)
    return _passages(chosen, apart=True)


def fact_words(document: Document) -> float:
    """How many words the facts of an article may come to."""
    read = (block.span for block in document.blocks if block.kind is not BlockKind.NOTICE)
    return FACTS_SHARE * sum(len(span.of(document.text).split()) for span in read)


# --- the beginning ---------------------------------------------------------------------------------------------


def _run(story: Story, length: int) -> list[Candidate]:
    """The lead, and what follows it as long as it adds news and fits."""
    chosen: list[Candidate] = []
    context = Context()
    lead = _lead(story)
    for candidate in story.candidates[lead:]:
        if chosen and not _goes_on(candidate, chosen, context):
            continue
        if chosen and _size(chosen) + candidate.size > length:
            break
        chosen.append(candidate)
        context.add(candidate.text)
    return chosen


def _lead(story: Story) -> int:
    """The place of the first candidate that can open a text; the first of all, where none of the first few can."""
    for place, candidate in enumerate(story.candidates[:_FURTHEST_LEAD]):
        if not (candidate.is_quotation or candidate.dependence.never or opens_badly(candidate.text)):
            return place
    return 0


def _goes_on(candidate: Candidate, chosen: Sequence[Candidate], context: Context) -> bool:
    follows = candidate.number == chosen[-1].number + 1
    if candidate.is_quotation or candidate.repeats(chosen):
        return False
    return candidate.dependence.missing(context, follows=follows) is None


# --- what the beginning lacks ----------------------------------------------------------------------------------


def _with_later(story: Story, chosen: list[Candidate], length: int) -> list[Candidate] | None:
    """The sentences with a later one that adds a key figure or the headline's news; None where there is none to add.

    It may replace sentences at the end that cover less of them.
    """
    best: tuple[float, list[Candidate]] | None = None
    for passage in _standing(story, chosen):
        kept = _room(chosen, _size(passage), length)
        if kept is None or any(
            c.dependence.missing(_context_of(kept), follows=n > 0) is not None for n, c in enumerate(passage)
        ):
            continue
        lost = chosen[len(kept) :]
        gain = _lacking(story, kept, passage) - _lacking(story, kept, lost) - (_INSTEAD if lost else 0.0)
        if gain > (best[0] if best else 0):
            best = gain, sorted([*kept, *passage], key=lambda c: c.number)
    return best[1] if best else None


def _room(chosen: Sequence[Candidate], size: int, length: int) -> list[Candidate] | None:
    """What stays of the sentences chosen so that one more fits: the last ones go, but never the lead."""
    kept = list(chosen)
    while kept and _size(kept) + size > length:
        kept.pop()
    return kept or None


def _lacking(story: Story, chosen: Sequence[Candidate], passage: Sequence[Candidate]) -> float:
    """The worth of the key figures and words of the headline that a passage would add; 0 for none."""
    held = {_value(figure) for c in chosen for figure, _ in c.figures}
    gain = sum(weight for c in passage for figure, weight in c.figures if _value(figure) not in held)
    keys = frozenset[str]().union(*(c.keys for c in chosen))
    news = (story.headline & frozenset[str]().union(*(c.keys for c in passage))) - keys
    return gain + (_NEWS * len(news) if len(news) >= min(_HEADLINED, len(story.headline)) else 0.0)


def _value(figure: object) -> tuple[object, ...]:
    return tuple(getattr(figure, name) for name in ("kind", "low", "high", "unit", "parts", "date"))


# --- what stands alone -----------------------------------------------------------------------------------------


def _standing(story: Story, chosen: Sequence[Candidate]) -> Iterator[Passage]:
    """The passages that can follow those chosen: a sentence, or one with the sentence it depends on before it."""
    taken = {c.number for c in chosen}
    by_number = {c.number: c for c in story.candidates}
    for candidate in story.candidates:
        if candidate.number in taken or candidate.is_quotation or candidate.repeats(chosen):
            continue
        context = _context_of([c for c in chosen if c.number < candidate.number])
        passage = _completed(candidate, by_number, taken, context)
        if passage and (whole := _with_rivals(passage, story, by_number, taken, context)):
            yield whole


def _completed(
    candidate: Candidate, by_number: dict[int, Candidate], taken: set[int], context: Context
) -> Passage | None:
    """The sentence, with those before it that it depends on, where they can be handed out."""
    passage: Passage = ()
    while len(passage) < _MOST_TOGETHER:
        passage = (candidate, *passage)
        behind = candidate.number - 1 in taken
        if candidate.dependence.missing(context, follows=behind) is None:
            return passage
        before = by_number.get(candidate.number - 1)
        if before is None or candidate.dependence.never or before.is_quotation:
            return None
        candidate = before
    return None


def _with_rivals(
    passage: Passage, story: Story, by_number: dict[int, Candidate], taken: set[int], context: Context
) -> Passage | None:
    """The passage with the sentences that dispute a value in it; None where one of them cannot be handed out."""
    numbers = {c.number for c in passage}
    sides = sorted({side for n in numbers for side in story.rivals.get(n, ())} - numbers - taken)
    for side in sides:
        if side not in by_number or by_number[side].dependence.never:
            return None
    whole = sorted([*passage, *(by_number[side] for side in sides)], key=lambda c: c.number)
    after = _context_of(())
    after.keys, after.words = set(context.keys), set(context.words)
    for n, c in enumerate(whole):
        follows = (n > 0 and whole[n - 1].number == c.number - 1) or c.number - 1 in taken
        if c.dependence.missing(after, follows=follows):
            return None
        after.add(c.text)
    return tuple(whole)


def _offers(story: Story, chosen: Sequence[Candidate], words: float, most: int) -> Iterator[tuple[float, int, Passage]]:
    """What each passage would add to the facts chosen, and how early it stands."""
    room = words - _size(chosen)
    for passage in _standing(story, chosen):
        size = _size(passage)
        if size > room or len(_passages([*chosen, *passage], apart=True)) > most:
            continue
        gain = _KEY * _lacking(story, chosen, passage) + sum(c.worth for c in passage) / len(passage) - _ENOUGH
        yield gain / math.sqrt(size), -passage[0].number, passage


def _passages(chosen: Sequence[Candidate], *, apart: bool = False) -> list[Passage]:
    """Sentences as passages; `apart`: each for itself, but for one that depends on the sentence before it."""
    found: list[list[Candidate]] = []
    context = Context()
    for candidate in sorted(chosen, key=lambda c: c.number):
        follows = bool(found) and candidate.number == found[-1][-1].number + 1
        if follows and apart and candidate.dependence.missing(context) is not None:
            found[-1].append(candidate)
        else:
            found.append([candidate])
        context.add(candidate.text)
    return [tuple(passage) for passage in found]


def _context_of(sentences: Sequence[Candidate]) -> Context:
    context = Context()
    for sentence in sentences:
        context.add(sentence.text)
    return context


def _size(sentences: Sequence[Candidate]) -> int:
    return sum(c.size for c in sentences)
