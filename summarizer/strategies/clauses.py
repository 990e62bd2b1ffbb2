"""The clauses of a sentence: its pieces between commas, and the statements that can stand as sentences of their own.

Rules over commas and the words that open a clause; no parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from summarizer.checks.attribution import attributions
from summarizer.checks.verbs import finite_places
from summarizer.checks.words import Token, inside, quoted, tokens
from summarizer.figures.figure import Span

_CONNECTIVE = re.compile(
    r"(?:But|And|So|Yet|Still|Also|However|Meanwhile|Moreover|Furthermore|In addition|Separately|By contrast"
    r"|In contrast"
    r"|For example|For instance|Instead|Nevertheless|Nonetheless|Even so|At the same time|Overall|Indeed|In fact"
    r"|On the other hand|As a result|Then|Now|In turn|Earlier|Later|Elsewhere|Crucially|Notably),?\s+(?=\S)"
)
_ASIDE = re.compile(r"\s*\([^()]{0,200}\)|\s+[–—]\s+[^–—]{1,200}\s+[–—](?=\s)|\s*—[^–—]{1,200}—\s*(?=[a-z])")
PREPOSITIONS = frozenset("in on at from to for by with after before during under over near since until".split())
RELATIVES = frozenset("which who whose where whom".split())
JOINS = frozenset("and but while whereas so yet although though".split())
_PRONOUNS = frozenset("he she it they".split())
_FEWEST_WORDS = 5
"""Words of the shortest statement that stands alone."""


def trimmed(sentence: str) -> str:
    """The sentence without an opening connective and without asides in brackets or between dashes."""
    text = _CONNECTIVE.sub("", sentence.strip(), count=1) if _CONNECTIVE.match(sentence.strip()) else sentence.strip()
    held = quoted(text)
    pieces, at = [], 0
    for match in _ASIDE.finditer(text):
        if not inside(Span(start=match.start(), end=match.end()), held):
            pieces.append(text[at : match.start()])
            at = match.end()
    whole = "".join([*pieces, *([" "] if pieces and text[at : at + 1].isalnum() else []), text[at:]])
    return capital(re.sub(r"\s+([,.;])", r"\1", whole)) if any(sign.isalnum() for sign in whole) else text


def split(sentence: str) -> list[str]:
    """The statements a sentence makes, each a whole sentence; just the sentence where it is in one piece.

    Cut at semicolons and where "and", "but" or "while" opens a clause with its own subject. An attribution at
    the end or the beginning is said with each part; a pronoun subject is replaced by the subject before it.
    """
    text = trimmed(sentence)
    core, attribute, speaks = _attribution(text)
    parts = _clauses(core, only_semicolons=not speaks and bool(attributions(core)), that=speaks)
    subject = None if speaks else subject_of(parts[0])
    whole = []
    for part in parts:
        said = _with_subject(part, subject)
        if said is None or len(said.split()) < _FEWEST_WORDS:
            return [text]
        whole.append(capital(said if attributions(said) else attribute(said)).rstrip(".") + ".")
    return whole if len(whole) > 1 else [text]


# --- pieces ---------------------------------------------------------------------------------------------------------


def chunks(text: str) -> list[Span]:
    """The pieces between the commas that separate (not those in numbers, quotations or brackets)."""
    held = quoted(text)
    depth, start, found = 0, 0, []
    for at, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if sign != "," or depth > 0 or (text[at + 1 : at + 2].isdigit() and text[at - 1 : at].isdigit()):
            continue
        if inside(Span(start=at, end=at), held) and text[at + 1 : at + 2] not in '"”':
            continue
        found.append(Span(start=start, end=at))
        start = at + 1
    found.append(Span(start=start, end=len(text)))
    return found


def words_of(text: str) -> list[str]:
    """The words of a text in lower case."""
    return [token.lower for token in tokens(text)]


def has_finite(words: Sequence[str]) -> bool:
    """Whether the words hold a verb that is not the verb of a relative clause."""
    return len(finite_places(words)) > sum(word in ("who", "which", "whose") for word in words)


# --- clauses --------------------------------------------------------------------------------------------------------

_SEMICOLON = re.compile(r";\s+(?:and\s+|but\s+)?")


def _clauses(core: str, *, only_semicolons: bool, that: bool) -> list[str]:
    """The parts of a sentence that have a subject and a verb of their own.

    Where somebody speaks in the middle of it only semicolons part it; "and that" does where the speaker opens it.
    """
    ending = core[-1:] if core[-1:] in ".!?" else ""
    body = core[: len(core) - len(ending)]
    held = quoted(body)
    cuts: list[tuple[int, int]] = [
        (m.start(), m.end()) for m in _SEMICOLON.finditer(body) if not inside(Span(start=m.start(), end=m.end()), held)
    ]
    pieces = chunks(body)
    for chunk in () if only_semicolons else pieces[1:]:
        words = tokens(chunk.of(body))
        if that and len(words) > 4 and words[0].lower in JOINS and words[1].lower == "that" and own_clause(words[2:]):
            cuts.append((chunk.start - 1, chunk.start + words[2].start))
        elif len(words) > 3 and words[0].lower in JOINS and own_clause(words[1:]):
            cuts.append((chunk.start - 1, chunk.start + words[1].start))
    parts: list[str] = []
    at = 0
    for start, end in sorted(cuts):
        if start >= at:
            parts.append(body[at:start])
            at = end
    return [piece.strip(" ,") for piece in (*parts, body[at:])]


def own_clause(words: Sequence[Token]) -> bool:
    """Whether the words begin with a subject that a verb follows soon."""
    lowers = [word.lower for word in words]
    if lowers[0] in RELATIVES | {"that", "to", "not", "then", "if", "when", "only", "also"} or lowers[0].endswith(
        "ing"
    ):
        return False
    places = finite_places(lowers[:10])
    return bool(places) and places[0] > 0


def subject_of(clause: str) -> str | None:
    """The words before the first verb of a clause, where they are a short noun phrase without a pronoun."""
    words = tokens(clause)
    lowers = [word.lower for word in words]
    number = next(iter(finite_places(lowers)), 0)
    phrase = clause[: words[number].start].strip(" ,") if words else ""
    short = 0 < number <= 7 and "," not in phrase and lowers[0] not in PREPOSITIONS
    return phrase if short and not (_PRONOUNS | {"who"}) & set(lowers[:number]) else None


def _with_subject(part: str, subject: str | None) -> str | None:
    """The clause with its subject named; None where it has a pronoun and nobody to put in its place."""
    first, _, rest = part.partition(" ")
    if first.lower() in _PRONOUNS:
        if subject is None:
            return None
        part = f"{subject} {rest}"
    return part if has_finite(words_of(part)) else None


# --- attribution ----------------------------------------------------------------------------------------------------

_SAID = r"(?:said|says|told [\w ]{2,30}|announced|reported|estimated|estimates|believes)"
_WHEN = r"(?: (?:late |early )?(?:on )?\w+day| in a statement)?"
_TRAILING = re.compile(
    rf",\s*(?P<said>according to [^,;]{{2,120}}?|[^,;\"“”]{{2,80}} (?:said|says"
    rf"|told [\w ]{{2,30}}))(?P<when>{_WHEN})\.?$"
)
_LEADING = re.compile(
    rf"^(?P<said>According to [^,;]{{2,120}}),\s+(?=\S)"
    rf"|^(?P<prefix>[^,;\"“”]{{2,80}} {_SAID}){_WHEN}(?P<that> that)?\s+(?=\S)"
)

Attribute = Callable[[str], str]


def _attribution(text: str) -> tuple[str, Attribute, bool]:
    """The sentence without its attribution, how to say the attribution with a part of it, and whether there is one."""
    if match := _TRAILING.search(text):
        said = match["said"]
        return text[: match.start()] + ".", lambda part: f"{part.rstrip('.')}, {said}", True
    match = _LEADING.match(text)
    if match and match["said"]:
        said = "a" + match["said"][1:]
        return text[match.end() :], lambda part: f"{part.rstrip('.')}, {said}", True
    if match:
        prefix = match["prefix"] + (match["that"] or "")
        return text[match.end() :], lambda part: f"{prefix} {part}", True
    return text, lambda part: part, False


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    at = next((number for number, sign in enumerate(text) if sign.isalnum()), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]
