"""A folder's journal: JSON lines appended, flushed and synced one by one, so that a killed job can go on.

    with Journal.open(folder, plan) as journal:
        done = {entry["id"] for entry in journal.entries}
        journal.append({"id": ...})

What `append` returned from is on the disk, whatever happens to the process. A line that was torn, by a kill or a full
disk, is cut off before anything is written after it.
Knows nothing of what the entries mean. `plan` says what job this is; another job is never mixed into its journal.
Files are readable by their owner only: they may hold users' text.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from filelock import FileLock, Timeout

from summarizer.errors import InputError

ENTRIES = "outcomes.jsonl"
PLAN = "plan.json"
LOCK = ".lock"

Entry = dict[str, Any]


def _whole(entry: Entry) -> Any:
    return entry


@dataclass
class Journal:
    """An open journal, held by this process alone. `entries` are those of earlier starts and of this one."""

    path: Path
    file: IO[bytes]
    entries: list[Any] = field(default_factory=list)
    keep: Callable[[Entry], Any] = _whole

    @classmethod
    @contextmanager
    def open(cls, folder: Path, plan: Mapping[str, Any], *, keep: Callable[[Entry], Any] = _whole) -> Iterator[Journal]:
        """Open the journal of `folder`, which is made if need be; its torn last line, if any, is dropped.

        Parameters
        ----------
        folder
            The job's own folder.
        plan
            What job this is.
        keep
            What of each entry is held in memory, as an item of `entries`; the whole entry if left out.

        Raises
        ------
        InputError
            Where another process has it open, the folder holds the journal of another plan or something else, or it
            cannot be written.
        """
        _make_folder(folder)
        lock = FileLock(folder / LOCK, timeout=0, mode=0o600)
        try:
            lock.acquire()
        except Timeout as error:
            raise InputError(
                f"{folder}: another process is writing here.", "Wait for it, or name another folder."
            ) from error
        # The system frees the lock when the process ends, however it ends.
        with lock:
            _agree(folder, plan)
            path = folder / ENTRIES
            entries = [keep(entry) for entry in recover(path)]
            # Without a buffer: what a full disk refused would be written again when the file is closed.
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab", buffering=0) as file:
                _sync_folder(folder)
                yield cls(path=path, file=file, entries=entries, keep=keep)

    def append(self, entry: Entry) -> None:
        """Add an entry; when this returns it is on the disk.

        Raises
        ------
        InputError
            Where it cannot be written; the entries before it stay, and nothing of this one.
        """
        line = json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n"
        left = line.encode("utf-8", "surrogatepass")
        begun = os.fstat(self.file.fileno()).st_size
        try:
            while left:
                left = left[self.file.write(left) :]
            os.fsync(self.file.fileno())
        except OSError as error:
            with suppress(OSError):  # else the next start cuts it off
                os.ftruncate(self.file.fileno(), begun)
            raise InputError(
                f"{self.path}: cannot be written: {error.strerror or error}.",
                "Make room, and give the same command again: it goes on where it ended.",
            ) from error
        self.entries.append(self.keep(entry))


def recover(path: Path) -> Iterator[Entry]:
    """Read a journal's entries, then cut off what a killed process left of its last line.

    Raises
    ------
    InputError
        Where a line before the last is damaged: that is not how a killed process leaves it.
    """
    if not path.exists():
        return
    whole = 0
    for _, end, entry in places(path):
        yield entry
        whole = end
    if whole < path.stat().st_size:
        os.truncate(path, whole)


def read_entries(path: Path) -> list[Entry]:
    """Read a journal's entries and leave the file as it is; a torn last line is not counted."""
    return [entry for _, _, entry in places(path)]


def places(path: Path) -> Iterator[tuple[int, int, Entry]]:
    """Read a journal's entries, each with the places of the file where its line begins and ends.

    Raises
    ------
    InputError
        Where a line before the last is damaged.
    """
    size, start = path.stat().st_size, 0
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            entry, end = _entry(line), start + len(line)
            if entry is None and end < size:
                raise InputError(f"{path}:{number}: a damaged line.", "Delete the line; its sample will be run again.")
            if entry is None:
                return
            yield start, end, entry
            start = end


def _entry(line: bytes) -> Entry | None:
    if not line.endswith(b"\n"):
        return None
    try:
        value = json.loads(line.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


# --- the plan --------------------------------------------------------------------------------------------------


def _agree(folder: Path, plan: Mapping[str, Any]) -> None:
    """Write the plan where there is none; refuse to go on with another."""
    path = folder / PLAN
    if not path.exists():
        if (folder / ENTRIES).exists():
            raise InputError(f"{folder}: {ENTRIES} without its {PLAN}.", "Name another folder.")
        write_json(path, plan)
        return
    try:
        earlier = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(f"{path}: not JSON: {error}", "Name another folder.") from error
    if found := differences(earlier, json.loads(json.dumps(plan))):
        raise InputError(
            f"{folder}: holds another job: {'; '.join(found)}.",
            "Name another folder, or delete this one to start anew.",
        )


def differences(earlier: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Say how two plans differ, field by field: "model.spec: was lead:3, is lead:5"."""
    found = []
    for name in {**earlier, **now}:
        was, new = earlier.get(name), now.get(name)
        if isinstance(was, Mapping) and isinstance(new, Mapping):
            found += [f"{name}.{inner}" for inner in differences(was, new)]
        elif was != new:
            found.append(f"{name}: was {was}, is {new}")
    return found


def write_json(path: Path, value: Any) -> None:
    """Write a JSON file so that it is there whole or not at all."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump(value, file, ensure_ascii=False, indent=1)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}", "Check the disk.") from error
    finally:
        part.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Put the names of new files on the disk too, where the system lets a folder be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot be made: {error.strerror or error}", "Name another folder.") from error
    if not os.access(folder, os.W_OK):
        raise InputError(f"{folder}: not writable.", "Name another folder.")
    strange = [
        p.name for p in folder.iterdir() if p.name not in (ENTRIES, PLAN, LOCK, "run.json") and p.suffix != ".part"
    ]
    if strange and not (folder / PLAN).exists():
        raise InputError(f"{folder}: is no run's folder; it holds {min(strange)}.", "Name a new or empty folder.")
