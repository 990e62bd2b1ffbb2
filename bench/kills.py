"""Kill `figurewise bulk` and `figurewise eval run` at random moments, and see that nothing is lost or doubled.

    python bench/kills.py [KILLS] [ARTICLES] [bulk|eval]

Each start is killed with SIGKILL up to half a second after it has added a result, KILLS times each command (50). In
the end the results must be what a run gives that nothing disturbed: of a table byte for byte, of a suite all but what
each sample cost in seconds and memory.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ARTICLE = "The mill of Kestrel closed on Monday with the loss of {} jobs, its owner said. It made {} tonnes a year."
PROGRAM = [sys.executable, "-c", "from summarizer.cli import main; main()"]


@dataclass(frozen=True)
class Command:
    """A command that can be killed: how it is started, where its journal is, and what it came to."""

    name: str
    arguments: list[str]
    journal: str
    key: str
    results: Callable[[Path], object]

    def start(self, out: Path) -> list[str]:
        return [*PROGRAM, *self.arguments, "--model", "lead:2", "--quiet", "-o", str(out)]


def lines(journal: Path) -> list[str]:
    return journal.read_text().split("\n")[:-1] if journal.exists() else []


def outcomes(folder: Path) -> object:
    assert (folder / "run.json").exists(), "the run is not complete"
    return {row["sample_id"]: timeless(row) for row in map(json.loads, lines(folder / "outcomes.jsonl"))}


def timeless(value: object) -> object:
    """A value without what anything in it cost: seconds and memory."""
    if isinstance(value, dict):
        return {key: timeless(held) for key, held in value.items() if key not in ("seconds", "cost")}
    return [timeless(held) for held in value] if isinstance(value, list) else value


def texts(articles: int) -> list[str]:
    return [" ".join(ARTICLE.format(n + 10, n + i) for i in range(12)) for n in range(articles)]


def bulk(folder: Path, articles: int) -> Command:
    table = folder / "table.jsonl"
    table.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts(articles)))
    arguments = ["bulk", str(table), "--column", "text", "--resume"]
    return Command("bulk", arguments, "{}.run/outcomes.jsonl", "row", Path.read_bytes)


def suite(folder: Path, articles: int) -> Command:
    made = folder / "mills"
    made.mkdir()
    (made / "suite.toml").write_text('name = "mills"\n')
    samples = ({"id": f"mill-{n}", "text": text} for n, text in enumerate(texts(articles)))
    (made / "samples.jsonl").write_text("".join(json.dumps(sample) + "\n" for sample in samples))
    return Command("eval run", ["eval", "run", str(made)], "{}/outcomes.jsonl", "sample_id", outcomes)


def killed(command: Command, out: Path, kills: int) -> tuple[int, int]:
    """Start and kill; how often it was killed, and how many results were there at the last."""
    moments = random.Random(5)
    journal = Path(command.journal.format(out))
    finished: list[str] = []
    for done in range(kills):
        process = subprocess.Popen(command.start(out))
        while process.poll() is None and len(lines(journal)) <= len(finished):
            time.sleep(0.01)
        time.sleep(moments.uniform(0, 0.5))
        process.send_signal(signal.SIGKILL)
        if process.wait() != -signal.SIGKILL:
            return done, len(finished)
        now = lines(journal)
        assert now[: len(finished)] == finished, "a finished result is gone"
        assert len({json.loads(line)[command.key] for line in now}) == len(now), "a result is there twice"
        finished = now
    return kills, len(finished)


def main(kills: int, articles: int, which: str) -> None:
    for make in (bulk, suite):
        if which not in make.__name__ and (which, make) != ("eval", suite):
            continue
        with tempfile.TemporaryDirectory() as name:
            command = make(Path(name), articles)
            out, whole = Path(name, "out.jsonl"), Path(name, "whole.jsonl")
            done, kept = killed(command, out, kills)
            for end in (out, whole):
                subprocess.run(command.start(end), check=True)
            assert command.results(out) == command.results(whole), "the results differ"
            print(f"{command.name}: {done} kills, {kept} of {articles} results there at the last: the same", flush=True)


if __name__ == "__main__":
    given = sys.argv[1:]
    main(int((given or ["50"])[0]), int((given[1:] or ["2000"])[0]), (given[2:] or [""])[0])
