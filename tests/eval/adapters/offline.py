"""Run first by each script here: no host is reached, and every try is written down."""

from __future__ import annotations

import sys

attempts: list[str] = []


def _refuse(event: str, args: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.getaddrinfo"):
        attempts.append(f"{event} {args[1:] if event == 'socket.connect' else args[:2]}")
        raise OSError("no network in this test")


sys.addaudithook(_refuse)
