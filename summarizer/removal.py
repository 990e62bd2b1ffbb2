"""The smallest part of a sentence that holds a figure and can go: by the parser's tree, and by what is left.

Knows one sentence. Without the parser nothing can be taken out, and callers drop the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from summarizer.figures.figure import Span
from summarizer.parse import Parsed, parse

_MAY_GO = frozenset("prep advcl relcl acl appos npadvmod advmod nummod amod quantmod parataxis nmod agent".split())
"""Relations of what a sentence can do without."""
_NEVER_LAST = frozenset("a an the of in on at by to for from with and or but than as that which who between".split())
_LOOSE = re.compile(
    r"\b(?:of|from|to|by|with|at|for|and|or|the|an?|than|between|into|per|(?:by|with|of|to) (?:more|less|fewer))"
    r" ?(?=[,.;:)])"
)
"""A word that cannot end a phrase, at the end of one."""
_SPACES = re.compile(r"[ \t]{2,}")


def removals(sentence: str, figure: Span) -> Iterator[tuple[Span, str]]:
    """Offer the parts that hold a figure and can go, smallest first: what is replaced, and by what.

    Parameters
    ----------
    sentence
        The whole sentence.
    figure
        The figure's place in it.
    """
    parsed = parse(sentence)
    if parsed is None:
        return
    seen: set[Span] = set()
    for part in sorted(_parts(parsed, figure), key=lambda span: span.end - span.start):
        replaced, after = _agreeing(sentence, *_closed_up(sentence, part))
        left = sentence[: replaced.start] + after + sentence[replaced.end :]
        if replaced not in seen and _stands(left, parsed):
            seen.add(replaced)
            yield replaced, after


def _parts(parsed: Parsed, figure: Span) -> Iterator[Span]:
    inside = [n for n, w in enumerate(parsed.words) if w.start < figure.end and w.end > figure.start]
    for n in inside[:1]:
        node = n
        while node not in parsed.roots:
            span = _whole(parsed, node) if parsed.words[node].dep in _MAY_GO else None
            if span and span.start <= figure.start and figure.end <= span.end and _leaves_noun(parsed, node):
                yield span
            node = parsed.words[node].head


def _whole(parsed: Parsed, node: int) -> Span | None:
    """The stretch that a word and its dependents take; None where other words stand among them."""
    held = sorted(parsed.subtree(node))
    if any(b - a != 1 for a, b in pairwise(held)):
        return None
    return Span(start=parsed.words[held[0]].start, end=parsed.words[held[-1]].end)


def _leaves_noun(parsed: Parsed, node: int) -> bool:
    """Whether the noun that a number is taken from can stand without it: in the plural, or with another article."""
    word = parsed.words[node]
    head = parsed.words[word.head]
    if word.dep in ("prep", "npadvmod", "advmod") and (head.lemma in _COMPLETED or head.lower in _MEASURES):
        return False
    if word.dep == "prep" and word.lower in ("of", "at", "to", "by"):
        return parsed.words[word.head].lemma not in _MEASURED
    if word.dep not in ("nummod", "quantmod", "amod"):
        return True
    others = [parsed.words[child] for child in parsed.children(word.head) if child != node]
    held = any(other.dep in ("det", "poss") for other in others)
    if _ORDINAL.match(word.lower) or any(other.dep == "det" and other.lower in _ONE for other in others):
        return False
    if _counted_beside(parsed, word.head) or any(other.dep == "appos" for other in others):
        return False
    return head.pos in ("NOUN", "PROPN") and (head.tag in ("NNS", "NNPS") or held) and head.lemma not in _UNITS


def _counted_beside(parsed: Parsed, noun: int) -> bool:
    """Whether a noun is joined to another one that has a number: "18 points and 10 rebounds"."""
    joined = [n for n in parsed.children(noun) if parsed.words[n].dep == "conj"]
    if parsed.words[noun].dep == "conj":
        joined.append(parsed.words[noun].head)
    return any(parsed.words[child].dep == "nummod" for n in joined for child in parsed.children(n))


_ORDINAL = re.compile(r"(?:\d+(?:st|nd|rd|th)|first|second|third|\w+(?:fth|xth|nth|hth|tieth|redth|andth))$")
"""A rank: a noun says another thing without it, or nothing."""
_ONE = frozenset("a an another".split())
"""Articles that a noun in the plural has for its number alone: "an additional 40 deaths"."""
_MEASURES = frozenset("ago later earlier before after old long high tall deep wide away apart more less fewer".split())
"""Words that say nothing without the amount before them."""


_UNITS = frozenset(
    """year month week day hour minute second percent cent mile metre meter kilometre kilometer km pound dollar euro
    million billion point quarter half place century anniversary time one degree tonne ton kilogram acre hectare
    %""".split()
)
"""Nouns that are nothing without their number."""


_MEASURED = frozenset(
    """cost value price total rate number sum amount age height length depth weight size distance speed score average
    maximum minimum majority share turnout population profit loss budget fine sentence increase decrease rise fall drop
    reach amount estimate risk reward margin lead""".split()
)
"""Nouns that say nothing without their amount: not "at a cost" for "at a cost of $7 million"."""


_COMPLETED = frozenset(
    """bear age date value price cost total number average measure weigh rank end finish stand last amount take put set
    fix estimate""".split()
)
"""Verbs that say nothing without the figure that completes them: not "was born" for "was born in 1972"."""
_ARTICLE = re.compile(r"\b(an?)(?= $)", re.IGNORECASE)


def _agreeing(sentence: str, replaced: Span, after: str) -> tuple[Span, str]:
    """The replaced part with an article before it, where what follows now asks for the other one."""
    article = _ARTICLE.search(sentence[: replaced.start] + (" " if sentence[replaced.end :][:1] == " " else ""))
    following = (after + sentence[replaced.end :]).lstrip()[:1].lower()
    if article is None or not following.isalpha():
        return replaced, after
    right = "an" if following in "aeio" else "a"
    right = right.capitalize() if article[1][0].isupper() else right
    if right == article[1]:
        return replaced, after
    return Span(start=article.start(), end=replaced.end), right + sentence[article.end() : replaced.start] + after


def _closed_up(sentence: str, part: Span) -> tuple[Span, str]:
    """The part with the blanks and commas that go with it, and what stands there instead."""
    start, end = part.start, part.end
    before, after = sentence[:start], sentence[end:]
    if before.endswith("(") and after.startswith(")"):
        start, end = start - 1, end + 1
    elif before.endswith(", ") and after[:1] in ",.;!?":
        start, end = start - 2, end + (after[:1] == ",")
    if not sentence[:start].strip():
        end += len(sentence[end:]) - len(sentence[end:].lstrip(" ,;"))
        return Span(start=start, end=end + 1), sentence[end : end + 1].upper()
    if sentence[start - 1 : start] == " " and sentence[end : end + 1] in (" ", ",", ".", ";", "!", "?", ":", ""):
        start -= 1
    return Span(start=start, end=end), ""


def _stands(text: str, before: Parsed) -> bool:
    """Whether what is left is a sentence still: the same verb, its subject, and no loose end."""
    if len(_LOOSE.findall(text)) > len(_LOOSE.findall(" ".join(w.text for w in before.words))):
        return False
    if _SPACES.search(text) or re.search(r"[ (][,.;]|[,:][,.;]|:\s*$|\(\s*\)|^\W*$", text):
        return False
    words = re.findall(r"[\w'’]+", text)
    if len(words) < 4 or words[-1].lower() in _NEVER_LAST:
        return False
    after = parse(text)
    if after is None or not after.roots:
        return False
    root, old = after.words[after.roots[0]], before.words[before.roots[0]]
    subjects = [{w.dep for w in p.words if w.dep.startswith(("nsubj", "expl"))} for p in (before, after)]
    return root.lemma == old.lemma and root.tag == old.tag and bool(subjects[1]) >= bool(subjects[0])
