"""Settings of every test. Nothing asserts a time: Hypothesis has no deadline either.

In CI a run tries the same examples every time; at a desk and in the nightly profile it looks for new ones.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("default", deadline=None, derandomize="CI" in os.environ)
settings.register_profile("nightly", deadline=None, max_examples=20_000)
settings.register_profile("fuzz", deadline=None, max_examples=int(os.environ.get("FUZZ_EXAMPLES", "200")))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
