"""Runs: every sample has an outcome, a killed run goes on, two at once do no harm."""

import json
import signal
import time

import pytest

from summarizer.errors import InputError
from summarizer_eval.results import OutcomeStatus
from summarizer_eval.run import Job, read_run, run_suite
from summarizer_eval.suite import load_suite


def outcomes_of(folder):
    return [json.loads(line) for line in (folder / "outcomes.jsonl").read_text().splitlines()]


def test_a_run_has_one_outcome_a_sample_and_says_what_it_is(suite, tmp_path, job):
    seen = []
    run = run_suite(
        load_suite(str(suite)),
        job("lead:3"),
        tmp_path / "run",
        progress=lambda done, total, _: seen.append((done, total)),
    )
    assert [o.sample_id for o in run.outcomes] == ["ferry", "mill", "vote", "flood", "clinic"]
    assert run.statuses == {"ok": 5}
    assert seen == [(i, 5) for i in range(1, 6)]
    assert run.score("summary.key_figure_recall").den == 2
    assert run.score("summary.key_figure_recall").unscored == 3
    assert run.model.spec == "lead:3"
    assert run.environment["packages"]["datasets"]
    assert run.cost.wall_seconds >= run.outcomes[0].seconds > 0
    for part in (run.suite.digest, run.prompts[:16], run.checker, "lead:3", "seed:0"):
        assert part in run.signature
    assert read_run(tmp_path / "run") == run


def test_the_report_of_an_outcome_is_the_commands_own(suite, tmp_path, program, job):
    run_suite(load_suite(str(suite)), job("lead:3"), tmp_path / "run", limit=None)
    article = json.loads((suite / "samples.jsonl").read_text().splitlines()[0])
    (tmp_path / "ferry.txt").write_text(article["text"])
    printed = json.loads(
        program.run("summarize", "ferry.txt", "--model", "lead:3", "--published", "2031-03-14", "--format", "json")
    )
    stored = outcomes_of(tmp_path / "run")[0]["report"]
    for part in ("summary", "facts", "figures", "repairs", "omitted", "draft"):
        assert stored[part] == printed[part], part


def test_silence_error_and_refusal_are_counted(suite, tmp_path, mute, job):
    run = run_suite(load_suite(str(suite)), job(mute), tmp_path / "mute")
    assert run.statuses == {"empty": 5}
    assert run.score("summary.key_figure_recall").value == 0
    assert run.score("output.unsupported_figures") is None


def test_another_language_is_refused(tmp_path, job):
    text = (
        "Die Fähre sank am Dienstag vor Port Elva. Mindestens 32 Menschen kamen dabei ums Leben, sagte die Polizei." * 3
    )
    (tmp_path / "de.jsonl").write_text(json.dumps({"id": "de", "text": text}) + "\n")
    run = run_suite(load_suite(str(tmp_path / "de.jsonl")), job("lead:3"), tmp_path / "run")
    assert [o.status for o in run.outcomes] == [OutcomeStatus.REFUSED]


class Wrapped:
    """A model in place of another, which fails in some way: the failure of a library below us."""

    def __init__(self, model):
        self.model = model

    def __getattr__(self, name):
        return getattr(self.model, name)

    def generate(self, requests, decoding):
        return self.model.generate(requests, decoding)


def about(town, requests):
    return any(town in passage for request in requests for passage in request.passages)


class Raising(Wrapped):
    def generate(self, requests, decoding):
        if about("Kestrel", requests):
            raise RuntimeError("out of memory")
        return super().generate(requests, decoding)


class TooShort(Wrapped):
    def generate(self, requests, decoding):
        written = super().generate(requests, decoding)
        return written[:-1] if about("Kestrel", requests) else written


@pytest.mark.parametrize(
    ("broken", "error"), [(Raising, "RuntimeError: out of memory"), (TooShort, "ValueError: zip() argument 2")]
)
def test_a_failing_sample_is_an_outcome_and_the_others_go_on(suite, tmp_path, job, broken, error):
    whole = job("lead:3")
    failing = Job(model=broken(whole.model), prompts=whole.prompts, options=whole.options)
    run = run_suite(load_suite(str(suite)), failing, tmp_path / "run")
    assert run.statuses == {"ok": 4, "error": 1}
    (failed,) = [o for o in run.outcomes if o.status is OutcomeStatus.ERROR]
    assert failed.sample_id == "mill"
    assert failed.error.startswith(error)
    assert failed.metrics["facts.key_figure_recall"].num == 0


