"""How a model is opened somewhere else, and what is known of it here then. Values that can be sent."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.models import Model, Progress, open_model
from summarizer.models.spec import ModelSpec
from summarizer.signature import version


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How a worker opens the model."""

    spec: str
    device: str | None = None
    dtype: str | None = None

    def open(self, progress: Progress | None = None) -> Model:
        """Open it here."""
        return open_model(self.spec, device=self.device, dtype=self.dtype, progress=progress)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCard:
    """What the workers say of the model: what a record of a run needs where the model is not."""

    spec: ModelSpec
    family: str
    parameters: int | None
    file_hash: str | None
    device: str | None
    dtype: str | None
    version: str


def card_of(model: Model) -> ModelCard:
    """Describe a model that is open here."""
    known = {name: getattr(model, name, None) for name in ("device", "dtype")}
    return ModelCard(
        spec=model.spec,
        family=model.family,
        parameters=model.parameters,
        file_hash=model.file_hash,
        version=version(),
        **{name: str(value) if value is not None else None for name, value in known.items()},
    )
