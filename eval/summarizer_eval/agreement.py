"""Two people's labels of one page: how far they agree, on what they differ, and what is settled.

compare(first, second) -> Agreement          raw agreement and Cohen's kappa, with intervals over articles
settle(first, second, third) -> Settled      what both said; where they differ, what a third says

Kappa after Cohen (1960): agreement beyond what the two people's own rates of each label would give by chance.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.stats import kendalltau

from summarizer_eval import stats
from summarizer_eval.label_files import Labels, TextLabels
from summarizer_eval.results import Row
from summarizer_eval.statements import WRONG, Judgement, Label, Misleading, News, Run, TextJudgement

T = TypeVar("T")
Floats = NDArray[np.float64]
Said = tuple[str, Hashable, Hashable]
"""The article, what the first person said and what the second one said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kappa:
    """Agreement on one question. `raw` is the share said alike; the interval is that of kappa, over articles.

    None where there is nothing to compare, or where both always gave one and the same answer.
    """

    question: str
    compared: int
    alike: int
    raw: float | None
    kappa: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """What two people said differently. `statement` is a number from 0, or None for a question on the whole text."""

    text: str
    article: str
    statement: int | None
    question: str
    answers: tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Two people's agreement: on labels, on each label against the rest, on the questions about whole texts."""

    readers: tuple[str, str]
    statements: int
    judged: tuple[int, int]
    """How many of them each person judged."""
    articles: int
    labels: tuple[Kappa, ...]
    questions: tuple[Kappa, ...]
    ranks: stats.Estimate
    """Kendall's tau-b of the two rankings of an article's texts, the mean over articles."""
    disputes: tuple[Dispute, ...]
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The labels that hold, in the form of a person's, and what is left to settle."""

    labels: Labels
    unsettled: tuple[Dispute, ...]


# --- agreement -------------------------------------------------------------------------------------------------


def compare(first: Labels, second: Labels) -> Agreement:
    """Compare two people's labels of one page; what only one of them judged is not compared."""
    both = list(_both(first, second))
    labels: list[Said] = [(article, a.label, b.label) for article, a, b in both]
    kinds: list[Said] = [(article, a.kind, b.kind) for article, a, b in both if a.label is b.label is Label.MISLEADING]
    return Agreement(
        readers=(first.reader, second.reader),
        statements=sum(len(text.judgements) for text in first.texts.values()),
        judged=(_judged(first), _judged(second)),
        articles=len({article for article, *_ in both}),
        labels=(
            cohen("misleading or false against the rest", [_against(WRONG, said) for said in labels], (True, False)),
            cohen("all labels", labels, list(Label)),
            *(
                cohen(f"{label} against the rest", [_against({label}, s) for s in labels], (True, False))
                for label in Label
            ),
            cohen("how it misleads, where both say so", kinds, list(Misleading)),
        ),
        questions=(
            cohen("tells the news", list(_wholes(first, second, lambda w: w.tells_news)), list(News)),
            cohen("could run", list(_wholes(first, second, lambda w: w.could_run)), list(Run)),
        ),
        ranks=_rank_agreement(first, second),
        disputes=tuple(disputes(first, second)),
        signature=f"labels:{first.page}|kappa:cohen|{stats.SETTINGS}|articles",
    )


def cohen(question: str, said: Sequence[Said], answers: Sequence[Hashable]) -> Kappa:
    """Work out Cohen's kappa, with a 95% interval by bootstrap over articles."""
    place = {answer: i for i, answer in enumerate(answers)}
    counts: dict[str, Floats] = {}
    for article, a, b in said:
        counts.setdefault(article, np.zeros((len(answers), len(answers))))[place[a], place[b]] += 1
    alike = sum(a == b for _, a, b in said)
    if not said:
        return Kappa(question=question, compared=0, alike=0, raw=None, kappa=None, low=None, high=None)
    tables = np.stack(list(counts.values()))
    value = float(_kappa(tables.sum(axis=0)))
    low, high = (
        _interval(_kappa(np.tensordot(stats.resample(len(tables)), tables, axes=1)))
        if len(tables) > 1
        else (None, None)
    )
    known = not np.isnan(value)
    return Kappa(
        question=question,
        compared=len(said),
        alike=alike,
        raw=alike / len(said),
        kappa=value if known else None,
        low=low if known else None,
        high=high if known else None,
    )


def _kappa(tables: Floats) -> Floats:
    """Kappa of tables of counts, the two last axes being what each person said; nan where chance agrees on all."""
    total = tables.sum(axis=(-2, -1))
    seen = np.trace(tables, axis1=-2, axis2=-1) / total
    chance = (tables.sum(axis=-1) * tables.sum(axis=-2)).sum(axis=-1) / total**2
    return stats.ratio(np.asarray(seen - chance), np.asarray(1 - chance))


