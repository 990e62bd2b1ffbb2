"""Pronouns for which their sentence names nobody and nothing: "She said so", "It fell", "By then they had left"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.checks.attribution import SAYING
from summarizer.checks.words import FUNCTION_WORDS, Token, tokens
from summarizer.figures.figure import Kind
from summarizer.strategies.nouns import ROLE, TIMES, TITLES, is_body_word, is_plural_word, persons
from summarizer.strategies.pointers import Found, Sentence, Sort

_SORT_OF = {
    **dict.fromkeys(("he", "she", "his", "her", "him"), Sort.PERSON),
    **dict.fromkeys(("it", "its"), Sort.THING),
    **dict.fromkeys(("they", "their", "them"), Sort.GROUP),
}
POSSESSIVES = frozenset("his her its their".split())
_BY = frozenset("of by from for in at on to with under among between despite after before since through".split())
_SUBORDINATORS = frozenset("as when while after before if although though since because once until".split())
_IMPERSONAL = re.compile(
    r"it (?:(?:is|was|will be|would be|has been|had been|remains?|remained|seems?|appears?)"
    r" (?:(?:[\w-]+ ){0,4}that\b|(?:still |not |yet |also |now ){0,2}(?:too (?:early|soon|late)|unclear|clear|possible"
    r"|impossible|hard|difficult|easy|important|necessary|essential|vital|wrong|right|safe|unsafe|time|raining|snowing"
    r"|\d+ degrees"
    r"|cold|hot|dark|known|not known|unknown|up to|as if|as though|the \w+ time)\b)"
    r"|(?:took|takes|would take|will take|follows|emerged|turned out|rained|snowed)\b)",
    re.I,
)


def pronouns(sentence: Sentence) -> Found:
    """Pronouns for which the sentence names nobody and nothing before them."""
    for place, word in enumerate(sentence.words):
        sort = _SORT_OF.get(sentence.lowers[place])
        if sort is None or word.text == "IT" or word.text.endswith(("'s", "’s")):
            continue
        if _IMPERSONAL.match(sentence.outside, word.start) or _cataphoric(sentence, place) or _idiom(sentence, place):
            continue
        if not _bound(sentence, place, sort):
            yield word.span, sort


_FURTHEST_AHEAD = 4
"""Words before a possessive whose owner the sentence names after it."""


def _cataphoric(sentence: Sentence, place: int) -> bool:
    """Whether the one meant is named after the pronoun: "In her first speech, Ada Brenn said"."""
    first, word = sentence.lowers[0], sentence.words[place]
    opens = first in _BY if word.lower in POSSESSIVES else first in _SUBORDINATORS
    if not opens or not 1 <= place <= (_FURTHEST_AHEAD if word.lower in POSSESSIVES else 1):
        return False
    comma = sentence.outside.find(",", word.end)
    if comma < 0:
        return any(word.capital for word in sentence.words[place + 1 : place + 4])
    after = [w for w in sentence.words if w.start > comma][:3]
    return _names(after) and len(sentence.outside[word.end : comma].split()) <= _LONGEST_AHEAD


_LONGEST_AHEAD = 8
"""Words between a pronoun and the comma after which the one meant is named."""


def _names(words: Sequence[Token]) -> bool:
    return any(word.capital or word.lower in ("the", "a", "an") for word in words)


def _idiom(sentence: Sentence, place: int) -> bool:
    """Whether "it" means nothing: "made it home"."""
    return sentence.lowers[place] == "it" and sentence.lowers[max(0, place - 1)] in ("make", "made", "makes", "making")


def _bound(sentence: Sentence, place: int, sort: Sort) -> bool:
    before = sentence.outside[: sentence.words[place].start]
    subjects = [verb for verb in sentence.verbs if verb < place]
    if sort is Sort.PERSON:
        named = _persons_before(sentence, place)
        return named > (sentence.lowers[place] == "him" and subjects[:1] == [place - 1])
    leads_in = not subjects and bool(before.strip()) and sentence.lowers[0] in FUNCTION_WORDS - {"the", "a", "an"}
    closes = _CLOSES.match(sentence.outside, sentence.words[place].start)
    if closes and not _speaks(sentence, place):
        return False
    if sort is Sort.GROUP:
        return not (leads_in and sentence.lowers[place] == "they") and _plural_before(sentence, place)
    if sentence.lowers[place] == "its":
        of_another = not subjects and place > 0 and sentence.lowers[place - 1] in _BY
        return not of_another and bool(_singular_before(sentence, place))
    if leads_in:
        return False
    if sentence.lowers[0].endswith("ing") and before.rstrip().endswith(",") and before.count(",") == 1:
        return False  # "Using old records, it counted"
    is_object = subjects[:1] == [place - 1] and place + 1 not in sentence.verbs
    given = range(_given_from(sentence, place), _given_to(before))
    return sum(word.start in given for word in _singular_before(sentence, place)) > is_object


_INSERTED = re.compile(r",[^,;]{2,80} (?P<verb>[a-z]+), $")


def _given_to(before: str) -> int:
    """Where the words before a pronoun end, without an attribution right before it: "After a year, Lind said, it"."""
    inserted = _INSERTED.search(before, max(0, len(before) - _LONGEST_INSERTED))
    return inserted.start() if inserted and inserted["verb"] in SAYING else len(before)


_LONGEST_INSERTED = 100


def _given_from(sentence: Sentence, place: int) -> int:
    """Where what a speaker says begins, for "it" as an object in it: "the poll found that 57% of voters backed it"."""
    verb = place - 1
    if verb not in sentence.verbs or place + 1 in sentence.verbs or sentence.lowers[verb] in SAYING:
        return 0
    cues = [n for n in sentence.verbs if n < verb and sentence.lowers[n] in SAYING]
    return sentence.words[cues[-1]].end if cues else 0


_CLOSES = re.compile(r"(?:it|they) (?:said|says?|added|reported|estimated?|estimates)(?=[.,;]|$)", re.I)
"""An attribution behind what is said: "..., it said"."""


def _speaks(sentence: Sentence, place: int) -> bool:
    """Whether somebody that can say something, or does, is named before a word."""
    return any(is_body_word(lower) or lower in SAYING for lower in sentence.lowers[:place])


def _persons_before(sentence: Sentence, place: int) -> int:
    """How many people the sentence names before a word, by name, by role or by "who"."""
    before = sentence.outside[: sentence.words[place].start]
    roles = len(ROLE.findall(before))
    surnames = sum(word.text.removesuffix("'s").removesuffix("’s") in sentence.surnames for word in tokens(before))
    return max(roles, surnames, len(persons(before)), before.count(" who "))


def _plural_before(sentence: Sentence, place: int) -> bool:
    part = sentence.lowers[max(0, place - 1)] == "of"
    end = place - 2 if part else place  # "up to 5 of them" are not the 5
    after = _given_from(sentence, place) if sentence.lowers[place] == "them" else 0
    held = [word for word in sentence.words[: max(0, end)] if word.start >= after]
    if any(
        after <= figure.span.start and figure.span.end <= (held[-1].end if held else 0)
        for figure in sentence.figures
        if figure.kind is Kind.COUNT
    ):
        return True
    return any(is_plural_word(w.text) or (is_body_word(w.lower) and not part) or w.lower in _SEVERAL for w in held)


_SEVERAL = frozenset("and who everyone anyone twice".split())
_DETERMINERS = frozenset("a an the this that its his her their one each every another no our".split())


def _singular_before(sentence: Sentence, place: int) -> list[Token]:
    """The nouns for one thing before a word: capitalised, or soon after an article, and no time."""
    found: list[Token] = []
    # A name of two words may be a company's, and a company does things and has them: only an object is no person.
    is_object = sentence.lowers[place] == "it" and place + 1 not in sentence.verbs
    people = " ".join(persons(sentence.outside[: sentence.words[place].start])).split() if is_object else []
    for number, word in enumerate(sentence.words[:place]):
        lower = word.lower
        if word.text in people or (is_object and (lower in TITLES or (number == 0 and is_plural_word(lower)))):
            continue
        if number in sentence.verbs or lower in FUNCTION_WORDS | TIMES or not word.text[0].isalpha():
            continue
        if is_plural_word(word.text):
            continue
        opened = any(w in _DETERMINERS for w in sentence.lowers[max(0, number - 3) : number])
        if opened or word.capital or (number == 0 and lower not in _BY):
            found.append(word)
    return found
