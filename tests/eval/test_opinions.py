"""Second opinions measured: by hand-made answers, by a script over labelled figures, and cut off and taken up again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from summarizer.cli import figurewise
from summarizer.errors import InputError
from summarizer.models import open_model
from summarizer_eval.checker import load_cases
from summarizer_eval.opinions import Answer, ask, measure, read_answers

WORDS = (
    "mill",
    "tannery",
    "quarry",
    "bakery",
    "foundry",
    "dairy",
    "sawmill",
    "brewery",
    "forge",
    "kiln",
    "dock",
    "weir",
)


def answer(number: int, *, wrong: bool, checker: float, model: float) -> Answer:
    return Answer(key=str(number), group=f"g{number}", wrong=wrong, checker=checker, model=model)


def knowing(chance_of_wrong: float, chance_of_right: float) -> list[Answer]:
    """Forty figures on which the checker is no better than chance, and a model that says this of wrong and right."""
    return [
        answer(
            n, wrong=n % 2 == 0, checker=0.3 + 0.01 * (n // 2), model=chance_of_wrong if n % 2 == 0 else chance_of_right
        )
        for n in range(40)
    ]


@pytest.mark.parametrize(
    ("answers", "checker", "model", "both"),
    [(knowing(0.9, 0.2), 0.5, 1.0, 1.0), (knowing(0.4, 0.4), 0.5, 0.5, None)],
    ids=["a model that knows", "a model that says one thing"],
)
def test_scores_by_hand(answers: list[Answer], checker: float, model: float, both: float | None) -> None:
    result = measure("script:a", answers)
    found = {score.name: score.auc for score in result.scores}
    assert (found["checker"], found["model"]) == pytest.approx((checker, model))
    assert (result.asked, result.wrong, result.groups) == (40, 20, 40)
    if both is None:
        assert found["both"] <= 0.6
        assert result.low <= 0 <= result.high
    else:
        assert (found["both"], result.gain) == pytest.approx((both, 0.5))
        assert 0 < result.low <= 0.5 <= result.high
        assert {score.name: score.caught for score in result.scores}["both"] == 1


@pytest.mark.parametrize("wrong", [True, False])
def test_figures_of_one_kind_measure_nothing(wrong: bool) -> None:
    result = measure("script:a", [answer(n, wrong=wrong, checker=0.3, model=0.5) for n in range(9)])
    assert [(score.auc, score.caught) for score in result.scores] == [(None, None)] * 2
    assert result.gain is None


def test_no_answers_measure_nothing() -> None:
    assert measure("script:a", []).asked == 0


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    """A dozen sources with a right figure and one of something else, neither in the source's words."""
    rows = []
    for n, word in enumerate(WORDS):
        source = (
            f"The {word} of Ostrow made {30 + n} tonnes of flour in May. Its owner had {12 + n} carts and sold some."
        )
        output = f"Of these, {30 + n} went. It hired {12 + n} people."
        spans = [
            (output.index(str(value)), status) for value, status in ((30 + n, "supported"), (12 + n, "unsupported"))
        ]
        figures = [{"start": at, "end": at + 2, "status": status} for at, status in spans]
        rows.append({"id": word, "source": source, "output": output, "figures": figures})
    path = tmp_path / "labels.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def script(tmp_path: Path) -> str:
    path = tmp_path / "answers.toml"
    path.write_text('default = "0.9"\n[[answer]]\ntask = "judge"\ncontains = "It hired [["\ntext = "0.1"\n', "utf-8")
    return f"script:{path}"


def test_a_run_that_was_cut_off_goes_on(labels: Path, script: str, tmp_path: Path) -> None:
    cases, kept = load_cases(str(labels)), tmp_path / "kept.jsonl"
    whole = ask(cases, open_model(script))
    assert {answer.wrong for answer in whole} == {True, False}
    assert ask(cases[:4], open_model(script), kept) == [a for a in whole if a in whole[: len(read_answers(kept))]]
    kept.write_text(kept.read_text(encoding="utf-8")[:-20], encoding="utf-8")  # killed while it wrote a line
    assert ask(cases, open_model(script), kept) == whole
    assert ask(cases, open_model(script), kept) == whole
    lines = kept.read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(whole)
    assert "tonnes" not in kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("line", ["{}", "[1]", "not JSON", '{"key": "a", "unknown": 1}'])
def test_a_file_that_holds_no_answers_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "kept.jsonl"
    path.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"kept\.jsonl:1"):
        read_answers(path)


def test_the_command_prints_what_an_opinion_adds(labels: Path, script: str) -> None:
    plain = CliRunner().invoke(figurewise, ["eval", "checker", str(labels), "--format", "json"])
    done = CliRunner().invoke(figurewise, ["eval", "checker", str(labels), "--judge", script, "--format", "json"])
    found = json.loads(done.stdout)
    assert found.pop("second_opinion")["model"] == script
    assert found == json.loads(plain.stdout)
    shown = CliRunner().invoke(figurewise, ["eval", "checker", str(labels), "--judge", script])
    assert "asked about" in shown.stdout
    assert "AUC" in shown.stdout
