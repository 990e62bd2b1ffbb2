"""Virtual environments for tools whose pins clash with ours: built once a set of requirements, then reused."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import venv
from hashlib import sha256
from pathlib import Path

import platformdirs

ROOT = Path(__file__).parents[3]


class InstallError(Exception):
    """What pip said last."""


def python_with(requirements: Path) -> Path:
    """The interpreter of an environment that holds the requirements and this checkout, without its dependencies."""
    key = sha256(b"\n".join([requirements.read_bytes(), str(ROOT).encode(), sys.version.encode()])).hexdigest()[:16]
    home = Path(os.environ.get("FIGUREWISE_HOME") or platformdirs.user_cache_path("figurewise"))
    folder = home / "test-venvs" / f"{requirements.stem}-{key}"
    if not folder.exists():
        _build(folder, requirements)
    return folder / "bin" / "python"


def _build(folder: Path, requirements: Path) -> None:
    """Build beside the final place and move: a folder of that name is whole, whoever else builds or is killed."""
    partial = folder.with_name(f"{folder.name}.{os.getpid()}")
    try:
        venv.create(partial, with_pip=True)
        python = partial / "bin" / "python"
        _pip(python, "-r", str(requirements))
        _pip(python, "--no-deps", "-e", str(ROOT))
        if not folder.exists():
            partial.rename(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _pip(python: Path, *what: str) -> None:
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what]
    extra = shlex.split(os.environ.get("FIGUREWISE_PIP_ARGS", ""))
    done = subprocess.run([*command, *extra], capture_output=True, text=True, check=False)
    if done.returncode:
        raise InstallError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "pip said nothing")
