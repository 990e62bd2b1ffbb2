"""Check and report pages in a real browser: what a click, a key and a filter do, and what a reader sees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import page_values as values
import pytest

from summarizer.checks.finding import Checked
from summarizer.document import from_text
from summarizer.figures.figure import Cause
from summarizer.html import render_check, render_report
from summarizer.report import CheckReport, Repair

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    OpenPage = Callable[..., Page]

pytestmark = pytest.mark.browser


def figure(page: Page, surface: str) -> Locator:
    return page.locator(f'.written a.figure[aria-label^="{surface}: "]:visible').first


def lit(page: Page) -> list[str]:
    """The evidence marked in the source; pieces that touch are one."""
    return page.evaluate(
        """() => {
            const texts = [];
            let last = null;
            for (const mark of document.querySelectorAll(".source .mark.on")) {
                let before = mark.previousSibling;
                while (before && !before.textContent) before = before.previousSibling;
                if (last && before === last) texts.push(texts.pop() + mark.textContent);
                else texts.push(mark.textContent);
                last = mark;
            }
            return texts;
        }"""
    )


def show_only(page: Page, name: str) -> Locator:
    button = page.locator(f"[data-filter={name}]")
    button.click()
    return button


def visible_figures(page: Page) -> list[str]:
    return page.locator(".written a.figure:not(.off):visible").all_inner_texts()


def test_a_click_marks_the_evidence_and_says_why(open_page: OpenPage) -> None:
    page = open_page(render_check(values.check_report()))
    assert page.locator("#note").is_hidden()
    figure(page, "12,000").click()
    assert lit(page) == ["12,400 homes"]
    assert figure(page, "12,000").get_attribute("aria-pressed") == "true"
    note = page.locator("#note").inner_text()
    assert "wrong value" in note
    assert "Rounded without saying so." in note
    assert "The article has: 12,400" in note


def test_another_click_moves_the_mark_and_a_second_one_takes_it_away(open_page: OpenPage) -> None:
    page = open_page(render_check(values.check_report()))
    figure(page, "12,000").click()
    figure(page, "40").click()
    assert lit(page) == ["40 people"]
    assert figure(page, "12,000").get_attribute("aria-pressed") == "false"
    figure(page, "40").click()
    assert lit(page) == []
    assert page.locator("#note").is_hidden()


def test_a_figure_without_evidence_still_says_why(open_page: OpenPage) -> None:
    page = open_page(render_check(values.check_report()))
    figure(page, "700").click()
    assert lit(page) == []
    assert "No such figure stands in the article." in page.locator("#note").inner_text()


def test_evidence_in_several_places_can_be_walked_through(open_page: OpenPage) -> None:
    page = open_page(render_check(values.check_report()))
    figure(page, "At least 14").click()
    assert lit(page) == ["At least 14"], "the place it stands or falls on"
    assert page.locator(".source .mark.also").all_inner_texts() == ["14 dead"]
    assert page.get_by_role("button", name="Next place").is_visible()
    page.get_by_role("button", name="Next place").click()
    figure(page, "212").click()
    assert page.get_by_role("button", name="Next place").is_hidden()


def test_evidence_around_evidence_is_one_place(open_page: OpenPage) -> None:
    text = "There were 40 missing."
    around = ("40 people", "Tormund said 40 people were still missing on Wednesday morning.")
    checked = Checked(
        text=text, verdicts=(values.verdict(text, "40", Cause.EXACT, "So it says.", *around),), findings=()
    )
    page = open_page(render_check(CheckReport(document=values.document(), checked=checked, omitted=())))
    figure(page, "40").click()
    assert lit(page) == ["40 people"]
    assert "".join(page.locator(".source .mark.also").all_text_contents()) == around[1].replace("40 people", "")
    assert page.locator("#note .excerpt").count() == 1
    assert page.get_by_role("button", name="Next place").is_hidden()


def test_a_sentence_that_was_added_has_no_draft(open_page: OpenPage) -> None:
    added = Repair(
        task="facts", before="", after=values.WATER, method="source_words", reason="the draft leaves it out", sources=()
    )
    page = open_page(render_report(values.report(repairs=(added, replace(added, task="summary")))))
    assert page.locator(".repairs .before").count() == 0
    assert page.locator(".repairs .said").inner_text() == "added, set in the source's words"
    assert "0 of its sentences were repaired" in page.locator(".standing.minor").inner_text()


def test_a_finding_marks_its_words_in_the_text_and_in_the_source(open_page: OpenPage) -> None:
    page = open_page(render_check(values.check_report()))
    page.locator(".reason.finding a.ask").click()
    assert lit(page) == ["said Ilse Tormund"]
    assert "".join(page.locator(".passage .mark.on").all_inner_texts()) == "Around 9,000 residents left their homes"


def test_a_fact_leads_to_the_sentence_it_was_written_from(open_page: OpenPage) -> None:
    page = open_page(render_report(values.report()))
    page.locator(".facts .origin").nth(1).click()
    assert "".join(lit(page)) == "The water rose 3.4 metres in six hours"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_figure_answers_to_the_keyboard(open_page: OpenPage, key: str) -> None:
    page = open_page(render_check(values.check_report()))
    figure(page, "40").focus()
    before = page.evaluate("scrollY")
    page.keyboard.press(key)
    assert lit(page) == ["40 people"]
    assert page.evaluate("scrollY") == before
    page.keyboard.press("Escape")
    assert lit(page) == []
    assert page.evaluate("document.activeElement.textContent") == "40"


def test_everything_can_be_reached_with_the_tab_key(open_page: OpenPage) -> None:
    page = open_page(render_check(values.check_report()))
    reached = []
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", "what has the focus must show it"
        reached.append(
            page.evaluate("document.activeElement.getAttribute('data-item') ?? document.activeElement.className")
        )
    assert reached[0] == "skip"
    wanted = page.evaluate("Array.from(document.querySelectorAll('[data-item]'), (link) => link.dataset.item)")
    assert set(wanted) <= set(reached)
    assert "source" in reached, "the article's own scroll bar needs the arrow keys"


def test_unsupported_only_leaves_the_unsupported_ones(open_page: OpenPage) -> None:
    page = open_page(render_check(values.check_report()))
    assert len(visible_figures(page)) == 10
    button = show_only(page, "unsupported")
    assert visible_figures(page) == ["40", "12,000", "80%", "310 million", "700"]
    assert page.locator(".reason:visible .surface").all_inner_texts() == ["40", "12,000", "80%", "310 million", "700"]
    assert button.get_attribute("aria-pressed") == "true"
    assert page.locator("[data-filter=all]").get_attribute("aria-pressed") == "false"
    assert page.locator(".shown").inner_text() == "5 shown."
    show_only(page, "unclear")
    assert visible_figures(page) == ["Friday, March 14"]
    show_only(page, "all")
    assert len(visible_figures(page)) == 10


def test_the_filters_of_a_report_reach_its_draft_and_repairs(open_page: OpenPage) -> None:
    page = open_page(render_report(values.report()))
    show_only(page, "unsupported")
    assert visible_figures(page) == ["12,000", "9"], "in what was repaired"
    assert page.locator(".facts:not(.draft) > li:visible").count() == 0
    show_only(page, "repaired")
    assert page.locator(".repairs li:visible").count() == 2
    assert page.locator(".facts:not(.draft) > li:visible").count() == 0
    show_only(page, "unclear")
    assert page.locator(".shown").inner_text() == "There are none."
    show_only(page, "all")
    assert page.locator(".facts:not(.draft) > li:visible").count() == 3


@pytest.mark.parametrize("phone", [False, True])
def test_evidence_far_down_a_long_article_comes_into_view(open_page: OpenPage, phone: bool) -> None:
    article = "\n\n".join(f"Paragraph {n} of the record speaks of {n * 100} crates." for n in range(1, 300))
    text = "There were 28,000 crates."
    checked = Checked(
        text=text,
        verdicts=(values.verdict(text, "28,000", Cause.WRONG_VALUE, "Not so.", "28000 crates", source=article),),
        findings=(),
    )
    page = open_page(render_check(CheckReport(document=from_text(article), checked=checked, omitted=())), phone=phone)
    figure(page, "28,000").click()
    place = page.locator(".source .mark.on").bounding_box()
    note = page.locator("#note").bounding_box()
    assert place
    assert note
    assert 0 <= place["y"] < page.viewport_size["height"]
    assert not phone or place["y"] + place["height"] <= note["y"], "the note must not cover it"
    page.get_by_role("button", name="Back to the text").click()
    assert figure(page, "28,000").bounding_box()["y"] >= 0


@pytest.mark.parametrize(
    "render", [lambda: render_check(values.check_report()), lambda: render_report(values.report())]
)
def test_a_phone_needs_no_sideways_scrolling(open_page: OpenPage, render: Callable[[], str]) -> None:
    page = open_page(render(), phone=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= values.PHONE_WIDTH
    text, source = page.locator(".written").bounding_box(), page.locator(".source").bounding_box()
    assert text
    assert source
    assert source["y"] >= text["y"] + text["height"], "one below the other"


def test_the_text_and_the_article_stand_side_by_side(open_page: OpenPage) -> None:
    page = open_page(render_check(values.check_report()))
    text, source = page.locator(".written").bounding_box(), page.locator(".source").bounding_box()
    assert text
    assert source
    assert abs(text["y"] - source["y"]) < 1
    assert source["x"] >= text["x"] + text["width"]


def test_verdicts_differ_without_colour(open_page: OpenPage) -> None:
    page = open_page(render_check(values.check_report()))
    looks = page.evaluate(
        """["supported", "unsupported", "unclear"].map((standing) => {
            const figure = document.querySelector(`.written a.figure.${standing}`);
            return [getComputedStyle(figure.querySelector(".value")).textDecorationStyle,
                    getComputedStyle(figure, "::after").content];
        })"""
    )
    assert len({line for line, _ in looks}) == 3
    assert len({sign for _, sign in looks}) == 3
    assert "none" not in {sign for _, sign in looks}


CONTRAST = """(selector) => {
    const level = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((c) => c / 255)
        .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const own = level(getComputedStyle(document.querySelector(selector)).color);
    const paper = level(getComputedStyle(document.body).backgroundColor);
    return (Math.max(own, paper) + 0.05) / (Math.min(own, paper) + 0.05);
}"""
"""The contrast ratio of WCAG 2.2 between an element's text and the page."""


