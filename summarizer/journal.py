"""A folder's journal: JSON lines appended, flushed and synced one by one, so that a killed job can go on.

    with Journal.open(folder, plan) as journal:
        done = {entry["id"] for entry in journal.entries}
        journal.append({"id": ...})

Knows nothing of what the entries mean. `plan` says what job this is; another job is never mixed into its journal.
Files are readable by their owner only: they may hold users' text.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from filelock import FileLock, Timeout

from summarizer.errors import InputError

ENTRIES = "outcomes.jsonl"
PLAN = "plan.json"
LOCK = ".lock"

Entry = dict[str, Any]


@dataclass
class Journal:
    """An open journal, held by this process alone. `entries` are those of earlier starts and of this one."""

    path: Path
    file: IO[bytes]
    entries: list[Entry] = field(default_factory=list)

    @classmethod
    @contextmanager
    def open(cls, folder: Path, plan: Mapping[str, Any]) -> Iterator[Journal]:
        """Open the journal of `folder`, which is made if need be; its torn last line, if any, is dropped.

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
            entries = recover(path)
            # Without a buffer: what a full disk refused would be written again when the file is closed.
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab", buffering=0) as file:
                yield cls(path=path, file=file, entries=entries)

    def append(self, entry: Entry) -> None:
        """Add an entry; when this returns it is on the disk.

        Raises
        ------
        InputError
            Where it cannot be written; the entries before it stay.
        """
        line = json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n"
        left = line.encode("utf-8", "surrogatepass")
        try:
            while left:
                left = left[self.file.write(left) :]
            os.fsync(self.file.fileno())
        except OSError as error:
            raise InputError(
                f"{self.path}: cannot be written: {error.strerror or error}.",
                "Make room, and give the same command again: it goes on where it ended.",
            ) from error
        self.entries.append(entry)


def recover(path: Path) -> list[Entry]:
    """Read a journal's entries and cut off what a killed process left of its last line.

    Raises
    ------
    InputError
        Where a line before the last is damaged: that is not how a killed process leaves it.
    """
    if not path.exists():
        return []
    data = path.read_bytes()
    entries, whole = _parse(data, path)
    if whole < len(data):
        os.truncate(path, whole)
    return entries


def read_entries(path: Path) -> list[Entry]:
    """Read a journal's entries and leave the file as it is; a torn last line is not counted."""
    return _parse(path.read_bytes(), path)[0]


def _parse(data: bytes, path: Path) -> tuple[list[Entry], int]:
    """Read the entries, and tell the length of the part of `data` that holds them."""
    entries: list[Entry] = []
    whole = 0
    for number, line in enumerate(data.splitlines(keepends=True), start=1):
        entry = _entry(line)
        if entry is None and whole + len(line) < len(data):
            raise InputError(f"{path}:{number}: a damaged line.", "Delete the line; its sample will be run again.")
        if entry is None:
            break
        entries.append(entry)
        whole += len(line)
    return entries, whole


def _entry(line: bytes) -> Entry | None:
    if not line.endswith(b"\n"):
        return None
    try:
        value = json.loads(line.decode("utf-8", "surrogatepass"))
    except ValueError:
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
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}", "Check the disk.") from error
    finally:
        part.unlink(missing_ok=True)


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
