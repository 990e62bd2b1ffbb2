"""A sentence made to stand alone: what points back in it is named, where the sentences before leave no doubt.

What cannot be named with certainty is no passage: a sentence about nobody knows whom is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from summarizer.checks.attribution import SAYING
from summarizer.checks.fragments import bare_count
from summarizer.checks.verbs import finite_places
from summarizer.checks.words import FUNCTION_WORDS, quoted, tokens
from summarizer.document import Document, Sentence
from summarizer.figures import find_figures
from summarizer.figures.figure import Span
from summarizer.strategies.antecedents import Place, antecedent, one_line, place_of, speaker
from summarizer.strategies.bodies import fuller_name, represented
from summarizer.strategies.naming import in_full, lowered, possessive
from summarizer.strategies.nouns import QUANTITIES, body, is_body_word, subject_of
from summarizer.strategies.pointers import Pointer, Sort
from summarizer.strategies.pointing import pointer
from summarizer.strategies.pronouns import POSSESSIVES

_MOST_POINTERS = 4
_LONGEST = 1500
"""Characters; what is longer is no sentence."""
_PERSONS_DO = re.compile(
    r"(?:\s+\S+){0,5}?\s+(?:treated|killed|injured|hurt|wounded|arrested|missing|rescued|ashore|evacuated"
    r"|hospitali[sz]ed|detained|charged"
    r"|released|alive|died|unaccounted|displaced|convicted|acquitted|sentenced|jailed|drowned|trapped|discharged)\b"
)
_SAID_VAGUE = re.compile(
    r"[,\"”’]\s(?P<who>the (?:people|sources|groups|two|three|men|women))(?= (?:said|says|told|added)\b)"
)
_SPOKESMAN = re.compile(
    r"(?:^|[,\"”’] )(?P<who>(?:A|a) (?:company |government )?(?:spokes(?:man|woman|person)|representative))"
    r"(?:(?P<named>,) (?=[A-Z])| (?:said|says|told|added|confirmed|denied|declined|did)\b)"
)
_ONE_MORE = re.compile(r"^(?:another|an additional|a further) ")
_BARE_BODY = re.compile(r"\b[Tt]he (?P<head>[a-z]+)(?=['’]s\b|[.,;]|\s+(?!of\b|for\b|in\b|at\b|that\b|which\b|who\b))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A source sentence made to stand alone: its text, and the source spans it draws on."""

    text: str
    sources: tuple[Span, ...]


def resolve(document: Document, number: int) -> Passage | None:
    """Make sentence `number` of a document stand alone.

    Returns
    -------
    Passage | None
        The sentence as it is where it names all that it speaks of; with what a word points back to put in its place
        where the sentences before have one candidate only; None where they have none or more than one, and where
        the sentence is part of what a sentence before or after it attributes.
    """
    sentence = document.sentences[number]
    if _goes_on_in_quotation(document, sentence):
        return None
    text = _with_people(one_line(sentence.span.of(document.text)))
    place = place_of(document, number)
    passage = _with_speaker(place, Passage(text=text, sources=(sentence.span,))) if len(text) <= _LONGEST else None
    for _ in range(_MOST_POINTERS):
        if passage is None:
            return None
        found = pointer(passage.text, frozenset(place.surnames))
        if found is None:
            return _with_bodies(place, passage)
        passage = _named(place, passage, found)
    return None


