"""What a word that points back means: the one candidate that the sentences before it leave, or None.

Subjects go on from sentence to sentence; a second candidate of the same sort anywhere between makes it nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise

from summarizer.checks.attribution import SAYING, VAGUE_SPEAKER, attributions
from summarizer.checks.neutrality import loaded_words
from summarizer.checks.verbs import finite_places
from summarizer.checks.words import FUNCTION_WORDS, PRONOUNS, tokens
from summarizer.document import BlockKind, Document
from summarizer.figures import find_figures
from summarizer.figures.figure import Kind, Span
from summarizer.strategies.nouns import (
    OFFICES,
    QUANTITIES,
    ROLE,
    body,
    is_body,
    is_body_word,
    is_plural,
    is_plural_word,
    persons,
    subject_of,
)
from summarizer.strategies.pointers import Pointer, Sort
from summarizer.strategies.pointing import pointer

_DOES = SAYING | frozenset(
    """expects plans forecast forecasts raised lowers lowered kept revised revises recorded counted counts employs
    employed owns operates operated bought sold hired posted filed voted approved rejected refused
    declined agreed hopes wants aims intends urged criticised criticized welcomed dismissed disputed rejects
    disputes put puts logged questioned surveyed also now previously later earlier still then had has have projects
    projected believes lost won spent paid pays must let cut cuts found examined appealed received finished
    denies denied accepts accepted budgeted booked did asked ordered fined sued launched""".split()
)
"""What only somebody who acts does: a sentence "It did so" is then about the body that acted before."""
FURTHEST_BACK = 4
_MALE, _FEMALE = frozenset("he his him".split()), frozenset("she her".split())
_TITLE_OF = {"mr": _MALE, "sir": _MALE, "lord": _MALE, "mrs": _FEMALE, "ms": _FEMALE, "dame": _FEMALE, "lady": _FEMALE}
_INDEFINITE = re.compile(r"\b(?:an?|another) \w", re.I)
_NUMBER_OF = re.compile(
    r"\bthe (?:number|toll|total|cost|share|rate) of (?:the )?[\w-]+(?= (?:as|at|to|was|had|has)\b|[.,])"
)
_PUT_AT = re.compile(
    r"\b(?:puts?|estimates?|estimated|forecasts?|reckons|reckoned|fix|fixes|fixed|sets?)"
    r" (?P<what>the [a-z]+)(?= (?:at|to be)\b)"
)
"""What a sentence gives the amount of without being about it: "the ministry estimates the cost at $9"."""
_CHAIN = 40
"""Characters from the beginning of a sentence in which a pronoun is its subject."""

Candidate = tuple[str, Span] | None
"""What is meant, and the sentence that names it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a document, from which the sentences before it are read."""

    document: Document
    number: int
    surnames: dict[str, str]
    """The full names of the document's people by their last."""

    def before(self) -> Iterator[tuple[str, Span]]:
        """The sentences before this one, nearest first, as far as its block kind goes; notices are passed over."""
        kind_of, sentences = self.document.kind_of, self.document.sentences
        kind = kind_of(sentences[self.number])
        earlier = (sentences[number] for number in range(self.number - 1, -1, -1))
        told = (s for s in earlier if kind_of(s) is not BlockKind.NOTICE or kind is BlockKind.NOTICE)
        for sentence in islice(told, FURTHEST_BACK):
            if kind_of(sentence) is not kind:
                return
            yield one_line(sentence.span.of(self.document.text)), sentence.span

    def points(self, text: str) -> Sort | None:
        """What the first words of a sentence point back at, if they do."""
        found = pointer(text, frozenset(self.surnames))
        return found.sort if found and found.span.start < _CHAIN else None


def place_of(document: Document, number: int) -> Place:
    """The place of sentence `number` of a document."""
    return Place(document, number, _by_surname(document.text))


@lru_cache(maxsize=4)
def _by_surname(text: str) -> dict[str, str]:
    return {name.split()[-1]: name for name in persons(text)}


def one_line(text: str) -> str:
    """A text without its line breaks, and without the blanks that tokenised text has before a stop or comma."""
    return _BLANK_BEFORE.sub("", " ".join(text.split()))


