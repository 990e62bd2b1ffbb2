"""The page of a mended text in a real browser: each change can be accepted or rejected, and the text saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summarizer.document import from_text
from summarizer.mend_page import render_mended
from summarizer.mending import Mended, mend

if TYPE_CHECKING:
    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

pytestmark = pytest.mark.browser

SOURCE = (
    "At least 31 people were killed near Vellin.\n\nTwelve people are missing. The army plans to send 400 soldiers.\n"
)
DRAFT = "Forty people are missing.\r\n\t<img src=x onerror=alert()> \u202e The army plans to send 500 soldiers.\n"


def mended() -> Mended:
    return mend(DRAFT, from_text(SOURCE))


def saved(page: Page, folder: Path) -> str:
    with page.expect_download() as download:
        page.locator("[data-mend=save]").click()
    path = folder / "saved.txt"
    download.value.save_as(path)
    return path.read_bytes().decode("utf-8")


def test_saves_the_mended_text_byte_for_byte(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(render_mended(mended()))
    assert page.locator(".change").count() == 2
    text = saved(page, tmp_path)
    assert text == mended().text
    assert "Twelve people" in text
    assert "\r\n\t<img" in text


def test_a_rejected_change_is_not_saved(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(render_mended(mended()))
    page.locator("#c1 [data-choose=reject]").click()
    assert page.locator("#t1 del").is_visible()
    assert page.locator("#t1 ins").is_hidden()
    assert page.locator("#c1 [data-choose=reject]").get_attribute("aria-pressed") == "true"
    assert page.locator("[data-count=on]").inner_text() == "1"
    text = saved(page, tmp_path)
    assert text.startswith("Forty people")
    assert "400 soldiers" in text
    page.locator("#c1 [data-choose=accept]").click()
    assert saved(page, tmp_path) == mended().text


def test_all_can_be_rejected_and_accepted_at_once(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(render_mended(mended()))
    page.locator("[data-mend=none]").click()
    assert saved(page, tmp_path) == DRAFT
    page.locator("[data-mend=all]").click()
    assert saved(page, tmp_path) == mended().text


def test_the_same_text_gives_the_same_page_and_no_change_is_said(open_page: OpenPage) -> None:
    assert render_mended(mended()) == render_mended(mended())
    page = open_page(render_mended(mend("Twelve people are missing.", from_text(SOURCE))))
    assert "Nothing was wrong." in page.locator("main").inner_text()
