"""Causal models of transformers: from requests to completions. Prompts are in `prompt_text`, tensors in `tensors`."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final, Literal

from summarizer.draft import Completion, Decoding, Request
from summarizer.errors import ModelError
from summarizer.models.lock import FigureLock, Locks
from summarizer.models.prompt_text import PromptText, common_length, render, shorten_to_fit
from summarizer.models.spec import ModelSpec
from summarizer.models.tensors import Decoder, ProcessorOf, Row, Written
from summarizer.models.yes_or_no import FORMS, chance_of_yes

if TYPE_CHECKING:
    from collections.abc import Callable

    from transformers import PreTrainedModel, PreTrainedTokenizerBase


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prompt:
    """A request made ready: what is read, and whether it had to be cut."""

    row: Row
    stops: tuple[str, ...]
    truncated: bool


class CausalModel:
    """Greedy, batched decoding of a causal model; the checkpoint's own sampling defaults are not used."""

    family: Final[Literal["causal"]] = "causal"

    def __init__(
        self,
        spec: ModelSpec,
        model: PreTrainedModel,
        tokenizer: PreTrainedTokenizerBase,
        hash_of: Callable[[], str | None],
    ) -> None:
        self.spec = spec
        self._tokenizer = tokenizer
        self._hash_of = hash_of
        self.device, self.dtype = str(model.device), str(model.dtype).removeprefix("torch.")
        self.context_tokens: int | None = getattr(model.config.get_text_config(), "max_position_embeddings", None)
        self.parameters: int | None = model.num_parameters()
        ends = _end_tokens(model, tokenizer)
        pad = tokenizer.pad_token_id
        self._decoder = Decoder(model, ends, pad if pad is not None else next(iter(ends), 0))
        self._make_locks = partial(Locks, tokenizer, model.config.get_text_config().vocab_size, ends)

    @cached_property
    def _locks(self) -> Locks:
        return self._make_locks()

    @cached_property
    def file_hash(self) -> str | None:
        return self._hash_of()

    def count_tokens(self, text: str) -> int:
        return len(self._tokenizer.encode(text, add_special_tokens=False))

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Completion]:
        begun = time.perf_counter()
        prompts = [self._prepare(request) for request in requests]
        rows = [prompt.row for prompt in prompts]
        stops = {stop for prompt in prompts for stop in prompt.stops}
        written = self._decoder.decode(rows, self._locked(requests) if decoding.lock else None, self._stopped(stops))
        share = (time.perf_counter() - begun) / max(1, len(requests))
        return [self._complete(*pair, seconds=share) for pair in zip(prompts, written, strict=True)]

    def chances_of_yes(self, requests: Sequence[Request]) -> list[float]:
        """Weigh yes against no as the first token of each answer."""
        rows = [self._prepare(replace(request, max_tokens=1, figures=None)).row for request in requests]
        return [chance_of_yes(self._decoder.first(row, self._yes_and_no)) for row in rows]

    @cached_property
    def _yes_and_no(self) -> dict[int, str]:
        """The first tokens that begin one of the two words, and which."""
        begun = {form: self._tokenizer.encode(form, add_special_tokens=False) for form in FORMS}
        first: dict[int, set[str]] = {}
        for form, ids in begun.items():
            first.setdefault(ids[0], set()).add(form.strip().casefold())
        return {token: min(words) for token, words in first.items() if len(words) == 1}

    def _locked(self, requests: Sequence[Request]) -> ProcessorOf | None:
        """Make the processors that hold each row to its request's figures."""
        if all(request.figures is None for request in requests):
            return None
        locks = [self._locks.lock(request.figures) for request in requests]
        return lambda indices, width: FigureLock([locks[i] for i in indices], width)

    def _prepare(self, request: Request) -> _Prompt:
        """Turn a request into tokens, its passages cut where it is longer than the context."""
        row, stops = self._row(request)
        room = self._room(request)
        if room is None or len(row.ids) <= room:
            return _Prompt(row=row, stops=stops, truncated=False)
        shorter = shorten_to_fit(request, lambda tried: len(self._row(tried)[0].ids) <= room)
        row, stops = self._row(shorter)
        return _Prompt(row=row, stops=stops, truncated=True)

    def _room(self, request: Request) -> int | None:
        if self.context_tokens is None:
            return None
        if request.max_tokens >= self.context_tokens:
            raise ModelError(
                f"{self.spec}: {request.max_tokens} tokens are asked for, its context is {self.context_tokens}.",
                "Ask for a shorter output (--length), or use a model with a longer context.",
            )
        return self.context_tokens - request.max_tokens

    def _row(self, request: Request) -> tuple[Row, tuple[str, ...]]:
        prompt = render(request, self._tokenizer)
        ids = self._encode(prompt, prompt.text)
        before = self._encode(prompt, prompt.text[: prompt.shared]) if prompt.shared else []
        row = Row(ids=tuple(ids), shared=common_length(before, ids), max_tokens=request.max_tokens)
        return row, prompt.stops

    def _encode(self, prompt: PromptText, text: str) -> list[int]:
        return list(self._tokenizer.encode(text, add_special_tokens=not prompt.chat))

    def _stopped(self, stops: set[str]) -> Callable[[list[int]], bool] | None:
        if not stops:
            return None
        return lambda ids: any(stop in self._decode(ids).lstrip() for stop in stops)

    def _decode(self, ids: Sequence[int]) -> str:
        return str(self._tokenizer.decode(list(ids), skip_special_tokens=True, clean_up_tokenization_spaces=False))

    def _complete(self, prompt: _Prompt, written: Written, *, seconds: float) -> Completion:
        text = self._decode(written.ids).lstrip()
        for stop in prompt.stops:
            text = text.partition(stop)[0]
        return Completion(
            text=text.strip(),
            finish="stop" if written.ended else "length",
            input_tokens=len(prompt.row.ids),
            output_tokens=len(written.ids),
            input_truncated=prompt.truncated,
            seconds=seconds,
        )


def _end_tokens(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> tuple[int, ...]:
    """Collect the end tokens of the checkpoint and of its tokenizer: for chat models the two may differ."""
    own = model.generation_config.eos_token_id
    listed = own if isinstance(own, list) else [own]
    return tuple(sorted({token for token in (*listed, tokenizer.eos_token_id) if token is not None}))
