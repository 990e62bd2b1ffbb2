"""The form of a spec is a table; what is none says what was probably meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import ModelError
from summarizer.models import DEFAULT, ModelSpec, describe, parse_spec

FORMS = [
    ("embedded:smollm2-135m", ModelSpec(scheme="embedded", name="smollm2-135m")),
    ("hf:org/name", ModelSpec(scheme="hf", name="org/name")),
    ("hf:org/name@main", ModelSpec(scheme="hf", name="org/name", revision="main")),
    ("hf:org/name@refs/pr/3", ModelSpec(scheme="hf", name="org/name", revision="refs/pr/3")),
    ("hf:/models/a b", ModelSpec(scheme="hf", name="/models/a b")),
    ("hf:/models/me@home", ModelSpec(scheme="hf", name="/models/me@home")),
    ("hf:./model", ModelSpec(scheme="hf", name="./model")),
    ("hf:~/model", ModelSpec(scheme="hf", name="~/model")),
    ("hf:/models/x#w.Q4_0.gguf", ModelSpec(scheme="hf", name="/models/x", file="w.Q4_0.gguf")),
    ("hf:org/name@v1#w.gguf", ModelSpec(scheme="hf", name="org/name", revision="v1", file="w.gguf")),
    ("hf:/models/number#1", ModelSpec(scheme="hf", name="/models/number#1")),
    ("embedded:qwen2.5-coder-1.5b", ModelSpec(scheme="embedded", name="qwen2.5-coder-1.5b")),
    ("gguf:/models/w.Q4_0.gguf", ModelSpec(scheme="gguf", name="/models/w.Q4_0.gguf")),
    ("gguf:w.gguf?device=cpu", ModelSpec(scheme="gguf", name="w.gguf", device="cpu")),
    ("lead:3", ModelSpec(scheme="lead", name="3")),
    ("textrank", ModelSpec(scheme="textrank")),
    ("textrank:5", ModelSpec(scheme="textrank", name="5")),
    ("script:answers.toml", ModelSpec(scheme="script", name="answers.toml")),
    (
        "openai:org/model@http://localhost:8000/v1",
        ModelSpec(scheme="openai", name="org/model", base_url="http://localhost:8000/v1"),
    ),
    (
        "hf:org/name?device=cuda:0&dtype=bfloat16",
        ModelSpec(scheme="hf", name="org/name", device="cuda:0", dtype="bfloat16"),
    ),
    ("embedded:smollm2-135m?dtype=float32", ModelSpec(scheme="embedded", name="smollm2-135m", dtype="float32")),
]  # fmt: skip

NOT_FORMS = [
    ("", "Models are named"),
    ("nonsense", "Models are named"),
    ("hf:", "Models are named"),
    ("embeded:smollm2-135m", "Did you mean embedded:smollm2-135m?"),
    ("textrnak", "Did you mean textrank?"),
    ("Lead:3", "Did you mean lead:3?"),
    ("smollm2-135m", "Did you mean embedded:smollm2-135m?"),
    ("qwen2.5-coder", "Did you mean embedded:qwen2.5-coder-1.5b?"),
    ("/models/w.gguf", "Did you mean gguf:/models/w.gguf?"),
    ("gguf:", "Models are named"),
    ("smollm2", "Did you mean embedded:smollm2-135m?"),
    ("embedded:other", "smollm2-135m"),
    ("org/name", "Did you mean hf:org/name?"),
    ("/models/x", "Did you mean hf:/models/x?"),
    ("lead:0", "lead:3"),
    ("lead:many", "lead:3"),
    ("lead:", "lead:3"),
    ("textrank:-1", "textrank:3"),
    ("lead:٣", "lead:3"),
    ("openai:model", "Models are named"),
    ("x" * 100_000, "Models are named"),
]


@pytest.mark.parametrize(("text", "spec"), FORMS)
def test_a_spec_is_read_and_printed_back(text: str, spec: ModelSpec) -> None:
    assert parse_spec(text) == spec
    assert str(spec) == text
    assert describe(text)


@pytest.mark.parametrize(("text", "hint"), NOT_FORMS)
def test_what_is_no_spec_says_what_is(text: str, hint: str) -> None:
    with pytest.raises(ModelError) as caught:
        parse_spec(text)
    assert hint in caught.value.hint
    assert len(str(caught.value)) < 1000


@pytest.mark.parametrize(
    ("text", "locked"),
    [("embedded:smollm2-135m", True), ("embedded:qwen2.5-coder-1.5b", False), ("hf:/folder", False), ("lead:3", False)],
)
def test_figures_are_locked_where_that_was_measured_to_help(text: str, locked: bool) -> None:
    assert parse_spec(text).locked is locked


def test_a_short_form_is_completed() -> None:
    assert str(parse_spec("lead")) == "lead:3"
    assert str(parse_spec(f"  {DEFAULT}\n")) == DEFAULT


@given(st.text(max_size=60))
def test_any_text_is_a_spec_or_a_model_error(text: str) -> None:
    try:
        spec = parse_spec(text)
    except ModelError:
        return
    assert parse_spec(str(spec)) == spec
