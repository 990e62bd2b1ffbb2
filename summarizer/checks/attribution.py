"""Attribution and hedges: what the source gives as somebody's word, or as uncertain, stays so.

An attribution is a cue ("according to", a verb of saying), who speaks, and the stretch of the sentence that is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.checks.finding import Finding, FindingKind
from summarizer.checks.pair import Pair
from summarizer.checks.quotes import ARTICLE_SAYS
from summarizer.checks.verbs import finite_places
from summarizer.checks.words import PRONOUNS, Token, content, content_keys, inside, quoted, tokens
from summarizer.figures.figure import Span

SAYING = frozenset(
    """said says say saying told tells stated states stating added adds adding announced announces announcing
    reported reports warned warns warning confirmed confirms confirming denied denies denying argued argues
    arguing insisted insists insisting alleged alleges alleging claimed claims claiming suggested suggests
    predicted predicts believes believe believed believing thinks think thought estimates estimate estimated
    estimating expects admitted admits admitting acknowledged acknowledges conceded concedes maintained
    maintains accused accuses accusing blamed blames blaming called calls described describes describing wrote
    writes declared declares noted notes explained explains recalled testified tweeted vowed pledged promised
    asked asks put puts puts quoted certified ruled calculated cited citing concluded concludes found showed
    shows revealed""".split()
)

# Verbs that show whose word it is only with "that" or a quotation after them, or their figure right behind.
_WEAK = frozenset(
    """put puts called calls found showed shows revealed asked asks noted notes reports reported estimate
    estimates estimated thought think expects states claims calls quoted described describes describing
    promised pledged vowed certified ruled calculated confirmed confirms announced announces declared wrote
    writes blamed blames blaming accused accuses accusing""".split()
)
_ACCUSING = frozenset(
    "accused accuses accusing blamed blames blaming called calls described describes describing".split()
)

_ACCORDING = re.compile(
    r"\b(?:according to|in the words of|as reported by|as stated by|data from|figures from|in the view of)\s+", re.I
)
_PASSIVE = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|supposedly"
    r"|(?:is|are|was|were|been)\s+(?:said|believed|thought|reported|alleged|understood|estimated|rumoured|rumored)\b)",
    re.I,
)
_CLAUSE_BREAK = re.compile(r";|\s[–—-]\s|—|,?\s(?:but|while|whereas|although|though)\s(?!that\b)", re.I)
_STOP = re.compile(r"[,;:.!?\"“”()—]|\s[–-]\s")
_WORDS_OF_A_SPEAKER = 14
"""Words before a verb of saying in which its speaker is looked for."""
_LONGEST_SENTENCE = 1500
"""Characters; what is longer is no sentence, and is not worth more than linear work."""
_BE = frozenset("is are was were be been being had have has not also later then reportedly".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Whose word a stretch of a sentence is; all spans are into the text it was found in.

    `speaker` is None where the sentence does not say ("is believed to be", "reportedly").
    """

    cue: Span
    speaker: Span | None
    scope: Span

    def keys(self, text: str) -> set[str]:
        """The stems of the words that name the speaker."""
        return content_keys(self.speaker.of(text)) if self.speaker else set()


def attributions(text: str) -> list[Attribution]:
    """Every attribution of one sentence, in order; of an overlong one, those of its beginning."""
    text = text[:_LONGEST_SENTENCE]
    quotes = quoted(text)
    found = [*_according(text), *_saying(text, quotes), *_passive(text)]
    return sorted((a for a in found if not inside(a.cue, quotes)), key=lambda a: a.cue)


def _segment(text: str, at: int) -> Span:
    """The clause chain of `text` around `at`: what one attribution can reach."""
    start, end = 0, len(text)
    for mark in _CLAUSE_BREAK.finditer(text):
        if mark.end() <= at:
            start = mark.end()
        elif mark.start() >= at:
            end = mark.start()
            break
    return Span(start=start, end=end)


def _according(text: str) -> Iterator[Attribution]:
    for match in _ACCORDING.finditer(text):
        stop = _STOP.search(text, match.end())
        end = stop.start() if stop else len(text)
        segment = _segment(text, match.start())
        yield Attribution(
            cue=Span(start=match.start(), end=match.end()), speaker=Span(start=match.end(), end=end), scope=segment
        )


def _passive(text: str) -> Iterator[Attribution]:
    for match in _PASSIVE.finditer(text):
        cue = Span(start=match.start(), end=match.end())
        yield Attribution(cue=cue, speaker=None, scope=_segment(text, match.start()))


def _saying(text: str, quotes: list[Span]) -> Iterator[Attribution]:
    words = tokens(text)
    for number, word in enumerate(words):
        if (
            word.lower not in SAYING
            or word.capital
            or (number and words[number - 1].lower in _BE - {"not", "also", "later", "had"})
        ):
            continue
        if word.lower in _WEAK and not _governs(text, word.end, word.lower, quotes):
            continue
        speaker = _before(text, word.start) or _after(text, word.end) or _before_apposition(text, word.start)
        if speaker is None:
            continue
        yield Attribution(cue=word.span, speaker=speaker, scope=_scope(text, word.span, speaker))


