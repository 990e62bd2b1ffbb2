"""From the whole article: the model writes the summary and the facts itself.

An article longer than the model's context is worked through in parts of whole sentences, and the notes say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.checks import Checker
from summarizer.document import BlockKind, Document
from summarizer.draft import Completion, Draft, DraftSentence, Options, Request, Task
from summarizer.figures import SourceIndex
from summarizer.figures.figure import Span
from summarizer.models import Model
from summarizer.prompts import PromptSet
from summarizer.write.answers import answer_sentences
from summarizer.write.clean import addresses_reader

NAME = "direct"
_MOST_FACTS = 14
"""Facts asked of a model."""
_TOKENS_PER_WORD = 1.6
"""Tokens that a word of an answer takes, on the safe side."""
_SPARE_TOKENS = 64
"""Tokens beyond the words asked for, so that the last sentence can end."""
_FEWEST_TOKENS = 128
"""Tokens allowed for the answer to one part of a long article."""


def write(document: Document, index: SourceIndex, model: Model, prompts: PromptSet, options: Options) -> Draft:
    """Draft a summary and facts of a document from its whole text."""
    spans = [span for span in document.spans(BlockKind.BODY) if not addresses_reader(span.of(document.text))]
    sentences: list[DraftSentence] = []
    completions: list[Completion] = []
    most = 1
    for task in _asked(model, options):
        requests = list(_requests(task, document, spans, model, prompts, options)) if spans else []
        answers = model.generate(requests, options.decoding) if requests else []
        completions += answers
        most = max(most, len(requests))
        sentences += _sentences(task, document, index, requests, answers)
    if model.family == "seq2seq" and "facts" in options.tasks:
        sentences += [
            DraftSentence(text=s.text, task="facts", sources=s.sources) for s in sentences if s.task == "summary"
        ]
    return Draft(
        document=document, sentences=tuple(sentences), completions=tuple(completions), strategy=NAME,
        notes=_notes(most, completions),
    )  # fmt: skip


def _asked(model: Model, options: Options) -> tuple[Task, ...]:
    """What the model is asked for: an encoder-decoder writes one text, which serves as both."""
    return ("summary",) if model.family == "seq2seq" else options.tasks


def _requests(
    task: Task, document: Document, spans: Sequence[Span], model: Model, prompts: PromptSet, options: Options
) -> Iterator[Request]:
    length = options.length if task == "summary" else _MOST_FACTS
    words = options.length if task == "summary" else max(_MOST_FACTS * 18, options.length)
    answer = round(words * _TOKENS_PER_WORD) + _SPARE_TOKENS
    parts = _parts(task, document, spans, model, prompts, length, answer)
    share = max(1, round(length / len(parts)))
    for part in parts:
        passages = tuple(" ".join(span.of(document.text).split()) for span in part)
        yield Request(
            task=task,
            messages=prompts.messages(task, passage=_article(document, part), length=str(share)),
            passages=passages,
            sources=tuple(part),
            figures=None,
            max_tokens=max(_FEWEST_TOKENS, answer // len(parts)),
        )


def _parts(
    task: Task, document: Document, spans: Sequence[Span], model: Model, prompts: PromptSet, length: int, answer: int
) -> list[list[Span]]:
    """The sentences in runs that fit the model's context beside the prompt and the answer; one run where all fit."""
    if model.context_tokens is None:
        return [list(spans)]
    frame = sum(model.count_tokens(m.content) + 8 for m in prompts.messages(task, passage="", length=str(length)))
    room = max(model.context_tokens - frame - answer, model.context_tokens // 4)
    parts: list[list[Span]] = [[]]
    used = 0
    for span in spans:
        size = model.count_tokens(span.of(document.text)) + 1
        if parts[-1] and used + size > room:
            parts.append([])
            used = 0
        parts[-1].append(span)
        used += size
    return parts


def _article(document: Document, part: Sequence[Span]) -> str:
    """The part's sentences as running text, a paragraph for each block."""
    blocks = {s.span: s.block for s in document.sentences}
    lines: list[str] = []
    last = None
    for span in part:
        text = " ".join(span.of(document.text).split())
        if blocks[span] == last:
            lines[-1] += " " + text
        else:
            lines.append(text)
        last = blocks[span]
    return "\n\n".join(lines)


def _sentences(
    task: Task, document: Document, index: SourceIndex, requests: Sequence[Request], answers: Sequence[Completion]
) -> Iterator[DraftSentence]:
    """The sentences of the answers, each with the source sentences it resembles; none twice, none cut short."""
    checker = Checker(document, index)
    seen: set[str] = set()
    for request, answer in zip(requests, answers, strict=True):
        whole = dict(zip(request.passages, request.sources, strict=True))
        for text in _whole_sentences(answer):
            if text in seen:
                continue
            seen.add(text)
            sources = (whole[text],) if text in whole else checker.sources_of(text)
            yield DraftSentence(text=text, task=task, sources=sources)


def _whole_sentences(answer: Completion) -> list[str]:
    """The sentences of an answer, without the last one where the length limit cut it off."""
    texts = answer_sentences(answer.text)
    return texts[:-1] if answer.finish == "length" and len(texts) > 1 else texts


def _notes(parts: int, completions: Sequence[Completion]) -> tuple[str, ...]:
    notes = []
    if parts > 1:
        notes.append(f"The article is longer than the model's context and was worked through in {parts} parts.")
    if any(completion.input_truncated for completion in completions):
        notes.append("A sentence longer than the model's context was cut.")
    if any(completion.finish == "length" for completion in completions):
        notes.append("An answer reached its length limit.")
    return tuple(notes)
