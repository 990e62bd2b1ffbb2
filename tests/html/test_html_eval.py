"""Run and comparison pages: what they show, in a real browser, and what they must not do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import page_values as values
import pytest
import run_values as runs
from test_html_safety import HOSTILE, parse

from summarizer.render import safe
from summarizer_eval.compare import compare_runs
from summarizer_eval.html import MOST_FLIPS, render_comparison, render_run
from summarizer_eval.results import Run
from summarizer_eval.run import read_run

if TYPE_CHECKING:
    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

PAGES: dict[str, Callable[[], str]] = {
    "run": lambda: render_run(runs.mixed_run(), runs.SOURCES),
    "run without its articles": lambda: render_run(runs.mixed_run(), {}),
    "comparison": lambda: render_comparison(runs.comparison(), runs.SOURCES),
    "comparison without its articles": lambda: render_comparison(runs.comparison(), {}),
}

pages = pytest.mark.parametrize("make", PAGES.values(), ids=PAGES.keys())


@pages
def test_the_same_values_give_the_same_bytes(make: Callable[[], str]) -> None:
    assert make() == make()


@pages
def test_a_page_refers_to_nothing_but_itself(make: Callable[[], str]) -> None:
    parsed = parse(make())
    for _, attrs in parsed.elements:
        assert not {"style", "src", "action"} & set(attrs)
        assert not [name for name in attrs if name.startswith("on")]
    ids = parsed.values_of("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in parsed.values_of("href") if href != "data:,"} <= set(ids)
    assert {name for value in parsed.values_of("aria-labelledby") for name in value.split()} <= set(ids)


@pages
def test_a_chart_is_given_in_words_too(make: Callable[[], str]) -> None:
    parsed = parse(make())
    charts = [attrs for tag, attrs in parsed.elements if tag == "svg"]
    assert charts
    assert all(chart["role"] == "img" and chart["aria-labelledby"] for chart in charts)
    assert "unsupported figures, output" in parsed.raw["desc"]


def test_runs_at_one_place_of_the_chart_share_a_label() -> None:
    page = render_comparison(compare_runs([runs.mixed_run("a"), runs.mixed_run("b")]), {})
    assert ">A, B</text>" in page


@pages
@pytest.mark.browser
def test_a_phone_needs_no_sideways_scrolling(open_page: OpenPage, make: Callable[[], str]) -> None:
    page = open_page(make(), phone=True)
    for summary in page.locator("details.sample > summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= values.PHONE_WIDTH


@pytest.mark.browser
@pytest.mark.parametrize("sources", [runs.SOURCES, {}], ids=["whole article", "quoted passages"])
def test_every_sample_can_be_looked_into(open_page: OpenPage, sources: dict[str, object]) -> None:
    page = open_page(render_run(runs.mixed_run(), sources))
    assert page.locator(".sample").count() == 4
    assert page.locator(".source:visible").count() == 0
    page.locator(".sample > summary").nth(1).click()
    page.locator(".sample[open] a.figure.unsupported:visible").first.click()
    assert page.locator(".source .mark.on").all_inner_texts() == ["12,400", " homes"]
    assert page.locator(".sample[open] .source .mark.on").count() == 2, "in this sample, and in no other"
    assert "The article has 12,400." in page.locator("#note").inner_text()


@pytest.mark.browser
def test_the_bar_hides_no_sample_that_is_gone_to(open_page: OpenPage) -> None:
    page = open_page(render_run(runs.mixed_run(), runs.SOURCES))
    page.set_viewport_size({"width": 1200, "height": 400})
    page.locator(".sample > summary").first.click()
    top, bar = page.evaluate(
        """() => {
            const summary = document.querySelector(".sample > summary");
            summary.scrollIntoView();
            return [summary.getBoundingClientRect().top, document.querySelector(".bar").getBoundingClientRect().bottom];
        }"""
    )
    assert top >= bar


@pytest.mark.browser
def test_the_filters_of_a_run_choose_samples(open_page: OpenPage) -> None:
    page = open_page(render_run(runs.mixed_run(), runs.SOURCES))

    def shown(name: str) -> list[str]:
        page.locator(f"[data-filter={name}]").click()
        return page.locator(".sample:visible .sample-id").all_inner_texts()

    assert shown("lost") == ["flood-4"]
    assert shown("unclear") == []
    assert page.locator(".shown").inner_text() == "There are none."
    assert shown("unsupported") == ["flood-1", "flood-2", "flood-3"], "flood-1 in its draft"
    assert len(shown("all")) == 4


@pytest.mark.browser
def test_a_run_tells_how_its_samples_ended(open_page: OpenPage) -> None:
    page = open_page(render_run(runs.mixed_run(), runs.SOURCES))
    tally = page.locator(".tally")
    assert tally.locator("dt").all_inner_texts()[::4] == ["written", "failed"]
    assert tally.locator("dd").all_inner_texts() == ["3", "0", "0", "0", "1"]
    assert page.locator(".standing").inner_text() == (
        "Not supported by the article: 2 of 15 figures handed out, and 6 of 21 figures of the drafts."
    )
    assert "ValueError: <b>no</b>" in page.locator(".sample").nth(3).inner_text()


@pytest.mark.browser
def test_a_flipped_sample_shows_every_run_side_by_side(open_page: OpenPage) -> None:
    page = open_page(render_comparison(runs.comparison(), runs.SOURCES))
    flips = page.locator(".sample")
    assert [line.split()[0] for line in flips.locator("> summary").all_inner_texts()] == [
        "flood-2", "flood-3", "flood-4",
    ]  # fmt: skip
    flips.first.locator("> summary").click()
    sides = flips.first.locator(".sides > section")
    boxes = [side.bounding_box() for side in sides.all()]
    assert len(boxes) == 3
    assert len({box["y"] for box in boxes if box}) == 1
    sides.nth(1).locator("a.figure.unsupported").first.click()
    assert page.locator(".source .mark.on").first.is_visible()
    assert sides.nth(0).locator("a.figure.unsupported").count() == 0


@pytest.mark.browser
def test_a_comparison_gives_every_difference_with_its_interval(open_page: OpenPage) -> None:
    page = open_page(render_comparison(runs.comparison(), runs.SOURCES))
    tables = page.locator("table")
    assert tables.count() == 3, "the runs, and one for each but the first"
    row = tables.nth(1).locator("tr", has_text="unsupported figures, output").first
    cells = row.locator("td").all_inner_texts()
    assert cells[0] == "0.00"
    assert cells[2].startswith("+")
    assert " to " in cells[3]
    assert cells[6:9] == ["0", "1", "3"], "better, same, worse: what wrote nothing has lost"
    assert cells[9].endswith("(in part)"), "how the metric goes with readers"


@pytest.mark.browser
def test_hostile_names_show_as_text(open_page: OpenPage) -> None:
    everything = " ".join(HOSTILE.values())
    ids = [f"{text} {n}" for n, text in enumerate(HOSTILE.values())]
    bad = runs.run(
        everything, *(runs.failed(name, name) for name in ids[1:]), runs.outcome(ids[0], runs.wrong_report(), 1),
        spec=f"hf:{everything}",
    )  # fmt: skip
    good = runs.run("good", *(runs.outcome(name, values.report(), 0) for name in [*ids[1:], ids[0]]))
    for html in (render_run(bad, {}), render_comparison(runs.compare_runs([good, bad]), {})):
        page = open_page(html, phone=True)
        for tag in ("img", "iframe", "form", "input", "math", "base"):
            assert page.locator(tag).count() == 0
        assert page.locator("script").count() == 1
        assert page.evaluate("'pwned' in window") is False
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.locator(".sample-id").all_text_contents() == [safe.terminal(o.sample_id) for o in bad.outcomes]


def test_a_large_run_says_what_it_leaves_out() -> None:
    many = [runs.outcome(f"flood-{n}", values.report(), 0) for n in range(120)]
    page = parse(render_run(runs.run("many", *many, runs.failed("last", "no")), {}))
    assert page.texts["remark"].count("100 of 121 samples are shown") == 1
    assert "last" in page.texts["sample-id"]


# --- pages of large suites -------------------------------------------------------------------------------------

BASELINES = Path(__file__).parents[2] / "eval" / "baselines"


def many_runs(samples: int, wrong: int) -> list[Run]:
    """Two runs over so many samples, of which the second has so many wrong."""
    good = [runs.outcome(f"flood-{n}", values.report(), 0) for n in range(samples)]
    bad = [runs.outcome(f"flood-{n}", runs.wrong_report(), 1) for n in range(wrong)]
    return [runs.run("good", *good), runs.run("bad", *bad, *good[wrong:])]


def test_a_comparison_grows_with_the_flips_it_shows_and_not_with_the_suite() -> None:
    small, large, more = (
        len(render_comparison(compare_runs(many_runs(samples, wrong)), {}))
        for samples, wrong in ((MOST_FLIPS, MOST_FLIPS), (400, MOST_FLIPS), (400, 400))
    )
    assert abs(large - small) < 10_000
    assert abs(more - large) < 10_000


def test_a_comparison_says_what_it_leaves_out_and_keeps_the_widest() -> None:
    good, bad = many_runs(MOST_FLIPS + 5, MOST_FLIPS + 4)
    worst = runs.outcome("flood-last", runs.wrong_report(), 5)
    fine = runs.outcome("flood-last", values.report(), 0)
    page = parse(
        render_comparison(
            compare_runs([runs.run("good", *good.outcomes, fine), runs.run("bad", *bad.outcomes, worst)]), {}
        )
    )
    assert page.texts["remark"].count(f"{MOST_FLIPS} of {MOST_FLIPS + 5} are shown") == 1
    assert "flood-last" in page.texts["sample-id"]


def test_a_comparison_of_three_runs_over_the_shipped_suite_is_below_a_megabyte() -> None:
    shipped = [read_run(BASELINES / name) for name in ("lead3", "embedded", "plain")]
    assert len(shipped[0].outcomes) == 42
    assert len(render_comparison(compare_runs(shipped)).encode()) < 1_000_000


@pytest.mark.browser
def test_a_comparison_of_a_large_suite_opens_and_can_be_looked_into(open_page: OpenPage) -> None:
    page = open_page(render_comparison(compare_runs(many_runs(1_000, 1_000)), {}))
    assert page.locator(".sample").count() == MOST_FLIPS
    page.locator(".sample > summary").last.click()
    page.locator(".sample[open] a.figure.unsupported:visible").first.click()
    assert "The article has 12,400." in page.locator("#note").inner_text()