class Stopping(Wrapped):
    """A model under which the program is stopped, at one article."""

    def __init__(self, model, stop):
        super().__init__(model)
        self.stop = stop

    def generate(self, requests, decoding):
        if about("Varn", requests):
            raise self.stop
        return super().generate(requests, decoding)


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_a_stopped_run_keeps_what_was_reported_and_goes_on(suite, tmp_path, job, stop):
    whole = job("lead:3")
    stopping = Job(model=Stopping(whole.model, stop), prompts=whole.prompts, options=whole.options)
    with pytest.raises(stop):
        run_suite(load_suite(str(suite)), stopping, tmp_path / "run", at_once=2)
    kept = [o["sample_id"] for o in outcomes_of(tmp_path / "run")]
    assert {"ferry", "mill"} <= {*kept} < {"ferry", "mill", "vote", "clinic"}
    run = run_suite(load_suite(str(suite)), whole, tmp_path / "run")
    assert [o["sample_id"] for o in outcomes_of(tmp_path / "run")][: len(kept)] == kept
    assert run.statuses == {"ok": 5}


class Counting(Wrapped):
    """A model that counts the calls and the requests of each."""

    def __init__(self, model):
        super().__init__(model)
        self.calls = []

    def generate(self, requests, decoding):
        self.calls.append(len(requests))
        return self.model.generate(requests, decoding)


def test_samples_under_way_together_are_asked_in_one_call_and_come_out_the_same(suite, tmp_path, liar, job):
    alone, shared = (Counting(job(liar).model) for _ in range(2))
    runs = [
        run_suite(
            load_suite(str(suite)),
            Job(model=model, prompts=job(liar).prompts, options=job(liar).options),
            tmp_path / str(at_once),
            at_once=at_once,
        )
        for model, at_once in ((alone, 1), (shared, 3))
    ]
    assert sum(shared.calls) == sum(alone.calls)
    assert max(shared.calls) > max(alone.calls)
    assert len(shared.calls) < len(alone.calls)
    first, second = ([(o.sample_id, o.status, o.metrics, o.report) for o in run.outcomes] for run in runs)
    assert first == second


def test_a_run_that_is_complete_is_not_run_again(suite, tmp_path, job):
    first = run_suite(load_suite(str(suite)), job("lead:3"), tmp_path / "run")
    seen = []
    again = run_suite(load_suite(str(suite)), job("lead:3"), tmp_path / "run", progress=lambda *a: seen.append(a))
    assert again == first
    assert seen == []


@pytest.mark.parametrize(
    ("change", "difference"),
    [
        ({"model": "lead:2"}, "model.spec: was lead:3, is lead:2"),
        ({"length": 50}, "options.length: was 110, is 50"),
        ({"seed": 7}, "seed: was 0, is 7"),
        ({"limit": 2}, "suite.samples: was 5, is 2; suite.limit: was None, is 2"),
    ],
)
def test_going_on_with_something_else_is_refused(suite, tmp_path, change, difference, job):
    run_suite(load_suite(str(suite)), job("lead:3"), tmp_path / "run")
    limit = change.pop("limit", None)
    other = job(change.pop("model", "lead:3"), **change)
    with pytest.raises(InputError, match=difference):
        run_suite(load_suite(str(suite), limit=limit), other, tmp_path / "run", limit=limit)


def wait_for_lines(path, count, process):
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        if path.exists() and path.read_bytes().count(b"\n") >= count:
            return
        time.sleep(0.005)


def test_a_run_killed_with_sigkill_goes_on_and_loses_nothing(tmp_path, program):
    folder = tmp_path / "run"
    command = ("eval", "run", "news-figures", "--model", "lead:3", "-o", folder, "--quiet")
    done = b""
    for lines in (2, 6):
        process = program.start(*command)
        wait_for_lines(folder / "outcomes.jsonl", lines, process)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        assert not (folder / "run.json").exists()
        kept = (folder / "outcomes.jsonl").read_bytes()
        kept = kept[: kept.rindex(b"\n") + 1]
        assert kept.startswith(done)
        assert kept.count(b"\n") >= lines
        done = kept
    # What a death in the middle of a line leaves behind.
    with (folder / "outcomes.jsonl").open("ab") as file:
        file.write(b'{"sample_id": "torn')
    program.run(*command)
    assert (folder / "outcomes.jsonl").read_bytes().startswith(done)
    ids = [o["sample_id"] for o in outcomes_of(folder)]
    assert sorted(ids) == sorted(s.id for s in load_suite("news-figures").samples)
    assert len(read_run(folder).outcomes) == len(ids)


def test_two_runs_at_once_do_no_harm(tmp_path, program):
    folder = tmp_path / "run"
    command = ("eval", "run", "news-figures", "--model", "lead:3", "-o", folder, "--quiet")
    with program.start(*command) as first:
        wait_for_lines(folder / "outcomes.jsonl", 1, first)
        first.send_signal(signal.SIGSTOP)  # it must not end before the second one looks
        try:
            refused = program.run(*command, code=2)
        finally:
            first.send_signal(signal.SIGCONT)
        _, err = first.communicate()
    assert "another process is writing here" in refused
    assert first.returncode == 0, err
    ids = [o["sample_id"] for o in outcomes_of(folder)]
    assert sorted(ids) == sorted(sample.id for sample in load_suite("news-figures").samples)


def test_a_folder_without_a_run_says_what_to_do(tmp_path):
    with pytest.raises(InputError, match="no run"):
        read_run(tmp_path)
