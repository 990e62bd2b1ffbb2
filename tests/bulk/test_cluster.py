"""A real Ray of this machine with two workers, some of them killed: each result comes once, and is the same."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.cluster import batches, divide
from tests.bulk.conftest import rows, save
from tests.bulk.test_bulk import OPTIONS, start

KILLED = """
import json, os, signal, sys, time
from dataclasses import dataclass
from summarizer.cluster import open_cluster
from summarizer.opening import Opening

LOG, RESULTS = sys.argv[1], open(sys.argv[2], "w")  # Ray prints of its own

@dataclass(frozen=True)
class Work:
    opening: Opening

    def do(self, item, model):
        with open(LOG, "a") as log:
            log.write(item + "\\n")
        if item == "deadly":
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.02)
        return item, os.getpid(), model.family

    def lost(self, item, reason):
        return item, None, reason

with open_cluster("local", Work(Opening(spec="lead:3")), workers=2) as cluster:
    print(json.dumps(cluster.card.family), file=RESULTS)
    killed = None
    for item, worker, said in cluster.each([f"{n:03}" for n in range(60)] + ["deadly"], length=len):
        if killed is None and worker:
            killed = worker
            os.kill(worker, signal.SIGKILL)
        print(json.dumps([item, worker, said]), file=RESULTS, flush=True)
"""


def test_the_work_of_a_killed_worker_is_done_once_more_and_what_kills_is_given_up(tmp_path, program) -> None:
    log, answers = tmp_path / "done.txt", tmp_path / "results.txt"
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(log), str(answers)],
        env=program.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    family, *results = map(json.loads, answers.read_text().splitlines())
    assert family == "extractive"
    assert sorted(item for item, *_ in results) == [*(f"{n:03}" for n in range(60)), "deadly"]
    assert [(item, said) for item, worker, said in results if worker is None] == [
        ("deadly", "2 workers died while they worked on it alone")
    ]
    tried = Counter(log.read_text().split())
    assert tried["deadly"] in (2, 3)  # twice alone, and with others if it came to that
    assert sum(tried.values()) > len(results)  # the killed worker's batch was done again


def descendants(process: int) -> list[tuple[int, str]]:
    """The processes that one has started, and those that these have, with their names."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = stat.read_text().partition("(")[2].rpartition(")")
        except OSError:
            continue
        if int(rest.split()[1]) == process:
            child = int(stat.parent.name)
            found += [(child, name), *descendants(child)]
    return found


def kill_a_worker(process: subprocess.Popen[str], journal: Path) -> bool:
    """Kill a worker once there are results of it; False where the program was done before."""
    while process.poll() is None:
        workers = [child for child, name in descendants(process.pid) if name.startswith("ray::_Worker")]
        if workers and journal.exists() and journal.read_bytes().count(b"\n") >= 1:
            os.kill(workers[0], signal.SIGKILL)
            return True
        time.sleep(0.02)
    return False


def test_a_table_comes_out_the_same_though_a_worker_is_killed(tmp_path, program) -> None:
    table = save(tmp_path / "many.jsonl", rows(48))
    process = program.start("bulk", table, *OPTIONS, "-o", "out.jsonl", "--ray", "local", "--workers", "2")
    assert kill_a_worker(process, tmp_path / "out.jsonl.run" / "outcomes.jsonl")
    printed, err = process.communicate()
    assert process.returncode == 0, err
    assert printed == ""
    start(table, tmp_path / "whole.jsonl")
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_run_of_a_suite_is_the_same_on_a_cluster(tmp_path, program) -> None:
    suite = tmp_path / "towns.jsonl"
    suite.write_text("".join(json.dumps({"id": r["name"], "text": r["body"]}) + "\n" for r in rows(10)))
    command = ("eval", "run", suite, "--model", "lead:3", "--quiet", "-o")
    program.run(*command, "there", "--ray", "local", "--workers", "2")
    program.run(*command, "here")

    def outcomes(name: str) -> list[dict[str, object]]:
        found = [json.loads(line) for line in (tmp_path / name / "outcomes.jsonl").read_text().splitlines()]
        for outcome in found:
            for timed in ("seconds", "cost"):
                del outcome[timed]
        return sorted(found, key=lambda outcome: str(outcome["sample_id"]))

    assert outcomes("there") == outcomes("here")
    plans = [(tmp_path / name / "plan.json").read_text() for name in ("there", "here")]
    assert plans[0] == plans[1]


@pytest.mark.parametrize(
    ("model", "address", "code", "said"),
    [
        ("lead:3", "127.0.0.1:9", 2, "no cluster there"),
        ("script:gone.toml", "local", 3, "On a worker: gone.toml: cannot be read"),
    ],
)
def test_what_goes_wrong_at_the_start_says_so(tmp_path, program, model, address, code, said) -> None:
    table = save(tmp_path / "t.jsonl", rows(2))
    options = ("--column", "body", "-o", "out.jsonl", "--model", model, "--ray", address, "--workers", "1")
    printed = program.run("bulk", table, *options, code=code)
    assert said in printed
    assert "Traceback" not in printed


# --- dividing --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("machines", "workers", "heavy", "share"),
    [
        ([(2, 0)], None, True, (1, 2, 0)),  # a model in memory: one worker, every processor
        ([(2, 0)], None, False, (2, 1, 0)),  # a model behind a server: a worker each processor
        ([(16, 4), (16, 4)], None, True, (8, 4, 1)),
        ([(16, 4)], None, False, (16, 1, 0)),
        ([(8, 0), (4, 0)], None, True, (2, 4, 0)),
        ([(3, 0), (3, 0)], 3, True, (3, 1, 0)),
        ([(2, 0)], 5, True, (5, 1, 0)),
        ([], None, True, (1, 1, 0)),
    ],
)
def test_how_machines_are_divided(machines, workers, heavy, share) -> None:
    nodes = [{"CPU": cpu, "GPU": gpu, "memory": 1e9} for cpu, gpu in machines]
    found = divide(nodes, workers, heavy=heavy)
    assert (found.workers, found.cpus, found.gpus) == share


@given(
    cpus=st.lists(st.integers(1, 64), min_size=1, max_size=6), workers=st.integers(1, 40), heavy=st.booleans()
)  # fmt: skip
def test_every_worker_has_its_place_where_there_are_processors_enough(cpus, workers, heavy) -> None:
    share = divide([{"CPU": cpu} for cpu in cpus], workers, heavy=heavy)
    places = sum(cpu // share.cpus for cpu in cpus)
    assert share.workers == workers
    assert places >= workers or share.cpus == 1


@given(lengths=st.lists(st.integers(0, 1000), max_size=300), size=st.integers(1, 9))
def test_batches_hold_every_item_once_and_those_of_like_length(lengths, size) -> None:
    items = list(enumerate(lengths))
    found = list(batches(items, lambda item: item[1], size))
    assert sorted(item for batch in found for item in batch) == items
    assert all(1 <= len(batch) <= size for batch in found)
    window = [item[1] for batch in found[:16] for item in batch]
    assert window == sorted(window, reverse=True)
