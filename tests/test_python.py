"""The three functions of the package: what they take, and how their results show themselves."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import summarizer
from summarizer.errors import InputError
from summarizer.shown import Shown

SOURCE = """Bridge collapse in Casterly harbour

At least 14 people were killed and 37 were injured when part of the Saltmarsh bridge fell on Thursday, police said.

The bridge, which opened in 1968, carried about 12,000 vehicles a day. Its last inspection found cracks.
"""
DRAFT = "Police said 37 were injured on Thursday. The bridge, which opened in 1986, had cracks."
RIGHT = DRAFT.replace("1986", "1968")
OTHER = "The council of Casterly says that the bridge opened in 1986 and was painted twice."

CALLS: dict[str, Callable[[summarizer.Document | str | Path], Shown]] = {
    "check": lambda source: summarizer.check(DRAFT, source),
    "mend": lambda source: summarizer.mend(DRAFT, source),
    "summarize": summarizer.summarize,
}


@pytest.mark.parametrize("name", CALLS)
def test_a_text_a_path_and_a_document_are_the_same_source(name: str, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(SOURCE, encoding="utf-8")
    call = CALLS[name]
    assert call(SOURCE).rows() == call(path).rows() == call(summarizer.from_text(SOURCE)).rows() != []


def test_what_is_wrong_and_what_is_right() -> None:
    result = summarizer.check(DRAFT, SOURCE)
    assert result.wrong == ("1986",)
    assert (result.counts.supported, result.counts.unsupported) == (2, 1)
    assert summarizer.check(RIGHT, SOURCE).wrong == ()
    assert summarizer.mend(DRAFT, SOURCE).text == RIGHT


def test_one_of_several_sources_is_enough() -> None:
    assert summarizer.check(DRAFT, [SOURCE, OTHER]).wrong == ()


def test_the_date_of_a_source() -> None:
    draft, source = "The pier closed on 3 September 2031.", "The pier of Port Elva closed yesterday, the mayor said."
    from datetime import date  # noqa: PLC0415

    assert summarizer.check(draft, source).wrong or summarizer.check(draft, source).counts.unclear
    assert summarizer.check(draft, source, published=date(2031, 9, 4)).counts.supported == 1


def test_a_model_is_a_name_or_an_opened_one() -> None:
    by_name = summarizer.summarize(SOURCE, model="lead:1")
    assert by_name.text == summarizer.summarize(SOURCE, summarizer.open_model("lead:1")).text != ""
    assert by_name.model == "lead:1"


WRONG_TYPES = {
    "source must be a string, not float": lambda: summarizer.check(DRAFT, float("nan")),  # type: ignore[arg-type]
    "source 2 must be a string, not NoneType": lambda: summarizer.check(DRAFT, [SOURCE, None]),  # type: ignore[list-item]
    "output must be a string, not float": lambda: summarizer.check(float("nan"), SOURCE),  # type: ignore[arg-type]
    "draft must be a string, not NoneType": lambda: summarizer.mend(None, SOURCE),  # type: ignore[arg-type]
    "The list of sources is empty": lambda: summarizer.check(DRAFT, []),
    "no-such-file.txt": lambda: summarizer.check(DRAFT, Path("no-such-file.txt")),
}


@pytest.mark.parametrize("message", WRONG_TYPES)
def test_what_is_no_text_is_refused(message: str) -> None:
    with pytest.raises(InputError, match=message):
        WRONG_TYPES[message]()


def test_a_string_that_looks_like_a_file_name_is_remarked_on() -> None:
    with pytest.warns(UserWarning, match=r"summarizer\.read\('article\.txt'\)"):
        summarizer.check(DRAFT, "article.txt")


# --- how results show themselves --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CALLS)
def test_a_result_is_one_line_in_a_list_and_readable_in_print(name: str) -> None:
    result = CALLS[name](SOURCE)
    assert "\n" not in repr(result)
    assert len(repr(result)) < 200
    assert type(result).__name__ in repr(result)
    assert str(result)
    assert all(len(line) <= 80 for line in str(result).splitlines()) or name == "mend"


def test_what_is_printed() -> None:
    assert "The source gives 1968, not 1986." in str(summarizer.check(DRAFT, SOURCE))
    assert "--explain" not in str(summarizer.check(DRAFT, SOURCE))
    assert repr(summarizer.check(DRAFT, SOURCE)) == (
        "<CheckReport: 3 figures checked: 2 supported, 1 unsupported, 0 unclear: 1986>"
    )
    assert repr(summarizer.mend(DRAFT, SOURCE)) == "<Mended: 1 change made, 0 proposed: '1986' -> '1968'>"
    assert str(summarizer.mend(DRAFT, SOURCE)) == RIGHT


@pytest.mark.parametrize("name", CALLS)
def test_rows_are_flat_and_of_one_shape(name: str) -> None:
    rows = CALLS[name](SOURCE).rows()
    assert len({tuple(row) for row in rows}) == 1
    assert all(isinstance(cell, str | int | float | bool | None) for row in rows for cell in row.values())


@pytest.mark.parametrize("name", CALLS)
def test_a_result_is_written_as_the_command_writes_it(name: str, tmp_path: Path) -> None:
    source, draft = tmp_path / "source.txt", tmp_path / "draft.txt"
    source.write_text(SOURCE, encoding="utf-8")
    draft.write_text(DRAFT, encoding="utf-8")
    words = [str(source)] if name == "summarize" else ["--source", str(source), str(draft)]
    code = "from summarizer.cli import main; main()"
    command = [sys.executable, "-c", code, name, *words, "--format", "json"]
    printed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    result = {
        "check": lambda: summarizer.check(DRAFT, summarizer.read(source), origin=str(draft)),
        "mend": lambda: summarizer.mend(DRAFT, source),
        "summarize": lambda: summarizer.summarize(source),
    }[name]()
    assert result.to_json() == printed
    assert result.to_html().startswith("<!doctype html>")
    assert "1968" in result.to_markdown()


class Elements(HTMLParser):
    """The names of the elements of a piece of HTML, its text, and its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


ALLOWED = {"div", "p", "b", "span", "table", "tr", "td", "small", "ol", "li", "del", "ins", "q", "br"}
HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> \u202e {{ 7 * 7 }} {% raw %} &lt;b&gt;'


@pytest.mark.parametrize("name", CALLS)
def test_a_notebook_shows_hostile_text_and_never_obeys_it(name: str) -> None:
    source = f"Bridge {HOSTILE}\n\n{SOURCE}\nThe mayor {HOSTILE} sent 99 cranes on Friday.\n"
    text = f"{DRAFT} The mayor {HOSTILE} sent 98 cranes."
    result = {
        "check": lambda: summarizer.check(text, source),
        "mend": lambda: summarizer.mend(text, source),
        "summarize": lambda: summarizer.summarize(source),
    }[name]()
    shown = Elements(result._repr_html_())
    assert shown.names <= ALLOWED
    assert shown.attributes <= {"class", "style", "dir", "title"}
    assert "<script>alert(1)</script>" in shown.text
    assert "\u202e" not in shown.text


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=120))
def test_any_text_shows_itself(text: str) -> None:
    for result in (summarizer.check(f"{text} 1986", SOURCE), summarizer.mend(f"{text} 1986", SOURCE)):
        assert Elements(result._repr_html_()).names <= ALLOWED
        assert "\n" not in repr(result)
        assert str(result) is not None
