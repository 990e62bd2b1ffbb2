"""The commands end to end, in processes of their own."""

import json
import subprocess
import sys

import pytest

from summarizer_eval.cli.run import time_left


def run(program, suite, folder, model="lead:3", *more):
    return program.run("eval", "run", suite, "--model", model, "-o", folder, *more)


def test_run_show_compare_and_gate(program, suite, tmp_path, liar, mute):
    table = run(program, suite, "lead")
    assert "unsupported figures, output" in table
    assert "Samples: 5 ok" in table
    assert "suite:towns@" in table
    run(program, suite, "liar", liar, "--raw", "--quiet")
    shown = json.loads(program.run("eval", "show", "liar", "--format", "json"))
    assert next(s for s in shown["scores"] if s["metric"] == "output.unsupported_figures")["num"] >= 2

    compared = json.loads(program.run("compare", "liar", "lead", "--format", "json"))
    wrong = next(m for m in compared["metrics"] if m["metric"] == "output.unsupported_figures")
    assert wrong["differences"][0]["wins"] >= 1
    assert wrong["differences"][0]["losses"] == 0
    assert {flip["sample_id"] for flip in compared["flips"]} >= {"ferry", "mill"}
    shown = program.run("compare", "liar", "lead")
    assert "999 (" in shown
    assert "extractive density" in shown
    markdown = program.run("compare", "liar", "lead", "--format", "markdown")
    assert "| metric | liar | lead |" in markdown

    program.run("eval", "show", "liar", "--format", "html", "-o", "run.html")
    program.run("compare", "liar", "lead", "--format", "html", "-o", "comparison.html")
    for page in ("run.html", "comparison.html"):
        assert "999" in (tmp_path / page).read_text()

    # A page shows the suite's own articles, where it is given their folder.
    moved = suite.rename(tmp_path / "moved")
    for name, command in (("run.html", ("eval", "show", "liar")), ("comparison.html", ("compare", "liar", "lead"))):
        for more, missing in (((), True), (("--suite", moved), False)):
            program.run(*command, *more, "--format", "html", "-o", name)
            assert ("The article itself is not stored" in (tmp_path / name).read_text()) is missing

    failed = program.run("eval", "gate", "liar", "--baseline", "lead", "--max-drop", "1", code=1)
    assert "failed" in failed
    assert "too few samples" in failed


def test_a_long_run_is_not_silent(program, suite):
    with program.start("eval", "run", suite, "--model", "lead:1", "-o", "r") as process:
        out, err = process.communicate()
    assert "lead:1 on towns: 1 of 5 samples, about " in err
    assert "lead:1 on towns: 5 of 5 samples, about 0:00:00 left" in err
    assert any(
        line.startswith("suite:towns@") and "|lock:no|" in line and "|checker:" in line for line in out.split("\n")
    )


def test_compare_runs_models_as_needed(program, suite, tmp_path):
    command = ("compare", "--suite", suite, "--models", "lead:1", "textrank:1", "--runs", "store", "--format", "json")
    first = json.loads(program.run(*command))
    assert sorted(p.name for p in (tmp_path / "store").iterdir()) == ["towns-lead-1", "towns-textrank-1"]
    stamps = [p.stat().st_mtime_ns for p in sorted((tmp_path / "store").glob("*/outcomes.jsonl"))]
    assert json.loads(program.run(*command)) == first
    assert stamps == [p.stat().st_mtime_ns for p in sorted((tmp_path / "store").glob("*/outcomes.jsonl"))]
    program.run("compare", "--models", "lead:1", "lead:2", code=2)
    assert "named twice" in program.run("compare", "store/towns-lead-1", "store/../store/towns-lead-1", code=2)


def test_runs_in_folders_of_one_name_are_distinguished(program, suite):
    for folder, model in (("old/lead", "lead:1"), ("new/lead", "lead:2")):
        run(program, suite, folder, model, "--quiet")
    assert "new/lead against old/lead" in program.run("compare", "old/lead", "new/lead")
    assert "new/lead against old/lead" in program.run(
        "eval", "gate", "new/lead", "--baseline", "old/lead", "--max-drop", 2, code=1
    )


