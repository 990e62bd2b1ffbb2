"""Whether a reader would let a statement stand: a probability from what the checks find in it and in its text.

    features(statements, article) -> for each statement of a text, named numbers
    weights().chance(values) -> probability that readers label the statement `ok`

The weights are those of a logistic regression on the suite `statements`, where each statement was judged by reading
(`figurewise eval learn standing`). They ship in standing.toml, signed with the digest of the suite.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from summarizer.checks.finding import FindingKind
from summarizer.checks.fragments import dangling
from summarizer.checks.repetition import same
from summarizer.checks.words import content_keys, tokens
from summarizer.document import Document
from summarizer.figures.figure import Status
from summarizer.figures.judge import Weight
from summarizer.report import Statement
from summarizer.write import claims
from summarizer.write.alone import Background, Context, opens_badly
from summarizer.write.clean import cleaned, manner_of

_FINDINGS = (
    FindingKind.ATTRIBUTION_LOST,
    FindingKind.HEDGE_LOST,
    FindingKind.NEGATION_LOST,
    FindingKind.NAME_UNKNOWN,
    FindingKind.QUOTE_CHANGED,
    FindingKind.DANGLING_REFERENCE,
    FindingKind.FRAGMENT,
)
"""Findings that say something of whether a statement can stand, each a feature."""
_STRETCHED = 3.0
"""How many times a source sentence's words of meaning count at most."""
_SHORT = 6
"""Words below which a statement is short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What is read once of an article, for all statements about it."""

    document: Document
    sentences: tuple[str, ...]
    keys: tuple[frozenset[str], ...]
    background: Background

    @classmethod
    def read(cls, document: Document) -> Article:
        """Read a document."""
        texts = tuple(" ".join(s.span.of(document.text).split()) for s in document.sentences)
        keys = tuple(frozenset(content_keys(text)) for text in texts)
        return cls(document=document, sentences=texts, keys=keys, background=Background(texts))


def features(statements: Sequence[Statement], article: Article) -> list[dict[str, float]]:
    """Measure every statement of a text: by itself, and by the mean of the other statements of the text.

    A system that errs in one sentence is likelier to err in the next, in ways that no check finds.

    Parameters
    ----------
    statements
        The statements of a text in order, each checked.
    article
        What they are about.

    Returns
    -------
    list
        For each statement the same names, those of `weights()`.
    """
    texts = [" ".join(statement.text.split()) for statement in statements]
    alone = [_features(statement, texts[:n], article) for n, statement in enumerate(statements)]
    return [values | _others([*alone[:n], *alone[n + 1 :]]) for n, values in enumerate(alone)]


def _others(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The mean of the other statements of a text; of a statement alone, what is usual (`Weight.mean`)."""
    return {f"others_{name}": sum(row[name] for row in rows) / len(rows) for name in rows[0]} if rows else {}


def _features(statement: Statement, earlier: Sequence[str], article: Article) -> dict[str, float]:
    """Measure a statement as it stands behind those before it."""
    text = " ".join(statement.text.split())
    keys = frozenset(content_keys(text))
    found = {finding.kind for finding in statement.checked.findings}
    verdicts = [v for v in statement.checked.verdicts if v.status is not None]
    doubts = [1 - v.confidence if v.status is Status.SUPPORTED else v.confidence for v in verdicts]
    place = article.sentences.index(text) if text in article.sentences else None
    best = max((len(keys & held) for held in article.keys), default=0)
    known = Context()
    for before in earlier:
        known.add(before)
    follows = bool(earlier) and place is not None and place > 0 and earlier[-1] == article.sentences[place - 1]
    nearest = max(range(len(article.keys)), key=lambda n: len(keys & article.keys[n]), default=0)
    lines = [" ".join(span.of(article.document.text).split()) for span in statement.sources]
    around = article.sentences[max(nearest - 1, 0) : nearest + 2]
    hangs = article.background.dependence(nearest if place is None else place, text)
    return {
        **{str(kind): float(kind in found) for kind in _FINDINGS},
        "figure_unsupported": float(any(v.status is Status.UNSUPPORTED for v in verdicts)),
        "figure_doubt": max(doubts, default=0.0),
        "not_printable": float(cleaned(text, manner_of(article.document)) is None),
        "no_stop": float(text.rstrip("\"”'’)")[-1:] not in (".", "!", "?")),
        "short": float(len(tokens(text)) < _SHORT),
        "hangs": float(hangs.missing(known, follows=follows) is not None),
        "hangs_first": float(not earlier and (opens_badly(text) or dangling(text) is not None)),
        "repeats": float(any(same(keys, frozenset(content_keys(before))) for before in earlier)),
        "copied": float(place is not None),
        "lead": float(place is not None and place < len(earlier) + _LEAD),
        "new_words": len(keys - frozenset().union(*article.keys)) / max(len(keys), 1),
        "apart": 1 - best / max(len(keys), 1),
        "claims_differ": float(place is None and bool(lines) and claims.fault(text, lines, around) is not None),
        "several_sources": float(place is None and len(lines) > 1),
        "stretched": float(place is None) * min(len(keys) / max(len(article.keys[nearest]), 1), _STRETCHED),
    }


_LEAD = 3
"""A sentence of the article is of its lead where no more than so many are left out before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The fitted model."""

    signature: str
    bias: float
    features: Mapping[str, Weight]

    def chance(self, values: Mapping[str, float]) -> float:
        """The probability that a reader lets a statement with these features stand."""
        odds = self.bias + sum(
            w.weight * (values.get(name, w.mean) - w.mean) / w.spread for name, w in self.features.items()
        )
        return 1 / (1 + math.exp(-odds))


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights that ship."""
    table = tomllib.loads(files(__package__).joinpath("standing.toml").read_text(encoding="utf-8"))
    held = {name: Weight(**entry) for name, entry in table["features"].items()}
    return Weights(signature=table["signature"], bias=table["bias"], features=held)
