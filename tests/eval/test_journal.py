"""The journal: what is on the disk when a process dies at any byte."""

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.journal import ENTRIES, Journal, differences, read_entries, recover


def test_entries_of_an_earlier_start_are_there(tmp_path):
    with Journal.open(tmp_path / "job", {"model": "a"}) as journal:
        journal.append({"id": 1, "text": "ü\u2028\r\n\ud800"})
    with Journal.open(tmp_path / "job", {"model": "a"}) as journal:
        assert journal.entries == [{"id": 1, "text": "ü\u2028\r\n\ud800"}]
        journal.append({"id": 2})
    assert [e["id"] for e in read_entries(tmp_path / "job" / ENTRIES)] == [1, 2]


def test_another_plan_is_refused_and_the_difference_named(tmp_path):
    with Journal.open(tmp_path, {"model": "lead:3", "seed": 0}):
        pass
    with (
        pytest.raises(InputError, match=r"model: was lead:3, is lead:5"),
        Journal.open(tmp_path, {"model": "lead:5", "seed": 0}),
    ):
        pass


def test_a_full_disk_is_an_error_with_the_next_step():
    full = Path("/dev/full")
    with (
        full.open("ab", buffering=0) as file,
        pytest.raises(InputError, match="/dev/full: cannot be written") as caught,
    ):
        Journal(path=full, file=file).append({"id": 1})
    assert "give the same command again" in caught.value.hint


def test_two_at_once_are_refused(tmp_path):
    with Journal.open(tmp_path, {}), pytest.raises(InputError, match="another process"), Journal.open(tmp_path, {}):
        pass


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(InputError, match=r"thesis\.txt"), Journal.open(tmp_path, {}):
        pass
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


def test_files_are_their_owners_alone(tmp_path):
    with Journal.open(tmp_path / "job", {}) as journal:
        journal.append({})
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "job").iterdir() if p.is_file()}
    assert set(modes.values()) == {0o600}, modes


entries = st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=10), max_size=3), min_size=1, max_size=5)


@given(entries=entries, cut=st.floats(0, 1))
def test_a_file_cut_at_any_byte_keeps_every_whole_line(tmp_path_factory, entries, cut):
    path = tmp_path_factory.mktemp("cut") / ENTRIES
    lines = [json.dumps(e, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n" for e in entries]
    data = b"".join(lines)
    kept = int(cut * len(data))
    path.write_bytes(data[:kept])
    whole = [e for i, e in enumerate(entries) if len(b"".join(lines[: i + 1])) <= kept]
    assert list(recover(path)) == whole
    assert path.read_bytes() == b"".join(lines[: len(whole)])


def test_a_damaged_line_in_the_middle_is_named(tmp_path):
    (tmp_path / ENTRIES).write_text('{"a": 1}\n{"b\n{"c": 3}\n')
    with pytest.raises(InputError, match=rf"{ENTRIES}:2"):
        list(recover(tmp_path / ENTRIES))


def test_differences_name_what_is_new_and_what_is_gone():
    assert differences({"a": 1, "b": 2}, {"b": 3, "c": 4}) == [
        "a: was 1, is None",
        "b: was 2, is 3",
        "c: was None, is 4",
    ]


KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from summarizer.journal import Journal

folder, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
moments = random.Random(seed)

def work(reported):
    with Journal.open(folder, {"job": "killed"}, keep=lambda entry: entry["id"]) as journal:
        for number in range(max(journal.entries, default=-1) + 1, 10**9):
            journal.append({"id": number, "text": "x" * (number * 7919 % 20_000)})
            os.write(reported, b"%d\\n" % number)

for _ in range(kills):
    read_end, reported = os.pipe()
    worker = os.fork()
    if not worker:
        os.close(read_end)
        work(reported)
    os.close(reported)
    time.sleep(moments.uniform(0, 0.1))
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)
    sys.stdout.buffer.write(os.fdopen(read_end, "rb").read())
"""


def test_fifty_kills_lose_nothing_that_was_finished_and_double_nothing(tmp_path):
    command = [sys.executable, "-c", KILLED, str(tmp_path / "job"), "50", "4"]
    reported = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    ids = [entry["id"] for entry in recover(tmp_path / "job" / ENTRIES)]
    assert ids == list(range(len(ids)))
    # What was written but not reported when the kill came is there too: at most one of each start.
    assert [int(number) for number in reported] == [number for number in ids if str(number) in {*reported}]
    assert len(reported) <= len(ids) <= len(reported) + 50
    assert len(ids) > 50


LIMITED = """
import json, resource, sys
from pathlib import Path
from summarizer.errors import InputError
from summarizer.journal import Journal

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
with Journal.open(Path(sys.argv[1]), {}) as journal:
    for number in range(len(journal.entries), 40):
        try:
            journal.append({"id": number, "text": "x" * 300})
        except InputError as error:
            print(error)
            journal.append({"id": number})  # a short one may still fit, and must not follow a torn line
            break
"""


@pytest.mark.parametrize("room", [1, 330, 4_000, 4_096, 5_001])
def test_a_disk_that_fills_up_leaves_whole_lines_and_the_job_goes_on(tmp_path, room):
    command = [sys.executable, "-c", LIMITED, str(tmp_path / "job")]
    short = subprocess.run([*command, str(room)], capture_output=True, text=True, check=False)
    assert "cannot be written: File too large" in short.stdout + short.stderr
    before = [entry["id"] for entry in recover(tmp_path / "job" / ENTRIES)] if room > 1 else []
    assert before == list(range(len(before)))
    subprocess.run([*command, str(10**6)], check=True)
    assert [entry["id"] for entry in read_entries(tmp_path / "job" / ENTRIES)] == list(range(40))


def test_what_is_kept_of_entries_is_all_that_is_held(tmp_path):
    with Journal.open(tmp_path, {}, keep=lambda entry: entry["id"]) as journal:
        journal.append({"id": 1, "text": "x"})
    with Journal.open(tmp_path, {}, keep=lambda entry: entry["id"]) as journal:
        journal.append({"id": 2, "text": "y"})
        assert journal.entries == [1, 2]
    assert [entry["text"] for entry in read_entries(tmp_path / ENTRIES)] == ["x", "y"]
