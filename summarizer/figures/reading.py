"""A text as sentences and clauses, each clause with its subject and predicates.

Knows punctuation, the words that open a clause and the forms of verbs: no parser, no model. Sentence spans may be
handed in; where they are not, lines and full stops end sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, compress, pairwise
from typing import NamedTuple

from summarizer.figures import lexicon_words as lexicon
from summarizer.figures.figure import Span
from summarizer.figures.words import Word, parted, stem_of

_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]*]*+(?=\s)|\n++")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘]+$")
_BREAK = re.compile(r"[;:—–]|--|[,.][\"”']|[,:]\s+[\"“`]")
_ASIDE = re.compile(r"[,(]")
LONGEST = 3_000
"""Characters that no sentence exceeds: every figure and every check looks at the whole of its sentence."""
_LONGEST = 160
"""Words of the longest sentence that is read whole."""
_DASH = re.compile(r"\s-\s")
_OPENING = lexicon.OPENERS | lexicon.JOINERS
_ADVERBIAL = lexicon.PREPOSITIONS | lexicon.OPENERS
_CUTTING = lexicon.PREPOSITIONS - {"of"}


class Clause(NamedTuple):
    """Part of a sentence around one predicate or one chain of them."""

    span: Span
    words: tuple[Word, ...]
    verbs: tuple[int, ...]
    """Indexes into `words` of what looks like a verb."""
    subject: tuple[str, ...]
    """Lemmas of the subject, taken over from the clause or sentence before where this one has none of its own."""
    name: str
    """The subject as written in this clause; empty where it is a pronoun or left out."""
    lemmas: tuple[str, ...]
    """The distinct lemmas of its words, in order."""

    @property
    def predicates(self) -> list[Word]:
        """Its verbs that bind."""
        return [self.words[i] for i in self.verbs if self.words[i].lemma]


class Sentence(NamedTuple):
    """One sentence of a text."""

    span: Span
    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]
    lemmas: tuple[str, ...]

    def clause_at(self, position: int) -> Clause:
        """The clause that holds a character position, or the last that begins before it."""
        return self.clauses[max(0, bisect_right(self.clauses, position, key=_start) - 1)]


def _start(clause: Clause) -> int:
    return clause.span.start


def read(text: str, sentences: Sequence[Span] | None = None) -> tuple[Sentence, ...]:
    """Read a text into its sentences that hold a word, in order; one that never ends is read in parts."""
    subject: tuple[str, ...] = ()
    found = []
    for span in split(text) if sentences is None else sentences:
        for part, words, gaps in _parts(span, *parted(text, span.start, span.end)):
            clauses = _clauses(text, part, words, gaps, subject)
            subject = next((clause.subject for clause in clauses if clause.subject), subject)
            lemmas = dict.fromkeys(chain.from_iterable(clause.lemmas for clause in clauses))
            found.append(Sentence(span=part, words=tuple(words), clauses=clauses, lemmas=tuple(lemmas)))
    return tuple(found)


def _parts(span: Span, words: list[Word], gaps: list[str]) -> Iterator[tuple[Span, list[Word], list[str]]]:
    """A sentence, cut where it has more words than a sentence has."""
    if 0 < len(words) <= _LONGEST:
        yield span, words, gaps
        return
    for first in range(0, len(words), _LONGEST):
        part = words[first : first + _LONGEST]
        start = part[0].start if first else span.start
        after = words[first + _LONGEST].start if first + _LONGEST < len(words) else span.end
        yield Span(start=start, end=after), part, gaps[first : first + _LONGEST]


def _lemmas(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([word.lemma for word in words if word.lemma]))


def split(text: str) -> list[Span]:
    """Sentence spans by lines and full stops, for a text that comes without."""
    spans, start = [], 0
    for stop in _STOP.finditer(text):
        if stop.group().startswith(".") and _abbreviates(text, start, stop.start()):
            continue
        spans.append(Span(start=start, end=stop.end()))
        start = stop.end()
    spans.append(Span(start=start, end=len(text)))
    return [part for span in spans if span.of(text).strip() for part in cut(text, span)]


def cut(text: str, span: Span) -> Iterator[Span]:
    """Cut what no writer would call a sentence, at blanks: a list of thousands of words, a page without a full stop."""
    if span.end - span.start <= LONGEST:
        yield span
        return
    start = span.start + len(span.of(text)) - len(span.of(text).lstrip())
    while span.end - start > LONGEST:
        end = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
        yield Span(start=start, end=end)
        start = end
    yield Span(start=start, end=span.end)


def _abbreviates(text: str, start: int, stop: int) -> bool:
    """Whether the word before a full stop is an abbreviation, an initial or a list marker."""
    last = _LAST_WORD.search(text, max(start, stop - 20), stop)
    if last is None:
        return False
    word = last.group().lower()
    marker = word.isdigit() and not text[start : last.start()].strip()
    return word in lexicon.ABBREVIATIONS or marker or (len(word) == 1 and word.isalpha() and last.group().isupper())


def _clauses(text: str, span: Span, words: list[Word], gaps: list[str], carried: tuple[str, ...]) -> tuple[Clause, ...]:
    starts = [0]
    for i in [i for i, word in enumerate(words) if gaps[i] != " " or word.lower in _OPENING]:
        if i - starts[-1] >= 2 and _opens(text, words, i):
            starts.append(i)
    clauses: list[Clause] = []
    for first, after in zip(starts, [*starts[1:], len(words)], strict=True):
        part = tuple(words[first:after])
        begin = words[first].start if first else span.start
        end = words[after].start if after < len(words) else span.end
        clauses.append(_clause(text, part, Span(start=begin, end=end), clauses[-1] if clauses else None, carried))
    return tuple(clauses)


def _opens(text: str, words: list[Word], i: int) -> bool:
    """Whether word `i`, which opens clauses or has more than a space before it, begins a new one."""
    gap = text[words[i - 1].end : words[i].start]
    lower = words[i].lower
    if gap not in (" ", "-") and _BREAK.search(gap):
        return True
    if "-" in gap and _DASH.fullmatch(gap) and _has_verb(words, i) and not _compound(text, words, i):
        return True
    if lower in lexicon.OPENERS:
        return _has_verb(words, i)
    following = words[i + 1].lower if i + 1 < len(words) else ""
    if "," in gap and lower.endswith("ed") and is_verb(lower, "") and _relative(words, i):
        return True
    if lower in lexicon.JOINERS:
        return lower == "but" or is_verb(following, lower) or following in lexicon.PRONOUNS or _leads(words, i)
    return "," in gap and lower.endswith("ing") and is_verb(lower, "")


def _compound(text: str, words: list[Word], i: int) -> bool:
    """Whether a spaced hyphen before word `i` is one of a compound: "25 - year - old", "so - called"."""
    before = text[words[i - 2].end : words[i - 1].start] if i > 1 else ""
    after = text[words[i].end : words[i + 1].start] if i + 1 < len(words) else ""
    number = words[i - 1].lower[0].isdigit()
    return number or not words[i - 1].lemma or any(_DASH.fullmatch(gap) for gap in (before, after))


def _has_verb(words: list[Word], i: int) -> bool:
    """Whether a verb follows soon: "before he left", not "before 2018"."""
    return any(is_verb(words[k].lower, words[k - 1].lower) for k in range(i + 1, min(i + 8, len(words))))


def _relative(words: list[Word], i: int) -> bool:
    """Whether the clause before word `i` is a relative one, so that a verb after a comma resumes the main clause."""
    return any(word.lower in ("who", "which", "whose") for word in words[max(0, i - 12) : i])


def _leads(words: list[Word], i: int) -> bool:
    """Whether "and" joins a clause with a subject of its own: a determiner or name, then soon a finite verb."""
    ahead = [word.lower for word in words[i + 1 : i + 6]]
    if words[i].lower != "and" or not ahead:
        return False
    verbs = [k for k in range(1, len(ahead)) if is_verb(ahead[k], ahead[k - 1]) and not ahead[k].endswith("ing")]
    return bool(verbs) and not any(word in lexicon.JOINERS for word in ahead[: verbs[0]])


def _clause(text: str, words: tuple[Word, ...], span: Span, before: Clause | None, carried: tuple[str, ...]) -> Clause:
    lower = [word.lower for word in words]
    telling = compress(range(len(words)), map(is_verb, lower, ["", *lower]))
    verbs = tuple([i for i in telling if lower[i] != "may" or not _month(text, words[i])])
    phrase = _subject(text, words[: verbs[0]] if verbs else ()) or (_antecedent(words, before) if before else ())
    own = tuple([word.lemma for word in phrase if word.lemma])
    name = text[phrase[0].start : phrase[-1].end] if own else ""
    subject = own or (before.subject if before else carried)
    return Clause(span=span, words=words, verbs=verbs, subject=subject or carried, name=name, lemmas=_lemmas(words))


def _month(text: str, word: Word) -> bool:
    """Whether a "may" is the month."""
    return text[word.start] == "M" and word.start > 0


def _subject(text: str, head: Sequence[Word]) -> tuple[Word, ...]:
    """The noun phrase before the verb: past opening adverbials, up to an apposition or a preposition."""
    head = head[1:] if head and head[0].lower in lexicon.JOINERS else head
    if not head or _stands_alone(head) or head[0].lower.endswith("ing"):
        return ()
    parts = _between_asides(text, head) if _ASIDE.search(text, head[0].end, head[-1].start) else [head]
    phrase = next((part for part in parts if part[0].lower not in _ADVERBIAL), ())
    if not phrase or _stands_alone(phrase):
        return ()
    cut = next((i for i, word in enumerate(phrase) if i and word.lower in _CUTTING), len(phrase))
    return tuple([word for word in phrase[:cut] if word.lower not in lexicon.ADVERBS and word.lower[-2:] != "ly"])


def _between_asides(text: str, words: Sequence[Word]) -> list[Sequence[Word]]:
    """The stretches of words between commas and brackets."""
    starts = [0, *(i for i in range(1, len(words)) if _ASIDE.search(text, words[i - 1].end, words[i].start))]
    return [words[first:after] for first, after in pairwise([*starts, len(words)])]


def _stands_alone(phrase: Sequence[Word]) -> bool:
    """Whether a phrase is a pronoun, and no noun with a possessive before it."""
    lower = phrase[0].lower
    return lower in lexicon.PRONOUNS and (
        lower not in lexicon.DETERMINERS or not any(word.lemma for word in phrase[1:3])
    )


def _antecedent(words: tuple[Word, ...], before: Clause) -> tuple[Word, ...]:
    """The noun phrase a relative clause hangs on: the last words before it, back to a verb or an article."""
    if words[0].lower not in ("who", "which", "whose", "whom"):
        return ()
    run: list[Word] = []
    for i in range(len(before.words) - 1, -1, -1):
        word = before.words[i]
        if not word.lemma or i in before.verbs or len(run) == 4:
            break
        run.append(word)
    return tuple(reversed(run))


@lru_cache(maxsize=65536)
def is_verb(lower: str, previous: str) -> bool:
    """Whether a word looks like a verb of its clause, given the word before it."""
    if lower in lexicon.AUXILIARIES:
        return True
    if previous in lexicon.DETERMINERS:
        return False
    if stem_of(lower) not in _verb_stems():
        return lower.endswith("ed") and len(lower) > 5
    if lower in _past() or lower in lexicon.SAME_PAST or lower.endswith(("ed", "ing")):
        return True
    if lower in lexicon.VERBS:
        return previous in lexicon.MODALS or previous in lexicon.PRONOUNS
    return lower.endswith("s") and previous not in ("", "and")


def is_past(lower: str) -> bool:
    """Whether a word is an irregular past, and so no noun after a number."""
    return lower in _past()


@lru_cache(maxsize=1)
def _verb_stems() -> frozenset[str]:
    return frozenset(stem_of(verb) for verb in lexicon.VERBS)


@lru_cache(maxsize=1)
def _past() -> frozenset[str]:
    return frozenset(form for form, base in lexicon.IRREGULAR.items() if base in lexicon.VERBS)
