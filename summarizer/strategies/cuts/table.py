"""What may be left out of a sentence so that what stays is still true, still whole and still somebody's: a table.

Every kind of cut only takes words away (or says "said" for "told reporters"), and each has its reason in `KINDS`. What
no kind covers stays: complements, objects, "including" and "or", and the phrases that say of when, of what, against
what or where a figure holds. Rules over commas and the words that open a clause; no parser, so in doubt nothing goes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from summarizer.checks.attribution import attributions
from summarizer.checks.words import inside, tokens
from summarizer.figures.figure import Span
from summarizer.strategies.clauses import RIVALS, acts, capital, has_finite, stands, words_of
from summarizer.strategies.cuts.commas import asides, leads, tails
from summarizer.strategies.cuts.joined import (
    adjuncts,
    joined_clauses,
    second_claims,
    second_counts,
    second_verbs,
    subordinates,
)
from summarizer.strategies.cuts.sentence import Cut, Sentence, adds
from summarizer.strategies.cuts.small import ages, fillers, occasions, speakers, weekdays

Keep = Callable[[str], bool]
"""Whether a piece holds something that must not be left out."""
_LONGEST = 1500
"""Characters; what is longer is no sentence, and is not worth more than linear work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of cut: what it takes away, why the rest stays true, and where a sentence has one."""

    name: str
    reason: str
    find: Callable[[Sentence], Iterator[Cut]]


def cuts(text: str, kind: Kind, keep: Keep) -> Iterator[str]:
    """Each wording of a sentence with one piece of a kind left out; pieces that `keep` holds stay."""
    if len(text) > _LONGEST:
        return
    sentence = Sentence(text)
    for cut in kind.find(sentence):
        if not keep(text[cut.start : cut.end]) and _leaves_the_rest(sentence, cut):
            less = _without(text, cut)
            if less != text and stands(less) and (acts(less) or not acts(text)):
                yield less


KINDS: tuple[Kind, ...] = (
    Kind(name="age", reason="who somebody is does not hang on it", find=ages),
    Kind(name="second name", reason="the speaker is still named", find=speakers),
    Kind(name="filler", reason="it ties the sentence to another", find=fillers),
    Kind(name="occasion", reason="what was said is the fact, and whose word it is stays", find=occasions),
    Kind(name="lead", reason="a subject and verb follow that need nothing of it", find=leads),
    Kind(name="aside", reason="a comma on either side: the noun is known without it", find=asides),
    Kind(name="tail", reason="it comments on a whole statement, or joins a second one", find=tails),
    Kind(name="clause", reason="it says why or after what; the statement is told as so", find=subordinates),
    Kind(name="circumstance", reason="the statement is told as so without it", find=adjuncts),
    Kind(name="second verb", reason="of two things told as so, the first is so", find=second_verbs),
    Kind(name="second clause", reason="of two statements told as so, the first is so", find=joined_clauses),
    Kind(name="second claim", reason="of two things somebody said, the first was said", find=second_claims),
    Kind(name="second count", reason="of two counts under one verb, the first is so", find=second_counts),
    Kind(name="weekday", reason="the article's own date says as much", find=weekdays),
)
"""What may go, in the order it is tried; everything else of a sentence stays."""


# --- what every cut must leave as it was ---

_FRAME = re.compile(
    r"\W*(?:an?|one|the|two|three|\d+|the same)? ?(?:\w+ )?(?:years?|months?|weeks?|days?|quarters?|decades?|period"
    r"|hours?|minutes?|time)(?: (?:earlier|before|ago|later|after|previously|on|prior|period))?\W*",
    re.I,
)
"""A piece that only says when, or against when: ", a year earlier"."""
_LOOSE_END = frozenset(
    """only even immediately right directly not partly mainly largely partially than about almost nearly roughly up
    until especially particularly so such as both either neither and or but to of in at for by with from a an the
    further is are was were""".split()
)
"""What needs the words that come after it."""


def _leaves_the_rest(sentence: Sentence, cut: Cut) -> bool:
    """Whether no quotation is torn, no attribution lost and no figure robbed of its frame."""
    text = sentence.text
    piece, span = text[cut.start : cut.end], Span(start=cut.start, end=cut.end)
    torn = piece.count('"') % 2 or piece.count("“") != piece.count("”") or piece.count("(") != piece.count(")")
    if torn or inside(span, sentence.quotes) or _FRAME.fullmatch(piece):
        return False
    before = words_of(text[: cut.start])[-1:]
    if not cut.put and cut.end >= sentence.ends[0] and _LOOSE_END & set(before):
        return False
    if _lends_attribution(sentence, cut) or _leaves_hour(sentence, cut):
        return False
    return cut.put != "" or not (RIVALS & set(words_of(piece)) or _takes_attribution(sentence, span))


_CLOCK = re.compile(r"\b\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b|\b\d{1,2}:\d\d\b(?!:)")
_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)"
)


def _leaves_hour(sentence: Sentence, cut: Cut) -> bool:
    """Whether an hour would be left without its day: "The first of two debates is at 8 p.m."."""
    rest = sentence.text[: cut.start] + sentence.text[cut.end :]
    if not _DAY.search(sentence.text[cut.start : cut.end]) or _DAY.search(rest):
        return False
    return _CLOCK.search(rest) is not None


_ACCORDING = re.compile(r"\W*according to\b")


def _lends_attribution(sentence: Sentence, cut: Cut) -> bool:
    """Whether "according to" would pass from a piece with a verb of its own, whose word it is, to what is left."""
    piece = sentence.text[cut.start : cut.end]
    own = adds(tokens(piece)) or has_finite(words_of(piece))
    return own and _ACCORDING.match(sentence.text, cut.end) is not None


def _takes_attribution(sentence: Sentence, span: Span) -> bool:
    """Whether somebody's word outside a piece loses the one whose it is."""
    piece = tokens(span.of(sentence.text))
    if span.end > sentence.ends[0] or "according" in {word.lower for word in piece}:
        return span.end > sentence.ends[0] < sentence.end or "according" in {word.lower for word in piece}
    held = [a for a in attributions(sentence.text) if inside(a.cue, [span])]
    return not adds(piece) and any(a.scope.start < span.start for a in held)


def _without(text: str, cut: Cut) -> str:
    before, after = text[: cut.start].rstrip(" "), text[cut.end :]
    gap = "" if after[:1] in (",", ".", ";", "!", "?", " ", "") or not before else " "
    whole = " ".join(f"{before}{cut.put}{gap}{after}".split())
    whole = re.sub(r"\s([,.;])", r"\1", whole)
    whole = re.sub(r",\s*([.!?;])", r"\1", whole).replace(",,", ",").replace("..", ".").lstrip(" ,")
    return capital(whole if whole[-1:] in '.!?"”’' else whole + ".")
