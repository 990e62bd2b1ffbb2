"""A real browser for the pages. Without Chromium these tests skip and say so; under CI they fail instead."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

FLAGS = [
    "--no-sandbox",  # CI runs as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        reason = f"no browser: none of {', '.join(NAMES)} is installed (Debian: apt-get install chromium)"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (not needed to skip)

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


class Watch:
    """What a page asked for beyond itself, and what it complained of."""

    def __init__(self, page: Page, url: str) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.route("**/*", lambda route: route.continue_() if route.request.url == url else route.abort())
        page.on("request", lambda request: self._note(request.url, url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._dismiss)

    def _note(self, asked: str, own: str) -> None:
        if asked.partition("#")[0] != own and not asked.startswith("data:"):
            self.requests.append(asked)

    def _dismiss(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Open a page from disk; at the end of the test it must have complained of nothing and asked nobody."""
    opened: list[tuple[Page, Watch]] = []

    def open_it(html: str, *, phone: bool = False, dark: bool = False, scripts: bool = True) -> Page:
        path = tmp_path / f"page{len(opened)}.html"
        path.write_text(html, encoding="utf-8")
        page = browser.new_page(
            viewport=PHONE if phone else DESKTOP,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            java_script_enabled=scripts,
        )
        page.set_default_timeout(5_000)
        opened.append((page, Watch(page, path.as_uri())))
        page.goto(path.as_uri())
        return page

    yield open_it
    for page, watch in opened:
        assert watch.complaints == []
        assert watch.requests == []
        page.close()
