"""What reading an input gives, the limits it keeps to, and the word it sends when it had to guess. Plain values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from summarizer.origins import Landmark

Note: TypeAlias = Callable[[str], None]
"""Takes, in one line each, what a reader should know of how an input was read."""

STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of an input is read, for how long, and from where."""

    max_bytes: int = 50_000_000
    """Of the file or of what a server sends, and twice over of what an archive or a page unpacks to."""
    seconds: float = 60.0
    """For fetching, unpacking and laying out one input."""
    private: bool = False
    """Whether a URL may lead to an address that is not on the public internet."""
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The text of one input as its reader would read it, and what the input itself says of it."""

    text: str
    title: str | None = None
    published: date | None = None
    landmarks: tuple[Landmark, ...] = ()
    """Pages of a PDF, in order."""


def ignore(_: str) -> None:
    """Report nothing."""
