"""Sentence by sentence: choose those that carry the story, have the model shorten each, order, join.

For small models: asked for a whole article at once they repeat themselves and invent; one sentence at a time they
shorten well. The summary and the facts share the model's work.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.document import BlockKind, Document
from summarizer.draft import Decoding, Draft, DraftSentence, Options, Request
from summarizer.figures import SourceIndex
from summarizer.models import Model
from summarizer.prompts import PromptSet
from summarizer.strategies.answers import first_sentence
from summarizer.strategies.compress import split
from summarizer.strategies.resolve import Passage
from summarizer.strategies.select import Selected, figures_in, select

NAME = "extract"
FACTS_SHARE = 0.4
"""The facts come to at most this share of the article's words."""
MOST_FACTS = 20
_SHORTENED = 0.75
"""What a sentence is expected to be shortened to; decides how many are asked for."""
_SPARE_TOKENS = 16


def write(document: Document, index: SourceIndex, model: Model, prompts: PromptSet, options: Options) -> Draft:
    """Draft a summary and facts of a document, one sentence at a time."""
    chosen = select(document, index, _words_to_read(document, options))[:MOST_FACTS]
    requests = [shorten(one.passage, index, model, prompts) for one in chosen]
    completions = model.generate(requests, Decoding(seed=options.seed, lock=options.lock)) if requests else []
    texts = [first_sentence(completion.text) for completion in completions]
    sentences: list[DraftSentence] = []
    if "summary" in options.tasks:
        sentences += _summary(chosen, texts, options.length)
    if "facts" in options.tasks:
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
        max_tokens=model.count_tokens(passage.text) + _SPARE_TOKENS,
    )


def _words_to_read(document: Document, options: Options) -> int:
    """How many words of the source to choose, so that what comes of them fills what is asked for."""
    body = sum(len(span.of(document.text).split()) for span in document.spans(BlockKind.BODY))
    facts = FACTS_SHARE * body if "facts" in options.tasks else 0.0
    summary = float(options.length) if "summary" in options.tasks else 0.0
    return round(max(facts, summary) / _SHORTENED)


def _summary(chosen: Sequence[Selected], texts: Sequence[str], length: int) -> list[DraftSentence]:
    """The most important sentences that come to `length` words, in the order of the article."""
    taken: list[int] = []
    words = 0
    for number, text in enumerate(texts):
        size = len(text.split())
        if taken and words + size > 1.15 * length:
            continue
        taken.append(number)
        words += size
        if words >= length:
            break
    taken.sort(key=lambda number: chosen[number].number)
    return [DraftSentence(text=texts[n], task="summary", sources=chosen[n].passage.sources) for n in taken if texts[n]]


def _facts(chosen: Sequence[Selected], texts: Sequence[str]) -> list[DraftSentence]:
    """Every statement of every answer, most important sentence first."""
    return [
        DraftSentence(text=statement, task="facts", sources=one.passage.sources)
        for one, text in zip(chosen, texts, strict=True)
        if text
        for statement in split(text)
    ]


def _notes(completions: Sequence[object]) -> tuple[str, ...]:
    cut = sum(bool(getattr(completion, "input_truncated", False)) for completion in completions)
    return (f"{cut} sentences were longer than the model can read, and were cut.",) if cut else ()
