"""What was mended as a page: the text with its changes, each to accept or reject, and a button that saves the text."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.html import render_page
from summarizer.mending import Edit, Mended
from summarizer.render import words
from summarizer.render.mended import pieces
from summarizer.render.places import Places

_EXCERPT = 160
"""Characters of the source shown with each change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change as the page shows it."""

    number: int
    edit: Edit
    place: str
    excerpt: tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of the draft: one that stays, or what a change is about."""

    text: str
    change: Change | None


def render_mended(mended: Mended) -> str:
    """Render a mended text as a page that opens from disk; saving gives the text as it stands on the page."""
    parts = list(_parts(mended))
    changes = [part.change for part in parts if part.change]
    return render_page(
        "mend.html",
        styles=("mend.css",),
        scripts=("mend.js",),
        title=words.title(mended.document),
        parts=parts,
        changes=changes,
        origin=mended.origin,
        data=_data(parts),
    )


def _parts(mended: Mended) -> Iterator[Part]:
    places = Places(mended.document)
    number = 0
    for text, edit in pieces(mended):
        if edit is None:
            yield Part(text=text, change=None)
            continue
        number += 1
        span = edit.evidence[0] if edit.evidence else None
        excerpt = places.excerpt(span, _EXCERPT) if span else ("", "", "")
        place = places.paragraph(span) if span else ""
        yield Part(text=text, change=Change(number=number, edit=edit, place=place, excerpt=excerpt))


def _data(parts: list[Part]) -> str:
    """The pieces as the script needs them to save the text byte for byte; base 64, so that nothing in it can act."""
    rows = [[p.text] if p.change is None else [p.text, p.change.edit.after] for p in parts]
    return b64encode(json.dumps(rows).encode("ascii")).decode("ascii")
