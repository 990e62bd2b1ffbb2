"""One file from the Hugging Face hub, if the hub is reached; the hub's own client goes on where a fetch stopped."""

# ruff: noqa: PLC0415 - the client is imported when something is fetched
from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from summarizer.models._quiet import quiet_environment

_PATIENCE: Final = 5.0
"""Seconds to wait for the hub to answer at all."""


def fetch(repository: str, name: str, folder: Path, progress: Callable[[int, int], None]) -> bool:
    """Fetch a repository's file into `folder`.

    Returns
    -------
    Whether it came: False where the hub is not reached, is turned off (`HF_HUB_OFFLINE`) or does not have it.
    """
    quiet_environment()
    from huggingface_hub import constants, hf_hub_download
    from tqdm.auto import tqdm

    class Reporting(tqdm):  # type: ignore[misc]
        """Passes what it counts on instead of drawing it."""

        def __init__(self, *arguments: Any, **settings: Any) -> None:
            settings.pop("name", None)
            super().__init__(*arguments, **{**settings, "disable": True})
            self.seen = settings.get("initial", 0)

        def update(self, n: float | None = 1) -> bool | None:
            self.seen += int(n or 0)
            progress(self.seen, int(self.total or 0))
            return None

    if constants.HF_HUB_OFFLINE or not _reached(constants.ENDPOINT):
        return False
    try:
        hf_hub_download(repository, name, local_dir=folder, tqdm_class=Reporting)
    except Exception:  # whatever stops the hub's client, pip is asked next
        return (folder / name).exists()
    return True


def _reached(address: str) -> bool:
    """Whether the hub, or the proxy to it, can be connected to: its client would wait and try again for a minute."""
    from urllib.request import getproxies, proxy_bypass

    found = urlsplit(address)
    host, port = found.hostname or "", found.port or 443
    proxies = getproxies()
    if found.scheme in proxies and not proxy_bypass(host):
        proxy = urlsplit(proxies[found.scheme])
        host, port = proxy.hostname or "", proxy.port or 80
    try:
        socket.create_connection((host, port), timeout=_PATIENCE).close()
    except OSError:
        return False
    return True
