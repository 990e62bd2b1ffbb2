"""Who did what to whom: the claims of a drafted statement against the source sentences it was written from.

Knows two parsed texts. A claim is two words and how they hang together: a verb and who does it, a verb and whom it is
done to, a noun and whose it is, a noun and what sort it is. A claim holds where the source ties the same two words
together in the same way; a statement whose words the source does not use claims something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizer.checks.attribution import SAYING
from summarizer.checks.words import FUNCTION_WORDS, stem
from summarizer.parse import Parsed, Word, parse

_CONTENT = frozenset("NOUN PROPN VERB ADJ NUM".split())

_LIGHT = frozenset(
    """be have do say tell add report make take get give go come become include happen occur begin start involve remain
    continue follow lead see use state announce confirm people person number total man woman time year other more than
    according new first last win victory score spread recent recently place part old age name mention bring consist end
    increase rise fall drop decrease decline grow reach hold feature describe note highlight event several various large
    small high low big major former current currently career final next previous early late despite due additionally
    result cause allow provide offer receive help plan aim seek expect set move number group amount range level area
    passage article text document summary information""".split()
)
"""Words with too little meaning to be required of the source."""
_BEGINNING = 5
"""Letters that forms of one word share: "resign" and "resignation"."""
_SUBJECT, _PASSIVE, _OBJECT = ("nsubj",), ("nsubjpass",), ("dobj", "obj", "attr")


@dataclass(frozen=True, slots=True)
class Claim:
    """Two words of a sentence and how they hang together."""

    head: str
    role: str
    dependent: frozenset[str]
    words: str


def fault(statement: str, sources: Iterable[str], around: Iterable[str] = ()) -> str | None:
    """Say what a statement claims that none of the source sentences does; None where nothing.

    Parameters
    ----------
    statement
        One sentence, as drafted.
    sources
        The sentences of the source that it may draw on.
    around
        Sentences near them, which may use its words too, and name its people and places.
    """
    texts = tuple(sources)
    said = parse(statement)
    if said is None:
        return None
    known = frozenset[str]().union(*(_keys(text) for text in (*texts, *around)))
    if (word := next(_unused(said, known), None)) is not None:
        return f'the source does not use "{word.text}" for this'
    held = [claim for text in texts for claim in _claims_of(text)]
    for claim in _claims(said):
        if reason := _contradicted(claim, held):
            return reason
    return None


def _unused(said: Parsed, known: frozenset[str]) -> Iterator[Word]:
    """The content words that the source sentences do not use in any form."""
    for word in said.words:
        if word.pos not in _CONTENT or word.lemma in _LIGHT or word.lower in FUNCTION_WORDS or word.lower in SAYING:
            continue
        if word.pos in ("NUM", "PROPN") or any(sign.isdigit() for sign in word.text):
            continue  # figures and names have checks of their own
        if not (_forms(word) & known):
            yield word


def _forms(word: Word) -> frozenset[str]:
    """What two forms of one word have in common."""
    plain = word.lower.strip("'’.-")
    return frozenset({stem(plain), stem(word.lemma), *((plain[:_BEGINNING],) if len(plain) > _BEGINNING else ())})


@lru_cache(maxsize=2048)
def _keys(text: str) -> frozenset[str]:
    parsed = parse(text)
    return frozenset[str]().union(*(_forms(word) for word in (parsed.words if parsed else ())))


@lru_cache(maxsize=2048)
def _claims_of(text: str) -> tuple[Claim, ...]:
    parsed = parse(text)
    return tuple(_claims(parsed)) if parsed else ()


def _claims(parsed: Parsed) -> Iterator[Claim]:
    """Every claim of a sentence: subjects (of the passive as objects), objects, agents, owners and sorts."""
    for n, word in enumerate(parsed.words):
        head = parsed.words[word.head]
        role = _role(parsed, n)
        if role is None or head.lemma in FUNCTION_WORDS:
            continue
        yield Claim(stem(head.lemma), role, _phrase(parsed, n), f"{_text(parsed, n)} ({role} of {head.text})")


def _role(parsed: Parsed, n: int) -> str | None:
    word = parsed.words[n]
    if word.dep in _SUBJECT:
        return "subject"
    if word.dep in _PASSIVE or word.dep in _OBJECT:
        return "object"
    if word.dep == "pobj" and parsed.words[word.head].dep == "agent":
        return None
    if word.dep == "poss":
        return "owner"
    return None


def _phrase(parsed: Parsed, n: int) -> frozenset[str]:
    """The forms of the content words in a phrase, those of its clauses left out."""
    held: set[str] = set()
    todo = [n]
    while todo:
        at = todo.pop()
        if parsed.words[at].pos in (*_CONTENT, "PRON"):
            held |= _forms(parsed.words[at])
        todo += [child for child in parsed.children(at) if parsed.words[child].dep not in ("relcl", "acl", "advcl")]
    return frozenset(held)


def _text(parsed: Parsed, n: int) -> str:
    return " ".join(parsed.words[m].text for m in sorted(parsed.subtree(n)))[:60]


_PRONOUNS = frozenset("he she it they who which that his her its their we i him them".split())


def _contradicted(claim: Claim, held: Iterable[Claim]) -> str | None:
    """What the source says instead, where it uses the head word in that way, and never with the same other word."""
    alike = [other for other in held if other.head == claim.head and other.role == claim.role]
    if not alike or any(claim.dependent & other.dependent or other.dependent & _PRONOUNS for other in alike):
        return None
    if claim.dependent & _PRONOUNS:
        return None
    return f"it gives {claim.words}; the source gives {alike[0].words}"
