"""Where and with what a run was made: versions, git state, machine; and the digest of the code that judges."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any

import summarizer
from summarizer.signature import version

PACKAGES = ("torch", "transformers", "datasets", "evaluate", "numpy", "rouge-score", "sentencex")

_PACKAGE = Path(summarizer.__file__).parent
_JUDGING = ("figures", "checks", "blocks.py", "document.py", "language.py", "sentences.py")
_MEASURING = ("measures", "scoring.py")


@lru_cache(maxsize=1)
def checker() -> str:
    """Name the code that judges and measures: "0.1.0+1f0c9a7be2d34c55". Two runs with the same name are comparable."""
    digest = sha256()
    for root, names in ((_PACKAGE, _JUDGING), (Path(__file__).parent, _MEASURING)):
        for path in _files(root, names):
            digest.update(f"{path.relative_to(root).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return f"{version()}+{digest.hexdigest()[:16]}"


def _files(root: Path, names: tuple[str, ...]) -> list[Path]:
    found = [p for name in names for p in ((root / name).rglob("*") if (root / name).is_dir() else [root / name])]
    return sorted(path for path in found if path.suffix in (".py", ".toml", ".txt"))


def describe(model: Any) -> dict[str, Any]:
    """Describe this machine and its software as the model finds them."""
    return {
        "python": platform.python_version(),
        "figurewise": version(),
        "packages": {name: v for name in PACKAGES if (v := _version_of(name))},
        "git": git_state(),
        "platform": platform.platform(),
        "processors": os.cpu_count(),
        **_torch_state(model),
    }


def _version_of(package: str) -> str | None:
    try:
        return installed(package)
    except PackageNotFoundError:
        return None


def _torch_state(model: Any) -> Mapping[str, Any]:
    """Device, dtype and threads of a model that runs in torch; nothing where torch was not needed."""
    torch = sys.modules.get("torch")
    device, dtype = getattr(model, "device", None), getattr(model, "dtype", None)
    return {
        "device": str(device or model.spec.device or "cpu"),
        "dtype": str(dtype or model.spec.dtype or "") or None,
        "threads": torch.get_num_threads() if torch else None,
    }


def git_state() -> dict[str, Any] | None:
    """Name the checkout's commit, and whether its code was changed; None where the package was installed."""
    if _git("ls-files", "--error-unmatch", "__init__.py") is None:
        return None
    commit, changes = _git("rev-parse", "HEAD"), _git("status", "--porcelain", "--untracked-files=no", "--", "..")
    return {"commit": commit, "changed": bool(changes)}


def _git(*arguments: str) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603  (our own arguments)
            ["git", *arguments],  # noqa: S607  (whichever git the user has)
            cwd=_PACKAGE,
            capture_output=True,
            text=True,
            check=False,
            timeout=10,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def peak_memory() -> int | None:
    """Give the resident peak of this process in bytes; None where the system does not say."""
    try:
        import resource  # noqa: PLC0415  (not on Windows)
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def peak_device_memory() -> int | None:
    """Give the accelerator's peak in bytes, where torch has one."""
    torch = sys.modules.get("torch")
    if torch is None or not torch.cuda.is_available():
        return None
    return int(torch.cuda.max_memory_allocated())
