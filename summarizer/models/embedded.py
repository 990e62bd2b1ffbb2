"""The embedded models: fetched once, verified, then opened from the cache folder offline.

Each is one GGUF file. llama.cpp runs it as it is; transformers takes half a minute to read one, so for it the file is
converted to safetensors when it is first wanted. What is in the cache is whole: a folder is built beside its place and
renamed into it.
"""

# ruff: noqa: PLC0415 - `status` must cost no import
from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from summarizer.errors import ModelError
from summarizer.extras import require
from summarizer.models.catalog import EMBEDDED, SMOLLM, Embedded

if TYPE_CHECKING:
    from summarizer.models import Model, Progress
    from summarizer.models.spec import ModelSpec

_MANIFEST: Final = "figurewise.json"
_FETCHED: Final = "-gguf-1"
_CONVERTED: Final = "-1"  # raise the number when the conversion changes
_SPARE: Final = 120_000_000
"""Room for the package that is being downloaded, beside the file itself."""
_FETCH: Final = "figurewise models fetch"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedStatus:
    """What is known of an embedded model on this machine."""

    model: Embedded
    fetched: bool
    path: Path
    size: int
    """Bytes on disk; 0 if not fetched."""

    @property
    def command(self) -> str:
        """The command that fetches it."""
        return fetch_command(self.model)


def home() -> Path:
    """Return the cache folder: `FIGUREWISE_HOME`, else the user's cache folder of this system."""
    import platformdirs

    chosen = os.environ.get("FIGUREWISE_HOME")
    return Path(chosen).expanduser() if chosen else Path(platformdirs.user_cache_dir("figurewise", appauthor=False))


def status(name: str = SMOLLM.name) -> EmbeddedStatus:
    """Say whether an embedded model is here; touches no network."""
    model = EMBEDDED[name]
    folder = _folder(model, _FETCHED)
    fetched = _is_whole(folder)
    size = sum(file.stat().st_size for file in folder.iterdir()) if fetched else 0
    return EmbeddedStatus(model=model, fetched=fetched, path=folder, size=size)


def fetch_command(model: Embedded) -> str:
    """Return the command that fetches a model."""
    return _FETCH if model is SMOLLM else f"{_FETCH} embedded:{model.name}"


def open_embedded(spec: ModelSpec, progress: Progress | None = None) -> Model:
    """Open an embedded model, fetching it first if it is not here.

    llama.cpp runs it unless a dtype or another device than the processor is asked for, or it is not installed: then
    transformers does.
    """
    from summarizer.models import llama_server

    model = EMBEDDED[spec.name]
    plain = spec.dtype is None and spec.device in (None, "auto", "cpu")
    try:
        if plain and llama_server.available():
            from summarizer.models.llama import LlamaModel

            return LlamaModel(spec, fetch(model.name, progress) / model.file, lambda: model.sha256)
        require("torch", "transformers", "gguf")  # before anything is fetched
        from summarizer.models.checkpoint import open_folder

        return open_folder(convert(model.name, progress), spec, file_hash=model.sha256)
    except ModelError as error:
        hint = error.hint or f"Remove {_folder(model, _FETCHED)} and run: {fetch_command(model)}"
        raise ModelError(error.message, hint) from error


def fetch(name: str = SMOLLM.name, progress: Progress | None = None) -> Path:
    """Return the folder of a model's GGUF file, downloading it if it is not there.

    Safe under two processes: the second waits for the first and finds its work done. An interrupted download goes on
    where it stopped.

    Raises
    ------
    ModelError
        If there is no pip, no network, no room, no right to write, or what came is not the file expected.
    """
    model = EMBEDDED[name]
    return _made(model, _FETCHED, lambda folder: _download(model, folder, progress or _silent))


def convert(name: str = SMOLLM.name, progress: Progress | None = None) -> Path:
    """Return the folder of a model as transformers reads it, fetching and converting it if it is not there.

    Raises
    ------
    ModelError
        As `fetch`, and if the conversion fails.
    """
    model = EMBEDDED[name]
    folder = _folder(model, _CONVERTED)
    if _is_whole(folder):
        return folder
    fetched = fetch(name, progress)
    return _made(model, _CONVERTED, lambda target: _converted(model, fetched, target, progress or _silent))


