"""The wheel, and the checkout it is made from: what lands where, and that the program runs away from its sources."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from summarizer.extras import MODULES

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
    output = python(
        "-c", main, "summarize", str(EXAMPLE), "--model", "lead:3", "--quiet", cwd=tmp_path, PYTHONPATH=str(installed)
    )
    assert "14,260" in output
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


# --- without the extras ------------------------------------------------------------------------------------------

OPTIONAL = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]


def needed_by(wheel: Distribution) -> dict[str, Distribution]:
    """What pip would install with a distribution and no extra: each package by its name."""
    found: dict[str, Distribution] = {}
    todo = [(wheel, "")]
    while todo:
        package, extra = todo.pop()
        for requirement in map(Requirement, package.requires or ()):
            if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
                continue
            name = canonicalize_name(requirement.name)
            todo += [(distribution(name), each) for each in requirement.extras]
            if name not in found:
                found[name] = distribution(name)
                todo.append((found[name], ""))
    return found


@pytest.fixture(scope="module")
def core(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of an environment that holds what `pip install figurewise` installs, and nothing else."""
    folder = tmp_path_factory.mktemp("core")
    (own,) = (Distribution.at(path) for path in installed.glob("figurewise-*.dist-info"))
    for package in needed_by(own).values():
        for top in {file.parts[0] for file in package.files or () if file.parts[0] not in ("..", "__pycache__")}:
            if not (folder / top).exists():
                (folder / top).symlink_to(Path(str(package.locate_file(top))))
    return os.pathsep.join((str(installed), str(folder)))


def figurewise(path: str, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the program on the standard library and `path` alone: -S leaves this environment's packages out."""
    return subprocess.run(
        [sys.executable, "-S", "-c", "from summarizer.cli import main; main()", *words],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": path, "FIGUREWISE_HOME": str(cwd / "models")},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


WORK = {
    "check": (["check", "--source", "article.txt", "draft.txt"], 1, "The source gives 23, not 31"),
    "check a page": (["check", "--source", "ferry.html", "draft.txt"], 1, "31"),
    "mend": (["mend", "--source", "article.txt", "draft.txt"], 0, "The flood killed 23 people in Port Elva."),
    "summarize": (["summarize", "article.txt"], 0, "23 people"),
    "lead": (["summarize", "article.txt", "--model", "lead:1"], 0, "23 people"),
    "models list": (["models", "list"], 0, "embedded:smollm2-135m"),
    "eval list": (["eval", "list"], 0, "news-figures"),
}
MISSING = {
    "hf": (["summarize", "article.txt", "--model", "hf:some/model"], 3, "figurewise[models]"),
    "embedded": (["summarize", "article.txt", "--model", "embedded:qwen2.5-coder-1.5b"], 3, "figurewise[models]"),
    "embedded asked": (["summarize", "article.txt", "--strategy", "direct"], 3, "figurewise[models]"),
    "fetch": (["models", "fetch", "hf:some/model"], 3, "figurewise[models]"),
    "gguf": (["summarize", "article.txt", "--model", "gguf:tiny.gguf"], 3, "pip install xllamacpp"),
    "mend": (["mend", "--source", "article.txt", "draft.txt", "--model", "hf:some/model"], 3, "figurewise[models]"),
    "textrank": (["summarize", "article.txt", "--model", "textrank"], 3, "figurewise[eval]"),
    "eval run": (["eval", "run", "news-figures", "--model", "lead:1", "-o", "run"], 2, "figurewise[eval]"),
    "bulk": (["bulk", "articles.csv", "--column", "text", "--model", "lead:1", "-o", "out.jsonl"], 2, "[eval]"),
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    article = "Port Elva counts its dead\n\nThe flood killed 23 people in Port Elva on Monday, the mayor said.\n"
    (tmp_path / "article.txt").write_text(article, encoding="utf-8")
    (tmp_path / "draft.txt").write_text("The flood killed 31 people in Port Elva.\n", encoding="utf-8")
    (tmp_path / "articles.csv").write_text("text\nThe flood killed 23 people.\n", encoding="utf-8")
    (tmp_path / "ferry.html").symlink_to(ROOT / "tests" / "inputs" / "ferry.html")
    (tmp_path / "tiny.gguf").write_bytes(b"GGUF")
    return tmp_path


@pytest.mark.install
@pytest.mark.parametrize("name", WORK)
def test_without_extras_it_checks_mends_and_summarizes(core: str, desk: Path, name: str) -> None:
    words, code, printed = WORK[name]
    done = figurewise(core, *words, cwd=desk)
    assert done.returncode == code, done.stderr
    assert printed in " ".join(done.stdout.split())


@pytest.mark.install
@pytest.mark.parametrize("name", MISSING)
def test_a_missing_package_names_the_command_that_installs_it(core: str, desk: Path, name: str) -> None:
    words, code, command = MISSING[name]
    done = figurewise(core, *words, cwd=desk)
    assert done.returncode == code, done.stderr
    assert command in done.stderr.splitlines()[-1]
    assert "pip install" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (desk / "models").exists()  # nothing was fetched for it


def test_the_table_of_extras_is_that_of_the_project() -> None:
    declared = {
        extra: {Requirement(line).name.replace("-", "_") for line in OPTIONAL[extra]} - {"figurewise", "pip"}
        for extra in MODULES
    }
    assert {extra: set(modules) for extra, modules in MODULES.items()} == declared
