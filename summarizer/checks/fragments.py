"""Sentences that do not stand alone: cut off, without a verb, or with a pronoun for somebody never named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.checks.finding import Finding, FindingKind
from summarizer.checks.pair import Pair
from summarizer.checks.verbs import finite_places, is_finite
from summarizer.checks.words import Token, inside, quoted, tokens
from summarizer.figures.figure import Span

_END = re.compile(r"[.!?…][\"'”’)\]*_]*\s*$")
_FEWEST_WORDS = 3
"""A sentence of fewer words says nothing."""
_ENDS_OPEN = re.compile(r", (?:is|are|was|were|has|had|have|will|would)[.!?]$")
_ONLY_ASIDE = re.compile(r"[^,]{3,80}, (?:\w{3,}ed|made|held|built|found|sold|born|based)(?: [^,]{0,80})?\.")
"""A noun and what was done to it: "The result, announced on Monday.\""""
_NEVER_LAST = frozenset(
    """that the a an of and or but from with into by at because while if as than which who whose its their his my
    our your according between among""".split()
)

_HEADED = (
    "who|whose|in|of|with|without|under|over|aged|living|missing|present|eligible|affected|killed|injured|wounded|hurt"
    "|hospitali[sz]ed|arrested|detained|evacuated|displaced|infected|rescued|treated|tested|polled|surveyed"
    "|questioned|charged|convicted|employed|registered"
)
"""What follows "those" to say who they are."""
_SUBJECT_PRONOUNS = frozenset("he she they it his her their its these those this him them".split())
_IMPERSONAL = re.compile(
    r"it (?:is|was|will be|would be|has been|had been|remains?|remained|seems?"
    r"|appears?) (?:[\w-]+ ){0,2}?(?:that|who|when|to|the first|the second"
    r"|the third|unclear|clear|likely|unlikely|possible|impossible|raining|snowing|cold|hot|dark|time"
    r"|not known|too early)\b|it (?:took|takes|follows|emerged)\b"
    r"|(?:this|that|these) (?:week|month|year|morning|afternoon|evening|summer|winter|spring|autumn|season"
    r"|time|weekend|is|was)\b"
    rf"|those (?:{_HEADED})\b"
    r"|th[ei]s[e]? (?:[\w-]+ )?[\w-]+s? (?:of|in|from|on|for)\b",
    re.I,
)
_DID = (
    "(?:was|were|is|are|had|has|have|did|do|will|would|could|made|died|remained|wanted|said|came|went|left|voted|fled)"
)
_VAGUE_GROUP = re.compile(
    r"(?:the (?:people|groups|two|three|pair|men|women|man|woman|sources|source|latter|former|others|other"
    rf"|same)|both|another(?! \d[\d,]* (?!{_DID}\b)[a-z])|others|such [\w-]+"
    r"|some(?= (?:was|were|are|had|have|of them|said)\b))\b(?! (?:of|in|from|for|on|at|to|killed|living|who"
    r"|with|whose|that)\b)",
    re.I,
)
_BARE_COUNT = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven"
    r"|eigh|nine)ty(?:-\w+)?|\d[\d,]*|many|most|several)"
    rf"(?: (?:more|others?|further))?(?= {_DID}\b)",
    re.I,
)
_POINTS_BACK = re.compile(
    r"(?P<back>that|all|none|neither) (?:is|was|were|are|had|has|have|would|will|means|meant|puts|put|makes"
    r"|made|gives|gave|brings|brought|leaves|left|compares|compared)\b"
    rf"|(?:[\w,.%-]+ ){{0,3}}[\w,.%-]+ of (?P<back2>those(?! (?:{_HEADED})\b)|these|them)\b",
    re.I,
)
_POINTS_BACK_LATER = re.compile(
    r"\b(?:that|said|says|and) (?P<back>this|these|those) (?:cost|costs|was|is|were|are|would|will|had|has"
    r"|could|might|means|meant|showed|made)\b"
    r"|^[\w’'-]+(?: [\w’'-]+){0,3} (?P<back2>in question)\b",
    re.I,
)
_SPEAKERS = frozenset("we We our Our ours my My me myself us ourselves I you You your Your yours yourself".split())
_LEADS_IN = frozenset("in by on at under with of for from to after before".split())
_LEAD_IN_WORDS = 11
"""Words at the start of a sentence in which a first person may come from a quotation's lead-in."""
_PERSONAL = frozenset("he she it they".split())
_POSSESSIVE = frozenset("his her its their".split())
_LINKS = frozenset("but and so or yet then also however meanwhile instead".split())


def check(pair: Pair) -> Iterator[Finding]:
    """A finding where the sentence is no whole sentence."""
    reason = _fault(pair)
    if reason:
        yield pair.finding(FindingKind.FRAGMENT, 0, len(pair.sentence), reason)


