"""Sentence by sentence: choose those that carry the story, have the model shorten each, order, join.

For small models: asked for a whole article at once they repeat themselves and invent; one sentence at a time they
shorten well. The summary and the facts share the model's work.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from summarizer.checks.attribution import attributions
from summarizer.document import BlockKind, Document
from summarizer.draft import Decoding, Draft, DraftSentence, Options, Request
from summarizer.figures import SourceIndex, find_figures
from summarizer.models import Model
from summarizer.prompts import PromptSet
from summarizer.strategies.answers import first_sentence
from summarizer.strategies.clauses import split
from summarizer.strategies.resolve import Passage
from summarizer.strategies.select import Selected, figures_in, select

NAME = "extract"
FACTS_SHARE = 0.4
"""The facts come to at most this share of the article's words."""
MOST_FACTS = 20
_SHORTENED = 0.75
"""What a sentence is expected to be shortened to; decides how many are asked for."""
_SHORTENED_AGAIN = 0.9
"""What checks and repairs leave of a draft's words."""
_WITHOUT_KEY = 0.6
"""Worth of a sentence's later statements that hold no key figure."""
_MOST_KEPT = 0.8
"""Share of a sentence's tokens that a shortening may have: beyond it the model copies, and need not finish."""
_BY_LENGTH = 0.3
"""How much a statement's length tells against it."""
_SPARE_TOKENS = 8


def write(document: Document, index: SourceIndex, model: Model, prompts: PromptSet, options: Options) -> Draft:
    """Draft a summary and facts of a document, one sentence at a time."""
    chosen = select(document, index, _words_to_read(document, options))[:MOST_FACTS]
    requests = [shorten(one.passage, index, model, prompts) for one in chosen]
    completions = model.generate(requests, Decoding(seed=options.seed, lock=options.lock)) if requests else []
    texts = [first_sentence(completion.text) for completion in completions]
    sentences: list[DraftSentence] = []
    silent = not any(texts)  # a model that wrote nothing at all has no draft, and the source's words are not its own
    if "summary" in options.tasks and not silent:
        sentences += _summary(chosen, texts, options.length)
    if "facts" in options.tasks and not silent:
        sentences += _facts(chosen, texts)
    return Draft(
        document=document, sentences=tuple(sentences), completions=tuple(completions), strategy=NAME,
        notes=_notes(completions),
    )  # fmt: skip


def shorten(passage: Passage, index: SourceIndex, model: Model, prompts: PromptSet) -> Request:
    """Ask for one sentence in fewer words."""
    return Request(
        task="shorten",
        messages=prompts.messages("shorten", passage=passage.text),
        passages=(passage.text,),
        sources=passage.sources,
        figures=figures_in(index, passage.sources),
        max_tokens=round(_MOST_KEPT * model.count_tokens(passage.text)) + _SPARE_TOKENS,
    )


def _words_to_read(document: Document, options: Options) -> int:
    """How many words of the source to choose, so that what comes of them fills what is asked for."""
    body = sum(len(span.of(document.text).split()) for span in document.spans(BlockKind.BODY))
    facts = FACTS_SHARE * body if "facts" in options.tasks else 0.0
    summary = float(options.length) if "summary" in options.tasks else 0.0
    return round(max(facts, summary) / _SHORTENED)


def _summary(chosen: Sequence[Selected], texts: Sequence[str], length: int) -> list[DraftSentence]:
    """The statements that tell most for their length, about `length` words of them, in the order of the article.

    The parts of a sentence that are all taken stay together.
    """
    parts = [split(text) if text else [] for text in texts]
    ranked = sorted(
        ((n, part) for n, held in enumerate(parts) for part in range(len(held))),
        key=lambda place: (-_worth(chosen[place[0]], parts[place[0]], place[1]), place),
    )
    taken: set[tuple[int, int]] = set()
    words = 0
    for n, part in ranked:
        size = len(parts[n][part].split())
        if not taken or words + size <= length / _SHORTENED_AGAIN:
            taken.add((n, part))
            words += size
    order = sorted(range(len(texts)), key=lambda n: chosen[n].number)
    told = [(n, [part for part in range(len(parts[n])) if (n, part) in taken]) for n in order]
    return [
        DraftSentence(text=text, task="summary", sources=chosen[n].passage.sources)
        for n, held in told
        for text in ([texts[n]] if len(held) == len(parts[n]) and held else [parts[n][part] for part in held])
    ]


def _worth(sentence: Selected, parts: Sequence[str], part: int) -> float:
    """What a statement tells of the story, by its length: its sentence's score, more where it holds a key figure."""
    key = any(figure.surface in parts[part] for figure in sentence.key_figures)
    return sentence.score * (1.0 if key or not part else _WITHOUT_KEY) / math.pow(len(parts[part].split()), _BY_LENGTH)


def _facts(chosen: Sequence[Selected], texts: Sequence[str]) -> list[DraftSentence]:
    """Every statement of every answer, most important sentence first; "" where the model wrote nothing."""
    return [
        DraftSentence(text=statement, task="facts", sources=one.passage.sources)
        for one, text in zip(chosen, texts, strict=True)
        for statement in (telling(text) if text else [""])
    ]


def telling(text: str) -> list[str]:
    """The statements of a sentence that tell a figure or whose word it is; all of them where none does."""
    parts = split(text)
    return [part for part in parts if find_figures(part) or attributions(part)] or parts


def _notes(completions: Sequence[object]) -> tuple[str, ...]:
    cut = sum(bool(getattr(completion, "input_truncated", False)) for completion in completions)
    return (f"{cut} sentences were longer than the model can read, and were cut.",) if cut else ()
