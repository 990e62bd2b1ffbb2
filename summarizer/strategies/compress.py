"""A sentence said in fewer of its own words: what can be left out.

Rules over commas and the words that open a clause; no parser. A rule only ever takes words away, or puts the subject
in for a pronoun, so that nothing can be told that the sentence did not tell; what a rule gets wrong the checks find,
which is why `shorter` offers candidates and chooses none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from summarizer.checks.attribution import SAYING, attributions
from summarizer.checks.verbs import finite_places
from summarizer.checks.words import Token, inside, quoted, tokens
from summarizer.figures.figure import Span
from summarizer.strategies.clauses import (
    JOINS,
    PREPOSITIONS,
    RELATIVES,
    capital,
    chunks,
    has_finite,
    own_clause,
    trimmed,
    words_of,
)

Keep = Callable[[str], bool]
"""Whether a piece holds something that must not be left out."""

Rule = Callable[[str, Keep], str | None]
_MOST_WORDINGS = 24

_OPENS_ADVERBIAL = frozenset(
    """after before as because since despite although though while with following amid even when whereas besides
    based along alongside partly mainly largely apart thanks due owing nor rather instead like up down compared
    against versus enough equal most many half some roughly about nearly nor""".split()
)
_OPENS_LEADING = frozenset(
    "after as with despite although though while following amid speaking asked citing in at on during under by".split()
)
_SPEAKING_PLACE = re.compile(
    r"(?:in (?:a|an|his|her|its|their) (?:statement|speech|interview|letter|report|remarks|post|briefing|email|e-mail)"
    r"|in remarks|at (?:a|an|the) (?:news|press) (?:conference|briefing)|in a (?:news|press) (?:conference"
    r"|briefing|release))\b",
    re.I,
)
_PARTICIPLES = frozenset(
    """founded based led dropped planned estimated launched struck driven helped hit backed built known used made
    held owned run published released born bought sold set named called described seen taken given caused
    written signed swollen""".split()
)
_APPROXIMATE = frozenset("about around roughly some nearly almost just contrast turn addition".split())
_CONDITION = frozenset("if unless until except excluding provided not only without".split())
_ARTICLES = frozenset("a an the his her its their one".split())


def shorter(sentence: str, keep: Keep) -> Iterator[str]:
    """Offer shorter wordings of one sentence, the shortest first and the sentence itself last; none twice.

    Parameters
    ----------
    sentence
        One whole sentence.
    keep
        Told a piece; True where it must stay (a key figure, say).
    """
    wordings = [trimmed(sentence)]
    for rule in _RULES:
        for text in tuple(wordings):
            wordings += [less for less in _applied(rule, text, keep) if less not in wordings][
                : _MOST_WORDINGS - len(wordings)
            ]
    yield from sorted({*wordings, sentence}, key=lambda text: (len(text), text))


def _applied(rule: Rule, text: str, keep: Keep) -> Iterator[str]:
    """Each wording that a rule makes of the one before, as often as it applies."""
    while (less := rule(text, keep)) is not None and less != text:
        text = less
        yield text


def _droppable(words: Sequence[str]) -> bool:
    """Whether a piece that begins so only adds to what stands before it."""
    if not words or words[0] in _CONDITION or any(word in ("if", "unless") for word in words[:3]):
        return False
    first = words[0]
    return (
        first in RELATIVES | _OPENS_ADVERBIAL
        or (first.endswith("ing") and len(first) > 4)
        or (first in _ARTICLES and "and" not in words and not has_finite(words))
        or ((first in _PARTICIPLES or first.endswith("ed")) and "and" not in words[:4])
        or (first[0].isdigit() and not has_finite(words) and "and" not in words)
        or (len(words) > 2 and words[1] in ("of", "the") and words[2] in ("whom", "which", "them"))
        or (first in ("or", "by", "in") and len(words) > 1 and words[1] in _APPROXIMATE)
        or (len(words) > 1 and (words[1] == "than" or (first == "in" and words[1] in ("what", "which", "one"))))
    )


def _without_leading(text: str, keep: Keep) -> str | None:
    """Drop "After weeks of talks, " from the front of a sentence that has its subject after it."""
    pieces = chunks(text)
    if len(pieces) < 2:
        return None
    first, rest = pieces[0].of(text), text[pieces[1].start :].strip()
    words = words_of(first)
    opens = words and (words[0] in _OPENS_LEADING or words[0].endswith("ing"))
    if not opens or (words[0] in ("in", "at", "on", "during", "under", "by") and not _SPEAKING_PLACE.match(first)):
        return None
    if (
        keep(first)
        or attributions(first)
        or not has_finite(words_of(pieces[1].of(text)))
        or words_of(rest)[0] in _NOT_FIRST
    ):
        return None
    return capital(rest)


_NOT_FIRST = JOINS | RELATIVES | {"that", "or"}


def _without_middle(text: str, keep: Keep) -> str | None:
    """Drop one aside between commas: ", a port town," or ", who is 46,"."""
    pieces = chunks(text)
    for before, aside, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        words, following = words_of(aside.of(text)), words_of(after.of(text))
        if not words or not following or keep(aside.of(text)) or SAYING & set(words):
            continue
        begun = words_of(text[: before.end])
        resumes = _resumes(following)
        closes = (
            resumes
            and not has_finite(begun)
            and (_droppable(words) or words[0] in _ARTICLES or not has_finite(words))
            and "and" not in following[:1]
        )
        goes_on = following[0] in ("and", "but") and bool(finite_places(["it", *following[1:3]])[:1] == [1])
        if goes_on and _droppable(words) and has_finite(begun):
            return text[: before.end] + text[after.start :]
        if closes or (_droppable(words) and words[0] in _ARTICLES and following[0] in PREPOSITIONS):
            comma = "," if before.start else ""
            return text[: before.end] + comma + text[after.start :]
        if not before.start and words[0] in RELATIVES and not has_finite(begun) and begun[0] in PREPOSITIONS:
            return text[: before.end] + text[aside.end :]
    return None


def _resumes(words: Sequence[str]) -> bool:
    """Whether a piece goes on with the verb of a sentence whose subject stands before an aside."""
    return words[0] in SAYING | _WILL or bool(finite_places(["it", *words[:2]])[:1] == [1])


_WILL = frozenset("will would can could may might must shall should has have had is are was were did does do".split())


def _adds(words: Sequence[Token]) -> bool:
    """Whether a piece is a participle or relative clause: an attribution after that is of its own."""
    return bool(words) and (words[0].lower in RELATIVES or words[0].lower.endswith("ing"))


_OWNED = re.compile(r"\s*[A-Z][\w-]*(?:['’]s|s['’])\s[^,]*$")
"""An apposition that begins with its owner: ", Hollin's last harbour"."""
_SPOKEN = re.compile(r"^[^\"“”]{2,60} (?:said|says|told [\w ]{2,30})$")
"""A piece between commas that says who speaks; what follows it only adds."""


def _without_tail(text: str, keep: Keep) -> str | None:
    """Cut the sentence before the first piece from which on it only adds to what is said."""
    end = text[len(text.rstrip('"”’')) - 1 :] if text.rstrip('"”’')[-1:] in ".!?" else "."
    pieces = chunks(text)
    for number in range(1, len(pieces)):
        tail = text[pieces[number].start :]
        following = words_of(pieces[number + 1].of(text)) if number + 1 < len(pieces) else []
        if following and _resumes(following):
            continue
        said = bool(_SPOKEN.search(pieces[number - 1].of(text)))
        words = tokens(pieces[number].of(text))
        owned = _OWNED.match(pieces[number].of(text)) and not has_finite(words_of(pieces[number].of(text)))
        joined = len(words) > 3 and words[0].lower in JOINS and own_clause(words[1:])
        if (
            not (said or joined or owned or _droppable([word.lower for word in words]))
            or keep(tail)
            or (attributions(tail) and not _adds(words))
        ):
            continue
        head = text[: pieces[number - 1].end].rstrip()
        if has_finite(words_of(head)) and _balanced(head):
            return _ended(head, end)
    return None


def _balanced(text: str) -> bool:
    """Whether every quotation mark of the text has its other half there."""
    return text.count('"') % 2 == 0 and text.count("“") == text.count("”")


_MEASURE_OF_TIME = re.compile(r",(?: \S+){0,3} (?:minutes|hours?|days?|weeks?|months?|years?|moments|shortly|long)$")
"""What is left of ", two days before they vote" without its clause."""


def _ended(head: str, end: str = ".") -> str:
    """The head of a sentence with its stop; "7 p.m." has one."""
    return head if head.endswith(".") else head + (end if end in ".!?" else ".")


_NO_CLAUSE = frozenset("many much few well long soon far of a an to".split())
"""After "as" these make a comparison: "as many as nine"."""
_SUBORDINATE = re.compile(r"\s(?:after|as|because|before|when|while|since|although|though|where)\s+")


def _without_clause(text: str, keep: Keep) -> str | None:
    """Cut the sentence before an "after", "because" or "as" that opens a clause with its own subject."""
    held = quoted(text)
    for match in _SUBORDINATE.finditer(text):
        if text[match.end() :].split(" ", 1)[0] in _NO_CLAUSE:
            continue
        head, tail = text[: match.start()].rstrip(" ,"), text[match.end() :]
        if keep(tail) or "according" in tail or inside(Span(start=match.start(), end=match.end()), held):
            continue
        if has_finite(words_of(head)) and (words := tokens(tail)) and own_clause(words) and "if" not in words_of(tail):
            return _ended(_MEASURE_OF_TIME.sub("", head))
    return None


_ADJUNCT = re.compile(
    r"\s(?:as part of|in (?:a|an) (?:bid|effort|attempt|move|row|case|deal|dispute)|in response to|in order to"
    r"|in protest|following|amid|despite|ahead of"
    r"|because of|due to|thanks to|under an?|as a result of|in exchange for|in return for|in connection with"
    r"|on suspicion of"
    r"|on behalf of|in line with|on top of|for fear of|along with|together with|as well as|instead of"
    r"|rather than|regardless of)\s"
)


def _without_adjunct(text: str, keep: Keep) -> str | None:
    """Cut the sentence before a phrase that tells circumstances: "as part of", "amid", "in response to"."""
    held = quoted(text)
    for match in _ADJUNCT.finditer(text):
        head, tail = text[: match.start()].rstrip(" ,"), text[match.end() :]
        bare = not (
            keep(tail) or attributions(tail) or "," in tail or inside(Span(start=match.start(), end=match.end()), held)
        )
        if bare and has_finite(words_of(head)):
            return _ended(head)
    return None


_WEEKDAY = re.compile(
    r",? (?:late |early )?on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|evening|night|afternoon"
    r"|lunchtime))?(?=[\s.,;])(?! (?:and|or|to)\b),?"
)


def _without_weekday(text: str, keep: Keep) -> str | None:
    """Drop "on Friday": without the date of the article it tells the reader little."""
    match = _WEEKDAY.search(text)
    if not match or keep(match.group()) or inside(Span(start=match.start(), end=match.end()), quoted(text)):
        return None
    comma = "," if match.group().endswith(",") and not match.group().startswith(",") else ""
    rest = text[match.end() :]
    if not text[: match.start()].strip():
        return None
    return _ended(text[: match.start()]) if rest == "." else text[: match.start()] + comma + rest


_SPEAKER_WITH_NAME = re.compile(
    r",(?P<role> (?:the|a|an|its|his|her"
    r"|their)\b[^,;\"“”]{2,60}), (?P<name>[A-Z][^,;\"“”]{2,40}), (?P<said>said|says"
    r"|told [\w ]{2,30})(?P<rest>[.,])"
)
_SPEAKER_WITH_ROLE = re.compile(
    r"(?P<name>, [A-Z][^,;\"“”]{2,40}), (?:the|a|an|its|his|her|their|who|head"
    r"|chief)\b[^,;\"“”]{2,80}, (?P<said>said|says|told [\w ]{2,30})(?P<rest>[.,])"
)
_SPEAKER_AFTER = re.compile(
    r"(?P<said>\bsaid [^,;\"“”]{2,60}), (?:[A-Z][^,;\"“”]{2,40}|(?:the|a|an|its|his|her|\d\d)\b[^;\"“”]{1,80})\.$"
)


def _without_name(text: str, keep: Keep) -> str | None:
    """Say who speaks once: by role, or by name where the role comes after it."""
    if match := _SPEAKER_WITH_NAME.search(text):
        said = "said" if match["said"].startswith("told") else match["said"]
        return f"{text[: match.start()]},{match['role']} {said}{match['rest']}{text[match.end() :]}"
    if match := _SPEAKER_WITH_ROLE.search(text):
        said = "said" if match["said"].startswith("told") else match["said"]
        return f"{text[: match.start()]}{match['name']} {said}{match['rest']}{text[match.end() :]}"
    match = _SPEAKER_AFTER.search(text)
    return None if match is None or keep(match.group()) else text[: match.start()] + match["said"] + "."


_AGE = re.compile(r", (?:aged )?\d\d(?P<comma>,)(?P<next> \w+)")


def _without_age(text: str, keep: Keep) -> str | None:
    """Drop an age between commas."""
    match = _AGE.search(text)
    if not match or keep(match.group()):
        return None
    following = match["next"].strip().lower()
    comma = "" if following == "to" or _resumes([following]) else ","
    return text[: match.start()] + comma + text[match.start("next") :]


_FILLER = re.compile(
    r",? (?:also|however|meanwhile|by contrast|in turn|in addition|for example|for instance|moreover|indeed"
    r"|of course),?(?= )"
)


def _without_filler(text: str, keep: Keep) -> str | None:
    """Drop the words that only tie a sentence to its neighbours."""
    match = _FILLER.search(text)
    if not match or keep(match.group()) or inside(Span(start=match.start(), end=match.end()), quoted(text)):
        return None
    return text[: match.start()] + text[match.end() :]


_DATE_OF_SAYING = re.compile(
    r"\b(said|says|announced|warned|reported|certified|confirmed|ruled|told reporters|told journalists)"
    r"(?: late| early)?(?: on)? (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|evening|night|afternoon))?\b"
    r"|\b(told (?:a |an )?(?:news conference|press conference|briefing|reporters|journalists|parliament"
    r"|local radio|state radio|state television|analysts|investors)\b)"
    r"|\b(said|says) in (?:a|an|his|her|its|their) (?:statement|interview|speech|post|report)"
    r"(?: (?:issued|released|published|posted))?(?: (?:late|early))?(?: on)?(?: (?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|Sun)day)?(?=[\s,.;])(?! (?:issued|released|to|with|on)\b)"
)


def _without_date_of_saying(text: str, keep: Keep) -> str | None:
    """Drop when and where something was said: what was said is the fact."""
    match = _DATE_OF_SAYING.search(text)
    if not match or keep(match.group()):
        return None
    verb = match[1] or match[2] or match[3]
    return text[: match.start()] + ("said" if verb.startswith("told") else verb) + text[match.end() :]


_RULES: tuple[Rule, ...] = (
    _without_age,
    _without_name,
    _without_filler,
    _without_date_of_saying,
    _without_leading,
    _without_middle,
    _without_tail,
    _without_clause,
    _without_adjunct,
    _without_weekday,
)
