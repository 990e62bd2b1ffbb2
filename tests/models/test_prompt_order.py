"""Summary and facts share the article: their prompts are the same up to its end, so that it is read once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tiny_models import make_request

from summarizer.draft import Request
from summarizer.models.prompt_text import shared_text
from summarizer.prompts import load_prompts

ARTICLE = ("The mill of Ostrow burnt down on Friday.", "Nobody was hurt, police said.")


def asked(task: str, passages: tuple[str, ...]) -> tuple[Request, str]:
    """Return a request and its prompt as text, turn after turn."""
    messages = load_prompts().messages(task, passage=" ".join(passages), length="40")
    request = replace(make_request("", task=task), messages=messages, passages=passages)
    return request, "".join(f"<{message.role}>{message.content}" for message in messages) + "<assistant>"


def shared(task: str, passages: tuple[str, ...] = ARTICLE) -> str:
    request, text = asked(task, passages)
    return shared_text(text, request.messages, request)


def test_the_article_ends_what_summary_and_facts_share() -> None:
    assert shared("summary") == shared("facts")
    assert shared("summary").endswith("<user>" + " ".join(ARTICLE))


@pytest.mark.parametrize("passage", ["Rain fell on Ostrow.", "Cut to half: Rain."])
def test_sentences_share_what_comes_before_them(passage: str) -> None:
    assert shared("shorten", (passage,)) == shared("shorten")
    assert shared("shorten").endswith(load_prompts().prompts["shorten"].examples[-1].answer + "<user>")


def test_a_message_that_a_template_changed_shares_nothing() -> None:
    request, text = asked("summary", ARTICLE)
    assert shared_text(text.replace("mill", "MILL"), request.messages, request) == ""
