"""Stored outputs: scored without a model, and stored runs judged anew."""

import json
from dataclasses import replace

import pytest

from summarizer.errors import InputError
from summarizer_eval import environment
from summarizer_eval.outputs import rescore, score_outputs
from summarizer_eval.results import Row
from summarizer_eval.run import run_suite
from summarizer_eval.suite import load_suite

SOURCE = "A ferry sank off Port Elva on Tuesday, killing at least 32 people. Rescuers saved 140 passengers."


def write(path, *rows):
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows))
    return path


def scores(card):
    return {s.metric: s for s in card.scores}


def test_outputs_of_any_system(tmp_path):
    file = write(
        tmp_path / "outputs.jsonl",
        {"id": 1, "source": SOURCE, "output": "A ferry sank, killing at least 32 people."},
        {"id": 2, "source": SOURCE, "output": {"summary": "A ferry sank.", "facts": ["They saved 999 passengers."]}},
        {"id": 3, "source": SOURCE, "output": ""},
        {"id": 4, "source": SOURCE, "output": "Un ferry a coulé mardi au large de la côte, 32 personnes sont mortes."},
    )  # fmt: skip
    card = score_outputs(file)
    assert card.statuses == {"ok": 2, "empty": 1, "refused": 1}
    wrong = scores(card)["output.unsupported_figures"]
    assert (wrong.num, wrong.den, wrong.samples, wrong.unscored) == (1, 2, 2, 2)
    assert wrong.value == 50
    assert "facts.key_figure_recall" not in scores(card)
    assert not any(name.startswith("draft.") for name in scores(card))


def test_labels_on_the_line_are_scored(tmp_path):
    start = SOURCE.index("140")
    labels = {"key_figures": [{"start": start, "end": start + 3, "why": "saved"}], "summary": "A ferry sank."}
    file = write(tmp_path / "o.jsonl", {"source": SOURCE, "output": "Rescuers saved 140 passengers.", **labels})
    found = scores(score_outputs(file))
    assert found["summary.key_figure_recall"].value == 100
    assert found["summary.rouge1"].value is not None


def test_a_suite_gives_sources_and_labels_and_counts_what_is_missing(suite, tmp_path):
    file = write(tmp_path / "o.jsonl", {"id": "ferry", "output": "Rescuers saved 140 passengers."})
    card = score_outputs(file, load_suite(str(suite)))
    assert card.statuses == {"ok": 1, "empty": 4}
    assert (scores(card)["summary.key_figure_recall"].num, scores(card)["summary.key_figure_recall"].den) == (1, 2)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ({"output": "x"}, "source: must be a text"),
        ({"source": "x"}, "output: must be a text"),
        ({"source": "x", "output": 3}, "output: must be a text"),
        ({"source": "x", "output": {"abstract": "y"}}, "output: must be a text"),
        ({"source": "x", "output": {"facts": [1]}}, "output: "),
        ({"source": "x", "output": "y", "hedges": [{"start": 3, "end": 9}]}, r"hedges\[0\]: 3 to 9 is not a span"),
        ("[]", "not an object"),
        ("{", "not a line of JSON: Expecting"),
        ("[" * 100_000, "not a line of JSON: maximum recursion"),
    ],
)
def test_a_fault_is_named_by_its_line(tmp_path, line, problem):
    file = write(tmp_path / "o.jsonl", {"source": SOURCE, "output": "x"}, line)
    with pytest.raises(InputError, match=rf"o\.jsonl:2: {problem}"):
        score_outputs(file)


def test_rescoring_gives_a_fresh_run_what_it_had(suite, tmp_path, job):
    loaded = load_suite(str(suite))
    run = run_suite(loaded, job("lead:3"), tmp_path / "run")
    again = rescore(run, loaded)
    assert [o.metrics for o in again.outcomes] == [o.metrics for o in run.outcomes]
    assert again.scores == run.scores


def test_rescoring_replaces_what_another_checker_said(suite, tmp_path, job):
    loaded = load_suite(str(suite))
    run = run_suite(loaded, job("lead:3"), tmp_path / "run")
    old = replace(
        run,
        checker="0.0+old",
        signature=run.signature.replace(run.checker, "0.0+old"),
        outcomes=tuple(replace(o, metrics={"output.unsupported_figures": Row(num=9, den=9)}) for o in run.outcomes),
    )
    again = rescore(old, loaded)
    assert again.checker == environment.checker()
    assert again.signature == run.signature
    assert again.scores == run.scores


def test_rescoring_against_another_suite_is_refused(suite, tmp_path, job):
    run = run_suite(load_suite(str(suite)), job("lead:3"), tmp_path / "run")
    with pytest.raises(InputError, match="has changed since"):
        rescore(run, load_suite(str(suite), limit=2))
