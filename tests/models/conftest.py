"""The real embedded model as transformers runs it, opened once."""

# ruff: noqa: PLC0415 - torch comes with the tests that need it
from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def embedded_model():
    """The real embedded model in float32, from the user's cache or fetched."""
    from summarizer.models import open_model

    return open_model("embedded:smollm2-135m?dtype=float32")
