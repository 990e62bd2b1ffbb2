"""A limit on the time that one input may take, however its format's library loops."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from summarizer.errors import InputError


class _TimeUpError(BaseException):
    """No `except Exception` of a library may hold it up."""


@contextmanager
def time_limit(seconds: float, name: str) -> Iterator[None]:
    """Stop what runs inside after so many seconds.

    Only the main thread of a Unix program can be stopped so; elsewhere only the limits on size hold.

    Parameters
    ----------
    seconds
        How long; 0 for no limit.
    name
        The input, for the message.

    Raises
    ------
    InputError
        The time is up.
    """
    if seconds <= 0 or not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except _TimeUpError:
        raise InputError(
            f"{name} could not be read in {seconds:g} seconds.",
            "Give more time with --max-seconds, or a smaller input.",
        ) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise _TimeUpError
