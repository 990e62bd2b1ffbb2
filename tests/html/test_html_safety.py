"""What no page may do, whatever stands in the article: run it, load it, hide it, or show another text than judged."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import page_values as values
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.checks.finding import Checked, Finding, FindingKind
from summarizer.document import from_text
from summarizer.figures.figure import Cause, Figure, Kind, Span, Verdict
from summarizer.html import render_check, render_report
from summarizer.render import safe
from summarizer.report import CheckReport
from summarizer_eval.label_page import render_label_page
from summarizer_eval.labelling import make_task
from summarizer_eval.statement_files import load_statements

if TYPE_CHECKING:
    from playwright.sync_api import Page

STATEMENTS = Path(__file__).parents[1] / "eval" / "statements"
PAGES = {
    "check": lambda: render_check(values.check_report()),
    "report": lambda: render_report(values.report()),
    "label": lambda: render_label_page(make_task(load_statements(str(STATEMENTS)), 0)),
}

VOID = {"meta", "link", "br", "hr", "input"}


@dataclass
class Parsed(HTMLParser):
    """A page's elements, and the text inside the elements of each class."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append((tag, (dict(attrs).get("class") or "").split()))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag

    def handle_data(self, data: str) -> None:
        for name in {name for _, names in self._open for name in names}:
            self.texts[name] = self.texts.get(name, "") + data
        if self._open:
            tag = self._open[-1][0]
            self.raw[tag] = self.raw.get(tag, "") + data

    def values_of(self, attribute: str) -> list[str]:
        return [attrs[attribute] or "" for _, attrs in self.elements if attribute in attrs]


def parse(page: str) -> Parsed:
    parsed = Parsed()
    parsed.feed(page)
    parsed.close()
    return parsed


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> str:
    return PAGES[request.param]()


def test_the_policy_names_the_style_and_the_script_by_their_hashes(page: str) -> None:
    parsed = parse(page)
    policy = next(v for v in parsed.values_of("content") if v.startswith("default-src"))
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        digest = b64encode(sha256(parsed.raw[tag].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert [t for t, _ in parsed.elements].count(tag) == 1


def test_a_page_refers_to_nothing_but_itself(page: str) -> None:
    parsed = parse(page)
    for _, attrs in parsed.elements:
        assert not {"style", "src", "srcset", "action"} & set(attrs)
        assert not [name for name in attrs if name.startswith("on")]
    assert all(href.startswith("#") or href == "data:," for href in parsed.values_of("href"))
    assert not re.search(r"url\(|@import|fetch\(|XMLHttp|innerHTML|eval\(", parsed.raw["style"] + parsed.raw["script"])


def test_every_anchor_exists_once(page: str) -> None:
    parsed = parse(page)
    ids = parsed.values_of("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in parsed.values_of("href") if href != "data:,"} <= set(ids)
    assert set(parsed.values_of("aria-labelledby")) <= set(ids)


@pytest.mark.parametrize("name", PAGES)
def test_the_same_input_gives_the_same_bytes(name: str) -> None:
    code = f"import test_html_safety as t; import sys; sys.stdout.buffer.write(t.PAGES[{name!r}]().encode())"
    here = Path(__file__).parent
    pages = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            cwd=here,
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": os.pathsep.join([str(here), str(here.parents[1]), str(here.parents[1] / "eval")]),
            },
        ).stdout
        for seed in ("1", "2")
    }
    assert len(pages) == 1


HOSTILE = {
    "a script": "<script>window.pwned = 1</script>",
    "the end of a script": "</script><script>window.pwned = 1</script>",
    "the end of the style": "</style></title><img src=x onerror='window.pwned = 1'>",
    "an attribute's end": '"\' onmouseover=\'window.pwned = 1\' autofocus onfocus="window.pwned = 1" x="',
    "an image from elsewhere": '<img src="https://example.org/pixel.png"><link rel=stylesheet href=//example.org/>',
    "a frame": '<iframe srcdoc="<script>parent.pwned = 1</script>"></iframe><base href="//example.org/">',
    "a template": "{{ 7 * 7 }}{% include 'page.html' %}{# gone #}${7 * 7}",
    "a comment": "<!-- --> --!> <![CDATA[ ]]> <!doctype html>",
    "entities": "&lt;b&gt; &amp;amp; &#60;script&#62; &copy",
    "a terminal's commands": "\x1b[31mred\x1b]0;title\x07\x9b2J",
    "turned writing": "toll \u202e51\u202c and \u2067x\u2069",
    "hidden marks": "1\u200b4 and 1\u00ad4 and 1\ufeff4",
    "line ends": "one\u2028two\u2029three\x00four",
    "half a character": "\ud83d 14 \ude00",
    "markup of forms": "<form action=//example.org><input name=x autofocus></form>",
    "mathematics": "<math><mtext></form><mglyph><style><img src=x onerror=window.pwned=1>",
    "one long word": "x" * 5_000,
    "many marks": "\u0301" * 400,
    "Arabic": "قتل 14 شخصا على الأقل",
}


