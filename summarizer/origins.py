"""Where in the original a stretch of text stands: plain values that reading fills in and renderings name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """A place of the original that a reader finds again (a page, a sheet): what begins at an offset of the text."""

    start: int
    label: str
