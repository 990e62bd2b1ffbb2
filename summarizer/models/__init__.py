"""One protocol for every model, and `open_model` from a spec string. Real models are imported last."""

# ruff: noqa: PLC0415 - a model is imported when it is opened
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal, Protocol

from summarizer.draft import Completion, Decoding, Request
from summarizer.extras import explained, require
from summarizer.models.spec import DEFAULT, FORMS, ModelSpec, describe, parse_spec

__all__ = ["DEFAULT", "FORMS", "Model", "ModelSpec", "Progress", "describe", "open_model", "parse_spec"]

Progress = Callable[[str, int, int], None]
"""Called as `progress(step, done, total)` while a model is fetched: what is being done, and how far in bytes; a total
of 0 where it is not known."""


class Model(Protocol):
    """Writes completions.

    Batched and order-preserving: `generate(rs, d)[i]` answers `rs[i]`, and does not depend on the other requests.
    """

    @property
    def spec(self) -> ModelSpec: ...

    @property
    def family(self) -> Literal["causal", "seq2seq", "extractive", "scripted", "server"]: ...

    @property
    def context_tokens(self) -> int | None:
        """The longest input and output together, in tokens; None for no limit."""
        ...

    @property
    def parameters(self) -> int | None:
        """The number of weights; None where there are none or it is not known."""
        ...

    @property
    def file_hash(self) -> str | None:
        """sha256 of the weights, or None."""
        ...

    def count_tokens(self, text: str) -> int: ...

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Completion]: ...


def open_model(
    spec: ModelSpec | str, *, device: str | None = None, dtype: str | None = None, progress: Progress | None = None
) -> Model:
    """Open the model a spec names, fetching an embedded one if it is not here yet.

    Parameters
    ----------
    device, dtype
        Override the spec's own: "auto" or a torch name ("cpu", "cuda:0"; "float32", "bfloat16"). Automatic is CUDA
        where there is one, and on the CPU float32.
    progress
        Called with the steps of a fetch.

    Raises
    ------
    ModelError
        If it cannot be found, fetched, verified or loaded, or a package that it needs is not installed; the hint says
        what to do next.
    """
    spec = parse_spec(spec) if isinstance(spec, str) else spec
    spec = replace(spec, device=device or spec.device, dtype=dtype or spec.dtype)
    with explained():
        return _opened(spec, progress)


def _opened(spec: ModelSpec, progress: Progress | None) -> Model:
    match spec.scheme:
        case "lead" | "textrank":
            if spec.scheme == "textrank":
                require("networkx", "scipy", model=True)
            from summarizer.models.extractive import ExtractiveModel

            return ExtractiveModel(spec)
        case "script":
            from summarizer.models.scripted import ScriptedModel

            return ScriptedModel.read(spec)
        case "embedded":
            from summarizer.models import embedded

            return embedded.open_embedded(spec, progress)
        case "gguf":
            from summarizer.models.llama import open_gguf

            return open_gguf(spec)
        case "hf":
            from summarizer.models.checkpoint import open_checkpoint

            return open_checkpoint(spec)
        case "openai":
            from summarizer.models.openai import is_local, open_server

            if progress and not is_local(spec.base_url or ""):
                progress(f"the articles are sent to {spec.base_url}", 0, 0)
            return open_server(spec)
