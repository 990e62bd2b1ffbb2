"""Loaded words: what the output says in its own voice is plain.

A word of `loaded_words.toml` is flagged unless it stands in quotation marks, is given to the speaker whom the source
gives it to, is part of a name, or belongs to a technical phrase.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from summarizer.checks.attribution import attributions
from summarizer.checks.finding import Finding, FindingKind
from summarizer.checks.pair import Pair
from summarizer.checks.quotes import ARTICLE_SAYS
from summarizer.checks.words import Token, inside, quoted, tokens
from summarizer.figures.figure import Span
from summarizer.parse import parse


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedWord:
    """One entry of the lexicon: the word or phrase, its plain replacement ("" to drop it), what is wrong with it."""

    words: tuple[str, ...]
    plain: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The loaded words and the technical phrases that hold one, each by its first word, longest first."""

    loaded: dict[str, tuple[LoadedWord, ...]]
    technical: dict[str, tuple[tuple[str, ...], ...]]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon shipped beside this module."""
    table = tomllib.loads(files(__package__).joinpath("loaded_words.toml").read_text(encoding="utf-8"))
    loaded: dict[str, list[LoadedWord]] = {}
    technical: dict[str, list[tuple[str, ...]]] = {}
    for entry in table.values():
        for phrase in entry["technical"]:
            words = tuple(phrase.split())
            technical.setdefault(words[0], []).append(words)
        for phrase, plain in entry["words"].items():
            words = tuple(phrase.split())
            loaded.setdefault(words[0], []).append(LoadedWord(words=words, plain=plain, reason=entry["reason"]))
    return Lexicon(
        loaded={first: tuple(sorted(group, key=lambda w: -len(w.words))) for first, group in loaded.items()},
        technical={first: tuple(sorted(group, key=len, reverse=True)) for first, group in technical.items()},
    )


def loaded_words(text: str) -> list[tuple[Span, LoadedWord]]:
    """Every loaded word of `text` that is not part of a name or a technical phrase, wherever it stands."""
    words, table = tokens(text), lexicon()
    lowers = [word.lower for word in words]
    held = _technical(lowers, table)
    found: list[tuple[Span, LoadedWord]] = []
    number = 0
    while number < len(words):
        entry = _entry_at(lowers, number, table)
        if entry is None or number in held or _is_name(text, words, number):
            number += 1
            continue
        last = number + len(entry.words) - 1
        span = Span(start=words[number].start, end=words[last].end)
        if entry.plain not in _SAYING or _reports(text, span):
            found.append((span, entry))
        number = last + 1
    return found


_SAYING = frozenset(("said", "says", "saying"))


def _reports(text: str, span: Span) -> bool:
    """Whether the verb at `span` reports words: it has them as its clause, where an object or a deed may stand.

    "Linn admitted that 3 were lost" reports; "admitted 11 counts of fraud" and "vowed to return" do not, and no verb
    of saying can take their place. Without the parser every such verb is taken to report.
    """
    parsed = parse(text)
    if parsed is None:
        return True
    verb = next((n for n, word in enumerate(parsed.words) if word.start <= span.start < word.end), None)
    if verb is None:
        return True
    clauses = [n for n in parsed.children(verb) if parsed.words[n].dep == "ccomp"]
    subjects = {parsed.words[n].dep for clause in clauses for n in parsed.children(clause)}
    return bool(subjects & _SUBJECTS) or parsed.words[verb].dep == "parataxis"


_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))


def _entry_at(lowers: Sequence[str], number: int, table: Lexicon) -> LoadedWord | None:
    for entry in table.loaded.get(lowers[number], ()):
        if tuple(lowers[number : number + len(entry.words)]) == entry.words:
            return entry
    return None


def _technical(lowers: Sequence[str], table: Lexicon) -> set[int]:
    """The positions of the words inside technical phrases."""
    held: set[int] = set()
    for number, lower in enumerate(lowers):
        for phrase in table.technical.get(lower, ()):
            if tuple(lowers[number : number + len(phrase)]) == phrase:
                held.update(range(number, number + len(phrase)))
    return held


def _is_name(text: str, words: Sequence[Token], number: int) -> bool:
    """Whether a capital makes the word part of a name: not the first of its sentence, or beside another capital."""
    word = words[number]
    if not word.capital:
        return False
    before = text[: word.start].rstrip(" \"“'‘*-•>")
    begins = not before or before[-1] in ".!?:\n"
    following = words[number + 1] if number + 1 < len(words) else None
    return not begins or (following is not None and following.capital and text[word.end : following.start].isspace())


def check(pair: Pair) -> Iterator[Finding]:
    """A finding for each loaded word that the sentence says in its own voice."""
    found = loaded_words(pair.sentence)
    if not found:
        return
    mine = attributions(pair.sentence)
    narration = pair.sentence.lstrip().startswith(ARTICLE_SAYS)
    for span, entry in found:
        given = _given(pair, entry)
        if inside(span, pair.quotes) and (given or not narration):
            continue
        if given and any(inside(span, [a.scope]) for a in mine):
            continue
        instead = f'; plainly: "{entry.plain}"' if entry.plain else ""
        reason = f"the word {entry.reason}{instead}"
        yield pair.finding(FindingKind.LOADED_WORD, span.start, span.end, reason)


def _given(pair: Pair, entry: LoadedWord) -> bool:
    """Whether the source puts the word in quotation marks, or gives it to a speaker."""
    for _, source in pair.source_texts():
        spoken = [*quoted(source), *(a.scope for a in attributions(source))]
        words = tokens(source)
        for number in range(len(words) - len(entry.words) + 1):
            part = words[number : number + len(entry.words)]
            alike = tuple(word.lower for word in part) == entry.words
            if alike and any(inside(Span(start=part[0].start, end=part[-1].end), [given]) for given in spoken):
                return True
    return False


def plainly(text: str, findings: Sequence[Finding]) -> str:
    """Put the plain word in for each loaded word found in `text`, or leave it out where there is none."""
    for finding in sorted(findings, key=lambda finding: finding.span, reverse=True):
        if finding.kind is FindingKind.LOADED_WORD:
            lowers = [word.lower for word in tokens(finding.surface)]
            entry = _entry_at(lowers, 0, lexicon()) if lowers else None
            text = _put(text, finding.span, entry.plain) if entry else text
    return text


_ARTICLE = re.compile(r"\b(a|an) (?=(\w))", re.I)


def _put(text: str, span: Span, plain: str) -> str:
    before, after = text[: span.start], text[span.end :]
    if not plain:
        before, after = _closed_up(before, after)
    elif not before.strip():
        plain = plain[0].upper() + plain[1:]
    start = max(before.rfind(" ", 0, max(len(before) - 1, 0)), 0)
    tail = (before[start:] + plain + after).replace("  ", " ")
    return before[:start] + _ARTICLE.sub(_article, tail, count=1) if plain or after else before + after


_LAST_ARTICLE = re.compile(r"\b(?:a|an)\s+$", re.I)


def _closed_up(before: str, after: str) -> tuple[str, str]:
    """The two sides of a word left out: no double space, no comma or "and" that joined it to a neighbour."""
    joined = re.match(r"(?:,| and|, and)\s+", after)
    if joined and before.rstrip().split(" ")[-1].lower() in (
        "a",
        "an",
        "the",
        "this",
        "that",
        "its",
        "his",
        "her",
        "their",
    ):
        after = after[joined.end() :]
    elif before.endswith(" and ") and after[:1] == " ":
        before = before[: -len("and ")]
    if after.lstrip()[:1].isdigit():
        before = _LAST_ARTICLE.sub("", before)
    before = before.rstrip() + (" " if before.strip() else "")
    after = after.lstrip() if before else after.lstrip(" ,")
    if not before:
        after = after[:1].upper() + after[1:]
    return (before.rstrip(), after) if after[:1] in ",.;:!?" else (before, after)


def _article(match: re.Match[str]) -> str:
    article = "an" if match[2].lower() in "aeio" else "a"
    return (article.capitalize() if match[1][0].isupper() else article) + " "
