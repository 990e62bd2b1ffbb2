"""What is asked of a model and what comes back, before any check."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from summarizer.document import Document
from summarizer.figures.figure import Figure, Span

Task = Literal["summary", "facts"]
PromptTask = Literal["summary", "facts", "shorten", "rewrite", "judge"]
StrategyName = Literal["auto", "direct", "sentence", "extract"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the user asked for.

    Parameters
    ----------
    strategy
        How to write; `auto` decides from the model.
    length
        Words the summary should come to.
    only
        One of the two tasks alone; None for both.
    lock
        Figure-locked decoding, where the model has it; None for on with a model whose drafts it was measured to mend
        (`ModelSpec.locked`).
    seed
        For models that sample.
    published
        The article's date where the page does not state it.
    """

    strategy: StrategyName = "auto"
    length: int = 110
    only: Task | None = None
    lock: bool | None = None
    seed: int = 0
    published: date | None = None

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks to write, summary first."""
        return (self.only,) if self.only else ("summary", "facts")

    def settled(self, *, locked: bool) -> Options:
        """These options with `lock` as it is to be: as asked for, else as usual with the model (`locked`)."""
        return replace(self, lock=locked if self.lock is None else self.lock)

    @property
    def decoding(self) -> Decoding:
        """How the model is to decode."""
        return Decoding(seed=self.seed, lock=bool(self.lock))


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One turn of a chat."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One completion asked of a model.

    Parameters
    ----------
    task
        The prompt this request was made from.
    messages
        The chat; worked examples are earlier user and assistant turns. Chat-less models get a plain-text form of it.
    passages
        The texts of `sources`, in order: what extractive and encoder-decoder models read instead of `messages`.
    sources
        The source spans the completion may draw on.
    figures
        The figures it may write; None for no restriction. Used by figure-locked decoding.
    max_tokens
        The most tokens to generate.
    """

    task: PromptTask
    messages: tuple[Message, ...]
    passages: tuple[str, ...]
    sources: tuple[Span, ...]
    figures: tuple[Figure, ...] | None
    max_tokens: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """A model's answer to one request."""

    text: str
    finish: Literal["stop", "length"]
    input_tokens: int
    output_tokens: int
    input_truncated: bool
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoding:
    """How completions are decoded. Greedy; `seed` matters only to models that sample."""

    seed: int = 0
    lock: bool = True
    """Figure-locked decoding: only a request's own figures may be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSentence:
    """One sentence a model wrote, with the source spans it was written from."""

    text: str
    task: Task
    sources: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a model wrote of a document, unchecked."""

    document: Document
    sentences: tuple[DraftSentence, ...]
    completions: tuple[Completion, ...]
    strategy: str
    notes: tuple[str, ...] = ()
    """What the reader should know of how it was made: parts, truncation."""
