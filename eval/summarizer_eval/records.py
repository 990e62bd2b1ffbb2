"""Whether what was read back from a run's folder has the form it was written in. Raises TypeError, naming the field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Data = Mapping[str, Any]

_RUN_TEXTS = ("label", "prompts", "checker", "started", "finished", "signature")
_SCORE_TEXTS = ("metric", "title", "unit", "signature")
_SCORE_NUMBERS = ("value", "low", "high", "num", "den", "samples", "unscored")
_COSTS = ("wall_seconds", "cpu_seconds", "output_tokens")
_LARGEST = 1e15
"""Numbers beyond this lose digits in JSON readers."""


def require_run(record: Data) -> None:
    """Look at run.json."""
    _texts(record, _RUN_TEXTS)
    _texts(record["suite"], ("name", "digest"))
    _texts(record["model"], ("spec", "family"))
    _numbers(record["suite"], ("samples",))
    _numbers(record["suite"], ("limit",), none=True)
    _numbers(record["model"], ("parameters",), none=True)
    _numbers(record["cost"], _COSTS)
    _numbers(record["cost"], set(record["cost"]) - set(_COSTS), none=True)
    _numbers(record["statuses"], record["statuses"])
    for name in ("options", "environment"):
        _mapping(record[name], name)
    for score in record["scores"]:
        _texts(score, _SCORE_TEXTS)
        _numbers(score, _SCORE_NUMBERS, none=True)
        _numbers(score, ("num", "den", "samples", "unscored"))
        if score["better"] not in ("higher", "lower", None):
            raise TypeError(f"better: {score['better']!r}")


def require_outcome(entry: Data) -> None:
    """Look at a line of outcomes.jsonl."""
    _texts(entry, ("sample_id",))
    _numbers(entry, ("seconds", "input_tokens", "output_tokens"))
    for row in entry["metrics"].values():
        _numbers(row, ("num", "den"))
    if entry["report"] is not None:
        _mapping(entry["report"], "report")
    if entry["error"] is not None:
        _texts(entry, ("error",))
    _texts(entry.get("measure_errors", {}), entry.get("measure_errors", {}))


def _texts(data: Data, names: Iterable[str]) -> None:
    _mapping(data, "record")
    for name in names:
        if not isinstance(data[name], str):
            raise TypeError(f"{name}: {data[name]!r} is not a text")


def _numbers(data: Data, names: Iterable[str], *, none: bool = False) -> None:
    _mapping(data, "record")
    for name in names:
        value = data[name]
        if value is None and none:
            continue
        # What is no number at all is in no range either.
        if isinstance(value, bool) or not isinstance(value, int | float) or not -_LARGEST < value < _LARGEST:
            raise TypeError(f"{name}: {str(value)[:40]!r} is not a number")


def _mapping(value: object, name: str) -> None:
    if not isinstance(value, Mapping):
        raise TypeError(f"{name}: not an object")
