"""What is measured of a statement: its form, its words and grammar against its source, what is before it, its figures.

Knows the checked statements of one text and their article. Every feature is a plain number; none looks for one word.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Protocol

from summarizer.checks.finding import Checked, FindingKind
from summarizer.checks.words import content_keys, stem, tokens
from summarizer.figures.figure import Span, Status
from summarizer.judging import with_tables
from summarizer.parse import Parsed, Word, parse
from summarizer.standing.article import Article, one_line, runs_of, ties_of
from summarizer.write.alone import Context
from summarizer.write.clean import cleaned

SHARED_BY_A_TEXT = (
    "overlaps_earlier",
    "doubt_mean",
    "fragment",
    "new_verbs",
    "longest_run",
    "new_triples",
    "not_printable",
    "nearly_copied",
    "loops",
    "new_ties",
    "share_of_source",
)
"""The features of which the other statements' mean counts too: who errs once is likelier to err again."""
_CANDIDATES = 3
"""Source sentences that a statement may be drawn from, beside which it is laid word by word."""
_NEARLY = 0.9
"""Share of a statement's words that one source sentence has in their order, from which it is nearly a copy."""
_STRETCHED = 3.0
"""How many times a source sentence's content words count at most."""
_MOST_SKIPPED, _MOST_DOUBT, _MOST_FIGURES = 10, 3.0, 6
"""Where counts stop."""
_LEAD = 3
"""A sentence of the article is of its lead where no more than so many are left out before it."""
_LABEL = re.compile(r"[^.,;:]{1,40}: ")


class Statement(Protocol):
    """A checked sentence of a text and the source spans that it comes from."""

    @property
    def text(self) -> str: ...
    @property
    def sources(self) -> tuple[Span, ...]: ...
    @property
    def checked(self) -> Checked: ...


def features(statements: Sequence[Statement], article: Article) -> list[dict[str, float]]:
    """Measure every statement of a text: by itself behind those before it, and by the mean of the others.

    Parameters
    ----------
    statements
        The statements of a text in order, each checked.
    article
        What they are about.

    Returns
    -------
    list
        For each statement the same names; of a text of one statement those of the others are missing.
    """
    read: list[_Read] = []
    for statement in statements:
        read.append(_Read(statement=statement, before=tuple(read), article=article))
    alone = [{name: value for part in _PARTS for name, value in part(one)} for one in read]
    return [values | _others([*alone[:n], *alone[n + 1 :]]) for n, values in enumerate(alone)]


