"""The wheel, and the checkout it is made from: what lands where, and that the program runs away from its sources."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "ceasefire.txt"


def python(*arguments: str, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    python("-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT), cwd=folder)
    return next(folder.glob("figurewise-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel installs, and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("site")
    python("-m", "pip", "install", "--quiet", "--no-deps", "--target", str(folder), str(wheel), cwd=folder)
    return folder


@pytest.mark.install
def test_the_wheel_holds_two_packages_and_their_data(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"summarizer", "summarizer_eval"}
    for needed in (
        "summarizer/prompts/shorten/system.md",
        "summarizer/checks/loaded_words.toml",
        "summarizer/schema/output-1.json",
        "summarizer/templates/page.css",
        "summarizer_eval/suites/news-figures/samples.jsonl",
    ):
        assert needed in names


@pytest.mark.install
def test_an_installed_wheel_runs_away_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    where = python("-c", "import summarizer; print(summarizer.__file__)", cwd=tmp_path, PYTHONPATH=str(installed))
    assert Path(where.strip()).is_relative_to(installed)
    main = "from summarizer.cli import main; main()"
    told = python(
        "-c", main, "summarize", str(EXAMPLE), "--model", "lead:3", "--quiet", cwd=tmp_path, PYTHONPATH=str(installed)
    )
    assert "14,260" in told
    assert "news-figures" in python("-c", main, "eval", "list", cwd=tmp_path, PYTHONPATH=str(installed))


@pytest.mark.install
def test_an_installed_wheel_has_its_own_prompts(installed: Path, tmp_path: Path) -> None:
    code = "from summarizer.prompts import load_prompts; print(load_prompts().digest)"
    assert python("-c", code, cwd=tmp_path, PYTHONPATH=str(installed)) == python("-c", code, cwd=ROOT)


def test_an_edited_prompt_of_the_checkout_is_the_one_that_is_read(tmp_path: Path) -> None:
    """An editable install also copies the prompts; the copy would go stale if it were read."""
    for name in ("summarizer", "prompts"):
        python("-c", f"import shutil; shutil.copytree({str(ROOT / name)!r}, {name!r})", cwd=tmp_path)
    code = "from summarizer.prompts import load_prompts; print(load_prompts().digest)"
    before = python("-c", code, cwd=tmp_path, PYTHONPATH=str(tmp_path))
    edited = tmp_path / "prompts" / "shorten" / "system.md"
    edited.write_text(edited.read_text(encoding="utf-8") + "\nBe brief.\n", encoding="utf-8")
    assert python("-c", code, cwd=tmp_path, PYTHONPATH=str(tmp_path)) != before
