"""Who "he", "it" and "they" are, where the sentences before leave no doubt; else the sentence is not used."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.checks.attribution import SAYING, VAGUE_SPEAKER, attributions
from summarizer.checks.fragments import bare_count, dangling, find_word
from summarizer.checks.words import PRONOUNS, Token, tokens
from summarizer.document import Document
from summarizer.figures.figure import Span
from summarizer.strategies.clauses import subject_of

_BODIES = frozenset(
    """company bank ministry agency government party union council group firm court board commission team club
    university army police parliament senate regulator operator carrier airline authority institute federation
    association fund department office hospital retailer maker chipmaker bureau committee charity movement
    utility supplier manufacturer lender service vendor observatory organisation organization foundation
    society alliance coalition force mission panel front chamber cabinet mayoralty prosecutor ombudsman
    watchdog broker insurer reinsurer developer builder""".split()
)
_DOES = SAYING | frozenset(
    """expects plans forecast forecasts raised lowers lowered kept revised revises recorded counted counts employs
    employed owns operates operated opened bought sold hired posted filed voted approved rejected refused
    declined agreed hopes wants aims intends urged criticised criticized welcomed dismissed disputed rejects
    disputes put puts logged questioned surveyed also now previously later earlier still then had has""".split()
)
"""What only somebody who acts does: a sentence "It did so" is then about the body that acted before."""
_FURTHEST_BACK = 3
_PERSONAL = frozenset("he she his her him".split())
_ROLE = re.compile(
    r"\b(?:spokes\w+|minister|lawyer|attorney|doctor|man|woman|official|officer|witness|resident|father|mother"
    r"|son|daughter|wife|husband"
    r"|driver|captain|boy|girl|student|worker|economist|analyst|researcher|professor|judge|prosecutor|director"
    r"|chief|head|leader|president)\b",
    re.I,
)
_PERSONS_DO = re.compile(
    r"(?:\s+\S+){0,5}?\s+(?:treated|killed|injured|hurt|wounded|arrested|missing|rescued|ashore|evacuated"
    r"|hospitali[sz]ed|detained|charged"
    r"|released|alive|died|unaccounted|displaced|convicted|acquitted|sentenced|jailed|drowned|trapped|discharged)\b"
)
_TITLES = frozenset(
    """mr mrs ms dr prof professor sir dame lord lady president minister prime chancellor senator governor mayor
    general colonel captain judge justice chief chair chairman chairwoman director manager head leader
    spokesman spokeswoman spokesperson secretary deputy coach attorney lawyer economist analyst councilwoman
    councilman commissioner ombudsman opposition finance interior health transport defence defense foreign
    assistant district""".split()
)
_OFFICES = frozenset(
    "head spokesman spokeswoman spokesperson director chief president chairman chairwoman leader lawyer members".split()
)
_SAID_VAGUE = re.compile(
    r"[,\"”’]\s(?P<who>the (?:people|sources|groups|two|three|men|women))(?= (?:said|says|told|added)\b)"
)
_LONGEST_NAME = 8
_POSSESSIVES = {"his": "'s", "her": "'s", "its": "'s", "their": "'"}
_SAID_PRONOUN = re.compile(
    r"(?P<before>[,\"”’]\s)(?P<pronoun>he|she|they|it)(?P<verb> (?:said|says|added|told|warned|noted)\b)"
)


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
        The sentence as it is where it names its subject; with the subject of the sentence before put in for a
        pronoun where there is one candidate only; None where there is none or more than one.
    """
    span = document.sentences[number].span
    text = _one_line(span.of(document.text))
    text = _with_people(text)
    spoken_for = _with_speaker(document, number, text)
    if spoken_for is None:
        return None
    text, named_in = spoken_for
    opening = dangling(text)
    spoken = None if opening else _SAID_PRONOUN.search(text)
    if opening is None and spoken is None:
        return Passage(text=text, sources=(span, *named_in))
    pronoun = (opening or (spoken["pronoun"] if spoken else "")).lower().strip(",")
    found = _antecedent(document, number, pronoun, acts=_acts(text, pronoun))
    if found is None:
        return None
    name, source = found
    if spoken:
        named = text[: spoken.start("pronoun")] + lowered(name) + text[spoken.end("pronoun") :]
    else:
        named = _put_in(text, opening or "", name)
    return Passage(text=named, sources=(span, source))


def lowered(name: str) -> str:
    """A noun phrase as it stands inside a sentence: "The ministry" -> "the ministry"."""
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in ("The", "A", "An", "Two", "Three", "Some", "One") else name


def _with_people(text: str) -> str:
    """Say "people" where a number of people opens a sentence without a noun: "Four more were still missing"."""
    count = bare_count(text)
    if count is None or not _PERSONS_DO.match(text, count.end()):
        return text
    said = count.group().strip()
    counted = said.removesuffix("s") if said.lower().endswith("others") else said
    return f"{counted} people{text[count.start() + len(said) :]}"


