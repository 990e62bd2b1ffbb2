"""Quotation marks and the blanks of tokenised text."""

from __future__ import annotations

import re

from summarizer.checks.words import quoted

_BLANKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"``\s*|\s*''(?=\s|$|[.,])"), '"'),
    (re.compile(r"(?<=\w) (?=(?:n['’]t|['’](?:s|re|ve|ll|d|m))\b)"), ""),
    (re.compile(r"(?<=s) (?=['’] [a-z])"), ""),
    (re.compile(r" (?=[,;:!?%)\]]|\.(?!\d)|\.\.\.)"), ""),
    (re.compile(r"(?<=[(\[$£€#]) "), ""),
    (re.compile(r"(?<=\d) - (?=\d)"), "-"),
    (re.compile(r"(?<=\d[.,]) (?=\d{1,3}\b)"), ""),
    (re.compile(r"(?<=[a-z]) - (?=[a-z]+\b)"), "-"),
)
"""What a tokeniser puts blanks at, and what stood there before."""


def detokenised(text: str) -> str:
    """The text without the blanks that a tokeniser puts around punctuation; its words and figures stay."""
    for pattern, plain in _BLANKS:
        text = pattern.sub(plain, text)
    return _quotes_closed_up(text)


def _quotes_closed_up(text: str) -> str:
    """Set straight double marks against what they enclose."""
    parts = text.split('"')
    if len(parts) % 2 == 0:
        return text
    out = parts[0]
    for number, part in enumerate(parts[1:], 1):
        out = out + '"' + part.strip() if number % 2 else out + '"' + part
    return out


_OPENING, _CLOSING = "“«„", "”»"
_SINGLE_OPENING = re.compile(r"(?<![\w])['‘`](?=[\w$£€])(?!\d0s|\d\ds?\b|em\b|til\b|cause\b|tis\b)")
_SINGLE_CLOSING = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")


def closed(text: str) -> bool:
    """Whether every quotation and bracket that a sentence opens is closed in it, and none closed that it did not."""
    if text.count('"') % 2 or any(text.count(a) != text.count(b) for a, b in (("“", "”"), ("«", "»"), ("(", ")"))):
        return False
    opened = len(_SINGLE_OPENING.findall(text))
    return not opened or len(_SINGLE_CLOSING.findall(text)) >= opened


def unquoted(text: str) -> str:
    """What stands outside quotation marks."""
    out, start = [], 0
    for span in quoted(text):
        out.append(text[start : span.start])
        start = span.end
    return " ".join((*out, text[start:]))
