"""The models without weights: whole passages, and canned answers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tiny_models import make_request

from summarizer.draft import Decoding, Request
from summarizer.errors import ModelError
from summarizer.models import open_model
from summarizer.models.extractive import central

PASSAGES = (
    "The river Tarn flooded the old town of Norvale.",
    "A bakery opened.",
    "The flooded river Tarn cut the old town off from the rest of Norvale.",
    "In Norvale the river Tarn has flooded the old town before.",
)


def passages_request(task: str = "summary") -> Request:
    return Request(task=task, messages=(), passages=PASSAGES, sources=(), figures=None, max_tokens=50)


def answer(spec: str, request: Request) -> str:
    return open_model(spec).generate([request], Decoding())[0].text


def test_lead_gives_the_first_passages_and_no_more_than_there_are() -> None:
    assert answer("lead:2", passages_request()) == f"{PASSAGES[0]} {PASSAGES[1]}"
    assert answer("lead:9", passages_request("facts")) == "\n".join(PASSAGES)


def test_textrank_leaves_out_what_shares_no_word() -> None:
    assert answer("textrank:3", passages_request()) == " ".join((PASSAGES[0], PASSAGES[2], PASSAGES[3]))


def test_textrank_prefers_the_earlier_of_equals() -> None:
    assert central(["a b c", "a b c", "a b c"], 2) == [0, 1]
    assert central([], 3) == []
    assert central(["", "!", "word"], 1) == [0]


SCRIPT = """
[[answer]]
task = "shorten"
contains = "Tarn"
text = "The Tarn rose."

[[answer]]
contains = "bakery"
text = "A bakery."
finish = "length"
"""


def test_a_script_answers_by_task_and_substring_else_echoes(tmp_path: Path) -> None:
    file = tmp_path / "answers.toml"
    file.write_text(SCRIPT)
    asked = [
        make_request("The Tarn rose by two metres."),
        make_request("The Tarn rose by two metres.", task="rewrite"),
        make_request("A bakery opened on Friday.", task="rewrite"),
    ]
    answers = open_model(f"script:{file}").generate(asked, Decoding())
    assert [done.text for done in answers] == ["The Tarn rose.", "The Tarn rose by two metres.", "A bakery."]
    assert [done.finish for done in answers] == ["stop", "stop", "length"]


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("[[answer]\n", "cannot be read"),
        ("[[answer]]\ntask = 'shorten'\n", "no text"),
        ("[[answer]]\ntext = 'a'\ntask = 'sing'\n", "'sing' is no task"),
        ("[[answer]]\ntext = 'a'\nfinish = 'never'\n", "'never' is no finish"),
        ("[[answer]]\ntext = 3\n", "not a text"),
        ("[[answer]]\ntext = 'a'\nwhen = 'b'\n", "unknown key 'when'"),
        ("default = 3\n", "not a text"),
    ],
)
def test_a_wrong_script_is_explained(tmp_path: Path, script: str, reason: str) -> None:
    file = tmp_path / "answers.toml"
    file.write_text(script)
    with pytest.raises(ModelError, match=reason) as caught:
        open_model(f"script:{file}")
    assert str(file) in caught.value.message
    assert caught.value.hint


def test_a_missing_script_is_explained() -> None:
    with pytest.raises(ModelError, match=r"nowhere\.toml"):
        open_model("script:nowhere.toml")


def test_specs_and_light_models_load_no_torch() -> None:
    code = (
        "import sys; from summarizer.models import open_model; open_model('lead:3');"
        "from summarizer.models.embedded import status; status();"
        "print([m for m in ('torch', 'transformers', 'networkx') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