def hostile_report(text: str) -> CheckReport:
    """A check whose article, text, reason and everything else is `text` with a figure in its middle."""
    whole = text.encode(errors="ignore").decode()  # a document holds no halves of characters
    article = f"{whole}\n\nAt least 14 were killed. {whole} The end."
    written = f"{text} 14 were killed. {text}"
    at = Span(start=len(text) + 1, end=len(text) + 3)
    source = values.span_in(article, "At least 14")
    verdict = Verdict(
        figure=Figure(span=at, surface=text or "14", kind=Kind.COUNT),
        status=Cause.WRONG_VALUE.status,
        cause=Cause.WRONG_VALUE,
        reason=text,
        evidence=(source, Span(start=0, end=len(article))),
        source_value=text,
    )
    finding = Finding(
        kind=FindingKind.NAME_UNKNOWN,
        span=Span(start=0, end=len(written)),
        surface=text,
        reason=text,
        evidence=(source,),
    )
    return CheckReport(
        document=from_text(article, origin=text),
        checked=Checked(text=written, verdicts=(verdict,), findings=(finding,)),
        omitted=(Figure(span=source, surface=text or "14", kind=Kind.COUNT),),
        origin=text,
    )


@pytest.mark.browser
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_shows_as_text(open_page: Callable[..., Page], text: str) -> None:
    report = hostile_report(text)
    page = open_page(render_check(report), phone=True)
    page.locator(".written a.figure").first.click()
    assert page.locator(".source .mark.on").count() > 0
    assert page.locator(".passage.plain").text_content() == safe.terminal(report.checked.text)
    assert page.evaluate("'pwned' in window") is False
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for tag in ("img", "iframe", "form", "input", "math", "base"):
        assert page.locator(tag).count() == 0
    assert page.locator("script").count() == 1
    assert page.locator("style").count() == 1


def test_a_mark_that_turns_the_writing_is_shown() -> None:
    shown = parse(render_check(hostile_report(HOSTILE["turned writing"]))).texts["passage"]
    assert "toll ⟨U+202E⟩51⟨U+202C⟩" in shown


TEXT = st.text(st.one_of(st.characters(), st.sampled_from("<>&\"'/{}%#-!\u202e\u2028\n\r\t 0149.")), max_size=60)


@st.composite
def reports(draw: st.DrawFn) -> CheckReport:
    """Any text, marked anywhere: figures and findings that nest, overlap, touch and are empty."""
    article, written = draw(TEXT), draw(TEXT)

    def span(text: str) -> Span:
        start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        return Span(start=start, end=end)

    def verdict() -> Verdict:
        where, cause = span(written), draw(st.sampled_from([*Cause, None]))
        return Verdict(
            figure=Figure(span=where, surface=where.of(written), kind=Kind.COUNT),
            status=cause.status if cause else None,
            cause=cause,
            reason=draw(TEXT),
            evidence=tuple(span(article) for _ in range(draw(st.integers(0, 3)))),
            source_value=draw(st.none() | TEXT),
        )

    verdicts = tuple(verdict() for _ in range(draw(st.integers(0, 4))))
    findings = tuple(
        Finding(kind=draw(st.sampled_from(FindingKind)), span=span(written), surface=draw(TEXT), reason=draw(TEXT))
        for _ in range(draw(st.integers(0, 2)))
    )
    return CheckReport(
        document=from_text(article),
        checked=Checked(text=written, verdicts=verdicts, findings=findings),
        omitted=(),
    )


@given(reports())
def test_any_text_however_marked_is_shown_whole_and_is_only_text(report: CheckReport) -> None:
    page = render_check(report)
    page.encode("utf-8")
    parsed = parse(page)
    shown = "".join(parsed.texts.get("plain", ""))
    assert unbroken(shown) == unbroken(safe.terminal(report.checked.text))
    for block in report.document.blocks:
        assert unbroken(safe.terminal(block.span.of(report.document.text))) in unbroken(parsed.texts["article"])
    assert {tag for tag, _ in parsed.elements} <= {
        *(
            "html",
            "head",
            "meta",
            "title",
            "link",
            "style",
            "script",
            "body",
            "header",
            "main",
            "footer",
            "aside",
            "nav",
        ),
        *("section", "div", "p", "span", "a", "b", "q", "h1", "h2", "ol", "li", "button"),
    }
    ids = parsed.values_of("id")
    assert len(ids) == len(set(ids))


def unbroken(text: str) -> str:
    """Without line ends: a carriage return cut from its line feed by a mark becomes one of its own."""
    return re.sub(r"[\r\n]+", "\n", text)
