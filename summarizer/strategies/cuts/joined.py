"""Cuts of what is joined without a comma: clauses, circumstances, the second of two things told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.checks.attribution import SAYING
from summarizer.checks.verbs import finite_places
from summarizer.checks.words import PRONOUNS, Token, tokens
from summarizer.strategies.clauses import own_clause, second_clauses, stands, words_of
from summarizer.strategies.cuts.sentence import AUXILIARIES, MEASURES, Cut, Sentence

_NO_CLAUSE = frozenset("many much few well long soon far of a an to".split())
"""After "as" these make a comparison: "as many as nine"."""
_SUBORDINATE = re.compile(r"\s(?:after|as|because|while|when|although|though|whereas)\s+")
_NOT_TOLD_AS_SO = frozenset("will would could can may might must should is are if to".split())
"""Verbs of what is not told as past: there a "when" is a condition."""
_NAMES_AS = frozenset(
    """such same serve served serves serving work worked works working act acted acts known seen described regarded
    so well far long soon many much just even""".split()
)


def subordinates(sentence: Sentence) -> Iterator[Cut]:
    """Yield "after ...", "because ..." or "as ..." with a subject and verb of its own, at the end of a statement."""
    text = sentence.text
    for match in _SUBORDINATE.finditer(text):
        before, word = words_of(text[: match.start()]), match.group().strip()
        if word == "as" and (
            text[match.end() :].split(" ", 1)[0] in _NO_CLAUSE or (before and before[-1] in _NAMES_AS)
        ):
            continue
        if before and before[-1] in MEASURES:
            continue
        if word == "when" and _NOT_TOLD_AS_SO & set(before):
            continue
        for end in sentence.ends:
            clause = tokens(text[match.end() : end])
            if match.end() < end and clause and own_clause(clause) and _has_subject(clause):
                yield Cut(match.start(), end)


def _has_subject(clause: Sequence[Token]) -> bool:
    """Whether what a clause begins with can be its subject, not a lone adjective: "listed as dead had been found"."""
    lowers = [word.lower for word in clause]
    subject = clause[: finite_places(lowers)[0]]
    lone = len(subject) == 1 and not (subject[0].capital or subject[0].lower in PRONOUNS or lowers[0].endswith("s"))
    return "if" not in lowers and not lone


_ADJUNCT = re.compile(
    r"\s(?:as part of|in (?:a|an) (?:bid|effort|attempt|dispute|row)|in response to|in order to|in protest|amid"
    r"|despite|because of|thanks to|as a result of|on behalf of|on top of|for fear of|along with|together with"
    r"|as well as)\s"
)


def adjuncts(sentence: Sentence) -> Iterator[Cut]:
    """Yield phrases of circumstance at the end of a statement: "as part of", "amid", "in response to"."""
    for match in _ADJUNCT.finditer(sentence.text):
        for end in sentence.ends:
            if match.end() < end and "," not in sentence.text[match.end() : end]:
                yield Cut(match.start(), end)


_SECOND = re.compile(r",? and (?=(?P<verb>\w+) (?P<next>[\w$£€“\"]+))")
_OPENS_OBJECT = frozenset(
    """the a an his her its their this that to by in on at from of for with about around more less up down some nearly
    almost roughly as into over under between it them him all two three four five six seven eight nine ten""".split()
)
_SHARED_TIME = re.compile(
    r"""(?x)\b(?:
        (?:19|20)\d\d | last | this | next | ago | earlier | later | before | since | by | until | \w+day
      | in[ ](?:January|February|March|April|May|June|July|August|September|October|November|December)
      | (?:in|over|within|for)[ ](?:the[ ])?(?:\w+[ ])?(?:minutes?|hours?|days?|weeks?|months?|years?)
    )\b"""
)


def second_verbs(sentence: Sentence) -> Iterator[Cut]:
    """Yield the second of two things a subject did: "... and made up 46% of the total"."""
    text = sentence.text
    for match in _SECOND.finditer(text):
        head, verb = words_of(text[: match.start()]), match["verb"].lower()
        following = match["next"].lower()
        opens = following in _OPENS_OBJECT or following[0].isdigit() or following[0] in '$£€“"'
        verbal = verb in AUXILIARIES | SAYING or (opens and finite_places(["boats", verb, following])[:1] == [1])
        if not verbal or not head or len(head) - 1 in finite_places(head) or {"both", "not", "either"} & set(head):
            continue
        for end in sentence.ends:
            tail = text[match.end() : end]
            if match.end() < end and (
                verb in SAYING or "," in tail or not _SHARED_TIME.search(" ".join(tail.split()[-4:]))
            ):
                yield Cut(match.start(), end)


def joined_clauses(sentence: Sentence) -> Iterator[Cut]:
    """Yield a second statement joined without a comma: "... 4% to 611m and passenger numbers fell"."""
    for match in second_clauses(sentence.text):
        yield from (Cut(match.start(), end) for end in sentence.ends if match.end() < end)


_SECOND_COUNT = re.compile(
    r"(?<=ed|rt) and (?:at least |about |some |around |up to |another |a further )?[\w,]+ (?:others |more |people )?"
    r"(?:\w{3,}ed|hurt|missing)\b(?! by\b)"
)


def second_counts(sentence: Sentence) -> Iterator[Cut]:
    """Yield the second of two counts under one verb: "31 people were killed and 84 injured"."""
    for match in _SECOND_COUNT.finditer(sentence.text):
        yield Cut(match.start(), match.end())


_THAT_CLAUSE = re.compile(r",? (?:and|but) (?=that \w+ )")


def second_claims(sentence: Sentence) -> Iterator[Cut]:
    """Yield the second of two things somebody said: "... and that 60% of the work was done"."""
    text = sentence.text
    for match in _THAT_CLAUSE.finditer(text):
        if SAYING & set(words_of(text[: match.start()])) and stands(text[: match.start()]):
            yield from (Cut(match.start(), end) for end in sentence.ends if match.end() < end)
