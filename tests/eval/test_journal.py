"""The journal: what is on the disk when a process dies at any byte."""

import json
import stat
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
    assert recover(path) == whole
    assert path.read_bytes() == b"".join(lines[: len(whole)])


def test_a_damaged_line_in_the_middle_is_named(tmp_path):
    (tmp_path / ENTRIES).write_text('{"a": 1}\n{"b\n{"c": 3}\n')
    with pytest.raises(InputError, match=rf"{ENTRIES}:2"):
        recover(tmp_path / ENTRIES)


def test_differences_name_what_is_new_and_what_is_gone():
    assert differences({"a": 1, "b": 2}, {"b": 3, "c": 4}) == [
        "a: was 1, is None",
        "b: was 2, is 3",
        "c: was None, is 4",
    ]
