"""A table of articles: one result a row, in order, whatever happens on the way."""

from __future__ import annotations

import json
import random
import signal
import stat
import subprocess
import sys
import time

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from summarizer.articles import Table
from summarizer.bulk import BulkWork, run_bulk
from summarizer.cli import figurewise
from summarizer.draft import Options
from summarizer.errors import InputError, ModelError
from summarizer.models import open_model
from summarizer.opening import Opening
from summarizer.prompts import load_prompts
from tests.bulk.conftest import rows, save
from tests.test_report import SCHEMA

COLUMNS = {"column": "body", "id_column": "name", "published_column": "day"}


def start(table, out, *, model="lead:3", spread=None, wrap=lambda model: model, **options):
    work = BulkWork(opening=Opening(spec=model), prompts=load_prompts(), options=Options())
    opened = wrap(open_model(model))
    return run_bulk(
        Table(source=str(table), **COLUMNS), work, out, model=opened, spread=spread or work.here(opened), **options
    )


def lines(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


@pytest.fixture
def whole(towns, tmp_path):
    """The bytes of a run that nothing disturbed."""
    assert start(towns, tmp_path / "whole.jsonl") == {"ok": 12}
    return (tmp_path / "whole.jsonl").read_bytes()


def test_one_result_a_row_in_order_each_in_the_published_form(whole) -> None:
    results = [json.loads(line) for line in whole.splitlines()]
    assert [(r["row"], r["id"], r["status"]) for r in results] == [(n + 1, f"a-{n}", "ok") for n in range(12)]
    for result in results:
        Draft202012Validator(SCHEMA).validate(result)
        Draft202012Validator(SCHEMA).validate(result["report"])
        assert result["summary"] == " ".join(s["text"] for s in result["report"]["summary"])
        assert result["report"]["document"]["published"] == "2031-03-14"


def test_parquet_holds_the_same(towns, tmp_path, whole) -> None:
    start(towns, tmp_path / "out.parquet")
    table = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert [{**row, "report": json.loads(row["report"])} for row in table] == [
        json.loads(x) for x in whole.splitlines()
    ]


def test_files_are_their_owners_alone(towns, tmp_path, whole) -> None:
    files = [tmp_path / "whole.jsonl", *(tmp_path / "whole.jsonl.run").iterdir()]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_rows_that_are_no_articles_are_results_that_say_so(tmp_path) -> None:
    table = rows(4)
    table[1]["body"] = "  "
    table[2]["body"] = 7
    table[3]["body"] = "\ud800 A mill in Kestrel closed, and 410 people lost their work."
    save(tmp_path / "t.jsonl", table)
    for form in (".jsonl", ".parquet"):
        assert start(tmp_path / "t.jsonl", tmp_path / f"out{form}") == {"ok": 2, "refused": 2}
    errors = [result["error"] for result in lines(tmp_path / "out.jsonl")]
    assert errors == [None, "a-1 holds no words.\nGive the text of an article.", "body: int, not a text", None]


def stopping(after: int, error: BaseException):
    """Work through articles one by one, and end as the program ends when it is stopped."""

    def spread(articles):
        work = BulkWork(opening=Opening(spec="lead:3"), prompts=load_prompts(), options=Options())
        model = open_model("lead:3")
        for number, article in enumerate(articles):
            if number == after:
                raise error
            yield work.do(article, model)

    return spread


def test_a_stopped_run_goes_on_and_comes_out_the_same(towns, tmp_path, whole) -> None:
    out, seen = tmp_path / "out.jsonl", []
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            start(towns, out, spread=stopping(4, KeyboardInterrupt()), resume=True, progress=seen.append)
        assert not out.exists()
    assert start(towns, out, resume=True, progress=seen.append) == {"ok": 12}
    assert out.read_bytes() == whole
    assert [result["row"] for result in seen] != sorted(result["row"] for result in seen)  # the longest first
    assert sorted(result["row"] for result in seen) == list(range(1, 13))
    assert start(towns, out, resume=True, progress=seen.append) == {}
    assert len(seen) == 12


class Ailing:
    """A model that fails, at some articles or at all."""

    def __init__(self, model, where=""):
        self.model, self.where = model, where

    def __getattr__(self, name):
        return getattr(self.model, name)

    def generate(self, requests, decoding):
        if any(self.where in passage for request in requests for passage in request.passages):
            raise ModelError("The server is gone.", "Start it.")
        return self.model.generate(requests, decoding)


def test_what_failed_is_tried_again_and_what_was_done_is_not(towns, tmp_path, whole) -> None:
    out, seen = tmp_path / "out.jsonl", []
    assert start(towns, out, wrap=lambda m: Ailing(m, "Kestrel")) == {"ok": 9, "error": 3}
    assert {r["error"] for r in lines(out) if r["status"] == "error"} == {"The server is gone.\nStart it."}
    assert start(towns, out, resume=True, progress=seen.append) == {"ok": 12}
    assert {result["row"] for result in seen} == {2, 7, 12}
    assert out.read_bytes() == whole


def test_a_model_that_fails_at_everything_ends_the_run(tmp_path) -> None:
    table = save(tmp_path / "t.jsonl", rows(60))
    with pytest.raises(ModelError, match=r"24 articles failed.*The server is gone") as caught:
        start(table, tmp_path / "out.jsonl", wrap=Ailing)
    assert "--resume" in caught.value.hint
    assert not (tmp_path / "out.jsonl").exists()
    assert start(table, tmp_path / "out.jsonl", resume=True) == {"ok": 60}


def test_nothing_is_overwritten_and_no_two_jobs_are_mixed(towns, tmp_path, whole) -> None:
    with pytest.raises(InputError, match=r"whole\.jsonl: there already") as caught:
        start(towns, tmp_path / "whole.jsonl")
    assert "--resume" in caught.value.hint
    with pytest.raises(InputError, match=r"model\.spec: was lead:3, is lead:2"):
        start(towns, tmp_path / "whole.jsonl", model="lead:2", resume=True)
    with pytest.raises(InputError, match=r"table\.limit: was None, is 3"):
        start(towns, tmp_path / "whole.jsonl", limit=3, resume=True)
    towns.write_text(towns.read_text().replace("140", "141"))
    with pytest.raises(InputError, match=r"table\.sha256"):
        start(towns, tmp_path / "whole.jsonl", resume=True)
    assert (tmp_path / "whole.jsonl").read_bytes() == whole
    with pytest.raises(KeyboardInterrupt):
        start(towns, tmp_path / "begun.jsonl", spread=stopping(2, KeyboardInterrupt()))
    with pytest.raises(InputError, match=r"begun\.jsonl: was begun"):
        start(towns, tmp_path / "begun.jsonl")
    (tmp_path / "mine.jsonl").write_text("mine")
    for resume in (False, True):
        with pytest.raises(InputError, match=r"mine\.jsonl: there already"):
            start(towns, tmp_path / "mine.jsonl", resume=resume)


@pytest.mark.parametrize(("name", "said"), [("out.csv", "jsonl or .parquet"), ("no/out.jsonl", "Make the folder")])
def test_a_file_that_cannot_be_written_is_refused_before_the_work(towns, tmp_path, name, said) -> None:
    with pytest.raises(InputError) as caught:
        start(towns, tmp_path / name, spread=stopping(0, AssertionError()))
    assert said in caught.value.hint


# --- the program -----------------------------------------------------------------------------------------------

OPTIONS = ("--column", "body", "--id-column", "name", "--published-column", "day", "--model", "lead:3", "--quiet")


def test_a_program_killed_at_random_moments_loses_and_doubles_nothing(tmp_path, program) -> None:
    table = save(tmp_path / "many.jsonl", rows(60))
    moments = random.Random(11)
    command = ("bulk", table, *OPTIONS, "-o", "out.jsonl", "--resume")
    kept: set[str] = set()
    for _ in range(3):
        with program.start(*command) as process:
            wait_for_growth(tmp_path / "out.jsonl.run" / "outcomes.jsonl", len(kept), process)
            time.sleep(moments.uniform(0, 0.2))
            process.send_signal(signal.SIGKILL)
        now = whole_lines(tmp_path / "out.jsonl.run" / "outcomes.jsonl")
        assert kept <= set(now)
        assert len({json.loads(line)["row"] for line in now}) == len(now)
        kept = set(now)
    program.run(*command)
    start(table, tmp_path / "whole.jsonl")
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert not [path.name for path in tmp_path.iterdir() if path.suffix == ".part"]


def whole_lines(path) -> list[str]:
    return path.read_text().split("\n")[:-1] if path.exists() else []


def wait_for_growth(path, size, process) -> None:
    while process.poll() is None and len(whole_lines(path)) <= size:
        time.sleep(0.02)


def test_two_programs_on_one_output_do_no_harm(towns, tmp_path, program) -> None:
    command = ("bulk", towns, *OPTIONS, "-o", "out.jsonl", "--resume")
    with program.start(*command) as first:
        wait_for_growth(tmp_path / "out.jsonl.run" / "outcomes.jsonl", 0, first)
        first.send_signal(signal.SIGSTOP)
        refused = program.run(*command, code=2)
        first.send_signal(signal.SIGCONT)
    assert "another process is writing here" in refused
    assert first.returncode == 0
    assert [result["row"] for result in lines(tmp_path / "out.jsonl")] == list(range(1, 13))


LIMITED = "import resource as r; r.setrlimit(r.RLIMIT_FSIZE, (%d, %d)); from summarizer.cli import main; main()"


def test_a_full_disk_is_said_and_what_was_done_is_kept(towns, tmp_path, program, whole) -> None:
    room = len(whole) // 2
    command = ["bulk", str(towns), *OPTIONS, "-o", "out.jsonl"]
    short = subprocess.run(
        [sys.executable, "-c", LIMITED % (room, room), *command],
        cwd=tmp_path, env=program.environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert short.returncode == 2
    assert "cannot be written: File too large" in short.stderr
    assert "Traceback" not in short.stderr
    assert 0 < len(whole_lines(tmp_path / "out.jsonl.run" / "outcomes.jsonl")) < 12
    program.run(*command, "--resume")
    assert (tmp_path / "out.jsonl").read_bytes() == whole


@pytest.mark.parametrize(
    ("body", "model", "code"),
    [("A ferry sank off Holt, killing 32 people.", "lead:3", 0), (" ", "lead:3", 2), ("A ferry sank.", "broken", 3)],
)
def test_exit_codes(tmp_path, program, body, model, code) -> None:
    table = save(tmp_path / "t.jsonl", [{"body": body}])
    said = program.run("bulk", table, "--column", "body", "-o", "out.jsonl", "--model", model, code=code)
    assert "Traceback" not in said


def test_the_report_is_the_commands_own(towns, whole, tmp_path, program) -> None:
    article = json.loads(towns.read_text().splitlines()[0])
    (tmp_path / "a-0").write_text(article["body"])
    printed = program.run("summarize", "a-0", "--model", "lead:3", "--published", "2031-03-14", "--format", "json")
    assert json.loads(whole.splitlines()[0])["report"] == json.loads(printed)


def test_without_a_model_named_none_is_fetched_or_loaded(towns, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("FIGUREWISE_HOME", str(tmp_path / "empty"))
    monkeypatch.setenv("FIGUREWISE_PIP_ARGS", "--no-index")
    out = tmp_path / "out.jsonl"
    done = CliRunner().invoke(figurewise, ["bulk", str(towns), "--column", "body", "--quiet", "-o", str(out)])
    assert done.exit_code == 0, done.output
    assert {(result["status"], result["report"]["strategy"]) for result in lines(out)} == {("ok", "extract")}