def _fault(pair: Pair) -> str | None:
    sentence = pair.sentence.strip()
    if not _END.search(sentence):
        return "it does not end"
    if len(pair.tokens) < _FEWEST_WORDS:
        return "it is too short to say anything"
    if pair.tokens[-1].lower in _NEVER_LAST:
        return f'it breaks off after "{pair.tokens[-1].text}"'
    if not has_verb(pair.tokens):
        return "it has no verb"
    if _ENDS_OPEN.search(sentence):
        return "it breaks off after a verb"
    if _ONLY_ASIDE.fullmatch(sentence) and not has_verb(tokens(sentence.split(",")[0])):
        return "its only verb stands in an aside"
    return "it begins in the middle of a sentence" if sentence[0].islower() else None


def has_verb(words: list[Token]) -> bool:
    """Whether one of the words looks like the verb of a clause."""
    return bool(finite_places([word.lower for word in words]))


def check_reference(pair: Pair) -> Iterator[Finding]:
    """A finding where the first sentence of a text names somebody by a pronoun alone."""
    yield from _first_person(pair)
    if not pair.first:
        return
    word = dangling(pair.sentence)
    if word:
        at = find_word(pair.sentence, word)
        reason = f'nothing before "{word}" says who or what is meant'
        yield pair.finding(FindingKind.DANGLING_REFERENCE, at, at + len(word), reason)


def _pronoun_subject(sentence: str) -> str | None:
    """The pronoun that is the first subject of a sentence behind a phrase: "In November it had forecast 1.4bn"."""
    lowers = [word.lower for word in tokens(sentence[:160])][:_LEAD_IN_WORDS]
    for place, lower in enumerate(lowers[:-1]):
        if is_finite(lowers, place):
            return None
        if place and lower in _PERSONAL and is_finite(lowers, place + 1):
            return None if _IMPERSONAL.match(" ".join(lowers[place:])) else lower
    return None


_LABEL = re.compile(r"\W*[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}: ")
"""A speaker's name before what was said, as transcripts write it."""


def _first_person(pair: Pair) -> Iterator[Finding]:
    """A finding for the first word of a speaker that is given as the writer's."""
    word = speakers_word(pair.tokens, pair.quotes)
    if word and not _LABEL.match(pair.sentence) and not _speaks_so(pair, word):
        reason = f'"{word.text}" is a speaker\'s word, and stands outside quotation marks'
        yield pair.finding(FindingKind.DANGLING_REFERENCE, word.start, word.end, reason)


def speakers_word(words: Sequence[Token], quotes: Sequence[Span]) -> Token | None:
    """The first "we", "my" or "you" outside quotation marks, contracted or not; "War I" has a number."""
    for place, word in enumerate(words):
        numeral = word.text == "I" and place > 0 and words[place - 1].capital
        if _CONTRACTED.split(word.text, 1)[0] in _SPEAKERS and not numeral and not inside(word.span, quotes):
            return word
    return None


_CONTRACTED = re.compile("['’]")


def _speaks_so(pair: Pair, word: Token) -> bool:
    """Whether the source itself says "we" outside quotation marks there, as a transcript does."""
    said = (speakers_word(tokens(text), quoted(text)) for _, text in pair.source_texts())
    return any(other is not None and other.lower == word.lower for other in said)


def find_word(text: str, word: str) -> int:
    """Where `word` stands in `text` as a word of its own; 0 where it does not."""
    found = re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", text, re.I)
    return found.start() if found else 0


def bare_count(sentence: str) -> re.Match[str] | None:
    """The number a sentence begins with that does not say what it counts: "Five others were ..."."""
    return _BARE_COUNT.match(sentence)


def dangling(sentence: str) -> str | None:
    """The pronoun or bare "the people" a sentence begins with, or None where it names its subject."""
    start = sentence.lstrip(" \t-*•>#\"“'‘")
    words = start.split(maxsplit=2)
    if words and words[0].lower().rstrip(",") in _LINKS and len(words) > 1:
        start = start[len(words[0]) :].lstrip()
        words = start.split(maxsplit=2)
    if not words or _IMPERSONAL.match(start):
        return None
    lowers = [word.lower().strip(',"”“') for word in start.split(maxsplit=12)[:12]]
    if lowers[0] in _SUBJECT_PRONOUNS:
        return words[0].rstrip(",")
    if opening := _POINTS_BACK.match(start):
        return opening["back"] or opening["back2"]
    if (
        lowers[0] in _LEADS_IN
        and len(lowers) > 1
        and lowers[1] in _POSSESSIVE
        and not any(w.endswith(",") for w in start.split()[1:9])
    ):
        return words[1]
    if pointer := _POINTS_BACK_LATER.search(start):
        return pointer["back"] or pointer["back2"]
    if late := _pronoun_subject(start):
        return late
    if counted := _BARE_COUNT.match(start):
        return counted.group().strip()
    vague = _VAGUE_GROUP.match(start)
    return vague.group().strip() if vague else None
