"""The clauses of a sentence: its pieces between commas, and the statements that can stand as sentences of their own.

Rules over commas and the words that open a clause; no parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.checks.attribution import SAYING
from summarizer.checks.verbs import finite_places
from summarizer.checks.words import PRONOUNS, Token, inside, quoted, tokens
from summarizer.figures.figure import Span
from summarizer.figures.lexicon import SMALL_NUMBERS

_CONNECTIVE = re.compile(
    r"(?:But|And|So|Yet|Still|Also|However|Meanwhile|Moreover|Furthermore|In addition|Separately|By contrast"
    r"|In contrast"
    r"|For example|For instance|Instead|Nevertheless|Nonetheless|Even so|At the same time|Overall|Indeed|In fact"
    r"|On the other hand|As a result|Then|Now|In turn|Earlier|Later|Elsewhere|Crucially|Notably),?\s+(?=\S)"
)
_ASIDE = re.compile(
    r"\s*\((?!\d[\d.,]* ?(?:%|per ?cent)\))[^()]{0,200}\)|\s+[–—]\s+[^–—]{1,200}\s+[–—](?=\s)"
    r"|\s*—[^–—]{1,200}—\s*(?=[a-z])"
)
PREPOSITIONS = frozenset("in on at from to for by with after before during under over near since until".split())
RELATIVES = frozenset("which who whose where whom".split())
JOINS = frozenset("and but while whereas so yet although though".split())
_PRONOUNS = frozenset("he she it they".split())
_ARTICLES = frozenset("a an the".split())
RIVALS = frozenset(
    """disputes disputed dispute denies denied deny rejects rejected reject contests contested acknowledged accepted
    spoken acquitted cleared latest revised""".split()
)
"""What says that somebody holds otherwise, or that it is so no more: both are told together, or neither."""


def trimmed(sentence: str) -> str:
    """The sentence without an opening connective and without asides in brackets or between dashes.

    A share in brackets stays: it is of the number before it.
    """
    text = _CONNECTIVE.sub("", sentence.strip(), count=1) if _CONNECTIVE.match(sentence.strip()) else sentence.strip()
    held = quoted(text)
    pieces, at = [], 0
    for match in _ASIDE.finditer(text):
        if not inside(Span(start=match.start(), end=match.end()), held):
            pieces.append(text[at : match.start()])
            at = match.end()
    whole = "".join([*pieces, *([" "] if pieces and text[at : at + 1].isalnum() else []), text[at:]])
    return capital(re.sub(r"\s+([,.;])", r"\1", whole)) if any(sign.isalnum() for sign in whole) else text


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


_OPENS_ASIDE = RELATIVES | {"after", "as", "because", "while", "when", "although", "though", "since", "before", "if"}


def stands(text: str) -> bool:
    """Whether a sentence has a main verb: one outside its asides, with a subject before it."""
    return any(_verbs_of(text))


def acts(text: str) -> bool:
    """Whether one of its main verbs cannot be a participle: "the survey made by ..." may have none."""
    return any(not _is_participle(words, place) for words, place in _verbs_of(text))


def _verbs_of(text: str) -> Iterator[tuple[list[str], int]]:
    """Each word that looks like a main verb: the words of its piece, and its place among them."""
    for number, piece in enumerate(chunks(text)):
        words = words_of(piece.of(text))
        if not words or words[0] in _OPENS_ASIDE or (number and words[0] in PREPOSITIONS):
            continue
        inner = next((place for place, word in enumerate(words) if place and word in _OPENS_INNER), len(words))
        led = words[0] in PREPOSITIONS and words[1:2] not in (["least"], ["most"])
        for place in finite_places(words):
            outer = place < inner or (not led and len(finite_places(words[inner:])) > 1)
            if place and outer and not (led and _is_participle(words, place)):
                yield words, place
        # "The result, announced on Monday, makes ...": only what follows an aside goes on with a verb
        if number >= _AFTER_ASIDE and finite_places(["it", *words])[:1] == [1]:
            yield words, 0


def firm_places(words: Sequence[str]) -> list[int]:
    """The places of verbs that cannot be participles."""
    return [place for place in finite_places(words) if not _is_participle(words, place)]


def _is_participle(words: Sequence[str], place: int) -> bool:
    """Whether a past form may be a participle here: "listed as", "held on Sunday"."""
    following = words[place + 1] if place + 1 < len(words) else ""
    if words[place] in _HELD or (words[place].endswith("ed") and words[0] in PREPOSITIONS):
        return following in PREPOSITIONS | {"as", "of"}
    return words[place].endswith("ed") and following in ("as", "by", "of")


_OPENS_INNER = frozenset("that who which whose where what".split())
_HELD = frozenset("held made found built sold told left sent set published brought taken".split())
"""Past forms that may be participles: "in a ballot held on Sunday" has no verb."""
_AFTER_ASIDE = 2

# --- clauses --------------------------------------------------------------------------------------------------------


def own_clause(words: Sequence[Token]) -> bool:
    """Whether the words begin with a subject that a verb follows soon."""
    lowers = [word.lower for word in words]
    if lowers[0] in RELATIVES | {"that", "to", "not", "then", "if", "when", "only", "also"} or lowers[0].endswith(
        "ing"
    ):
        return False
    if finite_places(["it", *lowers])[:1] == [1] and lowers[1] in _ARTICLES | {"to"}:
        return False  # "and brings to 63 the number" goes on with the subject before
    inner = next((place for place, word in enumerate(lowers) if place and word in _OPENS_ASIDE | {"that"}), len(lowers))
    places = finite_places(lowers[: min(10, inner)])
    led = lowers[0] in PREPOSITIONS and not set(lowers[1 : places[0] if places else 0]) & (PRONOUNS | _ARTICLES)
    return not led and bool(places) and places[0] > 0


_JOINED = re.compile(r" (?:and|while) (?=[\w$£€])")
_FEWEST_AFTER_VERB = 3


def second_clauses(text: str) -> Iterator[re.Match[str]]:
    """Find where a statement ends without a comma and one with another subject begins: "and passenger numbers fell".

    Only behind a figure: before it "and" may join two things that the verb after them tells of.
    """
    held = quoted(text)
    for match in _JOINED.finditer(text):
        head, rest = words_of(text[: match.start()]), tokens(text[match.end() :].partition(",")[0])
        places = finite_places(head)
        if (
            not places
            or len(head) - places[-1] <= _FEWEST_AFTER_VERB
            or inside(Span(start=match.start(), end=match.end()), held)
        ):
            continue
        figured = any(word[0].isdigit() or word in SMALL_NUMBERS for word in head)
        bound = _BINDS & set(head) or "between" in head[-4:] or "from" in head[-3:]
        if figured and not bound and len(rest) > 3 and own_clause(rest[:7]):
            yield match


_BINDS = SAYING | {"that", "both", "if", "who", "which", "whose", "where", "when"}


def subject_of(clause: str) -> str | None:
    """The words before the first verb of a clause, where they are a short noun phrase without a pronoun."""
    words = tokens(clause)
    lowers = [word.lower for word in words]
    number = next(iter(finite_places(lowers)), 0)
    phrase = clause[: words[number].start].strip(" ,") if words else ""
    short = 0 < number <= 7 and "," not in phrase and lowers[0] not in PREPOSITIONS
    return phrase if short and not (_PRONOUNS | {"who"}) & set(lowers[:number]) else None


SAID_LAST = (
    r"(?:said|says|say|told [\w ]{2,30}|showed|shows|suggested|suggests|found|reported|estimates|estimated|warned)"
)
SAID_WHEN = r"(?: (?:late |early )?(?:on )?\w+day| in a statement)?"
SPOKEN = re.compile(
    r"according to [^,;\"“”]{2,120}|said [^,;\"“”]{2,80}"
    rf"|(?!(?:and|but|or|which|who|that|as|when|while|after)\b)[^,;\"“”]{{2,90}}? {SAID_LAST}{SAID_WHEN}"
)
"""A piece between commas that is nothing but who says it."""


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    at = next((number for number, sign in enumerate(text) if sign.isalnum()), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]
