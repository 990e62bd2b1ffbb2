"""What in a sentence points back to a sentence before it: pronouns, "that", "the figure", "22 were freed", "there".

Rules over words; no parser. What the sentence itself names before the word is taken for what is meant. Words inside
quotation marks are somebody's own and are looked at only where they open the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from summarizer.checks.attribution import SAYING
from summarizer.checks.fragments import bare_count
from summarizer.checks.verbs import finite_places
from summarizer.checks.words import FUNCTION_WORDS, Token, quoted, tokens
from summarizer.figures import find_figures
from summarizer.figures.figure import Figure, Kind, Span
from summarizer.figures.lexicon_words import AUXILIARIES
from summarizer.strategies.nouns import (
    QUANTITIES,
    ROLE,
    TIMES,
    is_body_word,
    is_plural_word,
    persons,
)


class Sort(StrEnum):
    """What kind of thing is pointed at, and so where to look for it."""

    PERSON = "person"
    THING = "thing"
    GROUP = "group"
    QUANTITY = "quantity"
    COUNTED = "counted"
    """A number without its noun: "22 were released"; the span is the number."""
    NUMBERED = "numbered"
    """Things known by their number: "two of the 14"; the span is the number."""
    LOST = "lost"
    """Nothing can be put in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """A word of a text that points back."""

    span: Span
    sort: Sort


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence: `outside` is its text with the quotations blanked, `words` are those of `outside`."""

    text: str
    outside: str
    words: list[Token]
    lowers: list[str]
    verbs: list[int]
    figures: list[Figure]
    surnames: frozenset[str]


def pointer(text: str, surnames: frozenset[str] = frozenset()) -> Pointer | None:
    """Find a word of a sentence that points back out of it, one that cannot be named first; None where it stands alone.

    Parameters
    ----------
    surnames
        Words that name a person by themselves.
    """
    sentence = _read(text, surnames)
    found = [
        Pointer(span=span, sort=sort)
        for rule in (_opening, _pronouns, _quantities, _counts, _phrases)
        for span, sort in rule(sentence)
    ]
    return min(
        found, key=lambda one: (one.sort is not Sort.LOST, one.span, one.sort is not Sort.QUANTITY), default=None
    )


def _read(text: str, surnames: frozenset[str]) -> _Sentence:
    outside = list(text)
    for span in quoted(text):
        outside[span.start : span.end] = " " * (span.end - span.start)
    blanked = "".join(outside)
    words = tokens(blanked)
    lowers = [word.lower for word in words]
    figures = [f for f in find_figures(text) if blanked[f.span.start : f.span.end].strip()]
    return _Sentence(text, blanked, words, lowers, finite_places(lowers), figures, surnames)


_Found = Iterator[tuple[Span, Sort]]

# --- the first words --------------------------------------------------------------------------------------------------

_QUOTED_OPENING = re.compile(
    r"[\"“]\s*(?P<word>he|she|they|it|that|this|these|those|his|her|its|their)\b"
    r"(?!\s+(?:year|week|month|morning|is|was|will be|would be)\b)",
    re.I,
)
_ELLIPTIC = re.compile(
    r"(?:(?:But|And|So|Yet|Also|Of|Among|For) (?:the )?)?(?P<word>(?:one|another|others|both|some|many|most|all"
    r"|each|neither|none|several|half|nobody else|few|the (?:first|second|third|fourth|fifth|last|latest|next"
    r"|latter|former|rest|remainder|others?|same|two|three|four|five|six|pair|trio|sources?|people|groups|men"
    r"|women|man|woman|[\w-]{2,12}est|(?:least|most) [\w-]{2,14})|such (?:a |an )?[\w-]+|all but \w+))"
    r"(?!\S*\w)",
    re.I,
)
_AMONG = re.compile(
    r"(?P<word>(?:Among|Of|With|Besides|Unlike|Like|Despite|After|Before|Without|Under|From|For|By|In|On|To)"
    r" (?:them|these|those|this|that|it|both|all this|all that))(?=,| [\w’']+ )(?! (?:year|month|week|day|morning"
    r"|evening|afternoon|night|summer|winter|spring|autumn|season|time|who|of|in|with|without|aged|under|over|killed"
    r"|living|affected)\b)"
)


def _opening(sentence: _Sentence) -> _Found:
    """Words that open a sentence and stand for something told before."""
    if count := bare_count(sentence.outside):
        number = count.group().split()[0]
        if number[0].isdigit() or number.lower() not in ("one", "many", "most", "several"):
            yield Span(start=0, end=len(number)), Sort.COUNTED
    if (match := _ELLIPTIC.match(sentence.outside)) and _ends_subject(sentence, match.end(), match["word"]):
        yield Span(start=match.start("word"), end=match.end("word")), Sort.LOST
    for pattern, text in ((_QUOTED_OPENING, sentence.text), (_AMONG, sentence.outside)):
        if match := pattern.match(text):
            yield Span(start=match.start("word"), end=match.end("word")), Sort.LOST


def _ends_subject(sentence: _Sentence, at: int, word: str) -> bool:
    """Whether a comma or a verb follows, so that no noun does: "Another carried", not "Another ferry"."""
    place = next((n for n, token in enumerate(sentence.words) if token.start >= at), None)
    if place is None or sentence.outside[at] == ",":
        return True
    lower = sentence.lowers[place]
    if word.lower().startswith("the "):  # "the first call" is a noun, whatever a call can be elsewhere
        return lower in AUXILIARIES
    return place in sentence.verbs or lower in ("also", "at", "died") or bool(finite_places(["it", lower, "x"]))


# --- pronouns ---------------------------------------------------------------------------------------------------------

_SORT_OF = {
    **dict.fromkeys(("he", "she", "his", "her", "him"), Sort.PERSON),
    **dict.fromkeys(("it", "its"), Sort.THING),
    **dict.fromkeys(("they", "their", "them"), Sort.GROUP),
}
_SUBJECTS = frozenset("he she it they".split())
POSSESSIVES = frozenset("his her its their".split())
_BY = frozenset("of by from for in at on to with under among between despite after before since through".split())
_SUBORDINATORS = frozenset("as when while after before if although though since because once until".split())
_IMPERSONAL = re.compile(
    r"it (?:(?:is|was|will be|would be|has been|had been|remains?|remained|seems?|appears?)"
    r" (?:(?:[\w-]+ ){0,4}that\b|(?:still |not |yet |also |now ){0,2}(?:too (?:early|soon|late)|unclear|clear|possible"
    r"|impossible|hard|difficult|easy|important|necessary|essential|vital|wrong|right|safe|unsafe|time|raining|snowing"
    r"|\d+ degrees"
    r"|cold|hot|dark|known|not known|unknown|up to|as if|as though|the \w+ time)\b)"
    r"|(?:took|takes|would take|will take|follows|emerged|turned out|rained|snowed)\b)",
    re.I,
)


def _pronouns(sentence: _Sentence) -> _Found:
    """Pronouns for which the sentence names nobody and nothing before them."""
    for place, word in enumerate(sentence.words):
        sort = _SORT_OF.get(sentence.lowers[place])
        if sort is None or word.text == "IT" or word.text.endswith(("'s", "’s")):
            continue
        if _IMPERSONAL.match(sentence.outside, word.start) or _cataphoric(sentence, place) or _idiom(sentence, place):
            continue
        if not _bound(sentence, place, sort):
            yield word.span, sort


_FURTHEST_AHEAD = 4
"""Words before a possessive whose owner the sentence names after it."""


def _cataphoric(sentence: _Sentence, place: int) -> bool:
    """Whether the one meant is named after the pronoun: "In her first speech, Ada Brenn said"."""
    first, word = sentence.lowers[0], sentence.words[place]
    opens = first in _BY if word.lower in POSSESSIVES else first in _SUBORDINATORS
    if not opens or not 1 <= place <= (_FURTHEST_AHEAD if word.lower in POSSESSIVES else 1):
        return False
    comma = sentence.outside.find(",", word.end)
    if comma < 0:
        return _names(sentence.words[place + 1 : place + 4])
    after = [w for w in sentence.words if w.start > comma][:3]
    return _names(after) and len(sentence.outside[word.end : comma].split()) <= _LONGEST_AHEAD


_LONGEST_AHEAD = 8
"""Words between a pronoun and the comma after which the one meant is named."""


def _names(words: Sequence[Token]) -> bool:
    return any(word.capital or word.lower in ("the", "a", "an") for word in words)


def _idiom(sentence: _Sentence, place: int) -> bool:
    """Whether "it" means nothing: "made it home"."""
    return sentence.lowers[place] == "it" and sentence.lowers[max(0, place - 1)] in ("make", "made", "makes", "making")


def _bound(sentence: _Sentence, place: int, sort: Sort) -> bool:
    before = sentence.outside[: sentence.words[place].start]
    subjects = [verb for verb in sentence.verbs if verb < place]
    if sort is Sort.PERSON:
        named = _persons_before(sentence, place)
        return named > (sentence.lowers[place] == "him" and subjects[:1] == [place - 1])
    leads_in = not subjects and bool(before.strip()) and sentence.lowers[0] in FUNCTION_WORDS - {"the", "a", "an"}
    closes = _CLOSES.match(sentence.outside, sentence.words[place].start)
    if closes and not _speaks(sentence, place):
        return False
    if sort is Sort.GROUP:
        return not (leads_in and sentence.lowers[place] == "they") and _plural_before(sentence, place)
    if sentence.lowers[place] == "its":
        of_another = not subjects and place > 0 and sentence.lowers[place - 1] in _BY
        return not of_another and bool(_singular_before(sentence, place))
    if leads_in:
        return False
    if sentence.lowers[0].endswith("ing") and before.rstrip().endswith(",") and before.count(",") == 1:
        return False  # "Using old records, it counted"
    is_object = subjects[:1] == [place - 1] and place + 1 not in sentence.verbs
    return len(_singular_before(sentence, place)) > is_object


_CLOSES = re.compile(r"(?:it|they) (?:said|says?|added|reported|estimated?|estimates)(?=[.,;]|$)", re.I)
"""An attribution behind what is said: "..., it said"."""


def _speaks(sentence: _Sentence, place: int) -> bool:
    """Whether somebody that can say something, or does, is named before a word."""
    return any(is_body_word(lower) or lower in SAYING for lower in sentence.lowers[:place])


def _persons_before(sentence: _Sentence, place: int) -> int:
    """How many people the sentence names before a word, by name, by role or by "who"."""
    before = sentence.outside[: sentence.words[place].start]
    roles = len(ROLE.findall(before))
    surnames = sum(word.text.removesuffix("'s").removesuffix("’s") in sentence.surnames for word in tokens(before))
    return max(roles, surnames, len(persons(before)), before.count(" who "))


def _plural_before(sentence: _Sentence, place: int) -> bool:
    end = place - 2 if sentence.lowers[max(0, place - 1)] == "of" else place  # "up to 5 of them" are not the 5
    held = sentence.words[: max(0, end)]
    if any(
        figure.span.end <= (held[-1].end if held else 0) for figure in sentence.figures if figure.kind is Kind.COUNT
    ):
        return True
    return any(is_plural_word(w.text) or is_body_word(w.lower) or w.lower in _SEVERAL for w in held)


_SEVERAL = frozenset("and who everyone anyone twice".split())
_DETERMINERS = frozenset("a an the this that its his her their one each every another no our".split())


def _singular_before(sentence: _Sentence, place: int) -> list[Token]:
    """The nouns for one thing before a word: capitalised, or soon after an article, and no time."""
    found: list[Token] = []
    # A name of two words may be a company's, and a company does things and has them: only an object is no person.
    is_object = sentence.lowers[place] == "it" and place + 1 not in sentence.verbs
    people = " ".join(persons(sentence.outside[: sentence.words[place].start])).split() if is_object else []
    for number, word in enumerate(sentence.words[:place]):
        lower = word.lower
        if word.text in people:
            continue
        if number in sentence.verbs or lower in FUNCTION_WORDS | TIMES or not word.text[0].isalpha():
            continue
        if is_plural_word(word.text):
            continue
        opened = any(w in _DETERMINERS for w in sentence.lowers[max(0, number - 3) : number])
        if opened or word.capital or (number == 0 and lower not in _BY):
            found.append(word)
    return found


# --- quantities -------------------------------------------------------------------------------------------------------

_NUMBER = r"(?:[$£€]?\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|half|twice|double)\b)"
_IT_AMOUNTS = re.compile(
    r"\bit (?:(?:will|would|could|might|may|should|had|has|have) )?(?:also |only |now |then |still )?(?:be|been|is"
    r"|was|stood|stands|comes?|came|fell|fallen|rose|risen|dropped|climbed|slipped|grew|grown|amounts?|amounted"
    r"|reach|reached|totalled|totaled|averages?|averaged|peaked|hit|costs?) (?:(?:up|down|to|at|by|around|about|some"
    r"|near|nearer|close|closer|nearly|almost|more|less|fewer|than|as|much|many|no|only|just|still|over|under|roughly"
    r"|below|above|between|revised|put|estimated) ){0,4}(?=" + _NUMBER + ")",
    re.I,
)
_PUTS_IT = re.compile(
    r"\b(?:estimat(?:es?|ed)|puts?|forecasts?|sees?|reckon(?:s|ed)|fix(?:es|ed)?|set|sets|values?d?|placed?|expect(?:s|ed)?)"
    r" (?P<it>it)(?= (?:at|nearer|closer|to (?:be|reach|cost|come|rise|fall))\b)",
    re.I,
)
_GENERIC = re.compile(
    r"\b(?P<word>the (?:figure|number|sum|amount|total|count)|that (?:figure|number|toll))\b"
    r"(?= (?:at|to|was|is|were|are|had|has|have|would|will|could|may|as|by|rose|fell|includes?|stood|came|on|and|in"
    r"|should)\b|[.,;]|$)",
    re.I,
)


def _quantities(sentence: _Sentence) -> _Found:
    """Amounts of something that the sentence does not name: "it was 71 million", "the figure was 90"."""
    for match in _IT_AMOUNTS.finditer(sentence.outside):
        if not _measured_before(sentence, match.start()):
            yield Span(start=match.start(), end=match.start() + 2), Sort.QUANTITY
    for match in _PUTS_IT.finditer(sentence.outside):
        if not _quantity_before(sentence, match.start()):
            yield Span(start=match.start("it"), end=match.end("it")), Sort.QUANTITY
    for match in _GENERIC.finditer(sentence.outside):
        if not _amount_before(sentence, match.start()):
            yield Span(start=match.start("word"), end=match.end("word")), Sort.QUANTITY


_NO_AMOUNTS = (Kind.DATE, Kind.TIME, Kind.PERIOD, Kind.IDENTIFIER, Kind.ORDINAL, Kind.AGE)


def _amount_before(sentence: _Sentence, at: int) -> bool:
    told = (figure for figure in sentence.figures if figure.span.end <= at and figure.kind not in _NO_AMOUNTS)
    return any(sentence.outside[figure.span.end : at].strip() != "of" for figure in told)  # "a third of the sum"


def _quantity_before(sentence: _Sentence, at: int) -> bool:
    return any(word.lower in QUANTITIES for word in sentence.words if word.end <= at)


# --- numbers without a noun -------------------------------------------------------------------------------------------

_NOUNLESS = re.compile(
    r"\s*(?:$|[.,;:!?)]|(?:more|others?|further)?\s*(?:was|were|is|are|had|has|have|did|do|will|would|could|in|on|at"
    r"|by|after|before|from|since|during|across|made|died|remained|wanted|said|came|went|left|voted|fled|when|as|but"
    r"|and|while|exist|chose|won|lost|stayed|returned|arrived|survived|escaped)\b)"
)
_OF_NOUN = re.compile(
    r"\b(?:[Oo]f|[Aa]mong) (?:those (?:who|with|without|in|aged|killed|injured|over|under)"
    r"|(?:the|its|their|his|her|those|all|[\w-]+['’]s?) (?:[\w-]+ ){0,3}?"
    r"(?:[\w-]+s|people|men|women|children|dead|injured|wounded|missing))\b"
)
"""A whole that the counts of a sentence are parts of: "Of the posts to go, 430 are ..."."""


def _counts(sentence: _Sentence) -> _Found:
    """Counts that do not say of what, where no count before them in the sentence does."""
    known = bool(_OF_NOUN.search(sentence.outside))
    for figure in sentence.figures:
        known = known or figure.kind in (Kind.DURATION, Kind.PERCENT, Kind.MONEY, Kind.MEASURE)
        if figure.kind is not Kind.COUNT or figure.surface.lower().split()[-1] in ("one", "no", "none"):
            continue
        at, end = figure.span.start, figure.span.end
        nounless = not figure.counted and bool(_NOUNLESS.match(sentence.outside, end))
        if figure.counted and not figure.counted[0].isdigit():
            known = True
        if not nounless or known:
            continue
        left = [lower for lower in _lefts(sentence, at) if lower not in _HEDGES][-2:]
        if left[-1:] and left[-1] in ("the", "other", "remaining", "those", "these", "all"):
            yield figure.span, Sort.LOST if left[-1] in ("other", "remaining") else Sort.NUMBERED
            return
        known = (
            (left[-1:] == ["of"] and left[:1] not in (["average"], ["total"]))
            or _quantity_before(sentence, at)
            or _level_of(sentence, at, left)
        )
        if not known:
            scored = left[-1:] == ["on"]  # "dropped on nine": of what, only the game tells
            yield figure.span, Sort.COUNTED if _is_whole(figure) and not scored else Sort.LOST
            return


_HEDGES = frozenset(
    "some about around nearly almost only just over under roughly least most up than more less fewer as many no".split()
)
_MOVED = re.compile(
    r"\b(?:grew|rose|fell|climbed|dropped|increased|decreased|shrank|slipped|slid|jumped|up|down|rise|fall|grown|fallen|risen)\b"
)


_NUMBERED_THINGS = frozenset("mile page room gate platform chapter article section level step phase game day".split())


_PUTTING = frozenset("put puts estimated estimates placed places".split())
"""Verbs that give what they are told of its number: "puts its dead at 87"."""


def _is_whole(figure: Figure) -> bool:
    return figure.high is not None and figure.high == figure.high.to_integral_value()


def _lefts(sentence: _Sentence, at: int) -> list[str]:
    return [word.lower for word in sentence.words if word.end <= at]


def _level_of(sentence: _Sentence, at: int, left: list[str]) -> bool:
    """Whether a number is the level or the count of what is named before: "fighters, put at 6,000", "grew 6% to 9"."""
    held = [word for place, word in enumerate(sentence.words) if word.end <= at and place not in sentence.verbs]
    if held and left[-1:] == [held[-1].lower] and (is_plural_word(left[-1]) or left[-1] in _NUMBERED_THINGS):
        return True
    plural = any(is_plural_word(word.text) for word in held)
    last = " ".join(left[-2:]) if left[:1] == ["there"] else "".join(left[-1:])
    if last in ("at", "with", "there are", "there were"):
        return plural or (last == "at" and not _PUTTING.isdisjoint(_lefts(sentence, at)))
    return last in ("to", "from", "by") and bool(_MOVED.search(sentence.outside, 0, at))


# --- phrases ----------------------------------------------------------------------------------------------------------

_DO = (
    r"(?:is|was|were|are|had|has|have|would|will|could|might|may|means?|meant|puts?|makes?|made|gives?|gave|brings?"
    r"|brought|leaves?|left|compares?|compared|kill(?:s|ed)|costs?|showed|shows|led|took|takes|cuts?|raised|adds?|added"
    r"|includes?d?|amounts?|amounted|comes?|came|helped|caused|ended|began|follow(?:s|ed)|exceeds?|exceeded|equals?)"
)
_SAY_THAT = r"(?:says?|said|believes?|thinks?|estimates?|adds?|added|noted|argued|hopes?|told [\w ]{2,20})(?: that)?"
_THIS_YEAR = (
    r"(?! (?:year|week|month|morning|afternoon|evening|night|summer|winter|spring|autumn|season|time|weekend|decade"
    r"|century)\b)"
)
_PHRASES = (
    # "That killed 33", "This brought the toll to 9": a bare demonstrative that opens the sentence or a clause.
    re.compile(rf"(?:^|[;:] |, )(?P<word>that|this|these|those|all this)(?= (?:also |now |still )?{_DO}\b)", re.I),
    re.compile(rf"^(?P<word>(?:that|this|these|those){_THIS_YEAR} (?!who\b|of\b|in\b|with\b|killed\b)[\w-]+)",
               re.I),
    re.compile(rf"\b{_SAY_THAT} (?P<word>that|this|these)(?= (?:would|will|is|was|could|might|has|had|means?|cost"
               rf"|costs|amounts?|makes?|made|leaves?|left|took)\b)", re.I),
    # "Prosecutors scaled that back", "the group disputes that".
    re.compile(r"\b(?:scaled|cut|cuts|puts?|raised|raises|lowered|reduced|revised|disputes?|disputed|denies|denied|rejects?"
               r"|rejected|doubts?|doubted|called|calls|accepts?|accepted) (?P<word>that|this|these|those)"
               r"(?=(?: (?:back|down|up|by|to|at|as|on)\b|[.,;]|$))"),
    re.compile(rf"\b(?P<word>this|these|those)(?= (?:also |now |still )?{_DO}\b)", re.I),
    # "said that report had covered": a noun that has an article unless "that" is its own.
    re.compile(r"\b(?:says?|said|adds?|added|noted|argued|told [\w ]{2,20}) (?P<word>that (?:report|study|survey|review"
               r"|inquiry|estimate|plan|decision|claim|account|document|letter|attack|accident|ruling|rule|law))"
               rf"(?= (?:[\w-]+ly )?{_DO}\b)"),
    re.compile(r"\b(?P<word>that (?:sum|amount|total)s?"
               r"|(?:this|either|neither|both|each|another|(?:its|their) own|the (?:true|real|actual"
               r"|previous|earlier|new|final)) (?:figures?|numbers?|sums?|amounts?|totals?|counts?|tolls?))\b", re.I),
    re.compile(r"\b(?:of|than|after|before|since|like|with|for|from|despite|besides|by|to) (?P<word>that|this|these)"
               r"(?=[.,;]|$| (?:was|were|is|are|could|would|had|has)\b)", re.I),
    re.compile(r"\b(?P<word>(?:of|among|between|for|from|by|on|about|over|with|to) (?:this|these)) (?!year|week|month)",
               re.I),
    re.compile(r"\b(?P<word>(?:the|an?|this|that|two|three) (?:[\w-]+ )?ones?)"
               r"(?=[.,;]|$| (?:by|at|to|was|were|is|are|on|for|while|and|had|has)\b)", re.I),
    re.compile(r"\b(?P<word>in question|the latter|the same (?:day|month|year|week|time|place|thing)|the two sides"
               r"|each side|that way|such a|do so|did so|doing so|otherwise)(?=[\s.,;]|$)", re.I),
    re.compile(r"\b(?P<word>the other (?:way|direction))(?=[.;]|$)", re.I),
)  # fmt: skip
_ONE_OF = re.compile(
    r"\b(?P<word>ones?) of (?:(?:about|around|some|nearly|almost|only|just|over|under|roughly|at least|at most|up to"
    r"|more than|less than|as much as|an estimated) ){0,2}$"
)
"""What has the amount that follows at once, told by its amount alone: "analysts expect one of around $9"."""
_AMOUNTS = (Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.DURATION)
_HEDGED = 40
"""Characters before an amount in which that may stand."""
_NEEDS_TIME = re.compile(
    r"\b(?P<word>(?:by|since|until|before|after|at) (?:then|that (?:time|point|date))|at the time|(?:that|the same)"
    r" (?:day|night|morning|evening|week|month|year|summer|winter|autumn|spring|period|quarter)"
    r"|the (?:following|next|previous) (?:day|night|morning|evening|week|month|year)|the (?:day|night|week) (?:before"
    r"|after)|(?:a|two|three|four|five|six) (?:days?|weeks?|months?|hours?|years?) later)\b",
    re.I,
)
_HERE = re.compile(
    r"(?<!from )(?<!stayed )(?<!remained )(?<!left )\b(?P<word>here|elsewhere|there"
    r"(?! (?:is|are|was|were|has|have|had|will|would|could|may|might|must|can|be|been|being|seems?|remains?|remained"
    r"|came|also)\b))\b",
    re.I,
)
_PLACE = re.compile(r"\b(?:in|at|to|from|near|off|around|into|of) (?:an? |the |[A-Z])")


def _phrases(sentence: _Sentence) -> _Found:
    """Demonstratives, "one of $9", and times and places that are told only relative to others."""
    for figure in sentence.figures:
        one = _ONE_OF.search(sentence.outside, max(0, figure.span.start - _HEDGED), figure.span.start)
        if figure.kind in _AMOUNTS and one and not _measured_before(sentence, one.start()):
            yield Span(start=one.start("word"), end=one.end("word")), Sort.LOST
    for pattern in _PHRASES:
        for match in pattern.finditer(sentence.outside):
            if not _points_within(sentence, match.start("word")):
                yield Span(start=match.start("word"), end=match.end("word")), Sort.LOST
    for match in _NEEDS_TIME.finditer(sentence.outside):
        dated = (figure for figure in sentence.figures if figure.kind in (Kind.DATE, Kind.TIME, Kind.PERIOD))
        if not any(figure.span.end <= match.start() for figure in dated):
            yield Span(start=match.start("word"), end=match.end("word")), Sort.LOST
    for match in _HERE.finditer(sentence.outside):
        if not _PLACE.search(sentence.outside, 0, match.start()):
            yield Span(start=match.start("word"), end=match.end("word")), Sort.LOST


def _measured_before(sentence: _Sentence, at: int) -> bool:
    return _quantity_before(sentence, at) or _amount_before(sentence, at)


def _points_within(sentence: _Sentence, at: int) -> bool:
    """Whether a clause with a verb stands before: what "that" means is then told there."""
    return any(sentence.words[verb].end <= at for verb in sentence.verbs[:1]) and any(
        sign in sentence.outside[:at] for sign in ",;:"
    )