_GOVERNS = re.compile(
    r"\s*(?:,?\s*[\"“‘]|(?:(?:on|last|this|late|early|in|at)\s+(?:\S+\s+){1,3}?)?that\b|to\s+have\b"
    r"|the\s+(?:toll|number|figure|cost|total)\b"
    r"|(?:it|they|he|she|there)\s|[\w'’ ]{0,40}\s(?:had|has|have|was|were|is|are|will|would)\s)",
    re.I,
)


_ON_A_DAY = re.compile(r"(?:(?:late|early) )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def _governs(text: str, end: int, verb: str, quotes: list[Span]) -> bool:
    """Whether a verb that need not be one of saying is one here."""
    if verb in _ACCUSING:
        return True
    tail = text[end:].lstrip()
    ends = not tail or tail[0] in ".,;" or bool(_ON_A_DAY.match(tail))
    before = text[:end].rstrip()
    return bool(_GOVERNS.match(text, end)) or (ends and "," in before) or any(0 <= q.start - end <= 3 for q in quotes)


def _before(text: str, start: int) -> Span | None:
    """The noun phrase that ends right before a verb of saying."""
    left = _last_stop(text, start)
    words = tokens(text[left:start])[-_WORDS_OF_A_SPEAKER:]
    while words and words[-1].lower in _BE | {"who", "which", "that"}:
        words.pop()
    return Span(start=left + words[0].start, end=left + words[-1].end) if words else None


def _last_stop(text: str, start: int) -> int:
    return max((m.end() for m in _STOP.finditer(text, 0, start)), default=0)


def _before_apposition(text: str, start: int) -> Span | None:
    """The speaker of "Ilves, the mayor, said": everything from the stop before the aside to it."""
    left = _last_stop(text, start)
    head = text[:left].rstrip(" ,")
    if not head or text[left - 1 : left] != ",":
        return None
    earlier = [m.end() for m in _STOP.finditer(head)]
    begin = earlier[-2] if len(earlier) > 1 else 0
    return Span(start=begin, end=start) if head[begin:].strip() else None


_NOUN_AHEAD = re.compile(r"\s+(?=[A-Z]|the\b|an?\b|one\b|his\b|her\b|its\b|their\b)")


def _after(text: str, end: int) -> Span | None:
    """The speaker of an inverted clause: '"...", said Ilves'; None where a clause follows the verb."""
    match = _NOUN_AHEAD.match(text, end)
    if not match:
        return None
    stop = _STOP.search(text, match.end())
    until = stop.start() if stop else len(text)
    words = [token.lower for token in tokens(text[match.end() : until])]
    return None if finite_places(words) else Span(start=match.end(), end=until)


_CONTENT_AFTER = 3
"""Words of meaning that a clause must hold to be what somebody says."""


def _scope(text: str, cue: Span, speaker: Span) -> Span:
    """What the speaker is given as saying: what follows the cue, or what stands before where nothing follows."""
    segment = _segment(text, cue.start)
    begin = max(cue.end, speaker.end)
    first = min(cue.start, speaker.start)
    # At the very end of a sentence it may stand for all that was said before it.
    last = not any(sign.isalnum() for sign in text[begin:])
    if _trails(text, 0 if last else segment.start, begin, first):
        return Span(start=0, end=len(text)) if last else segment
    if (
        len(content_keys(text[begin : segment.end])) >= _CONTENT_AFTER
        or not text[segment.start : speaker.start].strip()
    ):
        return Span(start=begin, end=max(begin, segment.end))
    return Span(start=segment.start, end=max(segment.start, min(cue.start, speaker.start)))


_ASIDE_OF_SAYING = re.compile(
    r"(?: (?:late |early )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: \w+)?"
    r"| in a [\w ]{3,30}| by \w+| at \w+)?(?:[,.;]|$)"
)


def _trails(text: str, start: int, begin: int, cue: int) -> bool:
    """Whether the attribution is set off after what it gives: "..., the mayor said on Friday, adding ..."."""
    before = text[start:cue].rstrip()
    return (
        before[-1:] in (*',"”’',)
        and _ASIDE_OF_SAYING.match(text, begin) is not None
        and len(content_keys(before)) >= _CONTENT_AFTER
    )


# ---------------------------------------------------------------------------------------------------------------------


def check(pair: Pair) -> Iterator[Finding]:
    """A finding where the sentence states as fact, or as another's word, what its source gives as somebody's."""
    if pair.sentence.lstrip().startswith(ARTICLE_SAYS):
        return
    mine = attributions(pair.sentence)
    for span, source in pair.source_texts():
        for theirs in attributions(source):
            if theirs.speaker is None or not _repeats(pair, source, theirs):
                continue
            reason = _fault(pair, mine, source, theirs)
            if reason:
                evidence = Span(start=span.start + theirs.cue.start, end=span.start + theirs.cue.end)
                yield pair.finding(FindingKind.ATTRIBUTION_LOST, 0, len(pair.sentence), reason, evidence)
                return


def _repeats(pair: Pair, source: str, theirs: Attribution) -> bool:
    """Whether the sentence repeats something of what that speaker is given as saying, and nothing nearer elsewhere."""
    inner = content_keys(theirs.scope.of(source)) - theirs.keys(source)
    outer = content_keys(source[: theirs.scope.start]) | content_keys(source[theirs.scope.end :])
    shared = (pair.keys & inner) - outer
    enough = bool(shared) and len(shared) >= min(2, len(inner - outer))
    return enough or any(key[0].isdigit() for key in shared)


def _fault(pair: Pair, mine: list[Attribution], source: str, theirs: Attribution) -> str | None:
    speaker = (theirs.speaker or theirs.cue).of(source)
    if not mine:
        return None if theirs.keys(source) & _cited(pair) else f"the source gives this as the word of {speaker}"
    if _same_speaker(pair, mine, source, theirs):
        return None
    named = next((a.speaker.of(pair.sentence) for a in mine if a.speaker), None)
    return (
        f"the source gives this as the word of {speaker}, not of {named}"
        if named
        else (f"the source names who says this: {speaker}")
    )


def _cited(pair: Pair) -> set[str]:
    """Speakers named in ways that are no clause of saying: "by", "for", "a tally by X"."""
    return {
        word.key for word in pair.tokens if word.lower in ("tally", "estimate", "survey", "poll", "count", "forecast")
    }


def _same_speaker(pair: Pair, mine: list[Attribution], source: str, theirs: Attribution) -> bool:
    keys = theirs.keys(source)
    speaker = theirs.speaker.of(source).strip() if theirs.speaker else ""
    spoken = [a.keys(pair.sentence) for a in mine if a.speaker]
    if not keys or VAGUE_SPEAKER.fullmatch(speaker) or {word.lower for word in tokens(speaker)} & PRONOUNS:
        return bool(spoken)
    known = keys | content_keys(source) | _initials(source)
    return any(said & known for said in spoken)


VAGUE_SPEAKER = re.compile(r"the (?:people|sources|groups|two|three|men|women)", re.I)
"""Speakers whom only the sentences before can name; any named speaker is taken for them."""


def _initials(source: str) -> set[str]:
    """Abbreviations of the names of a sentence: "un" for the United Nations."""
    words = [
        word.lower[0] if word.capital else " "
        for word in tokens(source)
        if word.lower not in ("of", "the", "and", "for")
    ]
    runs = "".join(words).split()
    return {run[start : start + size] for run in runs for start in range(len(run)) for size in range(2, 7)}


# ---------------------------------------------------------------------------------------------------------------------

_HEDGES = {
    "alleged": "alleged", "allegedly": "alleged", "suspected": "alleged", "accused": "alleged",
    "reportedly": "alleged", "reported": "alleged", "purported": "alleged", "apparent": "alleged",
    "apparently": "alleged", "presumed": "alleged", "feared": "alleged", "believed": "alleged", "thought": "alleged",
    "might": "possible", "may": "possible", "could": "possible", "possible": "possible", "possibly": "possible",
    "potential": "possible", "potentially": "possible", "likely": "possible", "probably": "possible",
    "perhaps": "possible", "would": "possible", "should": "possible",
    "planned": "planned", "plans": "planned", "proposed": "planned", "intends": "planned", "aims": "planned",
    "expected": "planned", "scheduled": "planned", "due": "planned", "hopes": "planned", "set": "planned",
    "draft": "planned", "provisional": "planned", "preliminary": "planned", "will": "planned",
}  # fmt: skip
_ANY_HEDGE = frozenset(_HEDGES) | frozenset(
    """plan planning expects expect expecting estimated estimate forecast forecasts predicted projected unless if
    whether risk risks seem seems appeared appears suggests suggest hope aim proposal proposals expectation
    charged charge charges allegation allegations allegations suspicion suspicions suspect suspects tentative
    can going""".split()
)
_FIRM = frozenset("will would going set due can should".split())
"""What keeps a plan a plan, and makes a possibility certain."""
# Words that hedge only before what they hedge; the rest also as verbs of a clause.
_STRONG = frozenset(
    word for word, group in _HEDGES.items() if word not in ("will", "would", "should", "set", "due", "draft")
)


def check_hedges(pair: Pair) -> Iterator[Finding]:
    """A finding where the source's "alleged", "could" or "planned" is gone from what it hedged."""
    mine = {word.lower for word in pair.tokens if not (word.lower == "may" and word.capital)} & _ANY_HEDGE
    if mine - _FIRM:
        return
    for span, source in pair.source_texts():
        words = tokens(source)
        for number, word in enumerate(words):
            if word.lower not in _STRONG or word.capital or (mine and _HEDGES[word.lower] == "planned"):
                continue
            hedged = _hedged(words, number)
            if hedged and hedged <= pair.keys:
                evidence = Span(start=span.start + word.start, end=span.start + word.end)
                reason = f'the source says "{word.text}" of this'
                yield pair.finding(FindingKind.HEDGE_LOST, 0, len(pair.sentence), reason, evidence)
                return


def _hedged(words: list[Token], number: int) -> set[str]:
    """The stems of the next two content words after a hedge: what it hedges."""
    return {token.key for token in content(words[number + 1 : number + 6])[:2]}
