"""The adapters: their one score here, and each tool for real in a virtual environment of its own, offline."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import summarizer_eval.adapters
from summarizer.errors import InputError
from summarizer_eval.adapters.pair import MAX_REASONS, score_pair

SCRIPTS = Path(__file__).with_name("adapters")
CASES = json.loads((SCRIPTS / "cases.json").read_text(encoding="utf-8"))
REQUIREMENTS = Path(summarizer_eval.adapters.__file__).parent

sys.path.insert(0, str(SCRIPTS))
from venvs import ROOT, InstallError, python_with  # noqa: E402

# --- the score that both hand on -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CASES["outputs"])
def test_share_of_supported_figures(name: str) -> None:
    assert score_pair(CASES["article"], CASES["outputs"][name], CASES["published"]).value == CASES["values"][name]


def test_published_decides_what_wednesday_is() -> None:
    output = CASES["outputs"]["dated"]
    assert score_pair(CASES["article"], output, date(2031, 9, 3)).value == 1.0
    assert score_pair(CASES["article"], output, "2031-09-10").value == 0.5


def test_explanation_names_what_is_unsupported_and_only_that() -> None:
    scored = score_pair(CASES["article"], CASES["outputs"]["half"], CASES["published"])
    first, *lines = scored.explanation.splitlines()
    assert first == "1 of 2 figures are not supported:"
    [line] = lines
    assert "900" in line.split(":")[0]
    assert "unsupported" in line
    assert scored.counts == {"supported": 1, "unsupported": 1, "unclear": 0, "not_judged": 0}


def test_explanation_is_bounded() -> None:
    invented = ". ".join(f"The army lost {n} boats" for n in range(401, 401 + 3 * MAX_REASONS)) + "."
    lines = score_pair(CASES["article"], invented).explanation.splitlines()
    assert len(lines) == MAX_REASONS + 2
    assert lines[-1] == f"... and {2 * MAX_REASONS} more"


def test_a_foreign_text_has_no_score_and_says_why() -> None:
    foreign = (
        "Les inondations dans la vallée du Varn ont tué vingt-trois personnes et une soixantaine d'autres sont portées "
        "disparues, a annoncé mercredi le ministère de l'Intérieur dans un communiqué."
    )
    scored = score_pair(CASES["article"], foreign)
    assert scored.value is None
    assert "not in English" in scored.explanation


@pytest.mark.parametrize("output", ["", " \n", "\x1b[2J\u202e\x00", "COVID-19"])
def test_nothing_to_judge_is_no_score(output: str) -> None:
    assert score_pair(CASES["article"], output).value is None


def test_a_bad_date_is_named() -> None:
    with pytest.raises(InputError, match="9 March"):
        score_pair("Text.", "Text.", "9 March")


def test_scoring_loads_no_model_library() -> None:
    code = "import sys; from summarizer_eval.adapters.pair import score_pair; score_pair('It was 7.', 'It was 7.'); "
    code += "print(sorted({'torch', 'transformers', 'datasets', 'evaluate'} & sys.modules.keys()))"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "eval")])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == "[]"


# --- the tools themselves --------------------------------------------------------------------------------------


def run_script(name: str, requirements: str, folder: Path) -> dict[str, Any]:
    """Run one of the scripts in the tool's own environment, in an empty folder; what it printed last."""
    try:
        python = python_with(REQUIREMENTS / requirements)
    except InstallError as error:
        message = f"{requirements} cannot be installed: {error}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PYTEST", "DEEPEVAL", "INSPECT"))}
    done = subprocess.run(
        [python, SCRIPTS / name, folder / "logs"],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=environment | {"HOME": str(folder)},
    )
    assert done.returncode == 0, done.stderr[-4000:]
    printed: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return printed


@pytest.mark.install
def test_inspect_ai(tmp_path: Path) -> None:
    log = run_script("inspect_script.py", "requirements-inspect.txt", tmp_path)
    scored = [value for value in CASES["values"].values() if value is not None]
    average = sum(scored) / len(scored)
    spread = math.sqrt(sum((value - average) ** 2 for value in scored) / (len(scored) - 1) / len(scored))
    assert log["status"] == "success"
    assert log["values"] == CASES["values"]
    assert log["mean"] == pytest.approx(average)
    assert log["stderr"] == pytest.approx(spread)
    assert log["unscored"] == 1
    assert "900" in log["explanations"]["half"]
    assert log["counts"]["half"] == {"supported": 1, "unsupported": 1, "unclear": 0, "not_judged": 0}
    assert log["attempts"] == []
    assert log["heavy"] == []


@pytest.mark.install
def test_deepeval(tmp_path: Path) -> None:
    result = run_script("deepeval_script.py", "requirements-deepeval.txt", tmp_path)
    for mode in ("parallel", "serial"):
        scores = {name: [m["score"] for m in metrics] for name, metrics in result[mode].items()}
        assert scores.pop("silent") in ([], [None])  # left out, or shown without a score: never 0 or 1
        assert scores == {"faithful": [1.0], "half": [0.5], "dated": [1.0], "context": [0.5]}
        [half] = result[mode]["half"]
        assert half["success"] is False
        assert "900" in half["reason"]
    assert result["passes"] == {"faithful": True, "half": False, "silent": True, "dated": True, "context": False}
    assert result["opted_out"] is True
    assert result["attempts"] == []
    assert result["heavy"] == []
