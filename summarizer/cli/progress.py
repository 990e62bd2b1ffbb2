"""Progress on standard error: a bar on a terminal, one plain line a step elsewhere, nothing when asked to be quiet."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from summarizer.draft import Completion, Decoding, Request
from summarizer.models import Model
from summarizer.opinion import asked_of
from summarizer.render import safe


class Progress:
    """Shows how far the fetch of a model, and then its writing, has come."""

    def __init__(self, *, quiet: bool, no_color: bool = False) -> None:
        self._quiet = quiet
        self._shown = ""
        self._task: TaskID | None = None
        self._bars: Bars | None = None
        if not quiet and sys.stderr.isatty():
            columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(), _Amount())
            self._bars = Bars(
                *columns, TimeElapsedColumn(), console=Console(stderr=True, no_color=no_color or None), transient=True
            )

    def __enter__(self) -> Progress:
        if self._bars:
            self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bars:
            self._bars.stop()

    def step(self, step: str, done: int, total: int) -> None:
        """Show one step of a fetch: bytes done, of bytes in all (0 where not known)."""
        self._show(step, done, total, bytes=True)

    def watch(self, model: Model, name: str, doing: str = "summarizing") -> Model:
        """Wrap a model so that what it is given of one source is shown."""
        return _Watched(model, lambda done, total: self._show(f"{doing} {name}", done, total, bytes=False))

    def _show(self, step: str, done: int, total: int, **fields: Any) -> None:
        step = safe.line(step)
        if self._bars is None:
            if step != self._shown and not self._quiet:
                click.echo(f"{step} ...", err=True)
            self._shown = step
            return
        if step != self._shown:
            if self._task is not None:
                self._bars.remove_task(self._task)
            self._task, self._shown = self._bars.add_task(step, total=None, **fields), step
        assert self._task is not None
        self._bars.update(self._task, completed=done, total=total or None)


class _Amount(DownloadColumn):
    """Bytes of a fetch, passages of a text."""

    def render(self, task: Any) -> Any:
        return super().render(task) if task.fields["bytes"] else TextColumn("{task.completed} passages").render(task)


class _Watched:
    """A model that reports how many requests it has been given."""

    def __init__(self, model: Model, report: Callable[[int, int], None]) -> None:
        self._model = model
        self._report = report
        self._done = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Completion]:
        self._done += len(requests)
        self._report(self._done, 0)
        return self._model.generate(requests, decoding)

    def chances_of_yes(self, requests: Sequence[Request]) -> list[float]:
        reader = asked_of(self._model)
        chances = []
        for number, request in enumerate(requests):
            self._report(number, len(requests))
            chances += reader.chances_of_yes([request])
        return chances
