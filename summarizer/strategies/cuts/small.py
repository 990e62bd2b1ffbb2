"""Small cuts: a weekday, an age, words that tie a sentence to its neighbours, who says it in fewer words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.strategies.cuts.sentence import Cut, Sentence, is_placed, resumes

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ANY_DAY = re.compile(
    rf"\b(?:{_DAY}|(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?= \d)|(?:the|a) (?:\w+ )?day)\b"
)
_WEEKDAY = re.compile(
    rf",? (?:late |early )?on {_DAY}(?: (?:morning|evening|night|afternoon|lunchtime))?(?=[\s.,;])"
    r"(?! (?:and|or|to)\b|, (?:\w+ (?:\w+ )?(?:before|after|later|earlier)|the first|the day)\b)"
)


def weekdays(sentence: Sentence) -> Iterator[Cut]:
    """Yield "on Friday", where it is the only day a sentence tells: the article's date says as much."""
    if len(_ANY_DAY.findall(sentence.text)) == 1:
        for match in _WEEKDAY.finditer(sentence.text):
            # "In a judgment handed down on Wednesday, ...": the phrase needs its day
            if not (is_placed(sentence.words[0]) and match.start() < sentence.pieces[0].end):
                yield Cut(match.start(), match.end())


_AGE = re.compile(r", (?:aged )?\d\d(?P<comma>,)(?P<next> \w+)")


def ages(sentence: Sentence) -> Iterator[Cut]:
    """Yield an age between commas."""
    for match in _AGE.finditer(sentence.text):
        following = match["next"].strip().lower()
        last = match.end("comma") if following == "to" or resumes([following]) else match.start("comma")
        yield Cut(match.start(), last)


_TIES = (
    r"(?:also|however|meanwhile|by contrast|in turn|in addition|for example|for instance|moreover|indeed|of course"
    r"|in all|separately|in fact|at the same time|for his part|for her part|for its part)"
)
_FILLER = re.compile(rf", {_TIES},(?= )|,? {_TIES}(?=[ .,])")


def fillers(sentence: Sentence) -> Iterator[Cut]:
    """Yield words that only tie a sentence to its neighbours."""
    for match in _FILLER.finditer(sentence.text):
        yield Cut(match.start(), match.end())


# --- who says it, in fewer words --------------------------------------------------------------------------------------

_TOLD = r"(?P<said>said|says|told [\w ]{2,30})"
_ROLE_THEN_NAME = re.compile(
    rf",(?P<role> (?:the|a|an|its|his|her|their)\b[^,;\"“”]{{2,60}})(?P<name>, [A-Z][^,;\"“”]{{2,40}},) {_TOLD}(?=[.,])"
)
_NAME_THEN_ROLE = re.compile(
    r"(?P<who>, [A-Z][^,;\"“”]{2,40})(?P<name>, (?:the|a|an|its|his|her|their|who|head|chief)\b[^,;\"“”]{2,80},) "
    rf"{_TOLD}(?=[.,])"
)
_AFTER_SAID = re.compile(r"\bsaid (?:the|an?|its|his|her)\b[^,;\"“”]{2,60}(?P<name>, [A-Z][^,;\"“”]{2,40})\.$")
_SAYING_WHEN = re.compile(
    rf"\b(?:said|says|announced|warned|reported|certified|confirmed|ruled|told \w+)(?P<when>(?: late| early)?(?: on)? "
    rf"{_DAY}(?: (?:morning|evening|night|afternoon))?)\b"
)
_SAYING_WHERE = re.compile(
    r"\b(?:said|says)(?P<where> (?:in|on|at) (?:an?|his|her|its|their) (?:\w+ )?"
    r"(?:statement|interview|speech|post|report|call|conference|briefing)"
    r"(?: (?:with|to|for) (?:reporters|journalists|analysts|investors))?"
    rf"(?: (?:issued|released|published|posted))?(?: (?:late|early))?(?: on)?(?: {_DAY})?)(?=[\s,.;])"
    r"(?! (?:issued|released|to|with|on)\b)"
)
_TOLD_WHOM = re.compile(
    r"\btold (?:a |an )?(?:news conference|press conference|briefing|reporters|journalists|parliament|local radio"
    r"|state radio|state television|analysts|investors)\b"
    r"(?: (?:in the capital|in [A-Z][a-z]+|at the scene|at the site))?(?=[,.]| (?:that|the|it|he|she|they|there|an?)\b)"
)


def speakers(sentence: Sentence) -> Iterator[Cut]:
    """Yield the second name of a speaker named twice: by role, or by name where the role comes after it."""
    for pattern in (_ROLE_THEN_NAME, _NAME_THEN_ROLE):
        for match in pattern.finditer(sentence.text):
            said = "said" if match["said"].startswith("told") else match["said"]
            yield Cut(match.start("name"), match.end("said"), f" {said}")
    for match in _AFTER_SAID.finditer(sentence.text):
        yield Cut(match.start("name"), match.end("name"), " ")


def occasions(sentence: Sentence) -> Iterator[Cut]:
    """Yield when, where and to whom something was said."""
    for pattern, group in ((_SAYING_WHEN, "when"), (_SAYING_WHERE, "where")):
        for match in pattern.finditer(sentence.text):
            yield Cut(match.start(group), match.end(group), " ")
    for match in _TOLD_WHOM.finditer(sentence.text):
        yield Cut(match.start(), match.end(), " said")
