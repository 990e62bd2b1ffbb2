"""The model of `--judge`, opened for a command, its progress shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from summarizer.cli.output import Output

if TYPE_CHECKING:
    from summarizer.models import Model


@contextmanager
def judging(name: str | None, output: Output) -> Iterator[Model | None]:
    """Open the model that is asked for second opinions; None where none is named.

    Raises
    ------
    ModelError
        There is no such model, or it cannot be asked for yes or no.
    """
    if name is None:
        yield None
        return
    from summarizer.cli.progress import Progress
    from summarizer.models import open_model
    from summarizer.opinion import asked_of

    with Progress(quiet=output.quiet, no_color=output.no_color) as progress:
        model = open_model(name, progress=progress.step)
        asked_of(model)
        yield progress.watch(model, str(model.spec), "asking")
