"""What a model answered, as sentences: list marks, headings and talk around the answer taken off."""

from __future__ import annotations

import re

from summarizer.sentences import split_sentences

_MARK = re.compile(r"^\s*(?:[-*•–]+|\(?\d{1,2}[.)])\s+")
_LABEL = re.compile(
    r"^\s*(?:\*\*)?(?:summary|facts?|answer|sentence|shortened(?: sentence)?|output|here (?:is"
    r"|are)\b[^:\n]{0,60})(?:\*\*)?\s*:\s*(?:\*\*)?\s*",
    re.I,
)
_EMPHASIS = re.compile(r"\*\*|__|^#+\s*")


def answer_sentences(text: str) -> list[str]:
    """Every sentence of an answer, in order."""
    found = []
    for line in text.splitlines():
        plain = _EMPHASIS.sub("", _LABEL.sub("", _MARK.sub("", line))).strip()
        found += [" ".join(span.of(plain).split()) for span in split_sentences(plain)]
    return [sentence for sentence in found if any(sign.isalnum() for sign in sentence)]


def first_sentence(text: str) -> str:
    """The first sentence of an answer that was to be one sentence; "" for an empty one."""
    return next(iter(answer_sentences(text)), "")
