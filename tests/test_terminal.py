"""Names and texts of the command line in messages: nothing in them reaches a terminal as it is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

NAME = "a\x1b[2J\u202eb\x9bc\u200bd"
"""Clears a screen, turns the direction of writing, hides a letter."""
ACTIVE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e]")
PROGRAM = [sys.executable, "-c", "from summarizer.cli import main; main()"]
COMMANDS = [
    ("check", "--source", NAME, "given.txt"),
    ("check", "--source", "given.txt", f"http://{NAME}/"),
    ("check", "--jsonl", NAME),
    ("check", f"--{NAME}"),
    ("check", "--source", "given.txt", "given.txt", "--published", NAME),
    ("check", "--source", "given.txt", "given.txt", "--format", NAME),
    ("check", "--source", "given.txt", "given.txt", "-o", f"no/{NAME}"),
    ("mend", "--source", "given.txt", NAME),
    ("summarize", NAME, "--model", "lead:3"),
    ("summarize", "given.txt", "--model", NAME),
    ("bulk", NAME, "--column", "text", "--model", "lead:3", "-o", "out.jsonl"),
    ("bulk", "rows.jsonl", "--column", NAME, "--model", "lead:3", "-o", "out.jsonl"),
    ("models", "info", NAME),
    ("eval", "run", NAME, "--model", "lead:3", "-o", "run"),
    ("eval", "show", NAME),
    (NAME,),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]).encode("ascii", "replace"))
def test_a_message_shows_what_a_name_holds(command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "given.txt").write_text("The ferry carried 12 people.")
    (tmp_path / "rows.jsonl").write_text('{"text": "The ferry carried 12 people."}\n')
    done = subprocess.run([*PROGRAM, *command], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in (2, 3)
    assert done.stderr.strip()
    assert ACTIVE.search(done.stdout + done.stderr) is None
    assert "Traceback" not in done.stderr


def test_progress_and_results_show_what_a_name_holds(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("The ferry carried 12 people to the island on Monday, its owner said.")
    for command in (("summarize", NAME, "--model", "lead:3"), ("check", "--source", NAME, NAME)):
        done = subprocess.run([*PROGRAM, *command], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        assert ACTIVE.search(done.stdout + done.stderr) is None
