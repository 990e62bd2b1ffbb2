"""Runs and datasets that are not what they should be: gates and comparisons end with a code, never with a traceback."""

from __future__ import annotations

import copy
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.cli import _run
from summarizer_eval import measures, run
from summarizer_eval.render import run_tables
from summarizer_eval.results import OutcomeStatus, Row
from summarizer_eval.run import read_run, run_suite
from summarizer_eval.suite import load_suite
from tests.eval.conftest import ARTICLES

JUNK = st.sampled_from([None, "", "x", -1, 0.5, True, [], {}, [None], float("nan"), 10**400])


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    """Two runs over four samples, as their folders and files."""
    folder = tmp_path_factory.mktemp("stored")
    rows = [{"id": name, "text": text} for name, text in list(ARTICLES.items())[:4]]
    (folder / "towns.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    for count in (1, 3):
        command = ["eval", "run", str(folder / "towns.jsonl"), "--model", f"lead:{count}", "--quiet"]
        assert _run([*command, "-o", str(folder / f"lead{count}")]) == 0
    return folder


def places(value, path=()):
    """Every place of a JSON value."""
    yield path
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(inner, (*path, key))


def changed(value, path, junk, *, gone):
    if not path:
        return junk
    value = copy.deepcopy(value)
    inner = value
    for key in path[:-1]:
        inner = inner[key]
    if gone:
        del inner[path[-1]]
    else:
        inner[path[-1]] = junk
    return value


GATE = ["eval", "gate", "{a}", "--baseline", "{b}", "--max-drop", "5"]
PAGE = ["compare", "{a}", "{b}", "--format", "html"]


def named(command, folder):
    return [part.format(a=folder / "lead1", b=folder / "lead3") for part in command]


@settings(max_examples=60)
@given(data=st.data())
def test_a_damaged_run_is_an_error_or_harmless(stored, data) -> None:
    name = data.draw(st.sampled_from(["run.json", "outcomes.jsonl"]))
    path = stored / "lead1" / name
    whole = path.read_text()
    lines = [json.loads(line) for line in ([whole] if name == "run.json" else whole.splitlines())]
    number = data.draw(st.integers(0, len(lines) - 1))
    place = data.draw(st.sampled_from(list(places(lines[number]))))
    lines[number] = changed(lines[number], place, data.draw(JUNK), gone=data.draw(st.booleans()))
    damaged = "".join(json.dumps(line) + "\n" for line in lines)
    cut = data.draw(st.none() | st.integers(0, len(damaged)))
    command = data.draw(st.sampled_from([GATE, PAGE]))
    errors = StringIO()
    try:
        path.write_text(damaged[:cut])
        with redirect_stderr(errors), redirect_stdout(StringIO()):
            code = _run(named(command, stored))
    finally:
        path.write_text(whole)
    assert code in (0, 1, 2)
    assert code != 2 or errors.getvalue().startswith("Error: ")


def test_a_run_that_lacks_outcomes_says_how_to_complete_it(stored, capsys) -> None:
    path = stored / "lead1" / "outcomes.jsonl"
    whole = path.read_text()
    try:
        path.write_text("".join(whole.splitlines(keepends=True)[1:]))
        assert (
            _run(["eval", "gate", str(stored / "lead1"), "--baseline", str(stored / "lead3"), "--max-drop", "5"]) == 2
        )
    finally:
        path.write_text(whole)
    assert "3 outcomes of 4 samples" in capsys.readouterr().err


def test_outcomes_that_came_in_another_order_are_compared_with_their_own(stored, capsys) -> None:
    path = stored / "lead1" / "outcomes.jsonl"
    whole, printed = path.read_text(), []
    for lines in (whole.splitlines(keepends=True), whole.splitlines(keepends=True)[::-1]):
        path.write_text("".join(lines))
        assert _run(["compare", str(stored / "lead3"), str(stored / "lead1"), "--format", "json"]) == 0
        shown = json.loads(capsys.readouterr().out)
        printed.append([shown["metrics"], shown["flips"]])
    path.write_text(whole)
    assert printed[0] == printed[1]


MILL = ARTICLES["mill"]
EMPTY = [
    [{"id": str(n), "text": text} for n, text in enumerate((MILL, "", " \n", None))],
    [{"article": text, "highlights": "It closed."} for text in (MILL, "", " ", None)],
]


@pytest.mark.parametrize("rows", EMPTY, ids=["our form", "another form"])
def test_an_empty_article_is_one_counted_sample(tmp_path, capsys, rows) -> None:
    data = tmp_path / "data.jsonl"
    data.write_text("".join(json.dumps(row) + "\n" for row in rows))
    for count in (1, 3):
        assert (
            _run(["eval", "run", str(data), "--model", f"lead:{count}", "-o", str(tmp_path / str(count)), "--quiet"])
            == 0
        )
        assert read_run(tmp_path / str(count)).statuses == {"ok": 1, "refused": 3}
    assert _run(["compare", str(tmp_path / "1"), str(tmp_path / "3"), "--format", "html"]) == 0
    assert _run(["compare", str(tmp_path / "1"), str(tmp_path / "3"), "--rescore", "--suite", str(data)]) == 0
    assert _run(["eval", "gate", str(tmp_path / "1"), "--baseline", str(tmp_path / "3"), "--max-drop", "5"]) == 1
    _run(["eval", "validate", str(data)])
    assert "3 problems" in capsys.readouterr().out


class Unlucky:
    """A measure of somebody's own, which fails at one sample."""

    def __call__(self, written, sample):
        if sample.id == "mill":
            raise ZeroDivisionError("no words")
        return Row(num=1, den=1)


def test_a_measure_that_fails_is_its_own_error_and_no_other_measures(suite, tmp_path, job, monkeypatch) -> None:
    broken = replace(measures.PLAN[0].measure, row=Unlucky())
    plan = (replace(measures.PLAN[0], measure=broken), *measures.PLAN[1:])
    whole = run_suite(load_suite(str(suite)), job("lead:3"), tmp_path / "whole")
    monkeypatch.setattr(run, "measure_all", lambda views, sample: measures.measure_all(views, sample, plan))
    found = run_suite(load_suite(str(suite)), job("lead:3"), tmp_path / "run")
    name = plan[0].name
    assert {o.sample_id: o.measure_errors for o in found.outcomes if o.measure_errors} == {
        "mill": {name: "ZeroDivisionError: no words"}
    }
    assert {o.status for o in found.outcomes} == {OutcomeStatus.OK}
    assert found.score(name).samples == 4
    assert [s for s in found.scores if s.metric != name] == [s for s in whole.scores if s.metric != name]
    assert f"{name} failed on 1 sample" in run_tables(found)[1].notes
    assert read_run(tmp_path / "run") == found
