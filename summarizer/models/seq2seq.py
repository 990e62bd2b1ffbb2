"""Encoder-decoder summarizers of transformers (BART, Pegasus and T5 forms): they read the passages, not the messages.

Requests are decoded one by one, so that none depends on the others.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

import torch
from transformers import GenerationConfig, LogitsProcessorList

from summarizer.draft import Completion, Decoding, Request
from summarizer.models.lock import FigureLock, Locks
from summarizer.models.prompt_text import defuse
from summarizer.models.spec import ModelSpec

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

_KEPT: Final = (
    "decoder_start_token_id",
    "bos_token_id",
    "eos_token_id",
    "pad_token_id",
    "forced_bos_token_id",
    "forced_eos_token_id",
    "no_repeat_ngram_size",
)
"""What of a checkpoint's generation settings is part of the model. Sampling, beams and least lengths are taste."""
_UNLIMITED: Final = 10**6
"""Tokenizers without a limit give an enormous one."""


class Seq2SeqModel:
    """Greedy decoding of an encoder-decoder model."""

    family: Final[Literal["seq2seq"]] = "seq2seq"

    def __init__(
        self,
        spec: ModelSpec,
        model: PreTrainedModel,
        tokenizer: PreTrainedTokenizerBase,
        hash_of: Callable[[], str | None],
    ) -> None:
        self.spec = spec
        self._model: Any = model
        self._tokenizer = tokenizer
        self._hash_of = hash_of
        self.device, self.dtype = str(model.device), str(model.dtype).removeprefix("torch.")
        self._settings = {name: getattr(model.generation_config, name, None) for name in _KEPT}
        model.generation_config = GenerationConfig(**self._settings)  # type: ignore[no-untyped-call]
        end = self._settings["eos_token_id"]
        self._ends = {*(end if isinstance(end, list) else [end])} - {None}
        self._prefix = _prefix_of(model)
        self.context_tokens = _longest_input(model, tokenizer)
        self.parameters: int | None = model.num_parameters()

    @cached_property
    def file_hash(self) -> str | None:
        return self._hash_of()

    @cached_property
    def _locks(self) -> Locks:
        return Locks(self._tokenizer, self._model.config.get_text_config().vocab_size, sorted(self._ends))

    def count_tokens(self, text: str) -> int:
        return len(self._tokenizer.encode(text, add_special_tokens=False))

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Completion]:
        return [self._answer(request, decoding) for request in requests]

    @torch.inference_mode()
    def _answer(self, request: Request, decoding: Decoding) -> Completion:
        begun = time.perf_counter()
        ids, truncated = self._encode(request)
        lock = self._locks.lock(request.figures) if decoding.lock and request.figures is not None else None
        output = self._model.generate(
            torch.tensor([ids], device=self._model.device),
            generation_config=GenerationConfig(  # type: ignore[no-untyped-call]
                **self._settings, max_new_tokens=self._most_tokens(request), do_sample=False, num_beams=1
            ),
            logits_processor=LogitsProcessorList([FigureLock([lock], width=1)] if lock else []),
        )
        written = output[0, 1:].tolist()
        return Completion(
            text=str(self._tokenizer.decode(written, skip_special_tokens=True)).strip(),
            finish="stop" if self._ends & set(written) else "length",
            input_tokens=len(ids),
            output_tokens=len(written),
            input_truncated=truncated,
            seconds=time.perf_counter() - begun,
        )

    def _most_tokens(self, request: Request) -> int:
        """Bound the answer by the positions of the decoder, where it has a fixed number."""
        positions = getattr(self._model.config, "max_position_embeddings", None)
        return min(request.max_tokens, positions - 1) if positions else request.max_tokens

    def _encode(self, request: Request) -> tuple[list[int], bool]:
        """Encode the passages, after the prefix a T5 was trained with; cut at their end where they are too long."""
        text = self._prefix + defuse(" ".join(request.passages), self._tokenizer)
        ids = list(self._tokenizer.encode(text))
        if self.context_tokens is None or len(ids) <= self.context_tokens:
            return ids, False
        return list(self._tokenizer.encode(text, truncation=True, max_length=self.context_tokens)), True


def _prefix_of(model: PreTrainedModel) -> str:
    """Read the instruction that a T5 form was trained with from its config."""
    tasks: Any = getattr(model.config, "task_specific_params", None) or {}
    prefix = tasks.get("summarization", {}).get("prefix")
    if prefix is None:
        prefix = "summarize: " if model.config.model_type == "t5" else getattr(model.config, "prefix", None)
    return str(prefix or "")


def _longest_input(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> int | None:
    """Return the most tokens the encoder takes; T5's relative positions set none, so its tokenizer's limit holds."""
    limits = [getattr(model.config, "max_position_embeddings", None), tokenizer.model_max_length]
    return min((limit for limit in limits if limit and limit < _UNLIMITED), default=None)