_BLANK_BEFORE = re.compile(r"(?<=\w) (?=[.,;:!?](?: |$))")


def antecedent(place: Place, text: str, found: Pointer) -> Candidate:
    """What a pointer of a text means; None where the sentences before leave none, or more than one."""
    word = found.span.of(text).lower()
    following = [token.lower for token in tokens(text[found.span.end :])[:3]]
    speaks = bool(following) and following[0] in SAYING
    if found.sort is Sort.PERSON:
        return _person(place, word, speaks=speaks)
    if found.sort is Sort.THING:
        if word == "its":
            return _holder(place, following)
        if _is_noun_of(following):
            return None
        return _thing(place, acts=_acts(following), is_subject=_goes_on(following))
    if found.sort is Sort.GROUP:
        named = _group(place, acts=word == "they" and _acts(following))
        counted = speaks and named is not None and find_figures(named[0])
        return None if counted else named  # "three ferries said"
    if found.sort is Sort.QUANTITY:
        return _quantity(place, text, is_sum=word.endswith(("sum", "amount")))
    if found.sort is Sort.COUNTED:
        return _counted(place)
    if word == "here" and found.span.start:
        return _reported_from(place.document)
    return _numbered(place, word) if found.sort is Sort.NUMBERED else None


_DATED_FROM = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}(?=,| -| –| —| \()")
_WASHED = frozenset("island islands coast".split())
"""What one is on, not in."""


def _reported_from(document: Document) -> Candidate:
    """What "here" means: the place of the dateline."""
    block = next((block for block in document.blocks if block.kind is BlockKind.DATELINE), None)
    named = block and _DATED_FROM.match(block.span.of(document.text))
    if not block or not named:
        return None
    name = named.group().title() if named.group().isupper() else named.group()
    return f"{'on' if name.split()[-1].lower() in _WASHED else 'in'} {name}", block.span


def _is_noun_of(following: list[str]) -> bool:
    """Whether "it" is then said to be another noun, which may be of an event: "it was the worst accident"."""
    return following[:1] in (["is"], ["was"]) and following[1:2] in (["the"], ["a"], ["an"])


def _goes_on(following: list[str]) -> bool:
    """Whether a verb follows a pronoun, so that it is a subject."""
    return bool(following) and bool(finite_places(["it", following[0], "x"]))


def _acts(following: list[str]) -> bool:
    """Whether the first of the words after a pronoun is a verb of somebody who acts."""
    return bool(following) and following[0] in _DOES


# --- people -----------------------------------------------------------------------------------------------------------


def _person(place: Place, pronoun: str, *, speaks: bool) -> Candidate:
    """The one person named last; past sentences that go on about him or her, or that name nobody.

    Who speaks on (`speaks`) is the one who spoke, whomever else he named.
    """
    kind = _MALE if pronoun in _MALE else _FEMALE
    for text, span in place.before():
        if place.points(text) is Sort.PERSON and {word.lower for word in tokens(text)} & kind:
            continue  # it speaks of the same person; whom else it names is another
        names = _mentioned(place, text, kind)
        if speaks and len(names) > 1:
            spoke = [a.speaker.of(text) for a in attributions(text) if a.speaker]
            names = [name for name in names if len(spoke) == 1 and spoke[0].startswith(name)]
        if len(names) == 1:
            return names[0], span
        if names or ROLE.search(text):
            return None if names else _by_role(text, span)
    return None


def _by_role(text: str, span: Span) -> Candidate:
    """The person whom a sentence knows by office alone, if it is its subject: "The mayor", "A commander"."""
    subject = subject_of(text)
    alone = subject and len(ROLE.findall(text)) == 1 and ROLE.search(subject) and not is_plural(subject)
    return (_without_loaded(subject), span) if subject and alone else None


def _mentioned(place: Place, text: str, kind: frozenset[str]) -> list[str]:
    """The people a sentence names whom a pronoun fits, by full name where the document gives it."""
    found = dict.fromkeys(persons(text))
    words = tokens(text)
    titles = {word.text: _TITLE_OF.get(before.lower) for before, word in pairwise(words)}
    for word in words:
        surname = word.text.removesuffix("'s").removesuffix("’s")
        if surname in place.surnames:
            found.setdefault(place.surnames[surname])
    return [name for name in found if all((titles.get(part) or kind) == kind for part in name.split())]


def speaker(place: Place) -> Candidate:
    """The speakers whom "the people said" means: the only ones that the sentence before last names."""
    for before, span in place.before():
        named = [a.speaker.of(before).strip(" ,") for a in attributions(before) if a.speaker]
        if len(named) == 1 and not VAGUE_SPEAKER.fullmatch(named[0]) and named[0].lower() not in PRONOUNS:
            return (named[0], span) if is_plural(named[0]) else None
    return None


# --- bodies, things and groups ----------------------------------------------------------------------------------------


def definite(name: str) -> str:
    """A noun phrase as it is named again: "A disgraced Dulan bank" -> "The Dulan bank"."""
    return re.sub(r"^(?:A|An|a|an) ", "The ", _without_loaded(name))


def _without_loaded(name: str) -> str:
    for span, _ in reversed(loaded_words(name)):
        name = name[: span.start] + name[span.end :].lstrip()
    return name


def _holder(place: Place, following: list[str]) -> Candidate:
    """Whose "its" is: the one body of the sentence before; a thing's, if that sentence has no body."""
    for before, span in place.before():
        named = body(before)
        if named:
            theirs = (OFFICES | _WORDS_OF_BODIES) & set(following) or not _tells_of_another(before, named)
            return (definite(named), span) if theirs else None
        if place.points(before) is Sort.THING:
            continue
        bodies = any(is_body_word(word.lower) or word.capital for word in tokens(before)[1:])
        return None if bodies or OFFICES & set(following) else _subject_thing(before, span)
    return None


_ONE_MORE = re.compile(
    r"\b(?:the|a|an) (?:[\w-]+ ){0,2}?[\w-]+[a-rt-z]\b(?= (?:is|was|had|has|have|will|would|could|were)\b)"
)


def _tells_of_another(text: str, named: str) -> bool:
    """Whether a sentence is about what a body says or has: "the council said the mill closed", "its mill closed"."""
    subject = subject_of(text) or ""
    return subject.startswith((f"{named}'s ", f"{named}’s ")) or any(
        _ONE_MORE.search(text, a.cue.end) for a in attributions(text) if a.speaker and a.speaker.of(text) in named
    )


_WORDS_OF_BODIES = frozenset(
    """figures data estimate estimates forecast forecasts projection projections report statement survey count tally
    target members insurers lawyers""".split()
)
"""What a body has and what it speaks of has not."""


def _thing(place: Place, *, acts: bool, is_subject: bool) -> Candidate:
    """What "it" is: the body that acted before, or the one thing that the sentence before is about.

    A subject goes on; an object may be another thing that the sentence before names.
    """
    for before, span in place.before():
        if place.points(before) is Sort.THING:
            continue
        if acts:
            named = body(before)
            return (definite(named), span) if named else None
        found = _subject_thing(before, span)
        return None if found and not is_subject and _DEFINITE.search(before, len(found[0])) else found
    return None


_DEFINITE = re.compile(r"\b(?:the|this|that|its|his|her|their) [a-z]")


def _subject_thing(text: str, span: Span) -> Candidate:
    """The subject of a sentence, if it is one thing and the sentence brings in no other."""
    subject = subject_of(text)
    if (
        subject is None
        or " and " in subject
        or _OF_ANOTHER.search(subject)
        or is_plural(subject.split(" of ", 1)[0])
        or ROLE.search(subject)
        or persons(subject)
    ):
        return None
    article = tokens(subject)[0].lower in ("the", "a", "an")
    brings = _INDEFINITE.search(text, len(subject)) or any(is_body(name) for name in _named_after(text, subject))
    return (definite(subject), span) if article and not brings else None


_OF_ANOTHER = re.compile(
    r" (?:about|on|into|over|against|for|with|from|to|at|in|near|behind|between|under)"
    r" (?:the|an?|this|its|his|her|their)\b"
)
"""A subject that holds another thing: "the first call about the fire"; it may be either."""


def _named_after(text: str, subject: str) -> list[str]:
    """The speakers of a sentence beside its subject."""
    named = [a.speaker.of(text) for a in attributions(text) if a.speaker]
    return [name for name in named if name != subject]


def _group(place: Place, *, acts: bool) -> Candidate:
    """Whom "they" means: the subject of the sentence before, if it is of several and they act, or are alone there."""
    for before, span in place.before():
        if place.points(before) is Sort.GROUP:
            continue
        subject = subject_of(before)
        if subject is None or not is_plural(subject):
            return None
        alone = sum(is_plural_word(word.text) for word in tokens(before)) == 1
        return (subject, span) if acts or alone else None
    return None


# --- quantities and counts --------------------------------------------------------------------------------------------


def _quantity(place: Place, text: str, *, is_sum: bool) -> Candidate:
    """What an amount is of: the quantity that the sentence before is about, or the number of what it counts.

    A sum (`is_sum`) is of money, and no number of things.
    """
    for before, span in place.before():
        if place.points(before) is Sort.QUANTITY:
            continue
        kinds, theirs = ({f.kind for f in find_figures(t)} & _AMOUNTS for t in (text, before))
        subject = subject_of(before)
        if subject and _is_quantity(subject):
            return (subject, span) if kinds & theirs or not theirs else None
        if (put := _PUT_AT.search(before)) and _is_quantity(put["what"]) and kinds & theirs:
            return put["what"], span
        if is_sum or Kind.COUNT not in kinds:
            return None
        if told := _NUMBER_OF.search(before):
            return told.group(), span
        noun = _counted_noun(before)
        return (f"the number of {noun}", span) if noun and noun not in _NO_THINGS else None
    return None


def _is_quantity(phrase: str) -> bool:
    """Whether a noun phrase is of what is measured in numbers, and says of what: not "the figure"."""
    head = tokens(re.split(r" (?:of|for|in|on|from|to) ", phrase, maxsplit=1)[0])[-1:]
    return bool(head) and head[0].lower in QUANTITIES and not pointer(f"{phrase} fell.")


_NO_THINGS = frozenset(
    "people counts figures numbers times crowns thalers florins guilders marks ducats shillings liras".split()
)
"""What is counted and yet is no thing that there is a number of; money that figures know is no count."""


_AMOUNTS = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.FRACTION, Kind.RATIO, Kind.DURATION})