def _made(model: Embedded, kind: str, build: Callable[[Path], None]) -> Path:
    """Return a folder that is whole, built under a lock if it was not."""
    folder = _folder(model, kind)
    if _is_whole(folder):
        return folder
    with _cache_errors(model, folder.parent):
        folder.parent.mkdir(parents=True, exist_ok=True)
        from filelock import FileLock

        with FileLock(folder.with_name(folder.name + ".lock")):
            if not _is_whole(folder):
                build(folder)
    return folder


def _download(model: Embedded, folder: Path, progress: Progress) -> None:
    """Fetch a model's file into a folder beside its place, which stays if this is interrupted, and rename that."""
    from summarizer.models import part_fetch

    partial = folder.with_name(folder.name + ".partial")
    partial.mkdir(exist_ok=True)
    _need_room(folder.parent, part_fetch.missing(model, partial) + _SPARE)
    step = f"downloading {model.name}"
    file = part_fetch.fetch_file(model, partial, lambda done, total: progress(step, done, total))
    with tempfile.TemporaryDirectory(prefix=f"{folder.name}.", dir=folder.parent) as scratch:
        ready = Path(scratch) / "ready"
        ready.mkdir()
        file.replace(ready / model.file)
        _settle(model, ready, folder)
    shutil.rmtree(partial, ignore_errors=True)


def _converted(model: Embedded, fetched: Path, folder: Path, progress: Progress) -> None:
    """Convert a fetched model in a child process: its bars, its environment and its gigabytes are its own."""
    for leftover in folder.parent.glob(f"{folder.name}.*.converting"):
        shutil.rmtree(leftover, ignore_errors=True)
    _need_room(folder.parent, model.parameters * 4 + _SPARE)
    with tempfile.TemporaryDirectory(prefix=f"{folder.name}.", suffix=".converting", dir=folder.parent) as scratch:
        progress(f"converting {model.name}", 0, 0)
        target = Path(scratch) / "converted"
        command = [sys.executable, "-m", "summarizer.models.convert_gguf", str(fetched / model.file), str(target)]
        environment = os.environ | {"TQDM_DISABLE": "1", "HF_HUB_OFFLINE": "1"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            raise _conversion_failed(model, done.stderr, done.returncode)
        _settle(model, target, folder)


def _conversion_failed(model: Embedded, said: str, code: int) -> ModelError | OSError:
    if "No space left" in said:
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    last = said.strip().splitlines()[-1:] or [f"exit code {code}"]
    return ModelError(f"{model.title} could not be converted: {last[0]}", f"Try again: {fetch_command(model)}")


def _settle(model: Embedded, ready: Path, folder: Path) -> None:
    """Write the manifest and move a finished folder to its place."""
    sizes = {file.name: file.stat().st_size for file in sorted(ready.iterdir())}
    manifest = {"source": model.origin, "gguf_sha256": model.sha256, "licence": model.licence, "sizes": sizes}
    (ready / _MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    ready.replace(folder)


def _need_room(folder: Path, needed: int) -> None:
    if shutil.disk_usage(folder).free < needed:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), needed)


def _is_whole(folder: Path) -> bool:
    """Whether every file is there in its full size: a cheap look that a cut-off disk or copy fails."""
    try:
        sizes = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))["sizes"]
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _folder(model: Embedded, kind: str) -> Path:
    return home() / "models" / f"{model.name}{kind}"


def _silent(step: str, done: int, total: int) -> None:
    """Report to nobody."""


@contextmanager
def _cache_errors(model: Embedded, folder: Path) -> Iterator[None]:
    """Say what a full or unwritable cache folder means to the user."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            message = f"There is no room for {model.title} in {folder}: it needs {(model.size + _SPARE) // 10**6} MB."
            hint = f"Make room, or set FIGUREWISE_HOME to a folder on another disk, then run: {fetch_command(model)}"
        else:
            message = f"The cache folder {folder} cannot be written: {error.strerror or error}."
            hint = f"Set FIGUREWISE_HOME to a folder that you can write to, then run: {fetch_command(model)}"
        raise ModelError(message, hint) from error
