"""Where output goes: data to standard output or, atomically, to a file; errors and warnings to standard error."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer.cli.pipe import ReaderGone
from summarizer.errors import FigurewiseError, InputError
from summarizer.reading import STDIN
from summarizer.render import safe

if TYPE_CHECKING:
    from rich.console import RenderableType


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What the options on output come to."""

    form: str
    path: Path | None
    quiet: bool
    no_color: bool
    explain: bool = False

    @property
    def to_stdout(self) -> bool:
        """Whether data goes to standard output."""
        return self.path is None or str(self.path) == "-"

    def overwrites(self, source: str) -> bool:
        """Say whether writing would replace an input."""
        if self.to_stdout or source == STDIN or self.path is None:
            return False
        return self.path.is_file() and Path(source).exists() and self.path.samefile(source)

    @property
    def to_terminal(self) -> bool:
        """Whether data goes to a terminal."""
        return self.to_stdout and sys.stdout.isatty()

    def text(self, renderable: RenderableType) -> str:
        """Draw a renderable: in colour and at the terminal's width where it goes to one, else plain at 80 columns."""
        from summarizer.render.draw import TEXT_WIDTH, draw

        colour = self.to_terminal and not self.no_color and not os.environ.get("NO_COLOR")
        return draw(renderable, width=None if self.to_terminal else TEXT_WIDTH, colour=colour)

    def remark(self, text: str) -> None:
        """Say on standard error what a reader should know of how an input was read, unless asked to be quiet."""
        if not self.quiet:
            click.echo(safe.line(text), err=True)


def complain(error: FigurewiseError) -> None:
    """Print an error and its next step."""
    click.echo(f"Error: {safe.terminal(error.message)}", err=True)
    if error.hint:
        click.echo(safe.terminal(error.hint), err=True)


@contextmanager
def aside(*, quiet: bool) -> Iterator[None]:
    """Put what a library prints to standard output on standard error, or nowhere: it is no data of ours."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere if quiet else sys.stderr):
        yield


class Writer:
    """Writes pieces of output in order. A file appears whole, at `__exit__`, readable by its owner alone.

    Where nothing was written, for no input could be read, an older file stays as it was.

    Raises
    ------
    InputError
        The file cannot be written.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = None if path is None or str(path) == "-" else path
        self._target: Path | None = None
        self._part = ""
        self._written = False

    def __enter__(self) -> Writer:
        if self._path is None:
            self._file = sys.stdout
            return self
        try:
            self._open(self._path)
        except OSError as error:
            raise _unwritable(self._path, error) from error
        return self

    def _open(self, path: Path) -> None:
        if path.is_dir():
            raise InputError(f"{path} is a folder.", "Name a file in it.")
        if path.exists() and not stat.S_ISREG(path.stat().st_mode):  # /dev/null, a pipe: nothing to replace
            self._file = path.open("w", encoding="utf-8", newline="")
            return
        self._target = path.resolve()
        if not self._target.parent.is_dir():
            raise InputError(f"{path} cannot be written: there is no folder {path.parent}.", "Make the folder first.")
        # mkstemp makes it readable and writable by the owner alone.
        handle, self._part = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=self._target.parent)
        self._file = os.fdopen(handle, "w", encoding="utf-8", newline="")

    def write(self, text: str) -> None:
        """Write a piece; on standard output it can be read at once."""
        self._written = True
        try:
            self._file.write(text)
            if self._path is None:
                self._file.flush()
        except BrokenPipeError:
            raise ReaderGone from None
        except OSError as error:
            raise _unwritable(self._path or Path("standard output"), error) from error

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._path is None:
            return
        try:
            self._close(keep=kind is None and self._written)
        except OSError as error:
            raise _unwritable(self._path, error) from error

    def _close(self, *, keep: bool) -> None:
        if self._target is None:
            self._file.close()
            return
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            if keep:
                Path(self._part).replace(self._target)
        finally:
            with suppress(OSError):
                Path(self._part).unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> InputError:
    return InputError(
        f"{path} cannot be written: {error.strerror or error}.", "Check the folder, its permissions and its space."
    )