def _goes_on_in_quotation(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence stands in a quotation that a sentence before it opens, or one after it closes, or is one."""
    held = _quotations(document.text, document.blocks[sentence.block].span)
    at = bisect_right(held, sentence.span.start + 1, key=lambda span: span.start) - 1
    if at < 0 or held[at].end <= sentence.span.start:
        return False
    whole = held[at].end >= sentence.span.end - 1  # its last sign may be the mark
    return held[at].start <= sentence.span.start or whole


@lru_cache(maxsize=4)
def _quotations(text: str, block: Span) -> list[Span]:
    """The quotations of a block of a text, found once for all its sentences."""
    found = quoted(block.of(text))
    return [Span(start=block.start + span.start, end=block.start + span.end) for span in found]


def _with_people(text: str) -> str:
    """Say "people" where a number of people opens a sentence without a noun: "Four more were still missing"."""
    count = bare_count(text)
    if count is None or not _PERSONS_DO.match(text, count.end()):
        return text
    said = count.group().strip()
    counted = said.removesuffix("s") if said.lower().endswith("others") else said
    return f"{counted} people{text[count.start() + len(said) :]}"


def _with_speaker(place: Place, passage: Passage) -> Passage | None:
    """Name the speaker of "..., the people said" as the sentences before do, or whose spokesman one is.

    None where the sentences before do not tell.
    """
    bare = _SPOKESMAN.search(passage.text)
    if bare and not (bare.start() and _has_named_subject(passage.text)):
        found = represented(place)
        if found:
            name = f"{bare['who']} for {lowered(in_full(found[0], place.document.text))}"
            return _put(passage, Span(start=bare.start("who"), end=bare.end("who")), name, found[1])
        return passage if bare["named"] else None
    vague = _SAID_VAGUE.search(passage.text)
    if vague is None:
        return passage
    found = speaker(place)
    return (
        _put(passage, Span(start=vague.start("who"), end=vague.end("who")), lowered(found[0]), found[1])
        if found
        else None
    )


def _has_named_subject(text: str) -> bool:
    """Whether a sentence is about a body or about one named: whose spokesman speaks at its end is then plain."""
    subject = subject_of(text)
    return body(text) is not None or bool(subject and all(word.capital for word in tokens(subject)))


def _named(place: Place, passage: Passage, found: Pointer) -> Passage | None:
    """The passage with what a pointer means put in its place, or after it for a number that lacks its noun."""
    meant = antecedent(place, passage.text, found)
    if meant is None:
        return None
    name, source = in_full(meant[0], place.document.text), meant[1]
    word = found.span.of(passage.text)
    if found.sort in (Sort.COUNTED, Sort.NUMBERED):
        return None if name.split()[0] in QUANTITIES | {"the"} else _put(passage, found.span, f"{word} {name}", source)
    words = possessive(name) if word.lower() in POSSESSIVES else name
    if words is None:
        return None
    if find_figures(words) and passage.text[: found.span.start].endswith("of "):
        counted = _ONE_MORE.sub("further ", words[:1].lower() + words[1:])
        words = f"the {counted}"  # "how many of the nine nurses"
    opens = not passage.text[: found.span.start].strip(" \"“'‘")
    return _put(passage, found.span, words[:1].upper() + words[1:] if opens else lowered(words), source)


def _put(passage: Passage, span: Span, words: str, source: Span) -> Passage:
    """A passage with words in place of a span of it, and the sentence that they are from."""
    text = passage.text[: span.start] + words + passage.text[span.end :]
    return Passage(text=text, sources=tuple(dict.fromkeys((*passage.sources, source))))


def _with_bodies(place: Place, passage: Passage) -> Passage:
    """Say "the Sarevo parliament" for "the parliament" where the story's first sentence does not tell which it is."""
    for match in reversed(list(_BARE_BODY.finditer(passage.text))):
        head, before = match["head"], passage.text[: match.start()]
        if is_body_word(head) and _noun_ends(passage.text, match.end()) and head not in before.lower():
            named = fuller_name(place, head)
            if named:
                name = named[0] if before else named[0][:1].upper() + named[0][1:]
                passage = _put(passage, Span(start=match.start(), end=match.end()), name, named[1])
    return passage


def _noun_ends(text: str, at: int) -> bool:
    """Whether no further noun follows: "the ministry said", not "the ministry building"."""
    after = tokens(text[at : at + 60])[:1]
    if not after or not text.startswith(" ", at):
        return True
    return after[0].lower in FUNCTION_WORDS | SAYING or bool(finite_places(["it", after[0].lower, "x"]))
