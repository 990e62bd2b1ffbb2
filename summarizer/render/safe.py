"""The one way foreign text reaches a terminal, a Markdown page or a JSON line: nothing in it acts on the reader.

Control characters could drive a terminal, and marks that turn the writing direction could show another text than
the one that was judged. They are shown, never obeyed.
"""

from __future__ import annotations

import json
import re

_ACTIVE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f"  # C0, escape among them; tab and line feed are left to `terminal`
    "\x80-\x9f"  # C1: one-character control sequences
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # writing direction
    "\u2028\u2029"  # line ends that only some programs see
    "\u200b\u2060-\u2064\ufeff\u00ad\u034f\u180e\u115f\u1160\u3164\uffa0"  # without width: they hide changes
    "\U000e0100-\U000e01ef"  # variants that few fonts know
    "\ufff9-\ufffb"  # annotations
    "\U000e0000-\U000e007f"  # tags: text that shows nowhere
    "\ud800-\udfff"  # halves of characters: cannot be written as UTF-8
    "]"
    "|(?<=[!-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[!-\u024f])"  # joiners: in Latin letters and digits they hide
)
_HARMLESS_BREAKS = str.maketrans({"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\t": " "})
_SPACE = re.compile(r"\s+")
_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~&$]|^[#+-]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
"""What Markdown reads as mark-up in a line, or as a heading or list at its start."""
_ACTING = re.compile(r"[\\<\[\]&]")
"""What begins HTML, a character reference, a link, a picture or an escape."""


def line(text: str) -> str:
    """Show foreign text on one line, without white space at its ends."""
    return inline(text).strip()


def inline(text: str) -> str:
    """Show a piece of foreign text inside a line: each run of white space becomes one blank."""
    return terminal(_SPACE.sub(" ", text))


def terminal(text: str) -> str:
    """Show foreign text of several lines, with active characters as ⟨U+202E⟩ or a control picture."""
    text = text.replace("\r\n", "\n").translate(_HARMLESS_BREAKS)
    return _ACTIVE.sub(_shown, text)


def markdown(text: str) -> str:
    """Show foreign text inside a Markdown line or table cell, as it is: no mark-up of its own takes effect."""
    return _MARKDOWN.sub(r"\\\g<0>", line(text))


def markdown_text(text: str) -> str:
    """Show foreign Markdown of several lines: headings, lists and emphasis stay, mark-up that could act does not."""
    return _ACTING.sub(r"\\\g<0>", terminal(text))


def json_line(value: object) -> str:
    """One line of JSON. Active characters are written as escapes: the same data, harmless on a terminal."""
    return _ACTIVE.sub(_escaped, json.dumps(value, ensure_ascii=False, allow_nan=False))


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]
