"""The errors a user can act on. Each names the place and the next step; only `cli` prints them or exits."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of every command."""

    FINE = 0
    UNSUPPORTED = 1
    """An unsupported figure under `check`, `--raw` or `--strict`, or a gate that failed."""
    USAGE = 2
    """Usage, or an input that could not be read."""
    MODEL = 3
    """The model could not be loaded, or failed."""
    INTERRUPTED = 130


class FigurewiseError(Exception):
    """An error with the next step. `str(error)` is both, on one line each.

    Parameters
    ----------
    message
        What is wrong, naming the file, line or option.
    hint
        What to do next; may be empty.
    """

    exit_code: ExitCode = ExitCode.USAGE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class InputError(FigurewiseError):
    """A source, an output or a data file that cannot be read as what it should be."""


class ModelError(FigurewiseError):
    """A model that cannot be found, fetched, verified, loaded or run."""

    exit_code = ExitCode.MODEL
