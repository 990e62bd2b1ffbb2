"""Prompt sets: where they are looked for, how they are filled, what their errors say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.prompts import TASKS, load_prompts

SHIPPED = Path(__file__).parents[1] / "prompts"


def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "mine"))


def test_the_checkout_comes_before_what_was_installed() -> None:
    assert Path(load_prompts().origin) == SHIPPED


def test_a_folder_of_ones_own_is_read_and_has_its_own_digest(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    assert load_prompts(folder).digest == load_prompts().digest
    (folder / "shorten" / "system.md").write_text("Be brief.", encoding="utf-8")
    changed = load_prompts(folder)
    assert changed.digest != load_prompts().digest
    assert changed.messages("shorten", passage="A dog ran.")[0].content == "Be brief."


def test_an_edit_is_seen_at_once(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    before = load_prompts(folder)
    (folder / "facts" / "user.md").write_text("Facts of {passage}", encoding="utf-8")
    assert load_prompts(folder).messages("facts", passage="it")[-1].content == "Facts of it"
    assert before.messages("facts", passage="it")[-1].content != "Facts of it"


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("name", ["system.md", "user.md", "examples.toml"])
def test_a_missing_file_is_named(tmp_path: Path, task: str, name: str) -> None:
    folder = copied(tmp_path)
    (folder / task / name).unlink()
    with pytest.raises(InputError, match=f"{task}/{name}"):
        load_prompts(folder)


@pytest.mark.parametrize(
    "text", ["[[example]]\npassage = 1 2", "[[example]]\npassage = 'x'", "example = 3", "example = ['x']"]
)
def test_examples_of_the_wrong_form_name_their_file(tmp_path: Path, text: str) -> None:
    folder = copied(tmp_path)
    (folder / "shorten" / "examples.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"shorten/examples\.toml"):
        load_prompts(folder)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        load_prompts(tmp_path / "nowhere")


def test_what_is_filled_in_is_not_filled_again() -> None:
    last = load_prompts().messages("rewrite", passage="{draft} {x}", draft="{finding}", finding="wrong")[-1]
    assert "Source: {draft} {x}\nSentence: {finding}\nFault: wrong" in last.content


def test_worked_examples_are_earlier_turns() -> None:
    messages = load_prompts().messages("shorten", passage="A dog ran.")
    assert [m.role for m in messages[:3]] == ["system", "user", "assistant"]
    assert messages[-1].role == "user"
    assert messages[-1].content.endswith("A dog ran.")
