"""The clauses of a sentence: its pieces between commas, and the statements that can stand as sentences of their own.

Rules over commas and the words that open a clause; no parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from summarizer.checks.attribution import SAYING, attributions
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
_ASIDE = re.compile(r"\s*\([^()]{0,200}\)|\s+[–—]\s+[^–—]{1,200}\s+[–—](?=\s)|\s*—[^–—]{1,200}—\s*(?=[a-z])")
PREPOSITIONS = frozenset("in on at from to for by with after before during under over near since until".split())
RELATIVES = frozenset("which who whose where whom".split())
JOINS = frozenset("and but while whereas so yet although though".split())
_PRONOUNS = frozenset("he she it they".split())
_ARTICLES = frozenset("a an the".split())
RIVALS = frozenset(
    """disputes disputed dispute denies denied deny rejects rejected reject contests contested acknowledged accepted
    spoken""".split()
)
"""What says that somebody holds otherwise: both sides are told together, or neither."""
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
    if speaks and ";" in core:
        return [text]  # whose word the other half is, the sentence does not tell
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

_SEMICOLON = re.compile(r";\s+(?:and\s+|but\s+)?")


def _clauses(core: str, *, only_semicolons: bool, that: bool) -> list[str]:
    """The parts of a sentence that have a subject and a verb of their own.

    Where somebody speaks in the middle of it only semicolons part it; "and that" does where the speaker opens it.
    """
    ending = core[-1:] if core[-1:] in ".!?" else ""
    body = core[: len(core) - len(ending)]
    held = quoted(body)
    cuts: list[tuple[int, int]] = [
        (m.start(), m.end())
        for m in _SEMICOLON.finditer(body)
        if not inside(Span(start=m.start(), end=m.end()), held)
        and not (SAYING | RIVALS) & set(words_of(body[m.end() :]))
    ]
    pieces = chunks(body)
    if not only_semicolons and not that:
        cuts += [(match.start(), match.end()) for match in second_clauses(body)]
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
_SAID_LAST = (
    r"(?:said|says|say|told [\w ]{2,30}|showed|shows|suggested|suggests|found|reported|estimates|estimated|warned)"
)
_WHEN = r"(?: (?:late |early )?(?:on )?\w+day| in a statement)?"
_TRAILING = re.compile(
    rf",\s*(?P<said>according to [^,;]{{2,120}}?|[^,;\"“”]{{2,80}} {_SAID_LAST})(?P<when>{_WHEN})\.?$"
)
SPOKEN = re.compile(
    r"according to [^,;\"“”]{2,120}|said [^,;\"“”]{2,80}"
    rf"|(?!(?:and|but|or|which|who|that|as|when|while|after)\b)[^,;\"“”]{{2,90}}? {_SAID_LAST}{_WHEN}"
)
"""A piece between commas that is nothing but who says it."""
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