def _counted(place: Place) -> Candidate:
    """The one noun that the sentence before counts."""
    for before, span in place.before():
        noun = _counted_noun(before)
        return (noun, span) if noun else None
    return None


def _numbered(place: Place, word: str) -> Candidate:
    """The noun of "the 14", where a sentence before counts 14 of something."""
    for before, span in place.before():
        nouns = {_plural(f.counted) for f in find_figures(before) if f.surface.lower() == word and f.counted} - {None}
        if len(nouns) == 1 and (noun := next(iter(nouns))):
            return noun, span
    return None


def _counted_noun(text: str) -> str | None:
    """The one plural noun that the counts of a sentence are of; None where they are of several."""
    nouns = {_plural(f.counted) for f in find_figures(text) if f.kind is Kind.COUNT and f.counted}
    return next(iter(nouns)) if len(nouns) == 1 else None


NO_MODIFIER = FUNCTION_WORDS | frozenset("biggest largest first second new old main whole single only entire".split())
_NUMBERS = frozenset("one two three four five six seven eight nine ten eleven twelve hundred thousand million".split())


def _plural(counted: str) -> str | None:
    """What is counted, as far as its plural noun: "nine trucks cleared" -> "trucks"."""
    words = [word for word in tokens(counted)[:6] if word.lower not in NO_MODIFIER | _NUMBERS]
    for word in words:
        if word.lower in PRONOUNS or word.text[0].isdigit():
            return None
        if is_plural_word(word.text):
            return counted[words[0].start : word.end]
    return None
