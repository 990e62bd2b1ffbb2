"""Whom and what a sentence names: people, bodies that act, quantities, things and groups; by form and word lists."""

from __future__ import annotations

import re

from summarizer.checks.attribution import attributions
from summarizer.checks.verbs import finite_places
from summarizer.checks.words import FUNCTION_WORDS, PRONOUNS, Token, tokens
from summarizer.figures.lexicon_words import AUXILIARIES
from summarizer.strategies.clauses import PREPOSITIONS

_BODIES = frozenset(
    """company bank ministry agency government party union council group firm court board commission team club
    university army police parliament senate regulator operator carrier airline authority institute federation
    association fund department office hospital retailer maker chipmaker bureau committee charity movement
    utility supplier manufacturer lender service vendor observatory organisation organization foundation
    society alliance coalition force mission panel front chamber cabinet mayoralty prosecutor ombudsman
    watchdog broker insurer reinsurer developer builder inquiry tribunal jury assembly
    report study survey review audit poll census""".split()
)
ROLE = re.compile(
    r"\b(?:spokes\w+|minister|lawyer|attorney|doctor|man|woman|official|officer|witness|resident|father|mother"
    r"|son|daughter|wife|husband|boss|mayor|governor|clerk|nurse|teacher|farmer|pilot|owner|candidate|premier"
    r"|founder|striker|coach|manager|pensioner|survivor|victim|soldier|commander|general|passenger|author"
    r"|driver|captain|boy|girl|student|worker|economist|analyst|researcher|professor|judge|prosecutor|director"
    r"|chief|head|leader|president|chair\w*|secretary|commissioner|scientist|engineer|runner|player|patient)\b",
    re.I,
)
TITLES = frozenset(
    """mr mrs ms dr prof professor sir dame lord lady president minister prime chancellor senator governor mayor
    general colonel captain judge justice chief chair chairman chairwoman director manager head leader
    spokesman spokeswoman spokesperson secretary deputy coach attorney lawyer economist analyst councilwoman
    councilman commissioner ombudsman opposition finance interior health transport defence defense foreign
    assistant district executive premier king queen prince princess bishop""".split()
)
QUANTITIES = frozenset(
    """rate inflation unemployment turnout revenue revenues profit profits loss losses sales output price prices debt
    deficit surplus population emissions cost costs bill toll number numbers figure total share support temperature
    magnitude income earnings wages spending budget margin growth demand supply production exports imports traffic
    capacity majority lead damage compensation award yield yields level score average median amount estimate
    forecast range gap value turnover proportion percentage deaths births probability risk
    chance depth height weight length speed distance ceiling target""".split()
)
"""Nouns for what is measured in numbers."""
TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec spring summer autumn winter
    year years month months week weeks day days night morning evening afternoon noon midday midnight hour hours
    minute minutes time quarter decade today yesterday tomorrow nightfall last next first once previously later
    earlier now far same""".split()
)
"""Words of time, which no pronoun stands for."""
OFFICES = frozenset(
    """head spokesman spokeswoman spokesperson director chief president chairman chairwoman chair leader lawyer members
    owner boss deputy secretary general commander founder manager shareholders staff employees""".split()
)
"""Those whom only a body has."""
_COLLECTIVES = frozenset("people police men women children staff personnel crew cattle sheep troops".split())
_LONGEST_NAME = 8


def persons(text: str) -> list[str]:
    """The people a sentence names, each once: runs of two or three capitalised words that hold no word of a body."""
    found: dict[str, None] = {}
    run: list[Token] = []
    for word in [*tokens(text), None]:
        if word is not None and word.capital and (not run or text[run[-1].end : word.start] == " "):
            run.append(word)
            continue
        name = _person(text, run)
        if name:
            found.setdefault(name)
        run = [word] if word is not None and word.capital else []
    return list(found)


def _person(text: str, run: list[Token]) -> str | None:
    while run and run[0].lower in TITLES | FUNCTION_WORDS:
        run = run[1:]
    barred = _BODIES | TIMES
    if not 2 <= len(run) <= 3 or any(word.lower in barred or not word.text.replace("-", "").isalpha() for word in run):
        return None
    before = text[: run[0].start].split()[-1:]
    if before and before[0].lower() in ("the", "in", "at", "of", "near", "from", "on"):
        return None
    return text[run[0].start : run[-1].end]


_ADVERBS = frozenset("now also still already later then never only just soon once again today yesterday ever".split())
_OPENS_ASIDE = frozenset("the a an which who whose its his her based led".split())
_NO_SUBJECT = PRONOUNS | frozenset("i we you this that these those there who which".split())
_ALWAYS_VERBS = frozenset("forecast put let set cut said has had will must".split())
_FURTHEST_VERB = 24


def subject_of(text: str) -> str | None:
    """The words before the first verb of a sentence, where they are a short noun phrase without a pronoun."""
    words = tokens(text)
    if not words or words[0].start or words[0].lower in PREPOSITIONS:
        return None
    place = _verb_place(words)
    phrase = text[: words[place - 1].end] if place else ""
    head, comma, aside = phrase.partition(",")
    if comma and aside.split()[:1] and aside.split()[0] in _OPENS_ASIDE:
        phrase = head
    held = [word.lower for word in tokens(phrase)]
    fits = 0 < len(held) <= _LONGEST_NAME and not set(',;:"“') & set(phrase)
    return phrase if fits and not _NO_SUBJECT & set(held) else None


def _verb_place(words: list[Token]) -> int:
    """Where the verb of the first clause begins, its adverbs included; 0 where none is seen."""
    lowers = [word.lower for word in words]
    places = _verb_places(words)
    place = min(places, default=0)
    while place + 1 in places and lowers[place] not in AUXILIARIES | _ALWAYS_VERBS and lowers[place].endswith("s"):
        place += 1  # "unions thinks"
    while place > 1 and lowers[place - 1] in _ADVERBS:
        place -= 1
    return place


def _verb_places(words: list[Token]) -> set[int]:
    lowers = [word.lower for word in words[:_FURTHEST_VERB]]
    places = {place for place in finite_places(lowers) if not words[place].capital}
    places |= {n for n, lower in enumerate(lowers) if lower in _ALWAYS_VERBS and lowers[n - 1] not in ("a", "the")}
    places |= {n + 1 for n, lower in enumerate(lowers[:-1]) if lower in _ADVERBS and lowers[n + 1].endswith("s")}
    return places - {0}


_SEVERAL_DO = re.compile(r" (?:were|are|have)\b")


def body(text: str) -> str | None:
    """The one body a sentence is about: its speaker and its subject, where they are the same or only one is a body."""
    subject = subject_of(text) or ""
    if _SEVERAL_DO.match(text, len(subject)):
        subject = ""  # "Tests were run": no name, though it opens the sentence
    owner = re.match(r"(.+?)['’]s ", subject)
    found = {acting for acting in (subject, owner[1] if owner else "") if is_body(acting)}
    for given in attributions(text):
        speaker = " ".join(given.speaker.of(text).partition(",")[0].split()) if given.speaker else ""
        if is_body(speaker) and len(speaker.split()) <= _LONGEST_NAME:
            found.add(speaker)
    if not found and (named := _apposed(text) or _late_subject(text)):
        found.add(named)
    return next(iter(found)) if len(found) == 1 else None


_APPOSED = re.compile(
    r"(?:The|An?) [^,;:]{0,60}?(?P<kind>[a-z]+), (?P<name>[A-Z][\w.&’-]*(?: [A-Z][\w.&’-]*){0,3}), (?=[a-z])(?!and|or)"
)


def _apposed(text: str) -> str | None:
    """The name of the body that a sentence opens with: "The ferry's owners, Dulan Lines, denied it"."""
    match = _APPOSED.match(text)
    kind = match["kind"] if match else ""
    acts = kind in _BODIES or (kind.endswith("s") and kind[:-1] in _BODIES | _OWNERS)
    return match["name"] if match and acts else None


_OWNERS = frozenset("owner organiser organizer publisher parent manager sponsor".split())
"""Those of whom one may be a person, and several are a body."""


def _late_subject(text: str) -> str | None:
    """The body that is the subject behind a phrase of place or time: "In May the audit office put it at 9"."""
    words = tokens(text)
    if not words or words[0].lower not in PREPOSITIONS:
        return None
    named = (_phrase_before(text, words, place) for place in sorted(_verb_places(words)))
    return next((phrase for phrase in named if phrase and is_body(phrase)), None)


def _phrase_before(text: str, words: list[Token], place: int) -> str | None:
    """The words from "the" to a verb, with no preposition or comma between."""
    for start in range(place - 1, max(-1, place - _LONGEST_NAME), -1):
        if words[start].lower == "the":
            return text[words[start].start : words[place - 1].end]
        if words[start].lower in PREPOSITIONS or text[words[start].end : words[start + 1].start] != " ":
            return None
    return None


def is_body(phrase: str) -> bool:
    """Whether a noun phrase names a body that acts: its head is a word for one, or it is a short name of no person."""
    words = tokens(phrase)
    if not words or is_plural(phrase) or " and " in phrase:
        return False
    if words[0].lower in PREPOSITIONS | PRONOUNS | TIMES or words[0].lower in ("this", "that", "another", "one"):
        return False
    head = tokens(re.split(r" (?:of|for|in|at|on|from) ", phrase, maxsplit=1)[0])
    if not head:
        return False
    name = len(head) < 4 and all(token.capital and token.text[-2:] not in ("'s", "’s") for token in head)
    name = name and not (len(head) == 1 and head[0].lower in QUANTITIES)  # "Growth" opens its sentence
    return head[-1].lower in _BODIES or (name and not persons(phrase) and not ROLE.search(phrase))


def is_body_word(word: str) -> bool:
    """Whether a word is the noun for a body that acts."""
    return word in _BODIES


def is_plural(phrase: str) -> bool:
    """Whether a noun phrase is of several: by its last word, a name's apart."""
    words = tokens(phrase)
    return bool(words) and is_plural_word(words[-1].text)


def is_plural_word(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    lower = word.lower()
    return lower in _COLLECTIVES or (
        lower.endswith("s")
        and not lower.endswith(("ss", "us", "is", "'s", "’s"))
        and not word[0].isupper()
        and lower not in FUNCTION_WORDS | TIMES
    )