def _with_speaker(document: Document, number: int, text: str) -> tuple[str, tuple[Span, ...]] | None:
    """Name the speaker of "..., the people said" as the sentences before do; None where they do not."""
    vague = _SAID_VAGUE.search(text)
    if vague is None:
        return text, ()
    for back in range(1, min(_FURTHEST_BACK, number) + 1):
        sentence = document.sentences[number - back]
        before = _one_line(sentence.span.of(document.text))
        if document.kind_of(sentence) is not document.kind_of(document.sentences[number]):
            return None
        named = [a.speaker.of(before).strip(" ,") for a in attributions(before) if a.speaker]
        if len(named) == 1 and not VAGUE_SPEAKER.fullmatch(named[0]) and named[0].lower() not in PRONOUNS:
            whole = text[: vague.start("who")] + lowered(named[0]) + text[vague.end("who") :]
            return (whole, (sentence.span,)) if _is_plural(named[0]) else None
    return None


def _acts(text: str, pronoun: str) -> bool:
    """Whether the verb right after the pronoun is one of somebody who acts."""
    words = [word.lower for word in tokens(text)]
    at = words.index(pronoun) if pronoun in words else -1
    following = words[at + 1] if 0 <= at < len(words) - 1 else ""
    return following in (_OFFICES if pronoun == "its" else _DOES)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _put_in(text: str, opening: str, name: str) -> str:
    at = find_word(text, opening)
    ending = _POSSESSIVES.get(opening.lower(), "")
    ending = "'" if ending and name.endswith("s") else ending
    first = name[:1].upper() + name[1:] if not text[:at].strip(" \"“'‘") else lowered(name)
    # "But it" loses its connective in `trimmed`, so the name begins the sentence there too.
    return text[:at] + first + ending + text[at + len(opening) :]


def _antecedent(document: Document, number: int, pronoun: str, *, acts: bool) -> tuple[str, Span] | None:
    """The one that a pronoun of a sentence means, with the sentence that names it, at most two back."""
    here = document.sentences[number]
    for back in range(1, min(_FURTHEST_BACK, number) + 1):
        before = document.sentences[number - back]
        if document.kind_of(before) is not document.kind_of(here):
            return None
        text = _one_line(before.span.of(document.text))
        name = _candidate(document, text, pronoun, acts=acts)
        if name:
            return name, before.span
        silent = pronoun in _PERSONAL and not _mentioned(document, text) and not _ROLE.search(text)
        if not silent and (dangling(text) or "").lower() != pronoun:
            return None
    return None


def _candidate(document: Document, text: str, pronoun: str, *, acts: bool) -> str | None:
    if pronoun in ("he", "she", "his", "her", "him"):
        names = _mentioned(document, text)
        return names[0] if len(names) == 1 else None
    if pronoun in ("it", "its"):
        return _body(text) if acts else None
    if pronoun == "they":
        subject = subject_of(text)
        return subject if acts and subject and _is_plural(subject) else None
    return None


def _body(text: str) -> str | None:
    """The one body a sentence is about: its speaker and its subject, where they are the same or only one is a body."""
    found = {subject for subject in (subject_of(text),) if subject and _is_body(subject)}
    for given in attributions(text):
        speaker = " ".join(given.speaker.of(text).split()) if given.speaker else ""
        if _is_body(speaker) and len(speaker.split()) <= _LONGEST_NAME:
            found.add(speaker)
    return next(iter(found)) if len(found) == 1 else None


def _mentioned(document: Document, text: str) -> list[str]:
    """The people a sentence names, by full name where the document gives it; a surname alone counts."""
    known = {name.split()[-1]: name for name in persons(document.text)}
    found = dict.fromkeys(persons(text))
    for word in tokens(text):
        surname = word.text.removesuffix("'s").removesuffix("’s")
        if surname in known:
            found.setdefault(known[surname])
    return list(found)


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
    while run and run[0].lower in _TITLES:
        run = run[1:]
    if not 2 <= len(run) <= 3 or any(word.lower in _BODIES or not word.text.replace("-", "").isalpha() for word in run):
        return None
    before = text[: run[0].start].split()[-1:]
    if before and before[0].lower() in ("the", "in", "at", "of", "near", "from", "on"):
        return None
    return text[run[0].start : run[-1].end]


def _is_body(subject: str) -> bool:
    """Whether a noun phrase names a body that acts: its head is a word for one, or it is a short name of no person."""
    if not subject or _is_plural(subject) or " and " in subject:
        return False
    head = tokens(re.split(r" (?:of|for|in|at|on|from) ", subject, maxsplit=1)[0])
    if not head:
        return False
    name = len(head) < 4 and all(token.capital and token.text[-2:] not in ("'s", "’s") for token in head)
    return head[-1].lower in _BODIES or (name and not persons(subject))


def _is_plural(subject: str) -> bool:
    words = tokens(subject)
    last = words[-1].lower if words else ""
    return (last.endswith("s") and not last.endswith(("ss", "us", "is")) and not words[-1].capital) or last in (
        "people",
        "police",
        "men",
        "women",
    )
