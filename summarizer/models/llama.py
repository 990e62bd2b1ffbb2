"""GGUF models, run by llama.cpp: from requests to completions. The engine itself is in `llama_server`."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any, Final, Literal, TypeVar

from summarizer.draft import Completion, Decoding, Message, Request
from summarizer.errors import ModelError
from summarizer.figures.figure import Figure
from summarizer.models.checkpoint import sha256_of
from summarizer.models.figure_grammar import grammar
from summarizer.models.llama_server import SLOTS, LlamaServer
from summarizer.models.prompt_text import common_length, render_plain, shared_text, shorten_to_fit
from summarizer.models.spec import ModelSpec
from summarizer.models.yes_or_no import LISTED, chance_of_yes

_Done = TypeVar("_Done")
_SPARE: Final = (0, 1)
"""Two tokens, one of which is not the next: put behind a beginning, they end what is kept of it there."""
_ANSWERS: Final = 64
"""Answers that are kept: a statement that was rewritten in vain is asked for again in the same words."""


def open_gguf(spec: ModelSpec) -> LlamaModel:
    """Open a `gguf:` spec.

    Raises
    ------
    ModelError
        If there is no such file, or it is none that the engine can run.
    """
    file = Path(spec.name).expanduser()
    if file.is_dir():
        found = ", ".join(path.name for path in sorted(file.glob("*.gguf"))) or "none"
        raise ModelError(f"{spec}: {file} is a folder.", f"Name a file in it. GGUF files there: {found}.")
    if not file.is_file():
        raise ModelError(f"{spec}: there is no file {file}.", "Check the path.")
    if spec.dtype not in (None, "auto"):
        raise ModelError(f"{spec}: a GGUF file has its own precision.", f"Leave out the dtype {spec.dtype}.")
    return LlamaModel(spec, file, lambda: sha256_of(file))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prompt:
    """A request made ready: what is read, what ends the answer, and whether it had to be cut.

    Its first `shared` tokens begin other requests too.
    """

    ids: tuple[int, ...]
    shared: int
    stops: tuple[str, ...]
    max_tokens: int
    figures: tuple[Figure, ...] | None
    truncated: bool = False


class LlamaModel:
    """Greedy decoding of a GGUF file by llama.cpp; a beginning that requests share is read once.

    Floating-point sums depend on how many tokens are read together. So a request is read in the same steps whatever
    came before it: its shared beginning by itself, kept in a slot of the engine or read now, then the rest, then the
    answer, with no other request beside it. Guesses at the next tokens depend on the request's own tokens alone. And
    so the same request always has the same answer: of the last ones the answers are kept.

    Parameters
    ----------
    spec
        What was asked for; its device "cpu" keeps a graphics processor out.
    file
        The GGUF file.
    hash_of
        Gives the sha256 of the file when it is asked for.
    """

    family: Final[Literal["causal"]] = "causal"

    def __init__(self, spec: ModelSpec, file: Path, hash_of: Callable[[], str | None]) -> None:
        self.spec = spec
        self._hash_of = hash_of
        self._server = LlamaServer(file, gpu=spec.device != "cpu")
        self.context_tokens: int | None = self._server.context_tokens
        self.parameters: int | None = self._server.parameters
        self._slots: OrderedDict[int, tuple[int, ...]] = OrderedDict.fromkeys(range(SLOTS), ())
        self._answers: OrderedDict[tuple[_Prompt, Decoding], Completion] = OrderedDict()
        self._working = threading.Lock()
        self._safe = lru_cache(maxsize=256)(self._defused)

    @cached_property
    def file_hash(self) -> str | None:
        return self._hash_of()

    def count_tokens(self, text: str) -> int:
        return len(self._server.tokens(text, special=False))

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Completion]:
        prompts = [self._prepare(request) for request in requests]
        kept = {prompt: self._answers[prompt, decoding] for prompt in prompts if (prompt, decoding) in self._answers}
        done = {prompt: replace(answer, seconds=0.0) for prompt, answer in kept.items()}
        for prompt in sorted(set(prompts) - set(kept), key=lambda prompt: prompt.ids):
            done[prompt] = self._interruptible(partial(self._complete, prompt, decoding))
            self._keep(prompt, decoding, done[prompt])
        first = {prompt: at for at, prompt in reversed(list(enumerate(prompts)))}
        return [
            done[prompt] if first[prompt] == at else replace(done[prompt], seconds=0.0)
            for at, prompt in enumerate(prompts)
        ]

    def _keep(self, prompt: _Prompt, decoding: Decoding, answer: Completion) -> None:
        self._answers[prompt, decoding] = answer
        if len(self._answers) > _ANSWERS:
            self._answers.popitem(last=False)

    def chances_of_yes(self, requests: Sequence[Request]) -> list[float]:
        """Weigh yes against no as the first token of each answer."""
        prompts = [self._prepare(replace(request, max_tokens=1, figures=None)) for request in requests]
        return [self._interruptible(partial(self._weigh, prompt)) for prompt in prompts]

    def _weigh(self, prompt: _Prompt, gone: threading.Event) -> float:
        with self._working:
            asked = self._asked(prompt, Decoding(lock=False)) | {
                "logprobs": LISTED,
                "id_slot": self._read(prompt, gone),
            }
            return chance_of_yes(self._server.complete(asked, gone).get("first", ()))

    @staticmethod
    def _interruptible(work: Callable[[threading.Event], _Done]) -> _Done:
        """Work in a thread, so that Ctrl-C is heeded while the engine works."""
        gone = threading.Event()
        with ThreadPoolExecutor(max_workers=1) as pool:
            try:
                return pool.submit(work, gone).result()
            finally:
                gone.set()

    def _read(self, prompt: _Prompt, gone: threading.Event) -> int:
        """Leave a slot of the engine with the shared beginning of a prompt, and nothing after it that the prompt has.

        Returns
        -------
        The number of the slot: the one that holds the beginning, else the one that was not used for longest.
        """
        beginning = prompt.ids[: prompt.shared]
        following = prompt.ids[prompt.shared]
        spare = [token for token in _SPARE if token != following][:1] * 2
        holding = [number for number, held in self._slots.items() if beginning and held == beginning]
        slot = holding[0] if holding else next(iter(self._slots))
        self._slots[slot] = ()
        asked = {"prompt": [*beginning, *spare], "n_predict": 0, "cache_prompt": bool(holding), "id_slot": slot}
        self._server.complete(asked, gone)
        if not gone.is_set():
            self._slots[slot] = beginning
        self._slots.move_to_end(slot)
        return slot

    def _complete(self, prompt: _Prompt, decoding: Decoding, gone: threading.Event) -> Completion:
        begun = time.perf_counter()
        with self._working:
            asked = self._asked(prompt, decoding) | {"id_slot": self._read(prompt, gone)}
            answer = self._server.complete(asked, gone)
        text, usage = answer["text"].lstrip(), answer.get("usage", {})
        for stop in prompt.stops:
            text = text.partition(stop)[0]
        return Completion(
            text=text.strip(),
            finish="length" if answer.get("finish_reason") == "length" else "stop",
            input_tokens=len(prompt.ids),
            output_tokens=int(usage.get("completion_tokens", 0)),
            input_truncated=prompt.truncated,
            seconds=time.perf_counter() - begun,
        )

    @staticmethod
    def _asked(prompt: _Prompt, decoding: Decoding) -> dict[str, Any]:
        greedy = {"samplers": ["top_k"], "top_k": 1, "temperature": 0.0, "seed": decoding.seed}
        locked = {} if prompt.figures is None or not decoding.lock else {"grammar": grammar(prompt.figures)}
        asked = {"prompt": list(prompt.ids), "n_predict": prompt.max_tokens, "stop": list(prompt.stops)}
        return {**asked, **greedy, **locked}

    def _prepare(self, request: Request) -> _Prompt:
        """Turn a request into tokens, its passages cut where it is longer than the context."""
        prompt = self._prompt(request)
        room = self._room(request)
        if len(prompt.ids) <= room:
            return prompt
        shorter = shorten_to_fit(request, lambda tried: len(self._prompt(tried).ids) <= room)
        return replace(self._prompt(shorter), truncated=True)

    def _room(self, request: Request) -> int:
        context = self._server.context_tokens
        if request.max_tokens >= context:
            raise ModelError(
                f"{self.spec}: {request.max_tokens} tokens are asked for, its context is {context}.",
                "Ask for a shorter output (--length), or use a model with a longer context.",
            )
        return context - request.max_tokens

    def _prompt(self, request: Request) -> _Prompt:
        messages = [Message(role=m.role, content=self._safe(m.content)) for m in request.messages]
        if self._server.has_template:
            text = self._server.chat([{"role": m.role, "content": m.content} for m in messages])
            return self._tokenized(text, shared_text(text, messages, request), (), request)
        plain = render_plain(messages, request.task)
        return self._tokenized(plain.text, plain.text[: plain.shared], plain.stops, request)

    def _tokenized(self, text: str, shared: str, stops: tuple[str, ...], request: Request) -> _Prompt:
        special = self._server.has_template
        ids = self._server.tokens(text, special=special, begin=True)
        before = self._server.tokens(shared, special=special, begin=True)
        length = min(common_length(before, ids), len(ids) - 1)
        return _Prompt(
            ids=tuple(ids), shared=length, stops=stops, max_tokens=request.max_tokens, figures=request.figures
        )

    def _defused(self, text: str) -> str:
        """Take the spelt-out special tokens out of a text, so that it cannot end its own turn."""
        while len(self._server.tokens(text, special=True)) != len(self._server.tokens(text, special=False)):
            special = {piece for piece in self._server.pieces(text) if self._is_special(piece)}
            if not special:
                break
            for piece in sorted(special, key=len, reverse=True):
                text = text.replace(piece, " ")
        return text

    @lru_cache  # noqa: B019 - a model lives as long as the process
    def _is_special(self, piece: str) -> bool:
        """Whether a token's text, read as plain text, is not that token."""
        if len(piece) < 3:
            return False
        return self._server.tokens(piece, special=True) != self._server.tokens(piece, special=False)
