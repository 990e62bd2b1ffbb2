"""The one place that makes the libraries under us silent: no telemetry, no chatter, no bars of their own."""

# ruff: noqa: PLC0415 - transformers reads the environment when imported
from __future__ import annotations

import os
from typing import Final

ENVIRONMENT: Final = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "DISABLE_TELEMETRY": "1",
    # A token of the user's is sent only where they ask for a repository that needs one.
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "TRANSFORMERS_NO_ADVISORY_WARNINGS": "1",
    # Its threads and ours would only compete, and it warns when a process forks.
    "TOKENIZERS_PARALLELISM": "false",
}


def quiet_environment() -> None:
    """Set `ENVIRONMENT` where the user has not."""
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)


def hush() -> None:
    """Set the environment, then import transformers and turn its messages down to errors."""
    quiet_environment()
    from transformers.utils import logging

    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
