"""A small suite of original articles, a scripted model, and the program run as a user runs it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.draft import Options
from summarizer.models import open_model
from summarizer.prompts import load_prompts
from summarizer_eval.run import Job

ARTICLES = {
    "ferry": "Ferry sinks off Port Elva\n\nA ferry sank off Port Elva on Tuesday, killing at least 32 people. "
    "Rescuers saved 140 passengers, the coast guard said. The operator lost 12 boats in the same storm.",
    "mill": "Mill to close\n\nThe paper mill in Kestrel will close in May with the loss of 410 jobs, its owner said. "
    "It made 90,000 tonnes of paper last year. The town has 7,200 inhabitants.",
    "vote": "Council backs tram\n\nThe council of Arden voted 14-9 for a tram line of 11 kilometres. "
    "It will cost 240 million crowns, the mayor said. Work begins in 2033.",
    "flood": "Flood in Varn\n\nA flood in Varn damaged 63 houses on Sunday. Firefighters pumped out 25 cellars. "
    "The river rose to 5.4 metres, the water office said.",
    "clinic": "Clinic opens\n\nA clinic with 48 beds opened in Holt on Monday. It cost 19 million crowns. "
    "About 130 people will work there, the county said.",
}


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """A folder with a suite of five articles; key figures of the first two are labelled."""
    folder = tmp_path / "towns"
    folder.mkdir()
    (folder / "suite.toml").write_text('name = "towns"\n')
    lines = [{"id": name, "text": text, "published": "2031-03-14"} for name, text in ARTICLES.items()]
    for line, figure in zip(lines, ("140", "410"), strict=False):
        start = line["text"].index(figure)
        line["key_figures"] = [{"start": start, "end": start + len(figure), "why": "lead"}]
    (folder / "samples.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return folder


@pytest.fixture
def liar(tmp_path: Path) -> str:
    """A model that writes a wrong figure of two articles and copies the others."""
    path = tmp_path / "liar.toml"
    answers = [("32 people", "A ferry sank, killing 999 people."), ("410 jobs", "The mill lost 77 jobs.")]
    tables = "\n".join(f'[[answer]]\ncontains = "{at}"\ntext = "{text}"\n' for at, text in answers)
    path.write_text(f'default = "echo"\n{tables}')
    return f"script:{path}"


@pytest.fixture
def mute(tmp_path: Path) -> str:
    """A model that writes nothing."""
    path = tmp_path / "mute.toml"
    path.write_text('[[answer]]\ntext = ""\n')
    return f"script:{path}"


@pytest.fixture
def job() -> Callable[..., Job]:
    """Make the job of a model: the shipped prompts, and options by name."""

    def make(model: str, **options: object) -> Job:
        return Job(model=open_model(model), prompts=load_prompts(), options=Options(**options))

    return make


class Program:
    """`figurewise` in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        repository = Path(__file__).parents[2]
        self.environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(repository), str(repository / "eval")]),
            "OMP_NUM_THREADS": "1",
        }

    def start(self, *arguments: object) -> subprocess.Popen[str]:
        """Start it and go on."""
        code = "from summarizer.cli import main; main()"
        return subprocess.Popen(
            [sys.executable, "-c", code, *map(str, arguments)],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: object, code: int = 0) -> str:
        """Run it to its end; what it printed, after its exit code was looked at."""
        with self.start(*arguments) as process:
            out, err = process.communicate()
        assert process.returncode == code, err + out
        return out if code == 0 else out + err


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program, in a folder of its own."""
    return Program(tmp_path)
