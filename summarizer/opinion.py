"""A second opinion on a figure: a local model reads the passages and the sentence, and says yes or no.

Asked only of verdicts that are not certain. The article and the text are put to it as data between marks, and its
answer is one of two words: what is written in them can turn one opinion at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from summarizer.draft import Request
from summarizer.errors import ModelError
from summarizer.figures.features import measure
from summarizer.figures.figure import Opinion, Span, Verdict
from summarizer.figures.index import SourceIndex
from summarizer.models import Model
from summarizer.models.yes_or_no import YesOrNo
from summarizer.prompts import load_judge_prompt
from summarizer.sentences import split_sentences

ASKED_BELOW: Final = 0.9
"""The confidence below which a model is asked."""
_CANDIDATES: Final = 1
"""How many of the source's figures with the value, and of those with another one, are looked at."""
_LONGEST: Final = 700
"""Characters of the passages, and of the sentence."""
_MARKS: Final = re.compile(r"\[\[|\]\]|\b(?:BEGIN|END)\b")


def is_asked(verdict: Verdict) -> bool:
    """Whether a verdict is one that a model is asked about: a figure that was judged, and not certain."""
    return verdict.status is not None and verdict.confidence < ASKED_BELOW


def second_opinions(
    checks: Sequence[tuple[str, Sequence[Verdict]]], index: SourceIndex, model: Model
) -> list[tuple[Verdict, ...]]:
    """Ask a model about every verdict that is not certain, and put its answer beside the verdict.

    Parameters
    ----------
    checks
        Texts written from one source, each with its verdicts.
    index
        The source.
    model
        From `open_model`.

    Returns
    -------
    list of tuple of Verdict
        Those of each text; nothing in them is changed but `second_opinion`.

    Raises
    ------
    ModelError
        The model cannot be asked for yes or no, or failed.
    """
    reader = asked_of(model)
    requests = {
        (number, verdict): request_for(verdict, text, index)
        for number, (text, verdicts) in enumerate(checks)
        for verdict in verdicts
        if is_asked(verdict)
    }
    different = list(dict.fromkeys(requests.values()))
    chances = dict(zip(different, reader.chances_of_yes(different), strict=True)) if different else {}
    name = str(model.spec)

    def judged(number: int, verdict: Verdict) -> Verdict:
        request = requests.get((number, verdict))
        if request is None:
            return verdict
        return replace(verdict, second_opinion=Opinion(reader=name, probability=chances[request]))

    return [tuple(judged(number, v) for v in verdicts) for number, (_, verdicts) in enumerate(checks)]


def asked_of(model: Model) -> YesOrNo:
    """Take a model that can be asked for yes or no.

    Raises
    ------
    ModelError
        It cannot.
    """
    if not isinstance(model, YesOrNo):
        raise ModelError(
            f"{model.spec}: this model cannot answer yes or no, and so gives no second opinion.",
            "Name a causal model, for example --judge embedded:qwen2.5-coder-1.5b.",
        )
    return model


def request_for(verdict: Verdict, text: str, index: SourceIndex) -> Request:
    """Ask whether the source states a figure.

    Parameters
    ----------
    verdict
        Of a figure of `text`.
    text
        What was checked.
    index
        The source.

    Returns
    -------
    Request
        The passages first: figures of one sentence that fall back on the same ones share their beginning.
    """
    passages = f"BEGIN ARTICLE\n{_safe(passages_of(verdict, index))}\nEND"
    messages = load_judge_prompt().messages("judge", passage=passages, sentence=_marked(verdict.figure.span, text))
    return Request(task="judge", messages=messages, passages=(passages,), sources=(), figures=None, max_tokens=1)


def passages_of(verdict: Verdict, index: SourceIndex) -> str:
    """The sentences of the source around the places that a verdict rests on and around the best candidates."""
    measured = measure(verdict.figure, index)
    best = [*measured.fitting[:_CANDIDATES], *measured.rivals[:_CANDIDATES]]
    numbers = [*_sentences_at(verdict.evidence, index), *(index.sentence_of[held.number] for held in best)]
    chosen: set[int] = set()
    for number in dict.fromkeys(near for n in numbers for near in (n, n - 1) if near >= 0):
        if sum(_length(held, index) for held in (*chosen, number)) <= _LONGEST or not chosen:
            chosen.add(number)
    return "\n".join(" ".join(index.sentences[n].span.of(index.text).split())[:_LONGEST] for n in sorted(chosen))


def _sentences_at(spans: Iterable[Span], index: SourceIndex) -> list[int]:
    return [n for span in spans for n, held in enumerate(index.sentences) if held.span.overlaps(span)]


def _length(number: int, index: SourceIndex) -> int:
    span = index.sentences[number].span
    return span.end - span.start


def _marked(figure: Span, text: str) -> str:
    """The sentence of a text that holds a figure, the figure in double brackets."""
    around = next((span for span in split_sentences(text) if span.overlaps(figure)), Span(start=0, end=len(text)))
    start = max(around.start, figure.start - _LONGEST // 2)
    end = max(figure.end, min(around.end, figure.end + _LONGEST // 2))
    before, after = text[start : figure.start], text[figure.end : end]
    return " ".join(f"{_safe(before)}[[{_safe(figure.of(text))}]]{_safe(after)}".split())


def _safe(text: str) -> str:
    """A text without the marks that are put around it."""
    return _MARKS.sub(lambda found: found[0].lower() if found[0].isalpha() else " ", text)
