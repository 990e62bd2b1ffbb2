"""One protocol for every model, and `open_model` from a spec string. Real models are imported last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from summarizer.draft import Completion, Decoding, Request


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSpec:
    """A model named in one string; `str(parse(text)) == text` for a canonical text.

    Forms: `embedded:smollm2-135m`, `hf:org/name[@revision]`, `hf:/folder`, `hf:...#file.gguf`, `lead:3`,
    `textrank`, `textrank:5`, `script:file.toml`, `openai:model@http://host:port/v1`.
    """

    scheme: Literal["embedded", "hf", "openai", "lead", "textrank", "script"]
    name: str = ""
    revision: str | None = None
    file: str | None = None
    base_url: str | None = None
    dtype: str | None = None
    device: str | None = None


class Model(Protocol):
    """Writes completions. Batched and order-preserving: `generate(rs, d)[i]` answers `rs[i]`, and does not depend
    on the other requests."""

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
