"""The real embedded model, opened once."""

# ruff: noqa: PLC0415 - torch comes with the tests that need it
from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def embedded_model():
    """The real embedded model, from the user's cache or fetched."""
    from summarizer.models import open_model

    return open_model("embedded:smollm2-135m")
