"""The one-line signature of what was handed out: with the same one, the same input gives the same output."""

# ruff: noqa: PLC0415  (a tenth of a second, for the version alone)
from __future__ import annotations


def version() -> str:
    """Give the installed version; "0" in a checkout that is not installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("figurewise")
    except PackageNotFoundError:
        return "0"


def signature(*, model: str, strategy: str, prompts: str, lock: bool, seed: int) -> str:
    """Write a report's signature: "figurewise:0.1.0|model:lead:3|strategy:extract|prompts:1f0c…|lock:yes|seed:0"."""
    parts = {
        "figurewise": version(),
        "model": model,
        "strategy": strategy,
        "prompts": prompts,
        "lock": "yes" if lock else "no",
        "seed": str(seed),
    }
    return "|".join(f"{name}:{value}" for name, value in parts.items())
