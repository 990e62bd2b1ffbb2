"""The page on which people judge statements, in a real browser: keys, undo, what is kept, what is saved."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from summarizer_eval.agreement import compare
from summarizer_eval.label_files import read_labels
from summarizer_eval.label_page import render_label_page
from summarizer_eval.labelling import Task, key_of, make_task
from summarizer_eval.statement_files import load_statements
from summarizer_eval.statements import Article, Output, Statement, StatementSuite, TextJudgement

if TYPE_CHECKING:
    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

pytestmark = pytest.mark.browser

SUITE = Path(__file__).parents[1] / "eval" / "statements"
HOSTILE = '</button><img src=x onerror="alert(1)"><script>alert(2)</script>\u202e {{ 7*7 }}'


def task(seed: int = 0) -> Task:
    return make_task(load_statements(str(SUITE)), seed)


def press(page: Page, keys: str) -> None:
    for key in keys.split():
        page.keyboard.press(key)


def said(page: Page) -> list[str]:
    """What stands beside each step of the text that is shown."""
    return page.locator(".label-text:visible .answer").all_text_contents()


def current(page: Page) -> str:
    return page.locator(".step.current .go").inner_text()


def saved(page: Page, folder: Path) -> dict[str, Any]:
    page.set_default_timeout(30_000)  # the file goes through the disk
    with page.expect_download() as download:
        page.locator("[data-act=save]").click()
    download.value.save_as(folder / "labels.json")
    return json.loads((folder / "labels.json").read_text(encoding="utf-8"))


def steps_of(shown: Task, number: int) -> int:
    return len(shown.texts[number].output.statements) + 3


def test_keys_label_statements_and_answer_the_questions(open_page: OpenPage, tmp_path: Path) -> None:
    shown = task()
    page = open_page(render_label_page(shown))
    first = shown.texts[0].output.statements
    assert current(page) == first[0].text
    press(page, "2 s" + " 1" * (len(first) - 2))
    assert current(page) == "Does the text tell the news of the article?"
    press(page, "2")
    assert current(page) == "Could it run as it stands?"
    press(page, "2 1")
    expected = [
        "false",
        "misleading: speaker or hedge lost",
        *["ok"] * (len(first) - 2),
        "partly",
        "with one edit",
        "1",
    ]
    text = saved(page, tmp_path)["texts"][0]
    assert text["labels"] == ["false", "misleading", *["ok"] * (len(first) - 2)]
    assert text["kinds"] == [None, "speaker_or_hedge_lost", *[None] * (len(first) - 2)]
    assert (text["tells_news"], text["could_run"], text["rank"]) == ("partly", "with one edit", 1)
    assert current(page) == shown.texts[1].output.statements[0].text, "the next text"
    assert page.locator("[data-count=statements]").inner_text() == str(len(first))
    assert page.locator("[data-count=texts]").inner_text() == "1"
    press(page, "ArrowUp")
    assert said(page) == expected


def test_misleading_asks_how_before_it_goes_on(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(render_label_page(task()))
    first = current(page)
    press(page, "3")
    assert current(page) == first
    assert said(page)[0] == "misleading: how?"
    assert page.locator("[data-count=statements]").inner_text() == "0"
    assert saved(page, tmp_path)["texts"][0]["labels"][0] is None, "half an answer is none"
    press(page, "w")
    assert said(page)[0] == "misleading: wrong role"
    assert current(page) != first


@pytest.mark.parametrize("keys", ["u", "Backspace", "Control+z"])
def test_undo_takes_back_one_by_one(open_page: OpenPage, keys: str) -> None:
    page = open_page(render_label_page(task()))
    first = current(page)
    press(page, "1 ArrowUp 4")
    press(page, keys)
    assert said(page)[0] == "ok", "the label before"
    assert current(page) == first
    press(page, keys)
    assert said(page)[0] == ""
    press(page, keys)
    assert page.locator(".label-status").inner_text() == "Nothing to undo."


def test_a_reload_goes_on_where_it_was(open_page: OpenPage) -> None:
    page = open_page(render_label_page(task()))
    page.locator("[data-reader]").fill("Ada")
    page.keyboard.press("Enter")
    press(page, "1 2")
    at = current(page)
    page.reload()
    assert said(page)[:2] == ["ok", "false"]
    assert current(page) == at
    assert page.locator("[data-reader]").input_value() == "Ada"
    press(page, "u")
    assert said(page)[:2] == ["ok", ""], "what can be undone is kept too"


def test_another_page_keeps_other_labels(open_page: OpenPage) -> None:
    page = open_page(render_label_page(task()))
    press(page, "1")
    other = open_page(render_label_page(task(seed=1)))
    assert other.locator("[data-count=statements]").inner_text() == "0"


@pytest.mark.parametrize(
    "kept",
    ["{", "null", "[]", '{"answers": {"length": ["ok"], "0": ["fine"], "1": 7}, "at": "length", "past": [[99, 1], 3]}'],
)
def test_what_is_kept_and_damaged_does_not_stop_the_page(open_page: OpenPage, kept: str) -> None:
    shown = task()
    page = open_page(render_label_page(shown))
    page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [f"figurewise-labels-{shown.page}", kept])
    page.reload()
    assert page.locator("[data-count=statements]").inner_text() == "0"
    press(page, "1")
    assert said(page)[0] == "ok"


def test_the_saved_file_is_read_and_loaded_again(open_page: OpenPage, tmp_path: Path) -> None:
    shown = task()
    page = open_page(render_label_page(shown))
    page.set_default_timeout(30_000)  # files go through the disk
    page.locator("[data-reader]").fill("../Ada <b>")
    page.keyboard.press("Enter")
    press(page, "1 4")
    with page.expect_download() as download:
        page.locator("[data-act=save]").click()
    assert download.value.suggested_filename == "labels--Ada-b-.json"
    path = tmp_path / "labels.json"
    download.value.save_as(path)
    labels = read_labels(path)
    assert (labels.page, labels.reader) == (shown.page, "../Ada <b>")
    assert [text.article for text in labels.texts.values()] == ["a1", "a1", "a2", "a2"]
    press(page, "u u")
    page.locator("[data-act=load]").set_input_files(path)
    page.locator("[data-count=statements]", has_text="2").wait_for()
    assert said(page)[:2] == ["ok", "broken"]
    path.write_text(path.read_text(encoding="utf-8").replace(shown.page, "0" * 16), encoding="utf-8")
    page.locator("[data-act=load]").set_input_files(path)
    page.locator(".label-status", has_text="no labels of this page").wait_for()
    assert said(page)[:2] == ["ok", "broken"], "nothing is lost"


def test_next_open_finds_what_was_left_out(open_page: OpenPage) -> None:
    shown = task()
    page = open_page(render_label_page(shown))
    press(page, "ArrowDown" + " 1" * (steps_of(shown, 0) - 1))
    for number in range(1, 4):
        press(page, ("1 " * steps_of(shown, number)).strip())
    press(page, "n")
    assert current(page) == shown.texts[0].output.statements[0].text
    press(page, "5 n")
    assert page.locator(".label-status").inner_text() == "Everything is judged. Save the file."
    assert page.locator("[data-count=texts]").inner_text() == "4"


def test_buttons_do_what_keys_do(open_page: OpenPage) -> None:
    page = open_page(render_label_page(task()))
    page.locator(".step .go:visible").nth(1).click()
    page.get_by_role("button", name="Broken").click()
    assert said(page)[:2] == ["", "broken"]
    page.locator("[data-act=undo]").click()
    assert said(page)[:2] == ["", ""]


def test_letters_of_a_name_label_nothing(open_page: OpenPage) -> None:
    page = open_page(render_label_page(task()))
    page.locator("[data-reader]").type("s1u2")
    assert page.locator("[data-count=statements]").inner_text() == "0"
    assert page.locator("[data-reader]").input_value() == "s1u2"


def test_the_article_of_the_text_is_shown_and_its_sentences_are_marked(open_page: OpenPage) -> None:
    shown = task()
    page = open_page(render_label_page(shown))
    for article in shown.articles:
        for text in article.texts:
            assert page.locator(".source:visible").count() == 1
            assert article.article.source.split("\n")[0] in page.locator(".source:visible").inner_text()
            for _ in range(len(text.output.statements)):
                assert page.locator(".source:visible .mark.on").count() > 0
                press(page, "ArrowDown")
            press(page, "ArrowDown ArrowDown ArrowDown")


def test_the_page_is_the_same_whoever_wrote_the_texts_and_whatever_readers_said() -> None:
    suite = load_statements(str(SUITE))
    bare = tuple(
        replace(
            o,
            system=f"system-{n}",
            whole=TextJudgement(),
            statements=tuple(Statement(text=s.text) for s in o.statements),
        )
        for n, o in enumerate(suite.outputs)
    )
    shown, other = make_task(suite, 0), make_task(replace(suite, outputs=bare), 0)
    assert render_label_page(shown).replace(shown.page, other.page) == render_label_page(other)
    assert "shortener" not in render_label_page(shown)
    assert "shortener" in json.dumps(key_of(shown))


def test_the_same_task_gives_the_same_page_and_another_seed_another_order() -> None:
    assert render_label_page(task()) == render_label_page(task())
    orders = {tuple(text.output.id for text in task(seed).texts) for seed in range(8)}
    assert len(orders) > 1
    assert all(sorted(order) == ["frogs-a", "frogs-b", "pilots-a", "pilots-b"] for order in orders)


def test_hostile_text_is_shown_and_does_nothing(open_page: OpenPage, tmp_path: Path) -> None:
    suite = StatementSuite(
        name=HOSTILE,
        articles={HOSTILE: Article(id=HOSTILE, desk=HOSTILE, form=HOSTILE, source=f"{HOSTILE} said the mayor.")},
        outputs=(Output(id=HOSTILE, article=HOSTILE, system=HOSTILE, statements=(Statement(text=HOSTILE),)),),
    )
    page = open_page(render_label_page(make_task(suite, 0)))
    assert current(page) == HOSTILE.replace("\u202e", "⟨U+202E⟩")
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 1
    assert page.locator(".step").count() == 3, "one text has no rank"
    press(page, "5")
    assert saved(page, tmp_path)["texts"][0]["labels"] == ["repeated"]


def test_what_two_people_saved_is_compared(open_page: OpenPage, tmp_path: Path) -> None:
    shown = task()
    files = []
    for name, keys in (("Ada", "1 2 o"), ("Bo", "1 w 1")):
        page = open_page(render_label_page(shown))
        page.evaluate("localStorage.clear()")
        page.reload()
        page.locator("[data-reader]").fill(name)
        page.keyboard.press("Enter")
        press(page, keys)
        saved(page, tmp_path)
        files.append(read_labels(tmp_path / "labels.json"))
    found = compare(*files)
    assert (found.readers, found.judged) == (("Ada", "Bo"), (3, 3))
    # Wrong or not: no and no, yes and yes, yes and no. Seen 2/3, chance 1/3 * 2/3 + 2/3 * 1/3 = 4/9.
    assert found.labels[0].kappa == pytest.approx((2 / 3 - 4 / 9) / (5 / 9))
    assert [(d.statement, d.answers) for d in found.disputes] == [
        (1, ("false", "misleading: wrong_role")),
        (2, ("misleading: other", "ok")),
    ]


def test_a_phone_needs_no_sideways_scrolling(open_page: OpenPage) -> None:
    page = open_page(render_label_page(task()), phone=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
