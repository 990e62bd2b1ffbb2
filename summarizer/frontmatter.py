"""The front matter of a Markdown page: the lines of YAML between two rules at its top.

Its title and its summary are shown above the article by every program that publishes such pages, so they are read as
headline and standfirst; its date is the article's; the rest (tags, layout) is for programs alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from summarizer.figures.figure import Span

if TYPE_CHECKING:
    from yaml import Node

_FENCED = re.compile(
    r"""(?mx) \ufeff? --- [ \t]* \r?\n
    (?P<inside> (?: (?! (?:---|\.\.\.) [ \t]* \r?$ ) .*\n ){1,200}? )
    (?:---|\.\.\.) [ \t]* \r? (?:\n|\Z)
    """
)
_ENTRY = re.compile(r"\s*[\w-]{1,40}[ \t]*:", re.M)
_TITLES = ("title", "headline")
_SUMMARIES = ("subtitle", "summary", "description", "excerpt", "standfirst", "lead", "abstract")
_DATES = ("date", "published", "pubdate", "publishdate", "date_published", "published_at")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:\D|$)")
_MOST = 20_000
"""Characters of front matter that are read; a longer one is text like any other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What a page's front matter says; spans are offsets into the page."""

    end: int
    """Where the article begins."""
    title: Span | None = None
    summaries: tuple[Span, ...] = ()
    published: date | None = None

    @property
    def shown(self) -> tuple[Span, ...]:
        """What a reader is shown, in the order of the page."""
        return tuple(sorted((*((self.title,) if self.title else ()), *self.summaries)))


def front_matter(text: str) -> FrontMatter | None:
    """Find the front matter of a page; None where it has none that can be read as YAML."""
    match = _FENCED.match(text) if text.startswith(("---", "\ufeff---")) else None
    if match is None or match.end() > _MOST or not _ENTRY.match(match["inside"]):
        return None
    nodes = _entries(match["inside"])
    if nodes is None:
        return None
    start = match.start("inside")
    spans = {key: span for key, node in nodes.items() if (span := _span(node, text, start)) is not None}
    stated = next((str(nodes[key].value) for key in _DATES if key in nodes), "")
    return FrontMatter(
        end=match.end(),
        title=next((spans[key] for key in _TITLES if key in spans), None),
        summaries=tuple(spans[key] for key in _SUMMARIES if key in spans),
        published=_day(stated),
    )


def _entries(inside: str) -> dict[str, Node] | None:
    """The entries of a YAML mapping as nodes, which know where they stand; no value is made of them."""
    import yaml  # noqa: PLC0415  (only for pages with front matter)

    try:
        root = yaml.compose(inside, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    return {str(key.value).lower(): value for key, value in root.value if isinstance(key, yaml.ScalarNode)}


def _span(node: Node, text: str, start: int) -> Span | None:
    """Where a scalar stands in the page, without its quotation marks, folding mark and white space."""
    if not isinstance(node.value, str) or not node.value.strip():
        return None
    first, last = start + node.start_mark.index, start + node.end_mark.index
    raw = text[first:last]
    opening = re.match(r"[|>][-+0-9]*[^\n]*\n\s*|[\"']\s*|\s*", raw)
    inner = raw[opening.end() if opening else 0 :].rstrip()
    if raw[:1] in "\"'" and inner.endswith(raw[0]):
        inner = inner[:-1].rstrip()
    if not inner:
        return None
    first += opening.end() if opening else 0
    return Span(start=first, end=first + len(inner))


def _day(stated: str) -> date | None:
    match = _DAY.match(stated.strip())
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
