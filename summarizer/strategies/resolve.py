"""Who "he", "it" and "they" are, where the sentences before leave no doubt; else the sentence is not used."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.checks.fragments import dangling
from summarizer.checks.words import Token, tokens
from summarizer.document import Document
from summarizer.figures.figure import Span
from summarizer.strategies.compress import subject_of

_BODIES = frozenset(
    """company bank ministry agency government party union council group firm court board commission team club university
    army police parliament senate regulator operator carrier airline authority institute federation association fund
    department office hospital retailer maker bureau committee charity movement utility supplier manufacturer lender
    service vendor club side city state country republic study report survey bill law plan deal agreement vote quake
    earthquake storm fire train ship vessel ferry plane aircraft project line plant rate index toll""".split()
)
_MEN, _WOMEN = frozenset("mr he his him".split()), frozenset("ms mrs miss she her hers".split())
_TITLES = frozenset(
    """mr mrs ms dr prof professor sir dame lord lady president minister prime chancellor senator governor mayor general
    colonel captain judge justice chief chair chairman chairwoman director manager head leader spokesman spokeswoman
    spokesperson secretary deputy coach attorney lawyer economist analyst councilwoman councilman commissioner
    ombudsman opposition finance interior health transport defence defense foreign assistant district""".split()
)
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
    opening = dangling(text)
    spoken = None if opening else _SAID_PRONOUN.search(text)
    if opening is None and spoken is None:
        return Passage(text=text, sources=(span,))
    pronoun = (opening or (spoken["pronoun"] if spoken else "")).lower().strip(",")
    found = _antecedent(document, number, pronoun)
    if found is None:
        return None
    name, source = found
    if spoken:
        named = text[: spoken.start("pronoun")] + name + text[spoken.end("pronoun") :]
    else:
        named = _put_in(text, opening or "", name)
    return Passage(text=named, sources=(span, source))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _put_in(text: str, opening: str, name: str) -> str:
    at = text.find(opening)
    ending = _POSSESSIVES.get(opening.lower(), "")
    ending = "'" if ending and name.endswith("s") else ending
    first = name[:1].upper() + name[1:] if not text[:at].strip(" \"“'‘") else name
    # "But it" loses its connective in `trimmed`, so the name begins the sentence there too.
    return text[:at] + first + ending + text[at + len(opening) :]


def _antecedent(document: Document, number: int, pronoun: str) -> tuple[str, Span] | None:
    """The one that a pronoun of a sentence means, with the sentence that names it, at most two back."""
    here = document.sentences[number]
    for back in (1, 2):
        if number - back < 0:
            return None
        before = document.sentences[number - back]
        if document.kind_of(before) is not document.kind_of(here):
            return None
        text = _one_line(before.span.of(document.text))
        name = _candidate(text, pronoun)
        if name:
            return name, before.span
        if not (dangling(text) or "").lower() == pronoun:
            return None
    return None


def _candidate(text: str, pronoun: str) -> str | None:
    if pronoun in ("he", "she", "his", "her", "him"):
        names = persons(text)
        return names[0] if len(names) == 1 else None
    if pronoun in ("it", "its"):
        subject = subject_of(text)
        return subject if subject and _is_body(subject) else None
    if pronoun in ("they", "their"):
        subject = subject_of(text)
        return subject if subject and _is_plural(subject) else None
    return None


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
    words = [token.lower for token in tokens(subject)]
    return (
        not _is_plural(subject)
        and " and " not in subject
        and (
            any(word in _BODIES for word in words[-2:])
            or (len(words) < 4 and all(t.capital for t in tokens(subject)) and not persons(subject))
        )
    )


def _is_plural(subject: str) -> bool:
    words = tokens(subject)
    last = words[-1].lower if words else ""
    return (last.endswith("s") and not last.endswith(("ss", "us", "is")) and not words[-1].capital) or last in (
        "people",
        "police",
        "men",
        "women",
    )
