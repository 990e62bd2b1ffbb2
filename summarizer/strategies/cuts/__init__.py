"""What may be left out of a sentence: a table of kinds of cut, each with its reason (`table.KINDS`)."""

from __future__ import annotations

from summarizer.strategies.cuts.table import KINDS, Keep, Kind, cuts

__all__ = ["KINDS", "Keep", "Kind", "cuts"]