@pytest.mark.parametrize("dark", [False, True])
def test_every_colour_can_be_read_by_day_and_by_night(open_page: OpenPage, dark: bool) -> None:
    page = open_page(render_check(values.check_report()), dark=dark)
    for selector in (
        "body",
        ".byline",
        "h1",
        *(f".written a.{s} .value" for s in ("supported", "unsupported", "unclear")),
    ):
        assert page.evaluate(CONTRAST, selector) >= 4.5, selector


def test_what_a_reader_copies_is_the_text_alone(open_page: OpenPage) -> None:
    page = open_page(render_check(values.check_report()))
    assert page.locator(".passage.plain").text_content() == values.CHECKED


def test_a_screen_reader_hears_each_verdict(open_page: OpenPage) -> None:
    page = open_page(render_check(values.check_report()))
    assert page.get_by_role("button", name="12,000: unsupported", exact=True).is_visible()
    assert page.get_by_role("button", name="COVID-19: a name, not judged", exact=True).is_visible()


def test_without_scripts_a_figure_leads_to_its_reason(open_page: OpenPage) -> None:
    page = open_page(render_check(values.check_report()), scripts=False)
    figure(page, "12,000").click()
    assert page.url.endswith("#r" + (figure(page, "12,000").get_attribute("data-item") or ""))
    assert page.locator(".reason:target").inner_text().startswith("✗")


def test_printed_it_is_all_there(open_page: OpenPage) -> None:
    page = open_page(render_report(values.report()))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".bar").is_hidden()
    assert page.locator(".facts.draft").is_visible()
    assert page.locator(".reasons").last.is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.source')).overflowY") == "visible"