def _interval(resampled: Floats) -> tuple[float, float] | tuple[None, None]:
    kept = resampled[~np.isnan(resampled)]
    if not kept.size:
        return None, None
    tail = (1 - stats.LEVEL) / 2
    low, high = np.quantile(kept, [tail, 1 - tail])
    return float(low), float(high)


def _against(labels: frozenset[Label] | set[Label], said: Said) -> Said:
    article, a, b = said
    return article, a in labels, b in labels


def _both(first: Labels, second: Labels) -> Iterator[tuple[str, Judgement, Judgement]]:
    for key, text in first.texts.items():
        for a, b in zip(text.judgements, second.texts[key].judgements, strict=True):
            if a is not None and b is not None:
                yield text.article, a, b


def _wholes(first: Labels, second: Labels, of: Callable[[TextJudgement], Hashable]) -> Iterator[Said]:
    for key, text in first.texts.items():
        a, b = of(text.whole), of(second.texts[key].whole)
        if a is not None and b is not None:
            yield text.article, a, b


def _judged(labels: Labels) -> int:
    return sum(judged is not None for text in labels.texts.values() for judged in text.judgements)


def _rank_agreement(first: Labels, second: Labels) -> stats.Estimate:
    pairs: dict[str, list[tuple[float, float]]] = {}
    for article, a, b in _wholes(first, second, lambda w: w.rank):
        pairs.setdefault(article, []).append((float(str(a)), float(str(b))))
    taus = [_tau(ranks) for ranks in pairs.values()]
    return stats.estimate([Row(num=tau, den=1) for tau in taus if tau is not None])


def _tau(ranks: Sequence[tuple[float, float]]) -> float | None:
    """Kendall's tau-b; None where one of the two ranks nothing above anything."""
    firsts, seconds = zip(*ranks, strict=True)
    if len(set(firsts)) < 2 or len(set(seconds)) < 2:
        return None
    return float(kendalltau(firsts, seconds).statistic)


# --- what is settled -------------------------------------------------------------------------------------------


def disputes(first: Labels, second: Labels) -> Iterator[Dispute]:
    """List what two people said differently, and what only one of them answered."""
    for key, text in first.texts.items():
        other = second.texts[key]
        for number, (a, b) in enumerate(zip(text.judgements, other.judgements, strict=True)):
            if a != b:
                yield Dispute(
                    text=key, article=text.article, statement=number, question="label", answers=(_said(a), _said(b))
                )
        for question, (c, d) in _questions(text.whole, other.whole).items():
            if c != d:
                yield Dispute(text=key, article=text.article, statement=None, question=question, answers=(c, d))


def _questions(a: TextJudgement, b: TextJudgement) -> Mapping[str, tuple[str | None, str | None]]:
    return {"tells_news": (a.tells_news, b.tells_news), "could_run": (a.could_run, b.could_run)}


def _said(judged: Judgement | None) -> str | None:
    if judged is None:
        return None
    return f"{judged.label}: {judged.kind}" if judged.kind else str(judged.label)


def settle(first: Labels, second: Labels, third: Labels | None = None) -> Settled:
    """Keep what both say; where they differ, what the third says. Ranks are the mean of those given.

    What stays open is None in the labels, and listed.
    """
    readers = [labels for labels in (first, second, third) if labels]
    texts = {key: _settled([labels.texts[key] for labels in readers]) for key in first.texts}
    unsettled = (d for d in disputes(first, second) if _is_open(texts[d.text], d))
    return Settled(labels=replace(first, origin="", reader="settled", texts=texts), unsettled=tuple(unsettled))


def _is_open(text: TextLabels, dispute: Dispute) -> bool:
    if dispute.statement is not None:
        return text.judgements[dispute.statement] is None
    return getattr(text.whole, dispute.question) is None


def _settled(texts: Sequence[TextLabels]) -> TextLabels:
    ranks = [text.whole.rank for text in texts if text.whole.rank is not None]
    return replace(
        texts[0],
        judgements=tuple(_one(said) for said in zip(*(text.judgements for text in texts), strict=True)),
        whole=TextJudgement(
            tells_news=_one([text.whole.tells_news for text in texts]),
            could_run=_one([text.whole.could_run for text in texts]),
            rank=sum(ranks) / len(ranks) if ranks else None,
        ),
    )


def _one(said: Sequence[T | None]) -> T | None:
    """What the first two say alike, or else what the third says."""
    first, second, *third = said
    return first if first == second and first is not None else third[0] if third else None
