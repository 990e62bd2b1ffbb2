"""All of a source is evidence: a text checked against itself has no unsupported figure, in whatever form it comes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.checks.figures import judge
from summarizer.document import build_index, from_text
from summarizer.figures.figure import Status

ROOT = Path(__file__).parents[2]
FILES = ("drafts/cases.jsonl", "hand-labelled/cases.jsonl", "news-figures/samples.jsonl", "injection/samples.jsonl")
EVERY = 6
"""One text in so many is tried."""


def blanks_around_punctuation(text: str) -> str:
    return re.sub(r"[ \t]+", " ", re.sub(r"([.,;:!?()\"%])", r" \1 ", text))


FORMS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "lower case": str.lower,
    "one paragraph": lambda text: " ".join(text.split()),
    "blanks around punctuation": blanks_around_punctuation,
    "Windows line ends": lambda text: "\r\n".join(text.splitlines()),
}


def sources() -> list[str]:
    rows = (line for name in FILES for line in (ROOT / "eval/suites" / name).read_text("utf-8").splitlines())
    examples = [path.read_text("utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    held = [json.loads(row) for row in rows if row]
    return [*sorted({row.get("source") or row["text"] for row in held})[::EVERY], *examples]


@pytest.mark.parametrize("form", FORMS)
def test_a_text_supports_its_own_figures(form: str) -> None:
    count, unsupported = 0, []
    for text in map(FORMS[form], sources()):
        for verdict in judge(text, build_index(from_text(text))):
            count += 1
            if verdict.status is Status.UNSUPPORTED:
                unsupported.append((verdict.figure.surface, verdict.reason))
    assert count > 500
    assert not unsupported