def _others(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {f"others_{n}": sum(row[n] for row in rows) / len(rows) for n in SHARED_BY_A_TEXT} if rows else {}


# --- a statement beside its source -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    """A statement laid beside a source sentence: the stretches of words that both have in the same order."""

    number: int
    stretches: tuple[int, ...]
    """How many words each has."""

    @property
    def shared(self) -> int:
        return sum(self.stretches)


@dataclass(frozen=True, kw_only=True)
class _Read:
    """A statement, read."""

    statement: Statement
    before: tuple[_Read, ...]
    article: Article

    @cached_property
    def text(self) -> str:
        return one_line(self.statement.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(token.lower for token in tokens(self.text))

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(content_keys(self.text))

    @cached_property
    def parsed(self) -> Parsed | None:
        return parse(self.text)

    @cached_property
    def grammar(self) -> tuple[Word, ...]:
        return self.parsed.words if self.parsed is not None else ()

    @cached_property
    def place(self) -> int | None:
        """Its number among the article's sentences, where it is one of them."""
        return self.article.sentences.index(self.text) if self.text in self.article.sentences else None

    @cached_property
    def laid(self) -> _Laid:
        """It beside the sentence that it is nearest to, of those it shares most content words with."""
        near = self.article.nearest(self.keys, _CANDIDATES) if self.place is None else [self.place]
        return max((self._beside(n) for n in near), key=lambda one: one.shared, default=_Laid(number=0, stretches=()))

    def _beside(self, number: int) -> _Laid:
        blocks = SequenceMatcher(None, self.words, self.article.words[number], autojunk=False).get_matching_blocks()
        return _Laid(number=number, stretches=tuple(block.size for block in blocks if block.size))

    @cached_property
    def known(self) -> Context:
        """What stands before it in its text."""
        known = Context()
        for one in self.before:
            known.add(one.text)
        return known

    @property
    def follows(self) -> bool:
        """Whether what stands before it comes from the same source sentence, or from the one before that."""
        return bool(self.before) and self.before[-1].laid.number in (self.laid.number, self.laid.number - 1)


_Values = Iterator[tuple[str, float]]


def _share(part: int, whole: int) -> float:
    return part / max(whole, 1)


def _form(one: _Read) -> _Values:
    """Whether it is a whole sentence, printed as it stands."""
    text, verbs = one.text, one.parsed.finite if one.parsed else ()
    roots = one.parsed.roots if one.parsed else ()
    printable = cleaned(text, one.article.manner)
    stopped = text[-1:] in (".", "!", "?")
    yield "fragment", float(any(f.kind is FindingKind.FRAGMENT for f in one.statement.checked.findings))
    yield "not_printable", float(printable is None)
    yield "not_printable_with_stop", float(cleaned(text if stopped else f"{text}.", one.article.manner) is None)
    yield "leftovers", float(printable is not None and printable != text)
    yield "no_stop", float(text.rstrip("\"”'’)")[-1:] not in (".", "!", "?"))
    yield "label", float(_LABEL.match(text) is not None)
    yield "length", math.log(max(len(one.words), 1))
    triples = list(runs_of(one.words, 3))
    yield "loops", 1 - _share(len(set(triples)), len(triples)) if triples else 0.0
    yield "no_finite_verb", float(not verbs)
    yield "verb_governs", float(any(one.grammar[root].pos in ("VERB", "AUX") for root in roots[:1]))
    subject = next((w for w in one.grammar if w.dep in ("nsubj", "nsubjpass") and w.head in roots), None)
    yield "no_subject", float(subject is None)


def _words(one: _Read) -> _Values:
    """How far its words are the article's, and in the same order as a sentence of it."""
    article, laid, words = one.article, one.laid, one.words
    own = one.place is None
    source = article.words[laid.number] if article.words else ()
    yield "copied", float(not own)
    yield "nearly_copied", float(own and laid.shared >= _NEARLY * len(words))
    yield "in_order", _share(laid.shared, len(words))
    yield "share_of_source", _share(laid.shared, len(source))
    yield "left_out_of_source", 1 - _share(laid.shared, len(source)) if own else 0.0
    yield "longest_run", _share(max(laid.stretches, default=0), len(words))
    for name, size in (("new_pairs", 2), ("new_triples", 3)):
        runs = list(runs_of(words, size))
        yield name, _share(sum(run not in article.runs[size] for run in runs), len(runs))
    yield "new_words", _share(len(one.keys - article.all_keys), len(one.keys))
    yield "apart", 1 - max((_share(len(one.keys & keys), len(one.keys)) for keys in article.keys), default=0.0)
    held = len(article.keys[laid.number]) if article.keys else 0
    yield "stretched", min(_share(len(one.keys), held), _STRETCHED) if own else 0.0


def _grammar(one: _Read) -> _Values:
    """What depends on what in it, and in the article."""
    ties = ties_of(one.parsed)
    yield "new_ties", _share(len(ties - one.article.ties), len(ties))
    yield "far_ties", _share(len(ties - one.article.ties_near), len(ties))
    forms = one.article.forms[one.laid.number] if one.article.forms else frozenset()
    for name, kinds in (("new_verbs", ("VERB",)), ("new_nouns", ("NOUN", "ADJ"))):
        held = [word for word in one.grammar if word.pos in kinds]
        yield name, _share(sum(stem(word.lemma) not in forms for word in held), len(held))


def _place(one: _Read) -> _Values:
    """What stands before it in its text, and what it depends on in the article."""
    article, number, known = one.article, one.laid.number, one.known
    said = known.keys | one.keys
    yield "headline_said", _share(len(article.headline & said), len(article.headline))
    yield "topic_said", _share(len(article.topic & said), len(article.topic))
    yield "topic_in_it", _share(len(article.topic & one.keys), len(article.topic))
    yield "place", _share(number, len(article.sentences))
    yield "lead", float(one.place is not None and one.place < len(one.before) + _LEAD)
    last = one.before[-1].laid.number + 1 if one.before else article.lead
    yield "skipped", float(min(number - last, _MOST_SKIPPED))
    previous = article.keys[number - 1] if number else frozenset[str]()
    yield "previous_unsaid", _share(len(previous - known.keys), len(previous))
    yield "previous_shared", _share(len(previous & one.keys), len(one.keys))
    yield "follows", float(one.follows)
    yield "source_used", float(any(other.laid.number == number for other in one.before))
    dependence = article.background.dependence(number if one.place is None else one.place, one.text)
    yield (
        "unmet_dependence",
        float(dependence.missing(known, follows=one.place is not None and one.follows) is not None),
    )
    earlier = [other.keys for other in one.before]
    yield "overlaps_earlier", max((_share(len(one.keys & k), len(one.keys | k)) for k in earlier), default=0.0)
    yield "said_earlier", max((_share(len(one.keys & k), len(one.keys)) for k in earlier), default=0.0)


def _figures(one: _Read) -> _Values:
    """How doubtful its figures are."""
    judged = with_tables(one.statement.checked.verdicts, one.text, one.article.document)
    verdicts = [v for v in judged if v.status is not None]
    doubts = [1 - v.confidence if v.status is Status.SUPPORTED else v.confidence for v in verdicts]
    yield "figures", _share(min(len(verdicts), _MOST_FIGURES), _MOST_FIGURES)
    yield "doubt_most", max(doubts, default=0.0)
    yield "doubt_mean", sum(doubts) / max(len(doubts), 1)
    yield "doubt_sum", min(sum(doubts), _MOST_DOUBT)


_PARTS = (_form, _words, _grammar, _place, _figures)
