"""`eval label`: what is taken from runs and suites, what goes to the page and what to its key."""

import json
from pathlib import Path

import pytest

from summarizer.cli import _run
from summarizer_eval.label_files import read_key

STATEMENTS = Path(__file__).parent / "statements"


def run(suite: Path, folder: Path, model: str) -> Path:
    assert _run(["eval", "run", str(suite), "--model", model, "-o", str(folder), "--quiet"]) == 0
    return folder


def label(*arguments: object) -> int:
    return _run(["eval", "label", *map(str, arguments)])


def test_runs_are_laid_out_without_their_names(suite: Path, tmp_path: Path, mute: str) -> None:
    first, second = run(suite, tmp_path / "zebra", "lead:3"), run(suite, tmp_path / "yak", "lead:1")
    silent = run(suite, tmp_path / "silent", mute)
    page = tmp_path / "page.html"
    assert label(first, second, silent, "--suite", suite, "-o", page) == 0
    task = read_key(tmp_path / "page.html.key.json")
    assert {text.output.system for text in task.texts} == {
        f"{r}: {t}" for r in ("zebra", "yak") for t in ("summary", "facts")
    }
    assert len(task.texts) == 20, "two texts of each of five articles and two runs; nothing of the one that is mute"
    html = page.read_text(encoding="utf-8")
    assert not [name for name in ("zebra", "yak", "silent", "ferry") if f'"{name}' in html or f"{name}/" in html]
    assert all(text.output.statements[0].text in html for text in task.texts)
    assert {path.stat().st_mode & 0o77 for path in (page, tmp_path / "page.html.key.json")} == {0}, "its owner's alone"


def test_one_text_of_a_run_alone(suite: Path, tmp_path: Path) -> None:
    folder = run(suite, tmp_path / "zebra", "lead:1")
    assert label(folder, "--suite", suite, "--only", "summary", "-o", tmp_path / "p.html", "--quiet") == 0
    task = read_key(tmp_path / "p.html.key.json")
    assert [text.output.system for text in task.texts] == ["zebra"] * 5
    assert {text.output.id.rpartition("/")[2] for text in task.texts} == {"summary"}


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.html" for name in ("a", "b", "c")]
    for path, seed in zip(paths, (1, 1, 2), strict=True):
        assert label(STATEMENTS, "--seed", seed, "-o", path, "--quiet") == 0
    first, second, third = ((p.read_bytes(), p.with_name(f"{p.name}.key.json").read_bytes()) for p in paths)
    assert first == second
    assert first != third


def test_a_suite_needs_no_labels_to_be_judged(tmp_path: Path) -> None:
    (tmp_path / "texts.jsonl").write_text('{"id": "a", "source": "Nine barges sank."}\n', encoding="utf-8")
    row = {"id": "o", "article": "a", "system": "s", "statements": [{"text": "Nine barges sank."}]}
    (tmp_path / "outputs.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert label(tmp_path / "outputs.jsonl", "-o", tmp_path / "p.html", "--quiet") == 0
    assert read_key(tmp_path / "p.html.key.json").texts[0].output.id == "o"


def test_what_cannot_be_laid_out_is_named(suite: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, page = run(suite, tmp_path / "zebra", "lead:1"), tmp_path / "p.html"
    assert label(folder, "-o", page) == 2
    assert "Say where the suite of zebra is now: --suite." in capsys.readouterr().err
    (suite / "samples.jsonl").write_text('{"id": "ferry", "text": "Another text of 12 words."}\n', encoding="utf-8")
    assert label(folder, "--suite", suite, "-o", page) == 2
    assert "zebra: its suite towns has changed since" in capsys.readouterr().err
    assert label(STATEMENTS, folder, "-o", page) == 2
    assert "name it alone" in capsys.readouterr().err
    assert label(tmp_path / "none", "-o", page) == 2
    assert "no run (no run.json)" in capsys.readouterr().err
    assert not page.exists()


def test_the_key_of_another_page_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, key = tmp_path / "p.html", tmp_path / "p.html.key.json"
    for _ in range(2):
        assert label(STATEMENTS, "-o", page, "--quiet") == 0
    before = page.read_bytes(), key.read_bytes()
    assert label(STATEMENTS, "--seed", 7, "-o", page) == 2
    assert f"{key}: is the key of another page." in capsys.readouterr().err
    assert (page.read_bytes(), key.read_bytes()) == before
    assert label(STATEMENTS, "-o", "-") == 2
