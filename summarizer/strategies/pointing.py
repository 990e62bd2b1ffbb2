"""What in a sentence points back to a sentence before it: pronouns, "that", "the figure", "22 were freed", "there".

Rules over words; no parser. What the sentence itself names before the word is taken for what is meant. Words inside
quotation marks are somebody's own and are looked at only where they open the sentence.
"""

from __future__ import annotations

import re

from summarizer.checks.fragments import bare_count
from summarizer.checks.verbs import finite_places
from summarizer.figures.figure import Kind, Span
from summarizer.figures.lexicon_words import AUXILIARIES
from summarizer.strategies.counts import amount_before, counts, quantities
from summarizer.strategies.pointers import Found, Pointer, Sentence, Sort, read
from summarizer.strategies.pronouns import pronouns


def pointer(text: str, surnames: frozenset[str] = frozenset()) -> Pointer | None:
    """Find a word of a sentence that points back out of it, one that cannot be named first; None where it stands alone.

    Parameters
    ----------
    surnames
        Words that name a person by themselves.
    """
    sentence = read(text, surnames)
    found = [
        Pointer(span=span, sort=sort)
        for rule in (_opening, pronouns, quantities, counts, _phrases, _relative)
        for span, sort in rule(sentence)
    ]
    return min(
        found, key=lambda one: (one.sort is not Sort.LOST, one.span, one.sort is not Sort.QUANTITY), default=None
    )


# --- the first words --------------------------------------------------------------------------------------------------

_QUOTED_OPENING = re.compile(
    r"[\"“]\s*(?P<word>he|she|they|it|that|this|these|those|his|her|its|their)\b"
    r"(?!\s+(?:year|week|month|morning|is|was|will be|would be)\b)",
    re.I,
)
_ELLIPTIC = re.compile(
    r"(?:(?:But|And|So|Yet|Also|Of|Among|For) (?:the )?)?(?P<word>(?:one|another|others|both|some|many|most|all"
    r"|each|neither|none|several|half|nobody else|few|the (?:first|second|third|fourth|fifth|last|latest|next"
    r"|lower|upper|older|younger|larger|smaller|bigger|higher|earlier|later|longer|shorter"
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


def _opening(sentence: Sentence) -> Found:
    """Words that open a sentence and stand for something told before."""
    if count := bare_count(sentence.outside):
        number = count.group().split()[0]
        if number[0].isdigit() or number.lower() not in ("one", "many", "most", "several"):
            yield Span(start=0, end=len(number)), Sort.COUNTED
    match = _ELLIPTIC.match(sentence.outside)
    named = sentence.lowers[:1] == ["neither"] and "nor" in sentence.lowers
    if match and not named and _ends_subject(sentence, match.end(), match["word"]):
        yield _word(match), Sort.LOST
    for pattern, text in ((_QUOTED_OPENING, sentence.text), (_AMONG, sentence.outside)):
        if match := pattern.match(text):
            yield _word(match), Sort.LOST


def _ends_subject(sentence: Sentence, at: int, word: str) -> bool:
    """Whether a comma or a verb follows, so that no noun does: "Another carried", not "Another ferry"."""
    place = next((n for n, token in enumerate(sentence.words) if token.start >= at), None)
    if place is None or sentence.outside[at] == ",":
        return True
    lower = sentence.lowers[place]
    if word.lower().startswith("the "):  # "the first call" is a noun, whatever a call can be elsewhere
        return lower in AUXILIARIES
    return place in sentence.verbs or lower in ("also", "at", "died") or bool(finite_places(["it", lower, "x"]))


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
               r"|(?:this|either|neither|both|each|another|(?:its|their) own)"
               r" (?:figures?|numbers?|sums?|amounts?|totals?|counts?|tolls?)"
               r"|the (?:true|real|actual|previous|earlier|new|final)"
               r" (?:figures?|numbers?|sums?|amounts?|totals?|counts?|tolls?)(?! of\b)"
               r"|the (?:recommended|official|latest|expected|planned|current|usual|normal)"
               r" (?:figure|number|sum|amount|total|count|toll)(?! of\b))\b", re.I),
    re.compile(r"\b(?P<word>any|none)(?=[.;]|$)"),
    re.compile(r"\b(?:finish|build|buy|open|found|find|have|had|get|got|need|want|use|lost|lose) (?P<word>one)"
               r"(?=[.,;]|$| (?:by|in|at|on|before|after|until|of (?:them|these|those))\b)"),
    re.compile(r"\bof (?P<word>that|this)(?= (?:by|so far|already|yet|last|since)\b)"),
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
_EMPTY = (
    re.compile(r"^(?P<word>Neither (?!the\b|an?\b|of\b)[a-z][\w-]*)(?!.* nor\b)"),
    # "gave a higher figure", and tells it in the next sentence; "last year's figure", of what?
    re.compile(r"\b(?P<word>an? (?:higher|lower|larger|smaller|different|similar) (?:figure|count|number|toll|estimate"
               r"|total|sum|account))(?=[.,;]|$| (?:came|was given)\b)", re.I),
    re.compile(r"\b(?:last|this) (?:year|month|week|season|quarter)['’]s (?P<word>figure|total|number|count)"
               r"(?=[.,;]|$| (?:was|is|had|stood)\b)", re.I),
)  # fmt: skip
"""What tells nothing without the sentences around it, whatever stands before it in its own."""
_NEEDS_TIME = re.compile(
    r"\b(?P<word>(?:by|since|until|before|after|at) (?:then|that (?:time|point|date))|at the time|(?:that|the same)"
    r" (?:day|night|morning|evening|week|month|year|summer|winter|autumn|spring|period|quarter)"
    r"|the (?:following|next|previous) (?:day|night|morning|evening|week|month|year)|the (?:day|night|week) (?:before"
    r"|after)|(?:a|two|three|four|five|six) (?:days?|weeks?|months?|hours?|years?) later|since(?=[.;]|$))(?![\w-])",
    re.I,
)
_THOSE = re.compile(
    r"\b(?:of|among|between|from|with|in) (?P<word>those (?:\d+ )?[a-z]{3,}s)\b(?! (?:who|that|with|in|of|aged)\b)"
)
_OTHER = re.compile(r"\b(?P<word>the other (?!hand\b|day\b|way\b|direction\b)[a-z]+)\b(?! of\b)")
_PAIRED = frozenset("one two both each either first".split())
"""What brings in the first of a pair, whose second is then "the other"."""
_HERE = re.compile(
    r"(?<!from )(?<!stayed )(?<!remained )(?<!left )\b(?P<word>here|elsewhere|there"
    r"(?! (?:is|are|was|were|has|have|had|will|would|could|may|might|must|can|be|been|being|seems?|remains?|remained"
    r"|came|also)\b))\b",
    re.I,
)
_PLACE = re.compile(r"\b(?:in|at|to|from|near|off|around|into|of) (?:an? |the |[A-Z])")