def test_runs_of_another_checker_are_compared_after_rescoring(program, suite, tmp_path):
    run(program, suite, "a", "lead:3", "--quiet")
    run(program, suite, "b", "lead:2", "--quiet")
    record = json.loads((tmp_path / "a" / "run.json").read_text())
    (tmp_path / "a" / "run.json").write_text(json.dumps({**record, "checker": "0.0+old"}))
    refused = program.run("compare", "a", "b", code=2)
    assert "0.0+old" in refused
    assert "--rescore" in refused
    program.run("compare", "a", "b", "--rescore", "--suite", suite)


def test_the_time_left_is_that_of_the_samples_done_since_the_start():
    assert time_left(seconds=120, done=2, left=10) == "about 0:10:00 left"
    assert time_left(seconds=3, done=3, left=0) == "about 0:00:00 left"


def test_list_and_validate(program, suite):
    listed = program.run("eval", "list")
    for name in ("news-figures", "perturbed", "injection"):
        assert name in listed
    assert "5 samples, no problems" in program.run("eval", "validate", suite)
    with (suite / "samples.jsonl").open("a") as file:
        file.write('{"id": "vote", "text": "Twice."}\n')
    faulty = program.run("eval", "validate", suite, code=2)
    assert "samples.jsonl:6: id: 'vote' stands twice" in faulty
    assert "5 problem" not in faulty


def test_score_and_checker(program, tmp_path):
    source = "A ferry sank, killing at least 32 people. Rescuers saved 140 passengers."
    line = {"id": "a", "source": source, "output": "A ferry sank, killing at least 57 people."}
    (tmp_path / "outputs.jsonl").write_text(json.dumps(line) + "\n")
    scored = json.loads(program.run("eval", "score", "outputs.jsonl", "--format", "json"))
    assert next(s for s in scored["scores"] if s["metric"] == "output.unsupported_figures")["value"] == 100
    start = line["output"].index("57")
    figure = {"start": start, "end": start + 2, "status": "unsupported", "cause": "wrong_value"}
    (tmp_path / "labels.jsonl").write_text(json.dumps({**line, "figures": [figure]}) + "\n")
    table = program.run("eval", "checker", "labels.jsonl")
    assert "recall" in table
    assert "unsupported: wrong_value" in table


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (("eval", "run", "nowhere", "--model", "lead:3", "-o", "r"), "no such suite", 2),
        (("eval", "run", "news-figures", "--model", "nonsense", "-o", "r"), "names no model", 3),
        (("eval", "run", "news-figures", "--model", "lead:3"), "--output", 2),
        (("eval", "show", "nowhere"), "no run", 2),
        (("compare", "nowhere", "elsewhere"), "no run", 2),
        (("eval", "score", "nowhere.jsonl"), "cannot be read", 2),
        (("eval", "list", "--format", "html"), "'html' is not one of", 2),
    ],
)
def test_errors_name_the_next_step(program, arguments, message, code):
    assert message in program.run(*arguments, code=code)


def test_a_dataset_of_another_form(program, tmp_path):
    row = {"body": "A bridge in Holt closed on Monday. It carried 900 cars a day.", "gist": "A bridge closed."}
    (tmp_path / "own.jsonl").write_text(json.dumps(row) + "\n")
    columns = ("--text-column", "body", "--summary-column", "gist")
    table = program.run("eval", "run", "own.jsonl", "--model", "lead:1", "-o", "r", *columns)
    assert "ROUGE-1" in table


def test_hostile_text_is_shown_and_not_obeyed(program, tmp_path):
    text = "A bridge\x1b]0;owned\x07 closed\u202e. It carried 900 cars."
    (tmp_path / "own.jsonl").write_text(
        json.dumps({"id": "\x1b[31mred", "text": text, "hedges": [{"start": 1}]}) + "\n"
    )
    shown = program.run("eval", "validate", "own.jsonl", code=2)
    assert "\x1b" not in shown


def test_nothing_slow_is_loaded_for_help(program):
    code = (
        "import sys\nfrom summarizer.cli import main\n"
        "try: main(['eval', 'run', '--help'])\nexcept SystemExit: pass\n"
        "print([m for m in ('torch', 'transformers', 'datasets', 'evaluate', 'numpy', 'scipy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=program.environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip().endswith("[]")
