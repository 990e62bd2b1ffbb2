"""What the program does when whoever reads its output stops reading (`| head`): it ends, quietly."""

from __future__ import annotations

import os
import sys

from summarizer.errors import ExitCode


class ReaderGone(Exception):  # noqa: N818  (not an error)
    """Nobody reads standard output any more."""


def flushed() -> ExitCode:
    """Write out what is left for standard output."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return end_quietly()
    return ExitCode.FINE


def end_quietly() -> ExitCode:
    """Send what is left to nowhere, so that Python has nothing to complain of when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.FINE