def _phrases(sentence: Sentence) -> Found:
    """Demonstratives, and the other of a pair."""
    for pattern in _PHRASES:
        for match in pattern.finditer(sentence.outside):
            if not _points_within(sentence, match.start("word")):
                yield _word(match), Sort.LOST
    for pattern in _EMPTY:
        for match in pattern.finditer(sentence.outside):
            yield _word(match), Sort.LOST
    for match in _THOSE.finditer(sentence.outside):
        if not amount_before(sentence, match.start("word")):
            yield _word(match), Sort.LOST
    for match in _OTHER.finditer(sentence.outside):
        before = {word.lower for word in sentence.words if word.end <= match.start()}
        if not before & _PAIRED and not _points_within(sentence, match.start()):
            yield _word(match), Sort.LOST


_BEFORE_THAT = re.compile(r"(?P<word>(?:minutes|hours?) (?:earlier|before|later|after))(?=[.,;]|$)")


def _relative(sentence: Sentence) -> Found:
    """Times and places that are told only relative to others."""
    if sum(figure.kind is Kind.TIME for figure in sentence.figures) == 1:
        for match in _BEFORE_THAT.finditer(sentence.outside):
            yield _word(match), Sort.LOST  # "at 4.05pm, 35 minutes earlier", than what?
    for match in _NEEDS_TIME.finditer(sentence.outside):
        dated = (figure for figure in sentence.figures if figure.kind in (Kind.DATE, Kind.TIME, Kind.PERIOD))
        if not any(figure.span.end <= match.start() for figure in dated):
            yield _word(match), Sort.LOST
    for match in _HERE.finditer(sentence.outside):
        if not _PLACE.search(sentence.outside, 0, match.start()):
            yield _word(match), Sort.LOST


def _word(match: re.Match[str]) -> Span:
    return Span(start=match.start("word"), end=match.end("word"))


def _points_within(sentence: Sentence, at: int) -> bool:
    """Whether a clause with a verb stands before: what "that" means is then told there."""
    return any(sentence.words[verb].end <= at for verb in sentence.verbs[:1]) and any(
        sign in sentence.outside[:at] for sign in ",;:"
    )
